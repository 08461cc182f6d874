"""What follows from the claims: `facts` (plain triples, tenures) and from the ontology: `inferred`.

Each is nothing but the CONSTRUCT rules of ontology/rules/, named after what they must see at a time:
`facts-document-*` the claims and passages of one document, `facts-tenure-*` the claims of one tenure with the dates
of their documents; `infer-join-*` all triples of the properties they name, `infer-each-*` one triple of things, facts
or what was inferred before. The `infer` rules see the hierarchies of kg.ttl too, closed. So a graph of any size is
projected piece by piece, in memory that does not grow with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.rdf.guard import tokens
from kg.rdf.names import node, ontology, prefixes

_HIERARCHIES = ("rdfs:subClassOf", "rdfs:subPropertyOf")
# Triples that are looked at together: some 10 MB.
_BATCH = 20_000

Triples = set[ox.Triple]
_Look = tuple[ox.NamedNode, object]


def project(store: ox.Store, *, base: str, extra: Iterable[Path] = ()) -> None:
    """Replace the graphs `facts` and `inferred` of a store by what its claims and the ontology entail.

    `extra` are the ontology files of a user's own.
    """
    graph = ox.NamedNode(f"{base}graph/facts")
    store.remove_graph(graph)
    store.bulk_extend(placed(document_facts(store) | tenure_facts(store), graph))
    infer(store, base=base, extra=extra)


def document_facts(store: ox.Store) -> Triples:
    """The plain triples of a document, or of any number of them."""
    return _all("facts-document", store)


def tenure_facts(store: ox.Store) -> Triples:
    """The tenures that claims state, or those of some tenures, of which all claims must be there."""
    return _all("facts-tenure", store)


def infer(store: ox.Store, *, base: str, extra: Iterable[Path] = ()) -> None:
    """Replace the graph `inferred` of a store by what its things and facts entail."""
    graphs = {name: ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts", "inferred")}
    stated = graphs["things"], graphs["facts"]
    store.remove_graph(graphs["inferred"])
    known = list(axioms(ontology(*extra)))
    joined = _joined(store, stated, known)
    each = (quad.triple for graph in stated for quad in store.quads_for_pattern(None, None, None, graph))
    looks = {_look(quad) for graph in stated for quad in store.quads_for_pattern(None, None, None, graph)}
    store.bulk_extend(placed(joined - _stated(joined, looks, store, stated), graphs["inferred"]))
    batches = chain(each, joined)
    while batch := list(islice(batches, _BATCH)):
        found = _entailed(batch, known)
        store.bulk_extend(placed(found - _stated(found, looks, store, stated), graphs["inferred"]))


def joining() -> frozenset[ox.NamedNode]:
    """The properties of which the rules must see all triples."""
    names = {t.text for _, text in rules("infer-join") for t in tokens(text) if t.text.startswith("kg:")}
    return frozenset(map(node, names))


def joined(store: ox.Store, *, base: str) -> Triples:
    """What follows from several triples of things and facts together."""
    stated = (ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts"))
    return _joined(store, stated, list(axioms(ontology())))


def inferred_again(
    store: ox.Store, touched: Triples, before: Triples, after: Triples, *, base: str
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What has to go from the graph `inferred`, and what to come into it, where triples of things and facts changed.

    `touched` are those that came or went, `before` and `after` what was and is `joined`. Nothing is changed.
    """
    graphs = {name: ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts", "inferred")}
    stated = graphs["things"], graphs["facts"]
    known = list(axioms(ontology()))
    about = touched | (before ^ after)
    maybe = about | _entailed(about, known)
    entailed = _entailed(_near(maybe, after, store, stated), known) | after
    fewer, more = set(), set()
    for triple in maybe:
        quads = [ox.Quad(triple.subject, triple.predicate, triple.object, graph) for graph in stated]
        due = triple in entailed and not any(quad in store for quad in quads)
        (inferred,) = placed([triple], graphs["inferred"])
        if due and inferred not in store:
            more.add(inferred)
        elif not due and inferred in store:
            fewer.add(inferred)
    return fewer, more


def _near(maybe: Triples, joined: Triples, store: ox.Store, graphs: Iterable[ox.NamedNode]) -> Triples:
    """The triples that may entail one of these: of the same two ends, either way, or of the same thing's class."""
    by_ends: dict[tuple[object, object], list[ox.Triple]] = defaultdict(list)
    for triple in joined:
        by_ends[triple.subject, triple.object].append(triple)
    type = node("rdf:type")
    patterns: set[tuple[Any, Any, Any]] = {(t.subject, None, t.object) for t in maybe}
    patterns |= {(t.object, None, t.subject) for t in maybe if isinstance(t.object, ox.NamedNode)}
    found = {triple for subject, _, object in patterns for triple in by_ends.get((subject, object), ())}
    patterns |= {(t.subject, type, None) for t in maybe if t.predicate == type}
    found.update(q.triple for pattern in patterns for graph in graphs for q in store.quads_for_pattern(*pattern, graph))
    return found


def _stated(found: Triples, looks: set[_Look], store: ox.Store, graphs: Iterable[ox.NamedNode]) -> Triples:
    """Those of the triples that stand in one of the graphs; only such are looked up as look like one that does."""
    maybe = [triple for triple in found if _look(triple) in looks]
    return {t for t in maybe if any(ox.Quad(t.subject, t.predicate, t.object, graph) in store for graph in graphs)}


def _look(triple: ox.Triple | ox.Quad) -> _Look:
    """The property of a triple, and the class if it tells one: few of those inferred are ever stated."""
    return triple.predicate, triple.object if triple.predicate == node("rdf:type") else None


@cache
def rules(stage: str) -> tuple[tuple[str, str], ...]:
    """The rules of a stage ("facts-document", "infer-each"): (file name, text), in the order of their names."""
    folder = share("ontology", "rules")
    return tuple((path.name, _read(path)) for path in sorted(folder.glob(f"{stage}-*.rq")))


def axioms(triples: Iterable[ox.Quad]) -> Iterator[ox.Triple]:
    """What the inference rules need of an ontology: its hierarchies, closed; inverses and symmetric properties."""
    parents: dict[tuple[str, ox.NamedNode], set[ox.NamedNode]] = defaultdict(set)
    names = {node(name): name for name in _HIERARCHIES}
    plain = {node("owl:inverseOf")}
    for quad in triples:
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        if quad.predicate in names:
            parents[names[quad.predicate], quad.subject].add(quad.object)
        elif quad.predicate in plain or quad.object == node("owl:SymmetricProperty"):
            yield quad.triple
    for (name, child), above in parents.items():
        reached: set[ox.NamedNode] = set()
        frontier = list(above)
        while frontier:
            parent = frontier.pop()
            if parent not in reached and parent != child:
                reached.add(parent)
                frontier += parents.get((name, parent), ())
        yield from (ox.Triple(child, node(name), parent) for parent in reached)


def placed(triples: Iterable[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    """The triples as quads of a graph."""
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _joined(store: ox.Store, graphs: Iterable[ox.NamedNode], known: Iterable[ox.Triple]) -> Triples:
    """What the rules construct that need more than one triple at a time."""
    graph = tuple(graphs)
    small = _holding(known)
    for property in joining():
        for one in graph:
            small.extend(ox.Quad(*quad.triple) for quad in store.quads_for_pattern(None, property, None, one))
    return _in_turn("infer-join", small)


def _entailed(triples: Iterable[ox.Triple], known: Iterable[ox.Triple]) -> Triples:
    """What each of these triples entails by itself."""
    small = _holding(known)
    small.extend(ox.Quad(*triple) for triple in triples)
    return _in_turn("infer-each", small)


def _holding(triples: Iterable[ox.Triple]) -> ox.Store:
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    return store


def _in_turn(stage: str, store: ox.Store) -> Triples:
    """What the rules of a stage construct, each seeing what those before it did; but for what was there."""
    found: Triples = set()
    for rule in rules(stage):
        new = {triple for triple in _construct(rule, store) if ox.Quad(*triple) not in store}
        store.extend(ox.Quad(*triple) for triple in new)
        found |= new
    return found


def _all(stage: str, store: ox.Store) -> Triples:
    return {triple for rule in rules(stage) for triple in _construct(rule, store)}


def _construct(rule: tuple[str, str], store: ox.Store) -> ox.QueryTriples:
    """What a rule constructs over the union of all graphs of a store.

    Raises: ConfigurationError for a rule that cannot be read or is none.
    """
    name, text = rule
    try:
        found = store.query(text, prefixes=prefixes(), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise ConfigurationError(str(error), path=f"ontology/rules/{name}") from error
    if not isinstance(found, ox.QueryTriples):
        raise ConfigurationError("a rule is a CONSTRUCT query", path=f"ontology/rules/{name}")
    return found


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
