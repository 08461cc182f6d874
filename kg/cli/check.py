"""`kg verify` and `kg check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import to_builtins

from kg.cli.options import example, graph_option, graph_path, json_option, sources_option
from kg.cli.output import print_json, print_problems
from kg.cli.sources import source_digest, source_text
from kg.config import load
from kg.model import Problem


@click.command("verify", epilog=example("kg verify -g output", "kg verify -g output --sources my-documents"))
@graph_option
@sources_option
@json_option
def verify_command(graph: Path | None, sources: Path | None, as_json: bool) -> int:
    """Re-open every source and look for every quote.

    Leaves with 1 unless every passage stands in its source where the graph says, and every span in its sentence.
    """
    from kg.rdf.store import Store
    from kg.rdf.verify import verify

    path = graph_path(graph)
    found = verify(Store.open(path), source_text(path, sources), digest=source_digest(path, sources))
    if as_json:
        print_json(to_builtins(found))
    else:
        print_problems(found.problems)
        wrong = f"{len(found.problems)} wrong" if found.problems else "all as the graph says"
        print(f"{found.sources} sources, {found.passages} passages, {found.spans} spans: {wrong}")
    return 1 if found.problems else 0


@click.command("check", epilog=example("kg check -g output", "kg check --json"))
@graph_option
@json_option
def check_command(graph: Path | None, as_json: bool) -> int:
    """Check the graph against its shapes and vocabulary.

    Leaves with 1 for a violation; warnings are told and pass. Your own classes and properties come from the
    `ontology` of kg.toml.
    """
    from kg.rdf.store import Store
    from kg.rdf.validate import check

    problems = check(Store.open(graph_path(graph)), extra=load().ontology)
    violations = _count(problems, "error")
    if as_json:
        print_json({"violations": violations, "problems": [to_builtins(problem) for problem in problems]})
    else:
        print_problems(problems)
        print(f"{violations} violations, {_count(problems, 'warning')} warnings, {_count(problems, 'note')} notes")
    return 1 if violations else 0


def _count(problems: Sequence[Problem], severity: str) -> int:
    return sum(problem.severity == severity for problem in problems)
