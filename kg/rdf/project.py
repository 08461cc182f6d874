"""What follows from the claims: `facts` (plain triples, tenures) and from the ontology: `inferred`.

Each is nothing but the CONSTRUCT rules of ontology/rules/, named after what they must see at a time:
`facts-document-*` the claims and passages of one document, `facts-tenure-*` the claims of one tenure with the dates
of their documents; `infer-join-*` all triples of the properties they name, `infer-each-*` one triple of things, facts
or what was inferred before. The `infer` rules see the hierarchies of kg.ttl too, closed. So a graph of any size is
projected piece by piece, in memory that does not grow with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.identity import ONTOLOGY
from kg.rdf.guard import tokens
from kg.rdf.names import node, ontology, prefixes

_HIERARCHIES = ("rdfs:subClassOf", "rdfs:subPropertyOf")
# Triples that are looked at together: some 10 MB.
_BATCH = 20_000

Triples = set[ox.Triple]
# Who tells what stretches of lines entail, in their order.
Entailing = Callable[[Iterator[list[bytes]]], Iterator[list[bytes]]]


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
    stated: set[bytes] = set()
    for name in ("things", "facts"):
        stated.update((store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graphs[name]) or b"").splitlines())
    store.remove_graph(graphs["inferred"])
    found = {line for some in entailed(sorted(stated), extra=extra) for line in some} - stated
    store.bulk_load(b"\n".join(found), format=ox.RdfFormat.N_TRIPLES, to_graph=graphs["inferred"])


def entailed(
    stated: Iterable[bytes], *, extra: Iterable[Path] = (), each: Entailing | None = None
) -> Iterator[list[bytes]]:
    """What all triples of things and facts entail, some lines of N-Triples at a time, as those given are.

    A line may come again and again, and some that are given may come too. `each` gives what stretches of lines entail,
    line by line (`each_entailed`), where somebody else does that.
    """
    known = _lines(axioms(ontology(*extra)))
    each = each or (lambda stretches: (_in_turn("infer-each", some, known) for some in stretches))
    properties = {str(property).encode() for property in joining()}
    together: list[bytes] = []

    def looked_at() -> Iterator[list[bytes]]:
        for some in _stretches(stated):
            together.extend(line for line in some if line.split(b" ", 2)[1] in properties)
            yield some

    yield from each(looked_at())
    yield (joined := _in_turn("infer-join", together, known))
    yield from each(_stretches(joined))


def each_entailed(lines: list[bytes]) -> list[bytes]:
    """What each of these lines of N-Triples entails by itself, by the ontology that comes with kg."""
    return _in_turn("infer-each", lines, _shipped_axioms())


@cache
def _shipped_axioms() -> bytes:
    return _lines(axioms(ontology()))


def _stretches(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    more = iter(lines)
    while some := list(islice(more, _BATCH)):
        yield some


@cache
def joining() -> frozenset[ox.NamedNode]:
    """The properties of which the rules must see all triples."""
    names = {t.text for _, text in rules("infer-join") for t in tokens(text) if t.text.startswith("kg:")}
    return frozenset(map(node, names))


def joined(store: ox.Store, subjects: Iterable[Any], *, base: str) -> Triples:
    """What follows of these subjects from several triples of things and facts together.

    All that is reached from them by the properties of the rules is looked at, and nothing else.
    """
    wanted = {subject for subject in subjects if isinstance(subject, ox.NamedNode)}
    together = _walked(wanted, store, base, lambda node, property, graph: (node, property, None, graph))
    found = _triples(_in_turn("infer-join", _lines(together).splitlines(), _shipped_axioms()))
    return {triple for triple in found if triple.subject in wanted}


def reaching(store: ox.Store, subjects: Iterable[Any], *, base: str) -> set[Any]:
    """These subjects and all from which one of them is reached by the joining properties."""
    wanted = set(subjects)
    back = _walked(wanted, store, base, lambda node, property, graph: (None, property, node, graph))
    return wanted | {triple.subject for triple in back}


def _walked(nodes: Iterable[Any], store: ox.Store, base: str, pattern: Callable[[Any, Any, Any], Any]) -> Triples:
    """The stated triples of the joining properties that are met from some nodes on, one way or the other."""
    graphs = [ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts")]
    found: Triples = set()
    frontier = list(nodes)
    met = set(frontier)
    while frontier:
        node = frontier.pop()
        some = {
            quad.triple
            for graph in graphs
            for property in joining()
            for quad in store.quads_for_pattern(*pattern(node, property, graph))
        }
        found |= some
        ends = {end for triple in some for end in (triple.subject, triple.object) if isinstance(end, ox.NamedNode)}
        frontier += ends - met
        met |= ends
    return found


def inferred_again(
    store: ox.Store, touched: Triples, again: Triples, *, base: str
) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What has to go from the graph `inferred`, and what to come into it, where triples of things and facts changed.

    `touched` are those that came or went, `again` those that were `joined` and are no more, or are now. Nothing is
    changed.
    """
    graphs = {name: ox.NamedNode(f"{base}graph/{name}") for name in ("things", "facts", "inferred")}
    stated = graphs["things"], graphs["facts"]
    known = _shipped_axioms()
    about = touched | again
    maybe = about | _entailed(about, known)
    after = joined(store, {end for triple in maybe for end in (triple.subject, triple.object)}, base=base)
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


def _entailed(triples: Iterable[ox.Triple], known: bytes) -> Triples:
    """What each of these triples entails by itself."""
    return _triples(_in_turn("infer-each", _lines(triples).splitlines(), known))


def _in_turn(stage: str, given: Iterable[bytes], known: bytes) -> list[bytes]:
    """What the rules of a stage construct, each seeing what those before it did; but for what was there.

    Lines go in and come out: Oxigraph reads and writes them in a fifth of the time that node objects take.
    """
    store, new = ox.Store(), ox.NamedNode(ONTOLOGY)
    there = {*given, *known.splitlines()}
    store.bulk_load(b"\n".join(there), format=ox.RdfFormat.N_TRIPLES)
    for rule in rules(stage):
        made = _construct(rule, store).serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        store.bulk_load(made, format=ox.RdfFormat.N_TRIPLES, to_graph=new)
    made = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=new) or b""
    return [line for line in made.splitlines() if line not in there]


def _lines(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""


def _triples(lines: Iterable[bytes]) -> Triples:
    return {quad.triple for quad in ox.parse(b"\n".join(lines), format=ox.RdfFormat.N_TRIPLES)}


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
