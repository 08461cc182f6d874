"""Writing a block: what is left of its text, white space trimmed and never doubled, as atoms with their source."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Span
from kg.read.atoms import Atom, Inline, Item, Run, content


def written(items: list[Item], joined: str, starts: Sequence[int], runs: Sequence[Run]) -> Inline:
    """The atoms of the items: white space trimmed and never doubled, source places looked up, NFC."""
    writer = _Writer(joined, starts, runs)
    began: dict[int, int] = {}
    emphases: list[Span] = []
    links: list[Span] = []
    for item in items:
        if item.closes >= 0:
            (links if item.link else emphases).append(Span(began[item.closes], writer.length))
        if item.text:
            writer.write(item)
        if item.opens >= 0:
            began[item.opens] = writer.length
    return content(writer.trimmed(), emphases, links)


class _Writer:
    """Puts atoms one after another; a space after a space, or at the ends, is not put."""

    def __init__(self, joined: str, starts: Sequence[int], runs: Sequence[Run]) -> None:
        self._joined, self._starts, self._runs = joined, starts, runs
        self._atoms: list[Atom] = []
        self._last = " "
        self._run = 0
        self.length = 0

    def write(self, item: Item) -> None:
        text, begin = item.text, item.begin
        if self._last.isspace() and text[0].isspace():
            if text == "\n" and self._last == " " and self._atoms:
                self._swap(text)
                return
            kept = text.lstrip()
            begin += len(text) - len(kept) if item.same else 0
            text = kept
        if text:
            self._atoms.append(Atom(text, self._source(begin), self._source_end(item.end)))
            self._last = text[-1]
            self.length += len(text)

    def _swap(self, text: str) -> None:
        """A hard line break instead of the space before it."""
        last = self._atoms.pop()
        if len(last.text) > 1:
            same = len(last.text) == last.end - last.begin
            middle = last.end - 1 if same else last.end
            self._atoms.append(Atom(last.text[:-1], last.begin, middle))
            last = Atom(" ", middle, last.end)
        self._atoms.append(Atom(text, last.begin, last.end))
        self._last = text

    def _source(self, at: int) -> int:
        starts, runs = self._starts, self._runs
        while self._run + 1 < len(starts) and starts[self._run + 1] <= at:
            self._run += 1
        while starts[self._run] > at:
            self._run -= 1
        return runs[self._run].begin + at - starts[self._run]

    def _source_end(self, end: int) -> int:
        """Where the source of a stretch ends; the end of a line wrap is where the next line begins."""
        if self._joined[end - 1] == "\n":
            return self._source(end)
        return self._source(end - 1) + 1

    def trimmed(self) -> list[Atom]:
        """The atoms without white space at the end."""
        atoms = self._atoms
        while atoms and (kept := atoms[-1].text.rstrip()) != atoms[-1].text:
            last = atoms.pop()
            if kept:
                same = len(last.text) == last.end - last.begin
                atoms.append(Atom(kept, last.begin, last.begin + len(kept) if same else last.end))
        return atoms
