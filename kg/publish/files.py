"""Publishing to files for a bulk loader: sorted N-Quads in shards, of which only those that changed are written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct, to_builtins

from kg.errors import OutputError
from kg.publish.local import Extent, extent, graph_lines, graph_names
from kg.rdf.external import Sorter
from kg.rdf.packed import opened, written
from kg.rdf.store import Store

RECORD = "shards.json"


class Shards(Struct, frozen=True):
    """What was done: files there in all, written and removed; triples in all."""

    files: int
    written: int
    dropped: int
    triples: int


def publish_files(store: Store, folder: Path, *, shards: int = 16, suffix: str = ".gz") -> Shards:
    """Writes the graph as shards of sorted N-Quads, with shards.json, which tells the number and hash of their lines.

    A document's graph is always in the same shard, whatever other documents there are; things, facts and what is
    inferred are shards of their own. `suffix` is that of packing (see kg.rdf.packed).
    Raises: OutputError when the folder cannot be written, or a file does not hold what was written to it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be written ({error.strerror})") from error
    before, record = _recorded(folder), dict[str, Extent]()
    for left in folder.glob("*.new"):  # by one that was killed
        left.unlink()
    grouped: dict[str, list[str]] = {}
    for graph in graph_names(store):
        name = f"{shard(graph.removeprefix(store.base), shards)}.nq{suffix}"
        grouped.setdefault(name, []).append(graph)
    count = 0
    for name, graphs in sorted(grouped.items()):
        with Sorter(folder=folder) as sorter:
            for graph in graphs:
                sorter.extend(_quads(store, graph, folder))
            record[name] = wanted = extent(sorter)
            if before.get(name) != wanted or not (folder / name).is_file():
                if before.pop(name, None) is not None:  # what is being changed is not vouched for meanwhile
                    _record(folder, before)
                _write(folder / name, sorter, wanted)
                count += 1
    gone = sorted(before.keys() - record.keys())
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    _record(folder, record)
    return Shards(len(record), count, len(gone), sum(found.triples for found in record.values()))


def shard(graph: str, shards: int) -> str:
    """The shard of a graph: "things", "authority", or for a document one of so many by the hash of its name.

    >>> shard("graph/things", 16), shard("graph/document/000", 16)
    ('things', 'documents-03')
    """
    name = graph.removeprefix("graph/")
    kind, slash, _ = name.partition("/")
    if kind != "document" or not slash:
        return kind
    number = int.from_bytes(sha256(name.encode()).digest()[:8], "big") % shards
    return f"documents-{number:0{len(str(shards - 1))}}"


def _quads(store: Store, graph: str, folder: Path) -> Iterator[bytes]:
    end = f" <{graph}> .".encode()
    with graph_lines(store, graph, folder=folder) as lines:
        for line in lines:
            yield line[:-3] + end


def _write(path: Path, lines: Iterable[bytes], wanted: Extent) -> None:
    with written(path) as file:
        file.writelines(lines)
    with opened(path) as file:
        if extent(file) != wanted:
            raise OutputError(f"{path}: does not hold what was written to it")


def _record(folder: Path, record: Mapping[str, Extent]) -> None:
    text = json.dumps({name: to_builtins(found) for name, found in record.items()}, indent=1) + "\n"
    with written(folder / RECORD) as file:
        file.write(text.encode())


def _recorded(folder: Path) -> dict[str, Extent]:
    found: dict[str, Extent] = {}
    with suppress(FileNotFoundError):
        try:
            recorded = json.loads((folder / RECORD).read_text(encoding="utf-8"))
            found = {name: Extent(told["triples"], told["sha256"]) for name, told in recorded.items()}
        except (OSError, ValueError, KeyError, AttributeError) as error:
            if isinstance(error, FileNotFoundError):
                raise
            raise OutputError(f"{folder / RECORD}: is broken, remove it ({error})") from None
    return found
