"""The YAML header of a Markdown file: read by a small reader of our own, that knows where each character comes from.

It takes what such headers hold: `key: value` with plain, single- or double-quoted, folded and literal values. Lists and
nested tables are passed over. What is no such header is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct, field

from kg.kept.patterns import compiled
from kg.read.atoms import Atom, tidied

_FENCE = compiled(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = compiled(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)")
_KEY = compiled(r"(?P<key>[A-Za-z_][\w .-]{0,60}?)[ \t]*:(?:[ \t]+|(?=[\r\n]|\Z))")
_LINE = compiled(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_ESCAPE = compiled(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r\n[ \t]*|[\r\n][ \t]*|.)", re.DOTALL)
_FOLD = compiled(r"[ \t]*(?:\r\n|\n|\r)[ \t\r\n]*")
_SIMPLE = {
    "n": "\n",
    "t": "\t",
    "_": "\xa0",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
    "0": "\0",
    "a": "\x07",
    "b": "\b",
    "e": "\x1b",
    "f": "\f",
    "r": "\r",
    "v": "\v",
}
# A header longer than this is no header.
LONGEST = 1 << 16


class FrontMatter(Struct, frozen=True):
    """The values of a header by key (lower case), each as atoms with their source; `end` is where the text begins."""

    end: int = 0
    values: dict[str, tuple[Atom, ...]] = field(default_factory=dict)

    def text(self, *keys: str) -> str | None:
        """The first of these keys that has a value, as one line."""
        for key in keys:
            found = tidied(self.values.get(key, ())).text
            if found:
                return found
        return None


def front_matter(source: str) -> FrontMatter:
    """The header at the top of the source, or an empty one."""
    opening = _FENCE.match(source)
    closing = _CLOSING.search(source, opening.end(), opening.end() + LONGEST) if opening else None
    if opening is None or closing is None:
        return FrontMatter()
    values: dict[str, tuple[Atom, ...]] = {}
    for begin, end in _entries(source, opening.end(), closing.start()):
        match = _KEY.match(source, begin, end)
        if match is None:
            return FrontMatter()
        values.setdefault(match["key"].lower(), tuple(_value(source, match.end(), end)))
    line_end = _LINE.match(source, closing.start())
    return FrontMatter(line_end.end() if line_end else closing.end(), values) if values else FrontMatter()


def _entries(source: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of the header's entries: a line that is not indented, with the indented and blank ones after it."""
    start: int | None = None
    at = begin
    while at < end:
        match = _LINE.match(source, at, end)
        stop = match.end() if match and match.end() > at else end
        first = source[at]
        if first == "#" and start is None:
            pass
        elif first not in " \t\r\n-#":
            if start is not None:
                yield start, at
            start = at
        at = stop
    if start is not None:
        yield start, end


def _value(source: str, begin: int, end: int) -> Iterator[Atom]:
    end = begin + len(source[begin:end].rstrip())
    while begin < end and source[begin].isspace():
        begin += 1
    if begin >= end:
        return
    first = source[begin]
    if first == '"':
        yield from _quoted(source, begin + 1, _last(source, begin, end, '"'), _ESCAPE)
    elif first == "'":
        yield from _quoted(source, begin + 1, _last(source, begin, end, "'"), re.compile("''"))
    elif first in "|>":
        line = _LINE.match(source, begin, end)
        yield from _folded(source, line.end() if line else end, end)
    elif first not in "[{-&*!":
        comment = re.search(r"\s#", source[begin:end])
        yield from _folded(source, begin, begin + comment.start() if comment else end)


def _last(source: str, begin: int, end: int, mark: str) -> int:
    return end - 1 if end - 1 > begin and source[end - 1] == mark else end


def _quoted(source: str, begin: int, end: int, escape: re.Pattern[str]) -> Iterator[Atom]:
    at = begin
    while at < end:
        match = escape.search(source, at, end)
        yield from _folded(source, at, match.start() if match else end)
        if match is None:
            return
        text = _unescaped(match[0])
        if text:
            yield Atom(text, match.start(), match.end())
        at = match.end()


def _unescaped(found: str) -> str:
    if found == "''":
        return "'"
    kind = found[1]
    if kind in "xuU" and len(found) > 2:
        code = int(found[2:], 16)
        return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return "" if kind in "\r\n" else _SIMPLE.get(kind, kind)


def _folded(source: str, begin: int, end: int) -> Iterator[Atom]:
    """A stretch over several lines: each line end, with the blanks around it, is one space."""
    at = begin
    while at < end:
        match = _FOLD.search(source, at, end)
        stop = match.start() if match else end
        if at < stop:
            yield Atom(source[at:stop], at, stop)
        if match is None:
            return
        yield Atom(" ", match.start(), match.end())
        at = match.end()
