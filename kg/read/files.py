"""The files of the sources: found, sorted, read; nothing is skipped in silence but hidden files and manifests."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.model import Problem, RawFile
from kg.read.forms import SUFFIXES

# 16 MB hold two and a half million words, ten times the longest UN report: a larger file is a mistake (a dump, a log)
# or an attack, and reading costs up to forty times the size in memory. A caller may set another limit.
LARGEST = 16 * 1024 * 1024

MANIFEST = "manifest.toml"

Found = tuple[str, Path]


def raw_files(sources: Sequence[Path], *, largest: int = LARGEST) -> tuple[tuple[RawFile, ...], tuple[Problem, ...]]:
    """Every readable document of the files and folders given, and what could not be read.

    Shape: sorted by id; the id is the POSIX path relative to the folder given (for a file its name), in NFC.
    Units: `largest` in bytes.
    """
    problems: list[Problem] = []
    return tuple(each_file(sources, problems, largest=largest)), tuple(problems)


def each_file(sources: Sequence[Path], problems: list[Problem], *, largest: int = LARGEST) -> Iterator[RawFile]:
    """The same one by one, so that not all of them are in memory; what could not be read is added to `problems`."""
    found: list[Found] = []
    for source in sources:
        of_source = list(_documents(source, problems))
        if not of_source and source.is_dir():
            problems.append(Problem(str(source), f"no documents in this folder (expected {_expected()})", "error"))
        found += of_source
    for id, path in _distinct(sorted(found, key=lambda f: (f[0], str(f[1]))), problems):
        data = _data(id, path, largest, problems)
        if data is not None:
            yield RawFile(id, path.as_posix(), data)


def _expected() -> str:
    return ", ".join(SUFFIXES)


def _documents(source: Path, problems: list[Problem]) -> Iterator[Found]:
    try:
        mode = source.stat().st_mode
    except OSError as error:
        problems.append(Problem(str(source), f"cannot be read: {_reason(error)}", "error"))
        return
    if stat.S_ISDIR(mode):
        yield from _in_folder(source, problems)
    elif not stat.S_ISREG(mode):
        problems.append(Problem(str(source), "is no regular file (expected a document or a folder)", "error"))
    elif source.suffix.lower() not in SUFFIXES:
        problems.append(Problem(source.name, _unsupported(source), "error"))
    else:
        yield unicodedata.normalize("NFC", source.name), source


def _in_folder(root: Path, problems: list[Problem]) -> Iterator[Found]:
    """The documents of a folder, at any depth; a linked folder that was already entered is not entered again."""
    waiting = [root]
    entered: set[tuple[int, int]] = set()
    while waiting:
        folder = waiting.pop()
        where = _id(folder, root)
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
        for entry in entries:
            path = folder / entry.name
            if entry.name.startswith(".") or entry.name == MANIFEST:
                continue
            if _is_folder(entry):
                waiting.append(path)
            elif path.suffix.lower() in SUFFIXES:
                yield _id(path, root), path
            else:
                problems.append(Problem(_id(path, root), _unsupported(path), "note"))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself: told of when it is read as a file
        return False


def _id(path: Path, root: Path) -> str:
    relative = path.relative_to(root).as_posix()
    return unicodedata.normalize("NFC", root.name if relative == "." else relative)


def _unsupported(path: Path) -> str:
    return f"skipped: unsupported kind of file {path.suffix or '(no suffix)'!r} (expected {_expected()})"


def _distinct(found: Sequence[Found], problems: list[Problem]) -> Iterator[Found]:
    """The found files of distinct ids. Ids differing in case only would be one file on some file systems."""
    first: dict[str, Found] = {}
    for id, path in found:
        key = unicodedata.normalize("NFC", id.casefold())
        if key not in first:
            first[key] = (id, path)
            yield id, path
        elif not _same(first[key][1], path):
            message = f"skipped: a file of that name was already read, {first[key][1].as_posix()}"
            problems.append(Problem(path.as_posix(), message, "error"))


def _same(a: Path, b: Path) -> bool:
    return a == b or a.absolute() == b.absolute()


def _data(id: str, path: Path, largest: int, problems: list[Problem]) -> bytes | None:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            problems.append(Problem(id, "skipped: no regular file", "error"))
            return None
        if status.st_size > largest:
            message = f"skipped: {status.st_size:,} bytes are more than the limit of {largest:,} (split the file)"
            problems.append(Problem(id, message, "error"))
            return None
        return path.read_bytes()
    except OSError as error:
        problems.append(Problem(id, f"cannot be read: {_reason(error)}", "error"))
        return None


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__
