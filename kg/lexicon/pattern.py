"""Regular expressions that are compiled when a text first needs them, and that look only where they can match."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, cast

from kg.lexicon.needs import Needs
from kg.lexicon.spots import Stretches, WordAnchor

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "pattern", "groupindex")
Expand = Callable[[str], str]
Compile = Callable[[str, int, Expand], re.Pattern[str]]


def _plain(source: str, flags: int, expand: Expand) -> re.Pattern[str]:
    return re.compile(expand(source), flags)


class _Late:
    """Stands for a pattern; its first use makes the pattern's own methods its attributes, at no cost from then on."""

    def __init__(self, source: str, expand: Expand, flags: int, compile: Compile) -> None:
        self._written = (source, flags)
        self._expand, self._compile = expand, compile

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        source, flags = self._written
        compiled = self._compile(source, flags, self._expand)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        self._made(compiled)
        return self.__dict__[name]

    def _made(self, compiled: re.Pattern[str]) -> None:
        """What is to be done once the pattern is compiled."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Late) and self._written == other._written


class Anchor:
    """What stands in or beside every match of some patterns: most of a text is far from it and need not be searched."""

    def __init__(self, pattern: re.Pattern[str], needed: Needs, before: int, after: int) -> None:
        self._pattern, self._needed = pattern, needed
        self._before, self._after = before, after
        self._last: tuple[str, Stretches] = ("", ())

    def stretches(self, text: str) -> Stretches:
        """The parts of a text within reach of an anchor, in order and apart; those of the last text are known."""
        if self._last[0] is text:
            return self._last[1]
        found: list[tuple[int, int]] = []
        for match in () if self._needed.lacking_pieces(text) else self._pattern.finditer(text):
            begin, end = max(0, match.start() - self._before), min(len(text), match.end() + self._after)
            if found and begin <= found[-1][1]:
                found[-1] = (found[-1][0], end)
            else:
                found.append((begin, end))
        self._last = (text, tuple(found))
        return self._last[1]


class _Near(_Late):
    """A pattern whose every match lies within reach of an anchor: texts are searched there only."""

    def __init__(self, source: str, expand: Expand, anchor: Anchor | WordAnchor, compile: Compile) -> None:
        super().__init__(source, expand, 0, compile)
        self._anchor = anchor

    def _made(self, compiled: re.Pattern[str]) -> None:
        anchor = self._anchor

        def finditer(text: str, begin: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
            for first, last in anchor.stretches(text):
                if last > begin and first < end:
                    yield from compiled.finditer(text, max(first, begin), min(last, end))

        def search(text: str, begin: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
            for first, last in anchor.stretches(text):
                if last > begin and first < end:
                    match = compiled.search(text, max(first, begin), min(last, end))
                    if match is not None:
                        return match
            return None

        self.__dict__ |= {"finditer": finditer, "search": search}


def late(source: str, expand: Expand, flags: int = 0, compile: Compile = _plain) -> re.Pattern[str]:
    """A pattern as it is written; what `expand` makes of it is compiled at its first use.

    Raises: re.error, then, where that is no regular expression.
    """
    return cast("re.Pattern[str]", _Late(source, expand, flags, compile))


def near(source: str, expand: Expand, anchor: Anchor | WordAnchor, compile: Compile = _plain) -> re.Pattern[str]:
    """A pattern like `late`, every match of which, with what it looks at beside itself, lies within reach of an anchor.

    The methods `finditer` and `search` make use of it; what they find is the same.
    """
    return cast("re.Pattern[str]", _Near(source, expand, anchor, compile))
