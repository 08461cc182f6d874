"""The lines of a source, with what their white space says: blank, indented, broken on purpose, on a new page."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from kg.kept.patterns import compiled

_LINE = compiled(r"([^\n\r\f\v\x85\u2028\u2029]*)(\r\n|[\n\r\f\v\x85\u2028\u2029]|\Z)")
# What stands at the ends of a line without being seen.
BLANK = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000"
BLANK += "\ufeff\x1c\x1d\x1e\x1f"

# Lines are measured to tell a wrapped text from one of long lines only where there are enough of them.
ENOUGH = 8
WIDEST = 130
NARROWEST = 30

# Where few lines are wrapped, the widest of all tells how much room there was, if it is as wide as a page.
FULL = 60

# Where this share of the lines is wider than any page, a paragraph is a line and short lines were ended on purpose.
UNWRAPPED = 0.04

# An address is not broken at the end of a line: how wide it makes its line tells nothing.
_ADDRESS = compiled(r"[!-~]{31,}")

# With this share of all wrapped lines ending in two spaces, the spaces are a converter's habit and no line breaks.
HABIT = 0.5


class Line(NamedTuple):
    """One line without its end: `begin`, `end` without the white space around it; `indent` is that before it."""

    begin: int
    end: int
    indent: int
    page: bool
    hard: bool

    @property
    def blank(self) -> bool:
        """Whether nothing is to be seen on it."""
        return self.begin == self.end


def lines(source: str, begin: int, *, markup: bool) -> list[Line]:
    """The lines from `begin` on; with `markup` two spaces or a backslash at the end are a hard line break."""
    found: list[Line] = []
    page = False
    for match in _LINE.finditer(source, begin):
        a, b = match.span(1)
        if match.start() == match.end() and a == len(source):
            break
        text = source[a:b]
        left, right = a + len(text) - len(text.lstrip(BLANK)), a + len(text.rstrip(BLANK))
        hard = False
        if markup and left < right:
            hard = source[right:b].endswith("  ") and not source[right:b].strip(" ")
            if source[right - 1] == "\\" and right == b and (right < 2 or source[right - 2] != "\\"):
                hard, right = True, right - 1
        found.append(Line(left, right, left - a, page, hard) if left < right else Line(a, a, 0, page, False))
        page = match[2] == "\f"
    return _without_habit(found)


def _without_habit(found: list[Line]) -> list[Line]:
    wrapped = [a for a, b in pairwise(found) if not a.blank and not b.blank]
    if len(wrapped) < 2 * ENOUGH or sum(line.hard for line in wrapped) < HABIT * len(wrapped):
        return found
    return [line._replace(hard=False) for line in found]


def width(source: str, found: list[Line]) -> int | None:
    """How wide the lines of a paragraph are, in characters; None where too few tell. Above `WIDEST`: not wrapped."""
    full = [line.end - line.begin for line in found if not line.blank]
    wide = sum(_is_wide(source, line) for line in found)
    if len(full) >= ENOUGH and wide >= UNWRAPPED * len(full):
        return WIDEST + 1
    lengths = sorted(a.end - a.begin for a, b in pairwise(found) if not a.blank and not b.blank)
    if len(lengths) < ENOUGH:
        widest = max(full, default=0)
        return widest if len(full) >= ENOUGH and widest >= FULL else None
    return max(NARROWEST, lengths[len(lengths) * 4 // 5])


def _is_wide(source: str, line: Line) -> bool:
    """Whether a line is wider than any page by more than the addresses in it."""
    length = line.end - line.begin
    if length <= WIDEST:
        return False
    return length - sum(len(found[0]) for found in _ADDRESS.finditer(source, line.begin, line.end)) > WIDEST
