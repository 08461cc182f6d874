"""Who speaks says it himself; ministers of several fields; predecessors."""

from __future__ import annotations

import pytest
from reading import posts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "My name is Lucia Bello, and I have the honour to serve as Vice-Minister of Fisheries of Fiji.",
            ("Lucia Bello", "Vice-Minister of Fisheries of Fiji", "current"),
        ),
        (
            "I’m Ana Lima, and I am the Director of the Tide Institute.",
            ("Ana Lima", "Director of Tide Institute", "current"),
        ),
        (
            "My name is Ana Lima. I am the Director of the Tide Institute.",
            ("Ana Lima", "Director of Tide Institute", "current"),
        ),
        (
            "My name is Ana Lima. I served as Chair of the Moss Fund.",
            ("Ana Lima", "Chair of Moss Fund", "former"),
        ),
        (
            "I thank Ms. Ana Lima, your predecessor as President of the Tide Institute.",
            ("Ana Lima", "President of Tide Institute", "former"),
        ),
    ],
)
def test_a_speaker_tells_who_he_is(text: str, expected: tuple[str, ...]) -> None:
    assert expected in posts(text, kind="statement")


@pytest.mark.parametrize(
    "text",
    [
        "I am the Director of the Tide Institute.",
        "My name is known. I am sure that the Director of the Moss Fund agrees.",
        "My name is Ana Lima. I am grateful to the Director of the Moss Fund.",
    ],
)
def test_a_speaker_without_a_name_or_post_holds_none(text: str) -> None:
    assert posts(text, kind="statement") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms. Ana Lima, Minister for Foreign Affairs, International Cooperation and Diaspora of Benin, spoke.",
            ("Ana Lima", "Minister for Foreign Affairs, International Cooperation and Diaspora of Benin", "current"),
        ),
        (
            "Mr. Joao Neto, Minister of Foreign Affairs and Deputy Prime Minister of Fiji, spoke.",
            ("Joao Neto", "Deputy Prime Minister of Fiji", "current"),
        ),
    ],
)
def test_a_minister_of_several_fields_bears_them_all_and_no_second_post(text: str, expected: tuple[str, ...]) -> None:
    assert expected in posts(text, kind="statement")
