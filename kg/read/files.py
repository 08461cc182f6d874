"""The documents of the sources: found, named, read; nothing is skipped in silence but hidden files and manifests."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from kg.errors import ConfigurationError
from kg.model import Problem, RawFile
from kg.read import tables
from kg.read.entries import Entry
from kg.read.forms import SUFFIXES
from kg.read.given import Given, given
from kg.read.manifests import MANIFEST

# 16 MB hold two and a half million words, ten times the longest UN report: a larger file is a mistake (a dump, a log)
# or an attack, and reading costs up to forty times the size in memory. A caller may set another limit.
LARGEST = 16 * 1024 * 1024


class Seen(Protocol):
    """Who knows files by their looks."""

    def known(self, path: str, status: os.stat_result) -> str | None:
        """The SHA-256 of a file that need not be read; None for one that must."""

    def note(self, path: str, status: os.stat_result, data: bytes) -> str:
        """The SHA-256 of a file that was read; `status` is that of before."""


class Found(Struct, frozen=True):
    """A document as it was found: its file or row, the folder from which its id counts, what its row says of it.

    `sha256` is that of a file where it is known; of one that is known by its look `raw` has no bytes. `link` is whether
    the file is one, where that is known.
    """

    raw: RawFile
    base: Path
    entry: Entry | None = None
    sha256: str | None = None
    link: bool | None = None


class _Place(Struct, frozen=True):
    id: str
    path: str  # with slashes
    base: Path
    link: bool | None = None


def raw_files(sources: Sequence[Path], *, largest: int = LARGEST) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Every readable document of the sources given, and what could not be read.

    Shape: sorted by id; the id is the POSIX path relative to the folder given (for a file its name), in NFC, or what
    its row says.
    Units: `largest` in bytes.
    """
    problems: list[Problem] = []
    found = (one.raw for one in each_document(sources, problems, largest=largest))
    return tuple(sorted(found, key=lambda raw: raw.id)), tuple(problems)


def each_document(
    sources: Sequence[Path], problems: list[Problem], *, largest: int = LARGEST, seen: Seen | None = None
) -> Iterator[Found]:
    """The same one by one, so that not all of them are in memory; what could not be read is added to `problems`.

    Files that `seen` knows by their looks are not read.

    Shape: the files sorted by id, then the rows of each file of rows in its order.
    """
    files: list[_Place] = []
    holding_rows: list[_Place] = []
    for source in sources:
        for one in given(source, problems):
            of_source = list(_documents(one, problems))
            if not of_source and one.path.is_dir():
                problems.append(Problem(one.where, f"no documents in this folder (expected {_expected()})", "error"))
            own = len(of_source) == 1 and of_source[0].path == one.path.as_posix()  # none in a folder is of rows
            (holding_rows if own and tables.holds_rows(one.path) else files).extend(of_source)
    ids: dict[str, str] = {}
    for place in _distinct(_sorted(files), problems):
        read = _data(place.id, place.path, largest, problems, seen)
        if read is not None:
            ids[place.id] = place.path
            yield Found(RawFile(place.id, place.path, read[0]), place.base, sha256=read[1], link=place.link)
    for place in {Path(place.path).absolute(): place for place in _sorted(holding_rows)}.values():
        yield from _rows(place, ids, largest, problems)


def _rows(place: _Place, ids: dict[str, str], largest: int, problems: list[Problem]) -> Iterator[Found]:
    """The documents of a file of rows; `ids` are those of the documents before them, with where they stand."""
    path = place.path
    try:
        for row in tables.rows(Path(path), problems, largest=largest):
            where = f"{path}:{row.line}"
            first = ids.setdefault(row.id, where)
            if first == where:
                yield Found(RawFile(row.id, path, row.text, row.place), place.base, row.entry)
            else:
                message = f"skipped: a document called {row.id!r} was already read, {first}"
                problems.append(Problem(where, message, "error"))
    except OSError as error:
        problems.append(Problem(place.id, f"cannot be read: {_reason(error)}", "error"))
    except ConfigurationError as error:
        problems.append(Problem(place.id, f"cannot be read: {error}", "error"))


def _sorted(places: list[_Place]) -> list[_Place]:
    return sorted(places, key=lambda place: (place.id, place.path))


def _expected() -> str:
    return ", ".join(SUFFIXES)


def _documents(source: Given, problems: list[Problem]) -> Iterator[_Place]:
    path = source.path
    try:
        mode = path.stat().st_mode
    except OSError as error:
        problems.append(Problem(source.where, f"{_named(source)}cannot be read: {_reason(error)}", "error"))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(source, problems)
    elif not stat.S_ISREG(mode):
        message = f"{_named(source)}is no regular file (expected a document or a folder)"
        problems.append(Problem(source.where, message, "error"))
    elif path.suffix.lower() in SUFFIXES or tables.holds_rows(path):
        yield _Place(_id(path, source.base), path.as_posix(), source.base)
    else:
        problems.append(Problem(path.name, _unsupported(path), "error"))


def _named(source: Given) -> str:
    """The name of what a line of a list asks for; nothing where the problem's place says it."""
    return "" if source.where == str(source.path) else f"{source.path.as_posix()!r} "


def _in_folder(source: Given, problems: list[Problem]) -> Iterator[_Place]:
    """The documents of a folder, at any depth; a linked folder that was already entered is not entered again."""
    waiting = [source.path]
    entered: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        where = _id(folder, source.base)
        try:
            status = folder.stat()
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError as error:
            problems.append(Problem(where, f"cannot be read: {_reason(error)}", "error"))
            continue
        if (status.st_dev, status.st_ino) in entered:
            problems.append(Problem(where, "folder skipped: it was already read under another name (a link)"))
            continue
        entered.add((status.st_dev, status.st_ino))
        within = "" if folder == source.base else f"{where}/"
        before = (folder / "-").as_posix()[:-1]
        for entry in entries:
            name = entry.name
            if name.startswith(".") or name == MANIFEST:
                continue
            if _is_folder(entry):
                waiting.append(folder / name)
            elif name[max(name.rfind("."), 0) :].lower() in SUFFIXES:
                yield _Place(_composed(within + name), before + name, source.base, entry.is_symlink())
            else:
                problems.append(Problem(_composed(within + name), _unsupported(folder / name), "note"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: told of when it is read as a file
        return False


def _id(path: Path, base: Path) -> str:
    relative = path.relative_to(base).as_posix()
    return _composed(base.name if relative == "." else relative)


def _composed(id: str) -> str:
    return id if id.isascii() else unicodedata.normalize("NFC", id)


def _unsupported(path: Path) -> str:
    if tables.holds_rows(path):
        return "skipped: a file of rows, which is read where it is named itself"
    return f"skipped: unsupported kind of file {path.suffix or '(no suffix)'!r} (expected {_expected()})"


def _distinct(found: Sequence[_Place], problems: list[Problem]) -> Iterator[_Place]:
    """The found files of distinct ids. Ids differing in case only would be one file on some file systems."""
    first: dict[str, str] = {}
    for place in found:
        key = _composed(place.id.casefold())
        if key not in first:
            first[key] = place.path
            yield place
        elif not _same(first[key], place.path):
            message = f"skipped: a file of that name was already read, {first[key]}"
            problems.append(Problem(place.path, message, "error"))


def _same(a: str, b: str) -> bool:
    return a == b or Path(a).absolute() == Path(b).absolute()


def _data(
    id: str, path: str, largest: int, problems: list[Problem], seen: Seen | None
) -> tuple[bytes, str | None] | None:
    """The bytes of a file, and its hash if somebody keeps it."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            problems.append(Problem(id, "skipped: no regular file", "error"))
            return None
        if status.st_size > largest:
            message = f"skipped: {status.st_size:,} bytes are more than the limit of {largest:,} (split the file)"
            problems.append(Problem(id, message, "error"))
            return None
        known = None if seen is None else seen.known(path, status)
        if known is not None:
            return b"", known
        data = Path(path).read_bytes()
        return data, None if seen is None else seen.note(path, status, data)
    except OSError as error:
        problems.append(Problem(id, f"cannot be read: {_reason(error)}", "error"))
        return None


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
