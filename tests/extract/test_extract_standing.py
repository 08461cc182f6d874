"""Whether a post is held now or was: what the words of a life, of a story or of a memory say of its time."""

from __future__ import annotations

import pytest
from reading import posts, said

FUND = "Reef Foundation"


def standing(text: str, holder: str = "Ana Souza", *, kind: str = "bio") -> dict[str, str]:
    """The posts of a person by their names, with how they are held."""
    return {post: status for who, post, status, *_ in posts(text, kind=kind) if who == holder}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"In 2009, Ana Souza was appointed Director of the {FUND}, where she advised officials.", "former"),
        (f"Ana Souza was appointed Director of the {FUND} in 2019, where she is at work on reefs.", "current"),
        (f"In 2015, Ana Souza became Director of the {FUND}, in which role she led the reef teams.", "former"),
        (f"Ana Souza became Director of the {FUND} in 2015.", "current"),
        (f"Before moving to Apia, Ana Souza was elected Director of the {FUND}.", "former"),
        (f"Ana Souza was elected Director of the {FUND} on June 28, 2021.", "current"),
        (f"Previously, Ana Souza was named Director of the {FUND}.", "former"),
        (f"Ana Souza is the Chair of the Palm Council. In 2015, she became Director of the {FUND}.", "former"),
        (f"Ana Souza was the Chair of the Palm Council. In 2015, she became Director of the {FUND}.", "current"),
    ],
)
def test_a_post_that_somebody_once_got_is_held_unless_the_words_say_it_is_over(text: str, status: str) -> None:
    assert standing(text)[f"Director of {FUND}"] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Ana Souza was second in command, also serving as Chair of the {FUND}.", "former"),
        (f"Ana Souza leads a school in Apia, also serving as Chair of the {FUND}.", "current"),
        (f"Ana Souza worked with divers, including as a Chair of the {FUND}.", "former"),
        (f"Ana Souza works with divers, including as a Chair of the {FUND}.", "current"),
    ],
)
def test_a_post_held_beside_something_lasts_as_long_as_that(text: str, status: str) -> None:
    assert standing(text)[f"Chair of {FUND}"] == status


@pytest.mark.parametrize(
    ("words", "status"),
    [("in Apia since 2009", "current"), ("in Apia", "former"), ("in Apia. She has lived there since", "former")],
)
def test_who_has_served_since_a_day_serves_still(words: str, status: str) -> None:
    assert standing(f"Ana Souza has served as a Magistrate Judge of the {FUND} {words}.")[
        f"Magistrate Judge of {FUND}"
    ] == (status)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Ana Souza was a Senior Counselor to Senator Joana Tamo.", "bio", "former"),
        ("Ana Souza was nominated by Senator Joana Tamo in 2014.", "bio", "former"),
        ("Ana Souza was named by Senator Joana Tamo. Senator Joana Tamo said she is glad.", "bio", "current"),
        ("Senator Joana Tamo announced today that Ana Souza will be a judge.", "bio", "current"),
        ("In 1944, Senator Joana Tamo wrote a letter.", "press-release", "former"),
        ("In 2022, Senator Joana Tamo wrote a letter.", "press-release", "current"),
        ("Sixty years ago, Senator Joana Tamo signed the law.", "press-release", "former"),
        ("We honour the late Senator Joana Tamo.", "press-release", "former"),
        ("We mourn the assassination of Senator Joana Tamo.", "press-release", "former"),
        ("Senator Joana Tamo, who was killed in Apia, loved reefs.", "press-release", "former"),
        ("We honour Senator Joana Tamo.", "press-release", "current"),
    ],
)
def test_a_title_before_a_name_is_held_on_the_day_that_is_told(text: str, kind: str, status: str) -> None:
    assert standing(text, "Joana Tamo", kind=kind) == {"Senator": status}


def test_in_a_post_that_is_past_nobody_acts() -> None:
    text = f"Ana Souza was the Chair of the {FUND} and joined the Palm Council."
    assert said(text, "memberOf", kind="bio") == {("Ana Souza", "memberOf", "Palm Council")}
