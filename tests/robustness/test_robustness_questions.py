"""Wrong questions: told in one line, with place or nearest name."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?s WHERE { ?s ?p }", "line 1, column 25"),
        ("SELECT ?s\nWHERE {\n  ?s a kg:Person ;; . }}", "line 3, column 24"),
        ("SELECT ?s WHERE { ?s a nothere:Person }", "line 1, column 24"),
        ("SELECT", "line 1"),
        ("DELETE WHERE { ?s ?p ?o }", "line 1, column 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "line 1, column 12"),
        ("this is no query at all", "line 1, column 1"),
    ],
)
def test_wrong_sparql_is_told_with_line_and_column(query: str, place: str, seeds: Path, kg: Run) -> None:
    done = kg("query", query, "-g", seeds)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert place in done.stderr


def test_wrong_sparql_in_a_file_is_told_with_the_file(seeds: Path, kg: Run, tmp_path: Path) -> None:
    (tmp_path / "wrong.rq").write_text("SELECT ?s\nWHERE { ?s ?p }\n", encoding="utf-8")
    done = kg("query", "-f", tmp_path / "wrong.rq", "-g", seeds)
    assert done.returncode == 2
    assert f"{tmp_path / 'wrong.rq'}: line 2, column 15" in done.stderr


def test_a_query_nested_beyond_reason_is_refused(seeds: Path, kg: Run) -> None:
    done = kg("query", "-f", "-", "-g", seeds, input="SELECT * WHERE " + "{" * 50_000 + "}" * 50_000)
    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")


def test_a_query_that_runs_away_is_ended(seeds: Path, kg: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("[limits]\nquery_seconds = 1\n", encoding="utf-8")
    product = "SELECT (COUNT(*) AS ?n) WHERE { " + " ".join(f"?a{i} ?b{i} ?c{i} ." for i in range(6)) + " }"
    done = kg("query", product, "-g", seeds, cwd=tmp_path, timeout=60)
    assert done.returncode == 2
    assert "within 1 second" in done.stderr


@pytest.mark.parametrize(("name", "nearest"), [("who-hold-what", "who-holds-what"), ("citation", "citations")])
def test_an_unknown_question_offers_the_nearest_name(name: str, nearest: str, seeds: Path, kg: Run) -> None:
    done = kg("query", name, "-g", seeds)
    assert done.returncode == 2
    assert nearest in done.stderr


def test_an_unknown_parameter_offers_the_nearest_name(seeds: Path, kg: Run) -> None:
    done = kg("query", "who-holds-what", "persn=x", "-g", seeds)
    assert done.returncode == 2
    assert "person" in done.stderr


def test_a_folder_without_a_graph_is_told(kg: Run, tmp_path: Path) -> None:
    done = kg("query", "ASK { ?s ?p ?o }", "-g", tmp_path)
    assert done.returncode == 2
    assert str(tmp_path) in done.stderr
