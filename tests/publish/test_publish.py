"""Publishing to stores elsewhere: only the difference, resumable, compared afterwards."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest
from elsewhere import Small, changed, free_port, program, relabelled, running, small
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EndpointError, InputError, OutputError, QueryError
from kg.publish import publish_files
from kg.publish.ledger import Ledger
from kg.publish.remote import ByGraphStore, ByUpdate, Published, Target, differing, publish
from kg.rdf.elsewhere import Elsewhere
from kg.rdf.endpoint import Endpoint, Login
from kg.rdf.excerpt import explain_elsewhere, whole
from kg.rdf.explain import explain
from kg.rdf.packed import opened
from kg.rdf.query import run
from kg.rdf.store import Store

WAYS = ["update", "graph-store"]


def bring(store: Store, url: str, way: str, place: Path, **options: object) -> Published:
    """Publish by one of the ways, with the ledger in a folder."""
    query = Endpoint(f"{url}/query", **options)  # type: ignore[arg-type]
    there = Endpoint(f"{url}/{'update' if way == 'update' else 'store'}", **options)  # type: ignore[arg-type]
    target: Target = ByUpdate(there, query, None) if way == "update" else ByGraphStore(there, query, None)
    return publish(store, target, query, Ledger(place / "graph.nq", there.url))


@pytest.fixture
def server() -> Iterator[Small]:
    with small() as running:
        yield running


@pytest.mark.parametrize("way", WAYS)
def test_oxigraph_holds_the_graph_afterwards_and_the_next_one(
    way: str, oxigraph: str, graph: Store, tmp_path: Path
) -> None:
    first = bring(graph, oxigraph, way, tmp_path)
    assert (first.triples, first.added, first.sent) == (len(graph), len(graph), first.graphs)
    again = bring(graph, oxigraph, way, tmp_path)
    assert (again.sent, again.added, again.removed, again.dropped) == (0, 0, 0, 0)
    further = changed(graph)
    more = bring(further, oxigraph, way, tmp_path)
    assert more.sent < more.graphs
    back = bring(graph, oxigraph, way, tmp_path)
    assert back.dropped == 1
    rows = Endpoint(f"{oxigraph}/query").solutions("SELECT * { GRAPH ?g { ?s ?p ?o } }")[1]
    assert {ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in rows} == set(graph.ox)


def test_oxigraph_answers_of_the_graph_as_it_is_answered_here(oxigraph: str, graph: Store, tmp_path: Path) -> None:
    bring(graph, oxigraph, "update", tmp_path)
    there = Elsewhere(Endpoint(f"{oxigraph}/query"))
    for id in ("organization/CTED", "person/tarek-ladeb"):
        assert explain_elsewhere(there, id) == explain(graph, id)
    for text in (
        "SELECT * { ?person kg:holdsPost/kg:postFor ?state }",
        "ASK { ?x a kg:Claim ; kg:evidence/kg:text ?t }",
    ):
        assert there.ask(text) == run(graph, text)
    assert set(whole(there).ox) == {quad for quad in graph.ox if quad.graph_name != graph.graph("inferred")}


def test_what_oxigraphs_own_loader_read_of_the_shards_is_found_right(graph: Store, tmp_path: Path) -> None:
    binary = program("oxigraph")
    if binary is None:
        pytest.skip("oxigraph is not installed (pip install oxigraph)")
    publish_files(graph, tmp_path / "shards", shards=3)
    load = f"gzip -dc shards/*.nq.gz | '{binary}' load --location un --format nq"
    subprocess.run(load, cwd=tmp_path, shell=True, check=True, capture_output=True, timeout=60)
    port = free_port()
    serve = [binary, "serve", "--location", "un", "--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with running(serve, port, "/", folder=tmp_path) as url:
        done = bring(graph, url, "update", tmp_path)
        assert (done.sent, done.dropped, done.triples) == (0, 0, len(graph))


def test_an_update_sends_the_lines_that_differ(server: Small, graph: Store, tmp_path: Path) -> None:
    bring(graph, server.url, "update", tmp_path)
    done = bring(changed(graph), server.url, "update", tmp_path)
    assert (done.added, done.removed, done.sent) == (2, 2, 2)
    assert set(server.store) == set(changed(graph).ox)


@pytest.mark.parametrize("way", WAYS)
def test_what_is_there_already_is_not_sent_although_this_machine_knows_nothing_of_it(
    way: str, server: Small, graph: Store, tmp_path: Path
) -> None:
    bring(graph, server.url, way, tmp_path / "here")
    server.asked.clear()
    done = bring(graph, server.url, way, tmp_path / "there")
    assert (done.sent, server.changes()) == (0, [])


@pytest.mark.parametrize("way", WAYS)
def test_an_unchanged_graph_costs_two_queries(way: str, server: Small, graph: Store, tmp_path: Path) -> None:
    bring(graph, server.url, way, tmp_path)
    server.asked.clear()
    bring(graph, server.url, way, tmp_path)
    assert [kind for kind, _ in server.asked] == ["query", "query"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("after", range(0, 12, 3))
def test_what_was_interrupted_goes_on_and_ends_as_if_it_had_not_been(
    way: str, after: int, server: Small, graph: Store, tmp_path: Path
) -> None:
    bring(graph, server.url, way, tmp_path)
    further = relabelled(changed(graph))
    requests = count()
    server.fault = lambda what, body: 503 if next(requests) >= after else None
    server.asked.clear()
    with suppress(EndpointError):
        bring(further, server.url, way, tmp_path)
    before = len(server.changes())
    server.fault = lambda what, body: None
    bring(further, server.url, way, tmp_path)
    assert set(server.store) == set(further.ox)
    with small() as other:
        bring(graph, other.url, way, tmp_path / "other")
        other.asked.clear()
        bring(further, other.url, way, tmp_path / "other")
        assert len(server.changes()) <= len(other.changes()) + 1, "what was done is not done again"
        assert before <= after


def test_graphs_of_others_in_the_store_are_left_alone(server: Small, graph: Store, tmp_path: Path) -> None:
    theirs = ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.Literal("c"), ox.NamedNode("x:g"))
    server.store.add(theirs)
    bring(graph, server.url, "update", tmp_path)
    assert set(server.store) == {*graph.ox, theirs}


def test_what_somebody_changed_in_the_store_is_put_right(server: Small, graph: Store, tmp_path: Path) -> None:
    bring(graph, server.url, "update", tmp_path)
    victim = next(iter(server.store))
    server.store.remove(victim)
    done = bring(graph, server.url, "update", tmp_path)
    assert (done.sent, done.added) == (1, 1)
    assert victim in server.store


def test_a_store_that_loses_a_triple_is_found_out(server: Small, graph: Store, tmp_path: Path) -> None:
    def losing(what: str, body: bytes) -> int | None:
        return 204 if b"graph/facts" in body else None  # says that it did

    server.fault = losing
    with pytest.raises(EndpointError, match=r"does not hold .*graph/facts as it was sent: 0 triples for"):
        bring(graph, server.url, "update", tmp_path)


def test_a_server_that_is_not_there_or_leads_on_or_wants_a_token(graph: Store, tmp_path: Path) -> None:
    with small(token="sesame") as closed:
        with pytest.raises(EndpointError, match="answered 401 who are you"):
            bring(graph, closed.url, "update", tmp_path)
        done = bring(graph, closed.url, "update", tmp_path, login=Login(token="sesame"))
        assert done.triples == len(graph)
        with pytest.raises(EndpointError, match=r"leads on to http://127\.0\.0\.1:9/elsewhere"):
            Endpoint(f"{closed.url}/moved", login=Login(token="sesame")).update("CLEAR ALL")
        with pytest.raises(QueryError, match="refused it"):
            Endpoint(f"{closed.url}/query", login=Login(token="sesame")).yes("ASK {")
    with pytest.raises(EndpointError, match="cannot be reached"):
        Endpoint(f"{closed.url}/query").yes("ASK {}")
    with pytest.raises(InputError, match="is no address"):
        Endpoint("file:///etc/passwd")


LINES = st.lists(st.sampled_from("abcdefg").map(str.encode), unique=True).map(sorted)


@given(LINES, LINES)
def test_differing_lines_are_those_of_one_side_only(old: list[bytes], new: list[bytes]) -> None:
    found = list(differing(old, new))
    assert {line for sign, line in found if sign < 0} == set(old) - set(new)
    assert {line for sign, line in found if sign > 0} == set(new) - set(old)


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_shards_hold_all_quads_and_only_those_that_changed_are_written(
    suffix: str, graph: Store, tmp_path: Path
) -> None:
    first = publish_files(graph, tmp_path, suffix=suffix)
    assert (first.files, first.written, first.triples) == (first.files, first.files, len(graph))
    assert publish_files(graph, tmp_path, suffix=suffix).written == 0
    more = publish_files(changed(graph), tmp_path, suffix=suffix)
    assert 1 <= more.written < more.files or more.files == 3
    found = []
    for path in sorted(tmp_path.glob(f"*.nq{suffix}")):
        with opened(path) as file:
            lines = list(file)
        assert lines == sorted(lines)
        found += list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))
    assert len(found) == len(set(found))
    assert set(found) == set(changed(graph).ox)


def test_a_broken_record_of_shards_is_told(graph: Store, tmp_path: Path) -> None:
    (tmp_path / "shards.json").write_text("{", encoding="utf-8")
    with pytest.raises(OutputError, match="is broken, remove it"):
        publish_files(graph, tmp_path)


def test_the_command_publishes_and_tells_what_it_did(graph: Store, tmp_path: Path) -> None:
    from kg.rdf.export import nquads

    (tmp_path / "graph.nq").write_bytes(nquads(graph))

    def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "kg", "publish", *arguments, "-g", "graph.nq"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)

    with small() as server:
        for word in ("update", "store"):
            done = kg(f"{server.url}/{word}", "--json")
            assert done.returncode == 0, done.stderr
            assert json.loads(done.stdout)["triples"] == len(graph)
        again = kg(f"{server.url}/update")
    assert again.stdout.endswith("0 graphs sent, 0 removed, 0 triples added, 0 removed; all as here\n")
    files = kg("--files", "shards")
    assert "files" in files.stdout
    assert (tmp_path / "shards" / "things.nq.gz").is_file()
    for wrong in ((), ("http://localhost:1/update", "--files", "x"), ("http://localhost:1/update", "--user", "me")):
        assert kg(*wrong).returncode == 2
    assert kg(f"{server.url}/update").returncode == 1
