"""Bare names of people: without title or post, told by a given name or by what stands around them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

_CAPITAL = compiled(r"(?<![\w’'-])[^\W\d_a-zß-öø-ÿ](?:[\w’'-]*|\.(?:[ -]?[A-Z]\.){0,4})(?= )")
_WORD = compiled(r"[\w’'.-]+")
_BEFORE = compiled(r"([^\W\d_][\w’'.-]*) $")
_CAPITAL_BEHIND = compiled(r" [^\W\d_a-zß-öø-ÿ]|['’]s? [^\W\d_a-zß-öø-ÿ]\w+ [A-Z]")


# "I’m NAME" opens with a capital that is no name's.
_I_AM = ("I’m", "I'm")


class Bare:
    """Finds names that nothing but themselves and the words around them show."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._cities = cities
        self._given = lexicon.word_set("given-name")
        self._opening = lexicon.word_set("opening")
        self._articles = lexicon.word_set("article")
        self._full = lexicon.pattern("person-full")
        self._behind = lexicon.pattern("person-does")
        self._before = lexicon.pattern("person-object")
        lists = ("not-name", "role-head", "role-modifier", "body-closing", "body-opening", "event-head")
        self._not = frozenset().union(*map(lexicon.word_set, (*lists, "instrument-noun", "document-noun", "no-name")))

    def names(self, draft: Draft) -> Iterator[tuple[int, int]]:
        """The spans of names, in text order: by a given name, as subject of what people do, as object of it."""
        text = draft.text
        found: set[tuple[int, int]] = set()
        for word in _CAPITAL.finditer(text):
            if not draft.free(word.start(), word.start() + 1):
                continue
            match = self._full.match(text, word.start())
            if match is None or not draft.free(*match.span("name")):
                continue
            initial = "." in word[0] and len(match["name"].split()) > word[0].count(" ") + 2
            if self._fits(draft, match) and (initial or self._is_given(word[0]) or self._acts(draft, match)):
                found.add(match.span("name"))
        yield from sorted(found)

    def is_city(self, name: str) -> bool:
        """Whether words are the name of a city: "Permanent Representative of Fiji to the United Nations, New York"."""
        return self._cities.known(name)

    def _is_given(self, word: str) -> bool:
        """Whether people are given this name, or one that it is joined of by a hyphen."""
        bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        first, _, second = bare.partition("-")
        return bare in self._given or (first in self._given and not second[:1].islower())

    def _acts(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether the words around say that it is a person: "NAME said", "the appointment of NAME"."""
        text = draft.text
        if self._before.search(text, max(0, match.start() - 40), match.start()) is not None:
            return True
        return self._behind.match(text, match.end()) is not None

    def _fits(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether the words can be a name: none names anything else, no capitalised word stands right beside them."""
        text, (begin, end) = draft.text, match.span("name")
        words = _WORD.findall(match["name"])
        if any(w in self._not or w.rstrip("s") in self._not or (w.isupper() and len(w) > 2) for w in words):
            return False
        if words[0] in self._opening or self._cities.known(match["name"]) or _CAPITAL_BEHIND.match(text, end):
            return False
        before = _BEFORE.search(text, max(0, begin - 30), begin)
        if before is None:
            return True
        if before[1] in _I_AM:
            return True
        owned = before[1].endswith(("’s", "'s"))  # "Samoa’s Ana Souza chairs the Council"
        return before[1] not in self._articles and (before[1][0].islower() or before[1] in self._opening or owned)
