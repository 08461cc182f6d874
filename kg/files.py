"""The large files of a graph (graph.nq, graph.ttl, the page), made from its store: with it, or after it.

A build by difference swaps the store in first, for it is up to date at once; what the files need then lies beside it,
and they are of the build before until they have caught up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from shutil import rmtree

from kg.ledger import LOOKS, PIECES, ledger, write_ledger
from kg.output import AHEAD, CACHE, Output
from kg.press import Press
from kg.rdf.graphs import merge_nquads, write_nquads
from kg.rdf.store import Store, copy_store, write_store
from kg.rdf.turtle import write_turtle
from kg.stock import Texts

LARGE_FILES = ("build.json", "graph.nq", "graph.ttl", "inferred.ttl", "network.html")


@dataclass(frozen=True, slots=True)
class Edition:
    """What the files need beside the store: the text of build.json, the title of the page, whether it leaves out what
    only names things, and the key of each source in the log."""

    record: str
    title: str
    large: bool
    keys: Mapping[str, str]


def write_files(
    folder: Path,
    store: Store,
    edition: Edition,
    press: Press,
    *,
    log: Path,
    near: Mapping[str, str] | None = None,
    shards: Sequence[Path] = (),
) -> None:
    """Writes the files; the page is made while the others are written. `shards` hold what documents say already."""
    (folder / "build.json").write_text(edition.record, encoding="utf-8")
    if shards:
        merge_nquads(store, shards, folder / "graph.nq")
        rmtree(shards[0].parent)
    else:
        write_nquads(store, folder / "graph.nq")
    texts = Texts(edition.keys, log, near)
    press.begin(folder / "graph.nq", title=edition.title, sources=texts, large=edition.large)
    if not (folder / "store").exists():
        write_store(folder / "store", (folder / "graph.nq").read_bytes())
    write_turtle(store, folder)
    (folder / "network.html").write_text(press.page(), encoding="utf-8")


def put_off(folder: Path, edition: Edition) -> None:
    """Notes that the files of a folder have to catch up with its store."""
    (folder / CACHE).mkdir(exist_ok=True)
    (folder / CACHE / AHEAD).write_text(json.dumps(asdict(edition)), encoding="utf-8")


def catch_up(output: Output, press: Press) -> bool:
    """Makes the files anew from the store of a folder that is held, where it is ahead of them; whether it was.

    Raises: OutputError when something cannot be written, after which all is as it was.
    """
    try:
        due = Edition(**json.loads((output.path / CACHE / AHEAD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return False
    last = ledger(output.path)
    with output.written() as aside:
        copy_store(output.path / "store", aside / "store")
        output.carry(aside, "sources.json", "texts", f"{CACHE}/{PIECES}", f"{CACHE}/{LOOKS}")
        write_files(aside, Store.open(aside), due, press, log=output.log)
        if last is not None:
            write_ledger(last, aside)
    return True
