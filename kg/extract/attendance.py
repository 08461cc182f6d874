"""People in lines of a list of participants that hold many: "Kenya: NAME, POST; NAME, POST, BODY"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Span

_AGENTS = ("State", "Organization")


class Attendance:
    """Finds where the names stand in such lines: nothing else tells that they are names."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._run = lexicon.pattern("list-run")
        self._name = lexicon.pattern("list-run-name")
        self._nouns = (
            lexicon.word_set("role-head") | lexicon.word_set("body-closing") | lexicon.word_set("body-opening")
        )
        self._nouns |= lexicon.word_set("event-head") | lexicon.word_set("not-name")

    def names(self, draft: Draft, start: int) -> list[Span]:
        """Where the names of the people of a list stand that begins at `start`."""
        found = []
        for _, begin, end in lines(draft, start):
            agent = self.agent(draft, begin, end)
            at = begin if agent is None else agent.end + (1 if draft.text.startswith(":", agent.end) else 0)
            if agent is None and draft.text.count(";", begin, end) == 0:
                continue
            for low, high in pieces(draft, at, end):
                match = self._name.match(draft.text, low, high)
                if match is None or not self._nouns.isdisjoint(match["name"].split()):
                    continue
                if draft.free(*match.span("name")):
                    found.append(Span(*match.span("name")))
        return found

    def agent(self, draft: Draft, begin: int, end: int) -> Mention | None:
        """The State or body that opens a line and whose people follow, behind a colon or right behind it."""
        first = next(iter(draft.within(begin, end)), None)
        if first is None or first.kind not in _AGENTS or self._run.fullmatch(draft.text, begin, first.begin) is None:
            return None
        colon = draft.text.startswith((":", " ("), first.end) and ":" in draft.text[first.end : first.end + 16]
        listed = ";" in draft.text[first.end : end] or "," in draft.text[first.end : end]
        named = listed and self._name.match(draft.text, first.end + 1, end) is not None
        return first if colon or named else None


def pieces(draft: Draft, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A line of people, parted at semicolons."""
    at = begin
    for piece in draft.text[begin:end].split(";"):
        yield at, at + len(piece)
        at += len(piece) + 1


def lines(draft: Draft, start: int) -> Iterator[tuple[Block, int, int]]:
    """The lines of a list: its blocks from `start` on, line by line."""
    for block in draft.document.blocks:
        if block.begin < start or block.kind in ("running", "footnote"):
            continue
        at = block.begin
        for line in draft.text[block.begin : block.end].split("\n"):
            yield block, at, at + len(line)
            at += len(line) + 1
