"""Puts the W3C's tests to a server and tells what failed: `python tests/conformance FOLDER` (the folder sparql11)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import gsp
import w3c
from serving import serving

ALL = ("--quiet", "--default-graph", "exact")


def main(folder: Path) -> int:
    """Run all; 0 when the endpoint is right wherever pyoxigraph is, and every test of the protocols passes."""
    with tempfile.TemporaryDirectory() as place:
        failed = queries(folder, Path(place)) + graphs(folder, Path(place))
    return 1 if failed else 0


def queries(folder: Path, place: Path) -> int:
    """The tests of queries and of the protocol; how many the endpoint fails that it should pass."""
    known, store = list(w3c.cases(folder)), ox.Store()
    file = place / "w3c.nq"
    file.write_bytes(w3c.dataset(folder, known))
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    with serving(file, *ALL) as server:
        outcomes = [w3c.evaluated(server, store, folder, case) for case in known]
        spoken = [(exchange, *w3c.passes(server, exchange)) for exchange in w3c.exchanges(folder)]
    for outcome in outcomes:
        if not outcome.endpoint:
            print(f"{outcome.name}: not passed ({'pyoxigraph passes' if outcome.engine else 'nor by pyoxigraph'})")
    for exchange, right, answer in spoken:
        if not right:
            print(f"protocol/{exchange.name}: {answer.status} {answer.text[:200]}")
    ours, theirs = sum(o.endpoint for o in outcomes), sum(o.engine for o in outcomes)
    print(f"query: endpoint {ours}, pyoxigraph {theirs} of {len(outcomes)}")
    print(f"protocol: {sum(right for _, right, _ in spoken)} of {len(spoken)} requests")
    return sum(o.engine and not o.endpoint for o in outcomes) + sum(not right for _, right, _ in spoken)


def graphs(folder: Path, place: Path) -> int:
    """The reads of the Graph Store Protocol; how many fail."""
    reads = list(gsp.reads(folder))
    (place / "states.nq").write_bytes(gsp.dataset(reads))
    with serving(place / "states.nq", *ALL) as server:
        outcomes = [gsp.passes(server, read) for read in reads]
    for right, told in outcomes:
        if not right:
            print(f"graph-store-protocol/{told}")
    print(f"graph store protocol: {sum(right for right, _ in outcomes)} of {len(reads)} reads")
    return sum(not right for right, _ in outcomes)


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]).resolve()))
