"""The quads of a large graph as the page needs them: the sentences that say something, and nothing that is inferred.

Most sentences only name things. In a graph of thousands of documents they would be four fifths of a page, and of the
memory it takes to make one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from kg.view.triples import INFERRED

_EVIDENCE = b"#evidence> "
_SENTENCE = b"/sentence/"
_END = f"/{INFERRED}> .\n".encode()
# Lines that are parsed at once, some megabytes.
_PIECE = 20_000


def saying(nquads: Path) -> Iterator[Any]:
    """The quads of a file of N-Quads without sentences that are nobody's evidence, and without what is inferred."""
    import pyoxigraph as ox

    with nquads.open("rb") as file:
        evidence = {_object(line) for line in file if _EVIDENCE in line}
        file.seek(0)
        lines = _told(file, evidence)
        while piece := b"".join(islice(lines, _PIECE)):
            yield from ox.parse(piece, format=ox.RdfFormat.N_QUADS, lenient=True)


def _told(lines: Iterable[bytes], evidence: set[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.endswith(_END):
            continue
        subject = line[: line.index(b" ")]
        if _SENTENCE not in subject or subject in evidence:
            yield line


def _object(line: bytes) -> bytes:
    """The object of a line whose subject, predicate and object are IRIs."""
    return line.split(b" ", 3)[2]
