"""The graph as a server holds it: read once, never changed, shared by the workers that are forked from it."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import replace

from kg.errors import KgError, NotFoundError
from kg.output import ahead
from kg.rdf.names import query_prefixes
from kg.rdf.store import Store, copy_store
from kg.serve.settings import Holding, Limits

ReadSource = Callable[[str], str]
_RECORDS = ("build.json", "graph.nq")
_FILES = (".nq", ".trig", ".ttl", ".nt")


class Snapshot(Struct, frozen=True):
    """One state of the graph. `id` tells it from every other; `spool` is a worker's file for large answers."""

    id: str
    store: Store
    limits: Limits
    union: bool = True
    title: str = "Knowledge graph"
    base_path: str = ""
    texts: Mapping[str, str] | None = None
    spool: IO[bytes] | None = None

    @property
    def prefixes(self) -> dict[str, str]:
        """Prefix → namespace of all that the graph may name."""
        return query_prefixes(self.store.base)

    def for_worker(self, spool: IO[bytes]) -> Snapshot:
        """The same with a file to write large answers to."""
        return replace(self, spool=spool)


def fingerprint(graph: Path) -> str:
    """What changes when another graph takes the place of this one: the identity of its files; "" where none is."""
    parts = []
    for path in (graph / "store" / "CURRENT", graph / "CURRENT", *(graph / name for name in _RECORDS), graph):
        with suppress(OSError):
            if path.is_file():
                stat = path.stat()
                parts.append(f"{path.name}:{stat.st_dev}:{stat.st_ino}:{stat.st_mtime_ns}:{stat.st_size}")
    return " ".join(parts)


def in_memory(graph: Path, megabytes: int) -> bool:
    """Whether a graph is small enough to be held in memory (N-Quads take three times the room of the store there)."""
    return graph.is_file() or _size(_folder(graph)) <= megabytes * 1_000_000


def open_in_memory(graph: Path) -> Store:
    """The graph in memory.

    Raises: KgError.
    """
    if graph.is_file():
        return Store.open(graph)
    # From N-Quads where they lie beside: RocksDB would leave threads behind, and a fork with threads is unsafe.
    if (graph / "graph.nq").is_file() and (graph / "store").is_dir() and not ahead(graph):
        return Store.open(graph / "graph.nq")
    disk = Store.open(graph)
    return Store.memory(disk.match(), base=disk.base)


@contextmanager
def private_copy(graph: Path) -> Iterator[Path]:
    """A copy of a store on disk that no build can take away: hard links where possible, else the bytes.

    Raises: NotFoundError where no store is.
    """
    folder = _folder(graph)
    if not (folder / "CURRENT").is_file():
        raise NotFoundError(f"{graph}: no graph is there (build one: kg build SOURCE -o {graph})")
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as copy:
        target = Path(copy) / "store"
        try:
            copy_store(folder, target)
        except (OSError, shutil.Error) as error:
            raise KgError(f"{folder}: cannot be copied to be served ({error})") from error
        yield target


def holding(
    held: Holding, store: Store, texts: Mapping[str, str] | None = None, *, read_from: Path | None = None
) -> Snapshot:
    """The snapshot of an opened graph as the settings want it served."""
    mark = fingerprint(read_from or Path(held.graph))
    return Snapshot(
        hashlib.sha256(mark.encode()).hexdigest()[:16],
        store,
        held.limits,
        held.default_graph == "union",
        held.title,
        held.base_path,
        texts,
    )


def read_text(snapshot: Snapshot) -> ReadSource:
    """Reads a source's text from what the snapshot holds; raises OSError for one that it doesn't."""

    def text(file: str) -> str:
        found = (snapshot.texts or {}).get(file)
        if found is None:
            raise OSError(f"{file}: its text is not at hand")
        return found

    return text


def source_files(store: Store) -> list[str]:
    """The files of the sources, as the graph names them."""
    from kg.rdf.names import kg

    return sorted({q.object.value for q in store.match(None, kg("file")) if isinstance(q.object, ox.Literal)})


def _folder(graph: Path) -> Path:
    return graph / "store" if (graph / "store").is_dir() else graph


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*.sst"))
