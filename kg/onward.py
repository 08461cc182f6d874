"""A build to which documents only came: they are linked by what the last linking noted, and nobody reads the others.

Where that is not certain all is linked as ever, and noted anew. The notes lie beside the store that they are of and
bear the fingerprint of its build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from kg.adding import DamagedError, Notes, Rules, Survey, UnsureError, added
from kg.cache import document_of, document_row
from kg.claims import Naming, zone
from kg.ledger import CALLED, LINKS, Pieces
from kg.link import Forms, Linked, depths, families
from kg.link.exact import Entries
from kg.link.kept import entity_of
from kg.link.posts import usual_body
from kg.model import Authority, Entity, Extraction, Problem, Value
from kg.output import CACHE, Output
from kg.plan import Plan
from kg.stock import Outline, Read, Source
from kg.telling import SAID, Teller, tellers

# More documents than this are linked with all others.
FEW = 20

Reading = Callable[[Sequence[Source]], Iterator[Outline]]


class Came(Struct, frozen=True):
    """All documents after some came; those that were there are without what they speak of."""

    read: Read
    links: Linked
    tellers: tuple[Teller, ...]
    notes: Notes

    def covers(self, same: Collection[str]) -> bool:
        """Whether all is known of the documents that have to be told."""
        return all(one.piece in same or one.naming.ids for one in self.tellers)

    def keep(self, stamp: str, output: Output, aside: Path) -> None:
        """Keeps the notes for the build after this one, which is about to be swapped in."""
        output.carry(aside, f"{CACHE}/{CALLED}")
        with suppress(sqlite3.Error):  # then they are of the build before, and nobody believes them
            self.notes.keep(stamp)
        self.notes.close()
        output.carry(aside, f"{CACHE}/{LINKS}")


def came(plan: Plan, last: Pieces, stamp: str, output: Path, rules: Callable[[], Rules], read: Reading) -> Came | None:
    """The documents of a plan, if some few came behind those of the last build and nothing else changed; None where
    that is not so or not certain. `stamp` is the fingerprint of the last build, `read` reads documents."""
    notes = _opened(output / CACHE / LINKS, stamp)
    if notes is None:
        return None
    try:
        heads = dict(notes.every("head"))
        fresh = _fresh(plan, heads, notes)
        if fresh is not None:
            return _Coming(plan, last, notes, heads).linked(list(read(fresh)), rules())
    except (UnsureError, DamagedError, sqlite3.Error):
        pass
    notes.close()
    return None


def rules_of(authority: Authority, forms: Forms, parents: Mapping[str, Iterable[str]]) -> Rules:
    """What linking knows beside the documents."""
    kinds = families(parents)
    entries = Entries(authority, kinds, forms)
    usual = frozenset(body for id in entries.by_id if (body := usual_body(id, entries)) is not None)
    return Rules(entries, forms, kinds, depths(parents), usual)


def _opened(path: Path, stamp: str) -> Notes | None:
    if not path.is_file():
        return None
    notes = None
    try:
        notes = Notes(path)
        if notes.stamp == stamp:
            return notes
    except (DamagedError, sqlite3.Error, ValueError):
        pass
    if notes is not None:
        notes.close()
    return None


def _fresh(plan: Plan, heads: Mapping[str, Any], notes: Notes) -> list[Source] | None:
    """The files that came; None where others changed or went, or many came."""
    fresh = [one for one in plan.sources if one.id not in heads]
    known = [one for one in plan.sources if one.id in heads]
    same = len(known) == len(heads) and all(heads[one.id][0] == one.key.hex() for one in known)
    return fresh if same and 0 < len(fresh) <= FEW and notes.get("", "problems") == _rows(plan.problems) else None


def _rows(problems: Iterable[Problem]) -> list[list[str]]:
    return [[p.where, p.message, p.severity] for p in problems]


class _Coming:
    """Documents that come."""

    def __init__(self, plan: Plan, last: Pieces, notes: Notes, heads: dict[str, Any]) -> None:
        self._plan, self._last, self._notes, self._heads = plan, last, notes, heads
        self._moved: set[str] = set()

    def linked(self, fresh: Sequence[Outline], rules: Rules) -> Came:
        """All documents, once those that came are linked."""
        for one in fresh:
            self._heads[one.source.id] = self._added(one, rules)
            self._notes.put("head", one.source.id, self._heads[one.source.id])
        self._notes.flush()
        things = dict(self._notes.every("thing"))
        new = {one.source.id: one for one in fresh}
        outlines = tuple(new.get(one.id) or self._light(one) for one in self._plan.sources)
        links = self._links(outlines, things)
        read = Read.of(outlines, self._plan.problems)
        return Came(read, links, tuple(self._teller(one, things) for one in read.found), self._notes)

    def _added(self, one: Outline, rules: Rules) -> list[Any]:
        if one.extraction is None:
            return head(one)
        if zoned(one.extraction):
            raise UnsureError("the times of an event are told")
        number = self._notes.get("", "count")["documents"]
        done = added(one.extraction, one.titles, self._notes, rules)
        self._moved |= {self._notes.get("document", n) for n in done.named.documents} | {one.source.id}
        return head(one, number, done.source, done.handle)

    def _light(self, one: Source) -> Outline:
        _, row, of, problems, *_ = self._heads[one.id]
        told = tuple(Problem(*p) for p in problems)
        return Outline(one, None if row is None else Extraction(document_of(row), (), (), (), (), text_of=of), {}, told)

    def _links(self, outlines: Sequence[Outline], things: Mapping[str, Any]) -> Linked:
        sources = {one.source.id: f"document/{self._heads[one.source.id][4]}" for one in outlines if one.extraction}
        ids: dict[tuple[str, int], str] = {}
        decisions = []
        for left, number, right, other, score, why, label in self._notes.get("", "links"):
            decisions.append(((left, number), (right, other), score, why))
            if (thing := things.get(str(label))) is not None:
                ids[left, number] = thing["row"][0]
        for one in outlines:
            if one.extraction is not None and (of := one.extraction.text_of) is not None:
                place = one.source.id, of
                if (thing := things.get(str(self._labels(one)[of]))) is not None:
                    ids[place] = thing["row"][0]
        problems = tuple(Problem(where, told, "note") for where, told in self._notes.get("", "nameless"))
        return Linked(self._entities(things, set(sources.values())), ids, sources, tuple(decisions), problems)

    def _entities(self, things: Mapping[str, Any], sources: set[str]) -> tuple[Entity, ...]:
        made = {row["row"][0]: row["row"] for row in things.values()}
        made = dict(self._notes.every("role thing")) | made
        return tuple(entity_of(made[id]) for id in sorted(made) if id not in sources)

    def _labels(self, one: Outline) -> Sequence[int]:
        return self._notes.get("labels", self._heads[one.source.id][6])  # type: ignore[no-any-return]

    def _teller(self, one: Outline, things: Mapping[str, Any]) -> Teller:
        """How a document is told: as it was, unless what it speaks of is called otherwise."""
        assert one.extraction is not None
        *_, source, handle, _ = self._heads[one.source.id]
        file = one.extraction.document.file
        mark = self._last.marks.get(f"{SAID}document/{source}")
        if one.source.id not in self._moved and mark is not None:
            return Teller(one, one.extraction, Naming(f"document/{source}", file, handle, ()), bytes.fromhex(mark))
        labels = self._labels(one)
        if any(self._notes.get("zone", label) for label in set(labels)):
            raise UnsureError("the times of an event are told with a zone")
        some = (things.get(str(label)) for label in labels)
        ids = tuple(None if thing is None else thing["row"][0] for thing in some)
        naming = Naming(f"document/{source}", file, handle, ids)
        (teller,) = tellers([one], [one.extraction], [naming], self._plan.made)
        return teller


def head(one: Outline, number: int | None = None, source: str = "", handle: str = "") -> list[Any]:
    """What is kept of a document: its key, what it is, the referent that it is a text of, what was told of it, how its
    source is called and its claims begin, its place among the documents that were linked."""
    found = one.extraction
    row = None if found is None else document_row(found.document)
    of = None if found is None else found.text_of
    return [one.source.key.hex(), row, of, _rows(one.problems), source, handle, number]


class Noting:
    """Notes that are taken while all documents are linked, for the build after this one."""

    def __init__(self, folder: Path) -> None:
        (folder / CACHE).mkdir(exist_ok=True)
        self._path = folder / CACHE / LINKS
        try:
            self._notes = Notes(self._path, new=True)
        except sqlite3.Error:
            self._path.unlink(missing_ok=True)
            self._notes = Notes()
        self.survey = Survey(self._notes)

    def done(self, plan: Plan, every: Sequence[Outline], namings: Sequence[Naming]) -> None:
        """All is linked and named."""
        names: dict[str, tuple[int, str, str]] = {}
        for number, (one, naming) in enumerate(zip((o for o in every if o.extraction), namings, strict=True)):
            names[one.source.id] = number, naming.source.partition("/")[2], naming.handle
        rows = ((one.source.id, head(one, *names.get(one.source.id, ()))) for one in every)
        self._notes.fill("head", rows)
        self._notes.fill("", [("problems", _rows(plan.problems))])
        self._notes.fill("zone", self._zones(every))
        try:
            self._notes.keep(plan.fingerprint)
        except sqlite3.Error:  # a full disk: whether there is room for the graph itself will show
            self._notes.close()
            self._path.unlink(missing_ok=True)
        else:
            self._notes.close()

    def _zones(self, every: Sequence[Outline]) -> Iterator[tuple[object, Any]]:
        for number, one in enumerate(o.extraction for o in every if o.extraction is not None):
            if zoned(one):
                for relation in one.relations:
                    yield self.survey.cluster(number, relation.subject), True


def zoned(extraction: Extraction) -> bool:
    """Whether a document tells the time of an event with its zone."""
    return any(
        isinstance(r.object, Value) and r.object.kind == "dateTime" and zone(r.object) for r in extraction.relations
    )
