"""Whatever ends a build, the last good graph stays whole, and the next build gives what a clean one gives."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from changing import Changing, hashes

import kg
from kg.errors import OutputError
from kg.output import Output
from kg.rdf.store import Store

# A timer of CPU time whose signal nobody handles: the system ends the process at once, as kill -9 does, also within
# the store's own code; and CPU time does not depend on how busy the machine is.
KILLED = """
import signal, sys
signal.setitimer(signal.ITIMER_PROF, {moment})
from kg.cli import main
sys.argv = ["kg", *{arguments}]
main()
"""
SMALL_FILES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
from kg.cli import main
sys.argv = ["kg", *{arguments}]
main()
"""


def ran(program: str, command: str, changing: Changing, output: Path, **values: object) -> subprocess.CompletedProcess:
    settings = output.with_name("kg.toml")
    settings.write_text(f'rules_only = true\ncorrections = "{changing.decisions}"\nlexicon = "{changing.words}"\n')
    arguments = [command, str(changing.documents), "-o", str(output), "--config", str(settings)]
    arguments += ["--every", "0.05"] if command == "watch" else []
    text = program.format(arguments=arguments, **values)
    return subprocess.run([sys.executable, "-c", text], capture_output=True, encoding="utf-8", check=False)


def killed(place: Path, seed: int, moments: int, command: str = "build") -> None:
    """Ends as many builds at seeded moments, each after a change of the documents."""
    changing, output, draw = Changing(place, seed), place / "output", Random(seed)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert ran(KILLED, "build", changing, output, moment=600).returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    good, ends = [hashes(output)], []
    for _ in range(moments):
        changing.step()
        kg.build(changing.documents, place / "clean", **changing.options())
        good.append(hashes(place / "clean"))
        done = ran(KILLED, command, changing, output, moment=draw.uniform(0.02, 0.8) * whole)
        ends.append(done.returncode)
        assert done.returncode in (0, -signal.SIGPROF), done.stderr
        assert hashes(output) in good, "a folder is of one build, whole"
        assert len(Store.open(output)) > 0
    assert -signal.SIGPROF in ends, "none was killed"
    kg.build(changing.documents, output, **changing.options())
    assert hashes(output) == good[-1]
    assert not list(place.glob(".output.*"))


def test_a_build_that_is_killed_at_any_moment_costs_nothing_of_the_graph(tmp_path):
    killed(tmp_path, seed=5, moments=6)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_builds_killed_at_a_hundred_moments_cost_nothing_of_the_graph(tmp_path, seed):
    killed(tmp_path, seed, moments=10)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(5))
def test_a_watch_that_is_killed_at_any_moment_costs_nothing_of_the_graph(tmp_path, seed):
    killed(tmp_path, seed, moments=4, command="watch")


@pytest.mark.parametrize("most", [500, 20_000, 100_000])
def test_a_full_disk_is_told_and_leaves_the_old_graph(tmp_path, most):
    changing, output = Changing(tmp_path, seed=3), tmp_path / "output"
    kg.build(changing.documents, output, **changing.options())
    before = hashes(output)
    changing.add()
    done = ran(SMALL_FILES, "build", changing, output, most=most)
    assert done.returncode == 1
    told = done.stderr.splitlines()[-1]
    assert told.startswith("kg: ")
    assert "cannot be written" in told
    assert "Traceback" not in done.stderr
    assert hashes(output) == before
    assert len(Store.open(output)) > 0
    kg.build(changing.documents, output, **changing.options())
    kg.build(changing.documents, tmp_path / "clean", **changing.options())
    assert hashes(output) == hashes(tmp_path / "clean")


def test_what_was_read_before_an_interruption_is_not_read_again(tmp_path):
    changing = Changing(tmp_path, seed=4)

    def interrupt(done: int, total: int, name: str) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        kg.build(changing.documents, tmp_path / "output", progress=interrupt, **changing.options())
    assert kg.build(changing.documents, tmp_path / "output", **changing.options()).reused == 3
    kg.build(changing.documents, tmp_path / "clean", **changing.options())
    assert hashes(tmp_path / "output") == hashes(tmp_path / "clean")


def test_a_second_build_says_who_holds_the_folder_and_changes_nothing(tmp_path):
    changing, output = Changing(tmp_path, seed=6), tmp_path / "output"
    kg.build(changing.documents, output, **changing.options())
    before = hashes(output)
    changing.add()
    with Output(output).held(), pytest.raises(OutputError, match=f"process {os.getpid()} is building it"):
        kg.build(changing.documents, output, **changing.options())
    assert hashes(output) == before
