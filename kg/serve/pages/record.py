"""The page of what is evidence or bookkeeping: a claim with its sentence, a tenure or rule with its claims."""

from __future__ import annotations

import pyoxigraph as ox

from kg.rdf.names import kg, node
from kg.rdf.witness import Node, Reader, Ref, Said, first, local
from kg.serve.pages.index import index, ontology_name
from kg.serve.pages.render import html
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

# A rule makes thousands of claims; these show what it does.
_SHOWN = 20
# Told by the quotation beside the properties.
_QUOTED = frozenset({"spans", "evidence", "text"})


def record(snapshot: Snapshot, request: Request, id: str) -> Reply:
    """The page of what has no page of its own kind: its properties, and the claims that it is or stands behind."""
    reader = Reader(snapshot.store, read_text(snapshot))
    subject = ox.NamedNode(snapshot.store.base + id)
    claims, left = _claims(snapshot, reader, subject)
    hidden = _QUOTED if claims else frozenset[str]()
    quads = [q for q in snapshot.store.match(subject) if q.predicate not in (node("rdf:type"), node("rdfs:label"))]
    rows = {(local(q.predicate), _shown(snapshot, reader, q.object)) for q in quads if local(q.predicate) not in hidden}
    return html(
        snapshot,
        request,
        "record.html",
        told=reader.ref(subject),
        title=_title(snapshot, reader.ref(subject), claims),
        id=id,
        rows=sorted(rows, key=lambda row: (row[0], row[1].label)),
        claims=claims,
        left=left,
    )


def _claims(snapshot: Snapshot, reader: Reader, subject: ox.NamedNode) -> tuple[list[Said], int]:
    """The claim that this is, or those of this tenure, rule or authority file; how many more there are."""
    if any(True for _ in snapshot.store.match(subject, node("rdf:predicate"))):
        return [reader.said(subject)], 0
    behind = (kg("tenure"), kg("rule"), node("prov:wasDerivedFrom"))
    found = {q.subject for property in behind for q in snapshot.store.match(None, property, subject)}
    claims = [c for c in found if any(True for _ in snapshot.store.match(c, node("rdf:predicate")))]  # type: ignore[arg-type]  # a claim is an IRI
    return [reader.said(claim) for claim in first(claims, _SHOWN)], max(0, len(claims) - _SHOWN)


def _shown(snapshot: Snapshot, reader: Reader, term: Node) -> Ref:
    """A value; a term of the ontology by its label."""
    ref = reader.ref(term)
    name = ontology_name(ref.id or "")
    return Ref(index(snapshot).words(name), ref.id) if name else ref


def _title(snapshot: Snapshot, ref: Ref, claims: list[Said]) -> str:
    """What a claim says, or the name of the thing."""
    if ref.kind == "Claim" and claims:
        one = claims[0]
        return f"{one.subject.label} {index(snapshot).words(one.predicate)} {one.object.label}"
    if ref.label != ref.id:
        return ref.label
    return index(snapshot).kind_label(ref.kind)
