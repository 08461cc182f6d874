"""Names of bodies that were cut: units behind the body whose they are, firms of many partners, names that hold lists."""

from __future__ import annotations

import pytest
from reading import named, said


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She was Counsel to the U.S. Senate Banking Committee.", "U.S. Senate Banking Committee"),
        ("She joined the Atlantic Council Reef Study Group.", "Atlantic Council Reef Study Group"),
        ("Before joining NASA OIG, she wrote on reefs.", "NASA OIG"),
        ("He served in the U.S. Army Reserve for ten years.", "U.S. Army Reserve"),
        ("He was a partner at Souza, Lowe & Tamo LLP in Apia.", "Souza, Lowe & Tamo LLP"),
        ("He practiced law for the Reef Aid Society and Moss, Ito & Bell LLP.", "Moss, Ito & Bell LLP"),
        ("He is a member of the State Bar of California.", "State Bar of California"),
        (
            "She was Counsel to the Senate Health, Education, Labor and Pensions Committee.",
            "Senate Health, Education, Labor and Pensions Committee",
        ),
        (
            "She advises the National Reef, Tide, and Palm Advisory Board.",
            "National Reef, Tide, and Palm Advisory Board",
        ),
        (
            "He chairs the Presidential Commission on the Security Council.",
            "Presidential Commission on the Security Council",
        ),
        ("She led the Houston Chapter of the Reef Society.", "Houston Chapter of the Reef Society"),
        (
            "He was a Fellow at the Administrative Conference of the United States.",
            "Administrative Conference of the United States",
        ),
    ],
)
def test_a_body_is_read_to_both_ends_of_its_name(text: str, body: str) -> None:
    assert body in named(text, "Organization")


def test_a_unit_behind_the_name_of_its_body_is_part_of_it() -> None:
    text = "She was Counsel to the U.S. Senate Banking Committee."
    assert ("U.S. Senate Banking Committee", "partOf", "United States Senate") in said(text, "partOf")


def test_a_unit_told_of_again_without_its_body_is_the_same() -> None:
    text = "She was at the Atlantic Council Reef Study Group. Later the Reef Study Group chose her as its Chair."
    assert named(text, "Organization") == {"Atlantic Council Reef Study Group", "Atlantic Council"}


@pytest.mark.parametrize("text", ["She sat on the Atlantic Council Board of Directors.", "He got the NASA Reef Medal."])
def test_a_board_without_a_name_and_a_medal_make_no_longer_name(text: str) -> None:
    assert not any(name.startswith(("Atlantic Council ", "NASA ")) for name in named(text, "Organization"))


def test_a_body_with_a_state_behind_it_is_read_where_it_is_named_again() -> None:
    text = (
        "President Souza announced a Presidential Delegation to The Netherlands to attend the Fifth Reef Games.\n\n"
        "Members of the Presidential Delegation to The Netherlands:\n\nThe Honorable Ana Dean, Mayor"
    )
    assert named(text, "Organization") == {"Presidential Delegation to The Netherlands"}
