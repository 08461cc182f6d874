"""How far two annotators of the same documents agree, and where they do not.

    python tools/measure_agreement.py FOLDER_A FOLDER_B [FINAL] [--places]

Each folder holds annotations (*.json) as data/gold/README.md tells, of the same documents. Prints F1 on entities
and on relations in three readings; with FINAL, what a third reader made of the places on which the two differ; with
--places, those places.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.errors import ConfigurationError, KgError
from kg.evaluate import READINGS, Gold, GoldEntity, GoldRelation, Place, Side, agreed, agreement, gold_folder

SORTS = {"entity": "entities", "relation": "relations"}


def places_of(a: Path, b: Path) -> list[Place]:
    """All entities and relations of two folders of annotations, side by side.

    Raises: ConfigurationError where a document is in one folder only.
    """
    first, second = _by_document(a), _by_document(b)
    for name in sorted(first.keys() ^ second.keys()):
        raise ConfigurationError("is annotated in one of the folders only", path=name)
    return [place for name in sorted(first) for place in agreement(first[name], second[name])]


def _by_document(folder: Path) -> dict[str, Gold]:
    return {gold.document: gold for gold in gold_folder(folder)}


def figures(places: list[Place]) -> str:
    """The agreement as a Markdown table, a row a reading."""
    lines = ["| counted how | entities | relations |", "|---|---|---|"]
    for reading, meaning in READINGS.items():
        scores = [agreed((p for p in places if p.sort == sort), reading) for sort in SORTS]
        cells = [f"F1 {s.f1 or 0:.3f}: {s.found} by both, {s.missed + s.false} by one" for s in scores]
        lines.append(f"| {meaning} | {' | '.join(cells)} |")
    return "\n".join(lines)


def decisions(a: Path, b: Path, final: Path) -> str:
    """What became of the places on which two annotators differ, as a Markdown table."""
    kept = [_sides(places_of(folder, final)) for folder in (a, b)]
    counts: Counter[tuple[str, str, str]] = Counter()
    for place in (p for p in places_of(a, b) if not p.settled):
        side = place.a or place.b
        result = kept[place.a is None].get((place.document, side.of)) if side is not None else None
        counts[(place.sort, f"{_said(place.a)} / {_said(place.b)}", _said(result))] += 1
    lines = ["| | first / second reader | final | places |", "|---|---|---|---|"]
    lines += [f"| {SORTS[sort]} | {said} | {result} | {n} |" for (sort, said, result), n in sorted(counts.items())]
    return "\n".join(lines)


def _sides(places: Iterable[Place]) -> dict[tuple[str, GoldEntity | GoldRelation], Side | None]:
    return {(place.document, place.a.of): place.b for place in places if place.a is not None}


def _said(side: Side | None) -> str:
    return "absent" if side is None else "counts" if side.counts else "optional"


def shown(place: Place) -> str:
    """One place as a line: who says what, and whether it counts there."""
    sides = ["-" if s is None else f"{_said(s)} @{s.begin} {' '.join(s.what.split())}" for s in (place.a, place.b)]
    return f"{place.document}: {place.name}: A {sides[0]} | B {sides[1]}"


def main(*arguments: str) -> int:
    """Print the agreement of two folders."""
    folders = [Path(one) for one in arguments if not one.startswith("--")]
    try:
        places = places_of(folders[0], folders[1])
        told = [figures(places)] + ([decisions(*folders)] if len(folders) == 3 else [])
    except KgError as error:
        print(error, file=sys.stderr)
        return 1
    if "--places" in arguments:
        told.append("\n".join(shown(place) for place in places if not place.settled))
    print("\n\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
