"""States: short and formal names, names inside names, names that people and other things bear."""

from __future__ import annotations

import pytest
from reading import meant, named, spelt


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("the Plurinational State of Bolivia", "Bolivia"),
        ("the Bolivarian Republic of Venezuela", "Venezuela"),
        ("Venezuela (Bolivarian Republic of)", "Venezuela"),
        ("the Islamic Republic of Iran", "Iran"),
        ("Iran (Islamic Republic of)", "Iran"),
        ("the Republic of Korea", "Republic of Korea"),
        ("South Korea", "Republic of Korea"),
        ("the ROK", "Republic of Korea"),
        ("the Democratic People’s Republic of Korea", "Democratic People's Republic of Korea"),
        ("the DPRK", "Democratic People's Republic of Korea"),
        ("North Korea", "Democratic People's Republic of Korea"),
        ("the Democratic Republic of the Congo", "Democratic Republic of the Congo"),
        ("the DRC", "Democratic Republic of the Congo"),
        ("the Republic of the Congo", "Congo"),
        ("Côte d’Ivoire", "Côte d'Ivoire"),
        ("Cote d'Ivoire", "Côte d'Ivoire"),
        ("Türkiye", "Türkiye"),
        ("Turkey", "Türkiye"),
        ("the Czech Republic", "Czechia"),
        ("the Holy See", "Holy See"),
        ("the State of Palestine", "State of Palestine"),
        ("Palestine", "State of Palestine"),
        ("the Syrian Arab Republic", "Syria"),
        ("Syria", "Syria"),
        ("the Lao People’s Democratic Republic", "Lao People's Democratic Republic"),
        ("Viet Nam", "Viet Nam"),
        ("Vietnam", "Viet Nam"),
        ("the Kingdom of Saudi Arabia", "Saudi Arabia"),
        ("the United Kingdom of Great Britain and Northern Ireland", "United Kingdom"),
        ("the UK", "United Kingdom"),
        ("the U.K.", "United Kingdom"),
        ("the United States of America", "United States"),
        ("the United States", "United States"),
        ("the U.S.", "United States"),
        ("the US", "United States"),
        ("the USA", "United States"),
        ("the UAE", "United Arab Emirates"),
        ("Micronesia (Federated States of)", "Micronesia"),
        ("the Federated States of Micronesia", "Micronesia"),
        ("Saint Vincent and the Grenadines", "Saint Vincent and the Grenadines"),
        ("St. Kitts and Nevis", "Saint Kitts and Nevis"),
        ("Trinidad and Tobago", "Trinidad and Tobago"),
        ("Antigua and Barbuda", "Antigua and Barbuda"),
        ("São Tomé and Príncipe", "Sao Tome and Principe"),
        ("Sao Tome and Principe", "Sao Tome and Principe"),
        ("Bosnia and Herzegovina", "Bosnia and Herzegovina"),
        ("Timor-Leste", "Timor-Leste"),
        ("Eswatini", "Eswatini"),
        ("Swaziland", "Eswatini"),
        ("North Macedonia", "North Macedonia"),
        ("Cabo Verde", "Cabo Verde"),
        ("Cape Verde", "Cabo Verde"),
        ("Myanmar", "Myanmar"),
        ("Burma", "Myanmar"),
        ("the Russian Federation", "Russian Federation"),
        ("Russia", "Russian Federation"),
        ("the People’s Republic of China", "China"),
        ("Moldova", "Republic of Moldova"),
        ("the United Republic of Tanzania", "United Republic of Tanzania"),
        ("the Gambia", "Gambia"),
        ("BRUNEI DARUSSALAM", "Brunei Darussalam"),
    ],
)
def test_a_state_is_one_thing_under_each_of_its_names(words: str, state: str) -> None:
    assert len(named(f"We thank {words} for its help.", "State")) == 1
    label = named(f"We thank {words} for its help.", "State").pop()
    assert label == state or state in label


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("We thank Niger and Nigeria.", {"Niger", "Nigeria"}),
        ("We thank the Niger, not Nigeria.", {"Niger", "Nigeria"}),
        ("We thank the Nigerian delegation.", set()),
        (
            "We thank Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea.",
            {"Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"},
        ),
        ("We thank Dominica and the Dominican Republic.", {"Dominica", "Dominican Republic"}),
        ("We thank Sudan and South Sudan.", {"Sudan", "South Sudan"}),
        ("We thank Ireland and Northern Ireland.", {"Ireland"}),
        ("We thank Oman and Romania.", {"Oman", "Romania"}),
        ("We thank Mali, Malawi and Mauritania.", {"Mali", "Malawi", "Mauritania"}),
        ("We thank Timor-Leste and Lesotho.", {"Timor-Leste", "Lesotho"}),
    ],
)
def test_a_state_whose_name_is_inside_another_is_apart_from_it(text: str, states: set[str]) -> None:
    assert named(text, "State") == states


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Georgia Papadaki spoke.",
        "Mr. Michael Jordan spoke.",
        "Mr. Chad Wellington spoke.",
        "Ms. India Arora Menon spoke.",
        "Mr. Israel Okonjo Adeyemi spoke.",
        "They told us about the turkey at lunch.",
        "Nigerian and Tajik, Brazilian and Icelandic colleagues spoke.",
    ],
)
def test_a_name_that_a_person_bears_is_no_state(text: str) -> None:
    assert named(text, "State") == set()


@pytest.mark.parametrize("text", ["We thank Georgia.", "Georgia has acceded.", "The representative of Georgia spoke."])
def test_georgia_is_a_state_where_it_stands_alone(text: str) -> None:
    assert named(text, "State") == {"Georgia"}


@pytest.mark.parametrize(
    "text",
    [
        "The Atlanta office in the State of Georgia closed.",
        "He lives in Savannah, Georgia.",
        "The Gulf of Guinea is rough.",
        "They fish in the Sea of Oman.",
        "New Mexico and New Jersey agreed.",
        "They crossed the Jordan River.",
        "The Lake Chad Basin is dry.",
    ],
)
def test_a_region_a_sea_or_a_federal_state_is_no_state(text: str) -> None:
    assert named(text, "State") == set()


def test_us_the_pronoun_is_no_state() -> None:
    assert named("They asked us to help us all. Let us go. Join us!", "State") == set()


def test_us_in_a_line_of_capitals_is_no_state() -> None:
    assert named("LET US UNITE FOR PEACE AND GIVE US HOPE", "State") == set()


def test_a_possessive_state_is_the_state() -> None:
    assert spelt("We value Fiji’s role and Honduras’ help.", "State") == ["Fiji", "Honduras"]


def test_the_kingdom_of_a_state_is_the_state_with_a_longer_name() -> None:
    text = "The Kingdom of Morocco spoke. Morocco agreed."
    assert named(text, "State") == {"Morocco"}
    assert meant(text, "Kingdom of Morocco") == {"Morocco"}


def test_a_state_inside_the_name_of_a_ministry_is_no_state_of_its_own() -> None:
    text = "We thank the Ministry of Foreign Affairs of Tajikistan."
    assert named(text, "Organization") == {"Ministry of Foreign Affairs of Tajikistan"} or named(text, "State") == {
        "Tajikistan"
    }


def test_a_state_in_capitals_before_a_colon_is_a_state() -> None:
    assert named("TAJIKISTAN: We welcome the report of the Council and stand ready to help.", "State") == {"Tajikistan"}


def test_a_state_run_together_with_a_body_is_still_found() -> None:
    assert named("The UNOCT/Kingdom of Spain dialogue was open.", "State") == {"Spain"}
