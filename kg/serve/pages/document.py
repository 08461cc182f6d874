"""The page of a document: its text with mentions marked by kind, the facts beside the sentences that say them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import pyoxigraph as ox
from markupsafe import Markup
from msgspec import Struct, field

from kg.rdf.names import kg, node
from kg.rdf.witness import Reader, Ref, Said, marks, place
from kg.serve.pages.index import CHOICE, Source, index, thing_path
from kg.serve.pages.render import html
from kg.serve.pages.units import Passage, units
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

_HEADING = 140
_ENDS = re.compile(r"[.!?…:;,”\")\]]\s*$")
_NAMES = ("rdfs:label", "skos:altLabel", "kg:acronym", "kg:symbol", "kg:title")


class Line(Struct, frozen=True):
    """One sentence or heading as shown: where it stands in the file, its text with links, what it says.

    Words between two sentences of the graph have no `id`.
    """

    id: str
    begin: int
    text: Markup
    said: tuple[Said, ...]


class Paragraph(Struct):
    """Sentences that stand together."""

    lines: list[Line] = field(default_factory=list)
    heading: bool = False

    @property
    def said(self) -> list[tuple[int, Said]]:
        """What its sentences say, each with the place of its sentence."""
        return [(line.begin, said) for line in self.lines for said in line.said]


def document(snapshot: Snapshot, request: Request, source: Source) -> Reply:
    """The page of a source."""
    reader = Reader(snapshot.store)
    paragraphs = _paragraphs(snapshot, reader, source)
    named = _named(snapshot, reader, source)
    return html(
        snapshot,
        request,
        "document.html",
        source=source,
        id=source.id,
        paragraphs=paragraphs,
        things=named,
        facts=sum(len(p.said) for p in paragraphs),
        about=_about(snapshot, reader, source),
        many=CHOICE,
    )


def _about(snapshot: Snapshot, reader: Reader, source: Source) -> list[tuple[str, Ref]]:
    """Who gave it, what it is a text of."""
    subject = snapshot.store.iri(source.id)
    return [
        (name, reader.ref(quad.object))
        for name in ("deliveredBy", "issuedBy", "reportsOn", "textOf")
        for quad in sorted(snapshot.store.match(subject, kg(name)), key=str)
    ]


def _named(snapshot: Snapshot, reader: Reader, source: Source) -> list[tuple[str, list[Ref]]]:
    """The things that a document mentions, by kind."""
    grouped: dict[str, set[Ref]] = defaultdict(set)
    for quad in snapshot.store.match(snapshot.store.iri(source.id), kg("mentions")):
        ref = reader.ref(quad.object)
        grouped[ref.kind or "Thing"].add(ref)
    looks = index(snapshot).looks
    order = sorted(grouped, key=lambda kind: (looks[kind].order, kind))
    return [(kind, sorted(grouped[kind], key=lambda r: (r.label.casefold(), r.id or ""))) for kind in order]


def _sentences(snapshot: Snapshot, source: Source) -> list[Passage]:
    store, start = snapshot.store, f"{snapshot.store.base}sentence/"
    found = []
    for quad in store.match(None, kg("inDocument"), store.iri(source.id)):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start):
            values = {q.predicate: q.object for q in store.match(quad.subject)}
            begin, end, text = (getattr(values.get(kg(name)), "value", "") for name in ("begin", "end", "text"))
            found.append(Passage(place(begin), place(end), text, quad.subject.value.removeprefix(store.base)))
    return sorted(found)


def _paragraphs(snapshot: Snapshot, reader: Reader, source: Source) -> list[Paragraph]:
    text = (snapshot.texts or {}).get(source.file)
    claims = _claims(snapshot, reader, source)
    paragraphs = []
    for passages in units(text, _sentences(snapshot, source)):
        lines = []
        for passage in passages:
            said = tuple(claims.get(snapshot.store.iri(passage.id), ())) if passage.id else ()
            lines.append(Line(passage.id, passage.begin, _shown(snapshot, reader, passage, said), said))
        alone = passages[0].text if len(passages) == 1 else ""
        paragraphs.append(Paragraph(lines, bool(alone) and len(alone) < _HEADING and not _ENDS.search(alone)))
    return paragraphs


def claims_of(snapshot: Snapshot, source: Source) -> list[ox.NamedNode]:
    """The claims that a document makes: those whose evidence stands in it."""
    store, is_claim = snapshot.store, node("rdf:predicate")
    inside = [q.subject for q in store.match(None, kg("inDocument"), store.iri(source.id))]
    found = {q.subject for s in inside if isinstance(s, ox.NamedNode) for q in store.match(None, kg("evidence"), s)}
    return [c for c in found if isinstance(c, ox.NamedNode) and any(True for _ in store.match(c, is_claim))]


def _claims(snapshot: Snapshot, reader: Reader, source: Source) -> dict[ox.NamedNode, list[Said]]:
    """What each sentence is the (first) evidence of."""
    found: dict[ox.NamedNode, list[Said]] = defaultdict(list)
    for claim in claims_of(snapshot, source):
        parts = reader.objects(claim, "evidence")
        begins = {p: reader.witness(p).begin for p in parts}
        found[min(parts, key=lambda p: (begins[p], p.value))].append(reader.said(claim))
    for said in found.values():
        said.sort(key=lambda s: (s.witnesses[0].spans or "", s.predicate, s.object.label))
    return found


def _shown(snapshot: Snapshot, reader: Reader, passage: Passage, said: Sequence[Said]) -> Markup:
    """The text of a sentence with a link on each name of what it mentions."""
    from kg.view.passages import Shown

    shown = Shown([(passage.begin, passage.text)])
    found: dict[tuple[int, int], Ref] = {}
    for claim in said:
        for witness in claim.witnesses:
            spans = marks(witness.spans)
            for ref, span in zip((claim.subject, claim.object), (spans[:1], spans[2:3]), strict=True):
                begin, end = (span[0] if span else None) or (0, 0)
                if passage.begin <= begin < end <= passage.end and ref.id is not None:
                    found.setdefault((shown.place(begin), shown.place(end)), ref)
    for ref, name in _by_name(snapshot, reader, passage):
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", shown.text):
            found.setdefault(hit.span(), ref)
    return _linked(snapshot, shown.text, found)


def _by_name(snapshot: Snapshot, reader: Reader, passage: Passage) -> list[tuple[Ref, str]]:
    """The names of what a sentence mentions, the longest first."""
    things = reader.objects(snapshot.store.iri(passage.id), "mentions") if passage.id else ()
    names = {
        (reader.ref(thing), quad.object.value)
        for thing in things
        for name in _NAMES
        for quad in snapshot.store.match(thing, node(name))
        if isinstance(quad.object, ox.Literal) and len(quad.object.value) > 1
    }
    return sorted(names, key=lambda pair: (-len(pair[1]), pair[1], pair[0].id or ""))


def _linked(snapshot: Snapshot, text: str, found: dict[tuple[int, int], Ref]) -> Markup:
    parts, at = [], 0
    # of two that overlap the one that begins first stands, of these the longest
    for (begin, end), ref in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        if begin >= at and end > begin:
            parts.append(Markup.escape(text[at:begin]))
            link = Markup('<a class="mention k-{}" href="{}" title="{}">{}</a>')
            path = thing_path(snapshot.base_path, ref.id or "")
            parts.append(link.format(ref.kind or "Thing", path, ref.label, text[begin:end]))
            at = end
    return Markup("").join([*parts, Markup.escape(text[at:])])
