"""Questions put to a graph in a store elsewhere are answered as of the graph here."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from elsewhere import Small, small

from kg.cli.app import run as run_command
from kg.errors import EndpointError, NotFoundError, QueryError
from kg.rdf.elsewhere import Elsewhere
from kg.rdf.endpoint import Endpoint
from kg.rdf.excerpt import explain_elsewhere, path_elsewhere, resolve_elsewhere, search_elsewhere, whole
from kg.rdf.explain import explain
from kg.rdf.export import nquads
from kg.rdf.look import names, resolve, search
from kg.rdf.paths import path
from kg.rdf.query import Solutions, run
from kg.rdf.questions import ask, filled, questions
from kg.rdf.store import Store


@pytest.fixture(scope="module", params=["union", "named graphs only", "one graph"])
def server(request: pytest.FixtureRequest, graph: Store) -> Iterator[Small]:
    """A store that sees all graphs at once, one that sees none without being told, and one without named graphs."""
    with small(union=request.param == "union") as running:
        one = request.param == "one graph"
        running.store.extend(ox.Quad(q.subject, q.predicate, q.object) if one else q for q in graph.ox)
        yield running


@pytest.fixture(scope="module")
def here(server: Small, graph: Store) -> Store:
    """The same graph, here."""
    return Store.memory(server.store, base=graph.base)


@pytest.fixture(scope="module")
def there(server: Small) -> Elsewhere:
    return Elsewhere(Endpoint(f"{server.url}/query"))


def things(graph: Store) -> list[str]:
    return sorted({named.id for named in names(graph)})


def test_every_thing_is_explained_as_here(there: Elsewhere, here: Store) -> None:
    for id in things(here):
        assert explain_elsewhere(there, id) == explain(here, id), id


def test_names_are_found_as_here(there: Elsewhere, here: Store) -> None:
    for name in (
        "CTED",
        "counter-terrorism committee",
        "Michele Coninsx",
        "ladeb",
        "S/RES/1373 (2001)",
        "person:tarek-ladeb",
    ):
        assert resolve_elsewhere(there, name) == resolve(here, name), name
    for name in ("nobody at all", "Coninks", "a"):
        with pytest.raises((NotFoundError, QueryError)) as found:
            resolve(here, name)
        with pytest.raises(type(found.value)) as elsewhere:
            resolve_elsewhere(there, name)
        assert str(elsewhere.value) == str(found.value)


@pytest.mark.parametrize(
    "words", ["civil society", "Michèle", "michele", "2396", "“", "counter-terrorism committee", "x y z"]
)
def test_a_search_finds_what_it_finds_here(words: str, there: Elsewhere, here: Store) -> None:
    assert search_elsewhere(there, words, most=5) == search(here, words, most=5)


def test_ways_lead_there_as_here(there: Elsewhere, here: Store) -> None:
    known = [id for id in things(here) if id.startswith(("person/", "organization/", "event/", "resolution/"))]
    found = 0
    for start, end in zip(known, known[3:], strict=False):
        ways = path(here, here.iri(start), here.iri(end), k=2)
        assert path_elsewhere(there, start, end, k=2) == ways, (start, end)
        found += len(ways)
    assert found > 3


@pytest.mark.parametrize("name", questions())
def test_a_ready_question_is_answered_as_here(name: str, there: Elsewhere, here: Store) -> None:
    asked = questions()[name]
    needed = {p.name: "CTED" for p in asked.parameters if p.sort == "thing" and p.name in ("start", "end", "thing")}
    text = filled(asked, needed, lambda name: resolve_elsewhere(there, name))
    told, known = there.ask(text), ask(here, asked, needed)
    assert isinstance(told, Solutions)
    assert isinstance(known, Solutions)
    assert told.variables == known.variables
    assert sorted(told.rows, key=str) == sorted(known.rows, key=str)  # rows that are alike in order may change places


def test_queries_of_every_form_are_answered_as_here(there: Elsewhere, here: Store) -> None:
    for text in (
        "SELECT ?name WHERE { ?p a kg:Person ; rdfs:label ?name } ORDER BY DESC(?name)",
        "ASK { <person/tarek-ladeb> a kg:Person }",
        "PREFIX p: <https://w3id.org/undoc-kg/id/person/>\nASK { p:nobody ?p ?o }",
        "CONSTRUCT { ?p kg:acronym ?a } WHERE { ?p kg:acronym ?a }",
    ):
        assert there.ask(text) == run(here, text), text
    with pytest.raises(QueryError, match="would change the graph"):
        there.ask("DROP ALL")
    with pytest.raises(QueryError, match="asks another endpoint"):
        there.ask("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_all_of_it_can_be_fetched_but_for_what_is_inferred(there: Elsewhere, here: Store) -> None:
    stated = {quad.triple for quad in here.ox if quad.graph_name != here.graph("inferred")}
    every = {quad.triple for quad in here.ox}
    assert {quad.triple for quad in whole(there).ox} == (stated if there.named else every)


def test_a_server_that_cuts_answers_is_asked_for_the_rest(graph: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.rdf.endpoint.SUSPICIOUS", 7)
    with small(most=7) as cutting:
        cutting.store.extend(graph.ox)
        there = Elsewhere(Endpoint(f"{cutting.url}/query"))
        assert explain_elsewhere(there, "CTED") == explain(graph, "CTED")
        assert len(whole(there)) == sum(quad.graph_name != graph.graph("inferred") for quad in graph.ox)
        cutting.fewer = True
        with pytest.raises(EndpointError, match=r"gave \d+ rows of \d+"):
            whole(there)


def test_a_store_that_holds_no_graph_of_ours_says_so() -> None:
    with small() as empty, pytest.raises(NotFoundError, match="holds no graph that kg built"):
        Elsewhere(Endpoint(f"{empty.url}/query"))
    with pytest.raises(EndpointError, match="cannot be reached"):
        Elsewhere(Endpoint(f"{empty.url}/query"))


class Command:
    """Runs `kg` in this process: what it printed, what it said, and its exit code."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> tuple[str, str, int]:
        code = run_command(arguments)
        out, err = self._capsys.readouterr()
        return out, err, code


@pytest.fixture
def kg(graph: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "aside"))
    Path("aside").mkdir()
    Path("graph.nq").write_bytes(nquads(graph))
    Path("token").write_text("sesame\n", encoding="utf-8")
    return Command(capsys)


@pytest.fixture
def endpoint(graph: Store) -> Iterator[tuple[str, ...]]:
    """The options that name a store with the graph, which asks for a token."""
    with small(token="sesame") as closed:
        closed.store.extend(graph.ox)
        yield "--endpoint", f"{closed.url}/query", "--token-file", "token"


@pytest.mark.parametrize(
    "words",
    [
        "query who-holds-what person=Ladeb",
        "explain CTED --json",
        "search civil society",
        "path CTED Ladeb",
        "explain Nobody",
    ],
)
def test_a_command_prints_of_an_endpoint_what_it_prints_of_a_folder(
    words: str, kg: Command, endpoint: tuple[str, ...]
) -> None:
    assert kg(*words.split(), *endpoint) == kg(*words.split(), "-g", "graph.nq")


def test_the_page_of_an_endpoint_is_written_where_it_is_wanted_or_aside(kg: Command, endpoint: tuple[str, ...]) -> None:
    assert kg("view", *endpoint, "--no-browser", "-o", "page.html") == ("page.html\n", "", 0)
    assert "Ladeb" in Path("page.html").read_text(encoding="utf-8")
    printed, _, _ = kg("view", *endpoint, "--no-browser")
    assert Path(printed.strip()).read_bytes() == Path("page.html").read_bytes()
    assert Path(printed.strip()).is_relative_to(Path("aside").resolve())


def test_a_graph_and_an_endpoint_or_a_login_without_one_are_misuse(kg: Command, endpoint: tuple[str, ...]) -> None:
    for wrong in (
        ("explain", "CTED", "-g", "graph.nq", *endpoint),
        ("explain", "CTED", *endpoint[2:]),
        ("view", "-o", "x"),
    ):
        assert kg(*wrong)[2] == 2, wrong
    _, said, code = kg("query", "ASK {}", *endpoint[:2])
    assert code == 1
    assert "a token or a password is asked for" in said
    assert len(said.splitlines()) == 1
