"""Layout, groups, names in lines: composed, and the same every time."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from view.corpus import large, small

from kg.view.communities import communities
from kg.view.drawing import Drawing, drawing
from kg.view.labels import columns, lines
from kg.view.layout import layout
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
