"""What is found out once of a snapshot and kept: the index of its things, its counts, its catalogue.

It is made before the workers are forked, who share it. Of a graph on disk it is made in a process of its own, and
handed over as bytes.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import TypeVar, cast

from kg.serve.snapshot import Snapshot

T = TypeVar("T")
_kept: dict[tuple[str, str], object] = {}


def once(snapshot: Snapshot, name: str, make: Callable[[], T]) -> T:
    """What goes by this name for a snapshot; made when it is first asked for."""
    key = snapshot.id, name
    if key not in _kept:
        _kept[key] = make()
    return cast(T, _kept[key])


def told() -> bytes:
    """All that is kept, for another process of this program."""
    return pickle.dumps(_kept, protocol=pickle.HIGHEST_PROTOCOL)


def take(data: bytes) -> None:
    """Keep what another process of this program has told."""
    _kept.update(pickle.loads(data))
