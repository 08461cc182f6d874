"""A browser for the page: Debian's Chromium or any Chrome that is installed, with no way to any network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, ConsoleMessage, Page, Request, TimeoutError
from view.corpus import hostile, large, small, texts

from kg.view import page as page_of

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next(filter(None, map(shutil.which, _NAMES)), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser these tests are left out, saying so; in CI they run or fail."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium found: apt-get install chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The installed browser, which can resolve no name."""
    assert CHROMIUM is not None, "no Chromium found: apt-get install chromium"
    return {
        "executable_path": CHROMIUM,
        "args": ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-sandbox"],
    }


# WebGL without a graphics card; a canvas is then slow, so only pages that draw in WebGL are opened with it.
WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]


@pytest.fixture(scope="session")
def webgl_browser(browser_type: BrowserType, browser_type_launch_args: dict[str, Any]) -> Iterator[Browser]:
    """The same browser with WebGL."""
    browser = browser_type.launch(**{**browser_type_launch_args, "args": [*browser_type_launch_args["args"], *WEBGL]})
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """The address of a page by the name of its graph, written once."""
    folder = tmp_path_factory.mktemp("pages")
    made: dict[str, Callable[[], str]] = {
        "small": lambda: page_of(small(), title="Rivers", sources=texts()),
        "large": lambda: page_of(large(2600, 5200), title="Many"),
        "hostile": lambda: page_of(hostile(), title='</title><script>window.hurt=9</script> "Rivers" & <b>dams</b>'),
    }

    def address(name: str) -> str:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(made[name](), encoding="utf-8")
        return path.as_uri()

    return address


@dataclass
class View:
    """An open page and all that it should not have done."""

    page: Page
    options: dict[str, Any]
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click_thing(self, id: str, **options: Any) -> None:
        """Clicks a node."""
        self.settle()
        where = self.page.evaluate("id => kgView.where(id)", id)
        assert where is not None, f"{id} is not shown"
        self.page.mouse.click(where["x"], where["y"], **options)

    def click_between(self, a: str, b: str) -> None:
        """Clicks the line between two nodes."""
        self.settle()
        where = self.page.evaluate("([a, b]) => kgView.between(a, b)", [a, b])
        assert where is not None, f"no line between {a} and {b}"
        self.page.mouse.click(where["x"], where["y"])

    def settle(self) -> None:
        """Waits until the map has moved to where it was sent."""
        self.page.evaluate(
            """() => new Promise((done) => {
              const now = () => JSON.stringify([kgView.scale(), kgView.where(kgView.things()[0])]);
              // Without WebGL and where less motion is asked for, the map moves at once.
              const atOnce = kgView.renderer() === "canvas" && matchMedia("(prefers-reduced-motion: reduce)").matches;
              let [seen, still] = [now(), 0];
              const look = () => {
                const next = now();
                still = next === seen ? still + 1 : 0;
                seen = next;
                if (still > (atOnce ? 3 : 5)) done(0);
                else setTimeout(() => requestAnimationFrame(look), atOnce ? 0 : 40);
              };
              requestAnimationFrame(look);
            })"""
        )

    def things(self) -> set[str]:
        """The ids of what is shown."""
        return set(self.page.evaluate("() => kgView.things()"))

    def search(self, text: str) -> None:
        """Types into the search field."""
        self.page.fill("#query", text)

    def panel(self) -> str:
        """What the panel says."""
        return self.page.locator("#panel").inner_text() if self.page.locator("#panel").is_visible() else ""

    def title(self) -> str:
        """The heading of the panel."""
        return self.page.locator("#panel h2").inner_text()


Open = Callable[..., View]


@pytest.fixture
def show_in_webgl(webgl_browser: Browser, pages: Callable[[str], str]) -> Iterator[Open]:
    """The same in a browser that has WebGL."""
    yield from opening(webgl_browser, pages)


@pytest.fixture(scope="module")
def many_opened(webgl_browser: Browser, pages: Callable[[str], str]) -> Iterator[View]:
    """The large graph in WebGL, opened once: that takes seconds."""
    for show in opening(webgl_browser, pages):
        yield show("large")


@pytest.fixture
def many(many_opened: View) -> View:
    """The large graph in WebGL, as it opens: what an earlier test did to it is taken back by an empty view."""
    many_opened.page.emulate_media(media="screen")
    many_opened.page.mouse.move(5, 895)
    for left in reversed(range(20)):  # what the earlier test did may be written to the address after our empty view
        many_opened.page.evaluate("() => { location.hash = '#{}'; }")
        try:
            many_opened.page.wait_for_function(
                "() => !location.hash.includes('{}') && kgView.things().length === 1500", timeout=5000
            )
            break
        except TimeoutError:
            if not left:
                raise
    many_opened.settle()
    return many_opened


@pytest.fixture
def show(browser: Browser, pages: Callable[[str], str]) -> Iterator[Open]:
    """Opens a page; at the end of the test, nothing may have been asked for nor complained of."""
    yield from opening(browser, pages)


@pytest.fixture
def show_without_webgl(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any], pages: Callable[[str], str]
) -> Iterator[Open]:
    """The same in a browser that has no WebGL."""
    args = [*browser_type_launch_args["args"], "--disable-3d-apis"]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": args})
    yield from opening(browser, pages, again=False)
    browser.close()


# Windows that no test has open, by their browser and options: a new one takes longer than all that most tests do in it.
_free: dict[tuple[object, ...], list[View]] = {}


def opening(browser: Browser, pages: Callable[[str], str], *, again: bool = True) -> Iterator[Open]:
    """Opens pages, each in a window of its own, and looks afterwards at what they asked for and complained of.

    With `again`, a window whose test has ended is taken for another one of the same size and options.
    """
    views: list[tuple[tuple[object, ...], View]] = []

    def opened(
        name: str | Path = "small", *, width: int = 1280, height: int = 900, hash: str = "", **options: Any
    ) -> View:
        options = {"viewport": {"width": width, "height": height}, "reduced_motion": "reduce", **options}
        key = (browser, *sorted((option, str(value)) for option, value in options.items()))
        view = _free[key].pop() if _free.get(key) else _window(browser, options)
        views.append((key, view))
        view.page.goto((pages(name) if isinstance(name, str) else name.as_uri()) + hash)
        view.page.wait_for_selector("html[data-ready][data-filled]", state="attached")
        return view

    yield opened
    told = [(view.requests[:], view.complaints[:]) for _, view in views]
    for key, view in views:
        if again:
            _leave(view)
            _free.setdefault(key, []).append(view)
        else:
            view.page.context.close()
    assert told == [([], []) for _ in views]


def _window(browser: Browser, options: dict[str, Any]) -> View:
    """A new window in a context of its own; what its pages ask for and complain of is written down."""
    context = browser.new_context(**options)
    view = View(context.new_page(), options)
    context.add_init_script(
        "addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI))"
    )
    view.page.on("request", lambda r: _ask(view, r))
    view.page.on("console", lambda m: _complain(view, m))
    view.page.on("pageerror", lambda e: view.complaints.append(str(e)))
    return view


def _leave(view: View) -> None:
    """The window as it was: empty, in its own size and colours, the pointer in the corner."""
    view.page.goto("about:blank")
    view.page.mouse.move(0, 0)
    view.page.set_viewport_size(view.options["viewport"])
    own = {name: view.options.get(name, plain) for name, plain in (("color_scheme", "light"), ("reduced_motion", None))}
    view.page.emulate_media(media="screen", **own)
    view.requests.clear()
    view.complaints.clear()


def _ask(view: View, request: Request) -> None:
    if not request.is_navigation_request() and not request.url.startswith(("data:", "blob:")):
        view.requests.append(request.url)


def _complain(view: View, message: ConsoleMessage) -> None:
    if message.type in ("error", "warning"):
        view.complaints.append(message.text)
