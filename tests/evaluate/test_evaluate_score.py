"""Figures from counts."""

from __future__ import annotations

import pytest

from kg.evaluate import Comparison, Finding, RuleScore, Score, evaluation


def comparison(document: str, found: int, false: int, missed: int, rule: str = "byline") -> Comparison:
    verdicts = ["found"] * found + ["false"] * false + ["missed"] * missed
    findings = [Finding(document, v, "relation", "spokeAt", "", 0, () if v == "missed" else (rule,)) for v in verdicts]  # type: ignore[arg-type]
    return Comparison(document, tuple(findings))


def test_precision_recall_and_f1_come_from_the_counts() -> None:
    score = Score(found=6, false=2, missed=4)
    assert (score.precision, score.recall, score.f1) == (0.75, 0.6, pytest.approx(2 / 3))


def test_where_nothing_was_to_count_there_is_no_figure() -> None:
    assert (Score(0, 0, 0).precision, Score(0, 0, 3).precision, Score(0, 0, 0).f1) == (None, None, None)


def test_totals_are_micro_so_that_every_relation_weighs_the_same() -> None:
    result = evaluation([comparison("a", 9, 0, 0), comparison("b", 0, 1, 1)])
    assert result.relations == Score(9, 1, 1)
    assert result.predicates == {"spokeAt": Score(9, 1, 1)}


def test_the_interval_holds_the_f1_is_seeded_and_needs_two_documents() -> None:
    documents = [comparison(name, found, 1, 2) for name, found in (("a", 3), ("b", 9), ("c", 5))]
    result = evaluation(documents)
    interval = result.intervals["relations"]
    assert interval is not None
    assert result.relations.f1 is not None
    assert interval[0] < result.relations.f1 < interval[1]
    assert evaluation(documents) == result
    assert evaluation(documents[:1]).intervals["relations"] is None


def test_a_rules_confidence_is_its_measured_precision_drawn_towards_a_half() -> None:
    result = evaluation([comparison("a", 8, 1, 5), comparison("b", 1, 0, 0, rule="symbol")])
    assert result.rules == (RuleScore("byline", 8, 1), RuleScore("symbol", 1, 0))
    assert result.rules[0].confidence == pytest.approx(9 / 11)
