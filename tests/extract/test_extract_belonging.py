"""Of which body somebody is, told by no post: brackets, former bodies, ranks, lists of people."""

from __future__ import annotations

import pytest
from reading import meant, named, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It was led by Ana Tamo, previously of UNICEF in Geneva and now a consultant.",
            {("Ana Tamo", "United Nations Children's Fund")},
        ),
        (
            "The sessions were run by **Ana Tamo**, UNICEF, and Superintendent **Ben Souza** of the Samoa Police Force.",
            {("Ana Tamo", "United Nations Children's Fund"), ("Ben Souza", "Samoa Police Force")},
        ),
        (
            "They were joined by Ana Tamo (Reef Faction), Hiruzal Qwimby (Tide Faction) and Zygmar Oblong (Palm Faction).",
            {("Ana Tamo", "Reef Faction"), ("Hiruzal Qwimby", "Tide Faction"), ("Zygmar Oblong", "Palm Faction")},
        ),
        ("The day was led by Sr. Elena Tamo of the Reef Commission.", {("Elena Tamo", "Reef Commission")}),
        (
            "I commend the work of Mr. Ben Souza at INTERPOL.",
            {("Ben Souza", "International Criminal Police Organization")},
        ),
        ("It was told by Ana Tamo of CENTIR Samoa.", {("Ana Tamo", "CENTIR Samoa")}),
    ],
)
def test_who_is_named_with_a_body_is_of_it(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(s, o) for s, _, o, *_ in said(text, "memberOf")} == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Ana Tamo is a lawyer. She later did a stint with the Extraordinary African Chambers in Suva.",
            "Extraordinary African Chambers",
        ),
        ("Ana Tamo is a lawyer. She was seconded by her Government to the Reef Organ on Tides.", "Reef Organ on Tides"),
        (
            "Ana Tamo sat, until her eyesight failed, on the board of the Reef Lawyers Association.",
            "Reef Lawyers Association",
        ),
        ("Ana Tamo is a judge. Member of the Reef Council of Samoa.", "Reef Council of Samoa"),
        (
            "Ana Tamo is a judge. She worked for the Reef Authority, the watchdog of Samoa, and for the Tide Authority.",
            "Tide Authority",
        ),
    ],
)
def test_a_life_tells_for_whom_one_has_worked(text: str, body: str) -> None:
    assert ("Ana Tamo", "memberOf", body) in said(text, "memberOf", kind="bio")


def test_the_first_words_of_a_longer_name_are_the_same_person() -> None:
    text = "They were joined by Ana Maria Tamo (Reef Faction) and others. Ana Maria, who was to speak, fell ill."
    assert named(text, "Person") == {"Ana Maria Tamo"}
    assert meant(text, "Ana Maria") <= {"Ana Maria Tamo"}
