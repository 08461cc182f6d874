"""A Ray cluster of two workers on this machine: documents are read by its actors, and one may be killed meanwhile."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from engine_corpus import FORMS, PARENTS, corpus, told
from engine_tasks import Bare, Broken, Square, halves
from readings import AUTHORITY

import kg
from kg.config import share
from kg.engine import Cluster, Linker
from kg.engine.actors import Crew
from kg.errors import EngineError
from kg.link import entities
from kg.link.titled import titled
from kg.run import AHEAD

pytest.importorskip("ray.exceptions", reason="ray is not installed (pip install 'undoc-kg[ray]')")

SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
DOCUMENTS = share("data", "documents")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(Path(__file__).parent))  # where actors find the tasks of these tests
        with ExitStack() as stack:
            try:
                started = stack.enter_context(Cluster(workers=2))
            except EngineError as error:
                if "timed out" not in str(error):
                    raise
                pytest.skip(f"this machine is too busy to start Ray: {error}")
            yield started


@pytest.fixture
def crew(cluster: Cluster) -> Iterator[Crew]:
    crew = Crew(Bare(), cluster.workers)
    yield crew
    crew.dismiss()


def test_results_come_in_the_order_of_the_tasks_and_few_are_under_way(crew: Crew) -> None:
    asked = []

    def tasks() -> Iterator[Square]:
        for number in range(40):
            asked.append(number)
            yield Square(number)

    results = crew.map(tasks())
    assert next(results) == 0
    assert len(asked) <= 2 * AHEAD
    assert list(results) == [number**2 for number in range(1, 40)]
    assert list(crew.map([Square(3)])) == [9], "the actors stay for the next map"


def test_a_task_that_kills_every_actor_is_lost_and_takes_no_other_with_it(crew: Crew, tmp_path: Path) -> None:
    deaths = {3: 9, 4: 1}
    tasks = [Square(number, deaths=deaths.get(number, 0), folder=str(tmp_path)) for number in range(12)]
    assert list(crew.map(tasks)) == [-number if number == 3 else number**2 for number in range(12)]
    assert (tmp_path / "4-0").exists(), "it killed one actor, and was done by another"


def test_what_work_gives_stays_in_the_cluster_and_is_done_again_if_its_actor_is_killed(
    crew: Crew, tmp_path: Path
) -> None:
    inputs = [(crew.put([n, n + 1, n + 2]),) for n in range(10)]
    rows = crew.work(partial(halves, str(tmp_path)), inputs, fan=2)
    assert (tmp_path / "halves").exists()
    assert [[crew.fetch(held) for held in row] for row in rows] == [
        [[m for m in range(n, n + 3) if m % 2 == half] for half in (0, 1)] for n in range(10)
    ]


def test_documents_are_linked_by_actors_as_in_one_process(crew: Crew) -> None:
    documents = corpus(2)
    linker = Linker(crew, AUTHORITY, FORMS, PARENTS, leaf=25)
    for document in documents:
        linker.take(document, titled(document, FORMS))
    assert told(linker.linked()[1]) == told(entities(documents, AUTHORITY, forms=FORMS, parents=PARENTS))


def test_a_recipe_that_no_actor_can_follow_ends_the_map(cluster: Cluster) -> None:
    crew = Crew(Broken(), 1)
    with pytest.raises(EngineError, match=r"FileNotFoundError: .*words\.toml"):
        list(crew.map([Square(1), Square(2)]))
    crew.dismiss()


def hashes(output: Path) -> dict[str, str]:
    return {name: sha256((output / name).read_bytes()).hexdigest() for name in SAME}


def actors() -> list[int]:
    """The processes of the actors that this very process had started, by their numbers."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdecimal() and _command(process).startswith(b"ray::Station"):
            found += [int(process.name)] if os.getpid() in _above(process) else []
    return found


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:  # it ended meanwhile
        return b""


def _above(process: Path) -> Iterator[int]:
    while process.name not in ("0", "1"):
        status = (process / "stat").read_text()
        process = Path("/proc", status.rpartition(")")[2].split()[1])
        yield int(process.name)


def test_a_build_on_a_cluster_gives_the_same_bytes_though_an_actor_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    kg.build(DOCUMENTS, tmp_path / "here", rules_only=True)
    killed = []

    def advance(done: int, total: int, name: str) -> None:
        if not killed:
            killed.extend(actors()[:1])
            os.kill(killed[0], signal.SIGKILL)

    built = kg.build(DOCUMENTS, tmp_path / "there", rules_only=True, runner="ray", progress=advance)
    assert killed
    assert hashes(tmp_path / "there") == hashes(tmp_path / "here")
    assert not [problem for problem in built.problems if problem.severity == "error"]
