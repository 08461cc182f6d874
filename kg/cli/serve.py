"""`kg serve`."""

from __future__ import annotations

import ipaddress
import re
import sys
from collections.abc import Mapping
from pathlib import Path

import click
from click.core import ParameterSource

from kg.cli.options import example, graph_option, graph_path
from kg.config import FILE, load
from kg.errors import ConfigurationError


@click.command(
    "serve", epilog=example("kg serve", "kg serve -g graph --port 8080 --seconds 10", "curl localhost:7878/sparql")
)
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 is all of them.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, help="0 takes any free one.")
@click.option("--base-path", default="", help="Path under which a reverse proxy shows it, as /kg.")
@click.option("--token-file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A token to ask for.")
@click.option(
    "--cors", default="*", show_default=True, help="Origin that may read it from its pages; none for no other."
)
@click.option(
    "--default-graph",
    type=click.Choice(("union", "exact")),
    default="union",
    show_default=True,
    help="What a query without GRAPH sees: all graphs, or the unnamed one alone, as the standard has it.",
)
@click.option("--title", default="Knowledge graph", show_default=True, help="Heading of the pages.")
@click.option("--seconds", type=click.FloatRange(0.1), default=30.0, show_default=True, help="Time a query may take.")
@click.option("--memory", type=click.IntRange(16), default=1024, show_default=True, help="MB a query may take.")
@click.option("--rows", type=click.IntRange(1), default=1_000_000, show_default=True, help="Rows an answer may have.")
@click.option(
    "--query-chars", type=click.IntRange(1), default=100_000, show_default=True, help="Characters of a query."
)
@click.option("--answer-size", type=click.IntRange(1), default=512, show_default=True, help="MB an answer may have.")
@click.option(
    "--request-seconds",
    type=click.FloatRange(0.1),
    default=20.0,
    show_default=True,
    help="Time a request may take to arrive.",
)
@click.option("--workers", type=click.IntRange(0), default=0, help="Quick queries at a time; 0: two for each core.")
@click.option("--slow", type=click.IntRange(1), default=8, show_default=True, help="Long queries at a time.")
@click.option("--queue", type=click.IntRange(1), default=256, show_default=True, help="Requests that may wait.")
@click.option(
    "--in-memory",
    type=click.IntRange(0),
    default=512,
    show_default=True,
    help="Hold stores up to so many MB in memory; larger ones are read from disk.",
)
@click.option("--quiet", is_flag=True, help="No access log.")
@click.pass_context
def serve_command(context: click.Context, /, graph: Path | None, quiet: bool, **given: object) -> None:
    """Serve the graph: SPARQL for tools, pages for people.

    SPARQL is at /sparql, pages at /. Only this machine can reach it unless --host names another address; it reads and
    never writes, asks no other server, and takes a new build of the graph as it comes.
    """
    try:
        from kg.serve.server import serve
    except ModuleNotFoundError as error:
        raise ConfigurationError(f"kg serve needs {error.name}: pip install 'undoc-kg[serve]'") from None
    from kg.serve.settings import Limits, Settings

    options = _configured(context, given)
    settings = Settings(
        graph=graph_path(graph),
        keeper=(sys.executable, "-m", "kg.cli.keeper"),
        host=str(options["host"]),
        port=int(str(options["port"])),
        base_path=_base_path(str(options["base_path"])),
        token=_token(options["token_file"]),  # type: ignore[arg-type]  # click.Path
        origin=_origin(str(options["cors"])),
        default_graph=options["default_graph"],  # type: ignore[arg-type]  # click.Choice
        title=str(options["title"]),
        limits=Limits(
            float(str(options["seconds"])),
            *(int(str(options[name])) for name in ("memory", "rows", "query_chars", "answer_size")),
        ),
        quick=int(str(options["workers"])),
        slow=int(str(options["slow"])),
        queue=int(str(options["queue"])),
        memory_megabytes=int(str(options["in_memory"])),
        request_seconds=float(str(options["request_seconds"])),
    )
    _warn(settings.host, settings.token)
    serve(settings, quiet=quiet, listening=lambda address: click.echo(address))


def _configured(context: click.Context, given: Mapping[str, object]) -> Mapping[str, object]:
    """The options given, and for those that were not what [serve] of kg.toml says; its title is [serve]'s or kg.toml's.

    Raises: ConfigurationError for a value that the option does not take.
    """
    config = load()
    told = {"title": config.title, **config.serve} if config.title else config.serve
    found = dict(given)
    for option in context.command.params:
        name = option.name or ""
        if name in told and context.get_parameter_source(name) is ParameterSource.DEFAULT:
            try:
                found[name] = option.type_cast_value(context, told[name])
            except click.BadParameter as error:
                raise ConfigurationError(f"[serve] {name}: {error.message}", path=FILE) from None
    return found


def _warn(host: str, token: str | None) -> None:
    """Say what it means to listen on more than this machine."""
    try:
        local = ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = host == "localhost"
    if not local:
        who = "whoever knows the token" if token else "everybody there"
        click.echo(f"kg serve: {host} can be reached from other machines: {who} can read the whole graph", err=True)


def _token(file: Path | None) -> str | None:
    """The token of a file; it is never an argument, which other users of the machine could see."""
    if file is None:
        return None
    token = file.read_text(encoding="utf-8").strip()
    if len(token) < 16:
        raise ConfigurationError("a token has at least 16 characters", path=str(file))
    return token


def _base_path(text: str) -> str:
    path = text.rstrip("/")
    if path and not re.fullmatch(r"(/[A-Za-z0-9._~-]+)+", path):
        raise click.UsageError(f"--base-path is a path like /kg, not {text!r}")
    return path


def _origin(text: str) -> str:
    if text not in ("*", "none") and not re.fullmatch(r"https?://[A-Za-z0-9.:\[\]-]+", text):
        raise click.UsageError(f"--cors is *, none or an origin (scheme, host, port), not {text!r}")
    return text
