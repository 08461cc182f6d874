"""Publishing that is killed at any moment: the next run completes it, and what is there then is the graph."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from elsewhere import Small, changed, relabelled, small

from kg.errors import OutputError
from kg.publish import extents, publish_files
from kg.publish.ledger import Ledger
from kg.publish.local import Extent
from kg.rdf.export import nquads
from kg.rdf.packed import opened
from kg.rdf.store import Store

# A few moments in every run of the tests, a hundred in the long form.
MOMENTS = [pytest.param(n, marks=pytest.mark.soak if n >= 3 else ()) for n in range(100)]


def kg(*arguments: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "kg", "publish", *arguments, "-g", "graph.nq", "--json"]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")


def ended(process: subprocess.Popen[str]) -> dict[str, int]:
    """What a run that came to its end tells."""
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    told: dict[str, int] = json.loads(out)
    return told


def killing(moment: int, kill: Callable[[], None]) -> Callable[[str], None]:
    """Kills when so many requests have begun or been answered."""
    seen = 0

    def watch(when: str) -> None:
        nonlocal seen
        seen += 1
        if seen == moment:
            kill()

    return watch


def requests(server: Small, place: Path, way: str) -> int:
    """How many moments a whole run has."""
    seen = 0

    def count(when: str) -> None:
        nonlocal seen
        seen += 1

    server.watch = count
    ended(kg(f"{server.url}/{way}", folder=place))
    server.watch = lambda when: None
    return seen


@pytest.mark.parametrize("seed", MOMENTS)
def test_what_is_killed_while_it_is_sent_is_completed_by_the_next_run(seed: int, graph: Store, tmp_path: Path) -> None:
    random = Random(seed)
    way = random.choice(["update", "store"])
    further = relabelled(changed(graph))
    with small() as server, small() as measure:
        for at in (server, measure):
            at.store.extend(graph.ox)
        (tmp_path / "graph.nq").write_bytes(nquads(further))
        moments = requests(measure, tmp_path, way)
        process = kg(f"{server.url}/{way}", folder=tmp_path)
        server.watch = killing(random.randint(1, moments), process.kill)
        process.communicate(timeout=120)
        server.watch = lambda when: None
        there, wanted = Store.memory(server.store, base=graph.base), extents(further)
        right = sum(extent == wanted.get(name) for name, extent in extents(there).items())
        done = ended(kg(f"{server.url}/{way}", folder=tmp_path))
        assert set(server.store) == set(further.ox)
        assert done["triples"] == len(further)
        assert done["sent"] <= len(wanted) - right, "what was there is not sent again"
        again = ended(kg(f"{server.url}/{way}", folder=tmp_path))
        assert (again["sent"], again["added"], again["removed"]) == (0, 0, 0)


@pytest.mark.parametrize("seed", MOMENTS)
def test_shards_that_are_killed_while_they_are_written_are_completed_by_the_next_run(
    seed: int, graph: Store, tmp_path: Path
) -> None:
    large = Store.memory([*graph.ox, *more(graph)], base=graph.base)
    (tmp_path / "graph.nq").write_bytes(nquads(large))
    publish_files(graph, tmp_path / "shards")
    before = written(tmp_path / "shards")
    process = kg("--files", "shards", folder=tmp_path)
    # the moment: so many of the shards are no longer as they were
    wanted = Random(seed).randint(1, 3)
    while process.poll() is None and len(differing(before, tmp_path / "shards")) < wanted:
        try:
            process.wait(0.002)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    process.communicate(timeout=120)
    for path in (tmp_path / "shards").glob("*.nq.gz"):
        with opened(path) as file:
            lines = list(file)
        assert lines == sorted(lines), "whole, be it the old or the new"
    ended(kg("--files", "shards", folder=tmp_path))
    publish_files(large, tmp_path / "clean")
    assert written(tmp_path / "shards") == written(tmp_path / "clean")


def more(graph: Store) -> list[ox.Quad]:
    """Triples for many shards."""
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    return [
        ox.Quad(graph.iri(f"person/p{n}"), label, ox.Literal(f"P {n}"), graph.graph(f"document/d{n % 400}"))
        for n in range(20_000)
    ]


def written(folder: Path) -> dict[str, str]:
    """The hash of every file in a folder."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def differing(before: dict[str, str], folder: Path) -> set[str]:
    """The shards that are there now and were not, or not so."""
    found = set()
    for path in folder.glob("*.nq.gz"):
        if before.get(path.name) != sha256(path.read_bytes()).hexdigest():
            found.add(path.name)
    return found


def test_a_ledger_whose_last_line_was_cut_takes_the_next_line_as_a_line_of_its_own(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "graph.nq", "http://localhost/update")
    ledger.done("urn:a", Extent(1, "old"))
    with ledger.path.open("a", encoding="utf-8") as file:
        file.write('{"graph": "urn:b", "trip')
    Ledger(tmp_path / "graph.nq", "http://localhost/update").begin("urn:a")
    assert Ledger(tmp_path / "graph.nq", "http://localhost/update").get("urn:a") is None


def test_a_shard_that_was_being_changed_is_not_taken_for_the_old_one(graph: Store, tmp_path: Path) -> None:
    publish_files(graph, tmp_path)
    (tmp_path / "things.nq.gz").unlink()
    (tmp_path / "things.nq.gz").mkdir()  # the writing fails
    with pytest.raises(OutputError, match=r"things\.nq\.gz: cannot be written"):
        publish_files(changed(graph), tmp_path)
    assert "things.nq.gz" not in json.loads((tmp_path / "shards.json").read_text(encoding="utf-8"))
