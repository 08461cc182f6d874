"""The large files of a graph (graph.ttl, the page), made of graph.nq: with the store, or after it.

A build by difference swaps the store in first, for it is up to date at once; what the files need then lies beside it,
and they are of the build before until they have caught up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from msgspec import Struct, convert, to_builtins
from msgspec.structs import replace

from kg.apart import apart
from kg.cache import Texts
from kg.errors import OutputError
from kg.ledger import CALLED, LINKS, LOOKS, NQUADS, PIECES, SUMS, changes, ledger, write_ledger
from kg.output import AHEAD, CACHE, Output
from kg.press import Press
from kg.rdf.graphs import bring_nquads, write_nquads
from kg.rdf.store import Store, copy_store, load_store
from kg.rdf.turtle import write_turtle
from kg.record import Edited
from kg.run import Advance

LARGE_FILES = ("build.json", "graph.nq", "graph.ttl", "inferred.ttl", "network.html")


class Edition(Struct, frozen=True):
    """What the files need beside the graph: its base IRI, the text of build.json and what that is made of, the title of
    the page, whether it leaves out what only names things, and the key of each source in the log.

    Where `record` is empty it is told by the notes that lie beside the graph, with the keys.
    """

    base: str
    edited: Edited
    record: str
    title: str
    large: bool
    keys: Mapping[str, str]


def write_files(
    folder: Path,
    edition: Edition,
    press: Press,
    *,
    log: Path,
    near: Mapping[str, str] | None = None,
    held: bool = False,
    beside: bool = True,
) -> Store | None:
    """Makes the other files of graph.nq: the page is made and the store loaded while Turtle is written, or one after
    the other where nothing is to be done `beside` anything.

    Returns: where it is to be `held`, the graph in memory: whoever asks it needs the folder no more.
    """
    nquads = folder / NQUADS
    sources = Texts(edition.keys, log, near)

    def load_it() -> None:
        if (folder / "store").exists():
            return
        if beside and edition.large:  # Turtle is written by this process: two threads would wait for each other
            apart("kg.files:load", (nquads, folder / "store"))
        else:
            load_store(nquads, folder / "store")

    def begin_page() -> None:
        press.begin(nquads, folder / "network.html", title=edition.title, sources=sources, large=edition.large)

    (folder / "build.json").write_text(edition.record, encoding="utf-8")
    if beside:
        begin_page()
        with ThreadPoolExecutor(1) as pool:
            loaded = pool.submit(load_it)
            write_turtle(nquads, edition.base)
            store = Store.open(nquads) if held else None
            loaded.result()
    else:
        load_it()
        write_turtle(nquads, edition.base)
        store = Store.open(nquads) if held else None
        begin_page()
    press.finish()
    return store


def load(files: tuple[Path, Path], _: Advance) -> None:
    """Loads a store from a file of N-Quads, as a task of kg.apart.

    Raises: OutputError, OSError.
    """
    load_store(*files)


def put_off(folder: Path, edition: Edition) -> None:
    """Notes that the files of a folder have to catch up with its store."""
    (folder / CACHE).mkdir(exist_ok=True)
    (folder / CACHE / AHEAD).write_text(json.dumps(to_builtins(edition)), encoding="utf-8")


def catch_up(output: Output, press: Press, *, beside: bool = True) -> bool:
    """Makes the files anew from the store of a folder that is held, where it is ahead of them; whether it was.

    `beside` as in `write_files`.

    Raises: OutputError when something cannot be written, after which all is as it was.
    """
    try:
        due = convert(json.loads((output.path / CACHE / AHEAD).read_text(encoding="utf-8")), Edition)
    except (OSError, ValueError, TypeError):
        return False
    last = ledger(output.path)
    if not due.record:
        due = _told(due, output.path, "" if last is None else last.fingerprint)
    with output.written() as aside:
        copy_store(output.path / "store", aside / "store")
        notes = (f"{CACHE}/{name}" for name in (PIECES, LOOKS, CALLED, SUMS, LINKS))
        output.carry(aside, "sources.json", "texts", *notes)
        known = changes(output.path)
        if known is None:
            write_nquads(Store.open(aside), aside / NQUADS)
        else:
            bring_nquads(output.path / NQUADS, known, aside / NQUADS)
        write_files(aside, due, press, log=output.log, beside=beside)
        if last is not None:
            write_ledger(last, aside)
    return True


def _told(due: Edition, folder: Path, stamp: str) -> Edition:
    """The edition of a graph that was brought to the present by its notes.

    Raises: OutputError where these are damaged.
    """
    from kg.growth import late_record
    from kg.onward import CANNOT, opened

    notes = opened(folder / CACHE / LINKS, stamp)
    try:
        if notes is not None:
            record, keys = late_record(notes, due.edited)
            return replace(due, record=record, keys=keys)
        reason = "they are not those of the graph"
    except CANNOT as error:
        reason = str(error)
    finally:
        if notes is not None:
            notes.close()
    raise OutputError(f"{folder}: the notes that its files need are damaged ({reason}): remove it and build again")
