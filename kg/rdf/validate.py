"""Check a graph against its own rules: the vocabulary it may use, the evidence it must have, the shapes of SHACL."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.model import Problem
from kg.rdf.names import ontology, prefixes, query_prefixes, shortened
from kg.rdf.shapes import violations
from kg.rdf.store import Store

# What must find nothing: (what is wrong, a query for ?thing and more to tell). What is missing is asked for by OPTIONAL
# and !BOUND where it takes several patterns (Oxigraph joins a longer NOT EXISTS anew for each row: 100 times slower),
# and by MINUS where both sides are many (it joins such an OPTIONAL by one end: 40 s became 1 at 800,000 triples).
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
           MINUS { ?sentence kg:inDocument ?thing ; kg:mentions ?object } }""",
    ),
)


_TWICE = """SELECT ?thing ?path WHERE { GRAPH ?graph { ?thing ?path ?object } }
            GROUP BY ?thing ?path ?object HAVING (COUNT(?graph) > 1)"""


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
                yield Problem(shortened(term, store.base), f"a {kind} that no ontology defines", "error")


def evidence(store: Store) -> Iterator[Problem]:
    """Facts without claims, claims without sentences or facts, and triples that stand in two graphs."""
    for message, query in _EVIDENCE:
        for row in _rows(store, query):
            told = " ".join(shortened(term.value, store.base) for term in row)
            yield Problem(told, message, "error")
    for row in _rows(store, _TWICE):
        told = f"a triple that stands in two graphs ({shortened(row['path'].value, store.base)})"
        yield Problem(shortened(str(row["thing"]).strip("<>"), store.base), told, "error")


def _rows(store: Store, query: str) -> list[ox.QuerySolution]:
    found = store.ox.query(query, prefixes=query_prefixes(store.base), use_default_graph_as_union=True)
    return list(found) if isinstance(found, ox.QuerySolutions) else []


__all__ = ["check", "evidence", "vocabulary"]
