"""The text of a source cut into what is shown: the sentences of the graph, and all that stands between them.

A sentence that names nothing is not in the graph; its words belong to the page all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_BLANK = re.compile(r"\n[ \t\r\xa0>]*\n")
# What stands before a text about it (YAML), and tags within it: marks of the file, not words of the text.
_FRONT = re.compile(r"\A---\r?\n.*?\r?\n---[ \t]*\r?\n", re.DOTALL)
_TAGS = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,10}(?:\s[^<>]{0,300})?/?>")


class Passage(NamedTuple):
    """A sentence of the graph, or (with no `id`) a stretch of text between two."""

    begin: int
    end: int
    text: str
    id: str = ""


def units(text: str | None, sentences: Sequence[Passage]) -> Iterator[list[Passage]]:
    """The paragraphs of a source: its sentences in their order, with the text between them where it is at hand."""
    paragraph: list[Passage] = []
    for unit in sentences if text is None else _all(text, sentences):
        if paragraph and _breaks(text, paragraph[-1].end, unit.begin):
            yield paragraph
            paragraph = []
        paragraph.append(unit)
    if paragraph:
        yield paragraph


def _all(text: str, sentences: Sequence[Passage]) -> Iterator[Passage]:
    front = _FRONT.match(text)
    last = front.end() if front else 0
    for sentence in sentences:
        yield from _between(text, last, sentence.begin)
        yield sentence
        last = max(last, sentence.end)
    yield from _between(text, last, len(text))


def _between(text: str, begin: int, end: int) -> Iterator[Passage]:
    """The paragraphs of a stretch that hold a word."""
    cuts = [begin, *(c for m in _BLANK.finditer(text, begin, end) for c in m.span()), end]
    for first, last in zip(cuts[::2], cuts[1::2], strict=True):
        words = _TAGS.sub("", text[first:last])
        if any(c.isalnum() for c in words):
            inner = text[first:last]
            yield Passage(first + len(inner) - len(inner.lstrip()), first + len(inner.rstrip()), words.strip())


def _breaks(text: str | None, last: int, begin: int) -> bool:
    """Whether a paragraph ends between two units; without the source, where more than one character is between."""
    if text is None:
        return begin - last > 1
    return bool(_BLANK.search(text, last, begin)) or begin - last > 4
