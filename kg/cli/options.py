"""Options and arguments that several commands share, and the example under each help."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def example(*lines: str) -> str:
    """The epilog of a command: its example."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def graph_option(function: F) -> F:
    """`-g`: the folder that `kg build` wrote (or a file of RDF), by default the output of kg.toml."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path),
        default=None,
        help="Folder that kg build wrote, or a .nq, .trig, .ttl or .nt file.  [default: output]",
    )(function)


def json_option(function: F) -> F:
    """`--json`: the same as JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def sources_option(function: F) -> F:
    """`--sources`: where the sources lie now."""
    return click.option(
        "--sources",
        type=click.Path(path_type=Path),
        help="Folder of the sources, if they are not where the build read them.",
    )(function)


def graph_path(graph: Path | None) -> Path:
    """The graph asked for, or the output folder of the configuration."""
    if graph is not None:
        return graph
    from kg.config import load

    return load().output
