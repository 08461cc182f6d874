"""What benchmarks share: tables for the terminal, and the blocks of docs/performance.md (or another page) they write.

A block stands between `<!-- NAME: measured -->` and `<!-- end HASH -->`; the hash is that of what stands between, so
that a figure changed by hand is found (tests/docs). A benchmark is run as a file:

    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from performance import table, write
"""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
SCALE = PAGE.with_name("scale.md")
BLOCK = re.compile(r"<!-- (?P<name>[\w-]+): measured -->\n(?P<text>.*?)<!-- end(?: (?P<hash>\w+))? -->", re.DOTALL)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, aligned, that also reads well on a terminal; all columns but the first are figures."""
    cells = [list(columns), *map(list, rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(columns))]

    def line(row: Sequence[str]) -> str:
        first = row[0].ljust(widths[0])
        figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        return f"| {' | '.join([first, *figures])} |\n"

    rule = "|".join(("-" * (w + 1) + ":" if i else "-" * (w + 2)) for i, w in enumerate(widths))
    return line(columns) + f"|{rule}|\n" + "".join(map(line, cells[1:]))


def machine() -> str:
    """Where it was measured, in so many words as matter to a ratio."""
    cores = len(os.sched_getaffinity(0))
    return f"{cores} core{'s' if cores != 1 else ''}, Python {platform.python_version()}, {platform.system()}"


def digest(text: str) -> str:
    """The hash of a block's text."""
    return sha256(text.encode()).hexdigest()[:12]


def write(name: str, text: str, *, page: Path | None = None) -> None:
    """Replaces the block of that name in docs/performance.md, or in `page`.

    `text` is Markdown, command and machine are added.
    The name stands in the call as it is, so that a test finds who writes a block.

    Raises: SystemExit where the page has no such block.
    """
    place = page or PAGE
    script = Path(sys.argv[0]).resolve().relative_to(place.parents[1]).as_posix()
    command = re.sub(r" --folder \S+", "", " ".join(["python", script, *sys.argv[1:]]))  # where it lay says nothing
    text = f"\n{text.strip()}\n\n`{command}` ({machine()})\n\n"
    whole = place.read_text(encoding="utf-8")
    if name not in {found["name"] for found in BLOCK.finditer(whole)}:
        raise SystemExit(f"{place}: has no block <!-- {name}: measured -->")

    def replaced(found: re.Match[str]) -> str:
        if found["name"] != name:
            return found[0]
        return f"<!-- {name}: measured -->\n{text}<!-- end {digest(text)} -->"

    place.write_text(BLOCK.sub(replaced, whole), encoding="utf-8")
    print(f"written to {place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place}", file=sys.stderr)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a program cost: seconds on the wall, seconds of CPU, and the most memory in MB, all with its children."""

    wall: float
    cpu: float
    memory: float


def cost(command: Sequence[str], *, folder: Path | None = None) -> Cost:
    """Runs a program to its end; what it prints goes nowhere. All its processes are looked at a few times a second.

    Raises: SystemExit when it fails, with what it said.
    """
    started = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        most, done = 0.0, 0
        while not done:
            most = max(most, memory(process.pid))
            time.sleep(0.2 if time.perf_counter() - started > 2 else 0.02)
            done, status, used = os.wait4(process.pid, os.WNOHANG)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"failed: {' '.join(command)}\n{said.read().decode()[-2000:]}")
    # not used.ru_maxrss: it begins with what this very process held when it started the other
    return Cost(time.perf_counter() - started, used.ru_utime + used.ru_stime, most)


def family(pid: int) -> list[int]:
    """A process and all that came of it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            words = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            children.setdefault(int(words[1]), []).append(int(path.parent.name))
    found = [pid]
    for one in found:
        found += children.get(one, [])
    return found


def memory(pid: int) -> float:
    """What a process and its children hold in MB (what is their own, and once what they share), or one of them held."""
    own, shared, most = 0.0, 0.0, 0.0
    for one in family(pid):
        with suppress(OSError):
            parts = _told(one, "smaps_rollup")
            private = parts["Private_Clean"] + parts["Private_Dirty"]
            own += private
            shared = max(shared, parts["Rss"] - private)
            most = max(most, _told(one, "status").get("VmHWM", 0.0))
    return max(own + shared, most)


def peak(pid: int) -> float:
    """The most that one process held so far, in MB; 0 where it is gone."""
    with suppress(OSError):
        return _told(pid, "status").get("VmHWM", 0.0)
    return 0.0


def _told(pid: int, file: str) -> dict[str, float]:
    """What the system tells of a process that is counted in kB, in MB."""
    lines = Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8").splitlines()
    return {line.split(":")[0]: int(line.split()[-2]) / 1024 for line in lines if line.endswith(" kB")}


def size(place: Path) -> float:
    """What a file or folder takes on disk, in MB."""
    files = [place] if place.is_file() else [path for path in place.rglob("*") if path.is_file()]
    return sum(path.stat().st_size for path in files) / 1e6
