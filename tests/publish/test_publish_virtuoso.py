"""Publishing to Virtuoso, which another house made, where it is installed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from elsewhere import changed, free_port, program, running

from kg.publish.ledger import Ledger
from kg.publish.remote import ByGraphStore, publish
from kg.rdf.endpoint import Endpoint, Login
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
ResultSetMaxRows = 10000
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso, empty, with the password of its first day."""
    binary = program("virtuoso-t")
    if binary is None:
        pytest.skip("Virtuoso is not installed (Debian: virtuoso-opensource-7)")
    folder = tmp_path_factory.mktemp("virtuoso")
    port = free_port()
    (folder / "virtuoso.ini").write_text(INI.format(folder=folder, server=free_port(), port=port), encoding="utf-8")
    with running([binary, "+foreground", "+configfile", "virtuoso.ini"], port, "/sparql", folder=folder) as url:
        yield url


def test_virtuoso_holds_the_graph_afterwards_and_the_next_one(virtuoso: str, graph: Store, tmp_path: Path) -> None:
    query = Endpoint(f"{virtuoso}/sparql")
    there = Endpoint(f"{virtuoso}/sparql-graph-crud-auth", login=Login(name="dba", password="dba"))
    for store in (graph, changed(graph), graph):
        done = publish(store, ByGraphStore(there, None), query, Ledger(tmp_path / "graph.nq", there.url))
        assert done.triples == len(store)
        assert done.sent > 0
    again = publish(graph, ByGraphStore(there, None), query, Ledger(tmp_path / "graph.nq", there.url))
    assert again.sent == 0
