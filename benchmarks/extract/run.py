"""Extraction beside spaCy's own recogniser on the same text, and what a worker's memory comes to.

    python benchmarks/extract/run.py [DOCUMENTS [MANY]] [--write]    (by default 150 documents; a worker's memory after
                                                                      100 and after 1,000)

The text is a seeded sample of the bulk (KG_CORPUS/bulk, a packed folder of Markdown). Each document is done thrice, one
after the other, in one process, so that a busy moment falls on all: by the small English model with only its entity
recogniser, by kg with rules only, and by kg as it comes (rules, then the model where they own nothing). The time of kg
is from the file's bytes to what the document says: reading, sentences, mentions, relations. What is made at the first
use (patterns, tables) is made before, on other documents. CPU-seconds; ratios matter. Memory is the peak of a process
that does nothing but what a worker of a build does. Leaves with 1 where a ratio is missed.
"""

from __future__ import annotations

import importlib
import os
import random
import resource
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.config import Config
from kg.extract import Model, Reader
from kg.lexicon import lexicon
from kg.model import RawFile
from kg.read import Manifest
from kg.run import settle
from kg.vocabulary.register import authority
from kg.work import Job, Recipe, installed_model, read

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from performance import table, write

SEED = 3
WARMING = 20  # documents that are read before the clock runs
WANTED = {"recogniser": 1.0, "rules only": 6.0, "default": 1.0}  # times as fast as the recogniser alone
MOST_MEMORY = 600  # MB
FEW = 100


def sample(size: int, *, seed: int = SEED) -> list[RawFile]:
    """A seeded sample of the bulk, in the order of its names."""
    packed = Path(os.environ.get("KG_CORPUS", "")) / "bulk" / "press-releases.tar.xz"
    if not packed.is_file():
        sys.exit("KG_CORPUS names no folder with bulk/press-releases.tar.xz")
    with tarfile.open(packed) as archive:
        names = sorted(member.name for member in archive if member.isfile())
        wanted = set(random.Random(seed).sample(names, min(size, len(names))))
    with tarfile.open(packed) as archive:
        found = [RawFile(m.name, m.name, _bytes(archive, m)) for m in archive if m.name in wanted]
    return sorted(found, key=lambda raw: raw.id)


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = archive.extractfile(member)
    return b"" if content is None else content.read()


def recogniser() -> Callable[[str], object]:
    """The small English model with only its entity recogniser, as spaCy runs it."""
    name = installed_model(Config().model)
    if name is None:
        sys.exit("no English model of spaCy is installed")
    pipeline: Callable[[str], object] = importlib.import_module(name).load(
        exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    )
    return pipeline


def speed(size: int) -> tuple[str, bool]:
    """The table of words a CPU-second, and whether the ratios are held."""
    words = lexicon()
    alone = recogniser()
    readers = {
        "rules only": Reader(words, authority()),
        "default": Reader(words, authority(), Model(installed_model(Config().model))),
    }
    for raw in sample(WARMING, seed=SEED + 1):
        alone(raw.data.decode("utf-8"))
        for reader in readers.values():
            read(reader, Job(raw, Manifest()))
    settle()  # as a worker does after its first document
    spent = dict.fromkeys(WANTED, 0.0)
    count = 0
    for turn, raw in enumerate(sample(size)):
        job, text = Job(raw, Manifest()), raw.data.decode("utf-8")
        count += len(text.split())
        work: list[tuple[str, Callable[[], object]]] = [("recogniser", lambda text=text: alone(text))]
        work += [(name, lambda reader=reader, job=job: read(reader, job)) for name, reader in readers.items()]
        for name, do in work[turn % 3 :] + work[: turn % 3]:
            started = time.process_time()
            do()
            spent[name] += time.process_time() - started
    times = {name: spent["recogniser"] / seconds for name, seconds in spent.items()}
    rows = [
        (name, f"{count / spent[name]:,.0f}", f"{times[name]:.2f}", f"{wanted:.1f}") for name, wanted in WANTED.items()
    ]
    told = table(("", "words a CPU-second", "times the recogniser", "wanted"), rows)
    told += f"\n{size} documents, {count:,} words, one process.\n"
    return told, all(times[name] >= wanted for name, wanted in WANTED.items())


def worker(size: int) -> None:
    """What a worker of a build does with so many documents, and nothing else; prints its peak memory in MB."""
    desk = Recipe(authority(), model=installed_model(Config().model)).desk()
    for raw in sample(size):
        Job(raw, Manifest()).do(desk)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def memory(many: int) -> tuple[str, bool]:
    """The table of a worker's peak after few and after many documents, and whether it is small enough."""
    peaks = {}
    for size in (FEW, many):
        command = [sys.executable, __file__, "--worker", str(size)]
        peaks[size] = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    rows = [(f"{size:,}", f"{peak:.0f}", str(MOST_MEMORY)) for size, peak in peaks.items()]
    return table(("documents of one worker", "peak, MB", "at most"), rows), max(peaks.values()) <= MOST_MEMORY


def main(documents: int = 150, many: int = 1000) -> int:
    """Both measurements."""
    parts = [speed(documents), memory(many)]
    told = "\n".join(text for text, _ in parts)
    print(told)
    if "--write" in sys.argv:
        write("extract", told)
    return 0 if all(held for _, held in parts) else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(int(sys.argv[2]))
    else:
        sys.exit(main(*(int(argument) for argument in sys.argv[1:] if argument.isdigit())))
