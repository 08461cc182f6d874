"""kg/terms.py and ontology/kg.ttl agree both ways, and a typo is an error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from kg import terms
from kg.config import share
from kg.terms import CITO, KG, SCHEMA

ROOT = Path(__file__).resolve().parents[2]
OWN = "https://w3id.org/undoc-kg/ontology#"


def defined() -> set[str]:
    graph = Graph().parse(share("ontology", "kg.ttl"))
    return {str(s) for s in graph.subjects() if str(s).startswith(OWN)}


def test_every_term_of_the_ontology_is_in_terms_py_and_the_other_way_round() -> None:
    assert {str(term) for term in dir(KG) if str(term).startswith(OWN)} == defined()
    assert set(KG.__annotations__) == {iri.removeprefix(OWN) for iri in defined()}


def test_terms_py_is_what_the_generator_writes() -> None:
    run = subprocess.run([sys.executable, str(ROOT / "tools" / "generate_terms.py"), "--check"], check=False)
    assert run.returncode == 0, "run tools/generate_terms.py"


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(AttributeError, match="holdPost"):
        KG.holdPost  # noqa: B018
    with pytest.raises(AttributeError):
        CITO.quotes  # noqa: B018


def test_terms_have_the_iris_of_their_vocabularies() -> None:
    assert KG.holdsPost == URIRef(OWN + "holdsPost")
    assert SCHEMA.Person == URIRef("https://schema.org/Person")
    assert all(hasattr(terms, name) for name in terms.__all__)
