"""Reads of the Graph Store Protocol at /data. Source: https://www.w3.org/TR/sparql11-http-rdf-update/."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from kg.serve.answer import etag, not_modified, written
from kg.serve.formats import DATASETS, GRAPHS, chosen
from kg.serve.operation import graph_name, parameters
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request


def graph_store(snapshot: Snapshot, request: Request) -> Reply:
    """A graph (`?graph=IRI`), the default graph (`?default`), or without either the whole dataset.

    Raises: RefusedError.
    """
    if request.method not in ("GET", "HEAD"):
        if request.method in ("PUT", "POST", "DELETE", "PATCH"):
            raise RefusedError(403, "this endpoint only reads: graphs are not written")
        raise RefusedError(405, f"{request.method} is not a method of graphs", headers={"allow": "GET, HEAD"})
    pairs = parameters(request.query)
    names = [value for key, value in pairs if key == "graph"]
    default = any(key == "default" for key, _ in pairs)
    if len(names) + default > 1:
        raise RefusedError(400, "name one graph: ?default, or ?graph= once")
    format = next((value for key, value in pairs if key == "format"), None)
    whole = not names and not default
    form = chosen(request.headers.get("accept", ""), DATASETS if whole else GRAPHS, name=format)
    tag = etag(snapshot, request, form.media, "graph", str(default), *names)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    found: Iterable[ox.Triple] | Iterable[ox.Quad]
    found = snapshot.store.match() if whole else _named(snapshot, names[0]) if names else _default(snapshot)
    headers = [
        ("content-type", form.content_type),
        ("vary", "accept, accept-encoding"),
        ("etag", tag),
        ("cache-control", "no-cache"),
    ]
    return written(snapshot, request, found, form, headers)


def _named(snapshot: Snapshot, iri: str) -> Iterable[ox.Triple]:
    name = graph_name(iri)
    if not snapshot.store.ox.contains_named_graph(name):
        raise RefusedError(404, f"there is no graph {iri[:200]}")
    return (quad.triple for quad in snapshot.store.match(graph=name))


def _default(snapshot: Snapshot) -> Iterable[ox.Triple]:
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    found = snapshot.store.ox.query(query, use_default_graph_as_union=snapshot.union)
    assert isinstance(found, ox.QueryTriples)
    return found
