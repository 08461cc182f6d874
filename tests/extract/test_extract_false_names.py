"""What is no name, or not the whole of one: people who are things, bodies that are laws, titles that run on."""

from __future__ import annotations

import pytest
from reading import named, posts, said, spelt


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("President Tamo Intends to Appoint Ana Souza as Commissioner of the Reef Board.", {"Tamo", "Ana Souza"}),
        ("President Joe Tamo Extending the Reef Levy", {"Joe Tamo"}),
        ("Governors\n\nTasmania\n\nThe levy fell.", set()),
        ("Rear Admiral Gregory Huff, Commander of the Fleet, spoke.", {"Gregory Huff"}),
        ("He leads the Agency’s Major Reef Policies.", set()),
        ("Joe Tamo, Director, Reef Agency, New Mexico", {"Joe Tamo"}),
        ("Peter Lee, President, Reef Strategies  \nAnna Barry, Chair, Tide Board", {"Peter Lee", "Anna Barry"}),
    ],
)
def test_a_word_of_the_language_is_no_person(text: str, people: set[str]) -> None:
    assert named(text, "Person") == people


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Remarks by President Tamo and First Lady Ana Tamo in Apia.",
            {("Tamo", "President", "current"), ("Ana Tamo", "First Lady", "current")},
        ),
        (
            "Statement by President Tamo and First Lady Ana Tamo.\n\nPresident Joe Tamo spoke.",
            {("Joe Tamo", "President", "current"), ("Ana Tamo", "First Lady", "current")},
        ),
        (
            "Joe Tamo, Adviser to the Vice President of the United States, spoke.",
            {("Joe Tamo", "Adviser to the Vice President of United States of America", "current")},
        ),
        (
            "Ana Souza, Member, Board of Visitors to the Apia Naval Academy, spoke.",
            {("Ana Souza", "Member of Board of Visitors to the Apia Naval Academy", "current")},
        ),
    ],
)
def test_posts_are_those_of_the_person_and_whole(text: str, held: set[tuple[str, ...]]) -> None:
    assert posts(text) == held


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("They began the Joint Initiative on Reef Loss.", "Project", {"Joint Initiative on Reef Loss"}),
        ("The Dignity in Reefs Initiative (DRI) grew.", "Project", {"Dignity in Reefs Initiative"}),
        ("Ana Souza, Director of the Clean Reef Initiative, spoke.", "Organization", {"Clean Reef Initiative"}),
        ("The Coral Reef Monitoring (CRM) grew.", "Organization", set()),
        (
            "The Endangered Reef Regulations (ERR) and the Pacific Reef Guard (PRG)",
            "Organization",
            {"Pacific Reef Guard"},
        ),
        ("Operation Reef Shield (ORS) ended.", "Organization", set()),
        ("We met Ana Souza, CEO, Reef Board.", "Organization", {"Reef Board"}),
    ],
)
def test_what_is_done_is_no_body(text: str, kind: str, names: set[str]) -> None:
    assert named(text, kind) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We act on the Strategy to Address the Root Causes of Reef Loss today.",
            ["Strategy to Address the Root Causes of Reef Loss"],
        ),
        ("We sent the National Reef Strategy to Congress, and the June report.", ["National Reef Strategy"]),
        ("He signed the Emergency Declaration for Fiji on September 3.", ["Emergency Declaration for Fiji"]),
        (
            "We passed the For the Reefs Act and the 21st Century Reef Act.",
            ["For the Reefs Act", "21st Century Reef Act"],
        ),
        ("Boosting Reefs – The Reef Protection Act offers more.", ["Reef Protection Act"]),
    ],
)
def test_the_name_of_a_law_begins_and_ends_where_it_does(text: str, names: list[str]) -> None:
    assert spelt(text, "Instrument") == names


def test_a_statement_about_an_event_is_not_given_at_it() -> None:
    title = "Statement by Press Secretary Ana Souza on the Choice of Advisers for the Apia Reef Summit"
    assert said("We chose them.", "spokeAt", kind="statement", title=title) == set()


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("They spoke at the Summit for Reefs, and the Department of Justice agreed.", "Summit for Reefs"),
        ("They spoke of trade and the 2022 Apia Special Summit.", "2022 Apia Special Summit"),
    ],
)
def test_an_event_ends_before_another_name_and_begins_behind_one(text: str, event: str) -> None:
    assert named(text, "Event") == {event}


def test_a_list_of_resolutions_names_each_as_one() -> None:
    found = named("Recalling General Assembly resolutions 46/7 and 46/138,", "Resolution", kind="resolution")
    assert not any("resolutions" in name for name in found)


@pytest.mark.parametrize(
    "text",
    [
        "President Tamo spoke in Apia. First Lady Ana Tamo joined him.",
        "President Tamo spoke in Apia. He came with his wife, Ana Tamo.",
    ],
)
def test_a_surname_behind_a_title_is_not_the_wife(text: str) -> None:
    assert ("Ana Tamo", "President", "current") not in posts(text)
    assert ("Tamo", "President", "current") in posts(text)


def test_a_plural_behind_a_rank_is_no_name() -> None:
    assert named("Roads, Bridges, and Major Projects", "Person") == set()


def test_an_office_opens_the_name_of_its_plan() -> None:
    text = "We renew the President’s Emergency Plan for Reef Relief and the President’s Reef Plan."
    assert spelt(text, "Instrument")[0] == "President’s Emergency Plan for Reef Relief"


def test_a_minority_leader_and_his_family_are_no_topics() -> None:
    text = "The Minority Leader spoke. He lives with his family. The Minority Leader left. His family stayed."
    assert said(text, "concerns") == set()


def test_a_committee_for_a_subject_that_is_no_body_is_one() -> None:
    assert named("The Financial Services Committee met on 3 May 2021.", "Organization") == {
        "Financial Services Committee"
    }


def test_a_programme_before_the_head_of_a_title_is_none() -> None:
    assert named("Ana Bello was National Programme Officer at UNDP in Suva.", "Project") == set()


def test_an_acronym_before_a_known_body_stays_a_body_of_its_own() -> None:
    text = "UNODC Counter-Terrorism Committee"
    assert spelt(text, "Organization") == ["UNODC", "Counter-Terrorism Committee"]
