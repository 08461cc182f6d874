"""Graphs above 2,000 things: the strongest part first, in WebGL where the browser and the build have it."""

from __future__ import annotations

import base64
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browser.conftest import View
from playwright.sync_api import expect
from view.corpus import large
from windows import NARROW, SCHEMES, WIDE, faults

from kg.config import share
from kg.view.drawing import drawing
from kg.view.page import html_of
from kg.view.reading import reading
from kg.view.strongest import count_drawn, strongest

ROOT = Path(__file__).resolve().parents[2]
bundled = pytest.mark.skipif(not share("frontend", "built", "network.js").is_file(), reason="not bundled (npm)")


def said(view: View) -> Any:
    """What the page says of the part it draws."""
    return expect(view.page.locator("#part"))


def quiet(view: View) -> None:
    """Chromium's own remarks on reading pixels back from a software renderer are no fault of the page."""
    view.complaints[:] = [text for text in view.complaints if "GPU stall due to ReadPixels" not in text]


def alone(view: View, things: list[str]) -> str:
    """Of these things but the first the one that stands farthest from all others: what is clicked there is it."""
    at = view.page.evaluate("() => Object.fromEntries(kgView.things().map((id) => [id, kgView.where(id)]))")

    def room(id: str) -> float:
        return min((at[o]["x"] - at[id]["x"]) ** 2 + (at[o]["y"] - at[id]["y"]) ** 2 for o in at if o != id)

    return max((id for id in things[1:] if id != "event/t80"), key=room)


def free(view: View, hub: str, near: list[str]) -> str:
    """The neighbour of a thing on the line to which the middle lies furthest from all nodes."""
    found: str = view.page.evaluate(
        """([hub, near]) => {
          const from = kgView.where(hub);
          const long = ({ x, y, r }) => Math.hypot(x - from.x, y - from.y) > 2 * (r + from.r);
          const others = near.filter((id) => id !== hub && long(kgView.where(id)));  // nearer ones have no line
          const gap = (id) => {
            const middle = kgView.between(hub, id);
            const at = near.map((other) => kgView.where(other)).filter(Boolean);
            return middle ? Math.min(...at.map((p) => Math.hypot(p.x - middle.x, p.y - middle.y))) : -1;
          };
          return others.reduce((a, b) => (gap(b) > gap(a) ? b : a));
        }""",
        [hub, near],
    )
    return found


def colour_at(view: View, png: bytes, x: float, y: float) -> list[int]:
    """The colour of one pixel of a picture."""
    found: list[int] = view.page.evaluate(
        """async ([data, x, y]) => {
          const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
          const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
          const ctx = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
          ctx.drawImage(image, 0, 0);
          return [...ctx.getImageData(x, y, 1, 1).data].slice(0, 3);
        }""",
        [base64.b64encode(png).decode(), x, y],
    )
    return found


@bundled
def test_it_opens_in_webgl_on_the_most_linked_and_can_be_widened(many: View) -> None:
    view = many
    assert view.page.evaluate("() => kgView.renderer()") == "webgl"
    said(view).to_contain_text("Showing the 1,500 most linked of 2,600.")
    said(view).not_to_contain_text("WebGL")
    assert len(view.things()) == 1500
    view.page.click("#part-widen")
    assert len(view.things()) == 2600
    expect(view.page.locator("#part")).to_be_hidden()
    expect(view.page.locator("#summary")).to_have_text("2,600 things, 3,929 links, 40 documents")


@bundled
def test_what_is_asked_for_by_name_comes_in_above_2000_things(many: View) -> None:
    view = many
    weakest = next(f"person/t{n}" for n in range(0, 2600, 7) if f"person/t{n}" not in view.things())
    view.search(f"Person number {weakest.rpartition('t')[2]}")
    view.page.keyboard.press("Enter")
    assert weakest in view.things()


@bundled
def test_in_webgl_a_thing_has_the_colour_of_its_kind_where_it_stands_on_the_screen_and_in_the_picture(
    many: View,
) -> None:
    view = many
    id = next(t for t in sorted(view.things()) if t.startswith("person/"))
    view.search("Person number " + id.rpartition("/t")[2])
    view.page.keyboard.press("Enter")
    view.page.keyboard.press("Escape")
    view.settle()
    where = view.page.evaluate("id => kgView.where(id)", id)
    view.page.mouse.move(where["x"], where["y"])
    for _ in range(7):
        scale = view.page.evaluate("() => kgView.scale()")
        view.page.mouse.wheel(0, -200)
        view.page.wait_for_function("scale => kgView.scale() > scale * 1.4", arg=scale)
    view.page.mouse.move(1270, 500)
    where = view.page.evaluate("id => kgView.where(id)", id)
    blue = [0x00, 0x72, 0xB2]
    assert colour_at(view, view.page.screenshot(), where["x"], where["y"]) == blue
    view.page.click("#more-button")
    with view.page.expect_download() as download:
        view.page.click("#save-png")
    assert colour_at(view, Path(download.value.path()).read_bytes(), where["x"], where["y"]) == blue
    quiet(view)


@bundled
def test_in_webgl_a_click_opens_the_same_panel_and_a_double_click_the_neighbourhood(many: View) -> None:
    view = many
    view.search("Event number 80")
    view.page.keyboard.press("Enter")
    assert view.title() == "Event number 80"
    near = view.page.evaluate("() => kgView.lit()")
    assert len(near) > 5
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("n")
    assert view.things() == set(near)
    view.page.keyboard.press("Escape")
    view.click_thing(near[1])
    assert view.title().endswith(near[1].rpartition("/t")[2])
    view.settle()
    view.click_between("event/t80", free(view, "event/t80", near))
    assert "fact" in view.panel()
    assert view.page.locator("#panel figure blockquote").count() >= 1
    view.settle()
    other = alone(view, near)
    where = view.page.evaluate("id => kgView.where(id)", other)
    view.page.mouse.dblclick(where["x"], where["y"])
    view.page.wait_for_function("near => kgView.things().length !== near", arg=len(near))
    assert other in view.things()
    assert view.things() != set(near)


@bundled
def test_in_webgl_the_map_is_dragged_and_zoomed_and_what_is_looked_at_can_be_moved(many: View) -> None:
    view = many
    view.search("Event number 80")
    view.page.keyboard.press("Enter")
    view.settle()
    before = view.page.evaluate("() => kgView.where('event/t80')")
    view.page.mouse.move(before["x"], before["y"])
    view.page.mouse.down()
    view.page.mouse.move(before["x"] + 50, before["y"] + 40, steps=4)
    view.page.mouse.up()
    after = view.page.evaluate("() => kgView.where('event/t80')")
    assert abs(after["x"] - before["x"] - 50) < 3
    assert abs(after["y"] - before["y"] - 40) < 3
    expect(view.page.locator("#live")).to_have_text("Event number 80 moved and pinned.")
    scale = view.page.evaluate("() => kgView.scale()")
    view.page.mouse.move(300, 850)
    view.page.mouse.down()
    view.page.mouse.move(340, 820, steps=4)
    view.page.mouse.up()
    dragged = view.page.evaluate("() => kgView.where('event/t80')")
    assert (round(dragged["x"] - after["x"]), round(dragged["y"] - after["y"])) == (40, -30)
    view.page.mouse.wheel(0, -200)
    view.page.wait_for_function("scale => kgView.scale() > scale * 1.2", arg=scale)


@bundled
def test_in_webgl_pointing_tells_what_things_are_and_arrows_walk(many: View) -> None:
    view = many
    view.page.focus("#canvas")
    view.page.keyboard.press("ArrowRight")
    first = view.page.evaluate("() => kgView.focus()")
    where = view.page.evaluate("id => kgView.where(id)", first)
    view.page.mouse.move(where["x"], where["y"])
    expect(view.page.locator("#tip")).to_contain_text("links")
    view.page.keyboard.press("ArrowDown")
    assert view.page.evaluate("() => kgView.focus()") != first


@bundled
def test_no_two_names_overlap_in_webgl_either(many: View) -> None:
    names = many.page.evaluate("() => kgView.names()")
    assert len(names) > 30
    for a, b in combinations(names, 2):
        assert a["x1"] <= b["x0"] or b["x1"] <= a["x0"] or a["y1"] <= b["y0"] or b["y1"] <= a["y0"], (a, b)


@bundled
@SCHEMES
def test_axe_finds_nothing_on_the_page_in_webgl_with_panel_shut_and_open(
    show_in_webgl: Any, narrow: Any, wide: Any
) -> None:
    view = show_in_webgl("large", width=NARROW, height=800, color_scheme=narrow)
    assert view.page.evaluate("() => kgView.renderer()") == "webgl"
    assert faults(view.page) == []
    view.search("Event number 80")
    view.page.keyboard.press("Enter")
    assert faults(view.page) == []
    view.page.set_viewport_size({"width": WIDE, "height": 800})
    view.page.emulate_media(color_scheme=wide)
    assert faults(view.page) == []
    view.page.keyboard.press("Escape")
    assert faults(view.page) == []


@bundled
def test_a_tap_on_a_telephone_opens_in_webgl_too(show_in_webgl: Any) -> None:
    view = show_in_webgl("large", width=375, height=740, has_touch=True, is_mobile=True)
    where = max(
        (view.page.evaluate("id => kgView.where(id)", id) | {"id": id} for id in sorted(view.things())[:200]),
        key=lambda at: at["r"],
    )
    view.page.touchscreen.tap(where["x"], where["y"])
    expect(view.page.locator("#panel h2")).to_be_visible()
    view.page.tap("#look-close")
    expect(view.page.locator("#panel")).to_be_hidden()


@bundled
def test_on_paper_a_map_in_webgl_is_a_drawing_and_its_evidence_is_open(many: View) -> None:
    view = many
    view.search("Event number 80")
    view.page.keyboard.press("Enter")
    view.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    view.page.emulate_media(media="print")
    assert not view.page.locator("#canvas").is_visible()
    assert view.page.locator("#paper svg path").count() > 1500
    assert view.page.locator("#panel figure blockquote").count() > 5


@bundled
def test_the_address_of_a_large_graph_holds_how_much_is_shown_and_what_was_asked_for(
    many: View, show_in_webgl: Any
) -> None:
    view = many
    hidden = next(f"person/t{n}" for n in range(0, 2600, 7) if f"person/t{n}" not in view.things())
    view.search(f"Person number {hidden.rpartition('t')[2]}")
    view.page.keyboard.press("Enter")
    view.page.wait_for_function("() => location.hash.includes('asked')")
    asked = show_in_webgl("large", hash=view.page.evaluate("() => location.hash"))
    assert asked.things() == view.things()
    view.page.click("#part-widen")
    view.page.wait_for_function("() => location.hash.includes('most')")
    assert len(show_in_webgl("large", hash=view.page.evaluate("() => location.hash")).things()) == 2600


@bundled
def test_sizes_and_colours_follow_the_choice_in_webgl(many: View) -> None:
    view = many
    plain = view.page.screenshot()
    view.page.select_option("#colour", "group")
    coloured = view.page.screenshot()
    view.page.select_option("#size", "same")
    assert len({plain, coloured, view.page.screenshot()}) == 3


@bundled
def test_where_the_browser_has_no_webgl_the_page_says_so_and_draws_on_a_canvas(show_without_webgl: Any) -> None:
    view = show_without_webgl("large")
    assert view.page.evaluate("() => kgView.renderer()") == "canvas"
    said(view).to_contain_text("Drawn without WebGL, which this browser does not offer")
    assert len(view.things()) == 1500
    id = sorted(view.things())[0]
    view.search(id.partition("/")[0] + " number " + id.rpartition("/t")[2])
    view.page.keyboard.press("Enter")
    assert view.title().endswith(id.rpartition("/t")[2])


@bundled
def test_when_the_browser_takes_webgl_away_the_map_goes_on_without_it(show_in_webgl: Any) -> None:
    view = show_in_webgl("large")
    view.page.evaluate(
        "() => document.querySelector('#canvas .sigma-nodes').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
    )
    view.page.wait_for_function("() => kgView.renderer() === 'canvas'")
    said(view).to_contain_text("Drawn without WebGL, which the browser took away")
    id = sorted(view.things())[0]
    assert view.page.evaluate("id => kgView.where(id)", id) is not None
    view.complaints[:] = [text for text in view.complaints if "CONTEXT_LOST_WEBGL" not in text]


def test_a_page_built_without_the_bundle_says_so_and_works(show: Any, tmp_path: Path) -> None:
    for name in ("kg", "ontology", "data"):
        (tmp_path / name).symlink_to(ROOT / name)
    # The package finds what it ships beside itself: this copy has no frontend/ there.
    (tmp_path / "kg").unlink()
    subprocess.run(["cp", "-r", str(ROOT / "kg"), str(tmp_path / "kg")], check=True)
    store = tmp_path / "graph.nq"
    import pyoxigraph as ox

    large(2010, 2010).dump(str(store), ox.RdfFormat.N_QUADS)
    code = (
        "import sys, pyoxigraph as ox\nfrom kg.view import page\n"
        "store = ox.Store(); store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
        "sys.stdout.buffer.write(page(store, title='Many').encode())"
    )
    made = subprocess.run([sys.executable, "-c", code, str(store)], cwd=tmp_path, capture_output=True, check=True)
    html = tmp_path / "network.html"
    html.write_bytes(made.stdout)
    view = show(html)
    assert view.page.evaluate("() => kgView.renderer()") == "canvas"
    said(view).to_contain_text("whose renderer was not built into this page")
    assert len(view.things()) == 1500


def test_a_graph_too_large_for_one_page_says_what_the_page_holds_and_who_shows_the_rest(
    show_in_webgl: Any, tmp_path: Path
) -> None:
    whole = reading(large(2200, 2200))
    part = strongest(whole, most=2050)
    html = tmp_path / "network.html"
    html.write_text(html_of(drawing(part), title="Many", of=count_drawn(whole)), encoding="utf-8")
    view = show_in_webgl(html)
    said(view).to_contain_text("This page holds the 2,050 most linked of 2,200 things")
    said(view).to_contain_text("kg serve")
    view.page.click("#part-widen")
    assert len(view.things()) == 2050
    said(view).to_contain_text("kg export gexf")
