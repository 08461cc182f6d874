"""Lives and meetings: biographies beyond the plain post, people who meet, delegations with leaders of their own."""

from __future__ import annotations

import pytest
from reading import named, posts, reading, said

from kg.model import Value

LIFE = "Senator Adaeze Nwosu (D-VT) is the 15th Chair of the Reef Board of Fiji.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{LIFE}Adaeze Nwosu met the press. She served for more than 30 years as Director of the Tide Institute.",
            ("Adaeze Nwosu", "Director of Tide Institute", "former"),
        ),
        (
            "Adaeze Nwosu is Chair of the Reef Board. Prior to that, she was Director of the Tide Institute.",
            ("Adaeze Nwosu", "Director of Tide Institute", "former"),
        ),
        (
            "Adaeze Nwosu is Chair of the Reef Board. Other assignments include Director of the Tide Institute.",
            ("Adaeze Nwosu", "Director of Tide Institute", "former"),
        ),
        (
            "Adaeze Nwosu is Chair of the Reef Board. She has also served as Director of the Tide Institute, "
            "as Deputy Director of the Widows Network, and as Chair of the Moss Fund.",
            ("Adaeze Nwosu", "Chair of Moss Fund", "former"),
        ),
        (
            "Adaeze Nwosu is a Presidential Harbour Fellow at the Tide Institute.",
            ("Adaeze Nwosu", "Presidential Harbour Fellow of Tide Institute", "current"),
        ),
    ],
)
def test_a_life_tells_its_posts(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in posts(text, kind="bio")


def test_the_party_and_the_number_of_a_holder_stand_between_no_name_and_its_post() -> None:
    assert ("Adaeze Nwosu", "Chair of Reef Board of Fiji", "current") in posts(LIFE, kind="bio")


def test_a_post_for_which_somebody_nominates_is_not_his_own() -> None:
    text = "Nominated by President Joe Tamo as Director of the Tide Institute, she went to Apia."
    assert not [post for who, post, _ in posts(text, kind="bio") if "Director" in post and "Tamo" in who]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Adaeze Nwosu currently serves on the Executive Committee of the Red Cross.",
        "Ms. Adaeze Nwosu was appointed in 2016 to the Executive Committee of the Red Cross.",
        "Ms. Adaeze Nwosu is also the senior-most member of the Executive Committee of the Red Cross.",
    ],
)
def test_a_member_of_a_board_is_one_of_it(text: str) -> None:
    (fact,) = said(text, "memberOf", kind="bio")
    assert fact[:3] == ("Adaeze Nwosu", "memberOf", "Executive Committee of the Red Cross")


def test_a_surname_at_the_head_of_a_sentence_is_its_bearer() -> None:
    text = "Adaeze Nwosu, Chair of the Reef Board, chairs the Moss Committee. Nwosu teaches."
    assert said(text.replace("teaches", "joined the Tide Institute"), "memberOf", kind="bio")


@pytest.mark.parametrize(
    "text",
    [
        "Today, President Joe Tamo of Brazil and Prime Minister Ali Veru of Fiji met in Suva.",
        "President Joe Tamo and Prime Minister Ali Veru held a bilateral meeting.",
        "Readout of President Joe Tamo’s Meeting with Prime Minister Ali Veru",
        "President Joe Tamo met virtually with Prime Minister Ali Veru.",
        "President Joe Tamo met with Fijian Prime Minister Ali Veru.",
        "President Joe Tamo Jr. of Brazil met with Prime Minister Ali Veru.",
    ],
)
def test_two_people_meet(text: str) -> None:
    (fact,) = said(text, "metWith", kind="readout")
    assert fact[0].startswith("Joe Tamo")
    assert fact[2] == "Ali Veru"


def test_what_belongs_to_a_person_is_not_in_his_name() -> None:
    text = "Readout of Deputy National Security Advisor Joe Tamo’s Trip to Haiti"
    assert named(text, "Person") == {"Joe Tamo"}


@pytest.mark.parametrize(
    "name", ["U.S.-UK-EU Atrocity Crimes Advisory Group", "United States-Brazil Climate Change Working Group"]
)
def test_states_joined_by_hyphens_open_a_name(name: str) -> None:
    assert name in named(f"We thank the {name} for its work.", "Organization")


def test_an_event_is_held_from_a_day_to_a_day() -> None:
    text = "The Apia Summit on Reef Loss shall be held from 20 September 2010, to 22 September 2010, in New York."
    facts = said(text, "heldOn", "endsOn", "heldAt", kind="brief")
    assert {fact[1:3] for fact in facts} >= {("heldOn", "2010-09-20"), ("endsOn", "2010-09-22")}


@pytest.mark.parametrize(
    ("words", "since", "until"),
    [
        ("from January 20 to February 2, 2021", "2021-01-20", "2021-02-02"),
        ("from 20 January to 2 February 2021", "2021-01-20", "2021-02-02"),
        ("from December 20 to January 3, 2021", "2020-12-20", "2021-01-03"),
    ],
)
def test_the_first_of_two_days_takes_its_year_from_the_second(words: str, since: str, until: str) -> None:
    text = f"Ana Bello also served at the Department of Homeland Security as Acting Secretary {words}."
    assert {fact[-2:] for fact in posts(text, kind="bio", date="2022-05-06")} == {(f"since {since}", f"until {until}")}


def test_a_summit_on_other_days_is_another_summit() -> None:
    text = """We met in Suva for our annual Summit on May 19-21, 2023, more united than ever.

We will act over the coming year, starting with the Summit organized in Paris on June 22-23 to renew the fund."""
    found = reading(text, date="2023-05-22")
    days = {
        r.subject: r.object.text for r in found.relations if r.predicate == "heldOn" and isinstance(r.object, Value)
    }
    assert sorted(days.values()) == ["2023-05-19", "2023-06-22"]
    places = {
        days[r.subject]: found.referents[r.object].names[0]
        for r in found.relations
        if r.predicate == "heldAt" and isinstance(r.object, int)
    }
    assert places == {"2023-05-19": "Suva", "2023-06-22": "Paris"}


TWO = """President Joe Tamo today announced Presidential Delegations to Suva to attend the Reef Games.

First Lady Ana Bello will lead the delegation to the Opening of the Reef Games.

Members of the Presidential Delegation:

T.H. Lwazi Mthethwa, Ambassador to Fiji

Mr. Ofa Halapua will lead the delegation to the Closing of the Reef Games.

Members of the Presidential Delegation:

Ms. Adaeze Nwosu, Mayor of Apia"""


def test_each_delegation_of_a_list_has_its_leader_and_its_event() -> None:
    facts = {(who, what) for who, _, what, *_ in said(TWO, "attended", kind="participants", date="2022-08-30")}
    assert facts >= {
        ("Ana Bello", "Opening of the Reef Games"),
        ("Lwazi Mthethwa", "Opening of the Reef Games"),
        ("Ofa Halapua", "Closing of the Reef Games"),
        ("Adaeze Nwosu", "Closing of the Reef Games"),
    }


def test_a_ceremony_told_again_in_short_is_the_same() -> None:
    text = TWO.replace(
        "Opening of the Reef Games.", "Opening of the Reef Games. The Opening Ceremony was held on 3 May 2022."
    )
    facts = {fact[:3] for fact in said(text, "heldOn", kind="participants", date="2022-08-30")}
    assert facts == {("Opening of the Reef Games", "heldOn", "2022-05-03")}


def test_the_closing_of_games_is_part_of_them() -> None:
    facts = {fact[:3] for fact in said(TWO, "partOf", kind="participants", date="2022-08-30")}
    assert ("Closing of the Reef Games", "partOf", "Reef Games") in facts


def test_other_plenary_meetings_of_a_record_are_of_its_organ() -> None:
    text = """General Assembly, session 64, 66th plenary meeting, 2009-12-21 (verbatim record, extract)

The President: “Members will recall that the Assembly held its debate at the 47th plenary meeting, on 16 November 2009.”"""
    facts = {fact[:3] for fact in said(text, "organizedBy", "heldOn", kind="meeting-record", date="2009-12-21")}
    assert ("47th plenary meeting", "heldOn", "2009-11-16") in facts
    assert ("47th plenary meeting", "organizedBy", "General Assembly") in facts


def test_a_paper_that_a_resolution_knows_by_its_date_is_cited() -> None:
    text = """Resolution 525 (1982)

The Security Council,

Recalling the statement of 4 October 1982 of its President,"""
    cited = {fact[2] for fact in said(text, "cites", kind="resolution", date="1982-12-07")}
    assert "statement of 4 October 1982" in cited
