"""A file to which records are only added: each two stretches of bytes under a key. A torn or damaged one is not there.

Whoever kills the process at any moment loses at most the record that is being written: a record counts when its last
byte is there and its checksum fits.
"""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from kg.errors import OutputError

_MAGIC = b"kg-log-1\n"
# Key, length of the head, length of the body, checksums of head, of body, and of what stands before this one.
_HEADER = struct.Struct(">16sIIIII")
_OWN = 4
# Below this size nobody cares what is not needed any more.
_WORTH_PACKING = 4_000_000


class _Place(NamedTuple):
    begin: int
    head: int
    body: int
    head_sum: int
    body_sum: int


class Log:
    """Records by key (16 bytes) in one file, which is made when the first record comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._places: dict[bytes, _Place] = {}
        self._end = 0
        self._handle = -1
        if path.is_file():
            self._open()

    def __contains__(self, key: bytes) -> bool:
        return key in self._places

    def head(self, key: bytes) -> bytes | None:
        """The first part of a record; None where there is none or it is damaged."""
        place = self._places.get(key)
        return None if place is None else self._read(key, place.begin, place.head, place.head_sum)

    def body(self, key: bytes) -> bytes | None:
        """The second part of a record; None where there is none or it is damaged."""
        place = self._places.get(key)
        return None if place is None else self._read(key, place.begin + place.head, place.body, place.body_sum)

    def put(self, key: bytes, head: bytes, body: bytes) -> None:
        """Adds a record.

        Raises: OutputError, after which the log is as it was before.
        """
        sums = zlib.crc32(head), zlib.crc32(body)
        start = struct.pack(">16sIIII", key, len(head), len(body), *sums)
        record = b"".join((start, struct.pack(">I", zlib.crc32(start)), head, body))
        try:
            if self._handle < 0:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._open()
            _write(self._handle, record, self._end)
        except OSError as error:
            with suppress(OSError):
                os.ftruncate(self._handle, self._end)
            raise OutputError(f"{self.path}: cannot be written ({error.strerror})") from error
        self._places[key] = _Place(self._end + _HEADER.size, len(head), len(body), *sums)
        self._end += len(record)

    def keep(self, keys: Collection[bytes]) -> None:
        """Forgets all other records, where they take more room than these."""
        kept = sorted((self._places[key].begin, key) for key in set(keys) if key in self._places)
        needed = sum(_HEADER.size + self._places[key].head + self._places[key].body for _, key in kept)
        if self._end < _WORTH_PACKING or needed * 2 > self._end:
            return
        aside = self.path.with_name(self.path.name + ".new")
        aside.unlink(missing_ok=True)
        with Log(aside) as packed:
            for _, key in kept:
                head, body = self.head(key), self.body(key)
                if head is not None and body is not None:
                    packed.put(key, head, body)
        aside.replace(self.path)

    def close(self) -> None:
        """Closes the file."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1

    def __del__(self) -> None:
        self.close()

    def __enter__(self) -> Log:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _read(self, key: bytes, begin: int, length: int, checksum: int) -> bytes | None:
        data = os.pread(self._handle, length, begin)
        if len(data) == length and zlib.crc32(data) == checksum:
            return data
        del self._places[key]
        return None

    def _open(self) -> None:
        self._handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        self._end = self._scan()

    def _scan(self) -> int:
        """Finds the records; what follows the last whole one is cut off. Where the file ends."""
        handle = self._handle
        size = os.fstat(handle).st_size
        if os.pread(handle, len(_MAGIC), 0) != _MAGIC:
            os.ftruncate(handle, 0)
            _write(handle, _MAGIC, 0)
            return len(_MAGIC)
        at = len(_MAGIC)
        with mmap.mmap(handle, size, access=mmap.ACCESS_READ) as every:
            while at + _HEADER.size <= size:
                key, head, body, head_sum, body_sum, own = _HEADER.unpack_from(every, at)
                begin = at + _HEADER.size
                end = begin + head + body
                if zlib.crc32(every[at : begin - _OWN]) != own or end > size:
                    break
                self._places[key] = _Place(begin, head, body, head_sum, body_sum)
                at = end
        os.ftruncate(handle, at)
        return at


def _write(handle: int, data: bytes, at: int) -> None:
    """Writes all of it, though the system may take it in pieces."""
    view = memoryview(data)
    while view:
        done = os.pwrite(handle, view, at)
        view, at = view[done:], at + done
