"""The small drawing beside a thing: its nearest neighbours on a ring, their names to the left and right of it."""

from __future__ import annotations

import math
import textwrap
from collections import Counter

from msgspec import Struct

from kg.rdf.explain import Explanation
from kg.rdf.witness import Ref
from kg.serve.pages.index import short_name
from kg.serve.snapshot import Snapshot

# Around a thing are drawn those with the most facts; more would not be told apart.
DRAWN = 12
# Units of the drawing: on a page of usual width one is four fifths of a pixel. A name has two lines of LETTERS at most,
# and a row of STEP for itself, so that no two names lie on each other.
WIDTH, STEP, LINE, LETTERS = 480, 44, 18, 18
_ACROSS = 78


class Neighbour(Struct, frozen=True):
    """A thing on the ring: its place, on which side its name stands ("start", "end"), the lines of it."""

    ref: Ref
    x: float
    y: float
    anchor: str
    lines: tuple[str, ...]


class Ring(Struct, frozen=True):
    """The drawing: its height and those on it."""

    height: int
    neighbours: tuple[Neighbour, ...]


def ring(snapshot: Snapshot, told: Explanation) -> Ring:
    """The nearest things on a ring: those of a kind together, the right side downwards, then the left upwards."""
    facts = Counter(fact.other for fact in told.facts if fact.other.id is not None and fact.other.id != told.thing.id)
    for tenure in told.tenures:
        other = tenure.post if tenure.holder == told.thing else tenure.holder
        facts[other] += 1
    most = sorted(facts, key=lambda ref: (-facts[ref], ref.label, ref.id))[:DRAWN]
    order = sorted(most, key=lambda ref: (ref.kind or "", ref.label, ref.id))
    right, left = order[: (len(order) + 1) // 2], order[(len(order) + 1) // 2 :]
    height = STEP * max(len(right), 3)
    return Ring(
        height,
        (
            *(_placed(snapshot, ref, n, len(right), height, 1) for n, ref in enumerate(right)),
            *(_placed(snapshot, ref, n, len(left), height, -1) for n, ref in enumerate(reversed(left))),
        ),
    )


def _placed(snapshot: Snapshot, ref: Ref, number: int, all: int, height: int, side: int) -> Neighbour:
    down = STEP * (number - (all - 1) / 2)
    across = _ACROSS * math.sqrt(1 - (down / (height / 2)) ** 2)
    x, y = WIDTH / 2 + side * across, height / 2 + down
    return Neighbour(ref, round(x, 1), round(y, 1), "start" if side > 0 else "end", _lines(short_name(snapshot, ref)))


def _lines(label: str) -> tuple[str, ...]:
    """A name on two short lines at most."""
    lines = textwrap.wrap(label, LETTERS, max_lines=2, placeholder="…", break_on_hyphens=False)
    return tuple(lines) or ("",)
