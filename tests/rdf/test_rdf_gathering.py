"""A graph made as sorted lines, and taken out of them by its named graphs."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile

import gold_corpus
import pyoxigraph as ox
import pytest

from kg.rdf import gathering, graphs
from kg.rdf.emit import dataset
from kg.rdf.export import nquads
from kg.rdf.gathering import Gathering
from kg.rdf.graphs import Graphs, bring_nquads
from kg.rdf.store import Store
from kg.vocabulary import authority

BASE = "https://example.org/"


@pytest.mark.parametrize("run", [16_000_000, 5_000])
def test_what_is_gathered_is_what_a_store_projects(run: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.rdf.project import document_facts, placed, project, tenure_facts

    monkeypatch.setattr(gathering, "_RUN", run)  # so that some of it lies on disk
    store = Store.memory(dataset(gold_corpus.corpus(), authority(None)))
    with Gathering(store.base, tmp_path) as lines:
        lines.extend(store.match())
        lines.extend(placed(document_facts(store.ox) | tenure_facts(store.ox), store.graph("facts")))
        lines.add(store.nquads())  # what comes twice stands once
        count = lines.write(tmp_path / "graph.nq")
    project(store.ox, base=store.base)
    assert (tmp_path / "graph.nq").read_bytes() == nquads(store)
    assert count == len(store)


def test_whoever_tells_what_lines_entail_the_graph_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.rdf import project
    from kg.run import runner
    from kg.work import Desk, Entails, Recipe

    monkeypatch.setattr(project, "_BATCH", 50)
    recipe = Recipe(authority(None))
    store = Store.memory(dataset(gold_corpus.corpus(), authority(None)))
    made = []
    for workers in (0, 1, 2):
        with Gathering(store.base, tmp_path) as lines, closing(runner(recipe, Desk(recipe), 100, workers)) as who:
            lines.extend(store.match())
            each = (lambda some, who=who: who.map(map(Entails, some))) if workers else None
            lines.write(tmp_path / "graph.nq", each=each)
        made.append((tmp_path / "graph.nq").read_bytes())
    assert made[0] == made[1] == made[2]
    assert b"graph/inferred" in made[0]


def test_what_is_stated_is_not_inferred_too(tmp_path: Path) -> None:
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    with Gathering(BASE, tmp_path) as lines:
        for name in ("Person", "Organization"):
            lines.add(f"<{BASE}x> {kind} <https://w3id.org/undoc-kg/ontology#{name}> <{BASE}graph/things> .\n".encode())
        lines.write(tmp_path / "graph.nq")
    told = [line.split()[2:4] for line in (tmp_path / "graph.nq").read_text().splitlines()]
    agent = [graph for thing, graph in told if thing.endswith("foaf/0.1/Agent>")]
    assert agent == [f"<{BASE}graph/inferred>"]
    assert len(told) == len({thing for thing, _ in told})


@pytest.mark.parametrize("at_once", [1, 8_000_000])
def test_graphs_are_read_in_order_whoever_named_them(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graphs, "_AT_ONCE", at_once)
    store = ox.Store()
    store.load(
        f'<a:1> <a:p> "x <y> z" .\n<a:2> <a:p> <a:1> <{BASE}graph/g> .\n'
        f'<{BASE}person/b> <a:p> "1" <{BASE}graph/g> .\n<{BASE}event/a> <a:p> "1"@en <{BASE}graph/g> .\n'
        f"<a:1> <a:p> <a:1> <{BASE[:-1]}!graph/g> .\n<a:2> <a:p> <a:1> <{BASE[:-1]}!graph/g> .\n".encode(),
        format=ox.RdfFormat.N_QUADS,
    )
    lines = sorted((store.dump(format=ox.RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    with TemporaryFile() as file:
        found = Graphs(BASE, lines, file)
        assert found.names == ["", "g"]
        assert list(found.lines("")) == ['<a:1> <a:p> "x <y> z" .']
        assert [line.split()[0] for line in found.lines("g")] == [
            "<a:1>",
            "<a:2>",
            f"<{BASE}event/a>",
            f"<{BASE}person/b>",
        ]
        shelves = found.shelves("g", lambda line: "ours" if line.startswith(b"<https") else "others")
        assert {kind: len(list(found.within(spans))) for kind, spans in shelves.items()} == {"others": 2, "ours": 2}
        assert list(found.lines("none")) == []


def test_lines_that_came_and_went_bring_a_file_to_the_present(tmp_path: Path) -> None:
    (tmp_path / "old.nq").write_bytes(b"a\nc\nd\n")
    bring_nquads(tmp_path / "old.nq", {b"b\n": True, b"c\n": False, b"d\n": True, b"e\n": False}, tmp_path / "new.nq")
    assert (tmp_path / "new.nq").read_bytes() == b"a\nb\nd\n"
