"""When to build again: files are looked at from time to time, and a change counts once they have come to rest.

Looking costs a call of the system for each file (20 ms for 4,000), needs no library, and works on every disk, also
on those of other machines, which tell nobody of a change. It takes a tenth of the time at most, however many files.
In between only the folders are looked at, whose own times tell that a file came, went or was put in another's place.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic, sleep

from kg.read.given import given
from kg.sight import sight

# Seconds between two glances at the folders, and of rest that a change must have.
SOON = 0.1
_REST = 9


def look(sources: Iterable[Path], *, without: Path) -> str:
    """A mark of all files under these folders, files and lists; it changes when one of them does."""
    places: list[Path] = []
    for source in sources:
        places += [Path(str(source).removeprefix("@")), *sorted({one.path for one in given(source, [])})]
    return sight(places, without=without).mark


def folders(sources: Iterable[Path]) -> list[str]:
    """The folders among these, and those in them."""
    return [folder for source in sources if source.is_dir() for folder, _, _ in os.walk(source)]


def rests(look: Callable[[], str], wait: Callable[[bool], object], last: str) -> Iterator[str]:
    """Each look that differs from the one before it (`last` at first) and was the same twice; `wait` is told whether
    something is changing just now."""
    before = look()
    while True:
        wait(before != last)
        now = look()
        if now == before != last:
            last = now
            yield now
        before = now


class Pace:
    """When the next look is due: after `every` so many seconds, as soon as a folder has changed, and soon while
    something is changing; never sooner than a look itself takes, and nine times as long where all is quiet."""

    def __init__(
        self,
        look: Callable[[], str],
        folders: Callable[[], Iterable[str]],
        every: float,
        *,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[float], object] = sleep,
    ) -> None:
        self._look, self._every, self._list = look, every, folders
        self._clock, self._pause = clock, pause
        self._took = 0.0
        self._folders: list[str] = []
        self._times: list[int] = []

    def look(self) -> str:
        """Looks, and notes how long that took."""
        begin = self._clock()
        self._folders = list(self._list())
        self._times = self._glance()
        mark = self._look()
        self._took = self._clock() - begin
        return mark

    def wait(self, changing: bool) -> None:
        """Waits until the next look is due."""
        soon = max(min(SOON, self._every), self._took)
        if changing:
            self._pause(soon)
            return
        until = self._clock() + max(self._every, _REST * self._took)
        while (left := until - self._clock()) > 0:
            self._pause(min(soon, left))
            if self._glance() != self._times:
                return

    def _glance(self) -> list[int]:
        """When each folder was changed; 0 where it is gone."""
        return [_time(folder) for folder in self._folders]


def _time(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except OSError:
        return 0
