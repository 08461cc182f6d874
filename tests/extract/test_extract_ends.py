"""Where guessed names really end and begin, by links, quotations and what they would leave ragged."""

from __future__ import annotations

import pytest
from reading import named, said

from kg.extract.ends import _spelt


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We welcome the [Plan to Save Coral Reefs: Critical Tides](https://a.b/c) today.", "Plan to Save Coral Reefs: Critical Tides"),
        ("We welcome the “Plan to Save Coral Reefs: Critical Tides”.", "Plan to Save Coral Reefs: Critical Tides"),
        ("It set the [Housing Reef Action Plan,](https://a.b/c) as promised.", "Housing Reef Action Plan"),
        ("H.R. 12, the “Coral code Mending And Reuse in Tide Technology Act of 2024;”", "Coral code Mending And Reuse in Tide Technology Act"),
        ("He signed an Executive Order on Saving Reefs and Palm Jobs Through Coastal Care.", "Executive Order on Saving Reefs and Palm Jobs Through Coastal Care"),
        ("He signed the Executive Order on Growing and Expanding the Use of Registered Reefs.", "Executive Order on Growing and Expanding the Use of Registered Reefs"),
        ("He signed the Executive Order on Promoting the Reefs, the Tides, and Palm Services.", "Executive Order on Promoting the Reefs, the Tides, and Palm Services"),
        ("Under his Executive Order on Reef Risk, President Souza acted.", "Executive Order on Reef Risk"),
        ("Under his July Executive Order on Reef Risk we act.", "Executive Order on Reef Risk"),
        ("He signed the COVID-19 Reef Crimes Act into law.", "COVID-19 Reef Crimes Act"),
        ("He signed the Reef and Tide Aid (RTA) Care Improvement Act.", "Reef and Tide Aid (RTA) Care Improvement Act"),
    ],
)  # fmt: skip
def test_the_name_of_a_paper_is_read_to_its_true_end(text: str, name: str) -> None:
    assert named(text, "Instrument") == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She was a fellow at the Center for Tide Study in the Reef Sciences.", "Center for Tide Study in the Reef Sciences"),
        ("She led the Bureau of Reefs, Tides, and Labor.", "Bureau of Reefs, Tides, and Labor"),
        ("He sits on the Board of Trustees of St. Ana’s School.", "Board of Trustees of St. Ana’s School"),
        ("She leads the [Administration for Reef Readiness](https://a.b/c) and the Center for Tides.", "Administration for Reef Readiness"),
        ("Readout of the December National Reef Task Force Meeting. The December National Reef Task Force met.", "National Reef Task Force"),
    ],
)  # fmt: skip
def test_the_name_of_a_body_is_read_to_its_true_end(text: str, name: str) -> None:
    assert name in named(text, "Organization")


def test_a_body_whose_name_is_cut_at_a_slash_is_none() -> None:
    assert named("He led the Division of Global Reefs/Tides and Palms.", "Organization") == set()


def test_the_field_of_a_degree_is_no_part_of_a_school() -> None:
    assert named("She has a B.A. from Apia College in Reef Studies.", "Organization") == {"Apia College"}


def test_a_headline_in_a_link_is_no_name() -> None:
    text = "[House Picks Apia For National Reef Plan To Reduce Loss](https://a.b/c)"
    assert all("Loss" not in name for name in named(text, "Instrument"))


def test_the_last_word_of_an_event_is_no_place() -> None:
    text = "Readout of White House Roundtable on Women in Construction. We met at the Apia Summit on Reefs in Action, the best."
    assert said(text, "heldAt") == set()


def test_an_acronym_in_brackets_tells_where_the_name_begins() -> None:
    assert _spelt("the Reef and Tide Aid ", "RTA", 10) == 14
    assert _spelt("the Reef and Tide Aid ", "XYZ", 10) is None


def test_a_degree_is_no_paper_and_the_rules_of_a_forum_are_its_name() -> None:
    assert named("He earned a Masters of Reef Security and Tide Strategy in Apia.", "Instrument") == set()
    assert named("We join the Global Reef Privacy Rules (CBPR) Forum.", "Instrument") == set()
    assert named("We fund the Master Plan on Reef Connectivity.", "Instrument") == {"Master Plan on Reef Connectivity"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He signed the Executive Order to Strengthen Reef Support Across the Federal Government.", {"Executive Order to Strengthen Reef Support Across the Federal Government"}),
        ("We have a multi-year Alternatives, Rehabilitation, and Reentry Strategic Plan to help.", {"Alternatives, Rehabilitation, and Reentry Strategic Plan"}),
        ("We limit warming to less than 1.5° C. The Strategy shows how.", set()),
        ("We limit warming to less than 1.5° C. The Apia Leaders Declaration on Reefs shows how.", {"Apia Leaders Declaration on Reefs"}),
    ],
)  # fmt: skip
def test_no_name_of_a_paper_is_left_hanging(text: str, found: set[str]) -> None:
    assert named(text, "Instrument") == found


def test_an_event_on_doing_something_is_read_to_what_it_is_done_to() -> None:
    text = "# Readout of White House Roundtable on Leveraging the Reef Reduction Act for Tide Organizations\n\nToday we met."
    assert "White House Roundtable on Leveraging the Reef Reduction Act for Tide Organizations" in named(text, "Event")


def test_a_summit_of_a_state_and_a_body_joined_by_a_hyphen_is_named_by_both() -> None:
    assert named("At the U.S.-EU summit on October 20, 2023, we agreed.", "Event") == {"U.S.-EU summit"}


def test_those_who_chair_are_no_part_of_an_agendas_name() -> None:
    text = "# Readout of Meeting with House Leadership and Committee Chairs on Reef Back Better Agenda"
    assert all("Chairs" not in name for name in named(text, "Instrument"))
