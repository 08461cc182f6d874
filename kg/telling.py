"""What documents say, told: again only where something that it depends on changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.cache import Log
from kg.claims import Digest, Naming
from kg.claims.kept import digest_of, packed
from kg.model import Extraction
from kg.record import TEXTS, has_text
from kg.stock import Outline
from kg.work import Told


@dataclass(frozen=True, slots=True)
class Teller:
    """A document, how its referents are called, and the key of what it says: equal only where it says the same."""

    outline: Outline
    extraction: Extraction
    naming: Naming
    key: bytes

    @property
    def piece(self) -> str:
        """The name of what it says, as a piece of the graph."""
        return f"said {self.naming.source}"


def tellers(
    outlines: Sequence[Outline], extractions: Sequence[Extraction], namings: Sequence[Naming], made: str
) -> list[Teller]:
    """The documents in their order; `made` names the program and all settings that could change what they say."""
    every = zip(outlines, extractions, namings, strict=True)
    return [Teller(one, extraction, naming, _key(one, naming, made)) for one, extraction, naming in every]


def _key(one: Outline, naming: Naming, made: str) -> bytes:
    near = sorted(naming.zones.items()), sorted(naming.dropped)
    parts = made, one.source.key, naming.source, naming.file, naming.handle, naming.ids, near
    return sha256("\n".join(map(repr, parts)).encode("utf-8", "surrogatepass")).digest()[:16]


def known(every: Sequence[Teller], marks: Mapping[str, str], log: Log, output: Path) -> dict[str, Digest]:
    """The digests of those documents that a graph holds as they are to be told, by the name of their piece.

    `marks` are those of the pieces of the graph that lies in `output`.
    """
    found = {}
    for one in every:
        if marks.get(one.piece) == one.key.hex() and (
            not has_text(one.extraction.document) or (output / TEXTS / f"{one.naming.file}.txt").is_file()
        ):
            digest = digest_of(log.head(one.key))
            if digest is not None:
                found[one.piece] = digest
    return found


def digests(
    every: Sequence[Teller], known: Mapping[str, Digest], told: Iterator[Told], log: Log, take: Callable[[Told], None]
) -> Iterator[tuple[Digest, bool]]:
    """The digest of each document, and whether it was told; `told` are those that are not known, in their order."""
    for one in every:
        if one.piece in known:
            yield known[one.piece], True
            continue
        result = next(told)
        take(result)
        if not result.lost:
            log.put(one.key, packed(result.digest), b"")
        yield result.digest, not result.lost
