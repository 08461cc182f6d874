"""The projection for reading: claims folded, posts and speakers read through, sentences as shown."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from view.corpus import ID, KG, RDF, Graph, iri, large, small, texts

from kg.view.passages import Shown
from kg.view.reading import Reading, reading


@pytest.fixture(scope="module")
def read() -> Reading:
    return reading(small(), sources=texts())


def facts_of(read: Reading, predicate: str) -> list[tuple[str, str, str]]:
    return sorted(
        (f.subject.removeprefix(ID), f.label, (f.object or f.value or "").removeprefix(ID))
        for f in read.facts
        if f.predicate == predicate
    )


def test_a_post_is_one_labelled_edge_from_the_person_to_the_state_or_body(read: Reading) -> None:
    assert facts_of(read, "holdsPost") == [
        ("person/ana-muller", "Chair", "organization/committee"),
        ("person/ana-muller", "Permanent Representative", "state/CHE"),
        ("person/li-wei", "Director", "organization/water-office"),
    ]


def test_a_fact_that_two_documents_state_is_one_fact_with_two_witnesses(read: Reading) -> None:
    (director,) = [f for f in read.facts if f.label == "Director"]
    sentences = {s.iri: s for s in read.sentences}
    assert [sentences[w.sentence].document.rpartition("/")[2] for w in director.witnesses] == ["a-forum", "b-statement"]
    assert director.as_of == ("2032-03-04",)


def test_what_a_statement_cites_is_cited_by_its_speaker_through_it(read: Reading) -> None:
    through = [f for f in read.facts if f.predicate == "cites" and f.through]
    assert [(f.subject, f.object, f.through) for f in through] == [
        (f"{ID}person/li-wei", f"{ID}resolution/S-RES-2801-2032", f"{ID}document/b-statement")
    ]


def test_marks_cut_subject_and_object_out_of_the_shown_sentence(read: Reading) -> None:
    (opened,) = [f for f in read.facts if f.predicate == "opened"]
    (witness,) = opened.witnesses
    text = next(s.text for s in read.sentences if s.iri == witness.sentence)
    assert witness.subject is not None
    assert witness.object is not None
    assert text[slice(*witness.subject)] == "Ana Müller"
    assert text[slice(*witness.object)] == "Forum"
    assert witness.trigger is None


def test_each_sentence_knows_its_line_in_the_file(read: Reading) -> None:
    lines = {s.text: s.line for s in read.sentences}
    assert lines["Ana Müller, Permanent Representative of Switzerland, opened the Forum."] == 5


def test_without_the_texts_the_line_is_not_known() -> None:
    assert {s.line for s in reading(small()).sentences} == {0}


def test_documents_places_and_topics_are_there_but_not_drawn_at_first(read: Reading) -> None:
    assert {k.name for k in read.kinds if not k.drawn} == {"Document", "Place", "Topic", "Sentence", "Provision"}
    assert "Role" not in {k.name for k in read.kinds}


def test_an_event_of_a_special_class_is_shown_as_an_event(read: Reading) -> None:
    assert {t.kind for t in read.things if t.id == "event/forum"} == {"Event"}


def test_an_acronym_stands_for_a_long_name_and_a_number_for_a_resolution(read: Reading) -> None:
    short = {t.id: t.short for t in read.things}
    assert short["organization/water-office"] == "UNOSW"
    assert short["resolution/S-RES-2750-2031"] == "2750 (2031)"
    assert short["state/TUN"] == "Tunisia"


def test_what_was_inferred_is_left_out() -> None:
    store = small()
    before = reading(store)
    inferred = ox.NamedNode(f"{ID}graph/inferred")
    store.add(ox.Quad(iri("person/li-wei"), ox.NamedNode(RDF + "type"), ox.NamedNode(KG + "State"), inferred))
    assert reading(store) == before


def test_the_reading_does_not_depend_on_the_order_of_the_triples() -> None:
    quads = list(small())
    backwards = ox.Dataset(reversed(quads))
    assert reading(backwards) == reading(small())


def test_a_sentence_cut_by_a_page_is_one_sentence_whose_marks_fit() -> None:
    graph = Graph()
    graph.document("x", "X", None, "brief")
    graph.thing("person/a", "Person", "Ann")
    graph.thing("organization/b", "Organization", "Bank")
    first = graph.sentence("x", 1, 10, "Ann\nleads", ["person/a"])
    second = graph.sentence("x", 2, 50, "the *Bank*.", ["organization/b"])
    graph.add(first, "continuedBy", iri(second), "document/x")
    graph.claim(
        "claim/1",
        "person/a",
        "memberOf",
        iri("organization/b"),
        "document/x",
        evidence=first,
        spans="10-13 14-19 55-59",
        rule="rule/r",
    )
    graph.add("claim/1", "evidence", iri(second), "document/x")
    read = reading(graph.store)
    (sentence,) = read.sentences
    (witness,) = read.facts[0].witnesses
    assert sentence.text == "Ann leads the Bank."
    assert witness.subject
    assert witness.trigger
    assert witness.object
    assert [sentence.text[slice(*s)] for s in (witness.subject, witness.trigger, witness.object)] == [
        "Ann",
        "leads",
        "Bank",
    ]


def test_marks_of_the_file_are_no_words_of_the_sentence() -> None:
    shown = Shown([(5, "**As** the 20<sup>th</sup>  \nyear \\_x\\_ of 1 < 2")])
    assert shown.text == "As the 20th year _x_ of 1 < 2"
    assert shown.place(5) == 0
    assert shown.text[shown.place(7) : shown.place(9)] == "As"


def test_a_graph_of_two_thousand_things_keeps_them_all() -> None:
    read = reading(large(2000, 3000))
    assert len([t for t in read.things if t.kind != "Document"]) == 2000
    assert sum(len(f.witnesses) for f in read.facts) == 3000


def test_an_empty_graph_reads_as_nothing() -> None:
    read = reading(ox.Store())
    assert (read.things, read.facts, read.sentences, read.documents) == ((), (), (), ())
