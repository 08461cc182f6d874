"""Linking at size, in small: generated documents, built, and compared with what they were generated from."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import kg

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from corpus.telling import tellings, write
from corpus.world import World
from linking.compare import Linked, Score, cubed, scores

# (precision, recall) of B³ below which linking has become worse, on 100 documents.
FLOORS = {"person": (0.98, 0.82), "body": (0.99, 0.99), "event": (0.99, 0.8)}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    folder = tmp_path_factory.mktemp("generated")
    built = kg.build(write(100, folder), folder / "graph", rules_only=True, workers=1)
    return scores(folder / "truth.jsonl", folder / "documents", Linked(built.store))


@pytest.mark.parametrize("kind", FLOORS)
def test_things_of_generated_documents_are_told_apart_and_brought_together(kind: str, found: dict[str, Score]) -> None:
    score, (precision, recall) = found[kind], FLOORS[kind]
    assert score.found / score.names > 0.8
    assert score.things > 20
    assert score.precision >= precision
    assert score.recall >= recall


def test_documents_are_the_same_for_the_same_seed() -> None:
    one, two = (list(tellings(World(50), 50)) for _ in range(2))
    assert one == two
    assert one != list(tellings(World(50, seed=2), 50, seed=2))


def test_the_truth_tells_where_each_name_stands_and_whose_it_is() -> None:
    world = World(50)
    persons, bodies = ({thing.id: thing for thing in things} for things in (world.persons, world.bodies))
    kinds = set()
    for telling in tellings(world, 50):
        for begin, end, id in telling.names:
            name, kind = telling.text[begin:end], id.partition("/")[0]
            kinds.add(kind)
            if kind == "body":
                assert name in (bodies[id].name, bodies[id].acronym)
            if kind == "person":  # misspelt, without accents, but never from its first letter on
                assert persons[id].surname.split()[-1][0] in name
                assert len(name.split()) <= len(f"{persons[id].surname} X Y".split())
            if kind in ("state", "resolution"):
                assert id.partition("/")[2] in name
    assert kinds == {"person", "body", "event", "state", "resolution"}


def test_the_world_has_few_who_are_in_many_documents_and_surnames_that_several_bear() -> None:
    world = World(2000)
    surnames = [person.surname for person in world.persons]
    shared = [name for name in surnames if surnames.count(name) > 1]
    assert 0.3 < len(shared) / len(surnames) < 0.8
    names = [(person.given, person.surname) for person in world.persons]
    assert 0 < sum(names.count(name) > 1 for name in names) < 0.1 * len(names)
    often = [sum(id == "person/0" for *_, id in telling.names) for telling in tellings(world, 200)]
    assert sum(map(bool, often)) > 5


def test_b3_punishes_what_is_torn_apart_by_recall_and_what_is_thrown_together_by_precision() -> None:
    assert cubed([("a", 1), ("a", 2)], 2).recall == 0.5
    assert cubed([("a", 1), ("a", 2)], 2).precision == 1
    assert cubed([("a", 1), ("b", 1)], 2).precision == 0.5
    assert cubed([("a", 1), ("b", 1)], 2).recall == 1
