"""Which room of kg/ may import which: the table of kg/docs.md, enforced."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KG = ROOT / "kg"
ROW = re.compile(r"\|\s*`(?P<room>\w+)/?`\s*\|[^|]*\|\s*(?P<rooms>[^|]*?)\s*\|$")


def allowed() -> dict[str, set[str]]:
    """Room → the rooms it may import, from the table."""
    lines = (KG / "docs.md").read_text(encoding="utf-8").splitlines()
    rows = [found for line in lines if (found := ROW.match(line))]
    return {row["room"]: set(re.findall(r"`(\w+)`", row["rooms"])) for row in rows}


def rooms() -> list[str]:
    """Every module and package directly in kg/."""
    found = {
        path.stem if path.suffix == ".py" else path.name
        for path in KG.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    return sorted(found - {"__init__", "__main__"})


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """The rooms that a file imports, with their lines; imports inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are absolute"
            names = [f"kg.{alias.name}" for alias in node.names] if node.module == "kg" else [node.module or ""]
        for name in names:
            if name.startswith("kg."):
                yield node.lineno, name.split(".")[1]


def arrows(room: str) -> list[tuple[str, str]]:
    """(place, room imported) of every import of another room."""
    files = [KG / f"{room}.py"] if (KG / f"{room}.py").exists() else sorted((KG / room).rglob("*.py"))
    return [
        (f"{file.relative_to(ROOT)}:{line}", name)
        for file in files
        for line, name in imported(file)
        if name != room and not name.startswith("__")
    ]


@pytest.mark.parametrize("room", rooms())
def test_a_room_imports_only_what_the_table_allows(room: str) -> None:
    table = allowed()
    assert room in table, f"kg/docs.md has no row for {room}"
    wrong = [f"{place} imports {name}" for place, name in arrows(room) if name not in table[room] and room != "cli"]
    assert wrong == []


def test_the_table_names_no_room_that_is_not_there_and_has_no_circle() -> None:
    table = allowed()
    assert sorted(table) == rooms()
    done: set[str] = set()
    while ready := {room for room, needs in table.items() if needs - {"all"} <= done} - done:
        done |= ready
    assert done == set(table)


def test_a_file_that_breaks_the_table_is_found(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(
        "def f():\n    from kg.rdf import store\n    import kg.view.page\n    from kg import cli\n", encoding="utf-8"
    )
    assert list(imported(file)) == [(2, "rdf"), (3, "view"), (4, "cli")]
