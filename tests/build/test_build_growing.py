"""A graph brought to the present by its notes is the one that a clean build makes, and so is all that is kept of it."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from test_build_onward import LATER, begun, notes_of, same_as_clean, texts

import kg
from kg.adding import Notes
from kg.errors import OutputError
from kg.rdf.store import Store

# What the notes hold of a graph; the rest is of linking, and compared there.
GRAPH = ("mark", "in", "used", "ends", "rules", "stated", "named by", "text of", "texts of", "symbol")
TERMS = ("terms", "terms of", "terms as")


def kept(out: Path) -> dict[str, object]:
    notes = Notes(out / ".cache" / "links.db")
    found: dict[str, object] = {space: dict(notes.every(space)) for space in (*GRAPH, *TERMS)}
    found["graph"] = notes.get("", "graph")
    notes.close()
    return found


def facts_of(out: Path) -> set[str]:
    return set(map(str, Store.open(out).match()))


def grown(place: Path, seed: int, count: int) -> list[bool]:
    """Whether each of so many documents that came one by one was put in by the notes."""
    folder, out = begun(place)
    found = []
    for number, one in enumerate(texts(random.Random(seed), count)):
        (folder / f"z{number:03}.md").write_text(one)
        before = notes_of(out)
        kg.build(folder, out, rules_only=True, files=False)
        found.append(notes_of(out) == before)
    kg.build(folder, place / "compared", rules_only=True, files=False)
    assert kept(out) == kept(place / "compared")
    same_as_clean(folder, out, place / "clean")
    return found


def test_documents_that_come_one_by_one_give_what_a_clean_build_gives_and_keeps(tmp_path):
    assert sum(grown(tmp_path, seed=2, count=4)) >= 3


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_many_documents_that_come_one_by_one_give_what_a_clean_build_gives_and_keeps(tmp_path, seed):
    assert any(grown(tmp_path, seed, count=14))


def test_after_a_graph_was_brought_to_the_present_any_other_change_gives_what_a_clean_build_gives(tmp_path):
    folder, out = begun(tmp_path)
    (folder / "z.txt").write_text(LATER[0])
    kg.build(folder, out, rules_only=True, files=False)
    assert not (out / ".cache" / "pieces.json").exists(), "the notes tell what the graph is made of"
    (folder / "0.txt").write_text("Ms. Soo Park, Director of CTED, spoke in Vienna.")
    (folder / "1.txt").rename(folder / "y.txt")
    (folder / "2.txt").unlink()
    same_as_clean(folder, out, tmp_path / "clean")


# Ends the process at a moment of the transaction in which the notes are written, as kill -9 does.
KILLED = """
import os, signal, sqlite3, sys
real, seen = sqlite3.connect, [0]
class Dying(sqlite3.Connection):
    def executemany(self, *given):
        seen[0] += 1
        found = super().executemany(*given)
        if seen[0] == {moment}:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
    def execute(self, *given):
        found = super().execute(*given)
        if given[0] == "COMMIT" and {moment} == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return found
sqlite3.connect = lambda *given, **more: real(*given, factory=Dying, **more)
import kg
kg.build({folder!r}, {out!r}, rules_only=True, files=False)
"""


@pytest.mark.parametrize("moment", [1, 2, 0], ids=["before it", "within it", "just after it"])
def test_a_build_that_is_killed_while_it_writes_its_notes_leaves_the_last_graph_and_whole_notes(tmp_path, moment):
    folder, out = begun(tmp_path)
    last, before = facts_of(out), kept(out)
    (folder / "z.txt").write_text(LATER[0])
    program = KILLED.format(moment=moment, folder=str(folder), out=str(out))
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -signal.SIGKILL
    assert facts_of(out) == last
    if moment:
        assert kept(out) == before, "nothing of the transaction is there"
    else:
        assert kept(out) != before, "all of it is there, and the notes are of no graph"
    inode = notes_of(out)
    kg.build(folder, out, rules_only=True, files=False)
    assert (notes_of(out) == inode) == bool(moment), "notes of another graph are not used"
    same_as_clean(folder, out, tmp_path / "clean")


def test_files_that_cannot_catch_up_because_the_notes_are_damaged_say_so_and_leave_the_store(tmp_path):
    folder, out = begun(tmp_path)
    (folder / "z.txt").write_text(LATER[0])
    kg.build(folder, out, rules_only=True, files=False)
    store = facts_of(out)
    (out / ".cache" / "links.db").write_bytes(b"no notes at all" * 1000)
    with pytest.raises(OutputError, match="the notes that its files need are damaged"):
        kg.build(folder, out, rules_only=True)
    assert facts_of(out) == store
