"""Tasks for the actors of tests, which import this module."""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Bare:
    """A recipe for nothing."""

    def desk(self) -> None:
        """Nothing is at hand."""


@dataclass(frozen=True)
class Broken:
    """A recipe that cannot be followed."""

    def desk(self) -> None:
        """Fails on every machine."""
        raise FileNotFoundError(2, "No such file or directory", "words.toml")


@dataclass(frozen=True)
class Square:
    """A task that is done at once, or first kills the process that does it, as many times as said."""

    number: int
    deaths: int = 0
    folder: str = ""

    def do(self, desk: Any) -> int:
        """The square."""
        for death in range(self.deaths):
            trace = Path(self.folder, f"{self.number}-{death}")
            if not trace.exists():
                trace.touch()
                os.kill(os.getpid(), signal.SIGKILL)
        return self.number**2

    def lost(self) -> int:
        """What stands for the square of a number that no process survives."""
        return -self.number


def halves(folder: str, numbers: list[int]) -> list[list[int]]:
    """The even numbers and the odd ones; the process that is to part the first list that holds 7 is killed before."""
    trace = Path(folder, "halves")
    if 7 in numbers and not trace.exists():
        trace.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return [[n for n in numbers if n % 2 == half] for half in (0, 1)]
