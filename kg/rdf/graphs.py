"""A graph taken out by its named graphs, as sorted lines: never all of it at once in memory."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.external import Sorter
from kg.rdf.store import Store

Properties = dict[str, list[str]]  # predicate → objects, all as N-Triples terms
Subjects = dict[str, Properties]
Span = tuple[int, int]  # begin and end of some lines in a file

# Bytes of sorted N-Quads whose lines are dealt out to their graphs at once, and of a span that are read at once.
_AT_ONCE = 8_000_000
_PIECE = 1 << 16
_FILE = f"<{ONTOLOGY}file>".encode()


class Graphs:
    """The named graphs of sorted N-Quads, each read when asked for; their names are what follows base and "graph/".

    The lines of a graph are in order as they come, so none is sorted again: they are put together in a file.
    """

    def __init__(self, base: str, nquads: Iterable[bytes], file: IO[bytes], folder: Path | None = None) -> None:
        """`nquads` are sorted lines with their ends, each once; `file` is where their triples may be put."""
        self.base, self._file = base, file
        self._spans: dict[str, list[Span]] = defaultdict(list)
        iris: dict[str, set[bytes]] = defaultdict(set)
        self.files: dict[str, str] = {}  # of each source, as terms
        lines, end = iter(nquads), 0
        while some := list(_some(lines)):
            for graph, triples in _dealt(some).items():
                begin, end = end, end + file.write(b"".join(triples))
                name = graph[len(base.encode()) + len("<graph/") : -1].decode()
                self._spans[name].append((begin, end))
                iris[name].add(graph)
                if name == "things":
                    self._note(triples)
        for name in (name for name, some in iris.items() if len(some) > 1):  # of one base and of others
            with Sorter(folder=folder) as sorter:
                sorter.extend(line[:-1] for line in self._of(self._spans[name]))
                file.seek(end)
                begin, end = end, end + sum(map(file.write, sorter))
            self._spans[name] = [(begin, end)]
        self.names = sorted(self._spans)

    def lines(self, name: str) -> Iterator[str]:
        """The triples of a graph as sorted lines of N-Triples without their ends."""
        return self.within(self._spans.get(name, ()))

    def within(self, spans: Iterable[Span]) -> Iterator[str]:
        """The triples of some spans, likewise."""
        return (line[:-1].decode() for line in self._of(spans))

    def shelves(self, name: str, kind: Callable[[bytes], str]) -> dict[str, list[Span]]:
        """Where the triples of each kind stand, which a line's subject decides."""
        spans: dict[str, list[Span]] = defaultdict(list)
        last, begin, place = "", 0, 0
        for part in self._spans.get(name, ()):
            begin = place = part[0]
            for line in self._of([part]):
                if (found := kind(line)) != last:
                    spans[last].append((begin, place))
                    last, begin = found, place
                place += len(line)
            spans[last].append((begin, place))
        return {found: some for found, some in spans.items() if any(begin < end for begin, end in some)}

    def subjects(self, name: str) -> Subjects:
        """A graph by subject and predicate, all of it."""
        return dict(blocks(self.lines(name)))

    def _of(self, spans: Iterable[Span]) -> Iterator[bytes]:
        for place, end in spans:
            while place < end:
                self._file.seek(place)
                data = self._file.read(min(_PIECE, end - place))
                if place + len(data) < end and not data.endswith(b"\n"):
                    data += self._file.readline()
                place += len(data)
                yield from data.splitlines(keepends=True)

    def _note(self, triples: Iterable[bytes]) -> None:
        """The names of files among these triples."""
        for triple in triples:
            subject, predicate, rest = triple.split(b" ", 2)
            if predicate == _FILE:
                self.files.setdefault(subject[1:-1].decode(), rest[:-3].decode())


@contextmanager
def graphs_of(store: Store, *, folder: Path | None = None) -> Iterator[Graphs]:
    """The named graphs of a store."""
    with sorted_quads(store, folder=folder) as lines, TemporaryFile(dir=folder) as file:
        yield Graphs(store.base, lines, file, folder)


@contextmanager
def graphs_in(nquads: Path, base: str, *, folder: Path | None = None) -> Iterator[Graphs]:
    """The named graphs of a file of sorted N-Quads."""
    with nquads.open("rb") as lines, TemporaryFile(dir=folder) as file:
        yield Graphs(base, lines, file, folder)


def _some(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Some lines, that together are not too large."""
    size = 0
    for line in lines:
        size += len(line)
        yield line
        if size > _AT_ONCE:
            return


def _dealt(nquads: Iterable[bytes]) -> dict[bytes, list[bytes]]:
    """The triples of lines of N-Quads by their graph, in the order given; the default graph has no name."""
    found: dict[bytes, list[bytes]] = defaultdict(list)
    for line in nquads:
        triple, _, graph = line[:-3].rpartition(b" ")
        if graph.startswith(b"<") and b'"' not in graph and triple.count(b" ") >= 2:
            found[graph].append(triple + b" .\n")
        else:
            found[b""].append(line)
    return found


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
