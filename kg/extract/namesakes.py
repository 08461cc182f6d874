"""Namesakes: which person of a document a name means."""

from __future__ import annotations

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Referent


class Namesakes:
    """Tells people apart by full name, surname, given name or initial, and gender."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._suffix = lexicon.pattern("suffix-end")
        self._generation = lexicon.pattern("generation-end")
        self._short = {frozenset(pair) for pair in lexicon.pairs["nickname"]}

    def person(self, draft: Draft, name: str, gender: str | None = None) -> int:
        """The referent of a name: the same full name, or the one full-named person with that surname."""
        known = draft.known("Person", name)
        opposite = {"m": "f", "f": "m"}.get(gender or "", "-")
        if known is not None and draft.referents[known].attribute("gender") != opposite:
            return known
        mine = self.surname(name)
        single = " " not in name.strip()
        namesakes = [
            i
            for i, r in enumerate(draft.referents)
            if r.kind == "Person" and r.names and self.surname(r.names[0]).casefold() == mine.casefold()
        ]
        namesakes = [i for i in namesakes if draft.referents[i].attribute("gender") != opposite]
        if single and len(namesakes) == 1:
            draft.alias(namesakes[0], name)
            return namesakes[0]
        if not single and len(namesakes) == 1:
            fuller = draft.referents[namesakes[0]].names[0]
            if " " not in fuller or self._initials_agree(name, fuller):
                draft.name(namesakes[0], name)
                draft.alias(namesakes[0], name)
                return namesakes[0]
        if known is not None:
            return draft.fresh(Referent("Person", (plain(name),)))
        return draft.refer("Person", name)

    def surname(self, name: str) -> str:
        """The surname: the last word that is no suffix ("Biden" of "Joseph R. Biden, Jr."), or the one in capitals."""
        words = list(self._suffix.sub("", name).split())
        capital = [w for w in words if len(w) > 2 and w.isupper()]
        if len(capital) == 1 and len(words) > 1:
            return capital[0].title()
        return words[-1] if words else name

    def _initials_agree(self, left: str, right: str) -> bool:
        """Whether two full names of one surname can be one person's: equal given names, initials or short forms."""
        a, b = (self._generation.sub("", n).split()[:-1] for n in (left, right))
        if not a or not b:
            return True
        first = a[0].rstrip("."), b[0].rstrip(".")
        if first[0].casefold() == first[1].casefold() or frozenset(first) in self._short:
            return True
        return min(map(len, first)) == 1 and first[0][0] == first[1][0]
