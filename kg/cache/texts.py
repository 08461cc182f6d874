"""The texts of documents, for whoever shows their sentences; little else is loaded for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.cache.codec import source_of
from kg.cache.log import Log


class Texts(Mapping[str, str]):
    """The texts of documents by file, each taken from what is kept when it is asked for."""

    def __init__(self, keys: Mapping[str, str], log: Path, near: Mapping[str, str] | None = None) -> None:
        """`keys` are those of the log in hexadecimal digits, `near` texts that are at hand."""
        self._keys, self._path, self._near = keys, log, near or {}
        self._log: Log | None = None

    def __getitem__(self, file: str) -> str:
        if file in self._near:
            return self._near[file]
        key = bytes.fromhex(self._keys[file])
        if self._log is None:  # opened once: all its records are looked through
            self._log = Log(self._path)
        text = source_of(self._log.body(key) or b"")
        if text is None:
            raise KeyError(file)
        return text

    def __getstate__(self) -> tuple[Mapping[str, str], Path, Mapping[str, str]]:
        return self._keys, self._path, self._near  # another process opens the log itself

    def __setstate__(self, state: tuple[Mapping[str, str], Path, Mapping[str, str]]) -> None:
        self._keys, self._path, self._near = state
        self._log = None

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
