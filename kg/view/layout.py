"""Where each thing stands: a stress layout in numpy, the same on every machine.

Only element-wise arithmetic, square roots and sums are used (no BLAS, no transcendental function): they are rounded
alike everywhere. The drawing is made for reading: linked things stand an edge apart, groups further, names do not
cover each other, and it is wider than high, as screens are.
Source: Gansner, Koren, North 2004 (stress majorization); Brandes, Pich 2006 (pivots, for large graphs).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.view.spread import packed, spread

Link = tuple[int, int, float]
Box = tuple[float, float]

# Pixels between two linked things; groups stand this much further apart; how much wider than high it may become.
EDGE = 112.0
APART = 1.55
WIDE = 1.5
# Up to here every pair of things has its distance; above, only the distances to a few pivots count.
DENSE = 600
PIVOTS = 48
ROUNDS = 160


def layout(boxes: Sequence[Box], links: Sequence[Link], groups: Sequence[int]) -> list[tuple[int, int]]:
    """The centre of each box, in whole pixels around (0, 0); a link is (node, node, length in edges)."""
    import numpy as np

    count = len(boxes)
    if count == 0:
        return []
    size = np.array(boxes, dtype=float).reshape(count, 2)
    near = _neighbours(count, links, groups)
    parts = _components(near)
    placed = []
    for part in parts:
        index = {node: number for number, node in enumerate(part)}
        inner = [{index[other]: length for other, length in near[node].items()} for node in part]
        where = _dense(np, inner) if len(part) <= DENSE else _pivoted(np, inner)
        placed.append(spread(np, _widened(np, _turned(np, where)), size[part]))
    result = packed(np, parts, placed, size)
    return [(round(x), round(y)) for x, y in result.tolist()]


def beside(
    boxes: Sequence[Box], places: Sequence[tuple[int, int] | None], links: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Places for the boxes that have none: amid their neighbours, beside what stands; nothing else moves."""
    import numpy as np

    size = np.array(boxes, dtype=float).reshape(len(boxes), 2)
    fixed = np.array([place is not None for place in places])
    where = np.array([place or (0, 0) for place in places], dtype=float).reshape(len(boxes), 2)
    near: list[list[int]] = [[] for _ in boxes]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    jitter = _scattered(np, len(boxes)) * EDGE
    low = float(where[:, 1].max()) + 90 if len(boxes) else 0.0
    for node, place in enumerate(places):
        if place is None:
            known = [other for other in near[node] if places[other] is not None]
            middle = where[known].sum(axis=0) / len(known) if known else np.array([0.0, low])
            where[node] = middle + jitter[node]
    result = spread(np, where, size, fixed=fixed)
    return [(round(x), round(y)) for x, y in result.tolist()]


def _neighbours(count: int, links: Sequence[Link], groups: Sequence[int]) -> list[dict[int, float]]:
    near: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, length in links:
        if a != b:
            pixels = EDGE * length * (1.0 if groups[a] == groups[b] else APART)
            near[a][b] = near[b][a] = min(pixels, near[a].get(b, pixels))
    return near


def _components(near: Sequence[dict[int, float]]) -> list[list[int]]:
    """The connected parts, the largest first."""
    seen = [False] * len(near)
    parts = []
    for start in range(len(near)):
        if seen[start]:
            continue
        seen[start] = True
        part = [start]
        for node in part:
            for other in near[node]:
                if not seen[other]:
                    seen[other] = True
                    part.append(other)
        parts.append(sorted(part))
    return sorted(parts, key=lambda p: (-len(p), p[0]))


def _scattered(np: Any, count: int) -> Any:
    """Points that fill the square -1/2..1/2 evenly, without chance (the R2 sequence)."""
    steps = np.arange(1, count + 1, dtype=float)[:, None] * np.array([[0.7548776662466927, 0.5698402909980532]])
    return steps - np.floor(steps) - 0.5


def _dense(np: Any, near: Sequence[dict[int, float]]) -> Any:
    """Stress majorization over the path lengths of all pairs."""
    count = len(near)
    if count == 1:
        return np.zeros((1, 2))
    far = np.full((count, count), 1e12)
    for node, others in enumerate(near):
        for other, length in others.items():
            far[node, other] = length
    for k in range(count):
        far = np.minimum(far, far[:, k : k + 1] + far[k : k + 1, :])
    np.fill_diagonal(far, 1.0)
    weight = 1.0 / (far * far)
    np.fill_diagonal(weight, 0.0)
    total = weight.sum(axis=1)
    where = _scaled(np, far) + _scattered(np, count) * EDGE * 0.3
    for _ in range(ROUNDS):
        dx = where[:, None, 0] - where[None, :, 0]
        dy = where[:, None, 1] - where[None, :, 1]
        pull = far / np.sqrt(dx * dx + dy * dy + 1e-3)
        x = (weight * (where[None, :, 0] + pull * dx)).sum(axis=1) / total
        y = (weight * (where[None, :, 1] + pull * dy)).sum(axis=1) / total
        where = np.stack([x, y], axis=1)
    return where


def _scaled(np: Any, far: Any) -> Any:
    """The first two axes of classical scaling, by power iteration."""
    squares = far * far
    np.fill_diagonal(squares, 0.0)
    count = len(far)
    rows = squares.sum(axis=1) / count
    product = -0.5 * (squares - rows[:, None] - rows[None, :] + rows.sum() / count)
    axes: list[tuple[Any, Any]] = []
    for axis in range(2):
        vector = _scattered(np, count)[:, axis]
        for _ in range(60):
            for other, _ in axes:
                vector = vector - other * (other * vector).sum()
            vector = (product * vector[None, :]).sum(axis=1)
            length = np.sqrt((vector * vector).sum()) + 1e-12
            vector = vector / length
        axes.append((vector, length))
    return np.stack([vector * np.sqrt(length) for vector, length in axes], axis=1)


def _pivoted(np: Any, near: Sequence[dict[int, float]]) -> Any:
    """Stress over the links and the steps to a few pivots that stand far from each other."""
    count = len(near)
    ends = np.array([(a, b) for a, others in enumerate(near) for b in others], dtype=np.int64)
    lengths = np.array([length for others in near for length in others.values()])
    source, target = ends[:, 0], ends[:, 1]
    pivots, steps = _pivots(np, count, source, target)
    far = steps * EDGE * 1.25
    weight = 1.0 / (far * far + EDGE * EDGE * 0.25)
    link = 4.0 / (lengths * lengths)
    total = weight.sum(axis=1) + np.bincount(source, link, count)
    where = _from_pivots(np, far) + _scattered(np, count) * EDGE
    for _ in range(ROUNDS // 2):
        dx, dy = (where[:, axis, None] - where[None, pivots, axis] for axis in range(2))
        pull = far / np.sqrt(dx * dx + dy * dy + 1e-3)
        ex, ey = (where[source, axis] - where[target, axis] for axis in range(2))
        draw = lengths / np.sqrt(ex * ex + ey * ey + 1e-3)
        sums = []
        for axis, (d, e) in enumerate(((dx, ex), (dy, ey))):
            by_pivot = (weight * (where[None, pivots, axis] + pull * d)).sum(axis=1)
            by_link = np.bincount(source, link * (where[target, axis] + draw * e), count)
            sums.append((by_pivot + by_link) / total)
        where = np.stack(sums, axis=1)
    return where


def _pivots(np: Any, count: int, source: Any, target: Any) -> tuple[Any, Any]:
    """Nodes far from each other, and the steps from every node to each of them."""
    order = np.argsort(source, kind="stable")
    neighbour = target[order]
    start = np.concatenate([[0], np.cumsum(np.bincount(source, minlength=count))])
    pivot, chosen, columns = 0, [], []
    nearest = np.full(count, count)
    for _ in range(min(PIVOTS, count)):
        steps = np.full(count, -1)
        steps[pivot] = 0
        front, level = np.array([pivot]), 0
        while len(front):
            level += 1
            lengths = start[front + 1] - start[front]
            offset = np.repeat(start[front] - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths)
            reached = neighbour[offset + np.arange(int(lengths.sum()))]
            front = np.unique(reached[steps[reached] < 0])
            steps[front] = level
        chosen.append(pivot)
        columns.append(steps)
        nearest = np.minimum(nearest, steps)
        pivot = int(nearest.argmax())
    return np.array(chosen), np.stack(columns, axis=1).astype(float)


def _from_pivots(np: Any, far: Any) -> Any:
    """Pivot scaling: the first two axes of the doubly centred squares of the distances."""
    squares = far * far
    centred = -0.5 * (
        squares
        - squares.sum(axis=0)[None, :] / len(squares)
        - squares.sum(axis=1)[:, None] / squares.shape[1]
        + squares.sum() / squares.size
    )
    axes: list[Any] = []
    for axis in range(2):
        vector = _scattered(np, squares.shape[1])[:, axis]
        for _ in range(60):
            for other in axes:
                vector = vector - other * (other * vector).sum()
            high = (centred * vector[None, :]).sum(axis=1)
            vector = (centred * high[:, None]).sum(axis=0)
            vector = vector / (np.sqrt((vector * vector).sum()) + 1e-12)
        axes.append(vector)
    where = np.stack([(centred * vector[None, :]).sum(axis=1) for vector in axes], axis=1)
    spanned = np.sqrt((where * where).sum() / len(where)) + 1e-12
    return where / spanned * np.sqrt((far * far).sum() / far.size)


def _turned(np: Any, where: Any) -> Any:
    """The drawing about its centre with its longest axis level."""
    centred = where - where.sum(axis=0) / len(where)
    x, y = centred[:, 0], centred[:, 1]
    a, b, c = (x * x).sum(), (x * y).sum(), (y * y).sum()
    largest = (a + c + np.sqrt((a - c) * (a - c) + 4 * b * b)) / 2
    u, v = (b, largest - a) if abs(b) > 1e-9 else (1.0, 0.0) if a >= c else (0.0, 1.0)
    length = np.sqrt(u * u + v * v)
    u, v = u / length, v / length
    return np.stack([x * u + y * v, y * u - x * v], axis=1)


def _widened(np: Any, where: Any) -> Any:
    """The drawing stretched a little towards the shape of a screen."""
    spans = where.max(axis=0) - where.min(axis=0)
    if spans[1] <= 0 or spans[0] <= 0:
        return where
    factor = min(max(WIDE * spans[1] / spans[0], 1.0), 1.35)
    return where * np.array([factor, 1.0])
