"""The texts of documents, for whoever shows their sentences; little else is loaded for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.cache.codec import extraction_of
from kg.cache.log import Log


class Texts(Mapping[str, str]):
    """The texts of documents by file, each taken from what is kept when it is asked for."""

    def __init__(self, keys: Mapping[str, str], log: Path, near: Mapping[str, str] | None = None) -> None:
        """`keys` are those of the log in hexadecimal digits, `near` texts that are at hand."""
        self._keys, self._log, self._near = keys, log, near or {}

    def __getitem__(self, file: str) -> str:
        if file in self._near:
            return self._near[file]
        with Log(self._log) as log:
            found = extraction_of(log.body(bytes.fromhex(self._keys[file])) or b"")
        if found is None or found[0] is None:
            raise KeyError(file)
        return found[0].document.source

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
