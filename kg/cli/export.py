"""`kg export` and `kg view`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.options import example, graph_option, graph_path
from kg.errors import NotFoundError, OutputError

if TYPE_CHECKING:
    from networkx import MultiDiGraph

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv")


@click.command("export", epilog=example("kg export jsonld -o graph.jsonld", "kg export csv -o - | head"))
@click.argument("form", metavar="|".join(FORMATS), type=click.Choice(FORMATS))
@graph_option
@click.option(
    "-o", "--output", default="-", type=click.Path(path_type=Path, allow_dash=True), help="File to write.  [default: -]"
)
def export_command(form: str, graph: Path | None, output: Path) -> None:
    """Write the graph in another format.

    nq, trig and jsonld keep the named graphs; ttl, nt and rdfxml hold all but what was inferred; graphml and gexf are
    the network of things; csv is one line for each sentence of each claim.
    """
    from kg.rdf.export import exported
    from kg.rdf.store import Store

    store = Store.open(graph_path(graph))

    def network() -> MultiDiGraph[str]:
        from kg.view.network import network

        return network(store.ox)

    data = exported(store, form, network=network)
    if str(output) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        _write(output, data)


def _write(path: Path, data: bytes) -> None:
    """Write aside, then swap: a full disk leaves an older file as it was."""
    aside = path.with_name(path.name + ".new")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot be written ({error.strerror})") from error


@click.command("view", epilog=example("kg view -g output", "kg view --no-browser"))
@graph_option
@click.option("--no-browser", is_flag=True, help="Only print where the page is.")
def view_command(graph: Path | None, no_browser: bool) -> None:
    """Open the network page in a browser.

    The page is one file, network.html, that needs no network and no server.
    """
    page = graph_path(graph) / "network.html"
    if not page.is_file():
        raise NotFoundError(f"{page}: no page is there (build one: kg build SOURCE -o {page.parent})")
    print(page)
    if not no_browser:
        import webbrowser

        if not webbrowser.open(page.resolve().as_uri()):
            click.echo("no browser could be started: open the file yourself", err=True)
