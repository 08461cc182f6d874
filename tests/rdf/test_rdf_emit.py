"""What becomes of a corpus: which triples, in which graph."""

from __future__ import annotations

import random

import gold_corpus
import pyoxigraph as ox
import pytest
import worked_example
from conftest import NOTHING, graph_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.errors import ConfigurationError, KgError
from kg.model import Authority, AuthorityEntry, Claim, Corpus, Entity, Evidence, Part, RuleRecord, SourceRecord, Value
from kg.rdf.emit import dataset
from kg.rdf.export import nquads
from kg.rdf.names import kg, node
from kg.rdf.store import Store
from kg.rdf.turtle import graph_turtle, inferred_turtle

TEXT = "Ms. Ada Bell, Chair of the Panel."


def source(number: str, date: str | None) -> SourceRecord:
    return SourceRecord(
        f"document/{number}", f"{number}.txt", "0" * 64, "utf-8", "text/plain", "remarks", f"Remarks {number}", date
    )


def small(*claims: Claim, entities: tuple[Entity, ...] = (), dates: dict[str, str | None] | None = None) -> Corpus:
    """A corpus of documents "1" and "2" with one sentence each."""
    dates = dates or {"1": "2020-01-01", "2": "2021-01-01"}
    return Corpus(
        sources=tuple(source(n, d) for n, d in dates.items()),
        entities=(
            Entity("person/ada-bell", "Person", "Ada Bell"),
            Entity("role/chair", "Role", "Chair"),
            Entity("organization/panel", "UnitedNationsEntity", "Panel"),
            Entity(
                "post/chair-panel",
                "Post",
                "Chair of the Panel",
                attributes=(("role", "role/chair"), ("postIn", "organization/panel")),
            ),
            *entities,
        ),
        parts=tuple(Part(f"sentence/{n}", f"document/{n}", 0, len(TEXT), TEXT, ("person/ada-bell",)) for n in dates),
        claims=claims,
        rules=(RuleRecord("a-rule", "A rule", "0.9"),),
    )


def holds(document: str, status: str, **more: object) -> Claim:
    return Claim(
        f"claim/{document}-{status}", f"document/{document}", "person/ada-bell", "holdsPost", "post/chair-panel",
        (Evidence(f"sentence/{document}", "4-12 - 14-32"),), "a-rule", status=status, tenure="tenure/ada-bell.chair-panel", **more,  # type: ignore[arg-type]
    )  # fmt: skip


def said(store: Store, subject: str, property: str, graph: str | None = None) -> list[str]:
    place = None if graph is None else store.graph(graph)
    return sorted(q.object.value for q in store.match(store.iri(subject), node(property), None, place))


def test_a_claim_stands_in_the_graph_of_its_document_and_its_fact_among_the_facts() -> None:
    store = graph_of(small(holds("1", "current")))
    assert said(store, "claim/1-current", "kg:status", "document/1") == ["current"]
    assert said(store, "person/ada-bell", "kg:holdsPost", "facts") == [store.base + "post/chair-panel"]
    assert said(store, "person/ada-bell", "rdfs:label", "things") == ["Ada Bell"]


def test_a_designate_has_a_tenure_but_no_plain_triple() -> None:
    store = graph_of(small(holds("1", "designate")))
    assert said(store, "person/ada-bell", "kg:holdsPost") == []
    assert said(store, "tenure/ada-bell.chair-panel", "kg:status", "facts") == ["designate"]
    assert said(store, "tenure/ada-bell.chair-panel", "kg:asOf") == []


@pytest.mark.parametrize("modality", ["planned", "denied", "attributed", "questioned"])
def test_a_claim_with_a_modality_makes_neither_a_plain_triple_nor_a_tenure(modality: str) -> None:
    store = graph_of(small(replace(holds("1", "current"), modality=modality)))
    assert said(store, "claim/1-current", "kg:modality") == [modality]
    assert [q for q in store.match(graph=store.graph("facts")) if q.predicate != kg("mentions")] == []


def test_the_status_of_a_tenure_is_the_latest_documents_and_it_is_held_as_of_each_day_that_says_so() -> None:
    store = graph_of(small(holds("1", "current"), holds("2", "former")))
    assert said(store, "tenure/ada-bell.chair-panel", "kg:status") == ["former"]
    assert said(store, "tenure/ada-bell.chair-panel", "kg:asOf") == ["2020-01-01"]


def test_of_one_day_and_in_documents_without_a_date_the_status_nearest_to_holding_the_post_counts() -> None:
    same_day = small(holds("1", "designate"), holds("2", "current"), dates={"1": "2020-01-01", "2": "2020-01-01"})
    undated = small(holds("1", "former"), holds("2", "acting"), dates={"1": None, "2": None})
    assert said(graph_of(same_day), "tenure/ada-bell.chair-panel", "kg:status") == ["current"]
    assert said(graph_of(undated), "tenure/ada-bell.chair-panel", "kg:status") == ["acting"]
    assert said(graph_of(undated), "tenure/ada-bell.chair-panel", "kg:asOf") == []


@pytest.mark.parametrize(("date", "datatype"), [("2019", "gYear"), ("2019-05", "gYearMonth"), ("2019-05-31", "date")])
def test_a_tenure_begins_and_ends_only_where_words_say_so_as_precisely_as_they_do(date: str, datatype: str) -> None:
    store = graph_of(small(holds("1", "former", starts_on="2018", ends_on=date)))
    tenure = store.iri("tenure/ada-bell.chair-panel")
    assert [q.object for q in store.match(tenure, kg("endsOn"))] == [ox.Literal(date, datatype=node(f"xsd:{datatype}"))]
    assert said(graph_of(small(holds("1", "current"))), "tenure/ada-bell.chair-panel", "kg:startsOn") == []


def test_a_key_that_is_also_claimed_stands_only_among_the_facts() -> None:
    claim = Claim(
        "claim/authority-1",
        None,
        "post/chair-panel",
        "postIn",
        "organization/panel",
        authority="ontology/authority/bodies.ttl",
    )
    store = graph_of(small(claim))
    assert [str(q.graph_name) for q in store.match(store.iri("post/chair-panel"), kg("postIn"))] == [
        str(store.graph("facts"))
    ]
    assert said(store, "claim/authority-1", "prov:wasDerivedFrom", "authority/bodies") == [
        store.base + "authority/bodies"
    ]
    assert said(store, "authority/bodies", "rdfs:label") == ["ontology/authority/bodies.ttl"]


def test_confidence_is_written_only_where_it_differs_from_the_rules() -> None:
    store = graph_of(small(holds("1", "current", confidence="0.9"), holds("2", "current", confidence="0.8")))
    assert said(store, "claim/1-current", "kg:confidence") == []
    assert said(store, "claim/2-current", "kg:confidence") == ["0.8"]


def test_things_that_a_claim_names_but_no_document_come_from_the_authority_files_with_what_they_name() -> None:
    claim = Claim(
        "claim/authority-1", None, "organization/panel", "partOf", "organization/council", authority="mine.ttl"
    )
    entries = (
        AuthorityEntry("organization/council", "UnitedNationsEntity", "Council", acronyms=("C",), file="mine.ttl"),
        AuthorityEntry("organization/other", "UnitedNationsEntity", "Other", file="mine.ttl"),
    )
    store = graph_of(small(claim), Authority(entries, ()))
    assert said(store, "organization/council", "rdfs:label") == ["Council"]
    assert said(store, "organization/other", "rdfs:label") == []


def test_an_organization_and_a_source_bear_their_general_class_too() -> None:
    store = graph_of(small())
    types = {
        q.object for q in store.match(store.iri("organization/panel"), node("rdf:type"), None, store.graph("things"))
    }
    assert types == {kg("UnitedNationsEntity"), kg("Organization")}
    assert {kg("Source"), kg("Document")} == {
        q.object for q in store.match(store.iri("document/1"), node("rdf:type"), None, store.graph("things"))
    }


def test_inference_speaks_of_things_not_of_claims_and_passages() -> None:
    store = graph_of(gold_corpus.corpus())
    inferred = {
        str(q.subject)[1:].removeprefix(store.base).partition("/")[0]
        for q in store.match(graph=store.graph("inferred"))
    }
    assert inferred.isdisjoint({"claim", "sentence", "quotation", "provision"})
    assert said(store, "organization/CTED", "kg:within") == [
        store.base + f"organization/{name}" for name in ("CTC", "security-council", "united-nations")
    ]
    assert "https://schema.org/Person" in said(store, "person/tarek-ladeb", "rdf:type")
    assert said(store, "person/tarek-ladeb", "kg:represents") == [store.base + "state/TUN"]


def test_projecting_twice_changes_nothing() -> None:
    from kg.rdf.project import project

    store = graph_of(gold_corpus.corpus())
    before = nquads(store)
    project(store.ox, base=store.base)
    assert nquads(store) == before


def test_facts_made_document_by_document_are_those_of_the_whole() -> None:
    from kg.rdf.project import document_facts, tenure_facts

    store = graph_of(gold_corpus.corpus())
    facts = {quad.triple for quad in store.match(graph=store.graph("facts"))}
    found = tenure_facts(store.ox)
    graphs = [graph for graph in store.ox.named_graphs() if "/document/" in graph.value or "/authority/" in graph.value]
    for graph in graphs:
        alone = Store.memory(store.match(graph=graph), base=store.base)
        found |= document_facts(alone.ox)
    assert len(graphs) > 2
    assert found == facts


def test_what_is_inferred_in_small_pieces_is_what_is_inferred_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.rdf.project as module

    store = graph_of(gold_corpus.corpus())
    before = nquads(store)
    for pieces in (7, 100):
        monkeypatch.setattr(module, "_BATCH", pieces)
        module.infer(store.ox, base=store.base)
        assert nquads(store) == before


def test_tenures_told_in_pieces_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    import kg.rdf.emit as module

    corpus = gold_corpus.corpus()
    dates = {source.id: source.date for source in corpus.sources}
    held = sorted((c for c in corpus.claims if c.tenure is not None), key=lambda c: (c.tenure, c.id))
    emitter = module.Emitter(module.ID_BASE)
    whole = set(emitter.terms((c, dates[c.document]) for c in held))
    monkeypatch.setattr(module, "_TOGETHER", 1)
    assert set(emitter.terms((c, dates[c.document]) for c in held)) == whole
    store = graph_of(corpus)
    tenures = {q for q in store.match(graph=store.graph("facts")) if "/tenure/" in q.subject.value}
    assert whole == tenures != set()


def test_a_document_is_removed_by_dropping_its_graph_and_projecting_again() -> None:
    from kg.rdf.project import project

    both, one = graph_of(small(holds("1", "current"), holds("2", "former"))), graph_of(small(holds("1", "current")))
    both.ox.remove_graph(both.graph("document/2"))
    one.ox.remove_graph(one.graph("document/2"))
    for store in (both, one):
        project(store.ox, base=store.base)
    assert nquads(both) == nquads(one)


def test_an_unknown_property_or_class_fails_at_once() -> None:
    with pytest.raises(ConfigurationError, match="kg:holdsPots is no term"):
        graph_of(small(replace(holds("1", "current"), predicate="holdsPots")))
    with pytest.raises(ConfigurationError, match="kg:Persona is no term"):
        graph_of(small(entities=(Entity("person/x", "Persona", "X"),)))


def test_a_users_own_terms_are_whole_iris() -> None:
    own = "https://example.org/terms#sailedOn"
    store = graph_of(
        small(
            replace(holds("1", "current"), predicate=own, object=Value("2020-05-01", "date"), status=None, tenure=None)
        )
    )
    assert [q.object.value for q in store.match(store.iri("person/ada-bell"), ox.NamedNode(own))] == ["2020-05-01"]


def test_an_id_or_text_that_rdf_cannot_hold_is_refused_by_name() -> None:
    with pytest.raises(KgError, match="no IRI can be made of the id 'person/a b'"):
        graph_of(small(entities=(Entity("person/a b", "Person", "X"),)))
    with pytest.raises(KgError, match="no literal can be made"):
        graph_of(small(entities=(Entity("person/x", "Person", "\ud800"),)))


def test_another_base_gives_the_same_graph_under_that_base() -> None:
    other = "https://example.org/kg/"
    ours, theirs = graph_of(worked_example.corpus()), graph_of(worked_example.corpus(), base=other)
    lines = (line.replace(ours.base.encode(), other.encode()) for line in nquads(ours).splitlines())
    assert sorted(lines) == sorted(nquads(theirs).splitlines())


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32))
def test_the_order_of_a_corpus_changes_no_byte(seed: int) -> None:
    chance = random.Random(seed)
    corpus = gold_corpus.corpus()
    shuffled = {
        name: tuple(chance.sample(getattr(corpus, name), len(getattr(corpus, name))))
        for name in ("sources", "entities", "parts", "claims", "quotations", "provisions", "rules")
    }
    usual, other = graph_of(corpus), graph_of(replace(corpus, **shuffled))
    assert nquads(usual) == nquads(other)
    assert graph_turtle(usual) == graph_turtle(other)
    assert inferred_turtle(usual) == inferred_turtle(other)


def test_no_quad_is_emitted_twice() -> None:
    quads = list(dataset(gold_corpus.corpus(), NOTHING))
    assert len(quads) == len(set(quads))
