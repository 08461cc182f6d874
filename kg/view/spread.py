"""Boxes that do not cover each other: pushed apart, and the parts of a drawing set side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# White space kept around each box; rounds of pushing; how many neighbours in reading order each box looks at.
MARGIN = 14.0
ROUNDS = 240
LOOK = 160
GAP = 70.0


def spread(np: Any, where: Any, size: Any, *, fixed: Any = None) -> Any:
    """The boxes moved as little as it takes until none covers another; `fixed` ones stay."""
    count = len(where)
    if count < 2:
        return where
    free = np.ones(count) if fixed is None else np.where(fixed, 0.0, 1.0)
    rounds = ROUNDS if count <= 2000 else ROUNDS // 6
    where = where.copy()
    for _ in range(rounds):
        order = np.argsort(where[:, 0], kind="stable")
        push = np.zeros_like(where)
        covered = False
        for shift in range(1, min(count, LOOK)):
            left, right = order[:-shift], order[shift:]
            room = (size[left] + size[right]) / 2 + MARGIN
            gap = where[right] - where[left]
            over = room - np.abs(gap)
            touching = (over[:, 0] > 0.5) & (over[:, 1] > 0.5)
            if not touching.any():
                if (over[:, 0] <= 0).all():
                    break
                continue
            covered = True
            _push(np, push, (left[touching], right[touching]), over[touching], gap[touching], free)
        if not covered:
            break
        where = where + push
    return where


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


def packed(np: Any, parts: Sequence[Sequence[int]], placed: Sequence[Any], size: Any) -> Any:
    """One drawing of all parts: the first in the middle, the others in rows below it."""
    result = np.zeros_like(size)
    rows: list[list[tuple[int, Any, Any]]] = []
    width, used = 0.0, 0.0
    for number, (part, where) in enumerate(zip(parts, placed, strict=True)):
        low = (where - size[part] / 2).min(axis=0)
        high = (where + size[part] / 2).max(axis=0)
        span = float(high[0] - low[0])
        if number == 0:
            width = max(span, 900.0)
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
