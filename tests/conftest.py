"""What tests of several rooms share: the graph of the five documents, built once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# A shell lets what it starts in the background ignore Ctrl-C, and every process below it would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)
# Hundreds of tests start `kg`: where byte code is forbidden each of them would compile all of it first.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def run_kg(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run `kg` as a user does, in a process of its own; `env` adds to the environment, `python` is the interpreter."""
    env = {k: v for k, v in os.environ.items() if k not in ("PYTHONHASHSEED", "NO_COLOR")}
    env |= options.pop("env", {})  # type: ignore[arg-type]
    python = options.pop("python", sys.executable)
    command = [str(python), "-m", "kg", *map(str, arguments)]
    settings: dict[str, object] = {"capture_output": True, "encoding": "utf-8", "timeout": 300, "check": False}
    return subprocess.run(command, env=env, **{**settings, **options})  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="session")
def kg() -> Run:
    """Runs `kg` with these arguments."""
    return run_kg


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of a build of the five documents. Nobody writes into it."""
    output = tmp_path_factory.mktemp("seeds") / "output"
    done = run_kg("build", ROOT / "data" / "documents", "-o", output)
    assert done.returncode == 0, done.stderr
    return output
