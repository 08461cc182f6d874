"""Finding: search, the legend as filter, documents, time, confidence, what two documents share."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

from playwright.sync_api import expect


def test_search_finds_names_acronyms_and_numbers_whatever_the_accents(show: Any) -> None:
    view = show()
    for typed, found in {
        "muller": "Ana Müller",
        "MÜLLER": "Ana Müller",
        "unosw": "United Nations Office for Shared Waters",
        "2750": "Security Council resolution 2750 (2031)",
        "swiss": "Switzerland",
        "rivers drought": "Forum on the sharing of rivers across borders in times of drought",
        "d-project": "Clear Streams",
    }.items():
        view.page.keyboard.press("/")
        view.page.keyboard.type(typed)
        first = view.page.locator("#hits li").first
        assert first.locator(".name").inner_text().startswith(found)
        view.page.keyboard.press("Enter")
        assert view.title() == found
        view.page.keyboard.press("Escape")


def test_a_search_for_nothing_says_so(show: Any) -> None:
    view = show()
    view.search("xyzzy")
    expect(view.page.locator("#hits")).to_contain_text("Nothing of that name")


def test_arrows_choose_among_the_hits_and_escape_closes_them(show: Any) -> None:
    view = show()
    view.search("r")
    view.page.keyboard.press("ArrowDown")
    second = view.page.locator("#hits li").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(view.page.locator("#query")).to_have_attribute("aria-activedescendant", "hit-1")
    view.page.keyboard.press("Escape")
    expect(view.page.locator("#hits")).to_be_hidden()


def test_a_click_on_the_legend_hides_a_kind_and_another_shows_it_again(show: Any) -> None:
    view = show()
    states = view.page.locator("#kind-rows .row", has_text="States")
    states.click()
    assert "state/TUN" not in view.things()
    expect(states).to_have_attribute("aria-pressed", "false")
    states.click()
    assert "state/TUN" in view.things()


def test_shift_and_a_click_on_the_legend_leaves_only_that_kind(show: Any) -> None:
    view = show()
    view.page.locator("#kind-rows .row", has_text="Resolutions").click(modifiers=["Shift"])
    assert {t.split("/")[0] for t in view.things()} == {"resolution"}


def test_documents_come_in_by_a_switch_with_what_they_mention(show: Any) -> None:
    view = show()
    view.page.locator("#kind-rows .row", has_text="Documents").click()
    assert "document/a-forum" in view.things()
    assert view.page.evaluate("() => kgView.between('document/a-forum', 'person/omar-haddad')") is not None
    view.click_between("document/b-statement", "resolution/S-RES-2801-2032")
    assert "cites" in view.panel()


def test_a_chosen_document_leaves_what_it_speaks_of(show: Any) -> None:
    view = show()
    view.page.locator("#document-rows .row", has_text="Clear Streams").click()
    assert view.things() == {
        "project/clear-streams",
        "organization/water-office",
        "organization/river-watch",
        "state/TUN",
    }
    expect(view.page.locator("#summary")).to_have_text("4 things of 15, 3 links")


def test_only_what_two_documents_share(show: Any) -> None:
    view = show()
    view.page.locator("#document-rows .row", has_text="Report of the forum").click()
    view.page.locator("#document-rows .row", has_text="Clear Streams").click()
    view.page.check("#share")
    assert view.things() == {"organization/water-office", "state/TUN"}


def test_the_time_slider_leaves_what_documents_and_events_of_those_months_tell(show: Any) -> None:
    view = show()
    view.page.locator("#time-from").fill("6")
    view.page.locator("#time-from").dispatch_event("input")
    expect(view.page.locator("#time-told")).to_contain_text("May 2032")
    assert "event/briefing" in view.things()
    assert not {"event/forum", "project/clear-streams"} & view.things()


def test_a_predicate_can_be_left_out(show: Any) -> None:
    view = show()
    view.page.locator("#side summary", has_text="Facts").click()
    view.page.locator("#fact-rows .row", has_text="opened").click()
    assert view.page.evaluate("() => kgView.between('person/ana-muller', 'event/forum')") is None


def test_planned_authority_and_doubtful_facts_can_be_left_out(show: Any) -> None:
    view = show()
    view.page.locator("#side summary", has_text="Facts").click()
    between = "([a, b]) => !!kgView.between(a, b)"
    for choice, pair in (
        ("#unstated", ["person/ruth-okoro", "organization/committee"]),
        ("#authority", ["organization/committee", "organization/security-council"]),
    ):
        assert view.page.evaluate(between, pair)
        view.page.uncheck(choice)
        assert not view.page.evaluate(between, pair)
    assert view.page.evaluate(between, ["person/omar-haddad", "state/TUN"])
    view.page.locator("#confidence").fill("0.8")
    assert not view.page.evaluate(between, ["person/omar-haddad", "state/TUN"])


def test_things_without_links_can_be_left_out_until_one_is_asked_for_by_name(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    everything = view.things()
    lines = "id => kgView.things().filter(other => kgView.between(id, other)).length"
    without = {id for id in everything if not view.page.evaluate(lines, id)}
    view.page.uncheck("#loose")
    assert everything - view.things() == without != set()
    view.search("standard minimum rules")
    view.page.keyboard.press("Enter")
    assert view.things() == everything
    expect(view.page.locator("#loose")).to_be_checked()


def test_clearing_the_filters_brings_everything_back(show: Any) -> None:
    view = show()
    everything = view.things()
    view.page.locator("#kind-rows .row", has_text="Persons").click()
    view.page.locator("#document-rows .row", has_text="Undated note").click()
    view.page.click("#clear")
    assert view.things() == everything


def test_when_nothing_is_left_the_page_says_so_and_offers_the_way_back(show: Any) -> None:
    view = show()
    for row in view.page.locator("#kind-rows .row[aria-pressed=true]").all_inner_texts():
        view.page.locator("#kind-rows .row", has_text=row.split("\n")[0]).click()
    expect(view.page.locator("#empty")).to_be_visible()
    view.page.click("#empty-reset")
    expect(view.page.locator("#empty")).to_be_hidden()


def test_what_a_filter_hides_is_brought_in_when_it_is_asked_for_by_name(show: Any) -> None:
    view = show()
    view.search("basel")
    expect(view.page.locator("#hits .what").first).to_have_text("Place, hidden")
    view.page.keyboard.press("Enter")
    assert "place/basel" in view.things()


def test_the_size_follows_the_chosen_measure(show: Any) -> None:
    view = show()
    sizes = {}
    for measure in ("links", "documents", "pagerank", "betweenness", "same"):
        view.page.select_option("#size", measure)
        sizes[measure] = view.page.evaluate("() => kgView.sizes()")
    assert sizes["links"]["event/forum"] == max(sizes["links"].values())
    assert sizes["documents"]["organization/water-office"] == max(sizes["documents"].values())
    assert len(set(sizes["same"].values())) == 1
    assert sizes["betweenness"]["resolution/S-RES-2801-2032"] < sizes["betweenness"]["organization/water-office"]
    assert len({str(s) for s in sizes.values()}) == 5


def test_sentences_and_provisions_come_in_by_a_switch_too(show: Any) -> None:
    view = show()
    for kind, id, words in (("Sentences", "sentence/", "mentions"), ("Provisions", "provision/", "provision of")):
        row = view.page.locator("#kind-rows .row", has_text=kind)
        assert not [t for t in view.things() if t.startswith(id)]
        row.click()
        passages = sorted(t for t in view.things() if t.startswith(id))
        assert len(passages) == int(row.locator(".count").inner_text())
        view.click_thing(passages[0])
        assert view.page.locator("#panel figure blockquote").count() == 1
        row.click()
        assert not [t for t in view.things() if t.startswith(id)], words


def test_groups_can_be_outlined_and_coloured(show: Any) -> None:
    view = show()
    plain = view.page.locator("#canvas").screenshot()
    view.page.check("#hulls")
    outlined = view.page.locator("#canvas").screenshot()
    view.page.select_option("#colour", "group")
    coloured = view.page.locator("#canvas").screenshot()
    assert len({plain, outlined, coloured}) == 3


def test_on_the_map_of_the_five_documents_no_outline_of_a_group_covers_another(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    view.page.check("#hulls")
    outlines = view.page.evaluate("() => kgView.outlines()")
    assert len(outlines) > 2
    for one, two in combinations(outlines, 2):
        groups = one["group"], two["group"]
        assert not any(_inside(p, one["points"]) for p in two["points"]), groups
        assert not any(_inside(p, two["points"]) for p in one["points"]), groups
        assert not any(_cross(a, b) for a in _sides(one["points"]) for b in _sides(two["points"]))


def _sides(points: list[Any]) -> list[tuple[Any, Any]]:
    return list(zip(points, points[1:] + points[:1], strict=True))


def _turn(a: Any, b: Any, c: Any) -> float:
    return float((b["x"] - a["x"]) * (c["y"] - a["y"]) - (b["y"] - a["y"]) * (c["x"] - a["x"]))


def _inside(point: Any, outline: list[Any]) -> bool:
    turns = [_turn(a, b, point) for a, b in _sides(outline)]
    return all(turn > 0 for turn in turns) or all(turn < 0 for turn in turns)


def _cross(one: tuple[Any, Any], two: tuple[Any, Any]) -> bool:
    return _turn(*one, two[0]) * _turn(*one, two[1]) < 0 and _turn(*two, one[0]) * _turn(*two, one[1]) < 0


def test_what_is_central_by_the_chosen_measure_stands_above_the_map_and_opens(show: Any) -> None:
    view = show()
    expect(view.page.locator("#start-by")).to_have_text("Most linked")
    chips = view.page.locator("#start-things button")
    assert chips.first.inner_text().startswith("Forum on the sharing")
    view.page.select_option("#size", "documents")
    expect(view.page.locator("#start-by")).to_have_text("In most documents")
    expect(chips.first).to_have_text("UNOSW")
    chips.first.click()
    assert view.title() == "United Nations Office for Shared Waters"
    expect(view.page.locator("#start")).to_be_hidden()
    # What came while the list was away ends where its room ends, too.
    view.page.select_option("#size", "betweenness")
    view.page.keyboard.press("Escape")
    view.settle()
    room = view.page.locator("#start-things").bounding_box()
    for chip in chips.all():
        box = chip.bounding_box()
        assert box["x"] + box["width"] <= room["x"] + room["width"]


def test_on_the_five_documents_search_finds_by_name_acronym_and_number(show: Any, seeds: Path) -> None:
    view = show(seeds / "network.html")
    for typed, found in {
        "michele": "Michèle Coninsx",
        "cted": "Counter-Terrorism Committee Executive Directorate",
        "2396": "Security Council resolution 2396 (2017)",
    }.items():
        view.search(typed)
        view.page.keyboard.press("Enter")
        assert view.title() == found
