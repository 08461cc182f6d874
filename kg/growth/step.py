"""What a few documents change in all that stands around documents, found by what is kept of it by key.

Nothing is looked at but what these documents name, and what is named by that. Where something has to go and it is not
certain that nobody else holds it, it is not sure, and the build looks at everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from kg.adding import Notes, UnsureError
from kg.claims import Digest, Frame, Sums, Told, works_of
from kg.claims.digest import Stated
from kg.growth.kept import COUNTED, NAMED, TOLD, stated_text, values
from kg.growth.sources import Sources
from kg.growth.terms import Terms
from kg.identity import slug
from kg.link import Linked
from kg.link.kept import entity_of
from kg.model import Authority, Claim, Entity, Problem
from kg.rdf.pieces import Around
from kg.rdf.subjects import authority_id, rule_id
from kg.telling import Teller

Framing = Callable[[Sequence[Teller], Linked, Digest], Frame]


class Moved(Struct, frozen=True):
    """Documents that came or are told otherwise, of a graph whose notes are brought up to date.

    `entities` are the ids of things that are new, others or gone; `sources` those of all sources with their dates.
    """

    tellers: Sequence[Teller]
    came: Collection[str]
    entities: Collection[str]
    sources: Sources
    notes: Notes


class Step(Struct, frozen=True):
    """What the pieces are that may be others: `marks` of those that are there now, `gone` the names of all others."""

    around: Around
    marks: Mapping[str, str]
    gone: Collection[str]
    totals: dict[str, Any]
    problems: tuple[Problem, ...]


def step(moved: Moved, old: Sequence[Digest], new: Sequence[Digest], known: tuple[Authority, Authority],
         framing: Framing) -> Step:  # fmt: skip
    """What these documents change that said what `old` says, and say what `new` does; notes are brought up to date.

    `known` are the authority files as linking sees them, and with all that they tell.

    Raises: UnsureError where that cannot be told without a look at the others.
    """
    return _Stepping(moved, *known).step(old, new, framing)


class _Stated(Collection[Stated]):
    """The facts that claims state, asked for one by one."""

    def __init__(self, notes: Notes, told: Collection[Stated]) -> None:
        self._notes, self._told = notes, told

    def __contains__(self, fact: object) -> bool:
        return fact in self._told or self._notes.get("stated", stated_text(fact)) is not None  # type: ignore[arg-type]

    def __iter__(self) -> Iterator[Stated]:
        return iter(self._told)

    def __len__(self) -> int:
        return len(self._told)


class _Stepping:
    def __init__(self, moved: Moved, plain: Authority, authority: Authority) -> None:
        self._moved, self._notes = moved, moved.notes
        self._plain, self._authority = plain, authority
        self._entries = {entry.id for entry in plain.entries}
        self._now: dict[str, Entity | None] = {}
        self._gone: list[str] = []

    def step(self, old: Sequence[Digest], new: Sequence[Digest], framing: Framing) -> Step:
        """What changes with what these documents said and say: first what they count and state, then the things that
        it names, then what stands around all of this."""
        terms = Terms(self._notes, old, new)
        sums = terms.sums
        turned = {name: self._counted(name, sums.counts(name)) for name in COUNTED}
        facts = self._facts(sums)
        works = self._works()
        self._walk({*self._moved.entities, *sums.counts("used"), *works})
        self._subjects(facts)
        frame = self._frame(turned, terms.held, framing)
        self._lost(frame)
        self._rules(turned["rules"])
        self._ends(turned["ends"])
        frame = replace(frame, tenures={id: one for id, one in frame.tenures.items() if one[1] in terms.moved})
        dates = self._moved.sources.dates(str(claim.document) for claim in frame.held)
        around = Around(
            frame.corpus,
            self._authority,
            stated=_Stated(self._notes, frame.stated),
            ends=frame.ends,
            tenures=frame.tenures,
            held=((claim, dates[str(claim.document)]) for claim in frame.held),
        )
        marks = around.marks()
        for id in self._elsewhere(frame, marks):
            marks.pop(f"thing {id}", None)
        terms.settle({claim.id: str(claim.tenure) for claim in frame.held})
        self._gone += terms.names
        gone = [name for name in dict.fromkeys(self._gone) if name not in marks]
        return Step(around, marks, gone, self._totals(frame, sums), self._problems(sums))

    # -- counts

    def _counted(self, name: str, by: Mapping[str, int]) -> tuple[list[str], list[str]]:
        """Brings counts up to date: what is there for the first time, and what no longer."""
        come, gone = [], []
        for id, change in sorted(by.items()):
            before = self._notes.get(name, id) or 0
            after = _count(before + change)
            self._notes.put(name, id, after or None)
            come += [id] if not before and after else []
            gone += [id] if before and not after else []
        return come, gone

    def _facts(self, sums: Sums) -> list[Stated]:
        """The facts that are stated for the first time, or no longer."""
        found = []
        for fact, change in sums.stated.items():
            key = stated_text(fact)
            before = self._notes.get("stated", key) or 0
            after = _count(before + change)
            self._notes.put("stated", key, after or None)
            found += [fact] if bool(before) != bool(after) else []
        return found

    def _works(self) -> set[str]:
        """The works that are or were those of the documents."""
        documents = {t.outline.source.id: t.naming.source for t in self._moved.tellers}
        works = works_of([t.extraction for t in self._moved.tellers], self._linked(self._of_works(), documents))
        changed: set[str] = set()
        for teller in self._moved.tellers:
            source = teller.naming.source
            symbol = teller.extraction.document.symbol
            if symbol and source in self._moved.came:
                self._notes.put("symbol", slug(symbol, case=True), True)
            before = self._notes.get("text of", source)
            after = works[source].id if source in works else None
            if before == after:
                continue
            self._notes.put("text of", source, after)
            for id, by in ((before, -1), (after, 1)):
                if id is not None:
                    self._notes.put("texts of", id, _count((self._notes.get("texts of", id) or 0) + by) or None)
                    changed.add(id)
        return changed

    def _of_works(self) -> list[Entity]:
        """The things that may be the works of the documents."""
        wanted: set[str] = set()
        for teller in self._moved.tellers:
            of, symbol = teller.extraction.text_of, teller.extraction.document.symbol
            if of is not None and (id := teller.naming.ids[of]) is not None:
                wanted.add(id)
            if symbol:
                wanted |= {f"{kind}/{slug(symbol, case=True)}" for kind in ("resolution", "document")}
        return [one for id in sorted(wanted) if (one := self._entity(id)) is not None]

    def _linked(self, entities: Iterable[Entity], documents: Mapping[str, str]) -> Linked:
        ids = {
            (t.outline.source.id, n): id
            for t in self._moved.tellers
            for n, id in enumerate(t.naming.ids)
            if id is not None
        }
        return Linked(tuple(entities), ids, documents)

    # -- things

    def _entity(self, id: str, *, before: bool = False) -> Entity | None:
        """A thing as documents tell it."""
        if id in self._moved.sources and not (before and id in self._moved.came):
            return None
        get = self._notes.kept if before else self._notes.get
        label = get("own", id)
        thing = None if label is None else get("thing", label)
        row = thing["row"] if thing is not None and thing["row"][0] == id else get("role thing", id)
        return None if row is None else entity_of(row)

    def _was(self, id: str) -> Entity | None:
        """A thing as it was named, if it was."""
        if (self._notes.get("in", id) or [""])[0] != NAMED:
            return None
        entity = self._entity(id, before=True)
        if entity is None:
            raise UnsureError("a work is known by its symbol alone")
        return entity

    def _walk(self, start: Iterable[str]) -> None:
        """Finds which of these things are named now, and which of those that they name."""
        notes = self._notes
        named: dict[str, set[str]] = {}
        by: Counter[str] = Counter()
        todo = sorted(start)
        while todo:
            id = todo.pop()
            if id not in named:
                named[id] = set() if (was := self._was(id)) is None else values(was)
                self._known(id)
            alone = notes.get("used", id) or notes.get("texts of", id)
            self._now[id] = self._entity(id) if alone or (notes.get("named by", id) or 0) + by[id] > 0 else None
            if self._now[id] is None and notes.get("texts of", id):
                raise UnsureError("a work is known by its symbol alone")
            after = set() if (now := self._now[id]) is None else values(now)
            differ = sorted(named[id] ^ after)
            by.update({one: 1 if one in after else -1 for one in differ})
            named[id] = after
            todo += differ
        for id, change in by.items():
            count = _count((notes.get("named by", id) or 0) + change)
            if change < 0 and count and not notes.get("used", id) and not notes.get("texts of", id):
                raise UnsureError("things name each other")
            notes.put("named by", id, count or None)

    def _known(self, id: str) -> None:
        """A thing that comes or goes may be the work of another document, by its symbol."""
        if id in self._moved.came and self._notes.get("in", id) is not None:
            raise UnsureError("a source is called as a work")
        known = self._notes.get("symbol", id.partition("/")[2])
        if known and (self._entity(id) is None) != (self._entity(id, before=True) is None):
            raise UnsureError("a work comes or goes")

    def _subjects(self, facts: Iterable[Stated]) -> None:
        """Things of which something is stated for the first time, or no longer."""
        for id in dict.fromkeys(subject for subject, _, _ in facts):
            if id in self._now or id in self._moved.sources:
                continue
            if (self._notes.get("in", id) or [""])[0] != NAMED:
                raise UnsureError("of something is stated what nobody names")
            self._now[id] = self._entity(id)

    # -- what stands around documents

    def _frame(self, turned: Mapping[str, Any], held: tuple[Claim, ...], framing: Framing) -> Frame:
        entities = {id: one for id, one in self._now.items() if one is not None}
        entities |= {one.id: one for one in self._of_works()}
        documents = {t.outline.source.id: t.naming.source for t in self._moved.tellers}
        part = Digest("", tuple(entities), tuple(turned["ends"][0]), rules=tuple(turned["rules"][0]), held=held)
        return framing(self._moved.tellers, self._linked(entities.values(), documents), part)

    def _lost(self, frame: Frame) -> None:
        """What authority files told only because of things that are no more, or name something else now."""
        before = [was for id in self._now if (was := self._was(id)) is not None and was != self._now[id]]
        told = Told(self._plain, before)
        own = {one.id for one in before}
        here = {one.id for one in frame.corpus.entities}
        for entity in told.entities:
            if entity.id not in here and entity.id not in own and not self._stays(entity.id):
                raise UnsureError("an authority file may tell no more of something")
        for id in own - here:
            if id in self._entries:
                raise UnsureError("nobody names an entry of an authority file any more")
            self._gone.append(f"thing {id}")
        claims = {claim.id for claim in frame.corpus.claims}
        for claim in told.claims:
            if claim.id not in claims:
                self._lose(claim, own)

    def _lose(self, claim: Claim, own: Collection[str]) -> None:
        if claim.subject in own:
            self._gone.append(f"claim {claim.id} {authority_id(claim.authority or '')}")
        elif not self._stays(claim.subject):
            raise UnsureError("an authority file may tell no more of something")

    def _stays(self, id: str) -> bool:
        """Whether a thing is named, now as before."""
        if id in self._now:
            return self._now[id] is not None
        return bool((self._notes.get("in", id) or [""])[0] == NAMED)

    def _rules(self, turned: tuple[list[str], list[str]]) -> None:
        self._gone += (f"thing {rule_id(rule)}" for rule in turned[1])

    def _ends(self, turned: tuple[list[str], list[str]]) -> None:
        for id in turned[1]:
            if id in self._entries and self._notes.get("in", id) is None:
                raise UnsureError("nobody speaks of an entry of an authority file any more")

    def _elsewhere(self, frame: Frame, marks: Mapping[str, str]) -> Iterator[str]:
        """Things that are met here, but are told of elsewhere as they were."""
        here = {one.id for one in frame.named}
        told = {one.id for one in frame.corpus.entities}
        for name in list(marks):
            kind, _, id = name.partition(" ")
            if kind == "thing" and id not in here and id in self._entries:
                level = (self._notes.get("in", id) or [""])[0]
                if (level == NAMED and id not in self._now) or (level == TOLD and id not in told):
                    yield id

    # -- totals

    def _totals(self, frame: Frame, sums: Sums) -> dict[str, Any]:
        """What all comes to, with what is in the graph by its kind."""
        totals = dict(self._notes.get("", "graph"))
        kinds: Counter[str] = Counter(totals["kinds"])
        named = {one.id for one in frame.named}
        there: dict[str, list[str] | None] = dict.fromkeys(id for id, now in self._now.items() if now is None)
        for one in frame.corpus.entities:
            if one.id in named or not self._stays(one.id):
                there[one.id] = [NAMED if one.id in named else TOLD, one.kind]
        for id, row in there.items():
            before = self._notes.get("in", id)
            kinds.update([row[1]] if row else [])
            kinds.subtract([before[1]] if before else [])
            if row != before:
                self._notes.put("in", id, row)
        totals["kinds"] = _whole(kinds)
        for name in ("numbers", "predicates", "evidence"):
            by = {"numbers": sums.numbers, "predicates": sums.counts("predicates"), "evidence": sums.counts("triples")}
            totals[name] = _whole(_sum(totals[name], by[name]))
        totals["documents"] += sum(1 for t in self._moved.tellers if t.naming.source in self._moved.came)
        totals["files"] = self._files(frame, Counter(totals["files"]))
        return totals

    def _files(self, frame: Frame, files: Counter[str]) -> dict[str, int]:
        """How many claims there are of each authority file."""
        names = {f"claim {c.id} {authority_id(c.authority)}": c.authority for c in frame.corpus.claims if c.authority}
        files.update(file for name, file in names.items() if self._notes.get("mark", name) is None)
        going = [name for name in self._gone if name.startswith("claim ") and self._notes.get("mark", name)]
        by = {authority_id(file): file for file in files}
        files.subtract(by[name.rpartition(" ")[2]] for name in going)
        if going and not all(files.values()):
            raise UnsureError("an authority file tells no more")
        return _whole(files)

    def _problems(self, sums: Sums) -> tuple[Problem, ...]:
        if any(count < 0 for count in sums.problems.values()):
            raise UnsureError("something is no problem any more")
        return tuple(sums.problems)


def _count(number: int) -> int:
    if number < 0:
        raise UnsureError("more goes than was there")
    return number


def _sum(before: Mapping[str, int], by: Mapping[str, int]) -> dict[str, int]:
    return {name: before.get(name, 0) + by.get(name, 0) for name in {**before, **by}}


def _whole(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}
