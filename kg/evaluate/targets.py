"""What is to be reached: precision and recall of groups of kinds or of predicates, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct

from kg.errors import ConfigurationError
from kg.evaluate.gold import KINDS, PREDICATES, SEED_PREDICATES

KNOWN = {"kinds": KINDS, "predicates": (*PREDICATES, *SEED_PREDICATES)}
_SORTS: dict[str, Literal["entity", "relation"]] = {"kinds": "entity", "predicates": "relation"}


class Target(Struct, frozen=True):
    """A group of kinds or of predicates and what is to be reached; `names` is empty where all of the sort are meant.

    Units: `precision` and `recall` in 0..1.
    """

    name: str
    sort: Literal["entity", "relation"]
    names: tuple[str, ...]
    precision: float
    recall: float

    def covers(self, sort: str, name: str) -> bool:
        """Whether a thing or relation of that kind or predicate belongs to the group."""
        return sort == self.sort and (not self.names or name in self.names)


def targets(path: Path) -> tuple[Target, ...]:
    """The targets of a file, in its order.

    Raises: ConfigurationError with the path and what is wrong.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"targets cannot be read ({error})", path=str(path)) from None
    return tuple(_target(one, str(path)) for one in content.get("target", []))


def _target(record: Mapping[str, Any], path: str) -> Target:
    name = record.get("name", "?")
    group = next((key for key in KNOWN if key in record), None)
    if group is None:
        raise ConfigurationError(f"target {name!r} needs kinds or predicates", path=path)
    names = () if record[group] == "all" else tuple(record[group])
    for one in names:
        if one not in KNOWN[group]:
            raise ConfigurationError(f"target {name!r}: {one!r} is none of {', '.join(KNOWN[group])}", path=path)
    shares = [record.get(share) for share in ("precision", "recall")]
    if not all(isinstance(share, float) and 0 <= share <= 1 for share in shares):
        raise ConfigurationError(f"target {name!r} needs precision and recall between 0.0 and 1.0", path=path)
    return Target(name, _SORTS[group], names, record["precision"], record["recall"])
