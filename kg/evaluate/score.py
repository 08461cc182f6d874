"""Counts to figures: precision, recall, F1 by kind and predicate, totals with a bootstrap interval, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from kg.evaluate.gold import KINDS, PREDICATES, SEED_PREDICATES
from kg.evaluate.interval import METHOD, Counts, Interval, intervals
from kg.evaluate.match import Comparison, Finding
from kg.evaluate.targets import Target


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


class Reached(Struct, frozen=True):
    """A target and what was measured of its group."""

    target: Target
    score: Score
    interval: Interval | None

    @property
    def met(self) -> bool | None:
        """Whether both shares are reached; None where the gold holds nothing of the group."""
        if self.score.recall is None:
            return None
        precision = self.score.precision
        return self.score.recall >= self.target.recall and (precision or 0) >= self.target.precision


class Evaluation(Struct, frozen=True):
    """The figures of a whole gold folder.

    Shape: `kinds`, `predicates` map a name to its Score, `documents` and `genres` to the Scores of entities and of
    relations, in the gold's order; `intervals` map "entities", "relations", each kind, predicate and target to its
    interval, or None with fewer than two documents.
    """

    entities: Score
    relations: Score
    kinds: dict[str, Score]
    predicates: dict[str, Score]
    documents: dict[str, tuple[Score, Score]]
    genres: dict[str, tuple[Score, Score]]
    genre_sizes: dict[str, int]
    targets: tuple[Reached, ...]
    intervals: dict[str, Interval | None]
    statuses: tuple[int, int]
    missed: tuple[Finding, ...]
    false: tuple[Finding, ...]
    rules: tuple[RuleScore, ...]
    method: str = METHOD


def evaluation(comparisons: Sequence[Comparison], *, targets: Sequence[Target] = (), seed: int = 0) -> Evaluation:
    """The figures over all documents compared; micro totals, so that every thing weighs the same."""
    findings = [f for c in comparisons for f in c.findings]
    entities = [f for f in findings if f.sort == "entity"]
    relations = [f for f in findings if f.sort == "relation"]
    genres = sorted({c.genre for c in comparisons})
    found = intervals(_samples(comparisons, targets), seed=seed)
    return Evaluation(
        entities=_score(entities),
        relations=_score(relations),
        kinds=_by_name(entities, KINDS),
        predicates=_by_name(relations, (*PREDICATES, *SEED_PREDICATES)),
        documents={c.document: _both(c.findings) for c in comparisons},
        genres={genre: _both(f for c in comparisons if c.genre == genre for f in c.findings) for genre in genres},
        genre_sizes={genre: sum(c.genre == genre for c in comparisons) for genre in genres},
        targets=tuple(Reached(t, _of_target(findings, t), found[_key(t)]) for t in targets),
        intervals=found,
        statuses=(sum(c.statuses[0] for c in comparisons), sum(c.statuses[1] for c in comparisons)),
        missed=tuple(f for f in findings if f.verdict == "missed"),
        false=tuple(f for f in findings if f.verdict == "false"),
        rules=_by_rule(relations),
    )


def _samples(comparisons: Sequence[Comparison], targets: Sequence[Target]) -> dict[str, list[Counts]]:
    """What each interval is drawn from: by name, the counts of every document."""
    samples: dict[str, list[Counts]] = {}
    for sort, total in (("entity", "entities"), ("relation", "relations")):
        own = [[f for f in c.findings if f.sort == sort] for c in comparisons]
        samples[total] = [_score(findings) for findings in own]
        for name in sorted({f.name for findings in own for f in findings}):
            samples[name] = [_score(f for f in findings if f.name == name) for findings in own]
    return samples | {_key(t): [_of_target(c.findings, t) for c in comparisons] for t in targets}


def _key(target: Target) -> str:
    """The name of a target's interval: a target may be called like a kind."""
    return f"target {target.name}"


def _of_target(findings: Iterable[Finding], target: Target) -> Score:
    return _score(f for f in findings if target.covers(f.sort, f.name))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _score(findings: Iterable[Finding]) -> Score:
    verdicts = [f.verdict for f in findings]
    return Score(verdicts.count("found"), verdicts.count("false"), verdicts.count("missed"))


def _both(findings: Iterable[Finding]) -> tuple[Score, Score]:
    listed = list(findings)
    return _score(f for f in listed if f.sort == "entity"), _score(f for f in listed if f.sort == "relation")


def _by_name(findings: Sequence[Finding], names: Sequence[str]) -> dict[str, Score]:
    scores = {name: _score(f for f in findings if f.name == name) for name in names}
    return {name: score for name, score in scores.items() if any(score)}


def _by_rule(findings: Iterable[Finding]) -> tuple[RuleScore, ...]:
    counts: dict[str, list[int]] = {}
    for finding in findings:
        for rule in finding.rules:
            counts.setdefault(rule, [0, 0])[finding.verdict == "false"] += 1
    return tuple(RuleScore(rule, *counts[rule]) for rule in sorted(counts))
