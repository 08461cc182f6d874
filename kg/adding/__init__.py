"""One more document linked without a look at the others, where it is certain what it changes.

`Survey` notes what a linking of all documents found, by all that one more may share with others; `added` links a
document that stands behind all of them by these notes, and brings them up to date. See docs.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.adding.equals import unite_equals
from kg.adding.fresh import Fresh, Link
from kg.adding.naming import Named, Naming, Rules, source_name
from kg.adding.notes import DamagedError, Notes
from kg.adding.people import unite_persons
from kg.adding.posts import unite_posts
from kg.adding.survey import Survey
from kg.adding.titles import TITLED, unite_nameless, unite_titles
from kg.adding.unsure import UnsureError
from kg.model import Extraction

__all__ = ["Added", "DamagedError", "Notes", "Rules", "Survey", "UnsureError", "added"]


@dataclass(frozen=True)
class Added:
    """What one more document comes to: the name of its source and its handle, the ids of its referents, what became of
    things."""

    source: str
    handle: str
    ids: Mapping[int, str]
    named: Named


def added(extraction: Extraction, titles: Mapping[int, Sequence[str]], notes: Notes, rules: Rules) -> Added:
    """Links one more document; the notes are those of all documents and this one afterwards.

    Raises: UnsureError where others may be linked otherwise for it: then nothing that was put into notes may be kept.
    """
    if extraction.document.id <= notes.get("", "count")["last"]:
        raise UnsureError("it stands before others")
    source, handle = source_name(notes, extraction.document.id)
    fresh = Fresh(extraction, titles, rules.families, notes)
    _note_document(fresh)
    unite_equals(fresh, notes, rules.entries, rules.forms)
    for family in TITLED:
        unite_titles(fresh, notes, family, rules.forms)
    unite_nameless(fresh, notes)
    unite_persons(fresh, notes, rules.forms)
    keyed = _keyed(fresh)
    posts = unite_posts(fresh, notes, rules.entries, keyed)
    named = Naming(fresh, notes, rules, source).all(posts)
    ids = {}
    for nodes in fresh.table.by_family.values():
        for node in nodes:
            if (thing := notes.get("thing", fresh.find(node))) is not None:
                ids[node] = thing["row"][0]
    notes.put("labels", fresh.document, [fresh.find(node) for node in range(len(fresh.table.nodes))])
    _note_links(fresh)
    return Added(source, handle, ids, named)


def _note_links(fresh: Fresh) -> None:
    """Puts the links that are less than certain with the others."""
    notes = fresh.notes
    gone = Counter(_link(fresh, link) for link in fresh.less)
    gone.subtract(_link(fresh, link) for link in fresh.more)
    every = []
    for row in notes.get("", "links"):
        if gone[tuple(row)] > 0:
            gone[tuple(row)] -= 1
        else:
            every.append(row)
    every += [list(link) for link, count in sorted(gone.items()) for _ in range(-count)]
    notes.put("", "links", every)


def _link(fresh: Fresh, link: Link) -> tuple[Any, ...]:
    left, right, score, why = link
    if left >= fresh.start:
        label = fresh.find(left - fresh.start)
    else:
        document, number = fresh.place(left)
        label = fresh.notes.get("labels", document)[number]
    return *fresh.key(left), *fresh.key(right), score, why, label


def _note_document(fresh: Fresh) -> None:
    notes, count = fresh.notes, fresh.notes.get("", "count")
    nodes = count["nodes"] + len(fresh.table.nodes)
    notes.put("", "count", {"documents": count["documents"] + 1, "nodes": nodes, "last": fresh.id})
    notes.put("", "starts", [*notes.get("", "starts"), fresh.start])
    notes.put("document", fresh.document, fresh.id)


def _keyed(fresh: Fresh) -> dict[int, str]:
    """The keys of the clusters of a document.

    Raises: UnsureError where a cluster has several.
    """
    notes = fresh.notes
    for node, id in sorted(fresh.ids.items()):
        label = fresh.find(node)
        known = notes.get("keys", label)
        if known is None:
            notes.put("keys", label, id)
        elif known != id:
            raise UnsureError("a thing has two keys")
    labels = {fresh.find(node) for node in range(len(fresh.table.nodes))}
    return {label: id for label in labels if (id := notes.get("keys", label)) is not None}
