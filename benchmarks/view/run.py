"""The network page beside stock pyvis, on the same graphs, in one run.

    python benchmarks/view/run.py [--write] [SIZE…]        (sizes: 60 500 2000 10000 50000; all by default)

For each size and each page: file size, time to first paint, time to ready (the graph stands and can be used; at most
60 seconds are waited for), the 95th percentile of the frames while panning and zooming, and the heap. Stock pyvis is
written with its libraries in line, once with its default physics and once with physics off. Above 2,000 things the page
of kg opens on its 1,500 most linked, in WebGL where `make frontend` bundled it (SwiftShader stands in for a graphics
card). Prints a table and the ratios; `--write` puts the table into docs/view.md.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from kg.view.drawing import Drawing, drawing
from kg.view.page import html_of
from kg.view.reading import reading

DOCS = Path(__file__).resolve().parents[2] / "docs" / "view.md"
# Between these lines of the docs stands the table.
BEGIN, END = "<!-- measured by benchmarks/view/run.py -->", "<!-- end -->"
SIZES = {60: 150, 500: 1500, 2000: 6000, 10000: 30000, 50000: 150000}
WAIT = 60_000
REPEATS = 3

# Stock pyvis keeps its network in a global: ready is the end of its stabilization, or its first drawing without.
STOCK_READY = """
const look = setInterval(() => {
  if (typeof network === 'undefined' || !network) return;
  clearInterval(look);
  const done = () => { window.readyAt ??= performance.now(); };
  const physics = network.physics.options.enabled;
  if (physics) network.once('stabilizationIterationsDone', done);
  else { network.once('afterDrawing', done); network.redraw(); }
}, 5);
"""
OURS_READY = """
new MutationObserver(() => { if (document.documentElement?.dataset.ready) window.readyAt ??= performance.now(); })
  .observe(document, {subtree: true, attributes: true, childList: true});
"""
FRAMES = """() => { window.frames_ = []; let last = performance.now(); window.measuring = true;
  const step = (now) => { frames_.push(now - last); last = now; if (measuring) requestAnimationFrame(step); };
  requestAnimationFrame(step); }"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page takes; times in milliseconds, None where it was not ready in time."""

    size: float
    paint: float | None
    ready: float | None
    frame: float | None
    heap: float | None


def graph(size: int) -> Drawing:
    """The made graph of that many things, laid out; the tests make the same."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))
    from view.corpus import large

    return drawing(reading(large(size, SIZES[size])))


def stock(drawn: Drawing, folder: Path, *, physics: bool) -> Path:
    """The same nodes and edges as pyvis writes them; its lists are filled directly, since adding searches them."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", height="850px")
    kinds = {kind.name: kind for kind in drawn.reading.kinds}
    shown = {n for n, thing in enumerate(drawn.reading.things) if kinds[thing.kind].drawn}
    for n in sorted(shown):
        thing = drawn.reading.things[n]
        node = {"id": n, "label": thing.short, "title": thing.label, "shape": "dot", "color": kinds[thing.kind].light}
        place = {} if physics else dict(zip("xy", drawn.places[n], strict=True))
        net.nodes.append(node | place)
        net.node_ids.append(n)
        net.node_map[n] = net.nodes[-1]
    for edge in drawn.edges:
        if edge.source in shown and edge.target in shown:
            title = drawn.reading.facts[edge.facts[0]].label
            net.edges.append({"from": edge.source, "to": edge.target, "title": title, "arrows": "to"})
    if not physics:
        net.toggle_physics(False)
    path = folder / f"stock-{'physics' if physics else 'still'}.html"
    path.write_text(net.generate_html(), encoding="utf-8")
    return path


def measured(browser: Browser, path: Path, ready: str) -> Measured:
    """Opens a page in a fresh context and measures it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(ready)
    size = path.stat().st_size / 1e6
    try:
        page.goto(path.as_uri(), timeout=WAIT, wait_until="commit")
        page.wait_for_function("() => window.readyAt", timeout=WAIT)
    except TimeoutError:
        context.close()
        return Measured(size, None, None, None, None)
    paint = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    at = page.evaluate("() => window.readyAt")
    frame = frames(page)
    heap = page.evaluate("() => performance.memory.usedJSHeapSize / 1e6")
    context.close()
    return Measured(size, paint, at, frame, heap)


def frames(page: Page) -> float:
    """The 95th percentile of the time between frames while the drawing is dragged and zoomed."""
    page.evaluate(FRAMES)
    page.mouse.move(1000, 700)
    page.mouse.down()
    for step in range(30):
        page.mouse.move(1000 - 8 * step, 700 - 4 * step)
    page.mouse.up()
    for step in range(12):
        page.mouse.wheel(0, -120 if step < 6 else 120)
    page.wait_for_timeout(300)
    times: list[float] = page.evaluate("() => { window.measuring = false; return frames_; }")
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else 0.0


def told(value: float | None, form: str = "{:,.0f}") -> str:
    """A number, or that it did not come."""
    return "not in 60 s" if value is None else form.format(value)


def median(rounds: list[Measured]) -> Measured:
    """The median of each measure; None where any round was not ready."""
    columns: list[Any] = []
    for name in ("size", "paint", "ready", "frame", "heap"):
        values = [getattr(m, name) for m in rounds]
        columns.append(None if None in values else statistics.median(values))
    return Measured(*columns)


def main(sizes: list[int], *, write: bool) -> None:
    """Prints the table."""
    rows: list[tuple[int, str, Measured]] = []
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    chromium = next(filter(None, map(shutil.which, names)))
    flags = ["--enable-precise-memory-info", "--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    flags += ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    print(f"{'nodes':>6} {'page':<16} {'MB':>6} {'paint ms':>12} {'ready ms':>12} {'p95 frame ms':>13} {'heap MB':>9}")
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        browser = play.chromium.launch(executable_path=chromium, args=flags)
        for size in sizes:
            drawn = graph(size)
            ours = Path(folder) / "kg.html"
            ours.write_text(html_of(drawn, title="Benchmark"), encoding="utf-8")
            pages = {
                "kg": (ours, OURS_READY),
                "pyvis, still": (stock(drawn, Path(folder), physics=False), STOCK_READY),
                "pyvis, physics": (stock(drawn, Path(folder), physics=True), STOCK_READY),
            }
            results = {}
            for name, (path, ready) in pages.items():
                first = measured(browser, path, ready)
                more = REPEATS - 1 if first.ready is not None and first.ready < 10_000 else 0
                results[name] = median([first] + [measured(browser, path, ready) for _ in range(more)])
                m = results[name]
                rows.append((size, name, m))
                row = (told(m.paint), told(m.ready), told(m.frame), told(m.heap))
                print(
                    f"{size:>6} {name:<16} {m.size:>6.2f} {row[0]:>12} {row[1]:>12} {row[2]:>13} {row[3]:>9}",
                    flush=True,
                )
            ratios(results)
        browser.close()
    if write:
        before, _, rest = DOCS.read_text(encoding="utf-8").partition(BEGIN)
        DOCS.write_text(f"{before}{BEGIN}\n{table(rows)}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


def table(rows: list[tuple[int, str, Measured]]) -> str:
    """The figures as a table for the docs."""
    lines = [
        "| things/facts | page | MB | first paint, ms | ready, ms | frame p95, ms | heap, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for size, name, m in rows:
        cells = [f"{size:,}/{SIZES[size]:,}", name, f"{m.size:.2f}", *map(told, (m.paint, m.ready, m.frame, m.heap))]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def ratios(results: dict[str, Measured]) -> None:
    """Prints ours divided by each of theirs."""
    ours = results["kg"]
    for name, other in results.items():
        if name == "kg":
            continue
        parts = []
        for measure in ("ready", "frame", "size"):
            a, b = getattr(ours, measure), getattr(other, measure)
            parts.append(
                f"{measure} {a / b:.2f}"
                if a and b
                else f"{measure} {'< ' if a else ''}{told(a and a / WAIT, '{:.2f}')}"
            )
        print(f"       ratio to {name}: {', '.join(parts)}", flush=True)


if __name__ == "__main__":
    chosen = [int(size) for size in sys.argv[1:] if size != "--write"]
    main(chosen or list(SIZES), write="--write" in sys.argv)
