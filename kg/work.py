"""What is done to one document: it is read and extracted, then, when linking has named things, told.

Both are tasks of kg.run: they can be done in any process, and their results are bytes that can be kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from platform import node
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from kg.cache.codec import extraction_of, extraction_packed, outline_packed
from kg.claims.digest import Digest, digest
from kg.claims.said import Naming, Statements
from kg.config import Config
from kg.errors import EngineError
from kg.extract import Model, Reader
from kg.extract.model import PREFERRED, Token
from kg.identity import ONTOLOGY
from kg.lexicon import Lexicon, lexicon
from kg.link import Forms, forms, titled
from kg.model import Authority, Extraction, Problem, RawFile
from kg.read import Manifest, document
from kg.record import Versions, has_text, versions
from kg.split import sentences

if TYPE_CHECKING:
    from kg.rdf.emit import Emitter

# The versions that decide what is read and told of a document, wherever that is done.
_OF_WORK = ("rules", "program", "model", "libraries")


# Triples that are told apart by their property, whatever their subject.
_BY_PROPERTY = {f"<{ONTOLOGY}{name}>".encode(): name for name in ("evidence", "mentions")}


class Job(Struct, frozen=True):
    """A file to read, and what is known of it."""

    raw: RawFile
    manifest: Manifest

    def do(self, desk: Desk) -> Packed:
        """What became of the file, as bytes."""
        found = read(desk.reader, self)
        return packed(found, desk.forms, near=desk.near)

    def lost(self) -> Packed:
        """A problem in place of the document; it is not kept, for the next build may be luckier."""
        problem = Problem(self.raw.id, "skipped: the process that read it was killed", "error")
        return Packed(outline_packed(None, {}, [problem]), b"")


class Read(Struct, frozen=True):
    """What became of a file: its extraction, or None and the reason among the problems."""

    extraction: Extraction | None
    problems: tuple[Problem, ...]


class Packed(Struct, frozen=True):
    """What became of a file: what linking needs of it, and all of it (empty: not to be kept); `extraction` is the same
    where it was read in this very process."""

    outline: bytes
    whole: bytes
    extraction: Extraction | None = None


class Order(Struct, frozen=True):
    """A document to tell: all that was read of it, and how its referents are called."""

    whole: bytes | Extraction
    naming: Naming

    def do(self, desk: Desk) -> Told:
        """What the document says, in its graph."""
        extraction = self.whole if isinstance(self.whole, Extraction) else _unpacked(self.whole)
        said = Statements(extraction, self.naming, desk.words.confidence)
        lines, facts = desk.emitter.lines(said.parts, said.claims, said.quotations, said.provisions)
        known = replace(digest(said), triples=tuple(sorted(evidence_kinds(lines).items())))
        return Told(known, lines, facts, extraction.document.source if has_text(extraction.document) else None)

    def lost(self) -> Told:
        """A problem in place of what the document says."""
        problem = Problem(self.naming.file, "left out: the process that worked on it was killed", "error")
        return Told(Digest(self.naming.source, problems=(problem,)), b"", lost=True)


class Told(Struct, frozen=True):
    """What one document says: what the corpus must know of it, its graph, and the facts it states, both as sorted lines
    of N-Quads.

    `text` is the reader's text of a source that is no text file; `lost` whether it could not be told.
    """

    digest: Digest
    lines: bytes
    facts: bytes = b""
    text: str | None = None
    lost: bool = False


class Entails(Struct, frozen=True):
    """Triples of things and facts, as lines of N-Triples, of which is asked what they entail."""

    lines: list[bytes]

    def do(self, desk: Desk) -> list[bytes]:
        """What each of them entails by itself, as such lines."""
        return self.lost()

    def lost(self) -> list[bytes]:
        """The same, by who waits for it: nothing of a graph is lost with a process."""
        from kg.rdf.project import each_entailed

        return each_entailed(self.lines)


class Recipe(Struct, frozen=True):
    """What a process needs in order to work on documents: it can be sent to another one.

    `model` is the name of the language model, None for rules only; `base` the base IRI of things; `made_by` what a
    process on another machine must have too.
    """

    authority: Authority
    lexicon: tuple[Path, ...] = ()
    model: str | None = None
    base: str | None = None
    made_by: Versions | None = None

    def desk(self) -> Desk:
        """What is at hand in one process.

        Raises: EngineError on a machine with another kg, other word lists or another model.
        """
        if self.made_by is not None:
            here = versions(Config(lexicon=self.lexicon), self.model)
            differing = [name for name in _OF_WORK if getattr(here, name) != getattr(self.made_by, name)]
            if differing:
                raise EngineError(f"{node()} has another {' and '.join(differing)} than the machine that builds")
        return Desk(self)


@dataclass
class Desk:
    """The reader and what else a process has at hand, each made when first needed."""

    recipe: Recipe
    given: Lexicon | None = field(default=None, repr=False)
    near: bool = False  # whether results stay in this process

    @cached_property
    def words(self) -> Lexicon:
        """The word lists, patterns and rules."""
        return self.given or lexicon(*self.recipe.lexicon)

    @cached_property
    def forms(self) -> Forms:
        """What linking knows of the language."""
        return forms(self.words)

    @cached_property
    def reader(self) -> Reader:
        """Reads documents; the model is loaded when the first sentence is shown to it."""
        model = None if self.recipe.model is None else LateModel(self.recipe.model)
        return Reader(self.words, self.recipe.authority, model)

    @cached_property
    def emitter(self) -> Emitter:
        """Writes what documents say as lines."""
        from kg.identity import ID_BASE
        from kg.rdf.emit import Emitter

        return Emitter(self.recipe.base or ID_BASE)


class LateModel(Model):
    """A language model that is loaded at its first use."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._model: Model | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the language that the model knows, in small letters."""
        return self._loaded().words

    def entities(self, text: str) -> list[tuple[int, int, str]]:
        """Begin, end and label of each entity of a stretch of text."""
        return self._loaded().entities(text)

    def parse(self, text: str) -> tuple[Token, ...]:
        """The words of a sentence and how they hang together."""
        return self._loaded().parse(text)

    def _loaded(self) -> Model:
        if self._model is None:
            self._model = Model(self.name)
        return self._model


def installed_model(name: str) -> str | None:
    """The language model to use: the one named, else one of those that kg knows; None if none is installed."""
    return next((n for n in dict.fromkeys((name, *PREFERRED)) if find_spec(n) is not None), None)


def read(reader: Reader, job: Job) -> Read:
    """One file, read and extracted; whatever goes wrong in it is told and stops nothing else."""
    try:
        found, problems = document(job.raw, manifest=job.manifest)
        if found is None:
            return Read(None, problems)
        extraction = reader.extraction(found, sentences(found))
    except Exception as error:  # noqa: BLE001 - the border of one document: a fault in it is told, the others go on
        return Read(None, (Problem(job.raw.id, f"skipped: {_fault(error)}", "error"),))
    return Read(extraction, (*problems, *extraction.problems))


def packed(result: Read, forms: Forms, *, near: bool = False) -> Packed:
    """What became of a file, as bytes."""
    names: Mapping[int, tuple[str, ...]] = {} if result.extraction is None else titled(result.extraction, forms)
    return Packed(
        outline_packed(result.extraction, names, result.problems),
        extraction_packed(result.extraction, result.problems),
        result.extraction if near else None,
    )


def evidence_kinds(lines: bytes) -> Counter[str]:
    """How many lines of a document's graph are of claims, evidence, sentences, mentions, quotations and provisions.

    What a line is of is told by the class of its subject's id; evidence and mentions by their property.
    """
    found: Counter[str] = Counter()
    for line in lines.splitlines():
        subject, predicate, _ = line.split(b" ", 2)
        kind = subject.rpartition(b"/")[0].rpartition(b"/")[2].decode()
        found[_BY_PROPERTY.get(predicate, f"{kind}s")] += 1
    return found


def _unpacked(whole: bytes) -> Extraction:
    found = extraction_of(whole)
    if found is None or found[0] is None:
        raise ValueError("what was kept of a document cannot be read")
    return found[0]


def _fault(error: Exception) -> str:
    """What went wrong, in one line with its place."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    place = "" if at is None else f" ({Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno})"
    return f"{type(error).__name__}: {' '.join(str(error).split())}{place}"
