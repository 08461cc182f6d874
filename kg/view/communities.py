"""Groups of things that belong together: Louvain's method, in a fixed order, so that it needs no seed.

Source: Blondel, Guillaume, Lambiotte, Lefebvre 2008, https://arxiv.org/abs/0803.0476.
"""

from __future__ import annotations

from collections.abc import Sequence

Link = tuple[int, int, float]


def communities(count: int, links: Sequence[Link]) -> list[int]:
    """The group of each of `count` nodes; groups are numbered by size, the largest 0."""
    weights: list[dict[int, float]] = [{} for _ in range(count)]
    for a, b, weight in links:
        if a != b:
            weights[a][b] = weights[a].get(b, 0.0) + weight
            weights[b][a] = weights[b].get(a, 0.0) + weight
    member = list(range(count))
    loops = [0.0] * count
    while True:
        moved, group = _one_level(weights, loops)
        if not moved:
            break
        member = [group[m] for m in member]
        weights, loops = _merged(weights, loops, group)
    return _numbered_by_size(member)


def _one_level(weights: Sequence[dict[int, float]], loops: Sequence[float]) -> tuple[bool, list[int]]:
    """Moves each node to its best neighbouring group until none moves."""
    count = len(weights)
    degree = [sum(w.values()) + 2 * loops[i] for i, w in enumerate(weights)]
    total = sum(degree) or 1.0
    group, mass = list(range(count)), degree[:]
    moved_ever, moved = False, True
    for _ in range(20):
        if not moved:
            break
        moved = False
        for node in range(count):
            near: dict[int, float] = {}
            for other, weight in weights[node].items():
                near[group[other]] = near.get(group[other], 0.0) + weight
            own = group[node]
            mass[own] -= degree[node]
            best, gain = own, near.get(own, 0.0) - degree[node] * mass[own] / total
            for candidate in sorted(near):
                better = near[candidate] - degree[node] * mass[candidate] / total
                if better > gain + 1e-12:
                    best, gain = candidate, better
            mass[best] += degree[node]
            if best != own:
                group[node], moved, moved_ever = best, True, True
    names = {name: number for number, name in enumerate(dict.fromkeys(group))}
    return moved_ever, [names[g] for g in group]


def _merged(
    weights: Sequence[dict[int, float]], loops: Sequence[float], group: Sequence[int]
) -> tuple[list[dict[int, float]], list[float]]:
    """The graph whose nodes are the groups."""
    size = max(group) + 1
    merged: list[dict[int, float]] = [{} for _ in range(size)]
    inner = [0.0] * size
    for node, near in enumerate(weights):
        home = group[node]
        inner[home] += loops[node]
        for other, weight in near.items():
            if group[other] == home:
                inner[home] += weight / 2
            else:
                merged[home][group[other]] = merged[home].get(group[other], 0.0) + weight
    return merged, inner


def _numbered_by_size(member: Sequence[int]) -> list[int]:
    sizes: dict[int, int] = {}
    for group in member:
        sizes[group] = sizes.get(group, 0) + 1
    first = {group: number for number, group in enumerate(dict.fromkeys(member))}
    rank = {group: n for n, group in enumerate(sorted(sizes, key=lambda g: (-sizes[g], first[g])))}
    return [rank[group] for group in member]
