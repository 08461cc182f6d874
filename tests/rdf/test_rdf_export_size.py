"""Exports that do not fit in memory: sorted on disk, packed, as tables."""

from __future__ import annotations

import gzip
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from conftest import graph_of
from gold_corpus import corpus
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.rdf import external
from kg.rdf.export import exported, nquads
from kg.rdf.external import Sorter
from kg.rdf.packed import opened, written
from kg.rdf.store import Store
from kg.rdf.tables import write_parquet

LINE = st.binary(max_size=20).map(lambda line: bytes(c for c in line if c > 10))


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, max_size=60), st.integers(1, 50), st.integers(1, 30))
def test_lines_sorted_in_runs_are_the_lines_sorted_at_once(lines: list[bytes], size: int, piece: int) -> None:
    text = b"".join(line + b"\n" for line in lines)
    with Sorter(size=size) as sorter:
        for begin in range(0, len(text), piece):
            sorter.write(text[begin : begin + piece])
        assert list(sorter) == sorted({line + b"\n" for line in lines})
        assert list(sorter) == sorted({line + b"\n" for line in lines}), "a second time"


def test_more_runs_than_may_be_open_are_merged_in_between(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(external, "MOST_RUNS", 3)
    lines = [str(number).encode() for number in range(200)]
    random.Random(1).shuffle(lines)
    with Sorter(size=10) as sorter:
        for line in lines:
            sorter.extend([line])
        assert sorter.spilled
        assert list(sorter) == [line + b"\n" for line in sorted(lines)]


def test_an_export_sorted_in_runs_is_the_one_sorted_in_memory(monkeypatch: pytest.MonkeyPatch, five: Store) -> None:
    formats = ("nq", "nt", "ttl", "trig", "jsonld", "rdfxml", "csv")
    whole = {format: exported(five, format) for format in formats}
    monkeypatch.setattr(Sorter.__init__, "__kwdefaults__", {"folder": None, "size": 5_000, "each": None})
    assert {format: exported(five, format) for format in formats} == whole


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_a_file_is_packed_by_its_name_and_the_same_bytes_each_time(suffix: str, tmp_path: Path) -> None:
    if suffix == ".zst":
        pytest.importorskip("zstandard", reason="zstandard is not installed (the extra export)")
    text = b"a line of it\n" * 10_000
    for name in ("one", "two"):
        with written(tmp_path / f"{name}{suffix}") as file:
            file.write(text[:13])
            file.writelines(text[13:].splitlines(keepends=True))
    one, two = ((tmp_path / f"{name}{suffix}").read_bytes() for name in ("one", "two"))
    assert one == two
    assert (len(one) < len(text) / 50) == bool(suffix)
    with opened(tmp_path / f"one{suffix}") as file:
        assert file.read() == text


def test_a_file_that_could_not_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "graph.nq.gz").write_bytes(b"the old one")

    def lines() -> Iterator[bytes]:
        yield b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space left"), written(tmp_path / "graph.nq.gz") as file:
        file.writelines(lines())
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq.gz"]
    assert (tmp_path / "graph.nq.gz").read_bytes() == b"the old one"


def test_the_command_packs_by_name(five: Store, tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_bytes(nquads(five))
    command = [sys.executable, "-m", "kg", "export", "nq", "-g", "graph.nq", "-o", "again.nq.gz"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=60)
    assert gzip.decompress((tmp_path / "again.nq.gz").read_bytes()) == nquads(five)


def test_tables_hold_each_thing_each_fact_and_each_witness(five: Store, tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (the extra export)")
    write_parquet(five, tmp_path)
    nodes, edges, evidence = (
        pq.read_table(tmp_path / f"{n}.parquet").to_pylist() for n in ("nodes", "edges", "evidence")
    )
    by_id = {row["id"]: row for row in nodes}
    assert len(by_id) == len(nodes)
    assert by_id["organization/CTED"]["label"] == "Counter-Terrorism Committee Executive Directorate"
    assert "CTED" in by_id["organization/CTED"]["acronyms"]
    assert dict(by_id["resolution/S-RES-2396-2017"]["properties"])["number"] == ["2396"]
    facts = {(row["subject"], row["predicate"], row["object"]) for row in edges}
    assert ("person/tarek-ladeb", "holdsPost", "post/chair-counter-terrorism-committee") in facts
    tenures = [row for row in nodes if row["kind"] == "Tenure"]
    assert len(edges) + sum(len(v) for row in tenures for _, v in row["properties"]) + len(tenures) == len(
        list(five.match(graph=five.graph("facts")))
    )
    told = [row for row in evidence if row["object"] == "post:chair-counter-terrorism-committee"]
    assert [(row["begin"], row["end"], row["confidence"]) for row in told] == [(437, 634, 1.0)]
    authority = [row for row in evidence if row["predicate"] == "kg:adoptedOn"]
    assert {row["begin"] for row in authority} == {None}


def test_tables_are_the_same_bytes_in_whatever_order_the_graph_comes(five: Store, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is not installed (the extra export)")
    turned = Store.memory(reversed(list(five.ox)), base=five.base)
    for store, name in ((five, "one"), (turned, "two")):
        (tmp_path / name).mkdir()
        write_parquet(store, tmp_path / name)
    for table in ("nodes", "edges", "evidence"):
        one, two = ((tmp_path / name / f"{table}.parquet").read_bytes() for name in ("one", "two"))
        assert one == two, table


def test_every_quad_of_the_store_is_in_the_sorted_lines() -> None:
    store = graph_of(corpus())
    assert set(ox.parse(nquads(store), format=ox.RdfFormat.N_QUADS)) == set(store.ox)
