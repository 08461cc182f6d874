"""The graphs and servers that the tests of this room share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import Server, serving

EXAMPLE = Path(__file__).resolve().parents[1] / "rdf" / "example.ttl"
BASE = "https://w3id.org/undoc-kg/id/"


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example as N-Quads: each triple in the graph of its kind."""
    import pyoxigraph as ox

    def placed(quad: ox.Quad) -> ox.Quad:
        kind = quad.subject.value.removeprefix(BASE).partition("/")[0]
        own = kind in ("sentence", "claim", "quotation", "provision")
        name = f"document/{quad.subject.value.rpartition('/')[2].rpartition('-')[0]}" if own else "things"
        return ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(f"{BASE}graph/{name}"))

    file = tmp_path_factory.mktemp("graph") / "graph.nq"
    quads = [placed(quad) for quad in ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE)]
    file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return file


@pytest.fixture(scope="session")
def server(graph: Path) -> Iterator[Server]:
    """A server of the example with the limits of every day."""
    with serving(graph) as running:
        yield running


@pytest.fixture(scope="session")
def strict(graph: Path) -> Iterator[Server]:
    """A server with narrow limits: two seconds, 64 MB, 1,000 rows, 2,000 characters, three long queries."""
    limits = (
        "--seconds",
        "2",
        "--memory",
        "64",
        "--rows",
        "1000",
        "--query-chars",
        "2000",
        "--slow",
        "3",
        "--request-seconds",
        "2",
    )
    with serving(graph, *limits, "--workers", "3", "--quiet") as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, graph: Path) -> Path:
    """A graph of one's own, that a test may exchange."""
    shutil.copy(graph, tmp_path / "own.nq")
    return tmp_path
