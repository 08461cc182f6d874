"""Lives told over paragraphs and in lines, and what a speech says of those it thanks."""

from __future__ import annotations

import pytest
from reading import plain_reading, posts, said, told

LIFE = "Biography\n\nMs. Ana Bello is Chair of the Reef Board.\n\n"
CHAIR = ("Ana Bello", "Chair of Reef Board", "current")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She previously served as Director of the Tide Institute.", ("Director of Tide Institute", "former")),
        (
            "She grew up in Suva.\n\nShe was Deputy Director of the Tide Institute.",
            ("Deputy Director of Tide Institute", "former"),
        ),
        (
            "Between 2006 and 2011, Ms. Bello held the post of Director of the Tide Institute.",
            ("Director of Tide Institute", "former"),
        ),
        (
            "Ms. Bello has been serving as Director of the Tide Institute since March 2019.",
            ("Director of Tide Institute", "current", "since 2019-03"),
        ),
        (
            "She sat as a judge on the Supreme Court of Fiji from 1999 to 2003.",
            ("Judge of Supreme Court of Fiji", "former", "since 1999", "until 2003"),
        ),
        (
            "Ms. Bello, who took up her duties as Director of the Tide Institute in May 2019, is a lawyer.",
            ("Director of Tide Institute", "current"),
        ),
        (
            "Her appointments have included Director of the Tide Institute.",
            ("Director of Tide Institute", "former"),
        ),
    ],
)
def test_a_life_goes_on_in_the_next_paragraph(text: str, expected: tuple[str, ...]) -> None:
    assert ("Ana Bello", *expected) in posts(LIFE + text, kind="bio", date="2022-01-01")


@pytest.mark.parametrize(
    "line",
    [
        "2001-2008: Director of the Tide Institute",
        "2001–2008 Director of the Tide Institute",
        "- 2001–2008: Director, Tide Institute",
        "From 2001 to 2008: Director, Tide Institute",
        "Director, Tide Institute (2001-2008)",
        "Director, Tide Institute, 2001-2008",
    ],
)
def test_a_line_with_years_is_a_post_of_the_life_that_is_told(line: str) -> None:
    expected = ("Ana Bello", "Director of Tide Institute", "former", "since 2001", "until 2008")
    assert posts(LIFE + line, kind="bio", date="2022-01-01") == {CHAIR, expected}


def test_a_paragraph_about_another_is_not_of_the_first() -> None:
    text = LIFE + "Mr. Joe Tamo is a lawyer.\n\nHe was Director of the Tide Institute."
    assert ("Joe Tamo", "Director of Tide Institute", "former") in posts(text, kind="bio")


SGA = """SG/A/2100
12 March 2021

Secretary-General Appoints Ana Bello of Fiji Special Representative for Kosovo

United Nations Secretary-General António Guterres announced today the appointment of Ana Bello of Fiji as his Special Representative for Kosovo.

Ms. Bello succeeds Joe Tamo of Samoa. She previously served as Director of the Tide Institute (2010-2015).
"""


def test_an_appointment_by_the_secretary_general_is_a_life() -> None:
    facts = told(SGA, "holdsPost", "succeeded")
    assert ("Ana Bello", "holdsPost", "Special Representative for Kosovo", "current") in facts
    assert ("Ana Bello", "succeeded", "Joe Tamo") in facts
    assert any(fact[2] == "Director of Tide Institute" and fact[3] == "former" for fact in facts)
    assert {fact[0] for fact in facts} == {"Ana Bello", "António Guterres"}


SPEECH = """Statement by H.E. Ms. Adaeze Nwosu, Permanent Representative of Fiji

at the Security Council Open Debate on Reefs

9 May 2022

Mr. President,

"""
DEBATE = "Security Council Open Debate on Reefs"


@pytest.mark.parametrize(
    "words",
    [
        "We thank the briefers, Mr. Joe Tamo, Director of the Tide Institute, and Ms. Ana Bello, for their briefings.",
        "We thank Mr. Joe Tamo and Ms. Ana Bello for their comprehensive briefings.",
        "Allow me to thank today’s briefers, Mr. Joe Tamo and Ms. Ana Bello.",
    ],
)
def test_those_who_are_thanked_for_their_briefings_spoke(words: str) -> None:
    facts = said(SPEECH + words, "spokeAt", kind="statement")
    assert {fact[0] for fact in facts if fact[2] == DEBATE} == {"Adaeze Nwosu", "Joe Tamo", "Ana Bello"}


def test_who_is_thanked_for_something_else_did_not_speak() -> None:
    facts = said(SPEECH + "We thank Mr. Joe Tamo for his support.", "spokeAt", kind="statement")
    assert {fact[0] for fact in facts} == {"Adaeze Nwosu"}


def test_whom_the_speaker_met_is_met_with() -> None:
    facts = said(SPEECH + "Last month I met with Prime Minister Ana Bello in Suva.", "metWith", kind="statement")
    assert facts == {("Adaeze Nwosu", "metWith", "Ana Bello")}


def test_who_organizes_with_others_is_told_behind_the_place() -> None:
    text = "Fiji hosted the Pacific Workshop on Reefs in Nadi, organized jointly with UNODC."
    assert {fact[2] for fact in said(text, "organizedBy")} == {"Fiji", "United Nations Office on Drugs and Crime"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms. Bello served as a Fellow at the University of Suva and the Tide Institute.",
            {"Fellow of University of Suva", "Fellow of Tide Institute"},
        ),
        (
            "She has also been a lecturer at Suva University and a visiting scholar at the Tide Institute.",
            {"Lecturer of Suva University", "Visiting Scholar of Tide Institute"},
        ),
        ("Ms. Bello was announced as the Acting Director of the Tide Institute.", {"Director of Tide Institute"}),
        (
            "She was the senior director of housing and consumer finance at the Tide Institute.",
            {"Senior Director of Housing and Consumer Finance of Tide Institute"},
        ),
    ],
)
def test_posts_at_several_bodies_and_in_small_letters_are_read(text: str, expected: set[str]) -> None:
    assert {fact[1] for fact in posts(LIFE + text, kind="bio")} - {CHAIR[1]} == expected


def test_resolutions_recalled_with_their_days_are_read_across_the_ends_of_lines() -> None:
    found = plain_reading(
        "The Security Council,\n\nRecalling its resolutions 2379 (2017) of 21 September\n2017 and\n2490 (2019) of 20\n"
        "September 2019,\n\n1. Decides to remain seized of the matter;\n",
        "text.txt",
    )
    names = {name for referent in found.referents if referent.kind == "Resolution" for name in referent.names}
    assert names == {"Security Council resolution 2379 (2017)", "Security Council resolution 2490 (2019)"}
