"""Places: cities and venues in which something takes place, told by what stands before them."""

from __future__ import annotations

import re
import unicodedata

from kg.extract.draft import Draft
from kg.lexicon import Lexicon

# Kinds of documents whose cities are homes and postings, not places where something takes place.
_OF_HOMES = ("bio", "participants")
# How far before a city's "in" the event or day may end that makes it one where something takes place.
_BESIDE = 2
# How far before a city the words stand that make it a seat or a home.
_SEAT = 40
_STRAIGHT = str.maketrans("’‘ʻ‑", "'''-")


class Cities:
    """Knows names of cities, however their accents are written."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.word_set("city")
        self._name = lexicon.pattern("city-name")
        self._follows = lexicon.word_set("city-follows")

    def end(self, text: str, begin: int) -> int | None:
        """Where the longest city's name ends that begins here; None if none does."""
        match = self._name.match(text, begin)
        if match is None:
            return None
        words = list(re.finditer(r"[^ ]+", match[0].rstrip(".,")))
        for last in reversed(words):
            name = match[0][: last.end()].rstrip(",")
            if self.known(name):
                return begin + len(name)
        return None

    def known(self, name: str) -> bool:
        """Whether a city is called so."""
        if name.isascii():
            return name in self._known
        letters = unicodedata.normalize("NFKD", name.translate(_STRAIGHT))
        return "".join(c for c in letters if not unicodedata.combining(c)) in self._known

    def names_other(self, text: str, end: int) -> bool:
        """Whether a city's name only opens another name: "Vienna Convention", "Paris Agreement"."""
        after = re.match(r" ([^\W\d_][\w’'-]*)", text[end : end + 40])
        return after is not None and after[1] in self._follows


class Places:
    """Finds cities and venues where something takes place."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._cities = cities
        self._before = lexicon.pattern("place-before")
        self._bracket = lexicon.pattern("place-bracket")
        self._next = lexicon.pattern("place-next")
        self._seat = lexicon.pattern("seat-before")
        self._venue = lexicon.pattern("venue-name")
        self._at_house = lexicon.pattern("at-house")
        self._at_venue = lexicon.pattern("at-venue")

    def venues(self, draft: Draft) -> None:
        """Note venues ("at the White House") before bodies of the same name, and the places that a list joins."""
        for match in self._at_house.finditer(draft.text) if draft.document.kind != "bio" else ():
            if draft.free(*match.span("name")):
                house = draft.refer("Place", match["name"])
                draft.mention(*match.span("name"), house, form="name", rule="place-city")
        for match in self._at_venue.finditer(draft.text):
            if not self._seat.search(draft.text, max(0, match.end() - _SEAT), match.end()):
                self._listed(draft, match.end(), venue=True, rule="place-city" if match[0] else "place-line")

    def note(self, draft: Draft) -> None:
        """Note the cities where something takes place, and the places that a list joins to them."""
        of_homes = draft.document.kind in _OF_HOMES
        if draft.document.kind == "bio":
            return
        held = {d[1] for d in draft.dates} | {m.end for m in draft.of_kind("Event")} if of_homes else set()
        for match in (*self._before.finditer(draft.text), *self._bracket.finditer(draft.text)):
            at = match.end()
            if of_homes and held.isdisjoint(range(match.start() - _BESIDE, match.start() + 1)):
                continue
            if not self._seat.search(draft.text, max(0, at - _SEAT), at):
                self._listed(draft, at, ranging=match[0][:4].casefold() == "from")

    def _listed(
        self, draft: Draft, at: int, *, venue: bool = False, ranging: bool = False, rule: str = "place-city"
    ) -> None:
        """The place that begins here and those behind it; `ranging`: only "from A to B"."""
        while True:
            end = self._end(draft, at, venue=venue)
            if end is None or not draft.free(at, end):
                return
            following = self._next.match(draft.text, end)
            if ranging and (following is None or following[0] != " to "):
                return
            ranging = False
            draft.mention(at, end, draft.refer("Place", draft.text[at:end]), form="name", rule=rule)
            if following is None:
                return
            at = following.end()

    def _end(self, draft: Draft, at: int, *, venue: bool) -> int | None:
        found = self._venue.match(draft.text, at) if venue else None
        if found is not None:
            return found.end()
        city = self._cities.end(draft.text, at)
        return None if city is None or self._cities.names_other(draft.text, city) else city
