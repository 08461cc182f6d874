"""The SPARQL protocol, linked data and graphs over HTTP: what is asked comes back in the form asked for."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import xml.etree.ElementTree as ET
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from serving import Server

NAMES = "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name } ORDER BY ?name"
BASE = "https://w3id.org/undoc-kg/id/"


def test_a_query_comes_by_get_by_form_and_direct_and_the_answer_is_the_same(server: Server) -> None:
    form = urlencode({"query": NAMES}).encode()
    answers = [
        server.query(NAMES, accept="application/sparql-results+json"),
        server.ask("/sparql", method="POST", body=form, headers={"content-type": "application/x-www-form-urlencoded"}),
        server.ask("/sparql", method="POST", body=NAMES.encode(), headers={"content-type": "application/sparql-query"}),
    ]
    assert [a.status for a in answers] == [200] * 3
    assert len({a.body for a in answers}) == 1
    names = [row["name"]["value"] for row in json.loads(answers[0].body)["results"]["bindings"]]
    assert "Tarek Ladeb" in names
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "application/sparql-results+json"),
        ("", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
        ("text/*, application/json;q=.9", "text/csv; charset=utf-8"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("image/png, text/csv;q=0.1", "text/csv; charset=utf-8"),
    ],
)
def test_rows_come_in_the_form_liked_best(server: Server, accept: str, media: str) -> None:
    answer = server.query(NAMES, accept=accept)
    assert (answer.status, answer.headers["content-type"]) == (200, media)
    assert "Tarek Ladeb" in answer.text


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
        ("application/trig", ox.RdfFormat.TRIG),
        ("application/n-quads", ox.RdfFormat.N_QUADS),
    ],
)
def test_graphs_come_in_six_forms_with_the_same_triples(server: Server, accept: str, format: ox.RdfFormat) -> None:
    answer = server.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Person ; ?p ?o }", accept=accept)
    assert answer.headers["content-type"].partition(";")[0] == accept
    found = {str(q.triple) for q in ox.parse(answer.body, format=format)}
    plain = server.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s a kg:Person ; ?p ?o }", accept="application/n-triples")
    assert found == {str(q.triple) for q in ox.parse(plain.body, format=ox.RdfFormat.N_TRIPLES)}
    assert len(found) > 10


def test_no_form_that_is_taken_is_406_and_says_what_there_is(server: Server) -> None:
    answer = server.query(NAMES, accept="image/png")
    assert answer.status == 406
    assert "text/csv" in answer.text


def test_a_broken_query_is_told_with_line_and_column_as_text_or_as_a_problem(server: Server) -> None:
    text = server.query("SELECT *\nWHERE { ?s nope:x ?o }")
    assert (text.status, text.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert text.text.startswith("line 2, column 12: ")
    problem = server.query("SELECT *\nWHERE { ?s nope:x ?o }", accept="application/problem+json")
    told = json.loads(problem.body)
    assert (told["status"], told["line"], told["column"]) == (400, 2, 12)
    assert problem.headers["content-type"] == "application/problem+json"


def test_a_function_that_nobody_knows_is_the_query_s_fault(server: Server) -> None:
    told = server.query("SELECT (kg:age(?p) AS ?age)\n{ ?p a kg:Person }", accept="application/problem+json")
    assert (told.status, told.json["line"], told.json["column"]) == (400, 1, 9)
    assert "ontology#age> is not known" in told.json["detail"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", {}, None, 400),
        ("POST", "/sparql", {"content-type": "application/sparql-query; charset=utf-16"}, b"ASK{}", 415),
        ("POST", "/sparql", {"content-type": "text/plain"}, b"ASK{}", 415),
        ("POST", "/sparql", {}, b"query=ASK%7B%7D", 415),
        ("POST", "/sparql", {"content-type": "application/sparql-query"}, b"ASK { \xff }", 400),
        ("POST", "/sparql", {"content-type": "application/x-www-form-urlencoded"}, b"query=%FF", 400),
        ("POST", "/sparql", {"content-type": "application/x-www-form-urlencoded"}, b"x=y", 400),
        ("POST", "/sparql", {"content-type": "application/sparql-update"}, b"DROP ALL", 403),
        ("POST", "/sparql", {"content-type": "application/x-www-form-urlencoded"}, b"update=DROP+ALL", 403),
        ("GET", "/sparql?update=DROP+ALL", {}, None, 403),
        ("GET", "/sparql?query=INSERT+DATA+%7B%3Cx:a%3E+%3Cx:b%3E+1%7D", {}, None, 403),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", {}, None, 400),
        ("DELETE", "/sparql", {}, None, 405),
        ("PUT", "/data?default", {}, b"", 403),
        ("DELETE", "/data?default", {}, None, 403),
        ("POST", "/data?default", {}, b"<x:a> <x:b> 1 .", 403),
        ("GET", "/data?graph=x:nowhere", {}, None, 404),
        ("GET", "/data?graph=x:y&default", {}, None, 400),
        ("GET", "/nowhere", {}, None, 404),
        ("POST", "/", {}, b"", 405),
    ],
)
def test_what_is_asked_wrongly_is_refused_by_the_right_status(
    server: Server, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    answer = server.ask(path, method=method, headers=headers, body=body)
    assert answer.status == status
    assert answer.text.strip()


def test_the_default_graph_is_the_union_and_from_and_the_request_narrow_it(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ ?s ?p ?o }}"

    def counted(says: str = "", **parameters: str) -> int:
        return int(server.query(count.format(says), **parameters).text.split()[1])

    things = f"{BASE}graph/things"
    whole, part = counted(), counted(f"FROM <{things}>")
    assert whole > part > 0
    assert counted(**{"default-graph-uri": things}) == part
    assert counted(f"FROM <{things}>", **{"default-graph-uri": "x:nowhere"}) == 0  # the request's dataset wins
    named = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert int(server.query(named, **{"named-graph-uri": things}).text.split()[1]) == part
    assert int(server.query(named, **{"default-graph-uri": things}).text.split()[1]) == 0


def test_an_answer_has_an_etag_that_spares_the_second_transfer_but_not_one_that_changes(server: Server) -> None:
    first = server.query(NAMES)
    asked = f"/sparql?{urlencode({'query': NAMES})}"
    again = server.ask(asked, headers={"accept": "text/csv", "if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    other = server.ask(asked, headers={"accept": "application/json", "if-none-match": first.headers["etag"]})
    assert other.status == 200
    assert "etag" not in server.query("SELECT (NOW() AS ?now) {}").headers


def test_gzip_comes_only_when_it_is_taken(server: Server) -> None:
    whole = "/data?default&format=nt"
    plain, packed = server.ask(whole), server.ask(whole, headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "content-encoding" not in server.ask(whole, headers={"accept-encoding": "gzip;q=0"}).headers


def test_a_large_answer_is_packed_as_it_is_written(server: Server) -> None:
    rows = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
    asked = f"/sparql?{urlencode({'query': rows})}"
    plain = server.ask(asked, headers={"accept": "application/json"})
    packed = server.ask(asked, headers={"accept": "application/json", "accept-encoding": "gzip"})
    assert len(plain.body) > 1 << 20 > len(packed.body)
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize("path", ["/", "/explore", "/network", "/id/person/tarek-ladeb", "/around/person/tarek-ladeb"])
def test_pages_too_have_an_etag_and_come_packed(server: Server, path: str) -> None:
    headers = {"accept": "text/html", "accept-encoding": "gzip"}
    first = server.ask(path, headers=headers)
    assert first.status == 200
    again = server.ask(path, headers={**headers, "if-none-match": first.headers["etag"]})
    assert (again.status, again.body) == (304, b"")
    assert gzip.decompress(first.body) == server.ask(path, headers={"accept": "text/html"}).body
    assert server.ask(path, method="HEAD", headers=headers).body == b""


def test_what_is_around_a_thing_comes_in_parts(server: Server) -> None:
    asked = "SELECT ?s (COUNT(*) AS ?n) { ?s kg:spokeAt ?o } GROUP BY ?s ORDER BY ?s LIMIT 1"
    one = next(csv.DictReader(io.StringIO(server.query(asked).text)))["s"].removeprefix(BASE)
    told = server.ask(f"/around/{one}").json
    assert told["thing"]["id"] == one
    assert {one} == {a if a == one else b for a, _, b in told["links"]}
    assert told["total"] == len(told["links"])
    assert told["next"] is None
    assert server.ask(f"/around/{one}?from={told['total']}").json["links"] == []
    assert server.ask(f"/around/{one}?from=-1").status == 400
    assert server.ask("/around/person/nobody").status == 404


def test_the_editor_s_page_has_a_policy_by_a_nonce_that_changes(server: Server) -> None:
    pages = [server.ask("/query/editor", headers={"accept": "text/html"}) for _ in range(2)]
    policies = [page.headers["content-security-policy"] for page in pages]
    nonces = [re.search(r"script-src 'nonce-([\w-]+)'", policy)[1] for policy in policies]  # type: ignore[index]
    assert nonces[0] != nonces[1]
    for page, nonce, policy in zip(pages, nonces, policies, strict=True):
        assert "unsafe-inline" not in policy
        assert all(f'nonce="{nonce}"' in tag for tag in re.findall(r"<script[^>]*>", page.text))
    assert "etag" not in pages[0].headers


def test_head_has_the_headers_of_get_and_no_body(server: Server) -> None:
    path = f"/sparql?{urlencode({'query': NAMES})}"
    get, head = server.ask(path), server.ask(path, method="HEAD")
    assert head.body == b""
    assert head.headers["content-length"] == str(len(get.body))
    assert head.headers["etag"] == get.headers["etag"]


def test_a_page_of_another_origin_may_ask(server: Server) -> None:
    preflight = server.ask("/sparql", method="OPTIONS", headers={"origin": "http://a.test"})
    assert preflight.status == 204
    assert preflight.headers["access-control-allow-origin"] == "*"
    assert "POST" in preflight.headers["access-control-allow-methods"]
    assert "access-control-allow-origin" not in server.ask("/").headers  # pages are for their own origin


def test_the_service_describes_itself_with_counts_by_class_and_property(server: Server) -> None:
    answer = server.ask("/sparql", headers={"accept": "text/turtle"})
    store = ox.Store()
    store.load(answer.body, format=ox.RdfFormat.TURTLE)
    prefixes = {"sd": "http://www.w3.org/ns/sparql-service-description#", "void": "http://rdfs.org/ns/void#"}
    told = store.query(
        "SELECT ?n WHERE { ?d void:classPartition [ void:class <https://w3id.org/undoc-kg/ontology#Person> ; void:entities ?n ] }",
        prefixes=prefixes,
    )
    persons = int(server.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?p a kg:Person }").text.split()[1])
    assert [int(row["n"].value) for row in told] == [persons]
    endpoint = list(
        store.query(
            "SELECT ?e { ?s a sd:Service ; sd:endpoint ?e ; sd:feature sd:UnionDefaultGraph }", prefixes=prefixes
        )
    )
    assert [row["e"].value for row in endpoint] == [f"{server.url}sparql"]
    assert server.ask("/sparql", headers={"accept": "text/html"}).headers["location"] == "/query"


def test_the_catalogue_names_downloads_that_are_there(server: Server) -> None:
    store = ox.Store()
    store.load(server.ask("/catalog").body, format=ox.RdfFormat.TURTLE)
    urls = [
        str(q.object.value)
        for q in store.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/ns/dcat#downloadURL"), None)
    ]
    assert len(urls) == 3
    for url in urls:
        assert server.ask(url.removeprefix(server.url.rstrip("/"))).status == 200


def test_graphs_are_read_by_the_graph_store_protocol(server: Server) -> None:
    name = f"{BASE}graph/things"
    answer = server.ask(f"/data?graph={quote(name, safe='')}", headers={"accept": "application/n-triples"})
    inside = server.query(
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}", accept="application/n-triples"
    )
    assert sorted(answer.body.splitlines()) == sorted(inside.body.splitlines())
    whole = server.ask("/data", headers={"accept": "application/n-quads"})
    assert {q.graph_name.value for q in ox.parse(whole.body, format=ox.RdfFormat.N_QUADS)} > {name}
    assert server.ask("/data", headers={"accept": "text/turtle"}).status == 406  # Turtle holds no dataset


@pytest.mark.parametrize(
    ("path", "accept", "media"),
    [
        ("/id/person/tarek-ladeb", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("/id/person/tarek-ladeb", "text/turtle", "text/turtle"),
        ("/id/person/tarek-ladeb", "application/ld+json", "application/ld+json"),
        ("/id/person/tarek-ladeb.ttl", "text/html", "text/turtle"),
        ("/id/person/tarek-ladeb.jsonld", "*/*", "application/ld+json"),
        ("/ontology", "text/html", "text/html"),
        ("/ontology", "text/turtle", "text/turtle"),
        ("/ontology.ttl", "*/*", "text/turtle"),
    ],
)
def test_each_thing_is_a_page_for_people_and_triples_for_machines(
    server: Server, path: str, accept: str, media: str
) -> None:
    answer = server.ask(path, headers={"accept": accept})
    assert (answer.status, answer.headers["content-type"].partition(";")[0]) == (200, media)
    assert "Ladeb" in answer.text or "holdsPost" in answer.text


def test_what_is_not_there_is_404_for_people_and_machines(server: Server) -> None:
    assert server.ask("/id/person/nobody", headers={"accept": "text/html"}).status == 404
    assert server.ask("/id/person/nobody.ttl").status == 404


def test_a_sentence_leads_to_its_place_in_its_document(server: Server) -> None:
    asked = "SELECT ?s ?b WHERE { ?s a kg:Sentence ; kg:begin ?b } ORDER BY ?b LIMIT 1"
    row = next(csv.DictReader(io.StringIO(server.query(asked).text)))
    answer = server.ask(f"/id/{row['s'].removeprefix(BASE)}", headers={"accept": "text/html"})
    assert answer.status == 303
    page, _, anchor = answer.headers["location"].partition("#")
    assert f'id="{anchor}"' in server.ask(page, headers={"accept": "text/html"}).text


def test_the_answer_in_xml_is_well_formed(server: Server) -> None:
    tree = ET.fromstring(server.query(NAMES, accept="application/sparql-results+xml").text)
    assert len(tree.findall(".//{*}result")) > 3
