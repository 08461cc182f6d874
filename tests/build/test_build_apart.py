"""A draft that is made in a process of its own: the same graph, the same errors, and no process left behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

import kg
from kg.apart import apart
from kg.errors import ConfigurationError, InputError, KgError
from kg.output import WRITTEN

CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")
LETTER = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017) in Vienna on 3 May 2021."


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(f"{LETTER} She thanked {number + 2} States.", encoding="utf-8")
    return folder


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.build.WORTH_APART", 0)


def hashes(output: Path) -> dict[str, str]:
    files = (output / name for name in WRITTEN - {"store", "texts", ".cache"})
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in files if file.is_file()}


def of_draft() -> list[int]:
    """The processes of this one that draft."""
    below = map(int, CHILDREN.read_text().split())
    return [number for number in below if b"kg.apart" in Path(f"/proc/{number}/cmdline").read_bytes()]


def gone(number: int) -> bool:
    """Whether a process has ended within a minute; a dead one that nobody has asked after counts."""
    for _ in range(600):
        try:
            state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def test_the_graph_is_the_same_as_if_it_were_made_here(letters, tmp_path, monkeypatch):
    here = kg.build(letters, tmp_path / "here", rules_only=True)
    monkeypatch.setattr("kg.build.WORTH_APART", 0)
    elsewhere = kg.build(letters, tmp_path / "elsewhere", rules_only=True)
    assert hashes(here.output) == hashes(elsewhere.output)
    assert (here.counts, here.evidence, here.problems) == (elsewhere.counts, elsewhere.evidence, elsewhere.problems)


def test_how_far_it_is_is_told_from_there(letters, tmp_path, always):
    told: list[tuple[int, int, str]] = []
    kg.build(letters, tmp_path / "out", rules_only=True, progress=lambda *way: told.append(way))
    assert {of for _, of, _ in told} == {4}
    assert max(done for done, _, _ in told) == 4


def test_a_later_build_is_brought_to_the_present_here(letters, tmp_path, always):
    kg.build(letters, tmp_path / "out", rules_only=True)
    (letters / "9.txt").write_text(LETTER.replace("Kato", "Sato"), encoding="utf-8")
    seen: list[list[int]] = []
    again = kg.build(letters, tmp_path / "out", rules_only=True, progress=lambda *_: seen.append(of_draft()))
    assert seen
    assert not any(seen)
    assert again.reused == 4


def test_what_fails_there_fails_as_it_would_here(tmp_path, letters, always):
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "nothing.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"nothing\.txt"):
        kg.build(empty, tmp_path / "out", rules_only=True)
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "own.toml").write_text("[lists]\nroles = 3\n")
    with pytest.raises(ConfigurationError, match=r"own\.toml"):
        kg.build(letters, tmp_path / "out", rules_only=True, lexicon=(lexicon,))
    assert not (tmp_path / "out" / "graph.nq").exists()


def test_a_fault_of_the_program_tells_where_it_was():
    with pytest.raises(TypeError) as error:
        apart("operator:index", "no number")
    assert any("kg.apart" in note or "apart.py" in note for note in error.value.__notes__)


@pytest.mark.skipif(not CHILDREN.exists(), reason="no /proc to find the process in")
def test_a_process_that_is_killed_is_told_in_one_line_and_leaves_no_graph(letters, tmp_path, always):
    def kill(*_: object) -> None:
        for number in of_draft():
            os.kill(number, signal.SIGKILL)

    with pytest.raises(KgError, match="ended with -9 before its work was done"):
        kg.build(letters, tmp_path / "out", rules_only=True, progress=kill)
    assert not (tmp_path / "out" / "graph.nq").exists()
    assert kg.build(letters, tmp_path / "out", rules_only=True).counts["documents"] == 4


@pytest.mark.skipif(not CHILDREN.exists(), reason="no /proc to find the process in")
def test_it_ends_with_the_build_that_wants_its_draft(letters, tmp_path):
    program = f"""
import os, signal, kg, kg.build as build
build.WORTH_APART = 0
def kill(*_):
    print(open(f"/proc/{{os.getpid()}}/task/{{os.getpid()}}/children").read(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
kg.build({str(letters)!r}, {str(tmp_path / "out")!r}, rules_only=True, progress=kill)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stderr
    below = [int(number) for number in done.stdout.split()]
    assert below
    assert all(gone(number) for number in below)
    assert kg.build(letters, tmp_path / "out", rules_only=True).counts["documents"] == 4


def noted(output: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(output / ".cache" / "links.db")) as notes:
        return [
            row for row in notes.execute("SELECT * FROM note ORDER BY space, key") if row[1] not in ("of", "listed")
        ]


def test_notes_taken_by_a_copy_beside_the_build_are_those_taken_here(tmp_path, monkeypatch, always, capfd):
    monkeypatch.setattr("kg.build.LARGE", 10)
    folder = tmp_path / "letters"
    folder.mkdir()
    for number in range(60):
        who = ("Miwa Kato", "Rosa Bello", "Joe Tamo")[number % 3]
        text = (
            f"Mr. {who}, Director, UNODC, spoke at the Reef Forum in Vienna on {number % 28 + 1} May 2021. It was good."
        )
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    built = {workers: kg.build(folder, tmp_path / f"{workers}", rules_only=True, workers=workers) for workers in (1, 2)}
    assert len(noted(built[1].output)) > 500
    assert noted(built[1].output) == noted(built[2].output)
    assert "Traceback" not in capfd.readouterr().err
    (folder / "060.txt").write_text(LETTER, encoding="utf-8")
    more = kg.build(folder, tmp_path / "2", rules_only=True, workers=2)
    clean = kg.build(folder, tmp_path / "clean", rules_only=True)
    assert hashes(more.output) == hashes(clean.output)
