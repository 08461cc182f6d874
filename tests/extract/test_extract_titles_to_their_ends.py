"""Titles with their fields and ranks, firms and campaigns of which lives tell, and what is no post."""

from __future__ import annotations

import pytest
from reading import posts, said

WHO = "Adaeze Nwosu is Chair of the Reef Board of Fiji.\n\n"


def held(text: str) -> set[tuple[str, ...]]:
    """The posts that are told of Adaeze Nwosu beside that of the first sentence."""
    found = {fact[1:] for fact in posts(WHO + text, kind="bio") if fact[0] == "Adaeze Nwosu"}
    return found - {("Chair of Reef Board of Fiji", "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She is the Ivo Lanning Visiting Professor in Human Rights at the Tide Law School.",
            ("Ivo Lanning Visiting Professor in Human Rights of Tide Law School", "current"),
        ),
        (
            "She was Ambassador at Large for Global Criminal Justice.",
            ("Ambassador at Large for Global Criminal Justice", "former"),
        ),
        ("She was Finance Director of Tamo for America.", ("Finance Director of Tamo for America", "former")),
        ("She was an Associate at Lanning and Tamo.", ("Associate of Lanning and Tamo", "former")),
        ("She was Vice president for Reefs at the Moss Fund.", ("Vice president for Reefs of Moss Fund", "former")),
    ],
)
def test_a_title_and_its_body_are_read_to_their_ends(text: str, expected: tuple[str, ...]) -> None:
    assert expected in held(text)


def test_the_rank_that_goes_with_a_post_stands_between_it_and_its_body() -> None:
    text = (
        "WASHINGTON – Today, the President announced his intent to nominate the following:\n\n"
        "Adaeze Nwosu, Nominee for Chief of Protocol, with the rank of Ambassador during her tenure of service, "
        "Department of Reefs\n\nAdaeze Nwosu lives in Apia."
    )
    assert ("Adaeze Nwosu", "Chief of Protocol of Department of Reefs", "designate") in posts(text, kind="bio")


@pytest.mark.parametrize(
    "text",
    [
        "She led the work on International Justice at the Tide Institute.",
        "She was Counsel at the Moss Fund, where she received the Attorney General’s Award for Exceptional Service.",
        "She was Senior Adviser for the Moss Fund’s Budget.",
    ],
)
def test_a_field_an_award_and_what_is_a_bodys_own_are_no_posts(text: str) -> None:
    assert {post[0] for post in held(text)} <= {"Counsel of Moss Fund"}


def test_who_practised_law_at_a_firm_or_served_years_in_a_body_belongs_to_it() -> None:
    text = "She practiced law at Lanning & Tamo. Nwosu served 24 years in the Reef Guard Service."
    assert {fact[2] for fact in said(WHO + text, "memberOf", kind="bio")} == {"Lanning & Tamo", "Reef Guard Service"}
