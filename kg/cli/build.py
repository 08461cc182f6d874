"""`kg build`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg.cli.options import example, json_option
from kg.cli.output import print_json, print_note, print_problems, progress
from kg.config import RUNNERS, Config, iri_base, load, share

if TYPE_CHECKING:
    from kg.built import Build
    from kg.sight import Sight


F = TypeVar("F", bound=Callable[..., Any])


def build_options(function: F) -> F:
    """The argument and options of a build, which kg build and kg watch share."""
    path = click.Path(path_type=Path)
    for option in (
        click.option("--config", "config_file", type=path, help="Instead of kg.toml or pyproject.toml."),
        click.option("--address", help="Of the Ray cluster to use; without it one is started on this machine."),
        click.option(
            "--runner", type=click.Choice(RUNNERS), help="Who reads: processes here, or a Ray cluster (extra ray)."
        ),
        click.option(
            "--workers",
            type=click.IntRange(0),
            help="Processes that read documents; 0: one for each core, 1: one thing after the other.",
        ),
        click.option(
            "--files/--no-files",
            default=None,
            help="Whether large files follow a store brought up to date.",
        ),
        click.option("--rules-only/--with-model", default=None, help="Without the language model, or with it."),
        click.option("--base", help="Base IRI of the things, ending in / or #."),
        click.option("-o", "--output", type=path, help="Folder to write.  [default: output]"),
        click.argument("sources", nargs=-1, type=path),
    ):
        function = option(function)
    return function


def configured(**options: Any) -> Config:
    """The configuration that the options of a build come to."""
    base = options.get("base")
    return load(options.pop("config_file", None)).where(
        **options | {"sources": options.get("sources") or None, "base": None if base is None else iri_base(base)}
    )


@click.command(
    "build", epilog=example("kg build my-documents -o graph", "kg build rows.jsonl @list.txt -o graph --rules-only")
)
@build_options
@json_option
def build_command(as_json: bool, **options: Any) -> int:
    """Build the graph of a folder of documents.

    SOURCE… are folders or files, files of rows (.jsonl, .parquet), lists of files (@list.txt); without one, those of
    kg.toml, else the five documents that kg brings along.
    """
    config = configured(**options)
    sources = config.sources or (share("data", "documents"),)
    from kg.unchanged import looks, unchanged

    seen = looks(sources, config.output, config)
    built = unchanged(config.output, config, seen) or _build(sources, config, seen)
    report(built, as_json=as_json)
    return 1 if any(problem.severity == "error" for problem in built.problems) else 0


def _build(sources: Sequence[Path], config: Config, seen: Sight) -> Build:
    from kg.build import build  # most of kg, of no use where nothing changed

    with progress("reading") as advance:
        return build(sources, config.output, config, progress=advance, seen=seen)


def report(built: Build, *, as_json: bool = False) -> None:
    """What a build came to: problems, what it reused and what the evidence costs; on standard output the counts."""
    print_problems(built.problems)
    per_fact, costs = _costs(built)
    if as_json:
        told = {"output": str(built.output), "counts": dict(built.counts), "evidence": dict(built.evidence)}
        print_json({**told, "per_fact": round(per_fact, 2), "reused": built.reused, "changed": built.changed})
        return
    print_note(_reused(built))
    print_note(costs)
    counted = ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in built.counts.items())
    print(f"{counted} in {built.output}")


def _reused(built: Build) -> str:
    """What of earlier builds was of use."""
    if not built.changed:
        return "nothing changed since the last build"
    return (
        f"known from earlier builds and not read again: {built.reused} of {built.counts['documents']}"
        if built.reused
        else ""
    )


def _costs(built: Build) -> tuple[float, str]:
    """How many triples the evidence of a fact costs, a mention being a fact; in numbers and in words."""
    facts = built.counts["facts"] + built.counts["mentions"]
    per_fact = sum(built.evidence.values()) / facts if facts else 0.0
    kinds = ", ".join(f"{count} {kind}" for kind, count in built.evidence.items())
    return per_fact, f"{per_fact:.2f} triples of evidence for each fact or mention: {kinds}" if facts else ""
