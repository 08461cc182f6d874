"""The graph made: whole, as sorted lines, or the store of the last build brought to the present by what differs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from shutil import rmtree

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import replace

from kg.cache import Log
from kg.claims import Digest, Frame, Sums
from kg.ledger import NQUADS, Pieces, note_change
from kg.model import Authority
from kg.output import Output
from kg.rdf.difference import bring
from kg.rdf.emit import Emitter
from kg.rdf.gathering import Gathering
from kg.rdf.pieces import Around, standing
from kg.rdf.project import document_facts, placed
from kg.rdf.store import Store, copy_store
from kg.record import TEXTS, has_text, write_text
from kg.run import Advance, Runner
from kg.stock import whole
from kg.telling import Teller, digests, write_sums
from kg.work import Desk, Entails, Order, Told

Tellings = Callable[[Runner, Iterator[Order]], Iterator[Told]]


class Made(Struct, frozen=True):
    """What a build tells of a graph that was made; `ahead` where its store is there and not yet the large files.

    `digest` is that of all documents, `held` how many of their claims state a tenure, `sums` what it is made of.
    """

    ahead: bool
    digest: Digest
    held: int
    around: Frame
    pieces: Pieces
    sums: Sums


class Making(Struct, frozen=True):
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

    def whole(self, aside: Path) -> Made:
        """All of it, as graph.nq in the folder that is written; the store is loaded from that."""
        teller = self.runner(len(self.tellers))
        with Gathering(self.base, aside) as lines, closing(teller):

            def take(told: Told) -> None:
                lines.add(told.lines)
                lines.add(told.facts)

            sums = Sums()
            marks = self._told(teller, self.tellers, sums.add, take, aside)
            digest = sums.whole()
            frame = self.frame([digest])
            around, emitter = self._around(frame), Emitter(self.base)
            lines.extend(around.things(emitter))
            told = Store.memory(around.said(emitter), base=self.base)
            lines.add(told.nquads())
            lines.extend(placed(document_facts(told.ox), told.graph("facts")))
            triples = lines.write(aside / NQUADS, self.shards, each=lambda some: teller.map(map(Entails, some)))
        for shards in {path.parent for path in self.shards}:
            rmtree(shards)
        self._keep(sums, frame, marks, aside)
        return Made(False, digest, sums.holding, frame, Pieces(self.made, triples, marks | around.marks()), sums)

    def brought(self, last: Pieces, sums: Sums, same: Collection[str], folder: Output, aside: Path) -> Made:
        """The graph of a folder brought to the present: only documents are told that are not the `same`, of which
        `sums` are."""
        copy_store(folder.path / "store", aside / "store")
        store = Store.create(aside / "store", self.base)
        lines: list[bytes] = []
        texts = (one for one in self.tellers if one.piece in same and has_text(one.extraction.document))
        folder.carry(aside, *(f"{TEXTS}/{one.naming.file}.txt" for one in texts))
        due = [one for one in self.tellers if one.piece not in same]
        marks = {one.piece: one.key.hex() for one in self.tellers if one.piece in same}
        marks |= self.told(due, sums.add, lambda told: lines.append(told.lines), aside)
        digest = sums.whole()
        frame = self.frame([digest])
        self._keep(sums, frame, marks, aside)
        if sums.moved is not None:
            frame = replace(frame, tenures={id: one for id, one in frame.tenures.items() if one[1] in sums.moved})
            marks |= {name: mark for name, mark in last.marks.items() if _stays(name, sums)}
        around, emitter = self._around(frame), Emitter(self.base)
        marks |= around.marks()
        again = {one.piece for one in due}
        stale = [name for name, mark in last.marks.items() if name in again or marks.get(name) != mark]
        fresh = [name for name, mark in marks.items() if last.marks.get(name) != mark]
        old = list(chain.from_iterable(standing(store, name) for name in stale))
        said = (quad for some in lines for quad in ox.parse(some, format=ox.RdfFormat.N_QUADS))
        change = bring(store, old, chain(said, around.things(emitter, fresh), around.said(emitter, fresh)))
        store.ox.flush()
        note_change(change.lines(), folder, aside)
        return Made(True, digest, sums.holding, frame, Pieces(self.made, last.triples + change.grown, marks), sums)

    def told(
        self, due: Sequence[Teller], add: Callable[[Digest], None], take: Callable[[Told], None], aside: Path
    ) -> dict[str, str]:
        """Tells documents, and gives away what they say and their digests; the marks of what they say."""
        with closing(self.runner(len(due))) as teller:
            return self._told(teller, due, add, take, aside)

    def _told(
        self,
        teller: Runner,
        due: Sequence[Teller],
        add: Callable[[Digest], None],
        take: Callable[[Told], None],
        aside: Path,
    ) -> dict[str, str]:
        orders = (Order(whole(one.outline, self.log, self.desk), one.naming) for one in due)
        marks = {}
        told = self._seen(due, self.tellings(teller, orders), aside)
        for one, (digest, safe) in zip(due, digests(due, told, self.log, take), strict=True):
            add(digest)
            if safe:
                marks[one.piece] = one.key.hex()
        return marks

    def _keep(self, sums: Sums, frame: Frame, marks: Mapping[str, str], aside: Path) -> None:
        """Leaves the sums for the next build, unless a document is among them that has no mark: it was lost."""
        sums.settle({id: tenure for id, (tenure, _) in frame.tenures.items()})
        if len(marks) == len(self.tellers):
            write_sums(sums, marks, aside)

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


def _stays(name: str, sums: Sums) -> bool:
    """Whether a piece is of tenures that are as they were."""
    kind, _, id = name.partition(" ")
    return (kind == "terms" and id not in (sums.moved or ())) or (kind == "tenure" and id not in sums.renewed)
