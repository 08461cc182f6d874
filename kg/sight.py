"""What files look like from without: one hash of names, sizes, times and numbers, at a call of the system each.

Two equal sights mean that no file was changed, unless one was changed twice within the same tick of the disk's clock:
`settled` says whether that can be.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

# Nanoseconds within which a disk may give two changes one time: FAT counts by two seconds, no other more coarsely.
TICK = 2_000_000_000
_CODE = "__pycache__"  # written by Python when it reads what is looked at anyway


class Sight(Struct, frozen=True):
    """The hash of what was seen, and the time of the latest change (ns, by the clock of the disk)."""

    mark: str
    latest: int

    def settled(self, now: int) -> bool:
        """Whether a change after this sight, taken at `now`, must show: the last one is older than a tick."""
        return self.latest < now - TICK


def sight(places: Iterable[Path], *, without: Path | None = None) -> Sight:
    """What these files and folders look like; what lies in `without`, the folder that is built, is left out."""
    apart = None if without is None else without.resolve()
    marks: list[str] = []
    latest = 0
    for path in dict.fromkeys(places):
        for name in _files(path, apart):
            try:
                size, modified, changed, inode, device = _look(os.stat(name))
            except OSError:  # gone since the folder was listed, or not there: then it has no mark
                continue
            latest = max(latest, modified, changed)
            marks.append(f"{name} {size} {modified} {changed} {inode} {device}")
    text = "\n".join(sorted(marks))
    return Sight(sha256(text.encode("utf-8", "surrogateescape")).hexdigest(), latest)


Row = tuple[int, int, int, int, int, str]


class Looks:
    """The hashes of files by what these look like: of a file that looks as it did its content is known.

    `noted` are the looks of an earlier build by path; `now` is when this one began (ns, by the clock of the disk):
    a file that was changed within a tick of it is not noted, for it may change again and look the same.
    """

    def __init__(self, noted: Mapping[str, Row], now: int) -> None:
        self._noted, self._now = noted, now
        self.noted: dict[str, Row] = {}  # those of this build
        self._folder = cache(lambda folder: os.path.join(os.path.abspath(folder), ""))

    def known(self, path: str, status: os.stat_result) -> str | None:
        """The hash of a file that looks as it did; None for another."""
        name = self._name(path)
        row = self._noted.get(name)
        if row is None or row[:-1] != _look(status):
            return None
        self.noted[name] = row
        return row[-1]

    def note(self, path: str, status: os.stat_result, data: bytes) -> str:
        """The hash of a file that was read; `status` is that of before."""
        found = sha256(data).hexdigest()
        if max(status.st_mtime_ns, status.st_ctime_ns) < self._now - TICK:
            self.noted[self._name(path)] = (*_look(status), found)
        return found

    def _name(self, path: str) -> str:
        """A file by its whole path; its folder is looked up once, not for each of its files."""
        folder, slash, name = path.rpartition("/")
        return self._folder(folder or slash or ".") + name


def resolving() -> Callable[..., str]:
    """What resolves the paths of files; each folder is followed once, not for each of its files.

    Whether a file is a `link` is looked up where it is not known.
    """
    folder = cache(lambda there: os.path.join(os.path.realpath(there), ""))

    def resolved(path: str, *, link: bool | None = None) -> str:
        there, slash, name = path.rpartition("/")
        linked = os.path.islink(path) if link is None else link
        return os.path.realpath(path) if linked else folder(there or slash) + name

    return resolved


def _look(status: os.stat_result) -> tuple[int, int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev


def _files(path: Path, apart: Path | None) -> Iterator[str]:
    """Each file under a folder, or the file itself."""
    if not path.is_dir():
        yield str(path)
        return
    for folder, inside, files in os.walk(path):
        beside = () if apart is None else (apart.name, f".{apart.name}.")
        inside[:] = [n for n in inside if n != _CODE and not (n.startswith(beside) and _within(folder, n, apart))]
        start = os.path.join(folder, "")
        for name in files:
            if not (name.startswith(beside) and _within(folder, name, apart)):
                yield start + name


def _within(folder: str, name: str, apart: Path | None) -> bool:
    """Whether a file or folder is the one left out, or lies hidden beside it."""
    path = Path(folder).resolve() / name
    return apart is not None and (path == apart or (path.parent == apart.parent and name.startswith(f".{apart.name}.")))
