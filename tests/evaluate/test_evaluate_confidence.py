"""The confidence of rules is written by a command, from measurement."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path

from kg.evaluate import Comparison, Finding, evaluation

TOOL = Path(__file__).resolve().parents[2] / "tools" / "measure_rules.py"


def test_the_file_holds_the_measured_precision_of_each_rule_in_order() -> None:
    spec = importlib.util.spec_from_file_location("measure_rules", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    verdicts = [("found", "symbol"), ("found", "symbol"), ("false", "byline"), ("found", "post-apposition")]
    findings = [Finding("a.txt", verdict, "relation", "cites", "", 0, (rule,)) for verdict, rule in verdicts]
    text = tool.confidence_toml(evaluation([Comparison("a.txt", tuple(findings))]), 1)
    assert tomllib.loads(text) == {"rules": {"byline": 0.33, "post-apposition": 0.67, "symbol": 0.75}}
    assert text.index("byline") < text.index("post-apposition") < text.index("symbol")
