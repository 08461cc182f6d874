"""manifest.toml: what is known of the documents of a folder; every mistake is told with its line."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from kg.errors import ConfigurationError
from kg.model import Problem
from kg.read.entries import KEYS, Entry, is_date, nearest

MANIFEST = "manifest.toml"
_OF_FOLDER = ("origin", "licence", "documents")


class Manifest(Struct, frozen=True):
    """The entries of a manifest by document id; `path` is None where the folder has none."""

    path: str | None = None
    origin: str | None = None
    licence: str | None = None
    documents: dict[str, Entry] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def entry(self, id: str) -> Entry:
        """What is known of a document, the folder's origin and licence included."""
        known = self.documents.get(id, Entry())
        filled = {name: getattr(known, name) for name in KEYS}
        filled["origin"] = known.origin or self.origin
        filled["licence"] = known.licence or self.licence
        return Entry(**filled)

    def told(self, id: str) -> str:
        """All that is known of a document, in one text."""
        return repr(self.entry(id)) if id in self.documents else _shared(self.origin, self.licence)

    def of(self, id: str, row: Entry | None = None) -> Manifest:
        """No more than what concerns one document, with what its row says where no entry does."""
        if not self.documents and row is None:
            return self
        known = self.documents.get(id)
        entry = known if row is None else (known or Entry()).over(row)
        return replace(self, documents={} if entry is None else {id: entry}, lines={})

    def without_file(self, ids: set[str]) -> tuple[Problem, ...]:
        """A problem for each entry that belongs to none of the documents found."""
        missing = sorted(set(self.documents) - ids)
        return tuple(Problem(f"{self.path}:{self.lines.get(id, 1)}", _no_file(id, ids)) for id in missing)


@cache
def _shared(origin: str | None, licence: str | None) -> str:
    return repr(Entry(origin=origin, licence=licence))


def manifest(folder: Path) -> Manifest:
    """The manifest of a folder (of a file: of the folder it lies in); an empty one where there is none.

    Raises: ConfigurationError with path and line where it is broken.
    """
    path = (folder if folder.is_dir() else folder.parent) / MANIFEST
    if not path.is_file():
        return Manifest()
    import tomllib

    where = path.as_posix()
    try:
        text = path.read_text("utf-8-sig")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        number = int(line[1]) if line else text.count("\n") + 1
        raise ConfigurationError(f"no TOML: {str(error)[:200]}", path=where, line=number) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot be read: {error}", path=where) from error
    return _Reading(where, text.splitlines()).manifest(table)


class _Reading:
    """Checks a manifest's table against the keys we know, naming the line of what is wrong."""

    def __init__(self, path: str, lines: list[str]) -> None:
        self._path, self._lines = path, lines

    def manifest(self, table: dict[str, Any]) -> Manifest:
        for key in table:
            self._known(key, _OF_FOLDER, None)
        documents = table.get("documents", {})
        if not isinstance(documents, dict):
            self._fail("'documents' is no table (expected [documents.\"FILE\"])", self._line("documents", None))
        entries = {id: self._entry(id, entry) for id, entry in documents.items()}
        origin, licence = (self._string(table, key, None) for key in ("origin", "licence"))
        return Manifest(self._path, origin, licence, entries, {id: self._header(id) for id in documents})

    def _entry(self, id: str, entry: Any) -> Entry:
        if not isinstance(entry, dict):
            self._fail(f"the entry {id!r} is no table (expected [documents.{id!r}])", self._header(id))
        for key in entry:
            self._known(key, KEYS, id)
        values = {key: self._string(entry, key, id) for key in KEYS if key != "date"}
        return Entry(date=self._date(entry, id), **values)

    def _known(self, key: str, keys: tuple[str, ...], id: str | None) -> None:
        if key not in keys:
            near = nearest(key, keys, 0.5)
            hint = f"did you mean {near!r}?" if near else f"expected one of {', '.join(keys)}"
            self._fail(f"unknown key {key!r} ({hint})", self._line(key, id))

    def _string(self, table: dict[str, Any], key: str, id: str | None) -> str | None:
        value = table.get(key)
        if value is not None and not (isinstance(value, str) and value.strip()):
            self._fail(f"{key!r} is {value!r} (expected words in quotation marks)", self._line(key, id))
        return value

    def _date(self, entry: dict[str, Any], id: str) -> str | None:
        value = entry.get("date")
        if value is None:
            return None
        text = value.isoformat()[:10] if isinstance(value, date) else str(value)
        if not is_date(text):
            self._fail(f"bad date {text!r} (expected YYYY-MM-DD, YYYY-MM or YYYY)", self._line("date", id))
        return text

    def _header(self, id: str) -> int:
        pattern = re.compile(r"\s*\[\s*documents\s*\.\s*[\"']?" + re.escape(id) + r"[\"']?\s*\]")
        dotted = re.compile(r"\s*(?:documents\s*\.\s*)?[\"']" + re.escape(id) + r"[\"']")
        for look in (pattern, dotted):
            for number, line in enumerate(self._lines, 1):
                if look.match(line):
                    return number
        return 1

    def _line(self, key: str, id: str | None) -> int:
        start = 1 if id is None else self._header(id)
        pattern = re.compile(
            r"\s*[\"']?"
            + re.escape(key)
            + r"[\"']?\s*[=.]|.*[{,]\s*"
            + re.escape(key)
            + r"\s*=|\s*\[\s*"
            + re.escape(key)
        )
        for number, line in enumerate(self._lines[start - 1 :], start):
            if pattern.match(line):
                return number
        return start

    def _fail(self, message: str, line: int) -> None:
        raise ConfigurationError(message, path=self._path, line=line)


def _no_file(id: str, ids: set[str]) -> str:
    near = nearest(id, sorted(ids), 0.6)
    return f"the entry {id!r} belongs to no file" + (f" (did you mean {near!r}?)" if near else "")
