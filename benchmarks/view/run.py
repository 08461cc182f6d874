"""The network page beside stock pyvis, on the same graphs, in one run.

    python benchmarks/view/run.py [--write] [SIZE…]   (seed 60 500, 2000, 10000, 50000: what is written together)

For each size and each page: file size, time to first paint, time to ready (the whole drawing stands for the first time
and answers a click; at most 60 seconds are waited for), the 95th percentile of the frames while panning and zooming,
and the heap. `seed` is the graph of data/documents. Stock pyvis is written with its libraries in line, once with its
default physics and once with physics off. Above 2,000 things the page of kg opens on its 1,500 most linked. All pages
are opened in the browser that a reader without a graphics card has: it offers no WebGL, so that kg draws on a canvas,
too. The large ones are opened once more in WebGL, where `make frontend` bundled it, in a browser where SwiftShader
stands in for the card: there most of the time goes into laying the window together, whatever is drawn, so no ratio is
taken of it.

The pages are opened in turn, so that what else the machine does befalls them alike. The median of the rounds counts,
and of a ratio the median of the ratios within a round. Prints the tables; `--write` puts them into docs/view.md.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from kg import build
from kg.view.data import WHOLE
from kg.view.drawing import Drawing, drawing
from kg.view.page import html_of
from kg.view.reading import reading

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests"))

from performance import table, write
from view.corpus import large

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs" / "view.md"
# Things and facts of the made graphs.
SIZES = {"60": 150, "500": 1500, "2000": 6000, "10000": 30000, "50000": 150000}
# What is written at once, each in ten minutes or so.
GROUPS = (["seed", "60", "500"], ["2000"], ["10000"], ["50000"])
WAIT = 60_000
SOFTWARE = "kg, WebGL without a card"
# Above so many things each round takes long, and is told well enough by fewer.
ROUNDS, FEWER, LONG = 15, 3, 1000

# Stock pyvis keeps its network in a global: ready is its first drawing, with physics the end of its stabilization.
STOCK_READY = """
let made;
Object.defineProperty(window, 'network', { configurable: true, get: () => made, set(network) {
  made = network;
  const done = () => { window.readyAt ??= performance.now(); };
  network.once(network.physics.options.enabled ? 'stabilizationIterationsDone' : 'afterDrawing', done);
} });
"""
OURS_READY = """
const seen = (html) => new MutationObserver(() => { window.readyAt ??= performance.now(); })
  .observe(html, { attributes: true, attributeFilter: ['data-ready'] });
if (document.documentElement) seen(document.documentElement);
new MutationObserver(() => { if (document.documentElement) seen(document.documentElement); })
  .observe(document, { childList: true });
"""
# The first frame after one with something in it: without a screen, Chromium tells of its own paints only at times.
PAINTED = """
const look = () => requestAnimationFrame(() => {
  if (document.body?.childElementCount) requestAnimationFrame((now) => { window.paintedAt = now; });
  else look();
});
look();
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


def graph(size: str, folder: Path) -> Drawing:
    """The graph of that size, laid out: of data/documents, or a made one (the tests make the same)."""
    if size == "seed":
        return drawing(reading(build(ROOT / "data" / "documents", folder / "graph").quads))
    return drawing(reading(large(int(size), SIZES[size])))


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
    page.add_init_script(PAINTED + ready)
    size = path.stat().st_size / 1e6
    try:
        page.goto(path.as_uri(), timeout=WAIT, wait_until="commit")
        page.wait_for_function("() => window.readyAt", timeout=WAIT)
    except TimeoutError:
        context.close()
        return Measured(size, None, None, None, None)
    paint = page.wait_for_function("() => window.paintedAt", timeout=WAIT).json_value()
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


def middle(rounds: list[Measured]) -> Measured:
    """The median of each measure; None where no round was ready."""
    ready = [m for m in rounds if m.ready is not None]
    names = ("size", "paint", "ready", "frame", "heap")
    return Measured(*(statistics.median(getattr(m, name) for m in ready) for name in names)) if ready else rounds[0]


def ratio(ours: list[Measured], theirs: list[Measured], name: str) -> float | None:
    """The median of the ratios of the rounds in which both were measured; None where one was never ready."""
    pairs = [(getattr(a, name), getattr(b, name)) for a, b in zip(ours, theirs, strict=False)]
    return statistics.median(ratios) if (ratios := [a / b for a, b in pairs if a and b]) else None


def things(size: str) -> int:
    """How many things a graph has, about."""
    return 60 if size == "seed" else int(size)


def compared(plain: Browser, webgl: Browser, size: str, folder: Path) -> dict[str, list[Measured]]:
    """The rounds of the pages of one graph, opened in turn; where it is large, that of kg in WebGL, too."""
    drawn = graph(size, folder)
    ours = folder / "kg.html"
    ours.write_text(html_of(drawn, title="Benchmark"), encoding="utf-8")
    pages = {
        "kg": (ours, OURS_READY),
        "pyvis, still": (stock(drawn, folder, physics=False), STOCK_READY),
        "pyvis, physics": (stock(drawn, folder, physics=True), STOCK_READY),
    }
    if things(size) > WHOLE:
        pages[SOFTWARE] = (ours, OURS_READY)
    rounds: dict[str, list[Measured]] = {name: [] for name in pages}
    for turn in range(FEWER if things(size) > LONG else ROUNDS):
        for name, (path, ready) in pages.items():
            # What takes long is told by one round: a wait of a minute, or a simulation.
            if not turn or (rounds[name][-1].ready or WAIT) < WAIT / 20 or name == "kg":
                rounds[name].append(measured(webgl if name == SOFTWARE else plain, path, ready))
    return rounds


def asked(size: str, rounds: dict[str, list[Measured]]) -> list[list[str]]:
    """What is asked of a page of that size, and what was reached, as rows."""
    ours, still, physics = (rounds[name] for name in ("kg", "pyvis, still", "pyvis, physics"))
    count, mine = things(size), middle(ours)
    if mine.ready is None:
        return [[size, "opens", "yes", "no"]]
    rows = []
    if count <= 2000 and (ready := ratio(ours, still, "ready")):
        rows.append([size, "ready, of pyvis still", f"at most {1.0 if count == 60 else 1.2}", f"{ready:.2f}"])
    if 500 <= count <= 2000:
        slow = middle(physics).ready
        over = "" if slow else "more than "
        rows.append([size, "times faster than with physics", "at least 20", f"{over}{(slow or WAIT) / mine.ready:.0f}"])
    if count == 10000 and (frame := ratio(ours, still, "frame")):
        rows.append([size, "frame p95, of pyvis still", "at most 0.33", f"{frame:.2f}"])
    if count == 50000:
        rows.append([size, "opens", "yes", f"in {mine.ready / 1000:.1f} s"])
    if size in ("seed", "2000"):
        rows.append([size, "file, MB", f"at most {1.2 if size == 'seed' else 4}", f"{mine.size:.2f}"])
    return rows


def tables(results: dict[str, dict[str, list[Measured]]]) -> str:
    """All that was measured, and what of it was asked for."""
    columns = ["things/facts", "page", "MB", "first paint, ms", "ready, ms", "frame p95, ms", "heap, MB"]
    rows = []
    for size, pages in results.items():
        for name, rounds in pages.items():
            m = middle(rounds)
            what = "data/documents" if size == "seed" else f"{int(size):,}/{SIZES[size]:,}"
            rows.append([what, name, f"{m.size:.2f}", *map(told, (m.paint, m.ready, m.frame, m.heap))])
    verdict = [row for size, pages in results.items() for row in asked(size, pages)]
    return f"{table(columns, rows)}\n{table(['graph', 'what', 'asked', 'reached'], verdict)}"


def main(sizes: list[str], *, keep: bool) -> None:
    """Prints the tables, and writes them."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    chromium = next(filter(None, map(shutil.which, names)))
    flags = ["--enable-precise-memory-info", "--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    card = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
    results: dict[str, dict[str, list[Measured]]] = {}
    with sync_playwright() as play, tempfile.TemporaryDirectory() as folder:
        plain = play.chromium.launch(executable_path=chromium, args=flags)
        webgl = play.chromium.launch(executable_path=chromium, args=flags + card)
        for size in sizes:
            results[size] = compared(plain, webgl, size, Path(folder))
            print(tables({size: results[size]}), flush=True)
        plain.close()
        webgl.close()
    if keep and sizes == GROUPS[0]:
        write("view", tables(results), page=DOCS)
    elif keep and sizes == GROUPS[1]:
        write("view-whole", tables(results), page=DOCS)
    elif keep and sizes == GROUPS[2]:
        write("view-large", tables(results), page=DOCS)
    elif keep and sizes == GROUPS[3]:
        write("view-most", tables(results), page=DOCS)


if __name__ == "__main__":
    chosen = [size for size in sys.argv[1:] if size != "--write"]
    for group in [chosen] if chosen else GROUPS:
        main(group, keep="--write" in sys.argv)
