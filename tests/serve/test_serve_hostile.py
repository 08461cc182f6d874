"""Hostile clients and hostile graphs: nothing is run, nothing leaks, nothing is a 500."""

from __future__ import annotations

import base64
import re
import socket
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from serving import Server, serving

MARKUP = "</title><script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{7*7}}&amp;\u202e"
LINKS = (
    "javascript:alert(3)",
    "javascript://x/%0Aalert(6)",
    "JavaScript:alert(4)",
    "data:text/html,alert(5)",
    "vbscript:x",
    "x:'y",
)
HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
KG, BASE = "https://w3id.org/undoc-kg/ontology#", "https://w3id.org/undoc-kg/id/"


class Seen(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def hostile(graph: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the example in which every value but for offsets is markup, and links lead to where none should."""
    kept = {f"{KG}{name}" for name in ("begin", "end", "spans")}
    file = tmp_path_factory.mktemp("hostile") / "graph.nq"
    quads = []
    for q in ox.parse(path=str(graph), format=ox.RdfFormat.N_QUADS):
        object = q.object
        if isinstance(object, ox.Literal) and q.predicate.value not in kept:
            object = ox.Literal(f"{object.value} {MARKUP}", language=object.language)
        quads.append(ox.Quad(q.subject, q.predicate, object, q.graph_name))
        if q.predicate.value == f"{KG}holdsPost":
            member = ox.NamedNode(f"{KG}memberOf")
            quads += [ox.Quad(q.subject, member, ox.NamedNode(link), q.graph_name) for link in LINKS]
    file.write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    with serving(file, "--quiet", "--title", MARKUP) as running:
        yield running


def pages(server: Server) -> list[str]:
    """An address of each kind of page, and of a thing of each class."""
    things = server.query("SELECT (SAMPLE(?t) AS ?x) WHERE { ?t a ?class } GROUP BY ?class").text.split()[1:]
    found = [f"/id/{iri.removeprefix(BASE)}" for iri in things if iri.startswith(BASE)]
    documents = [path for path in found if path.startswith("/id/document/")]
    both = f"/compare?a={documents[0][4:]}&b={documents[-1][4:]}"
    parts = server.query("SELECT ?x { ?x kg:evidence|kg:confidence|kg:holder ?y }").text.split()[1:]
    found += sorted({f"/id/{iri.removeprefix(BASE)}" for iri in parts})
    kinds = re.findall(r'href="(/kind/\w+)"', server.ask("/", headers=HTML).text)
    asked = quote(f"SELECT ?x WHERE {{ ?s ?p ?x FILTER(isLiteral(?x)) }} # {MARKUP}")
    plain = [
        "/",
        "/search?q=script",
        f"/search?q={quote(MARKUP)}",
        both,
        "/query",
        f"/query?query={asked}",
        "/ontology",
        f"/query?query={quote('CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(isLiteral(?o)) }')}",
        f"/query/editor?query={asked}",
        "/explore",
        "/explore?around=person/tarek-ladeb",
        "/documents",
        f"/compare?a={quote(MARKUP)}&b={quote(MARKUP)}",
    ]
    wrong = [f"/id/{quote(MARKUP, safe='')}", f"/query?query={quote(MARKUP)}", f"/kind/{quote(MARKUP, safe='')}"]
    return [*plain, *found, *kinds, *wrong, "/query?question=names&thing=" + quote(MARKUP)]


def test_stored_markup_is_text_on_every_page(hostile: Server) -> None:
    checked = 0
    for path in pages(hostile):
        answer = hostile.ask(path, headers=HTML)
        if answer.status == 303:
            continue
        assert answer.status in (200, 400, 404), path
        seen = Seen(answer.text).elements
        scripts = re.findall(r"<script([^>]*)>(.*?)</script>", answer.text, re.DOTALL)
        assert all("application/json" in kind or not inside for kind, inside in scripts), path
        assert not any("<" in inside or ">" in inside for _, inside in scripts), path
        assert [(t, a) for t, a in seen if t in ("img", "iframe", "object", "base", "style")] == [], path
        sources = {a["src"] for t, a in seen if t == "script" and "src" in a}
        assert "/static/room.js" in sources, path
        assert all(re.fullmatch(r"/static/(built/)?[a-z]+\.js", source or "") for source in sources), path
        assert [a for _, a in seen if any(name.startswith("on") or name == "style" for name in a)] == [], path
        links = [a[name] or "" for _, a in seen for name in ("href", "src", "action", "xlink:href") if name in a]
        assert [x for x in links if re.match(r"\s*(javascript|data|vbscript):(?!,$)", x, re.IGNORECASE)] == [], path
        assert re.search(r"script-src '(self|nonce-[\w-]+)';", answer.headers["content-security-policy"])
        checked += "<script>alert(1)" not in answer.text and "&lt;script&gt;alert(1)" in answer.text
    assert checked > 15  # the markup was there, escaped


@pytest.mark.parametrize(
    "path",
    [
        "/static/../server.py",
        "/static/..%2fserver.py",
        "/static/%2e%2e/server.py",
        "/static/%2e%2e%2f%2e%2e%2fcli%2fserve.py",
        "/static//etc/passwd",
        "/static/room.css%00.js",
        "/id/../../../etc/passwd",
        "/id/%2e%2e/%2e%2e/etc/passwd",
        "/id/person/%00",
        "/id/person/a%0d%0aset-cookie:x=1",
        "/id/person/%ff%fe",
        "/kind/%0d%0ax:y",
        "//evil.test/",
        "/\\evil.test",
        "/id/" + "a" * 3000,
        "/id/" + "a/" * 5000,
        "/kind/Person?page=99999999999999999999999",
        "/kind/Person?page=-1",
        "/kind/Person?page=%C2%B2",
        "/compare?a=%00&b=%0a",
        "/network?around=../../x",
        "/explore?around=../../x",
        "/explore?around=%00%20%3C",
        "/around/../../etc/passwd",
        "/around/person/%0d%0ax:y",
        "/around/person/tarek-ladeb?from=%C2%B2",
        "/around/person/tarek-ladeb?from=99999999999",
        "/query/editor?question=%00&query=%ff",
        "/static/built/%2e%2e/package.json",
        "/search?q=%00%ff",
        "/search?q=" + "%28" * 300,
    ],
)
def test_crooked_paths_lead_nowhere(server: Server, path: str) -> None:
    for headers in ({}, HTML):
        answer = server.ask(path, headers=headers)
        assert answer.status in (200, 400, 404, 414), path
        assert "root:" not in answer.text
        assert "uvicorn" not in answer.text
        assert "set-cookie" not in answer.headers
        assert "x" not in answer.headers
        assert "evil" not in answer.headers.get("location", "")


def test_a_header_of_the_client_comes_back_in_no_header(server: Server) -> None:
    crooked = {"host": 'evil.test"><script>', "accept": "text/turtle", "if-none-match": "x"}
    answer = server.ask("/sparql", headers=crooked)
    assert answer.status == 200
    assert "evil" not in answer.text
    assert not any("evil" in value for value in answer.headers.values())


_BYTES = st.binary(max_size=60)
_LINE = st.one_of(
    st.builds(
        lambda m, p: m + b" " + p + b" HTTP/1.1", st.sampled_from([b"GET", b"POST", b"PUT", b"", b"get"]), _BYTES
    ),
    st.builds(lambda q: b"GET /sparql?query=" + quote(q).encode() + b" HTTP/1.1", st.text(max_size=60)),
    st.builds(lambda q: b"GET /sparql?" + q.replace(b" ", b"+") + b" HTTP/1.1", _BYTES),
    st.builds(lambda p: b"GET /id/" + quote(p).encode() + b" HTTP/1.1", st.text(max_size=40)),
    st.builds(lambda p: b"GET /query?" + quote(p, safe="=&").encode() + b" HTTP/1.1", st.text(max_size=40)),
    _BYTES,
)
_HEADER = st.one_of(
    st.builds(
        lambda name, value: name + b": " + value,
        st.sampled_from([b"accept", b"content-type", b"host", b"content-length", b"if-none-match", b"accept-encoding"]),
        _BYTES,
    ),
    _BYTES,
)


@settings(max_examples=1000, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=_LINE, headers=st.lists(_HEADER, max_size=3), body=_BYTES)
def test_no_malformed_request_is_a_500(server: Server, line: bytes, headers: list[bytes], body: bytes) -> None:
    message = b"\r\n".join([line, b"connection: close", *headers, b"", body])
    with socket.create_connection((server.host, server.port), timeout=30) as client:
        client.sendall(message)
        client.shutdown(socket.SHUT_WR)
        data = b""
        try:
            while part := client.recv(65536):
                data += part
        except ConnectionResetError:
            pass
    assert not data.startswith((b"HTTP/1.1 500", b"HTTP/1.1 502")), data[:300]


# What queries are made of: most sequences of these are wrong, some are right and odd.
_WORDS = """
    SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED GRAPH OPTIONAL UNION MINUS FILTER BIND AS VALUES UNDEF EXISTS NOT IN
    DISTINCT REDUCED ORDER GROUP BY HAVING LIMIT OFFSET ASC DESC COUNT SUM GROUP_CONCAT SEPARATOR PREFIX BASE a true
    { } ( ) [ ] . ; , * + ? / | ^ ! = != < > && || - << >> <<( )>> {| |} @en @en--ltr ^^ $x ?x ?y ?s ?p ?o _:b <x:y> <rel>
    kg:Person kg:spokeAt rdfs:label nope:x <http://x/f> xsd:integer 1 0 -1 .5 1e400 99999999999999999999 'a' "b" '''c'''
    REGEX STRLEN IRI STRDT STRLANG NOW RAND COALESCE IF BOUND SUBSTR REPLACE ENCODE_FOR_URI SERVICE LOAD SILENT INSERT
"""
_PIECES = st.sampled_from(_WORDS.split())
_WHOLE = st.sampled_from(
    [
        "SELECT {} WHERE {{ ?s ?p ?o . {} }} LIMIT 3",
        "ASK {{ {} }} # {}",
        "SELECT (({}) AS ?z) {{ VALUES ?x {{ 1 'a' }} {} }}",
        "SELECT ?s (COUNT({}) AS ?n) {{ ?s ?p ?o }} GROUP BY ?s HAVING ({}) LIMIT 3",
        "CONSTRUCT {{ {} }} WHERE {{ ?s ?p ?o . {} }} LIMIT 3",
        "{} {}",
    ]
)
_QUERIES = st.builds(
    lambda whole, a, b: whole.format(" ".join(a), " ".join(b)),
    _WHOLE,
    st.lists(_PIECES, max_size=6),
    st.lists(_PIECES, max_size=6),
)


def queries_are_answered_or_refused(server: Server, text: str, accept: str) -> None:
    """A query of whatever pieces is answered, or told what is wrong with it."""
    answer = server.query(text, accept=accept)
    assert answer.status in (200, 400, 403, 406), (text, answer.text)


_ACCEPT = st.sampled_from(["*/*", "text/csv", "application/json", "text/turtle", "application/sparql-results+xml"])


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=_QUERIES, accept=_ACCEPT)
def test_no_query_of_whatever_pieces_is_a_500(server: Server, text: str, accept: str) -> None:
    queries_are_answered_or_refused(server, text, accept)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@settings(
    max_examples=10_000, deadline=None, database=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=_QUERIES, accept=_ACCEPT)
def test_no_query_of_whatever_pieces_is_a_500_in_the_long_run(server: Server, text: str, accept: str) -> None:
    queries_are_answered_or_refused(server, text, accept)


def test_after_all_this_the_server_answers_and_its_log_tells_no_error(server: Server) -> None:
    assert server.ask("/healthz").text == "ok\n"
    assert "Traceback" not in server.log


def test_a_token_is_asked_for_everywhere_but_at_healthz(graph: Path, tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("a-long-secret-token-of-ours\n", encoding="utf-8")
    bearer = {"authorization": "Bearer a-long-secret-token-of-ours"}
    basic = {"authorization": "Basic " + base64.b64encode(b"me:a-long-secret-token-of-ours").decode()}
    with serving(graph, "--quiet", "--token-file", str(token)) as server:
        for path in ("/", "/sparql?query=ASK%7B%7D", "/data?default", "/metrics", "/network", "/static/room.css"):
            refused = server.ask(path)
            assert (refused.status, "Bearer" in refused.headers["www-authenticate"]) == (401, True)
            assert server.ask(path, headers={"authorization": "Bearer wrong"}).status == 401
            assert server.ask(path, headers={"authorization": "Basic !"}).status == 401
            assert server.ask(path, headers=bearer).status == 200
            assert server.ask(path, headers=basic).status == 200
        assert server.ask("/healthz").status == 200
        assert "a-long-secret" not in server.log


def test_under_a_base_path_every_link_stays_below_it(graph: Path) -> None:
    with serving(graph, "--quiet", "--base-path", "/deep/kg") as server:
        page = server.ask("/deep/kg/", headers=HTML)
        links = [a.get("href") or a.get("src") or a.get("action") for _, a in Seen(page.text).elements]
        inner = [link for link in links if link and not link.startswith(("#", "data:"))]
        assert len(inner) > 10
        assert [link for link in inner if not link.startswith("/deep/kg/")] == []
        for link in inner:
            assert server.ask(link, headers=HTML).status in (200, 303), link
        assert server.ask("/deep/kg/sparql?query=ASK%7B%7D").status == 200
        assert server.ask("/sparql?query=ASK%7B%7D").status == 404


def test_behind_a_proxy_that_speaks_tls_addresses_are_those_of_the_proxy(graph: Path) -> None:
    told = {"host": "kg.example.org", "x-forwarded-proto": "https", "x-forwarded-for": "192.0.2.7"}
    with serving(graph, "--base-path", "/kg") as server:
        described = server.ask("/kg/sparql", headers={**told, "accept": "application/n-triples"}).text
        assert "<https://kg.example.org/kg/sparql>" in described
        assert "http://kg.example.org" not in described
        catalogue = server.ask("/kg/catalog", headers={**told, "accept": "application/n-triples"}).text
        assert "<https://kg.example.org/kg/data?format=nq>" in catalogue
        answer = server.ask("/kg/sparql", headers={**told, "accept": "text/html"})
        assert (answer.status, answer.headers["location"]) == (303, "/kg/query")
        assert "192.0.2.7 GET" in server.log  # whom the proxy told of


def test_cors_can_be_closed_or_kept_to_one_origin(graph: Path) -> None:
    with serving(graph, "--quiet", "--cors", "none") as server:
        assert "access-control-allow-origin" not in server.ask("/sparql?query=ASK%7B%7D").headers
    with serving(graph, "--quiet", "--cors", "http://friend.test") as server:
        assert server.ask("/sparql?query=ASK%7B%7D").headers["access-control-allow-origin"] == "http://friend.test"
