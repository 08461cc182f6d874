"""`kg export` and `kg view`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from kg.cli.options import endpoint_option, example, graph_option, graph_path
from kg.cli.output import print_note
from kg.errors import NotFoundError, OutputError

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from kg.rdf.elsewhere import Elsewhere
    from kg.rdf.store import Store

FORMATS = ("ttl", "nt", "nq", "trig", "jsonld", "rdfxml", "graphml", "gexf", "csv", "parquet")


@click.command(
    "export",
    epilog=example(
        "kg export jsonld -o graph.jsonld",
        "kg export nq -o graph.nq.gz",
        "kg export csv -o - | head",
        "kg export parquet -o tables",
        "kg export --all -g graph",
    ),
)
@click.argument("form", metavar="|".join(FORMATS), type=click.Choice(FORMATS), required=False)
@click.option(
    "--all", "every", is_flag=True, help="Bring the files in the folder of a build up to date with its store."
)
@graph_option
@click.option(
    "-o",
    "--output",
    default="-",
    type=click.Path(path_type=Path, allow_dash=True),
    help="File to write, packed if it ends in .gz or .zst; for parquet a folder.  [default: -]",
)
def export_command(form: str | None, graph: Path | None, output: Path, *, every: bool) -> None:
    """Write the graph in another format.

    nq, trig and jsonld keep the named graphs; ttl, nt and rdfxml hold all but what was inferred; graphml and gexf are
    the network of things; csv is one line for each sentence of each claim; parquet is three tables of nodes, edges and
    evidence. With --all it is the files that a build writes, graph.ttl, graph.nq, the page and so on, where it left
    them behind its store (kg build --no-files).
    """
    if every == (form is not None):
        raise click.UsageError("name one form, or take --all")
    if form is None:
        _catch_up(graph_path(graph))
        return
    from kg.rdf.store import Store

    store = Store.open(graph_path(graph))
    if form == "parquet":
        _write_tables(store, output)
    elif str(output) == "-":
        _write(store, form, sys.stdout.buffer, None)
        sys.stdout.buffer.flush()
    else:
        from kg.rdf.packed import written

        with written(output) as file:
            _write(store, form, file, output.resolve().parent)


def _catch_up(graph: Path) -> None:
    from kg.files import catch_up
    from kg.output import Output
    from kg.press import Press

    if not (graph / "store").is_dir():
        raise NotFoundError(f"{graph}: no graph is there (build one: kg build SOURCE -o {graph})")
    folder = Output(graph)
    with folder.held(), Press() as press:
        caught_up = catch_up(folder, press)
    print_note("" if caught_up else "the files are of the graph in the store already")


def _write(store: Store, form: str, out: IO[bytes], folder: Path | None) -> None:
    from kg.rdf.export import write_export

    def network() -> MultiDiGraph[str]:
        from kg.view.network import network

        return network(store.ox)

    write_export(store, form, out, network=network, folder=folder)


def _write_tables(store: Store, folder: Path) -> None:
    from kg.rdf.tables import write_parquet

    if str(folder) == "-":
        raise click.UsageError("parquet is three files: name a folder, -o FOLDER")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror})") from error
    write_parquet(store, folder)


@click.command("view", epilog=example("kg view -g output", "kg view --endpoint http://localhost:7878/query"))
@graph_option
@endpoint_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File for the page of an endpoint's graph.  [default: a temporary one]",
)
@click.option("--no-browser", is_flag=True, help="Only print where the page is.")
def view_command(graph: Path | None, there: Elsewhere | None, output: Path | None, no_browser: bool) -> None:
    """Open the network page in a browser.

    The page is one file, network.html, that needs no network and no server. That of a graph at an endpoint is made
    first: all of the graph is fetched for it.
    """
    if there is not None:
        page = _page_of(there, output)
    elif output is not None:
        raise click.UsageError("-o goes with --endpoint: the page of a graph on disk is there already")
    else:
        page = graph_path(graph) / "network.html"
    if not page.is_file():
        raise NotFoundError(f"{page}: no page is there (build one: kg build SOURCE -o {page.parent})")
    print(page)
    if not no_browser:
        import webbrowser

        if not webbrowser.open(page.resolve().as_uri()):
            click.echo("no browser could be started: open the file yourself", err=True)


def _page_of(there: Elsewhere, output: Path | None) -> Path:
    """Makes the page of a graph elsewhere."""
    from kg.config import load
    from kg.rdf.excerpt import whole
    from kg.rdf.packed import written
    from kg.view.page import page

    text = page(whole(there).ox, title=load().title or "Knowledge graph")
    place = output or Path(tempfile.mkdtemp(prefix="kg-")) / "network.html"
    with written(place) as file:
        file.write(text.encode())
    return place
