"""Documents told in sheaves: the graphs of some of them at a time as one file of sorted N-Quads, a shard.

The worker writes the shard where it sees the folder of shards; where it does not (another machine without the disk),
it hands the lines over, and the driver writes them.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from kg.rdf.store import sorted_lines
from kg.run import Runner, Task
from kg.work import Told

# Documents of a sheaf: some hundred kilobytes of lines, so that a million documents make no more than 20,000 files.
SHEAF = 50
_MARK = ".mark"


class Bound(Struct, frozen=True):
    """What came of a sheaf: each document without its lines, and all lines unless they were written; None: lost."""

    told: tuple[Told, ...] | None
    lines: bytes | None = None


class Sheaf(Struct, frozen=True):
    """Some documents to tell, and the file to write; `mark` is what the folder's mark says on a disk that is shared."""

    orders: tuple[Task[Told], ...]
    path: Path
    mark: str

    def do(self, desk: Any) -> Bound:
        """The documents told, their lines written."""
        told = [order.do(desk) for order in self.orders]
        lines = _sorted(told)
        bare = tuple(replace(one, lines=b"") for one in told)
        if not self._shared():
            return Bound(bare, lines)
        _write(self.path, lines)
        return Bound(bare)

    def lost(self) -> Bound:
        """Nothing: its documents are told one by one then."""
        return Bound(None)

    def _shared(self) -> bool:
        try:
            return (self.path.parent / _MARK).read_text(encoding="utf-8") == self.mark
        except OSError:
            return False


class Shards:
    """A runner of orders that leaves the lines of what they tell in files, named in `files`, not in its results."""

    def __init__(self, runner: Runner, folder: Path, files: list[Path]) -> None:
        self._runner, self._folder, self._files = runner, folder, files
        self._mark = secrets.token_hex()  # of no weight for what is written

    def map(self, tasks: Iterable[Task[Told]]) -> Iterator[Told]:
        """What each document says, without its lines."""
        self._folder.mkdir()
        (self._folder / _MARK).write_text(self._mark, encoding="utf-8")
        waiting: list[Sheaf] = []
        for bound in self._runner.map(self._sheaves(iter(tasks), waiting.append)):
            sheaf = waiting.pop(0)
            yield from self._kept(sheaf, bound)

    def close(self) -> None:
        """What the runner does at its end."""
        self._runner.close()

    def _sheaves(self, orders: Iterator[Task[Told]], sent: Callable[[Sheaf], None]) -> Iterator[Sheaf]:
        number = 0
        while some := tuple(islice(orders, SHEAF)):
            sheaf = Sheaf(some, self._folder / f"{number:06}.nq", self._mark)
            number += 1
            sent(sheaf)
            yield sheaf

    def _kept(self, sheaf: Sheaf, bound: Bound) -> Iterator[Told]:
        told = bound.told
        if told is None:  # a document in it kills every worker
            alone = list(self._runner.map(sheaf.orders))
            bound = Bound(told := tuple(replace(one, lines=b"") for one in alone), _sorted(alone))
        if bound.lines is not None:
            _write(sheaf.path, bound.lines)
        self._files.append(sheaf.path)
        yield from told


def _sorted(told: Iterable[Told]) -> bytes:
    return sorted_lines(b"".join(one.lines for one in told))


def _write(path: Path, lines: bytes) -> None:
    """A file that is whole or not there, also if two write it."""
    aside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    aside.write_bytes(lines)
    aside.replace(path)
