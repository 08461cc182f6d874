"""Looking things up: names as people type them, searches, paths, explanations."""

from __future__ import annotations

import pytest
from conftest import graph_of
from test_rdf_emit import holds, small
from test_rdf_questions import claim

from kg.config import share
from kg.errors import NotFoundError, QueryError
from kg.model import Claim, Entity
from kg.rdf.explain import explain
from kg.rdf.look import folded, resolve, search
from kg.rdf.paths import Path, path
from kg.rdf.store import Store


def read_source(file: str) -> str:
    return (share("data", "documents") / file).read_bytes().decode()


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("Michèle Coninsx", "person/michele-coninsx"),
        ("michele coninsx", "person/michele-coninsx"),
        ("Coninx", "person/michele-coninsx"),
        ("Michèle Coninx", "person/michele-coninsx"),
        ("CTED", "organization/CTED"),
        ("cted", "organization/CTED"),
        ("the Netherlands", "state/NLD"),
        ("Netherlands", "state/NLD"),
        ("Counter-Terrorism Committee", "organization/CTC"),
        ("S/RES/1373 (2001)", "resolution/S-RES-1373-2001"),
        ("security council resolution 1373 (2001)", "resolution/S-RES-1373-2001"),
        ("person/tarek-ladeb", "person/tarek-ladeb"),
        ("person:tarek-ladeb", "person/tarek-ladeb"),
        ("https://w3id.org/undoc-kg/id/person/tarek-ladeb", "person/tarek-ladeb"),
        ("<https://w3id.org/undoc-kg/id/person/tarek-ladeb>", "person/tarek-ladeb"),
        ("002_32f30def5edb09d0.txt", "document/002-32f30def5edb09d0"),
    ],
)
def test_a_thing_is_found_by_what_people_type(five: Store, typed: str, id: str) -> None:
    assert resolve(five, typed) == five.iri(id)


def test_an_unknown_name_offers_the_nearest(five: Store) -> None:
    with pytest.raises(NotFoundError) as error:
        resolve(five, "Tarek Ladob")
    assert error.value.nearest[0] == "Tarek Ladeb"
    with pytest.raises(NotFoundError) as error:
        resolve(five, "zzzzqqqq")
    assert error.value.nearest == ()


def test_a_name_of_several_things_lists_them(five: Store) -> None:
    with pytest.raises(
        QueryError, match=r"'Security' can mean several things, name one by its id: .*\(organization/security-council\)"
    ):
        resolve(five, "Security")
    twins = small(entities=(Entity("person/a", "Person", "Jo Day"), Entity("person/b", "Person", "Jo Day")))
    with pytest.raises(QueryError, match=r"Jo Day \(person/a\); Jo Day \(person/b\)"):
        resolve(graph_of(twins), "Jo Day")


def test_folding_forgets_case_accents_punctuation_and_a_leading_article() -> None:
    assert folded("The  Côte d’Ivoire") == folded("cote d ivoire")
    assert folded("the") == "the"


def test_a_search_finds_things_by_name_and_sentences_by_words(five: Store) -> None:
    found = search(five, "civil society", read_source=read_source)
    assert [thing.id for thing in found.things] == [
        "event/2021-05-26-unoct-kingdom-of-spain",
        "event/2021-06-25-engagement-of-civil-society",
    ]
    assert found.sentences
    assert all("civil society" in " ".join(s.sentence.casefold().split()) for s in found.sentences)
    assert found.sentences[0].where == "000_93ece910b62a982d.txt:3"
    assert search(five, "  ").all_sentences == 0
    assert len(search(five, "the", most=2).sentences) <= 2


def test_a_search_ranks_the_very_name_before_names_that_hold_it(five: Store) -> None:
    assert search(five, "counter-terrorism committee").things[0].id == "organization/CTC"


# ── paths ──


def way(found: Path) -> list[str]:
    return [found.steps[0].start.label, *(step.end.label for step in found.steps)]


def test_kato_is_linked_with_resolution_1624_by_the_side_event_and_coninsxs_statement(five: Store) -> None:
    found = path(five, resolve(five, "Miwa Kato"), resolve(five, "S/RES/1624 (2005)"), read_source=read_source)
    assert len(found) == 1
    labels = way(found[0])
    assert labels[0] == "Miwa Kato"
    assert labels[1].startswith("Engagement of Civil Society")
    assert labels[2:] == ["Michèle Coninsx", "Document 003", "Security Council resolution 1624 (2005)"]
    assert [(step.predicate, step.forward) for step in found[0].steps] == [
        ("spokeAt", True),
        ("spokeAt", False),
        ("deliveredBy", False),
        ("cites", True),
    ]
    assert found[0].steps[3].said[0].witnesses[0].where == "003_02183508e5e188bf.txt:36"


def test_being_mentioned_in_one_document_is_no_step() -> None:
    other = Entity("person/max-lee", "Person", "Max Lee")
    store = graph_of(small(claim("1", "a", "document/1", "concerns", "person/max-lee"), entities=(other,)))
    assert path(store, store.iri("person/ada-bell"), store.iri("person/max-lee")) == ()


def test_a_post_is_passed_through_to_its_body() -> None:
    store = graph_of(small(holds("1", "current")))
    (found,) = path(store, store.iri("person/ada-bell"), store.iri("organization/panel"))
    assert [(step.predicate, step.through.label if step.through else None) for step in found.steps] == [
        ("holdsPost", "Chair of the Panel")
    ]
    assert path(store, store.iri("person/ada-bell"), store.iri("post/chair-panel"))[0].steps[0].through is None


@pytest.mark.parametrize("change", [{"modality": "planned"}, {"modality": "denied"}, {"status": "designate"}])
def test_only_stated_facts_lead_on(change: dict[str, str]) -> None:
    store = graph_of(small(holds("1", **{"status": "current", **change})))  # type: ignore[arg-type]
    assert path(store, store.iri("person/ada-bell"), store.iri("organization/panel")) == ()


def test_paths_are_the_shortest_in_a_fixed_order_and_no_more_than_asked_for(five: Store) -> None:
    a, b = resolve(five, "Saudi Arabia"), resolve(five, "Tunisia")
    found = path(five, a, b, k=10)
    assert len({len(p.steps) for p in found}) == 1
    assert found == path(five, a, b, k=10)
    assert path(five, a, b, k=1) == found[:1]
    assert path(five, a, a) == ()


# ── explanations ──


def test_a_person_is_explained_with_names_posts_facts_and_the_line_of_each_sentence(five: Store) -> None:
    told = explain(five, "michele coninsx", read_source=read_source)
    assert (told.thing.label, told.thing.kind) == ("Michèle Coninsx", "Person")
    assert "Michèle Coninx" in told.names
    (tenure,) = told.tenures
    assert tenure.post.label.startswith("Executive Director of")
    assert (tenure.status, tenure.as_of) == ("current", ("2021-05-26", "2021-06-25"))
    facts = {(fact.predicate, fact.forward): fact for fact in told.facts}
    assert {("holdsPost", True), ("spokeAt", True), ("rank", True), ("deliveredBy", False)} <= set(facts)
    post = facts["holdsPost", True]
    assert [s.witnesses[0].where for s in post.said] == [
        "000_93ece910b62a982d.txt:9",
        "001_6fbc8b8b713c8dc5.txt:46",
        "003_02183508e5e188bf.txt:13",
    ]
    witness = post.said[0].witnesses[0]
    assert read_source(witness.file)[witness.begin : witness.end] == witness.sentence


def test_without_the_sources_offsets_are_told_instead_of_lines(five: Store) -> None:
    assert explain(five, "Kato").mentions[0].where == "001_6fbc8b8b713c8dc5.txt@3370"

    def gone(file: str) -> str:
        raise OSError(file)

    assert explain(five, "Kato", read_source=gone).mentions[0].where == "001_6fbc8b8b713c8dc5.txt@3370"


def test_a_resolution_is_explained_with_its_keys_and_what_the_authority_file_adds(five: Store) -> None:
    told = explain(five, "S/RES/2395 (2017)")
    assert {(name, value.label) for name, value in told.keys} == {
        ("meetingRecord", "S/PV.8146"),
        ("number", "2395"),
        ("symbol", "S/RES/2395 (2017)"),
        ("year", "2017"),
    }
    (adopted,) = [fact for fact in told.facts if fact.predicate == "adoptedOn"]
    assert adopted.other.label == "2017-12-21"
    assert [(w.where, w.authority) for w in adopted.said[0].witnesses] == [("ontology/authority/resolutions.ttl", True)]
    assert [p.verb for p in told.provisions] == ["extended"]


def test_a_body_is_explained_with_the_tenures_of_its_posts_and_a_speaker_with_quotations(five: Store) -> None:
    assert [t.holder.label for t in explain(five, "CTED").tenures] == ["Michèle Coninsx"]
    assert [t.holder.label for t in explain(five, "Tunisia").tenures] == ["Tarek Ladeb"]
    assert len(explain(five, "Aslanova").quotations) == 1


def test_what_is_only_planned_or_designate_is_told_as_not_stated() -> None:
    claims: tuple[Claim, ...] = (
        holds("1", "designate"),
        claim("2", "x", "person/ada-bell", "memberOf", "organization/panel", modality="denied"),
    )
    told = explain(graph_of(small(*claims)), "Ada Bell")
    assert [(fact.predicate, fact.stated) for fact in told.facts] == [("holdsPost", False), ("memberOf", False)]


def test_of_a_thing_with_very_many_claims_some_are_read_and_the_rest_is_counted(five: Store) -> None:
    whole, some = explain(five, "CTED"), explain(five, "CTED", most=2)
    assert (whole.claims_left, whole.mentions_left) == (0, 0)
    assert len(some.mentions) == 2
    assert some.mentions_left == len(whole.mentions) - 2
    told = sum(len(fact.said) for fact in some.facts)
    assert told + some.claims_left == sum(len(fact.said) for fact in whole.facts)
    assert told <= 4  # two with it as subject, two as object
    assert set(some.keys) <= set(whole.keys)
    assert explain(five, "CTED", most=2) == some
