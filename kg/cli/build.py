"""`kg build`."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.options import example, json_option
from kg.cli.output import print_json, print_problems, progress
from kg.config import RUNNERS, iri_base, load, share


@click.command(
    "build", epilog=example("kg build my-documents -o graph", "kg build rows.jsonl @list.txt -o graph --rules-only")
)
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Folder to write.  [default: output]")
@click.option("--base", help="Base IRI of the things, ending in / or #.")
@click.option("--rules-only/--with-model", default=None, help="Without the language model, or with it.")
@click.option("--workers", type=click.IntRange(0), help="Processes that read documents; 0 as many as there are cores.")
@click.option("--runner", type=click.Choice(RUNNERS), help="Who reads: processes here, or a Ray cluster (extra ray).")
@click.option("--address", help="Of the Ray cluster to use; without it one is started on this machine.")
@click.option("--config", "config_file", type=click.Path(path_type=Path), help="Instead of kg.toml or pyproject.toml.")
@json_option
def build_command(
    sources: tuple[Path, ...],
    output: Path | None,
    base: str | None,
    rules_only: bool | None,
    workers: int | None,
    runner: str | None,
    address: str | None,
    config_file: Path | None,
    as_json: bool,
) -> int:
    """Build the graph of a folder of documents.

    SOURCE… are folders or files, files of rows (.jsonl, .parquet), lists of files (@list.txt); without one, those of
    kg.toml, else the five documents that kg brings along.
    """
    config = load(config_file).where(
        sources=sources or None,
        output=output,
        base=None if base is None else iri_base(base),
        rules_only=rules_only,
        workers=workers,
        runner=runner,
        address=address,
    )
    from kg.build import build

    with progress("reading") as advance:
        built = build(config.sources or (share("data", "documents"),), config.output, config, progress=advance)
    print_problems(built.problems)
    if as_json:
        print_json({"output": str(config.output), "counts": dict(built.counts)})
    else:
        counted = ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in built.counts.items())
        print(f"{counted} in {config.output}")
    return 1 if any(problem.severity == "error" for problem in built.problems) else 0
