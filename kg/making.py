"""The graph made in a store: whole, or from the one of the last build by what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.cache import Log
from kg.claims import Digest, Frame
from kg.ledger import Pieces
from kg.model import Authority
from kg.output import Output
from kg.rdf.difference import bring
from kg.rdf.emit import Emitter
from kg.rdf.pieces import Around, standing
from kg.rdf.project import document_facts, infer, placed
from kg.rdf.store import Loading, Store, copy_store
from kg.record import TEXTS, has_text, write_text
from kg.run import Runner
from kg.stock import Advance, whole
from kg.telling import Teller, digests
from kg.work import Desk, Order, Told

Tellings = Callable[[Runner, Iterator[Order]], Iterator[Told]]


@dataclass(frozen=True, slots=True)
class Made:
    """A graph in a store, and what else a build tells of it; None where the store is on disk and closed."""

    store: Store | None
    digests: Sequence[Digest]
    around: Frame
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class Making:
    """What is at hand to make a graph.

    `runner` makes the one who tells so many documents, `tellings` gives what each says, `shards` are files of it that
    workers wrote; `frame` is what stands around documents of these digests.
    """

    tellers: Sequence[Teller]
    made: str
    base: str
    authority: Authority
    frame: Callable[[Sequence[Digest]], Frame]
    desk: Desk
    log: Log
    runner: Callable[[int], Runner]
    tellings: Tellings
    shards: Sequence[Path]
    progress: Advance | None

    def whole(self, aside: Path, *, near: bool) -> Made:
        """All of it; `near` where it is to be made in memory, else in the folder that is written."""
        store = Store.memory(base=self.base) if near else Store.create(aside / "store", self.base)
        with Loading(store) as loading:

            def take(told: Told) -> None:
                loading.add(told.lines)
                loading.add(told.facts)

            every, marks = self._digests({}, take, aside)
            for path in self.shards:
                loading.add(path.read_bytes())
        frame = self.frame(every)
        around, emitter = self._around(frame), Emitter(self.base)
        store.ox.bulk_extend(around.things(emitter))
        told = list(around.said(emitter))
        store.ox.bulk_extend(told)
        store.ox.bulk_extend(placed(document_facts(Store.memory(told).ox), store.graph("facts")))
        infer(store.ox, base=store.base)
        return Made(store, every, frame, Pieces(self.made, len(store), marks | around.marks()))

    def brought(self, last: Pieces, known: Mapping[str, Digest], folder: Output, aside: Path) -> Made:
        """The graph of a folder brought to the present: only documents that are not `known` are told."""
        copy_store(folder.path / "store", aside / "store")
        store = Store.create(aside / "store", self.base)
        lines: list[bytes] = []
        every, marks = self._digests(known, lambda told: lines.append(told.lines), aside)
        texts = (one for one in self.tellers if one.piece in known and has_text(one.extraction.document))
        folder.carry(aside, *(f"{TEXTS}/{one.naming.file}.txt" for one in texts))
        frame = self.frame(every)
        around, emitter = self._around(frame), Emitter(self.base)
        marks |= around.marks()
        again = {one.piece for one in self.tellers if one.piece not in known}
        stale = [name for name, mark in last.marks.items() if name in again or marks.get(name) != mark]
        fresh = [name for name, mark in marks.items() if last.marks.get(name) != mark]
        old = list(chain.from_iterable(standing(store, name) for name in stale))
        said = (quad for some in lines for quad in ox.parse(some, format=ox.RdfFormat.N_QUADS))
        grown = bring(store, old, chain(said, around.things(emitter, fresh), around.said(emitter, fresh)))
        store.ox.flush()
        return Made(None, every, frame, Pieces(self.made, last.triples + grown, marks))

    def _digests(
        self, known: Mapping[str, Digest], take: Callable[[Told], None], aside: Path
    ) -> tuple[list[Digest], dict[str, str]]:
        """The digest of each document, and the marks of what they say."""
        due = [one for one in self.tellers if one.piece not in known]
        teller = self.runner(len(due))
        orders = (Order(whole(one.outline, self.log, self.desk), one.naming) for one in due)
        try:
            told = self._seen(due, self.tellings(teller, orders), aside)
            found = list(digests(self.tellers, known, told, self.log, take))
        finally:
            teller.close()
        marks = {one.piece: one.key.hex() for one, (_, safe) in zip(self.tellers, found, strict=True) if safe}
        return [digest for digest, _ in found], marks

    def _seen(self, due: Sequence[Teller], results: Iterator[Told], aside: Path) -> Iterator[Told]:
        """What is told, its progress shown and its text written."""
        for number, (one, told) in enumerate(zip(due, results, strict=True), 1):
            if self.progress is not None:
                self.progress(number, len(due), one.naming.file)
            if told.text is not None:
                write_text(one.naming.file, told.text, aside)
            yield told

    def _around(self, frame: Frame) -> Around:
        dates = {source.id: source.date for source in frame.corpus.sources}
        held = ((claim, dates[str(claim.document)]) for claim in frame.held)
        return Around(
            frame.corpus, self.authority, stated=frame.stated, ends=frame.ends, tenures=frame.tenures, held=held
        )
