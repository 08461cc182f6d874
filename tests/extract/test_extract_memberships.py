"""Of which bodies one is a member in a life, and for which one has worked, whatever words and lists stand between."""

from __future__ import annotations

import pytest
from reading import said

WHO = "Ana Souza, Nominee for Chair of UNICEF\n\nAna Souza is the Chair of UNICEF. "


def _members(text: str) -> set[str]:
    return {fact[2] for fact in said(WHO + text, "memberOf", kind="bio") if fact[0] == "Ana Souza"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Souza worked for over six years for the Tide Institute.", {"Tide Institute"}),
        ("Souza worked in a variety of capacities within the Tide Institute.", {"Tide Institute"}),
        ("Souza served for 18 years with the Apia Police Department.", {"Apia Police Department"}),
        ("Before that, she spent more than 20 years at the Tide Institute.", {"Tide Institute"}),
        ("Over the course of her career at the Tide Institute, Souza wrote on reefs.", {"Tide Institute"}),
        ("She has taught courses in reef law at Moss University.", {"Moss University"}),
        ("Souza joined the faculty of Moss University and wrote on tides.", {"Moss University"}),
        ("Souza is a veteran of the U.S. Navy.", {"United States Navy"}),
        (
            "Souza's overseas assignments included the U.S. Embassy in Suva, Fiji and the U.S. Embassy in Apia.",
            {"U.S. Embassy in Suva", "U.S. Embassy in Apia"},
        ),
        (
            "Other overseas assignments include the U.S. Embassy in Suva, Fiji; and the U.S. Embassy in Apia.",
            {"U.S. Embassy in Suva", "U.S. Embassy in Apia"},
        ),
        (
            "She sits on a range of boards and advisory committees, including Kelp, the Tide Institute (TI), and the "
            "Moss Fund.",
            {"Kelp", "Tide Institute", "Moss Fund"},
        ),
        ("Her board affiliations include the Tide Institute and the Moss Fund.", {"Tide Institute", "Moss Fund"}),
        (
            "Souza has spent a decade in roles in reef policy, including in the Tide Institute and the Moss Fund.",
            {"Tide Institute", "Moss Fund"},
        ),
        ("He was on the boards or advisory boards of Oxfam America and the Moss Fund.", {"Oxfam America", "Moss Fund"}),
        (
            "She serves on the boards of five non-profits, including The Tide Institute, and Kelpwell.",
            {"Tide Institute", "Kelpwell"},
        ),
        (
            "She litigated reef cases at the Tide Institute, Public Counsel Law Center, and the Moss Fund.",
            {"Tide Institute", "Moss Fund"},
        ),
        ("Souza served in the Denton, Texas Police Department.", {"Denton, Texas Police Department"}),
        ("She is known for her nearly 20 years on the Apia City Council.", {"Apia City Council"}),
        ("A former employee of the Tide Institute, Souza wrote on tides.", {"Tide Institute"}),
        ("Souza was appointed by President Lowe to serve on the Reef Commission.", {"Reef Commission"}),
        ("Souza was appointed by Governor Joe Lowe as a member of the Reef Commission.", {"Reef Commission"}),
        ("Souza sat on the Board of Directors for the Atlantic Council.", {"Atlantic Council"}),
        ("Souza is a member of the Atlantic Council Board of Directors.", {"Atlantic Council"}),
        ("Souza worked at Kelpline, Tidewell, and the Moss Fund.", {"Kelpline", "Tidewell", "Moss Fund"}),
    ],
)
def test_one_belongs_to_each_body_of_a_list_behind_what_says_so(text: str, bodies: set[str]) -> None:
    assert bodies <= _members(text)


@pytest.mark.parametrize(
    "text",
    [
        "Souza worked closely with the Tide Institute and the Moss Fund.",
        "In her roles as Envoy, Souza worked with organizations such as the Tide Institute.",
        "Souza worked to secure funds for the Tide Institute.",
        "Souza earned a master's degree in social work at Moss University.",
        "She prepared people for meetings with members of the Tide Institute.",
        "She handled the Senator’s work as a member of the Reef Committee.",
        "Souza worked for Senator Joe Lowe, who served on the Reef Committee.",
        "Souza wrote of what President Lowe did, which President Lowe fought for as a member of the Reef Committee.",
    ],
)
def test_one_belongs_to_no_body_beside_which_something_is_done(text: str) -> None:
    assert _members(text) == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Prior to joining the Department of Justice, Souza worked at the Tide Institute.", "Tide Institute"),
        ("In 2021, Governor Lowe appointed her to serve on the Reef Commission.", "Reef Commission"),
    ],
)
def test_who_is_the_subject_of_a_verb_is_told_of_though_a_title_or_a_body_stands_before(text: str, body: str) -> None:
    assert body in _members(text)


def test_one_is_told_of_by_a_short_form_and_by_half_of_a_surname() -> None:
    text = "Michael Ito-Lowe is the Chair of UNICEF.\n\nMike serves on the Reef Commission. Lowe worked at the Tide Institute."
    found = {fact[2] for fact in said(text, "memberOf", kind="bio")}
    assert found == {"Reef Commission", "Tide Institute"}
