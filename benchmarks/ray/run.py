"""A Ray cluster on this machine beside processes: the same documents, the same bytes, what it costs.

    python benchmarks/ray/run.py [SIZE] [--workers N] [--write]                 (1000 documents, 2 workers by default)

Builds the first SIZE of the documents of $KG_CORPUS/bulk (generated ones where there are none) in one process, in
processes, on a Ray cluster, there once more with an actor killed in mid-run, and a quarter of them there. Prints the
seconds of each stage, CPU and memory of all processes, and what the growth between the two sizes makes of a million.
Leaves with 1 if any output differs by a byte.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.telling import write as write_corpus
from performance import SCALE, family, memory, peak, table, write

SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
STAGES = ("start", "read", "link", "tell", "finish")
MILLION = 1_000_000
CORES = (16, 64, 256)
# A build of its own process, which notes when each stage ended; with --kill it kills an actor when a third is read.
PROGRAM = """
import json, os, signal, sys, time
from pathlib import Path
import kg
source, output, options, kill = sys.argv[1], sys.argv[2], json.loads(sys.argv[3]), sys.argv[4] == "kill"
began, ends, before = time.perf_counter(), [], 0
def actors():
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        if path.read_bytes().startswith(b"ray::Station"):
            yield int(path.parent.name)
def advance(done, total, name):
    global before, kill
    if done == 1 or done == total:
        ends.append(time.perf_counter() - began)
    if kill and done == total // 3:
        kill = False
        os.kill(max(actors()), signal.SIGKILL)
built = kg.build(source, output, rules_only=True, progress=advance, **options)
ends.append(time.perf_counter() - began)
print(json.dumps([ends, built.counts]))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build cost: seconds of each stage; seconds of CPU and most memory in MB of all its processes and of the
    first; `hashes` are those of its output."""

    stages: dict[str, float]
    cpu: float
    own_cpu: float
    memory: float
    own_memory: float
    documents: int
    hashes: tuple[str, ...]

    @property
    def wall(self) -> float:
        """All seconds."""
        return sum(self.stages.values())

    @property
    def shared(self) -> float:
        """The seconds of what more workers do faster."""
        return sum(self.stages[stage] for stage in ("read", "link", "tell"))


def built(source: str, folder: Path, name: str, *, kill: bool = False, **options: object) -> Cost:
    """Builds in a process of its own and looks at it and what came of it a few times a second."""
    output = folder / name
    command = [sys.executable, "-c", PROGRAM, source, str(output), json.dumps(options), "kill" if kill else ""]
    cpu: dict[int, float] = {}
    most = own = 0.0
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=told, stderr=said)
        while process.poll() is None:
            for pid in family(process.pid):
                cpu[pid] = max(cpu.get(pid, 0), _cpu(pid))
            most, own = max(most, memory(process.pid)), max(own, peak(process.pid))
            time.sleep(0.2)
        told.seek(0)
        said.seek(0)
        if process.returncode:
            raise SystemExit(f"failed: {name}\n{said.read().decode()[-2000:]}")
        ends, counts = json.loads(told.read())
    spans = [end - begin for begin, end in zip([0, *ends], ends, strict=False)]
    hashes = tuple(sha256((output / file).read_bytes()).hexdigest() for file in SAME)
    stages = dict(zip(STAGES, spans, strict=True))
    return Cost(stages, sum(cpu.values()), cpu[process.pid], most, own, counts["documents"], hashes)


def _cpu(pid: int) -> float:
    """The seconds of CPU that a process has used."""
    with suppress(OSError):
        words = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def documents(size: int, folder: Path) -> Path:
    """A folder of documents, of which the first are taken."""
    corpus = os.environ.get("KG_CORPUS")
    packed = next(iter(sorted(Path(corpus, "bulk").glob("*.tar.xz"))), None) if corpus else None
    if packed is None:
        return write_corpus(size, folder)
    place = folder / "documents"
    with tarfile.open(packed) as archive:
        members = sorted((m for m in archive.getmembers() if m.isfile()), key=lambda m: m.name)[:size]
        archive.extractall(place, members=members, filter="data")
    return place


def listed(place: Path, size: int) -> str:
    """A list of the first documents of a folder, as a source."""
    names = sorted(path.relative_to(place).as_posix() for path in place.rglob("*.*"))[:size]
    (place / f"{size}.list").write_text("\n".join(names), encoding="utf-8")
    return f"@{place / f'{size}.list'}"


def costs(runs: dict[str, Cost]) -> str:
    """The table of what the builds cost, the processes being 1."""
    base = next(cost for name, cost in runs.items() if "processes" in name)
    rows = []
    for name, cost in runs.items():
        stages = [f"{cost.stages[stage]:,.1f}" for stage in STAGES]
        ratio = f"{cost.wall / base.wall:.2f}" if cost.documents == base.documents else ""
        figures = f"{cost.cpu:,.0f}", f"{cost.memory:,.0f}", f"{cost.own_memory:,.0f}"
        rows.append((name, f"{cost.documents:,}", *stages, f"{cost.wall:,.1f}", ratio, *figures))
    columns = (
        "",
        "documents",
        *(f"{stage}, s" for stage in STAGES),
        "all, s",
        "ratio",
        "CPU s",
        "MB",
        "MB of the first",
    )
    return table(columns, rows)


def projected(small: Cost, large: Cost, workers: int) -> str:
    """What the growth from one size to the other comes to for a million documents, if it goes on in a line."""

    def each(of_small: float, of_large: float) -> float:
        return max(0.0, of_large - of_small) / (large.documents - small.documents)

    work, finish = each(small.shared, large.shared) * workers, each(small.stages["finish"], large.stages["finish"])
    held = large.own_memory + each(small.own_memory, large.own_memory) * (MILLION - large.documents)
    rows = [
        (
            f"{cores} cores",
            f"{MILLION * work / cores / 3600:,.1f}",
            f"{MILLION * finish / 3600:,.1f}",
            f"{held / 1000:,.0f}",
        )
        for cores in CORES
    ]
    return table(
        ("a million documents on", "read, link and tell, h", "finish on one machine, h", "GB of the driver"), rows
    )


def main(size: int, workers: int, *, keep: bool) -> int:
    """Measures, prints, and with `keep` writes the blocks of docs/scale.md."""
    if find_spec("ray.exceptions") is None:
        print("ray is not installed: pip install 'undoc-kg[ray]'")
        return 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        place = documents(size, folder)
        all_of_them, some = listed(place, size), listed(place, size // 4)
        runs = {
            "one process": built(all_of_them, folder, "one", workers=1),
            f"{workers} processes": built(all_of_them, folder, "processes", workers=workers),
            f"Ray, {workers} workers": built(all_of_them, folder, "ray", workers=workers, runner="ray"),
            "Ray, one killed": built(all_of_them, folder, "killed", kill=True, workers=workers, runner="ray"),
            "Ray, a quarter": built(some, folder, "quarter", workers=workers, runner="ray"),
        }
    *whole, quarter = runs.values()
    same = len({cost.hashes for cost in whole}) == 1
    cost_table, projection = costs(runs), projected(quarter, whole[2], workers)
    verdict = "All outputs of the same documents are the same bytes." if same else "The outputs DIFFER."
    print(f"{cost_table}\n{verdict}\n\n{projection}")
    if keep and same:
        write("ray", f"{cost_table}\n{verdict}", page=SCALE)
        write("million", projection, page=SCALE)
    return int(not same)


def arguments(given: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=1000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true")
    return parser.parse_args(given)


if __name__ == "__main__":
    wanted = arguments(sys.argv[1:])
    sys.exit(main(wanted.size, wanted.workers, keep=wanted.write))
