"""Answers of queries as text: a table's cells, the W3C's JSON, CSV and TSV, Turtle."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from kg.errors import QueryError
from kg.rdf.names import node, query_prefixes
from kg.rdf.query import Answer, Graph, Solutions, Term

_LOCAL = re.compile(r"[\w](?:[\w.-]*[\w-])?")


def cells(answer: Answer, base: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Columns and rows for a table: IRIs by prefix, literals as their text."""
    if isinstance(answer, bool):
        return ("answer",), (("yes" if answer else "no",),)
    names = _shortest(query_prefixes(base))
    if isinstance(answer, Graph):
        rows: Any = ((t.subject, t.predicate, t.object) for t in answer.triples)
        return ("subject", "predicate", "object"), tuple(tuple(_cell(t, names) for t in row) for row in rows)
    return answer.variables, tuple(tuple(_cell(term, names) for term in row) for row in answer.rows)


def table(answer: Answer, base: str) -> str:
    """Aligned plain text."""
    columns, rows = cells(answer, base)
    lines = [columns, *(tuple(" ".join(cell.split()) for cell in row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    return "".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def sparql_json(answer: Answer) -> str:
    """Source: https://www.w3.org/TR/sparql11-results-json/; for triples a list of them in the same terms."""
    if isinstance(answer, bool):
        value: Any = {"head": {}, "boolean": answer}
    elif isinstance(answer, Graph):
        value = [
            {"subject": _json(t.subject), "predicate": _json(t.predicate), "object": _json(t.object)}
            for t in answer.triples
        ]
    else:
        bindings = [
            {name: _json(term) for name, term in zip(answer.variables, row, strict=True) if term is not None}
            for row in answer.rows
        ]
        value = {"head": {"vars": list(answer.variables)}, "results": {"bindings": bindings}}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def sparql_csv(answer: Answer) -> str:
    """Source: https://www.w3.org/TR/sparql11-results-csv-tsv/ (values as they are, lines end in CR LF)."""
    columns, rows = _tabular(answer)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([("" if term is None else _text(term)) for term in row] for row in rows)
    return text.getvalue()


def sparql_tsv(answer: Answer) -> str:
    """Source: https://www.w3.org/TR/sparql11-results-csv-tsv/ (terms as in Turtle)."""
    columns, rows = _tabular(answer)
    head = "\t".join("?" + column for column in columns)
    lines = ("\t".join("" if t is None else str(t).replace("\t", "\\t") for t in row) for row in rows)
    return "\n".join([head, *lines]) + "\n"


def turtle(answer: Answer, base: str) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle.

    Raises: QueryError for the answer of a SELECT or ASK.
    """
    if not isinstance(answer, Graph):
        raise QueryError("only the answer of CONSTRUCT or DESCRIBE can be written as Turtle")
    text = (ox.serialize(answer.triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    used = {name: iri for name, iri in query_prefixes(base).items() if f"<{iri}" in text}
    return (ox.serialize(answer.triples, format=ox.RdfFormat.TURTLE, prefixes=used) or b"").decode()


FORMATS = ("table", "json", "csv", "tsv", "ttl")


def written(answer: Answer, format: str, base: str) -> str:
    """An answer in one of FORMATS.

    Raises: QueryError where the format cannot hold it.
    """
    if format == "table":
        return table(answer, base)
    if format == "ttl":
        return turtle(answer, base)
    return {"json": sparql_json, "csv": sparql_csv, "tsv": sparql_tsv}[format](answer)


def _tabular(answer: Answer) -> tuple[tuple[str, ...], tuple[tuple[Term | None, ...], ...]]:
    if isinstance(answer, bool):
        return ("answer",), ((ox.Literal(answer),),)
    if isinstance(answer, Graph):
        return ("subject", "predicate", "object"), tuple((t.subject, t.predicate, t.object) for t in answer.triples)
    return answer.variables, answer.rows


def _shortest(prefixes: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(((iri, name) for name, iri in prefixes.items()), key=lambda pair: -len(pair[0]))


def _cell(term: Term | None, names: list[tuple[str, str]]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for iri, name in names:
            if term.value.startswith(iri) and _LOCAL.fullmatch(term.value, len(iri)):
                return f"{name}:{term.value[len(iri) :]}"
    return _text(term)


def _text(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _json(term: Term) -> dict[str, Any]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
    value = {"type": "literal", "value": term.value}
    if term.language:
        return {**value, "xml:lang": term.language}
    return value if term.datatype == node("xsd:string") else {**value, "datatype": term.datatype.value}


__all__ = ["FORMATS", "Solutions", "cells", "sparql_csv", "sparql_json", "sparql_tsv", "table", "turtle", "written"]
