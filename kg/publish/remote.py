"""Publishing to a store that is reached by SPARQL: graph by graph, only what differs, each compared when it is there.

A graph whose hash the ledger knows and whose number of triples the store confirms is left alone. Any other is sent:
by updates, the lines that differ from what the store holds; by the Graph Store Protocol, whole. Then it is read back,
and its lines must have the hash of ours. What was interrupted goes on with the graphs that were not yet found right.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from itertools import islice
from pathlib import Path
from typing import Literal, Protocol

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import replace

from kg.errors import EndpointError
from kg.publish.ledger import Ledger
from kg.publish.local import Extent, extent, graph_lines, graph_names, triple_lines
from kg.rdf.endpoint import SUSPICIOUS, Endpoint
from kg.rdf.store import Store

Way = Literal["update", "graph-store"]
Advance = Callable[[int, int, str], None]

# Lines of one update: some 200 kB, which every server takes by default.
BATCH = 1_000
# Bytes of one request of the Graph Store Protocol.
PIECE = 8_000_000

_COUNTS = "{ SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g }"


class Published(Struct, frozen=True):
    """What was done: graphs there in all, sent and removed; triples added and removed; triples there in all."""

    graphs: int = 0
    sent: int = 0
    dropped: int = 0
    added: int = 0
    removed: int = 0
    triples: int = 0


class Target(Protocol):
    """How graphs get into a store and are read from it."""

    def send(self, graph: str, lines: Iterable[bytes], *, there: int) -> tuple[int, int]:
        """Makes these the lines of a graph that holds `there` triples now; how many were added and removed."""

    def drop(self, graph: str) -> None:
        """Removes a graph."""

    def read(self, graph: str) -> AbstractContextManager[Iterable[bytes]]:
        """The sorted lines of a graph as the store holds it."""


class ByUpdate:
    """Changes by SPARQL updates: only the lines that differ."""

    def __init__(self, update: Endpoint, query: Endpoint, folder: Path | None) -> None:
        self._update, self._query, self._folder = update, query, folder

    def send(self, graph: str, lines: Iterable[bytes], *, there: int) -> tuple[int, int]:
        """Deletes and inserts the lines that differ; what is to go goes first."""
        if there == 0:
            return self._change("INSERT", graph, lines), 0
        with self.read(graph) as old:
            removed = self._change("DELETE", graph, (line for sign, line in differing(old, lines) if sign < 0))
            added = self._change("INSERT", graph, (line for sign, line in differing(old, lines) if sign > 0))
        return added, removed

    def drop(self, graph: str) -> None:
        """Drops the graph."""
        self._update.update(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")

    def read(self, graph: str) -> AbstractContextManager[Iterable[bytes]]:
        """The graph by a CONSTRUCT."""
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {_inside(graph)} }}"
        return triple_lines(_whole(self._query.triples(text), graph, self._query), folder=self._folder)

    def _change(self, word: str, graph: str, lines: Iterable[bytes]) -> int:
        count = 0
        more = iter(lines)
        while batch := list(islice(more, BATCH)):
            data = b"".join(batch).decode()
            self._update.update(f"{word} DATA {{ GRAPH {ox.NamedNode(graph)} {{\n{data}}} }}")
            count += len(batch)
        return count


class ByGraphStore:
    """Changes by the Graph Store Protocol: whole graphs."""

    def __init__(self, endpoint: Endpoint, query: Endpoint, folder: Path | None) -> None:
        self._endpoint, self._query, self._folder = endpoint, query, folder

    def send(self, graph: str, lines: Iterable[bytes], *, there: int) -> tuple[int, int]:
        """Puts the graph, a large one in pieces."""
        count, pieces = 0, False
        for piece in _pieces(lines):
            self._endpoint.put(graph, b"".join(piece), add=pieces)
            count, pieces = count + len(piece), True
        return count, there

    def drop(self, graph: str) -> None:
        """Deletes the graph."""
        self._endpoint.drop(graph)

    def read(self, graph: str) -> AbstractContextManager[Iterable[bytes]]:
        """The graph by a GET."""
        return triple_lines(_whole(self._endpoint.graph(graph), graph, self._query), folder=self._folder)


def publish(
    store: Store,
    target: Target,
    query: Endpoint,
    ledger: Ledger,
    *,
    advance: Advance | None = None,
    folder: Path | None = None,
) -> Published:
    """Makes the store hold what the graph holds; graphs of other bases are left alone.

    Raises: EndpointError, also where the store holds something else afterwards.
    """
    ours = graph_names(store)
    there = counts(query, store.base)
    done = Published(graphs=len(ours))
    expected = {}
    for number, graph in enumerate(ours, 1):
        with graph_lines(store, graph, folder=folder) as lines:
            wanted = expected[graph] = extent(lines)
            if ledger.get(graph) != wanted or there.get(graph) != wanted.triples:
                done = _brought(graph, lines, wanted, target, ledger, there, done)
        if advance is not None:
            advance(number, len(ours), graph.removeprefix(store.base))
    for graph in sorted(there.keys() - expected.keys()):
        ledger.begin(graph)
        target.drop(graph)
        done = replace(done, dropped=done.dropped + 1, removed=done.removed + there[graph])
    _compare(counts(query, store.base), expected, query.url)
    ledger.close()
    return replace(done, triples=sum(wanted.triples for wanted in expected.values()))


def counts(query: Endpoint, base: str) -> dict[str, int]:
    """How many triples the store holds in each named graph of ours."""
    rows = query.rows(_COUNTS, ("g", "n"))
    start = f"{base}graph/"
    return {row["g"].value: int(row["n"].value) for row in rows if "g" in row and row["g"].value.startswith(start)}


def differing(old: Iterable[bytes], new: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Two sorted sequences of lines compared: (-1, line) for what only the old has, (1, line) for the new.

    >>> list(differing([b"a", b"b", b"d"], [b"b", b"c", b"d"]))
    [(-1, b'a'), (1, b'c')]
    """
    left, right = iter(old), iter(new)
    a, b = next(left, None), next(right, None)
    while a is not None or b is not None:
        if a == b:
            a, b = next(left, None), next(right, None)
        elif b is None or (a is not None and a < b):
            assert a is not None
            yield -1, a
            a = next(left, None)
        else:
            yield 1, b
            b = next(right, None)


def _brought(
    graph: str,
    lines: Iterable[bytes],
    wanted: Extent,
    target: Target,
    ledger: Ledger,
    there: dict[str, int],
    done: Published,
) -> Published:
    """One graph sent, unless it is there already, and compared."""
    before = there.get(graph, 0)
    added = removed = 0
    if before != wanted.triples or not _holds(target, graph, wanted):
        ledger.begin(graph)
        added, removed = target.send(graph, lines, there=before)
        with target.read(graph) as found:
            held = extent(found)
        if held != wanted:
            raise EndpointError(
                f"the store does not hold {graph} as it was sent: {held.triples:,} triples for {wanted.triples:,}"
                + ("" if held.triples != wanted.triples else ", some of them other than ours")
            )
    ledger.done(graph, wanted)
    sent = done.sent + bool(added or removed)
    return replace(done, sent=sent, added=done.added + added, removed=done.removed + removed)


def _holds(target: Target, graph: str, wanted: Extent) -> bool:
    with target.read(graph) as lines:
        return extent(lines) == wanted


def _whole(triples: Iterable[ox.Triple], graph: str, query: Endpoint) -> Iterator[ox.Triple]:
    """The triples of a graph as they come; where the server cut them, then all of them, page by page."""
    count = 0
    for triple in triples:
        count += 1
        yield triple
    if count >= SUSPICIOUS and count < query.count(_inside(graph)):
        for row in query.rows(_inside(graph), ("s", "p", "o")):
            yield ox.Triple(row["s"], row["p"], row["o"])


def _inside(graph: str) -> str:
    return f"GRAPH {ox.NamedNode(graph)} {{ ?s ?p ?o }}"


def _compare(found: dict[str, int], expected: dict[str, Extent], url: str) -> None:
    wrong = [g for g in sorted(found.keys() | expected.keys()) if found.get(g, 0) != _triples(expected.get(g))]
    if wrong:
        first = wrong[0]
        raise EndpointError(
            f"{url}: {first} holds {found.get(first, 0):,} triples, not {_triples(expected.get(first)):,}"
            + (f", and {len(wrong) - 1} other graphs differ" if len(wrong) > 1 else "")
        )


def _triples(extent: Extent | None) -> int:
    return 0 if extent is None else extent.triples


def _pieces(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Lines in stretches of some megabytes."""
    piece: list[bytes] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size > PIECE:
            yield piece
            piece, size = [], 0
    if piece:
        yield piece
