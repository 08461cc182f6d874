"""What follows from the claims: `facts` (plain triples, tenures) and from the ontology: `inferred`.

Each is nothing but the CONSTRUCT rules of ontology/rules/: `facts-*.rq` see the claims, passages and things,
`infer-*.rq` see things, facts, what earlier rules inferred, and the hierarchies of kg.ttl, closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.rdf.names import node, ontology, prefixes

_HIERARCHIES = ("rdfs:subClassOf", "rdfs:subPropertyOf")


def project(store: ox.Store, *, base: str, extra: Iterable[Path] = ()) -> None:
    """Replace the graphs `facts` and `inferred` of a store by what its claims and the ontology entail.

    `extra` are the ontology files of a user's own.
    """
    graphs = {name: ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts", "inferred", "ontology")}
    for name in ("facts", "inferred", "ontology"):
        store.remove_graph(graphs[name])
    facts = {triple for rule in rules("facts") for triple in _constructed(store, rule, None)}
    store.bulk_extend(_placed(facts, graphs["facts"]))
    store.extend(_placed(axioms(ontology(*extra)), graphs["ontology"]))
    for rule in rules("infer"):
        found = set(_constructed(store, rule, tuple(graphs.values())))
        for graph in (graphs["things"], graphs["facts"]):
            found = {quad.triple for quad in _placed(found, graph) if quad not in store}
        store.bulk_extend(_placed(found, graphs["inferred"]))
    store.remove_graph(graphs["ontology"])


@cache
def rules(stage: str) -> tuple[tuple[str, str], ...]:
    """The rules of a stage ("facts", "infer"): (file name, text), in the order of their names."""
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


def _placed(triples: Iterable[ox.Triple], graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return (ox.Quad(triple.subject, triple.predicate, triple.object, graph) for triple in triples)


def _constructed(store: ox.Store, rule: tuple[str, str], graphs: Sequence[ox.NamedNode] | None) -> Iterator[ox.Triple]:
    name, text = rule
    try:
        found = store.query(
            text,
            prefixes=prefixes(),
            use_default_graph_as_union=graphs is None,
            default_graph=None if graphs is None else [*graphs],
        )
    except SyntaxError as error:
        raise ConfigurationError(str(error), path=f"ontology/rules/{name}") from error
    if not isinstance(found, ox.QueryTriples):
        raise ConfigurationError("a rule is a CONSTRUCT query", path=f"ontology/rules/{name}")
    return found


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
