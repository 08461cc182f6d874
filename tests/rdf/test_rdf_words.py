"""Texts found by the beginnings of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.words import Words

TEXTS = ("the prevention of violence", "prisons and prevention", "preventive detention", "")
SOME = st.text(alphabet="ab \U0010ffff", max_size=8)


def test_all_words_must_begin_a_word_of_the_text() -> None:
    words = Words(TEXTS)
    assert words.holding("prevent") == [0, 1, 2]
    assert words.holding("prison prevention") == [1]
    assert words.holding("vention") == []
    assert words.holding("prevention nowhere") == []


def test_no_words_find_nothing() -> None:
    assert Words(TEXTS).holding(" ") == []
    assert Words(()).holding("a") == []


@given(texts=st.lists(SOME, max_size=6), wanted=SOME)
def test_the_index_finds_what_reading_all_texts_finds(texts: list[str], wanted: str) -> None:
    def holds(text: str) -> bool:
        return all(any(word.startswith(w) for word in text.split()) for w in wanted.split())

    assert Words(texts).holding(wanted) == (
        [n for n, text in enumerate(texts) if holds(text)] if wanted.split() else []
    )
