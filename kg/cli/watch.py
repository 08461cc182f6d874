"""`kg watch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.build import build_options, configured, report
from kg.cli.options import example
from kg.cli.output import print_note
from kg.config import Config, share
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.tools import Workshop


@click.command("watch", epilog=example("kg watch my-documents -o graph"))
@build_options
@click.option("--every", type=click.FloatRange(0.05), default=1.0, show_default=True, help="Seconds between two looks.")
def watch_command(every: float, **options: object) -> None:
    """Build the graph, and again whenever a document changes.

    Takes what kg build takes. Word lists, decisions and ontology files of kg.toml are looked at too. A build that fails
    is told, and the graph of the last one stays. Ends by Ctrl-C.
    """
    from kg.tools import Workshop
    from kg.watch import Pace, folders, look, rests

    config = configured(**options)
    if Path("@-") in config.sources:
        raise click.UsageError("a list from standard input cannot be watched")
    sources = config.sources or (share("data", "documents"),)
    others = (*config.lexicon, *config.authority, *config.ontology, *filter(None, (config.corrections,)))

    def seen() -> str:
        return look((*sources, *others), without=config.output)

    workshop, pace = Workshop(), Pace(seen, lambda: folders(sources), every)
    first = seen()
    _build(sources, config, workshop)
    for _ in rests(pace.look, pace.wait, first):
        _build(sources, config, workshop)


def _build(sources: tuple[Path, ...], config: Config, workshop: Workshop) -> None:
    """One build; what goes wrong with it is told and ends nothing."""
    from kg.build import build

    try:
        report(build(sources, config.output, config, workshop=workshop))
    except KgError as error:
        print_note(f"kg: {error}")
    print(end="", flush=True)
