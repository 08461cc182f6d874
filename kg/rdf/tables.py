"""The graph as tables: nodes, edges and evidence, as CSV and as Parquet, row by row and in a fixed order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.errors import ConfigurationError, OutputError
from kg.identity import ONTOLOGY
from kg.rdf.external import Sorter
from kg.rdf.names import node, query_prefixes, subclasses, terms
from kg.rdf.store import Store

if TYPE_CHECKING:
    import pyarrow

Row = tuple[str, ...]

_EVIDENCE = """
SELECT ?claim ?subject ?subject_label ?predicate ?object ?object_label ?status ?modality ?from ?until
       ?source ?begin ?end ?sentence ?rule ?confidence
WHERE {
  ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL { ?subject rdfs:label ?subject_label }
  OPTIONAL { ?object rdfs:label ?object_label }
  OPTIONAL { ?claim kg:status ?status }
  OPTIONAL { ?claim kg:modality ?modality }
  OPTIONAL { ?claim kg:startsOn ?from }
  OPTIONAL { ?claim kg:endsOn ?until }
  OPTIONAL { ?claim kg:rule ?rule }
  OPTIONAL { ?rule kg:confidence ?usual }
  OPTIONAL { ?claim kg:confidence ?own }
  OPTIONAL {
    ?claim kg:evidence ?passage .
    ?passage kg:inDocument/kg:file ?file ; kg:begin ?begin ; kg:end ?end ; kg:text ?sentence
  }
  OPTIONAL { ?claim prov:wasDerivedFrom/rdfs:label ?authority }
  BIND (COALESCE(?file, ?authority) AS ?source)
  BIND (COALESCE(?own, ?usual) AS ?confidence)
}
"""
# Rows of a group of rows: what a reader of Parquet loads at once, and what is held in memory while writing.
_GROUP = 50_000
_NUMBERS = {"begin": int, "end": int, "confidence": float}
_NAMES = {"label": "label", "altLabel": "names", "acronym": "acronyms"}


def evidence(store: Store, *, folder: Path | None = None) -> tuple[Row, Iterator[Row]]:
    """The columns of the table of evidence, and its rows: one for each sentence of each claim, sorted.

    `folder` is where they are sorted when they don't fit in memory.
    """
    found = store.ox.query(_EVIDENCE, prefixes=query_prefixes(store.base), use_default_graph_as_union=True)
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT gives solutions")
    columns = tuple(variable.value for variable in found.variables)
    prefixes = tuple(query_prefixes(store.base).items())
    rows = (tuple(_plain(row[column], prefixes) for column in columns) for row in found)
    return columns, _sorted(rows, folder)


def evidence_csv(store: Store, out: IO[bytes], *, folder: Path | None = None) -> None:
    """Every claim with each of its sentences: a row for each, with the file and the offsets of the sentence."""
    columns, rows = evidence(store, folder=folder)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    text.flush()
    text.detach()


def write_parquet(store: Store, folder: Path) -> None:
    """Writes nodes.parquet, edges.parquet and evidence.parquet into a folder.

    Shape: nodes are the things and tenures, with their class, names and other properties; edges the plain facts, with
    the id of a thing or the text of a value; evidence as `evidence` gives it, offsets and confidence as numbers.
    Raises: ConfigurationError without pyarrow; OutputError when the folder cannot be written.
    """
    try:
        import pyarrow as pa
    except ImportError:
        raise ConfigurationError("Parquet needs the package pyarrow: pip install 'undoc-kg[export]'") from None
    text, texts = pa.string(), pa.list_(pa.string())
    columns, rows = evidence(store, folder=folder)
    kinds = {str: text, int: pa.int64(), float: pa.float64()}
    numbered = ({name: _number(name, cell) for name, cell in zip(columns, row, strict=True)} for row in rows)
    tables: dict[str, tuple[dict[str, Any], Iterable[dict[str, Any]]]] = {
        "nodes": (
            dict.fromkeys(("id", "iri", "kind", "label"), text)
            | {"names": texts, "acronyms": texts, "properties": pa.map_(text, texts)},
            _nodes(store, folder),
        ),
        "edges": (dict.fromkeys(("subject", "predicate", "object", "value", "datatype"), text), _edges(store, folder)),
        "evidence": ({name: kinds[_NUMBERS.get(name, str)] for name in columns}, numbered),
    }
    try:
        for name, (fields, found) in tables.items():
            _write(folder / f"{name}.parquet", pa.schema(list(fields.items())), found)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror or error})") from error


def _write(path: Path, schema: pyarrow.Schema, rows: Iterable[dict[str, Any]]) -> None:
    """One table: aside first, then in the place of what stood there."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    aside = path.with_name(path.name + ".new")
    more = iter(rows)
    try:
        with pq.ParquetWriter(aside, schema, compression="zstd") as writer:
            while group := list(islice(more, _GROUP)):
                writer.write_table(pa.Table.from_pylist(group, schema=schema))
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _nodes(store: Store, folder: Path) -> Iterator[dict[str, Any]]:
    """Things, then tenures, each by id."""
    tenure = f"{store.base}tenure/"
    for graph in ("things", "facts"):
        for subject, group in groupby(_sorted_triples(store, graph, folder), key=lambda triple: triple.subject):
            if isinstance(subject, ox.NamedNode) and (graph == "things" or subject.value.startswith(tenure)):
                yield _node(store, subject, group)


def _node(store: Store, subject: ox.NamedNode, triples: Iterable[ox.Triple]) -> dict[str, Any]:
    lists: dict[str, list[str]] = {"names": [], "acronyms": []}
    properties: dict[str, list[str]] = {}
    classes, label = set(), None
    for triple in triples:
        name, value = _local(triple.predicate), _id(store, triple.object)
        if triple.predicate == node("rdf:type"):
            classes.add(value.removeprefix(ONTOLOGY))
        elif name == "label":
            label = value
        elif name in _NAMES:
            lists[_NAMES[name]].append(value)
        elif name != "prefLabel":  # the label once more
            properties.setdefault(name, []).append(value)
    own = classes & terms()
    kind = min((c for c in own if not subclasses(c) & own), default=None)
    first = {"id": _id(store, subject), "iri": subject.value, "kind": kind, "label": label}
    return first | lists | {"properties": sorted(properties.items())}


def _edges(store: Store, folder: Path) -> Iterator[dict[str, Any]]:
    tenure = f"{store.base}tenure/"
    for triple in _sorted_triples(store, "facts", folder):
        if isinstance(triple.subject, ox.NamedNode) and not triple.subject.value.startswith(tenure):
            literal = triple.object if isinstance(triple.object, ox.Literal) else None
            yield {
                "subject": _id(store, triple.subject),
                "predicate": _local(triple.predicate),
                "object": None if literal else _id(store, triple.object),
                "value": literal.value if literal else None,
                "datatype": _local(literal.datatype) if literal else None,
            }


def _sorted_triples(store: Store, graph: str, folder: Path) -> Iterator[ox.Triple]:
    with Sorter(folder=folder) as sorter:
        store.ox.dump(cast(IO[bytes], sorter), format=ox.RdfFormat.N_TRIPLES, from_graph=store.graph(graph))
        for line in sorter:
            yield next(ox.parse(line, format=ox.RdfFormat.N_TRIPLES)).triple


def _sorted(rows: Iterable[Row], folder: Path | None) -> Iterator[Row]:
    with Sorter(folder=folder) as sorter:
        more = iter(rows)
        while group := list(islice(more, 1000)):
            sorter.extend(json.dumps(row, ensure_ascii=False).encode() for row in group)
        for line in sorter:
            yield tuple(json.loads(line))


def _number(name: str, cell: str) -> str | int | float | None:
    return _NUMBERS.get(name, str)(cell) if cell else None


def _local(term: ox.NamedNode) -> str:
    return term.value.rpartition("#")[2].rpartition("/")[2]


def _id(store: Store, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(getattr(term, "value", term)).removeprefix(store.base)


def _plain(term: Any, prefixes: Iterable[tuple[str, str]]) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for prefix, iri in prefixes:
            if term.value.startswith(iri):
                return f"{prefix}:{term.value[len(iri) :]}"
    return str(term.value)
