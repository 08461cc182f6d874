"""Lives read greedily: every role that is said to have been held is a post of the one of whom the sentence tells."""

from __future__ import annotations

import pytest
from reading import posts, said

WHO = "Adaeze Nwosu is Chair of the Reef Board of Fiji.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nwosu served at the Tide Institute in Apia as Economic Officer.",
            ("Adaeze Nwosu", "Economic Officer of Tide Institute", "former"),
        ),
        (
            "As Director of the Tide Institute, Adaeze was praised.",
            ("Adaeze Nwosu", "Director of Tide Institute", "former"),
        ),
        (
            "She currently serves as Director of the Tide Institute, having previously been UNDP Regional "
            "Representative in Dakar, Senegal (2014-2017) and Chief of Staff of the Moss Fund (2010-2013).",
            ("Adaeze Nwosu", "Chief of Staff of Moss Fund", "former", "since 2010", "until 2013"),
        ),
        (
            "She currently serves as Director of the Tide Institute, having previously been UNDP Regional "
            "Representative in Dakar, Senegal (2014-2017) and Chief of Staff of the Moss Fund (2010-2013).",
            (
                "Adaeze Nwosu",
                "Regional Representative of United Nations Development Programme",
                "former",
                "since 2014",
                "until 2017",
            ),
        ),
        (
            "She is a Trustee of the Tide Institute and the Moss Fund.",
            ("Adaeze Nwosu", "Trustee of Moss Fund", "current"),
        ),
        (
            "She spent ten years with the Tide Institute as Legal Officer.",
            ("Adaeze Nwosu", "Legal Officer of Tide Institute", "former"),
        ),
    ],
)
def test_a_role_that_is_said_to_be_held_is_a_post_whatever_the_sentence(text: str, expected: tuple[str, ...]) -> None:
    assert expected in {(fact[0], *fact[2:]) for fact in said(WHO + text, "holdsPost", kind="bio")}


@pytest.mark.parametrize(
    "text",
    [
        "She worked closely with the Executive Director of the Tide Institute.",
        "She reported to the Deputy Director of the Tide Institute.",
        "Nwosu was nominated by the Executive Director of the Tide Institute.",
        "She served under the Executive Director of the Tide Institute.",
        "Her husband is the Executive Director of the Tide Institute.",
        "She holds awards from the Executive Director of the Tide Institute.",
        "The Tide Institute has a Deputy Director and an Executive Director of the Moss Fund.",
    ],
)
def test_a_role_that_stands_only_near_is_no_post(text: str) -> None:
    assert not [p for _, p, *_ in posts(WHO + text, kind="bio") if "Tide" in p or "Moss" in p]


def test_her_countrys_ambassador_is_that_of_the_state_she_represents() -> None:
    text = (
        "The new Permanent Representative of Fiji to the United Nations, Adaeze Nwosu, presented her credentials "
        "today.\n\nPrior to her appointment, Ms. Nwosu was her country’s Ambassador to Cuba."
    )
    assert ("Adaeze Nwosu", "Ambassador to Cuba of Fiji", "former") in posts(text, kind="bio")


@pytest.mark.parametrize(
    "text",
    [
        "She sits on the boards of the Tide Institute and of the Moss Fund.",
        "She currently serves on the boards of the Tide Institute and the Moss Fund.",
        "Ms. Nwosu was elected a member of the Tide Institute, the Pearl Council, and the Moss Fund.",
    ],
)
def test_every_body_of_a_list_has_its_member(text: str) -> None:
    found = {fact[:3] for fact in said(WHO + text, "memberOf", kind="bio")}
    assert {("Adaeze Nwosu", "memberOf", "Tide Institute"), ("Adaeze Nwosu", "memberOf", "Moss Fund")} <= found
