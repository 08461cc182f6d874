"""Whose lives a document tells, by its form: a line opens with a name, the paragraph under it with the same."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.draft import Draft, plain
from kg.extract.namesakes import Namesakes
from kg.lexicon import Lexicon
from kg.model import Sentence

# How many sentences a life goes on in which its owner is called by surname.
_LIFE = 25
_RULE = "person-owner"


class Owners:
    """Finds names that are words of other kinds too: "Mara Dean, Nominee for …" over "Mara Dean serves as …"."""

    def __init__(self, lexicon: Lexicon, namesakes: Namesakes) -> None:
        self._namesakes = namesakes
        self._heads = lexicon.pattern("owner-heads")
        self._told = lexicon.pattern("owner-told")
        self._called = lexicon.pattern("owner-called")
        self._openings = lexicon.word_set("opening")
        self._bodies = lexicon.word_set("body-closing")

    def note(self, draft: Draft) -> None:
        """Note the owner of each life where heading and first sentence name him, and where it calls him again."""
        if not draft.lives:
            return
        self._namesakes.forget()
        inside = [s for s in draft.sentences if draft.tells_life(s.begin)]
        for at, (head, first) in enumerate(pairwise(inside)):
            over, told = (p.match(draft.text, s.begin, s.end) for p, s in ((self._heads, head), (self._told, first)))
            if over is None or told is None or not self._is_one(plain(over["name"]), plain(told["name"])):
                continue
            for match in (over, told):
                self._mention(draft, *match.span("name"))
            self._again(draft, inside[at + 1 : at + _LIFE], plain(told["name"]))

    def _is_one(self, over: str, told: str) -> bool:
        """Whether two names are one person's: equal surnames, and given names that agree."""
        words = over.split()
        if words[0] in self._openings or not self._bodies.isdisjoint(words):
            return False
        if self._namesakes.surname(over) != self._namesakes.surname(told):
            return False
        first, second = words[0].strip("."), told.split()[0].strip(".")
        return first == second or (first[0] == second[0] and min(len(first), len(second)) == 1)

    def _again(self, draft: Draft, sentences: list[Sentence], name: str) -> None:
        """Note the surname where it is the subject of a sentence of this life, up to the next heading."""
        surname = self._namesakes.surname(name)
        for number, sentence in enumerate(sentences):
            if number and self._heads.match(draft.text, sentence.begin, sentence.end):
                return
            for match in self._called.finditer(draft.text, sentence.begin, sentence.end):
                if match["name"] == surname:
                    self._mention(draft, *match.span("name"))

    def _mention(self, draft: Draft, begin: int, end: int) -> None:
        if not draft.free(begin, end):
            return
        name = plain(draft.text[begin:end])
        number = self._namesakes.person(draft, name)
        draft.mention(begin, end, number, form="name" if " " in name else "short", rule=_RULE)
