"""Generated documents of any number, with their truth: python benchmarks/corpus/run.py [NUMBER [FOLDER]] [--seed SEED]

Writes FOLDER/documents and FOLDER/truth.jsonl, a line for each document with (begin, end, id) of every name in it.
Without a folder it only tells what the documents would be like.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.telling import tellings, write
from corpus.world import World
from performance import table


def told(documents: int, seed: int) -> str:
    """A table of how often things are named and shared."""
    world = World(documents, seed)
    names: Counter[str] = Counter()
    words = 0
    for telling in tellings(world, documents, seed):
        words += len(telling.text.split())
        names.update({id for *_, id in telling.names})
    rows = []
    for kind in ("person", "body", "event"):
        counts = sorted((n for id, n in names.items() if id.startswith(kind)), reverse=True)
        rows.append((kind, f"{len(counts):,}", f"{counts[0]:,}", f"{counts.count(1):,}"))
    surnames = Counter(person.surname for person in world.persons)
    both = Counter((person.given, person.surname) for person in world.persons)
    shared, namesakes = (sum(n for n in counted.values() if n > 1) for counted in (surnames, both))
    return (
        table(("", "named", "documents of the first", "in one only"), rows)
        + f"\n{documents:,} documents of {words / documents:.0f} words; of {len(world.persons):,} persons {shared:,} "
        + f"share their surname and {namesakes:,} both names with another."
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, nargs="?", default=1000)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    if given.folder is None:
        print(told(given.number, given.seed))
    else:
        print(write(given.number, given.folder, given.seed))
