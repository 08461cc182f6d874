"""Transcripts of briefings, interviews and panels: whose words stand where, and what is only asked."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Mention, Relation

# Texts whose forms have lines with a colon that are no turns, or whose turns are read elsewhere.
_OTHERWISE = ("meeting-record", "meeting-coverage", "programme", "participants", "resolution", "bio")
# Fewer lines that name a speaker are fields of something else.
_FEWEST = 3
# What a question takes for granted all the same, and what names say by themselves.
_GRANTED = ("holdsPost", "rank", "cites", "memberOf", "adoptedBy", "organizedBy", "partOf")


class Turn(Struct, frozen=True):
    """From the line of a speaker to the next; `speaker` is None where nobody is named, `asks` of one who only asks."""

    begin: int
    end: int
    speaker: int | None
    asks: bool


class Transcripts:
    """Finds the turns of a transcript, after people are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._line = lexicon.pattern("transcript-line")
        self._asks = lexicon.pattern("transcript-asks")
        self._the_holder = lexicon.pattern("transcript-holder")

    def listen(self, draft: Draft) -> list[Turn]:
        """The turns; from now on the draft knows who speaks where."""
        if draft.document.kind in _OTHERWISE:
            return []
        lines = [m for m in self._line.finditer(draft.text) if self._opens(draft, m)]
        lines = [m for m in lines if self._asks.fullmatch(m["who"]) or m["who"].isupper() or _named(draft, m)]
        if len(lines) < _FEWEST or len({m["who"] for m in lines}) < 2:
            return []
        ends = [*(m.start() for m in lines[1:]), len(draft.text)]
        turns = [self._turn(draft, line, end) for line, end in zip(lines, ends, strict=True)]
        draft.turns = [(t.begin, t.end, t.speaker) for t in turns]
        return turns

    def question(self, draft: Draft, turns: list[Turn]) -> None:
        """What is told in questions alone is in question, but for the posts of those whom they name."""
        asked = [(t.begin, t.end) for t in turns if t.asks]
        if not asked:
            return

        def only_asked(relation: Relation) -> bool:
            places = [trace.begin for trace in relation.traces]
            return bool(places) and all(any(a <= p < b for a, b in asked) for p in places)

        draft.relations[:] = [
            replace(r, modality="questioned")
            if r.modality is None and r.predicate not in _GRANTED and only_asked(r)
            else r
            for r in draft.relations
        ]

    def _opens(self, draft: Draft, line: re.Match[str]) -> bool:
        """Whether a line opens a block: a colon within a paragraph parts no speakers."""
        begin = line.start("who")
        number = draft.block_at(begin)
        return number is not None and not draft.text[draft.document.blocks[number].begin : begin].strip("* ")

    def _turn(self, draft: Draft, line: re.Match[str], end: int) -> Turn:
        person = _named(draft, line)
        asks = self._asks.fullmatch(line["who"]) is not None
        speaker = person.referent if person is not None else None
        if speaker is None and not asks:
            speaker = self._holder(draft, line["who"])
        return Turn(line.end(), end, speaker, asks)

    def _holder(self, draft: Draft, who: str) -> int | None:
        """ "THE PRESIDENT:" is the one who delivers the document, where its title calls that one so."""
        holder = self._the_holder.fullmatch(who)
        first = draft.referents[draft.speaker].names if draft.speaker is not None else ()
        if holder is None or not first or not draft.document.title:
            return None
        title = " ".join(draft.document.title.split()).casefold()
        called = any(f"{holder['post']} {name}".casefold() in title for name in first)
        return draft.speaker if called else None


def _named(draft: Draft, line: re.Match[str]) -> Mention | None:
    """The person whom the line names."""
    return next((m for m in draft.within(*line.span("who")) if m.kind == "Person"), None)
