"""The network page on the live graph: the whole of a small one, else what lies around a thing."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.names import kg, node
from kg.serve.answer import etag, not_modified, small
from kg.serve.pages.index import index
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# The page draws so many triples' worth at ease (vis-network drags above 2,000 things).
_WHOLE = 60_000
_AROUND = 150
# The page brings its own, stricter policy; what a page cannot say of itself is who may frame it.
_POLICY = "frame-ancestors 'none'"


def network(snapshot: Snapshot, request: Request, id: str | None) -> Reply:
    """The network page.

    Raises: RefusedError.
    """
    tag = etag(snapshot, request, "network", id or "")
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    from kg.view import page

    store = snapshot.store.ox
    if id is not None:
        store = _around(snapshot, ox.NamedNode(snapshot.store.base + id))
    elif not drawable(snapshot):
        return Reply(303, (("location", f"{snapshot.base_path}/explore"),))
    if not any(True for _ in store.quads_for_pattern(None, node("rdf:subject"), None)):
        raise RefusedError(404, "there is no fact to draw")
    text = page(store, title=snapshot.title, sources=snapshot.texts)
    headers = (
        ("content-type", "text/html; charset=utf-8"),
        ("content-security-policy", _POLICY),
        ("cache-control", "no-cache"),
        ("vary", "accept-encoding"),
        ("etag", tag),
    )
    return small(request, Reply(200, headers, text.encode()))


def drawable(snapshot: Snapshot) -> bool:
    """Whether the graph is small enough to be drawn whole."""
    return index(snapshot).triples <= _WHOLE


def _around(snapshot: Snapshot, thing: ox.NamedNode) -> ox.Store:
    """The claims about a thing and, while there is room, about its neighbours; with all that the page shows of them."""
    store, wanted = snapshot.store, ox.Store()
    if not any(True for _ in store.match(thing)):
        raise RefusedError(404, "nothing of that name is here")
    claims: dict[ox.NamedNode, None] = {}
    reached, frontier = {thing}, [thing]
    while frontier and len(claims) < 4 * _AROUND and len(reached) < _AROUND:
        beyond: dict[ox.NamedNode, None] = {}
        for one in frontier:
            for end, other in (("rdf:subject", "rdf:object"), ("rdf:object", "rdf:subject")):
                for quad in store.match(None, node(end), one):
                    if isinstance(quad.subject, ox.NamedNode) and len(claims) < 4 * _AROUND:
                        claims[quad.subject] = None
                        beyond |= dict.fromkeys(_things(snapshot, quad.subject, other))
        frontier = [n for n in sorted(beyond, key=str) if n not in reached][: _AROUND - len(reached)]
        reached |= set(frontier)
    for claim in claims:
        _copy(snapshot, wanted, claim, 3)
    return wanted


def _things(snapshot: Snapshot, claim: ox.NamedNode, end: str) -> list[ox.NamedNode]:
    return [q.object for q in snapshot.store.match(claim, node(end)) if isinstance(q.object, ox.NamedNode)]


def _copy(snapshot: Snapshot, wanted: ox.Store, subject: ox.NamedNode, depth: int) -> None:
    """Copy what is said of a subject, and of what it names, some steps on."""
    if any(True for _ in wanted.quads_for_pattern(subject, None, None, None)):
        return
    quads = [q for q in snapshot.store.match(subject) if depth == 3 or not _is_fact(snapshot, q)]
    wanted.extend(quads)
    for quad in quads:
        other = quad.object
        if (
            depth
            and isinstance(other, ox.NamedNode)
            and other.value.startswith(snapshot.store.base)
            and (quad.predicate != kg("mentions"))
        ):
            _copy(snapshot, wanted, other, depth - 1)


def _is_fact(snapshot: Snapshot, quad: ox.Quad) -> bool:
    return quad.graph_name in (snapshot.store.graph("facts"), snapshot.store.graph("inferred"))
