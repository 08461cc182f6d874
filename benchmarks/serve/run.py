"""How fast `kg serve` is beside others, what ten runaways do to their neighbours, and what many requests do to memory.

    python benchmarks/serve/run.py [--seconds N] [--write]      beside `oxigraph serve-read-only` and rdflib-endpoint
    python benchmarks/serve/run.py --runaways [--write]         ten queries without end at once
    python benchmarks/serve/run.py --soak [--write]             the memory of all its processes over 200,000 requests

One graph of 1e5 triples; rounds interleaved, the median of five; ratios are the result, rates only their ground. The
client is the same for all: four processes with raw sockets that keep their connections.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from threading import Event, Thread
from urllib.parse import quote

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from performance import PAGE, table, write
from serve.load import PERSONS, POINT, ROWS, Address, memory, rate, servers

ROUNDS = 5
OTHERS = ("rdflib-endpoint", "oxigraph")
# What the project asks of the ratios to the two.
WANTED = {"point queries": (3.0, 0.08), "1,000 rows": (6.0, 0.6)}
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LIMIT, RUNAWAYS = 2.0, 10
SERVING = PAGE.with_name("serving.md")


def percentile(took: list[float], share: float) -> float:
    """Milliseconds within which that share of the answers came."""
    return sorted(took)[int(len(took) * share)] * 1000


def compare(seconds: float) -> str:
    """The rates of all three with their ratios, and how long answers take under 64 connections."""
    points = [POINT.format(n * 7 % PERSONS) for n in range(400)]
    asked = {"point queries": points, "1,000 rows": [ROWS] * 4}
    rates: dict[tuple[str, str], list[float]] = {}
    crowded: dict[str, list[tuple[float, float, float]]] = {}
    with tempfile.TemporaryDirectory() as place, servers(Path(place), ("kg", *OTHERS)) as known:
        for turn in range(ROUNDS + 1):  # the first warms up
            for name, (address, _) in known.items():
                for what, texts in asked.items():
                    answers, _ = rate(address, texts, connections=4, seconds=seconds)
                    if turn:
                        rates.setdefault((what, name), []).append(answers)
                answers, took = rate(address, points, connections=64, seconds=seconds)
                if turn:
                    crowd = (answers, percentile(took, 0.5), percentile(took, 0.99))
                    crowded.setdefault(name, []).append(crowd)
    rows = []
    for what in asked:
        for name in ("kg", *OTHERS):
            cells = [f"{what}, {name}", f"{statistics.median(rates[what, name]):,.0f}"]
            if name == "kg":
                rows.append((*cells, "", "", ""))
                continue
            spread = [a / b for a, b in zip(rates[what, "kg"], rates[what, name], strict=True)]
            wanted = WANTED[what][OTHERS.index(name)]
            ratio = f"{statistics.median(spread):.2f}"
            rows.append((*cells, ratio, f"{min(spread):.2f}–{max(spread):.2f}", f"{wanted}"))
    first = table(("4 connections", "answers/s", "kg’s ratio to it", "in five rounds", "wanted at least"), rows)
    middle = {n: [statistics.median(part) for part in zip(*found, strict=True)] for n, found in crowded.items()}
    lines = [(n, f"{a:,.0f}", f"{p50:.1f}", f"{p99:.1f}") for n, (a, p50, p99) in middle.items()]
    return f"{first}\n{table(('point queries, 64 connections', 'answers/s', 'p50, ms', 'p99, ms'), lines)}"


def runaways(seconds: float) -> str:
    """What neighbours notice of ten queries without end, and when those are ended."""
    points = [POINT.format(n * 7 % PERSONS) for n in range(400)]
    rows: list[tuple[str, list[float]]] = []
    ended: list[float] = []
    refused = [0]
    options = ("--seconds", f"{LIMIT:g}")
    with tempfile.TemporaryDirectory() as place, servers(Path(place), ("kg",), options) as known:
        address, _ = known["kg"]
        rate(address, points, connections=4, seconds=seconds)
        for turn in range(2 * ROUNDS):
            stop = Event()
            threads = [
                Thread(target=_runaway, args=(address, stop, ended, refused)) for _ in range(RUNAWAYS * (turn % 2))
            ]
            for thread in threads:
                thread.start()
            if threads:
                time.sleep(1)  # all have begun
            answers, took = rate(address, points, connections=4, seconds=2 * seconds)
            stop.set()
            for thread in threads:
                thread.join()
            found = [answers, percentile(took, 0.5), percentile(took, 0.99), max(took) * 1000]
            rows.append((f"beside {RUNAWAYS} runaways" if threads else "alone", found))
    lines = []
    for what in ("alone", f"beside {RUNAWAYS} runaways"):
        parts = zip(*(found for name, found in rows if name == what), strict=True)
        answers, p50, p99, worst = (statistics.median(part) for part in parts)
        lines.append((what, f"{answers:,.0f}", f"{p50:.1f}", f"{p99:.1f}", f"{worst:,.0f}"))
    late = max(ended) - LIMIT
    told = (
        f"Of the runaways {len(ended)} were ended at their limit of {LIMIT:g} s (504), the latest {late:.2f} s after "
        f"it; {refused[0]} were turned away (503)."
    )
    return f"{table(('point queries', 'answers/s', 'p50, ms', 'p99, ms', 'longest, ms'), lines)}\n{told}\n"


def _runaway(address: Address, stop: Event, ended: list[float], refused: list[int]) -> None:
    port, path = address
    while not stop.is_set():
        begun = time.perf_counter()
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{path}?query={quote(ENDLESS)}", timeout=60).close()
            raise SystemExit("a query without end was answered")
        except urllib.error.HTTPError as error:
            if error.code == 504:
                ended.append(time.perf_counter() - begun)
            else:
                refused[0] += 1
                stop.wait(0.5)


def soak(requests: int) -> str:
    """The memory of the server before and after many requests."""
    points = [POINT.format(n) for n in range(400)]
    with tempfile.TemporaryDirectory() as place, servers(Path(place), ("kg",)) as known:
        address, process = known["kg"]
        rate(address, points, connections=4, seconds=20)  # every worker has been replaced once: the state that lasts
        told, done = [(0, memory(process))], 0
        while done < requests:
            _, took = rate(address, points, connections=4, seconds=5)
            done += len(took)
            told.append((done, memory(process)))
    shown = told[:: max(1, len(told) // 5)]
    shown += [told[-1]] if shown[-1] != told[-1] else []
    rows = [(f"{n:,}", f"{kb / 1000:.1f}", f"{kb / told[0][1]:.3f}") for n, kb in shown]
    return table(("requests", "MB", "ratio to the first"), rows)


def main() -> None:
    """Measure what is asked for; print it, and write it into docs/serving.md if that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2.0, help="of each measurement")
    parser.add_argument("--runaways", action="store_true", help="neighbours of ten queries without end")
    parser.add_argument("--soak", action="store_true", help="memory over 200,000 requests")
    parser.add_argument("--write", action="store_true", help="into docs/serving.md")
    given = parser.parse_args()
    if os.name == "posix":
        multiprocessing.set_start_method("fork")
    if given.soak:
        text = soak(200_000)
        print(text)
        if given.write:
            write("serving-memory", text, page=SERVING)
    elif given.runaways:
        text = runaways(given.seconds)
        print(text)
        if given.write:
            write("serving-runaways", text, page=SERVING)
    else:
        text = compare(given.seconds)
        print(text)
        if given.write:
            write("serving-rates", text, page=SERVING)


if __name__ == "__main__":
    main()
