"""Whose turn it is: the lines "Mr. Weru (Kenya):" and "The President:" of a record, and who presides when."""

from __future__ import annotations

import re
from bisect import bisect_right

from msgspec import Struct

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Block, Mention

_AGENTS = ("State", "Organization")
# What stands between the speech of one and the next: heads of pages, notes.
_ASIDE = ("running", "footnote")
# A line that names the speaker is short: name, State, language.
_LONGEST_LINE = 320


class Turn(Struct, frozen=True):
    """One speaker's turn: its line up to the colon, the stretches of its speech, who speaks and for whom.

    `begin`, `colon`, `end` and `speech` are offsets into the text; a turn of the chair has the speaker who presides.
    """

    begin: int
    colon: int
    end: int
    speech: tuple[tuple[int, int], ...]
    speaker: Mention | None
    agent: Mention | None
    chair: bool
    quoted: bool


class Turns:
    """Finds the turns of a record, after people and States are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._line = lexicon.pattern("turn-line")
        self._chair = lexicon.pattern("turn-chair")
        self._titles = lexicon.compile(r"(?:\d{1,3}\. )?{person-titles}")
        self._stage = lexicon.pattern("stage-direction")

    def find(self, draft: Draft, head: int, chairs: list[tuple[int, Mention | None]]) -> list[Turn]:
        """The turns behind the head, in order; `chairs` are the places from which on somebody presides."""
        lines = [m for m in self._line.finditer(draft.text, head) if m.end() - m.start() < _LONGEST_LINE]
        heads = [(m, *who) for m in lines if (who := self._who(draft, m, chairs)) is not None]
        ends = [*(m.start() for m, *_ in heads), len(draft.text)][1:]
        return [
            self._turn(draft, match, end, speaker, chair=chair)
            for (match, speaker, chair), end in zip(heads, ends, strict=True)
        ]

    def _who(
        self, draft: Draft, match: re.Match[str], chairs: list[tuple[int, Mention | None]]
    ) -> tuple[Mention | None, bool] | None:
        """The speaker whom the line names, and whether it is the one who presides; None if it names nobody."""
        begin, end = match.span("who")
        if self._chair.fullmatch(draft.text, begin, end):
            named = _first(draft, "Person", begin, end)
            at = bisect_right(chairs, match.start(), key=lambda c: c[0]) - 1
            return (named or (chairs[at][1] if at >= 0 else None)), True
        person = _first(draft, "Person", begin, end)
        if person is None or not self._titles.fullmatch(draft.text, match.start(), person.begin):
            return None
        return person, False

    def _turn(self, draft: Draft, match: re.Match[str], end: int, speaker: Mention | None, *, chair: bool) -> Turn:
        colon = match.end("who")
        agent = None if speaker is None or chair else _first_of(draft, _AGENTS, speaker.end, colon)
        begin = match.end()
        begin += len(draft.text[begin:end]) - len(draft.text[begin:end].lstrip())
        quoted = draft.text[begin : begin + 1] in ("“", '"')
        speech = self._speech(draft, begin, end)
        return Turn(match.start(), colon, speech[-1][1] if speech else begin, speech, speaker, agent, chair, quoted)

    def _speech(self, draft: Draft, begin: int, end: int) -> tuple[tuple[int, int], ...]:
        """The stretches of a speech: up to what is no speech; a head or foot of a page parts it."""
        parts: list[tuple[int, int]] = []
        at = begin
        for block in _blocks(draft, begin, end):
            low, high = max(begin, block.begin), min(block.end, end)
            if block.begin >= begin and block.kind not in _ASIDE and self._ends(draft, block):
                break
            if block.kind in _ASIDE:
                at = -1
                continue
            if at >= 0 and parts:
                parts[-1] = (parts[-1][0], high)
            else:
                parts.append((low, high))
            at = high
        return tuple((a, a + len(draft.text[a:b].rstrip())) for a, b in parts if draft.text[a:b].strip())

    def _ends(self, draft: Draft, block: Block) -> bool:
        if block.kind in ("heading", "title", "table"):
            return True
        return self._stage.match(draft.text[block.begin : min(block.end, block.begin + 400)]) is not None


def _blocks(draft: Draft, begin: int, end: int) -> list[Block]:
    blocks = draft.document.blocks
    first = max(bisect_right(blocks, begin, key=lambda b: b.begin) - 1, 0)
    last = bisect_right(blocks, end - 1, key=lambda b: b.begin)
    return [b for b in blocks[first:last] if b.end > begin]


def _first(draft: Draft, kind: str, begin: int, end: int) -> Mention | None:
    return _first_of(draft, (kind,), begin, end)


def _first_of(draft: Draft, kinds: tuple[str, ...], begin: int, end: int) -> Mention | None:
    return next((m for m in draft.within(begin, end) if m.kind in kinds), None)
