"""Events that small letters describe, the event that a release is about, and what is said of it without its name."""

from __future__ import annotations

import pytest
from reading import named, said, spelt

WORKSHOP = "regional workshop on reef safety"
LEAD = f"Suva, 4 May 2022 – The Reef Agency today opened a {WORKSHOP} in Suva, held from 4 to 6 May 2022.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"The Reef Agency hosted a {WORKSHOP} in Suva.",
        f"A {WORKSHOP} was held last year.",
        f"The Reef Agency took part in a {WORKSHOP} on 4 May 2022.",
        f"Today, the Reef Agency convened a {WORKSHOP}, which was a success.",
        f"It was discussed at the two-day {WORKSHOP}, organized by Fiji.",
    ],
)
def test_an_event_described_in_small_letters_is_one_where_place_day_or_verb_tells_that_people_met(text: str) -> None:
    assert named(text, "Event") == {WORKSHOP}


@pytest.mark.parametrize(
    "text",
    [
        f"The Reef Agency plans a {WORKSHOP}.",
        "It is a forum for dialogue and a conference for experts.",
        "A workshop on Monday is better than none.",
        f"We need a {WORKSHOP} that all can attend.",
    ],
)
def test_a_kind_of_event_of_which_nothing_is_told_is_none(text: str) -> None:
    assert named(text, "Event") == set()


def test_the_event_that_a_release_opens_with_is_what_its_words_point_back_at() -> None:
    text = LEAD + (
        "Opening remarks were delivered by Ms. Ana Souza. The discussion was moderated by Mr. Joe Tamo, "
        "with presentations by Ms. Rita Lund and Mr. Ken Abe. Mr. Abe was joined by Ms. Sia Moa. "
        "Mr. Jon Ek made closing remarks."
    )
    found = said(text, "opened", "closed", "moderated", "spokeAt", "attended", kind="press-release")
    assert found == {
        ("Ana Souza", "opened", WORKSHOP),
        ("Joe Tamo", "moderated", WORKSHOP),
        ("Rita Lund", "spokeAt", WORKSHOP),
        ("Ken Abe", "spokeAt", WORKSHOP),
        ("Sia Moa", "attended", WORKSHOP),
        ("Jon Ek", "closed", WORKSHOP),
    }


def test_the_days_that_are_told_of_an_event_take_the_place_of_today() -> None:
    assert said(LEAD, "heldOn", "endsOn", "heldAt", kind="press-release") == {
        (WORKSHOP, "heldOn", "2022-05-04"),
        (WORKSHOP, "endsOn", "2022-05-06"),
        (WORKSHOP, "heldAt", "Suva"),
    }


def test_a_release_that_only_recalls_an_event_is_not_about_it() -> None:
    text = "Fiji recalls the Apia Summit on Reef Loss of 2019.\n\nOpening remarks were delivered by Ms. Ana Souza."
    assert said(text, "opened", kind="press-release") == set()


def test_those_who_open_an_event_with_others_hold_it() -> None:
    text = f"UNODC, in partnership with Fiji, today opened a {WORKSHOP} in Suva."
    assert {fact[2] for fact in said(text, "organizedBy")} == {"United Nations Office on Drugs and Crime", "Fiji"}


@pytest.mark.parametrize("line", ["\n", " "])
def test_an_event_in_a_heading_ends_before_the_city_and_day_under_it(line: str) -> None:
    text = f"Remarks by Ms. Ana Souza at the Pacific Seminar on Reef Safety{line}Suva, 4 May 2022\n\nDear colleagues,"
    assert spelt(text, "Event", kind="remarks") == ["Pacific Seminar on Reef Safety"]
    assert said(text, "heldOn", "heldAt", "spokeAt", kind="remarks") == {
        ("Pacific Seminar on Reef Safety", "heldOn", "2022-05-04"),
        ("Pacific Seminar on Reef Safety", "heldAt", "Suva"),
        ("Ana Souza", "spokeAt", "Pacific Seminar on Reef Safety"),
    }


def test_city_and_state_under_the_title_of_remarks_are_where_they_are_given() -> None:
    text = "# Remarks by Ms. Ana Souza at the Pacific Seminar on Reef Safety\n\n**Suva, Fiji**\n\nThank you all."
    assert said(text, "heldAt", kind="remarks") == {("Pacific Seminar on Reef Safety", "heldAt", "Suva")}


def test_a_summary_is_of_the_event_that_it_names() -> None:
    text = "Chair’s Summary of the Third Pacific Summit on Reef Safety\n\nSuva, 4 May 2022\n\nWe met."
    assert said(text, "heldOn", kind="document") == {("Third Pacific Summit on Reef Safety", "heldOn", "2022-05-04")}


@pytest.mark.parametrize(
    "text",
    [
        "The Group of Seven (Canada, France and Japan) agreed.",
        "Canada, France and Japan, the three members of the Group of Seven, agreed.",
    ],
)
def test_states_are_members_of_the_group_that_a_bracket_or_an_aside_tells(text: str) -> None:
    members = {fact[0] for fact in said(text, "memberOf")}
    assert members == {"Canada", "France", "Japan"}


def test_thanks_go_to_those_who_host_and_to_those_who_brief() -> None:
    text = (
        "Statement by Ms. Ana Souza at the Pacific Seminar on Reef Safety\n\n"
        "I thank Fiji for hosting us, and the Director, Mr. Ken Abe, for his briefing."
    )
    assert said(text, "organizedBy", kind="statement") == {("Pacific Seminar on Reef Safety", "organizedBy", "Fiji")}
    assert ("Ken Abe", "spokeAt", "Pacific Seminar on Reef Safety") in said(text, "spokeAt", kind="statement")


def test_a_side_event_with_a_quoted_title_is_what_a_note_is_about() -> None:
    text = (
        "Third Pacific Summit on Reef Safety\n\nSide event: “Nets and the Law of Reefs”\n\nConcept note\n\n"
        "Date: 4 May 2022\n\nVenue: Suva\n\nModerator: Ms. Ana Souza"
    )
    event = "Side event: “Nets and the Law of Reefs”"
    assert said(text, "heldOn", "partOf", "moderated", kind="programme") == {
        (event, "heldOn", "2022-05-04"),
        (event, "partOf", "Third Pacific Summit on Reef Safety"),
        ("Ana Souza", "moderated", event, "planned"),
    }
