"""Folded sentences: text in which every mention stands as one slot, so that rules read a language, not names."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from kg.kept.patterns import compiled
from kg.lexicon.slots import BITS, FIRST, KINDS, MOST

# Signs that a folded sentence keeps for itself: slots, and what marks a subject of which something has been read.
SUBJECT = "\u2060"
_OWN = compiled("[\ue000-\uf8ff\u2060]")
_SLOT = compiled(f"[{''.join(KINDS.values())}]")
# What stands before a slot in a list ("our partners from the") is no longer than this.
LONGEST_ARTICLE = 60


class Slot(Struct, frozen=True):
    """What stands at a slot: a kind, a referent number (or value), its span, and the post it speaks in."""

    kind: str
    referent: int
    begin: int
    end: int
    value: str | None = None
    capacity: int | None = None
    posts: tuple[int, ...] = ()
    nominal: bool = False


class Folded(Struct):
    """A folded stretch of a document: its characters, where each comes from, and its slots."""

    text: str
    spans: list[tuple[int, int]]
    slots: list[Slot] = field(default_factory=list)
    kinds: int = 0
    """All kinds of slots that the text holds or has held, as a sum of BITS."""
    _starts: tuple[str, tuple[tuple[int, int], ...]] = ("", ())

    def slot(self, position: int) -> Slot:
        """The slot whose two characters begin at `position`."""
        return self.slots[ord(self.text[position + 1]) - FIRST]

    def within(self, begin: int, end: int) -> list[Slot]:
        """The slots between two positions, in order."""
        return [self.slot(i) for i in range(begin, end - 1) if "\ue001" <= self.text[i] <= "\ue0ff"]

    def starts(self, article: re.Pattern[str], ends: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
        """Where a slot, or what may stand before one in a list, begins, with the bit of the slot's kind; in order.

        `article` looks ahead at what may stand before a slot, which ends with one of `ends`, and at the slot (group 1).
        """
        if self._starts[0] is not self.text:
            text = self.text
            slots = [(slot.start(), BITS[slot[0]]) for slot in _SLOT.finditer(text)]
            before = [
                (match.start(), BITS[match[1][0]])
                for at, _ in slots
                if text.endswith(ends, 0, at)
                for match in article.finditer(text, max(0, at - LONGEST_ARTICLE), at + 2)
            ]
            self._starts = (text, tuple(sorted({*slots, *before}) if before else slots))
        return self._starts[1]

    def source(self, begin: int, end: int) -> tuple[int, int]:
        """The stretch of the document that `[begin, end)` of the folded text stands for."""
        return self.spans[begin][0], self.spans[end - 1][1]

    def put(self, begin: int, end: int, slot: Slot) -> None:
        """Put a slot in the place of `[begin, end)`."""
        if len(self.slots) >= MOST:
            return
        self.slots.append(slot)
        self.kinds |= BITS[KINDS[slot.kind]]
        self.text = self.text[:begin] + KINDS[slot.kind] + chr(FIRST + len(self.slots) - 1) + self.text[end:]
        self.spans[begin:end] = [(slot.begin, slot.end)] * 2

    def keep(self, whole: tuple[int, int], kept: tuple[int, int]) -> None:
        """Leave of a stretch only what is kept, as a subject of which something has been read."""
        self.text = self.text[: kept[1]] + SUBJECT + self.text[whole[1] :]
        self.spans[kept[1] : whole[1]] = [self.spans[kept[1] - 1]]
        self.drop(whole[0], kept[0])

    def drop(self, begin: int, end: int) -> None:
        """Take `[begin, end)` out of the folded text."""
        self.text = self.text[:begin] + self.text[end:]
        del self.spans[begin:end]


def capacity(slot: Slot, post: int) -> Slot:
    """The slot of a person who acts in a post."""
    return replace(slot, capacity=slot.capacity if slot.capacity is not None else post, posts=(*slot.posts, post))


def fold(text: str, begin: int, end: int, slots_: list[Slot]) -> Folded:
    """The stretch `[begin, end)` of a document with these slots (ordered, apart) put in."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    if _OWN.search(text, begin, end) is not None:
        text = text[:begin] + _OWN.sub(" ", text[begin:end]) + text[end:]
    at = begin
    for number, slot in enumerate(slots_[:MOST]):
        pieces.append(text[at : slot.begin])
        spans += pairwise(range(at, slot.begin + 1))
        pieces.append(KINDS[slot.kind] + chr(FIRST + number))
        spans += [(slot.begin, slot.end)] * 2
        at = slot.end
    pieces.append(text[at:end])
    spans += pairwise(range(at, end + 1))
    kinds = 0
    for kind in {slot.kind for slot in slots_}:
        kinds |= BITS[KINDS[kind]]
    return Folded("".join(pieces).replace("\n", " "), spans, list(slots_[:MOST]), kinds)
