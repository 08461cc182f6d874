"""Acronyms that a text defines: "Central Asian PVE Network (CAPVE)", by the initials of the words before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.kept.patterns import compiled

_BRACKET = compiled(r"\((?:the )?[“\"‘']?(?:[A-Z]{2,9} )?(?P<acronym>[A-Z][A-Za-z&/-]{0,9}[A-Zs])[”\"’']?\)")
_REVERSED = compiled(r"(?<![\w-])(?P<acronym>[A-Z]{2,9}) \((?:the )?(?P<full>[A-Z][^()\n]{5,100})\)")
_WORD = compiled(r"[^\W_]+(?:['’.][^\W_]+)*")
# Acronyms longer than this mean one thing.
_LONGEST = 5
# Begin and end of the full name, the acronym, the full name.
Definition = tuple[int, int, str, str]


@lru_cache(maxsize=4)
def definitions(text: str, skipped: frozenset[str]) -> tuple[tuple[int, int, str, str, tuple[int, int]], ...]:
    """Each definition: begin and end of the full name, the acronym, the full name, the span of the acronym.

    `skipped` are the small words that acronyms leave out, in lower case.
    Source: the idea is Schwartz & Hearst 2003 (https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf), but
    letters must be initials of words (split at hyphens), since their letters-anywhere rule reads CTED as "Committee
    Executive Directorate".
    """
    return tuple(_found(text, skipped))


def _found(text: str, skipped: frozenset[str]) -> Iterator[tuple[int, int, str, str, tuple[int, int]]]:
    for match in _REVERSED.finditer(text):
        letters = [c for c in match["acronym"] if c.isupper()]
        if _spells(_WORD.findall(match["full"]), letters, skipped):
            yield *match.span("full"), match["acronym"], " ".join(match["full"].split()), match.span("acronym")
    for match in _BRACKET.finditer(text):
        acronym = match["acronym"]
        stem = acronym[:-1] if acronym.endswith("s") and len(acronym) > 2 else acronym
        letters = [c for c in stem if c.isalpha()]
        if len(letters) < 2 or sum(c.isupper() for c in letters) < 2:
            continue
        before = text[max(0, match.start() - 220) : match.start()]
        before = before[max(before.rfind(s) + len(s) if s in before else 0 for s in ("\n\n", ". ", "; ", "(", ") ")) :]
        start = match.start() - len(before)
        words = [(w.start() + start, w.end() + start, w[0]) for w in _WORD.finditer(before)]
        first = _first_word(words, letters, skipped)
        if first is not None:
            begin, end = words[first][0], words[-1][1]
            yield begin, end, acronym, " ".join(text[begin:end].split()), match.span("acronym")


def spells(name: str, acronym: str, skipped: frozenset[str]) -> bool:
    """Whether the acronym's letters are the initials of the name's words."""
    return len(acronym) > 2 and _spells(_WORD.findall(name), [c for c in acronym if c.isalpha()], skipped)


def _first_word(words: list[tuple[int, int, str]], letters: list[str], skipped: frozenset[str]) -> int | None:
    """The word at which a name begins whose initials are the letters; small words may be passed over."""
    for first in range(len(words) - 1, max(-1, len(words) - 2 * len(letters) - 4), -1):
        spelled = _spells([w for _, _, w in words[first:]], letters, skipped)
        if spelled and words[first][2].casefold() not in skipped:
            return first
    return None


def _spells(words: list[str], letters: list[str], skipped: frozenset[str]) -> bool:
    """Whether the letters are the initials of the words in order, all letters used and all but small words.

    A word in capitals may give several letters: "Central Asian PVE Network" spells CAPVEN and, its last word left
    out, CAPVE.
    """
    left = [c.casefold() for c in letters]
    position = 0
    missed = 0
    for word in words:
        if position < len(left) and word[0].casefold() == left[position]:
            position += 1
            if word.isupper() and len(word) > 1:
                while position < len(left) and left[position] in word[1:].casefold():
                    position += 1
        elif word.casefold() not in skipped:
            missed += 1
    return position == len(left) and missed <= (1 if len(left) > 3 else 0)


def defined(text: str, skipped: frozenset[str]) -> dict[int, Definition]:
    """The definitions of a text, by where each acronym begins."""
    return {span[0]: (begin, end, acronym, full) for begin, end, acronym, full, span in definitions(text, skipped)}


@lru_cache(maxsize=256)
def spelled_otherwise(text: str, acronym: str, names: tuple[str, ...]) -> bool:
    """Whether the text has capitalised words that the acronym's letters begin, and none of the names.

    "the NGA" is not the authority's where the text speaks of the National Governors Association.
    """
    letters = [c for c in acronym if c.isalpha()]
    if not 3 <= len(letters) <= _LONGEST or not acronym.isupper():
        return False
    words = r"(?: (?:of|for|and|the|on|to|in|&)){0,3} ".join(rf"{c}[a-z’'-]{{2,30}}" for c in letters)
    if re.search(rf"(?<![\w-]){words}(?![\w-])", text) is None:
        return False
    told = " ".join(text.split()).casefold()
    return not any(name.casefold() in told for name in names)


_PARTICLE = compiled(
    r"(?<![\w-])[A-ZÀ-Ý'’-]{3,} (?:DE(?: L[AO]S?)?|DEL|DA|DOS?|DI|VAN(?: DE[NR])?|VON|DER|BIN|AL|EL|OULD) \Z"
)
_ADDRESSED = compiled(
    r"(?:\b(?:Mr|Ms|Mrs|Miss|Mme|Dr|Prof|Amb)\.?|\bH\.E\.) "
    r"(?:(?:[A-ZÀ-Ý][\w'’-]*|d[aeo]s?|van|von|der|bin|al|el) ){1,3}\Z"
)
_NAME = 60
_SURNAME = 6


def surname(text: str, begin: int, end: int, *, known: bool) -> bool:
    """Whether a word in capitals is a surname: "ALFARO DE ALBA", and, where nobody knows it, "Mr Bekim RAMADANI"."""
    low = max(0, begin - _NAME)
    if _PARTICLE.search(text, low, begin) is not None:
        return True
    return not known and end - begin >= _SURNAME and _ADDRESSED.search(text, low, begin) is not None


def shouted(text: str, begin: int, end: int) -> bool:
    """Whether a word stands in a line set in capitals, where it's no acronym."""
    low = text.rfind("\n", 0, begin) + 1
    high = text.find("\n", end)
    words, capitals = _shares(text[low : high if high >= 0 else len(text)])
    mine, shouting = _shares(text[begin:end])
    others = words - mine
    return others > 1 and capitals - shouting > others * 0.6


@lru_cache(maxsize=256)
def _shares(line: str) -> tuple[int, int]:
    """How many words a line has, and how many of them are set in capitals."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    return len(words), sum(w.isupper() for w in words)
