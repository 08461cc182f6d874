"""Announcements of nominees and new members: their titles, and the lives that follow."""

from __future__ import annotations

import pytest
from reading import named, posts, said

LIFE = "# Ana Souza\n\nAna Souza is a diplomat. {said}"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("They help Secretary of Energy Nominee Jennifer Hall today.", "Jennifer Hall", "Secretary of Energy"),
        ("She met with Deputy Secretary of Tides nominee Wendy Hall.", "Wendy Hall", "Deputy Secretary of Tides"),
        ("She met with Health Secretary Designate Wendy Hall.", "Wendy Hall", "Health Secretary"),
    ],
)
def test_the_title_of_a_nominee_stands_before_the_name(text: str, name: str, title: str) -> None:
    assert posts(text) == {(name, title, "designate")}


def test_a_field_in_brackets_behind_a_field_is_part_of_the_title() -> None:
    text = "Ana Souza served as Under Secretary of Defense (Comptroller) and Chief Financial Officer."
    assert posts(text) >= {("Ana Souza", "Under Secretary of Defense (Comptroller)", "former")}


def test_a_list_of_people_goes_on_behind_and_without_a_comma() -> None:
    text = "He announced two members: David Hall, Minister for Energy and Julie Souza, Minister for Tides."
    assert {fact[:2] for fact in posts(text)} == {
        ("David Hall", "Minister of Energy"),
        ("Julie Souza", "Minister for Tides"),
    }


@pytest.mark.parametrize(
    "said",
    [
        "She held several roles in the Harbor Department, including Deputy Director, Head of Audit and Chief Counsel.",
        "She worked at the Harbor Department, including as Deputy Director, Head of Audit and Chief Counsel.",
        "Her assignments at the Harbor Department included Deputy Director, Head of Audit and Chief Counsel.",
        "She spent years at the Harbor Department in positions including Deputy Director, Head of Audit and Chief Counsel.",
        "At the Harbor Department, she served in several roles, including Deputy Director, Head of Audit and Chief Counsel.",
    ],
)
def test_the_roles_that_somebody_had_somewhere_are_posts_there(said: str) -> None:
    found = {fact[1] for fact in posts(LIFE.format(said=said), kind="bio")}
    assert {t for t in found if t.endswith(" of Harbor Department")} >= {
        "Deputy Director of Harbor Department",
        "Head of Audit of Harbor Department",
    }


@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        ("I thank Senators Blumenthal, Markey, and Cassidy for this.", {"Blumenthal", "Markey", "Cassidy"}, "Senator"),
        ("She met Ministers Lavrov, Wang and Jaishankar.", {"Lavrov", "Wang", "Jaishankar"}, "Minister"),
        ("We thank Leader Schumer for this.", {"Schumer"}, "Leader"),
    ],
)
def test_a_title_of_several_is_that_of_all_whose_surnames_follow(text: str, names: set[str], title: str) -> None:
    assert posts(text) == {(name, title, "current") for name in names}


def test_what_follows_in_a_list_is_no_person_where_it_is_something_else() -> None:
    assert not posts("Senators Blumenthal, California and others agreed.")


def test_a_second_title_behind_a_first_is_read_to_its_beginning() -> None:
    text = "- Ana Souza, Senior Adviser and Harbor Recovery Coordinator\n"
    assert {fact[1] for fact in posts(text)} == {"Senior Adviser", "Harbor Recovery Coordinator"}


@pytest.mark.parametrize(
    "words",
    ["served for over two decades on the staff of", "worked on the staff of", "spent ten years on the staff of"],
)
def test_who_was_on_the_staff_of_a_body_was_in_it(words: str) -> None:
    text = LIFE.format(said=f"She {words} the Harbor Committee, and with the Reef Committee.")
    assert {fact[2] for fact in said(text, "memberOf", kind="bio")} == {"Harbor Committee", "Reef Committee"}


def test_a_title_in_small_letters_may_be_that_of_one_who_serves_somebody_named() -> None:
    text = LIFE.format(said="She was senior adviser to Secretary Julie Hall for years.")
    assert ("Ana Souza", "Senior Adviser", "former") in posts(text, kind="bio")


@pytest.mark.parametrize("words", ["Announces Senior Clean Reef Team", "Names Additional Members of His Reef Team"])
def test_a_headline_names_no_team(words: str) -> None:
    assert not named("He spoke today.", "Organization", title=f"President Lund {words}", kind="press-release")


def test_a_verb_in_a_headline_is_no_part_of_a_body() -> None:
    text = "*Lund Administration Forms Harbor Reunification Task Force*\n\nIt is so, since I’ve been First Lady."
    assert "Harbor Reunification Task Force" in named(text, "Organization")
    assert not named(text, "Person")


def test_a_name_goes_on_behind_a_number_and_to_the_land_of_its_acronym() -> None:
    text = (
        "The Panel of Persons on the Post-2015 Reef Agenda met. The Committee on Foreign Reefs in the U.S. (CFRUS) met."
        " The Council on Tides in Fiji met."
    )
    assert named(text, "Organization") == {
        "Panel of Persons on the Post-2015 Reef Agenda",
        "Committee on Foreign Reefs in the U.S.",
        "Council on Tides",
    }


def test_a_part_stands_behind_the_acronym_of_its_body() -> None:
    text = LIFE.format(said="She was a member of the Central Intelligence Agency’s (CIA) Reef Service (RS).")
    assert said(text, "memberOf", "partOf", kind="bio") == {
        ("Ana Souza", "memberOf", "Reef Service"),
        ("Reef Service", "partOf", "Central Intelligence Agency"),
    }
