"""Counts to figures: precision, recall, F1 by kind and predicate, totals with a bootstrap interval, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from kg.evaluate.gold import KINDS, PREDICATES, SEED_PREDICATES
from kg.evaluate.match import Comparison, Finding

RESAMPLES = 2000  # the ends of a 95 % interval then move by less than .01 from seed to seed
METHOD = "95 % percentile bootstrap over documents, 2000 resamples, seeded"


class Score(NamedTuple):
    """How many were found, are false, were missed; precision, recall and F1 are None where nothing was to count."""

    found: int
    false: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what the graph says that is right."""
        return _share(self.found, self.found + self.false)

    @property
    def recall(self) -> float | None:
        """The share of the gold that the graph has."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of the two."""
        return _share(2 * self.found, 2 * self.found + self.false + self.missed)


class RuleScore(NamedTuple):
    """A rule's claims against the gold; `confidence` is (true + 1) / (true + false + 2), Laplace's estimate."""

    rule: str
    true: int
    false: int

    @property
    def confidence(self) -> float:
        """The measured precision, drawn towards one half where little was measured; 0..1."""
        return (self.true + 1) / (self.true + self.false + 2)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of a whole gold folder.

    Shape: `kinds`, `predicates`, `documents` map a name to its Score in the gold's order; `intervals` map
    "entities" and "relations" to the ends of the F1's interval, or None with fewer than two documents.
    """

    entities: Score
    relations: Score
    kinds: dict[str, Score]
    predicates: dict[str, Score]
    documents: dict[str, tuple[Score, Score]]
    intervals: dict[str, tuple[float, float] | None]
    statuses: tuple[int, int]
    missed: tuple[Finding, ...]
    false: tuple[Finding, ...]
    rules: tuple[RuleScore, ...]
    method: str = METHOD


def evaluation(comparisons: Sequence[Comparison], *, seed: int = 0) -> Evaluation:
    """The figures over all documents compared; micro totals, so that every thing weighs the same."""
    findings = [f for c in comparisons for f in c.findings]
    entities = [f for f in findings if f.sort == "entity"]
    relations = [f for f in findings if f.sort == "relation"]
    documents = {c.document: (_of(c, "entity"), _of(c, "relation")) for c in comparisons}
    return Evaluation(
        entities=_score(entities),
        relations=_score(relations),
        kinds=_by_name(entities, KINDS),
        predicates=_by_name(relations, (*PREDICATES, *SEED_PREDICATES)),
        documents=documents,
        intervals={
            "entities": _interval([pair[0] for pair in documents.values()], seed),
            "relations": _interval([pair[1] for pair in documents.values()], seed),
        },
        statuses=(sum(c.statuses[0] for c in comparisons), sum(c.statuses[1] for c in comparisons)),
        missed=tuple(f for f in findings if f.verdict == "missed"),
        false=tuple(f for f in findings if f.verdict == "false"),
        rules=_by_rule(relations),
    )


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _score(findings: Iterable[Finding]) -> Score:
    verdicts = [f.verdict for f in findings]
    return Score(verdicts.count("found"), verdicts.count("false"), verdicts.count("missed"))


def _of(comparison: Comparison, sort: str) -> Score:
    return _score(f for f in comparison.findings if f.sort == sort)


def _by_name(findings: Sequence[Finding], names: Sequence[str]) -> dict[str, Score]:
    scores = {name: _score(f for f in findings if f.name == name) for name in names}
    return {name: score for name, score in scores.items() if any(score)}


def _by_rule(findings: Iterable[Finding]) -> tuple[RuleScore, ...]:
    counts: dict[str, list[int]] = {}
    for finding in findings:
        for rule in finding.rules:
            counts.setdefault(rule, [0, 0])[finding.verdict == "false"] += 1
    return tuple(RuleScore(rule, *counts[rule]) for rule in sorted(counts))


def _interval(scores: Sequence[Score], seed: int) -> tuple[float, float] | None:
    """The 95 % interval of the micro F1 under resampling of documents (Efron's percentile method)."""
    if len(scores) < 2:
        return None
    random = Random(seed)
    values = []
    for _ in range(RESAMPLES):
        drawn = random.choices(scores, k=len(scores))
        f1 = Score(*(sum(column) for column in zip(*drawn, strict=True))).f1
        if f1 is not None:
            values.append(f1)
    values.sort()
    return (values[int(0.025 * len(values))], values[int(0.975 * len(values))]) if values else None
