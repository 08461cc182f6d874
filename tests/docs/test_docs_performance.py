"""The figures of docs/ that were measured are those that benchmarks wrote."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from docs_pages import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import performance

# docs/quality.md is written by a tool and has a test of its own.
PAGES = sorted(page for page in performance.PAGE.parent.glob("*.md") if page.name != "quality.md")
BLOCKS = [block for page in PAGES for block in performance.BLOCK.finditer(page.read_text(encoding="utf-8"))]


def test_every_block_was_written_by_a_benchmark_and_not_changed_since() -> None:
    assert [
        b["name"] for b in BLOCKS if (b["hash"] or performance.digest(b["text"])) != performance.digest(b["text"])
    ] == []
    unwritten = [block for block in BLOCKS if block["hash"] is None]
    assert [block["name"] for block in unwritten if re.search(r"\d", block["text"])] == [], "a figure by hand"


def test_every_block_has_a_name_of_its_own_and_a_benchmark_that_writes_it() -> None:
    names = [block["name"] for block in BLOCKS]
    assert len(names) == len(set(names))
    programs = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "benchmarks").rglob("*.py"))
    assert [block["name"] for block in BLOCKS if block["hash"] and f'write("{block["name"]}"' not in programs] == []


def test_a_block_is_replaced_and_a_figure_changed_by_hand_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "docs" / "performance.md"
    page.parent.mkdir()
    page.write_text("# A\n<!-- one: measured -->\nno\n<!-- end -->\nB\n<!-- two: measured -->\n<!-- end -->\n", "utf-8")
    monkeypatch.setattr(performance, "PAGE", page)
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "benchmarks" / "x" / "run.py"), "--write"])
    performance.write("one", performance.table(("what", "s"), [("build", "12.5"), ("load", "3")]))
    text = page.read_text(encoding="utf-8")
    assert "| build | 12.5 |\n| load  |    3 |\n" in text
    assert "`python benchmarks/x/run.py --write`" in text
    assert text.endswith("-->\nB\n<!-- two: measured -->\n<!-- end -->\n")
    (block, _) = performance.BLOCK.finditer(text)
    assert block["hash"] == performance.digest(block["text"])
    assert block["hash"] != performance.digest(block["text"].replace("12.5", "11.5"))
    with pytest.raises(SystemExit, match="has no block"):
        performance.write("three", "")
