"""The graph as tables: nodes, edges and evidence, as CSV and as Parquet, row by row and in a fixed order."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, islice, product
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

COLUMNS = (
    "claim",
    "subject",
    "subject_label",
    "predicate",
    "object",
    "object_label",
    "status",
    "modality",
    "from",
    "until",
    "source",
    "begin",
    "end",
    "sentence",
    "rule",
    "confidence",
)
# The columns that are a claim's own properties.
_OWN = {
    "subject": "rdf:subject",
    "predicate": "rdf:predicate",
    "object": "rdf:object",
    "status": "kg:status",
    "modality": "kg:modality",
    "from": "kg:startsOn",
    "until": "kg:endsOn",
    "rule": "kg:rule",
}
# Things whose labels are held in memory: few are named by many claims.
_HELD = 1 << 16
# Rows of a group of rows: what a reader of Parquet loads at once, and what is held in memory while writing.
_GROUP = 50_000
_NUMBERS = {"begin": int, "end": int, "confidence": float}
_NAMES = {"label": "label", "altLabel": "names", "acronym": "acronyms"}


def evidence(store: Store, *, folder: Path | None = None) -> tuple[Row, Iterator[Row]]:
    """The columns of the table of evidence, and its rows: one for each sentence of each claim, sorted.

    Claims are read one by one: a query for all of them at once holds their sentences in memory. `folder` is where rows
    are sorted when they don't fit there.
    """
    return COLUMNS, _sorted(_Evidence(store).rows(), folder)


class _Evidence:
    """The rows of the claims of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._prefixes = tuple(query_prefixes(store.base).items())
        self._own = {node(curie): column for column, curie in _OWN.items()}
        self._label = lru_cache(_HELD)(lambda thing: self._values(thing, "rdfs:label"))
        self._file = lru_cache(_HELD)(lambda source: self._values(source, "kg:file"))
        self._usual = lru_cache(_HELD)(lambda rule: self._values(rule, "kg:confidence"))

    def rows(self) -> Iterator[Row]:
        """Those of every claim, in no order."""
        for quad in self._store.match(None, node("rdf:type"), node("kg:Claim")):
            yield from self._of(quad.subject)

    def _of(self, claim: Any) -> Iterator[Row]:
        """The rows of a claim: one for each sentence, or for each label of the authority that it is from."""
        told = self._told(claim)
        own = {column: told.get(term, ()) for term, column in self._own.items()}
        own["rule"] = own["rule"] or (None,)
        passages = [row for one in told.get(node("kg:evidence"), ()) for row in self._passage(one)]
        derived = [label for one in told.get(node("prov:wasDerivedFrom"), ()) for label in self._label(one)]
        for subject, predicate, object, status, modality, begun, ended, rule in product(
            *(own[column] or ((None,) if column not in ("subject", "predicate", "object") else ()) for column in _OWN)
        ):
            usual = () if rule is None else self._usual(rule)
            sure = told.get(node("kg:confidence"), ()) or usual or (None,)
            labels = product(self._label(subject) or (None,), self._label(object) or (None,))
            for (named, named_object), passage, authority, confidence in product(
                labels, passages or [(None,) * 4], derived or [None], sure
            ):
                file, begin, end, sentence = passage
                source = authority if file is None else file
                said = (claim, subject, named, predicate, object, named_object, status, modality, begun, ended)
                row = (*said, source, begin, end, sentence, rule, confidence)
                yield tuple(_plain(cell, self._prefixes) for cell in row)

    def _passage(self, passage: Any) -> Iterator[tuple[Any, ...]]:
        """File, begin, end and words of a passage."""
        told = self._told(passage)
        files = [file for source in told.get(node("kg:inDocument"), ()) for file in self._file(source)]
        yield from product(files, *(told.get(node(name), ()) for name in ("kg:begin", "kg:end", "kg:text")))

    def _told(self, thing: Any) -> dict[Any, tuple[Any, ...]]:
        """What is said of a thing, by property; each once, whatever graphs say it."""
        found: dict[Any, dict[Any, None]] = {}
        for quad in self._store.match(thing):
            found.setdefault(quad.predicate, {})[quad.object] = None
        return {term: tuple(values) for term, values in found.items()}

    def _values(self, thing: Any, name: str) -> tuple[Any, ...]:
        if isinstance(thing, ox.Literal):
            return ()
        return tuple({quad.object: None for quad in self._store.match(thing, node(name))})


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
