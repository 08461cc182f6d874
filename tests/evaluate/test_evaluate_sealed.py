"""The sealed set: chosen by a rule, annotated true to the files, run and told without its misses."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from kg.evaluate import gold_folder

HERE = Path(__file__).parent
SEALED = HERE / "sealed"
CORPUS = Path(os.environ.get("KG_CORPUS", ""))
WITHOUT = not os.environ.get("KG_CORPUS") or not (CORPUS / "documents").is_dir()
corpus = pytest.mark.skipif(WITHOUT, reason="KG_CORPUS names no folder with the annotated documents")


def listed() -> list[list[str]]:
    return [line.split("\t") for line in (SEALED / "documents.tsv").read_text(encoding="utf-8").splitlines()[1:]]


def documents(folder: Path) -> set[str]:
    return {gold.document for gold in gold_folder(folder)}


@corpus
def test_the_sealed_are_the_twelve_smallest_hashes_of_what_had_no_annotation() -> None:
    names = {path.name for path in (CORPUS / "documents").iterdir() if path.suffix != ".tsv"}
    free = names - documents(CORPUS / "gold") - documents(HERE / "annotated")
    hashes = sorted((hashlib.sha256(name.encode()).hexdigest(), name) for name in free)
    assert len(free) == 30
    assert [tuple(row[:2]) for row in listed()] == hashes[:12]


@pytest.mark.parametrize("folder", ["", "a", "b"], ids=["final", "first reader", "second reader"])
def test_each_is_annotated_to_where_the_list_says(folder: str) -> None:
    limits = {gold.document: gold.limit for gold in gold_folder(SEALED / folder)}
    assert limits == {name: int(limit) if limit else None for _, name, limit in listed()}


@corpus
@pytest.mark.parametrize("path", sorted(SEALED.rglob("*__*.json")), ids=lambda p: f"{p.parent.name} {p.stem[:30]}")
def test_an_annotation_is_of_its_document_and_its_words_stand_there(path: Path) -> None:
    found = json.loads(path.read_text(encoding="utf-8"))
    source = (CORPUS / "documents" / found["document"]).read_bytes()
    text = source.decode("utf-8")
    spans = [m for entity in found["entities"] for m in entity["mentions"]]
    spans += [{**r, "text": r["quote"]} for r in found["relations"]]
    assert hashlib.sha256(source).hexdigest() == found["sha256"]
    assert [s for s in spans if text[s["start"] : s["end"]] != s["text"]] == []
    assert max(s["end"] for s in spans) <= found.get("annotated_chars", len(text))


def test_nothing_counts_twice() -> None:
    for gold in gold_folder(SEALED):
        counted = [r for r in gold.relations if not r.optional]
        assert len({(r.subject, r.predicate, r.object, r.value, r.title, r.status) for r in counted}) == len(counted)


def test_the_documents_are_in_no_other_set() -> None:
    assert documents(SEALED).isdisjoint(documents(HERE / "annotated"))
