"""The texts that were written for measuring: their gold is true to them, and rules keep to those that were opened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from gold_files import assert_true_to_its_document

import kg
from kg.cli.evaluate import compared
from kg.evaluate import evaluation, gold_folder

WRITTEN = Path(__file__).parent / "written"
GOLDS = sorted(WRITTEN.glob("*/gold/*.json"))


def test_every_written_text_has_its_gold_and_none_is_both_opened_and_unseen() -> None:
    texts = [path.name for path in sorted(WRITTEN.glob("*/texts/*"))]
    assert len(texts) == len(set(texts))
    assert sorted(texts) == sorted(json.loads(path.read_text(encoding="utf-8"))["document"] for path in GOLDS)


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.stem[:30])
def test_the_gold_is_of_its_text_and_its_words_stand_there(path: Path) -> None:
    assert_true_to_its_document(path, path.parents[1] / "texts")


def test_the_rules_read_the_opened_texts(tmp_path: Path) -> None:
    opened = WRITTEN / "opened"
    kg.build([opened / "texts"], tmp_path / "graph", rules_only=True)
    comparisons, problems = compared(gold_folder(opened / "gold"), tmp_path / "graph", only_present=False)
    found = evaluation(comparisons)
    assert problems == []
    assert (found.entities.f1 or 0) > 0.85
    assert (found.relations.precision or 0) > 0.85
    assert (found.relations.recall or 0) > 0.6
