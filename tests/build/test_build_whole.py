"""The whole build: from files to a graph, the same bytes from anywhere."""

import json
import random
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import kg
from kg.config import Config, share
from kg.errors import InputError
from kg.output import WRITTEN

SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
DOCUMENTS = share("data", "documents")


def hashes(output: Path) -> dict[str, str]:
    return {name: sha256((output / name).read_bytes()).hexdigest() for name in SAME}


@pytest.fixture(scope="module")
def five(tmp_path_factory):
    return kg.build(DOCUMENTS, tmp_path_factory.mktemp("five") / "out", rules_only=True)


def test_a_build_writes_all_its_files_and_no_other(five):
    assert {path.name for path in five.output.iterdir()} == WRITTEN - {"texts"}


def test_what_is_returned_can_be_asked(five):
    (row,) = five.query("SELECT (COUNT(?s) AS ?n) { ?s a kg:Source }").rows
    assert row[0].value == "5"
    assert len(five.graph) == five.counts["triples"] == len(list(five.quads))
    assert "person/tarek-ladeb" in five.network
    assert "<iframe" in five._repr_html_()


def test_the_record_names_sources_and_versions_and_no_path_of_this_machine(five):
    text = (five.output / "build.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert [s["file"][:3] for s in record["sources"]] == ["000", "001", "002", "003", "004"]
    assert record["model"] is None
    assert record["counts"]["documents"] == 5
    assert {p["where"][:3] for p in record["problems"]} == {"000", "004"}
    assert str(DOCUMENTS.parent) not in text
    links = {(link["thing"], link["why"]) for link in record["links"]}
    assert ("person/vladimir-voronkov", "the only one of this surname, same role") in links


def test_sources_are_found_again_from_the_output_folder(five):
    roots = json.loads((five.output / "sources.json").read_text(encoding="utf-8"))["roots"]
    assert all((five.output / path).resolve().parent == DOCUMENTS for path in roots.values())


def test_order_workers_and_place_change_no_byte(five, tmp_path):
    files = sorted(DOCUMENTS.glob("0*.txt"))
    random.Random(1).shuffle(files)
    kg.build(files, tmp_path / "shuffled", rules_only=True, workers=1)
    shutil.copytree(DOCUMENTS, tmp_path / "elsewhere" / "documents")
    kg.build(tmp_path / "elsewhere" / "documents", tmp_path / "moved", rules_only=True, workers=2)
    assert hashes(tmp_path / "shuffled") == hashes(five.output) == hashes(tmp_path / "moved")


@pytest.mark.parametrize("seed", ["0", "1"])
def test_hash_seed_and_locale_change_no_byte(five, tmp_path, seed):
    program = f"import kg; kg.build({str(DOCUMENTS)!r}, {str(tmp_path / 'out')!r}, rules_only=True)"
    environment = {"PYTHONHASHSEED": seed, "LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    assert hashes(tmp_path / "out") == hashes(five.output)


def test_one_document_gives_the_graph_of_that_document(tmp_path):
    (file,) = DOCUMENTS.glob("002*")
    built = kg.build(file, tmp_path / "out", rules_only=True)
    assert built.counts["documents"] == 1
    assert not [q for q in built.quads if "000-" in str(q.subject)]


def test_what_an_earlier_build_wrote_is_no_source(tmp_path):
    (tmp_path / "letter.txt").write_text("Ms. Miwa Kato, Director, UNODC, spoke in Vienna.")
    for _ in range(2):
        built = kg.build(tmp_path, tmp_path / "graph", rules_only=True)
    assert built.counts["documents"] == 1


def test_nothing_to_read_is_an_error_and_leaves_the_old_graph(tmp_path):
    (tmp_path / "letter.txt").write_text("Ms. Miwa Kato, Director, UNODC, spoke in Vienna.")
    kg.build(tmp_path / "letter.txt", tmp_path / "graph", rules_only=True)
    before = hashes(tmp_path / "graph")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match="no documents in this folder"):
        kg.build(tmp_path / "empty", tmp_path / "graph")
    assert hashes(tmp_path / "graph") == before


def test_the_texts_of_files_that_are_no_text_are_kept(tmp_path):
    (tmp_path / "page.html").write_text(
        "<html><body><p>Ms. Miwa Kato, Director of UNODC, spoke to the press in Vienna on Friday.</p></body></html>"
    )
    built = kg.build(tmp_path / "page.html", tmp_path / "graph", rules_only=True)
    text = (built.output / "texts" / "page.html.txt").read_text(encoding="utf-8")
    for row in built.query(
        "SELECT ?begin ?end ?text { ?s a kg:Sentence ; kg:begin ?begin ; kg:end ?end ; kg:text ?text }"
    ).rows:
        begin, end, sentence = (term.value for term in row)
        assert text[int(begin) : int(end)] == sentence


def test_decisions_by_hand_apply_to_the_graph(tmp_path):
    (tmp_path / "letter.txt").write_text("Ms. Miwa Kato, Director, UNODC, spoke in Vienna.")
    decision = {
        "author": "A",
        "date": "2026-01-02",
        "decision": "drop",
        "reason": "no",
        "things": [{"kind": "Person", "name": "Miwa Kato"}],
    }
    (tmp_path / "mine.jsonl").write_text(json.dumps(decision))
    built = kg.build(
        tmp_path / "letter.txt", tmp_path / "graph", Config(corrections=tmp_path / "mine.jsonl"), rules_only=True
    )
    assert not built.query("ASK { ?s a kg:Person }")


def test_importing_kg_loads_nothing_of_it():
    program = "import sys, kg; print(sorted(m for m in sys.modules if m.startswith('kg')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['kg']"


def test_the_examples_of_the_docstrings_are_true():
    import doctest

    from kg.build import build

    assert doctest.testmod(sys.modules[build.__module__]).failed == 0
