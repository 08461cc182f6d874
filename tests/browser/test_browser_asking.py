"""Asking the map: nodes, lines, evidence, neighbourhoods, paths, what was looked at before."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

ANA, LI, FORUM = "person/ana-muller", "person/li-wei", "event/forum"


def test_at_first_people_bodies_states_events_are_drawn_and_documents_are_not(show: Any) -> None:
    view = show()
    assert {ANA, FORUM, "state/CHE", "organization/committee", "project/clear-streams"} <= view.things()
    assert not {t for t in view.things() if t.startswith(("document/", "place/", "topic/"))}
    expect(view.page.locator("#summary")).to_have_text("15 things, 19 links, 5 documents")


def test_a_click_on_a_thing_tells_its_names_posts_and_facts_with_their_sentences(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    assert view.title() == "Ana Müller"
    panel = view.panel()
    assert "Also Ambassador Müller" in panel
    assert "Permanent Representative" in panel
    assert "as of 4 March 2032" in panel
    view.page.locator(".fact", has=view.page.get_by_text("opened", exact=True)).locator(".times").click()
    figure = view.page.locator(".fact.open figure")
    expect(figure.locator("mark.s")).to_have_text("Ana Müller")
    expect(figure.locator("mark.o")).to_have_text("Forum")
    expect(figure.locator("figcaption")).to_have_text("Report of the forum, 4 March 2032 · a-forum.txt:5")


def test_a_click_on_a_line_tells_the_facts_it_stands_for(show: Any) -> None:
    view = show()
    view.click_between(LI, "organization/water-office")
    assert "Li Wei" in view.title()
    assert view.page.locator("#panel .fact").count() == 1
    assert view.page.locator("#panel figure blockquote").all_inner_texts() == [
        "Li Wei, Director of UNOSW, spoke at the Forum of resolution 2750 (2031).",
        "Li Wei, Director of UNOSW",
    ]


def test_things_so_near_that_no_line_has_room_have_none_between_them(show: Any) -> None:
    view = show()
    between = "() => kgView.between('person/li-wei', 'organization/water-office')"
    assert view.page.evaluate(between) is not None
    for _ in range(16):
        view.page.keyboard.press("-")
    assert view.page.evaluate(between) is None


def test_what_is_looked_at_and_its_neighbours_stand_out(show: Any) -> None:
    view = show()
    view.click_thing("project/clear-streams")
    assert set(view.page.evaluate("() => kgView.lit()")) == {
        "project/clear-streams",
        "organization/water-office",
        "organization/river-watch",
        "state/TUN",
    }


def test_a_double_click_narrows_to_the_neighbourhood_and_escape_leads_out(show: Any) -> None:
    view = show()
    everything = view.things()
    where = view.page.evaluate("id => kgView.where(id)", "project/clear-streams")
    view.page.mouse.dblclick(where["x"], where["y"])
    assert view.things() == {
        "project/clear-streams",
        "organization/water-office",
        "organization/river-watch",
        "state/TUN",
    }
    view.page.click("#do-wider")
    assert LI in view.things()
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("Escape")
    assert view.things() == everything


def test_the_path_between_two_things_shows_its_facts_and_the_next_paths(show: Any) -> None:
    view = show()
    view.click_thing("state/TUN")
    view.page.click("#do-path")
    view.search("committee on rivers")
    view.page.keyboard.press("Enter")
    expect(view.page.locator("#panel .kind").first).to_have_text("4 paths between")
    assert "Omar Haddad" in view.panel()
    assert view.page.locator("#panel figure").count() >= 3
    view.page.locator("#panel .actions button").nth(1).click()
    expect(view.page.locator("#panel .actions button").nth(1)).to_have_attribute("aria-pressed", "true")


def test_where_a_filter_hides_all_paths_the_panel_offers_to_look_without_it(show: Any) -> None:
    view = show()
    view.click_thing("project/clear-streams")
    view.page.keyboard.press("n")
    view.page.keyboard.press("p")
    view.search("ruth okoro")
    view.page.keyboard.press("Enter")
    expect(view.page.locator("#panel .kind").first).to_have_text("No path between")
    view.page.click("#path-everywhere")
    assert view.page.locator("#panel .step").count() > 2
    assert "Clear Streams" in view.title()
    assert "Ruth Okoro" in view.title()


def test_shift_and_a_click_asks_for_the_path_too(show: Any) -> None:
    view = show()
    view.click_thing(LI)
    view.page.keyboard.down("Shift")
    view.click_thing("state/CHE")
    view.page.keyboard.up("Shift")
    assert "Li Wei and Switzerland" in view.title()


def test_being_named_in_one_sentence_is_shown_apart_and_is_no_path(show: Any) -> None:
    view = show()
    view.search("ruth")
    view.page.keyboard.press("Enter")
    section = view.page.locator("#panel section", has_text="Named in the same sentence")
    expect(section.locator("h3")).to_contain_text("no stated fact")
    assert section.locator(".says").all_inner_texts()[0].startswith("Committee on Rivers")


def test_a_planned_fact_is_tagged(show: Any) -> None:
    view = show()
    view.click_between("person/ruth-okoro", "organization/committee")
    expect(view.page.locator("#panel .tag")).to_have_text("planned")


def test_an_authority_fact_says_that_it_is_not_from_the_documents(show: Any) -> None:
    view = show()
    view.click_between("organization/committee", "organization/security-council")
    assert "From bodies.ttl, not from the documents." in view.panel()


def test_back_and_forward_lead_through_what_was_looked_at(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    view.page.locator("#panel .says", has_text="Forum on").get_by_role("button").first.click()
    assert view.title().startswith("Forum on")
    view.page.click("#look-back")
    assert view.title() == "Ana Müller"
    view.page.keyboard.press("Alt+ArrowRight")
    assert view.title().startswith("Forum on")


def test_a_document_can_be_read_in_order_with_its_names(show: Any) -> None:
    view = show()
    view.search("report of the forum")
    view.page.keyboard.press("Enter")
    assert view.page.locator("#panel .lines p").count() == 4
    view.page.locator("#panel .lines").get_by_role("button", name="Omar Haddad").click()
    assert view.title() == "Omar Haddad"


def test_a_person_is_shown_with_own_words_and_a_resolution_with_what_it_does(show: Any) -> None:
    view = show()
    view.click_thing(LI)
    assert (
        "We act on resolution 2801 (2032)"
        in view.page.locator("#panel section", has_text="In their words").inner_text()
    )
    view.click_thing("resolution/S-RES-2801-2032")
    assert "extended the mandate of UNOSW" in view.page.locator("#panel section", has_text="What it does").inner_text()


def test_pointing_at_a_thing_and_at_a_line_tells_what_they_are(show: Any) -> None:
    view = show()
    where = view.page.evaluate("id => kgView.where(id)", FORUM)
    view.page.mouse.move(where["x"], where["y"])
    expect(view.page.locator("#tip")).to_contain_text("Event · 5 links · 1 document")
    line = view.page.evaluate("() => kgView.between('person/ana-muller', 'event/briefing')")
    view.page.mouse.move(line["x"], line["y"])
    expect(view.page.locator("#tip")).to_contain_text("chaired →")


@pytest.mark.parametrize(("width", "height"), [(1280, 900), (1920, 1080), (375, 740)])
def test_no_two_names_overlap_at_rest(show: Any, width: int, height: int) -> None:
    view = show(width=width, height=height)
    names = view.page.evaluate("() => kgView.names()")
    assert len(names) >= (15 if width > 400 else 8)
    for a, b in combinations(names, 2):
        assert a["x1"] <= b["x0"] or b["x1"] <= a["x0"] or a["y1"] <= b["y0"] or b["y1"] <= a["y0"], (a, b)


def test_the_most_central_is_named_even_where_others_stand_all_around_it(show: Any) -> None:
    around = {LI: [0, 40], ANA: [0, -40], "state/CHE": [40, 0], "state/TUN": [-40, 0]}
    view = show(hash="#" + quote(json.dumps({"pinned": {FORUM: [0, 0], **around}})))
    assert FORUM in {name["id"] for name in view.page.evaluate("() => kgView.names()")}


def test_more_names_are_written_on_zooming_in_the_central_ones_first(show: Any) -> None:
    view = show(width=375, height=740)
    central = {name["id"] for name in view.page.evaluate("() => kgView.names()")}
    assert FORUM in central
    assert len(central) < len(view.things())
    for _ in range(3):
        view.page.keyboard.press("+")
    view.settle()
    assert {name["id"] for name in view.page.evaluate("() => kgView.names()")} > central


def test_at_rest_everything_is_in_the_window_and_clear_of_the_cards(show: Any) -> None:
    view = show()
    side = view.page.locator("#side").bounding_box()
    for id in view.things():
        where = view.page.evaluate("id => kgView.where(id)", id)
        assert side["x"] + side["width"] < where["x"] < 1280
        assert 60 < where["y"] < 900


def test_on_the_map_of_the_five_documents_every_name_is_written_and_none_overlaps(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    names = view.page.evaluate("() => kgView.names()")
    assert {name["id"] for name in names} == view.things()
    for a, b in combinations(names, 2):
        assert a["x1"] <= b["x0"] or b["x1"] <= a["x0"] or a["y1"] <= b["y0"] or b["y1"] <= a["y0"], (a, b)


def test_from_miwa_kato_to_resolution_1624_the_way_leads_by_the_side_event_and_coninsx(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    view.search("miwa kato")
    view.page.keyboard.press("Enter")
    view.page.click("#do-path")
    view.search("1624")
    view.page.keyboard.press("Enter")
    steps = view.page.locator("#panel .step").all_inner_texts()
    assert [steps[0], steps[2], steps[3]] == ["Miwa Kato", "Michèle Coninsx", "Security Council resolution 1624 (2005)"]
    assert steps[1].startswith("Engagement of Civil Society Organizations")
    expect(view.page.locator("#panel figcaption").last).to_contain_text("003_02183508e5e188bf.txt:")


def test_a_path_between_two_things_can_be_asked_for_before_anything_is_looked_at(show: Any) -> None:
    view = show()
    view.page.click("#start-path")
    expect(view.page.locator("#query")).to_have_attribute("placeholder", "Path from…")
    view.click_thing("state/TUN")
    view.search("committee on rivers")
    view.page.keyboard.press("Enter")
    assert "Tunisia and Committee on Rivers" in view.title()
    first = view.page.evaluate("() => kgView.lit()")
    view.page.locator("#panel .actions button").nth(1).click()
    assert view.page.evaluate("() => kgView.lit()") != first


def test_what_is_looked_at_is_brought_into_view_with_its_neighbours_names(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    view.search("coninsx")
    view.page.keyboard.press("Enter")
    view.settle()
    side = view.page.locator("#side").bounding_box()
    panel = view.page.locator("#panel").bounding_box()
    for name in view.page.evaluate("() => kgView.names()"):
        assert name["x0"] > side["x"] + side["width"], name
        assert name["x1"] < panel["x"], name


def test_the_map_moves_back_when_the_panel_closes_unless_the_reader_moved_it(show: Any) -> None:
    view = show(width=1100, height=760)
    places = "() => kgView.things().map(id => [kgView.where(id).x, kgView.where(id).y].map(Math.round))"
    before = view.page.evaluate(places)
    right = max(view.things(), key=lambda id: view.page.evaluate("id => kgView.where(id).x", id))
    view.click_thing(right)
    view.settle()
    assert view.page.evaluate(places) != before
    view.page.keyboard.press("Escape")
    assert view.page.evaluate(places) == before
    view.click_thing(right)
    view.settle()
    view.page.keyboard.press("+")
    zoomed = view.page.evaluate(places)
    view.page.keyboard.press("Escape")
    assert view.page.evaluate(places) == zoomed


def test_whatever_is_looked_at_the_panel_cuts_no_name_of_it_nor_of_its_neighbours(show: Any) -> None:
    view = show(width=1100, height=760)
    looked_at = 0
    for id in sorted(view.things()):
        view.page.keyboard.press("Escape")
        view.page.keyboard.press("0")
        view.click_thing(id)
        view.settle()
        side, panel = (view.page.locator(card).bounding_box() for card in ("#side", "#panel"))
        names = view.page.evaluate("() => kgView.names()")
        looked_at += id in {name["id"] for name in names}
        for name in names:
            assert side["x"] + side["width"] < name["x0"], (id, name)
            assert name["x1"] < panel["x"], (id, name)
    assert looked_at == len(view.things()) > 10
