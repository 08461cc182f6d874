"""Whatever is added, changed, renamed, deleted or decided, a build gives what a build from nothing gives."""

import shutil
from pathlib import Path

import pytest
from changing import Changing, hashes

import kg

LETTER = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017)."


def letters(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{LETTER} She spoke {number + 2} times in Vienna.")
    return folder


def follow(place: Path, seed: int, steps: int) -> None:
    changing = Changing(place, seed)
    output, done = place / "output", []
    for _ in range(steps):
        kg.build(changing.documents, output, **changing.options())
        done.append(changing.step())
    last = kg.build(changing.documents, output, **changing.options())
    clean = kg.build(changing.documents, place / "clean", **changing.options())
    assert hashes(output) == hashes(place / "clean"), (seed, done)
    assert sorted(map(str, last.store.ox)) == sorted(map(str, clean.store.ox)), (seed, done)


@pytest.mark.parametrize("seed", [1, 2])
def test_after_any_changes_a_build_gives_what_a_clean_one_gives(tmp_path, seed):
    follow(tmp_path, seed, steps=4)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 140))
def test_after_many_changes_a_build_gives_what_a_clean_one_gives(tmp_path, seed):
    follow(tmp_path, seed, steps=12)


def test_only_what_changed_is_read_again(tmp_path):
    folder = letters(tmp_path / "letters", 4)
    assert kg.build(folder, tmp_path / "out", rules_only=True).reused == 0
    (folder / "1.txt").write_text("Mr. Jin Park, Chair of the CTC, spoke in Vienna.")
    (folder / "3.txt").unlink()
    shutil.copy(folder / "0.txt", folder / "9.txt")
    built = kg.build(folder, tmp_path / "out", rules_only=True)
    assert (built.counts["documents"], built.reused, built.changed) == (4, 2, True)


def test_where_nothing_changed_nothing_is_written(tmp_path):
    folder = letters(tmp_path / "letters", 2)
    first = kg.build(folder, tmp_path / "out", rules_only=True)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    again = kg.build(folder, tmp_path / "out", rules_only=True)
    assert (again.changed, again.reused) == (False, 2)
    assert (again.counts, again.evidence) == (first.counts, first.evidence)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_a_file_that_was_changed_by_hand_is_made_anew(tmp_path):
    folder = letters(tmp_path / "letters", 2)
    kg.build(folder, tmp_path / "out", rules_only=True)
    before = hashes(tmp_path / "out")
    (tmp_path / "out" / "graph.ttl").write_text("mine")
    assert kg.build(folder, tmp_path / "out", rules_only=True).changed
    assert hashes(tmp_path / "out") == before


def test_the_evidence_is_counted_by_kind_as_the_graph_holds_it(tmp_path):
    built = kg.build(letters(tmp_path / "letters", 3), tmp_path / "out", rules_only=True)
    (row,) = built.query(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER CONTAINS(STR(?g), 'graph/document/') }"
    ).rows
    assert sum(built.evidence.values()) == int(row[0].value)
    (row,) = built.query("SELECT (COUNT(*) AS ?n) { ?sentence a kg:Sentence ; kg:mentions ?thing }").rows
    assert built.evidence["mentions"] == int(row[0].value) == built.counts["mentions"]
    facts = built.counts["facts"] + built.counts["mentions"]
    assert sum(built.evidence.values()) / facts <= 6


def test_the_build_tells_what_it_reused_and_what_the_evidence_costs(kg, tmp_path):
    folder = letters(tmp_path / "letters", 2)
    first = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "not read again" not in first.stderr
    assert "triples of evidence for each fact or mention: " in first.stderr
    (folder / "1.txt").unlink()
    second = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "known from earlier builds and not read again: 1 of 1" in second.stderr
    third = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "nothing changed since the last build" in third.stderr
    assert third.stdout == second.stdout
