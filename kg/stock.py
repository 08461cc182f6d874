"""What is known of the documents: read now, or kept from an earlier build if nothing that could change it changed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from kg.cache import Log, outline_of
from kg.model import Extraction, Problem, RawFile
from kg.read import Manifest
from kg.read.again import Shelf
from kg.run import Advance, Runner, unsearched
from kg.work import Desk, Job, Packed

# Fewer documents than this are linked in less time than notes of it take, for those that come after (kg.onward).
WORTH_NOTING = 50


class Source(Struct, frozen=True):
    """A file that is to be in the graph: where it lies, what is known of it, what its content and rules come to.

    `row` is the place of its row, where the file is one of rows; `real` the path with all links followed.
    """

    id: str
    path: str
    manifest: Manifest
    key: bytes
    row: int | None = None
    real: str = ""


class Outline(Struct, frozen=True):
    """A document as linking sees it: `extraction` has no texts and no places; None where nothing could be read."""

    source: Source
    extraction: Extraction | None
    titles: Mapping[int, tuple[str, ...]]
    problems: tuple[Problem, ...]
    whole: Extraction | None = None  # all of it, where it was read just now in this process


class Read(Struct, frozen=True):
    """The documents of a build and those that could be read, what was told of all and of other files, and the keys of
    all."""

    every: tuple[Outline, ...]
    found: tuple[Outline, ...]
    told: tuple[Problem, ...]
    keys: set[bytes]

    @classmethod
    def of(cls, outlines: Iterable[Outline], problems: Sequence[Problem]) -> Read:
        """What was read, and what was told of it and of other files."""
        every = tuple(outlines)
        told = (*problems, *(problem for one in every for problem in one.problems))
        found = tuple(one for one in every if one.extraction is not None)
        return cls(every, found, told, {one.source.key for one in every})


def source(raw: RawFile, manifest: Manifest, versions: str, content: str | None = None, *, real: str = "") -> Source:
    """A file with the key under which what is read of it is kept.

    `versions` name everything that could change it: rules, lexicon, model, authority files; `content` is its SHA-256,
    where that is known.
    """
    own = manifest.of(raw.id)
    form = () if raw.row is None else ("row",)  # a row is text even if it is called page.html
    parts = (versions, raw.id, own.told(raw.id), content or sha256(raw.data).hexdigest(), *form)
    key = sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()[:16]
    return Source(raw.id, raw.path, own, key, raw.row, real)


def outlines(
    sources: Sequence[Source], versions: str, log: Log, runner: Callable[[int], Runner], advance: Advance | None = None
) -> Iterator[tuple[Outline, bool]]:
    """Each document in the order given, and whether it was known.

    `runner` makes the one who reads so many files; what is read is in the log at once, whatever happens then.
    """
    with unsearched():
        same: dict[Any, Any] = {}
        known = [_known(log, one, same) for one in sources]
    missing = [one for one, outline in zip(sources, known, strict=True) if outline is None]
    reader = runner(len(missing))
    taken: deque[Source] = deque()
    try:
        results = reader.map(_jobs(missing, versions, taken))
        for number, outline in enumerate(known):
            read = outline is None
            known[number] = None
            if outline is None:
                result = next(results)  # not in one line: only now it is known what was taken
                outline = _kept(taken.popleft(), result, log, same)
            if advance is not None:
                advance(number + 1, len(sources), outline.source.id)
            yield outline, not read
    finally:
        reader.close()


def _jobs(missing: Iterable[Source], versions: str, taken: deque[Source]) -> Iterator[Job]:
    """The files to read, as they are when their turn comes: `taken` are the sources under what they hold then."""
    shelf = Shelf()
    for one in missing:
        try:
            data = shelf.data(one.id, one.path, one.row)
        except OSError:  # gone since the folder was listed
            data = b""
        raw = RawFile(one.id, one.path, data, one.row)
        taken.append(source(raw, one.manifest, versions, real=one.real))
        yield Job(raw, one.manifest)


def _known(log: Log, one: Source, same: dict[Any, Any]) -> Outline | None:
    head = log.head(one.key)
    return None if head is None else _outline(one, head, same)


def _kept(one: Source, result: Packed, log: Log, same: dict[Any, Any]) -> Outline:
    if result.whole:
        log.put(one.key, result.outline, result.whole)
    found = _outline(one, result.outline, same)
    assert found is not None
    return found if result.extraction is None else replace(found, whole=result.extraction)


def whole(outline: Outline, log: Log, desk: Desk) -> Extraction | bytes:
    """All that was read of a document; read once more where what was kept is damaged."""
    if outline.whole is not None:
        return outline.whole
    kept = log.body(outline.source.key)
    if kept is not None:
        return kept
    one = outline.source
    raw = RawFile(one.id, one.path, Shelf().data(one.id, one.path, one.row), one.row)
    result = Job(raw, one.manifest).do(desk)
    log.put(one.key, result.outline, result.whole)
    return result.whole


def _outline(one: Source, head: bytes, same: dict[Any, Any]) -> Outline | None:
    found = outline_of(head, same)
    return None if found is None else Outline(one, *found)
