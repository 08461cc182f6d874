"""Queries: what is answered, what is refused, and what is said when one is wrong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, QueryError
from kg.rdf.guard import admit, tokens
from kg.rdf.query import Graph, Solutions, run, run_apart
from kg.rdf.results import written
from kg.rdf.store import Store


def rows(store: Store, text: str) -> list[tuple[str | None, ...]]:
    answer = run(store, text)
    assert isinstance(answer, Solutions)
    return [tuple(getattr(term, "value", None) for term in row) for row in answer.rows]


def test_prefixes_of_terms_and_of_things_are_known_without_declaring_them(example: Store) -> None:
    assert rows(example, "SELECT ?name { person:tarek-ladeb rdfs:label ?name }") == [("Tarek Ladeb",)]
    assert run(example, "ASK { person:tarek-ladeb a schema:Person, foaf:Agent }") is True


def test_a_prefix_that_the_query_declares_wins(example: Store) -> None:
    assert run(example, "PREFIX kg: <http://example.org/> ASK { ?x a kg:Person }") is False


def test_every_form_of_query_is_answered(example: Store) -> None:
    assert run(example, "ASK { ?x a kg:Person }") is True
    built = run(example, "CONSTRUCT { ?x a foaf:Person } WHERE { ?x a kg:Person }")
    assert isinstance(built, Graph)
    assert len(built.triples) == 4
    described = run(example, "DESCRIBE person:tarek-ladeb")
    assert isinstance(described, Graph)
    assert {t.subject for t in described.triples} == {example.iri("person/tarek-ladeb")}


def test_a_fact_said_twice_counts_once_in_the_union_of_graphs(example: Store) -> None:
    query = "SELECT (COUNT(*) AS ?n) { person:tarek-ladeb kg:holdsPost post:permanent-representative-tunisia }"
    assert rows(example, query) == [("1",)]


def test_from_narrows_a_query_to_the_graphs_it_names(example: Store) -> None:
    things = f"<{example.base}graph/things>"
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ {} }}"
    (whole,), (from_things,), (inside,) = (
        rows(example, text)
        for text in (
            count.format("", "?s ?p ?o"),
            count.format(f"FROM {things}", "?s ?p ?o"),
            count.format("", f"GRAPH {things} {{ ?s ?p ?o }}"),
        )
    )
    assert from_things == inside != whole
    assert rows(example, count.format(f"FROM NAMED {things}", "?s ?p ?o")) == [("0",)]
    assert rows(example, 'SELECT ("from" AS ?word) {}') == [("from",)]


def test_rows_without_an_order_come_sorted_and_rows_with_one_as_they_are(example: Store) -> None:
    names = [row[0] for row in rows(example, "SELECT ?name { ?p a kg:Person ; rdfs:label ?name }")]
    assert names == sorted(str(name) for name in names)
    turned = [
        row[0] for row in rows(example, "SELECT ?name { ?p a kg:Person ; rdfs:label ?name } ORDER BY DESC(?name)")
    ]
    assert turned == names[::-1]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("ASK { SERVICE <http://x.example/> { ?s ?p ?o } }", "line 1, column 7: SERVICE asks another endpoint"),
        ("ASK {\n  service silent ?x { ?s ?p ?o } }", "line 2, column 3: SERVICE asks another endpoint"),
        ("LOAD <http://x.example/>", "line 1, column 1: LOAD fetches from the network"),
        ("PREFIX x: <http://x/>\nINSERT DATA { x:s x:p x:o }", "line 2, column 1: INSERT would change the graph"),
        ("# a comment\nDROP ALL", "line 2, column 1: DROP would change the graph"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1: DELETE would change the graph"),
        ("ASK { FILTER(" + "(" * 80 + "1" + ")" * 80 + ") }", "nested more than 60 deep"),
        ("ASK { FILTER(" + "!" * 2000 + "true) }", "more than 1,000 operators"),
        ("ASK { " + "OPTIONAL { ?s ?p ?o } " * 1001 + "}", "more than 1,000 operators"),
        ("ASK { }" + " " * 100_000, "at most 100,000 are taken"),
    ],
)
def test_what_would_reach_out_change_or_crash_is_refused_before_it_runs(example: Store, query: str, told: str) -> None:
    with pytest.raises(QueryError) as error:
        run(example, query)
    assert told in str(error.value)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?service ?load ?insert }",
        'ASK { ?s rdfs:label \'SERVICE\' , "LOAD" , \'\'\'DROP \' x\'\'\' , """CLEAR "" """ }',
        "ASK { ?s ?p <http://example.org/SERVICE> } # SERVICE <http://x/> {}",
        "ASK { ?s ?p person:service , <load#drop> }",
        "BASE <http://example.org/> ASK { ?s ?p <LOAD> }",
        "ASK { ?s ?p ?o FILTER (?o < 3 && ?o > 2) }",
        "SELECT (1 < 2 AS ?service) { }",
    ],
)
def test_a_refused_word_is_harmless_as_variable_string_comment_iri_or_name(example: Store, query: str) -> None:
    run(example, query)


def test_a_relative_iri_counts_from_the_base_of_the_things(example: Store) -> None:
    assert run(example, "ASK { <person/tarek-ladeb> a kg:Person }") is True


@pytest.mark.parametrize(
    ("query", "line", "column", "told"),
    [
        ("SELECT * WHERE { ?s ?p }", 1, 24, "unexpected '}'"),
        ("SELECT (<http://x/f>(1) AS ?y) {}", 1, 9, "the function <http://x/f> is not known"),
        ("SELECT (1 AS ?y)\n{} ORDER BY kg:f(?y)", 2, 13, "the function <https://w3id.org/undoc-kg/ontology#f> is not"),
        ("SELECT ?x\nWHERE {\n  ?x foo:bar ?y }", 3, 6, "the prefix 'foo:' is not known (declare it: PREFIX foo: <…>)"),
        ("SELEC ?x { }", 1, 1, "'SELEC' begins no query (SELECT, ASK, CONSTRUCT, DESCRIBE do)"),
        ("ASK { ?s ?p ?o", 1, 15, "unexpected end of the query"),
        ("", 1, 1, "unexpected end of the query"),
        ("SELECT (?x + 1 AS ?x) { ?x ?p ?o }", 1, 35, "The SELECT overrides an existing variable using an expression"),
    ],
)
def test_an_error_names_line_and_column_of_the_users_own_text(
    example: Store, query: str, line: int, column: int, told: str
) -> None:
    with pytest.raises(QueryError) as error:
        run(example, query)
    assert str(error.value).startswith(f"line {error.value.line}, column {error.value.column}: ")
    assert (error.value.line, error.value.column) == (line, column)
    assert told in str(error.value)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("SELECT ASK{}().;,?x<>'\"\\#\n:@^|/+*!&=-_a1éé\u2028"), max_size=60))
def test_any_text_is_answered_or_refused_with_a_query_error(text: str) -> None:
    store = Store.memory()
    try:
        run(store, text)
    except QueryError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


@given(st.text(max_size=200))
def test_tokens_cover_the_text_in_order(text: str) -> None:
    found = list(tokens(text))
    assert all(text[t.begin : t.begin + len(t.text)] == t.text for t in found)
    assert all(a.begin + len(a.text) <= b.begin for a, b in pairwise(found))


def test_form_and_order_of_a_query_are_seen() -> None:
    assert admit("PREFIX x: <http://x/> SELECT ?ask { ?ask x:select 'ASK' } ORDER BY ?ask") == ("SELECT", True)
    assert admit("CONSTRUCT { ?s ?p ?o } WHERE { { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }") == ("CONSTRUCT", False)


# ── in a process of its own ──


@pytest.fixture(scope="module")
def folder(example: Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("graph")
    example.write(path / "store")
    return path


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?x a kg:Person }",
        "SELECT * { ?s ?p ?o }",
        "SELECT ?s ?missing { ?s a kg:Person }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Claim ; ?p ?o }",
        "CONSTRUCT { [] rdfs:label 'x' } WHERE { }",
        "SELECT ?blank { BIND(BNODE() AS ?blank) }",
    ],
)
def test_the_answer_from_a_process_apart_is_the_same(example: Store, folder: Path, query: str) -> None:
    apart, here = run_apart(folder, query, seconds=60), run(example, query)
    if "BNODE" in query or "[]" in query:  # each answer names its blank nodes anew
        assert type(apart) is type(here)
    else:
        assert apart == here


def test_a_query_that_takes_too_long_is_ended(folder: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match=r"no answer within 0\.5 seconds"):
        run_apart(folder, endless, seconds=0.5)


def test_errors_come_back_from_the_process_apart_with_their_place(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(QueryError) as error:
        run_apart(folder, "ASK {\n ?s foo:x ?o }", seconds=60)
    assert (error.value.line, error.value.column) == (2, 5)
    with pytest.raises(KgError, match="no graph is there"):
        run_apart(tmp_path, "ASK {}", seconds=60)


def test_importing_the_emitter_or_the_query_loads_no_heavy_library() -> None:
    heavy = "{'rdflib', 'networkx', 'pyshacl', 'rapidfuzz', 'rich', 'numpy', 'spacy'}"
    modules = "kg.rdf.emit, kg.rdf.project, kg.rdf.store, kg.rdf.turtle, kg.rdf.query, kg.rdf.results, kg.rdf.questions"
    code = f"import sys, {modules}; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout == b"[]\n"


# ── answers as text ──

PERSONS = (
    "SELECT ?p ?name ?age { ?p a kg:Person ; rdfs:label ?name OPTIONAL { ?p kg:age ?age } } ORDER BY ?name LIMIT 1"
)


def test_a_table_shortens_iris_by_prefix_and_aligns_columns(example: Store) -> None:
    assert written(run(example, PERSONS), "table", example.base) == (
        "p                       name             age\nperson:michele-coninsx  Michèle Coninsx\n"
    )


def test_json_is_that_of_the_w3c(example: Store) -> None:
    answer = json.loads(written(run(example, PERSONS), "json", example.base))
    assert answer == {
        "head": {"vars": ["p", "name", "age"]},
        "results": {
            "bindings": [
                {
                    "p": {"type": "uri", "value": example.base + "person/michele-coninsx"},
                    "name": {"type": "literal", "value": "Michèle Coninsx", "xml:lang": "en"},
                }
            ]
        },
    }
    numbers = json.loads(written(run(example, "SELECT (1 AS ?n) ('x' AS ?s) {}"), "json", example.base))
    assert numbers["results"]["bindings"][0]["n"]["datatype"].endswith("#integer")
    assert numbers["results"]["bindings"][0]["s"] == {"type": "literal", "value": "x"}
    assert json.loads(written(True, "json", example.base)) == {"head": {}, "boolean": True}


@pytest.mark.parametrize("format", ["json", "csv", "tsv"])
def test_oxigraph_reads_our_answers_back(example: Store, format: str) -> None:
    answer = run(example, "SELECT ?s ?t { ?s kg:text ?t } ORDER BY ?s")
    assert isinstance(answer, Solutions)
    formats = {"json": ox.QueryResultsFormat.JSON, "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV}
    text = written(answer, format, example.base)
    if format == "csv":
        assert [row[1] for row in csv.reader(io.StringIO(text, newline=""))][1:] == [
            str(row[1].value) for row in answer.rows
        ]  # type: ignore[union-attr]
        return
    back = ox.parse_query_results(text.encode(), format=formats[format])
    assert isinstance(back, ox.QuerySolutions)
    assert [(row["s"], row["t"]) for row in back] == list(answer.rows)


def test_only_triples_can_be_written_as_turtle(example: Store) -> None:
    text = written(run(example, "CONSTRUCT WHERE { person:tarek-ladeb a ?c }"), "ttl", example.base)
    assert "person:tarek-ladeb a " in text
    assert "@prefix person: " in text
    with pytest.raises(QueryError, match="only the answer of CONSTRUCT or DESCRIBE"):
        written(run(example, PERSONS), "ttl", example.base)
