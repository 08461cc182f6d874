"""`kg watch` builds again when files changed and came to rest."""

import itertools
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.watch import Pace, folders, look, rests

LETTER = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017)."


def test_a_change_counts_when_it_is_seen_twice():
    seen = iter(["old", "old", "half", "new", "new", "new", "newer", "newer"])
    changing = []
    found = rests(lambda: next(seen), changing.append, "old")
    assert list(itertools.islice(found, 2)) == ["new", "newer"]
    assert changing == [False, False, True, True, False, False, True]


class Clock:
    """Time that goes on by what somebody waits; things may happen meanwhile."""

    def __init__(self, looks: Iterable[float] = (), happens: Callable[[float], object] = lambda now: None) -> None:
        self.now, self.waited = 0.0, []
        self._looks, self._happens = iter(looks), happens

    def pause(self, seconds: float) -> None:
        self.waited.append(round(seconds, 3))
        self.now += seconds
        self._happens(self.now)

    def look(self) -> str:
        self.now += next(self._looks, 0.0)
        return "seen"


def paced(clock: Clock, *folders: Path, every: float = 0.25) -> Pace:
    return Pace(clock.look, lambda: map(str, folders), every, clock=lambda: clock.now, pause=clock.pause)


def test_all_files_are_looked_at_now_and_then_and_soon_while_something_changes(tmp_path):
    clock = Clock()
    pace = paced(clock, tmp_path)
    pace.look()
    pace.wait(False)
    pace.wait(True)
    assert clock.waited == [0.1, 0.1, 0.05, 0.1]


def test_long_looks_take_a_tenth_of_the_time_where_all_is_quiet(tmp_path):
    clock = Clock(looks=[0.2])
    pace = paced(clock, tmp_path)
    pace.look()
    pace.wait(False)
    assert sum(clock.waited) == pytest.approx(9 * 0.2)
    pace.wait(True)
    assert clock.waited[-1] == 0.2


def test_a_file_that_comes_is_looked_at_at_once(tmp_path):
    (inner := tmp_path / "inner").mkdir()
    os.utime(inner, (1, 1))
    clock = Clock(happens=lambda now: (inner / "b.txt").write_text(LETTER))
    pace = paced(clock, *map(Path, folders([tmp_path])), every=60)
    pace.look()
    pace.wait(False)
    assert clock.waited == [0.1]


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
