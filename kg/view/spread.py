"""Boxes that do not cover each other: pushed apart, and the parts of a drawing set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# White space kept around each box; what counts as touching; rounds of pushing.
MARGIN = 14.0
TOUCH = 0.5
ROUNDS = 240
# Up to here all pairs are compared; above, each box with this many neighbours in reading order.
ALL_PAIRS = 400
LOOK = 160
GAP = 70.0


def spread(np: Any, where: Any, size: Any, *, fixed: Any = None) -> Any:
    """The boxes moved as little as it takes until none covers another; `fixed` ones stay, and may hem others in."""
    count = len(where)
    free = np.ones(count) if fixed is None else np.where(fixed, 0.0, 1.0)
    pushes = _all_pushes if count <= ALL_PAIRS else _near_pushes
    rounds = ROUNDS if count <= ALL_PAIRS and fixed is None else ROUNDS // 4
    for _ in range(rounds):
        push = pushes(np, where, size, free)
        if push is None:
            break
        where = where + push
    return where


def _all_pushes(np: Any, where: Any, size: Any, free: Any) -> Any | None:
    """What drives every two boxes that touch apart along the shorter way; None if no two do."""
    gap = where[None, :, :] - where[:, None, :]
    over = (size[None, :, :] + size[:, None, :]) / 2 + MARGIN - np.abs(gap)
    touching = (over[:, :, 0] > TOUCH) & (over[:, :, 1] > TOUCH)
    np.fill_diagonal(touching, False)
    if not (touching & (free[None, :] + free[:, None] > 0)).any():
        return None
    share = free[:, None] / np.maximum(free[None, :] + free[:, None], 1.0)
    level = over[:, :, 0] < over[:, :, 1]
    order = np.arange(len(where))
    after = np.where(order[None, :] > order[:, None], 1.0, -1.0)
    moves = []
    for axis, mine in ((0, level), (1, ~level)):
        away = np.where(gap[:, :, axis] > 0, -1.0, np.where(gap[:, :, axis] < 0, 1.0, -after))
        moves.append((np.where(touching & mine, (over[:, :, axis] + 1.0) * 0.5, 0.0) * away * share).sum(axis=1))
    return np.stack(moves, axis=1)


def _near_pushes(np: Any, where: Any, size: Any, free: Any) -> Any | None:
    """The same for many boxes: each looks only at the next ones from left to right."""
    order = np.argsort(where[:, 0], kind="stable")
    push = np.zeros_like(where)
    covered = False
    for shift in range(1, min(len(where), LOOK)):
        left, right = order[:-shift], order[shift:]
        gap = where[right] - where[left]
        over = (size[left] + size[right]) / 2 + MARGIN - np.abs(gap)
        touching = (over[:, 0] > TOUCH) & (over[:, 1] > TOUCH) & (free[left] + free[right] > 0)
        if touching.any():
            covered = True
            _push(np, push, (left[touching], right[touching]), over[touching], gap[touching], free)
        elif (over[:, 0] <= 0).all():
            break
    return push if covered else None


def _push(np: Any, push: Any, pairs: tuple[Any, Any], over: Any, gap: Any, free: Any) -> None:
    """Adds to `push` what drives each pair apart along the shorter way."""
    left, right = pairs
    mobile = free[left] + free[right]
    mobile = np.where(mobile > 0, mobile, 1.0)
    level = over[:, 0] < over[:, 1]
    for axis, mine in ((0, level), (1, ~level)):
        amount = np.where(mine, over[:, axis], 0.0) * 0.5
        sign = np.where(gap[:, axis] >= 0, 1.0, -1.0)
        push[:, axis] -= np.bincount(left, amount * sign * free[left] / mobile, len(push))
        push[:, axis] += np.bincount(right, amount * sign * free[right] / mobile, len(push))


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
