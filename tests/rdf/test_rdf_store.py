"""One contract for a graph in memory, on disk and in a file; and what happens when it is broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
import worked_example
from conftest import graph_of

from kg.errors import InputError, KgError, NotFoundError, OutputError
from kg.rdf.export import nquads, ntriples
from kg.rdf.names import kg
from kg.rdf.query import Solutions, run
from kg.rdf.store import Store, write_store

OTHER = "https://example.org/kg/"


def on_disk(store: Store, folder: Path) -> Store:
    store.write(folder / "store")
    return Store.open(folder)


def in_nquads(store: Store, folder: Path) -> Store:
    (folder / "graph.nq").write_bytes(nquads(store))
    return Store.open(folder / "graph.nq")


def in_memory(store: Store, folder: Path) -> Store:
    return store


@pytest.fixture(params=[in_memory, on_disk, in_nquads], ids=lambda f: f.__name__)
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """The worked example under a base of one's own, in each kind of store."""
    keep: Callable[[Store, Path], Store] = request.param
    return keep(graph_of(worked_example.corpus(), base=OTHER), tmp_path)


def test_every_store_holds_the_same_quads_and_knows_its_base(kept: Store) -> None:
    assert nquads(kept) == nquads(graph_of(worked_example.corpus(), base=OTHER))
    assert kept.base == OTHER
    assert len(kept) == len(nquads(kept).splitlines())


def test_every_store_answers_over_the_union_of_its_graphs(kept: Store) -> None:
    answer = run(kept, "SELECT ?name ?status { ?t kg:holder ?p ; kg:status ?status . ?p rdfs:label ?name }")
    assert isinstance(answer, Solutions)
    assert [tuple(getattr(term, "value", None) for term in row) for row in answer.rows] == [
        ("Michèle Coninsx", "current"),
        ("Tarek Ladeb", "current"),
        ("Tarek Ladeb", "current"),
    ]


def test_every_store_is_matched_by_pattern_and_by_graph(kept: Store) -> None:
    person = kept.iri("person/tarek-ladeb")
    facts = {q.object.value for q in kept.match(person, kg("holdsPost"), None, kept.graph("facts"))}
    assert facts == {
        kept.base + "post/permanent-representative-tunisia",
        kept.base + "post/chair-counter-terrorism-committee",
    }
    assert list(kept.match(person, kg("holdsPost"), None, kept.graph("things"))) == []


def test_a_store_on_disk_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    graph_of(worked_example.corpus(), base=OTHER).write(tmp_path / "store")
    example = graph_of(worked_example.corpus())
    example.write(tmp_path / "store")
    assert nquads(Store.open(tmp_path)) == nquads(example)
    assert [p.name for p in tmp_path.iterdir()] == ["store"]


def test_a_turtle_file_can_be_opened_and_its_base_is_found(tmp_path: Path) -> None:
    from kg.rdf.turtle import graph_turtle

    store = graph_of(worked_example.corpus(), base=OTHER)
    (tmp_path / "graph.ttl").write_text(graph_turtle(store), encoding="utf-8")
    opened = Store.open(tmp_path / "graph.ttl")
    assert opened.base == OTHER
    assert ntriples(opened) == ntriples(store)


def test_where_no_graph_lies_the_way_to_build_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"no graph is there .*kg build"):
        Store.open(tmp_path)
    with pytest.raises(NotFoundError, match="no graph is there"):
        Store.open(tmp_path / "nowhere")


def test_a_broken_store_is_told_in_one_line(tmp_path: Path) -> None:
    graph_of(worked_example.corpus()).write(tmp_path / "store")
    (tmp_path / "store" / "CURRENT").write_text("MANIFEST-999999\n", encoding="utf-8")
    with pytest.raises(KgError, match="the store cannot be read, build it again") as told:
        Store.open(tmp_path)
    assert "\n" not in str(told.value)


def test_a_file_that_is_no_graph_is_told_with_its_name(tmp_path: Path) -> None:
    (tmp_path / "letter.docx").write_bytes(b"PK")
    (tmp_path / "broken.ttl").write_text("<a:b> <a:c> .", encoding="utf-8")
    with pytest.raises(InputError, match=r"letter\.docx: not a graph"):
        Store.open(tmp_path / "letter.docx")
    with pytest.raises(InputError, match=r"broken.ttl: cannot be read as Turtle"):
        Store.open(tmp_path / "broken.ttl")


def test_where_a_store_cannot_be_written_the_old_one_stays(tmp_path: Path) -> None:
    example = graph_of(worked_example.corpus())
    example.write(tmp_path / "store")
    (tmp_path / "store.new").write_text("a file where the new store should come", encoding="utf-8")
    with pytest.raises(OutputError, match="the store cannot be written"):
        write_store(tmp_path / "store", b"<a:s> <a:p> <a:o> .\n")
    assert nquads(Store.open(tmp_path)) == nquads(example)


def test_an_empty_graph_is_a_graph(tmp_path: Path) -> None:
    write_store(tmp_path / "store", b"")
    assert len(Store.open(tmp_path)) == 0
    assert isinstance(Store.open(tmp_path).ox, ox.Store)
