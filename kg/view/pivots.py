"""A layout for many things: stress over the links and over the steps to a few pivots, and points without chance.

Source: Brandes, Pich 2006, https://doi.org/10.1007/978-3-540-70904-6_6.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

PIVOTS = 48
ROUNDS = 80


def scattered(np: Any, count: int) -> Any:
    """Points that fill the square -1/2..1/2 evenly, without chance (the R2 sequence)."""
    steps = np.arange(1, count + 1, dtype=float)[:, None] * np.array([[0.7548776662466927, 0.5698402909980532]])
    return steps - np.floor(steps) - 0.5


def pivoted(np: Any, near: Sequence[dict[int, float]], edge: float) -> Any:
    """Stress over the links and the steps to a few pivots that stand far from each other."""
    count = len(near)
    ends = np.array([(a, b) for a, others in enumerate(near) for b in others], dtype=np.int64)
    lengths = np.array([length for others in near for length in others.values()])
    source, target = ends[:, 0], ends[:, 1]
    pivots, steps = _pivots(np, count, source, target)
    far = steps * edge * 1.25
    weight = 1.0 / (far * far + edge * edge * 0.25)
    link = 4.0 / (lengths * lengths)
    total = weight.sum(axis=1) + np.bincount(source, link, count)
    where = _from_pivots(np, far) + scattered(np, count) * edge
    for _ in range(ROUNDS):
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
        vector = scattered(np, squares.shape[1])[:, axis]
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
