"""Digests as bytes and back: rows of their fields as JSON, which runs nothing.

The key under which one is kept names the version of the code, so that no row is read by another class than wrote it.
"""

from __future__ import annotations

import json
from dataclasses import fields
from operator import attrgetter
from typing import Any

from kg.claims.digest import Digest
from kg.model import Claim, Evidence, Problem, Value

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
        [(s, p, _object(o)) for s, p, o in digest.stated],
        [(_claim(c), _object(c.object), [(e.part, e.spans) for e in c.evidence]) for c in digest.held],
        [(p.where, p.message, p.severity) for p in digest.problems],
    ]
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def digest_of(data: bytes | None) -> Digest | None:
    """What `packed` packed; None for anything else."""
    try:
        plain, stated, held, problems = json.loads(data or b"")
        return Digest(
            **{name: _tuples(value) for name, value in zip(_PLAIN, plain, strict=True)},
            stated=tuple((s, p, _object_of(o)) for s, p, o in stated),
            held=tuple(
                Claim(
                    **dict(zip(_CLAIM, claim, strict=True)),
                    object=_object_of(object),
                    evidence=tuple(Evidence(*e) for e in evidence),
                )
                for claim, object, evidence in held
            ),
            problems=tuple(Problem(*p) for p in problems),
        )
    except (ValueError, TypeError):
        return None


def _tuples(value: Any) -> Any:
    """Lists as tuples, two deep."""
    if not isinstance(value, list):
        return value
    return tuple(tuple(one) if isinstance(one, list) else one for one in value)


def _object(object: str | Value) -> str | tuple[str, str]:
    return object if isinstance(object, str) else (object.text, object.kind)


def _object_of(row: Any) -> str | Value:
    return row if isinstance(row, str) else Value(*row)
