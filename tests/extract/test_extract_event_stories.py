"""What releases and news of events tell: under which project, who pays, speaks, chairs, attends; and of projects."""

from __future__ import annotations

import pytest
from reading import named, posts, said

RELEASE = {"kind": "press-release", "date": "2023-05-17"}
WORKSHOP = "Regional Workshop on Reef Security"


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (f"The {WORKSHOP} was made possible by a contribution from Norway.", (WORKSHOP, "supportedBy", "Norway")),
        (
            f"The {WORKSHOP} was made possible thanks to the generous funding of Germany.",
            (WORKSHOP, "supportedBy", "Germany"),
        ),
        (f"The {WORKSHOP} opened today. It was funded by Japan.", (WORKSHOP, "supportedBy", "Japan")),
        (
            f'The {WORKSHOP} is part of the Centre’s extra-budgetary project "Safe Reefs, Phase III", funded by Fiji.',
            (WORKSHOP, "partOf", "Safe Reefs, Phase III"),
        ),
        (f"The {WORKSHOP}, held under the Safe Reefs Programme, ended.", (WORKSHOP, "partOf", "Safe Reefs Programme")),
        (
            f'Under the joint UNODC–INTERPOL project "Safe Reefs", a {WORKSHOP} was held in Suva on 3 May 2023.',
            (WORKSHOP, "partOf", "Safe Reefs"),
        ),
        (
            f"The {WORKSHOP} was convened on 17 May 2023 by UNICEF and INTERPOL, with funding from Japan.",
            (WORKSHOP, "organizedBy", "United Nations Children's Fund"),
        ),
        (
            "UNODC held a Dialogue on Reef Screening with representatives of civil society on 15 May 2023.",
            ("Dialogue on Reef Screening", "heldOn", "2023-05-15"),
        ),
        (
            "INVICTUS, an extrabudgetary project implemented by UNODC, is known as Project INVICTUS.",
            ("Project INVICTUS", "implementedBy", "United Nations Office on Drugs and Crime"),
        ),
        (
            "They met with the support of the SIRIUS Project, which Eurojust and INTERPOL implement jointly.",
            ("SIRIUS Project", "implementedBy", "Eurojust"),
        ),
    ],
)
def test_what_is_told_of_an_event_or_project(text: str, fact: tuple[str, ...]) -> None:
    assert fact in said(text, **RELEASE)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("A keynote was delivered by Professor Ana Moe of the Reef League.", ("Ana Moe", "spokeAt")),
        ("Speakers were Dr. Ana Moe (UNODC), Mr. Lu Peri, and Ms. Ida Kos.", ("Lu Peri", "spokeAt")),
        ("In their opening statements Mr. Lu Peri and Ms. Eva Rao recalled the past.", ("Eva Rao", "spokeAt")),
        ("Ms. Ana Moe and Mr. Lu Peri introduced the discussion.", ("Ana Moe", "spokeAt")),
        ("The two days were chaired by Ms. Ana Moe.", ("Ana Moe", "chaired")),
        ("Japan and Fiji sent representatives, as did the European Union.", ("European Union", "attended")),
        ("Mr. Lu Peri, Director of UNICEF, attended as an observer.", ("Lu Peri", "attended")),
        ("Also attending were Mr. Lu Peri, Director of UNICEF, and Ms. Ana Moe.", ("Ana Moe", "attended")),
        ("Over 90 participants from INTERPOL and from Fiji took part.", ("Fiji", "attended")),
    ],
)
def test_who_takes_part_in_the_event_of_a_release(text: str, fact: tuple[str, ...]) -> None:
    facts = said(f"Experts met in Suva on 6 May 2023 for the Fifth Reef Dialogue.\n\n{text}", **RELEASE)
    assert (*fact, "Fifth Reef Dialogue") in facts


def test_who_speaks_under_the_title_of_a_session_speaks_in_it() -> None:
    text = (
        "# Reef Forum\n\n## Plenary Meeting of the Reef Forum\n\n*Suva, 6 and 7 May 2023*\n\n"
        "The Reef Forum held its Plenary Meeting in Suva on 6 and 7 May 2023.\n\n"
        "#### Session 1 – The life of reefs\n\nThe session was moderated by Ms Ana Moe. Speakers were Dr Ida Kos (UNODC) "
        "and Mr Lu Peri.\n\n#### Session 2 – Counting reefs\n\nChaired by Norway.\n\n#### Way forward\n\nAll agreed."
    )
    found = said(text, kind="document", date="2023-05-07")
    one, two = "Session 1 – The life of reefs", "Session 2 – Counting reefs"
    assert {("Ana Moe", "moderated", one), ("Ida Kos", "spokeAt", one), ("Lu Peri", "spokeAt", one)} <= found
    assert ("Norway", "chaired", two) in found
    assert ("Ida Kos", "memberOf", "United Nations Office on Drugs and Crime") in found


def test_titles_in_bold_and_italics_are_projects_and_events() -> None:
    text = "The workshop *Save the Reef Together* was held in Suva. It closes **Many Hands on a Reef**, a project of UNODC."
    assert "Many Hands on a Reef" in named(text, "Project", **RELEASE)
    assert any("Save the Reef Together" in event for event in named(text, "Event", **RELEASE))


def test_who_heads_a_body_and_whose_president_somebody_is() -> None:
    text = "Ms. Eva Rao, who heads the Reef Fund, spoke. The Tide League, whose President, Mr. Lu Peri, spoke, is old."
    assert {("Eva Rao", "Head of Reef Fund", "current"), ("Lu Peri", "President of Tide League", "current")} <= posts(
        text, **RELEASE
    )


def test_a_border_guard_ends_before_the_next_name() -> None:
    text = "Ana Moe of the Border Guard of Latvia and Zurab Kosta, who heads the Reef Fund, described it."
    assert "Border Guard of Latvia" in named(text, "Organization", **RELEASE)


def test_the_house_over_the_day_is_no_event() -> None:
    text = "MINISTRY OF TIDES AND REEF COOPERATION SUVA\n\nSuva, 4 May 2023\n\nFiji said today that it will help."
    assert named(text, "Event", kind="statement") == set()
