"""`kg eval`: the figures against gold annotations, and the lists that a person works from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from kg.cli.options import example, graph_option, graph_path, json_option
from kg.cli.output import print_json, print_problems, print_table
from kg.config import share
from kg.errors import OutputError
from kg.evaluate import (
    METHOD,
    Comparison,
    Evaluation,
    Finding,
    Gold,
    Interval,
    Reached,
    Score,
    Target,
    compare,
    errors_page,
    evaluation,
    figures,
    gold_folder,
    record,
    targets,
)
from kg.model import FoundDocument, Problem

FIGURES = ("found", "false", "missed", "precision", "recall", "F1")
PATH = click.Path(exists=True, path_type=Path)


@click.command(
    "eval",
    epilog=example(
        "kg eval data/gold -g output",
        "kg eval data/gold -g output --by-rule --json",
        "kg eval my/gold --unseen my/sealed -g output --errors errors.html",
    ),
)
@click.argument("gold", type=PATH, nargs=-1)
@graph_option
@click.option(
    "--unseen",
    type=PATH,
    multiple=True,
    help="Gold of documents that nobody wrote rules on: told apart, as figures without lists.",
)
@click.option(
    "--errors",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page of each sentence with an error, gold and found side by side; of GOLD only.",
)
@click.option("--by-rule", is_flag=True, help="The measured precision of each rule instead.")
@click.option("--present", is_flag=True, help="Leave out gold of documents that the graph does not hold.")
@json_option
def eval_command(
    gold: tuple[Path, ...],
    graph: Path | None,
    *,
    unseen: tuple[Path, ...],
    errors: Path | None,
    by_rule: bool,
    present: bool,
    as_json: bool,
) -> int:
    """Measure the graph against gold annotations.

    GOLD is a folder of annotations (*.json) or one of them. Prints precision, recall and F1 by kind, predicate and
    genre with intervals and beside the targets, then what was missed and what is false.
    """
    if not gold and not unseen:
        raise click.UsageError("Missing argument 'GOLD...'.")
    goals = targets(share("data", "gold", "targets.toml"))
    told = [compared(_golds(paths), graph_path(graph), only_present=present) for paths in (gold, unseen)]
    problems = [problem for _, found in told for problem in found]
    print_problems(problems)
    seen, hidden = (evaluation(comparisons, targets=goals) for comparisons, _ in told)
    if errors is not None:
        _write(errors, errors_page(told[0][0]))
    if by_rule:
        _print_rules(seen, as_json)
    elif as_json:
        print_json(record(seen) | ({"unseen": figures(hidden)} if unseen else {}))
    else:
        _print_sets(seen if gold else None, hidden if unseen else None)
    return 1 if problems else 0


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


def measured(
    paths: Iterable[Path], graph: Path, goals: Sequence[Target] = (), *, only_present: bool
) -> tuple[Evaluation, list[Problem]]:
    """The figures over all gold of some paths, and what is wrong with it."""
    comparisons, problems = compared(_golds(paths), graph, only_present=only_present)
    return evaluation(comparisons, targets=goals), problems


def _golds(paths: Iterable[Path]) -> list[Gold]:
    return [gold for path in paths for gold in gold_folder(path)]


def compared(golds: Sequence[Gold], graph: Path, *, only_present: bool) -> tuple[list[Comparison], list[Problem]]:
    """Each gold document beside what the graph says of it; one the graph lacks counts as missed, and is told."""
    if not golds:
        return [], []
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


def _print_sets(seen: Evaluation | None, unseen: Evaluation | None) -> None:
    """The two sets one after the other: their figures are never mixed."""
    if seen is not None:
        _print(seen)
        _print_findings("Missed", seen.missed)
        _print_findings("False", seen.false)
    if unseen is not None:
        print("\nUNSEEN: documents that nobody wrote rules on; what was missed there is not shown.\n")
        _print(unseen)


def _print(result: Evaluation) -> None:
    _print_scores("entities", result, result.kinds, result.entities)
    _print_scores("relations", result, result.predicates, result.relations)
    _print_targets(result.targets)
    rows = [(name, str(result.genre_sizes[name]), *_pair(scores)) for name, scores in result.genres.items()]
    print_table(("genre", "documents", "entities P", "R", "F1", "relations P", "R", "F1"), rows, right=range(1, 8))
    print()
    rows = [(name, *(_figure(s.f1) for s in scores)) for name, scores in result.documents.items()]
    print_table(("document", "entities F1", "relations F1"), rows, right=(1, 2))
    print(f"\nStatus of the posts found: {result.statuses[0]} of {result.statuses[1]} as in the gold.")


def _print_scores(what: str, result: Evaluation, scores: Mapping[str, Score], total: Score) -> None:
    rows = [(name, *_row(score), _ends(result.intervals[name], "f1")) for name, score in scores.items()]
    rows.append(("all", *_row(total), _ends(result.intervals[what], "f1")))
    print_table((what, *FIGURES, "F1 interval"), rows, right=range(1, 8))
    one = len(result.documents) < 2
    print("F1 interval: none, one document says nothing of the next\n" if one else f"F1 interval: {METHOD}\n")


def _print_targets(reached: Sequence[Reached]) -> None:
    rows = []
    for one in reached:
        shares = [(one.score.precision, one.target.precision), (one.score.recall, one.target.recall)]
        cells = [cell for share, wanted in shares for cell in (_figure(share), f"{wanted:.2f}")]
        verdict = "-" if one.met is None else "reached" if one.met else "short"
        rows.append((one.target.name, *cells, verdict))
    columns = ("target", "precision", "wanted", "recall", "wanted", "")
    print_table(columns, rows, right=range(1, 5))
    print()


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
    return (*(str(count) for count in score), *_shares(score))


def _pair(scores: tuple[Score, Score]) -> tuple[str, ...]:
    return (*_shares(scores[0]), *_shares(scores[1]))


def _shares(score: Score) -> tuple[str, ...]:
    return (_figure(score.precision), _figure(score.recall), _figure(score.f1))


def _figure(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _ends(interval: Interval | None, figure: str) -> str:
    ends = None if interval is None else getattr(interval, figure)
    return "-" if ends is None else f"{ends[0]:.3f} to {ends[1]:.3f}"
