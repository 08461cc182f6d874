"""The page of a thing: its names, posts along a time line, facts with their sentences, neighbours, mentions."""

from __future__ import annotations

from collections import defaultdict

from msgspec import Struct

from kg.rdf.explain import Explanation, Fact, explain
from kg.rdf.witness import Ref, Witness
from kg.serve.pages.cited import citations, citing
from kg.serve.pages.index import index
from kg.serve.pages.record import record
from kg.serve.pages.render import html
from kg.serve.pages.ring import WIDTH, ring
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

# So many claims, tenures, mentions of a thing are read: its page is made in a moment however often it is named.
_READ = 2_000
_MENTIONS = 200
# When, where and as part of what an event is held: told above its facts.
_PROGRAMME = ("heldOn", "endsOn", "startsAt", "endsAt", "heldAt", "virtual", "partOf")


class Group(Struct, frozen=True):
    """All facts of one property in one direction."""

    title: str
    facts: tuple[Fact, ...]


def thing(snapshot: Snapshot, request: Request, id: str) -> Reply:
    """The page of a thing.

    Raises: KgError where it is unknown.
    """
    told = explain(snapshot.store, snapshot.store.base + id, read_source=read_text(snapshot), most=_READ)
    if not told.facts and not told.mentions and not told.tenures and told.thing.label == id:
        return record(snapshot, request, id)
    return html(
        snapshot,
        request,
        "thing.html",
        told=told,
        id=id,
        keys=[*_programme(told), *told.keys],
        citations=citations(snapshot, told),
        groups=_groups(snapshot, told),
        ring=ring(snapshot, told),
        width=WIDTH,
        mentions=_mentions(snapshot, told),
        all_mentions=len(told.mentions) + told.mentions_left,
        tenures=sorted(told.tenures, key=lambda t: (t.starts_on or min(t.as_of, default="9"), t.holder.label)),
    )


def _programme(told: Explanation) -> list[tuple[str, Ref]]:
    """When and where an event is held, as it is stated."""
    stated = [fact for fact in told.facts if fact.forward and fact.stated]
    held = any(fact.predicate in ("heldOn", "startsAt", "heldAt") for fact in stated)
    return [(name, fact.other) for name in _PROGRAMME if held for fact in stated if fact.predicate == name]


def _groups(snapshot: Snapshot, told: Explanation) -> list[Group]:
    """The facts by property in the order of the ontology, what others say of the thing last; citations stand apart."""
    room, apart = index(snapshot), citing(snapshot)
    place = {term.name: n for n, term in enumerate(room.looks.ontology.properties())}
    grouped: dict[tuple[bool, int, str], list[Fact]] = defaultdict(list)
    for fact in told.facts:
        if fact.forward or fact.predicate not in apart:
            grouped[not fact.forward, place.get(fact.predicate, len(place)), fact.predicate].append(fact)
    kind = room.kind_word(told.thing.kind)
    return [
        Group(f"… {room.words(name)} this {kind}" if backward else room.words(name), tuple(facts))
        for (backward, _, name), facts in sorted(grouped.items(), key=lambda item: item[0])
    ]


def _mentions(snapshot: Snapshot, told: Explanation) -> list[tuple[str, list[Witness]]]:
    """The sentences that mention a thing, by document, the earliest first."""
    by_file: dict[str, list[Witness]] = defaultdict(list)
    for witness in told.mentions[:_MENTIONS]:
        by_file[witness.file].append(witness)
    dates = {d.file: (d.date or "9999", d.title) for d in index(snapshot).documents}
    return sorted(by_file.items(), key=lambda item: (dates.get(item[0], ("9999", "")), item[0]))
