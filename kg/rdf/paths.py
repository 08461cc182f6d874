"""The shortest ways from one thing to another over stated facts, each step with who says it.

Being mentioned in one document links nothing: a document leads on only by who delivered or issued it and what it
cites. What a thing is about and the rank a person bears lead nowhere either: a topic or a rank is shared by too many.
A post is passed through: its holder is one step from the body or State that it is a post of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import replace

from kg.rdf.names import kg, node
from kg.rdf.store import Store
from kg.rdf.witness import Reader, ReadSource, Ref, Said, local

# Longer ways say little, and their number grows without bound.
LONGEST = 8
_NO_WAY = frozenset({"concerns", "rank", "mentions"})
_OF_DOCUMENTS = frozenset({"deliveredBy", "issuedBy", "cites"})


class Step(Struct, frozen=True):
    """One fact on the way; `forward` when it is said of `start`; `through` the post that is passed."""

    start: Ref
    predicate: str
    end: Ref
    forward: bool
    said: tuple[Said, ...]
    through: Ref | None = None


class Path(Struct, frozen=True):
    """A way from one thing to another."""

    steps: tuple[Step, ...]


class _Edge(Struct, frozen=True, order=True):
    predicate: str
    end: str
    forward: bool
    through: str
    claims: tuple[str, ...] = ()


def path(
    store: Store, a: ox.NamedNode, b: ox.NamedNode, *, k: int = 4, read_source: ReadSource | None = None
) -> tuple[Path, ...]:
    """The shortest paths between two things, at most `k` of them, none of more than LONGEST steps.

    Shape: all of the least length, in the order of their predicates and ids.
    """
    edges = _edges(store)
    if a == b:
        return ()
    distance = _distances(edges, b.value)
    if a.value not in distance:
        return ()
    reader = Reader(store, read_source)
    found = []
    for way in _ways(edges, distance, a.value):
        found.append(Path(tuple(_steps(reader, a.value, way))))
        if len(found) == k:
            break
    return tuple(found)


def _edges(store: Store) -> dict[str, list[_Edge]]:
    """The neighbours of each thing, sorted."""
    claims: dict[str, str] = {}
    unstated = {q.subject for q in store.match(None, kg("modality"))}
    unstated |= {q.subject for q in store.match(None, kg("status"), ox.Literal("designate"))}
    subjects = {q.subject: q.object for q in store.match(None, node("rdf:subject"))}
    objects = {q.subject: q.object for q in store.match(None, node("rdf:object"))}
    posts: dict[str, list[str]] = defaultdict(list)
    for property in ("postIn", "postFor"):
        for quad in store.match(None, kg(property)):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                posts[quad.subject.value].append(quad.object.value)
    merged: dict[tuple[str, str, str, bool, str], list[str]] = defaultdict(list)
    for quad in store.match(None, node("rdf:predicate")):
        subject, predicate, object = subjects.get(quad.subject), local(quad.object), objects.get(quad.subject)
        if quad.subject in unstated or predicate in _NO_WAY:
            continue
        if not isinstance(subject, ox.NamedNode) or not isinstance(object, ox.NamedNode):
            continue
        if predicate not in _OF_DOCUMENTS and _is_document(store, subject):
            continue
        claim = str(getattr(quad.subject, "value", ""))
        claims[claim] = predicate
        ends = [(object.value, "")] + [
            (body, object.value) for body in posts.get(object.value, ()) if predicate == "holdsPost"
        ]
        for end, through in ends:
            merged[subject.value, predicate, end, True, through].append(claim)
            merged[end, predicate, subject.value, False, through].append(claim)
    edges: dict[str, list[_Edge]] = defaultdict(list)
    for (start, predicate, end, forward, through), said in merged.items():
        edges[start].append(_Edge(predicate, end, forward, through, tuple(sorted(said))))
    for near in edges.values():
        near.sort()
    return edges


def _is_document(store: Store, thing: ox.NamedNode) -> bool:
    return thing.value.startswith(f"{store.base}document/")


def _distances(edges: dict[str, list[_Edge]], goal: str) -> dict[str, int]:
    """How many steps each thing is from the goal."""
    distance = {goal: 0}
    frontier = [goal]
    for steps in range(1, LONGEST + 1):
        beyond = {e.end for thing in frontier for e in edges.get(thing, ()) if e.end not in distance}
        distance.update(dict.fromkeys(beyond, steps))
        frontier = sorted(beyond)
    return distance


def _ways(edges: dict[str, list[_Edge]], distance: dict[str, int], start: str) -> Iterator[tuple[_Edge, ...]]:
    """Every shortest way, nearer by one at each step."""
    if distance[start] == 0:
        yield ()
        return
    for edge in edges[start]:
        if distance.get(edge.end, LONGEST + 1) == distance[start] - 1:
            for rest in _ways(edges, distance, edge.end):
                yield (edge, *rest)


def _steps(reader: Reader, start: str, way: tuple[_Edge, ...]) -> Iterator[Step]:
    here = reader.ref(ox.NamedNode(start))
    for edge in way:
        end = reader.ref(ox.NamedNode(edge.end))
        through = reader.ref(ox.NamedNode(edge.through)) if edge.through else None
        said = tuple(reader.said(ox.NamedNode(claim)) for claim in edge.claims)
        yield replace(Step(here, edge.predicate, end, edge.forward, said), through=through)
        here = end
