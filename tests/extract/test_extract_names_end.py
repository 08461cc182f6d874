"""What is no name, where names end, and whose a post is: faults met on ordinary releases, in words of the tests' own."""

from __future__ import annotations

import pytest
from reading import named, posts, said


@pytest.mark.parametrize(
    "text",
    [
        "Major Reef Cut for Coastal Families: Nearly all will gain.",
        "Ana Bello, Civil Division, Department of Justice\n\nHarbours\n\nThey met.",
        "FACT SHEET: The Board Designates Avi Kwa Ame Harbour",
        "Joe Tamo, National President Seafaring Veterans of America: “We commend it.”",
        "David Carrick, Associate Director, Suva University Industrial Extension",
    ],
)
def test_words_of_headlines_and_lists_are_no_people(text: str) -> None:
    assert named(text, "Person", kind="press-release") <= {"Ana Bello", "Joe Tamo", "David Carrick"}


def test_who_appoints_another_does_not_hold_the_post() -> None:
    text = "In 2015, Bello was appointed by President Joe Tamo to serve as Director of the Tide Institute."
    assert {(fact[0], fact[1]) for fact in posts(text, kind="bio")} == {("Joe Tamo", "President")}


def test_the_state_of_a_place_is_not_met_with() -> None:
    text = "President Joe Tamo met with President Ana Bello of Fiji in Lima, Peru today."
    assert {fact[2] for fact in said(text, "metWith", kind="readout")} == {"Ana Bello"}


def test_a_body_before_a_post_is_not_met_with() -> None:
    text = "Adviser Joe Tamo met with Tide Party Bureau Member and Director of the Reef Board Ana Bello in Suva."
    assert "Tide Party" not in {fact[2] for fact in said(text, "metWith", kind="readout")}


def test_a_surname_that_is_a_state_too_is_a_surname_behind_a_given_name() -> None:
    assert "Lisa Monaco" in named("Deputy Attorney General Lisa Monaco spoke.", "Person")


def test_former_before_a_title_in_small_letters_is_a_status() -> None:
    text = "Anton Hajjar is the former general counsel of the Tide Workers Union."
    assert posts(text, kind="bio") == {("Anton Hajjar", "General Counsel of Tide Workers Union", "former")}


def test_a_rank_of_two_words_is_one_rank() -> None:
    text = "Lieutenant Commander John Tamo spoke."
    assert [(fact[1], fact[2]) for fact in said(text, "rank", "holdsPost")] == [("rank", "Lieutenant Commander")]


def test_the_year_of_an_act_is_in_its_name() -> None:
    text = "The Reef Defense Authorization Act for FY 2023 prohibits it."
    assert named(text, "Instrument") == {"Reef Defense Authorization Act for FY 2023"}


def test_the_day_is_not_in_a_body_s_name() -> None:
    assert named("They held a meeting of the Tide Consultative Group on March 5.", "Organization") == {
        "Tide Consultative Group"
    }


LEAD = (
    "**Ana Bello, Nominee for Commissioner, Tide\nRegulatory Commission** </span>President Joe Tamo named her in 2021."
)


def test_a_heading_in_bold_on_the_line_of_its_text_is_apart_from_it() -> None:
    assert {fact[0] for fact in posts(LEAD, kind="bio") if "Commissioner" in fact[1]} == {"Ana Bello"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Joe Tamo has served as a Commissioner of the Tide Board since being confirmed in January 2019.", "current"),
        ("Joe Tamo has served as a Commissioner of the Tide Board.", "former"),
        ("Joe Tamo served as a Reef Fellow assigned to a board, and as a Commissioner of the Tide Board.", "former"),
        ("Joe Tamo is President of the Moss Fund, former Commissioner of the Tide Board and a lawyer.", "former"),
    ],
)
def test_the_verb_and_the_word_before_a_post_tell_whether_it_is_past(text: str, status: str) -> None:
    assert {fact[2] for fact in posts(text, kind="bio") if "Commissioner" in fact[1]} == {status}


def test_then_before_a_title_is_past() -> None:
    assert posts("She worked for then-Vice President Joe Tamo.", kind="bio") == {
        ("Joe Tamo", "Vice President", "former")
    }


LIST = """Participants:

Ana Bello, Adviser & Chair of the Harbour\x20
Council\x20\x20
Secretary Joe Tamo, Department of Reefs\x20\x20
Kari Berg, Chief Counsel, Tide Service\x20\x20
"""


def test_the_lines_of_a_list_of_people_are_read_one_by_one() -> None:
    found = {(fact[0], fact[1]) for fact in posts(LIST, kind="press-release")}
    assert ("Kari Berg", "Chief Counsel of Tide Service") in found
    assert ("Joe Tamo", "Chair of Harbour Council") not in found
