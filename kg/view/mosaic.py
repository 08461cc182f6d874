"""A large drawing set together from tiles: each as near as there is room to where it should stand, none over another.

Integers, element-wise arithmetic and sums only: the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# How much wider than high the whole becomes, as screens are; white space around a tile, in pixels.
WIDE = 1.55
GAP = 36.0
# The finest cell in pixels, and how many cells all tiles together may take: finer costs time, coarser leaves gaps.
FINEST, MOST = 30.0, 40_000
# How much larger than all tiles the ground is on which they are laid.
GROUND = 2.6


def mosaic(np: Any, targets: Any, spans: Any, outer: Sequence[bool]) -> Any:
    """The centres of tiles of these spans, the larger placed first.

    `targets` are where they should stand, in any unit; `outer` ones come after all others, around them.
    """
    count = len(spans)
    room = spans + GAP
    cell = max(FINEST, float(np.sqrt((room[:, 0] * room[:, 1]).sum() / MOST)))
    cells = np.ceil(room / cell).astype(np.int64)
    ground = _Ground(np, cells)
    wanted = _scaled(np, targets, cells, [n for n in range(count) if not outer[n]]) + ground.middle
    order = sorted(range(count), key=lambda n: (outer[n], -int(cells[n, 0] * cells[n, 1]), n))
    single = [n for n in order if outer[n] and cells[n, 0] * cells[n, 1] == 1]
    centres = np.zeros((count, 2))
    for n in order[: count - len(single)]:
        centres[n] = ground.put_outside(cells[n]) if outer[n] else ground.put(cells[n], wanted[n])
    if single:
        centres[single] = ground.scatter(len(single))
    centres = centres * cell
    low, high = (centres - room / 2).min(axis=0), (centres + room / 2).max(axis=0)
    return centres - (low + high) / 2


def _scaled(np: Any, targets: Any, cells: Any, inner: Sequence[int]) -> Any:
    """The targets spread about the origin as evenly as tiles of that area would lie."""
    if not inner:
        return np.zeros_like(targets)
    area = (cells[inner, 0] * cells[inner, 1]).astype(float)
    total = area.sum()
    high = np.sqrt(total * 1.15 / WIDE)
    middle = (targets[inner] * area[:, None]).sum(axis=0) / total
    off = targets - middle
    spread = np.sqrt((off[inner] * off[inner] * area[:, None]).sum(axis=0) / total) + 1e-9
    # Evenly over a length L lies what strays from its middle by L / sqrt(12).
    half = np.array([high * WIDE, high]) / 2
    return np.minimum(np.maximum(off / spread * half / 1.7320508, -half), half)


class _Ground:
    """Cells, taken or free."""

    def __init__(self, np: Any, cells: Any) -> None:
        total = float((cells[:, 0] * cells[:, 1]).sum()) * GROUND
        largest = cells.max(axis=0)
        wide = int(np.ceil(np.sqrt(total * WIDE))) + 2 * int(largest[0])
        high = int(np.ceil(np.sqrt(total / WIDE))) + 2 * int(largest[1])
        self._np = np
        self._taken = np.zeros((high, wide), dtype=np.int32)
        self.middle = np.array([wide / 2, high / 2])
        self._rim: float | None = None

    def put(self, size: Any, wanted: Any, *, least: float = 0.0) -> Any:
        """Takes the free cells of that size that lie nearest to `wanted`; returns their centre."""
        np, (wide, high) = self._np, (int(size[0]), int(size[1]))
        sums = np.zeros((self._taken.shape[0] + 1, self._taken.shape[1] + 1), dtype=np.int32)
        np.cumsum(np.cumsum(self._taken, axis=0), axis=1, out=sums[1:, 1:])
        inside = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        cost = self._cost(inside.shape, wanted, (wide / 2, high / 2))
        at = int(np.where((inside == 0) & (cost >= least), cost, np.inf).argmin())
        y, x = divmod(at, inside.shape[1])
        self._taken[y : y + high, x : x + wide] = 1
        return np.array([x + wide / 2, y + high / 2])

    def put_outside(self, size: Any) -> Any:
        """The same, around what lay there when this was first called."""
        return self.put(size, self.middle, least=self._edge())

    def scatter(self, count: int) -> Any:
        """Takes the `count` free cells nearest to the middle, around what lies there; returns their centres."""
        np = self._np
        cost = self._cost(self._taken.shape, self.middle, (0.5, 0.5)).reshape(-1)
        cost = np.where(cost < self._edge(), np.inf, cost)
        free = np.flatnonzero(self._taken.reshape(-1) == 0)
        chosen = free[np.argsort(cost[free], kind="stable")[:count]]
        self._taken.reshape(-1)[chosen] = 1
        y, x = chosen // self._taken.shape[1], chosen % self._taken.shape[1]
        return np.stack([x + 0.5, y + 0.5], axis=1)

    def _edge(self) -> float:
        """How far from the middle the outside begins: where nine tenths of what was laid first lie within."""
        if self._rim is None:
            cost = self._cost(self._taken.shape, self.middle, (0.5, 0.5))[self._taken > 0]
            self._rim = float(self._np.sort(cost)[int(len(cost) * 0.9)]) if len(cost) else 0.0
        return self._rim

    def _cost(self, shape: tuple[int, int], wanted: Any, half: tuple[float, float]) -> Any:
        """How far the centre of a tile would be from where it should be, if its first cell were this one."""
        np = self._np
        dx = (np.arange(shape[1]) + half[0] - wanted[0]) / WIDE
        dy = np.arange(shape[0]) + half[1] - wanted[1]
        return dx[None, :] * dx[None, :] + dy[:, None] * dy[:, None]
