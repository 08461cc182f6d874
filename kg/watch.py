"""When to build again: files are looked at from time to time, and a change counts once they have come to rest.

Looking costs a call of the system for each file (20 ms for 4,000), needs no library, and works on every disk, also
on those of other machines, which tell nobody of a change. It takes a tenth of the time at most, however many files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import monotonic

from kg.read.given import given
from kg.sight import sight

_SOONER = 5
_REST = 9


def look(sources: Iterable[Path], *, without: Path) -> str:
    """A mark of all files under these folders, files and lists; it changes when one of them does."""
    places: list[Path] = []
    for source in sources:
        places += [Path(str(source).removeprefix("@")), *sorted({one.path for one in given(source, [])})]
    return sight(places, without=without).mark


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
    """How long to wait between two looks: `every` so many seconds, a fifth of it while something changes, and never
    less than nine times as long as a look took."""

    def __init__(self, look: Callable[[], str], every: float, clock: Callable[[], float] = monotonic) -> None:
        self._look, self._every, self._clock = look, every, clock
        self._took = 0.0

    def look(self) -> str:
        """Looks, and notes how long that took."""
        begin = self._clock()
        mark = self._look()
        self._took = self._clock() - begin
        return mark

    def seconds(self, changing: bool) -> float:
        """Until the next look."""
        return max(self._every / _SOONER if changing else self._every, _REST * self._took)
