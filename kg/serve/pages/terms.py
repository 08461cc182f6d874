"""The page of the ontology: every class and property, at the anchor that its IRI names."""

from __future__ import annotations

from kg.identity import ONTOLOGY
from kg.serve.description import counts
from kg.serve.pages.index import index
from kg.serve.pages.render import html
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request


def terms(snapshot: Snapshot, request: Request) -> Reply:
    """All terms, with how often the graph uses them."""
    ontology = index(snapshot).looks.ontology
    used = dict((*counts(snapshot, "classes"), *counts(snapshot, "properties")))
    short = {term.iri: term.name for term in ontology.terms.values()}
    return html(
        snapshot,
        request,
        "ontology.html",
        classes=list(ontology.classes()),
        properties=list(ontology.properties()),
        used=used,
        ours=lambda iri: iri.startswith(ONTOLOGY),
        name=lambda iri: short.get(iri, iri.rpartition("/")[2].rpartition("#")[2] or iri),
        version=ontology.version,
    )
