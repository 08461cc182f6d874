"""What a row of a table says of a document: its id, its text, and what is known of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from kg.model import Problem
from kg.read.entries import KEYS, Entry, is_date, nearest

TEXT = "text"
# The names under which a row tells what it is called and where it comes from; the first that is filled counts.
IDS = ("id", "name")
ORIGINS = ("origin", "source")
COLUMNS = (*IDS, TEXT, *dict.fromkeys((*ORIGINS, *KEYS)))
LONGEST_ID = 1_000  # characters; more is a text that stands in the wrong column


class Row(Struct, frozen=True):
    """A document as a row tells it; `text` is in UTF-8, `place` where the row is found again, `line` its number."""

    id: str
    text: bytes
    entry: Entry
    place: int
    line: int


class RowError(Exception):
    """Why a row is no document."""


def row(values: object, at: tuple[int, int], where: str, problems: list[Problem]) -> Row:
    """The document of a row; `at` are its place and line, and what is wrong with no more than a part of it is told.

    Raises: RowError.
    """
    if not isinstance(values, Mapping):
        raise RowError('no object (expected {"id": …, "text": …})')
    return Row(row_id(values), row_text(values), Entry(**dict(_known(values, where, problems))), *at)


def unread(names: Iterable[str], where: str) -> Problem | None:
    """What is told of the columns that kg does not know."""
    foreign = sorted({str(name) for name in names} - set(COLUMNS))
    if not foreign:
        return None
    shown = ", ".join(map(repr, foreign[:5])) + (f" and {len(foreign) - 5} more" if len(foreign) > 5 else "")
    return Problem(where, f"not read: {shown} (known are {', '.join(COLUMNS)})", "note")


def row_id(values: Mapping[str, Any]) -> str:
    """What a row calls its document.

    Raises: RowError.
    """
    found = next(((name, values[name]) for name in IDS if values.get(name) not in (None, "")), None)
    if found is None:
        raise RowError(_missing("id", values))
    name, value = found
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise RowError(f"{name!r} is {_short(value)} (expected a string or a whole number)")
    id = unicodedata.normalize("NFC", str(value)).strip()
    if not id or len(id) > LONGEST_ID or not id.isprintable():
        raise RowError(f"{name!r} is {_short(value)} (expected one line of at most {LONGEST_ID:,} characters)")
    return id


def row_text(values: Mapping[str, Any]) -> bytes:
    """The text of a row in UTF-8.

    Raises: RowError.
    """
    value = values.get(TEXT)
    if value is None:
        raise RowError(_missing(TEXT, values))
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        raise RowError(f"{TEXT!r} is {_short(value)} (expected a string)")
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        raise RowError(f"half a character (a lone surrogate) at {error.start:,} of {TEXT!r}") from None


def _missing(name: str, values: Mapping[str, Any]) -> str:
    near = nearest(name, sorted(str(key) for key in values if key not in COLUMNS), 0.6)
    return f"no {name!r}" + (f" (did you mean {near!r}?)" if near else "")


def _known(values: Mapping[str, Any], where: str, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    for key in KEYS:
        for name in ORIGINS if key == "origin" else (key,):
            value = values.get(name)
            if value is None or value == "":
                continue
            text = _day(value) if key == "date" else value if isinstance(value, str) and value.strip() else None
            if text is None:
                expected = "YYYY-MM-DD, YYYY-MM or YYYY" if key == "date" else "words"
                problems.append(Problem(where, f"{name!r} left out: {_short(value)} (expected {expected})"))
                continue
            yield key, text
            break


def _day(value: object) -> str | None:
    """A day, month or year; of a moment its day."""
    text = value.isoformat() if isinstance(value, date) else str(value).strip()
    day = text[:10] if len(text) > 10 and text[10] in "T " else text
    return day if is_date(day) else None


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
