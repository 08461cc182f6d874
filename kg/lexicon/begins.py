"""With which kinds of slots a match of a rule begins: told from the rule, so that it is tried at those alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from re import _parser as parser  # type: ignore[attr-defined]  # the same since 3.11; there is no public parser
from typing import Any, NamedTuple

from kg.lexicon.slots import BITS


class Begins:
    """How a rule begins; `shape` gives the rule written out, each slot as a class of its kinds alone."""

    def __init__(self, shape: Callable[[], str]) -> None:
        self._shape = shape

    @cached_property
    def kinds(self) -> int:
        """The kinds of slots with which a match begins, as a sum of BITS; 0 where it may begin with anything else."""
        try:
            first = _of_all(parser.parse(self._shape()))
        except re.error:
            return 0  # told where the rule is compiled
        return 0 if first.other or first.empty else first.kinds


ANYHOW = Begins(str)


class _First(NamedTuple):
    """The kinds that may come first, whether anything else may, and whether nothing at all."""

    kinds: int
    other: bool
    empty: bool


_EMPTY = _First(0, False, True)
_OTHER = _First(0, True, False)


def _of_all(items: Iterable[tuple[Any, Any]]) -> _First:
    kinds, other = 0, False
    for operator, value in items:
        first = _INSIDE.get(str(operator), _anything)(value)
        kinds, other = kinds | first.kinds, other or first.other
        if not first.empty:
            return _First(kinds, other, False)
    return _First(kinds, other, True)


def _anything(value: object) -> _First:
    return _OTHER


def _nothing(value: object) -> _First:
    return _EMPTY


def _of_literal(value: int) -> _First:
    bit = BITS.get(chr(value), 0)
    return _First(bit, not bit, False)


def _of_class(items: Sequence[tuple[Any, Any]]) -> _First:
    bits = [BITS.get(chr(value), 0) if str(operator) == "LITERAL" else 0 for operator, value in items]
    return _First(sum(set(bits)), not all(bits), False)


def _of_branches(value: tuple[Any, Sequence[Any]]) -> _First:
    firsts = [_of_all(branch) for branch in value[1]]
    kinds = 0
    for first in firsts:
        kinds |= first.kinds
    return _First(kinds, any(first.other for first in firsts), any(first.empty for first in firsts))


def _of_repeat(value: tuple[int, Any, Any]) -> _First:
    first = _of_all(value[2])
    return first if value[0] else first._replace(empty=True)


_INSIDE: dict[str, Callable[[Any], _First]] = {
    "LITERAL": _of_literal,
    "IN": _of_class,
    "BRANCH": _of_branches,
    "SUBPATTERN": lambda value: _of_all(value[3]),
    "ATOMIC_GROUP": _of_all,
    "AT": _nothing,
    "ASSERT": _nothing,
    "ASSERT_NOT": _nothing,
    "MAX_REPEAT": _of_repeat,
    "MIN_REPEAT": _of_repeat,
    "POSSESSIVE_REPEAT": _of_repeat,
}
