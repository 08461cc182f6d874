"""Intervals of figures: documents are drawn again and again, for errors of one document go together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import NamedTuple

RESAMPLES = 2000  # the ends of a 95 % interval then move by less than .01 from seed to seed
METHOD = "95 % percentile bootstrap over documents, 2000 resamples, seeded"
Ends = tuple[float, float]
Counts = tuple[int, int, int]


class Interval(NamedTuple):
    """The ends of the 95 % intervals of three figures; None where no sample had anything to count."""

    precision: Ends | None
    recall: Ends | None
    f1: Ends | None


def intervals(samples: Mapping[str, Sequence[Counts]], *, seed: int = 0) -> dict[str, Interval | None]:
    """The interval of each name's micro figures under resampling of documents (Efron's percentile method).

    Shape: a name maps to (found, false, missed) of every document, in one order for all names; None with fewer than two
    documents, since one says nothing of the next.
    """
    size = len(next(iter(samples.values()), ()))
    if size < 2:
        return dict.fromkeys(samples)
    random = Random(seed)
    draws = [random.choices(range(size), k=size) for _ in range(RESAMPLES)]
    return {name: _interval(counts, draws) for name, counts in samples.items()}


def _interval(counts: Sequence[Counts], draws: Sequence[Sequence[int]]) -> Interval:
    shares: tuple[list[float], list[float], list[float]] = ([], [], [])
    for draw in draws:
        found = false = missed = 0
        for document in draw:
            a, b, c = counts[document]
            found, false, missed = found + a, false + b, missed + c
        parts = ((found, found + false), (found, found + missed), (2 * found, 2 * found + false + missed))
        for values, (part, whole) in zip(shares, parts, strict=True):
            if whole:
                values.append(part / whole)
    return Interval(*(_ends(values) for values in shares))


def _ends(values: list[float]) -> Ends | None:
    values.sort()
    return (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else None
