"""Instruments: known treaties, strategies and sets of rules, and names by an instrument's head noun."""

from __future__ import annotations

import itertools
import re

from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer
from kg.extract.joined import joined
from kg.extract.places import Cities
from kg.lexicon import Lexicon
from kg.model import Authority


class Instruments:
    """Finds instruments by known name, and by head noun among what known bodies have left."""

    def __init__(self, lexicon: Lexicon, authority: Authority, cities: Cities) -> None:
        self._cities = cities
        self._signed = lexicon.word_set("signed-head")
        self._known = Gazetteer(authority, frozenset(("Instrument",)), expand=False)
        self._verb = lexicon.pattern("instrument-verb")
        self._degree = lexicon.pattern("degree-before")
        self._pattern = lexicon.pattern("instrument-headed")
        self._cut = lexicon.pattern("instrument-cut")
        self._alias = lexicon.pattern("alias-between")
        self._opening = lexicon.word_set("instrument-opening")

    def known(self, draft: Draft) -> None:
        """Note known instruments, before bodies: their names hold names of bodies."""
        for known in self._known.find(draft.text):
            entry = known.entries[0]
            if draft.free(known.begin, known.end):
                number = draft.refer("Instrument", draft.text[known.begin : known.end], key=entry.id)
                draft.mention(
                    known.begin, known.end, number, form="acronym" if known.acronym else "name", rule="known-instrument"
                )

    def named(self, draft: Draft) -> None:
        """Note instruments by head noun, among what known bodies have left; "X (the Y)" gives one two names."""
        for match in self._pattern.finditer(draft.text):
            begin, end = match.span()
            cut = self._cut.match(draft.text[end : end + 12])
            # A name that the end of its block cuts off is kept as it stands.
            end += cut.end() if cut else 0
            owner = next(
                (m for m in draft.mentions if m.kind == "Organization" and m.begin == begin and m.end < end), None
            )
            if owner is not None and match["prefix"] and owner.end < match.start("head"):
                draft.mentions.remove(owner)
                draft.disown(owner.begin, owner.end)
                draft.inner.append(owner)
            verb = self._verb.match(draft.text, begin, end)
            begin = verb.end() if verb is not None and verb.end() <= match.start("head") else begin
            name = plain(draft.text[begin:end])
            degree = self._degree.search(draft.text, max(0, begin - 40), begin) is not None
            if not draft.free(begin, end) or not self._long(draft, match, name) or degree or not self._like_name(match):
                continue
            begin = joined(draft, begin, end)
            name = plain(draft.text[begin:end])
            number = draft.refer("Instrument", name)
            draft.attribute(number, "title", name)
            draft.mention(begin, end, number, form="name", rule="instrument-name")
        self._aliases(draft)

    def _aliases(self, draft: Draft) -> None:
        found = draft.of_kind("Instrument")
        for first, second in itertools.pairwise(found):
            between = draft.text[first.end : second.begin]
            if (
                first.referent != second.referent
                and self._alias.fullmatch(between)
                and draft.text[second.end : second.end + 2].startswith((")", "”", '"'))
            ):
                draft.merge(second.referent, first.referent)

    def _long(self, draft: Draft, match: re.Match[str], name: str) -> bool:
        """Whether a name has words enough: three, or a city and the head of what is signed there ("Abuja Treaty")."""
        words = name.split()
        return len(words) > 2 or (len(words) == 2 and words[1] in self._signed and self._cities.known(words[0]))

    def _like_name(self, match: re.Match[str]) -> bool:
        """Whether a capitalised phrase around an instrument's head noun is a name and not a sentence's beginning."""
        prefix, tail = (match["prefix"] or "").split(), match["tail"]
        opening = bool(prefix) and prefix[0] in self._opening
        return (
            (len(prefix) == 1 and match["head"] in self._signed and self._cities.known(prefix[0]))
            or len(prefix) - opening >= 2
            or (tail is not None and len(tail.split()) >= 2)
            or (len(prefix) - opening == 1 and " " in match["head"])
        )
