"""Run SPARQL over the union of all graphs, or those that FROM names: read-only, no network, every prefix known.

`run` answers in this process; `run_apart` in one that can be killed, since a running query cannot be interrupted.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
from msgspec import Struct

from kg.errors import KgError, QueryError
from kg.rdf.guard import LONGEST, admit, explained, names_graphs, unknown_function
from kg.rdf.names import query_prefixes
from kg.rdf.store import Store

Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple


class Solutions(Struct, frozen=True):
    """The answer of a SELECT: a row for each solution, None where a variable is unbound."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


class Graph(Struct, frozen=True):
    """The answer of a CONSTRUCT or DESCRIBE: triples, sorted, each once."""

    triples: tuple[ox.Triple, ...]


Answer = Solutions | Graph | bool


def is_empty(answer: Answer) -> bool:
    """Whether an answer says nothing: no row, no triple, or no."""
    if isinstance(answer, Solutions):
        return not answer.rows
    return not answer.triples if isinstance(answer, Graph) else not answer


def run(
    store: Store,
    text: str,
    *,
    bindings: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    longest: int = LONGEST,
) -> Answer:
    """Answer a query. Rows of a SELECT without ORDER BY come sorted, so that the same graph answers the same.

    `bindings` are variables and the terms that stand for them.
    Raises: QueryError with line and column of the user's own text.
    """
    _form, ordered = admit(text, longest=longest)
    prefixes = query_prefixes(store.base)
    substitutions: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple] = {
        ox.Variable(name): value for name, value in (bindings or {}).items()
    }
    try:
        found = store.ox.query(
            text,
            base_iri=store.base,
            prefixes=prefixes,
            use_default_graph_as_union=not names_graphs(text),  # the union would take no notice of FROM
            substitutions=substitutions,
        )
        return _answer(found, ordered=ordered)
    except SyntaxError as error:
        raise explained(text, error, frozenset(prefixes)) from None
    except (OSError, RuntimeError, ValueError) as error:
        wrong = unknown_function(text, error)
        raise wrong or QueryError(f"the query failed: {' '.join(str(error).split())}") from error


def run_apart(path: Path, text: str, *, seconds: float, longest: int = LONGEST) -> Answer:
    """Answer a query in a process of its own, killed when the time is over.

    `path` is a graph as Store.open takes it.
    Raises: QueryError, also when the time is over or the process dies.
    """
    admit(text, longest=longest)
    command = [sys.executable, "-m", "kg.rdf.apart", str(path), str(longest)]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        raise QueryError(f"no answer within {seconds:g} seconds") from None
    from kg.rdf.apart import Failure, received

    if done.returncode != 0:
        raise QueryError("the query was too much for the store: its process ended without an answer")
    answer = received(done.stdout)
    if isinstance(answer, Failure):
        if answer.query:
            raise QueryError(answer.message, line=answer.line, column=answer.column)
        raise KgError(answer.message)
    return answer


def _answer(found: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, *, ordered: bool) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QueryTriples):
        return Graph(tuple(sorted(set(found), key=str)))
    variables = tuple(variable.value for variable in found.variables)
    rows = [tuple(row[name] for name in variables) for row in found]
    return Solutions(variables, tuple(rows if ordered else sorted(rows, key=lambda row: [str(t) for t in row])))
