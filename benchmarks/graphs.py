"""Made graphs of any size in the shape of ours: the five documents over and over, each time under other names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

# What each copy has of its own; bodies, States, resolutions, roles and topics are shared by all.
_OWN = re.compile(rb"(/id/(?:graph/)?(?:document|sentence|claim|quotation|provision|person|event|tenure)/[^>]+)>")
_SHARED = b"/graph/authority/"


def copies(nquads: bytes, triples: int) -> Iterator[bytes]:
    """Lines of N-Quads, in pieces, with at least so many triples in all, out of those of a graph."""
    lines = nquads.splitlines(keepends=True)
    marked = [line if _SHARED in line else _OWN.sub(rb"\1\0>", line) for line in lines]
    shared = [line for line in marked if b"\0" not in line]
    own = b"".join(line for line in marked if b"\0" in line)
    yield b"".join(shared)
    count, each = len(shared), len(lines) - len(shared)
    number = 0
    while count < triples:
        number += 1
        count += each
        yield own.replace(b"\0", b"-%05d" % number)


def write_made(nquads: bytes, triples: int, path: Path) -> None:
    """Writes such a graph as a file of N-Quads."""
    with path.open("wb") as file:
        file.writelines(copies(nquads, triples))
