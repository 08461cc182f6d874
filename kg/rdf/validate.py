"""Check a graph against its own rules: the vocabulary it may use, the evidence it must have, the shapes of SHACL."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.identity import ONTOLOGY
from kg.model import Problem, Severity
from kg.rdf.names import ontology, prefixes, query_prefixes
from kg.rdf.store import Store

if TYPE_CHECKING:
    import rdflib

_SEVERITIES: dict[str, Severity] = {"Violation": "error", "Warning": "warning", "Info": "note"}

# What must find nothing: (what is wrong, a query for ?thing and more to tell). What is missing is asked for by OPTIONAL
# and !BOUND where it takes several patterns: Oxigraph joins a longer NOT EXISTS anew for each row (100 times slower).
_EVIDENCE: tuple[tuple[str, str], ...] = (
    (
        "a claim without a sentence or an authority file",
        """SELECT ?thing WHERE { ?thing a kg:Claim
           FILTER NOT EXISTS { ?thing prov:wasDerivedFrom ?file }
           OPTIONAL { ?thing kg:evidence/kg:inDocument ?document } FILTER (!BOUND(?document)) }""",
    ),
    (
        "a plain fact that no claim states",
        """SELECT ?thing ?predicate ?object WHERE {
           GRAPH graph:facts { ?thing ?predicate ?object }
           OPTIONAL { ?claim rdf:subject ?thing ; rdf:predicate ?predicate ; rdf:object ?object
             FILTER NOT EXISTS { ?claim kg:modality ?modality }
             FILTER NOT EXISTS { ?claim kg:status "designate" } }
           FILTER (!BOUND(?claim) && ?predicate NOT IN (rdf:type, kg:mentions, kg:holder, kg:post, kg:status, kg:asOf)
                   && !(?predicate IN (kg:startsOn, kg:endsOn) && EXISTS { ?thing kg:holder ?person })) }""",
    ),
    (
        "a stated claim that makes no plain fact",
        """SELECT ?thing WHERE { ?thing rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object
           FILTER NOT EXISTS { ?thing kg:modality ?modality }
           FILTER NOT EXISTS { ?thing kg:status "designate" }
           FILTER NOT EXISTS { ?subject ?predicate ?object } }""",
    ),
    (
        "a tenure that no claim states",
        "SELECT ?thing WHERE { ?thing kg:holder ?person FILTER NOT EXISTS { ?claim kg:tenure ?thing } }",
    ),
    (
        "a document's mention that none of its sentences holds",
        """SELECT ?thing ?object WHERE { GRAPH graph:facts { ?thing kg:mentions ?object }
           OPTIONAL { ?sentence kg:inDocument ?thing ; kg:mentions ?object } FILTER (!BOUND(?sentence)) }""",
    ),
)


def check(store: Store, *, extra: Iterable[Path] = (), shapes: bool = True) -> list[Problem]:
    """All that is wrong with a graph: terms nobody defines, facts without evidence, violated shapes.

    `extra` are the ontology files of a user's own.
    """
    own = tuple(extra)
    found = [*vocabulary(store, own), *evidence(store)]
    if shapes:
        found += violations(store, own)
    return found


def vocabulary(store: Store, extra: tuple[Path, ...] = ()) -> Iterator[Problem]:
    """Classes and properties that neither the ontology nor a vocabulary it is written in defines."""
    defined = {q.subject.value for q in ontology(*extra) if isinstance(q.subject, ox.NamedNode)}
    others = tuple(iri for iri in prefixes().values() if iri != ONTOLOGY)
    for kind, query in (
        ("property", "SELECT DISTINCT ?term WHERE { ?s ?term ?o }"),
        ("class", "SELECT DISTINCT ?term WHERE { ?s a ?term }"),
    ):
        for term in sorted(str(row["term"].value) for row in _rows(store, query)):
            if term not in defined and not term.startswith(others):
                yield Problem(_short(term, store), f"a {kind} that no ontology defines", "error")


def evidence(store: Store) -> Iterator[Problem]:
    """Facts without claims, claims without sentences or facts, and triples that stand in two graphs."""
    for message, query in _EVIDENCE:
        for row in _rows(store, query):
            told = " ".join(_short(term.value, store) for term in row)
            yield Problem(told, message, "error")
    first: dict[ox.Triple, str] = {}
    for quad in store.match():
        graph = str(quad.graph_name)
        if first.setdefault(quad.triple, graph) != graph:
            told = f"a triple that stands in two graphs ({_short(quad.predicate.value, store)})"
            yield Problem(_short(str(quad.subject).strip("<>"), store), told, "error")


def violations(store: Store, extra: tuple[Path, ...] = (), *, shapes: Path | None = None) -> Iterator[Problem]:
    """What SHACL finds in all but what is inferred: violations as errors, then warnings, in the order of the things.

    A constraint that is one query over the whole graph runs in Oxigraph (in rdflib's engine it takes a hundred times
    as long), everything else in pyshacl.
    Raises: ConfigurationError when the shapes cannot be read.
    """
    import pyshacl
    import rdflib

    path = shapes or share("ontology", "shapes.ttl")
    try:
        rules = rdflib.Graph().parse(path, format="turtle")
    except (OSError, SyntaxError) as error:
        raise ConfigurationError(f"the shapes cannot be read ({error})", path=str(path)) from error
    inferred = store.graph("inferred")
    stated = [quad for quad in store.match() if quad.graph_name != inferred]
    terms = ontology(*extra)
    found = list(_asked(rules, [*stated, *terms], store, path))
    _, report, _ = pyshacl.validate(
        as_rdflib(stated), shacl_graph=rules, ont_graph=as_rdflib(terms), inference="none", advanced=True
    )
    found += _results(report, store)
    yield from sorted(set(found), key=lambda p: (p.severity != "error", p.where, p.message))


def _asked(rules: rdflib.Graph, quads: list[ox.Quad], store: Store, path: Path) -> Iterator[Problem]:
    """What the constraints find that ask the whole graph at once; they are taken out of the shapes."""
    from rdflib import SH

    graph = ox.Store()
    graph.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
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
            where = _short(row["value"].value, store)
            yield Problem(where, message, _SEVERITIES.get(severity, "error"))
        rules.remove((shape, SH.sparql, constraint))


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


def _results(report: rdflib.Graph, store: Store) -> Iterator[Problem]:
    from rdflib import RDF, SH, URIRef

    for result in report.subjects(RDF.type, SH.ValidationResult):
        said = {local: report.value(result, SH[local]) for local in ("focusNode", "resultPath", "value")}
        told = [str(m) for m in report.objects(result, SH.resultMessage)]
        severity = str(report.value(result, SH.resultSeverity)).rpartition("#")[2]
        path, value = said["resultPath"], said["value"]
        about = [_short(str(path), store)] if isinstance(path, URIRef) else []
        about += [_short(str(value), store)[:80]] if value is not None and value != said["focusNode"] else []
        message = " ".join(sorted(told)) + (f" [{' '.join(about)}]" if about else "")
        yield Problem(_short(str(said["focusNode"]), store), message, _SEVERITIES.get(severity, "error"))


def _rows(store: Store, query: str) -> list[ox.QuerySolution]:
    found = store.ox.query(query, prefixes=query_prefixes(store.base), use_default_graph_as_union=True)
    return list(found) if isinstance(found, ox.QuerySolutions) else []


def _short(iri: str, store: Store) -> str:
    for prefix, namespace in sorted(query_prefixes(store.base).items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


__all__ = ["as_rdflib", "check", "evidence", "violations", "vocabulary"]
