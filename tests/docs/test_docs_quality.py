"""The figures of docs/quality.md are those that were measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_pages import ROOT
from tooling import tool

QUALITY = tool("measure_quality")
PAGE = (ROOT / "docs" / "quality.md").read_text(encoding="utf-8")
BLOCKS = list(QUALITY.BLOCK.finditer(PAGE))
FROM_LOGS = [
    *("sealed-words", "sealed-targets", "sealed-runs", "sealed-copies"),
    *("sealed-parts", "sealed-genres", "agreement", "history"),
]


def test_every_block_was_written_by_the_tool_and_not_changed_since() -> None:
    names = [block["name"] for block in BLOCKS]
    assert len(names) == len(set(names))
    assert [b["name"] for b in BLOCKS if b["hash"] != QUALITY.digest(b["text"])] == []


def test_the_blocks_made_from_logs_say_what_the_logs_say() -> None:
    assert QUALITY.written(PAGE, QUALITY.blocks(Path(), FROM_LOGS)) == PAGE


def test_a_figure_changed_by_hand_is_found() -> None:
    changed = PAGE.replace("| Organization", "| Organisation", 1)
    assert [b["name"] for b in QUALITY.BLOCK.finditer(changed) if b["hash"] != QUALITY.digest(b["text"])] != []


def test_a_block_that_the_page_lacks_is_told() -> None:
    with pytest.raises(SystemExit, match="has no block <!-- weather: measured -->"):
        QUALITY.written(PAGE, {"weather": "fine"})
