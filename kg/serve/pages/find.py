"""The pages that lead to others: home, search, all documents, all things of a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kg.rdf.look import catalogue
from kg.rdf.look import search as look_up
from kg.rdf.questions import questions
from kg.rdf.witness import Reader, Ref
from kg.serve.memo import once
from kg.serve.pages.index import index
from kg.serve.pages.render import html
from kg.serve.problems import RefusedError
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

_MOST = 30
_PAGE = 300
# So many documents stand on the first page; the others on pages of their own.
_FIRST = 60

T = TypeVar("T")


def home(snapshot: Snapshot, request: Request) -> Reply:
    """The first page."""
    room = index(snapshot)
    return html(
        snapshot, request, "home.html", triples=room.triples, questions=len(questions()), shown=room.documents[:_FIRST]
    )


def search(snapshot: Snapshot, request: Request, words: str) -> Reply:
    """Things, documents and sentences by words."""
    known = once(snapshot, "catalogue", lambda: catalogue(snapshot.store))
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
    shown, pages = _page(things, page)
    return html(snapshot, request, "kind.html", kind=kind, things=shown, all=len(things), page=page, pages=pages)


def documents(snapshot: Snapshot, request: Request, page: int) -> Reply:
    """All documents that were read, the earliest first.

    Raises: RefusedError.
    """
    every = index(snapshot).documents
    shown, pages = _page(every, page)
    return html(snapshot, request, "documents.html", shown=shown, all=len(every), page=page, pages=pages)


def _page(every: Sequence[T], page: int) -> tuple[Sequence[T], int]:
    """A page of a list, and how many pages there are.

    Raises: RefusedError (404) for a page that there is not.
    """
    pages = max(1, (len(every) + _PAGE - 1) // _PAGE)
    if not 1 <= page <= pages:
        raise RefusedError(404, f"there {'is 1 page' if pages == 1 else f'are {pages} pages'}")
    return every[(page - 1) * _PAGE : page * _PAGE], pages
