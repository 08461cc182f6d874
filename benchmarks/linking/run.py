"""Generated documents built into a graph, and how well linking tells apart what they name, as their number grows.

    python benchmarks/linking/run.py [SIZE…] [--folder FOLDER] [--write]        (sizes: 250 1000 by default)

For each size: documents by corpus.telling, `kg build --rules-only`, one query of the store. Prints what it cost, and B³
by kind (compare.py). `--folder` keeps documents, graphs and what was measured there, and takes what lies there.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.telling import write as write_corpus
from linking.compare import Linked, Score, scores
from performance import cost, size, table, write

from kg.rdf.store import Store

QUESTION = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a kg:Person ; kg:holdsPost/kg:postFor ?state }"
COLUMNS = ("documents", "MB", "triples", "s", "CPU s", "CPU ms each", "MB memory", "MB output", "store", "a query, s")
KINDS = {"person": "persons", "body": "bodies", "event": "events"}


def measured(documents: int, folder: Path) -> dict[str, Any]:
    """What building and asking cost and how well things were told apart, or what was found before."""
    place, graph = folder / f"{documents}", folder / f"{documents}" / "graph"
    kept = place / "measured.json"
    if not kept.exists():
        source = place / "documents" if (place / "truth.jsonl").exists() else write_corpus(documents, place)
        kg = [sys.executable, "-m", "kg"]
        building = cost([*kg, "build", str(source), "-o", str(graph), "--rules-only"])
        asking = cost([*kg, "query", QUESTION, "-g", str(graph)])
        counts = json.loads((graph / "build.json").read_text(encoding="utf-8"))["counts"]
        sizes = size(source), size(graph), size(graph / "store")
        found = scores(place / "truth.jsonl", source, Linked(Store.open(graph)))
        told = {"building": asdict(building), "asking": asdict(asking), "triples": counts["triples"], "sizes": sizes}
        told["scores"] = {kind: asdict(score) for kind, score in found.items()}
        kept.write_text(json.dumps(told), encoding="utf-8")
    result: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
    return result


def main(sizes: list[int], folder: Path, *, keep: bool) -> None:
    """Measures, prints, and with `keep` writes both blocks."""
    costs, likeness = [], []
    for documents in sizes:
        told = measured(documents, folder)
        building, each = told["building"], 1000 * told["building"]["cpu"] / documents
        texts, output, store = (f"{one:,.0f}" for one in told["sizes"])
        row = (f"{documents:,}", texts, f"{told['triples']:,}", f"{building['wall']:,.0f}", f"{building['cpu']:,.0f}")
        memory, asking = f"{building['memory']:,.0f}", f"{told['asking']['wall']:,.2f}"
        costs.append((*row, f"{each:,.1f}", memory, output, store, asking))
        for kind, numbers in told["scores"].items():
            score = Score(**numbers)
            names = (f"{score.names:,}", f"{score.found / score.names:.3f}", f"{score.things:,}", f"{score.taken:,}")
            right = f"{score.precision:.3f}", f"{score.recall:.3f}", f"{_f1(score):.3f}"
            likeness.append((f"{documents:,} documents, {KINDS[kind]}", *names, *right))
    whole = table(COLUMNS, costs)
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
