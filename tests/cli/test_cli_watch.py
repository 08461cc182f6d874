"""`kg watch` builds again when files changed and came to rest."""

import itertools
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.watch import Pace, look, rests

LETTER = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017)."


def test_a_change_counts_when_it_is_seen_twice():
    seen = iter(["old", "old", "half", "new", "new", "new", "newer", "newer"])
    changing = []
    found = rests(lambda: next(seen), changing.append, "old")
    assert list(itertools.islice(found, 2)) == ["new", "newer"]
    assert changing == [False, False, True, True, False, False, True]


def test_looks_come_sooner_while_something_changes_and_take_a_tenth_of_the_time_at_most():
    times = iter([0.0, 0.01, 1.0, 1.2])
    pace = Pace(lambda: "seen", 0.5, lambda: next(times))
    assert (pace.seconds(False), pace.seconds(True)) == (0.5, 0.1)
    pace.look()
    assert (pace.seconds(False), pace.seconds(True)) == (0.5, 0.1)
    pace.look()
    assert pace.seconds(False) == pace.seconds(True) == pytest.approx(1.8)


def test_what_is_built_is_no_change_and_all_else_is(tmp_path):
    (tmp_path / "a.txt").write_text(LETTER)
    (tmp_path / "out").mkdir()
    looks = [look([tmp_path], without=tmp_path / "out")]
    (tmp_path / "out" / "graph.ttl").write_text("built")
    assert look([tmp_path], without=tmp_path / "out") == looks[0]
    for change in (
        lambda: (tmp_path / "a.txt").write_text(LETTER + " She left."),
        lambda: (tmp_path / "a.txt").rename(tmp_path / "b.txt"),
        lambda: (tmp_path / "b.txt").unlink(),
    ):
        change()
        looks.append(look([tmp_path], without=tmp_path / "out"))
    assert len(set(looks)) == 4


def test_the_files_of_a_list_are_looked_at(tmp_path):
    (tmp_path / "a.txt").write_text(LETTER)
    (tmp_path / "list").write_text("a.txt\n")
    listed = Path(f"@{tmp_path / 'list'}")
    before = look([listed], without=tmp_path / "out")
    (tmp_path / "c.txt").write_text("not in the list")
    assert look([listed], without=tmp_path / "out") == before
    (tmp_path / "a.txt").write_text(LETTER + " She left.")
    assert look([listed], without=tmp_path / "out") != before


def test_what_comes_by_standard_input_cannot_be_watched(kg, tmp_path):
    done = kg("watch", "@-", "-o", tmp_path / "out", input="")
    assert done.returncode == 2
    assert "cannot be watched" in done.stderr


@contextmanager
def watching(*arguments):
    command = [sys.executable, "-m", "kg", "watch", *map(str, arguments), "--rules-only", "--every", "0.05"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_document_that_is_added_or_removed_is_in_the_graph_without_asking(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text(LETTER)
    with watching(tmp_path / "letters", "-o", tmp_path / "out") as process:
        assert process.stdout.readline().startswith("1 document, ")
        (tmp_path / "letters" / "b.txt").write_text("Mr. Jin Park, Chair of the CTC, spoke in Vienna.")
        assert process.stdout.readline().startswith("2 documents, ")
        (tmp_path / "letters" / "a.txt").unlink()
        assert process.stdout.readline().startswith("1 document, ")
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
