"""A query in a process of its own: `python -m kg.rdf.apart GRAPH LONGEST`, query on stdin, the answer on stdout."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from msgspec import Struct

from kg.errors import KgError, QueryError
from kg.rdf.query import Answer, Graph, Solutions, Term, run
from kg.rdf.store import Store


class Failure(Struct, frozen=True):
    """What went wrong in the other process; `query` when it was the query's fault."""

    message: str
    query: bool
    line: int | None = None
    column: int | None = None


def sent(answer: Answer | Failure) -> bytes:
    """An answer as bytes: terms as N-Triples, each once."""
    if isinstance(answer, Failure):
        value: Any = {"failure": [answer.message, answer.query, answer.line, answer.column]}
    elif isinstance(answer, bool):
        value = {"boolean": answer}
    elif isinstance(answer, Graph):
        return b"G" + (ox.serialize(answer.triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    else:
        names: dict[str, int] = {}
        rows = [[None if t is None else names.setdefault(str(t), len(names)) for t in row] for row in answer.rows]
        value = {"variables": answer.variables, "rows": rows, "terms": list(names)}
    return b"J" + json.dumps(value, ensure_ascii=False).encode()


def received(data: bytes) -> Answer | Failure:
    """The answer that `sent` wrote."""
    if data[:1] == b"G":
        return Graph(tuple(quad.triple for quad in ox.parse(data[1:], format=ox.RdfFormat.N_TRIPLES)))
    value = json.loads(data[1:])
    if "failure" in value:
        return Failure(*value["failure"])
    if "boolean" in value:
        return bool(value["boolean"])
    terms = [_term(text) for text in value["terms"]]
    rows = tuple(tuple(None if i is None else terms[i] for i in row) for row in value["rows"])
    return Solutions(tuple(value["variables"]), rows)


def _term(text: str) -> Term:
    blank = text.startswith("_:")
    line = f"{text} <x:p> <x:o> ." if blank else f"<x:s> <x:p> {text} ."
    triple: ox.Triple = next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES))).triple
    term: Term = triple.subject if blank else triple.object
    return term


def main() -> None:
    """Answer the query on stdin."""
    path, longest = sys.argv[1:]
    try:
        result: Answer | Failure = run(Store.open(Path(path)), sys.stdin.buffer.read().decode(), longest=int(longest))
    except QueryError as error:
        result = Failure(str(error), True, error.line, error.column)
    except KgError as error:
        result = Failure(str(error), False)
    sys.stdout.buffer.write(sent(result))


if __name__ == "__main__":
    main()
