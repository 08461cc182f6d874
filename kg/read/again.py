"""The bytes of a document once more: of its file, or of its row where that stands."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from pathlib import Path
from typing import IO, Protocol

from kg.errors import InputError
from kg.model import Problem
from kg.read.rows import RowError, row_id, row_text
from kg.read.tables import is_packed, is_parquet, parsed, rows, unpacked

# Whether a text is too long was decided when it was found.
_ANY = 1 << 30


class _Rows(Protocol):
    def text(self, id: str, place: int) -> bytes:
        """The text of the row at a place.

        Raises: LookupError where no row of that id stands there.
        """


class Shelf:
    """Gives the bytes of documents once more; what cannot be read at a place is unpacked into a temporary file first,
    when the first of its rows is asked for."""

    def __init__(self) -> None:
        self._open: dict[str, _Rows] = {}
        self._places: dict[str, dict[str, int]] = {}

    def data(self, id: str, path: str, place: int | None) -> bytes:
        """The bytes of a document; `place` is that of its row, None for a file.

        Raises: OSError where it is gone; InputError where there is no room to unpack its file.
        """
        if place is None:
            return Path(path).read_bytes()
        try:
            return self._rows(path).text(id, place)
        except (LookupError, RowError) as error:
            raise FileNotFoundError(2, f"holds no row {id!r} any more", path) from error

    def found(self, id: str, path: str, place: int | None) -> bytes:
        """The bytes of the row of that id, at that place or, if the file has changed, wherever it stands now.

        Raises: OSError where it is gone; InputError where there is no room to unpack its file.
        """
        if place is not None:
            try:
                return self.data(id, path, place)
            except FileNotFoundError:
                if not Path(path).is_file():
                    raise
        if path not in self._places:
            unheard: list[Problem] = []
            self._places[path] = {one.id: one.place for one in rows(Path(path), unheard, largest=_ANY)}
        return self.data(id, path, self._places[path].get(id, -1))

    def _rows(self, path: str) -> _Rows:
        if path not in self._open:
            try:
                self._open[path] = _Parquet(Path(path)) if is_parquet(Path(path)) else _Lines(Path(path))
            except OSError as error:
                if not Path(path).is_file():
                    raise
                where = tempfile.gettempdir()
                raise InputError(f"{path}: cannot be unpacked into {where} ({error.strerror or error})") from error
        return self._open[path]


class _Lines:
    """JSON Lines: a place is an offset in bytes."""

    def __init__(self, path: Path) -> None:
        if is_packed(path):
            self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this shelf
            with unpacked(path) as file:
                shutil.copyfileobj(file, self._file, 1 << 20)
        else:
            self._file = path.open("rb")
        weakref.finalize(self, self._file.close)

    def text(self, id: str, place: int) -> bytes:
        if place < 0:
            raise LookupError(id)
        self._file.seek(place)
        values = parsed(self._file.readline())
        if not isinstance(values, dict) or row_id(values) != id:
            raise LookupError(id)
        return row_text(values)


class _Parquet:
    """Parquet: a place is the number of a row. It is read well in its order only, so its texts are laid out at once."""

    def __init__(self, path: Path) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with this shelf
        weakref.finalize(self, self._file.close)
        self._begins: dict[int, int] = {}
        unheard: list[Problem] = []
        for one in rows(path, unheard, largest=_ANY):
            self._begins[one.place] = self._file.tell()
            for part in (one.id.encode(), one.text):
                self._file.write(len(part).to_bytes(8, "big") + part)

    def text(self, id: str, place: int) -> bytes:
        self._file.seek(self._begins[place])
        found, text = (self._file.read(int.from_bytes(self._file.read(8), "big")) for _ in range(2))
        if found.decode() != id:
            raise LookupError(id)
        return text
