"""A store brought from one graph to the next: only the quads that differ are taken out and put in.

What follows is followed up as far as it may have changed. A plain fact that lost a claim stays where another claim
states it; an inferred triple that lost its ground stays where another triple entails it, which is a triple of the same
two ends, or of the same thing's class: so is every rule `infer-each-*`.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.rdf.names import node
from kg.rdf.project import Triples, document_facts, inferred_again, joined, joining, reaching
from kg.rdf.store import Store


class Change:
    """What a store lost and what it gained: no quad is in both, and none in vain."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.fewer: set[ox.Quad] = set()
        self.more: set[ox.Quad] = set()

    @property
    def grown(self) -> int:
        """By how many quads the store grew."""
        return len(self.more) - len(self.fewer)

    def lines(self) -> bytes:
        """The quads lost as lines of N-Quads behind a minus, those gained behind a plus."""
        marked = ((b"-", self.fewer), (b"+", self.more))
        every = ((mark, ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"") for mark, quads in marked)
        return b"".join(mark + line for mark, lines in every for line in lines.splitlines(keepends=True))

    def exchange(self, fewer: Iterable[ox.Quad], more: Iterable[ox.Quad]) -> None:
        """Takes out quads that are there and puts in others that are not."""
        taken, put = set(fewer), set(more)
        for quad in taken:
            self._store.ox.remove(quad)
        self._store.ox.extend(put)
        for graph in {quad.graph_name for quad in taken}:
            if next(self._store.ox.quads_for_pattern(None, None, None, graph), None) is None:
                self._store.ox.remove_graph(graph)  # else the store would go on to name it
        self.fewer, self.more = (self.fewer - put) | (taken - self.more), (self.more - taken) | (put - self.fewer)


def bring(store: Store, old: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> Change:
    """Replaces the quads of some pieces by others, with all that follows.

    Both are whole pieces (see kg.rdf.pieces): of each document and authority file all that it says, or nothing.
    """
    gone, come = set(old), set(new)
    was, now = _facts(gone, store), _facts(come, store)
    shown = {store.graph("things"), store.graph("facts")}
    apart = {q.triple for q in gone ^ come if q.graph_name in shown}
    moved = {triple.subject for triple in apart | (was ^ now) if triple.predicate in joining()}
    moved = reaching(store.ox, moved, base=store.base)  # the same before and after: what leads to a change is unchanged
    before = joined(store.ox, moved, base=store.base)
    change = Change(store)
    change.exchange(gone - come, come - gone)
    facts = store.graph("facts")
    fewer = {quad for t in was - now if not _stated(store, t) and (quad := _placed(t, facts)) in store.ox}
    more = {quad for t in now if (quad := _placed(t, facts)) not in store.ox}
    change.exchange(fewer, more)
    touched = apart | {quad.triple for quad in fewer | more}
    again = before ^ joined(store.ox, moved, base=store.base)
    change.exchange(*inferred_again(store.ox, touched, again, base=store.base))
    return change


def _facts(quads: Iterable[ox.Quad], store: Store) -> Triples:
    """The plain facts of documents and authority files."""
    starts = tuple(store.graph(kind).value for kind in ("document/", "authority/"))
    said = ox.Store()
    said.extend(q for q in quads if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value.startswith(starts))
    return document_facts(said)


def _stated(store: Store, fact: ox.Triple) -> bool:
    """Whether a claim states a fact."""
    small = ox.Store()
    for found in store.ox.quads_for_pattern(None, node("rdf:subject"), fact.subject, None):
        if ox.Quad(found.subject, node("rdf:object"), fact.object, found.graph_name) in store.ox:
            small.extend(store.ox.quads_for_pattern(found.subject, None, None, found.graph_name))
    return len(small) > 0 and fact in document_facts(small)


def _placed(triple: ox.Triple, graph: ox.NamedNode) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)
