"""Names of bodies and laws that hold "and" and commas; and where a name ends before a person's."""

from __future__ import annotations

import pytest
from reading import named, said


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He sat on the Reef Loss and Tide Board for Samoa.", {"Reef Loss and Tide Board for Samoa"}),
        ("The Palm Forum and Widows Network for Peace met.", {"Palm Forum", "Widows Network for Peace"}),
        ("We met at the Hirsh Museum and Sculpture Garden.", {"Hirsh Museum and Sculpture Garden"}),
        ("We met at the Hirsh Museum and in the Garden.", {"Hirsh Museum"}),
        (
            "She joined the Garden Club of Apia and the Garden Club of Honiara.",
            {"Garden Club of Apia", "Garden Club of Honiara"},
        ),
        ("We met Director of the Office of Reef Engagement Stephen Souza.", {"Office of Reef Engagement"}),
        ("We saw the Institute for Reef Studies.", {"Institute for Reef Studies"}),
    ],
)
def test_a_body_is_named_as_far_as_its_name_goes(text: str, names: set[str]) -> None:
    assert named(text, "Organization") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Congress passed the Reef, Tide and Palm Protection Act.", {"Reef, Tide and Palm Protection Act"}),
        ("Congress passed the Fiji Oversight, Reef and Palm Act.", {"Fiji Oversight, Reef and Palm Act"}),
        ("Congress passed the Reef Treaty, Tide and Palm Protection Act.", {"Tide and Palm Protection Act"}),
    ],
)
def test_a_law_may_hold_a_list_in_its_name(text: str, names: set[str]) -> None:
    assert names <= named(text, "Instrument")


def test_who_stands_behind_a_bodys_name_holds_the_post_in_it() -> None:
    text = "We met Chair of the Council on Reef Quality Brenda Souza."
    assert {(f[0], f[2]) for f in said(text, "holdsPost")} == {("Brenda Souza", "Chair of Council on Reef Quality")}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She worked at the Bureau of Reefs, Department of Tides.", {("Bureau of Reefs", "Department of Tides")}),
        ("She worked at the Tide School in the Center for Reefs.", set()),
    ],
)
def test_a_part_is_part_of_the_greater_body(text: str, parts: set[tuple[str, str]]) -> None:
    assert {(f[0], f[2]) for f in said(text, "partOf")} == parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Souza joined the Palm Council in 2010 and served as its Deputy Director.", {"Palm Council"}),
        ("Ana Souza joined the Palm Council. She served as its Deputy Director.", set()),
        ("The Palm Council of Fiji chose Ana Souza as its Director.", {"Palm Council of Fiji"}),
    ],
)
def test_its_post_is_in_the_body_named_before(text: str, found: set[str]) -> None:
    bodies = {f[2].partition(" of ")[2] for f in said(text, "holdsPost", kind="bio")}
    assert bodies - {""} == found


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "She sat on the Committee for Equal Reefs in Science and Engineering.",
            "Organization",
            "Committee for Equal Reefs in Science and Engineering",
        ),
        ("She sat on the Committee for Equal Reefs in Apia.", "Organization", "Committee for Equal Reefs"),
        (
            "We cite the Executive Order on Reef Research in Support of Fiji Jobs.",
            "Instrument",
            "Executive Order on Reef Research in Support of Fiji Jobs",
        ),
        ("We cite the Reef Agenda for Beating the Tide.", "Instrument", "Reef Agenda for Beating the Tide"),
    ],
)
def test_a_name_goes_on_over_its_field_and_its_state(text: str, kind: str, name: str) -> None:
    assert named(text, kind) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza was promoted, as the Assistant Adjutant General of the Palm Guard in 1995.",
        "I am nominating Admiral Ana Souza for Commander of U.S. Pacific Fleet.",
    ],
)
def test_the_rest_of_a_title_or_of_a_fleet_is_no_person(text: str) -> None:
    assert named(text, "Person", kind="bio") == {"Ana Souza"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("We met Ana Souza, Secretary General of Japan’s Reef Secretariat.", "Secretary-General of Reef Secretariat"),
        ("We met Ana Souza, President of Fiji.", "President of Fiji"),
        (
            "We met Ana Souza, Adviser in the Office of the Secretary for Reef Affairs, Director for Tides, and Jordan.",
            "Adviser of Office of the Secretary for Reef Affairs",
        ),
    ],
)
def test_a_post_is_in_the_body_that_is_a_states_and_no_list(text: str, post: str) -> None:
    assert post in {f[2] for f in said(text, "holdsPost")}
    assert not any("Director" in f[2] and "Adviser" in f[2] for f in said(text, "holdsPost"))


def test_the_first_part_of_an_events_name_does_not_organize_it() -> None:
    assert not said("She joined the Palm Women’s Exchange and Dialogue.", "organizedBy")
    assert {f[2] for f in said("She joined the Palm Council Summit.", "organizedBy")} == {"Palm Council"}


def test_a_headlines_verb_is_no_surname() -> None:
    assert "Souza Submits" not in named("President Souza Submits to Congress Ten Plans", "Person")
