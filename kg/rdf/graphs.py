"""A store taken out graph by graph, as sorted lines: never all of it at once in memory."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from kg.rdf.external import Sorter, merged
from kg.rdf.names import kg
from kg.rdf.store import Store

Properties = dict[str, list[str]]  # predicate → objects, all as N-Triples terms
Subjects = dict[str, Properties]


class Graphs:
    """The named graphs of a store, each taken out when it is asked for; what is large is sorted in `folder`."""

    def __init__(self, store: Store, folder: Path | None = None) -> None:
        self._store, self._folder = store, folder
        start = len(store.base) + len("graph/")
        self._nodes: dict[str, list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]] = defaultdict(list)
        for graph in store.ox.named_graphs():
            self._nodes[graph.value[start:]].append(graph)
        if next(store.ox.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
            self._nodes[""].append(ox.DefaultGraph())
        self.names = sorted(self._nodes)

    @contextmanager
    def lines(self, name: str, *, each: Callable[[bytes], bytes] | None = None) -> Iterator[Iterator[str]]:
        """The triples of a graph as sorted lines of N-Triples without their ends; `each` makes a line of every line."""
        with Sorter(folder=self._folder, each=each) as sorter:
            for node in self._nodes.get(name, ()):
                self._store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_TRIPLES, from_graph=node)
            yield (line[:-1].decode() for line in sorter)

    def subjects(self, name: str) -> Subjects:
        """A graph by subject and predicate, all of it."""
        with self.lines(name) as lines:
            return dict(blocks(lines))

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


@contextmanager
def sorted_quads(store: Store, *, folder: Path | None = None) -> Iterator[Iterable[bytes]]:
    """The lines of N-Quads of a store, sorted; `folder` is where those are sorted that don't fit in memory."""
    with Sorter(folder=folder) as sorter:
        store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_QUADS)
        yield sorter


def write_nquads(store: Store, path: Path) -> None:
    """Writes all quads as sorted N-Quads."""
    with sorted_quads(store, folder=path.parent) as lines, path.open("wb") as file:
        file.writelines(lines)


def merge_nquads(store: Store, shards: Sequence[Path], path: Path) -> None:
    """The same where what documents say lies in files of sorted lines already: only the rest is taken out."""
    with Sorter(folder=path.parent) as sorter, path.open("wb") as file:
        for lines in _around(store):
            sorter.extend(lines)
        with merged(shards, folder=path.parent) as said:
            file.writelines(heapq.merge(said, sorter))


def _around(store: Store) -> Iterator[Iterable[bytes]]:
    """The lines of all that stands around the documents: other graphs than theirs, and the tenures of their claims."""
    start = store.graph("document/").value
    for graph in store.ox.named_graphs():
        if not graph.value.startswith(start):
            data = store.ox.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
            end = f"{graph} .".encode()
            yield (line[:-1] + end for line in data.splitlines())
    tenures = (q for q in store.match(None, kg("tenure")) if str(q.graph_name).startswith(f"<{start}"))
    yield (f"{quad} .".encode() for quad in tenures)
