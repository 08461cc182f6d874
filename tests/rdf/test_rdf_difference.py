"""What follows from several triples together is looked for around what changed, and nothing is missed."""

from __future__ import annotations

from random import Random

import pyoxigraph as ox
import pytest

from kg.rdf.names import kg
from kg.rdf.project import joined, reaching
from kg.rdf.store import Store

BASE = "https://example.org/"


def graph(seed: int) -> Store:
    """People, posts and bodies, some of which are part of each other, also in a ring."""
    draw = Random(seed)
    store = Store.memory(base=BASE)
    things = [store.iri(f"thing/{number}") for number in range(12)]
    for _ in range(16):
        property = kg(draw.choice(("holdsPost", "postFor", "partOf", "represents")))
        place = store.graph(draw.choice(("things", "facts")))
        store.ox.add(ox.Quad(draw.choice(things), property, draw.choice(things), place))
    return store


@pytest.mark.parametrize("seed", range(20))
def test_what_follows_of_one_thing_is_the_same_wherever_one_begins(seed: int) -> None:
    store = graph(seed)
    every = {quad.subject for quad in store.match()}
    whole = joined(store.ox, every, base=BASE)
    for thing in sorted(every, key=str):
        assert joined(store.ox, [thing], base=BASE) == {t for t in whole if t.subject == thing}


@pytest.mark.parametrize("seed", range(20))
def test_what_follows_changes_only_of_things_that_lead_to_a_change(seed: int) -> None:
    store, draw = graph(seed), Random(seed)
    every = {quad.subject for quad in store.match()}
    gone = draw.choice(sorted(store.match(), key=str))
    come = ox.Quad(gone.object, kg("partOf"), store.iri("thing/new"), store.graph("things"))
    moved = reaching(store.ox, [gone.subject, come.subject], base=BASE)
    before, near = (joined(store.ox, some, base=BASE) for some in (every | moved, moved))
    store.ox.remove(gone)
    store.ox.add(come)
    after, now = (joined(store.ox, some, base=BASE) for some in (every | moved, moved))
    assert before ^ after == near ^ now
