"""Our own annotations of documents that are not shipped: they are true to the files, and rules keep to them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from gold_files import assert_true_to_its_document

import kg
from kg.cli.evaluate import compared
from kg.evaluate import evaluation, gold_folder

ANNOTATED = Path(__file__).parent / "annotated"
CORPUS = Path(os.environ.get("KG_CORPUS", "")) / "documents"
WITHOUT = not os.environ.get("KG_CORPUS") or not CORPUS.is_dir()
corpus = pytest.mark.skipif(WITHOUT, reason="KG_CORPUS names no folder with the annotated documents")


def test_every_annotation_can_be_read() -> None:
    assert len(gold_folder(ANNOTATED)) == len(list(ANNOTATED.glob("*.json")))


@corpus
@pytest.mark.parametrize("path", sorted(ANNOTATED.glob("*.json")), ids=lambda path: path.stem[:30])
def test_an_annotation_is_of_its_document_and_its_words_stand_there(path: Path) -> None:
    assert_true_to_its_document(path, CORPUS)


@corpus
def test_the_rules_read_the_annotated_documents(tmp_path: Path) -> None:
    names = [json.loads(path.read_text(encoding="utf-8"))["document"] for path in ANNOTATED.glob("*.json")]
    kg.build([CORPUS / name for name in sorted(names)], tmp_path / "graph", rules_only=True)
    comparisons, _ = compared(gold_folder(ANNOTATED), tmp_path / "graph", only_present=False)
    found = evaluation(comparisons)
    assert (found.entities.f1 or 0) > 0.85
    assert (found.relations.f1 or 0) > 0.8
