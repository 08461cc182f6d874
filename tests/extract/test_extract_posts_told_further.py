"""Posts in ways that press officers have of telling them: followed in one, shared, with fields behind the body."""

from __future__ import annotations

import pytest
from reading import named, posts, said

HEADQUARTERS = "Head of Regional Office"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ms. Ana Souza replaced Boubacar Diallo as Head of the Regional Office on 1 May.",
            {("Ana Souza", f"{HEADQUARTERS}", "current"), ("Boubacar Diallo", HEADQUARTERS, "former")},
        ),
        (
            "Ana Souza, who took over in March from Rui Costa (Brazil) as head of the Regional Office, spoke.",
            {("Ana Souza", HEADQUARTERS, "current"), ("Rui Costa", HEADQUARTERS, "former")},
        ),
        (
            "Ms. Ana Souza, Deputy Executive Director of UNODC for Operations, welcomed the experts.",
            {("Ana Souza", "Deputy Executive Director for Operations of United Nations Office on Drugs and Crime", "current")},
        ),
        (
            "H.E. Carla Rossi, Ambassador of the European Union to Chad, closed the workshop.",
            {("Carla Rossi", "Ambassador to Chad of European Union", "current")},
        ),
        (
            "Mr. Yusuf Bala, Minister of Finance and Chairman of the Counter-Terrorism Committee, spoke.",
            {
                ("Yusuf Bala", "Minister of Finance", "current"),
                ("Yusuf Bala", "Chair of Counter-Terrorism Committee", "current"),
            },
        ),
        (
            "Guy Warrington, former Ambassador to Mali and Chair of the Counter-Terrorism Committee, spoke.",
            {
                ("Guy Warrington", "Ambassador to Mali", "former"),
                ("Guy Warrington", "Chair of Counter-Terrorism Committee", "former"),
            },
        ),
        (
            "Nelson Koech, MP for Belgut and chairperson of the Committee on Defence, spoke.",
            {
                ("Nelson Koech", "MP for Belgut", "current"),
                ("Nelson Koech", "Chair of Committee on Defence", "current"),
            },
        ),
        (
            "Karl Jensen, Senior Adviser to the Special Envoy of the Secretary-General for Yemen, briefed members.",
            {("Karl Jensen", "Senior Adviser to the Special Envoy of the Secretary-General for Yemen", "current")},
        ),
        (
            "Mr. Jean Dupont, Special Envoy of the ASEAN Chair on Myanmar, briefed the Meeting.",
            {("Jean Dupont", "Special Envoy of the ASEAN Chair on Myanmar", "current")},
        ),
        (
            "Mr. Ivan Petrov, Deputy for Capacity Building of BNPT, closed the meeting.",
            {("Ivan Petrov", "Deputy for Capacity Building of BNPT", "current")},
        ),
        (
            "The Commissioner for Political Affairs, Peace and Security (PAPS), H.E. Amadou Ba, spoke.",
            {("Amadou Ba", "Commissioner for Political Affairs, Peace and Security", "current")},
        ),
        (
            "Maria Lopez and Jean Dupont, Co-Chairs of the Working Group on Finance, spoke.",
            {
                ("Maria Lopez", "Co-Chair of Working Group on Finance", "current"),
                ("Jean Dupont", "Co-Chair of Working Group on Finance", "current"),
            },
        ),
        (
            "Lia Broek, co-founder and Executive Director of the Human Security Fund, spoke.",
            {
                ("Lia Broek", "Co-Founder of Human Security Fund", "current"),
                ("Lia Broek", "Executive Director of Human Security Fund", "current"),
            },
        ),
        (
            "UNICRI, represented by Leif Villadsen, Acting Director, proposed an exercise.",
            {("Leif Villadsen", "Director of United Nations Interregional Crime and Justice Research Institute", "acting")},
        ),
        (
            "Harriet Lane, Director, Eastern Europe, United Nations Development Programme, spoke.",
            {("Harriet Lane", "Director, Eastern Europe of United Nations Development Programme", "current")},
        ),
        (
            "Ana Souza was, until last month, Director of the Institute for Security Studies.",
            {("Ana Souza", "Director of Institute for Security Studies", "former")},
        ),
    ],
)  # fmt: skip
def test_a_post_is_read_in_the_ways_in_which_it_is_told(text, found):
    assert posts(text) == found


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Ana Souza, who chaired the Financial Action Task Force's working group on typologies, spoke.", "Ana Souza"),
        ("Ana Souza, our Executive Director, sends her regrets.", "Ana Souza"),
        ("It encouraged the Reef Watch, whose Executive Director, Mr. Vijay Chafekar, spoke.", "Vijay Chafekar"),
    ],
)
def test_a_post_whose_body_stands_elsewhere_is_none_of_another_body(text, none):
    assert all(" of " in post or person != none for person, post, *_ in posts(text))


def test_who_speaks_on_behalf_of_the_president_is_not_the_president():
    text = "On behalf of the President of Sierra Leone, Mr. Ahmed Bangura, Minister of Finance, spoke."
    assert posts(text) == {("Ahmed Bangura", "Minister of Finance", "current")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minister for Foreign Affairs Ana Souza spoke.", {("Ana Souza", "Minister for Foreign Affairs", "current")}),
        (
            "Under-Secretary-General for Political Affairs Ana Souza briefed the Council.",
            {("Ana Souza", "Under-Secretary-General for Political Affairs", "current")},
        ),
        (
            "The Council was briefed by Vanessa Frazier of Malta, in her capacity as Chair of the Counter-Terrorism Committee.",
            {("Vanessa Frazier", "Chair of Counter-Terrorism Committee", "current")},
        ),
        (
            "Mr V. Muraleedharan, Minister of State for External Affairs, Government of India, opened the session.",
            {("V. Muraleedharan", "Minister of State for External Affairs of India", "current")},
        ),
        (
            "UNODC Chief Environmental Economist Ana Souza took part.",
            {("Ana Souza", "Chief Environmental Economist of United Nations Office on Drugs and Crime", "current")},
        ),
    ],
)
def test_a_title_that_ends_in_s_is_not_one_of_several_and_its_field_ends_before_the_name(text, found):
    assert posts(text) == found


def test_numbers_behind_a_name_in_a_headline_are_no_part_of_it():
    assert named("Statement by President Joe Biden Three Years After the Attack", "Person") == {"Joe Biden"}


def test_the_process_to_become_a_member_makes_nobody_one():
    text = "President Joko Widodo supports the process to become a full member of the Financial Action Task Force."
    assert said(text, "memberOf", kind="bio") == set()


def test_a_post_that_closes_one_line_of_a_list_is_not_that_of_the_name_on_the_next():
    text = "Mr. Rui Costa, Director, Reef Institute\nMr. David Daly, Ambassador of the European Union to Thailand\n"
    assert posts(text, kind="programme") == {
        ("Rui Costa", "Director of Reef Institute", "current"),
        ("David Daly", "Ambassador to Thailand of European Union", "current"),
    }


def test_who_has_a_title_before_the_name_is_not_the_holder_of_the_next_one_in_a_list():
    text = (
        "Among them were Special Envoy for the Sahel Rui Costa, the head of the African Union Mission for Mali (MISAHEL),"
        " Maman Sidikou, and Ana Souza."
    )
    assert ("Maman Sidikou", "Head of African Union Mission for Mali", "current") in posts(text)
    assert not any(who == "Rui Costa" and "Head" in post for who, post, *_ in posts(text))


def test_the_centre_of_which_somebody_is_director_is_the_one_named_before():
    text = "The Geneva Centre for Reef Policy met. Ms. Ana Souza, Director of the Centre, spoke."
    assert posts(text) == {("Ana Souza", "Director of Geneva Centre for Reef Policy", "current")}


def test_what_is_said_to_a_committee_is_no_post_in_it():
    text = "Statement of Mr. Rui Costa, Under-Secretary-General for Peace Operations, to the Special Committee"
    assert posts(text) == {("Rui Costa", "Under-Secretary-General for Peace Operations", "current")}


def test_a_title_over_two_lines_of_a_heading_is_no_strategy():
    text = (
        "Opening remarks by Ms. Ana Souza\nUnder-Secretary-General for Management Strategy, Policy and Compliance\n\n"
        "Launch of the Victims of Terrorism Network\nGeneva, Switzerland, 12 June 2023\n\nGood morning to all of you."
    )
    assert posts(text, kind="remarks") == {
        ("Ana Souza", "Under-Secretary-General for Management Strategy, Policy and Compliance", "current")
    }
    assert named(text, "Instrument", kind="remarks") == set()


def test_an_abbreviated_given_name_is_one():
    assert named("Mr. Md. Asaduzzaman spoke in Dhaka.", "Person") == {"Md. Asaduzzaman"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The U.N. special envoy for Somalia, Catriona Laing, is due to brief the Security Council.",
            {("Catriona Laing", "Special Envoy for Somalia of United Nations", "current")},
        ),
        (
            "President Hassan Sheikh Mohamud of Somalia spoke.",
            {("Hassan Sheikh Mohamud", "President of Somalia", "current")},
        ),
        (
            "He was flanked by Inspector General of Police Ana Koome.",
            {("Ana Koome", "Inspector General of Police", "current")},
        ),
        (
            "UNDP Resident Representative a.i. Edo Stork spoke.",
            {("Edo Stork", "Resident Representative of United Nations Development Programme", "acting")},
        ),
        (
            "Biography\n\nDr. Farrukh Tursunov\nDirector, Central Asia Institute\n\nHe studied law in Khujand.",
            {("Farrukh Tursunov", "Director of Central Asia Institute", "current")},
        ),
    ],
)
def test_titles_in_small_letters_in_names_and_on_lines_of_their_own(text, found):
    assert posts(text, kind="bio" if text.startswith("Biography") else "press-release") == found


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Fiji sent its Acting Commissioner of Police, Ms. Anna Berg.", ("Commissioner of Police of Fiji", "acting")),
        (
            "The Reef Council thanked its Executive Director, Ms. Anna Berg, for her work.",
            ("Executive Director of Reef Council", "current"),
        ),
        (
            "Togo’s Minister of Territorial Administration, Anna Berg, took the floor.",
            ("Minister of Territorial Administration of Togo", "current"),
        ),
    ],
)
def test_posts_whose_owner_is_it_or_whose_field_looks_like_a_body(text: str, post: tuple[str, str]):
    assert posts(text) == {("Anna Berg", *post)}
