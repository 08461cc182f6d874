"""Footnotes whose marks are plain digits, as they come out of a PDF: "the Court,2", "12 August 1949; 31", "1992, 2/".

A digit is taken for a mark only where a note of that number stands in the document.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict

from kg.kept.patterns import compiled
from kg.read.lines import Line

# A mark and its note stand on one page, or the note at the end of a short text; a page has some 4,000 characters.
FARTHEST = 16_000

# Marks that are lost in the conversion ("2015–20303") leave a gap in the count.
SKIPPED = 1

_NOTE = compiled(r"(?P<number>\d{1,3})\s+(?=[A-Z“\"(])")
_DATE = compiled(
    r"\d{1,2}\s+(?:and \d|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_MARK = compiled(r"(?:[a-z,;.:)”’\"\]]|\b(?:1[89]|20)\d\d,?) ?(?P<number>\d{1,3})(?=[\s,;.:)]|\Z)")
# Words before a number that is a number, and after it.
_COUNTING = compiled(
    r"(?:\b(?:articles?|paragraphs?|paras?|resolutions?|chapters?|sections?|rules?|pages?|annex|items?|goals?|tables?"
    r"|phase|no|nos|number|vol|pp?|art|arts|of|and|or|to|on|by|for|at|in|from|with|than|least|most|about|some|nearly"
    r"|only|the|all|january|february|march|april|may|june|july|august|september|october|november|december|between"
    r"|until|since|after|before|another|these|those|last|next|first|past|over|under|is|are|was|were|age|aged)"
    r"\.?,? ?)\Z",
    re.IGNORECASE,
)
_COUNTED = compiled(
    r"\s+(?:(?:and|to|or|of) \d|per\b|years?|months?|days?|weeks?|hours?|million|billion|thousand|members?|States"
    r"|countries|percent|January|February|March|April|May|June|July|August|September|October|November|December|[ap]\.?m\b)"
)
# What a mark can be glued to: a word, the punctuation after it; never "1,", "L." or a capital.
_GLUED = compiled(r"(?:[a-z]{2}[,;.:]?|[)”’\"\]][,;.:]?|[\d)];)\Z")
_ABBREVIATION = compiled(r"\b(?:no|nos|p|pp|vol|art|arts|para|paras|v|add|rev|corr|ch|sect|fig)\.\Z", re.IGNORECASE)


def note_lines(source: str, lines: list[Line]) -> dict[int, int]:
    """The lines that begin a footnote with a plain number, by the offset they begin at: their numbers."""
    opening = _candidates(source, lines)
    if not opening:
        return {}
    marks: dict[int, int] = {}
    for match in _MARK.finditer(source):
        marks.setdefault(int(match["number"]), match.start())
    candidates = [(line.begin, number) for line, number in opening if marks.get(number, line.begin) < line.begin]
    numbers = {number for _, number in candidates}
    first = {b.begin for a, b in zip([None, *lines], lines, strict=False) if a is None or a.blank}
    return {begin: n for begin, n in candidates if begin in first or n - 1 in numbers}


def _candidates(source: str, lines: list[Line]) -> list[tuple[Line, int]]:
    found = []
    for line in lines:
        if not line.blank and source[line.begin].isdigit():
            match = _NOTE.match(source, line.begin, line.end)
            if match and not _DATE.match(source, line.begin, line.end):
                found.append((line, int(match["number"])))
    return found


class Notes:
    """The plain-numbered notes of a document, and which of their marks have been seen."""

    def __init__(self) -> None:
        self._places: dict[int, list[int]] = defaultdict(list)
        self._last = 0

    def add(self, number: int, place: int) -> None:
        """Note that footnote `number` begins at this source offset; to be called in the order of the text."""
        self._places[number].append(place)

    def marks(self, number: int, place: int, before: str, after: str) -> bool:
        """Whether a number at this source offset, between these words, is a mark of one of the notes.

        A number glued to the word is one if there is such a note; one after a space only if it is next in turn.
        """
        places = self._places.get(number)
        if not places or _ABBREVIATION.search(before):
            return False
        if not before[-1:].isspace():
            glued = _GLUED.search(before) is not None
            self._last = max(self._last, number) if glued else self._last
            return glued
        following = bisect_left(places, place)
        near = following < len(places) and places[following] - place < FARTHEST
        if not near or _COUNTING.search(before) or _COUNTED.match(after):
            return False
        last = self._last or min(self._places) - 1
        if not last < number <= last + 1 + SKIPPED:
            return False
        self._last = number
        return True
