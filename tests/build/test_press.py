"""The page is made by a process of its own, and by this one if that is gone: the same bytes."""

import os
import signal
import sys

import pytest

import kg
from kg.config import share
from kg.press import Press, printed

GRAPH = b'<https://w3id.org/undoc-kg/id/person/a> <http://www.w3.org/2000/01/rdf-schema#label> "A"@en <https://w3id.org/undoc-kg/id/graph/things> .\n'


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    return kg.build(share("data", "documents"), tmp_path_factory.mktemp("five") / "out", rules_only=True)


def here(graph, *, large=False):
    """The page as this very process makes it."""
    printed(graph, graph.with_name("here.html"), title="Mine", sources={}, large=large)
    return graph.with_name("here.html").read_text("utf-8")


@pytest.fixture
def graph(tmp_path):
    (tmp_path / "graph.nq").write_bytes(GRAPH)
    return tmp_path / "graph.nq"


def test_the_process_makes_the_page(graph):
    with Press() as press:
        press.begin(graph, graph.with_name("page.html"), title="Mine", sources={})
        press.finish()
        assert press._process.returncode == 0
    page = graph.with_name("page.html").read_text("utf-8")
    assert page == here(graph)
    assert "<title>Mine" in page


def test_without_the_process_the_page_is_made_all_the_same(graph):
    with Press() as press:
        os.kill(press._process.pid, signal.SIGKILL)
        press.begin(graph, graph.with_name("page.html"), title="Mine", sources={})
        press.finish()
    assert graph.with_name("page.html").read_text("utf-8") == here(graph)


def test_a_press_that_is_not_used_ends():
    with Press() as press:
        pass
    assert press._process.poll() is not None


def test_of_a_large_graph_the_sentences_that_say_something_are_read_and_nothing_inferred(five):
    from kg.view.saying import saying

    path = five.output / "graph.nq"
    found = set(saying(path))
    evidence = {q.object for q in five.store.ox if q.predicate.value.endswith("#evidence")}
    every = set(five.store.ox)
    assert found < every
    for quad in every - found:
        silent = "/sentence/" in quad.subject.value and quad.subject not in evidence
        assert silent or quad.graph_name.value.endswith("graph/inferred")
    assert not [q for q in found if "/sentence/" in q.subject.value and q.subject not in evidence]
    assert len(evidence) > 50


def test_the_process_makes_the_page_of_a_large_graph_too(graph):
    with Press() as press:
        press.begin(graph, graph.with_name("page.html"), title="Mine", sources={}, large=True)
        press.finish()
        assert press._process.returncode == 0
    assert graph.with_name("page.html").read_text("utf-8") == here(graph, large=True)


@pytest.mark.parametrize(("workers", "found"), [(1, True), (2, False)])
def test_with_one_worker_the_page_is_made_when_the_turtle_is_there(workers, found, tmp_path, monkeypatch):
    there = []

    class Looking(Press):
        def begin(self, nquads, page, **given):
            there.append(nquads.with_name("graph.ttl").exists())
            super().begin(nquads, page, **given)

    monkeypatch.setattr(sys.modules["kg.build"], "Press", Looking)
    kg.build(share("data", "documents"), tmp_path / "out", rules_only=True, workers=workers)
    assert there == [found]
    assert (tmp_path / "out" / "network.html").exists()


def test_ctrl_c_before_the_thread_is_started_is_told_as_what_it_is(graph, monkeypatch):
    def interrupted(_thread):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.press.Thread.start", interrupted)
    with pytest.raises(KeyboardInterrupt), Press() as press:
        press.begin(graph, graph.with_name("page.html"), title="Mine", sources={})
