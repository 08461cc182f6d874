"""`kg export` in all its forms: packed, to standard output, where it cannot write, and broken off."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from kg.cli.app import run
from kg.cli.export import FORMATS
from kg.rdf.packed import opened

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from graphs import write_made

Kg = partial(subprocess.run, capture_output=True, timeout=120, check=False)


def command(*words: str) -> list[str]:
    return [sys.executable, "-m", "kg", "export", *words]


@pytest.fixture
def graph(seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A graph, seen from an empty folder in which the test runs."""
    monkeypatch.chdir(tmp_path)
    return str(seeds)


SLOW = ("graphml", "gexf")  # the network is laid out for them, each time


@pytest.mark.parametrize(
    "form", [pytest.param(f, marks=pytest.mark.soak if f in SLOW else ()) for f in FORMATS if f != "parquet"]
)
def test_a_form_is_the_same_in_a_file_packed_or_not_and_on_standard_output(
    form: str, graph: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    pytest.importorskip("zstandard", reason="zstandard is not installed (the extra export)")
    for name in ("plain", "packed.gz", "packed.zst"):
        assert run(["export", form, "-g", graph, "-o", name]) == 0
    plain = Path("plain").read_bytes()
    assert plain
    for name in ("packed.gz", "packed.zst"):
        assert len(Path(name).read_bytes()) < len(plain) / 2
        with opened(Path(name)) as file:
            assert file.read() == plain
    printed = Kg(command(form, "-g", graph))
    assert (printed.stdout, printed.stderr, printed.returncode) == (plain, b"", 0)
    assert sorted(path.name for path in Path().iterdir()) == ["packed.gz", "packed.zst", "plain"]


@pytest.mark.parametrize(
    ("output", "said"),
    [
        ("no/folder.nq", "no/folder.nq: cannot be written (No such file or directory)"),
        ("folder", "folder: cannot be written (Is a directory)"),
        ("file/graph.nq", "file/graph.nq: cannot be written (Not a directory)"),
        ("/dev/full", "/dev/full: cannot be written (No space left on device)"),
    ],
)
def test_where_it_cannot_write_it_says_so_in_one_line(
    output: str, said: str, graph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("folder").mkdir()
    Path("file").write_bytes(b"")
    assert run(["export", "nq", "-g", graph, "-o", output]) == 1
    assert capsys.readouterr().err == f"kg: {said}\n"
    assert sorted(path.name for path in Path().iterdir()) == ["file", "folder"]


def test_a_full_disk_leaves_the_older_file_as_it_was(graph: str) -> None:
    Path("graph.nq").write_bytes(b"the old one\n")
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (100_000, 100_000))
    done = Kg(command("nq", "-g", graph, "-o", "graph.nq"), preexec_fn=limit)
    assert done.returncode == 1
    assert done.stderr == b"kg: graph.nq: cannot be written (File too large)\n"
    assert [path.name for path in Path().iterdir()] == ["graph.nq"]
    assert Path("graph.nq").read_bytes() == b"the old one\n"


def test_standard_output_that_is_full_is_told_and_one_that_closes_is_not(graph: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command("nq", "-g", graph), stdout=full, stderr=subprocess.PIPE, timeout=120, check=False)
    assert (done.stderr, done.returncode) == (b"kg: No space left on device\n", 1)
    piped = " ".join(f"'{word}'" for word in command("nq", "-g", graph))
    closed = Kg(f"{piped} | head -n 1", shell=True)
    assert (closed.stdout.count(b"\n"), closed.stderr) == (1, b"")


def test_a_link_leads_to_its_file_and_a_pipe_is_written_to(graph: str) -> None:
    Path("real.nq").write_bytes(b"old\n")
    Path("link.nq").symlink_to("real.nq")
    assert run(["export", "nq", "-g", graph, "-o", "link.nq"]) == 0
    assert Path("link.nq").is_symlink()
    assert Path("real.nq").read_bytes().startswith(b"<")
    printed = Kg(command("nq", "-g", graph, "-o", "/dev/stdout"))
    assert printed.stdout == Path("real.nq").read_bytes()


@pytest.mark.parametrize(
    ("form", "packed", "sign"),
    [
        ("nq", ".gz", signal.SIGINT),
        ("ttl", "", signal.SIGKILL),
        pytest.param("ttl", "", signal.SIGINT, marks=pytest.mark.soak),
        pytest.param("csv", "", signal.SIGINT, marks=pytest.mark.soak),
        pytest.param("jsonld", ".zst", signal.SIGINT, marks=pytest.mark.soak),
    ],
)
def test_what_was_broken_off_leaves_no_file_under_its_name(
    form: str, packed: str, sign: signal.Signals, graph: str
) -> None:
    write_made((Path(graph) / "graph.nq").read_bytes(), 60_000, Path("large.nq"))
    out = Path(f"out.{form}{packed}")
    process = subprocess.Popen(command(form, "-g", "large.nq", "-o", str(out)), stderr=subprocess.PIPE)
    while not (begun := list(Path().glob("out.*.new"))) and process.poll() is None:
        with_a_pause(process)
    assert begun, "it was not done before it was broken off"
    process.send_signal(sign)
    _, said = process.communicate(timeout=120)
    assert not out.exists()
    if sign == signal.SIGINT:
        assert (said, process.returncode) == (b"kg: interrupted\n", 130)
        assert not list(Path().glob("out.*"))
    again = Kg(command(form, "-g", "large.nq", "-o", str(out)))
    assert (again.returncode, [path.name for path in Path().glob("out.*")]) == (0, [out.name])


def with_a_pause(process: subprocess.Popen[bytes]) -> None:
    """Lets some thousandths of a second go by, or until the process ends."""
    try:
        process.wait(0.002)
    except subprocess.TimeoutExpired:
        os.sched_yield()
