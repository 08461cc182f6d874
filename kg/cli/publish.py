"""`kg publish`."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec import to_builtins

from kg.cli.options import example, graph_option, graph_path, json_option, login, login_options
from kg.cli.output import print_json, progress
from kg.config import load

# How the addresses of updates and graph stores end at known servers, and that of queries beside them.
_QUERY = {
    "update": "query",
    "statements": "",
    "store": "query",
    "data": "query",
    "sparql-auth": "sparql",
    "sparql-graph-crud-auth": "sparql",
    "sparql-graph-crud": "sparql",
}
_GRAPH_STORES = ("store", "data", "sparql-graph-crud", "sparql-graph-crud-auth", "rdf-graph-store")


@click.command(
    "publish",
    epilog=example(
        "kg publish http://localhost:7878/update",
        "kg publish http://localhost:3030/un/data --query http://localhost:3030/un/query",
        "kg publish --files shards",
    ),
)
@click.argument("url", required=False)
@graph_option
@click.option("--update", "way", flag_value="update", help="URL takes SPARQL updates: only what differs is sent.")
@click.option(
    "--graph-store", "way", flag_value="graph-store", help="URL speaks the Graph Store Protocol: graphs are put whole."
)
@click.option("--files", type=click.Path(path_type=Path), help="Write shards for a bulk loader into this folder.")
@click.option("--query", metavar="URL", help="Address for queries, if it cannot be told from URL.")
@click.option("--shards", type=click.IntRange(1, 1000), default=16, show_default=True, help="Shards of documents.")
@login_options
@json_option
def publish_command(
    url: str | None,
    graph: Path | None,
    way: str | None,
    files: Path | None,
    query: str | None,
    shards: int,
    token_file: Path | None,
    user: str | None,
    password_file: Path | None,
    as_json: bool,
) -> None:
    """Bring the graph to a SPARQL store elsewhere.

    Only what differs is sent, each graph is read back and compared, and what was interrupted goes on where it stopped.
    Graphs in the store that are not of this graph's base are left alone. With --files nothing is sent.
    """
    from kg.rdf.store import Store

    if (url is None) == (files is None):
        raise click.UsageError("name the address of a store, or a folder by --files")
    path = graph_path(graph)
    store = Store.open(path)
    if files is not None:
        from kg.publish import publish_files

        wrote = publish_files(store, files, shards=shards)
        told = (
            f"{wrote.files} files, {wrote.triples} triples in {files}: {wrote.written} written, {wrote.dropped} removed"
        )
        return print_json(to_builtins(wrote)) if as_json else print(told)
    assert url is not None
    from kg.publish.ledger import Ledger
    from kg.publish.remote import ByGraphStore, ByUpdate, Target, publish
    from kg.rdf.endpoint import Endpoint

    known = login(token_file, user, password_file)
    seconds = load().limits.query_seconds
    there, asked = (Endpoint(u, login=known, seconds=seconds) for u in (url, query or query_url(url)))
    whole = (way or _way(url)) == "graph-store"
    target: Target = ByGraphStore(there, asked, None) if whole else ByUpdate(there, asked, None)
    with progress("publishing") as advance:
        done = publish(store, target, asked, Ledger(path, url), advance=advance)
    told = (
        f"{done.graphs} graphs, {done.triples} triples in {url}: {done.sent} graphs sent, {done.dropped} removed, "
        f"{done.added} triples added, {done.removed} removed; all as here"
    )
    return print_json(to_builtins(done)) if as_json else print(told)


def query_url(url: str) -> str:
    """The address for queries beside that of updates or a graph store, as the known servers name them.

    >>> query_url("http://localhost:3030/un/update"), query_url("http://localhost:8890/sparql")
    ('http://localhost:3030/un/query', 'http://localhost:8890/sparql')
    """
    start, slash, last = url.partition("?")[0].rstrip("/").rpartition("/")
    beside = _QUERY.get(last)
    return url if beside is None else f"{start}{slash}{beside}".rstrip("/")


def _way(url: str) -> str:
    last = url.partition("?")[0].rstrip("/").rpartition("/")[2]
    return "graph-store" if last in _GRAPH_STORES else "update"
