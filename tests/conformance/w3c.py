"""The W3C's tests of SPARQL 1.1 put to a server: `python tests/conformance FOLDER` (the folder sparql11).

Each file of data becomes a named graph of one server; each query names its graphs in the request, as the protocol
has it. Beside the endpoint the same queries go to pyoxigraph in this process, compared in the same way.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from urllib.parse import quote, urlencode

import pyoxigraph as ox
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from serving import Answer, Server

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
BASE = "http://w3c.test/"
EMPTY = f"{BASE}empty"
FOLDERS = (
    *("aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation"),
    *("project-expression", "property-path", "subquery", "syntax-query", "csv-tsv-res", "json-res"),
)
SHAPES = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}
RESULTS = {
    ".srx": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    ".srj": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    ".csv": ("text/csv", ox.QueryResultsFormat.CSV),
    ".tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}


@dataclass(frozen=True)
class Case:
    """One test: its kind, query, graphs and the file that holds what is right."""

    name: str
    kind: str
    query: Path
    data: tuple[Path, ...]
    named: tuple[Path, ...]
    result: Path | None


@dataclass(frozen=True)
class Outcome:
    """Whether the endpoint passed, and whether pyoxigraph in this process did."""

    name: str
    endpoint: bool
    engine: bool
    told: str = ""


def cases(folder: Path) -> Iterator[Case]:
    """The tests of queries: evaluation, syntax, formats of results."""
    for name in FOLDERS:
        manifest = folder / name / "manifest.ttl"
        graph = Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
        for entry in _entries(graph, manifest):
            kind = str(graph.value(entry, RDF.type)).rpartition("#")[2]
            action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
            query = graph.value(action, QT.query) or action
            yield Case(
                f"{name}/{str(entry).rpartition('#')[2]}",
                kind,
                _path(query),
                tuple(map(_path, graph.objects(action, QT.data))),
                tuple(sorted(map(_path, graph.objects(action, QT.graphData)))),
                None if result is None else _path(result),
            )


def _entries(graph: Graph, manifest: Path) -> Iterable[URIRef]:
    return Collection(graph, graph.value(URIRef(manifest.as_uri()), MF.entries))  # type: ignore[arg-type,return-value]


def _path(iri: object) -> Path:
    from urllib.parse import unquote, urlsplit

    return Path(unquote(urlsplit(str(iri)).path))


def graph_of(folder: Path, file: Path) -> str:
    """The name of the graph that a file of data becomes."""
    return BASE + quote(file.relative_to(folder).as_posix())


def dataset(folder: Path, known: Iterable[Case]) -> bytes:
    """All data of all tests as N-Quads, each file a named graph; so too those of the protocol tests."""
    files = {file for case in known for file in (*case.data, *case.named)}
    files |= {path for path in folder.glob("*/*") if path.suffix in SHAPES and path.parent.name in FOLDERS}
    store = ox.Store()
    for file in sorted(files):
        name = graph_of(folder, file)
        try:
            triples = list(ox.parse(path=str(file), format=SHAPES[file.suffix], base_iri=name, rename_blank_nodes=True))
        except SyntaxError:
            continue  # no test reads it: manifests and results are not all plain RDF 1.1
        store.extend(ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name)) for t in triples)
    for file in sorted((folder / "protocol").glob("data*.nt")):
        name = f"http://kasei.us/2009/09/sparql/data/{file.stem}.rdf"
        store.bulk_load(path=str(file), format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode(name))
    return store.dump(format=ox.RdfFormat.N_QUADS) or b""


def evaluated(server: Server, store: ox.Store, folder: Path, case: Case) -> Outcome:
    """One test at the endpoint and in this process."""
    base = graph_of(folder, case.query)
    try:
        text = f"BASE <{base}>\n{case.query.read_text(encoding='utf-8')}"
    except UnicodeDecodeError:
        text = ""
    accept, shape = RESULTS.get(case.result.suffix if case.result else "", RESULTS[".srx"])
    graphs = [("default-graph-uri", graph_of(folder, file)) for file in case.data]
    graphs += [("named-graph-uri", graph_of(folder, file)) for file in case.named]
    if " FROM " in f" {' '.join(text.upper().split())} ":
        graphs = []  # the query names its graphs itself
    elif not graphs:
        graphs = [("default-graph-uri", EMPTY)]
    both = f"{accept}, text/turtle;q=.9"
    parameters = urlencode([("query", text), *graphs], quote_via=quote).encode()
    headers = {"accept": both, "content-type": "application/x-www-form-urlencoded"}
    answer = server.ask("/sparql", method="POST", headers=headers, body=parameters)
    engine = _in_process(store, text, graphs, shape)
    if "Syntax" in case.kind:
        wanted = case.kind.startswith("Positive")
        return Outcome(case.name, (answer.status == 200) == wanted, (engine is not None) == wanted, answer.text[:200])
    assert case.result is not None
    right = case.result.read_bytes()
    ours = answer.status == 200 and _same(case, answer.body, right, answer.headers["content-type"])
    theirs = engine is not None and _same(case, engine[0], right, engine[1])
    return Outcome(case.name, ours, theirs, answer.text[:300])


def _in_process(
    store: ox.Store, text: str, graphs: list[tuple[str, str]], shape: ox.QueryResultsFormat
) -> tuple[bytes, str] | None:
    default = [ox.NamedNode(iri) for key, iri in graphs if key.startswith("default")]
    named = [ox.NamedNode(iri) for key, iri in graphs if key.startswith("named")]
    try:
        found = store.query(text, default_graph=default if graphs else None, named_graphs=named if graphs else None)
        if isinstance(found, ox.QueryTriples):
            return found.serialize(format=ox.RdfFormat.TURTLE) or b"", "text/turtle"
        return found.serialize(format=shape) or b"", "results"
    except (SyntaxError, OSError, ValueError, RuntimeError):
        return None


def _same(case: Case, body: bytes, right: bytes, media: str) -> bool:
    assert case.result is not None
    suffix = case.result.suffix
    if media.startswith("text/turtle"):
        base = "http://same/"
        found = ox.parse(body, format=ox.RdfFormat.TURTLE, base_iri=base)
        wanted = ox.parse(right, format=SHAPES[suffix], base_iri=base)
        return _canonical(q.triple for q in found) == _canonical(q.triple for q in wanted)
    if suffix == ".csv":
        return _table(body) == _table(right)
    if suffix == ".ttl":
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.XML)
        return _canonical(_rows(found)) == _canonical(_listed(right))
    shape = RESULTS[suffix][1]
    found, wanted = ox.parse_query_results(body, format=shape), ox.parse_query_results(right, format=shape)
    if isinstance(wanted, ox.QueryBoolean) or isinstance(found, ox.QueryBoolean):
        return isinstance(found, ox.QueryBoolean) and bool(found) == bool(wanted)
    if {v.value for v in found.variables} != {v.value for v in wanted.variables}:
        return False
    return _canonical(_rows(found)) == _canonical(_rows(wanted))


def _rows(found: ox.QuerySolutions) -> Iterator[ox.Triple]:
    """Each row as a blank node with its values, so that rows and blank nodes are compared up to their names."""
    for row in found:
        name = ox.BlankNode()
        yield ox.Triple(name, ox.NamedNode(f"{RS}solution"), ox.Literal("row"))
        for variable in found.variables:
            if row[variable] is not None:
                yield ox.Triple(name, ox.NamedNode(f"{RS}{variable.value}"), _value(row[variable]))


def _table(text: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    """The rows of CSV, whatever the order of rows and columns and the names of blank nodes."""
    rows = csv.DictReader(io.StringIO(text.decode(), newline=""))
    return Counter(tuple(sorted((k, "_:" if v.startswith("_:") else v) for k, v in row.items())) for row in rows)


def _listed(turtle: bytes) -> Iterator[ox.Triple]:
    """The rows of a result written in the vocabulary of result sets."""
    graph = Graph().parse(data=turtle, format="turtle")
    names = Namespace(RS)
    for solution in graph.objects(None, names.solution):
        row = ox.BlankNode()
        yield ox.Triple(row, ox.NamedNode(f"{RS}solution"), ox.Literal("row"))
        for binding in graph.objects(solution, names.binding):
            variable, value = graph.value(binding, names.variable), graph.value(binding, names.value)
            triple = f"<x:s> <x:p> {value.n3()} ."  # type: ignore[union-attr]
            term = next(iter(ox.parse(triple, format=ox.RdfFormat.TURTLE))).object
            yield ox.Triple(row, ox.NamedNode(f"{RS}{variable}"), _value(term))


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """A number or truth by its value: 2.0 is 2.00, and 0 is false (a store keeps values, not spellings)."""
    kind = term.datatype.value.rpartition("#")[2] if isinstance(term, ox.Literal) else ""
    if isinstance(term, ox.Literal) and kind == "boolean":
        return ox.Literal({"0": "false", "1": "true"}.get(term.value, term.value), datatype=term.datatype)
    if isinstance(term, ox.Literal) and kind in ("decimal", "double", "float"):
        try:
            return ox.Literal(str(round(Decimal(term.value), 9).normalize()), datatype=term.datatype)
        except InvalidOperation:
            return term
    return term


def _canonical(triples: Iterable[ox.Triple]) -> list[str]:
    found = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in found)


@dataclass(frozen=True)
class Exchange:
    """A request of the protocol tests and what must come back."""

    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str | None


def exchanges(folder: Path) -> Iterator[Exchange]:
    """The protocol tests that concern query (those of update are about what this server refuses)."""
    manifest = folder / "protocol" / "manifest.ttl"
    graph = Graph().parse(manifest, format="turtle", publicID=manifest.as_uri())
    for entry in _entries(graph, manifest):
        name = str(entry).rpartition("#")[2]
        if "update" in name:
            continue
        for outer in graph.objects(graph.value(entry, MF.action), HT.requests):
            for request in Collection(graph, outer):  # type: ignore[arg-type]
                yield _exchange(graph, name, request)


def _exchange(graph: Graph, name: str, request: object) -> Exchange:
    def value(subject: object, predicate: URIRef) -> str | None:
        found = graph.value(subject, predicate)  # type: ignore[arg-type]
        return None if found is None else str(found)

    response = graph.value(request, HT.resp)  # type: ignore[arg-type]
    content = graph.value(request, HT.body)  # type: ignore[arg-type]
    headers = {}
    for listed in graph.objects(request, HT.headers):  # type: ignore[arg-type]
        for header in Collection(graph, listed):  # type: ignore[arg-type]
            headers[str(value(header, HT.fieldName))] = str(value(header, HT.fieldValue))
    chars = None if content is None else value(content, CNT.chars)
    encoding = "utf-8" if content is None else value(content, CNT.characterEncoding) or "utf-8"
    boolean = value(response, MF.expectedBoolean)
    return Exchange(
        name,
        str(value(request, HT.methodName)),
        str(value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1),
        headers,
        None if chars is None else chars.encode(encoding),
        tuple(str(s).rpartition("#")[2] for s in graph.objects(response, MF.expectedStatus)),  # type: ignore[arg-type]
        None if boolean is None else boolean == "true",
        value(response, MF.expectedFormat),
    )


def passes(server: Server, exchange: Exchange) -> tuple[bool, Answer]:
    """Whether the server answers as it must."""
    answer = server.ask(exchange.path, method=exchange.method, headers=exchange.headers, body=exchange.body)
    right = f"StatusCode{answer.status // 100}xx" in exchange.statuses or not exchange.statuses
    media = answer.headers.get("content-type", "").partition(";")[0]
    if exchange.boolean is not None:
        right &= media.endswith("json") and json.loads(answer.body).get("boolean") is exchange.boolean
    elif exchange.format == "tabular":
        right &= media in {shape for shape, _ in RESULTS.values()}
    elif exchange.format == "RDF":
        right &= media in ("text/turtle", "application/n-triples", "application/rdf+xml")
    return right, answer
