"""The query page: a plain form, the ready questions as a menu, the answer as a table with links."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox
from markupsafe import Markup
from msgspec import Struct

from kg.errors import KgError
from kg.rdf.questions import Question, bound, questions
from kg.rdf.witness import Ref
from kg.serve.answer import admitted, run, words_of
from kg.serve.operation import Operation
from kg.serve.pages.index import thing_path
from kg.serve.pages.render import html, script
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# A table of more rows is read by a program, from a download.
_SHOWN = 500
EXAMPLE = """# Who spoke at which event?
SELECT ?name ?event ?date WHERE {
  ?person kg:spokeAt ?meeting ; rdfs:label ?name .
  ?meeting rdfs:label ?event .
  OPTIONAL { ?meeting kg:heldOn ?date }
}
ORDER BY ?date ?name
"""


class Cell(Struct, frozen=True):
    """One value of a table: what is shown, where it leads."""

    text: str
    path: str | None = None
    language: str | None = None


class Table(Struct, frozen=True):
    """An answer as it is shown: `more` when only the first rows are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: bool
    formats: tuple[str, ...]
    triples: tuple[ox.Triple, ...] = ()


def ask(snapshot: Snapshot, request: Request, given: dict[str, str]) -> Reply:
    """The page, with the answer of a query or of a ready question where one is given."""
    known = questions()
    asked = known.get(given.get("question", ""))
    text, table, problem = given.get("query", ""), None, None
    try:
        if not text and asked is not None:
            text = bound(snapshot.store, asked, _arguments(asked, given))
        if text.strip():
            table = _table(snapshot, text)
    except (RefusedError, KgError) as error:
        problem, text = str(error), text or (asked.text if asked else "")
    return html(
        snapshot,
        request,
        "query.html",
        status=200 if problem is None else 400,
        known=known,
        asked=asked,
        arguments=given,
        text=text or EXAMPLE,
        ran=text,
        table=table,
        problem=problem,
        triples=_told(snapshot, request, table.triples) if table and table.triples else None,
    )


def _told(snapshot: Snapshot, request: Request, triples: Iterable[ox.Triple]) -> Markup:
    """Triples as the script that draws them takes them: rows as in SPARQL's JSON."""
    rows = [
        {name: _plain(term) for name, term in zip(("subject", "predicate", "object"), triple, strict=True)}
        for triple in triples
    ]
    return script(
        {
            "rows": rows,
            "endpoint": f"{snapshot.base_path}/sparql",
            "root": snapshot.base_path,
            "base": snapshot.store.base,
        }
    )


def _plain(term: object) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        return {"type": "literal", "value": term.value}
    return {"type": "bnode", "value": str(term)}


def _arguments(asked: Question, given: dict[str, str]) -> dict[str, str]:
    names = {parameter.name for parameter in asked.parameters}
    return {name: value.strip() for name, value in given.items() if name in names and value.strip()}


def _table(snapshot: Snapshot, text: str) -> Table:
    admitted(snapshot, text)
    found = run(snapshot, Operation(text), says_from="FROM" in words_of(text))
    if isinstance(found, ox.QueryBoolean):
        return Table(("answer",), ((Cell("yes" if found else "no"),),), False, ("json", "xml"))
    if isinstance(found, ox.QueryTriples):
        triples = list(islice(found, _SHOWN + 1))
        drawn = tuple(triples[:_SHOWN])
        rows: list[tuple[object, ...]] = [(t.subject, t.predicate, t.object) for t in triples]
        columns: tuple[str, ...] = ("subject", "predicate", "object")
        formats: tuple[str, ...] = ("ttl", "nt", "jsonld", "rdf")
    else:
        columns = tuple(variable.value for variable in found.variables)
        rows = [tuple(row[name] for name in columns) for row in islice(found, _SHOWN + 1)]
        formats = ("csv", "tsv", "json", "xml")
        drawn = ()
    cells = tuple(tuple(_cell(snapshot, term) for term in row) for row in rows[:_SHOWN])
    return Table(columns, cells, len(rows) > _SHOWN, formats, drawn)


def _cell(snapshot: Snapshot, term: object) -> Cell:
    if term is None:
        return Cell("")
    if isinstance(term, ox.Literal):
        return Cell(term.value, language=term.language)
    if not isinstance(term, ox.NamedNode):
        return Cell(str(term))
    base = snapshot.store.base
    for name, iri in sorted(snapshot.prefixes.items(), key=lambda pair: -len(pair[1])):
        if term.value.startswith(iri) and len(term.value) > len(iri):
            return Cell(f"{name}:{term.value[len(iri) :]}", _path(snapshot, term.value, base))
    return Cell(term.value, _path(snapshot, term.value, base))


def _path(snapshot: Snapshot, iri: str, base: str) -> str | None:
    """Where an IRI leads here: nowhere for those of others."""
    if iri.startswith(base):
        return thing_path(snapshot.base_path, Ref("", iri[len(base) :]).id or "")
    ours = thing_path(snapshot.base_path, iri)
    return ours if ours != iri else None
