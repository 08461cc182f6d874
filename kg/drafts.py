"""What a draft of a graph begins with and what it comes to: values that go from process to process."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from kg.config import Config
from kg.files import Edition
from kg.ledger import Ledger
from kg.plan import Plan


class Draft(Struct, frozen=True):
    """A graph before its large files: whether they have to catch up with it, what they and the next build need, the
    texts that are at hand, and how many documents were not read again."""

    ahead: bool
    edition: Edition
    last: Ledger
    near: Mapping[str, str]
    reused: int


class Start(Struct, frozen=True):
    """What a draft begins with: the plan, the folder of the last graph and that of the new one, what was noted of the
    last, and whether what is read of so few documents is kept in memory."""

    plan: Plan
    config: Config
    output: Path
    aside: Path
    last: Ledger | None
    small: bool
