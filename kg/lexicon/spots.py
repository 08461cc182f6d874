"""Where words stand in a text, for all patterns that look only near some: a text is split into its words once."""

from __future__ import annotations

import re
from collections.abc import Iterable

Stretches = tuple[tuple[int, int], ...]

# A word as it is sought.
WORD = re.compile(r"\w+")
# A text that is shorter is searched whole: to split it would cost as much.
_SHORT = 300


class Spots:
    """Looks up all words of a text for all who have asked for some."""

    def __init__(self) -> None:
        self._askers: dict[str, tuple[int, ...]] = {}
        self._many = 0
        self._last: tuple[str, list[list[int]]] = ("", [])

    def ask(self, words: Iterable[str]) -> int:
        """The number under which places of these words are told."""
        asker, self._many = self._many, self._many + 1
        for word in dict.fromkeys(words):
            self._askers[word] = (*self._askers.get(word, ()), asker)
        self._last = ("", [])
        return asker

    def of(self, text: str, asker: int) -> list[int]:
        """Where the words begin that were asked for, in order; the places of the last text are known."""
        if self._last[0] is not text or not self._last[1]:
            self._last = (text, self._places(text))
        return self._last[1][asker]

    def _places(self, text: str) -> list[list[int]]:
        found: list[list[int]] = [[] for _ in range(self._many)]
        askers = self._askers
        for match in WORD.finditer(text.replace("_", " ") if "_" in text else text):
            if (word := match[0]) in askers:
                at = match.start()
                for asker in askers[word]:
                    found[asker].append(at)
        return found


def sought_in(phrase: str) -> str:
    """The word of a phrase that is sought for it: the longest, the first of those; all of what holds none."""
    words: list[str] = WORD.findall(phrase) or [phrase]
    return max(words, key=len)


class WordAnchor:
    """Words one of which stands in or beside every match of some patterns; of a phrase its longest word is sought."""

    def __init__(self, spots: Spots, phrases: Iterable[str], before: int, after: int) -> None:
        phrases = tuple(phrases)
        slack = max(map(len, phrases), default=0)
        self._spots, self._asker = spots, spots.ask(map(sought_in, phrases))
        self._before, self._after = before + slack, after + slack
        self._last: tuple[str, Stretches] = ("", ())

    def stretches(self, text: str) -> Stretches:
        """The parts of a text within reach of an anchor, in order and apart; a short text is one part."""
        if self._last[0] is not text:
            self._last = (text, self._around(text) if len(text) > _SHORT else ((0, len(text)),))
        return self._last[1]

    def _around(self, text: str) -> Stretches:
        found: list[tuple[int, int]] = []
        for at in self._spots.of(text, self._asker):
            begin, end = max(0, at - self._before), min(len(text), at + self._after)
            if found and begin <= found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((begin, end))
        return tuple(found)
