"""SHACL at any size: what asks the whole graph runs in Oxigraph, what looks at one thing in pyshacl, slice by slice.

A slice is some things with all their triples, the types of what these lead to, and the ontology: all that a shape of
ours looks at, unless it is a query over the whole graph (see the head of shapes.ttl). Memory holds one slice in rdflib,
and the graph in Oxigraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.model import Problem, Severity
from kg.rdf.names import node, ontology, prefixes, shortened
from kg.rdf.store import Store

if TYPE_CHECKING:
    import rdflib

_SEVERITIES: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "note"}
_TYPE = node("rdf:type")
# Ends the property that marks those things of a class that a slice is about, beside those it only leads to. (No type of
# their own: pyshacl takes a sh:or of classes for a list of all the types that a thing may have.)
_HERE = "/here"


def violations(
    store: Store, extra: tuple[Path, ...] = (), *, shapes: Path | None = None, most: int = 50_000
) -> Iterator[Problem]:
    """What SHACL finds in all but what is inferred: violations as errors, then warnings, in the order of the things.

    A slice has about `most` triples. Raises: ConfigurationError when the shapes cannot be read.
    """
    import rdflib

    path = shapes or share("ontology", "shapes.ttl")
    try:
        rules = rdflib.Graph().parse(path, format="turtle")
    except (OSError, SyntaxError) as error:
        raise ConfigurationError(f"the shapes cannot be read ({error})", path=str(path)) from error
    terms = ontology(*extra)
    graph = _stated(store, terms)
    found = set(_asked(rules, graph, store.base, path))
    marks = _above(graph, _aim_at_slices(rules))
    for quads in _slices(graph, marks, most):
        found.update(_looked_at(rules, [*quads, *terms], store.base))
    yield from sorted(found, key=lambda p: (p.severity != "error", p.where, p.message))


def _stated(store: Store, terms: Iterable[ox.Quad]) -> ox.Store:
    """All that is not inferred, and the ontology, as one graph."""
    graph = ox.Store()
    inferred = store.graph("inferred")
    for name in store.ox.named_graphs():
        if name != inferred:
            lines = store.ox.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            graph.bulk_load(lines or b"", format=ox.RdfFormat.N_TRIPLES)
    graph.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in terms)
    return graph


def _asked(rules: rdflib.Graph, graph: ox.Store, base: str, path: Path) -> Iterator[Problem]:
    """What the constraints find that ask the whole graph at once; they are taken out of the shapes."""
    from rdflib import SH

    for shape, constraint in sorted(rules.subject_objects(SH.sparql)):
        query = str(rules.value(constraint, SH.select))
        if len(re.findall(r"[$?]this\b", query)) > 1:
            continue  # asks about each focus node: pyshacl's
        severity = str(rules.value(shape, SH.severity) or SH.Violation).rpartition("#")[2]
        message = str(rules.value(constraint, SH.message) or rules.value(shape, SH.message))
        try:
            rows = graph.query(query, prefixes=prefixes())
        except SyntaxError as error:
            raise ConfigurationError(f"the query of {shape} cannot be read ({error})", path=str(path)) from error
        for row in rows if isinstance(rows, ox.QuerySolutions) else ():
            yield Problem(shortened(row["value"].value, base), message, _SEVERITIES.get(severity, "error"))
        rules.remove((shape, SH.sparql, constraint))


def _aim_at_slices(rules: rdflib.Graph) -> frozenset[str]:
    """Aims what is aimed at a class at those of its things that a slice marks; gives the classes."""
    from rdflib import SH, URIRef

    aimed = sorted(rules.subject_objects(SH.targetClass))
    for shape, kind in aimed:
        rules.remove((shape, SH.targetClass, kind))
        rules.add((shape, SH.targetSubjectsOf, URIRef(f"{kind}{_HERE}")))
    return frozenset(str(kind) for _, kind in aimed)


def _above(graph: ox.Store, kinds: frozenset[str]) -> dict[str, list[ox.NamedNode]]:
    """Each class → the marks of those of these classes that it is or lies below."""
    found: dict[str, list[ox.NamedNode]] = {}
    for kind in sorted(kinds):
        rows = graph.query(f"SELECT DISTINCT ?class {{ ?class rdfs:subClassOf* <{kind}> }}", prefixes=prefixes())
        for row in rows if isinstance(rows, ox.QuerySolutions) else ():
            found.setdefault(row["class"].value, []).append(ox.NamedNode(kind + _HERE))
    return found


def _slices(graph: ox.Store, marks: dict[str, list[ox.NamedNode]], most: int) -> Iterator[list[ox.Quad]]:
    """All things with their triples and marks, as many at a time as have about so many triples; the types of others."""
    rows = graph.query("SELECT DISTINCT ?thing { ?thing ?path ?value FILTER(isIRI(?thing)) }")
    names = sorted(row["thing"].value for row in rows) if isinstance(rows, ox.QuerySolutions) else []
    held: list[ox.Quad] = []
    for name in names:
        thing = ox.NamedNode(name)
        for quad in graph.quads_for_pattern(thing, None, None):
            held.append(quad)
            if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode):
                held += [ox.Quad(thing, mark, quad.object) for mark in marks.get(quad.object.value, ())]
        if len(held) >= most or name == names[-1]:
            ends = {quad.object for quad in held if isinstance(quad.object, ox.NamedNode)}
            yield held + [quad for end in ends for quad in graph.quads_for_pattern(end, _TYPE, None)]
            held = []


def _looked_at(rules: rdflib.Graph, quads: list[ox.Quad], base: str) -> Iterator[Problem]:
    """What pyshacl finds in a slice."""
    import pyshacl
    from rdflib import RDF, SH

    data = as_rdflib(quads)
    _, report, _ = pyshacl.validate(data, shacl_graph=rules, inference="none", advanced=True, inplace=True)
    for result in report.subjects(RDF.type, SH.ValidationResult):
        yield _problem(report, result, base)


def as_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples as an rdflib graph; quicker than by way of text."""
    import rdflib

    graph = rdflib.Graph()
    known: dict[Any, Any] = {}

    def term(value: Any) -> Any:
        made = known.get(value)
        if made is None:
            if isinstance(value, ox.NamedNode):
                made = rdflib.URIRef(value.value)
            elif isinstance(value, ox.BlankNode):
                made = rdflib.BNode(value.value)
            else:
                kind = None if value.language else rdflib.URIRef(value.datatype.value)
                if kind == rdflib.XSD.string:
                    kind = None
                made = rdflib.Literal(value.value, lang=value.language, datatype=kind)
            known[value] = made
        return made

    graph.addN((term(q.subject), term(q.predicate), term(q.object), graph) for q in quads)
    return graph


def _problem(report: rdflib.Graph, result: rdflib.term.Node, base: str) -> Problem:
    from rdflib import SH, URIRef

    said = {local: report.value(result, SH[local]) for local in ("focusNode", "resultPath", "value")}
    told = [str(m) for m in report.objects(result, SH.resultMessage)]
    severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
    path, value = said["resultPath"], said["value"]
    about = [shortened(str(path), base)] if isinstance(path, URIRef) else []
    about += [shortened(str(value), base)[:80]] if value is not None and value != said["focusNode"] else []
    message = " ".join(sorted(told)) + (f" [{' '.join(about)}]" if about else "")
    return Problem(shortened(str(said["focusNode"]), base), message, _SEVERITIES.get(severity, "error"))


__all__ = ["as_rdflib", "violations"]
