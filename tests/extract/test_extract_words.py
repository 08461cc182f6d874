"""The words of a text with their places, and what stands before the slots of a list."""

from __future__ import annotations

import re
from re import _parser as parser

from kg.extract.folded import LONGEST_ARTICLE
from kg.extract.words import words_of
from kg.lexicon import lexicon


def test_words_stand_where_they_are_found() -> None:
    text = "The UN’s “Office” – in St. John’s, too."
    words, ends = words_of(re.compile(r"([^\W_]+(?:’[^\W_]+)*)"), text)
    assert words == ["The", "UN’s", "Office", "in", "St", "John’s", "too"]
    assert [text[end - len(word) : end] for word, end in zip(words, ends, strict=True)] == words


def test_a_text_without_words_has_none() -> None:
    assert words_of(re.compile(r"(\w+)"), " – ") == ([], [])


def test_what_stands_before_the_slots_of_a_list_is_short_and_ends_in_a_space() -> None:
    words = lexicon()
    article = words.expand(words.sources["list-article"])
    assert parser.parse(article).getwidth()[1] <= LONGEST_ARTICLE
    told = re.compile(article)
    assert told.fullmatch("our partners from the ") is not None
    assert told.fullmatch("the") is None
