"""Loading the graph that a build emits, and writing it as sorted Turtle, beside pyoxigraph itself and rdflib.

    python benchmarks/store/run.py [TRIPLES] [--rounds N] [--write]        (100,000 triples, 5 rounds by default)

Each way runs in a process of its own, all in turn in each round; a ratio is the median of those of the rounds. Leaves
with 1 where one is not as it must be: loading by kg at most 1.3 times pyoxigraph's bulk_load of the same file, by
rdflib at least 4 times kg, kg's sorted Turtle at least 3 times as fast as rdflib's, its bytes the same in any order.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graphs import write_made
from performance import table, write

import kg
from kg.config import share

TIMED = """
import hashlib, json, logging, resource, sys, time
from pathlib import Path
import pyoxigraph as ox
logging.disable()
path, folder = Path(sys.argv[1]), Path(sys.argv[2])
{before}
before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
{timed}
print(json.dumps([time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, {told}]))
"""
KG = "from kg.rdf.store import Loading, Store, write_store"
RDFLIB = """import rdflib, warnings
warnings.simplefilter("ignore")"""
# What is timed: what comes before it, itself, and what it tells.
LOADS = {
    "kg, in memory": (KG, "found = Store.open(path)", "len(found)"),
    "pyoxigraph, in memory": (
        "",
        "found = ox.Store()\nfound.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)",
        "len(found)",
    ),
    "rdflib, in memory": (RDFLIB, "found = rdflib.Dataset()\nfound.parse(path, format='nquads')", "len(found)"),
    "kg, on disk": (KG, "write_store(folder, path.read_bytes())", "len(Store.open(folder))"),
    "kg, on disk in pieces": (
        KG,
        """made = Store.create(folder, "")
with Loading(made) as loading, path.open("rb") as file:
    while lines := file.readlines(100_000):
        loading.add(b"".join(lines))
made.ox.flush()""",
        "len(made)",
    ),
    "pyoxigraph, on disk": (
        "",
        "found = ox.Store(str(folder))\nfound.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)\nfound.flush()",
        "len(found)",
    ),
}
TURTLE = {
    "kg, sorted": (
        f"{KG}\nfrom kg.rdf.turtle import graph_turtle\nstore = Store.open(path)",
        "text = graph_turtle(store)",
        "hashlib.sha256(text.encode()).hexdigest()",
    ),
    "rdflib, sorted": (
        f"{RDFLIB}\n{KG}\nfrom kg.rdf.export import ntriples\ngraph = rdflib.Graph()\n"
        "graph.parse(data=ntriples(Store.open(path)), format='nt')",
        "text = graph.serialize(format='turtle')",
        "hashlib.sha256(text.encode()).hexdigest()",
    ),
    "pyoxigraph, in no order": (
        f"{KG}\nfrom kg.rdf.export import ntriples\nplain = ox.Store()\n"
        "plain.bulk_load(ntriples(Store.open(path)), format=ox.RdfFormat.N_TRIPLES)",
        "text = plain.dump(format=ox.RdfFormat.TURTLE, from_graph=ox.DefaultGraph())",
        "''",
    ),
}


def timed(way: tuple[str, str, str], path: Path) -> tuple[float, float, str]:
    """Seconds, peak memory in MB, and what the way tells, of one run in a process of its own."""
    before, run, told = way
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        code = TIMED.format(before=before, timed=run, told=told)
        command = [sys.executable, "-c", code, str(path), f"{folder}/store"]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
    seconds, memory, found = json.loads(done.stdout)
    return seconds, memory, str(found)


class Rounds:
    """Ways measured in turn."""

    def __init__(self, ways: dict[str, tuple[str, str, str]], path: Path, rounds: int) -> None:
        self.found = {name: [timed(way, path)] for name, way in ways.items()}  # the first warms the disk's cache
        for _ in range(rounds):
            for name, way in ways.items():
                self.found[name].append(timed(way, path))

    def ratio(self, one: str, other: str) -> float:
        """The median of how many times the time of the other one takes."""
        pairs = zip(self.found[one][1:], self.found[other][1:], strict=True)
        return statistics.median(a[0] / b[0] for a, b in pairs)

    def row(self, name: str, base: str) -> tuple[str, ...]:
        """Name, seconds, memory, ratio."""
        seconds, memory = (statistics.median(column) for column in list(zip(*self.found[name][1:], strict=True))[:2])
        return name, f"{seconds:.2f}", f"{memory:.0f}", f"{self.ratio(name, base):.2f}"

    def told(self, name: str) -> set[str]:
        """What the runs of a way told."""
        return {told for _, _, told in self.found[name]}


def emitted(folder: Path, triples: int) -> Path:
    """The graph that kg builds of the five documents, over and over under other names, as a file of N-Quads."""
    kg.build(share("data", "documents"), folder / "five", rules_only=True)
    write_made((folder / "five" / "graph.nq").read_bytes(), triples, folder / "graph.nq")
    return folder / "graph.nq"


def main(triples: int, rounds: int, *, keep: bool) -> int:
    """Measures, prints, and leaves with 1 where a ratio is not as it must be."""
    with tempfile.TemporaryDirectory() as made:
        path = emitted(Path(made), triples)
        loads, turtle = Rounds(LOADS, path, rounds), Rounds(TURTLE, path, rounds)
        lines = path.read_bytes().splitlines(keepends=True)
        Random(7).shuffle(lines)
        shuffled = path.with_name("shuffled.nq")
        shuffled.write_bytes(b"".join(lines))
        same = {timed(TURTLE["kg, sorted"], shuffled)[2]} == turtle.told("kg, sorted")
    bases = {name: f"pyoxigraph, {name.partition(', ')[2].removesuffix(' in pieces')}" for name in LOADS}
    loaded = table(("loading", "s", "MB", "times pyoxigraph"), [loads.row(name, bases[name]) for name in LOADS])
    wrote = table(("Turtle", "s", "MB", "times kg"), [turtle.row(name, "kg, sorted") for name in TURTLE])
    checks = {
        "loading in memory beside bulk_load, at most 1.3": loads.ratio("kg, in memory", "pyoxigraph, in memory") <= 1.3,
        "loading on disk beside bulk_load, at most 1.3": loads.ratio("kg, on disk", "pyoxigraph, on disk") <= 1.3,
        "rdflib's loading beside kg's, at least 4": loads.ratio("rdflib, in memory", "kg, in memory") >= 4,
        "rdflib's Turtle beside kg's, at least 3": turtle.ratio("rdflib, sorted", "kg, sorted") >= 3,
        "the same Turtle from lines in another order": same,
    }
    verdict = "\n".join(f"- {name}: {'yes' if right else 'no'}" for name, right in checks.items())
    text = f"{len(lines):,} triples, {rounds} rounds.\n\n{loaded}\n{wrote}\n{verdict}"
    print(text)
    if keep:
        write("store", text)
    return int(not all(checks.values()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("triples", type=int, nargs="?", default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    sys.exit(main(given.triples, given.rounds, keep=given.write))
