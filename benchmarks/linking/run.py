"""Generated documents built into a graph, and how well linking tells apart what they name, as their number grows.

    python benchmarks/linking/run.py [SIZE…] [--folder FOLDER] [--write]        (sizes: 250 1000 by default)

For each size: documents by corpus.telling, `kg build --rules-only`, one query of the store. Prints what it cost, and B³
by kind (compare.py). `--folder` keeps documents and graphs there, and takes what already lies there as it is.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.telling import write as write_corpus
from linking.compare import Linked, Score, scores
from performance import cost, size, table, write

from kg.rdf.store import Store

QUESTION = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a kg:Person ; kg:holdsPost/kg:postFor ?state }"
COLUMNS = ("documents", "MB", "triples", "s", "CPU s", "CPU ms each", "MB memory", "MB output", "store", "a query, s")
KINDS = {"person": "persons", "body": "bodies", "event": "events"}


def built(documents: int, folder: Path) -> tuple[dict[str, Score], list[str]]:
    """How well things were told apart, and a row of what building and asking cost."""
    place, graph = folder / f"{documents}", folder / f"{documents}" / "graph"
    source = place / "documents" if (place / "truth.jsonl").exists() else write_corpus(documents, place)
    kg = [sys.executable, "-m", "kg"]
    building = cost([*kg, "build", str(source), "-o", str(graph), "--rules-only"])
    asking = cost([*kg, "query", QUESTION, "-g", str(graph)])
    counts = json.loads((graph / "build.json").read_text(encoding="utf-8"))["counts"]
    store, output = size(graph / "store"), size(graph)
    row = [f"{documents:,}", f"{size(source):,.0f}", f"{counts['triples']:,}", f"{building.wall:,.0f}"]
    row += [f"{building.cpu:,.0f}", f"{1000 * building.cpu / documents:,.1f}", f"{building.memory:,.0f}"]
    row += [f"{output:,.0f}", f"{store:,.0f}", f"{asking.wall:,.2f}"]
    return scores(place / "truth.jsonl", source, Linked(Store.open(graph))), row


def main(sizes: list[int], folder: Path, *, keep: bool) -> None:
    """Measures, prints, and with `keep` writes both blocks."""
    costs, likeness = [], []
    for documents in sizes:
        found, row = built(documents, folder)
        costs.append(row)
        for kind, score in found.items():
            told = (f"{score.names:,}", f"{score.found / score.names:.3f}", f"{score.things:,}", f"{score.taken:,}")
            right = f"{score.precision:.3f}", f"{score.recall:.3f}", f"{_f1(score):.3f}"
            likeness.append((f"{documents:,} documents, {KINDS[kind]}", *told, *right))
    whole = table(
        (
            "documents",
            "MB",
            "triples",
            "s",
            "CPU s",
            "CPU ms each",
            "MB memory",
            "MB output",
            "of it store",
            "a query, s",
        ),
        costs,
    )
    linked = table(("", "names", "found", "things", "taken for", "precision", "recall", "F1"), likeness)
    print(f"{linked}\n{whole}")
    if keep:
        write("linking", linked)
        write("whole", whole)


def _f1(score: Score) -> float:
    both = score.precision + score.recall
    return 2 * score.precision * score.recall / both if both else 0.0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[250, 1000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    if given.folder is not None:
        main(given.sizes, given.folder, keep=given.write)
    else:
        with tempfile.TemporaryDirectory() as made:
            main(given.sizes, Path(made), keep=given.write)
