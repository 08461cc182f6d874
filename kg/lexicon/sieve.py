"""Which of many patterns a text may match: told for all of them at once, from a look at each word of the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache, reduce
from operator import or_

# So many words are known by what they tell; a text has few that the texts before had not.
_KNOWN = 1 << 14
# Shorter pieces of words stand in most sentences, and tell nothing; nor does a longer word, which is an address.
_SHORTEST, _LONGEST = 3, 60


class Sieve:
    """Tells of a text which patterns can match it; of each the pieces are known of which the text must hold one.

    A piece without blanks lies within a word of the text, and of a piece with blanks its longest word does. So a look
    at each word rules out most patterns, instead of a look for each pattern.
    """

    def __init__(self, needed: Sequence[Sequence[str]]) -> None:
        self._every = (1 << len(needed)) - 1
        self._always = 0
        sought: dict[str, int] = {}
        for number, pieces in enumerate(needed):
            words = [max(piece.split(), key=len, default="") for piece in pieces]
            if min(map(len, words), default=0) < _SHORTEST:
                self._always |= 1 << number
                continue
            for word in words:
                sought[word] = sought.get(word, 0) | 1 << number
        self._sought: dict[str, list[tuple[str, int]]] = {}  # by how they begin
        for word, found in sought.items():
            self._sought.setdefault(word[:_SHORTEST], []).append((word, found))
        self._of_word = lru_cache(maxsize=_KNOWN)(self._told_by)
        self._last = ("", self._always)

    def may_match(self, text: str) -> int:
        """The numbers of the patterns that may match a text, as bits; that of the last text is known."""
        if self._last[0] is not text:
            told = filter(None, map(self._of_word, text.split()))
            self._last = (text, reduce(or_, told, self._always))
        return self._last[1]

    def _told_by(self, word: str) -> int:
        """The patterns of which a word holds what they need."""
        if len(word) > _LONGEST:
            return self._every
        told = 0
        for begin in range(len(word) - _SHORTEST + 1):
            for piece, found in self._sought.get(word[begin : begin + _SHORTEST], ()):
                if word.startswith(piece, begin):
                    told |= found
        return told


def bits(are: Iterable[bool]) -> int:
    """The numbers of those that are, as bits."""
    return sum(1 << number for number, one in enumerate(are) if one)


def numbers(bits: int) -> list[int]:
    """The numbers that bits stand for, in order."""
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found
