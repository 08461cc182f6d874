"""The networkx graph, its GraphML and GEXF, the pyvis model and the page: complete, clean, the same every time."""

from __future__ import annotations

import importlib
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from view.corpus import hostile, large, small, texts

from kg.rdf.export import network_bytes
from kg.view import network, page
from kg.view.drawing import drawing
from kg.view.model import model
from kg.view.reading import reading


def test_the_network_has_things_as_nodes_and_each_fact_as_an_edge() -> None:
    graph = network(small())
    assert graph.nodes["person/ana-muller"]["label"] == "Ana Müller"
    edges = graph.get_edge_data("person/ana-muller", "organization/committee")
    assert [(e["label"], e["post"], e["documents"]) for e in edges.values()] == [
        ("Chair", "Chair of the Committee on Rivers", "document/c-briefing")
    ]
    assert not nx.is_empty(graph)


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_the_network_is_read_back_from_its_files_with_all_nodes_and_edges(form: str, read: Callable[..., Any]) -> None:
    for store in (small(), hostile()):
        graph = network(store)
        again = read(io.BytesIO(network_bytes(graph, form)))
        assert set(again.nodes) == set(graph.nodes)
        assert len(again.edges) == len(graph.edges)


def test_the_page_is_the_same_in_other_processes_whatever_the_hash_seed_and_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    small().dump(str(path), ox.RdfFormat.N_QUADS)
    code = (
        "import sys, pyoxigraph as ox\nfrom kg.view import page\n"
        "store = ox.Store(); store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "sys.stdout.buffer.write(page(store, title='Rivers').encode())"
    )
    pages = {
        subprocess.run([sys.executable, "-c", code, str(path)], env=env, capture_output=True, check=True).stdout
        for env in ({"PYTHONHASHSEED": "1", "LC_ALL": "C"}, {"PYTHONHASHSEED": "random"})
    }
    assert pages == {page(small(), title="Rivers").encode()}


def test_the_page_holds_each_sentence_once() -> None:
    html = page(small(), sources=texts())
    assert html.count("Clear Streams is implemented by UNOSW") == 1


def test_no_name_ends_the_script_that_holds_the_data() -> None:
    html = page(hostile(), title="</title><script>")
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    assert json.loads(found[1])["title"] == "</title><script>"
    bodies = re.findall(r"<script[^>]*>(.*?)</script>", html, re.DOTALL)
    assert len(bodies) == 3
    assert "window.hurt" not in bodies[1] + bodies[2]


def test_the_page_of_a_small_graph_is_under_1200_kilobytes_and_of_2000_things_under_4_megabytes() -> None:
    assert len(page(small()).encode()) < 1_200_000
    assert len(page(large(2000, 6000)).encode()) < 4_000_000


def test_an_empty_graph_makes_a_page() -> None:
    assert "<title>Nothing</title>" in page(ox.Store(), title="Nothing")


def test_the_pyvis_model_holds_the_nodes_with_their_places_and_one_edge_a_pair() -> None:
    drawn = drawing(reading(small()))
    net = model(drawn)
    assert [(n["x"], n["y"]) for n in net.nodes] == list(drawn.places)
    assert len(net.edges) == len(drawn.edges)
    assert net.get_node(0)["label"] == "Ana Müller"
    assert net.directed


def test_pyvis_is_imported_without_waiting_for_ipython_or_networkx_and_still_has_them() -> None:
    code = (
        "import sys\nfrom kg.view.model import _pyvis\nmodule = _pyvis()\n"
        "assert not {'IPython', 'networkx', 'jsonpickle'} & set(sys.modules)\n"
        "assert module.nx.Graph is __import__('networkx').Graph\n"
        "assert type(module.IFrame('x', width=1, height=1)).__module__.startswith('IPython')\n"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True)


def test_importing_the_room_loads_nothing_heavy() -> None:
    code = "import sys, kg.view\nassert not {'networkx', 'pyvis', 'numpy', 'jinja2', 'rdflib'} & set(sys.modules), sorted(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert importlib.import_module("kg.view").__all__


def test_a_page_whose_names_are_mostly_latin_is_ascii() -> None:
    """The page of the rivers says Müller, and is ASCII all the same."""
    text = page(small(), title="Fleuves et forêts")
    assert text.isascii()
    assert "M\\u00fcller" in text
    assert "Fleuves et for&#234;ts" in text
