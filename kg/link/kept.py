"""What clusters were called before, by a hash of all that decides it: so that only those that changed are named anew.

An entity is a function of its cluster's nodes in their order, of what each is called in its document, and of the key
and authority entry of the cluster. A document is known by the hash under which all that was read of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from kg.link.table import Table
from kg.model import Entity, Value

# An entity as plain values: its fields, a value of an attribute as text and kind.
Row = Sequence[Any]


class Called:
    """Entities by the hashes of their clusters: those `known`, and after a linking those `found` in it.

    `keys` are those of the documents; a document without one, which a decision by hand changed, is always looked at.
    """

    def __init__(self, known: Mapping[str, Row], keys: Mapping[str, bytes]) -> None:
        self._known, self._keys = known, keys
        self.found: dict[str, Row] = {}

    def marks(self, table: Table) -> list[bytes | None]:
        """What stands for each node of a table."""
        of = [self._keys.get(extraction.document.id) for extraction in table.extractions]
        return [
            None if (key := of[node.document]) is None else key + node.number.to_bytes(4, "big") for node in table.nodes
        ]

    def entity(self, marks: Sequence[bytes | None], id: str | None, make: Callable[[], Entity | None]) -> Entity | None:
        """The entity of a cluster by the marks of its nodes and its key; made where it is not known."""
        every = [mark for mark in marks if mark is not None]
        if len(every) < len(marks):
            return make()
        start = f"{len(every)} {id}\n".encode("utf-8", "surrogatepass")
        hashed = blake2b(start + b"".join(every), digest_size=16).hexdigest()
        row = self._known.get(hashed)
        entity = make() if row is None else entity_of(row)
        if entity is not None:
            self.found[hashed] = entity_row(entity) if row is None else row
        return entity


def entity_row(entity: Entity) -> Row:
    """An entity as plain values."""
    told = [(name, value if isinstance(value, str) else (value.text, value.kind)) for name, value in entity.attributes]
    return entity.id, entity.kind, entity.label, entity.names, entity.acronyms, told


def entity_of(row: Row) -> Entity:
    """What entity_row wrote."""
    id, kind, label, names, acronyms, told = row
    attributes = tuple((name, value if isinstance(value, str) else Value(*value)) for name, value in told)
    return Entity(id, kind, label, tuple(names), tuple(acronyms), attributes)
