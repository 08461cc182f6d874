"""Who holds an event, where and when, told in the forms of notes, releases and communiqués."""

from __future__ import annotations

import pytest
from reading import facts, predicates, said

SUMMIT = "Apia Summit on Reef Loss"
WORKSHOP = "Apia Workshop on Reef Crime"
UNODC = "United Nations Office on Drugs and Crime"
OSCE = "Organization for Security and Co-operation in Europe"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            f"The {WORKSHOP} in Suva, organized by UNODC and the Government of Fiji, ended.",
            f"{WORKSHOP} | organizedBy | {UNODC}\n{WORKSHOP} | organizedBy | Fiji\n{WORKSHOP} | heldAt | Suva",
        ),
        (
            f"The {WORKSHOP} in Suva on 3 May 2022 was organized by UNODC.",
            f"{WORKSHOP} | organizedBy | {UNODC}\n{WORKSHOP} | heldAt | Suva\n{WORKSHOP} | heldOn | 2022-05-03",
        ),
        (
            "Italy will host the next Reef Security Dialogue in Rome in May 2023.",
            "Reef Security Dialogue | organizedBy | Italy | planned\nReef Security Dialogue | heldAt | Rome | planned\n"
            "Reef Security Dialogue | heldOn | 2023-05 | planned",
        ),
        (
            f"Organized by UNODC in partnership with OSCE, the {WORKSHOP} took place in Vienna.",
            f"{WORKSHOP} | organizedBy | {UNODC}\n{WORKSHOP} | organizedBy | {OSCE}\n{WORKSHOP} | heldAt | Vienna",
        ),
        (
            f"On 12 May 2022, UNODC, jointly with OSCE, convened the {WORKSHOP} in Vienna.",
            f"{WORKSHOP} | organizedBy | {UNODC}\n{WORKSHOP} | organizedBy | {OSCE}\n{WORKSHOP} | heldAt | Vienna\n"
            f"{WORKSHOP} | heldOn | 2022-05-12",
        ),
        (
            f"The {WORKSHOP} was organized by the Permanent Missions of Fiji and Samoa to the United Nations.",
            f"{WORKSHOP} | organizedBy | Permanent Mission of Fiji to the United Nations\n"
            f"{WORKSHOP} | organizedBy | Permanent Mission of Samoa to the United Nations",
        ),
        (
            f"Side event on the margins of the {SUMMIT}: “Widows of the Sea and the Law”, co-hosted by UNODC, 4 May 2022.",
            f"Widows of the Sea and the Law | partOf | {SUMMIT}\nWidows of the Sea and the Law | organizedBy | {UNODC}\n"
            "Widows of the Sea and the Law | heldOn | 2022-05-04",
        ),
        (
            f"The delegation of Fiji, headed by Minister Joe Tamo, took part in the {SUMMIT} in Apia.",
            f"Joe Tamo | attended | {SUMMIT}\n{SUMMIT} | heldAt | Apia",
        ),
        (
            "The Peace and Security Council spoke. Council adopted resolution 2719 (2023) on 21 December 2023.",
            "S/RES/2719 (2023) | adoptedOn | 2023-12-21",
        ),
    ],
)
def test_who_holds_an_event_is_read_around_its_place_and_day(text: str, told: str) -> None:
    wanted = facts(told)
    assert said(text, *predicates(wanted)) == wanted


def test_a_place_may_stand_behind_the_day_in_a_heading() -> None:
    text = f"Remarks by Ms. Ana Souza\n\n{SUMMIT}\n\n3 May 2022, Suva\n\nDistinguished delegates,\n\nI thank you."
    assert said(text, "heldAt", "heldOn", kind="remarks") == facts(
        f"{SUMMIT} | heldAt | Suva\n{SUMMIT} | heldOn | 2022-05-03"
    )


def test_a_debate_that_opens_with_its_organ_is_the_organs() -> None:
    text = "Statement\n\nSecurity Council Open Debate on Reef Security\n\nApia, 3 May 2022\n\nMr. President,"
    debate = "Security Council Open Debate on Reef Security"
    assert said(text, "organizedBy", kind="statement") == {(debate, "organizedBy", "Security Council")}


def test_a_committee_that_opens_with_the_acronym_of_its_forum_is_one_body() -> None:
    text = "The eleventh meeting of the GCTF Coordinating Committee ended."
    meeting = "eleventh meeting of the GCTF Coordinating Committee"
    assert said(text, "organizedBy") == {(meeting, "organizedBy", "GCTF Coordinating Committee")}


def test_a_title_names_its_event_before_the_bar() -> None:
    title = "Remarks by President Joe Tamo at the 2024 National Reef Week Conference | Apia, Samoa"
    found = said("Thank you all.", "spokeAt", kind="remarks", title=title)
    assert found == {("Joe Tamo", "spokeAt", "2024 National Reef Week Conference")}
