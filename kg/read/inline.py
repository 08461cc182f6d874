"""Inside a block: markup, escapes, footnote marks and odd characters go; every character keeps its place of origin."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct, field

from kg.read.atoms import Inline, Item, Run
from kg.read.hyphens import HYPHENS, Words
from kg.read.marks import EMPHASIS, FORMATTING, KEPT_SUP, MARKUP, PLAIN, TARGET, UNIT, entity
from kg.read.notes import Notes
from kg.read.writer import written

# Brackets nested deeper than this are no links; the bound keeps the work linear on text made to hurt.
DEEPEST = 32


class _Mark(NamedTuple):
    """A delimiter run that may begin or end an emphasis: its place in the joined text and among the items."""

    item: int
    kind: str
    begin: int
    end: int


def inline(source: str, runs: Sequence[Run], *, markup: bool, words: Words, notes: Notes) -> Inline:
    """The cleaned text of the runs of one block; with `markup` Markdown and inline HTML mean what they say."""
    scan = _Scan(source, runs, markup, words, notes)
    items = scan.items()
    return written(items, scan.joined, scan.starts, runs)


class _Scan(Struct):
    source: str
    runs: Sequence[Run]
    markup: bool
    words: Words
    notes: Notes
    joined: str = ""
    starts: list[int] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    out: list[Item] = field(default_factory=list)
    pairs: int = 0
    endless: bool = False

    def __post_init__(self) -> None:
        position = 0
        for run in self.runs:
            self.starts.append(position)
            position += run.end - run.begin + 1
        self.joined = "\n".join(self.source[r.begin : r.end] for r in self.runs)

    def items(self) -> list[Item]:
        pattern = MARKUP if self.markup else PLAIN
        position = done = 0
        while (match := pattern.search(self.joined, position)) is not None:
            begin = match.start()
            if begin > done:
                self.out.append(Item(self.joined[done:begin], done, begin, same=True))
            done = position = self._take(match)
        if done < len(self.joined):
            self.out.append(Item(self.joined[done:], done, len(self.joined), same=True))
        self._pair()
        return self.out

    def _put(self, text: str, begin: int, end: int, *, same: bool = False) -> int:
        self.out.append(Item(text, begin, end, same=same))
        return end

    def _take(self, match: re.Match[str]) -> int:
        """Put down what the match becomes; the place where to go on."""
        kind, found, (begin, end) = match.lastgroup or "", match[0], match.span()
        match kind:
            case "wrap":
                return self._wrap(begin)
            case "space":
                return self._put(" ", begin, end)
            case "leader":
                return self._put(" | ", begin, end)
            case "hyphen":
                return self._put("-", begin, end)
            case "slashed":
                return self._put("", begin, end)
            case "ref":
                return self._ref(found, begin, end)
            case "ligature":
                return self._put(unicodedata.normalize("NFKC", found), begin, end)
            case "nothing" | "strike":
                return self._put("", begin, end)
            case "comment":
                return self._comment(begin, end)
            case "superscript":
                unit = UNIT.search(self.joined, max(0, begin - 4), begin)
                return self._put(found if unit else "", begin, end, same=unit is not None)
            case "escape":
                self._put("", begin, begin + 1)
                return self._put(found[1], begin + 1, end, same=True)
            case "address":
                kept = len(found.rstrip("*_"))
                return self._put(found[:kept], begin, begin + kept, same=True)
            case "angled":
                self._put("", begin, begin + 1)
                self._put(found[1:-1], begin + 1, end - 1, same=True)
                return self._put("", end - 1, end)
            case "note":
                return self._note(found, begin, end)
            case "tag":
                return self._tag(found, begin, end)
            case "entity":
                return self._put(entity(found), begin, end)
            case "open":
                if len(self.brackets) < DEEPEST:
                    self.brackets.append(len(self.out))
                return self._put(found, begin, end, same=True)
            case "close":
                return self._close(begin, end)
            case _:
                self.marks.append(_Mark(len(self.out), found[0] * min(len(found), 2), begin, end))
                return self._put(found, begin, end, same=True)

    def _wrap(self, at: int) -> int:
        join = self.runs[bisect_right(self.starts, at)].join
        before = self.joined[max(0, at - 40) : at]
        after = self.joined[at + 1 : at + 41]
        if join == " " and (seam := self.words.seam(before, after)):
            if seam == "broken":
                self._unwrite()
            return self._put("", at, at + 1)
        return self._put(join, at, at + 1)

    def _unwrite(self) -> None:
        """Drop the hyphen at the end of what was put down."""
        for item in self.out[-3:][::-1]:
            if item.text:
                if item.text[-1] in HYPHENS:
                    item.text, item.end = item.text[:-1], item.end - 1
                return

    def _comment(self, begin: int, end: int) -> int:
        """A comment goes; one that never ends is text."""
        if not self.endless:
            last = self.joined.find("-->", end)
            if last >= 0:
                return self._put("", begin, last + 3)
            self.endless = True
        return self._put("<!--", begin, end, same=True)

    def _note(self, found: str, begin: int, end: int) -> int:
        if found.startswith("[") or not KEPT_SUP.match(found[5:-6].strip()):
            return self._put("", begin, end)
        self._put("", begin, begin + 5)
        self._put(self.joined[begin + 5 : end - 6], begin + 5, end - 6, same=True)
        return self._put("", end - 6, end)

    def _ref(self, found: str, begin: int, end: int) -> int:
        """A number that may be the mark of a footnote."""
        before = self.joined[max(0, begin - 24) : begin] + found[: -len(found.lstrip())]
        after = self.joined[end : end + 16]
        run = bisect_right(self.starts, begin) - 1
        place = self.runs[run].begin + begin - self.starts[run]
        mark = self.notes.marks(int(found), place, before, after)
        return self._put("" if mark else found, begin, end, same=not mark)

    def _tag(self, found: str, begin: int, end: int) -> int:
        name = re.match(r"</?([A-Za-z0-9]+)", found)
        word = name[1].lower() if name else ""
        if word not in FORMATTING:
            return self._put(found, begin, end, same=True)
        item = len(self.out)
        self._put("\n" if word in ("br", "tr") else " " if word in ("td", "th") else "", begin, end)
        if word in EMPHASIS and not found.startswith("</"):
            self.tags.append(item)
        elif word in EMPHASIS and self.tags:
            self._join(self.tags.pop(), item)
        return end

    def _close(self, begin: int, end: int) -> int:
        target = TARGET.match(self.joined, end) if self.brackets else None
        if target is None:
            if self.brackets:
                self.brackets.pop()
            return self._put("]", begin, end, same=True)
        opening = self.brackets.pop()
        self.out[opening].text = ""
        if self.joined[self.out[opening].begin] == "!":  # a picture: its description is no sentence of the text
            for item in self.out[opening:]:
                item.text = ""
        self.out.append(Item("", begin, target.end(), link=True))
        self._join(opening, len(self.out) - 1)
        return target.end()

    def _join(self, opening: int, closing: int) -> None:
        self.out[opening].opens = self.out[closing].closes = self.pairs
        self.pairs += 1

    def _pair(self) -> None:
        """Find which marks are emphasis. Doubled stars are never text, even where a blank stands inside them."""
        opened: dict[str, _Mark] = {}
        for mark in self.marks:
            before = self.joined[mark.begin - 1] if mark.begin else " "
            after = self.joined[mark.end] if mark.end < len(self.joined) else " "
            first = opened.get(mark.kind)
            if first is not None and _ends(mark.kind, before, after):
                self._drop(first, mark)
                del opened[mark.kind]
            elif _begins(mark.kind, before, after):
                opened.setdefault(mark.kind, mark)
                if mark.kind == "**":
                    self.out[mark.item].text = ""
            elif mark.kind == "**" or (mark.kind == "*" and not before.isspace() and not after.isalnum()):
                self.out[mark.item].text = ""  # "*" after a word is a footnote mark
        for mark in opened.values():
            if mark.kind == "*" and mark.begin == 0:
                self.out[mark.item].text = ""  # its end is in another block

    def _drop(self, first: _Mark, last: _Mark) -> None:
        self.out[first.item].text = self.out[last.item].text = ""
        self._join(first.item, last.item)


def _begins(kind: str, before: str, after: str) -> bool:
    if after.isspace() or (before.isdigit() and after.isdigit()):
        return False
    if kind == "*":
        return after.isalnum() or not before.isalnum()
    return kind == "**" or not before.isalnum()


def _ends(kind: str, before: str, after: str) -> bool:
    if kind[0] == "_":
        return not before.isspace() and not after.isalnum()
    if kind == "*" and before.isdigit() and after.isdigit():
        return False
    return kind == "**" or not before.isspace() or not after.isalnum()
