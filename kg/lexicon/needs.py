"""What a sentence must hold for a rule to match: told from the rule as it is written, so that most are never tried.

A folded sentence holds few kinds of slots and few of the words that rules are about. To know that it lacks what a rule
needs costs next to nothing; to search it for the rule costs a hundred times as much.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from re import _parser as parser  # type: ignore[attr-defined]  # the same since 3.11; there is no public parser
from re._constants import BRANCH, LITERAL  # type: ignore[import-not-found]
from typing import Any, NamedTuple

from msgspec import Struct

from kg.lexicon.checks import GROUP
from kg.lexicon.slots import BITS, slot_kinds

_PLACEHOLDER = re.compile(r"\{([A-Za-z][A-Za-z-]*)\}")
# Shorter pieces of words stand in most sentences.
_SHORTEST = 3
# Characters of private use from here on stand for lists of words.
_LISTS = 0xF0000


class Needs(Struct, frozen=True):
    """What is needed: of each group of kinds one, and one of the pieces of text, if there are any.

    Shape: `kinds` are sums of `slots.BITS`.
    """

    kinds: tuple[int, ...] = ()
    pieces: tuple[str, ...] = ()

    def lacking(self, kinds: int, text: str) -> bool:
        """Whether a sentence with these kinds of slots and this text lacks what is needed."""
        return self.lacking_kinds(kinds) or self.lacking_pieces(text)

    def lacking_kinds(self, kinds: int) -> bool:
        """Whether a sentence with these kinds of slots lacks one that is needed."""
        for one in self.kinds:  # noqa: SIM110 - as below
            if not kinds & one:
                return True
        return False

    def lacking_pieces(self, text: str) -> bool:
        """Whether a text lacks all pieces of which one is needed."""
        if not self.pieces:
            return False
        for piece in self.pieces:  # noqa: SIM110 - asked for every rule and sentence: a generator costs twice as much
            if piece in text:
                return False
        return True


NOTHING = Needs()


def _no_source(name: str) -> None:
    """No pattern is known."""


def needs(
    source: str, words: Callable[[str], Sequence[str] | None], sources: Callable[[str], str | None] = _no_source
) -> Needs:
    """What a rule needs; `words` gives the words of a list, `sources` a pattern that is part of it.

    What other placeholders stand for may be anything.
    """
    lists: dict[str, frozenset[str]] = {}

    def plain(match: re.Match[str]) -> str:
        part = None if (found := words(match[1])) else sources(match[1])
        if part is None:
            return _plain(match[1], found or (), lists)
        return "(?:" + GROUP.sub("(?:", _PLACEHOLDER.sub(plain, part)) + ")"

    try:
        parsed = parser.parse(_PLACEHOLDER.sub(plain, source))
    except re.error:
        return NOTHING  # told where the rule is compiled
    found = _Analysis(lists).of_all(parsed)
    pieces = () if parsed.state.flags & re.IGNORECASE else _best(found.pieces)
    kinds = sorted(set(found.kinds), key=lambda bits: (bits.bit_count(), bits))
    return Needs(tuple(kinds), tuple(_shortest(frozenset(pieces))))


def _plain(name: str, words: Sequence[str], lists: dict[str, frozenset[str]]) -> str:
    """A placeholder as the analysis sees it: a class of slots, one word, or a character that stands for a list."""
    if kinds := slot_kinds(name):
        return f"[{kinds}]"
    if len(words) < 2:
        return "(?:" + "".join(map(re.escape, words)) + ")"
    stand_in = chr(_LISTS + len(lists))  # parsing the words themselves would take a hundred times as long
    lists[stand_in] = frozenset(words)
    return stand_in


class _Found(NamedTuple):
    """Groups of kinds and groups of pieces: of each group one is needed."""

    kinds: list[int]
    pieces: list[frozenset[str]]


class _Analysis:
    """What a parsed rule needs; `lists` are the words that characters in it stand for."""

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self._lists = lists
        self._inside: dict[str, Callable[[Any], _Found]] = {
            "LITERAL": self._of_character,
            "IN": _of_class,
            "BRANCH": self._of_branches,
            "SUBPATTERN": self._of_group,
            "ATOMIC_GROUP": self.of_all,
            "ASSERT": lambda value: self.of_all(value[1]),
            "MAX_REPEAT": self._of_repeat,
            "MIN_REPEAT": self._of_repeat,
            "POSSESSIVE_REPEAT": self._of_repeat,
        }

    def of_all(self, items: Iterable[tuple[Any, Any]]) -> _Found:
        """What a sequence needs: all that its parts need, letters in a row as one piece."""
        found = _Found([], [])
        run = ""
        for operator, value in [*items, (None, None)]:
            if operator is LITERAL and (letter := chr(value)) not in BITS and letter not in self._lists:
                run += letter
                continue
            if run and operator is BRANCH:  # "(?:met|meet)" is parsed as "me" and the branches "t" and "et"
                before = [(LITERAL, ord(letter)) for letter in run]
                value = (value[0], [[*before, *branch] for branch in value[1]])
            if run:
                found.pieces.append(frozenset((run,)))
                run = ""
            if (inside := self._inside.get(str(operator))) is None:
                continue
            more = inside(value)
            found.kinds.extend(more.kinds)
            found.pieces.extend(more.pieces)
        return found

    def _of_character(self, value: int) -> _Found:
        words = self._lists.get(chr(value))
        return _Found([BITS[chr(value)]], []) if words is None else _Found([], [words])

    def _of_branches(self, value: tuple[Any, Sequence[Any]]) -> _Found:
        """Of several branches: one group that covers the best of each, if each has one."""
        branches = [self.of_all(branch) for branch in value[1]]
        kinds = 0
        for narrowest in (min(branch.kinds, key=int.bit_count, default=0) for branch in branches):
            kinds = kinds | narrowest if narrowest else -1
            if kinds < 0:
                break
        best = [_best(branch.pieces) for branch in branches]
        pieces = frozenset().union(*best) if all(best) else frozenset()
        return _Found([kinds] if kinds > 0 else [], [pieces] if pieces else [])

    def _of_group(self, value: tuple[Any, int, int, Any]) -> _Found:
        found = self.of_all(value[3])
        if value[1] & re.IGNORECASE:
            words = [{max(piece.split(" "), key=len) for piece in group} for group in found.pieces]
            return _Found(found.kinds, [frozenset(form for word in group for form in cases(word)) for group in words])
        return found

    def _of_repeat(self, value: tuple[int, Any, Any]) -> _Found:
        return self.of_all(value[2]) if value[0] else _nothing(value)


def cases(word: str) -> tuple[str, str, str]:
    """The ways in which a text writes a word that may be of any case: small, large, its first letter large."""
    return word.lower(), word.upper(), word[:1].upper() + word[1:].lower()


def _shortest(pieces: frozenset[str]) -> list[str]:
    """The pieces without those that hold another."""
    return sorted(piece for piece in pieces if not any(one in piece and one != piece for one in pieces))


def _nothing(value: object) -> _Found:
    return _Found([], [])


def _of_class(items: Sequence[tuple[Any, Any]]) -> _Found:
    """A class of characters needs one of its kinds where it holds nothing else."""
    bits = [BITS.get(chr(value), 0) if operator is LITERAL else 0 for operator, value in items]
    return _Found([sum(set(bits))] if all(bits) else [], [])


def _best(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    """The group that is least likely to be there: its shortest piece is the longest, and not too short."""
    best = max(groups, key=lambda group: (min(map(len, group)), -len(group), sorted(group)), default=frozenset[str]())
    return best if best and min(map(len, best)) >= _SHORTEST else frozenset()
