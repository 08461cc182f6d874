"""Bodies that nothing but the post in them tells: "an associate at Baker Lowe", "co-founder of Quibble"."""

from __future__ import annotations

from kg.extract.draft import Draft, plain
from kg.extract.places import Cities
from kg.lexicon import Lexicon

# Where people are told of by the posts they held.
_OF_LIVES = ("bio", "participants")


class Employers:
    """Finds the bodies in which lives and lists say that posts are held, whatever they are called."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._employer = lexicon.pattern("body-employer")
        self._not = lexicon.word_set("not-employer").union(lexicon.word_set("role-head"), lexicon.word_set("region"))
        self._cities = cities

    def note(self, draft: Draft) -> None:
        """Note what stands behind a post as its body, where it is free and no place."""
        if draft.document.kind not in _OF_LIVES:
            return
        for match in self._employer.finditer(draft.text):
            begin, end = match.span(match.lastgroup or "name")
            name = plain(draft.text[begin:end])
            words = name.split()
            if self._not.intersection(words[:1]) or words[-1] in self._not or self._cities.known(name):
                continue
            if draft.free(begin, end):
                number = draft.refer("Organization", name)
                draft.attribute(number, "class", "Organization")
                draft.mention(begin, end, number, form="name", rule="body-employer")
