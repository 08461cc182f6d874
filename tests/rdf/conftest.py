"""Graphs that the tests of this room share."""

from __future__ import annotations

import gold_corpus
import pytest
import worked_example

from kg.identity import ID_BASE
from kg.model import Authority, Corpus
from kg.rdf.emit import dataset
from kg.rdf.project import project
from kg.rdf.store import Store

NOTHING = Authority((), ())


def graph_of(corpus: Corpus, authority: Authority = NOTHING, base: str = ID_BASE) -> Store:
    """The whole graph of a corpus, in memory."""
    store = Store.memory(dataset(corpus, authority, base=base), base=base)
    project(store.ox, base=base)
    return store


@pytest.fixture(scope="session")
def example() -> Store:
    """The graph of the worked example."""
    return graph_of(worked_example.corpus())


@pytest.fixture(scope="session")
def five() -> Store:
    """The graph of the five documents as annotated."""
    return graph_of(gold_corpus.corpus())
