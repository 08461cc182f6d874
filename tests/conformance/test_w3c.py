"""The W3C's tests of SPARQL 1.1, over HTTP; they are skipped where the tests are not at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import gsp
import pytest
import w3c
from serving import Server, serving

CORPUS = os.environ.get("KG_CORPUS")
FOLDER = Path(CORPUS or ".").resolve() / "w3c" / "sparql11"
pytestmark = pytest.mark.skipif(
    CORPUS is None or not FOLDER.is_dir(), reason="KG_CORPUS names no folder with w3c/sparql11"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> tuple[w3c.ox.Store, Path]:
    file = tmp_path_factory.mktemp("w3c") / "w3c.nq"
    file.write_bytes(w3c.dataset(FOLDER, w3c.cases(FOLDER)))
    found = w3c.ox.Store()
    found.bulk_load(path=str(file), format=w3c.ox.RdfFormat.N_QUADS)
    return found, file


@pytest.fixture(scope="module")
def server(store: tuple[w3c.ox.Store, Path]) -> Iterator[Server]:
    with serving(store[1], "--quiet", "--default-graph", "exact") as running:
        yield running


def test_every_query_test_of_the_protocol_passes(server: Server) -> None:
    spoken = [(exchange, *w3c.passes(server, exchange)) for exchange in w3c.exchanges(FOLDER)]
    assert len(spoken) == 20
    assert [(e.name, answer.status, answer.text) for e, right, answer in spoken if not right] == []


def test_the_endpoint_passes_every_query_test_that_pyoxigraph_passes(
    server: Server, store: tuple[w3c.ox.Store, Path]
) -> None:
    outcomes = [w3c.evaluated(server, store[0], FOLDER, case) for case in w3c.cases(FOLDER)]
    assert [(o.name, o.told) for o in outcomes if o.engine and not o.endpoint] == []
    assert sum(o.engine for o in outcomes) >= 325  # of 338; a floor, so that a broken comparison is noticed


def test_every_read_of_the_graph_store_protocol_passes(tmp_path: Path) -> None:
    known = list(gsp.reads(FOLDER))
    assert len(known) == 11
    (tmp_path / "states.nq").write_bytes(gsp.dataset(known))
    with serving(tmp_path / "states.nq", "--quiet", "--default-graph", "exact") as running:
        outcomes = [gsp.passes(running, read) for read in known]
    assert [told for right, told in outcomes if not right] == []


@pytest.mark.soak  # the same once more, as a command
def test_the_harness_is_a_command() -> None:
    command = [sys.executable, str(Path(__file__).parent), str(FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("protocol: 20 of 20 requests\ngraph store protocol: 11 of 11 reads\n")


def test_the_comparison_knows_a_wrong_answer_from_a_right_one() -> None:
    case = next(c for c in w3c.cases(FOLDER) if c.result is not None and c.result.suffix == ".srx")
    assert case.result is not None
    right = case.result.read_bytes()
    assert w3c._same(case, right, right, "application/sparql-results+xml")
    assert not w3c._same(case, right.replace(b"</result>", b"</result><result/>", 1), right, "results")
