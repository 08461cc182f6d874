"""The five documents from a cold start, beside loading the language model; peak memory.

Prints ratios: times drift from machine to machine, ratios matter. Each command runs as a whole process, in turn with
the others, so that a busy moment falls on all of them. kg is compiled to byte code first, as the model's library is:
pip does that for what it installs, and for a checkout the first run, unless PYTHONDONTWRITEBYTECODE forbids it. What kg
keeps in the same way (kg/kept) is left by the first round, which isn't counted; the very first run, which makes it,
is measured apart.
`run.py [ROUNDS]`, by default 7.
"""

from __future__ import annotations

import compileall
import os
import shutil
import statistics
import sys
import tempfile
import time
from importlib.util import cache_from_source
from pathlib import Path
from typing import NamedTuple

import kg
from kg import kept
from kg.config import Config, share

MODEL = f"import spacy; spacy.load({Config().model!r})"
# name → (arguments of Python, the ratio to loading the model that is allowed)
COMMANDS: dict[str, tuple[list[str], float | None]] = {
    "load the model": (["-c", MODEL], None),
    "kg build": (["-m", "kg", "build", str(share("data", "documents")), "-o", "{out}"], 2.5),
    "kg build --rules-only": (
        ["-m", "kg", "build", str(share("data", "documents")), "-o", "{out}", "--rules-only"],
        0.6,
    ),
    "kg --version": (["-m", "kg", "--version"], None),
}
# The very first run after an installation: nothing is kept yet.
FIRST = "rules only, first run"
COMMANDS[FIRST] = (COMMANDS["kg build --rules-only"][0], None)
MOST_MEMORY = 500  # MB


class Cost(NamedTuple):
    """What one process cost: seconds on the wall, seconds of CPU, peak memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(arguments: list[str], out: Path) -> Cost:
    """Run Python once, from cold, into an empty folder."""
    shutil.rmtree(out, ignore_errors=True)
    command = [sys.executable, *(argument.replace("{out}", str(out)) for argument in arguments)]
    null = os.open(os.devnull, os.O_WRONLY)
    started = time.perf_counter()
    actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    pid = os.posix_spawn(command[0], command, environment, file_actions=actions)
    _, status, usage = os.wait4(pid, 0)
    wall = time.perf_counter() - started
    os.close(null)
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def forget() -> None:
    """Removes what earlier runs kept."""
    for old in Path(cache_from_source(str(kept.__file__))).parent.glob("*.kept"):
        old.unlink()


def main(rounds: int) -> int:
    """Measure, print the table, and leave with 1 when a ratio is above what is allowed."""
    found: dict[str, list[Cost]] = {name: [] for name in COMMANDS}
    compileall.compile_dir(Path(kg.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds + 1):
            for name, (arguments, _) in COMMANDS.items():
                if name == FIRST:
                    forget()
                found[name].append(cost(arguments, Path(folder, "out")))
    base = statistics.median(c.wall for c in found["load the model"][1:])  # the first round warms the disk's cache
    too_much = False
    print(f"{'':24}{'wall s':>8}{'cpu s':>8}{'MB':>8}{'ratio':>8}{'allowed':>9}")
    for name, (_, allowed) in COMMANDS.items():
        wall, cpu, memory = (statistics.median(column) for column in zip(*found[name][1:], strict=True))
        ratio = wall / base
        too_much |= (allowed is not None and ratio > allowed) or memory > MOST_MEMORY
        print(f"{name:24}{wall:8.2f}{cpu:8.2f}{memory:8.0f}{ratio:8.2f}{f'{allowed:9.2f}' if allowed else ''}")
    print(f"memory allowed: {MOST_MEMORY} MB; {rounds} rounds, medians")
    return int(too_much)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 7))
