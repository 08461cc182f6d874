"""The windows and schemes of colour in which pages are looked at, and what axe finds at fault there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

# A page is opened in a narrow window, which is then made wide; both schemes of both in a soak.
NARROW, WIDE = 375, 1280
SCHEMES = pytest.mark.parametrize(
    ("narrow", "wide"), [("dark", "light"), pytest.param("light", "dark", marks=pytest.mark.soak)]
)
# The rules of axe that look at colours: all that another scheme can break.
COLOURS = ("color-contrast", "link-in-text-block")


def faults(page: Page, *, only: Sequence[str] = (), without: str = "") -> list[tuple[str, list[str]]]:
    """The rules of axe that the page breaks, each with what breaks it; `without` leaves out what a selector finds.

    Only these are brought out of the page: all that axe says is longer than the page itself.
    """
    from axe_playwright_python.sync_playwright import Axe

    if page.evaluate("() => !window.axe"):
        page.evaluate(Axe().axe_script)
    found: list[tuple[str, list[str]]] = page.evaluate(
        """async ([only, without]) => {
          const options = { resultTypes: ["violations"], preload: false };
          if (only.length) options.runOnly = { type: "rule", values: only };
          const { violations } = await axe.run(without ? { exclude: [[without]] } : document, options);
          return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map(({ html }) => html.slice(0, 120))]);
        }""",
        [list(only), without],
    )
    return found
