"""A large drawing set together from tiles: each as near as there is room to where it should stand, none over another.

Integers, element-wise arithmetic and sums only: the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

# The first and the end of lines or columns.
Range = tuple[int, int]
# How much wider than high the whole becomes, as screens are; white space around a tile, in pixels.
WIDE = 1.55
GAP = 36.0
# The finest cell in pixels, and how many cells all tiles together may take: finer costs time, coarser leaves gaps.
FINEST, MOST = 30.0, 40_000
# How much larger than all tiles the ground is on which they are laid.
GROUND = 2.6
# How far around its place a tile looks first, in cells.
WINDOW = 12
SOME = 1_000


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
        self._places: dict[tuple[int, int], Iterator[tuple[int, int]]] = {}

    def put(self, size: Any, wanted: Any) -> Any:
        """Takes the free cells of that size that lie nearest to `wanted`; returns their centre.

        Looked at is a window about that place, twice as wide each time until no cell beyond it could be nearer.
        """
        np, (wide, high) = self._np, (int(size[0]), int(size[1]))
        shape = self._taken.shape[0] - high + 1, self._taken.shape[1] - wide + 1
        half = wide / 2, high / 2
        middle = [min(max(int(wanted[axis] - half[axis]), 0), shape[1 - axis] - 1) for axis in (0, 1)]
        reach = WINDOW
        while True:
            left, top = (max(middle[axis] - reach, 0) for axis in (0, 1))
            right, bottom = (min(middle[axis] + reach + 1, shape[1 - axis]) for axis in (0, 1))
            cost = self._cost((top, bottom), (left, right), wanted, half)
            cost = np.where(self._free((top, bottom), (left, right), (wide, high)), cost, np.inf)
            at = int(cost.argmin())
            y, x = top + at // cost.shape[1], left + at % cost.shape[1]
            beyond = [
                self._cost((middle[1], middle[1] + 1), (column, column + 1), (wanted[0], middle[1] + half[1]), half)
                for column in (left - 1, right)
                if 0 <= column < shape[1]
            ] + [
                self._cost((line, line + 1), (middle[0], middle[0] + 1), (middle[0] + half[0], wanted[1]), half)
                for line in (top - 1, bottom)
                if 0 <= line < shape[0]
            ]
            if all(cost.reshape(-1)[at] < least for least in beyond):
                return self._take(x, y, wide, high)
            reach *= 2

    def put_outside(self, size: Any) -> Any:
        """The same nearest to the middle, around what lay there when this was first called.

        What is taken stays so: of the places for tiles of one size, the nearest first, each is looked at once.
        """
        np, (wide, high) = self._np, (int(size[0]), int(size[1]))
        if (wide, high) not in self._places:
            down, across = (0, self._taken.shape[0] - high + 1), (0, self._taken.shape[1] - wide + 1)
            cost = self._cost(down, across, self.middle, (wide / 2, high / 2))
            fit = np.flatnonzero(self._free(down, across, (wide, high)) & (cost >= self._edge()))
            fit = fit[np.argsort(cost.reshape(-1)[fit], kind="stable")]
            self._places[wide, high] = _pairs(fit, across[1])
        for x, y in self._places[wide, high]:
            if not self._taken[y : y + high, x : x + wide].any():
                return self._take(x, y, wide, high)
        raise AssertionError("the ground is larger than all tiles")

    def scatter(self, count: int) -> Any:
        """Takes the `count` free cells nearest to the middle, around what lies there; returns their centres."""
        np = self._np
        cost = self._cells().reshape(-1)
        cost = np.where(cost < self._edge(), np.inf, cost)
        free = np.flatnonzero(self._taken.reshape(-1) == 0)
        chosen = free[np.argsort(cost[free], kind="stable")[:count]]
        self._taken.reshape(-1)[chosen] = 1
        y, x = chosen // self._taken.shape[1], chosen % self._taken.shape[1]
        return np.stack([x + 0.5, y + 0.5], axis=1)

    def _edge(self) -> float:
        """How far from the middle the outside begins: where nine tenths of what was laid first lie within."""
        if self._rim is None:
            cost = self._cells()[self._taken > 0]
            self._rim = float(self._np.sort(cost)[int(len(cost) * 0.9)]) if len(cost) else 0.0
        return self._rim

    def _cells(self) -> Any:
        """How far each cell is from the middle."""
        high, wide = self._taken.shape
        return self._cost((0, high), (0, wide), self.middle, (0.5, 0.5))

    def _free(self, down: Range, across: Range, size: tuple[int, int]) -> Any:
        """Whether tiles of that size that begin in these lines and columns would cover nothing."""
        np, (wide, high) = self._np, size
        taken = self._taken[down[0] : down[1] + high - 1, across[0] : across[1] + wide - 1]
        sums = np.zeros((taken.shape[0] + 1, taken.shape[1] + 1), dtype=np.int32)
        np.cumsum(np.cumsum(taken, axis=0), axis=1, out=sums[1:, 1:])
        return sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide] == 0

    def _take(self, x: int, y: int, wide: int, high: int) -> Any:
        self._taken[y : y + high, x : x + wide] = 1
        return self._np.array([x + wide / 2, y + high / 2])

    def _cost(self, down: Range, across: Range, wanted: Any, half: tuple[float, float]) -> Any:
        """How far the centre of a tile would be from where it should be, if it began in these lines and columns."""
        np = self._np
        dx = (np.arange(*across) + half[0] - wanted[0]) / WIDE
        dy = np.arange(*down) + half[1] - wanted[1]
        return dx[None, :] * dx[None, :] + dy[:, None] * dy[:, None]


def _pairs(places: Any, wide: int) -> Iterator[tuple[int, int]]:
    """Places in a field that wide as column and line, few of them made at once: most are never asked for."""
    for begin in range(0, len(places), SOME):
        some = places[begin : begin + SOME]
        yield from zip((some % wide).tolist(), (some // wide).tolist(), strict=True)
