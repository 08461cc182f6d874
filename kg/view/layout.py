"""Where each thing stands: a stress layout in numpy, the same on every machine.

Only element-wise arithmetic, square roots and sums are used (no BLAS, no transcendental function): they are rounded
alike everywhere. The drawing is made for reading: linked things stand an edge apart, groups further, names do not
cover each other, and it is wider than high, as screens are. A large graph is laid out group by group, and the groups
set together like tiles.
Source: Gansner, Koren, North 2004 (stress majorization); Brandes, Pich 2006 (pivots, for groups that are large).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kg.view.mosaic import mosaic
from kg.view.pivots import pivoted, scattered
from kg.view.spread import PAIRS, packed, spread

Link = tuple[int, int, float]
Box = tuple[float, float]

# Pixels between two linked things; groups stand this much further apart; how much wider than high it may become.
EDGE = 112.0
APART = 3.0
WIDE = 1.15
# Up to here all is laid out at once; above, group by group.
AT_ONCE = 160
# Up to here every pair of things has its distance; above, only the distances to a few pivots count.
DENSE = 600
ROUNDS = 160
# The same for each of the many groups of a large drawing, and the side of the square that each of their nodes gets.
TILE_ROUNDS = 60
# Above so many things, tiles are laid out quickly: all their pairs only count up to so many nodes.
MANY, FEW = 500, 200
EACH = 72.0


def layout(boxes: Sequence[Box], links: Sequence[Link], groups: Sequence[int]) -> list[tuple[int, int]]:
    """The centre of each box, in whole pixels around (0, 0); a link is (node, node, length in edges)."""
    import numpy as np

    count = len(boxes)
    if count == 0:
        return []
    size = np.array(boxes, dtype=float).reshape(count, 2)
    near = _neighbours(count, links, groups)
    parts = _components(near)
    if count > AT_ONCE:
        result = _tiled(np, parts, near, size, groups)
    else:
        result = packed(np, parts, [_part(np, part, near, size) for part in parts], size)
    return [(round(x), round(y)) for x, y in result.tolist()]


def _part(np: Any, part: Sequence[int], near: Sequence[dict[int, float]], size: Any) -> Any:
    """The places of one connected part, about its middle."""
    return spread(np, _widened(np, _turned(np, _dense(np, _inside(part, near)))), size[part])


def _inside(nodes: Sequence[int], near: Sequence[dict[int, float]]) -> list[dict[int, float]]:
    """The links among these nodes, by their numbers in this list."""
    index = {node: number for number, node in enumerate(nodes)}
    return [{index[other]: length for other, length in near[node].items() if other in index} for node in nodes]


def _tiled(
    np: Any, parts: Sequence[Sequence[int]], near: Sequence[dict[int, float]], size: Any, groups: Sequence[int]
) -> Any:
    """A large drawing: each group of the largest part a tile, placed by how they are linked; around them the others."""
    inner = _grouped(parts[0], near, groups)
    tiles = inner + [list(part) for part in parts[1:]]
    if len(size) <= MANY:
        placed = [_tile(np, _inside(tile, near), size[tile]) for tile in tiles]
    else:
        placed = _quickly(np, [_inside(tile, near) for tile in tiles], [size[tile] for tile in tiles])
    spans = np.array(
        [(w.max(axis=0) - w.min(axis=0) + size[t].max(axis=0)) for t, w in zip(tiles, placed, strict=True)]
    )
    targets = np.zeros((len(tiles), 2))
    targets[: len(inner)] = _middles(np, inner, near, spans)
    centres = mosaic(np, targets, spans, [n >= len(inner) for n in range(len(tiles))])
    where = np.zeros((len(size), 2))
    for tile, inside, centre in zip(tiles, placed, centres, strict=True):
        where[tile] = inside - (inside.max(axis=0) + inside.min(axis=0)) / 2 + centre
    return where


def _grouped(part: Sequence[int], near: Sequence[dict[int, float]], groups: Sequence[int]) -> list[list[int]]:
    """The groups of a part, each cut where it hangs together only through others."""
    members: dict[int, list[int]] = {}
    for node in part:
        members.setdefault(groups[node], []).append(node)
    tiles = []
    for _, nodes in sorted(members.items()):
        tiles += [[nodes[n] for n in piece] for piece in _components(_inside(nodes, near))]
    return tiles


def _middles(np: Any, tiles: Sequence[Sequence[int]], near: Sequence[dict[int, float]], spans: Any) -> Any:
    """Where the tiles of one part belong, by the links between them."""
    number = {node: at for at, tile in enumerate(tiles) for node in tile}
    between: list[dict[int, float]] = [{} for _ in tiles]
    for node, a in number.items():
        for other in near[node]:
            b = number[other]
            if a != b:
                between[a][b] = between[b][a] = float((spans[a] + spans[b]).sum()) / 4
    if len(tiles) == 1:
        return np.zeros((1, 2))
    return _turned(np, _dense(np, between) if len(tiles) <= DENSE else pivoted(np, between, EDGE))


def _tile(np: Any, inside: Sequence[dict[int, float]], size: Any, *, quick: bool = False) -> Any:
    """The places of a tile's nodes, as close to each other as in any other tile."""
    count = len(inside)
    if count == 1:
        return np.zeros((1, 2))
    dense = count <= (FEW if quick else DENSE)
    where = _turned(np, _dense(np, inside, rounds=TILE_ROUNDS) if dense else pivoted(np, inside, EDGE))
    extent = where.max(axis=0) - where.min(axis=0) + EACH
    factor = np.sqrt(EACH * EACH * count / (extent[0] * extent[1]))
    return spread(np, where * min(max(float(factor), 0.55), 1.6), size, pairs=0 if quick else PAIRS)


def _quickly(np: Any, tiles: Sequence[Sequence[dict[int, float]]], sizes: Sequence[Any]) -> list[Any]:
    """The places in each of many tiles; most are pairs and stars, of which all that are alike are laid out once."""
    known: dict[tuple[tuple[tuple[int, float], ...], ...], Any] = {}
    placed = []
    for inside, size in zip(tiles, sizes, strict=True):
        shape = *(tuple(sorted(others.items())) for others in inside), tuple(enumerate(size.reshape(-1).tolist()))
        if shape not in known:
            known[shape] = _tile(np, inside, size, quick=True)
        placed.append(known[shape])
    return placed


def beside(
    boxes: Sequence[Box], places: Sequence[tuple[int, int] | None], links: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Places for the boxes that have none: amid their neighbours, beside what stands; nothing else moves."""
    import numpy as np

    size = np.array(boxes, dtype=float).reshape(len(boxes), 2)
    fixed = np.array([place is not None for place in places], dtype=bool)
    where = np.array([place or (0, 0) for place in places], dtype=float).reshape(len(boxes), 2)
    near: list[list[int]] = [[] for _ in boxes]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    jitter = scattered(np, len(boxes)) * EDGE
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


def _dense(np: Any, near: Sequence[dict[int, float]], *, rounds: int = ROUNDS) -> Any:
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
    where = _scaled(np, far) + scattered(np, count) * EDGE * 0.3
    for _ in range(rounds):
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
        vector = scattered(np, count)[:, axis]
        for _ in range(60):
            for other, _ in axes:
                vector = vector - other * (other * vector).sum()
            vector = (product * vector[None, :]).sum(axis=1)
            length = np.sqrt((vector * vector).sum()) + 1e-12
            vector = vector / length
        axes.append((vector, length))
    return np.stack([vector * np.sqrt(length) for vector, length in axes], axis=1)


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
