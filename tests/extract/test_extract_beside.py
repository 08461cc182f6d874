"""Posts beside names and in sentences that tell them, in texts of any kind."""

from __future__ import annotations

import pytest
from reading import named, posts

PRESS = {"kind": "press-release"}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The Under-Secretary-General and Head of the Reef Centre, Ms. Ana Souza, opened it.", "Head of Reef Centre"),
        ("It was opened by the Registrar and Commissioner of Reefs, Dr. Ana Souza.", "Commissioner of Reefs"),
        ("**Ana Souza** (*Vice-Chair on Tides*), spoke.", "Vice-Chair on Tides"),
        ("She thanked Ana Souza, until last year Director of the Reef Centre.", "Director of Reef Centre"),
        ("Ana Souza, Founder, Tides Demand Action, said so.", "Founder of Tides Demand Action"),
    ],
)
def test_a_post_that_stands_beside_a_name_is_its_bearers(text: str, post: str) -> None:
    assert post in {p for _, p, _ in posts(text, **PRESS)}


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ana Souza was on Thursday elected a Judge of the Reef Court.", "Judge of Reef Court"),
        ("Ana Souza is a past President of the Reef Bar Association.", "President of Reef Bar Association"),
        ("General Ana Souza stepped down as Executive Director of the Reef Centre on Friday.", "Executive Director"),
        ("Ana Souza is now UNODC Country Representative in Suva.", "Country Representative"),
        (
            "Ana Souza came from the Tide Institute, where she was Director General.",
            "Director-General of Tide Institute",
        ),
        ("Ana Souza ran the Reef Centre as Executive Director from 2010 to 2014.", "Executive Director of Reef Centre"),
        ("Ana Souza was a member of the Reef Panel and its rapporteur.", "Rapporteur of Reef Panel"),
    ],
)
def test_a_sentence_that_tells_posts_is_read_as_lives_are(text: str, post: str) -> None:
    assert any(fact[1].startswith(post) for fact in posts(text, **PRESS))


@pytest.mark.parametrize(
    "text",
    [
        "Karen Finney, Vice Chair NARAL, spoke.",
        "The Secretaries, Senator Dole, your partners, see you.",
    ],
)
def test_what_stands_beside_a_name_by_chance_is_no_post_of_it(text: str) -> None:
    wrong = {"First Lady", "Secretaries", "Secretary"}
    assert not {p for _, p, _ in posts(text, **PRESS)} & wrong
    assert "NARAL" not in named(text, "Person", **PRESS)


def test_an_attorney_general_is_no_attorney() -> None:
    text = "Today U.S. Attorney General Merrick Tamo issued a statement."
    assert {p for _, p, _ in posts(text, **PRESS)} == {"Attorney General"}
