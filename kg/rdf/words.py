"""Which texts hold which words: found by the beginnings of words, without reading the texts again."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Words:
    """An index of texts that are folded already: words in small letters with spaces between."""

    __slots__ = ("_texts", "_words")

    def __init__(self, texts: Iterable[str]) -> None:
        found: dict[str, array[int]] = {}
        for number, text in enumerate(texts):
            for word in set(text.split()):
                found.setdefault(word, array("I")).append(number)
        self._words = sorted(found)
        self._texts = [found[word] for word in self._words]

    def holding(self, wanted: str) -> list[int]:
        """The numbers of the texts in which each of these words begins a word, ascending; none for no words."""
        parts = [self._beginning(word) for word in dict.fromkeys(wanted.split())]
        return sorted(set.intersection(*parts)) if parts else []

    def _beginning(self, start: str) -> set[int]:
        low = bisect_left(self._words, start)
        high = bisect_right(self._words, start, lo=low, key=lambda word: word[: len(start)])
        return set().union(*self._texts[low:high])
