"""Names as they stand on a drawing: shortened where a short name says as much, broken into a few lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# A line this long is about 150 pixels wide at 12.5 pixels: two columns of labels fit between two rings of nodes.
WIDTH = 24
MOST = 3


def short(
    label: str,
    acronyms: Sequence[str],
    *,
    number: str | None = None,
    session: str | None = None,
    year: str | None = None,
) -> str:
    """The name on a drawing: a resolution's number, an acronym instead of a long name, else the label."""
    if number:
        return f"{session}/{number}" if session else f"{number} ({year})" if year else number
    fitting = [a for a in acronyms if 2 <= len(a) <= 12]
    return fitting[0] if fitting and len(label) > 22 else label


def columns(text: str) -> int:
    """How many columns a text takes: a wide (East Asian) character two, a combining one none."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def lines(text: str, *, width: int = WIDTH, most: int = MOST) -> tuple[str, ...]:
    """The text in at most `most` balanced lines of about `width` columns; what does not fit ends in "…"."""
    words = [piece for word in text.split() for piece in _pieces(word, width)]
    if not words:
        return ("",)
    full = columns(" ".join(words))
    if full <= width:
        return (" ".join(words),)
    rows = _filled(words, width)
    if len(rows) > most:
        kept = rows[:most]
        return (*kept[:-1], kept[-1].rstrip(" ,;:.–—-") + "…")
    for narrower in range(full // len(rows), width):
        balanced = _filled(words, narrower)
        if len(balanced) == len(rows) and max(map(columns, balanced)) <= width:
            return tuple(balanced)
    return tuple(rows)


def _pieces(word: str, width: int) -> list[str]:
    if columns(word) <= width:
        return [word]
    step = width // 2 if columns(word) > len(word) else width
    return [word[at : at + step] for at in range(0, len(word), step)]


def _filled(words: list[str], width: int) -> list[str]:
    rows = [words[0]]
    for word in words[1:]:
        if columns(rows[-1]) + 1 + columns(word) <= width:
            rows[-1] += " " + word
        else:
            rows.append(word)
    return rows
