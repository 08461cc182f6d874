"""The lines of a list of people: which of them open with a name, and under what line of their own they stand."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Span

# What may stand at the head of a line before a title.
_STANDING = compiled(
    r"[\W_]{0,6}(?:(?i:acting|former|interim|the|then) |[A-Z]{2,8} )?(?:(?:The )?Hon(?:ou?rable|\.)? )?"
)
# Titles, with that whose they are, before a name: "New York State Senator", "Leader of the House".
_TITLED = compiled(
    r"[\W\d_]{0,8}(?:(?:(?!And\b|By\b|With\b|From\b)[A-Z][\w’'.&/-]*"
    r"|(?:of|the|for|and|to|in|pro|tempore|at|&)(?![\w-])|[a-z]{2,12}-elect),? ){1,16}"
)
_LONGEST_TITLE = 120
# Behind the name that opens a line something stands apart, or nothing.
_APART = compiled(
    r"[’'*_]{0,3}(?:\s*$|[,:;/(]|\s[(–—&*|-]|\s(?=[A-Z“\"])|[ \t]{2}"
    r"|\s(?:of|from|and)\s(?=(?:[a-z’]{2,9}\s){0,2}[A-Z]))",
    re.MULTILINE,
)
# The head of a table of people.
_HEADER = compiled(r"(?i:(?:no\.?|nr|#)?[ |]*(?:full )?names?\b|members?[ |,]|country[ |,]|title[ |,])")
# What somebody is among those listed, before his name: "Secretary: Mr. Joe Tamo".
_LABEL = compiled(r"[-•*\s]{0,4}[A-Z][\w ,/’'&-]{2,40}:[*_]{0,2}[ \t]+")
# A line that may open with a name.
_NAMED = compiled(r"(?:[A-Z][\w’'.-]+[ ]){1,4}[A-Z][\w’'-]+(?:,|[ ][(–—&-]|\s*$)")
_NAME_ENDS = ",;:.()–—-*_"
# A line that is a sentence is no line of a list, unless it is an item of one.
_VERB = compiled(
    r"\b(?:is|are|was|were|will|would|has|have|had|said|says|serves|served|joined|met|announced|discussed|thanked)\b"
)
# Where lines of a list that a text has run together begin.
_INLINE = compiled(r"(?<=\S)[ \t]{1,4}(?=(?:\d{1,2}[.)]|[•▪●])[ \t]{1,3}(?:[A-Z]))|(?<=:)(?=[•▪●])")
_LONGEST, _LONGEST_LABEL, _MANY = 300, 90, 400
_AGENTS = ("Organization", "State")
# So many lines that nobody opens may stand between two that somebody does.
_UNREAD = 3


class Row(Struct):
    """A line of a list: where it stands, whose name opens it, and the line over it and others, if there is one."""

    begin: int
    end: int
    named: Mention
    is_item: bool
    label: Span
    """The line over it and others: empty where there is none."""


class Rows:
    """Finds the lines of a list below a place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lead = lexicon.pattern("member-line")

    def below(self, draft: Draft, number: int, at: int, kinds: Sequence[str] = ("Person",)) -> list[Row]:
        """The lines of the list that stands below a place in a block."""
        lines = list(itertools.islice(self._lines(draft, number, at), _MANY))
        rows: list[Row] = []
        label, unread = Span(at, at), 0
        items: bool | None = None  # whether the list is one of items, since the last line that stands over others
        passed: Block | None = None  # what is no line of the list, and does not end it
        for place, (block, begin, end) in enumerate(lines):
            is_item = block.kind == "item"
            over = not is_item and self._labels(draft, lines, place, kinds)
            named = None if over else self.opens(draft, block, begin, end, kinds)
            if not over and items is not None and items != is_item:
                break  # a list of items ends with its items
            if named is not None:
                rows.append(Row(begin, end, named, is_item, label))
                items, unread, passed = is_item, 0, None
            elif over:
                label, unread, items = Span(begin, end), 0, None
            elif not rows and not place and _HEADER.match(draft.text, begin, end) is not None:
                continue
            elif is_item and unread < _UNREAD + len(rows):
                unread += 1
            elif rows and begin <= rows[-1].end + 1:
                rows[-1].end = end  # the line under a name, in its block
            elif rows and (passed is block or self._is_life(draft, rows[-1], block, begin, passed)):
                passed = block
            elif unread < _UNREAD and rows and self._goes_on(draft, lines, place, kinds):
                passed, unread = block, unread + 1
            else:
                break
        return rows

    def _lines(self, draft: Draft, number: int, at: int) -> Iterator[tuple[Block, int, int]]:
        """The lines below a place in a block, and those that the text has run together."""
        for block in draft.document.blocks[number:]:
            if block.kind in ("running", "footnote"):
                continue
            start = max(block.begin, at)
            for line in draft.text[start : block.end].split("\n"):
                low = start
                for high in (*(start + m.start() for m in _INLINE.finditer(line)), start + len(line)):
                    if opens := draft.text[low:high].lstrip(" \t*_"):
                        yield block, high - len(opens), high
                    low = high
                start += len(line) + 1

    def opens(
        self, draft: Draft, block: Block, begin: int, end: int, kinds: Sequence[str] = ("Person",)
    ) -> Mention | None:
        """Whom or what a line of a list names first, behind titles."""
        if end - begin > _LONGEST and block.kind != "item":
            return None
        inside = draft.within(begin, end)
        first = next((m for m in inside if m.kind == "Person"), None) if "Person" in kinds else None
        if first is not None and _APART.match(draft.text, first.end, end) is not None:
            label = _LABEL.match(draft.text, begin, first.begin)
            begin = begin if label is None else label.end()
            told = block.kind != "item" and _VERB.search(draft.text, first.end, end) is not None
            if not told and self._titles(draft, begin, first.begin):
                return first
        if not set(kinds).isdisjoint(_AGENTS) and inside and inside[0].kind in kinds and inside[0].kind != "Person":
            whole = self._lead.fullmatch(draft.text, begin, inside[0].begin) is not None
            rest = draft.text[inside[0].end : end].strip()
            if whole and (not rest or rest[0] in _NAME_ENDS):
                return inside[0]  # not "United States Mission to …": the name is a part of another
        return None

    def _titles(self, draft: Draft, begin: int, name: int) -> bool:
        """Whether nothing but titles stands before a name that opens a line."""
        if self._lead.fullmatch(draft.text, begin, name) is not None:
            return True
        first = bisect_left(draft.roles, begin, key=lambda r: r.begin)
        for role in itertools.takewhile(lambda r: r.begin < name, draft.roles[first:]):
            if self._lead.fullmatch(draft.text, min(role.end + 1, name), name) is None:
                continue
            body = next((m for m in draft.within(begin, role.begin)), None)
            at = role.begin if body is None else body.begin
            if (body is None or body.end == role.begin - 1) and _STANDING.fullmatch(draft.text, begin, at) is not None:
                return True
        return name - begin <= _LONGEST_TITLE and _TITLED.fullmatch(draft.text, begin, name) is not None

    def _labels(self, draft: Draft, lines: list[tuple[Block, int, int]], place: int, kinds: Sequence[str]) -> bool:
        """Whether a line stands over the next lines of a list: "White House Officials", "Industry:"."""
        block, begin, end = lines[place]
        text = draft.text[begin:end].strip(" *_\t")
        if block.kind == "item" or len(text) > _LONGEST_LABEL or place + 1 == len(lines):
            return False
        if text[-1:] in ".!?;," or self.opens(draft, block, begin, end, kinds) is not None:
            return False
        below, low, high = lines[place + 1]
        headed = text.endswith(":") or block.kind == "heading" or below.kind == "item"
        return headed and self.opens(draft, below, low, high, kinds) is not None

    def _is_life(self, draft: Draft, row: Row, block: Block, begin: int, passed: Block | None) -> bool:
        """Whether a paragraph tells of the one whose name is the line over it, or goes on with his life."""
        if row.is_item or block.kind != "paragraph":
            return False
        surname = draft.text[row.named.begin : row.named.end].split()[-1].strip(",.")
        return passed is not None or surname.casefold() in draft.text[begin : begin + _LONGEST_LABEL].casefold()

    def _goes_on(self, draft: Draft, lines: list[tuple[Block, int, int]], place: int, kinds: Sequence[str]) -> bool:
        """Whether a list goes on behind a line with a name that nothing has read."""
        block, begin, end = lines[place]
        below = next(((b, low, high) for b, low, high in lines[place:] if b is not block), None)
        if end - begin > _LONGEST_TITLE or draft.text[begin:end].rstrip().endswith((".", ":", "!")) or below is None:
            return False
        return _NAMED.match(draft.text, begin, end) is not None and self.opens(draft, *below, kinds) is not None
