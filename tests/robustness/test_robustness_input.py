"""Bad input: each is told in one line or a problem, and never stops what is good beside it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
GOOD = "Remarks\n\nMs. Anna Okoro, Director of the Harbour Commission, spoke in Oslo on 3 May 2021.\n"


def documents(output: Path) -> list[str]:
    """The files of the sources in the graph."""
    quads = ox.parse(path=str(output / "graph.nq"))
    return sorted(q.object.value for q in quads if q.predicate.value.endswith("#file"))  # type: ignore[union-attr]


def text_of(output: Path) -> str:
    """All sentences of the graph."""
    quads = ox.parse(path=str(output / "graph.nq"))
    return "\n".join(q.object.value for q in quads if q.predicate.value.endswith("#text"))  # type: ignore[union-attr]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one good document."""
    path = tmp_path / "documents"
    path.mkdir()
    (path / "good.txt").write_text(GOOD, encoding="utf-8")
    return path


@pytest.fixture
def build(kg: Run, tmp_path: Path) -> Run:
    """Builds into `out`, rules only; a traceback is a failure whatever the test."""

    def run(*sources: Path, **options: object) -> subprocess.CompletedProcess[str]:
        done = kg("build", *sources, "-o", tmp_path / "out", "--rules-only", **options)
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return run


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\n \t\n"),
        ("binary.txt", bytes(range(256)) * 40),
        ("zeros.txt", b"\0" * 5000),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0\x01\x02\xff" * 2000),
        ("broken.pdf", b"%PDF-1.7\nthis is none"),
        ("broken.docx", b"PK\x03\x04 this is none"),
    ],
)
def test_a_file_that_holds_no_text_is_told_and_the_others_are_read(
    name: str, data: bytes, folder: Path, build: Run, tmp_path: Path
) -> None:
    (folder / name).write_bytes(data)
    done = build(folder)
    assert name in done.stderr
    assert "good.txt" in documents(tmp_path / "out")
    assert "Anna Okoro" in (tmp_path / "out" / "graph.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read_as_what_they_say(
    encoding: str, folder: Path, build: Run, kg: Run, tmp_path: Path
) -> None:
    text = "Déclaration\n\nMs. Zoé Müller, Director of the Harbour Commission, spoke in Málaga on 3 May 2021. " * 5
    (folder / "other.txt").write_bytes(text.encode(encoding))
    assert build(folder).returncode == 0
    assert "Ms. Zoé Müller, Director of the Harbour Commission" in text_of(tmp_path / "out")
    verified = kg("verify", "-g", tmp_path / "out")
    assert verified.returncode == 0, verified.stdout + verified.stderr


WORD, SENTENCE = "x", "Ms. Anna Okoro spoke. "


@pytest.mark.parametrize(
    ("unit", "size"),
    [
        pytest.param(WORD, 50_000_000, id="50 MB of one word"),
        pytest.param(SENTENCE, 50_000_000, id="50 MB of sentences"),
        pytest.param(WORD, 5_000_000, id="5 MB of one word"),
        pytest.param(SENTENCE, 200_000, id="200 kB of sentences"),
        pytest.param(WORD, 30_000_000, id="30 MB of one word", marks=pytest.mark.soak),
        pytest.param(SENTENCE, 5_000_000, id="5 MB of sentences", marks=pytest.mark.soak),
    ],
)
def test_a_huge_line_ends_in_a_graph_or_a_refusal_and_does_no_harm_to_the_others(
    unit: str, size: int, folder: Path, build: Run, tmp_path: Path
) -> None:
    (folder / "huge.txt").write_text(unit * (size // len(unit)), encoding="ascii")
    done = build(folder, timeout=1800)
    assert done.returncode in (0, 1)
    found = documents(tmp_path / "out")
    assert "good.txt" in found
    assert "huge.txt" in found or "huge.txt" in done.stderr


def test_a_folder_without_documents_is_told(build: Run, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = build(tmp_path / "nothing")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("kg: ")
    assert "nothing" in done.stderr


def test_a_source_that_is_not_there_is_told(build: Run, tmp_path: Path) -> None:
    done = build(tmp_path / "missing")
    assert done.returncode in (1, 2)
    assert done.stderr.count("\n") == 1
    assert "missing" in done.stderr


def test_what_cannot_be_read_is_told_and_the_others_are_read(folder: Path, build: Run, tmp_path: Path) -> None:
    (folder / "dangling.txt").symlink_to(tmp_path / "gone")
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")
    done = build(folder, timeout=60)
    assert documents(tmp_path / "out") == ["good.txt"]
    assert "dangling.txt" in done.stderr
    assert "pipe.txt" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(folder: Path, build: Run, tmp_path: Path) -> None:
    (folder / "secret.txt").write_text(GOOD, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    assert "secret.txt" in build(folder).stderr
    assert documents(tmp_path / "out") == ["good.txt"]


@pytest.mark.parametrize(
    ("manifest", "place"),
    [
        ('[documents."good.txt"\ntitle = "x"\n', "manifest.toml:1"),
        ('[documents."good.txt"]\ntitel = "x"\n', "manifest.toml:2"),
        ('[documents."good.txt"]\ndate = "soon"\n', "manifest.toml:2"),
        ('[documents."gone.txt"]\ntitle = "x"\n', "manifest.toml"),
    ],
    ids=["not TOML", "unknown key", "no date", "no such file"],
)
def test_a_broken_manifest_is_told_with_its_line(manifest: str, place: str, folder: Path, build: Run) -> None:
    (folder / "manifest.toml").write_text(manifest, encoding="utf-8")
    assert place in build(folder).stderr


def test_two_files_of_one_name_are_two_documents_or_a_refusal_that_names_both(build: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "note.txt").write_text(GOOD.replace("Okoro", name.upper() + "soko"), encoding="utf-8")
    done = build(tmp_path / "a" / "note.txt", tmp_path / "b" / "note.txt")
    if done.returncode == 0:
        assert "Anna Asoko" in text_of(tmp_path / "out")
        assert "Anna Bsoko" in text_of(tmp_path / "out")
    else:
        assert "note.txt" in done.stderr


def test_files_of_one_name_in_two_folders_of_a_source_are_two_documents(build: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "all" / name).mkdir(parents=True)
        (tmp_path / "all" / name / "note.txt").write_text(GOOD, encoding="utf-8")
    assert build(tmp_path / "all").returncode == 0
    assert documents(tmp_path / "out") == ["a/note.txt", "b/note.txt"]


def test_a_loop_of_links_ends(folder: Path, build: Run, tmp_path: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "loop").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    build(folder, timeout=60)
    assert documents(tmp_path / "out") == ["good.txt"]


HOSTILE = [
    "<script>alert(1)<",
    "]]>",
    "\x07bell",
    "new\nline",
    "quote\"'`",
    "per%20cent",
    "ünï",
    "{brace}",
    "\u202eright",
]


def test_hostile_names_of_files_stay_names(build: Run, kg: Run, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in HOSTILE:
        (folder / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    assert build(folder).returncode == 0
    assert len(documents(tmp_path / "out")) == len(HOSTILE)
    page = (tmp_path / "out" / "network.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    for form in ("graphml", "gexf", "rdfxml", "ttl", "jsonld"):
        exported = kg("export", form, "-g", tmp_path / "out", "-o", tmp_path / f"graph.{form}")
        assert exported.returncode == 0, exported.stderr
    from xml.etree import ElementTree

    for form in ("graphml", "gexf", "rdfxml"):
        ElementTree.parse(tmp_path / f"graph.{form}")


def test_hostile_names_in_a_text_stay_text(folder: Path, build: Run, kg: Run, tmp_path: Path) -> None:
    hostile = (
        "Ms. Anna <script>alert(1)</script> Okoro, Chair of the ]]> Committee\x07, met Mr. Bo </script> Lind in Oslo.\n"
    )
    (folder / "hostile.txt").write_text(hostile * 3, encoding="utf-8")
    build(folder)
    page = (tmp_path / "out" / "network.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert len(list(ox.parse(path=str(tmp_path / "out" / "graph.ttl")))) > 0
    assert kg("verify", "-g", tmp_path / "out").returncode == 0


def test_a_document_that_names_nothing_is_a_document(build: Run, kg: Run, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("it rained all day and nothing else was said about it.\n", encoding="utf-8")
    done = build(tmp_path / "plain.txt")
    assert done.returncode == 0, done.stderr
    assert documents(tmp_path / "out") == ["plain.txt"]
    for command in ("check", "verify"):
        checked = kg(command, "-g", tmp_path / "out")
        assert checked.returncode == 0, checked.stdout + checked.stderr
    json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))
