"""The page of a document: its text with mentions marked by kind, the facts beside the sentences that say them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox
from markupsafe import Markup

from kg.rdf.names import kg, node
from kg.rdf.witness import Reader, Ref, Said
from kg.serve.pages.index import Source, index, thing_path
from kg.serve.pages.render import html
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Reply, Request

_HEADING = 140
_ENDS = re.compile(r"[.!?…:;,”\")\]]\s*$")
_NAMES = ("rdfs:label", "skos:altLabel", "kg:acronym", "kg:symbol", "kg:title")


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or heading as shown: where it stands in the file, its text with links, what it says."""

    id: str
    begin: int
    text: Markup
    said: tuple[Said, ...]


@dataclass(slots=True)
class Paragraph:
    """Sentences that stand together."""

    lines: list[Line] = field(default_factory=list)
    heading: bool = False

    @property
    def said(self) -> list[tuple[int, Said]]:
        """What its sentences say, each with the place of its sentence."""
        return [(line.begin, said) for line in self.lines for said in line.said]


@dataclass(frozen=True, slots=True)
class _Passage:
    node: ox.NamedNode
    begin: int
    end: int
    text: str


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
        others=[d for d in index(snapshot).documents if d.id != source.id],
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


def _passages(snapshot: Snapshot, source: Source) -> list[_Passage]:
    store, start = snapshot.store, f"{snapshot.store.base}sentence/"
    found = []
    for quad in store.match(None, kg("inDocument"), store.iri(source.id)):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(start):
            values = {q.predicate: q.object for q in store.match(quad.subject)}
            begin, end, text = (getattr(values.get(kg(name)), "value", "") for name in ("begin", "end", "text"))
            found.append(_Passage(quad.subject, int(begin or 0), int(end or 0), text))
    return sorted(found, key=lambda p: (p.begin, p.end, p.node.value))


def _paragraphs(snapshot: Snapshot, reader: Reader, source: Source) -> list[Paragraph]:
    text = (snapshot.texts or {}).get(source.file)
    claims = _claims(snapshot, reader, source)
    paragraphs: list[Paragraph] = []
    last = -1
    for passage in _passages(snapshot, source):
        if not paragraphs or _breaks(text, last, passage.begin):
            paragraphs.append(Paragraph())
        said = tuple(claims.get(passage.node, ()))
        line = Line(passage.node.value.removeprefix(snapshot.store.base), passage.begin, Markup(""), said)
        shown = _shown(snapshot, reader, passage, said)
        paragraphs[-1].lines.append(Line(line.id, line.begin, shown, said))
        paragraphs[-1].heading = (
            len(paragraphs[-1].lines) == 1 and len(passage.text) < _HEADING and not _ENDS.search(passage.text)
        )
        last = passage.end
    return paragraphs


def _breaks(text: str | None, last: int, begin: int) -> bool:
    """Whether a paragraph ends between two sentences; without the source, where more than one character is between."""
    if text is None:
        return begin - last > 1
    return bool(re.search(r"\n[ \t\r>]*\n|^\s*$\n", text[last:begin])) or begin - last > 4


def _claims(snapshot: Snapshot, reader: Reader, source: Source) -> dict[ox.NamedNode, list[Said]]:
    """What each sentence is the (first) evidence of."""
    graph = snapshot.store.graph(source.id)
    found: dict[ox.NamedNode, list[Said]] = defaultdict(list)
    for quad in snapshot.store.match(None, node("rdf:predicate"), None, graph):
        if isinstance(quad.subject, ox.NamedNode):
            parts = reader.objects(quad.subject, "evidence")
            begins = {p: reader.witness(p).begin for p in parts}
            if parts:
                found[min(parts, key=lambda p: (begins[p], p.value))].append(reader.said(quad.subject))
    for said in found.values():
        said.sort(key=lambda s: (s.witnesses[0].spans or "", s.predicate, s.object.label))
    return found


def _shown(snapshot: Snapshot, reader: Reader, passage: _Passage, said: Sequence[Said]) -> Markup:
    """The text of a sentence with a link on each name of what it mentions."""
    from kg.view.passages import Shown

    shown = Shown([(passage.begin, passage.text)])
    found: dict[tuple[int, int], Ref] = {}
    for claim in said:
        for witness in claim.witnesses:
            spans = (witness.spans or "").split()
            for ref, span in zip((claim.subject, claim.object), (spans[0:1], spans[2:3]), strict=True):
                begin, _, end = (span[0] if span else "-").partition("-")
                if begin and passage.begin <= int(begin) < int(end) <= passage.end and ref.id is not None:
                    found.setdefault((shown.place(int(begin)), shown.place(int(end))), ref)
    for ref, name in _by_name(snapshot, reader, passage):
        for hit in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", shown.text):
            found.setdefault(hit.span(), ref)
    return _linked(snapshot, shown.text, found)


def _by_name(snapshot: Snapshot, reader: Reader, passage: _Passage) -> list[tuple[Ref, str]]:
    """The names of what a sentence mentions, the longest first."""
    names = {
        (reader.ref(thing), quad.object.value)
        for thing in reader.objects(passage.node, "mentions")
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
