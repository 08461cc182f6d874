"""Acronyms that a text defines: "Central Asian PVE Network (CAPVE)", by the initials of the words before the bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_BRACKET = re.compile(r"\((?:the )?[“\"‘']?(?P<acronym>[A-Z][A-Za-z&/-]{0,9}[A-Zs])[”\"’']?\)")
_REVERSED = re.compile(r"(?<![\w-])(?P<acronym>[A-Z]{2,9}) \((?:the )?(?P<full>[A-Z][^()\n]{5,100})\)")
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_SKIPPED = frozenset(
    (
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "a",
        "an",
        "de",
        "la",
        "le",
        "des",
        "du",
        "with",
        "against",
        "et",
        "by",
        "&",
    )
)


@lru_cache(maxsize=4)
def definitions(text: str) -> tuple[tuple[int, int, str, str, tuple[int, int]], ...]:
    """Each definition: begin and end of the full name, the acronym, the full name, the span of the acronym.

    Source: the idea is Schwartz & Hearst 2003 (https://psb.stanford.edu/psb-online/proceedings/psb03/schwartz.pdf), but
    letters must be initials of words (split at hyphens), since their letters-anywhere rule reads CTED as "Committee
    Executive Directorate".
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, str, str, tuple[int, int]]]:
    for match in _REVERSED.finditer(text):
        letters = [c for c in match["acronym"] if c.isupper()]
        if _spells(_WORD.findall(match["full"]), letters):
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
        first = _first_word(words, letters)
        if first is not None:
            begin, end = words[first][0], words[-1][1]
            yield begin, end, acronym, " ".join(text[begin:end].split()), match.span("acronym")


def spells(name: str, acronym: str) -> bool:
    """Whether the acronym's letters are the initials of the name's words."""
    return len(acronym) > 2 and _spells(_WORD.findall(name), [c for c in acronym if c.isalpha()])


def _first_word(words: list[tuple[int, int, str]], letters: list[str]) -> int | None:
    """The word at which a name begins whose initials are the letters; small words may be passed over."""
    for first in range(len(words) - 1, max(-1, len(words) - 2 * len(letters) - 4), -1):
        if _spells([w for _, _, w in words[first:]], letters) and words[first][2].casefold() not in _SKIPPED:
            return first
    return None


def _spells(words: list[str], letters: list[str]) -> bool:
    """Whether the letters are the initials of the words in order, all letters used and all but small words.

    A word in capitals may give several letters: "Central Asian PVE Network" spells CAPVEN and, its last word left out, CAPVE.
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
        elif word.casefold() not in _SKIPPED:
            missed += 1
    return position == len(left) and missed <= (1 if len(left) > 3 else 0)
