"""What every page needs of a snapshot, gathered once: its documents, its things by kind, the names of kinds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.names import kg, node
from kg.rdf.witness import Reader, Ref, local
from kg.serve.snapshot import Snapshot
from kg.vocabulary import Display, display

# What is shown with the thing or document it belongs to, and not listed by itself.
PARTS = frozenset({"sentence", "quotation", "provision", "claim", "tenure", "rule", "authority", "graph"})


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read."""

    id: str
    file: str
    title: str
    date: str
    kind: str


@dataclass(frozen=True, slots=True)
class Index:
    """The index of one snapshot."""

    looks: Display
    documents: tuple[Source, ...]
    by_file: dict[str, Source]
    kinds: tuple[tuple[str, tuple[Ref, ...]], ...]
    triples: int

    def kind_label(self, kind: str | None) -> str:
        """A class in words ("Person")."""
        if kind is None or kind not in self.looks.ontology.terms:
            return "Thing"
        label = self.looks.ontology.label(kind)
        return label[:1].upper() + label[1:]

    def words(self, predicate: str) -> str:
        """A property in words ("holds post")."""
        term = self.looks.ontology.terms.get(predicate)
        return predicate if term is None else term.label


_kept: dict[str, Index] = {}


def index(snapshot: Snapshot) -> Index:
    """The index of a snapshot, made once."""
    if snapshot.id not in _kept:
        _kept[snapshot.id] = _made(snapshot)
    return _kept[snapshot.id]


def _made(snapshot: Snapshot) -> Index:
    reader = Reader(snapshot.store)
    documents = sorted(_documents(snapshot, reader), key=lambda d: (d.date or "9999", d.title, d.id))
    grouped: dict[str, list[Ref]] = defaultdict(list)
    for quad in snapshot.store.match(None, node("rdfs:label"), None, snapshot.store.graph("things")):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(snapshot.store.base):
            ref = reader.ref(quad.subject)
            if ref.kind not in (None, "Source") and (ref.id or "").partition("/")[0] not in PARTS:
                grouped[ref.kind or ""].append(ref)
    looks = display()
    order = sorted(grouped, key=lambda kind: (looks[kind].order, kind))
    kinds = tuple((kind, tuple(sorted(set(grouped[kind]), key=lambda r: (r.label.casefold(), r.id)))) for kind in order)
    return Index(looks, tuple(documents), {d.file: d for d in documents}, kinds, len(snapshot.store))


def _documents(snapshot: Snapshot, reader: Reader) -> list[Source]:
    found = []
    for quad in snapshot.store.match(None, kg("file")):
        if not isinstance(quad.subject, ox.NamedNode):
            continue
        ref = reader.ref(quad.subject)
        values = {local(q.predicate): q.object for q in snapshot.store.match(quad.subject)}
        date, kind = (getattr(values.get(name), "value", "") for name in ("date", "kind"))
        found.append(Source(ref.id or "", str(getattr(quad.object, "value", "")), ref.label, date, kind))
    return found


def href(root: str, ref: Ref) -> str | None:
    """Where a thing's page is: nowhere for a value."""
    return None if ref.id is None else thing_path(root, ref.id)


def thing_path(root: str, id: str) -> str:
    """The path of a thing of ours, or of a term of the ontology; another's IRI is left as it is."""
    if id.startswith(ONTOLOGY):
        return f"{root}/ontology#{quote(id[len(ONTOLOGY) :])}"
    return id if "://" in id else f"{root}/id/{quote(id, safe='/~')}"
