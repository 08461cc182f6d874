"""What documents say is written by workers as files of sorted lines, which are merged in the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.claims import Digest
from kg.config import share
from kg.engine.shards import Bound, Shards, Sheaf
from kg.rdf import external
from kg.rdf.external import merged
from kg.rdf.gathering import Gathering
from kg.rdf.store import Store
from kg.run import Here
from kg.work import Told


@dataclass(frozen=True)
class Saying:
    """A document that says two lines."""

    number: int

    def do(self, desk: Any) -> Told:
        lines = f"<{self.number}-b> <p> <o> .\n<{self.number}-a> <p> <o> .\n"
        return Told(Digest(f"document/{self.number}"), lines.encode())

    def lost(self) -> Told:
        return Told(Digest(f"lost/{self.number}"), b"")


def told(count: int, folder: Path, runner: Any) -> tuple[list[str], bytes]:
    files: list[Path] = []
    shards = Shards(runner, folder / "shards", files)
    sources = [one.digest.source for one in shards.map(Saying(n) for n in range(count))]
    with merged(files, folder=folder) as lines:
        return sources, b"".join(lines)


EVERY = sorted(f"<{n}-{letter}> <p> <o> .\n" for n in range(120) for letter in "ab")


def test_the_shards_together_hold_every_line_in_order(tmp_path: Path) -> None:
    sources, lines = told(120, tmp_path, Here(None))
    assert sources == [f"document/{n}" for n in range(120)]
    assert lines.decode().splitlines(keepends=True) == EVERY
    assert len(list((tmp_path / "shards").glob("*.nq"))) == 3


class Elsewhere:
    """Workers of another machine, which does not see the folder."""

    def map(self, tasks: Iterable[Sheaf]) -> Iterator[Bound]:
        for task in tasks:
            yield Sheaf(task.orders, Path("/nowhere") / task.path.name, task.mark).do(None)

    def close(self) -> None:
        """Nothing was started."""


def test_a_worker_that_does_not_see_the_folder_hands_its_lines_over(tmp_path: Path) -> None:
    _, lines = told(120, tmp_path, Elsewhere())
    assert lines.decode().splitlines(keepends=True) == EVERY


class Deadly:
    """Workers of which one sheaf is the death, and in it one document."""

    def map(self, tasks: Iterable[Any]) -> Iterator[Any]:
        for task in tasks:
            deadly = any(o.number == 60 for o in task.orders) if isinstance(task, Sheaf) else task.number == 60
            yield task.lost() if deadly else task.do(None)

    def close(self) -> None:
        """Nothing was started."""


def test_a_document_that_no_worker_survives_is_lost_without_its_sheaf(tmp_path: Path) -> None:
    sources, lines = told(120, tmp_path, Deadly())
    assert [source for source in sources if source.startswith("lost")] == ["lost/60"]
    assert lines.decode().splitlines(keepends=True) == [line for line in EVERY if not line.startswith("<60-")]


@pytest.mark.parametrize("count", [0, 1, 3, 4, 13, 50])
def test_any_number_of_files_is_merged(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "MOST_RUNS", 3)
    files = [tmp_path / str(number) for number in range(count)]
    for number, file in enumerate(files):
        file.write_text("".join(f"{line:03}\n" for line in range(number, 200, max(count, 1))))
    with merged(files, folder=tmp_path) as lines:
        assert b"".join(lines).split() == [f"{line:03}".encode() for line in range(200 if count else 0)]


def test_shards_and_what_stands_around_them_are_the_whole_graph(tmp_path: Path) -> None:
    built = kg.build(share("data", "documents"), tmp_path / "graph", rules_only=True)
    whole = (built.output / "graph.nq").read_bytes()
    said = [line for line in whole.splitlines(keepends=True) if b"/graph/document/" in line.rpartition(b" <")[2]]
    said = [line for line in said if b"#tenure> " not in line]
    assert 0 < len(said) < whole.count(b"\n")
    shards = [tmp_path / "0.nq", tmp_path / "1.nq"]
    for number, shard in enumerate(shards):
        shard.write_bytes(b"".join(said[number::2]))
    among = frozenset(said)
    with Gathering(Store.open(built.output).base, tmp_path) as lines:
        for line in whole.splitlines(keepends=True):
            if line not in among and b"/graph/inferred> .\n" not in line:
                lines.add(line)
        count = lines.write(tmp_path / "merged.nq", shards)
    assert (tmp_path / "merged.nq").read_bytes() == whole
    assert count == whole.count(b"\n")
