"""Checks that must see what is wrong: each with a planted fault."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import gold_corpus
import pyoxigraph as ox
import pytest
from conftest import graph_of
from msgspec.structs import replace
from test_rdf_emit import holds, small

from kg.config import share
from kg.errors import ConfigurationError
from kg.model import Claim, Corpus, Evidence
from kg.rdf.names import kg, node
from kg.rdf.project import project
from kg.rdf.shapes import as_rdflib, violations
from kg.rdf.store import Store
from kg.rdf.validate import check, evidence, vocabulary
from kg.rdf.verify import verify


def text_of(file: str) -> str:
    return (share("data", "documents") / file).read_bytes().decode()


def digest_of(file: str) -> str:
    return sha256((share("data", "documents") / file).read_bytes()).hexdigest()


def with_quad(
    store: Store, subject: str, predicate: ox.NamedNode, object: ox.NamedNode | ox.Literal, graph: str
) -> Store:
    store.ox.add(ox.Quad(store.iri(subject), predicate, object, store.graph(graph)))
    return store


# ── verify ──


def test_every_passage_and_span_of_the_five_documents_is_there(five: Store) -> None:
    found = verify(five, text_of, digest=digest_of)
    assert found.problems == ()
    assert (found.sources, found.passages) == (5, len(list(five.match(None, kg("begin")))))
    assert found.spans > 90


def test_a_changed_word_is_found_with_file_and_line(five: Store) -> None:
    found = verify(five, lambda file: text_of(file).replace("Miwa Kato", "Miwa Rato"), digest=digest_of)
    assert [p.where for p in found.problems] == ["001_6fbc8b8b713c8dc5.txt:48"] * len(found.problems)
    assert len(found.problems) == 1
    assert "is not what stands at 3370-3435 of the source" in found.problems[0].message


def test_a_letter_put_in_front_moves_every_passage(five: Store) -> None:
    found = verify(five, lambda file: "x" + text_of(file))
    assert len(found.problems) >= found.passages - 1


def test_other_bytes_a_missing_source_and_a_span_outside_are_found(five: Store) -> None:
    assert {p.message for p in verify(five, text_of, digest=lambda file: "0" * 64).problems} == {
        "the file has changed since the graph was built (other bytes)"
    }

    def gone(file: str) -> str:
        raise FileNotFoundError(file)

    assert all("the source cannot be read" in p.message for p in verify(five, gone).problems)
    assert len(verify(five, gone).problems) == 5
    corpus = gold_corpus.corpus()
    claim = next(c for c in corpus.claims if c.evidence)
    astray = replace(claim, evidence=(replace(claim.evidence[0], spans="0-1 - -"),))
    store = graph_of(replace(corpus, claims=(astray, *(c for c in corpus.claims if c is not claim))))
    (problem,) = verify(store, text_of).problems
    assert problem.message == f"span 0-1 of {claim.id} lies in none of its sentences"


# ── check ──


def test_the_five_documents_and_the_worked_example_have_no_fault(five: Store, example: Store) -> None:
    for store in (five, example):
        assert [*vocabulary(store), *evidence(store)] == []
        assert [p for p in violations(store) if p.severity == "error"] == []


@pytest.mark.parametrize(
    ("object", "predicate", "told"),
    [
        ("https://w3id.org/undoc-kg/ontology#holdsPots", None, "kg:holdsPots: a property that no ontology defines"),
        ("https://w3id.org/undoc-kg/ontology#Persona", "rdf:type", "kg:Persona: a class that no ontology defines"),
        ("http://example.org/Thing", "rdf:type", "http://example.org/Thing: a class that no ontology defines"),
    ],
)
def test_a_term_that_nobody_defines_is_found(object: str, predicate: str | None, told: str) -> None:
    property = node(predicate) if predicate else ox.NamedNode(object)
    store = with_quad(graph_of(small()), "person/ada-bell", property, ox.NamedNode(object), "things")
    assert [str(p) for p in vocabulary(store)] == [told]


def test_a_users_ontology_defines_its_own_terms(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text("<http://example.org/Ship> a <http://www.w3.org/2002/07/owl#Class> .", encoding="utf-8")
    store = with_quad(
        graph_of(small()), "person/ada-bell", node("rdf:type"), ox.NamedNode("http://example.org/Ship"), "things"
    )
    assert list(vocabulary(store, (own,))) == []
    own.write_text("<http://example.org/Ship> a .", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.ttl:1"):
        list(vocabulary(store, (own,)))


def faults(store: Store) -> list[str]:
    return sorted({problem.message for problem in evidence(store)})


def test_a_fact_without_a_claim_is_found() -> None:
    store = graph_of(small(holds("1", "current")))
    with_quad(store, "person/ada-bell", kg("memberOf"), store.iri("organization/panel"), "facts")
    assert faults(store) == ["a plain fact that no claim states"]


def test_a_stated_claim_without_its_fact_is_found() -> None:
    store = graph_of(small(holds("1", "current")))
    store.ox.remove(
        ox.Quad(store.iri("person/ada-bell"), kg("holdsPost"), store.iri("post/chair-panel"), store.graph("facts"))
    )
    assert faults(store) == ["a stated claim that makes no plain fact"]


def test_a_fact_of_a_claim_that_is_only_planned_is_found() -> None:
    store = graph_of(small(replace(holds("1", "current"), modality="planned")))
    with_quad(store, "person/ada-bell", kg("holdsPost"), store.iri("post/chair-panel"), "facts")
    assert faults(store) == ["a plain fact that no claim states"]


def test_a_claim_without_a_sentence_a_tenure_without_a_claim_and_an_unfounded_mention_are_found() -> None:
    store = graph_of(small(holds("1", "current")))
    claim = store.iri("claim/1-current")
    store.ox.remove(ox.Quad(claim, kg("evidence"), store.iri("sentence/1"), store.graph("document/1")))
    store.ox.remove(ox.Quad(claim, kg("tenure"), store.iri("tenure/ada-bell.chair-panel"), store.graph("document/1")))
    with_quad(store, "document/1", kg("mentions"), store.iri("organization/panel"), "facts")
    assert faults(store) == [
        "a claim without a sentence or an authority file",
        "a document's mention that none of its sentences holds",
        "a tenure that no claim states",
    ]


def test_a_triple_in_two_graphs_is_found() -> None:
    store = graph_of(small(holds("1", "current")))
    with_quad(store, "person/ada-bell", node("rdfs:label"), ox.Literal("Ada Bell", language="en"), "facts")
    assert "a triple that stands in two graphs (rdfs:label)" in faults(store)


def test_shapes_tell_the_thing_and_what_is_wrong_violations_before_warnings() -> None:
    corpus: Corpus = small(holds("1", "current"))
    store = graph_of(
        replace(corpus, claims=(replace(corpus.claims[0], evidence=(Evidence("sentence/1", "nonsense"),)),))
    )
    with_quad(store, "person/ada-bell", node("rdf:type"), kg("Event"), "things")
    found = list(violations(store))
    assert {p.where for p in found} >= {"claim:1-current", "person:ada-bell"}
    assert [p.severity for p in found] == sorted((p.severity for p in found), key=["error", "warning", "note"].index)


def test_a_graph_looked_at_slice_by_slice_has_the_faults_of_the_whole() -> None:
    store = graph_of(small(holds("1", "current")))
    with_quad(store, "person/ada-bell", node("rdf:type"), kg("Event"), "things")
    with_quad(store, "sentence/1", kg("begin"), ox.Literal(10**6), "document/1")
    with_quad(store, "organization/panel", kg("partOf"), store.iri("person/ada-bell"), "facts")
    with_quad(store, "document/1", kg("holdsPost"), store.iri("role/chair"), "facts")
    whole = list(violations(store))
    assert len({p.where for p in whole}) > 4
    assert list(violations(store, most=40)) == whole


def test_check_is_all_of_it(five: Store) -> None:
    assert [p for p in check(five) if p.severity == "error"] == []
    assert check(five, shapes=False) == []


def test_broken_shapes_are_told(five: Store, tmp_path: Path) -> None:
    (tmp_path / "shapes.ttl").write_text("broken", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="the shapes cannot be read"):
        list(violations(five, shapes=tmp_path / "shapes.ttl"))


def test_the_graph_for_rdflib_holds_the_same_triples(five: Store) -> None:
    import rdflib

    from kg.rdf.export import ntriples

    graph = as_rdflib(q for q in five.match() if q.graph_name != five.graph("inferred"))
    assert isinstance(graph, rdflib.Graph)
    back = {q.triple for q in ox.parse(graph.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)}
    assert back == {q.triple for q in ox.parse(ntriples(five), format=ox.RdfFormat.N_TRIPLES)}


def test_rules_must_be_construct_queries(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.rdf.project as module

    store = graph_of(small())
    for text, told in (("SELECT * { ?s ?p ?o }", "a rule is a CONSTRUCT query"), ("CONSTRUCT {", "error at")):
        monkeypatch.setattr(module, "rules", lambda stage, text=text: (("facts-own.rq", text),))
        with pytest.raises(ConfigurationError, match=told):
            project(store.ox, base=store.base)


def test_a_claim_cannot_be_made_without_evidence() -> None:
    with pytest.raises(ValueError, match="a claim needs evidence"):
        Claim("claim/x", "document/1", "person/a", "memberOf", "organization/b", (), "a-rule")
