"""The other forms of the graph, and that other programs read them."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import networkx
import pyoxigraph as ox
import pytest
from conftest import graph_of
from test_rdf_turtle import HOSTILE, labelled, stated

from kg.errors import InputError
from kg.model import Corpus, Entity
from kg.rdf.export import FORMATS, exported, network_bytes, nquads, ntriples
from kg.rdf.store import Store

DATASETS = {"nq": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
TRIPLES = {"nt": ox.RdfFormat.N_TRIPLES, "ttl": ox.RdfFormat.TURTLE, "rdfxml": ox.RdfFormat.RDF_XML}


def small_network() -> networkx.MultiDiGraph[str]:
    network: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for number, label in enumerate(HOSTILE):
        network.add_node(f"n{number}", label=label, kind="Person", x=1.5, drawn=True, group=number)
    network.add_edge("n0", "n1", predicate="metWith", sentences=2, status=None)
    network.add_edge("n0", "n1", predicate="memberOf", sentences=1)
    return network


@pytest.mark.parametrize("format", DATASETS)
def test_forms_with_named_graphs_hold_all_of_them(five: Store, format: str) -> None:
    assert set(ox.parse(exported(five, format), format=DATASETS[format])) == set(five.ox)


@pytest.mark.parametrize("format", TRIPLES)
def test_forms_without_named_graphs_hold_all_but_the_inferred(five: Store, format: str) -> None:
    assert {q.triple for q in ox.parse(exported(five, format), format=TRIPLES[format])} == stated(five)


@pytest.mark.parametrize("format", sorted({*DATASETS, *TRIPLES} - {"rdfxml"}))
def test_hostile_labels_survive(format: str) -> None:
    store = labelled(*HOSTILE)
    read = {q.triple for q in ox.parse(exported(store, format), format={**DATASETS, **TRIPLES}[format])}
    assert read == ({q.triple for q in store.ox} if format in DATASETS else stated(store))


def test_xml_shows_a_sign_for_what_xml_cannot_hold() -> None:
    import rdflib

    store = labelled(*HOSTILE)
    labels = {
        str(o)
        for o in rdflib.Graph().parse(data=exported(store, "rdfxml"), format="xml").objects(None, rdflib.RDFS.label)
    }
    assert "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\x7f\x85" in labels
    assert "]]>" in labels
    assert "<script>alert('x')</script>" in labels


def test_the_same_graph_in_another_order_gives_the_same_bytes(five: Store) -> None:
    turned = Store.memory(reversed(list(five.ox)), base=five.base)
    for format in set(FORMATS) - {"graphml", "gexf"}:
        assert exported(turned, format) == exported(five, format), format


def test_a_table_of_facts_names_source_sentence_and_offsets(five: Store) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(five, "csv").decode(), newline="")))
    chair = [r for r in rows if r["object"] == "post:chair-counter-terrorism-committee"]
    assert [(r["subject"], r["predicate"], r["status"], r["source"]) for r in chair] == [
        ("person:tarek-ladeb", "kg:holdsPost", "current", "002_32f30def5edb09d0.txt")
    ]
    assert (chair[0]["begin"], chair[0]["end"], chair[0]["rule"], chair[0]["confidence"]) == (
        "437",
        "634",
        "rule:gold",
        "1",
    )
    assert chair[0]["sentence"].startswith("His Excellency Ambassador Ladeb")
    assert [r["source"] for r in rows if r["predicate"] == "kg:adoptedOn"] == ["ontology/authority/resolutions.ttl"] * 5
    assert len({r["claim"] for r in rows}) == len(
        list(five.match(None, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#subject")))
    )


def test_a_claim_of_an_authority_file_stands_once_in_a_table_however_many_rules_there_are(five: Store) -> None:
    rule = "https://example.org/rule"
    sure = ox.NamedNode(next(q.predicate.value for q in five.ox if q.predicate.value.endswith("#confidence")))
    more = [
        ox.Quad(ox.NamedNode(f"{rule}/{n}"), sure, ox.Literal(f"0.{n}"), ox.NamedNode("https://example.org/g"))
        for n in range(1, 9)
    ]
    store = Store.memory([*five.ox, *more], base=five.base)
    rows = list(csv.DictReader(io.StringIO(exported(store, "csv").decode(), newline="")))
    authority = [r["claim"] for r in rows if r["source"].endswith(".ttl")]
    assert len(authority) == len(set(authority)) > 0


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_network_is_read_back_with_its_labels(format: str) -> None:
    data = network_bytes(small_network(), format)
    read = networkx.read_graphml if format == "graphml" else networkx.read_gexf
    back = read(io.BytesIO(data))
    assert sorted(back) == sorted(small_network())
    assert back.number_of_edges() == 2
    nodes = dict(back.nodes(data=True))
    for number, label in enumerate(HOSTILE):
        shown = str(nodes[f"n{number}"].get("label", ""))
        assert "\x00" not in shown
        if label.isprintable() and label.strip():
            assert shown == label


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_network_is_written_without_the_day_of_writing(format: str) -> None:
    assert network_bytes(small_network(), format) == network_bytes(small_network(), format)
    assert b"lastmodifieddate" not in network_bytes(small_network(), format)


def test_the_network_is_made_only_for_the_forms_that_need_it(five: Store) -> None:
    assert exported(five, "graphml", network=small_network) == network_bytes(small_network(), "graphml")
    with pytest.raises(InputError, match="cannot export 'graphml'"):
        exported(five, "graphml")
    with pytest.raises(InputError, match=r"cannot export 'docx' \(one of ttl, nt, nq"):
        exported(five, "docx")


def test_bytes_do_not_depend_on_the_hash_seed_or_the_locale(five: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(nquads(five))
    code = (
        "import sys, hashlib, pathlib; from kg.rdf.store import Store; from kg.rdf.export import exported\n"
        "from kg.rdf.turtle import inferred_turtle\n"
        f"store = Store.open(pathlib.Path({str(tmp_path / 'graph.nq')!r}))\n"
        "data = b''.join(exported(store, f) for f in ('ttl', 'nt', 'nq', 'trig', 'jsonld', 'rdfxml', 'csv'))\n"
        "print(hashlib.sha256(data + inferred_turtle(store).encode()).hexdigest())"
    )
    found = set()
    for environment in ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True, timeout=120
        )
        found.add(done.stdout)
    assert len(found) == 1


def test_n_triples_of_a_store_without_named_graphs_keep_literals_that_look_like_graphs() -> None:
    store = labelled("x <y", "a <b>", 'a "b> <c>')
    plain = Store.memory((ox.Quad(q.subject, q.predicate, q.object) for q in store.ox), base=store.base)
    assert {q.triple for q in ox.parse(ntriples(plain), format=ox.RdfFormat.N_TRIPLES)} == {q.triple for q in store.ox}


def test_an_empty_graph_can_be_exported() -> None:
    empty = graph_of(Corpus((), (), (), ()))
    for format in set(FORMATS) - {"graphml", "gexf"}:
        assert isinstance(exported(empty, format), bytes)
    assert b"Ada" in exported(graph_of(Corpus((), (Entity("person/a", "Person", "Ada"),), (), ())), "ttl")
