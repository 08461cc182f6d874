"""When to build again: files are looked at from time to time, and a change counts once they have come to rest.

Looking costs a call of the system for each file (20 ms for 4,000), needs no library, and works on every disk, also
on those of other machines, which tell nobody of a change.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from kg.read.given import given


def sight(sources: Iterable[Path], *, without: Path) -> str:
    """One hash of names, sizes and times of all files under these folders, files and lists.

    What lies in `without`, the folder that is built, is left out.
    """
    found: list[str] = []
    for source in sources:
        listed = Path(str(source).removeprefix("@"))
        for path in {listed, *(one.path for one in given(source, []))}:
            found += _marks(path, without.resolve())
    return sha256("\n".join(sorted(found)).encode("utf-8", "surrogateescape")).hexdigest()


def rests(look: Callable[[], str], wait: Callable[[], object], last: str) -> Iterator[str]:
    """Each sight that differs from the one before it (`last` at first) and was the same in two looks."""
    before = look()
    while True:
        wait()
        now = look()
        if now == before != last:
            last = now
            yield now
        before = now


def _marks(path: Path, without: Path) -> Iterator[str]:
    """Name, size, time of change and number of each file: a file that is replaced has another number."""
    if path.is_dir():
        for folder, inside, files in os.walk(path, onerror=None):
            inside[:] = [name for name in inside if Path(folder, name).resolve() != without]
            yield from (mark for name in files for mark in _mark(os.path.join(folder, name)))
    else:
        yield from _mark(str(path))


def _mark(path: str) -> Iterator[str]:
    try:
        status = os.stat(path)
    except OSError:  # gone since the folder was listed
        return
    yield f"{path} {status.st_size} {status.st_mtime_ns} {status.st_ino}"
