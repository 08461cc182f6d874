"""`kg query` and `kg questions`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from kg.cli.options import endpoint_option, example, graph_option, graph_path, json_option
from kg.cli.output import print_json, print_table
from kg.config import load
from kg.errors import QueryError

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.rdf.elsewhere import Elsewhere
    from kg.rdf.query import Answer

FORMATS = ("table", "json", "csv", "tsv", "ttl")


@click.command(
    "query",
    epilog=example(
        "kg query who-holds-what",
        "kg query posts-on date=2021-06-25 --format csv",
        "kg query 'SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name }'",
        "kg query -f question.rq --format json",
        "kg query who-holds-what --endpoint http://localhost:7878/query",
    ),
)
@click.argument("words", metavar="[SPARQL | QUESTION [KEY=VALUE]...]", nargs=-1)
@click.option(
    "-f",
    "--file",
    type=click.Path(path_type=Path, allow_dash=True),
    help="Read the SPARQL from a file; - is standard input.",
)
@graph_option
@endpoint_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the answer."
)
@json_option
def query_command(
    words: tuple[str, ...],
    file: Path | None,
    graph: Path | None,
    there: Elsewhere | None,
    form: str,
    as_json: bool,
) -> None:
    """Ask the graph: SPARQL, or one of the ready questions.

    Every prefix of the vocabulary is known without declaring it; the query runs over the union of all named graphs.
    SELECT, ASK, CONSTRUCT and DESCRIBE are taken; nothing is changed and no other endpoint is asked (but the one that
    --endpoint names).
    """
    from kg.rdf.query import is_empty
    from kg.rdf.results import cells, written

    if file is None and not words:
        raise click.UsageError("what to ask? SPARQL, or a name that kg questions lists")
    asked = _here(graph_path(graph)) if there is None else _there(there)
    text = _file_text(file, words) if file is not None else _text(asked.thing, words)
    try:
        answer = asked.ask(text)
    except QueryError as error:
        where = f"{file}: " if file is not None else ""
        raise QueryError(where + str(error), line=error.line, column=error.column) from None
    if there is not None and there.cut_at is not None:
        click.echo(f"note: {there.url} gives no more than {there.cut_at:,} rows, and cut this answer", err=True)
    for line in asked.unsaid(text) if is_empty(answer) else ():
        click.echo(f"note: {line}", err=True)
    if as_json or form != "table":
        sys.stdout.write(written(answer, "json" if as_json else form, asked.base))
    else:
        print_table(*cells(answer, asked.base))


class _Asked(NamedTuple):
    """What is asked: its base, what finds a thing by its name, what answers a query, and which names it never says."""

    base: str
    thing: Callable[[str], NamedNode]
    ask: Callable[[str], Answer]
    unsaid: Callable[[str], list[str]]


def _here(path: Path) -> _Asked:
    from kg.rdf.look import resolve
    from kg.rdf.query import run_apart
    from kg.rdf.store import Store
    from kg.rdf.unsaid import unsaid

    store, limits = Store.open(path), load().limits
    ask = partial(run_apart, path, seconds=limits.query_seconds, longest=limits.query_chars)
    return _Asked(store.base, partial(resolve, store), ask, partial(unsaid, store))


def _there(found: Elsewhere) -> _Asked:
    from kg.rdf.excerpt import resolve_elsewhere

    return _Asked(
        found.base,
        partial(resolve_elsewhere, found),
        partial(found.ask, longest=load().limits.query_chars),
        lambda _: [],
    )


def _file_text(file: Path, words: tuple[str, ...]) -> str:
    if words:
        raise click.UsageError("give a query or a file, not both")
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"{file}: is not UTF-8 ({error.reason})") from None


def _text(thing: Callable[[str], NamedNode], words: tuple[str, ...]) -> str:
    """The SPARQL given, or that of the question named with its parameters bound."""
    name, *arguments = words
    if not re.fullmatch(r"[A-Za-z0-9_-]+", name) or name.upper() in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        if arguments:
            raise click.UsageError("SPARQL is one argument: put it in quotes")
        return name
    from kg.rdf.questions import filled, question

    return filled(question(name, load().questions), dict(_argument(argument) for argument in arguments), thing)


def _argument(argument: str) -> tuple[str, str]:
    key, equals, value = argument.partition("=")
    if not equals:
        raise click.UsageError(f"a parameter is written KEY=VALUE, not {argument!r}")
    return key, value


@click.command("questions", epilog=example("kg questions", "kg questions --json"))
@json_option
def questions_command(as_json: bool) -> None:
    """List the ready questions and their parameters.

    Your own come from the `questions` of kg.toml.
    """
    from kg.rdf.questions import questions

    known = questions(load().questions).values()
    if as_json:
        print_json(
            [
                {
                    "name": question.name,
                    "asks": question.title,
                    "remark": question.remark,
                    "parameters": [
                        {"name": p.name, "sort": p.sort, "default": p.default, "meaning": p.meaning}
                        for p in question.parameters
                    ],
                }
                for question in known
            ]
        )
        return
    rows = [(q.name, q.title, " ".join(f"{p.name}={p.default or ''}" for p in q.parameters)) for q in known]
    print_table(("question", "asks", "parameters"), rows)
