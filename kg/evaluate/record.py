"""An evaluation as plain JSON values: the figures alone, or with the lists that a person works from."""

from __future__ import annotations

from typing import Any

from kg.evaluate.interval import Interval
from kg.evaluate.match import Finding
from kg.evaluate.score import Evaluation, Reached, Score


def figures(result: Evaluation) -> dict[str, Any]:
    """All figures of an evaluation, and nothing that tells what was missed: what may be shown of a sealed set."""
    return {
        "entities": _measured(result, result.entities, "entities"),
        "relations": _measured(result, result.relations, "relations"),
        "targets": [_target(reached) for reached in result.targets],
        "kinds": {name: _measured(result, score, name) for name, score in result.kinds.items()},
        "predicates": {name: _measured(result, score, name) for name, score in result.predicates.items()},
        "genres": {
            name: {"documents": result.genre_sizes[name], **_pair(scores)} for name, scores in result.genres.items()
        },
        "documents": {name: _pair(scores) for name, scores in result.documents.items()},
        "statuses": {"agreed": result.statuses[0], "of": result.statuses[1]},
        "method": result.method,
    }


def record(result: Evaluation) -> dict[str, Any]:
    """The figures, and each thing and relation that was missed or is false."""
    lists = {"missed": [_finding(f) for f in result.missed], "false": [_finding(f) for f in result.false]}
    return figures(result) | lists


def _measured(result: Evaluation, score: Score, name: str) -> dict[str, Any]:
    return {**_score(score), "intervals": _interval(result.intervals[name])}


def _score(score: Score) -> dict[str, float | None]:
    shares = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**score._asdict(), **{key: None if share is None else round(share, 4) for key, share in shares.items()}}


def _interval(interval: Interval | None) -> dict[str, list[float] | None] | None:
    if interval is None:
        return None
    return {key: ends and [round(end, 4) for end in ends] for key, ends in interval._asdict().items()}


def _pair(scores: tuple[Score, Score]) -> dict[str, Any]:
    return {"entities": _score(scores[0]), "relations": _score(scores[1])}


def _target(reached: Reached) -> dict[str, Any]:
    target = {"precision": reached.target.precision, "recall": reached.target.recall}
    measured = {**_score(reached.score), "intervals": _interval(reached.interval)}
    return {"name": reached.target.name, "target": target, "met": reached.met, **measured}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "document": finding.document,
        "begin": finding.begin,
        "sort": finding.sort,
        "name": finding.name,
        "what": finding.what,
        "rules": list(finding.rules),
    }
