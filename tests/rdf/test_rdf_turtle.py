"""The Turtle that is written: as people read it, and as three parsers read it back."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import gold_corpus
import pyoxigraph as ox
import pytest
from conftest import graph_of
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.model import Corpus, Entity, Value
from kg.rdf.export import ntriples
from kg.rdf.store import Store
from kg.rdf.turtle import graph_turtle, inferred_turtle

GOLDEN = Path(__file__).with_name("golden.ttl")
HOSTILE = [
    "<script>alert('x')</script>",
    "]]>",
    '"""',
    "'''",
    'a"b\\c',
    "ends in a backslash \\",
    "line\nbreak\rreturn\ttab",
    "\x00\x01\x08\x0b\x0c\x1f\x7f\x85",
    "\u2028\u2029\ufeff\ufffe\uffff",
    "\u202eright to left",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 😀 e\u0301",
    "${jndi:ldap://x}",
    "@prefix evil: <http://evil/> .",
    " . \n<http://evil/s> <http://evil/p> <http://evil/o> . #",
    "^^<http://evil/>",
    "",
    " ",
]


def labelled(*labels: str) -> Store:
    """A graph of persons with these labels."""
    entities = tuple(Entity(f"person/p{i}", "Person", label, (f"{label} too",)) for i, label in enumerate(labels))
    return graph_of(Corpus((), entities, (), ()))


def stated(store: Store) -> set[ox.Triple]:
    """All triples but the inferred."""
    return {q.triple for q in store.ox if q.graph_name != store.graph("inferred")}


def read_by_oxigraph(text: bytes, format: ox.RdfFormat = ox.RdfFormat.TURTLE) -> set[ox.Triple]:
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(text, format=format))
    return {q.triple for q in store}


def read_by_rdflib(text: bytes) -> set[ox.Triple]:
    import rdflib

    def term(value: object) -> ox.NamedNode | ox.Literal:
        if isinstance(value, rdflib.URIRef):
            return ox.NamedNode(str(value))
        assert isinstance(value, rdflib.Literal)
        if value.language or value.datatype is None:
            return ox.Literal(str(value), language=value.language)
        return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype)))

    # rdflib would write 0.90 as it reads it; the graph holds 0.9 already
    return {ox.Triple(term(s), term(p), term(o)) for s, p, o in rdflib.Graph().parse(data=text, format="turtle")}  # type: ignore[arg-type]


def read_by_rapper(path: Path) -> set[ox.Triple]:
    command = ["rapper", "-q", "-i", "turtle", "-o", "ntriples", str(path)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    assert done.stderr == b""
    return read_by_oxigraph(done.stdout, ox.RdfFormat.N_TRIPLES)


def test_the_worked_example_is_written_as_the_golden_file_shows(example: Store) -> None:
    assert graph_turtle(example) == GOLDEN.read_text(encoding="utf-8")


def test_a_person_is_written_with_its_class_first_and_long_lists_one_below_the_other() -> None:
    names = tuple(f"A rather long name of the person, number {n}" for n in range(3))
    store = graph_of(Corpus((), (Entity("person/ada-bell", "Person", "Ada Bell", names),), (), ()))
    assert graph_turtle(store).endswith(
        """person:ada-bell a kg:Person ;
    rdfs:label "Ada Bell"@en ;
    skos:prefLabel "Ada Bell"@en ;
    skos:altLabel "A rather long name of the person, number 0"@en,
                  "A rather long name of the person, number 1"@en,
                  "A rather long name of the person, number 2"@en .
"""
    )


def test_three_parsers_read_the_five_documents_back_as_they_are(five: Store, tmp_path: Path) -> None:
    text = graph_turtle(five).encode()
    assert read_by_oxigraph(text) == stated(five)
    assert read_by_rdflib(text) == stated(five)
    if shutil.which("rapper") is None:
        pytest.skip("rapper is not installed (Debian: raptor2-utils)")
    (tmp_path / "graph.ttl").write_bytes(text)
    assert read_by_rapper(tmp_path / "graph.ttl") == stated(five)


def test_what_is_inferred_is_read_back_as_it_is(five: Store) -> None:
    inferred = {q.triple for q in five.match(graph=five.graph("inferred"))}
    assert read_by_oxigraph(inferred_turtle(five).encode()) == inferred
    assert read_by_rdflib(inferred_turtle(five).encode()) == inferred


def test_hostile_labels_come_back_from_every_parser(tmp_path: Path) -> None:
    store = labelled(*HOSTILE)
    text = graph_turtle(store).encode()
    assert read_by_oxigraph(text) == stated(store)
    assert read_by_rdflib(text) == stated(store)
    assert "http://evil/s" not in {t.subject.value for t in read_by_oxigraph(text)}


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
@pytest.mark.parametrize(
    "label", [label for label in HOSTILE if "\x00" not in label and "\ufffe" not in label], ids=repr
)
def test_hostile_labels_come_back_from_rapper(label: str, tmp_path: Path) -> None:
    store = labelled(label)
    (tmp_path / "graph.ttl").write_bytes(graph_turtle(store).encode())
    assert read_by_rapper(tmp_path / "graph.ttl") == stated(store)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
@example("\r\n")
@example("\\u0041")
def test_any_label_survives_turtle(label: str) -> None:
    store = labelled(label)
    assert read_by_oxigraph(graph_turtle(store).encode()) == stated(store)
    assert read_by_rdflib(graph_turtle(store).encode()) == stated(store)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="aZ09-_.~/:é?&=()'", min_size=1, max_size=12))
def test_any_name_survives_turtle(name: str) -> None:
    store = graph_of(Corpus((), (Entity(f"person/{name}", "Person", "A"),), (), ()))
    assert read_by_oxigraph(graph_turtle(store).encode()) == stated(store)
    assert read_by_rdflib(graph_turtle(store).encode()) == stated(store)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Value("2396", "integer"), "kg:number 2396"),
        (Value("true", "boolean"), "kg:soleHolder true"),
        (Value("0.5", "decimal"), "kg:confidence 0.5"),
        (Value("1", "decimal"), 'kg:confidence "1"^^xsd:decimal'),
        (Value("2021-06", "date"), 'kg:date "2021-06"^^xsd:gYearMonth'),
        (Value("2021-06-25T12:30:00-04:00", "dateTime"), 'kg:startsAt "2021-06-25T12:30:00-04:00"^^xsd:dateTime'),
    ],
)
def test_values_are_written_short_where_turtle_has_a_short_form_for_them(value: Value, written: str) -> None:
    property = written.split()[0].removeprefix("kg:")
    store = graph_of(Corpus((), (Entity("event/e", "Event", "E", attributes=((property, value),)),), (), ()))
    assert written in graph_turtle(store)
    assert read_by_rdflib(graph_turtle(store).encode()) == stated(store)


def test_passages_stand_in_the_order_of_their_text(five: Store) -> None:
    text = graph_turtle(five)
    section = text[text.index("Passages of") : text.index("Claims of")]
    begins = [
        int(word) for line in section.split("\n") for word in [line.partition("kg:begin ")[2].partition(" ")[0]] if word
    ]
    assert len(begins) == sum(p.document.startswith("document/000") for p in gold_corpus.corpus().parts)
    assert begins == sorted(begins)


def test_a_graph_without_named_graphs_is_written_too(five: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(graph_turtle(five), encoding="utf-8")
    opened = Store.open(tmp_path / "graph.ttl")
    assert read_by_oxigraph(graph_turtle(opened).encode()) == stated(five)
    assert ntriples(opened) == ntriples(five)
