"""Keeping: hide, pin, annotate; the view in the address and in a file; pictures, graphs and facts as files; print."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from playwright.sync_api import expect

ANA, FORUM, COUNCIL = "person/ana-muller", "event/forum", "organization/security-council"


def saved(view: Any, button: str) -> bytes:
    """What a command of the menu downloads."""
    view.page.click("#more-button")
    with view.page.expect_download() as download:
        view.page.click(button)
    return Path(download.value.path()).read_bytes()


def address(view: Any) -> str:
    """The part of the address that holds the view, once it has come to rest."""
    return str(
        view.page.evaluate(
            """() => new Promise((done) => {
              let [hash, since] = [location.hash, performance.now()];
              const look = () => {
                if (location.hash !== hash) [hash, since] = [location.hash, performance.now()];
                if (performance.now() - since > 400) done(hash);
                else requestAnimationFrame(look);
              };
              look();
            })"""
        )
    )


def test_a_hidden_thing_is_gone_until_the_filters_are_cleared(show: Any) -> None:
    view = show()
    view.click_thing(FORUM)
    view.page.click("#do-hide")
    assert FORUM not in view.things()
    view.page.click("#clear")
    assert FORUM in view.things()


def test_a_dragged_thing_stays_where_it_was_put(show: Any) -> None:
    view = show()
    before = view.page.evaluate("id => kgView.where(id)", FORUM)
    view.page.mouse.move(before["x"], before["y"])
    view.page.mouse.down()
    view.page.mouse.move(before["x"] + 60, before["y"] + 50, steps=5)
    view.page.mouse.up()
    after = view.page.evaluate("id => kgView.where(id)", FORUM)
    assert abs(after["x"] - before["x"] - 60) < 6
    assert abs(after["y"] - before["y"] - 50) < 6
    again = show(hash=address(view))
    again.click_thing(FORUM)
    expect(again.page.locator("#do-pin")).to_have_attribute("aria-pressed", "true")


def test_a_note_is_kept_in_the_address(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    view.page.click("#do-note")
    view.page.fill("#note", "Ask her about <dams> & rivers")
    again = show(hash=address(view))
    assert again.page.input_value("#note") == "Ask her about <dams> & rivers"


def test_the_address_brings_the_same_view_back(show: Any) -> None:
    view = show()
    view.page.locator("#kind-rows .row", has_text="Projects").click()
    view.page.locator("#document-rows .row", has_text="Report of the forum").click()
    view.page.select_option("#size", "pagerank")
    view.click_thing(FORUM)
    again = show(hash=address(view))
    assert again.things() == view.things()
    assert again.title() == view.title()
    assert again.page.input_value("#size") == "pagerank"


def test_an_address_with_nonsense_changes_nothing_but_is_told(show: Any) -> None:
    everything = show().things()
    nonsense = show(
        hash="#%7B%22kinds%22:%22x%22,%22pinned%22:%7B%22person/nobody%22:[1,2]%7D,%22at%22:7,%22around%22:[9]%7D"
    )
    assert nonsense.things() == everything
    broken = show(hash="#%7Bbroken")
    assert broken.things() == everything
    expect(broken.page.locator("#live")).to_have_text("The address holds no view of this graph.")


def test_a_saved_view_can_be_loaded_again(show: Any, tmp_path: Path) -> None:
    view = show()
    view.click_thing("project/clear-streams")
    view.page.click("#do-around")
    file = tmp_path / "view.json"
    file.write_bytes(saved(view, "#save-view"))
    assert json.loads(file.read_text(encoding="utf-8"))["view"]["around"] == ["project/clear-streams", 1]
    again = show()
    again.page.click("#more-button")
    with again.page.expect_file_chooser() as chooser:
        again.page.click("#load-view")
    chooser.value.set_files(file)
    expect(again.page.locator("#panel h2")).to_have_text("Clear Streams")
    assert again.things() == view.things()


def test_a_file_that_is_no_view_is_refused_in_words(show: Any, tmp_path: Path) -> None:
    view = show()
    file = tmp_path / "other.json"
    file.write_text("[1]", encoding="utf-8")
    view.page.click("#more-button")
    with view.page.expect_file_chooser() as chooser:
        view.page.click("#load-view")
    chooser.value.set_files(file)
    expect(view.page.locator("#summary")).to_have_text("That file is not a saved view of this page.")


def test_the_picture_is_a_png_and_the_drawing_an_svg_with_text(show: Any) -> None:
    view = show()
    assert saved(view, "#save-png").startswith(b"\x89PNG")
    root = ET.fromstring(saved(view, "#save-svg"))
    words = {text.text for text in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ana Müller", "UNOSW", "2750 (2031)"} <= words
    assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) >= 15 + 19


def test_the_shown_graph_is_read_back_from_graphml_and_gexf(show: Any) -> None:
    view = show()
    view.page.locator("#kind-rows .row", has_text="States").click()
    for button, read in (("#save-graphml", nx.read_graphml), ("#save-gexf", nx.read_gexf)):
        graph = read(io.BytesIO(saved(view, button)))
        assert set(graph.nodes) == view.things()
        assert graph.has_edge(ANA, FORUM)
        assert graph.nodes[ANA]["label"] == "Ana Müller"


def test_the_facts_looked_at_are_saved_as_csv_and_turtle(show: Any) -> None:
    view = show()
    view.click_thing(FORUM)
    rows = list(csv.DictReader(io.StringIO(saved(view, "#save-csv").decode("utf-8"))))
    assert {"Ana Müller", "Omar Haddad", "Li Wei"} <= {row["subject"] for row in rows}
    assert {row["line"] for row in rows if row["fact"] == "opened"} == {"5"}
    turtle = saved(view, "#save-turtle")
    triples = {
        (q.predicate.value.rpartition("#")[2], q.subject.value.rpartition("/")[2])
        for q in ox.parse(turtle, ox.RdfFormat.TURTLE)
    }
    assert {("opened", "ana-muller"), ("moderated", "omar-haddad"), ("heldOn", "forum")} <= triples


def test_turtle_names_posts_by_their_own_address_and_says_what_a_date_is(show: Any) -> None:
    view = show()
    saved_of = {}
    for id in (ANA, FORUM):
        view.click_thing(id)
        for q in ox.parse(saved(view, "#save-turtle"), ox.RdfFormat.TURTLE):
            saved_of.setdefault(q.predicate.value.rpartition("#")[2], []).append(q.object)
        view.page.keyboard.press("Escape")
    assert all(isinstance(post, ox.NamedNode) for post in saved_of["holdsPost"])
    assert {date.datatype.value.rpartition("#")[2] for date in saved_of["heldOn"]} == {"date"}


def test_a_view_whose_map_made_way_for_the_panel_comes_back_at_the_same_place(show: Any) -> None:
    """Saved, loaded and by its address: each thing stands where it stood on the screen."""
    view = show()
    view.click_thing(COUNCIL)
    view.settle()
    there = view.page.evaluate("id => kgView.where(id)", COUNCIL)
    view.page.wait_for_function("() => location.hash.includes('window')")
    again = show(hash=view.page.evaluate("() => location.hash"))
    again.settle()
    here = again.page.evaluate("id => kgView.where(id)", COUNCIL)
    assert here == pytest.approx(there, abs=1.5)


def test_in_print_the_map_and_the_panel_stay_and_the_tools_go(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    view.page.emulate_media(media="print")
    assert view.page.locator("#canvas").is_visible()
    assert view.page.locator("#panel h2").is_visible()
    for tool in (".search", ".tools", ".zoom", ".panel-bar"):
        assert not view.page.locator(tool).first.is_visible()


def test_on_paper_the_whole_map_is_drawn_on_white_and_each_fact_stands_with_its_sentences(show: Any) -> None:
    view = show(color_scheme="dark")
    view.click_thing(ANA)
    for _ in range(4):
        view.page.keyboard.press("+")
    closed = view.page.locator("#panel figure").count()
    # As the browser does before and after it prints.
    view.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    view.page.emulate_media(media="print")
    assert not view.page.locator("#canvas").is_visible()
    drawing = view.page.locator("#paper svg")
    assert drawing.is_visible()
    assert drawing.locator("rect").get_attribute("fill") == "#ffffff"
    assert drawing.locator("g path title").count() >= 15 + 19
    assert {"Ana Müller", "opened"} <= set(drawing.locator("text").all_text_contents())
    told = view.page.locator("#panel section", has_text="Took part").locator("figure blockquote").all_inner_texts()
    assert any("Ana Müller" in text for text in told)
    view.page.emulate_media(media="screen")
    view.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert view.page.locator("#canvas").is_visible()
    assert view.page.locator("#paper").evaluate("at => at.childNodes.length") == 0
    assert view.page.locator("#panel figure").locator("visible=true").count() == closed
    assert view.page.evaluate("() => document.documentElement.dataset.theme") == "dark"


def test_the_svg_holds_what_the_lines_say_and_the_outlines_of_the_groups(show: Any) -> None:
    view = show()
    plain = saved(view, "#save-svg")
    view.page.check("#hulls")
    view.click_thing(ANA)
    full = saved(view, "#save-svg")
    words = {text.text for text in ET.fromstring(full).iter("{http://www.w3.org/2000/svg}text")}
    assert {"chaired", "opened"} <= words
    assert len(list(ET.fromstring(full).iter("{http://www.w3.org/2000/svg}path"))) > len(
        list(ET.fromstring(plain).iter("{http://www.w3.org/2000/svg}path"))
    )


def test_the_address_also_holds_where_the_map_was_looked_at(show: Any) -> None:
    view = show()
    view.page.mouse.move(800, 500)
    view.page.keyboard.press("+")
    view.page.keyboard.press("+")
    before = (view.page.evaluate("() => kgView.scale()"), view.page.evaluate("id => kgView.where(id)", FORUM))
    again = show(hash=address(view))
    assert abs(again.page.evaluate("() => kgView.scale()") / before[0] - 1) < 0.02
    after = again.page.evaluate("id => kgView.where(id)", FORUM)
    assert abs(after["x"] - before[1]["x"]) < 6
    assert abs(after["y"] - before[1]["y"]) < 6
    again.page.keyboard.press("0")
    again.page.wait_for_function("() => !location.hash.includes('window')")


def test_what_is_pinned_on_a_wide_screen_stands_in_its_place_on_a_telephone(show: Any) -> None:
    wide = show()
    wide.click_thing(FORUM)
    wide.page.click("#do-pin")
    there = address(wide)
    free, pinned = show(width=375, height=740), show(width=375, height=740, hash=there)
    pinned.page.keyboard.press("Escape")
    pinned.page.keyboard.press("0")
    before = free.page.evaluate("id => kgView.where(id)", FORUM)
    after = pinned.page.evaluate("id => kgView.where(id)", FORUM)
    assert abs(before["x"] - after["x"]) < 3
    assert abs(before["y"] - after["y"]) < 3


def test_a_thing_that_is_pinned_and_no_longer_pinned_stands_where_it_stood(show: Any) -> None:
    view = show()
    view.click_thing(FORUM)
    view.settle()
    before = view.page.evaluate("id => kgView.where(id)", FORUM)
    view.page.click("#do-pin")
    expect(view.page.locator("#do-pin")).to_have_attribute("aria-pressed", "true")
    view.page.click("#do-pin")
    expect(view.page.locator("#do-pin")).to_have_attribute("aria-pressed", "false")
    assert view.page.evaluate("id => kgView.where(id)", FORUM) == before
