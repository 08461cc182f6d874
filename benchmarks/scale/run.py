"""What building costs as the documents grow in number, with one worker and two, and when little or nothing changed.

    python benchmarks/scale/run.py [SIZE…] [--with-model] [--write]        (sizes: 100 400 by default)

The documents are press releases where KG_CORPUS has them (bulk/press-releases.tar.xz), else made ones. Each size holds
those of the size before. All builds run as whole processes, one after the other; times on the wall are compared only
with each other. Prints two tables: growth, and changes at the largest size, by the rules only; with the model, as kg
comes, only the second one. A document more is added by a build of its own, and to a folder that `kg watch` looks at:
there the time runs from the moment that the file is there, so that it holds the wait for the next look.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from hashlib import sha256
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.telling import write as write_corpus
from performance import Cost, cost, table, write

from kg.identity import ONTOLOGY
from kg.rdf.store import Store

# So many documents are added, one after the other: by builds, then to a watched folder.
MORE = 15
SOURCES = f"SELECT DISTINCT ?s {{ GRAPH ?g {{ ?s a <{ONTOLOGY}Source> }} }}"
GROWTH = ("documents", "CPU s", "times the size before", "MB memory", "times the first", "triples a fact")


def documents(count: int, place: Path) -> list[Path]:
    """So many documents and some more, in an order that has nothing to do with their dates."""
    packed = Path(os.environ.get("KG_CORPUS", "")) / "bulk" / "press-releases.tar.xz"
    if packed.is_file():
        with tarfile.open(packed) as file:
            file.extractall(place, filter="data")
        source = place
    else:
        source = write_corpus(count + 2 * MORE, place)
    every = [path for path in source.rglob("*") if path.suffix in (".md", ".txt")]
    mixed = sorted(every, key=lambda path: sha256(path.relative_to(source).as_posix().encode()).hexdigest())
    if len(mixed) < count + 2 * MORE:
        raise SystemExit(f"{packed}: holds {len(mixed)} documents, {count + 2 * MORE} are needed")
    return mixed[: count + 2 * MORE]


def filled(folder: Path, paths: list[Path]) -> Path:
    """A folder that holds copies of these files, each under a name of its own."""
    folder.mkdir(parents=True)
    for number, path in enumerate(paths):
        shutil.copy2(path, folder / f"{number:06}{path.suffix}")
    return folder


def built(folder: Path, output: Path, *options: str) -> Cost:
    """What one build costs."""
    return cost([sys.executable, "-m", "kg", "build", str(folder), "-o", str(output), *options])


def per_fact(output: Path) -> float:
    """The triples of evidence for each fact or mention."""
    record = json.loads((output / "build.json").read_text(encoding="utf-8"))
    return float(sum(record["evidence"].values()) / (record["counts"]["facts"] + record["counts"]["mentions"]))


def growth(sizes: list[int], every: list[Path], place: Path, options: tuple[str, ...]) -> tuple[str, Cost]:
    """The first table, and what the largest build cost with one worker."""
    rows: list[tuple[str, ...]] = []
    found: list[Cost] = []
    for size in sizes:
        folder = filled(place / f"{size}", every[:size])
        output = place / f"{size}-graph"
        found.append(one := built(folder, output, "--workers", "1", *options))
        step = f"{one.cpu / found[-2].cpu:.2f}" if len(found) > 1 else ""
        more = f"{one.memory / found[0].memory:.2f}"
        rows.append((f"{size:,}", f"{one.cpu:,.0f}", step, f"{one.memory:,.0f}", more, f"{per_fact(output):.2f}"))
        print(f"{size} documents: {one.cpu:.0f} s of CPU, {one.memory:.0f} MB", file=sys.stderr)
    return table(GROWTH, rows), found[-1]


def changes(size: int, every: list[Path], place: Path, options: tuple[str, ...], alone: Cost | None) -> str:
    """The second table: two workers, nothing changed, one document more again and again; `alone` is the same build by
    one worker, where it was measured."""
    folder, output = place / f"{size}", place / "two"
    full = built(folder, output, "--workers", "2", *options)
    built(folder, output, "--workers", "2", *options)  # settles what the folder looks like
    same = built(folder, output, "--workers", "2", *options)
    more = []
    for number in range(size, size + MORE):
        shutil.copy2(every[number], folder / f"{number:06}{every[number].suffix}")
        more.append(built(folder, output, "--workers", "2", "--no-files", *options).wall)
    seen = watched(folder, output, every[size + MORE :], *options)
    files = cost([sys.executable, "-m", "kg", "export", "--all", "-g", str(output)])
    rows = [
        ("two workers", f"{full.wall:,.1f}", f"{alone.wall / full.wall:.2f} times as fast as one" if alone else ""),
        ("nothing changed", f"{same.wall:,.2f}", f"1/{full.wall / same.wall:,.0f}"),
        *_more("one document more, the store up to date", more, full.wall),
        *_more("one document more in a watched folder, from the file to the store", seen, full.wall),
        ("the large files after it", f"{files.wall:,.1f}", f"1/{full.wall / files.wall:,.0f}"),
    ]
    if alone:
        rows.insert(0, (f"{size:,} documents, one worker", f"{alone.wall:,.1f}", ""))
    else:
        rows[0] = (f"{size:,} documents, {rows[0][0]}", *rows[0][1:])
    return table(("", "s", "of the full build"), rows)


def _more(what: str, seconds: list[float], full: float) -> list[tuple[str, str, str]]:
    one = statistics.median(seconds)
    middle = f"{what}: median of {len(seconds)}", f"{one:,.2f}", f"1/{full / one:,.0f}"
    slower = statistics.quantiles(seconds)[2]
    spread = f"{min(seconds):,.2f}, {slower:,.2f}, {max(seconds):,.2f}"
    return [middle, ("the least of these, the upper quartile, the most", spread, "")]


def watched(folder: Path, output: Path, more: list[Path], *options: str) -> list[float]:
    """How long it took, for each document that was put into a watched folder, until `kg watch` said that it is in."""
    command = ["kg", "watch", str(folder), "-o", str(output), "--workers", "2", "--no-files", *options]
    took = []
    with subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.PIPE, encoding="utf-8") as watch:
        try:
            assert watch.stdout is not None
            watch.stdout.readline()  # nothing has changed yet
            for number, path in enumerate(more, start=len(list(folder.iterdir()))):
                aside = folder.with_name(f"aside{path.suffix}")
                shutil.copy2(path, aside)
                begin = time.monotonic()
                aside.replace(folder / f"{number:06}{path.suffix}")
                told = int(watch.stdout.readline().partition(" ")[0].replace(",", ""))
                took.append(time.monotonic() - begin)
                answer = Store.open(output).ox.query(SOURCES)
                if told != (found := sum(1 for _ in answer)):
                    raise SystemExit(f"{output}: of {told} documents {found} answer")
        finally:
            watch.terminate()
    return took


def by_rules(sizes: list[int], *, keep: bool) -> None:
    """Measures growth and changes by the rules only, prints both, and with `keep` writes their blocks."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        every = documents(sizes[-1], place / "source")
        grown, alone = growth(sizes, every, place, ("--rules-only",))
        changed = changes(sizes[-1], every, place, ("--rules-only",), alone)
    print(f"{grown}\n{changed}")
    if keep:
        write("growth", grown)
        write("changes", changed)


def with_model(size: int, *, keep: bool) -> None:
    """Measures changes as kg comes, prints them, and with `keep` writes their block."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        every = documents(size, place / "source")
        filled(place / f"{size}", every[:size])
        changed = changes(size, every, place, (), None)
    print(changed)
    if keep:
        write("changes-model", changed)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 400])
    parser.add_argument("--with-model", action="store_true")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.with_model:
        with_model(max(given.sizes), keep=given.write)
    else:
        by_rules(sorted(given.sizes), keep=given.write)
