"""Everyone: keyboard, live region, table, small screens, colours, contrast, scripts; axe finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from windows import COLOURS, NARROW, WIDE, faults

ANA, FORUM = "person/ana-muller", "event/forum"


def live(view: Any) -> Any:
    return expect(view.page.locator("#live"))


def test_arrows_walk_along_lines_enter_opens_and_escape_leads_back(show: Any) -> None:
    view = show()
    view.page.focus("#canvas")
    view.page.keyboard.press("ArrowRight")
    first = view.page.evaluate("() => kgView.focus()")
    assert first == FORUM
    live(view).to_contain_text("in times of drought, Event, 5 links")
    walked = {first}
    for key in ("ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"):
        view.page.keyboard.press(key)
        walked.add(view.page.evaluate("() => kgView.focus()"))
    assert len(walked) >= 3
    here = view.page.evaluate("() => kgView.focus()")
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("() => kgView.lit()")[0] == here
    view.page.keyboard.press("Escape")
    expect(view.page.locator("#panel")).to_be_hidden()
    assert view.page.evaluate("() => document.activeElement.id") == "canvas"


def test_the_question_mark_lists_the_keys(show: Any) -> None:
    view = show()
    view.page.keyboard.press("?")
    expect(view.page.locator("#help")).to_be_visible()
    expect(view.page.locator("#help")).to_contain_text("Neighbourhood of what is looked at")
    view.page.keyboard.press("Escape")
    expect(view.page.locator("#help")).to_be_hidden()


def test_single_keys_zoom_switch_narrow_and_hide(show: Any) -> None:
    view = show()
    scale = view.page.evaluate("() => kgView.scale()")
    view.page.keyboard.press("+")
    assert view.page.evaluate("() => kgView.scale()") > scale
    view.page.keyboard.press("0")
    assert abs(view.page.evaluate("() => kgView.scale()") - scale) < 0.01
    view.click_thing("project/clear-streams")
    view.page.keyboard.press("n")
    assert len(view.things()) == 4
    view.page.keyboard.press("h")
    assert "project/clear-streams" not in view.things()


def test_everything_that_can_be_clicked_can_be_reached_by_tab(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    reached = set()
    view.page.focus("#query")
    for _ in range(90):
        view.page.keyboard.press("Tab")
        reached.add(
            view.page.evaluate(
                "() => document.activeElement.id || document.activeElement.className || document.activeElement.tagName"
            )
        )
    assert {
        "as-table",
        "more-button",
        "theme-button",
        "help-button",
        "canvas",
        "zoom-in",
        "do-around",
        "do-path",
        "look-close",
        "panel-body",
    } <= reached


def test_the_live_region_says_what_happened(show: Any) -> None:
    view = show()
    view.page.locator("#kind-rows .row", has_text="States").click()
    live(view).to_contain_text("States hidden. 13 things of 15")
    view.click_thing(ANA)
    live(view).to_have_text("Ana Müller")


def test_the_table_tells_the_same_things_and_facts_as_the_map(show: Any) -> None:
    view = show()
    things = len(view.things())
    view.page.keyboard.press("t")
    assert view.page.locator("#table tbody tr").count() == things
    view.page.locator("#table th button", has_text="Name").click()
    names = view.page.locator("#table tbody tr td:first-child").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    view.page.locator("#table .table-head button", has_text="Facts").click()
    rows = view.page.locator("#table tbody tr").all_inner_texts()
    assert any(
        row.split("\t")[:3]
        == ["Ana Müller", "opened", "Forum on the sharing of rivers across borders in times of drought"]
        for row in rows
    )
    assert any("held on" in row and "4 March 2032" in row for row in rows)
    view.page.locator("#table tbody tr", has_text="Omar Haddad").get_by_role("button", name="moderated").click()
    assert "Omar Haddad" in view.title()


def test_filters_reach_the_table(show: Any) -> None:
    view = show()
    view.page.keyboard.press("t")
    view.page.locator("#kind-rows .row", has_text="Persons").click()
    assert view.page.locator("#table tbody tr", has_text="Person").count() == 0


def test_on_a_telephone_the_filters_open_and_the_panel_comes_from_below(show: Any) -> None:
    view = show(width=375, height=740, has_touch=True, is_mobile=True)
    expect(view.page.locator("#side")).to_be_hidden()
    view.page.tap("#filters-button")
    expect(view.page.locator("#side")).to_be_visible()
    view.page.locator("#kind-rows .row", has_text="States").tap()
    view.page.tap("#filters-button")
    where = view.page.evaluate("id => kgView.where(id)", FORUM)
    view.page.touchscreen.tap(where["x"], where["y"])
    expect(view.page.locator("#panel h2")).to_contain_text("Forum on the sharing")
    box = view.page.locator("#panel").bounding_box()
    assert box["width"] == 375
    assert box["y"] > 300
    assert view.page.evaluate("() => document.documentElement.scrollWidth") == 375


def test_on_a_tablet_held_upright_the_panel_comes_from_below_too_and_leaves_room_for_the_map(show: Any) -> None:
    view = show(width=768, height=1024)
    view.click_thing(ANA)
    view.settle()
    panel = view.page.locator("#panel").bounding_box()
    names = view.page.evaluate("() => kgView.names()")
    assert {ANA, FORUM} <= {name["id"] for name in names}
    for name in names:
        assert 0 <= name["x0"] < name["x1"] <= 768, name
        assert name["y1"] < panel["y"], name


def test_on_a_screen_of_4k_the_drawing_grows(show: Any) -> None:
    assert show(width=3840, height=2160).page.evaluate("() => kgView.scale()") > 1.4


def test_the_theme_follows_the_system_until_it_is_chosen(show: Any) -> None:
    view = show(color_scheme="dark")
    paper = "() => getComputedStyle(document.body).backgroundColor"
    dark = view.page.evaluate(paper)
    view.page.click("#theme-button")
    assert view.page.evaluate(paper) != dark
    view.page.wait_for_timeout(200)
    again = show(color_scheme="dark", hash=view.page.evaluate("() => location.hash"))
    assert again.page.evaluate(paper) == view.page.evaluate(paper)


def test_more_contrast_is_black_on_white(show: Any) -> None:
    view = show(contrast="more")
    assert view.page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert view.page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_names_in_other_scripts_are_found_and_shown(show: Any) -> None:
    view = show("hostile")
    view.search("ردينة")
    view.page.keyboard.press("Enter")
    assert view.page.evaluate("() => getComputedStyle(document.querySelector('#panel h2')).direction") == "rtl"
    view.search("国際連合")
    view.page.keyboard.press("Enter")
    assert view.title().startswith("紛争予防")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_with_panel_shut_and_open_in_map_and_table_light_and_dark(show: Any, width: int) -> None:
    view = show(width=width, height=800)
    found = []

    def examine(where: str) -> None:
        view.page.emulate_media(color_scheme="dark")
        found.extend((where, "dark", *fault) for fault in faults(view.page, only=COLOURS))
        view.page.emulate_media(color_scheme="light")
        found.extend((where, "light", *fault) for fault in faults(view.page))

    examine("map, panel shut")
    view.search("muller")
    view.page.keyboard.press("Enter")
    examine("map, panel open")
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("t")
    examine("table")
    view.page.keyboard.press("?")
    examine("help")
    view.page.keyboard.press("Escape")
    view.search("un")
    examine("search")
    if width == NARROW:
        view.page.keyboard.press("Escape")
        view.page.click("#filters-button")
        examine("filters")
    assert found == []


def test_p_asks_for_a_path_from_what_is_looked_at(show: Any) -> None:
    view = show()
    view.click_thing(ANA)
    view.page.keyboard.press("p")
    expect(view.page.locator("#query")).to_have_attribute("placeholder", "Path from Ana Müller to…")
    view.page.keyboard.press("Escape")
    live(view).to_have_text("No path chosen.")


def test_in_forced_colours_the_page_takes_the_colours_of_the_system(show: Any) -> None:
    view = show(forced_colors="active")
    told = view.page.evaluate(
        "() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color]; }"
    )
    assert told[0] != told[1]
    assert (
        view.page.evaluate("() => getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()")
        == "Canvas"
    )


def test_where_less_motion_is_asked_for_the_panel_stands_at_once(show: Any) -> None:
    # What moves is over in a fifth of a second, so what it is asked to do is looked at, not what it does just now.
    moving = "() => getComputedStyle(document.querySelector('#panel:not([hidden])')).animationName"
    calm, lively = show(), show(reduced_motion="no-preference")
    for view, expected in ((calm, "none"), (lively, "arrive")):
        view.search("muller")
        view.page.keyboard.press("Enter")
        assert view.page.evaluate(moving) == expected


def test_colours_and_help_are_in_the_menu_too_where_a_telephone_has_no_room_for_their_buttons(show: Any) -> None:
    view = show(width=375, height=740)
    expect(view.page.locator("#theme-button")).to_be_hidden()
    paper = "() => getComputedStyle(document.body).backgroundColor"
    light = view.page.evaluate(paper)
    view.page.click("#more-button")
    view.page.click("#menu-theme")
    assert view.page.evaluate(paper) != light
    view.page.click("#more-button")
    view.page.click("#menu-help")
    expect(view.page.locator("#help")).to_be_visible()


def test_as_soon_as_the_map_stands_it_answers_and_the_legend_follows(
    browser: Browser, pages: Callable[[str], str]
) -> None:
    """In the very moment in which the drawing is said to be ready, a key opens the most linked thing."""
    page = browser.new_page(reduced_motion="reduce")
    page.add_init_script(
        """new MutationObserver(() => {
          const html = document.documentElement;
          if (!html?.dataset.ready || window.pressed) return;
          window.pressed = true;
          window.before = !!html.dataset.filled;
          for (const key of ["ArrowRight", "Enter"]) {
            document.getElementById("canvas").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
          }
          window.opened = document.querySelector("#panel h2")?.textContent;
        }).observe(document, { childList: true, subtree: true, attributes: true });"""
    )
    page.goto(pages("small"))
    page.wait_for_selector("html[data-filled]", state="attached")
    assert page.evaluate("() => [window.before, !!window.opened]") == [False, True]
    assert page.locator("#kind-rows button").count() > 3
    page.close()


def test_one_key_and_enter_lead_past_the_legend_to_the_map_or_the_table(show: Any) -> None:
    view = show()
    for where, arrived in (("map", "canvas"), ("table", None)):
        view.page.click(f"#as-{where}")
        view.page.evaluate("() => document.activeElement.blur()")
        view.page.locator("#skip").focus()
        view.page.keyboard.press("Enter")
        inside = view.page.evaluate("() => document.activeElement.closest('#canvas, #table')?.id")
        assert inside == (arrived or "table")


def test_what_stands_above_the_map_can_be_read_where_names_run_under_it(show: Any) -> None:
    view = show()
    ground = view.page.evaluate("() => getComputedStyle(document.getElementById('start-by')).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "transparent")
