"""Write data/lexicon/confidence.toml: the precision of each rule, measured against gold.

`python tools/measure_rules.py [GRAPH] [GOLD]…`, by default output and data/gold: all annotated texts that are open.
A rule that nothing measured is left out, and has no confidence until something does.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.cli.evaluate import compared
from kg.config import share
from kg.evaluate import Evaluation, evaluation, gold_folder


def confidence_toml(result: Evaluation, documents: int) -> str:
    """The file's text: one line a rule, in order of name."""
    lines = [
        "# Measured by tools/measure_rules.py, not typed: of the claims a rule made in the annotated documents",
        f"# ({documents}), (true + 1) / (true + false + 2), which is drawn to one half where little was measured.",
        "# Those who write rules have read these documents: of others less is true (docs/quality.md, docs/sample.md).",
        "[rules]",
    ]
    lines += [f"{rule.rule} = {rule.confidence:.2f}  # {rule.true} true, {rule.false} false" for rule in result.rules]
    return "\n".join(lines) + "\n"


def main(graph: Path, *golds: Path) -> int:
    """Measure, write and tell where."""
    annotated = [gold for folder in golds for gold in gold_folder(folder)]
    comparisons, problems = compared(annotated, graph, only_present=False)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    path = share("data", "lexicon", "confidence.toml")
    path.write_text(confidence_toml(evaluation(comparisons), len(comparisons)), encoding="utf-8")
    print(path)
    return 0


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    defaults = [Path("output"), share("data", "gold")]
    sys.exit(main(*arguments, *defaults[len(arguments) :]))
