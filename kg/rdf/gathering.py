"""A whole graph made as sorted lines, without a store: what is stated, and what follows from it.

A store on disk gives its quads back slowly, each of them by four look-ups. So none is asked: lines are sorted and
merged with bounded memory, and the store is loaded from what comes of it.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO

import pyoxigraph as ox

from kg.rdf.external import Sorter, merged
from kg.rdf.project import Entailing, entailed

# Bytes of a run of the sorter, and quads that become lines at once: some ten megabytes each.
_RUN = 16_000_000
_AT_ONCE = 20_000


class Gathering:
    """Takes what a graph states and writes all of it, with what is inferred, as sorted N-Quads.

    `folder` is where lies meanwhile what doesn't fit in memory.
    """

    def __init__(self, base: str, folder: Path) -> None:
        self._ends = {name: f" <{base}graph/{name}> .\n".encode() for name in ("things", "facts", "inferred")}
        self._folder = folder
        self._stated = Sorter(folder=folder, size=_RUN)

    def add(self, nquads: bytes) -> None:
        """Takes lines of N-Quads."""
        self._stated.write(nquads)

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Takes quads."""
        more = iter(quads)
        while some := list(islice(more, _AT_ONCE)):
            self.add(ox.serialize(some, format=ox.RdfFormat.N_QUADS) or b"")

    def write(self, path: Path, shards: Sequence[Path] = (), *, each: Entailing | None = None) -> int:
        """Writes the graph; how many quads it has. `shards` are files of sorted lines that are stated too, `each` is
        who tells what lines entail (kg.rdf.project.entailed)."""
        with (
            TemporaryFile(dir=self._folder) as stated,
            TemporaryFile(dir=self._folder) as plain,
            Sorter(folder=self._folder, size=_RUN) as found,
            path.open("wb") as file,
        ):
            split = _Counted(self._split(stated, plain, shards))
            for some in entailed(filter(None, split), each=each):
                found.extend(some)
            stated.seek(0)
            plain.seek(0)
            inferred = _Counted(line[:-3] + self._ends["inferred"] for line in _without(found, plain))
            file.writelines(heapq.merge(stated, inferred))
        return split.count + inferred.count

    def __enter__(self) -> Gathering:
        self._stated.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stated.__exit__(kind, error, at)

    def _split(self, stated: IO[bytes], plain: IO[bytes], shards: Sequence[Path]) -> Iterator[bytes]:
        """Puts all that is stated into one file, of things and facts the triples into another; for each line the triple
        of a thing or fact, nothing for the others."""
        shown = self._ends["things"], self._ends["facts"]
        ends = {end: len(end) for end in shown}
        with self._shards(shards) as said:
            for line in heapq.merge(said, self._stated) if shards else self._stated:
                stated.write(line)
                if line.endswith(shown):
                    end = next(size for end, size in ends.items() if line.endswith(end))
                    triple = line[:-end] + b" ."
                    plain.write(triple + b"\n")
                    yield triple
                else:
                    yield b""

    def _shards(self, paths: Sequence[Path]) -> AbstractContextManager[Iterable[bytes]]:
        return merged(paths, folder=self._folder) if paths else nullcontext(())


class _Counted(Iterator[bytes]):
    """Lines, counted as they pass."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines, self.count = lines, 0

    def __next__(self) -> bytes:
        line = next(self._lines)
        self.count += 1
        return line


def _without(lines: Iterable[bytes], others: Iterable[bytes]) -> Iterator[bytes]:
    """Sorted lines but for those that are among the others, sorted too."""
    more = iter(others)
    other = next(more, None)
    for line in lines:
        while other is not None and other < line:
            other = next(more, None)
        if line != other:
            yield line
