"""What follows from the claims: `facts` (plain triples, tenures) and from the ontology: `inferred`.

Each is nothing but the CONSTRUCT rules of ontology/rules/: `facts-*.rq` see the claims, passages and things,
`infer-*.rq` see things, facts, what earlier rules inferred, and the hierarchies of kg.ttl, closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.rdf.guard import tokens
from kg.rdf.names import node, ontology, prefixes

_HIERARCHIES = ("rdfs:subClassOf", "rdfs:subPropertyOf")


def project(store: ox.Store, *, base: str, extra: Iterable[Path] = ()) -> None:
    """Replace the graphs `facts` and `inferred` of a store by what its claims and the ontology entail.

    `extra` are the ontology files of a user's own.
    """
    graphs = {name: ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts", "inferred", "ontology")}
    for name in ("facts", "inferred", "ontology"):
        store.remove_graph(graphs[name])
    facts = {triple for rule in rules("facts") for triple in _construct(rule, store)}
    store.bulk_extend(_placed(facts, graphs["facts"]))
    store.extend(_placed(axioms(ontology(*extra)), graphs["ontology"]))
    for rule in rules("infer"):
        _construct(rule, ox.Store())  # so that an error names the line of the file
        store.update(_insertion(rule, graphs["inferred"], graphs.values()), prefixes=prefixes())
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


def _insertion(rule: tuple[str, str], graph: ox.NamedNode, using: Iterable[ox.NamedNode]) -> str:
    """A rule as the update that puts what it constructs into a graph, but for what is there or in `using` already.

    Done inside the store: a third of the time of taking the triples out, comparing them and putting them in again.
    """
    template, pattern = _groups(rule[1])
    sources = " ".join(f"USING {source}" for source in using)
    return f"INSERT {{ GRAPH {graph} {template} }} {sources} WHERE {{ {pattern} FILTER NOT EXISTS {template} }}"


def _groups(text: str) -> list[str]:
    """The outermost groups of a query: the template and the pattern."""
    groups, depth, begin = [], 0, 0
    for token in tokens(text):
        if token.text == "{":
            begin = begin if depth else token.begin
            depth += 1
        elif token.text == "}":
            depth -= 1
            if depth == 0:
                groups.append(text[begin : token.begin + 1])
    return groups


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
