"""The pages that lead to others: home, search, all things of a kind, two documents compared."""

from __future__ import annotations

from kg.rdf.look import Named, folded_names
from kg.rdf.look import search as look_up
from kg.rdf.names import kg
from kg.rdf.questions import questions
from kg.rdf.witness import Reader, Ref
from kg.serve.pages.index import Source, index
from kg.serve.pages.render import html
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

_MOST = 30
_PAGE = 300
# The names of a snapshot, read once.
_names: dict[str, list[tuple[Named, str]]] = {}


def home(snapshot: Snapshot, request: Request) -> Reply:
    """The first page."""
    return html(snapshot, request, "home.html", triples=index(snapshot).triples, questions=len(questions()))


def search(snapshot: Snapshot, request: Request, words: str) -> Reply:
    """Things, documents and sentences by words."""
    if snapshot.id not in _names:
        _names[snapshot.id] = folded_names(snapshot.store)
    known = _names[snapshot.id]
    found = look_up(snapshot.store, words[:200], most=_MOST, read_source=read_text(snapshot), known=known)
    things = [(thing, Ref(thing.label, thing.id, _kind(snapshot, thing.id))) for thing in found.things]
    return html(snapshot, request, "search.html", asked=words[:200], found=found, things=things)


def _kind(snapshot: Snapshot, id: str) -> str | None:
    return Reader(snapshot.store).ref(snapshot.store.iri(id)).kind


def of_kind(snapshot: Snapshot, request: Request, kind: str, page: int) -> Reply:
    """All things of a kind, by name.

    Raises: RefusedError.
    """
    things = dict(index(snapshot).kinds).get(kind)
    if things is None:
        raise RefusedError(404, f"there is no {kind[:80]!r} here")
    pages = (len(things) + _PAGE - 1) // _PAGE
    if not 1 <= page <= pages:
        raise RefusedError(404, f"there are {pages} pages")
    shown = things[(page - 1) * _PAGE : page * _PAGE]
    return html(snapshot, request, "kind.html", kind=kind, things=shown, all=len(things), page=page, pages=pages)


def compare(snapshot: Snapshot, request: Request, first: str, second: str) -> Reply:
    """Two documents side by side: what only the one, only the other, and both speak of."""
    room = index(snapshot)
    by_id = {d.id: d for d in room.documents}
    chosen = [by_id.get(id) for id in (first, second)]
    if chosen[0] is None or chosen[1] is None:
        return html(
            snapshot, request, "compare.html", chosen=None, first=first, second=second, rows=[], counts=(0, 0, 0)
        )
    a, b = (_mentioned(snapshot, source) for source in (chosen[0], chosen[1]))
    kinds = sorted({ref.kind or "Thing" for ref in a | b}, key=lambda kind: (room.looks[kind].order, kind))
    rows = [(k, [_of(k, part) for part in (a - b, a & b, b - a)]) for k in kinds]
    counts = (len(a - b), len(a & b), len(b - a))
    return html(snapshot, request, "compare.html", chosen=chosen, first=first, second=second, rows=rows, counts=counts)


def _of(kind: str, refs: set[Ref]) -> list[Ref]:
    return sorted((r for r in refs if (r.kind or "Thing") == kind), key=lambda r: (r.label.casefold(), r.id or ""))


def _mentioned(snapshot: Snapshot, source: Source) -> set[Ref]:
    reader = Reader(snapshot.store)
    return {reader.ref(q.object) for q in snapshot.store.match(snapshot.store.iri(source.id), kg("mentions"))}
