"""The pages of the reading room, each for what its reader comes for: over the graph of the five documents."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.config import share
from kg.rdf.explain import explain
from kg.rdf.store import Store
from kg.serve.pages.index import index
from kg.serve.pages.ring import LETTERS, LINE, STEP, ring
from kg.serve.problems import RefusedError
from kg.serve.respond import respond
from kg.serve.settings import Limits
from kg.serve.snapshot import Snapshot
from kg.serve.wire import Request

EVENT = "event/2021-06-25-engagement-of-civil-society"
HTML = {"accept": "text/html"}


@pytest.fixture(scope="module")
def room(seeds: Path) -> Snapshot:
    """The five documents' graph with their texts."""
    texts = {path.name: path.read_bytes().decode() for path in share("data", "documents").glob("*.txt")}
    return Snapshot("five", Store.open(seeds / "graph.nq"), Limits(), texts=texts)


def page(room: Snapshot, path: str, query: str = "") -> str:
    """The source of a page."""
    reply = respond(room, Request("GET", path, query, HTML))
    assert reply.status == 200, reply.body
    return reply.body.decode()


def status(room: Snapshot, path: str, headers: dict[str, str]) -> int:
    """What a worker would answer with."""
    try:
        return respond(room, Request("GET", path, "", headers, origin="http://x.test")).status
    except RefusedError as error:
        return error.status


def section(text: str, id: str) -> str:
    """The words of the section under a heading, without its tags."""
    found = re.search(rf'<section aria-labelledby="{id}">(.*?)</section>', text, re.DOTALL)
    assert found is not None, id
    return words(found[1])


def words(text: str) -> str:
    """A text without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", text)).split())


def test_the_page_of_a_resolution_tells_who_cites_it_where_and_with_which_words(room: Snapshot) -> None:
    text = page(room, "/id/resolution/S-RES-1373-2001")
    cited = section(text, "cited")
    assert "Statement of Michèle Coninsx, 25 June 2021 statement, 25 June 2021, by Michèle Coninsx" in cited
    assert "As we approach the 20th anniversary of the adoption of Security Council resolution 1373 (2001)" in cited
    assert "Statement of Michèle Coninsx, 25 June 2021 , line 18" in cited
    assert '<mark class="o">Security Council resolution 1373 (2001)</mark>' in text
    for link in re.findall(r'href="/id/(document/[^"#]+)#(at-\d+)"', text):
        assert f'id="{link[1]}"' in page(room, f"/id/{link[0]}")
    facts = section(text, "facts")
    assert "adopted on 1 28 September 2001" in facts
    assert "cites this" not in facts  # told once, above


def test_the_page_of_an_event_tells_when_and_where_it_was_who_held_it_and_who_spoke(room: Snapshot) -> None:
    text = page(room, f"/id/{EVENT}")
    keys = words(text[text.index('<dl class="keys">') : text.index("</dl>")])
    assert "held on 25 June 2021" in keys
    assert "starts at 25 June 2021, 12:30 (UTC−04:00)" in keys
    assert "virtual yes" in keys
    assert "part of ★ 2021 Counter-Terrorism Week" in keys
    facts = section(text, "facts")
    assert facts.index("organized by 7") < facts.index("… spoke at this event")
    assert "Michèle Coninsx" in facts


def test_the_page_of_a_person_tells_posts_in_the_order_of_time_and_facts_with_their_sentences(room: Snapshot) -> None:
    text = page(room, "/id/person/michele-coninsx")
    assert "Michèle Coninx" in text  # another name
    assert "as of 26 May 2021, 25 June 2021 ▭ Executive Director of CTED current" in section(text, "posts")
    assert '<mark class="s">Michèle Coninsx</mark>' in text
    assert re.search(r'<figcaption><a href="/id/document/[^"]+#at-\d+">Statement of Michèle Coninsx', text)
    assert re.search(r'<svg viewBox="0 0 480 \d+".*href="/id/event/', text, re.DOTALL)


def test_the_words_of_a_fact_name_the_post_in_which_someone_speaks(room: Snapshot) -> None:
    asked = "SELECT ?who ?post { ?c kg:capacity/rdfs:label ?post ; rdf:subject ?who }"
    found = list(room.store.ox.query(asked, prefixes=room.prefixes, use_default_graph_as_union=True))
    assert found
    for row in found:
        assert f">{row['post'].value}</a></span>" in page(room, f"/id/{row['who'].value.removeprefix(room.store.base)}")


def test_no_two_names_on_the_ring_lie_on_each_other(room: Snapshot) -> None:
    seen = set()
    for _, things in index(room).kinds:
        for thing in things:
            drawn = ring(room, explain(room.store, room.store.base + (thing.id or "")))
            seen.add(len(drawn.neighbours))
            for side in ("start", "end"):
                places = sorted(n.y for n in drawn.neighbours if n.anchor == side)
                assert all(b - a >= STEP for a, b in pairwise(places))
            for n in drawn.neighbours:
                assert len(n.lines) * LINE <= STEP
                assert all(len(line) <= LETTERS for line in n.lines)
                assert LINE <= n.y <= drawn.height - LINE
    assert {0, 1, 2, 12} <= seen


def test_the_page_of_a_claim_shows_its_words_and_that_of_a_tenure_or_rule_its_claims(room: Snapshot) -> None:
    asked = "SELECT ?c ?t ?r { ?c rdf:subject person:michele-coninsx ; kg:tenure ?t ; kg:rule ?r } ORDER BY ?c LIMIT 1"
    row = next(iter(room.store.ox.query(asked, prefixes=room.prefixes, use_default_graph_as_union=True)))  # type: ignore[arg-type]
    claim, tenure, rule = (row[name].value.removeprefix(room.store.base) for name in ("c", "t", "r"))
    text = page(room, f"/id/{claim}")
    assert '<h1 class="small">Michèle Coninsx holds post Executive Director of CTED</h1>' in text
    assert "Executive Director" in section(text, "said")
    for path in (tenure, rule):
        told = page(room, f"/id/{path}")
        assert f'href="/id/{claim}"' in told
        assert "Michèle Coninsx holds post" in section(told, "said")


def test_a_quotation_and_a_provision_lead_to_the_sentence_in_which_they_stand(room: Snapshot) -> None:
    for kind in ("Quotation", "Provision"):
        asked = f"SELECT ?p ?b {{ ?p a kg:{kind} ; kg:evidence/kg:begin ?b }} ORDER BY ?p LIMIT 1"
        row = next(iter(room.store.ox.query(asked, prefixes=room.prefixes, use_default_graph_as_union=True)))  # type: ignore[arg-type]
        reply = respond(room, Request("GET", f"/id/{row['p'].value.removeprefix(room.store.base)}", "", HTML))
        assert reply.status == 303
        place, _, anchor = dict(reply.headers)["location"].partition("#")
        assert anchor == f"at-{row['b'].value}"
        assert f'id="{anchor}"' in page(room, place)


def test_two_documents_are_compared_by_what_both_say_and_by_whom_they_name(room: Snapshot) -> None:
    asked = "a=document/000-93ece910b62a982d&b=document/001-6fbc8b8b713c8dc5"
    text = page(room, "/compare", asked)
    both = section(text, "both")
    assert "Michèle Coninsx holds post ▭ Executive Director of CTED" in both
    assert both.count("Statement of Michèle Coninsx, 25 June 2021 , line") == both.count("The words")
    assert both.count("Press release, 25 June 2021 , line") == both.count("The words")
    named = section(text, "named")
    assert "● Persons" in named
    assert "Only the second 6 Indira Aslanova" in named


def test_documents_are_chosen_for_comparison_by_title_or_file_too(room: Snapshot) -> None:
    by_id = page(room, "/compare", "a=document/000-93ece910b62a982d&b=document/001-6fbc8b8b713c8dc5")
    by_name = page(room, "/compare", "a=statement+of+Mich%C3%A8le+Coninsx%2C+25+June+2021&b=001_6fbc8b8b713c8dc5.txt")
    assert section(by_name, "both") == section(by_id, "both")
    assert "At least one of them is not here" in page(room, "/compare", "a=nothing&b=001_6fbc8b8b713c8dc5.txt")
    assert "Choose two documents" in page(room, "/compare")


def test_the_documents_are_listed_by_date_on_pages(room: Snapshot) -> None:
    text = page(room, "/documents")
    assert re.findall(r"<time>([^<]*)</time>", text) == ["26 May 2021", *["25 June 2021"] * 3, "undated"]
    with pytest.raises(RefusedError, match="there is 1 page"):
        respond(room, Request("GET", "/documents", "page=2"))


def test_the_page_of_a_document_shows_every_word_of_it_once_each_sentence_with_its_address(room: Snapshot) -> None:
    for file, source in (room.texts or {}).items():
        text = page(room, f"/id/document/{file.removesuffix('.txt').replace('_', '-')}")
        addresses = re.findall(r'id="at-(\d+)".*?<a class="pin" href="(/id/sentence/[^"]+)"', text)
        assert len(set(addresses)) == len(addresses) > 5
        assert [int(begin) for begin, _ in addresses] == sorted(int(begin) for begin, _ in addresses)
        shown = "".join(re.findall(r'<span class="(?:s|plain)"[^>]*>(.*?)(?:<a class="pin"|</span>)', text, re.DOTALL))
        letters = [c for c in words(shown.replace("</a>", "").replace("<a ", "\n<a ")) if c.isalnum()]
        assert letters == [c for c in re.sub(r"</?sup>", "", source) if c.isalnum()]


def test_mentions_are_marked_by_kind_and_lead_to_their_thing(room: Snapshot) -> None:
    text = page(room, "/id/document/000-93ece910b62a982d")
    mention = r'<a class="mention k-{}" href="/id/{}" title="[^"]+">{}</a>'
    assert re.search(
        mention.format("Resolution", "resolution/S-RES-1373-2001", "Security Council resolution 1373"), text
    ) or ("S-RES-1373-2001" in text)
    assert re.search(mention.format("Person", "person/michele-coninsx", ".*?Michèle Coninsx"), text)


def test_a_graph_in_one_file_of_turtle_is_read_like_one_of_named_graphs(room: Snapshot, seeds: Path) -> None:
    plain = Snapshot("plain", Store.open(seeds / "graph.ttl"), Limits(), texts=room.texts)
    assert section(page(plain, "/"), "things") == section(page(room, "/"), "things")
    for path in ("/id/document/000-93ece910b62a982d", f"/id/{EVENT}"):
        assert words(page(plain, path)) == words(page(room, path))


def test_odd_values_in_a_graph_are_shown_and_break_no_page(room: Snapshot) -> None:
    """Numbers that are none, dates that are none, types that are values: whatever a graph of others may hold."""
    odd = ox.Store()
    for quad in room.store.match():
        literal = isinstance(quad.object, ox.Literal)
        odd.add(
            ox.Quad(quad.subject, quad.predicate, ox.Literal("odd − ∞") if literal else quad.object, quad.graph_name)
        )
    thing = ox.NamedNode(f"{room.store.base}person/michele-coninsx")
    for object in (ox.Literal("no class"), ox.BlankNode()):
        odd.add(ox.Quad(thing, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), object))
    strange = Snapshot("odd", Store(odd, room.store.base), Limits())
    things = {
        q.subject.value.removeprefix(room.store.base) for q in room.store.match() if isinstance(q.subject, ox.NamedNode)
    }
    paths = [f"/id/{id}" for id in sorted(things)[::19]] + [
        "/",
        "/search",
        "/documents",
        "/explore",
        "/ontology",
        "/network",
    ]
    for path in paths:
        for headers in (HTML, {"accept": "text/turtle"}):
            assert status(strange, path, headers) in (200, 303, 404), path
    assert status(strange, "/sparql", {"accept": "text/turtle"}) == 200
