"""The graph before its large files: documents read, corrected, linked and told, into graph.nq or the store.

The order of the stages and nothing else. It takes the plan of a build and leaves nothing in memory but what the large
files need, so that it can be done in a process of its own (`kg.apart`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg import link
from kg.cache import Log
from kg.claims import Digest, Frame, Naming, Sums, frame, namings
from kg.config import Config, share
from kg.correct import Corrected, Correction, corrected, corrections
from kg.drafts import Draft, Start
from kg.errors import InputError
from kg.files import Edition
from kg.identity import ID_BASE
from kg.ledger import (
    Ledger,
    Pieces,
    called_before,
    pieces,
    write_called,
    write_pieces,
)
from kg.making import Made, Making
from kg.model import Extraction, Problem
from kg.output import Output
from kg.record import SOURCES, Edited, build_record, counts, edited, evidence, lying, shown
from kg.run import WORTH_A_PROCESS, Advance, Here, Runner, runner, unsearched, useful
from kg.stock import WORTH_NOTING, Outline, Read, Source, outlines
from kg.telling import Teller, summed, tellers, unchanged
from kg.tools import Tools, Workshop, tools
from kg.work import Order, Told

if TYPE_CHECKING:
    from kg.adding import Rules, Survey
    from kg.engine import Cluster, Linker
    from kg.onward import Came, Noting


def draft(start: Start, progress: Advance | None, workshop: Workshop | None = None) -> Draft:
    """The draft that a start comes to; the tools for it are those of a `workshop`, where there is one.

    Raises: KgError: InputError where there is nothing to read, OutputError, ConfigurationError. OSError.
    """
    folder = Output(start.output)
    with (
        Log(folder.log) as log,
        _cluster(start.config) as cluster,
        closing(_Drafting(start, _tools(start, workshop, cluster), folder, log, progress, cluster=cluster)) as drafting,
    ):
        return drafting.draft()


def _tools(start: Start, workshop: Workshop | None, cluster: Cluster | None) -> Tools:
    if workshop is None or cluster is not None:
        return tools(start.plan, start.config, small=start.small, elsewhere=cluster is not None)
    return workshop.tools(start.plan, start.config, small=start.small)


def _cluster(config: Config) -> AbstractContextManager[Cluster | None]:
    """The machines that do the work of one build, if it is not this one."""
    if config.runner != "ray":
        return nullcontext()
    from kg.engine import Cluster

    return Cluster(config.address, config.workers)


class _Linked(Struct, frozen=True):
    """All documents, read, corrected and linked."""

    outlines: tuple[Outline, ...]
    right: Corrected
    links: link.Linked
    tellers: tuple[Teller, ...]


class _Beginning(Struct, frozen=True):
    """The last graph, which pieces of it are the same, and the sums of these."""

    last: Pieces
    same: set[str]
    sums: Sums


class _Drafting:
    """One draft: what is at hand for it."""

    def __init__(
        self,
        start: Start,
        tools: Tools,
        folder: Output,
        log: Log,
        progress: Advance | None,
        *,
        cluster: Cluster | None,
    ) -> None:
        self._plan, self._config, self._last, self._small = start.plan, start.config, start.last, start.small
        self._folder, self._aside = folder, start.aside
        self._log, self._progress, self._cluster = log, progress, cluster
        self._tools = tools
        self._reused = 0
        self._just: set[str] = set()  # documents that were read before it was clear that all are needed
        self._linker: Linker | None = None
        if cluster is not None:
            self._linker = cluster.linker(
                self._tools.recipe, self._tools.plain, self._tools.desk.forms, self._tools.parents
            )
        self._noting: Noting | None = None
        self._shards: list[Path] = []  # what documents say, where workers wrote it to files

    def close(self) -> None:
        """Ends what was begun beside the draft."""
        if self._noting is not None:
            self._noting.close()

    def draft(self) -> Draft:
        """Makes the graph, or what comes to it and goes."""
        with unsearched():
            came = self._came()
            made = None if came is None else self._grown(came)
        return self._drafted() if made is None else made

    def _came(self) -> Came | None:
        """What the build begins with if documents only came, and nothing is decided by hand."""
        few = len(self._plan.sources) <= WORTH_NOTING
        if few or self._last is None or self._decisions or self._cluster is not None:
            return None
        from kg.onward import came

        return came(self._plan, self._last.fingerprint, self._folder.path, self._rules, self._reading)

    def _grown(self, came: Came) -> Draft | None:
        """The last graph with the documents that came; None where it is not certain what they change."""
        from kg.growth import grown
        from kg.onward import CANNOT

        assert self._last is not None
        making = self._making(_Linked((), Corrected(()), link.Linked((), {}, {}), tuple(came.moved.tellers)))
        documents = came.documents()
        places = {one.source.id: (one.source.real, one.source.row) for one in came.read}
        lies = came.lying.and_those(lying(documents, places, self._folder.path))
        try:
            made = grown(
                came.moved, making, self._tools.plain, self._framing, lies.texts.values(), self._folder, self._aside
            )
        except CANNOT:
            came.close()
            return None
        told = shown((*came.problems, *made.problems), [*self._plan.bases, share()])
        told = shown((*self._last.problems, *told), ())
        (self._aside / SOURCES).write_text(lies.text(), encoding="utf-8")
        edition = self._edition(self._edited(made.kinds, made.predicates, made.counts, made.evidence, told))
        last = Ledger(self._plan.fingerprint, made.counts, made.evidence, told)
        came.keep(self._plan.fingerprint, self._folder, self._aside)
        fresh = sum(1 for one in came.read if one.extraction is not None and one.source.id in self._just)
        return Draft(True, edition, last, {}, made.counts["documents"] - fresh)

    def _framing(self, some: Sequence[Teller], links: link.Linked, digest: Digest) -> Frame:
        right = Corrected(tuple(one.extraction for one in some))
        return self._frame(_Linked((), right, links, tuple(some)), [digest])

    def _pieces(self) -> Pieces | None:
        """What the last graph is made of."""
        found = None if self._cluster is not None else pieces(self._folder.path, self._plan.made)
        if found is not None or self._last is None or self._cluster is not None:
            return found
        from kg.onward import pieces_noted

        return pieces_noted(self._folder.path, self._plan.made, self._last.fingerprint)

    def _begun(self, every: Sequence[Teller], last: Pieces | None) -> _Beginning | None:
        """What of the last graph stays as it is, if that is half of it or more."""
        if last is None:
            return None
        same = unchanged(every, last.marks, self._folder.path)
        if 2 * len(same) < len(every):
            return None
        return _Beginning(last, same, summed(same, last.marks, self._log, self._folder.path))

    def _reading(self, sources: Sequence[Source]) -> Iterator[Outline]:
        """Reads some documents before the others are looked at."""
        before = len(self._plan.sources) - len(sources)
        advance = self._progress

        def shown(done: int, _: int, name: str) -> None:
            if advance is not None:
                advance(before + done, before + len(sources), name)

        versions = self._plan.versions.of_reading
        for one, known in outlines(sources, versions, self._log, self._runner, shown):
            if not known:
                self._just.add(one.source.id)
            yield one

    def _rules(self) -> Rules:
        from kg.onward import rules_of

        return rules_of(self._tools.plain, self._tools.desk.forms, self._tools.parents)

    def _found(self) -> Read:
        """What was read: the documents, and everything that was told of them and of other files."""
        read = Read.of(self._read(), self._plan.problems)
        if not read.found:
            raise InputError(_nothing(self._plan.given, read.told))
        return read

    def _drafted(self) -> Draft:
        """The graph, with what the next build must know of it; nothing of the documents is kept beyond it."""
        before, read = self._pieces(), self._found()
        with unsearched():
            linked = self._linked(read)
            begun = self._begun(linked.tellers, before)
            making = self._making(linked)
            if begun is None:
                made = making.whole(self._aside)
            else:
                made = making.brought(begun.last, begun.sums, begun.same, self._folder, self._aside)
            self._log.keep(read.keys | {one.key for one in linked.tellers})
            told = shown((*read.told, *made.around.corpus.problems), [*self._plan.bases, share()])
            counted = counts(made.around.corpus, [made.digest], made.pieces.triples)
            spent = evidence([made.digest], made.held)
            kinds = Counter(entity.kind for entity in made.around.corpus.entities)
            record = self._edited(kinds, dict(made.digest.predicates), counted, spent, told)
            keys = {one.source.id: one.source.key.hex() for one in linked.outlines}
            edition = self._edition(record, build_record(record, made.around.corpus, linked.links), keys)
            near = {one.source.id: one.whole.document.source for one in read.found if one.whole is not None}
            self._leave(linked, made)
        return Draft(made.ahead, edition, Ledger(self._plan.fingerprint, counted, spent, told), near, self._reused)

    def _leave(self, linked: _Linked, made: Made) -> None:
        """Writes down where the sources lie, and of what the graph is made."""
        places = {one.source.id: (one.source.real, one.source.row) for one in linked.outlines}
        documents = [one.extraction.document for one in linked.outlines if one.extraction is not None]
        lies = lying(documents, places, self._folder.path)
        (self._aside / SOURCES).write_text(lies.text(), encoding="utf-8")
        if self._cluster is None:
            write_pieces(made.pieces, self._aside)
        if self._noting is not None:
            self._noting.keep(self._plan, made, documents)

    def _edited(
        self,
        kinds: Mapping[str, int],
        predicates: Mapping[str, int],
        counted: Mapping[str, int],
        spent: Mapping[str, int],
        problems: Sequence[Problem],
    ) -> Edited:
        """What build.json tells beside sources and links."""
        return edited(
            kinds,
            predicates,
            self._config,
            versions=self._plan.versions,
            counted=counted,
            evidence=spent,
            ontology=self._tools.terms.version,
            problems=problems,
        )

    def _edition(self, edited: Edited, record: str = "", keys: Mapping[str, str] | None = None) -> Edition:
        """What the large files need beside the store; where it is not told yet, they find it in the notes."""
        base, title = self._config.base or ID_BASE, self._config.title or "Knowledge graph"
        return Edition(base, edited, record, title, not self._small, keys or {})

    def _runner(self, tasks: int) -> Runner:
        if self._cluster is not None:
            return self._cluster.runner(self._tools.recipe, self._tools.desk, tasks)
        return runner(self._tools.recipe, self._tools.desk, tasks, self._config.workers)

    def _teller(self, tasks: int) -> Runner:
        """Who tells so many documents; few are told here, for that takes less than to start a process."""
        few = self._cluster is None and tasks < WORTH_A_PROCESS
        return Here(self._tools.desk) if few else self._runner(tasks)

    def _read(self) -> Iterator[Outline]:
        for one, before in outlines(
            self._plan.sources, self._plan.versions.of_reading, self._log, self._runner, self._progress
        ):
            self._reused += before and one.extraction is not None and one.source.id not in self._just
            if self._linker is not None and one.extraction is not None:
                one = replace(one, extraction=self._linker.take(one.extraction, one.titles), titles={})
            yield one

    def _is_to_note(self) -> bool:
        """Whether notes for the next build are worth their time: not of few documents, nor where some are worked on."""
        count = len(self._plan.sources)
        return count >= WORTH_NOTING and (self._last is None or count > self._last.counts["documents"])

    @cached_property
    def _decisions(self) -> tuple[Correction, ...]:
        return () if self._plan.decisions is None else corrections(self._plan.decisions)

    def _linked(self, read: Read) -> _Linked:
        """The documents with what is decided by hand, and which of their referents are one thing."""
        decisions, found = self._decisions, read.found
        extractions = tuple(one.extraction for one in found if one.extraction is not None)
        if self._linker is not None:
            right, linked = self._linker.linked(decisions)
            right = replace(right, extractions=extractions)
            names = tuple(namings(right.extractions, linked, right.claims))
        else:
            right = corrected(extractions, decisions)
            called = self._called(found, right.extractions)

            def entities(survey: Survey | None = None) -> tuple[link.Linked, tuple[Naming, ...]]:
                made = link.entities(
                    right.extractions,
                    self._tools.plain,
                    forms=self._tools.desk.forms,
                    parents=self._tools.parents,
                    same=right.same,
                    different=right.different,
                    without=right.dropped,
                    titles={one.source.id: one.titles for one in found},
                    called=called,
                    notice=survey,
                )
                return made, tuple(namings(right.extractions, made, right.claims))

            if not decisions and self._is_to_note():
                from kg.onward import Noting

                self._noting = Noting(self._aside, self._folder.path, beside=self._is_large())
                linked, names = self._noting.linked(entities, self._plan, read.every)
            else:
                linked, names = entities()
            write_called(called.found, self._plan.made, self._aside)
        every = tellers(found, right.extractions, names, self._plan.made)
        return _Linked(tuple(found), right, linked, tuple(every))

    def _is_large(self) -> bool:
        """Whether several processes are worth it here."""
        return not self._small and (self._config.workers or useful(len(self._plan.sources))) > 1

    def _called(self, found: Sequence[Outline], right: Sequence[Extraction]) -> link.Called:
        """What the last build called things; documents to which decisions by hand add names are always looked at."""
        keys = {
            one.source.id: one.source.key
            for one, extraction in zip(found, right, strict=True)
            if extraction is one.extraction
        }
        return link.Called(called_before(self._folder.path, self._plan.made), keys)

    def _making(self, linked: _Linked) -> Making:
        return Making(
            linked.tellers,
            self._plan.made,
            self._config.base or ID_BASE,
            self._tools.recipe.authority,
            lambda digests: self._frame(linked, digests),
            self._tools.desk,
            self._log,
            self._teller,
            lambda runner, orders: self._tellings(runner, orders),
            self._shards,
            self._progress,
        )

    def _tellings(self, teller: Runner, orders: Iterator[Order]) -> Iterator[Told]:
        """What each document says; on a cluster its lines are written to files."""
        if self._cluster is None:
            return teller.map(orders)
        from kg.engine import Shards

        return Shards(teller, self._aside / "shards", self._shards).map(orders)

    def _frame(self, linked: _Linked, digests: Sequence[Digest]) -> Frame:
        return frame(
            linked.right.extractions,
            linked.links,
            self._tools.plain,
            digests,
            labels=self._tools.words.labels,
            confidence=self._tools.words.confidence,
            dropped=linked.right.claims,
            problems=linked.right.problems,
        )


def _nothing(sources: Sequence[Path], problems: Sequence[Problem]) -> str:
    """Why nothing could be read, in one line."""
    if not problems:
        return f"nothing to read in {', '.join(map(str, sources)) or 'no source'}"
    more = f" (and {len(problems) - 1} problems more)" if len(problems) > 1 else ""
    return f"nothing could be read: {problems[0]}{more}"
