"""A graph of any size exported in each form: time, memory, bytes.

    python benchmarks/export/run.py [TRIPLES] [--forms nq,ttl,…] [--folder FOLDER] [--graph GRAPH] [--write]

The graph is made (benchmarks/graphs.py; 100,000 triples by default) and lies on disk in a store; each form is written
by `kg export` as a user runs it. Leaves with 1 where one takes more than 1 GB of memory. `--folder` keeps the store
and what was measured there, and takes what lies there; `--graph` is a graph that was built, in the place of a made one.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import astuple
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from graphs import copies
from performance import cost, size, table, write

import kg
from kg.config import share
from kg.rdf.store import Loading, Store

FORMS = ("nq", "nq.gz", "nq.zst", "nt", "ttl", "trig", "jsonld", "rdfxml", "csv", "parquet")
MOST = 1000  # MB


def stored(folder: Path, triples: int) -> Path:
    """A store of so many triples, made if it is not there."""
    place = folder / f"store-{triples}"
    if not place.exists():
        kg.build(share("data", "documents"), folder / "five", rules_only=True)
        aside = folder / f"store-{triples}.new"
        store = Store.create(aside, "")
        with Loading(store) as loading:
            for lines in copies((folder / "five" / "graph.nq").read_bytes(), triples):
                loading.add(lines)
        store.ox.flush()
        del store
        aside.rename(place)
    return place


def measured(form: str, store: Path, folder: Path) -> tuple[float, float, float, float]:
    """Seconds, seconds of CPU, MB of memory and MB written of one form, or what was found before."""
    kept = folder / f"measured-{store.name}.json"
    known = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else {}
    if form not in known:
        out = folder / f"graph.{form}"
        command = [sys.executable, "-m", "kg", "export", form.partition(".")[0], "-g", str(store), "-o", str(out)]
        known[form] = (*astuple(cost(command)), size(out))
        for path in out.iterdir() if out.is_dir() else [out]:
            path.unlink()
        kept.write_text(json.dumps(known), encoding="utf-8")
        print(form, *known[form], file=sys.stderr, flush=True)
    wall, cpu, memory, bytes = known[form]
    return wall, cpu, memory, bytes


def main(store: Path, forms: list[str], folder: Path, *, keep: bool) -> int:
    """Measures, prints, and leaves with 1 where a form took too much memory."""
    triples = len(Store.open(store))
    rows, most = [], 0.0
    for form in forms:
        wall, cpu, memory, bytes = measured(form, store, folder)
        most = max(most, memory)
        each = 1e6 * cpu / triples
        rows.append((form, f"{wall:,.0f}", f"{cpu:,.0f}", f"{each:.1f}", f"{memory:,.0f}", f"{bytes:,.0f}"))
    columns = ("form", "s", "CPU s", "CPU µs a triple", "MB memory", "MB written")
    verdict = f"- at most {MOST:,} MB of memory: {'yes' if most <= MOST else 'no'}"
    text = f"{triples:,} triples; the store takes {size(store):,.0f} MB.\n\n{table(columns, rows)}\n{verdict}"
    print(text)
    if keep:
        write("export", text)
    return int(most > MOST)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("triples", type=int, nargs="?", default=100_000)
    parser.add_argument("--forms", type=lambda text: text.split(","), default=list(FORMS))
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--graph", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        place = given.folder or Path(made)
        sys.exit(main(given.graph or stored(place, given.triples), given.forms, place, keep=given.write))
