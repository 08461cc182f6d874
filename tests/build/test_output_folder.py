"""The output folder is ours, is held by one build at a time, and changes all at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import output as module
from kg.errors import OutputError
from kg.output import Output


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(path: Path, text: str) -> None:
    output = Output(path)
    with output.held(), output.written() as aside:
        (aside / "graph.ttl").write_text(text)


def test_the_new_takes_the_place_of_the_old_and_nothing_lies_beside_it(tmp_path):
    write(tmp_path / "out", "old")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out" / "graph.ttl").read_text() == "new"
    assert names(tmp_path) == ["out"]


def test_what_fails_leaves_the_old_untouched(tmp_path):
    write(tmp_path / "out", "old")
    output = Output(tmp_path / "out")

    def fill() -> None:
        with output.held(), output.written() as aside:
            (aside / "graph.ttl").write_text("half")
            raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="the old graph is untouched"):
        fill()
    assert (tmp_path / "out" / "graph.ttl").read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_a_readme_and_a_gitignore_are_kept_and_all_else_is_refused(tmp_path):
    write(tmp_path / "out", "old")
    (tmp_path / "out" / "README.md").write_text("mine")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out" / "README.md").read_text() == "mine"
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"holds 'notes\.txt', which no build wrote"):
        write(tmp_path / "out", "newer")
    assert (tmp_path / "out" / "graph.ttl").read_text() == "new"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(OutputError, match="is a file"):
        write(tmp_path / "out", "new")


def test_a_second_build_is_told_who_holds_the_folder(tmp_path):
    holder = Output(tmp_path / "out")
    with holder.held(), pytest.raises(OutputError, match=f"process {os.getpid()} is building it"):
        write(tmp_path / "out", "new")
    write(tmp_path / "out", "new")


def test_a_build_that_was_killed_holds_nothing_and_its_leavings_go(tmp_path):
    program = (
        "import os; from pathlib import Path; from kg.output import Output\n"
        f"o = Output(Path({str(tmp_path / 'out')!r}))\n"
        "with o.held(), o.written() as aside:\n"
        "    (aside / 'graph.ttl').write_text('half')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    write(tmp_path / "out", "old")
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    assert names(tmp_path) == [".out.lock", ".out.new", "out"]
    write(tmp_path / "out", "new")
    assert names(tmp_path) == ["out"]
    assert (tmp_path / "out" / "graph.ttl").read_text() == "new"


def test_where_the_system_cannot_exchange_folders_two_renames_do_and_a_death_between_them_is_mended(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(module, "_exchanged", lambda left, right: False)
    write(tmp_path / "out", "old")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out" / "graph.ttl").read_text() == "new"
    (tmp_path / "out").rename(tmp_path / ".out.old")
    with Output(tmp_path / "out").held():
        assert (tmp_path / "out" / "graph.ttl").read_text() == "new"
    assert names(tmp_path) == ["out"]


def test_the_root_of_the_disk_is_refused():
    with pytest.raises(OutputError, match="root of the disk"):
        Output(Path("/"))
