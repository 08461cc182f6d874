"""The build: read → extract → correct → link → claims → emit → project → write aside → swap.

The order of the stages and nothing else. The module itself can be called: `kg.build(…)` is `kg.build.build(…)`.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kg.apart import apart
from kg.built import Build
from kg.config import Config
from kg.drafts import Draft, Start
from kg.files import LARGE_FILES, catch_up, put_off, write_files
from kg.ledger import (
    Ledger,
    ledger,
    looks_noted,
    write_ledger,
    write_looks,
)
from kg.output import Output, ahead
from kg.plan import Plan, plan
from kg.press import Press
from kg.run import Advance, give_back
from kg.sight import Looks, Sight
from kg.unchanged import looks

if TYPE_CHECKING:
    from kg.tools import Workshop

# Above this many documents what was read of them is not kept in memory, and the page leaves out what only names things.
LARGE = 400
# Above this many a process of its own for what is read of them and linked costs little beside the rest.
WORTH_APART = 400


def build(
    sources: Path | str | Sequence[Path | str],
    output: Path | str = "output",
    config: Config | None = None,
    *,
    progress: Advance | None = None,
    seen: Sight | None = None,
    workshop: Workshop | None = None,
    **options: Any,
) -> Build:
    """Builds the graph of documents into a folder, and returns it.

    `sources` are folders and files; `options` any of kg.config.Config (base, rules_only, workers, …). `seen` is what
    all of it looked like just now (kg.unchanged), where that is known; `workshop` keeps from build to build what it
    takes to read and tell documents (kg.tools).
    Raises: KgError: InputError where there is nothing to read, OutputError for the folder, ConfigurationError.

    >>> import tempfile, kg
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     letter = Path(folder, "letter.txt")
    ...     _ = letter.write_text("Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).")
    ...     built = kg.build(letter, Path(folder, "graph"), rules_only=True)
    >>> [row[0].value for row in built.query("SELECT ?name { ?s a kg:Person ; rdfs:label ?name }").rows]
    ['Miwa Kato']
    """
    config = replace(config or Config(), **options)
    given = [Path(sources)] if isinstance(sources, (str, Path)) else [Path(source) for source in sources]
    folder = Output(Path(output))
    with folder.held():
        seen = seen or looks(given, folder.path, config)
        beside = config.workers != 1
        files = Looks(looks_noted(folder.path), folder.begun)
        planned = plan(given, folder.path, config, files)
        last = ledger(folder.path)
        if last is not None and last.fingerprint == planned.fingerprint:
            if seen.settled(folder.begun) and seen.mark != last.mark:
                write_looks(files.noted, folder.path)
                write_ledger(replace(last, mark=seen.mark), folder.path)
            if config.files and ahead(folder.path):
                with Press() as press:
                    catch_up(folder, press, beside=beside)
            every = last.counts["documents"]
            return Build(Path(output), last.problems, last.counts, last.evidence, every, changed=False)
        with Press(likely=config.files and beside) as press:
            writing = _Writing(planned, config, workshop, seen=seen, files=files, last=last, beside=beside)
            built = writing.into(folder, Path(output), press, progress)
            if config.files:
                catch_up(folder, press, beside=beside)
        return built


class _Writing:
    """One build: what is at hand for it, and whether the large files are made `beside` each other."""

    def __init__(
        self,
        planned: Plan,
        config: Config,
        workshop: Workshop | None,
        *,
        seen: Sight,
        files: Looks,
        last: Ledger | None,
        beside: bool,
    ) -> None:
        self._plan, self._config, self._workshop = planned, config, workshop
        self._seen, self._files, self._last = seen, files, last
        self._beside = beside

    def into(self, folder: Output, output: Path, press: Press, progress: Advance | None) -> Build:
        """Builds everything and swaps it in; where the last graph is brought to the present, the store before the large
        files."""
        small = len(self._plan.sources) <= LARGE
        with folder.written() as aside:
            start = Start(self._plan, self._config, folder.path, aside, self._last, small)
            draft = self._draft(start, progress)
            last, held = draft.last, None
            if draft.ahead:
                put_off(aside, draft.edition)
                folder.carry(aside, *LARGE_FILES)
            else:
                held = write_files(
                    aside, draft.edition, press, log=folder.log, near=draft.near, held=small, beside=self._beside
                )
            write_looks(self._files.noted, aside)
            mark = self._mark(folder, now=(aside / "sources.json").stat().st_mtime_ns)
            write_ledger(replace(last, mark=mark), aside)
        return Build(output, last.problems, last.counts, last.evidence, draft.reused, held=held)

    def _draft(self, start: Start, progress: Advance | None) -> Draft:
        """The graph before its large files. Where everything is made and it is much, in a process of its own: what was
        read and linked leaves its memory in pieces, which only the end of a process gives back to the page."""
        drafted: Draft
        if self._last is None and len(self._plan.sources) > WORTH_APART and self._config.runner != "ray":
            drafted = apart("kg.drafting:draft", start, progress)
            return drafted
        from kg.drafting import draft  # most of kg: whoever has it done elsewhere does not load it

        drafted = draft(start, progress, self._workshop)
        if not start.small and drafted.edition.record:
            give_back()  # what was read and linked makes room for the page
        return drafted

    def _mark(self, folder: Output, *, now: int) -> str:
        """What everything looked like, if a later change must show; `now` is a time by the clock of the disk.

        Files that were changed just before the build are read once more, for they may have been changed twice.
        """
        seen = self._seen
        if seen.settled(folder.begun):
            return seen.mark
        given = self._plan.given
        if not seen.settled(now) or looks(given, folder.path, self._config).mark != seen.mark:
            return ""
        again = plan(given, folder.path, self._config, Looks(self._files.noted, folder.begun))
        return seen.mark if again.fingerprint == self._plan.fingerprint else ""


class _Callable(ModuleType):
    """A module that is its function: importing `kg.build` puts the module where `kg` has the function."""

    __call__ = staticmethod(build)


sys.modules[__name__].__class__ = _Callable
