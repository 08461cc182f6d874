"""Posts told in talk of the past: "clerked for Judge NAME", "In 1944, President NAME"; and lives that went on since.

A title before a name says that its bearer holds the post when what is told happens. That is the document's own day,
unless every sentence in which the name bears the title tells of another time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation

# How far before a title the words stand that say whom somebody served, and behind a name those that say it is dead.
_BEFORE, _BEHIND = 60, 60
# How far into a sentence a title opens it.
_OPENING = 16
# A year so long before the document's is not of its own days.
_AGO = 2
# And nobody holds a post for so long whom a sentence tells of with no later year.
_LONG_AGO = 10


# What opens the title of a post that is over.
_ONCE = ("Former ", "Past ", "Onetime ")
# What opens that of one that is still to come.
_TO_COME = ("Incoming ", "Future ")
# Who bears it stands in for an ambassador, whatever else is said.
_STANDS_IN = compiled(r"charg[ée]e? d['’]affaires,? (?:ad interim|a\.i\.)", re.IGNORECASE)
# The years of a post behind it: "Director of BODY (2010-2015)".
_YEARS_BEHIND = compiled(r" ?\((?:from )?(?P<since>(?:19|20)\d\d) ?(?:-|–|—|to|until) ?(?P<until>(?:19|20)\d\d)\)")
# Until when what is over stays over, where nothing else is known.
_EVER = 9999
# The State whose holders are listed.
_STATE = "state/USA"
# Until this day of the last year the old holder holds a title.
_HANDED_OVER = "01-20"


class _Holder(NamedTuple):
    given: frozenset[str]
    years: tuple[int, int]


class Bygone:
    """Tells what is said of other days than the document's own."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._served = lexicon.pattern("bygone-served")
        self._before = lexicon.pattern("bygone-before")
        self._life = lexicon.pattern("bygone-life")
        self._now = lexicon.pattern("bygone-now")
        self._dead = lexicon.pattern("bygone-dead")
        self._died = lexicon.pattern("bygone-died")
        self._ago = lexicon.pattern("bygone-ago")
        self._year = lexicon.pattern("bygone-year")
        self._years = lexicon.pattern("bygone-years")
        self._begun = lexicon.pattern("begun-holder")
        self._held = lexicon.pattern("held-now")
        self._nominee = lexicon.pattern("role-nominee")
        self._got = lexicon.pattern("bygone-got")
        self._once = _holders(lexicon)

    def told(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a title before a name, `[begin, end)` with the name, stands in talk of other days."""
        sentence = draft.sentence_at(begin)
        if sentence is None:
            return False
        before = draft.text[max(sentence.begin, begin - _BEFORE) : begin]
        if self._is_dead(draft, begin, end):
            return True
        if draft.document.kind == "bio" or self._before.search(draft.text, sentence.begin, begin):
            served = self._served.search(before) is not None or draft.text.startswith(("’s ", "'s "), end)
            opens = begin - sentence.begin < _OPENING  # "For President NAME, she served as"
            # "As Adviser in Governor NAME’s Administration, he was": a sentence that has nothing of today.
            opens = opens or self._now.search(draft.text, sentence.begin, sentence.end) is None
            if served and self._life.search(draft.text[sentence.begin : sentence.end if opens else begin]):
                return True
        return self._is_long_ago(draft, draft.text[sentence.begin : sentence.end])

    def _is_long_ago(self, draft: Draft, sentence: str) -> bool:
        """Whether a sentence tells of another time: "In 1944,", "Sixty years ago,", "… used the law in 1906"."""
        if self._ago.search(sentence):
            return True
        day = draft.document.date
        if day is None:
            return False
        opened = self._year.match(sentence)
        if opened is not None and int(opened["year"]) <= int(day[:4]) - _AGO:
            return True
        years = [int(m["year"]) for m in self._years.finditer(sentence)]
        return bool(years) and max(years) <= int(day[:4]) - _LONG_AGO

    def everywhere(self, draft: Draft, role: Mention, person: Mention) -> bool:
        """Whether a person bears a title only where the document tells of other days."""
        title = draft.text[role.begin : role.end]
        found = []
        for mention in draft.mentions:
            begin = mention.begin - len(title) - 1
            if mention.referent == person.referent and draft.text[max(0, begin) : mention.begin - 1] == title:
                found.append((begin, mention.end))
        found = found or [(role.begin, person.end)]
        return any(self._is_dead(draft, *one) for one in found) or all(self.told(draft, *one) for one in found)

    def _is_dead(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether somebody is said to be dead beside the title and the name."""
        sentence = draft.sentence_at(begin)
        if sentence is None:
            return False
        before, behind = draft.text[max(sentence.begin, begin - _BEFORE) : begin], min(sentence.end, end + _BEHIND)
        return bool(self._dead.search(before) or self._died.match(draft.text[end:behind]))

    def once(self, draft: Draft) -> None:
        """Who is known to have held a title until a year holds it no more in a later text: "President Lincoln"."""
        day = draft.document.date or ""
        for number, relation in enumerate(draft.relations):
            if relation.status == "designate" and self._was_to_be(draft, relation, day):
                draft.relations[number] = replace(relation, status=None)
            if relation.status != "current" or not _is_of_post(relation):
                continue
            if self._is_of_that_year(draft, relation, day):
                draft.relations[number] = replace(relation, status=None)
                continue
            post, names = draft.referents[int(str(relation.object))], draft.referents[relation.subject].names
            if (over := self._over(draft, relation)) is not None:
                draft.relations[number] = over
                continue
            if self._is_to_come(draft, relation) or (post.attribute("title") or "").startswith(_TO_COME):
                draft.relations[number] = replace(relation, status="designate")
                continue
            if _STANDS_IN.match(post.attribute("title") or ""):
                draft.relations[number] = replace(relation, status="acting")
                continue
            if (post.attribute("title") or "").startswith(_ONCE):
                draft.relations[number] = replace(relation, status="former")
                continue
            if post.post_in is not None or _of_another(draft, post.post_for):
                continue
            held = self._once.get((post.attribute("title") or "", _surname(names[0]) if names else ""))
            if held is not None and day and all(len(n.split()) == 1 or n.split()[0] in held.given for n in names):
                first, last = held.years
                if first < int(day[:4]) <= last or (first == int(day[:4]) and day[5:] > _HANDED_OVER):
                    draft.relations[number] = replace(relation, status="former")

    def _was_to_be(self, draft: Draft, relation: Relation, day: str) -> bool:
        """Whether somebody was nominated years ago, whatever came of it: "In January 2021, NAME was nominated ROLE"."""
        sentences = [draft.sentence_at(t.begin) for t in relation.traces]
        opened = [None if s is None else self._year.match(draft.text[s.begin : s.end]) for s in sentences]
        return bool(day) and all(m is not None and int(m["year"]) <= int(day[:4]) - _AGO for m in opened)

    def _is_of_that_year(self, draft: Draft, relation: Relation, day: str) -> bool:
        """Whether it is only told that somebody once got a post: "was elected ROLE in 2011" says nothing of today."""
        if relation.starts_on or not day:
            return False
        for trace in relation.traces:
            sentence = None if trace.object is None else draft.sentence_at(trace.object.begin)
            if sentence is None or trace.object is None:
                return False
            got = self._got.search(draft.text, max(sentence.begin, trace.object.begin - _BEFORE), trace.object.begin)
            years = [int(m["year"]) for m in self._years.finditer(draft.text, sentence.begin, sentence.end)]
            if got is None or not years or max(years) > int(day[:4]) - _LONG_AGO:
                return False
            if self._now.search(draft.text, sentence.begin, sentence.end) is not None:
                return False
        return True

    def _over(self, draft: Draft, relation: Relation) -> Relation | None:
        """A post as over, where its years stand behind it in brackets or its holder is dead; else None."""
        trace = relation.traces[0]
        if trace.subject is not None and draft.text.endswith(
            (" late ", "\nlate ", "The late "), 0, trace.subject.begin
        ):
            return replace(relation, status="former")  # "the late NAME, Director of BODY"
        said = trace.object
        years = None if said is None else _YEARS_BEHIND.match(draft.text, said.end)
        day = draft.document.date
        if years is None or relation.starts_on or (day is not None and years["until"] > day[:4]):
            return None
        return replace(relation, status="former", starts_on=years["since"], ends_on=years["until"])

    def _is_to_come(self, draft: Draft, relation: Relation) -> bool:
        """Whether a title says itself that one is named for it: "United States Attorney Nominee for the District"."""
        said = [t.object for t in relation.traces if t.object is not None]
        return bool(said) and all(self._nominee.search(draft.text, s.begin, s.end) for s in said)

    def settle(self, draft: Draft) -> None:
        """Of one who is said to hold a post now, another that he once got is over: "in 2015 she became", "she is"."""
        now: dict[int, set[int]] = {}
        for relation in draft.relations:
            if (
                relation.status in ("current", "acting")
                and _is_of_post(relation)
                and self._verb(draft, relation, held=True)
            ):
                now.setdefault(relation.subject, set()).add(int(str(relation.object)))
        for number, relation in enumerate(draft.relations):
            if relation.status != "current" or not _is_of_post(relation) or relation.starts_on:
                continue
            others = now.get(relation.subject, set())
            if others and relation.object not in others and self._verb(draft, relation, held=False):
                draft.relations[number] = replace(relation, status="former")

    def _verb(self, draft: Draft, relation: Relation, *, held: bool) -> bool:
        """Whether the words of a relation say that a post is held now, or only that somebody got it."""
        spans = [t.trigger for t in relation.traces if t.trigger is not None]
        pattern = self._held if held else self._begun
        return any(pattern.search(draft.text[span.begin : span.end]) for span in spans)


def _of_another(draft: Draft, state: int | None) -> bool:
    """Whether a post is of a State that the list of holders is not of."""
    return state is not None and draft.referents[state].key != _STATE


def _surname(name: str) -> str:
    return next((w for w in reversed(name.replace(",", "").split()) if w.rstrip(".") not in ("Jr", "Sr")), "")


def _holders(lexicon: Lexicon) -> dict[tuple[str, str], _Holder]:
    """By title and surname, who held a title once: his given name, and the years in which he held it no more."""
    found: dict[tuple[str, str], _Holder] = {}
    for told, years in lexicon.pairs["bygone-holder"]:
        *words, surname = told.split()
        first, _, last = years.partition("-")
        given = {name for pair in lexicon.pairs["nickname"] if words[-1] in pair for name in pair} | {words[-1]}
        found[" ".join(words[:-1]), surname] = _Holder(frozenset(given), (int(first), int(last or _EVER)))
    return found


def _is_of_post(relation: Relation) -> bool:
    return relation.predicate == "holdsPost" and relation.modality is None
