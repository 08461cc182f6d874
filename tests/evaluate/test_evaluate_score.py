"""Figures from counts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.config import share
from kg.errors import ConfigurationError
from kg.evaluate import Comparison, Finding, RuleScore, Score, Target, evaluation, figures, record, targets


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
    measured = (result.relations.precision, result.relations.recall, result.relations.f1)
    for ends, figure in zip(interval, measured, strict=True):
        assert ends is not None
        assert figure is not None
        assert ends[0] < figure < ends[1]
    assert result.intervals["spokeAt"] == interval
    assert evaluation(documents) == result
    assert evaluation(documents[:1]).intervals["relations"] is None


def test_a_rules_confidence_is_its_measured_precision_drawn_towards_a_half() -> None:
    result = evaluation([comparison("a", 8, 1, 5), comparison("b", 1, 0, 0, rule="symbol")])
    assert result.rules == (RuleScore("byline", 8, 1), RuleScore("symbol", 1, 0))
    assert result.rules[0].confidence == pytest.approx(9 / 11)


def test_documents_of_one_genre_are_told_together() -> None:
    documents = [replace(comparison(name, 3, 1, 0), genre=genre) for name, genre in (("a", "bio"), ("b", "bio"))]
    result = evaluation([*documents, replace(comparison("c", 0, 0, 2), genre="resolution")])
    assert {genre: scores[1] for genre, scores in result.genres.items()} == {
        "bio": Score(6, 2, 0),
        "resolution": Score(0, 0, 2),
    }
    assert result.genre_sizes == {"bio": 2, "resolution": 1}


def test_a_target_is_reached_when_both_shares_are() -> None:
    goals = [Target("fair", "relation", ("spokeAt",), 0.7, 0.6), Target("high", "relation", (), 0.9, 0.6)]
    goals.append(Target("none", "entity", ("Event",), 0.1, 0.1))
    result = evaluation([comparison("a", 3, 1, 1), comparison("b", 3, 1, 2)], targets=goals)
    assert [(one.target.name, one.score, one.met) for one in result.targets] == [
        ("fair", Score(6, 2, 3), True),
        ("high", Score(6, 2, 3), False),
        ("none", Score(0, 0, 0), None),
    ]


def test_figures_hold_nothing_of_what_was_missed_and_the_record_all_of_it() -> None:
    result = evaluation([comparison("a", 3, 1, 2), comparison("b", 1, 0, 1)])
    assert json.loads(json.dumps(figures(result)))["relations"]["missed"] == 3
    assert {"missed", "false", "rules"}.isdisjoint(figures(result))
    assert (len(record(result)["missed"]), len(record(result)["false"])) == (3, 1)


def test_the_targets_that_come_with_kg_can_be_read_and_name_known_kinds() -> None:
    goals = targets(share("data", "gold", "targets.toml"))
    assert goals[0] == Target("Person, State", "entity", ("Person", "State"), 0.96, 0.95)
    assert goals[-1].covers("relation", "metWith")
    assert not goals[-1].covers("entity", "Person")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[target]]\nname = "x"', "target 'x' needs kinds or predicates"),
        ('[[target]]\nname = "x"\nkinds = ["Ship"]', "target 'x': 'Ship' is none of Person"),
        ('[[target]]\nname = "x"\npredicates = "all"\nprecision = 95.0', "precision and recall between 0.0 and 1.0"),
        ("[[target", "targets cannot be read"),
    ],
)
def test_broken_targets_are_told(text: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "targets.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=re.escape(message)):
        targets(tmp_path / "targets.toml")
