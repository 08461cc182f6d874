"""A store taken out graph by graph, as sorted lines: never all of it at once in memory."""

from __future__ import annotations

import heapq
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.rdf.store import Store

Properties = dict[str, list[str]]  # predicate → objects, all as N-Triples terms
Subjects = dict[str, Properties]

# Lines that are sorted in memory, some 30 MB; more are sorted in runs on disk, which are then merged.
RUN = 100_000


class Graphs:
    """The named graphs of a store, each taken out when it is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        start = len(store.base) + len("graph/")
        self._nodes: dict[str, list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]] = defaultdict(list)
        for graph in store.ox.named_graphs():
            self._nodes[graph.value[start:]].append(graph)
        if next(store.ox.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
            self._nodes[""].append(ox.DefaultGraph())
        self.names = sorted(self._nodes)

    def lines(self, name: str) -> list[str]:
        """The triples of a graph as sorted lines of N-Triples."""
        found: list[str] = []
        for node in self._nodes.get(name, ()):
            data = self._store.ox.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=node) or b""
            found += data.decode().split("\n")
        found.sort()
        return found[found.count("") :]

    def subjects(self, name: str) -> Subjects:
        """A graph by subject and predicate."""
        return dict(blocks(self.lines(name)))

    def one(self, subject: str, predicate: str) -> str | None:
        """The value of a thing's property, as a term."""
        pattern = ox.NamedNode(subject), ox.NamedNode(predicate), None, self._store.graph("things")
        return next((str(quad.object) for quad in self._store.ox.quads_for_pattern(*pattern)), None)


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
    """Writes all quads as sorted N-Quads.

    Source: external merge sort, Knuth, The Art of Computer Programming 3, 5.4.
    """
    with ExitStack() as runs, path.open("wb") as file:
        files = []
        last: list[bytes] = []
        for lines in _runs(_quads(store)):
            if last:
                files.append(_spilled(last, runs, path.parent))
            last = lines
        if files:
            file.writelines(heapq.merge(*files, last))
        else:
            file.writelines(last)


def _quads(store: Store) -> Iterator[list[bytes]]:
    """The lines of each graph, unsorted."""
    default = ox.DefaultGraph()
    for graph in [*store.ox.named_graphs(), default]:
        data = store.ox.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
        end = b".\n" if graph == default else f"{graph} .\n".encode()
        yield [line[:-1] + end for line in data.split(b"\n") if line]


def _runs(graphs: Iterable[list[bytes]]) -> Iterator[list[bytes]]:
    """The lines of many graphs in sorted runs."""
    run: list[bytes] = []
    for lines in graphs:
        run += lines
        while len(run) > RUN:
            part, run = run[:RUN], run[RUN:]
            part.sort()
            yield part
    run.sort()
    yield run


def _spilled(lines: Iterable[bytes], runs: ExitStack, folder: Path) -> IO[bytes]:
    """Sorted lines in a file without name, ready to be read."""
    file = runs.enter_context(tempfile.TemporaryFile(dir=folder))  # noqa: SIM115 - ended with the runs
    file.writelines(lines)
    file.seek(0)
    return file
