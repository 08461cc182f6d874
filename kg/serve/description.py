"""What the server says of itself: the service description with VoID, and the catalogue (DCAT).

The fixed triples stand in templates/*.ttl, relative to the address under which the client came; the counts are asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.serve.answer import etag, not_modified, written
from kg.serve.formats import GRAPHS, chosen
from kg.serve.memo import once
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

_TEMPLATES = Path(__file__).resolve().parent / "templates"
# Read once, before a worker is sealed: it can open no file.
_TEXTS = {name: (_TEMPLATES / f"{name}.ttl").read_text(encoding="utf-8") for name in ("description", "catalog")}
_COUNTS = {
    "classes": "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?x FILTER(isIRI(?x)) } GROUP BY ?x",
    "properties": "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x",
    "graphs": "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } FILTER(isIRI(?x)) } GROUP BY ?x",
}
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"
_DEFAULT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def described(snapshot: Snapshot, request: Request, name: str) -> Reply:
    """A description ("description", "catalog") in the form that the client likes best.

    Raises: RefusedError.
    """
    form = chosen(request.headers.get("accept", ""), GRAPHS)
    tag = etag(snapshot, request, form.media, name, request.origin)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    headers = [("content-type", form.content_type), ("vary", "accept, accept-encoding"), ("etag", tag)]
    return written(snapshot, request, _statements(snapshot, request.origin, name), form, headers)


def counts(snapshot: Snapshot, what: str) -> tuple[tuple[str, int], ...]:
    """How many things each class has, triples each property, triples each graph; in the order of IRIs."""
    return once(snapshot, what, lambda: _counted(snapshot, what))


def _counted(snapshot: Snapshot, what: str) -> tuple[tuple[str, int], ...]:
    found = snapshot.store.ox.query(_COUNTS[what], use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return tuple(sorted((row["x"].value, int(row["n"].value)) for row in found))


def _statements(snapshot: Snapshot, origin: str, name: str) -> Iterable[ox.Triple]:
    text = Template(_TEXTS[name]).substitute(_values(snapshot))
    parser = ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri=f"{origin}/")
    fixed = [quad.triple for quad in parser]
    if name == "catalog":
        return fixed
    return [*fixed, *_partitions(snapshot, f"{origin}/catalog#", parser.prefixes)]


def _values(snapshot: Snapshot) -> dict[str, str]:
    union = "sd:UnionDefaultGraph, " if snapshot.union else ""
    return {
        "title": str(ox.Literal(snapshot.title)),
        "base": str(ox.Literal(snapshot.store.base)),
        "ontology": f"<{ONTOLOGY}>",
        "features": f"{union}sd:RequiresDataset" if not snapshot.union else union.rstrip(", "),
        "triples": str(len(snapshot.store)),
        "subjects": str(_one(snapshot, _SUBJECTS, union=True)),
        "classes": str(len(counts(snapshot, "classes"))),
        "properties": str(len(counts(snapshot, "properties"))),
        "default_triples": str(_one(snapshot, _DEFAULT, union=snapshot.union)),
    }


def _one(snapshot: Snapshot, query: str, *, union: bool) -> int:
    def number() -> int:
        found = snapshot.store.ox.query(query, use_default_graph_as_union=union)
        assert isinstance(found, ox.QuerySolutions)
        return int(next(found)["n"].value)

    return once(snapshot, f"{query} {union}", number)


def _partitions(snapshot: Snapshot, at: str, prefixes: dict[str, str]) -> Iterator[ox.Triple]:
    """The counts by class, by property and by named graph."""

    def void(term: str) -> ox.NamedNode:
        return ox.NamedNode(prefixes["void"] + term)

    def sd(term: str) -> ox.NamedNode:
        return ox.NamedNode(prefixes["sd"] + term)

    dataset = ox.NamedNode(f"{at}dataset")
    for what, link, key, amount in (
        ("classes", void("classPartition"), void("class"), void("entities")),
        ("properties", void("propertyPartition"), void("property"), void("triples")),
        ("graphs", sd("namedGraph"), sd("name"), void("triples")),
    ):
        for number, (iri, n) in enumerate(counts(snapshot, what), 1):
            part = ox.NamedNode(f"{at}{what}-{number}")
            yield ox.Triple(dataset, link, part)
            yield ox.Triple(part, key, ox.NamedNode(iri))
            yield ox.Triple(part, amount, ox.Literal(n))
