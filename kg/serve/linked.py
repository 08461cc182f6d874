"""Linked data: each thing's own address, as a page for people and as triples for machines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache

import pyoxigraph as ox

from kg.config import share
from kg.rdf.names import kg
from kg.serve.answer import etag, not_modified, written
from kg.serve.formats import GRAPHS, Format, media_types
from kg.serve.negotiate import preferred
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

HTML = "text/html"
_FORMS = GRAPHS[:4]
_SUFFIXES = {f".{form.name}": form for form in _FORMS}


def named(path: str) -> tuple[str, Format | None]:
    """A path without the suffix that names a format, and that format."""
    for suffix, form in _SUFFIXES.items():
        if path.endswith(suffix):
            return path.removesuffix(suffix), form
    return path, None


def wanted(request: Request) -> Format | None:
    """The form of triples that a client likes best; None for a page.

    Raises: RefusedError (406).
    """
    known = media_types(_FORMS)
    liked = preferred(request.headers.get("accept", ""), (HTML, "application/xhtml+xml", *known))
    if liked is None:
        raise RefusedError(406, f"there are {HTML}, {', '.join(known)}")
    return known.get(liked)


def node_of(snapshot: Snapshot, id: str) -> ox.NamedNode:
    """The thing of an id.

    Raises: RefusedError (404) where the graph does not know it.
    """
    try:
        thing = ox.NamedNode(snapshot.store.base + id)
    except ValueError:
        raise RefusedError(404, "nothing of that name is here") from None
    known = any(True for _ in snapshot.store.match(thing)) or any(True for _ in snapshot.store.match(None, None, thing))
    if not known and not snapshot.store.ox.contains_named_graph(thing):
        raise RefusedError(404, "nothing of that name is here")
    return thing


def triples(snapshot: Snapshot, request: Request, id: str, form: Format) -> Reply:
    """All that is said of a thing, and with it as object; the claims and passages of a document too.

    Raises: RefusedError.
    """
    thing = node_of(snapshot, id)
    return _written(snapshot, request, form, _about(snapshot, thing), id)


def ontology(snapshot: Snapshot, request: Request, form: Format) -> Reply:
    """The ontology as triples."""
    return _written(snapshot, request, form, iter(_ontology()), "ontology", hashlib.sha256(_text()).hexdigest())


def _about(snapshot: Snapshot, thing: ox.NamedNode) -> Iterator[ox.Triple]:
    seen: set[ox.Triple] = set()
    for quad in (*snapshot.store.match(thing), *snapshot.store.match(None, None, thing)):
        if quad.triple not in seen and not (quad.object == thing and quad.predicate == kg("inDocument")):
            seen.add(quad.triple)
            yield quad.triple


def _written(snapshot: Snapshot, request: Request, form: Format, found: Iterator[ox.Triple], *parts: str) -> Reply:
    tag = etag(snapshot, request, form.media, *parts)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    headers = [("content-type", form.content_type), ("vary", "accept, accept-encoding"), ("etag", tag)]
    return written(snapshot, request, found, form, headers)


@cache
def _text() -> bytes:
    return share("ontology", "kg.ttl").read_bytes()


@cache
def _ontology() -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in ox.parse(_text(), format=ox.RdfFormat.TURTLE))


def prepare() -> None:
    """Read the ontology before a worker is sealed."""
    _ontology()
