"""Lines sorted with bounded memory: what does not fit is sorted in runs on disk, which are then merged.

Source: external merge sort, Knuth, The Art of Computer Programming 3, 5.4.
"""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import IO, TypeVar

T = TypeVar("T")

# Bytes of a run. Python needs some 40 bytes a line beside them: with lines of 150 bytes a run takes 85 MB.
RUN = 64_000_000
# Runs that are merged at once: their files are all open, and a system may allow 256.
MOST_RUNS = 64
# Lines that are taken before the size is looked at.
_AT_ONCE = 10_000


class Sorter:
    """Takes lines in any order and gives them back sorted, each once; text may also be written to it as to a file.

    Lines must hold no character below the line feed, as neither N-Quads nor JSON does. `folder` is where runs are
    kept until the end (the system's folder for temporary files unless said); `size` is that of a run in bytes;
    `each` makes a line of every line, or None to leave it out.
    """

    __slots__ = ("_each", "_files", "_folder", "_lines", "_rest", "_runs", "_size", "_taken")

    def __init__(
        self, *, folder: Path | None = None, size: int = RUN, each: Callable[[bytes], bytes | None] | None = None
    ) -> None:
        self._each, self._folder, self._size = each, folder, size
        self._lines: list[bytes] = []
        self._taken = 0
        self._rest = b""
        self._files: list[IO[bytes]] = []
        self._runs = ExitStack()

    def write(self, data: bytes) -> int:
        """Takes a stretch of text, as a file does; a line may come in pieces."""
        lines = (self._rest + data).split(b"\n")
        self._rest = lines.pop()
        self.extend(lines)
        return len(data)

    def flush(self) -> None:
        """Nothing: it is there because files have it."""

    def extend(self, lines: Iterable[bytes]) -> None:
        """Takes lines without their ends."""
        more = iter(lines)
        while some := list(islice(more, _AT_ONCE)):
            if self._each is not None:
                some = [made for line in some if (made := self._each(line)) is not None]
            self._lines += some
            self._taken += sum(map(len, some))
            if self._taken > self._size:
                self._spill()

    def __iter__(self) -> Iterator[bytes]:
        """The lines in order, each once, with their ends."""
        if self._rest:
            self.extend([self._rest])
            self._rest = b""
        self._lines.sort()
        last = (line + b"\n" for line in self._lines)
        for file in self._files:
            file.seek(0)
        return (line for line, _ in groupby(heapq.merge(*self._files, last) if self._files else last))

    def __enter__(self) -> Sorter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._runs.close()
        self._lines.clear()

    @property
    def spilled(self) -> bool:
        """Whether some of it lies on disk."""
        return bool(self._files)

    def _spill(self) -> None:
        self._lines.sort()
        self._keep(line + b"\n" for line in self._lines)
        self._lines, self._taken = [], 0
        if len(self._files) >= MOST_RUNS:
            files, self._files = self._files, []
            for file in files:
                file.seek(0)
            self._keep(heapq.merge(*files))
            for file in files:
                file.close()

    def _keep(self, lines: Iterable[bytes]) -> None:
        """Sorted lines as a run in a file without name."""
        file = self._runs.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115 - the stack closes it
        file.writelines(lines)
        self._files.append(file)


@contextmanager
def merged(files: Sequence[Path], *, folder: Path) -> Iterator[Iterable[bytes]]:
    """The lines of files of sorted lines as one; many files are first merged into fewer, which lie in `folder`."""
    with ExitStack() as stack:
        opened = [stack.enter_context(_joined(some, folder)) for some in _some(files)]
        while len(opened) > MOST_RUNS:
            opened = [stack.enter_context(_spooled(some, folder)) for some in _some(opened)]
        yield heapq.merge(*opened)


def _some(files: Sequence[T]) -> Iterator[Sequence[T]]:
    return (files[at : at + MOST_RUNS] for at in range(0, len(files), MOST_RUNS))


@contextmanager
def _joined(paths: Sequence[Path], folder: Path) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        files = [stack.enter_context(path.open("rb")) for path in paths]
        if len(files) == 1:
            yield files[0]
            return
        with _spooled(files, folder) as file:
            stack.pop_all().close()
            yield file


@contextmanager
def _spooled(files: Sequence[IO[bytes]], folder: Path) -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile(dir=folder) as file:
        file.writelines(heapq.merge(*files))
        for used in files:
            used.close()
        file.seek(0)
        yield file
