"""Who says it: claims with the sentences that are their evidence, as plain values."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from heapq import nsmallest

import pyoxigraph as ox
from msgspec import Struct

from kg.identity import ONTOLOGY
from kg.rdf.names import kg, node, subclasses, terms
from kg.rdf.store import Store

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
ReadSource = Callable[[str], str]  # file (as the graph names it) → the text in which offsets count


class Ref(Struct, frozen=True, order=True):
    """A thing or a value as it is shown: its label, and for a thing its id and class."""

    label: str
    id: str | None = None
    kind: str | None = None


class Witness(Struct, frozen=True, order=True):
    """A sentence that says something: its file and offsets, its line where the source could be read, its spans.

    `authority` is set instead where an authority file says it.
    """

    file: str
    begin: int = 0
    end: int = 0
    sentence: str = ""
    line: int | None = None
    spans: str | None = None
    authority: bool = False

    @property
    def where(self) -> str:
        """`file:line`, or `file@offset` where the source could not be read."""
        if self.authority:
            return self.file
        return f"{self.file}@{self.begin}" if self.line is None else f"{self.file}:{self.line}"


class Said(Struct, frozen=True, order=True):
    """A claim as one document or authority file makes it."""

    subject: Ref
    predicate: str
    object: Ref
    witnesses: tuple[Witness, ...]
    claim: str
    status: str | None = None
    modality: str | None = None
    attributed_to: Ref | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    capacity: Ref | None = None

    @property
    def stated(self) -> bool:
        """Whether the claim makes a plain fact."""
        return self.modality is None and self.status != "designate"


class Reader:
    """Reads claims and sentences of one store, each thing's label and each source once."""

    def __init__(self, store: Store, read_source: ReadSource | None = None) -> None:
        self.store = store
        self._read_source = read_source
        self._refs: dict[Node, Ref] = {}
        self._lines: dict[str, list[int] | None] = {}

    def ref(self, term: Node) -> Ref:
        """A thing or value as it is shown."""
        known = self._refs.get(term)
        if known is None:
            known = self._refs[term] = self._ref(term)
        return known

    def said(self, claim: ox.NamedNode) -> Said:
        """One claim with its evidence."""
        about: dict[str, list[Node]] = {}
        for quad in self.store.match(claim):
            about.setdefault(local(quad.predicate), []).append(quad.object)

        def text(name: str) -> str | None:
            return next((o.value for o in about.get(name, ()) if isinstance(o, ox.Literal)), None)

        def ref(name: str) -> Ref | None:
            return next((self.ref(o) for o in about.get(name, ())), None)

        spans = [o.value for o in about.get("spans", ()) if isinstance(o, ox.Literal)]
        witnesses = [self.witness(p, spans) for p in about.get("evidence", ()) if isinstance(p, ox.NamedNode)]
        witnesses += [Witness(self.ref(f).label, authority=True) for f in about.get("wasDerivedFrom", ())]
        return Said(
            subject=ref("subject") or Ref("?"),
            predicate=local(about["predicate"][0]),
            object=ref("object") or Ref("?"),
            witnesses=tuple(sorted(witnesses)),
            claim=claim.value.removeprefix(self.store.base),
            status=text("status"),
            modality=text("modality"),
            attributed_to=ref("attributedTo"),
            starts_on=text("startsOn"),
            ends_on=text("endsOn"),
            capacity=ref("capacity"),
        )

    def claims(self, property: str, thing: ox.NamedNode, *, most: int | None = None) -> tuple[list[Said], int]:
        """The claims that have a thing as rdf:subject or rdf:object, sorted (`most` of them), and how many more are."""
        found = {q.subject for q in self.store.match(None, node(f"rdf:{property}"), thing)}
        read = first(found, most)
        return sorted((self.said(claim) for claim in read), key=_order), len(found) - len(read)

    def witness(self, passage: ox.NamedNode, spans: list[str] | None = None) -> Witness:
        """One passage as witness, with those spans that lie in it."""
        file = next((self._text(d, "file") for d in self.objects(passage, "inDocument")), None) or "?"
        begin, end = (place(self._text(passage, name)) for name in ("begin", "end"))
        inside = [s for s in spans or () if begin <= _first(s) < end]
        text = self._text(passage, "text") or ""
        return Witness(file, begin, end, text, self._line(file, begin), inside[0] if inside else None)

    def objects(self, subject: ox.NamedNode, property: str) -> list[ox.NamedNode]:
        """The things that a property of a thing names, in the order of their IRIs."""
        found = {q.object for q in self.store.match(subject, kg(property)) if isinstance(q.object, ox.NamedNode)}
        return sorted(found, key=lambda n: n.value)

    def _text(self, subject: ox.NamedNode, property: str) -> str | None:
        for quad in self.store.match(subject, kg(property)):
            if isinstance(quad.object, ox.Literal):
                return quad.object.value
        return None

    def _line(self, file: str, offset: int) -> int | None:
        """The line (from 1) on which an offset stands."""
        if self._read_source is None:
            return None
        if file not in self._lines:
            try:
                text = self._read_source(file)
            except OSError:  # the sources may have moved: offsets are told instead of lines
                self._lines[file] = None
            else:
                self._lines[file] = [i for i, c in enumerate(text) if c == "\n"]
        breaks = self._lines[file]
        return None if breaks is None else bisect_left(breaks, offset) + 1

    def _ref(self, term: Node) -> Ref:
        if isinstance(term, ox.Literal):
            return Ref(term.value)
        if not isinstance(term, ox.NamedNode):
            return Ref(str(term))
        labels = (
            q.object.value for q in self.store.match(term, node("rdfs:label")) if isinstance(q.object, ox.Literal)
        )
        id = term.value.removeprefix(self.store.base)
        return Ref(min(labels, default=id), id, self._class(term))

    def _class(self, term: ox.NamedNode) -> str | None:
        """The most special of our classes that a thing is asserted to be."""
        types = (q.object for q in self.store.match(term, node("rdf:type")))
        own = {t.value.removeprefix(ONTOLOGY) for t in types if isinstance(t, ox.NamedNode)} & terms()
        return min((c for c in own if not subclasses(c) & own), default=None)


def first(nodes: Iterable[object], most: int | None) -> list[ox.NamedNode]:
    """The nodes with the first IRIs, `most` of them, in that order."""
    named = (n for n in nodes if isinstance(n, ox.NamedNode))
    if most is None:
        return sorted(named, key=lambda n: n.value)
    return nsmallest(most, named, key=lambda n: n.value)


def local(term: Node) -> str:
    """The local name of a property or class ("holdsPost")."""
    return str(getattr(term, "value", term)).rpartition("#")[2].rpartition("/")[2]


def place(text: str | None) -> int:
    """An offset as a graph tells it; 0 where it tells none."""
    return int(text) if text and text.isdecimal() and len(text) < 16 else 0


def marks(spans: str | None) -> tuple[tuple[int, int] | None, ...]:
    """The offsets of subject, trigger and object that a claim tells; None for one that it doesn't."""
    parts = (word.partition("-") for word in (spans or "").split()[:3])
    return tuple((place(a), place(b)) if a.isdecimal() and b.isdecimal() else None for a, _, b in parts)


def _first(spans: str) -> int:
    return min((span[0] for span in marks(spans) if span is not None), default=-1)


def _order(said: Said) -> tuple[str, str, str, str]:
    return (said.predicate, said.subject.label, said.object.label, said.claim)
