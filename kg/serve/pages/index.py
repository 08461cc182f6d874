"""What every page needs of a snapshot, gathered once: its documents, its things by kind, the names of kinds."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from urllib.parse import quote

import pyoxigraph as ox
from msgspec import Struct

from kg.identity import ONTOLOGY
from kg.rdf.names import kg, node
from kg.rdf.witness import Reader, Ref, local
from kg.serve.memo import once
from kg.serve.snapshot import Snapshot
from kg.view.labels import short
from kg.vocabulary import Display, display

# What is shown with the thing or document it belongs to, and not listed by itself.
PARTS = frozenset({"sentence", "quotation", "provision", "claim", "tenure", "rule", "authority", "graph"})
_WEB = ("https://", "http://")
# A choice among more documents is made by typing.
CHOICE = 300


class Source(Struct, frozen=True):
    """A document that was read."""

    id: str
    file: str
    title: str
    date: str
    kind: str


class Index(Struct, frozen=True):
    """The index of one snapshot."""

    documents: tuple[Source, ...]
    by_file: dict[str, Source]
    by_id: dict[str, Source]
    kinds: tuple[tuple[str, tuple[Ref, ...]], ...]
    triples: int

    @property
    def looks(self) -> Display:
        """The looks of the classes."""
        return _looks()

    def kind_label(self, kind: str | None) -> str:
        """A class in words ("Person")."""
        label = self.kind_word(kind)
        return label[:1].upper() + label[1:]

    def kind_word(self, kind: str | None) -> str:
        """A class as it stands within a sentence ("person", "United Nations entity")."""
        known = kind is not None and kind in self.looks.ontology.terms
        return self.looks.ontology.label(kind) if known and kind else "thing"

    def words(self, predicate: str) -> str:
        """A property in words ("holds post")."""
        term = self.looks.ontology.terms.get(predicate)
        return predicate if term is None else term.label


def index(snapshot: Snapshot) -> Index:
    """The index of a snapshot, made once."""
    return once(snapshot, "index", lambda: _made(snapshot))


@cache
def _looks() -> Display:
    return display()


def _made(snapshot: Snapshot) -> Index:
    reader = Reader(snapshot.store)
    documents = sorted(_documents(snapshot, reader), key=lambda d: (d.date or "9999", d.title, d.id))
    grouped: dict[str, list[Ref]] = defaultdict(list)
    for quad in snapshot.store.match(None, node("rdfs:label"), None, _things(snapshot)):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(snapshot.store.base):
            ref = reader.ref(quad.subject)
            if ref.kind not in (None, "Source") and (ref.id or "").partition("/")[0] not in PARTS:
                grouped[ref.kind or ""].append(ref)
    order = sorted(grouped, key=lambda kind: (_looks()[kind].order, kind))
    kinds = tuple((kind, tuple(sorted(set(grouped[kind]), key=lambda r: (r.label.casefold(), r.id)))) for kind in order)
    return Index(
        tuple(documents), {d.file: d for d in documents}, {d.id: d for d in documents}, kinds, len(snapshot.store)
    )


def _things(snapshot: Snapshot) -> ox.NamedNode | None:
    """The graph of things; none where all triples stand in one graph, as in a file of Turtle."""
    graph = snapshot.store.graph("things")
    return graph if snapshot.store.ox.contains_named_graph(graph) else None


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


def short_name(snapshot: Snapshot, ref: Ref) -> str:
    """The name of a thing as it stands on a drawing: a resolution's number, an acronym instead of a long name."""
    about: dict[str, list[str]] = defaultdict(list)
    for quad in snapshot.store.match(snapshot.store.iri(ref.id or "")):
        if isinstance(quad.object, ox.Literal):
            about[local(quad.predicate)].append(quad.object.value)
    number, session, year = (min(about[name], default=None) for name in ("number", "session", "year"))
    return short(ref.label, sorted(about["acronym"]), number=number, session=session, year=year)


def href(root: str, ref: Ref) -> str | None:
    """Where a thing's page is: nowhere for a value."""
    return None if ref.id is None else thing_path(root, ref.id)


def ontology_name(iri: str) -> str | None:
    """The local name of a term of the ontology; None for any other IRI."""
    return iri[len(ONTOLOGY) :] if iri.startswith(ONTOLOGY) else None


def thing_path(root: str, id: str) -> str:
    """The path of a thing of ours, or of a term of the ontology; another's IRI is left as it is.

    Only what lies in the web is a link: a graph may hold "javascript://…".
    """
    term = ontology_name(id)
    if term is not None:
        return f"{root}/ontology#{quote(term)}"
    return id if id.lower().startswith(_WEB) else f"{root}/id/{quote(id, safe='/~')}"
