"""Where the sources of a graph lie, and their texts: for `file:line` and for verifying."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.model import RawFile

RECORD = "sources.json"


class Sources:
    """Leads from a source's name in the graph to its bytes as they are now.

    With `moved` it is the name within that folder (for a row, the file of its rows there), or that very file; else
    where the build noted it beside the graph (that note, sources.json, names places of this machine, and is the one
    file of the output that may differ elsewhere).
    """

    def __init__(self, graph: Path, moved: Path | None) -> None:
        from kg.read.again import Shelf

        self._folder = graph if graph.is_dir() else graph.parent
        self._moved = moved
        self._roots: Mapping[str, str] = {}
        self._rows: Mapping[str, int] = {}
        self._note(strict=moved is None)
        self._shelf = Shelf()

    def raw(self, file: str) -> RawFile:
        """A source as it is now.

        Raises: OSError where it is gone.
        """
        from kg.model import RawFile
        from kg.read.tables import holds_rows

        path = self._path(file)
        if file in self._rows or (self._moved is not None and path == self._moved and holds_rows(path)):
            row = self._rows.get(file)
            return RawFile(file, path.as_posix(), self._shelf.found(file, path.as_posix(), row), -1)
        return RawFile(file, path.as_posix(), path.read_bytes())

    def _path(self, file: str) -> Path:
        root = self._roots.get(file)
        if self._moved is None:
            return self._folder / root if root is not None else self._folder / file
        if not self._moved.is_dir():
            return self._moved
        return self._moved / (Path(root).name if root is not None and file in self._rows else file)

    def _note(self, *, strict: bool) -> None:
        try:
            noted: Any = json.loads((self._folder / RECORD).read_text(encoding="utf-8"))
            self._roots = {str(file): str(path) for file, path in noted["roots"].items()}
            self._rows = {str(file): int(place) for file, place in noted.get("rows", {}).items()}
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
            if strict:
                where = self._folder / RECORD
                raise InputError(f"{where}: is broken, build again or name the sources ({error})") from None


def source_text(graph: Path, sources: Path | None = None) -> Callable[[str], str]:
    """Reads the text of a source in which the graph's offsets count; the function raises OSError where it is gone."""
    found = Sources(graph, sources)

    def text(file: str) -> str:
        from kg.read.forms import form

        raw = found.raw(file)
        kind = form(raw)
        reading = None if kind is None else kind.reader()(raw)[0]
        if reading is None:
            raise OSError(f"{raw.path}: holds no text any more")
        return reading.source

    return text


def source_digest(graph: Path, sources: Path | None = None) -> Callable[[str], str]:
    """The SHA-256 of a source's bytes as they are now; the function raises OSError where it is gone."""
    found = Sources(graph, sources)
    return lambda file: sha256(found.raw(file).data).hexdigest()
