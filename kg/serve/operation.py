"""A request of the SPARQL protocol, read: one query, its dataset, its format; or why not.

Source: https://www.w3.org/TR/sparql11-protocol/, section 2.
"""

from __future__ import annotations

from urllib.parse import parse_qsl

import pyoxigraph as ox
from msgspec import Struct

from kg.serve.problems import RefusedError
from kg.serve.wire import Request

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_READ_ONLY = "this endpoint only reads: updates are refused"
# As many parameters as a dataset of a thousand graphs has; a million would cost seconds.
_MOST_PARAMETERS = 2_000


class Operation(Struct, frozen=True):
    """One query as asked; the graphs are empty lists where the request names none."""

    query: str
    default_graphs: tuple[ox.NamedNode, ...] = ()
    named_graphs: tuple[ox.NamedNode, ...] = ()
    format: str | None = None


def operation(request: Request) -> Operation | None:
    """The query that a request asks for; None for a GET without any, which asks for the service description.

    Raises: RefusedError.
    """
    if request.method in ("GET", "HEAD"):
        pairs = parameters(request.query)
    elif request.method == "POST":
        pairs = _posted(request)
    else:
        raise RefusedError(405, f"{request.method} is not a method of SPARQL", headers={"allow": "GET, HEAD, POST"})
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(403, _READ_ONLY)
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise RefusedError(400, f"a request has exactly one query, not {len(queries)}")
    formats = [value for name, value in pairs if name == "format"]
    return Operation(
        queries[0],
        _graphs(pairs, "default-graph-uri"),
        _graphs(pairs, "named-graph-uri"),
        formats[0] if formats else None,
    )


def parameters(text: str) -> list[tuple[str, str]]:
    """The parameters of a query string or form.

    Raises: RefusedError where the text is not UTF-8 or has too many.
    """
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS)
    except UnicodeDecodeError:
        raise RefusedError(400, "the parameters are not UTF-8") from None
    except ValueError as error:
        raise RefusedError(400, f"the parameters cannot be read ({error})") from None


def graph_name(iri: str) -> ox.NamedNode:
    """The graph of an IRI.

    Raises: RefusedError for what is no absolute IRI.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError:
        raise RefusedError(400, f"{iri[:200]!r} is no absolute IRI") from None


def _posted(request: Request) -> list[tuple[str, str]]:
    media, *rest = (part.strip() for part in request.headers.get("content-type", "").split(";"))
    media = media.lower()
    if media == UPDATE:
        raise RefusedError(403, _READ_ONLY)
    if media not in (FORM, QUERY):
        said = media or "nothing"
        raise RefusedError(415, f"a query is posted as {QUERY} or {FORM}; the content type says {said[:100]!r}")
    for parameter in rest:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip(' "').lower() not in ("utf-8", "utf8", "us-ascii"):
            raise RefusedError(415, "queries are posted in UTF-8")
    try:
        text = request.body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, f"the body is not UTF-8 (at byte {error.start})") from None
    if media == QUERY:
        return [*parameters(request.query), ("query", text)]
    return [*parameters(request.query), *parameters(text)]


def _graphs(pairs: list[tuple[str, str]], name: str) -> tuple[ox.NamedNode, ...]:
    return tuple(dict.fromkeys(graph_name(value) for key, value in pairs if key == name))
