"""Projects: what they are called, who carries them out and who pays for them."""

from __future__ import annotations

import pytest
from reading import named, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The TIDE-S project has trained 40 divers.", "TIDE-S"),
        ("Under the CT REEF initiative, a survey was begun.", "CT REEF"),
        ("Project Lagoon — set up with funds from Fiji — has trained divers.", "Project Lagoon"),
        (
            "They met for the Digital Skills for Reef Wardens project in Suva.",
            "Digital Skills for Reef Wardens project",
        ),
        ("The best programme this year is called Blue Tide. It is small.", "Blue Tide"),
        ("The Lagoon Recovery Facility, implemented by UNDP, has grown.", "Lagoon Recovery Facility"),
        ("They gave to the Victims of Reef Loss Support Programme of UNODC.", "Victims of Reef Loss Support Programme"),
        ("The Pacific Reef Analysis Project was paid for by Fiji.", "Pacific Reef Analysis Project"),
        ("Fiji spoke of the Exit programme run by the Reef Foundation.", "Exit programme"),
        ("Since 2010, Programme Reef Shield, run by UNICEF, has grown.", "Programme Reef Shield"),
        ("In 2022 it launched a community programme, *Lagune*, in Suva.", "Lagune"),
    ],
)
def test_a_project_is_told_by_its_name_and_the_word_beside_it(text: str, expected: str) -> None:
    assert expected in named(text, "Project")


@pytest.mark.parametrize(
    "text",
    [
        "The UNODC project has ended.",
        "The CVE programme has ended.",
        "Ana Souza was Senior Project Officer, Suva.",
        "Ana Souza was Senior Programme Manager, Suva.",
        "The Project Manager spoke.",
    ],
)
def test_a_body_a_field_and_a_post_before_or_behind_the_word_are_no_project(text: str) -> None:
    assert named(text, "Project") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm Ana Souza, I direct the Program on Reefs and Tides here.", "Program on Reefs and Tides"),
        ("Ana Souza, Director of the Reef Programme at Lagoon House, spoke.", "Reef Programme"),
        ("According to the Reef Event Data Project (RED), losses rose.", "Reef Event Data Project"),
    ],
)
def test_a_programme_in_which_people_work_is_a_body(text: str, expected: str) -> None:
    assert expected in named(text, "Organization")
    assert named(text, "Project") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The TIDE-S project, financed by Fiji and Samoa and implemented by Lagoon Expertise and UNODC, has ended.",
            {
                ("TIDE-S", "supportedBy", "Fiji"),
                ("TIDE-S", "supportedBy", "Samoa"),
                ("TIDE-S", "implementedBy", "Lagoon Expertise"),
                ("TIDE-S", "implementedBy", "United Nations Office on Drugs and Crime"),
            },
        ),
        (
            "The Lagoon Reef Programme – paid for by Fiji and run by UNICEF from its office in Suva – has grown.",
            {
                ("Lagoon Reef Programme", "supportedBy", "Fiji"),
                ("Lagoon Reef Programme", "implementedBy", "United Nations Children's Fund"),
            },
        ),
        (
            "Under the CT REEF initiative, funded by Fiji and carried out by UNODC with INTERPOL, a survey was begun.",
            {
                ("CT REEF", "supportedBy", "Fiji"),
                ("CT REEF", "implementedBy", "United Nations Office on Drugs and Crime"),
                ("CT REEF", "implementedBy", "International Criminal Police Organization"),
            },
        ),
        (
            "States may give to the Lagoon Reef Programme, which at present relies on the generosity of Fiji and Tonga.",
            {
                ("Lagoon Reef Programme", "supportedBy", "Fiji"),
                ("Lagoon Reef Programme", "supportedBy", "Tonga"),
            },
        ),
        (
            "UNODC is grateful to Norway for funding the TIDE-S project.",
            {("TIDE-S", "supportedBy", "Norway")},
        ),
        (
            "The Lagoon Reef Programme, a UNODC-run initiative, receives funds from the European Union.",
            {
                ("Lagoon Reef Programme", "implementedBy", "United Nations Office on Drugs and Crime"),
                ("Lagoon Reef Programme", "supportedBy", "European Union"),
            },
        ),
        (
            "A training course for divers was held in Suva with Tonga; Fiji and Samoa paid for it.",
            {
                ("training course for divers", "supportedBy", "Fiji"),
                ("training course for divers", "supportedBy", "Samoa"),
            },
        ),
        (
            "The programme is called Blue Tide. It's run by a Suva outfit, Reef Trust, and funded by Fiji and by us.",
            {("Blue Tide", "implementedBy", "Reef Trust"), ("Blue Tide", "supportedBy", "Fiji")},
        ),
        (
            "They closed the TIDE-S project. Financed by Fiji, with a contribution from Samoa, and implemented by UNODC"
            " with partners in nine countries, it has reached 18,000 people.",
            {
                ("TIDE-S", "supportedBy", "Fiji"),
                ("TIDE-S", "supportedBy", "Samoa"),
                ("TIDE-S", "implementedBy", "United Nations Office on Drugs and Crime"),
            },
        ),
        (
            "They visited Project LAGOON, which UNODC runs for ASEAN police forces with funding from Fiji.",
            {
                ("Project LAGOON", "implementedBy", "United Nations Office on Drugs and Crime"),
                ("Project LAGOON", "supportedBy", "Fiji"),
            },
        ),
        (
            "With funding from Fiji, UNDP is implementing the Lagoon Resilience Project.",
            {
                ("Lagoon Resilience Project", "implementedBy", "United Nations Development Programme"),
                ("Lagoon Resilience Project", "supportedBy", "Fiji"),
            },
        ),
        (
            "The TIDE-S project has begun.\n\n- *Implementing agencies*: UNODC; UNDP\n\n- *Donors*: Fiji and Samoa",
            {
                ("TIDE-S", "implementedBy", "United Nations Office on Drugs and Crime"),
                ("TIDE-S", "implementedBy", "United Nations Development Programme"),
                ("TIDE-S", "supportedBy", "Fiji"),
                ("TIDE-S", "supportedBy", "Samoa"),
            },
        ),
        (
            "They signed the project document of *Roots of Reefs: Resilience in Suva* (Raízes do Recife) today. The Raízes do"
            " Recife is funded by Fiji, by Samoa and by Tonga. UNDP is implementing it jointly with UNICEF and two national"
            " partners, Reef Trust and the Centre for Tides.",
            {
                ("Roots of Reefs: Resilience in Suva", "supportedBy", "Fiji"),
                ("Roots of Reefs: Resilience in Suva", "supportedBy", "Samoa"),
                ("Roots of Reefs: Resilience in Suva", "supportedBy", "Tonga"),
                ("Roots of Reefs: Resilience in Suva", "implementedBy", "United Nations Development Programme"),
                ("Roots of Reefs: Resilience in Suva", "implementedBy", "United Nations Children's Fund"),
                ("Roots of Reefs: Resilience in Suva", "implementedBy", "Reef Trust"),
                ("Roots of Reefs: Resilience in Suva", "implementedBy", "Centre for Tides"),
            },
        ),
        (
            "Fiji confirmed its contribution of EUR 800,000 to the project “Schools of Reefs”, which is implemented in Samoa"
            " by UNICEF.",
            {
                ("Schools of Reefs", "supportedBy", "Fiji"),
                ("Schools of Reefs", "implementedBy", "United Nations Children's Fund"),
            },
        ),
        (
            "Its Reef Centre, with support from Fiji and UNDP, launched a community programme, *Lagune*, in 2022.",
            {
                ("Lagune", "supportedBy", "Fiji"),
                ("Lagune", "supportedBy", "United Nations Development Programme"),
                ("Lagune", "implementedBy", "Reef Centre"),
            },
        ),
    ],
)
def test_who_carries_a_project_out_and_who_pays_for_it(text: str, expected: set[tuple[str, ...]]) -> None:
    assert said(text, "supportedBy", "implementedBy") == expected


def test_in_a_speech_those_are_thanked_who_pay_for_its_event() -> None:
    text = "It is an honour to open this conference.\n\nWe thank the Embassy of Fiji in Apia for making it possible."
    title = "Remarks at the Lagoon Conference"
    assert said(text, "supportedBy", kind="remarks", title=title) == {
        ("Lagoon Conference", "supportedBy", "Embassy of Fiji in Apia")
    }


def test_what_is_paid_under_a_project_is_the_event() -> None:
    text = "The workshop on reefs in Suva is held under the Lagoon Justice Initiative and funded by Fiji."
    assert said(text, "supportedBy", "partOf") == {
        ("workshop on reefs", "supportedBy", "Fiji"),
        ("workshop on reefs", "partOf", "Lagoon Justice Initiative"),
    }
