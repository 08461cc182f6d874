"""The pictures of docs/view.md and of the README, taken from the page of data/documents.

python tools/view_pictures.py [OUTPUT of kg build]        (built into a temporary folder if not given)
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"


def look_at(name: str) -> Callable[[Page], None]:
    """Looks a thing up by search."""

    def act(page: Page) -> None:
        page.fill("#query", name)
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)

    return act


def evidence(page: Page) -> None:
    """A person with the sentences of her first post."""
    look_at("coninsx")(page)
    page.locator("#panel .times").first.click()


def path(page: Page) -> None:
    """The path of questions.md: from Miwa Kato to resolution 1624."""
    look_at("kato")(page)
    page.click("#do-path")
    look_at("1624")(page)


def groups(page: Page) -> None:
    """The groups outlined."""
    page.check("#hulls")


def table(page: Page) -> None:
    """The table of facts."""
    page.click("#as-table")
    page.click(".table-head button >> text=Facts")


def nothing(page: Page) -> None:
    """The page as it opens."""


# name: width, height, colours, what is done first
VIEWS: dict[str, tuple[int, int, str, Callable[[Page], None]]] = {
    "rest": (1280, 900, "light", nothing),
    "evidence": (1280, 850, "light", evidence),
    "path": (1280, 900, "dark", path),
    "groups": (1280, 900, "light", groups),
    "table": (1280, 900, "light", table),
    "phone": (375, 740, "light", nothing),
    "phone-evidence": (375, 740, "dark", look_at("ladeb")),
}


def take(browser: Browser, address: str, name: str) -> None:
    """Takes one picture."""
    width, height, scheme, act = VIEWS[name]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("html[data-ready][data-filled]", state="attached")
    act(page)
    page.mouse.move(5, height - 5)
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURES / f"{name}.png")
    context.close()


def main(output: Path) -> None:
    """Takes all pictures of the page in a folder that `kg build` wrote."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise SystemExit("no Chromium found: apt-get install chromium")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name in VIEWS:
            take(browser, (output / "network.html").resolve().as_uri(), name)
            print(PICTURES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            build = [sys.executable, "-m", "kg", "build", str(ROOT / "data" / "documents"), "-o", f"{folder}/graph"]
            subprocess.run(build, check=True)
            main(Path(folder) / "graph")
