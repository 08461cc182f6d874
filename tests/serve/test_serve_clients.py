"""Real clients: what people already use works as it is, and another engine gives the same answers."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from serving import Server

NAMES = "SELECT ?name WHERE { ?p a <https://w3id.org/undoc-kg/ontology#Person> ; <http://www.w3.org/2000/01/rdf-schema#label> ?name } ORDER BY ?name"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # SPARQLWrapper uses what rdflib will drop
def test_sparqlwrapper_reads_rows_graphs_and_truth(server: Server) -> None:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(f"{server.url}sparql")
    client.setQuery(NAMES)
    client.setReturnFormat(JSON)
    names = [row["name"]["value"] for row in client.query().convert()["results"]["bindings"]]
    assert "Tarek Ladeb" in names
    client.setMethod(POST)
    client.setQuery("ASK { ?s ?p 'Tarek Ladeb'@en }")
    assert client.query().convert()["boolean"] is True
    client = SPARQLWrapper(f"{server.url}sparql")
    client.setQuery("CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5")
    assert len(client.query().convert()) == 5


def test_rdflib_reads_it_as_a_store(server: Server) -> None:
    from rdflib import Graph, URIRef
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = Graph(SPARQLStore(f"{server.url}sparql", returnFormat="json"))
    ladeb = URIRef("https://w3id.org/undoc-kg/id/person/tarek-ladeb")
    label = URIRef("http://www.w3.org/2000/01/rdf-schema#label")
    assert str(graph.value(ladeb, label)) == "Tarek Ladeb"
    assert [str(row[0]) for row in graph.query(NAMES)] == sorted(str(row[0]) for row in graph.query(NAMES))


def test_pandas_reads_the_csv(server: Server) -> None:
    import pandas

    frame = pandas.read_csv(f"{server.url}sparql?{urlencode({'query': NAMES, 'format': 'csv'})}")
    assert list(frame.columns) == ["name"]
    assert "Tarek Ladeb" in set(frame["name"])
    assert pandas.read_csv(io.StringIO(server.query(NAMES).text)).equals(frame)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_asks_by_form(server: Server) -> None:
    command = ["curl", "-sS", f"{server.url}sparql", "-H", "accept: text/csv", "--data-urlencode", f"query={NAMES}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "Tarek Ladeb" in done.stdout.splitlines()


@pytest.fixture(scope="module")
def foreign(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same graph behind `oxigraph serve-read-only`."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("oxigraph's server is not installed")
    place = tmp_path_factory.mktemp("oxigraph") / "store"
    load = [str(program), "load", "--location", str(place), "--file", str(graph)]
    subprocess.run(load, check=True, capture_output=True, timeout=60)
    import socket

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [
        str(program),
        "serve-read-only",
        "--location",
        str(place),
        "--bind",
        f"127.0.0.1:{port}",
        "--union-default-graph",
    ]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    over = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            assert time.monotonic() < over
            Event().wait(0.05)
    yield f"http://127.0.0.1:{port}/query"
    process.terminate()
    process.wait(timeout=30)


def test_another_engine_answers_the_ready_questions_the_same(server: Server, foreign: str) -> None:
    from kg.identity import ID_BASE
    from kg.rdf.names import query_prefixes
    from kg.rdf.questions import questions

    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in query_prefixes(ID_BASE).items())
    compared = 0
    for question in questions().values():
        ours = server.query(question.text)
        asked = Request(
            foreign,
            (prefixes + question.text).encode(),
            {"content-type": "application/sparql-query", "accept": "text/csv"},
        )
        with urlopen(asked, timeout=60) as theirs:
            rows = theirs.read().decode().splitlines()
        assert ours.status == 200, question.name
        assert sorted(ours.text.splitlines()) == sorted(rows), question.name
        compared += len(rows) > 1
    assert compared > 5
