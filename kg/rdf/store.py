"""The graph in Oxigraph: on disk to be queried, in memory where only a part of it is asked or it is small.

A store on disk is written aside and swapped in, and opened read-only: RocksDB allows one writer, and readers beside a
writer see what is undefined.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from kg.errors import InputError, KgError, NotFoundError, OutputError
from kg.identity import ID_BASE, ONTOLOGY

_THINGS = "graph/things"
# Bytes of a file that are read at once.
_AT_ONCE = 1_000_000
_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
}


class Store:
    """A graph that can be queried: Oxigraph's store and the base IRI of its things."""

    __slots__ = ("base", "ox")

    def __init__(self, store: ox.Store, base: str) -> None:
        self.ox = store
        self.base = base

    @classmethod
    def memory(cls, quads: Iterable[ox.Quad] = (), *, base: str = ID_BASE) -> Store:
        """A store in memory that holds these quads."""
        store = ox.Store()
        store.bulk_extend(quads)
        return cls(store, base)

    @classmethod
    def create(cls, folder: Path, base: str) -> Store:
        """A store on disk to be filled, in a folder that nobody else opens meanwhile."""
        return cls(ox.Store(str(folder)), base)

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open a graph to read: an output folder, its store, or a file of RDF (.nq, .trig, .ttl, .nt).

        Raises: NotFoundError where nothing lies; KgError when the store or file is broken.
        """
        if path.is_file():
            return _from_file(path)
        folder = path / "store" if (path / "store").is_dir() else path
        if not (folder / "CURRENT").is_file():
            raise NotFoundError(f"{path}: no graph is there (build one: kg build SOURCE -o {path})")
        try:
            store = ox.Store.read_only(str(folder))
            base = _base(store)
        except OSError as error:
            raise KgError(f"{folder}: the store cannot be read, build it again ({_one_line(error)})") from error
        return cls(store, base)

    def write(self, folder: Path) -> None:
        """Write this store to disk: aside first, then in the place of what stood there.

        Raises: OutputError when the folder cannot be written.
        """
        write_store(folder, self.nquads())

    def iri(self, id: str) -> ox.NamedNode:
        """The node of an id ("person/tarek-ladeb")."""
        return ox.NamedNode(self.base + id)

    def graph(self, name: str) -> ox.NamedNode:
        """The node of a named graph ("facts")."""
        return self.iri(f"graph/{name}")

    def match(
        self,
        subject: ox.NamedNode | None = None,
        predicate: ox.NamedNode | None = None,
        object: ox.NamedNode | ox.Literal | None = None,
        graph: ox.NamedNode | None = None,
    ) -> Iterator[ox.Quad]:
        """The quads of this pattern in any graph, or the one named."""
        return self.ox.quads_for_pattern(subject, predicate, object, graph)

    def nquads(self) -> bytes:
        """All quads as N-Quads, unordered."""
        return self.ox.dump(format=ox.RdfFormat.N_QUADS) or b""

    def __len__(self) -> int:
        return len(self.ox)


class Loading:
    """Puts N-Quads into a store in large pieces: each piece is a file on disk, and memory holds one of them."""

    def __init__(self, store: Store, *, most: int = 8_000_000) -> None:
        self._store, self._most = store, most
        self._waiting: list[bytes] = []
        self._size = 0

    def add(self, nquads: bytes) -> None:
        """Takes in some lines."""
        self._waiting.append(nquads)
        self._size += len(nquads)
        if self._size > self._most:
            self._load()

    def __enter__(self) -> Loading:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._load()

    def _load(self) -> None:
        self._store.ox.bulk_load(b"".join(self._waiting), format=ox.RdfFormat.N_QUADS)
        self._waiting, self._size = [], 0


def load_store(nquads: Path, folder: Path) -> None:
    """Makes a store on disk of a file of N-Quads, in a folder that nobody else opens meanwhile.

    Raises: OSError.
    """
    store = Store.create(folder, "")
    with Loading(store) as loading, nquads.open("rb") as file:
        while lines := file.readlines(_AT_ONCE):
            loading.add(b"".join(lines))
    store.ox.flush()


def copy_store(folder: Path, target: Path) -> None:
    """Copies a store: what RocksDB never changes as the same file where the system can do that, else the bytes.

    Either of both may then be written to. Raises: OSError, shutil.Error.
    """
    shutil.copytree(folder, target, copy_function=_linked, ignore=shutil.ignore_patterns("LOG*", "LOCK"))


def _linked(source: str, target: str) -> str:
    if source.endswith(".sst"):
        with suppress(OSError):
            Path(target).hardlink_to(source)
            return target
    return shutil.copy2(source, target)


def sorted_lines(nquads: bytes) -> bytes:
    """N-Quads in their canonical order: by line."""
    return b"".join(line + b"\n" for line in sorted(nquads.splitlines()))


def write_store(folder: Path, nquads: bytes) -> None:
    """Write N-Quads as an Oxigraph store: aside first, then in the place of what stood there.

    Raises: OutputError when the folder cannot be written; what stood there is then left as it was.
    """
    aside = folder.with_name(folder.name + ".new")
    old = folder.with_name(folder.name + ".old")
    try:
        for leftover in (aside, old):
            shutil.rmtree(leftover, ignore_errors=True)
        store = ox.Store(str(aside))
        store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
        store.flush()
        del store
        if folder.exists():
            folder.rename(old)
        aside.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        shutil.rmtree(aside, ignore_errors=True)
        if old.exists() and not folder.exists():
            old.rename(folder)
        raise OutputError(f"{folder}: the store cannot be written ({_one_line(error)})") from error


def _from_file(path: Path) -> Store:
    format = _FORMATS.get(path.suffix.lower())
    if format is None:
        raise InputError(f"{path}: not a graph (expected a folder that kg build wrote, or {', '.join(_FORMATS)})")
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=format)
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot be read as {format.name} ({_one_line(error)})") from error
    return Store(store, _base(store))


def _base(store: ox.Store) -> str:
    """The base IRI of a store: what stands before the name of its graph of things, or of a source."""
    for graph in store.named_graphs():
        if isinstance(graph, ox.NamedNode) and graph.value.endswith(_THINGS):
            return graph.value.removesuffix(_THINGS)
    for quad in store.quads_for_pattern(None, ox.NamedNode(ONTOLOGY + "inDocument"), None, None):
        if isinstance(quad.object, ox.NamedNode) and "document/" in quad.object.value:
            return quad.object.value.rpartition("document/")[0]
    return ID_BASE


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
