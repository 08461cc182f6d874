"""Options and arguments that several commands share, and the example under each help."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from kg.errors import InputError

if TYPE_CHECKING:
    from kg.rdf.elsewhere import Elsewhere
    from kg.rdf.endpoint import Login

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


def endpoint_option(function: F) -> F:
    """`--endpoint` and how it knows us: the command gets `there`, the graph at a SPARQL endpoint, or None."""

    @wraps(function)
    def called(
        *arguments: Any,
        endpoint: str | None,
        token_file: Path | None,
        user: str | None,
        password_file: Path | None,
        **options: Any,
    ) -> Any:
        known = login(token_file, user, password_file)
        return function(*arguments, there=_elsewhere(endpoint, options["graph"], known), **options)

    option = click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of a graph on disk.")
    return cast(F, login_options(option(called)))


def login_options(function: F) -> F:
    """`--token-file`, `--user`, `--password-file`: how a server elsewhere knows us."""
    for option in (
        click.option("--password-file", type=click.Path(path_type=Path), help="File with the password of --user."),
        click.option("--user", help="Name to log in by."),
        click.option("--token-file", type=click.Path(path_type=Path), help="File with a token to log in by."),
    ):
        function = option(function)
    return function


def _elsewhere(url: str | None, graph: Path | None, known: Login | None) -> Elsewhere | None:
    """The graph at the endpoint that the options name; None where they name none.

    Raises: click.UsageError for what does not go together; EndpointError, NotFoundError.
    """
    if url is None:
        if known is not None:
            raise click.UsageError("a login goes with --endpoint")
        return None
    if graph is not None:
        raise click.UsageError("name a graph on disk or an endpoint, not both")
    from kg.config import load
    from kg.rdf.elsewhere import Elsewhere
    from kg.rdf.endpoint import Endpoint

    config = load()
    return Elsewhere(Endpoint(url, login=known, seconds=config.limits.query_seconds), base=config.base)


def login(token_file: Path | None, user: str | None, password_file: Path | None) -> Login | None:
    """The login that these options name.

    Raises: InputError when a file cannot be read; click.UsageError for what does not go together.
    """
    from kg.rdf.endpoint import Login

    if (user is None) != (password_file is None):
        raise click.UsageError("--user and --password-file go together")
    if token_file is not None and user is not None:
        raise click.UsageError("log in by a token or by a name, not by both")
    if token_file is not None:
        return Login(token=_secret(token_file))
    return None if user is None or password_file is None else Login(name=user, password=_secret(password_file))


def _secret(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error})") from error
