"""The commands of tools/ and benchmarks/ as modules, for the tests of what they write."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


def tool(name: str, folder: str = "tools") -> ModuleType:
    """The module of `tools/NAME.py`, or of another folder's."""
    spec = importlib.util.spec_from_file_location(name.replace("/", "_"), ROOT / folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
