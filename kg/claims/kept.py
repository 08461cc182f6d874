"""Digests as bytes and back: rows of their fields as JSON, which runs nothing.

The key under which one is kept names the version of the code, so that no row is read by another class than wrote it.
"""

from __future__ import annotations

import json
from operator import attrgetter
from typing import Any

from msgspec.structs import fields

from kg.claims.digest import Digest
from kg.model import Claim, Evidence, Problem, Value

Row = list[Any]

_PLAIN = (
    "source",
    "used",
    "ends",
    "rules",
    "predicates",
    "mentions",
    "quotations",
    "provisions",
    "sentences",
    "dropped",
    "triples",
)
_plain = attrgetter(*_PLAIN)
_CLAIM = tuple(f.name for f in fields(Claim) if f.name not in ("object", "evidence"))
_claim = attrgetter(*_CLAIM)


def packed(digest: Digest) -> bytes:
    """A digest as bytes."""
    row = [
        _plain(digest),
        [(s, p, object_row(o)) for s, p, o in digest.stated],
        list(map(claim_row, digest.held)),
        [(p.where, p.message, p.severity) for p in digest.problems],
    ]
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def digest_of(data: bytes | None) -> Digest | None:
    """What `packed` packed; None for anything else."""
    try:
        plain, stated, held, problems = json.loads(data or b"")
        return Digest(
            **{name: _tuples(value) for name, value in zip(_PLAIN, plain, strict=True)},
            stated=tuple((s, p, object_of(o)) for s, p, o in stated),
            held=tuple(map(claim_of, held)),
            problems=tuple(Problem(*p) for p in problems),
        )
    except (ValueError, TypeError):
        return None


def _tuples(value: Any) -> Any:
    """Lists as tuples, two deep."""
    if not isinstance(value, list):
        return value
    return tuple(tuple(one) if isinstance(one, list) else one for one in value)


def claim_row(claim: Claim) -> Row:
    """A claim as plain values."""
    return [_claim(claim), object_row(claim.object), [(e.part, e.spans) for e in claim.evidence]]


def claim_of(row: Row) -> Claim:
    """The claim of a row."""
    plain, object, evidence = row
    return Claim(
        **dict(zip(_CLAIM, plain, strict=True)),
        object=object_of(object),
        evidence=tuple(Evidence(*e) for e in evidence),
    )


def object_row(object: str | Value) -> str | tuple[str, str]:
    """The object of a claim as plain values."""
    return object if isinstance(object, str) else (object.text, object.kind)


def object_of(row: Any) -> str | Value:
    """The object of a row."""
    return row if isinstance(row, str) else Value(*row)
