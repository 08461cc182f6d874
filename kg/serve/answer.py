"""Answers a query of the SPARQL protocol from a snapshot of the graph."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count, islice

import pyoxigraph as ox
from msgspec.structs import replace

from kg.errors import QueryError
from kg.rdf.guard import admit, explained, tokens, unknown_function
from kg.rdf.names import query_prefixes
from kg.serve.formats import GRAPHS, RESULTS, Format, chosen
from kg.serve.negotiate import takes_gzip
from kg.serve.operation import Operation
from kg.serve.problems import RefusedError
from kg.serve.sink import Count, Elements, Records, Sink, TooLargeError, lines, packed
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

# Functions whose answer differs each time: such an answer has no ETag.
_VOLATILE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
# The forms with prefixes; of an answer longer than so many triples, all prefixes are declared instead of those used.
_PREFIXED = frozenset({ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML})
_LOOKED_AT = 20_000
_MATTERS = _VOLATILE | {"FROM"}
_OF_GRAPHS = frozenset({"CONSTRUCT", "DESCRIBE"})
# Answers below this are not worth packing (a packet of the network holds them).
_WORTH_PACKING = 1400
_GZIP = (("content-encoding", "gzip"),)

# What is counted are the marks between the rows of JSON, and the lines of tables, one of which is the heading.
_UNCOUNTED = {ox.QueryResultsFormat.JSON: 1, ox.QueryResultsFormat.CSV: -1, ox.QueryResultsFormat.TSV: -1}

Statements = Iterable[ox.Triple] | Iterable[ox.Quad]
Found = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


def answer(snapshot: Snapshot, request: Request, asked: Operation) -> Reply:
    """Answer a query in the form that the client likes best.

    Raises: RefusedError.
    """
    kind = admitted(snapshot, asked.query)
    words = words_of(asked.query)
    try:
        form = chosen(request.headers.get("accept", ""), GRAPHS if kind in _OF_GRAPHS else RESULTS, name=asked.format)
    except RefusedError:
        run(snapshot, asked, says_from=False)  # what is wrong with the query itself is told first
        raise
    tag = None if words & _VOLATILE else etag(snapshot, request, form.media, asked.query, *_dataset(asked))
    unchanged = not_modified(request, tag)
    if unchanged is not None:
        return unchanged
    found = run(snapshot, asked, says_from="FROM" in words)
    headers = [("content-type", form.content_type), ("vary", "accept, accept-encoding")]
    if tag is not None:
        headers += [("etag", tag), ("cache-control", "no-cache")]
    return written(snapshot, request, found, form, headers)


def written(
    snapshot: Snapshot,
    request: Request,
    found: Found | Statements,
    form: Format,
    headers: list[tuple[str, str]],
) -> Reply:
    """A reply of 200 with an answer, whole.

    Raises: RefusedError when it is larger than allowed.
    """
    limits = snapshot.limits
    gzip = takes_gzip(request.headers.get("accept-encoding", ""))
    sink = Sink(
        snapshot.spool,
        most_bytes=limits.response_megabytes * 1_000_000,
        most_rows=limits.rows,
        count=None if form.results is None else _counter(form),
        uncounted=0 if form.results is None else _UNCOUNTED.get(form.results, 0),
        gzip=gzip,
    )
    try:
        _write(snapshot, found, form, sink)
        body = sink.close()
    except TooLargeError as error:
        raise RefusedError(507, str(error)) from None
    except OSError as error:
        raise RefusedError(500, f"the store could not answer ({_one_line(error)})") from error
    if sink.spooled:
        return Reply(200, (*headers, *_GZIP) if gzip else tuple(headers), b"", True, sink.spooled)
    return small(request, Reply(200, tuple(headers), body))


def small(request: Request, reply: Reply) -> Reply:
    """A reply packed where the client takes that and it is worth it."""
    if len(reply.body) <= _WORTH_PACKING or not takes_gzip(request.headers.get("accept-encoding", "")):
        return replace(reply, length=len(reply.body))
    body = packed(reply.body)
    return replace(reply, headers=(*reply.headers, *_GZIP), body=body, length=len(body))


def etag(snapshot: Snapshot, request: Request, *parts: str) -> str:
    """The mark of an answer: the same for the same graph, question and form."""
    gzip = takes_gzip(request.headers.get("accept-encoding", ""))
    key = "\0".join((snapshot.id, str(gzip), *parts))
    return f'"{hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]}"'


def not_modified(request: Request, tag: str | None) -> Reply | None:
    """The reply of 304 where the client has this answer already."""
    known = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if tag is None or tag not in known:
        return None
    return Reply(304, (("etag", tag), ("cache-control", "no-cache"), ("vary", "accept, accept-encoding")))


def admitted(snapshot: Snapshot, text: str) -> str:
    """The form of a query that is let pass ("SELECT").

    Raises: RefusedError.
    """
    if len(text) > snapshot.limits.characters:
        raise RefusedError(413, f"the query is longer than {snapshot.limits.characters:,} characters")
    try:
        return admit(text, longest=snapshot.limits.characters)[0]
    except QueryError as error:
        status = 403 if "would change the graph" in str(error) or "here may not" in str(error) else 400
        raise RefusedError(status, str(error), line=error.line, column=error.column) from None


def words_of(text: str) -> frozenset[str]:
    """Which of the words that matter a query uses, in capitals; its tokens are read only if one may be there."""
    upper = text.upper()
    if not any(word in upper for word in _MATTERS):
        return frozenset()
    return frozenset(token.text.upper() for token in tokens(text) if token.kind == "word") & _MATTERS


def _dataset(asked: Operation) -> Iterator[str]:
    for graph in asked.default_graphs:
        yield f"d{graph.value}"
    for graph in asked.named_graphs:
        yield f"n{graph.value}"


def run(snapshot: Snapshot, asked: Operation, *, says_from: bool) -> Found:
    """What the engine finds for a query that was let pass.

    Raises: RefusedError.
    """
    prefixes = query_prefixes(snapshot.store.base)
    stated = bool(asked.default_graphs or asked.named_graphs)
    try:
        return snapshot.store.ox.query(
            asked.query,
            base_iri=snapshot.store.base,
            prefixes=prefixes,
            # pyoxigraph's union would take no notice of FROM
            use_default_graph_as_union=snapshot.union and not stated and not says_from,
            default_graph=[*asked.default_graphs] if stated else None,
            named_graphs=[*asked.named_graphs] if stated else None,
        )
    except SyntaxError as error:
        raise _wrong(explained(asked.query, error, frozenset(prefixes))) from None
    except (OSError, RuntimeError, ValueError) as error:
        unknown = unknown_function(asked.query, error)
        if unknown is not None:
            raise _wrong(unknown) from None
        raise RefusedError(500, f"the query failed ({_one_line(error)})") from error


def _wrong(error: QueryError) -> RefusedError:
    return RefusedError(400, str(error), line=error.line, column=error.column)


def _write(snapshot: Snapshot, found: Found | Statements, form: Format, sink: Sink) -> None:
    if isinstance(found, ox.QuerySolutions | ox.QueryBoolean):
        found.serialize(sink, format=form.results)  # type: ignore[arg-type]  # a Sink is all that it uses of a file
        return
    counted = _counted(found, sink)
    prefixes = None
    if form.rdf in _PREFIXED:
        first = list(islice(counted, _LOOKED_AT))
        prefixes = _used(snapshot.prefixes, first) if len(first) < _LOOKED_AT else dict(snapshot.prefixes)
        counted = chain(first, counted)
    ox.serialize(counted, sink, format=form.rdf, prefixes=prefixes)  # type: ignore[arg-type]  # a Sink is all that it uses of a file


def _used(prefixes: Mapping[str, str], found: list[ox.Triple | ox.Quad]) -> dict[str, str]:
    """The prefixes that these triples need."""
    namespaces = {i for statement in found for i in re.findall(r"<([^<>]*[/#])[^<>/#]*>", str(statement))}
    return {name: iri for name, iri in prefixes.items() if iri in namespaces}


def _counted(found: Statements, sink: Sink) -> Iterator[ox.Triple | ox.Quad]:
    numbers = count(1)
    for statement in found:
        sink.check_rows(next(numbers))
        yield statement


def _counter(form: Format) -> Count:
    """Counts the rows of a form as they are written, but for those of _UNCOUNTED."""
    if form.results == ox.QueryResultsFormat.XML:
        return Elements(b"<result>")
    if form.results == ox.QueryResultsFormat.JSON:
        return Elements(b'},{"')  # within a string the quotation mark would be escaped
    return Records() if form.results == ox.QueryResultsFormat.CSV else lines


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


__all__ = ["admitted", "answer", "etag", "not_modified", "run", "small", "words_of", "written"]
