"""A graph taken out by its named graphs, as sorted lines: never all of it at once in memory."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.external import Sorter
from kg.rdf.store import Store

Properties = dict[str, list[str]]  # predicate → objects, all as N-Triples terms
Subjects = dict[str, Properties]

# Bytes of a run of the sorter that brings the lines of each graph together.
_RUN = 32_000_000
_FILE = f" <{ONTOLOGY}file> ".encode()


class Graphs:
    """The named graphs of a graph, each read when it is asked for, by the part of its name behind `base` and "graph/".

    `lines` are those of a file: behind the name of its graph each, and sorted. What is large is sorted in `folder`.
    """

    def __init__(self, base: str, lines: IO[bytes], folder: Path | None) -> None:
        self.base, self._lines, self._folder = base, lines, folder
        self._places: dict[str, tuple[int, int]] = {}
        self.files: dict[str, str] = {}  # of each source, as terms
        place = 0
        for name, some in groupby(lines, key=_name):
            begin = place
            for line in some:
                place += len(line)
                if name == b"things" and _FILE in line:
                    self._note(line[len(name) + 1 :].decode())
            self._places[name.decode()] = begin, place
        self.names = sorted(self._places)

    @contextmanager
    def lines(self, name: str, *, each: Callable[[bytes], bytes] | None = None) -> Iterator[Iterator[str]]:
        """The triples of a graph as sorted lines of N-Triples without their ends; `each` makes a line of every line."""
        if each is None:
            yield (line.decode() for line in self._of(name))
            return
        with Sorter(folder=self._folder, each=each) as sorter:
            sorter.extend(self._of(name))
            yield (line[:-1].decode() for line in sorter)

    def subjects(self, name: str) -> Subjects:
        """A graph by subject and predicate, all of it."""
        with self.lines(name) as lines:
            return dict(blocks(lines))

    def _of(self, name: str) -> Iterator[bytes]:
        place, end = self._places.get(name, (0, 0))
        skip = len(name.encode()) + 1
        while place < end:
            self._lines.seek(place)
            some = self._lines.readlines(min(1 << 16, end - place))
            for line in some:
                place += len(line)
                if place > end:
                    return
                yield line[skip:-1]

    def _note(self, line: str) -> None:
        subject, predicate, rest = line.split(" ", 2)
        if predicate == f"<{ONTOLOGY}file>":
            self.files.setdefault(subject[1:-1], rest[:-3])


@contextmanager
def graphs_of(store: Store, *, folder: Path | None = None) -> Iterator[Graphs]:
    """The named graphs of a store."""
    with Sorter(folder=folder, size=_RUN, each=_placing(store.base)) as sorter:
        store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_QUADS)
        with _graphs(store.base, sorter, folder) as graphs:
            yield graphs


@contextmanager
def graphs_in(nquads: Path, base: str, *, folder: Path | None = None) -> Iterator[Graphs]:
    """The named graphs of a file of N-Quads that a build wrote."""
    with Sorter(folder=folder, size=_RUN, each=_placing(base)) as sorter, nquads.open("rb") as file:
        sorter.extend(line[:-1] for line in file)
        with _graphs(base, sorter, folder) as graphs:
            yield graphs


@contextmanager
def _graphs(base: str, sorter: Sorter, folder: Path | None) -> Iterator[Graphs]:
    with TemporaryFile(dir=folder) as file:
        file.writelines(sorter)
        file.seek(0)
        yield Graphs(base, file, folder)


def _placing(base: str) -> Callable[[bytes], bytes | None]:
    """What puts the name of its graph before the triple of a line of N-Quads."""
    skip = len(base.encode()) + len("<graph/")

    def placed(line: bytes) -> bytes | None:
        if not line:
            return None
        triple, _, graph = line[:-2].rpartition(b" ")
        if graph.startswith(b"<") and b'"' not in graph and triple.count(b" ") >= 2:
            return b"%b %b ." % (graph[skip:-1], triple)
        return b" " + line

    return placed


def _name(line: bytes) -> bytes:
    return line[: line.index(b" ")]


def blocks(lines: Iterable[str]) -> Iterator[tuple[str, Properties]]:
    """Each subject of sorted lines with all that is said of it."""
    last, properties = "", dict[str, list[str]]()
    for line in lines:
        subject, predicate, rest = line.split(" ", 2)
        if subject != last:
            if last:
                yield last, properties
            last, properties = subject, {}
        properties.setdefault(predicate, []).append(rest[:-2])
    if last:
        yield last, properties


def write_nquads(store: Store, path: Path) -> None:
    """Writes all quads as sorted N-Quads."""
    with sorted_quads(store, folder=path.parent) as lines, path.open("wb") as file:
        file.writelines(lines)


def bring_nquads(old: Path, changes: Mapping[bytes, bool], path: Path) -> None:
    """Writes sorted N-Quads anew by what differs: lines that have to be there, or not."""
    come = sorted(line for line, there in changes.items() if there)
    with old.open("rb") as lines, path.open("wb") as file:
        file.writelines(heapq.merge((line for line in lines if line not in changes), come))


@contextmanager
def sorted_quads(store: Store, *, folder: Path | None = None) -> Iterator[Iterable[bytes]]:
    """The lines of N-Quads of a store, sorted; `folder` is where those are sorted that don't fit in memory."""
    with Sorter(folder=folder) as sorter:
        store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_QUADS)
        yield sorter
