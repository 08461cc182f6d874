"""Whatever happens while a graph is written, the old one stays whole or the new one stands there whole."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "data" / "documents"
Run = Callable[..., "subprocess.CompletedProcess[str]"]
SHOWN = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")


def state(output: Path) -> dict[str, str]:
    """The hashes of the files that a build shows."""
    return {name: sha256((output / name).read_bytes()).hexdigest() for name in SHOWN if (output / name).is_file()}


def still_answers(kg: Run, output: Path) -> bool:
    """Whether the store in the folder can be asked."""
    done = kg("query", "ASK { ?s ?p ?o }", "-g", output, "--json")
    return done.returncode == 0 and '"boolean": true' in done.stdout


@pytest.fixture(scope="module")
def one(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of one document."""
    output = tmp_path_factory.mktemp("one") / "out"
    done = kg("build", sorted(DOCUMENTS.glob("002*"))[0], "-o", output, "--rules-only")
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture(scope="module")
def five(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of the five documents."""
    output = tmp_path_factory.mktemp("five") / "out"
    done = kg("build", DOCUMENTS, "-o", output, "--rules-only")
    assert done.returncode == 0, done.stderr
    return output


@pytest.fixture
def old(one: Path, tmp_path: Path) -> Path:
    """A copy of the graph of one document, to be built over."""
    shutil.copytree(one, tmp_path / "out")
    return tmp_path / "out"


def one_line(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of standard error; there is no traceback."""
    assert "Traceback" not in done.stderr, done.stderr
    return done.stderr.rstrip("\n").splitlines()[-1]


@pytest.mark.parametrize("place", ["a-file/out", "a-file"])
def test_an_output_folder_that_cannot_be_made_is_told(place: str, kg: Run, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    done = kg("build", DOCUMENTS, "-o", tmp_path / place, "--rules-only")
    assert done.returncode == 1
    assert one_line(done).startswith("kg: ")
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no /proc to fail in")
def test_an_output_folder_on_a_read_only_disk_is_told(kg: Run) -> None:
    done = kg("build", DOCUMENTS, "-o", "/proc/kg-output", "--rules-only")
    assert done.returncode == 1
    assert "/proc/kg-output" in one_line(done)


def test_a_folder_that_holds_foreign_files_is_refused_and_left_alone(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work", encoding="utf-8")
    done = kg("build", DOCUMENTS, "-o", tmp_path / "mine", "--rules-only")
    assert done.returncode == 1
    assert "thesis.txt" in one_line(done) or str(tmp_path / "mine") in one_line(done)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def full_at(size: int) -> None:
    """No file may grow beyond `size` bytes: what a full disk does to a writer, at a place of our choice."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 1_000, 20_000, 100_000])
def test_a_disk_that_fills_while_writing_leaves_the_old_graph_whole(size: int, old: Path, kg: Run) -> None:
    before = state(old)
    done = kg("build", DOCUMENTS, "-o", old, "--rules-only", preexec_fn=partial(full_at, size))
    assert done.returncode == 1, done.stderr
    assert one_line(done).startswith("kg: ")
    assert state(old) == before
    assert still_answers(kg, old)
    again = kg("build", DOCUMENTS, "-o", old, "--rules-only")
    assert again.returncode == 0, again.stderr


@pytest.mark.parametrize("size", [1_000, 30_000, 100_000])
def test_a_disk_that_fills_while_notes_are_taken_is_told_in_one_line(size: int, kg: Run, tmp_path: Path) -> None:
    (folder := tmp_path / "many").mkdir()
    for number in range(60):
        (folder / f"{number:02}.txt").write_text(f"Ms. Ana Souza, Director of Office {number}, spoke in Vienna.")
    done = kg(
        "build", folder, "-o", tmp_path / "out", "--rules-only", "--workers", 1, preexec_fn=partial(full_at, size)
    )
    assert done.returncode == 1, done.stderr
    assert one_line(done).startswith("kg: ")


def test_a_disk_that_fills_leaves_no_litter_beside_the_output(old: Path, kg: Run) -> None:
    kg("build", DOCUMENTS, "-o", old, "--rules-only", preexec_fn=partial(full_at, 20_000))
    assert [path.name for path in old.parent.iterdir()] == ["out"]


def interrupted(output: Path, after: float) -> subprocess.CompletedProcess[str]:
    """A build that gets Ctrl-C after so many seconds, unless it is done by then; in a group of its own."""
    command = [sys.executable, "-m", "kg", "build", str(DOCUMENTS), "-o", str(output), "--rules-only", "--workers", "2"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True
    )
    try:
        stdout, stderr = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT)  # a terminal sends it to the whole group, workers too
        stdout, stderr = process.communicate(timeout=120)
    return subprocess.CompletedProcess(command, process.returncode, stdout, stderr)


def moments(count: int) -> list[float]:
    """Seeded moments between the start of Python and the end of a build on a slow machine."""
    random = Random(count)
    return sorted(round(random.uniform(0.1, 3.0), 3) for _ in range(count))


@pytest.mark.parametrize("after", [*moments(8), *(pytest.param(m, marks=pytest.mark.soak) for m in moments(100))])
def test_ctrl_c_at_any_moment_leaves_the_old_graph_or_the_new_one(
    after: float, one: Path, five: Path, old: Path, kg: Run
) -> None:
    done = interrupted(old, after)
    assert state(old) in (state(one), state(five))
    assert still_answers(kg, old)
    if done.returncode != 0:
        assert done.returncode == 130, done.stderr
        *notes, last = done.stderr.splitlines()  # a build that was done may have begun to tell its notes
        assert last == "kg: interrupted"
        assert all(line.startswith("note: ") for line in notes)
        again = kg("build", DOCUMENTS, "-o", old, "--rules-only")
        assert again.returncode == 0, again.stderr
    assert state(old) == state(five)
