"""Publishing to Virtuoso, which another house made, where it is installed."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest
from elsewhere import LABEL, changed, free_port, program, running

from kg.publish import publish_files
from kg.publish.ledger import Ledger
from kg.publish.remote import ByGraphStore, Published, publish
from kg.rdf.elsewhere import Elsewhere
from kg.rdf.endpoint import Endpoint, Login
from kg.rdf.excerpt import explain_elsewhere, path_elsewhere, search_elsewhere, whole
from kg.rdf.explain import explain
from kg.rdf.look import search
from kg.rdf.paths import path
from kg.rdf.query import run
from kg.rdf.store import Store

INI = """[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = {server}
DirsAllowed = .
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
[HTTPServer]
ServerPort = {port}
ServerRoot = {folder}
[SPARQL]
ResultSetMaxRows = 1000
"""


@dataclass(frozen=True)
class Virtuoso:
    """A server: its address, the port of its own protocol, and the folder in which it runs."""

    url: str
    port: int
    folder: Path

    @property
    def query(self) -> Endpoint:
        return Endpoint(f"{self.url}/sparql")

    def bring(self, store: Store, place: Path) -> Published:
        """Publish a graph to it, with the password of its first day."""
        there = Endpoint(f"{self.url}/sparql-graph-crud-auth", login=Login(name="dba", password="dba"))
        return publish(store, ByGraphStore(there, self.query, None), self.query, Ledger(place / "graph.nq", there.url))


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Virtuoso]:
    """A Virtuoso, running."""
    binary = program("virtuoso-t")
    if binary is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    folder = tmp_path_factory.mktemp("virtuoso")
    port, server = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, server=server, port=port), encoding="utf-8")
    with running([binary, "+foreground", "+configfile", "virtuoso.ini"], port, "/sparql", folder=folder) as url:
        yield Virtuoso(url, server, folder)


def test_virtuoso_holds_the_graph_afterwards_and_the_next_one(virtuoso: Virtuoso, graph: Store, tmp_path: Path) -> None:
    for store in (graph, changed(graph), graph):
        done = virtuoso.bring(store, tmp_path)
        assert done.triples == len(store)
        assert done.sent > 0
    assert virtuoso.bring(graph, tmp_path).sent == 0


def test_virtuoso_answers_of_the_graph_as_it_is_answered_here(virtuoso: Virtuoso, graph: Store, tmp_path: Path) -> None:
    virtuoso.bring(graph, tmp_path)
    found = Elsewhere(virtuoso.query)
    for id in ("organization/CTED", "person/tarek-ladeb", "post/chair-counter-terrorism-committee"):
        assert explain_elsewhere(found, id) == explain(graph, id)
    ways = path(graph, graph.iri("organization/CTED"), graph.iri("person/tarek-ladeb"), k=2)
    assert path_elsewhere(found, "CTED", "Ladeb", k=2) == ways
    assert search_elsewhere(found, "civil society", most=3) == search(graph, "civil society", most=3)
    for text in (
        "SELECT * { ?person kg:holdsPost/kg:postFor ?state }",
        "ASK { ?x a kg:Claim ; kg:evidence/kg:text ?t }",
        "ASK { ?x a kg:Nothing }",
    ):
        assert found.ask(text) == run(graph, text)
    assert set(whole(found).ox) == {quad for quad in graph.ox if quad.graph_name != graph.graph("inferred")}


def test_virtuoso_cuts_long_answers_and_is_asked_for_the_rest(virtuoso: Virtuoso, graph: Store, tmp_path: Path) -> None:
    things = graph.graph("things")
    names = (ox.Literal(f"Person {number}", language="en") for number in range(2500))
    many = (ox.Quad(graph.iri(f"person/p{number}"), LABEL, name, things) for number, name in enumerate(names))
    larger = Store.memory([*graph.ox, *many], base=graph.base)
    virtuoso.bring(larger, tmp_path)
    group = f"GRAPH {things} {{ ?s {LABEL} ?o }}"
    assert len(list(virtuoso.query.solutions(f"SELECT ?s ?o WHERE {{ {group} }}")[1])) == 1000, "it cuts"
    assert len(list(virtuoso.query.rows(group, ("s", "o")))) == len(list(larger.match(None, LABEL, None, things)))


def test_what_its_own_loader_read_of_the_shards_is_found_right(
    virtuoso: Virtuoso, graph: Store, tmp_path: Path
) -> None:
    isql = program("isql-vt")
    assert isql is not None
    other = Store.memory(graph.ox, base=graph.base)
    publish_files(other, virtuoso.folder / "shards")
    loads = "ld_dir('shards', '*.nq.gz', 'urn:none'); rdf_loader_run(); checkpoint;"
    clear = f"SPARQL CLEAR GRAPH {graph.graph('things')};"
    for command in (clear, loads):
        subprocess.run(
            [isql, str(virtuoso.port), "dba", "dba", f"exec={command}"],
            cwd=virtuoso.folder,
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert virtuoso.bring(graph, tmp_path).sent == 0
