"""The network on demand: what lies directly around a thing, some at a time, for graphs of any size."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pyoxigraph as ox
from msgspec import Struct

from kg.rdf.names import kg, node
from kg.rdf.witness import Reader, Ref, local
from kg.serve.answer import etag, not_modified, small
from kg.serve.memo import once
from kg.serve.pages.around import drawable
from kg.serve.pages.index import PARTS, index, short_name, thing_path
from kg.serve.pages.render import html, script
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# So many links come at a time: more are not told apart when they appear around one thing.
PAGE = 36
# Up to so many links are sorted by property and name; beyond, they come in the order of the store.
_SORTED = 2_000
# Up to so many links are counted; so many facts are looked at for the things to start from, and so many are offered.
COUNTED = 10_000
_LOOKED_AT = 200_000
_OFFERED = 24


class Link(Struct, frozen=True):
    """A property that joins two things, as it is shown."""

    subject: Ref
    predicate: str
    object: Ref


class Around(Struct, frozen=True):
    """Some of the links of a thing: how many there are (counted up to COUNTED), where the next come from."""

    thing: Ref
    links: tuple[Link, ...]
    total: int
    next: int | None


def explore(snapshot: Snapshot, request: Request, id: str | None) -> Reply:
    """The page of the network on demand, around a thing or around the one with the most links.

    Raises: RefusedError.
    """
    starts = most_linked(snapshot)
    if id is None:  # a thing tells more than a document, which names everything
        id = next((ref.id for ref in (*(r for r in starts if r.kind != "Source"), *starts)), None)
    if id is None:
        raise RefusedError(404, "there is nothing to draw")
    around = links_of(snapshot, id)
    told = {"root": snapshot.base_path, "counted": COUNTED, "start": [_plain(snapshot, around)]}
    return html(
        snapshot,
        request,
        "explore.html",
        around=around,
        starts=starts,
        told=script(told),
        drawable=drawable(snapshot),
    )


def around(snapshot: Snapshot, request: Request, id: str, begin: str) -> Reply:
    """Some of the links of a thing as JSON.

    Raises: RefusedError.
    """
    if not begin.isdecimal() or len(begin) > 9:
        raise RefusedError(400, "from is a whole number")
    tag = etag(snapshot, request, "around", id, begin)
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    body = json.dumps(_plain(snapshot, links_of(snapshot, id, begin=int(begin))), ensure_ascii=False)
    headers = (
        ("content-type", "application/json"),
        ("etag", tag),
        ("vary", "accept-encoding"),
        ("cache-control", "no-cache"),
    )
    return small(request, Reply(200, headers, body.encode("utf-8", "replace")))


def links_of(snapshot: Snapshot, id: str, *, begin: int = 0) -> Around:
    """Some of the links of a thing, from a place on.

    Raises: RefusedError where nothing of that name is here.
    """
    try:
        thing = ox.NamedNode(snapshot.store.base + id)
    except ValueError:
        raise RefusedError(404, "nothing of that name is here") from None
    if not any(True for _ in snapshot.store.match(thing)):
        raise RefusedError(404, "nothing of that name is here")
    reader = Reader(snapshot.store)
    first = list(islice(_quads(snapshot, thing), _SORTED + 1))
    if len(first) > _SORTED:
        total = sum(1 for _ in islice(_quads(snapshot, thing), COUNTED))
        wanted = [_link(snapshot, reader, q) for q in islice(_quads(snapshot, thing), begin, begin + PAGE + 1)]
    else:
        total = len(first)
        links = {_link(snapshot, reader, quad) for quad in first}
        wanted = sorted(links, key=lambda k: (k.subject.id != id, k.predicate, k.subject, k.object))
        total, wanted = len(wanted), wanted[begin : begin + PAGE + 1]
    following = begin + PAGE if len(wanted) > PAGE else None
    return Around(reader.ref(thing), tuple(wanted[:PAGE]), total, following)


def most_linked(snapshot: Snapshot) -> tuple[Ref, ...]:
    """The things with the most links among the first facts, found once."""
    return once(snapshot, "starts", lambda: _starts(snapshot))


def _starts(snapshot: Snapshot) -> tuple[Ref, ...]:
    facts = snapshot.store.graph("facts")
    quads = islice(snapshot.store.match(graph=facts), _LOOKED_AT)
    if not snapshot.store.ox.contains_named_graph(facts):
        quads = islice(snapshot.store.match(), _LOOKED_AT)
    counts = Counter(end for quad in quads if _joins(snapshot, quad) for end in (quad.subject, quad.object))
    reader = Reader(snapshot.store)
    most = sorted(counts, key=lambda n: (-counts[n], str(n)))[:_OFFERED]
    return tuple(reader.ref(n) for n in most)


def _quads(snapshot: Snapshot, thing: ox.NamedNode) -> Iterator[ox.Quad]:
    """The quads that join a thing with others, from it and to it."""
    for graph in _graphs(snapshot):
        for quad in snapshot.store.match(thing, None, None, graph):
            if _joins(snapshot, quad):
                yield quad
    for graph in _graphs(snapshot):
        for quad in snapshot.store.match(None, None, thing, graph):
            if quad.subject != thing and _joins(snapshot, quad):
                yield quad


def _graphs(snapshot: Snapshot) -> tuple[ox.NamedNode | None, ...]:
    """Where the quads that join things stand; elsewhere are a million mentions of a thing to be passed over."""
    parts = tuple(map(snapshot.store.graph, ("facts", "things")))
    return parts if snapshot.store.ox.contains_named_graph(parts[0]) else (None,)


def _joins(snapshot: Snapshot, quad: ox.Quad) -> bool:
    """Whether a quad joins two things of this graph: no type, no mention, nothing inferred, no part of a document."""
    if quad.predicate in (node("rdf:type"), kg("mentions")) or quad.graph_name == snapshot.store.graph("inferred"):
        return False
    return all(_is_thing(snapshot, end) for end in (quad.subject, quad.object))


def _is_thing(snapshot: Snapshot, term: object) -> bool:
    base = snapshot.store.base
    if not isinstance(term, ox.NamedNode) or not term.value.startswith(base):
        return False
    return term.value[len(base) :].partition("/")[0] not in PARTS


def _link(snapshot: Snapshot, reader: Reader, quad: ox.Quad) -> Link:
    return Link(reader.ref(quad.subject), index(snapshot).words(local(quad.predicate)), reader.ref(quad.object))


def _plain(snapshot: Snapshot, around: Around) -> dict[str, Any]:
    """An Around as the page's script takes it."""
    things = {ref.id: ref for link in around.links for ref in (link.subject, link.object)}
    return {
        "thing": {**_thing(snapshot, around.thing), "degree": around.total},
        "links": [[link.subject.id, link.predicate, link.object.id] for link in around.links],
        "things": {id: _thing(snapshot, ref) for id, ref in things.items()},
        "total": around.total,
        "next": around.next,
    }


def _thing(snapshot: Snapshot, ref: Ref) -> dict[str, Any]:
    room, iri = index(snapshot), ox.NamedNode(snapshot.store.base + (ref.id or ""))
    return {
        "id": ref.id,
        "label": ref.label,
        "short": short_name(snapshot, ref),
        "kind": ref.kind,
        "kindLabel": room.kind_label(ref.kind),
        "href": thing_path(snapshot.base_path, ref.id or ""),
        # how large it is drawn: a hundred links or a million look the same
        "degree": sum(1 for _ in islice(_quads(snapshot, iri), 100)),
    }
