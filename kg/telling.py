"""What documents say, told: again only where something that it depends on changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from kg.cache import Log
from kg.claims import Digest, Naming, Sums, sums_of
from kg.claims.kept import digest_of, packed
from kg.ledger import SUMS
from kg.model import Extraction
from kg.output import CACHE
from kg.record import TEXTS, has_text
from kg.stock import Outline
from kg.work import Told

# How the names of pieces begin that documents say (see kg.rdf.pieces).
SAID = "said "


class Teller(Struct, frozen=True):
    """A document, how its referents are called, and the key of what it says: equal only where it says the same."""

    outline: Outline
    extraction: Extraction
    naming: Naming
    key: bytes

    @property
    def piece(self) -> str:
        """The name of what it says, as a piece of the graph."""
        return f"{SAID}{self.naming.source}"


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


def unchanged(every: Sequence[Teller], marks: Mapping[str, str], output: Path) -> set[str]:
    """The names of the pieces that a graph holds as they are to be told.

    `marks` are those of the pieces of the graph that lies in `output`.
    """
    return {
        one.piece
        for one in every
        if marks.get(one.piece) == one.key.hex()
        and (not has_text(one.extraction.document) or (output / TEXTS / f"{one.naming.file}.txt").is_file())
    }


def summed(same: set[str], marks: Mapping[str, str], log: Log, output: Path) -> Sums:
    """The sums of the digests of those pieces that are the `same`; one that is not kept is no longer among them.

    They are those of the last build but for what has gone, where all of that is known.
    """
    said = {name: mark for name, mark in marks.items() if name.startswith(SAID)}
    gone = [digest_of(log.head(bytes.fromhex(mark))) for name, mark in said.items() if name not in same]
    sums = _before(output, said)
    if sums is not None and None not in gone:
        for digest in gone:
            if digest is not None:
                sums.take(digest)
        return sums
    sums = Sums()
    for name in sorted(same):
        digest = digest_of(log.head(bytes.fromhex(said[name])))
        if digest is None:
            same.discard(name)
        else:
            sums.add(digest)
    return sums


def _before(output: Path, said: Mapping[str, str]) -> Sums | None:
    try:
        return sums_of((output / CACHE / SUMS).read_text(encoding="utf-8"), of(said))
    except (OSError, ValueError):
        return None


def of(marks: Mapping[str, str]) -> str:
    """One hash of what documents say, by the marks of the pieces of a graph."""
    said = sorted(f"{name} {mark}" for name, mark in marks.items() if name.startswith(SAID))
    return sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def write_sums(sums: Sums, marks: Mapping[str, str], folder: Path) -> None:
    """Writes the sums down for the next build, of a graph with these marks."""
    (folder / CACHE).mkdir(exist_ok=True)
    (folder / CACHE / SUMS).write_text(sums.packed(of(marks)), encoding="utf-8")


def digests(
    every: Sequence[Teller], told: Iterator[Told], log: Log, take: Callable[[Told], None]
) -> Iterator[tuple[Digest, bool]]:
    """The digest of each of these documents, and whether it was told; `told` is what each says."""
    for one, result in zip(every, told, strict=True):
        take(result)
        if not result.lost:
            log.put(one.key, packed(result.digest), b"")
        yield result.digest, not result.lost
