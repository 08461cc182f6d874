"""`kg eval`: the figures against gold annotations, and the lists that a person works from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from kg.cli.options import example, graph_option, graph_path, json_option
from kg.cli.output import print_json, print_problems, print_table
from kg.evaluate import METHOD, Comparison, Evaluation, Finding, Gold, Score, compare, evaluation, gold_folder
from kg.model import FoundDocument, Problem

FIGURES = ("found", "false", "missed", "precision", "recall", "F1")


@click.command("eval", epilog=example("kg eval data/gold -g output", "kg eval data/gold -g output --by-rule --json"))
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@graph_option
@click.option("--by-rule", is_flag=True, help="The measured precision of each rule instead.")
@click.option("--present", is_flag=True, help="Leave out gold of documents that the graph does not hold.")
@json_option
def eval_command(gold: Path, graph: Path | None, by_rule: bool, present: bool, as_json: bool) -> int:
    """Measure the graph against gold annotations.

    GOLD is a folder of annotations (*.json) or one of them. Prints precision, recall and F1 by kind and by predicate
    with the interval of the F1, then what was missed and what is false.
    """
    comparisons, problems = compared(gold_folder(gold), graph_path(graph), only_present=present)
    result = evaluation(comparisons)
    print_problems(problems)
    if by_rule:
        _print_rules(result, as_json)
    elif as_json:
        print_json(as_record(result))
    else:
        _print(result)
    return 1 if problems else 0


def compared(golds: Iterable[Gold], graph: Path, *, only_present: bool) -> tuple[list[Comparison], list[Problem]]:
    """Each gold document beside what the graph says of it; one the graph lacks counts as missed, and is told."""
    from kg.rdf.findings import findings
    from kg.rdf.store import Store

    store = Store.open(graph)
    found = {document.file: document for document in findings(store.match(), base=store.base)}
    by_name = {file.rpartition("/")[2]: document for file, document in found.items()}
    comparisons, problems = [], []
    for gold in golds:
        document = found.get(gold.document) or by_name.get(gold.document)
        if document is None and only_present:
            continue
        if document is None:
            problems.append(Problem(gold.path, f"the graph holds no document {gold.document}", "error"))
        elif document.sha256 != gold.sha256:
            problems.append(Problem(gold.path, f"annotates other bytes than the graph's {document.file}", "error"))
        comparisons.append(compare(gold, document or FoundDocument(gold.document, "", (), (), ())))
    return comparisons, problems


def _print(result: Evaluation) -> None:
    _print_scores("entities", result.kinds, result.entities, result.intervals["entities"])
    _print_scores("relations", result.predicates, result.relations, result.intervals["relations"])
    rows = [(name, *(_figure(s.f1) for s in scores)) for name, scores in result.documents.items()]
    print_table(("document", "entities F1", "relations F1"), rows, right=(1, 2))
    print(f"\nStatus of the posts found: {result.statuses[0]} of {result.statuses[1]} as in the gold.")
    _print_findings("Missed", result.missed)
    _print_findings("False", result.false)


def _print_scores(what: str, scores: Mapping[str, Score], total: Score, interval: tuple[float, float] | None) -> None:
    rows = [(name, *_row(score)) for name, score in [*scores.items(), ("all", total)]]
    print_table((what, *FIGURES), rows, right=range(1, 7))
    if interval is None:
        print("F1 interval: none, one document says nothing of the next\n")
    else:
        print(f"F1 interval: {interval[0]:.3f} to {interval[1]:.3f} ({METHOD})\n")


def _print_findings(title: str, findings: Sequence[Finding]) -> None:
    print(f"\n{title}: {len(findings)}")
    for finding in findings:
        rule = f"  ({', '.join(finding.rules)})" if finding.rules else ""
        place = f"{finding.document}@{'?' if finding.begin is None else finding.begin}"
        print(f"  {place}: {finding.name}: {' '.join(finding.what.split())}{rule}")


def _print_rules(result: Evaluation, as_json: bool) -> None:
    if as_json:
        print_json([{**rule._asdict(), "confidence": round(rule.confidence, 4)} for rule in result.rules])
        return
    rows = [(rule.rule, str(rule.true), str(rule.false), f"{rule.confidence:.2f}") for rule in result.rules]
    print_table(("rule", "true", "false", "confidence"), rows, right=(1, 2, 3))


def _row(score: Score) -> tuple[str, ...]:
    return (*(str(count) for count in score), _figure(score.precision), _figure(score.recall), _figure(score.f1))


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def as_record(result: Evaluation) -> dict[str, Any]:
    """An evaluation as plain JSON values."""
    return {
        "entities": {**_record(result.entities), "interval": result.intervals["entities"]},
        "relations": {**_record(result.relations), "interval": result.intervals["relations"]},
        "kinds": {name: _record(score) for name, score in result.kinds.items()},
        "predicates": {name: _record(score) for name, score in result.predicates.items()},
        "documents": {
            name: {"entities": _record(entities), "relations": _record(relations)}
            for name, (entities, relations) in result.documents.items()
        },
        "statuses": {"agreed": result.statuses[0], "of": result.statuses[1]},
        "missed": [_finding(f) for f in result.missed],
        "false": [_finding(f) for f in result.false],
        "method": result.method,
    }


def _record(score: Score) -> dict[str, float | None]:
    figures = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**score._asdict(), **{key: None if f is None else round(f, 4) for key, f in figures.items()}}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "document": finding.document,
        "begin": finding.begin,
        "sort": finding.sort,
        "name": finding.name,
        "what": finding.what,
        "rules": list(finding.rules),
    }
