"""When to build again: files are looked at from time to time, and a change counts once they have come to rest.

Looking costs a call of the system for each file (20 ms for 4,000), needs no library, and works on every disk, also
on those of other machines, which tell nobody of a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from kg.read.given import given
from kg.sight import sight


def look(sources: Iterable[Path], *, without: Path) -> str:
    """A mark of all files under these folders, files and lists; it changes when one of them does."""
    places: list[Path] = []
    for source in sources:
        places += [Path(str(source).removeprefix("@")), *sorted({one.path for one in given(source, [])})]
    return sight(places, without=without).mark


def rests(look: Callable[[], str], wait: Callable[[], object], last: str) -> Iterator[str]:
    """Each look that differs from the one before it (`last` at first) and was the same twice."""
    before = look()
    while True:
        wait()
        now = look()
        if now == before != last:
            last = now
            yield now
        before = now
