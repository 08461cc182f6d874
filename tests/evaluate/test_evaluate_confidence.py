"""The confidence of rules is written by a command, from measurement."""

from __future__ import annotations

import tomllib

from tooling import tool

from kg.evaluate import Comparison, Finding, evaluation


def test_the_file_holds_the_measured_precision_of_each_rule_in_order() -> None:
    verdicts = [("found", "symbol"), ("found", "symbol"), ("false", "byline"), ("found", "post-apposition")]
    findings = [Finding("a.txt", verdict, "relation", "cites", "", 0, (rule,)) for verdict, rule in verdicts]
    text = tool("measure_rules").confidence_toml(evaluation([Comparison("a.txt", tuple(findings))]), 1)
    assert tomllib.loads(text) == {"rules": {"byline": 0.33, "post-apposition": 0.67, "symbol": 0.75}}
    assert text.index("byline") < text.index("post-apposition") < text.index("symbol")
