"""The pages in Chromium: readable, reachable, at two widths and in two schemes; and no request elsewhere."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from serving import Server

pytest.importorskip("playwright")
from playwright.sync_api import Browser, Playwright
from windows import NARROW, SCHEMES, WIDE, faults

from kg.config import share

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [pytest.mark.browser, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")]


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    arguments = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-sandbox"]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    yield browser
    browser.close()


BASE = "https://w3id.org/undoc-kg/id/"
SPOKE = "CONSTRUCT { ?s kg:spokeAt ?o } WHERE { ?s kg:spokeAt ?o }"


def paths(server: Server) -> dict[str, str]:
    """A page of each kind."""
    home = server.ask("/", headers={"accept": "text/html"}).text
    documents = re.findall(r'href="/id/(document/[^"]+)"', home)
    return {
        "home": "/",
        "search": "/search?q=counter-terrorism",
        "kind": "/kind/Person",
        "person": "/id/person/tarek-ladeb",
        "body": "/id/organization/CTED",
        "event": "/id/event/2021-06-25-engagement-of-civil-society",
        "resolution": "/id/resolution/S-RES-1373-2001",
        "rule": "/id/rule/post-apposition",
        "tenure": "/id/tenure/michele-coninsx.executive-director-CTED",
        "claim": server.query("SELECT ?c { ?c rdf:predicate kg:holdsPost } LIMIT 1")
        .text.split()[1]
        .replace(BASE, "/id/"),
        "documents": "/documents",
        "document": f"/id/{documents[0]}",
        "compare": f"/compare?a={documents[0]}&b={documents[-1]}",
        "compare nothing": "/compare?a=x&b=y",
        "query": "/query?question=who-holds-what",
        "drawn query": f"/query?query={quote(SPOKE)}",
        "editor": "/query/editor?question=who-holds-what",
        "explore": "/explore",
        "explore around": "/explore?around=person/tarek-ladeb",
        "drawn network": "/network?around=person/tarek-ladeb",
        "wrong query": "/query?query=SELECT",
        "vocabulary": "/ontology",
        "nothing": "/id/person/nobody",
    }


@SCHEMES
def test_every_page_has_no_fault_for_axe_and_fits_its_window(
    server: Server, chromium: Browser, narrow: Any, wide: Any
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    told: list[str] = []
    requested: set[str] = set()
    page.on("console", lambda message: told.append(message.text) if "status of 4" not in message.text else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: requested.add(request.url))
    for name, path in paths(server).items():
        page.set_viewport_size({"width": NARROW, "height": 800})
        page.emulate_media(color_scheme=narrow)
        page.goto(f"{server.url.rstrip('/')}{path}")
        for width, scheme in ((NARROW, narrow), (WIDE, wide)):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            assert faults(page, without="#yasgui") == [], (name, width)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
    assert told == []
    assert {url for url in requested if not url.startswith((server.url, "data:"))} == set()
    context.close()


def test_a_reader_gets_from_a_name_to_the_sentence_without_javascript(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.url)
    page.fill("#q", "Ladeb")
    page.press("#q", "Enter")
    page.click("a.thing >> text=Tarek Ladeb")
    assert page.text_content("h1") == "Tarek Ladeb"
    if not page.is_visible(".fact figcaption a >> nth=0"):
        page.click(".fact summary >> nth=0")
    page.click(".fact figcaption a >> nth=0")
    anchor = page.url.partition("#")[2]
    assert anchor.startswith("at-")
    assert page.text_content(f"#{anchor}")
    context.close()


def test_the_scheme_chosen_is_kept(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(server.url)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto(f"{server.url}query")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark != light
    context.close()


def test_a_query_is_asked_on_its_page_and_its_rows_lead_to_things(
    server: Server, chromium: Browser, tmp_path: Path
) -> None:
    page = chromium.new_page()
    page.goto(f"{server.url}query")
    page.fill("#query", "SELECT ?person WHERE { ?person rdfs:label 'Tarek Ladeb'@en }")
    page.click("button.strong")
    page.click("td a")
    assert page.text_content("h1") == "Tarek Ladeb"
    page.close()


def test_the_network_page_is_drawn_from_the_live_graph(server: Server, chromium: Browser) -> None:
    page = chromium.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{server.url}network?around=person/tarek-ladeb")
    page.wait_for_selector("#canvas canvas")
    assert "Tarek Ladeb" in (page.text_content("#data") or "")
    assert told == []
    page.close()


def test_the_network_grows_where_the_reader_asks_for_more(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{server.url}explore?around=person/tarek-ladeb")
    page.wait_for_selector("#explore .node")
    before = page.locator("#explore .node").count()
    other = page.locator('#explore .node:not([aria-label="Tarek Ladeb"])').nth(0)
    other.focus()
    page.keyboard.press("Enter")
    assert page.text_content("#explore-side h2") == other.get_attribute("aria-label")
    page.click("#explore-side button.strong")
    page.wait_for_function("n => document.querySelectorAll('#explore .node').length > n", arg=before)
    assert "things are drawn" in (page.text_content("#explore-status") or "")
    page.click("#explore-side >> text=Remove")
    assert page.locator("#explore .node").count() >= before
    assert told == []
    context.close()


def test_names_in_a_drawing_lie_on_no_other_and_within_it_also_on_a_narrow_screen(
    server: Server, chromium: Browser
) -> None:
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.goto(f"{server.url}explore?around=event/2021-06-25-engagement-of-civil-society")
    page.wait_for_selector("#explore .node")
    page.wait_for_function("!globalThis.kgExplorer.waiting")
    boxes = page.evaluate(
        """() => [...document.querySelectorAll('#explore .node:not(.quiet) text')].map((one) => {
          const { left, right, top, bottom } = one.getBoundingClientRect();
          return [left, top, right, bottom];
        })"""
    )
    left, top, right, bottom = page.evaluate(
        """() => { const b = document.getElementById('explore').getBoundingClientRect();
          return [b.left, b.top, b.right, b.bottom]; }"""
    )
    assert len(boxes) > 1
    for number, (x, y, x2, y2) in enumerate(boxes):
        assert left - 24 <= x < x2 <= right + 24  # the longest names may be cut a little
        assert top <= y < y2 <= bottom
        for a, b, a2, b2 in boxes[number + 1 :]:
            assert x2 - 3 <= a or a2 <= x + 3 or y2 - 3 <= b or b2 <= y + 3
    context.close()


def test_the_triples_of_a_construct_are_drawn_beside_their_table(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{server.url}query?query={quote(SPOKE)}")
    page.wait_for_selector("#triples .node")
    assert page.locator('#triples .node[aria-label="Raffi Gregorian"]').count() == 1
    assert page.locator("tbody tr").count() >= page.locator("#triples line").count() > 0
    assert told == []
    context.close()


@pytest.mark.skipif(not share("frontend", "built", "query.js").is_file(), reason="the editor is not built (npm)")
def test_the_editor_asks_a_ready_question_and_draws_a_construct(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    told: list[str] = []
    requested: set[str] = set()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: requested.add(request.url))
    page.goto(f"{server.url}query/editor?question=who-holds-what")
    page.click(".tabPanel.active .yasqe_queryButton")
    page.wait_for_selector(".tabPanel.active .yasr_results td >> text=Tarek Ladeb")
    page.goto(f"{server.url}query/editor?query={quote(SPOKE)}")
    page.click(".tabPanel.active .yasqe_queryButton")
    page.wait_for_selector(".tabPanel.active .yasr_results td")
    page.click(".tabPanel.active .select_network")
    page.wait_for_selector('.tabPanel.active .yasr_results .node[aria-label="Raffi Gregorian"]')
    with page.expect_download() as download:
        page.click(".tabPanel.active .select_table")
        page.click(".tabPanel.active .yasr_downloadIcon")
    assert download.value.suggested_filename.endswith(".csv")
    assert told == []  # no fault, nothing that the policy forbids
    assert {url for url in requested if not url.startswith((server.url, "data:", "blob:"))} == set()
    context.close()
