"""A graph brought to the present by documents that came, of which nothing else is looked at than what they touch.

`keep` leaves what a whole graph is made of, by key; `step` finds by it what a few documents change; `grown` changes
that in the store. See docs.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from msgspec import Struct

from kg.adding import UnsureError
from kg.claims import Digest
from kg.claims.kept import digest_of
from kg.growth.kept import keep
from kg.growth.late import late_record
from kg.growth.sources import DATE, Sources
from kg.growth.step import Framing, Moved, Step, step
from kg.ledger import note_change
from kg.making import Making
from kg.model import Authority, Problem
from kg.output import Output
from kg.rdf.difference import bring
from kg.rdf.emit import Emitter
from kg.rdf.pieces import standing
from kg.rdf.store import Store, copy_store

__all__ = ["DATE", "Framing", "Grown", "Moved", "Sources", "grown", "keep", "late_record"]


class Grown(Struct, frozen=True):
    """What a graph comes to that was brought to the present, and what was told of what was new."""

    counts: dict[str, int]
    evidence: dict[str, int]
    kinds: dict[str, int]
    predicates: dict[str, int]
    problems: tuple[Problem, ...]


def grown(
    moved: Moved, making: Making, plain: Authority, framing: Framing, texts: Iterable[str], folder: Output, aside: Path
) -> Grown:
    """The store of a folder with these documents told; `texts` are those that lie beside it.

    Raises: UnsureError where what they change cannot be told without a look at the others; nothing is written then.
    """
    notes = moved.notes
    old = [_before(moved, making, one.piece) for one in moved.tellers if one.naming.source not in moved.came]
    new: list[Digest] = []
    lines: list[bytes] = []
    marks = making.told(moved.tellers, new.append, lambda told: lines.append(told.lines), aside)
    if len(marks) < len(moved.tellers):
        raise UnsureError("a document was lost")
    change = step(moved, old, new, (plain, making.authority), framing)
    again = [one.piece for one in moved.tellers if one.naming.source not in moved.came]
    fresh = [name for name, mark in change.marks.items() if notes.get("mark", name) != mark]
    stale = [*again, *(n for n in (*fresh, *change.gone) if notes.get("mark", n) is not None)]
    copy_store(folder.path / "store", aside / "store")
    folder.carry(aside, *(text for text in texts if not (aside / text).exists()))
    store = Store.create(aside / "store", making.base)
    emitter = Emitter(making.base)
    standings = list(chain.from_iterable(standing(store, name) for name in stale))
    said = (quad for some in lines for quad in ox.parse(some, format=ox.RdfFormat.N_QUADS))
    put = chain(said, change.around.things(emitter, fresh), change.around.said(emitter, fresh))
    done = bring(store, standings, put)
    store.ox.flush()
    note_change(done.lines(), folder, aside)
    for name in change.gone:
        notes.put("mark", name, None)
    for name, mark in {**change.marks, **marks}.items():
        notes.put("mark", name, mark)
    change.totals["triples"] += done.grown
    change.totals["holding"] += sum(len(one.held) for one in new) - sum(len(one.held) for one in old)
    notes.put("", "graph", change.totals)
    return _come_to(change)


def _before(moved: Moved, making: Making, piece: str) -> Digest:
    """What a document said before."""
    mark = moved.notes.get("mark", piece)
    found = None if mark is None else digest_of(making.log.head(bytes.fromhex(mark)))
    if found is None:
        raise UnsureError("it is not known what a document said")
    return found


def _come_to(change: Step) -> Grown:
    totals: dict[str, Any] = change.totals
    counted = {
        "documents": totals["documents"],
        "things": sum(totals["kinds"].values()),
        "facts": sum(totals["predicates"].values()),
        **{name: totals["numbers"].get(name, 0) for name in ("mentions", "quotations", "provisions", "sentences")},
        "triples": totals["triples"],
    }
    spent = dict(totals["evidence"])
    spent["claims"] = spent.get("claims", 0) + totals["holding"]
    evidence = {kind: count for kind, count in sorted(spent.items()) if count}
    return Grown(counted, evidence, totals["kinds"], totals["predicates"], change.problems)
