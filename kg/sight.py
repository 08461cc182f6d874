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
        for name, status in _files(path, apart):
            latest = max(latest, status.st_mtime_ns, status.st_ctime_ns)
            times = f"{status.st_mtime_ns} {status.st_ctime_ns}"
            marks.append(f"{name} {status.st_size} {times} {status.st_ino} {status.st_dev}")
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

    def known(self, path: Path, status: os.stat_result) -> str | None:
        """The hash of a file that looks as it did; None for another."""
        name = os.path.abspath(path)
        row = self._noted.get(name)
        if row is None or tuple(row[:-1]) != _look(status):
            return None
        self.noted[name] = row
        return row[-1]

    def note(self, path: Path, status: os.stat_result, data: bytes) -> str:
        """The hash of a file that was read; `status` is that of before."""
        found = sha256(data).hexdigest()
        if max(status.st_mtime_ns, status.st_ctime_ns) < self._now - TICK:
            self.noted[os.path.abspath(path)] = (*_look(status), found)
        return found


def resolving() -> Callable[[str], str]:
    """What resolves the paths of files; each folder is followed once, not for each of its files."""
    folder = cache(os.path.realpath)

    def resolved(path: str) -> str:
        there, name = os.path.split(path)
        return os.path.realpath(path) if os.path.islink(path) else os.path.join(folder(there), name)

    return resolved


def _look(status: os.stat_result) -> tuple[int, int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, status.st_dev


def _files(path: Path, apart: Path | None) -> Iterator[tuple[str, os.stat_result]]:
    """Each file under a folder, or the file itself."""
    if not path.is_dir():
        yield from _status(str(path))
        return
    for folder, inside, files in os.walk(path):
        beside = () if apart is None else (apart.name, f".{apart.name}.")
        inside[:] = [n for n in inside if n != _CODE and not (n.startswith(beside) and _within(folder, n, apart))]
        for name in files:
            if not (name.startswith(beside) and _within(folder, name, apart)):
                yield from _status(os.path.join(folder, name))


def _within(folder: str, name: str, apart: Path | None) -> bool:
    """Whether a file or folder is the one left out, or lies hidden beside it."""
    path = Path(folder).resolve() / name
    return apart is not None and (path == apart or (path.parent == apart.parent and name.startswith(f".{apart.name}.")))


def _status(path: str) -> Iterator[tuple[str, os.stat_result]]:
    try:
        yield path, os.stat(path)
    except OSError:  # gone since the folder was listed, or not there: then it has no mark
        return
