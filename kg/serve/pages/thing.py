"""The page of a thing: its names, posts along a time line, facts with their sentences, neighbours, mentions."""

from __future__ import annotations

import math
import textwrap
from collections import Counter, defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kg.rdf.explain import Explanation, Fact, explain
from kg.rdf.witness import Reader, Ref, Witness, local
from kg.serve.pages.index import index
from kg.serve.pages.render import html
from kg.serve.snapshot import Snapshot, read_text
from kg.serve.wire import Reply, Request

# Around a thing are drawn those with the most facts; more would not be told apart.
_DRAWN = 12
_MENTIONS = 200
_WIDTH, _HEIGHT, _RADIUS = 470, 340, 112
_LINE = 18


@dataclass(frozen=True, slots=True)
class Group:
    """All facts of one property in one direction."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing drawn around: its place, and on which side its name stands."""

    ref: Ref
    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]


def thing(snapshot: Snapshot, request: Request, id: str) -> Reply:
    """The page of a thing.

    Raises: KgError where it is unknown.
    """
    told = explain(snapshot.store, snapshot.store.base + id, read_source=read_text(snapshot))
    if not told.facts and not told.mentions and not told.tenures and told.thing.label == id:
        return record(snapshot, request, id)
    return html(
        snapshot,
        request,
        "thing.html",
        told=told,
        id=id,
        groups=_groups(snapshot, told),
        neighbours=_neighbours(told),
        width=_WIDTH,
        height=_HEIGHT,
        mentions=_mentions(snapshot, told),
        all_mentions=len(told.mentions),
        tenures=sorted(told.tenures, key=lambda t: (t.starts_on or min(t.as_of, default="9"), t.holder.label)),
    )


def record(snapshot: Snapshot, request: Request, id: str) -> Reply:
    """The page of what has no page of its own kind, a claim or a rule: its properties."""
    reader = Reader(snapshot.store)
    subject = ox.NamedNode(snapshot.store.base + id)
    rows = sorted({(local(q.predicate), reader.ref(q.object)) for q in snapshot.store.match(subject)}, key=_row)
    return html(snapshot, request, "record.html", told=reader.ref(subject), id=id, rows=rows)


def _row(row: tuple[str, Ref]) -> tuple[str, str]:
    return row[0], row[1].label


def _groups(snapshot: Snapshot, told: Explanation) -> list[Group]:
    room = index(snapshot)
    grouped: dict[tuple[bool, str], list[Fact]] = defaultdict(list)
    for fact in told.facts:
        grouped[not fact.forward, fact.predicate].append(fact)
    kind = room.kind_label(told.thing.kind).lower()
    return [
        Group(f"… {room.words(name)} this {kind}" if backward else room.words(name), tuple(grouped[backward, name]))
        for backward, name in sorted(grouped)
    ]


def _mentions(snapshot: Snapshot, told: Explanation) -> list[tuple[str, list[Witness]]]:
    """The sentences that mention a thing, by document, the earliest first."""
    by_file: dict[str, list[Witness]] = defaultdict(list)
    for witness in told.mentions[:_MENTIONS]:
        by_file[witness.file].append(witness)
    dates = {d.file: (d.date or "9999", d.title) for d in index(snapshot).documents}
    return sorted(by_file.items(), key=lambda item: (dates.get(item[0], ("9999", "")), item[0]))


def _neighbours(told: Explanation) -> list[Neighbour]:
    """The nearest things, on a ring in the order of their names."""
    facts = Counter(fact.other for fact in told.facts if fact.other.id is not None and fact.other.id != told.thing.id)
    for tenure in told.tenures:
        other = tenure.post if tenure.holder == told.thing else tenure.holder
        facts[other] += 1
    most = sorted(facts, key=lambda ref: (-facts[ref], ref.label))[:_DRAWN]
    placed = []
    for number, ref in enumerate(sorted(most, key=lambda ref: (ref.kind or "", ref.label))):
        angle = 2 * math.pi * (number + 0.5) / len(most) - math.pi / 2
        x, y = _WIDTH / 2 + _RADIUS * math.cos(angle), _HEIGHT / 2 + _RADIUS * math.sin(angle)
        anchor = "middle" if abs(math.cos(angle)) < 0.3 else "start" if math.cos(angle) > 0 else "end"
        placed.append(Neighbour(ref, round(x, 1), round(y, 1), anchor, _lines(ref.label)))
    return placed


def _lines(label: str) -> tuple[str, ...]:
    """A name on two short lines at most."""
    lines = textwrap.wrap(label, _LINE, max_lines=2, placeholder="…", break_on_hyphens=False)
    return tuple(lines) or ("",)
