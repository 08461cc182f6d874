"""Time grows with the text and not with its square: no pattern and no rule backtracks without bound, nor does the reader.

The measuring runs in a process of its own, so that a pattern that never ends is told by its name and not by a test run
that hangs. Times are of the processor, compared with each other and with no clock; what takes next to nothing at the
greater length is as good as linear.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg.extract import Reader
from kg.lexicon import Lexicon, lexicon
from kg.lexicon.slots import FIRST, KINDS
from kg.model import RawFile
from kg.read import document
from kg.split import sentences
from kg.vocabulary import authority

# The greater length is four times the smaller: linear is 4, a square 16.
MOST_GROWTH = 9.0
# Seconds of the processor that are next to nothing.
LITTLE = 0.03
# Seconds for all patterns, or all texts, together; it is more than ten times what two busy cores take.
WHOLE = 400
# Patterns are measured by so many processes: it is what the tests end with, when nothing else runs.
PARTS = 2


def slotted(kinds: str, joined: str, number: int) -> str:
    """A folded sentence of so many slots, their kinds in turn."""
    names = kinds.split()
    return joined.join(KINDS[names[i % len(names)]] + chr(FIRST + i % 900) for i in range(number))


# Of each text, what it repeats: names, commas, brackets, words that patterns repeat, and halves of what they look for.
REPEATED = (
    "Alpha ", "A", "A.", "a ", "a-", ", ", "\n", " ", "(", "“", "1", "1/", "Alpha, ", "Alpha and ", "of the ", "Alpha of the ",
    "Ministry of Alpha, ", "Ministry of Ministry and ", "Deputy Director ", "Mr. ", "His Excellency ", "Alpha de la ",
    "first Summit on Alpha, ", "high-level ", "also ", "opening ", "resolution 1 ", "A/RES/", "in § (", "event on “", "Report on Alpha ",
    "and ", "a@", "+1 ", "19 May ", "partners from ABC, ", "\u2060",
)  # fmt: skip
SLOTS = (
    ("Person", ", "), ("Person", " and "), ("Organization", ", the "), ("State", " and "), ("Role", ", "), ("Role", " and "),
    ("Post", ", "), ("Project Organization", " "), ("Event Person", " jointly also "), ("Resolution", ", "), ("Document", ", "),
    ("Person Role Organization", ", "), ("Organization", "; and "), ("Organization Person", ", together with "),
)  # fmt: skip
READ = (
    "Alpha ", ",", ", ", "a ", "A", "(Alpha ", "“Alpha ", "Alpha, ", "Mr. ", "Deputy Director ", "Ministry of Alpha, ",
    "first Summit on Alpha, ", "resolution 1373 (2001), ", "ABCD, ", "Alpha Beta (AB), ", "1 May 2001, ", "A.", "a-",
    "UNODC, France, Mr. Ban and CTED met Mr. Annan, ",
)  # fmt: skip


def texts(number: int) -> Iterator[tuple[str, str]]:
    """What is repeated, and the text of it."""
    yield from ((unit, unit * number) for unit in REPEATED)
    yield from ((f"{kinds}{joined}", slotted(kinds, joined, number)) for kinds, joined in SLOTS)
    yield "((…))", "(" * number + ")" * number


def growth(work: Callable[[int], None], number: int) -> float:
    """How many times the work takes at four times the length; 0 if that is next to nothing. The least of three."""
    least = float("inf")
    for _ in range(3):
        times = []
        for length in (4 * number, number):
            begin = time.process_time()
            work(length)
            times.append(time.process_time() - begin)
            if times[0] < LITTLE:
                return 0.0
        least = min(least, times[0] / max(times[1], 0.001))
        if least <= MOST_GROWTH:
            break
    return least


def tell(name: str, unit: str, times: float | None) -> None:
    """One line for the test that reads it: None says that the work begins."""
    sys.stdout.write(json.dumps([name, unit, times]) + "\n")
    sys.stdout.flush()


def measure_patterns(words: Lexicon, number: int, part: int) -> None:
    """The growth of every pattern and rule of a part over every text."""
    patterns = {name: words.pattern(name) for name in words.sources} | {r.name: r.pattern for r in words.relations}
    patterns = dict(list(patterns.items())[part::PARTS])
    short, long = dict(texts(number)), dict(texts(4 * number))
    for name, pattern in patterns.items():
        for unit in short:
            tell(name, unit, None)

            def work(length: int, unit: str = unit) -> None:
                for _ in pattern.finditer((short if length == number else long)[unit]):  # noqa: B023
                    pass

            tell(name, unit, growth(work, number))


def measure_reader(words: Lexicon, characters: int) -> None:
    """The growth of the whole reader over one paragraph of each text; the greater has four times the characters."""
    reader = Reader(words, authority())
    for unit in READ:
        tell("reader", unit, None)

        def work(length: int, unit: str = unit) -> None:
            text = unit * (length // len(unit))
            raw = RawFile("long.md", "long.md", f"---\nkind: brief\n---\n\nWe met.\n\n{text}\n".encode())
            read, _ = document(raw)
            assert read is not None
            reader.extraction(read, sentences(read))

        tell("reader", unit, growth(work, characters))


def measured(what: str, parts: int = 1) -> list[tuple[str, str, float]]:
    """What other processes, one for each part, measured; fails with the name of the pattern on which one hangs."""
    here = Path(__file__)
    paths = os.pathsep.join([str(here.parents[2]), os.environ.get("PYTHONPATH", "")])
    command, env = [sys.executable, str(here), what], {**os.environ, "PYTHONPATH": paths}
    begun = [
        subprocess.Popen([*command, str(part)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env)
        for part in range(parts)
    ]
    with ThreadPoolExecutor(parts) as waiting:
        return [row for rows in waiting.map(_told, begun) for row in rows]


def _told(process: subprocess.Popen[bytes]) -> list[tuple[str, str, float]]:
    try:
        out, errors = process.communicate(timeout=WHOLE)
    except subprocess.TimeoutExpired:
        process.kill()
        lines = process.communicate()[0].decode().splitlines()
        pytest.fail(f"never ends: {lines[-1] if lines else 'nothing was measured'}")
    assert process.returncode == 0, errors.decode()
    found = [json.loads(line) for line in out.decode().splitlines()]
    return [(name, unit, times) for name, unit, times in found if times is not None]


def test_the_time_of_every_pattern_and_rule_grows_with_the_text_and_not_with_its_square() -> None:
    found = measured("patterns", PARTS)
    names = {name for name, _, _ in found}
    assert {"body-open", "event-session", "met-with"} <= names
    assert [f for f in found if f[2] > MOST_GROWTH] == []


def test_the_time_of_the_reader_grows_with_a_sentence_and_not_with_its_square() -> None:
    found = measured("reader")
    assert len(found) == len(READ)
    assert [f for f in found if f[2] > MOST_GROWTH] == []


if __name__ == "__main__":
    if sys.argv[1] == "patterns":
        measure_patterns(lexicon(), 300, int(sys.argv[2]))
    else:
        measure_reader(lexicon(), 5_000)
