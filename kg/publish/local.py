"""What is to be published: each named graph as sorted lines, with its number of triples and its hash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox
from msgspec import Struct

from kg.rdf.external import Sorter
from kg.rdf.store import Store


class Extent(Struct, frozen=True):
    """How much a graph holds: its triples, and the SHA-256 of their sorted lines of N-Triples."""

    triples: int
    sha256: str


def graph_names(store: Store) -> list[str]:
    """The IRIs of the named graphs, sorted."""
    return sorted(graph.value for graph in store.ox.named_graphs() if isinstance(graph, ox.NamedNode))


@contextmanager
def graph_lines(store: Store, graph: str, *, folder: Path | None = None) -> Iterator[Iterable[bytes]]:
    """The lines of N-Triples of one graph, sorted."""
    with Sorter(folder=folder) as sorter:
        out = cast(IO[bytes], sorter)
        store.ox.dump(out, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph))
        yield sorter


@contextmanager
def triple_lines(triples: Iterable[ox.Triple], *, folder: Path | None = None) -> Iterator[Iterable[bytes]]:
    """Triples as sorted lines of N-Triples, as `graph_lines` writes them."""
    with Sorter(folder=folder) as sorter:
        ox.serialize(triples, cast(IO[bytes], sorter), format=ox.RdfFormat.N_TRIPLES)
        yield sorter


def extent(lines: Iterable[bytes]) -> Extent:
    """The extent of sorted lines."""
    count, digest = 0, sha256()
    for line in lines:
        count += 1
        digest.update(line)
    return Extent(count, digest.hexdigest())


def extents(store: Store) -> dict[str, Extent]:
    """The extent of each named graph, in the order of their IRIs."""
    found = {}
    for name in graph_names(store):
        with graph_lines(store, name) as lines:
            found[name] = extent(lines)
    return found
