"""Measure how right kg is and write the tables of docs/quality.md, the only hand that writes them.

    python tools/measure_quality.py CORPUS [BLOCK…]      (all blocks by default)

CORPUS holds `documents` and `gold`. The sets of tests/evaluate/sets.toml are built and compared; the tables of the
sealed twelve are made from the log of their runs (tools/measure_sealed.py), never by running them again; earlier
figures come from tests/evaluate/history.jsonl. A block stands between two marks with a hash of what is between, so that
a figure changed by hand is found (tests/docs).
"""

from __future__ import annotations

import json
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import kg
from kg.cli.evaluate import compared
from kg.config import share
from kg.evaluate import Score, evaluation, figures, gold_folder, targets

ROOT = Path(__file__).resolve().parents[1]
EVALUATE = ROOT / "tests" / "evaluate"
PAGE = ROOT / "docs" / "quality.md"
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tools")]
import measure_agreement  # noqa: E402 - a neighbour, found by the line above
from performance import BLOCK, digest, table  # noqa: E402 - likewise

Figures = Mapping[str, Any]
FEW = 20  # of so few, one more or less moves a share by .05 and more


def sets(corpus: Path) -> dict[str, tuple[bool, Figures]]:
    """By name, whether a set is seen and its figures; every folder of gold is built once, with the model."""
    known = tomllib.loads((EVALUATE / "sets.toml").read_text(encoding="utf-8"))["set"]
    goals = targets(share("data", "gold", "targets.toml"))
    found = {}
    for one in known:
        folder = corpus / "gold" if one["gold"] == "gold:" else ROOT / one["gold"]
        golds = [g for g in gold_folder(folder) if g.document in one.get("only", (g.document,))]
        lies = share("data", "documents") if one["gold"] == "data/gold" else corpus / "documents"
        with tempfile.TemporaryDirectory() as out:
            if one.get("texts") == "bulk:":
                lies = unpacked(corpus, {g.document for g in golds}, Path(out) / "texts")
            elif "texts" in one:
                lies = ROOT / one["texts"]
            kg.build([lies / g.document for g in golds], Path(out) / "graph")
            comparisons, problems = compared(golds, Path(out) / "graph", only_present=False)
        for problem in problems:
            raise SystemExit(str(problem))
        found[one["name"]] = (one["seen"], figures(evaluation(comparisons, targets=goals)))
    return found


def unpacked(corpus: Path, names: set[str], folder: Path) -> Path:
    """The folder with the press releases of these names, out of the archive of the bulk."""
    folder.mkdir()
    with tarfile.open(corpus / "bulk" / "press-releases.tar.xz") as archive:
        for member in archive:
            name = Path(member.name).name
            content = archive.extractfile(member) if name in names else None
            if content is not None:
                (folder / name).write_bytes(content.read())
    return folder


def runs() -> list[dict[str, Any]]:
    """The log of the sealed twelve, the first run first."""
    return [json.loads(line) for line in (EVALUATE / "sealed" / "runs.jsonl").read_text(encoding="utf-8").splitlines()]


def totals(rows: Iterable[tuple[str, Figures]]) -> str:
    """Entities and relations of several sets or runs, a row each."""
    columns = ("", "documents", "entities P / R / F1", "F1 interval", "relations P / R / F1", "F1 interval")
    cells = []
    for name, found in rows:
        cells.append((name, str(len(found["documents"])), *_both(found["entities"]), *_both(found["relations"])))
    return table(columns, cells)


def wanted(found: Figures) -> str:
    """What was reached of each target, with the intervals of precision and recall."""
    columns = ("", "in the gold", "precision", "interval", "wanted", "recall", "interval", "wanted", "reached")
    cells = []
    for one in found["targets"]:
        count = one["found"] + one["missed"]
        row = [one["name"], str(count)]
        for share_ in ("precision", "recall"):
            row += [_share(one[share_]), _ends(one, share_), f"{one['target'][share_]:.2f}"]
        verdict = {True: "yes", False: "no", None: "–"}[one["met"]]
        cells.append((*row, f"{verdict}, of few" if 0 < count < FEW else verdict))
    return table(columns, cells)


def parts(found: Figures) -> str:
    """Each kind and each predicate with counts and intervals."""
    columns = ("", "found", "false", "missed", "precision", "interval", "recall", "interval")
    cells = []
    for name, one in [*found["kinds"].items(), *found["predicates"].items()]:
        counts = [str(one[key]) for key in ("found", "false", "missed")]
        shares = [cell for key in ("precision", "recall") for cell in (_share(one[key]), _ends(one, key))]
        cells.append((name, *counts, *shares))
    return table(columns, cells)


def genres(found: Figures) -> str:
    """Each genre; of so few documents no interval is told."""
    columns = ("", "documents", "entities P / R / F1", "relations P / R / F1")
    cells = [
        (name, str(one["documents"]), _three(one["entities"]), _three(one["relations"]))
        for name, one in found["genres"].items()
    ]
    return table(columns, cells)


def history() -> str:
    """Earlier figures, as they were published."""
    columns = ("", "documents", "entities P / R / F1", "F1 interval", "relations P / R / F1", "F1 interval")
    cells = []
    for line in (EVALUATE / "history.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        row = [one["what"], str(one["documents"])]
        for sort in ("entities", "relations"):
            *shares, low, high = one[sort]
            row += [" / ".join(map(_share, shares)), f"{_share(low)} to {_share(high)}"]
        cells.append(tuple(row))
    return table(columns, cells)


def _share(share_: float | None) -> str:
    return "–" if share_ is None else f"{share_:.3f}".removeprefix("0")


def _ends(one: Figures, key: str) -> str:
    ends = (one["intervals"] or {}).get(key)
    return "–" if ends is None else f"{_share(ends[0])} to {_share(ends[1])}"


def _three(one: Figures) -> str:
    return " / ".join(_share(one[key]) for key in ("precision", "recall", "f1"))


def _both(one: Figures) -> tuple[str, str]:
    return _three(one), _ends(one, "f1")


def words(found: Figures) -> str:
    """The figures that the README quotes."""
    shares = [100 * found[sort][key] for sort in ("entities", "relations") for key in ("precision", "recall")]
    names_right, names_found, relations_right, relations_found = (f"{share_:.0f} %" for share_ in shares)
    return (
        f"{names_right} of the names it gives are right and {names_found} of those there are are found; "
        f"of the relations {relations_right} are right and {relations_found} are found"
    )


def copies(found: Figures) -> str:
    """The documents with a copy in the bulk, and those without, from which no name can have been gathered."""
    copied = (EVALUATE / "sealed" / "copies.txt").read_text(encoding="utf-8").split()
    rows = []
    for what, has in (("without a copy in the bulk", False), ("with a copy", True)):
        some = [one for name, one in found["documents"].items() if name.endswith(tuple(copied)) is has]
        scores = [
            Score(*(sum(d[sort][key] for d in some) for key in Score._fields)) for sort in ("entities", "relations")
        ]
        cells = [" / ".join(map(_share, (score.precision, score.recall, score.f1))) for score in scores]
        rows.append((what, str(len(some)), *cells))
    return table(("", "documents", "entities P / R / F1", "relations P / R / F1"), rows)


def blocks(corpus: Path, names: Sequence[str]) -> dict[str, str]:
    """The text of each block that is asked for; the sets are built only where one of theirs is."""
    log = runs()
    last = log[-1]["figures"]
    told = {
        "sealed-words": words(last),
        "sealed-targets": wanted(last),
        "sealed-runs": totals((f"{one['note'] or one['date']} ({one['commit']})", one["figures"]) for one in log),
        "sealed-copies": copies(last),
        "sealed-parts": parts(last),
        "sealed-genres": genres(last),
        "agreement": _agreement(),
        "history": history(),
    }
    if not names or not {*names} <= told.keys():
        found = sets(corpus)
        told["sets"] = totals((f"{name} ({'seen' if seen else 'unseen'})", one) for name, (seen, one) in found.items())
        told |= {f"parts-{name.replace(' ', '-')}": parts(one) for name, (_, one) in found.items()}
        unseen = found["written unseen"][1]
        releases = found["releases unseen"][1]
        told |= {"releases-words": words(releases), "releases-targets": wanted(releases)}
        told |= {"unseen-words": words(unseen), "unseen-targets": wanted(unseen), "unseen-genres": genres(unseen)}
    return {name: text for name, text in told.items() if not names or name in names}


def _agreement() -> str:
    sealed = EVALUATE / "sealed"
    places = measure_agreement.places_of(sealed / "a", sealed / "b")
    decided = measure_agreement.decisions(sealed / "a", sealed / "b", sealed)
    return f"{measure_agreement.figures(places)}\n\n{decided}"


def written(page: str, told: Mapping[str, str]) -> str:
    """The page with these blocks in the place of those that stood there.

    Raises: SystemExit where the page has no block of a name.
    """
    for name in told.keys() - {found["name"] for found in BLOCK.finditer(page)}:
        raise SystemExit(f"{PAGE}: has no block <!-- {name}: measured -->")

    def replaced(found: Any) -> str:
        if found["name"] not in told:
            return str(found[0])
        text = f"\n{told[found['name']].strip()}\n\n"
        return f"<!-- {found['name']}: measured -->\n{text}<!-- end {digest(text)} -->"

    return BLOCK.sub(replaced, page)


def main(corpus: str, *names: str) -> int:
    """Measure and write."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8"), blocks(Path(corpus), names)), encoding="utf-8")
    print(PAGE)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
