"""Where names begin and end: coordination inside one name, and a person's name right behind a body's."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.draft import Draft
from kg.extract.gazetteer import Gazetteer
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

_WORD = compiled(r"[\w’'.-]+")
# How far before a name the first part of a coordinated one lies: four words and their article.
_LEFT = 90
# What stands before the list that a committee's name holds, and is part of it.
_CHAMBERS = ("Senate ", "House ")
# A person's name behind a body's: given name and surname, and perhaps one more between them.
_NAMES = (2, 3)
# A person and "and" before a body's name.
_PERSON_AND = compiled(
    r"(?P<first>[^\W\d_a-z][\w’'-]+) (?:[A-Z]\. )?(?P<last>[^\W\d_a-z][\w’'-]+) and (?:the )?(?=[A-Z])"
)
# Where a body has its seat, before its name.
BASED = compiled(r"(?:[A-Z][\w’']{1,30} ){0,2}[\w’'-]{2,30}-[Bb]ased ")


class Bounds:
    """Tells names from what stands beside them without a comma."""

    def __init__(self, lexicon: Lexicon, states: Gazetteer) -> None:
        self._states = states
        self._given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._fields = lexicon.word_set("field-ending")
        self._any_field = self._fields.union(lexicon.word_set("ministry-field"), lexicon.word_set("title-field"))
        self._no_name, self._places = lexicon.word_set("not-name"), lexicon.word_set("place-opening")
        heads = lexicon.word_set("body-opening") | lexicon.word_set("body-closing")
        self._heads = heads
        self._not_left = heads | lexicon.word_set("role-head") | lexicon.word_set("instrument-noun")
        self._not_left -= lexicon.word_set("title-or-field")
        self._not_left |= lexicon.word_set("law-word")  # a list of laws: "the Reef Law, Tide and Palm Act"
        self._many = lexicon.pattern("body-of-many")
        self._left = lexicon.pattern("name-left")
        self._listed = lexicon.pattern("name-left-list")
        self._committee = lexicon.pattern("name-left-committee")
        self._subcommittee = lexicon.pattern("name-left-subcommittee")
        self._committee_fields = lexicon.word_set("committee-field")
        self._unit = lexicon.pattern("name-left-unit")
        self._city = lexicon.pattern("name-left-city")
        self._in_city = tuple(f" {kind}" for kind in lexicon.words("city-body"))
        self._regions = tuple(f"{region} " for region in lexicon.words("not-city"))
        self._partners = lexicon.pattern("name-left-partners")
        self._firms = lexicon.pattern("name-two-firms")

    def before_person(self, draft: Draft, begin: int, end: int) -> int:
        """Where a body's name ends before a person's: "Office of Public Engagement Ana Souza"."""
        words = list(_WORD.finditer(draft.text, begin, end))
        end = self._before_and(draft, words, end)
        words = [word for word in words if word.end() <= end]
        for count in _NAMES:
            if len(words) < count + 2 or words[-1][0] in self._heads:
                return end
            before, *names = words[-count - 1 :]
            apart = any(draft.text[a.end() : b.start()] != " " for a, b in pairwise((before, *names)))
            if apart or not all(w[0][0].isupper() for w in (before, *names)) or names[0][0] in self._heads:
                continue
            if before[0] in self._places:
                continue  # "Performing Arts Center of Los Angeles County"
            state = bool(self._states.bearing(before[0])) and not self._states.bearing(" ".join(w[0] for w in names))
            if any(w[0] in self._fields or w[0] in self._no_name for w in names):
                continue  # "Center for Transportation Workforce Development"
            if self._many.search(names[-1][0]) and names[0][0] not in self._given:
                continue  # "National Association of State Budget Officers"
            known = names[0][0] in self._given and before[0] not in self._given
            if known or (count == min(_NAMES) and (state or before[0] in self._fields)):
                return before.end()
        return end

    def behind_person(self, draft: Draft, begin: int, head: int) -> int:
        """Where a body's name begins behind a person's and "and": "Ana Souza and Reef Court Registrar"."""
        match = _PERSON_AND.match(draft.text, begin, head)
        return match.end() if match is not None and self.is_named([match["first"], match["last"]]) else begin

    def is_named(self, words: list[str]) -> bool:
        """Whether words are a person's name by the first of them: "Ana Souza"."""
        capitals = len(words) in _NAMES and all(w[0].isupper() for w in words)
        return capitals and words[0] in self._given and self.is_person(*words)

    def is_person(self, *names: str) -> bool:
        """Whether two words can be a person's name: neither heads a body, is a field or is known to name nothing."""
        return not any(w in self._heads or w in self._any_field or w in self._no_name for w in names)

    def _before_and(self, draft: Draft, words: list[re.Match[str]], end: int) -> int:
        """Where a body's name ends whose State is followed by somebody: "Border Guard of Samoa and Ana Souza, who"."""
        joint = next((i for i, word in enumerate(words) if word[0] == "and" and i > 1), None)
        names = [] if joint is None else words[joint + 1 :]
        if joint is None or len(names) not in _NAMES:
            return end
        state = words[joint - 1]
        both = draft.text[state.start() : names[-1].end()]
        if (
            not self._states.bearing(state[0])
            or self._states.bearing(both)
            or any(self._states.bearing(" ".join(n[0] for n in some)) for some in (names, names[:1], names[-1:]))
        ):
            return end
        if not self.is_person(*(n[0] for n in names)):
            return end
        return state.end() if all(n[0][0].isupper() for n in names) else end

    def coordinated(self, draft: Draft, begin: int) -> int:
        """Where a name begins of which the part before "and" is no name: "the Reef Loss and Tide Board for Samoa"."""
        return self._from(draft, self._left.search(draft.text, max(0, begin - _LEFT), begin), begin)

    def listed(self, draft: Draft, begin: int) -> int:
        """Where a name begins that holds a list: "the Reef, Tide and Palm Act", of which "Tide and Palm" is read."""
        return self._from(draft, self._listed.search(draft.text, max(0, begin - _LEFT), begin), begin)

    def committee(self, draft: Draft, begin: int) -> int:
        """Where the name of a committee begins that holds a list: "the Senate Reef, Tide and Palm Committee"."""
        start = self._from(draft, self._committee.search(draft.text, max(0, begin - _LEFT), begin), begin)
        chamber = next((c for c in _CHAMBERS if start < begin and draft.text.endswith(c, 0, start)), "")
        return start - len(chamber) if draft.free(start - len(chamber), begin) else start

    def subcommittee(self, draft: Draft, begin: int) -> int:
        """Where a subcommittee's name begins: "the Financial Services and Reef Subcommittee"."""
        match = self._subcommittee.search(draft.text, max(0, begin - _LEFT), begin)
        return self._from(draft, match, begin, fields=self._committee_fields)

    def unit(self, draft: Draft, begin: int) -> int:
        """Where the name of a unit begins that holds a list: "the Peace, Tides and Reef Section"."""
        return self._from(draft, self._unit.search(draft.text, max(0, begin - _LEFT), begin), begin)

    def of_city(self, draft: Draft, begin: int, end: int) -> int:
        """Where the name of a city's body begins, before its region: "the Denton, Texas Police Department"."""
        name = draft.text[begin:end]
        if not name.endswith(self._in_city) or not name.startswith(self._regions):
            return begin
        match = self._city.search(draft.text, max(0, begin - _LEFT), begin)
        return match.start("left") if match is not None and draft.free(match.start("left"), begin) else begin

    def firm(self, draft: Draft, begin: int, end: int) -> int:
        """Where a firm's name begins: behind another firm and "and", before the first partners of a list."""
        two = self._firms.match(draft.text, begin, end)
        begin = begin if two is None else two.end()
        match = self._partners.search(draft.text, max(0, begin - _LEFT), begin) if two is None else None
        if (
            match is None
            or "&" not in draft.text[match.start("left") : end]
            or not draft.free(match.start("left"), begin)
        ):
            return begin
        return match.start("left")

    def _from(
        self, draft: Draft, match: re.Match[str] | None, begin: int, *, fields: frozenset[str] = frozenset()
    ) -> int:
        if match is None:
            return begin
        start = match.start("left")
        words = _WORD.findall(draft.text[start:begin])
        inside = draft.within(start, begin)
        if not fields and words[0] in self._fields and len(words) > len(_NAMES) + 1:
            return begin  # "Secretary of the Interior Ana Souza and Reef Council Chair": a field, and a name
        if not self._not_left.isdisjoint(w for w in words if w not in fields) or any(m.kind != "State" for m in inside):
            return begin  # what has a head of its own is a name of its own
        return start if not inside or inside[0].begin == start else begin


def seatless(name: str) -> str:
    """A body's name without where it has its seat: "Suva-based Reef Council"."""
    seat = BASED.match(name)
    return name if seat is None else name[seat.end() :]
