"""What a server is told: where it listens, what a query may cost, how many may run."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal

from msgspec import Struct, to_builtins
from msgspec.structs import fields

DefaultGraph = Literal["union", "exact"]


class Limits(Struct, frozen=True):
    """What one query may cost.

    Units: `seconds`; `megabytes` (10^6 bytes) of memory beyond the graph's; `rows` of a result or triples of a graph;
    `characters` of a query; `response_megabytes` of an answer before compression.
    """

    seconds: float = 30.0
    megabytes: int = 1024
    rows: int = 1_000_000
    characters: int = 100_000
    response_megabytes: int = 512

    @property
    def longest_query(self) -> int:
        """How many bytes a query may have as it is sent: UTF-8 has four for a character, a form three for each."""
        return 3 * 4 * self.characters + 65_536  # and some graphs beside the query


class Settings(Struct, frozen=True):
    """Everything about a server; `keeper` is the command that starts the process which holds a graph.

    `quick` queries run at once; one that takes longer than `patience` seconds moves to the `slow` places, at the
    lowest priority of the machine; `queue` requests wait at most; one has `request_seconds` to arrive.
    """

    graph: Path
    keeper: tuple[str, ...]
    host: str = "127.0.0.1"
    port: int = 7878
    base_path: str = ""
    token: str | None = None
    origin: str = "*"
    default_graph: DefaultGraph = "union"
    title: str = "Knowledge graph"
    limits: Limits = Limits()
    quick: int = 0
    slow: int = 8
    queue: int = 256
    patience: float = 0.25
    memory_megabytes: int = 512
    request_seconds: float = 20.0

    @property
    def places(self) -> int:
        """How many quick queries run at the same time: as told, else two for each core and at least four."""
        return self.quick or max(4, 2 * (os.cpu_count() or 1))


class Holding(Struct, frozen=True):
    """What the process that holds a graph must know of the settings."""

    graph: str
    base_path: str
    default_graph: DefaultGraph
    title: str
    limits: Limits
    memory_megabytes: int

    @classmethod
    def of(cls, settings: Settings) -> Holding:
        """That part of the settings."""
        return cls(
            str(settings.graph),
            settings.base_path,
            settings.default_graph,
            settings.title,
            settings.limits,
            settings.memory_megabytes,
        )

    def text(self) -> str:
        """As JSON, for a command line."""
        return json.dumps(to_builtins(self))

    @classmethod
    def read(cls, text: str) -> Holding:
        """From JSON."""
        value = json.loads(text)
        value["limits"] = Limits(**value["limits"])
        return cls(**{field.name: value[field.name] for field in fields(cls)})
