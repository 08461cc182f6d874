"""The worked example, made by hand, is what emit and project make of the same corpus."""

from __future__ import annotations

import pyoxigraph as ox
import worked_example

from kg.rdf.names import kg, node
from kg.rdf.store import Store


def test_emit_and_project_make_the_example_that_was_made_by_hand(example: Store) -> None:
    made = {q.triple for q in example.ox if q.graph_name != example.graph("inferred")}
    by_hand = {normal(t) for t in worked_example.triples()}
    # the example leaves out what is the same for all: prefLabel where it shows the label, keys of the file, the scheme
    beyond = {node("skos:prefLabel"), kg("encoding"), kg("mediaType")}
    scheme, tunisia = (
        example.iri("role/scheme"),
        ox.Triple(example.iri("state/TUN"), node("rdf:type"), kg("Organization")),
    )
    assert {t for t in by_hand if "authority/bodies.ttl" not in str(t)} <= made
    unexpected = {t for t in made - by_hand if t.predicate not in beyond and t.subject != scheme and t != tunisia}
    assert [str(t.subject) for t in unexpected] == [str(example.iri("authority/bodies"))]


def test_every_triple_stands_in_exactly_one_graph(example: Store) -> None:
    quads = list(example.ox)
    assert len({q.triple for q in quads}) == len(quads)


def normal(triple: ox.Triple) -> ox.Triple:
    """The triple with its literals as Oxigraph keeps them (0.90 is 0.9)."""
    store = ox.Store()
    store.add(ox.Quad(triple.subject, triple.predicate, triple.object))
    return next(iter(store)).triple
