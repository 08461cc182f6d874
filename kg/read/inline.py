"""Inside a block: markup, escapes, footnote marks and odd characters go; every character keeps its place of origin."""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Span
from kg.read.atoms import NOTHING, SPACES, Atom, Inline, content
from kg.read.hyphens import HYPHENS, Words

# Brackets nested deeper than this are no links; the bound keeps the work linear on text made to hurt.
DEEPEST = 32

_SUPERSCRIPTS = "\u00b2\u00b3\u00b9\u2070\u2074-\u2079"
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:k?m|cm|mm|ft|mi|s)$")
_FORMATTING = {
    "u",
    "span",
    "a",
    "p",
    "div",
    "font",
    "small",
    "big",
    "center",
    "sub",
    "ins",
    "s",
    "del",
    "mark",
    "abbr",
    "cite",
    "q",
    "code",
    "sup",
    "em",
    "strong",
    "b",
    "i",
    "br",
}
_EMPHASIS = {"em", "strong", "b", "i"}

_PLAIN = rf"""(?P<wrap>\n)
|(?P<space>[ {SPACES}]*[{SPACES}][ {SPACES}]*|[ ]{{2,}})
|(?P<hyphen>[\u2010\u2011])
|(?P<ligature>[\ufb00-\ufb06])
|(?P<nothing>[{NOTHING}]+)
|(?P<superscript>[{_SUPERSCRIPTS}]+(?:[,\u2009 ]?[{_SUPERSCRIPTS}]+)*)
"""
_MARKUP = (
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
|(?P<address>https?://[^\s<>()\[\]]+)
|(?P<angled><(?:https?://[^\s<>]+|mailto:[^\s<>]+|[\w.+-]+@[\w.-]+)>)
|(?P<note><sup>\s*[^<>\n]{0,12}?</sup>|\[\^[^\]\s]{1,40}\]:?)
|(?P<comment><!--)
|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>\n]{0,1000})?/?>)
|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)
|(?P<star>\*+)|(?P<line>_+)|(?P<strike>~~)
|(?P<open>!?\[)|(?P<close>\])
|"""
    + _PLAIN
)
PLAIN = re.compile(_PLAIN, re.VERBOSE)
MARKUP = re.compile(_MARKUP, re.VERBOSE)
_TARGET = re.compile(
    r"\(\s*(?:<[^<>\n]*>|(?:[^\s()\\]|\\.|\([^\s()]*\)){0,4000})(?:\s+(?:\"[^\"]{0,400}\"|'[^']{0,400}'))?\s*\)"
)
_KEPT_SUP = re.compile(r"(?:st|nd|rd|th|er|o|a|TM|\W+)$", re.IGNORECASE)


class Run(NamedTuple):
    """A stretch of one source line in a block; `join` ("", " " or "\\n") is how it is tied to the run before."""

    begin: int
    end: int
    join: str


class _Mark(NamedTuple):
    """A delimiter run that may begin or end an emphasis: its place in the joined text and among the items."""

    item: int
    kind: str
    begin: int
    end: int


@dataclass(slots=True)
class _Item:
    """What becomes of a stretch of the joined text: `text` in its stead ("" drops it); `label` begins/ends emphasis."""

    text: str
    begin: int
    end: int
    same: bool = False
    opens: int = -1
    closes: int = -1


def inline(source: str, runs: Sequence[Run], *, markup: bool, words: Words) -> Inline:
    """The cleaned text of the runs of one block; with `markup` Markdown and inline HTML mean what they say."""
    scan = _Scan(source, runs, markup, words)
    items = scan.items()
    return _written(items, scan)


@dataclass(slots=True)
class _Scan:
    source: str
    runs: Sequence[Run]
    markup: bool
    words: Words
    joined: str = ""
    starts: list[int] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    brackets: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    out: list[_Item] = field(default_factory=list)
    pairs: int = 0
    endless: bool = False

    def __post_init__(self) -> None:
        position = 0
        for run in self.runs:
            self.starts.append(position)
            position += run.end - run.begin + 1
        self.joined = "\n".join(self.source[r.begin : r.end] for r in self.runs)

    def items(self) -> list[_Item]:
        pattern = MARKUP if self.markup else PLAIN
        position = done = 0
        while (match := pattern.search(self.joined, position)) is not None:
            begin = match.start()
            if begin > done:
                self.out.append(_Item(self.joined[done:begin], done, begin, same=True))
            done = position = self._take(match)
        if done < len(self.joined):
            self.out.append(_Item(self.joined[done:], done, len(self.joined), same=True))
        self._pair()
        return self.out

    def _put(self, text: str, begin: int, end: int, *, same: bool = False) -> int:
        self.out.append(_Item(text, begin, end, same=same))
        return end

    def _take(self, match: re.Match[str]) -> int:
        """Put down what the match becomes; the place where to go on."""
        kind, found, (begin, end) = match.lastgroup or "", match[0], match.span()
        match kind:
            case "wrap":
                return self._wrap(begin)
            case "space":
                return self._put(" ", begin, end)
            case "hyphen":
                return self._put("-", begin, end)
            case "ligature":
                return self._put(unicodedata.normalize("NFKC", found), begin, end)
            case "nothing" | "strike":
                return self._put("", begin, end)
            case "comment":
                return self._comment(begin, end)
            case "superscript":
                unit = _UNIT.search(self.joined, max(0, begin - 4), begin)
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
                return self._put(_entity(found), begin, end)
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
        if found.startswith("[") or not _KEPT_SUP.match(found[5:-6].strip()):
            return self._put("", begin, end)
        self._put("", begin, begin + 5)
        self._put(self.joined[begin + 5 : end - 6], begin + 5, end - 6, same=True)
        return self._put("", end - 6, end)

    def _tag(self, found: str, begin: int, end: int) -> int:
        name = re.match(r"</?([A-Za-z0-9]+)", found)
        word = name[1].lower() if name else ""
        if word not in _FORMATTING:
            return self._put(found, begin, end, same=True)
        item = len(self.out)
        self._put("\n" if word == "br" else "", begin, end)
        if word in _EMPHASIS and not found.startswith("</"):
            self.tags.append(item)
        elif word in _EMPHASIS and self.tags:
            self._join(self.tags.pop(), item)
        return end

    def _close(self, begin: int, end: int) -> int:
        target = _TARGET.match(self.joined, end) if self.brackets else None
        if target is None:
            if self.brackets:
                self.brackets.pop()
            return self._put("]", begin, end, same=True)
        opening = self.brackets.pop()
        self.out[opening].text = ""
        if self.joined[self.out[opening].begin] == "!":  # a picture: its description is no sentence of the text
            for item in self.out[opening:]:
                item.text = ""
        return self._put("", begin, target.end())

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
    return not after.isspace() and (kind[0] == "*" or not before.isalnum())


def _ends(kind: str, before: str, after: str) -> bool:
    if kind[0] == "_":
        return not before.isspace() and not after.isalnum()
    return kind == "**" or not before.isspace() or not after.isalnum()


def _entity(found: str) -> str:
    text = html.unescape(found)
    return " " if text.isspace() else "" if re.fullmatch(f"[{NOTHING}]", text) else text


def _written(items: list[_Item], scan: _Scan) -> Inline:
    """The atoms of the items: white space trimmed and never doubled, source places looked up, NFC."""
    writer = _Writer(scan)
    began: dict[int, int] = {}
    emphases: list[Span] = []
    for item in items:
        if item.closes >= 0:
            emphases.append(Span(began[item.closes], writer.length))
        if item.text:
            writer.write(item)
        if item.opens >= 0:
            began[item.opens] = writer.length
    return content(writer.trimmed(), emphases)


class _Writer:
    """Puts atoms one after another; a space after a space, or at the ends, is not put."""

    def __init__(self, scan: _Scan) -> None:
        self._scan = scan
        self._atoms: list[Atom] = []
        self._last = " "
        self._run = 0
        self.length = 0

    def write(self, item: _Item) -> None:
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
        starts, runs = self._scan.starts, self._scan.runs
        while self._run + 1 < len(starts) and starts[self._run + 1] <= at:
            self._run += 1
        while starts[self._run] > at:
            self._run -= 1
        return runs[self._run].begin + at - starts[self._run]

    def _source_end(self, end: int) -> int:
        """Where the source of a stretch ends; the end of a line wrap is where the next line begins."""
        if self._scan.joined[end - 1] == "\n":
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
