"""Boxes that do not cover each other: pushed apart, and the parts of a drawing set side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

# White space kept around each box; what counts as touching; rounds of pushing; the share of what is lacking that one
# of many boxes moves at once.
MARGIN = 14.0
TOUCH = 0.5
ROUNDS = 240
DRIVE = 1.0
# The square of how far from the middle of a heap a thing stands at least, by the area of all that stand nearer.
LOOSE = 0.36
# Up to so many pairs all are compared; above, each box with those about it.
PAIRS = 500_000
GAP = 70.0


def spread(np: Any, where: Any, size: Any, *, fixed: Any = None, pairs: int = PAIRS) -> Any:
    """The boxes moved as little as it takes until none covers another; `fixed` ones stay, and may hem others in."""
    count = len(where)
    movers = np.arange(count) if fixed is None else np.flatnonzero(~fixed)
    if len(movers) * count <= pairs:
        return _settled(where, ROUNDS if fixed is None else ROUNDS // 4, lambda w: _pushes(np, w, size, movers))
    if fixed is None:
        return _settled(_eased(np, where, size), ROUNDS, lambda w: _near_pushes(np, w, size))
    return where


def _settled(where: Any, rounds: int, pushes: Callable[[Any], Any | None]) -> Any:
    """The boxes pushed round by round, until nothing pushes."""
    for _ in range(rounds):
        push = pushes(where)
        if push is None:
            break
        where = where + push
    return where


def _pushes(np: Any, where: Any, size: Any, movers: Any) -> Any | None:
    """What drives boxes that touch apart along the shorter way; only `movers` move. None if none of them touches."""
    gap = where[None, :, :] - where[movers][:, None, :]
    over = (size[None, :, :] + size[movers][:, None, :]) / 2 + MARGIN - np.abs(gap)
    touching = (over[:, :, 0] > TOUCH) & (over[:, :, 1] > TOUCH)
    touching[np.arange(len(movers)), movers] = False
    if not touching.any():
        return None
    free = np.zeros(len(where))
    free[movers] = 1.0
    share = 1.0 / (1.0 + free)[None, :]
    level = over[:, :, 0] < over[:, :, 1]
    earlier = np.where(np.arange(len(where))[None, :] > movers[:, None], -1.0, 1.0)
    push = np.zeros_like(where)
    for axis, mine in ((0, level), (1, ~level)):
        away = np.where(gap[:, :, axis] > 0, -1.0, np.where(gap[:, :, axis] < 0, 1.0, earlier))
        push[movers, axis] = (np.where(touching & mine, over[:, :, axis] + 1.0, 0.0) * away * share).sum(axis=1)
    return push


def _eased(np: Any, where: Any, size: Any) -> Any:
    """The places drawn out from their middle until within no distance of it more stand than there is room for."""
    off = where - where.sum(axis=0) / len(where)
    far = np.sqrt((off * off).sum(axis=1)) + TOUCH
    rank = np.empty(len(where))
    rank[np.argsort(far, kind="stable")] = np.arange(len(where))
    room = (size + MARGIN).max(axis=0)
    least = np.sqrt(rank * (room[0] * room[1] * LOOSE))
    return off * (np.maximum(far, least) / far)[:, None]


def _near_pushes(np: Any, where: Any, size: Any) -> Any | None:
    """The same for many boxes, each driven straight away from those about it: heaps come apart evenly on all sides."""
    left, right = _near(np, where, size.max(axis=0) + MARGIN)
    gap = where[right] - where[left]
    gap[(gap == 0).all(axis=1), 0] = TOUCH
    away = np.sqrt((gap * gap).sum(axis=1))
    over = (size[left] + size[right]).sum(axis=1) / 4 + MARGIN - away
    touching = over > TOUCH
    if not touching.any():
        return None
    left, right = left[touching], right[touching]
    many = np.maximum(np.bincount(left, minlength=len(where)) + np.bincount(right, minlength=len(where)), 1)
    push = np.zeros_like(where)
    for axis in (0, 1):
        amount = (over[touching] + 1.0) * gap[touching, axis] / away[touching] * DRIVE
        push[:, axis] -= np.bincount(left, amount, len(push))
        push[:, axis] += np.bincount(right, amount, len(push))
    return push / np.sqrt(many)[:, None]


def _near(np: Any, where: Any, reach: Any) -> tuple[Any, Any]:
    """All pairs that are nearer to each other than `reach` in both directions, and some more.

    The plane is cut into strips that high, and in each of them all stand in order from left to right.
    """
    off = where - where.min(axis=0)
    strip, across = np.floor(off[:, 1] / reach[1]), off[:, 0]
    long = across.max() + 3 * reach[0]
    place = strip * long + across
    order = np.argsort(place, kind="stable")
    place = place[order]
    every = np.arange(len(place))
    pairs = []
    for first, last in (
        (every + 1, np.searchsorted(place, place + reach[0])),
        (np.searchsorted(place, place + long - reach[0]), np.searchsorted(place, place + long + reach[0])),
    ):
        many = np.maximum(last - first, 0)
        before = np.cumsum(many) - many
        pairs.append((np.repeat(every, many), np.arange(int(many.sum())) + np.repeat(first - before, many)))
    left, right = (np.concatenate(ends) for ends in zip(*pairs, strict=True))
    return order[left], order[right]


def packed(np: Any, parts: Sequence[Sequence[int]], placed: Sequence[Any], size: Any, *, width: float = 900.0) -> Any:
    """One drawing of all parts: the first in the middle, the others in rows below it."""
    result = np.zeros_like(size)
    rows: list[list[tuple[int, Any, Any]]] = []
    used = 0.0
    for number, (part, where) in enumerate(zip(parts, placed, strict=True)):
        low = (where - size[part] / 2).min(axis=0)
        high = (where + size[part] / 2).max(axis=0)
        span = float(high[0] - low[0])
        if number == 0:
            width = max(span, width, _square(np, size))
        if not rows or number == 1 or used + span > width:
            rows.append([])
            used = 0.0
        rows[-1].append((number, low, high))
        used += span + GAP
    top = 0.0
    for row in rows:
        across = sum(float(high[0] - low[0]) + GAP for _, low, high in row) - GAP
        left = -across / 2
        for number, low, high in row:
            result[np.array(parts[number])] = placed[number] + np.array([left, top]) - low
            left += float(high[0] - low[0]) + GAP
        top += max(float(high[1] - low[1]) for _, low, high in row) + GAP
    low, high = (result - size / 2).min(axis=0), (result + size / 2).max(axis=0)
    return result - (low + high) / 2


def _square(np: Any, size: Any) -> float:
    """The side of a square that holds all boxes with their gaps, for rows of about that width."""
    return float(np.sqrt(((size[:, 0] + GAP) * (size[:, 1] + GAP)).sum()))
