"""Layout, groups, names in lines: composed, and the same every time."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from view.corpus import large, small

from kg.view.communities import communities
from kg.view.drawing import Drawing, drawing
from kg.view.labels import columns, lines
from kg.view.layout import layout
from kg.view.mosaic import mosaic
from kg.view.reading import reading


@pytest.fixture(scope="module")
def drawn() -> Drawing:
    return drawing(reading(small()))


def test_several_facts_between_two_things_are_one_edge(drawn: Drawing) -> None:
    pairs = [frozenset((e.source, e.target)) for e in drawn.edges]
    assert len(pairs) == len(set(pairs))
    ids = [t.id for t in drawn.reading.things]
    (both,) = [e for e in drawn.edges if {ids[e.source], ids[e.target]} == {"person/ana-muller", "event/briefing"}]
    assert [drawn.reading.facts[f].label for f in both.facts] == ["chaired"]


def test_no_two_things_drawn_at_first_stand_on_each_other(drawn: Drawing) -> None:
    shown = {k.name for k in drawn.reading.kinds if k.drawn}
    boxes = [
        (x, y, max(map(columns, label)) * 6.4, 15 * len(label))
        for thing, (x, y), label in zip(drawn.reading.things, drawn.places, drawn.lines, strict=True)
        if thing.kind in shown
    ]
    for (x, y, w, h), (u, v, a, b) in combinations(boxes, 2):
        assert abs(x - u) >= (w + a) / 2 or abs(y - v) >= (h + b) / 2


def test_the_drawing_is_wider_than_high(drawn: Drawing) -> None:
    xs, ys = zip(*drawn.places, strict=True)
    assert max(xs) - min(xs) > max(ys) - min(ys)


def test_things_that_stand_apart_are_placed_too() -> None:
    assert len(set(layout([(40, 40)] * 5, [], [0, 1, 2, 3, 4]))) == 5
    assert layout([], [], []) == []


def test_groups_of_a_graph_of_two_cliques_are_the_two_cliques() -> None:
    cliques = [(a, b, 1.0) for a, b in combinations(range(5), 2)] + [
        (a, b, 1.0) for a, b in combinations(range(5, 9), 2)
    ]
    assert communities(9, [*cliques, (0, 5, 1.0)]) == [0] * 5 + [1] * 4


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from([1.0, 2.0])), max_size=40))
def test_every_node_has_a_group_and_links_in_any_order_give_the_same(links: list[tuple[int, int, float]]) -> None:
    groups = communities(12, links)
    assert len(groups) == 12
    assert sorted(set(groups)) == list(range(len(set(groups))))
    assert communities(12, [(b, a, w) for a, b, w in links]) == groups


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 25), st.lists(st.tuples(st.integers(0, 24), st.integers(0, 24)), max_size=50))
def test_boxes_of_any_small_graph_end_apart(count: int, pairs: list[tuple[int, int]]) -> None:
    links = [(a % count, b % count, 1.0) for a, b in pairs]
    places = layout([(100.0, 40.0)] * count, links, [0] * count)
    for (x, y), (u, v) in combinations(places, 2):
        assert abs(x - u) >= 99 or abs(y - v) >= 39


def test_a_great_heap_about_one_thing_comes_apart_evenly_on_all_sides() -> None:
    count = 900
    places = layout([(26.0, 26.0)] * count, [(0, n, 1.0) for n in range(1, count)], [0] * count)
    order = sorted(places)
    for at, (x, y) in enumerate(order):
        assert all(u - x >= 26 or abs(v - y) >= 26 for u, v in order[at + 1 : at + 60])
    wide, high = (max(side) - min(side) for side in zip(*places, strict=True))
    assert wide * high < count * 60 * 60
    assert 0.5 < high / wide < 2


def test_groups_that_are_alike_are_drawn_alike_in_a_large_drawing() -> None:
    count = 600
    links = [(n, n + 1, 1.0) for n in range(0, count, 3)] + [(n, n + 2, 1.0) for n in range(0, count, 3)]
    places = layout([(26.0, 26.0)] * count, links, [n // 3 for n in range(count)])
    shapes = {
        tuple((places[n + k][0] - places[n][0], places[n + k][1] - places[n][1]) for k in (1, 2))
        for n in range(0, count, 3)
    }
    first = min(shapes)
    assert all(
        abs(a - b) <= 1 for one in shapes for p, q in zip(one, first, strict=True) for a, b in zip(p, q, strict=True)
    )
    assert len(set(places)) == count


SPANS = st.lists(st.tuples(st.integers(10, 300), st.integers(10, 300), st.booleans()), min_size=1, max_size=60)


@settings(max_examples=40, deadline=None)
@given(SPANS, st.integers(1, 7))
def test_no_tile_of_a_mosaic_covers_another(tiles: list[tuple[int, int, bool]], step: int) -> None:
    spans = np.array([(w, h) for w, h, _ in tiles], dtype=float)
    targets = np.array([(n * step % 5, n * step % 3) for n in range(len(tiles))], dtype=float)
    centres = mosaic(np, targets, spans, [outer for _, _, outer in tiles])
    for a, b in combinations(range(len(tiles)), 2):
        assert (abs(centres[a] - centres[b]) >= (spans[a] + spans[b]) / 2).any()


def test_a_tile_that_many_others_want_the_place_of_lies_as_near_to_it_as_there_is_room() -> None:
    count = 900
    centres = mosaic(np, np.zeros((count, 2)), np.full((count, 2), 84.0), [False] * count)
    far = np.sort(np.sqrt((centres[:, 0] / 1.55) ** 2 + centres[:, 1] ** 2))
    # An ellipse that 900 squares of 120 pixels fill, and the half of one square more.
    assert far[-1] <= (count * 120.0 * 120.0 / np.pi / 1.55) ** 0.5 + 90


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tunisia", ("Tunisia",)),
        ("Counter-Terrorism Committee", ("Counter-Terrorism", "Committee")),
        (
            "Forum on the sharing of rivers across borders in times of drought and flood in every land",
            ("Forum on the sharing of", "rivers across borders in", "times of drought and…"),
        ),
        ("", ("",)),
        ("紛争予防に関する国際連合高級事務レベル会合", ("紛争予防に関する国際連合", "高級事務レベル会合")),
    ],
)
def test_a_name_is_broken_into_short_lines(text: str, expected: tuple[str, ...]) -> None:
    assert lines(text) == expected


@given(st.text(max_size=200))
def test_no_line_is_wider_than_the_width(text: str) -> None:
    broken = lines(text)
    assert 1 <= len(broken) <= 3
    assert all(columns(line) <= 26 for line in broken)


def test_the_drawing_is_the_same_in_another_process_with_another_hash_seed(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    small().dump(str(path), ox.RdfFormat.N_QUADS)
    code = (
        "import sys, json, pyoxigraph as ox\n"
        "from kg.view.drawing import drawing\nfrom kg.view.reading import reading\n"
        "store = ox.Store(); store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "d = drawing(reading(store)); print(json.dumps([d.places, d.groups]))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(path)],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(answers) == 1
    here = drawing(reading(small()))
    assert json.loads(answers.pop()) == json.loads(json.dumps([here.places, here.groups]))


def test_a_graph_of_a_thousand_things_is_laid_out_by_pivots_with_neighbours_nearer_than_strangers() -> None:
    drawn = drawing(reading(large(1000, 2500)))
    places = drawn.places

    def distance(a: int, b: int) -> float:
        return ((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2) ** 0.5

    linked = [distance(e.source, e.target) for e in drawn.edges]
    strangers = [distance(n, (n * 389 + 71) % 1000) for n in range(1000)]
    assert sum(linked) / len(linked) < 0.6 * sum(strangers) / len(strangers)
