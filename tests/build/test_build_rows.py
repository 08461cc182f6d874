"""The same documents give the same graph, whether they lie in a folder, in a list of files or in a file of rows."""

import gzip
import json
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import kg as library
from kg.cli.app import run as main

SAME = ("graph.ttl", "inferred.ttl", "graph.nq", "network.html", "build.json")
TEXTS = {
    "first.txt": "Remarks at the opening\n\nMs. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).\n",
    "more/second.md": "# A readout\n\nOn 12 March 2024, Ms. Kato met the Permanent Representative of Tunisia.\r\n",
    "third.txt": "\ufeffThe Security Council adopted resolution 1373 (2001). “It is binding”, Ms. Kato said. 🕊\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("folder") / "documents"
    for name, text in TEXTS.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_bytes(text.encode())
    return found


@pytest.fixture(scope="module")
def graph(folder: Path) -> Path:
    library.build(folder, folder.parent / "graph", rules_only=True)
    return folder.parent / "graph"


def built(source: Path | str, output: Path) -> Path:
    library.build(source, output, rules_only=True)
    return output


def differing(one: Path, other: Path) -> list[str]:
    return [name for name in SAME if (one / name).read_bytes() != (other / name).read_bytes()]


def write_rows(path: Path, *, seed: int = 1) -> Path:
    rows = [{"id": name, "text": text} for name, text in TEXTS.items()]
    random.Random(seed).shuffle(rows)
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=2)
    else:
        data = "\n".join(map(json.dumps, rows)).encode()
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz", "rows.parquet"])
def test_rows_give_the_graph_of_the_files_they_are_called_after(
    name: str, graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = built(write_rows(tmp_path / name), tmp_path / "graph")
    assert differing(output, graph) == []
    assert main(["verify", "-g", str(output)]) == 0
    assert capsys.readouterr().out.startswith("3 sources, ")


def test_two_files_of_rows_in_any_order_and_by_two_workers_give_the_same(graph: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"id": name, "text": text}) for name, text in TEXTS.items()]
    (tmp_path / "a.jsonl").write_text("\n".join(rows[:2]))
    (tmp_path / "b.jsonl").write_text(rows[2])
    both = [tmp_path / "b.jsonl", tmp_path / "a.jsonl"]
    library.build(both, tmp_path / "graph", rules_only=True, workers=2)
    assert differing(tmp_path / "graph", graph) == []


def test_a_list_gives_the_graph_of_its_folder(graph: Path, folder: Path, tmp_path: Path) -> None:
    (folder / ".list").write_text("\n".join(reversed(TEXTS)))
    assert differing(built(f"@{folder}/.list", tmp_path / "graph"), graph) == []
    (tmp_path / "kg.toml").write_text(f'sources = ["@{folder}/.list"]\noutput = "again"\nrules_only = true\n')
    assert main(["build", "--config", str(tmp_path / "kg.toml")]) == 0
    assert differing(tmp_path / "again", graph) == []


def test_a_list_may_come_through_a_pipe(kg, graph: Path, folder: Path, tmp_path: Path) -> None:
    done = kg("build", "@-", "-o", tmp_path / "graph", "--rules-only", cwd=folder, input="\n".join(TEXTS))
    assert done.returncode == 0, done.stderr
    assert differing(tmp_path / "graph", graph) == []


def test_the_manifest_beside_rows_goes_before_what_they_say(tmp_path: Path) -> None:
    row = {"id": "a.txt", "text": TEXTS["first.txt"], "title": "By its row", "kind": "remarks", "source": "The row"}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row))
    (tmp_path / "manifest.toml").write_text('origin = "The folder"\n[documents."a.txt"]\ntitle = "By hand"\n')
    found = library.build(tmp_path / "rows.jsonl", tmp_path / "graph", rules_only=True)
    (answer,) = found.query("SELECT ?t ?k ?o { ?s a kg:Source ; rdfs:label ?t ; kg:kind ?k ; kg:origin ?o }").rows
    assert [term.value for term in answer] == ["By hand", "remarks", "The row"]


def test_verify_tells_a_row_that_changed_moved_or_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write_rows(tmp_path / "rows.jsonl")
    output = built(path, tmp_path / "graph")
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text("\n".join(json.dumps(row) for row in reversed(rows)))
    assert main(["verify", "-g", str(output)]) == 0, "rows may be moved"
    changed = [row | {"text": row["text"].replace("Kato", "Cato")} for row in rows if row["id"] != "first.txt"]
    path.write_text("\n".join(json.dumps(row) for row in changed))
    capsys.readouterr()
    assert main(["verify", "-g", str(output)]) == 1
    told = capsys.readouterr().err
    assert "error: first.txt: the source cannot be read" in told
    assert "holds no row 'first.txt' any more" in told
    assert "error: third.txt: the file has changed since the graph was built (other bytes)" in told
    assert "error: third.txt:1: " in told


def test_a_graph_is_verified_against_rows_elsewhere(
    graph: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = write_rows(tmp_path / "moved.parquet", seed=2)
    assert main(["verify", "-g", str(graph), "--sources", str(elsewhere)]) == 0
    (tmp_path / "new").mkdir()
    output = built(write_rows(tmp_path / "rows.jsonl"), tmp_path / "graph")
    (tmp_path / "rows.jsonl").rename(tmp_path / "new" / "rows.jsonl")
    capsys.readouterr()
    assert main(["verify", "-g", str(output), "--sources", str(tmp_path / "new")]) == 0


def test_the_line_of_a_sentence_counts_in_the_text_of_its_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = built(write_rows(tmp_path / "rows.jsonl"), tmp_path / "graph")
    assert main(["explain", "Miwa Kato", "-g", str(output)]) == 0
    assert "first.txt:3: Ms. Miwa Kato, Director, UNODC" in capsys.readouterr().out


def test_a_row_that_is_called_like_a_web_page_is_not_taken_for_it(tmp_path: Path) -> None:
    text = "<p>Ms. Miwa Kato, Director, UNODC, spoke in Vienna.</p>"
    (tmp_path / "page.html").write_text(text)
    (tmp_path / "rows.jsonl").write_text(json.dumps({"id": "page.html", "text": text}))
    for source, media in (("page.html", "text/html"), ("rows.jsonl", "text/plain")):
        found = library.build(tmp_path / source, tmp_path / "graph", rules_only=True)
        (answer,) = found.query("SELECT ?m { ?s a kg:Source ; kg:mediaType ?m }").rows
        assert answer[0].value == media


def test_what_was_read_of_rows_is_kept_and_a_changed_row_alone_is_read(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "rows.jsonl")
    built(path, tmp_path / "graph")
    assert library.build(path, tmp_path / "graph", rules_only=True).changed is False
    path.write_text(path.read_text().replace("It is binding", "It is lawful"))
    assert library.build(path, tmp_path / "graph", rules_only=True).reused == 2
