"""A shuffle: what lies in parts is worked on part by part, dealt out by key to other parts, and worked on there.

What is under way stays where it is made (`Held`); only what is fetched comes to the driver. A worker is given the parts
it needs and gives back as many as it is told, so that those who share a key meet in one part, whoever works on it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeVar
from zlib import crc32

from msgspec import Struct

from kg.errors import EngineError

T = TypeVar("T")
Held = Any  # a value that is held somewhere: a reference of Ray's, or bytes
Work = Callable[..., Sequence[Any]]  # values in, as many values out as there are parts to deal to


class Kept:
    """A value that every worker needs again and again: it keeps the last one that it was given."""


class Exchange(Protocol):
    """Who works on parts."""

    @property
    def parts(self) -> int:
        """Into how many parts keys are dealt."""

    def put(self, value: Any) -> Held:
        """Holds a value."""

    def fetch(self, held: Held) -> Any:
        """A value that is held."""

    def work(self, work: Work, inputs: Iterable[Sequence[Held]], *, fan: int) -> list[list[Held]]:
        """Does one piece of work for each of the inputs: the values that it gives, `fan` of each, held."""


class Alone:
    """Works on parts in this process; what goes from part to part is copied as it would be elsewhere."""

    def __init__(self, parts: int = 3) -> None:
        self._parts = parts
        self._kept: tuple[Held, Any] = (None, None)

    @property
    def parts(self) -> int:
        """As many as were asked for."""
        return self._parts

    def put(self, value: Any) -> Held:
        """Holds a value."""
        return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)

    def fetch(self, held: Held) -> Any:
        """A value that is held."""
        if held is self._kept[0]:
            return self._kept[1]
        value = pickle.loads(held)
        if isinstance(value, Kept):
            self._kept = held, value
        return value

    def work(self, work: Work, inputs: Iterable[Sequence[Held]], *, fan: int) -> list[list[Held]]:
        """Does one piece of work for each of the inputs."""
        found = []
        for held in inputs:
            given = work(*map(self.fetch, held))
            assert len(given) == fan
            found.append([self.put(value) for value in given])
        return found


_LAST: dict[str, Any] = {}  # what is kept in this worker


class Piece(Struct, frozen=True):
    """One piece of work as a task of an actor: what it gives stays in the cluster, `fan` values of it."""

    work: Work
    held: tuple[Held, ...]
    fan: int

    def do(self, desk: Any) -> Sequence[Any]:
        """The values."""
        import ray

        last = _LAST.get("held")
        values = iter(ray.get([held for held in self.held if held != last]))
        given = [_LAST["value"] if held == last else next(values) for held in self.held]
        for held, value in zip(self.held, given, strict=True):
            if isinstance(value, Kept):
                _LAST.update(held=held, value=value)
        return self.work(*given)

    def lost(self) -> Sequence[Any]:
        """Nothing that the rest could do without."""
        raise EngineError("Ray: workers die while they link (too little memory?); what was read is kept: build again")


def dealt(records: Iterable[tuple[Any, T]], parts: int) -> list[list[T]]:
    """Records by key into parts: the same key always into the same part, in the order given."""
    found: list[list[T]] = [[] for _ in range(parts)]
    for key, record in records:
        found[part(key, parts)].append(record)
    return found


def part(key: Any, parts: int) -> int:
    """The part of a key (a number, a string, or a tuple of these)."""
    return crc32(repr(key).encode("utf-8", "surrogatepass")) % parts


def across(rows: Sequence[Sequence[Held]]) -> list[list[Held]]:
    """What was dealt out, by the part that it was dealt to."""
    return [list(column) for column in zip(*rows, strict=True)]
