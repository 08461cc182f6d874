"""A build to which documents only came: they are linked by what the last linking noted, and nobody reads the others.

Where that is not certain all is linked as ever, and noted anew. The notes lie beside the store that they are of and
bear the fingerprint of its build.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from kg.adding import DamagedError, Notes, Rules, Survey, UnsureError, added
from kg.beside import Copy, can_copy
from kg.cache import document_of, document_row
from kg.claims import Naming, zone
from kg.growth import DATE, Moved, Sources, keep
from kg.ledger import CALLED, LINKS, Pieces
from kg.link import Forms, Linked, depths, families
from kg.link.exact import Entries
from kg.link.posts import usual_body
from kg.making import Made
from kg.model import Authority, Document, Extraction, Problem, Value
from kg.output import CACHE, Output
from kg.plan import Plan, listed
from kg.record import Lying
from kg.stock import Outline, Source
from kg.telling import SAID, Teller, tellers

# Why documents are linked with all others.
CANNOT = UnsureError, DamagedError, sqlite3.Error
# More documents than this are linked with all others.
FEW = 20

Reading = Callable[[Sequence[Source]], Iterator[Outline]]
# Links all documents, perhaps surveyed, and names what they speak of.
Linking = Callable[[Survey | None], tuple[Linked, tuple[Naming, ...]]]


class Came(Struct, frozen=True):
    """Documents that came, linked: those `read`, where all others lie, how those are told that came or that speak of
    something that is called otherwise now, and what was told of all this."""

    read: tuple[Outline, ...]
    lying: Lying
    moved: Moved
    problems: tuple[Problem, ...]

    def keep(self, stamp: str, output: Output, aside: Path) -> None:
        """Keeps the notes for the build after this one, which is about to be swapped in."""
        output.carry(aside, f"{CACHE}/{CALLED}")
        with suppress(sqlite3.Error):  # then they are of the build before, and nobody believes them
            self.moved.notes.keep(stamp)
        self.close()
        output.carry(aside, f"{CACHE}/{LINKS}")

    def close(self) -> None:
        """Leaves the notes as they were, where they were not kept."""
        self.moved.notes.close()

    def documents(self) -> list[Document]:
        """The documents that came and could be read, without their texts, in their order."""
        return [one.extraction.document for one in self.read if one.extraction is not None]


def came(plan: Plan, stamp: str, output: Path, rules: Callable[[], Rules], read: Reading) -> Came | None:
    """The documents of a plan, if some few came behind those of the last build and nothing else changed; None where
    that is not so or not certain. `stamp` is the fingerprint of the last build, `read` reads documents."""
    notes = opened(output / CACHE / LINKS, stamp)
    if notes is None:
        return None
    try:
        fresh = _fresh(plan, notes, output)
        lies = None if fresh is None else _whole(output)
        if fresh is not None and lies is not None:
            return _Coming(plan, notes, lies, output).linked(list(read(fresh)), rules())
    except CANNOT:
        pass
    notes.close()
    return None


def _whole(output: Path) -> Lying | None:
    """Where the documents lie, if the texts of all are there that have one beside them."""
    try:
        found = Lying.noted(output)
    except (OSError, ValueError):
        return None
    return found if all((output / text).is_file() for text in found.texts.values()) else None


def pieces_noted(output: Path, made: str, stamp: str) -> Pieces | None:
    """What the store of a folder is made of, where only the notes tell it; None where they don't."""
    notes = opened(output / CACHE / LINKS, stamp)
    if notes is None:
        return None
    try:
        graph = notes.get("", "graph")
        if graph is None or graph["made"] != made:
            return None
        return Pieces(made, graph["triples"], dict(notes.every("mark")))
    except (DamagedError, sqlite3.Error):
        return None
    finally:
        notes.close()


def rules_of(authority: Authority, forms: Forms, parents: Mapping[str, Iterable[str]]) -> Rules:
    """What linking knows beside the documents."""
    kinds = families(parents)
    entries = Entries(authority, kinds, forms)
    usual = frozenset(body for id in entries.by_id if (body := usual_body(id, entries)) is not None)
    return Rules(entries, forms, kinds, depths(parents), usual)


def opened(path: Path, stamp: str) -> Notes | None:
    """The notes of a build, if they are of that."""
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


def _fresh(plan: Plan, notes: Notes, output: Path) -> list[Source] | None:
    """The files that came; None where others changed, moved or went, or many came."""
    before = set(notes.keys("head"))
    fresh = [one for one in plan.sources if one.id not in before]
    if not 0 < len(fresh) <= FEW or notes.get("", "problems") != _rows(plan.problems):
        return None
    return fresh if notes.get("", "listed") == listed(output, (o for o in plan.sources if o.id in before)) else None


def _rows(problems: Iterable[Problem]) -> list[list[str]]:
    return [[p.where, p.message, p.severity] for p in problems]


class _Coming:
    """Documents that come."""

    def __init__(self, plan: Plan, notes: Notes, lies: Lying, output: Path) -> None:
        self._plan, self._notes, self._lying, self._output = plan, notes, lies, output
        self._moved: set[str] = set()
        self._things: set[str] = set()

    def linked(self, fresh: Sequence[Outline], rules: Rules) -> Came:
        """All documents, once those that came are linked."""
        if (self._notes.get("", "graph") or {"made": None})["made"] != self._plan.made:
            raise UnsureError("the graph was made by something else")
        nameless = len(self._notes.get("", "nameless"))
        for one in fresh:
            self._notes.put("head", one.source.id, self._added(one, rules))
        if 2 * len(self._moved) > len(self._plan.sources):
            raise UnsureError("most documents are told again")
        new = {one.source.id: one for one in fresh}
        every = (new[one.id].source if one.id in new else one for one in self._plan.sources)
        self._notes.put("", "listed", listed(self._output, every))
        told = [problem for one in fresh for problem in one.problems]
        told += (Problem(where, why, "note") for where, why in self._notes.get("", "nameless")[nameless:])
        sources = {one.id: one for one in self._plan.sources if one.id in self._moved}
        tellers = [self._teller(new.get(id) or self._light(one)) for id, one in sorted(sources.items())]
        came = {f"document/{head[4]}" for id in new if (head := self._notes.get("head", id))[1] is not None}
        moved = Moved(tellers, came, self._things, Sources(self._notes), self._notes)
        return Came(tuple(fresh), self._lying, moved, tuple(told))

    def _added(self, one: Outline, rules: Rules) -> list[Any]:
        if one.extraction is None:
            return head(one)
        if zoned(one.extraction):
            raise UnsureError("the times of an event are told")
        number = self._notes.get("", "count")["documents"]
        done = added(one.extraction, one.titles, self._notes, rules)
        self._notes.put(DATE, f"document/{done.source}", one.extraction.document.date)
        self._moved |= {self._notes.get("document", n) for n in done.named.documents} | {one.source.id}
        self._things |= done.named.entities.keys()
        return head(one, number, done.source, done.handle)

    def _light(self, one: Source) -> Outline:
        _, row, of, problems, *_ = self._notes.get("head", one.id)
        told = tuple(Problem(*p) for p in problems)
        return Outline(one, None if row is None else Extraction(document_of(row), (), (), (), (), text_of=of), {}, told)

    def _teller(self, one: Outline) -> Teller:
        """How a document is told that came, or speaks of something that is called otherwise."""
        assert one.extraction is not None
        *_, source, handle, number = self._notes.get("head", one.source.id)
        labels = self._notes.get("labels", number)
        if any(self._notes.get("zone", label) for label in set(labels)):
            raise UnsureError("the times of an event are told with a zone")
        some = (self._notes.get("thing", label) for label in labels)
        ids = tuple(None if thing is None else thing["row"][0] for thing in some)
        naming = Naming(f"document/{source}", one.extraction.document.file, handle, ids)
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
    """Notes that are taken while all documents are linked, for the build after this one: here, or `beside` what follows
    by a copy of this process, which links them once more."""

    def __init__(self, folder: Path, output: Path, *, beside: bool) -> None:
        (folder / CACHE).mkdir(exist_ok=True)
        self._path, self._output, self._beside = folder / CACHE / LINKS, output, beside
        self._notes: Notes | None = None
        self._copy: Copy | None = None

    def linked(self, link: Linking, plan: Plan, every: Sequence[Outline]) -> tuple[Linked, tuple[Naming, ...]]:
        """What `link` makes of all documents, noted."""
        if self._beside and can_copy():
            self._copy = Copy(lambda: self._taken(link, plan, every)[0].leave())
            return link(None)
        self._notes, links, names = self._taken(link, plan, every)
        return links, names

    def close(self) -> None:
        """Ends what is still taken, where it is not to be kept."""
        if self._copy is not None:
            self._copy.end()

    def _opened(self) -> Notes:
        try:
            return Notes(self._path, new=True)
        except sqlite3.Error:
            self._path.unlink(missing_ok=True)
            return Notes()

    def _taken(self, link: Linking, plan: Plan, every: Sequence[Outline]) -> tuple[Notes, Linked, tuple[Naming, ...]]:
        """All linked and named, with the notes of it."""
        notes = self._opened()
        survey = Survey(notes)
        links, namings = link(survey)
        names: dict[str, tuple[int, str, str]] = {}
        for number, (one, naming) in enumerate(zip((o for o in every if o.extraction), namings, strict=True)):
            names[one.source.id] = number, naming.source.partition("/")[2], naming.handle
        rows = ((one.source.id, head(one, *names.get(one.source.id, ()))) for one in every)
        notes.fill("head", rows)
        every_of = listed(self._output, (one.source for one in every))
        notes.fill("", [("problems", _rows(plan.problems)), ("listed", every_of)])
        notes.fill("zone", _zones(survey, every))
        return notes, links, namings

    def keep(self, plan: Plan, made: Made, documents: Iterable[Document]) -> None:
        """The graph is made: what it is made of is kept beside the notes."""
        taken = self._copy is None or self._copy.done()
        notes = self._notes or self._opened()
        said = [name for name in made.pieces.marks if name.startswith(SAID)]
        # A document that was lost may be there the next time.
        kept = taken and len(said) == len(made.around.corpus.sources)
        if kept:
            keep(notes, made.around, made.sums, plan.made, made.pieces.triples, made.pieces.marks, documents)
            try:
                notes.keep(plan.fingerprint)
            except sqlite3.Error:  # a full disk: whether there is room for the graph itself will show
                kept = False
        notes.close()
        if not kept:
            self._path.unlink(missing_ok=True)


def _zones(survey: Survey, every: Sequence[Outline]) -> Iterator[tuple[object, Any]]:
    for number, one in enumerate(o.extraction for o in every if o.extraction is not None):
        if zoned(one):
            for relation in one.relations:
                yield survey.cluster(number, relation.subject), True


def zoned(extraction: Extraction) -> bool:
    """Whether a document tells the time of an event with its zone."""
    return any(
        isinstance(r.object, Value) and r.object.kind == "dateTime" and zone(r.object) for r in extraction.relations
    )
