"""The bundle of the editor: where it is served from, and what is said where it was not built."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(not (ROOT / "frontend").is_dir(), reason="not run from a checkout")


def copied(folder: Path) -> Path:
    """A checkout's code and data without the bundle."""
    for name in ("kg", "ontology"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "data").symlink_to(ROOT / "data")
    return folder


def asked(folder: Path, graph: Path, path: str) -> str:
    """A page as the program of that folder answers it."""
    program = (
        "import sys; from pathlib import Path; from kg.rdf.store import Store; from kg.serve.snapshot import Snapshot;"
        "from kg.serve.settings import Limits; from kg.serve.respond import respond; from kg.serve.wire import Request;"
        "snapshot = Snapshot('x', Store.open(Path(sys.argv[1])), Limits());"
        "print(respond(snapshot, Request('GET', sys.argv[2])).body.decode())"
    )
    command = ["python", "-c", program, str(graph), path]
    import sys

    command[0] = sys.executable
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=True).stdout


def test_without_its_bundle_the_editor_says_so_and_the_form_serves(tmp_path: Path, graph: Path) -> None:
    folder = copied(tmp_path)
    page = asked(folder, graph, "/query/editor")
    assert "was not built" in page
    assert 'href="/query"' in page
    assert '<script src="/static/built' not in page
    assert "<textarea" in asked(folder, graph, "/query")


def test_a_wheel_carries_the_bundle_that_was_built(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    folder = copied(tmp_path)
    (folder / "frontend" / "built").mkdir(parents=True)
    (folder / "frontend" / "built" / "query.js").write_text("// built\n", encoding="utf-8")
    for name in ("tools", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (folder / name).symlink_to(ROOT / name)
    made = next(WheelBuilder(str(folder)).build(directory=str(tmp_path / "dist")))
    import zipfile

    with zipfile.ZipFile(made) as wheel:
        assert wheel.read("kg/share/frontend/built/query.js") == b"// built\n"
