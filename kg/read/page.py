"""Building a reader's text block by block, for the forms that know their blocks (HTML, Word)."""

from __future__ import annotations

from kg.kept.patterns import compiled
from kg.model import BlockKind
from kg.read.atoms import Run
from kg.read.blocks import Layout

_WHITE = compiled(r"[ \t\r\f\v\xa0\u2000-\u200a\u202f\u3000]+")
SEPARATOR = "\n\n"


class Page:
    """A text under way and its blocks: `add` puts a block, a line feed in it is a hard line break."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.layout: list[Layout] = []

    @property
    def source(self) -> str:
        """The text so far; blocks are parted by a blank line."""
        return SEPARATOR.join(self._parts)

    def add(self, kind: BlockKind, text: str, *, level: int = 0) -> None:
        """Put a block, if there is anything in it; white space is one space."""
        lines = [line for line in (_WHITE.sub(" ", line).strip() for line in text.split("\n")) if line]
        if not lines:
            return
        at = self._length + (len(SEPARATOR) if self._parts else 0)
        runs: list[Run] = []
        for line in lines:
            runs.append(Run(at, at + len(line), "\n" if runs else ""))
            at += len(line) + 1
        self._parts.append("\n".join(lines))
        self._length = at - 1
        self.layout.append(Layout(kind, runs, level))
