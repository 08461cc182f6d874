"""With which characters a match of a pattern can begin: the engine is told, and tries no other places of a text.

`re` looks for the first character of a pattern only where the pattern opens with a character, or a class of them. Most
patterns of a language open with a look at what stands before or behind ("no letter before", "a capital here"), and are
tried at every place; told with what they can begin, the engine passes over ten places in the time of one trial. What is
found is the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from re import _constants as constants  # the same since 3.11; there is no public form
from typing import Any, NamedTuple

_CHARACTERS = 256
_ALL = (1 << _CHARACTERS) - 1
_WORD_BITS = 32
_LAST = 0x10FFFF
# The block that tells the engine of a pattern: its name, its length, what it tells, the least and greatest width.
_TOLD, _LEAST, _GREATEST, _FIXED = 2, 3, 4, 5


class First(NamedTuple):
    """Which characters of Latin-1 may come first, as bits; whether any beyond; whether nothing at all."""

    low: int
    high: bool
    empty: bool


_ANYTHING = First(_ALL, True, True)
_NOTHING = First(0, False, True)


def headed(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of a pattern with the characters that it can begin with told, where its compiler has told none.

    `parsed` is the pattern as `re`'s parser reads it, `flags` those it is compiled with.
    """
    if (
        code[0] != constants.INFO
        or code[_TOLD] not in (0, constants.SRE_INFO_CHARSET)
        or not code[_LEAST]
        or flags & (re.ASCII | re.LOCALE)
    ):
        return code
    first = _of_all(parsed, bool(flags & re.IGNORECASE))
    if first.empty or first.low == _ALL:
        return code
    told = [int(constants.CHARSET)]
    told += [first.low >> at & (1 << _WORD_BITS) - 1 for at in range(0, _CHARACTERS, _WORD_BITS)]
    told += [int(constants.RANGE), _CHARACTERS, _LAST] if first.high else []
    told.append(int(constants.FAILURE))
    widths = (code[_LEAST], code[_GREATEST])
    return [code[0], _FIXED - 1 + len(told), constants.SRE_INFO_CHARSET, *widths, *told, *code[1 + code[1] :]]


def _of_all(items: Iterable[tuple[Any, Any]], folds: bool) -> First:
    """What a sequence can begin with; `folds`: case is overlooked."""
    low, high = 0, False
    may, beyond = _ALL, True  # what the looks ahead before this place leave
    for operator, value in items:
        kind = str(operator)
        if kind == "ASSERT" and value[0] > 0:
            ahead = _of_all(value[1], folds)
            if not ahead.empty:
                may, beyond = may & ahead.low, beyond and ahead.high
            continue
        if kind == "ASSERT_NOT" and value[0] > 0:
            may &= ~_surely(value[1], folds)
            continue
        first = _INSIDE.get(kind, _anything)(value, folds)
        low, high = low | first.low & may, high or (first.high and beyond)
        if not first.empty:
            return First(low, high, False)
    return First(low, high, True)


def _surely(items: Sequence[tuple[Any, Any]], folds: bool) -> int:
    """The characters of Latin-1 with each of which, whatever follows, a sequence matches."""
    one = not folds and len(items) == 1 and str(items[0][0]) in ("LITERAL", "IN")
    return _of_all(items, folds).low if one else 0


def _anything(value: object, folds: bool) -> First:
    return _ANYTHING


def _nothing(value: object, folds: bool) -> First:
    return _NOTHING


def _of_character(value: int, folds: bool) -> First:
    return _of_class([("LITERAL", value)], folds)


def _of_class(items: Sequence[tuple[Any, Any]], folds: bool) -> First:
    low, high, negated = 0, False, False
    for operator, value in items:
        kind = str(operator)
        if kind == "NEGATE":
            negated = True
            continue
        bits, beyond = _of_item(kind, value)
        low, high = low | bits, high or beyond
    if negated:
        return First(_ALL if folds else _ALL ^ low, True, False)
    if folds:
        return First(_ALL if high else low | _other_case(low), True, False)
    return First(low, high, False)


def _of_item(kind: str, value: Any) -> tuple[int, bool]:
    """The characters of Latin-1 that an item of a class stands for, and whether it stands for any beyond."""
    if kind == "LITERAL":
        return (1 << value, False) if value < _CHARACTERS else (0, True)
    if kind == "RANGE":
        begin, end = value
        return sum(1 << c for c in range(begin, min(end + 1, _CHARACTERS))), end >= _CHARACTERS
    said = _CATEGORIES.get(str(value)) if kind == "CATEGORY" else None
    return (_ALL, True) if said is None else (said, True)


def _other_case(low: int) -> int:
    """The same characters in small letters and in capitals."""
    cases = {other for c in range(_CHARACTERS) if low >> c & 1 for other in (chr(c).lower(), chr(c).upper())}
    return sum(1 << ord(c) for c in cases if len(c) == 1 and ord(c) < _CHARACTERS)


def _of_branches(value: tuple[Any, Sequence[Any]], folds: bool) -> First:
    firsts = [_of_all(branch, folds) for branch in value[1]]
    low = 0
    for first in firsts:
        low |= first.low
    return First(low, any(first.high for first in firsts), any(first.empty for first in firsts))


def _of_group(value: tuple[Any, int, int, Any], folds: bool) -> First:
    _, added, taken, inside = value
    if added & re.ASCII:
        return _ANYTHING
    return _of_all(inside, (folds or bool(added & re.IGNORECASE)) and not taken & re.IGNORECASE)


def _of_repeat(value: tuple[int, Any, Any], folds: bool) -> First:
    first = _of_all(value[2], folds)
    return first if value[0] else first._replace(empty=True)


def _bits(is_one: Callable[[str], bool]) -> int:
    return sum(1 << c for c in range(_CHARACTERS) if is_one(chr(c)))


_DIGIT, _SPACE = _bits(str.isdecimal), _bits(str.isspace)
_LETTER = _bits(lambda c: c.isalnum() or c == "_")
_CATEGORIES = {
    "CATEGORY_DIGIT": _DIGIT,
    "CATEGORY_NOT_DIGIT": _ALL ^ _DIGIT,
    "CATEGORY_SPACE": _SPACE,
    "CATEGORY_NOT_SPACE": _ALL ^ _SPACE,
    "CATEGORY_WORD": _LETTER,
    "CATEGORY_NOT_WORD": _ALL ^ _LETTER,
}
_INSIDE: dict[str, Callable[[Any, bool], First]] = {
    "LITERAL": _of_character,
    "IN": _of_class,
    "BRANCH": _of_branches,
    "SUBPATTERN": _of_group,
    "ATOMIC_GROUP": _of_all,
    "AT": _nothing,
    "ASSERT": _nothing,
    "ASSERT_NOT": _nothing,
    "MAX_REPEAT": _of_repeat,
    "MIN_REPEAT": _of_repeat,
    "POSSESSIVE_REPEAT": _of_repeat,
}
