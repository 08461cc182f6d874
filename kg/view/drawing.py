"""A reading laid out: every thing with its place and group, several facts between two things as one edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations

from msgspec import Struct

from kg.view.communities import communities
from kg.view.labels import columns, lines
from kg.view.layout import AT_ONCE, beside, layout
from kg.view.polish import polished
from kg.view.reading import Reading

# A name's column and line in pixels, as the page draws them below the node; the least and the most linked node.
COLUMN, LINE, NODE, LARGEST = 7.0, 15.0, 26.0, 48.0
# How far things stand that no fact, only a common sentence, connects.
TOGETHER = 1.15


class Edge(Struct, frozen=True):
    """One line of the drawing: between things `source` and `target`, for these facts (all by number)."""

    source: int
    target: int
    facts: tuple[int, ...]


class Drawing(Struct, frozen=True):
    """What the page draws; `places`, `groups` and `lines` go with `reading.things`."""

    reading: Reading
    edges: tuple[Edge, ...]
    places: tuple[tuple[int, int], ...]
    groups: tuple[int, ...]
    lines: tuple[tuple[str, ...], ...]


def drawing(reading: Reading) -> Drawing:
    """The reading laid out, the same for the same reading."""
    number = {thing.iri: n for n, thing in enumerate(reading.things)}
    edges = _edges(reading, number)
    drawn = {k.name for k in reading.kinds if k.drawn}
    first = [n for n, thing in enumerate(reading.things) if thing.kind in drawn]
    rank = {n: at for at, n in enumerate(first)}
    links = [
        (rank[e.source], rank[e.target], float(len(e.facts))) for e in edges if e.source in rank and e.target in rank
    ]
    group = communities(len(first), links)
    labels = tuple(lines(thing.short) for thing in reading.things)
    # In a large graph most names wait for zooming in: only the nodes take room.
    heights = _node_heights(len(labels), edges)
    small = len(first) <= AT_ONCE
    boxes = [_box(label, height) if small else (NODE, NODE) for label, height in zip(labels, heights, strict=True)]
    ties = _ties(reading, number, rank, links)
    near = layout([boxes[n] for n in first], [(a, b, 1.0) for a, b, _ in links] + ties, _adopted(group, ties))
    if small:
        lines_ = [(a, b) for a, b, _ in links]
        near = polished([boxes[n] for n in first], [heights[n] for n in first], near, lines_, _adopted(group, ties))
    places: list[tuple[int, int] | None] = [None] * len(reading.things)
    for n, place in zip(first, near, strict=True):
        places[n] = place
    middles = beside(boxes, places, [(e.source, e.target) for e in edges])
    everywhere = [
        (x, y - round((box[1] - height) / 2) if small else y)
        for (x, y), box, height in zip(middles, boxes, heights, strict=True)
    ]
    groups = [group[rank[n]] if n in rank else -1 for n in range(len(reading.things))]
    return Drawing(reading, tuple(edges), tuple(everywhere), tuple(groups), labels)


def _edges(reading: Reading, number: dict[str, int]) -> list[Edge]:
    """One edge for each pair of things; it points as most of its facts do."""
    between: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, fact in enumerate(reading.facts):
        if fact.object in number and fact.subject in number and fact.object != fact.subject:
            a, b = number[fact.subject], number[fact.object]
            between[(min(a, b), max(a, b))].append(at)
    edges = []
    for (low, high), facts in sorted(between.items()):
        forward = sum(number[reading.facts[f].subject] == low for f in facts)
        ends = (low, high) if 2 * forward >= len(facts) else (high, low)
        edges.append(Edge(*ends, tuple(facts)))
    return edges


def _ties(
    reading: Reading, number: dict[str, int], rank: dict[int, int], links: list[tuple[int, int, float]]
) -> list[tuple[int, int, float]]:
    """For things without any fact: loose ties to those named in the same sentences, or else documents."""
    linked = {end for a, b, _ in links for end in (a, b)}
    together: dict[tuple[int, int], int] = defaultdict(int)
    for sentence in reading.sentences:
        named = sorted({rank[number[m]] for m in sentence.mentions if number.get(m) in rank})
        for a, b in combinations(named[:12], 2):
            if (a in linked) != (b in linked):
                together[(a, b)] += 1
    return [(a, b, TOGETHER) for a, b in sorted(together)]


def _adopted(group: list[int], ties: list[tuple[int, int, float]]) -> list[int]:
    """The groups, with each thing that only a tie holds counted to the group at the other end."""
    size = Counter(group)
    adopted = list(group)
    for a, b, _ in ties:
        alone, other = (a, b) if size[group[a]] == 1 else (b, a)
        if size[group[alone]] == 1 and adopted[alone] == group[alone]:
            adopted[alone] = group[other]
    return adopted


def _node_heights(count: int, edges: list[Edge]) -> list[float]:
    """How high each node is: by its links, as the page draws it."""
    links = Counter(end for edge in edges for end in (edge.source, edge.target))
    most = max(links.values(), default=1)
    return [NODE + (LARGEST - NODE) * (links[n] / most) ** 0.5 for n in range(count)]


def _box(label: tuple[str, ...], height: float) -> tuple[float, float]:
    """The room of a node with its name below."""
    return max(height, COLUMN * max(map(columns, label))), height + LINE * len(label)
