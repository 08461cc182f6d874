"""The last touches of a small drawing: things moved, one by one, to where fewer lines cross each other or a name.

All is counted in whole numbers, so that it comes out alike on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.view.layout import EDGE

Place = tuple[int, int]
Box = tuple[float, float]

# What disturbs reading, and how much: two lines that cross; a line through what stands elsewhere, or through the name
# of its own end; a line of the usual length (more by its square); standing amid another group; boxes that nearly touch,
# by the pixel that they come nearer than AIR; being moved, by so many pixels; leaving the frame, by the pixel.
CROSSING, THROUGH, OWN, LENGTH, AMID, AIR, MOVED, OUTSIDE = 100, 150, 30, 18, 60, 34, 16, 6
COVERED = 10**6
MARGIN = 14
# Where a thing may go, in pixels from where it is: near, further, far, in sixteen directions.
RINGS = (24, 70, 150, 280)
TURNS = ((100, 0), (92, 38), (71, 71), (38, 92), (0, 100), (-38, 92), (-71, 71), (-92, 38))
# Most is gained in the first rounds; above so many things they would hold up a build.
ROUNDS, MOST = 4, 90


class _Drawing:
    """The drawing while it is worked on: box middles `at` (n, 2), their `half` sizes, and where in them lines end."""

    def __init__(self, np: Any, places: Sequence[Place], boxes: Sequence[Box], heights: Sequence[float]) -> None:
        self.np = np
        self.at = np.array(places, dtype=np.int32).reshape(len(places), 2)
        size = np.array([(round(width), round(height)) for width, height in boxes], dtype=np.int32)
        self.half = (size.reshape(len(places), 2) + 1) // 2
        self.node = np.array([(round(height) + 1) // 2 for height in heights], dtype=np.int32)
        self.home = self.at.copy()
        self.frame = np.stack([(self.at - self.half).min(axis=0), (self.at + self.half).max(axis=0)])
        every = np.arange(len(places))
        self.tips = self.ends(self.at, every)
        self.starts, self.stops = self.diagonals(self.at, every)

    def move(self, thing: int, place: Any) -> None:
        """Puts a thing elsewhere."""
        self.at[thing] = place
        self.tips[thing] = self.ends(place, thing)
        self.starts[thing], self.stops[thing] = self.diagonals(place, thing)

    def ends(self, at: Any, things: Any) -> Any:
        """Where the lines of these things end, for box middles `at`."""
        lift = self.half[things, 1] - self.node[things]
        return at - self.np.stack([lift * 0, lift], axis=-1)

    def diagonals(self, at: Any, things: Any) -> tuple[Any, Any]:
        """The diagonals of each thing's name, and of its node: from and to, (…, 4, 2); a line over a box cuts one."""
        np = self.np
        (wide, high), node = np.moveaxis(self.half[things], -1, 0), self.node[things]
        x, y = at[..., 0], at[..., 1]
        middle = y - high + 2 * node
        corners = [
            (x - wide, middle, x + wide, y + high),
            (x + wide, middle, x - wide, y + high),
            (x - node, y - high, x + node, middle),
            (x + node, y - high, x - node, middle),
        ]
        stacked = np.stack([np.stack(np.broadcast_arrays(*corner), axis=-1) for corner in corners], axis=-2)
        return stacked[..., :2], stacked[..., 2:]


def polished(
    boxes: Sequence[Box],
    heights: Sequence[float],
    places: Sequence[Place],
    lines: Sequence[tuple[int, int]],
    groups: Sequence[int],
) -> list[Place]:
    """The places of boxes with a node of these heights on top, where `lines` are drawn between the nodes."""
    import numpy as np

    if not 2 < len(places) <= MOST or not lines:
        return list(places)
    drawing = _Drawing(np, places, boxes, heights)
    ends = np.array(sorted({(min(a, b), max(a, b)) for a, b in lines if a != b}), dtype=np.int32).reshape(-1, 2)
    group = np.array(groups, dtype=np.int32)
    moves = np.array(
        [(0, 0)]
        + [(sign * ring * x // 100, sign * ring * y // 100) for ring in RINGS for x, y in TURNS for sign in (1, -1)]
    )
    for _ in range(ROUNDS):
        middles = np.array([drawing.at[group == one].mean(axis=0).astype(np.int32) for one in range(group.max() + 1)])
        before = drawing.at.copy()
        for thing in range(len(places)):
            mine = (ends == thing).any(axis=1)
            lines_ = (ends[mine].sum(axis=1) - thing, ends[~mine])
            candidates = drawing.at[thing] + moves
            cost = _amid(np, candidates, middles, group[thing]) + _room(drawing, thing, candidates)
            cost += _long(drawing, thing, candidates, lines_[0])
            stays = cost[0] + int(_crossed(drawing, thing, candidates[:1], lines_)[0])
            # Only where the rest costs less can it be better than here.
            hopeful = np.flatnonzero(cost < stays)
            cost = cost[hopeful] + _crossed(drawing, thing, candidates[hopeful], lines_)
            if len(cost) and cost.min() < stays:
                drawing.move(thing, candidates[hopeful[int(np.argmin(cost))]])
        if (before == drawing.at).all():
            break
    return [(int(x), int(y)) for x, y in drawing.at]


def _amid(np: Any, candidates: Any, middles: Any, own: Any) -> Any:
    """What it costs to stand nearer to the middle of another group than to that of one's own."""
    gap = candidates[:, None, :] - middles[None, :, :]
    far = (gap * gap).sum(axis=2)
    return AMID * (far < far[:, own, None]).any(axis=1)


def _long(drawing: _Drawing, thing: int, candidates: Any, near: Any) -> Any:
    """What the lengths of the thing's lines cost."""
    spans = drawing.ends(candidates, thing)[:, None, :] - drawing.tips[near][None, :, :]
    return (spans * spans).sum(axis=2).sum(axis=1) * LENGTH // int(EDGE * EDGE)


def _crossed(drawing: _Drawing, thing: int, candidates: Any, lines: tuple[Any, Any]) -> Any:
    """What it costs that lines cross, or run through nodes and names; `lines` are the near things, and other lines."""
    near, others = lines
    here = drawing.ends(candidates, thing)[:, None, :]
    there = drawing.tips[near][None, :, :]
    one, two = others[:, 0], others[:, 1]
    from_, to = drawing.tips[one], drawing.tips[two]
    apart = ~((near[:, None] == one) | (near[:, None] == two))
    crossing = _cut(here[:, :, None], there[:, :, None], from_[None, None], to[None, None])
    cost = CROSSING * (crossing & apart).sum(axis=(1, 2))
    cost += _through(drawing, thing, candidates, (here, there, near))
    name_from, name_to = drawing.diagonals(candidates, thing)
    over = _cut(from_[None, :, None], to[None, :, None], name_from[:, None], name_to[:, None])
    return cost + THROUGH * over.reshape(len(candidates), len(others), 2, 2).any(axis=3).sum(axis=(1, 2))


def _through(drawing: _Drawing, thing: int, candidates: Any, lines: tuple[Any, Any, Any]) -> Any:
    """What the thing's own lines cost that run over other nodes and names, or over the names of their ends."""
    np = drawing.np
    here, there, near = lines
    every = np.arange(len(drawing.at))
    over = _cut(here[:, :, None, None], there[:, :, None, None], drawing.starts[None, None], drawing.stops[None, None])
    over = over.reshape(*over.shape[:3], 2, 2).any(axis=4)  # by candidate, line, thing, and its name or node
    foreign = ((every != thing) & (every != near[:, None]))[None, :, :, None]
    cost = THROUGH * (over & foreign).sum(axis=(1, 2, 3))
    at_end = (every == near[:, None])[None, :, :]
    cost = cost + OWN * (over[..., 0] & at_end).sum(axis=(1, 2))
    own_from, own_to = drawing.diagonals(candidates, thing)
    own = _cut(here[:, :, None], there[:, :, None], own_from[:, None, :2], own_to[:, None, :2])
    return cost + OWN * own.any(axis=2).sum(axis=1)


def _room(drawing: _Drawing, thing: int, candidates: Any) -> Any:
    """What it costs to stand close to others or over them, to leave the frame, and to have moved."""
    np = drawing.np
    others = np.arange(len(drawing.at)) != thing
    gap = np.abs(candidates[:, None, :] - drawing.at[others][None]) - drawing.half[others][None] - drawing.half[thing]
    widest = gap.max(axis=2)
    cost = COVERED * (widest < MARGIN).sum(axis=1) + np.maximum(AIR - widest, 0).sum(axis=1)
    low, high = drawing.frame[0] + drawing.half[thing], drawing.frame[1] - drawing.half[thing]
    out = np.maximum(low - candidates, 0) + np.maximum(candidates - high, 0)
    return cost + OUTSIDE * out.sum(axis=1) + np.abs(candidates - drawing.home[thing]).sum(axis=1) // MOVED


def _cut(a: Any, b: Any, c: Any, d: Any) -> Any:
    """Whether the line from a to b cuts that from c to d; the last axis is x and y."""

    def side(p: Any, q: Any, r: Any) -> Any:
        across = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])
        return across > 0

    return (side(a, b, c) != side(a, b, d)) & (side(c, d, a) != side(c, d, b))
