"""Extraction beside spaCy's own recogniser on the same text, and what a worker's memory comes to.

    python benchmarks/extract/run.py [DOCUMENTS [MANY]]        (by default 150 documents; a worker's memory after 100
                                                                and after 1,000)

The text is a seeded sample of the bulk (KG_CORPUS/bulk, a packed folder of Markdown). Each document is done three
times, one after the other, in one process, so that a busy moment falls on all: by the small English model with only its
entity recogniser, by kg with rules only, and by kg as it comes (rules, then the model where they own nothing). The time
of kg is from the file's bytes to what the document says: reading, sentences, mentions, relations. CPU-seconds; ratios
matter. Memory is the peak of a process that does nothing but what a worker of a build does. Leaves with 1 where a ratio
is missed.
"""

from __future__ import annotations

import os
import random
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
from kg.vocabulary.register import authority
from kg.work import Job, Recipe, installed_model, read

SEED = 3
RULES_TIMES, DEFAULT_TIMES = 6.0, 1.0  # so many times as fast as the recogniser alone
MOST_MEMORY = 600  # MB
FEW = 100


def sample(size: int) -> list[RawFile]:
    """A seeded sample of the bulk, in the order of its names."""
    packed = Path(os.environ.get("KG_CORPUS", "")) / "bulk" / "press-releases.tar.xz"
    if not packed.is_file():
        sys.exit("KG_CORPUS names no folder with bulk/press-releases.tar.xz")
    with tarfile.open(packed) as archive:
        names = sorted(member.name for member in archive if member.isfile())
        wanted = set(random.Random(SEED).sample(names, min(size, len(names))))
    with tarfile.open(packed) as archive:
        found = [RawFile(m.name, m.name, _bytes(archive, m)) for m in archive if m.name in wanted]
    return sorted(found, key=lambda raw: raw.id)


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    content = archive.extractfile(member)
    return b"" if content is None else content.read()


def recogniser() -> Callable[[str], object]:
    """The small English model with only its entity recogniser, as spaCy runs it."""
    import importlib

    name = installed_model(Config().model)
    if name is None:
        sys.exit("no English model of spaCy is installed")
    pipeline: Callable[[str], object] = importlib.import_module(name).load(
        exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    )
    return pipeline


def speed(size: int) -> bool:
    """Measure, print the table, and tell whether the ratios are held."""
    words = lexicon()
    alone = recogniser()
    model = Model(installed_model(Config().model))
    readers = {"rules only": Reader(words, authority()), "default": Reader(words, authority(), model)}
    spent = dict.fromkeys(("recogniser", *readers), 0.0)
    raws = sample(size)
    jobs = [Job(raw, Manifest()) for raw in raws]
    for reader in readers.values():  # patterns are compiled at their first use
        read(reader, jobs[0])
    count = 0
    for turn, job in enumerate(jobs):
        text = job.raw.data.decode("utf-8")
        count += len(text.split())
        work: list[tuple[str, Callable[[], object]]] = [("recogniser", lambda text=text: alone(text))]
        work += [(name, lambda reader=reader, job=job: read(reader, job)) for name, reader in readers.items()]
        for name, do in work[turn % 3 :] + work[: turn % 3]:
            started = time.process_time()
            do()
            spent[name] += time.process_time() - started
    print(f"{len(jobs)} documents, {count:,} words, one process, CPU-seconds\n")
    print(f"{'':14}{'words/s':>10}{'times the recogniser':>24}{'wanted':>9}")
    wanted = {"recogniser": 1.0, "rules only": RULES_TIMES, "default": DEFAULT_TIMES}
    held = True
    for name, seconds in spent.items():
        times = spent["recogniser"] / seconds
        held &= times >= wanted[name]
        print(f"{name:14}{count / seconds:10,.0f}{times:24.2f}{wanted[name]:9.1f}")
    return held


def worker(size: int) -> None:
    """What a worker of a build does with so many documents, and nothing else; prints its peak memory in MB."""
    import resource

    desk = Recipe(authority(), model=installed_model(Config().model)).desk()
    for raw in sample(size):
        Job(raw, Manifest()).do(desk)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def memory(many: int) -> bool:
    """The peak of a worker after few and after many documents."""
    peaks = {}
    for size in (FEW, many):
        command = [sys.executable, __file__, "--worker", str(size)]
        peaks[size] = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"\n{'documents':>10}{'peak MB of a worker':>22}   (at most {MOST_MEMORY})")
    for size, peak in peaks.items():
        print(f"{size:10,}{peak:22.0f}")
    return max(peaks.values()) <= MOST_MEMORY


def main(documents: int = 150, many: int = 1000) -> int:
    """Both measurements."""
    held = speed(documents)
    return 0 if memory(many) and held else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--worker"]:
        worker(int(sys.argv[2]))
    else:
        sys.exit(main(*(int(argument) for argument in sys.argv[1:3])))
