"""What a linking leaves for the next one: values by space and key in one file, read only where they are asked for.

What is put stands aside until it is kept, all at once: whoever kills the process leaves the file as it was.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

_LAYOUT = "CREATE TABLE IF NOT EXISTS note (space TEXT, key TEXT, value TEXT, PRIMARY KEY (space, key)) WITHOUT ROWID"
_STAMP = ("", "of")
# Values asked for at once.
_AT_ONCE = 500
_escaped = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


class DamagedError(Exception):
    """A value that is not as it was written."""


class Notes:
    """Values, as JSON has them, by space and key; None for what is not there.

    A value that was given out must not be changed: another is put in its place.
    """

    def __init__(self, path: Path | None = None, *, new: bool = False) -> None:
        """A file, a `new` one, or memory.

        Raises: sqlite3.Error for a file that is none of ours.
        """
        self._file = sqlite3.connect(":memory:" if path is None else str(path), isolation_level=None)
        if new:  # nobody looks at it before it is whole
            self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute(_LAYOUT)
        self._new, self._failed = new, False
        self._known: dict[tuple[str, str], Any] = {}
        self._put: set[tuple[str, str]] = set()

    @property
    def stamp(self) -> str | None:
        """What the notes are of."""
        return self.get(*_STAMP)  # type: ignore[no-any-return]

    def get(self, space: str, key: object) -> Any:
        """A value."""
        place = space, str(key)
        if place not in self._known:
            row = self._file.execute("SELECT value FROM note WHERE space = ? AND key = ?", place).fetchone()
            self._known[place] = None if row is None else _value(row[0])
        return self._known[place]

    def some(self, space: str, keys: Iterable[object]) -> dict[str, Any]:
        """The values of many keys, where there are any."""
        wanted = [str(key) for key in keys]
        missing = [key for key in wanted if (space, key) not in self._known]
        for begin in range(0, len(missing), _AT_ONCE):
            part = missing[begin : begin + _AT_ONCE]
            self._known.update(dict.fromkeys((space, key) for key in part))
            marks = ",".join("?" * len(part))
            rows = self._file.execute(
                f"SELECT key, value FROM note WHERE space = ? AND key IN ({marks})", (space, *part)
            )
            self._known.update(((space, key), _value(value)) for key, value in rows)
        return {key: value for key in wanted if (value := self._known[space, key]) is not None}

    def kept(self, space: str, key: object) -> Any:
        """A value as it was before anything was put, as long as nothing of that was written."""
        row = self._file.execute("SELECT value FROM note WHERE space = ? AND key = ?", (space, str(key))).fetchone()
        return None if row is None else _value(row[0])

    def put(self, space: str, key: object, value: Any) -> None:
        """Puts a value in the place of what was there; None takes it away."""
        place = space, str(key)
        self._known[place] = value
        self._put.add(place)

    def every(self, space: str) -> Iterable[tuple[str, Any]]:
        """All that is kept in a space; what was put since is not among it."""
        rows = self._file.execute("SELECT key, value FROM note WHERE space = ? ORDER BY key", (space,))
        return ((key, _value(value)) for key, value in rows)

    def keys(self, space: str) -> list[str]:
        """All keys of a space, as far as they are kept."""
        return [key for (key,) in self._file.execute("SELECT key FROM note WHERE space = ?", (space,))]

    def fill(self, space: str, rows: Iterable[tuple[object, Any]]) -> None:
        """Puts many values that nobody asks for now; a new file that cannot be written is given up, not the build."""
        if self._failed:
            return
        some = ((space, str(key), _json(value)) for key, value in rows)
        try:
            self._begin()
            self._file.executemany("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", some)
        except sqlite3.Error:
            if not self._new:
                raise
            self._failed = True

    def flush(self) -> None:
        """Writes what was put, so that `every` gives it; it is not kept before `keep` is called."""
        self._begin()
        gone = [place for place in sorted(self._put) if self._known[place] is None]
        rows = ((*place, _json(self._known[place])) for place in sorted(self._put) if self._known[place] is not None)
        self._file.executemany("DELETE FROM note WHERE space = ? AND key = ?", gone)
        self._file.executemany("INSERT OR REPLACE INTO note VALUES (?, ?, ?)", rows)
        self._put.clear()

    def keep(self, stamp: str) -> None:
        """Keeps what was put, all at once; `stamp` says what the notes are of now.

        Raises: sqlite3.Error where they could not be written.
        """
        if self._failed:
            raise sqlite3.OperationalError("not all notes could be written")
        self.put(*_STAMP, stamp)
        self.flush()
        self._file.execute("COMMIT")

    def leave(self) -> None:
        """Writes what was filled in and closes the file, for another process to go on with: it is of nothing yet.

        Raises: sqlite3.Error where it could not be written.
        """
        if self._failed:
            raise sqlite3.OperationalError("not all notes could be written")
        self._begin()
        self._file.execute("COMMIT")
        self.close()

    def _begin(self) -> None:
        if not self._file.in_transaction:
            self._file.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Closes the file; what was not kept is as if it had not been put."""
        self._file.close()


def _json(value: Any) -> str:
    try:
        text = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a character, which only an escape can tell
        text = _escaped(value).encode("ascii")
    return f"{zlib.crc32(text):08x}{text.decode()}"


def _value(text: str) -> Any:
    """What _json wrote.

    Raises: Damaged for anything else.
    """
    data = text[8:].encode("utf-8", "surrogatepass")
    if text[:8] != f"{zlib.crc32(data):08x}":
        raise DamagedError("a note is not as it was written")
    try:
        return msgspec.json.decode(data)
    except msgspec.DecodeError:
        return json.loads(data)
