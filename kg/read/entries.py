"""What is known of a document before it is read: by the manifest of its folder, or by its row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import fields

from kg.kept.patterns import compiled

_DATE = compiled(r"\d{4}(-\d\d(-\d\d)?)?$")


class Entry(Struct, frozen=True):
    """What is said of one document; None where nothing is. A date is YYYY, YYYY-MM or YYYY-MM-DD."""

    title: str | None = None
    date: str | None = None
    kind: str | None = None
    origin: str | None = None
    licence: str | None = None
    language: str | None = None
    symbol: str | None = None
    note: str | None = None

    def over(self, other: Entry) -> Entry:
        """This entry, and what the other says where this one is silent."""
        return Entry(*(mine if (mine := getattr(self, key)) is not None else getattr(other, key) for key in KEYS))


KEYS = tuple(field.name for field in fields(Entry))


def is_date(text: str) -> bool:
    """Whether this is a day, month or year that exists, written as ISO 8601 has it."""
    if not _DATE.match(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def nearest(word: str, words: Iterable[str], cutoff: float) -> str | None:
    """The word that was perhaps meant."""
    from difflib import get_close_matches  # only where something is wrong: it takes 3 ms to load

    return next(iter(get_close_matches(word, list(words), 1, cutoff)), None)
