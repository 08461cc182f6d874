"""What a random sample of claims from releases got wrong, by its causes, in words of the tests' own."""

from __future__ import annotations

import pytest
from reading import named, posts, said


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "He led the Society of Federal Reef Relations Professionals in 1990.",
            "Society of Federal Reef Relations Professionals",
        ),
        (
            "She leads the Center for Transportation Workforce Development.",
            "Center for Transportation Workforce Development",
        ),
        (
            "He led the Suva Mayor’s Commission on People with Disabilities.",
            "Suva Mayor’s Commission on People with Disabilities",
        ),
        (
            "She ran the Office to Combat and Monitor Trafficking in Persons.",
            "Office to Combat and Monitor Trafficking in Persons",
        ),
        ("He runs the Office of Access to Justice.", "Office of Access to Justice"),
        (
            "She heads the Business Alliance for Protecting the Coral Coast.",
            "Business Alliance for Protecting the Coral Coast",
        ),
        ("He chaired the Apia State Workers’ Compensation Board.", "Apia State Workers’ Compensation Board"),
        ("She leads the National Rowing League Players’ Association.", "National Rowing League Players’ Association"),
        (
            "She is with the National Harbour Aid and Defender Association.",
            "National Harbour Aid and Defender Association",
        ),
    ],
)
def test_the_name_of_a_body_goes_on_to_its_last_word(text: str, body: str) -> None:
    assert named(text, "Organization", kind="bio") == {body}


def test_a_body_ends_before_the_name_of_a_person_and_not_before_a_field_of_work() -> None:
    text = "The Office of Public Engagement Ana Souza leads met."
    assert named(text, "Organization", kind="press-release") == {"Office of Public Engagement"}


def test_a_name_that_only_opens_the_name_of_a_programme_is_no_body() -> None:
    text = "The Department of Energy’s Clean School Bus Program began."
    assert said(text, "partOf", kind="press-release") == set()


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Ana Bello was a partner at Carrick, Vale and Lowe L.L.P from 2016 to 2021.", "Carrick, Vale and Lowe L.L.P"),
        ("Ana Bello was an attorney at Carrick, Vale, Lowe & Tamo in Suva.", "Carrick, Vale, Lowe & Tamo"),
    ],
)
def test_the_names_of_its_partners_are_one_firm(text: str, firm: str) -> None:
    assert {fact[1].partition(" of ")[2] for fact in posts(text, kind="bio")} == {firm}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ana Bello served as Senior Vice President of Production at Coral Pictures Entertainment.",
            "Senior Vice President of Production of Coral Pictures Entertainment",
        ),
        (
            "Ana Bello has been the Director of Protective Services for Reef Health Corporation.",
            "Director of Protective Services of Reef Health Corporation",
        ),
    ],
)
def test_the_field_of_a_title_is_not_the_body_that_stands_behind_it(text: str, post: str) -> None:
    assert {fact[1] for fact in posts(text, kind="bio")} == {post}


def test_services_behind_which_no_body_stands_are_the_body() -> None:
    text = "Ana Bello is President of Coral Legal Services, and lives in Suva."
    assert {fact[1] for fact in posts(text, kind="bio")} == {"President of Coral Legal Services"}


@pytest.mark.parametrize("guest", ["Ms. Ana Bello", "The Honorable Ana Bello"])
def test_a_guest_does_not_hold_the_post_of_who_brings_her(guest: str) -> None:
    text = f"The Honorable Joe Tamo, President of the Council of Reef Relations & {guest}"
    found = posts(text, kind="press-release")
    assert {(fact[0], fact[1]) for fact in found} == {("Joe Tamo", "President of Council of Reef Relations")}


@pytest.mark.parametrize(
    "text",
    [
        "He was named the Executive Vice Chancellor and Chief Academic Officer.",
        "Ms. Bello served as the Chief Ethics Officer for the Reef Board.",
        "He was Deputy Chief Trial Judge of the Air Force from 2008 to 2011.",
        "The Deputy Directors met with Lieutenant Governors to discuss it.",
        "Joe Tamo is to be Chief Agricultural Negotiator.",
        "The Coordinator of the White House Reef Moonshot, spoke.",
        "They agreed on an annual Assistant Secretary-led Reef Dialogue.",
    ],
)
def test_a_word_of_a_longer_title_is_nobody(text: str) -> None:
    assert named(text, "Person", kind="press-release") <= {"Bello", "Joe Tamo"}


def test_a_name_in_a_headline_ends_before_a_verb_of_will() -> None:
    text = (
        "President Tamo Would Make the Wealthy Pay. President Ana Bello Commemorates the Day. Judge Eva Lowe Candidate"
    )
    assert named(text, "Person", kind="press-release") == {"Tamo", "Ana Bello", "Eva Lowe"}


def test_who_meet_with_others_together_do_not_meet_each_other() -> None:
    text = "President Joe Tamo and Vice President Ana Bello met today with leaders of the coast."
    assert said(text, "metWith", kind="readout") == set()


def test_those_who_meet_today_meet_each_other() -> None:
    text = "President Joe Tamo and Vice President Ana Bello met today in Suva."
    assert {fact[0] for fact in said(text, "metWith", kind="readout")} == {"Joe Tamo"}


def test_bodies_named_in_a_list_with_their_articles_are_not_each_others_parts() -> None:
    text = "She led work in the Bureau of Reef Security, the Office of Tide Affairs in the Bureau of Coasts, and more."
    assert ("Bureau of Reef Security", "partOf", "Office of Tide Affairs") not in said(text, "partOf", kind="bio")


def test_community_justice_is_no_post() -> None:
    assert posts("Ana Bello, Community Justice Action Fund", kind="press-release") == set()


def test_a_post_in_which_somebody_served_until_a_day_is_past() -> None:
    text = "Ana Bello, Chair of the Reef Board, where she served until 2017, spoke."
    assert {fact[2] for fact in posts(text, kind="bio")} == {"former"}


def test_a_decoration_is_no_body() -> None:
    text = "Tamo was awarded the Army’s Decoration for Distinguished Civilian Service."
    assert not any("Decoration" in name for name in named(text, "Organization", kind="bio"))


def test_a_post_held_after_the_service_in_a_body_is_not_in_it() -> None:
    text = "Ana Bello has served in public office, first in the Reef Congress, then as State Treasurer."
    assert ("Ana Bello", "State Treasurer of Reef Congress", "former") not in posts(text, kind="bio")
