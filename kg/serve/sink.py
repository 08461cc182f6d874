"""Where an answer is written while it is computed: counted, bounded, compressed, and never cut short.

A small answer stays in memory; a large one goes to the worker's file, which the server reads when all of it is there.
So an answer that fails half-way is an error and never half an answer.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import IO

# Answers up to here go through the pipe to the server; larger ones through a file, for a reader as slow as it likes.
IN_MEMORY = 1 << 20
_GZIP = 16 + zlib.MAX_WBITS
# zlib's level 5 takes a third of level 9's time for 2 % more bytes.
_LEVEL = 5


class TooLargeError(Exception):
    """An answer has more rows or bytes than is allowed."""


Count = Callable[[bytes], int]


class Sink:
    """A file to write an answer to. `count` tells the rows of a chunk; `spool` is the file for large answers.

    `uncounted` is how many rows there are beside those that `count` tells (the last of JSON; -1 for a table's heading).
    With `gzip` what is spooled is packed as it comes; a small answer is packed when it is whole (`packed`).
    """

    def __init__(
        self,
        spool: IO[bytes] | None,
        *,
        most_bytes: int,
        most_rows: int,
        count: Count | None = None,
        uncounted: int = 0,
        gzip: bool = False,
    ) -> None:
        self._spool = spool
        self._most_bytes, self._most_rows = most_bytes, most_rows
        self._count = count
        self._packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP) if gzip else None
        self._parts: list[bytes] = []
        self._kept = 0
        self._taken = 0
        self._rows = uncounted
        self._spilt = False
        self.spooled = 0

    def write(self, data: bytes) -> int:
        """Take a chunk.

        Raises: TooLargeError.
        """
        self._taken += len(data)
        if self._taken > self._most_bytes:
            raise TooLargeError(f"the answer is larger than {self._most_bytes // 1_000_000:,} MB")
        if self._count is not None:
            self._rows += self._count(data)
            self.check_rows(self._rows)
        self._parts.append(data)
        self._kept += len(data)
        if self._kept > IN_MEMORY and self._spool is not None:
            self._spill()
        return len(data)

    def check_rows(self, rows: int) -> None:
        """Raises: TooLargeError when these are too many."""
        if rows > self._most_rows:
            raise TooLargeError(f"the answer has more than {self._most_rows:,} rows (ask for fewer with LIMIT)")

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> bytes:
        """Finish; the whole answer, or nothing when it was spooled."""
        if not self._spilt:
            return b"".join(self._parts)
        self._spill()
        assert self._spool is not None
        if self._packer is not None:
            self.spooled += self._spool.write(self._packer.flush())
        self._spool.flush()
        return b""

    def _spill(self) -> None:
        assert self._spool is not None
        self._spilt = True
        for part in self._parts:
            self.spooled += self._spool.write(part if self._packer is None else self._packer.compress(part))
        self._parts, self._kept = [], 0


def packed(data: bytes) -> bytes:
    """A small answer as gzip."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP)
    return packer.compress(data) + packer.flush()


def lines(data: bytes) -> int:
    """The rows of a chunk of TSV, whose line ends inside values are escaped."""
    return data.count(b"\n")


class Elements:
    """Counts a mark that may be cut by the end of a chunk."""

    def __init__(self, mark: bytes) -> None:
        self._mark = mark
        self._tail = b""

    def __call__(self, data: bytes) -> int:
        """How often the mark ends in this chunk."""
        text = self._tail + data
        self._tail = text[-(len(self._mark) - 1) :]
        return text.count(self._mark)


class Records:
    """Counts the lines of CSV, but for those inside quotes."""

    def __init__(self) -> None:
        self._inside = False

    def __call__(self, data: bytes) -> int:
        """How many lines end in this chunk."""
        parts = data.split(b'"')
        first = 1 if self._inside else 0
        self._inside ^= len(parts) % 2 == 0
        return sum(part.count(b"\n") for part in parts[first::2])
