"""What the opened written texts taught: posts by acronym, surnames in capitals, headlines, venues, acts with years."""

from __future__ import annotations

import pytest
from reading import named, posts, said

PRESS = {"kind": "press-release"}


@pytest.mark.parametrize(
    ("text", "holder", "post"),
    [
        ("SRSG Ana Souza met the press.", "Ana Souza", "Special Representative of the Secretary-General"),
        ("ASG Jin Park spoke.", "Jin Park", "Assistant Secretary-General"),
        ("Ms. Ana Souza, of Fiji, becomes Director of the Reef Centre.", "Ana Souza", "Director of Reef Centre"),
        ("Mr. Jin Park was designated Special Envoy for the Reefs.", "Jin Park", "Special Envoy for the Reefs"),
        ("Mr. Jin Park, one-time Director of the Reef Centre, spoke.", "Jin Park", "Director of Reef Centre"),
    ],
)
def test_a_post_is_read_by_its_acronym_and_by_how_it_is_given(text: str, holder: str, post: str) -> None:
    assert (holder, post) in {(h, p) for h, p, _ in posts(text, **PRESS)}


def test_an_acronym_of_a_post_is_no_body() -> None:
    assert named("The Special Representative of the Secretary-General (SRSG) spoke.", "Organization", **PRESS) == set()
    assert named("ASG Jin Park spoke.", "Organization", **PRESS) == set()


@pytest.mark.parametrize(
    "text",
    ["Jotham SOUZALE was in the Reef Service for years.", "Karla Ximena QUINTANA worked as a lawyer for UNICEF."],
)
def test_a_surname_in_capitals_before_a_verb_is_no_body(text: str) -> None:
    assert named(text, "Organization", kind="bio").isdisjoint({"SOUZALE", "QUINTANA"})
    assert len(named(text, "Person", kind="bio")) == 1


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("She advised on the Reef Protection Act 2015.", "Reef Protection Act 2015"),
        ("The CHIPS Act, 2022 and after.", "CHIPS Act"),
    ],
)
def test_an_act_keeps_the_year_behind_it(text: str, act: str) -> None:
    assert act in named(text, "Instrument", **PRESS)


def test_a_headline_that_tells_what_two_bodies_do_is_no_event() -> None:
    text = (
        "# UNODC and INTERPOL launch project on major events security\n\nOctober 6, 2022\n\nIt was presented in Suva."
    )
    assert named(text, "Event", **PRESS) == set()


def test_a_quoted_title_over_house_city_and_day_is_the_event() -> None:
    text = (
        '"After the Storm: Partnerships and the Next Decade of Reefs"\n\nAmbassador Ana Souza\n\n'
        "The Reef Center, Washington, DC\nTuesday, September 12, 2023\n\nThank you all. I am glad to be here with you."
    )
    assert named(text, "Event", kind="remarks") == {"After the Storm: Partnerships and the Next Decade of Reefs"}


def test_who_stands_before_a_body_is_no_part_of_its_name() -> None:
    text = "We thank Dr Ana Powles of Reef University and Professor Jin Park-Lee of Ana Diop Tide University."
    assert named(text, "Organization", **PRESS) == {"Reef University", "Ana Diop Tide University"}
    assert {"Ana Powles", "Jin Park-Lee"} <= named(text, "Person", **PRESS)


def test_what_numbers_a_heading_is_no_part_of_a_name() -> None:
    assert named("C. Reef Protection Council met.", "Organization", **PRESS) == {"Reef Protection Council"}


def test_titles_alone_are_nobody() -> None:
    assert named("Brig Gen of Fiji met Sir in Suva.", "Person", **PRESS) == set()


def test_the_field_of_a_post_is_no_body_for_its_letters() -> None:
    text = "The Commissioner for Reefs, Peace and Security (RPS), Jin Park, spoke."
    assert named(text, "Organization", **PRESS) == set()


def test_the_name_of_a_project_is_nobody_behind_a_post() -> None:
    text = "Ana Souza, Director of Reefs, UNICEF Southeast Asia Smart Power Program"
    assert "Southeast Asia Smart Power" not in named(text, "Person", **PRESS)


def test_a_fact_told_by_an_acronym_has_its_sentence() -> None:
    assert ("Ana Souza", "metWith", "Jin Park") in said("SRSG Ana Souza met ASG Jin Park.")


def test_the_event_of_a_programme_is_its_title_and_no_day_or_part_of_it() -> None:
    text = (
        "REGIONAL WORKSHOP ON REEF CRIME\nSuva, 10-11 September 2024\n\nPROGRAMME\n\nTuesday, September 10\n\n"
        "09:00 Opening\nModerator: Ana Souza, Director, Reef Centre\nSpeakers: Jin Park, Chief, UNICEF\n"
    )
    events = named(text, "Event", kind="programme")
    assert "REGIONAL WORKSHOP ON REEF CRIME" in events
    assert not any("September 10" in event or "09:00" in event for event in events)
