"""Graphs to publish: the worked example, and the same one document further."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "rdf"))

from elsewhere import built, free_port, program, running

from kg.rdf.store import Store


@pytest.fixture(scope="session")
def graph() -> Store:
    return built()


@pytest.fixture
def oxigraph() -> object:
    """The address of Oxigraph's server, empty."""
    binary = program("oxigraph")
    if binary is None:
        pytest.skip("oxigraph is not installed (pip install oxigraph)")
    port = free_port()
    with running([binary, "serve", "--bind", f"127.0.0.1:{port}"], port, "/") as url:
        yield url
