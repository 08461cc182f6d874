"""The last touches of a small drawing: things moved, one by one, to where fewer lines cross each other or a name.

All is counted in whole numbers, so that it comes out alike on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from kg.view.layout import EDGE

Place = tuple[int, int]
Box = tuple[float, float]

# What disturbs reading, and how much: two lines that cross; a line through what stands elsewhere, or through the name
# of its own end; a line of the usual length (more by its square); standing amid another group; boxes that nearly touch,
# by the pixel that they come nearer than AIR; being moved, by so many pixels; leaving the frame, by the pixel.
CROSSING, THROUGH, OWN, LENGTH, AMID, AIR, MOVED, OUTSIDE = 100, 150, 30, 18, 150, 34, 16, 6
COVERED = 10**6
MARGIN = 14
# Where a thing may go, in pixels from where it is: near, further, far, in sixteen directions.
RINGS = (24, 70, 150, 280)
TURNS = ((100, 0), (92, 38), (71, 71), (38, 92), (0, 100), (-38, 92), (-71, 71), (-92, 38))
# Most is gained in the first rounds; above so many things they would hold up a build.
ROUNDS, MOST = 3, 90
# How many places are looked at closely at once, the cheapest so far first: most of the others then need no look.
BATCH = 24


class _Drawing:
    """The drawing while it is worked on: box middles, half their sizes, and what of each thing lines may touch.

    `bounds` (n, 4, 2) are left, top, right and bottom of a thing's name and of its node, `tip` (n, 2) where its lines
    end; both from the middle of the box.
    """

    def __init__(self, np: Any, places: Sequence[Place], boxes: Sequence[Box], heights: Sequence[float]) -> None:
        self.at = np.array(places, dtype=np.int32)
        self.half = (np.array([(round(width), round(height)) for width, height in boxes], dtype=np.int32) + 1) // 2
        self.home = self.at.copy()
        self.frame = (self.at - self.half).min(axis=0), (self.at + self.half).max(axis=0)
        (wide, high), node = self.half.T, np.array([(round(height) + 1) // 2 for height in heights], dtype=np.int32)
        under = 2 * node - high
        self.tip = np.stack([0 * node, node - high], axis=1)
        sides = [(-wide, -node), (under, -high), (wide, node), (high, under)]
        self.bounds = np.array(sides).transpose(2, 0, 1)


class _Joined:
    """What a thing is joined to, `near`, the ends of all other links, and which lines and boxes concern each other."""

    def __init__(self, np: Any, thing: int, count: int, ends: Any) -> None:
        mine = (ends == thing).any(axis=1)
        self.thing = thing
        self.near = ends[mine].sum(axis=1) - thing
        self.one, self.two = ends[~mine].T
        self.apart = ~((self.near[:, None] == self.one) | (self.near[:, None] == self.two))
        every = np.arange(count)
        self.others = np.flatnonzero(every != thing)
        # What it costs that the line to each near thing runs through name or node of each thing.
        at_end = (every == self.near[:, None]) | (every == thing)
        self.through = np.concatenate([np.where(at_end, OWN, THROUGH), np.where(at_end, 0, THROUGH)], axis=1)


def polished(
    boxes: Sequence[Box],
    heights: Sequence[float],
    places: Sequence[Place],
    lines: Sequence[tuple[int, int]],
    groups: Sequence[int],
) -> list[Place]:
    """The places of boxes with a node of these heights on top, where `lines` are drawn between the nodes."""
    import numpy as np

    links = sorted({(min(a, b), max(a, b)) for a, b in lines if a != b})
    if not 2 < len(places) <= MOST or not links:
        return list(places)
    drawing = _Drawing(np, places, boxes, heights)
    joined = [_Joined(np, thing, len(places), np.array(links)) for thing in range(len(places))]
    group = np.unique(groups, return_inverse=True)[1]
    size = np.bincount(group)
    moves = np.array(
        [(0, 0)]
        + [(sign * ring * x // 100, sign * ring * y // 100) for ring in RINGS for x, y in TURNS for sign in (1, -1)],
        dtype=np.int32,
    )
    for _ in range(ROUNDS):
        moved = False
        middles = np.stack([np.bincount(group, drawing.at[:, axis]) // size for axis in (0, 1)], axis=1).astype(
            np.int32
        )
        for each in joined:
            there = drawing.at[each.thing] + moves
            cost = _amid(there, middles, group[each.thing]) + _room(np, drawing, each, there)
            cost += _long(drawing, each, there)
            best = _best(np, cost, partial(_crossed, np, drawing, each), there)
            if best:
                drawing.at[each.thing] = there[best]
                moved = True
        if not moved:
            break
    return [(int(x), int(y)) for x, y in drawing.at]


def _best(np: Any, cost: Any, rest: Callable[[Any], Any], candidates: Any) -> int:
    """The place that costs least, the first if none costs less; `rest` tells what is not yet in `cost`, never below 0.

    It is asked as little as may be: only of places whose cost so far is below the least that is known.
    """
    order = np.argsort(cost, kind="stable")
    order = np.concatenate([[0], order[order > 0]])
    best, least, at = 0, cost[0] + COVERED, 0
    while at < len(order):
        some = order[at : at + BATCH]
        some = some[cost[some] < least]
        if not len(some):
            break
        whole = cost[some] + rest(candidates[some])
        if not at:
            least = whole[0]
        if whole.min() < least:
            best, least = int(some[whole.argmin()]), whole.min()
        at += BATCH
    return best


def _amid(candidates: Any, middles: Any, own: Any) -> Any:
    """What it costs to stand nearer to the middle of another group than to that of one's own."""
    gap = candidates[:, None, :] - middles
    far = (gap * gap).sum(axis=2)
    return AMID * (far < far[:, own, None]).any(axis=1)


def _long(drawing: _Drawing, joined: _Joined, candidates: Any) -> Any:
    """What the lengths of the thing's lines cost."""
    tips = drawing.at[joined.near] + drawing.tip[joined.near]
    spans = (candidates + drawing.tip[joined.thing])[:, None, :] - tips
    return (spans * spans).sum(axis=(1, 2)) * LENGTH // int(EDGE * EDGE)


def _room(np: Any, drawing: _Drawing, joined: _Joined, candidates: Any) -> Any:
    """What it costs to stand close to others or over them, to leave the frame, and to have moved."""
    half = drawing.half[joined.thing]
    wide, tall = drawing.half[joined.others].T + half[:, None]
    x, y = np.abs(candidates.T[:, :, None] - drawing.at[joined.others].T[:, None])
    widest = np.maximum(x - wide, y - tall)
    cost = (COVERED * (widest < MARGIN) + np.maximum(AIR - widest, 0)).sum(axis=1)
    low, high = drawing.frame
    out = np.maximum(np.maximum(low + half - candidates, candidates + half - high), 0)
    moved = np.abs(candidates - drawing.home[joined.thing])
    return cost + OUTSIDE * (out[:, 0] + out[:, 1]) + (moved[:, 0] + moved[:, 1]) // MOVED


def _crossed(np: Any, drawing: _Drawing, joined: _Joined, candidates: Any) -> Any:
    """What it costs that lines cross, or run through nodes and names."""
    thing, sides = joined.thing, [0, 1, 0, 1]
    tips = (drawing.at + drawing.tip).T
    own, near = (candidates + drawing.tip[thing]).T[:, :, None], tips[:, joined.near, None]
    one, two = tips[:, joined.one], tips[:, joined.two]
    mine, others = _Lines(np, own[..., None], near), _Lines(np, one, two)
    crossing = (mine.side(*one) != mine.side(*two)) & joined.apart  # by candidate, near thing, other link
    crossing &= others.side(*own)[:, None, :] != others.side(*near)
    # The bounds of all names, then of all nodes, by candidate and side; the thing itself stands at the candidate.
    where, count = candidates[:, sides, None] + drawing.bounds[thing], len(drawing.at)
    bounds = np.repeat(
        (drawing.at[:, sides, None] + drawing.bounds).transpose(1, 2, 0).reshape(1, 4, -1), len(where), 0
    )
    bounds[:, :, [thing, count + thing]] = where
    through = mine.over(np, *(bounds[:, None, side] for side in range(4))) * joined.through
    disturbed = others.over(np, *(where[:, side, :, None] for side in range(4)))
    cost = CROSSING * crossing.sum(axis=(1, 2)) + THROUGH * disturbed.sum(axis=(1, 2))
    return cost + through.sum(axis=(1, 2))


class _Lines:
    """Lines between points; (x, y) lies on the side of a line that the sign of a·x + b·y + c tells."""

    def __init__(self, np: Any, start: Any, stop: Any) -> None:
        (x, y), (u, v) = start, stop
        self.a, self.b, self.c = y - v, u - x, x * v - u * y
        self.low, self.high = (np.minimum(x, u), np.minimum(y, v)), (np.maximum(x, u), np.maximum(y, v))

    def side(self, x: Any, y: Any) -> Any:
        """Whether points lie on the positive side."""
        return self.a * x + self.b * y + self.c > 0

    def over(self, np: Any, left: Any, top: Any, right: Any, bottom: Any) -> Any:
        """Whether they run over boxes: they reach into width and height, with corners on both sides."""
        a, b, c, (west, north), (east, south) = self.a, self.b, self.c, self.low, self.high
        across, down = (a * left, a * right), (b * top, b * bottom)
        cut = (np.minimum(*across) + np.minimum(*down) < -c) & (np.maximum(*across) + np.maximum(*down) > -c)
        return cut & (west < right) & (east > left) & (north < bottom) & (south > top)
