"""Two documents compared: what both say, and whom and what only the one or the other names."""

from __future__ import annotations

from msgspec import Struct

from kg.rdf.names import kg
from kg.rdf.witness import Reader, Ref, Said, first
from kg.serve.pages.document import claims_of
from kg.serve.pages.index import CHOICE, Source, index
from kg.serve.pages.render import html
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

# So many claims of a document are read; of a book not all can be laid beside another's.
_READ = 2_000

Key = tuple[Ref, str, Ref]


class Both(Struct, frozen=True):
    """A fact that both documents say, with what each says."""

    subject: Ref
    predicate: str
    object: Ref
    said: tuple[Said, Said]


class Row(Struct, frozen=True):
    """The things of a kind: those that only the first document names, both, only the second."""

    kind: str
    first: tuple[Ref, ...]
    both: tuple[Ref, ...]
    second: tuple[Ref, ...]


def compare(snapshot: Snapshot, request: Request, one: str, other: str) -> Reply:
    """The page, with the comparison where two documents are chosen: by id, title or file."""
    a, b = (_document(snapshot, name) for name in (one, other))
    both = a is not None and b is not None
    return html(
        snapshot,
        request,
        "compare.html",
        chosen=(a, b) if both else None,
        picked=[d.id if d else "" for d in (a, b)],
        given=(one, other),
        many=CHOICE,
        both=_both(snapshot, a, b) if a and b else (),
        rows=_rows(snapshot, a, b) if a and b else (),
    )


def _document(snapshot: Snapshot, name: str) -> Source | None:
    room = index(snapshot)
    known = room.by_id.get(name) or room.by_file.get(name)
    if known is not None or not name.strip():
        return known
    wanted = name.strip().casefold()
    return next((d for d in room.documents if d.title.casefold() == wanted), None)


def _rows(snapshot: Snapshot, one: Source, other: Source) -> list[Row]:
    looks = index(snapshot).looks
    a, b = (_named(snapshot, source) for source in (one, other))
    kinds = sorted({ref.kind or "Thing" for ref in a | b}, key=lambda kind: (looks[kind].order, kind))
    return [Row(kind, *(_of(kind, part) for part in (a - b, a & b, b - a))) for kind in kinds]


def _of(kind: str, refs: set[Ref]) -> tuple[Ref, ...]:
    found = (r for r in refs if (r.kind or "Thing") == kind)
    return tuple(sorted(found, key=lambda r: (r.label.casefold(), r.id or "")))


def _named(snapshot: Snapshot, source: Source) -> set[Ref]:
    reader = Reader(snapshot.store)
    return {reader.ref(q.object) for q in snapshot.store.match(snapshot.store.iri(source.id), kg("mentions"))}


def _both(snapshot: Snapshot, one: Source, other: Source) -> list[Both]:
    """What both say of the same things, in the order of the ontology; what each says of itself left out."""
    place = {term.name: n for n, term in enumerate(index(snapshot).looks.ontology.properties())}
    a, b = (_facts(snapshot, source) for source in (one, other))
    shared = sorted(a.keys() & b.keys(), key=lambda k: (place.get(k[1], len(place)), k[1], k[0], k[2]))
    return [Both(*key, (a[key], b[key])) for key in shared]


def _facts(snapshot: Snapshot, source: Source) -> dict[Key, Said]:
    reader = Reader(snapshot.store, read_text(snapshot))
    found: dict[Key, Said] = {}
    for claim in first(claims_of(snapshot, source), _READ):
        said = reader.said(claim)
        if said.stated and said.subject.id != source.id:
            found.setdefault((said.subject, said.predicate, said.object), said)
    return found
