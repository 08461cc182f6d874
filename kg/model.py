"""The values that flow through kg: frozen, slotted, and named as docs/architecture.md names them.

Text side (coordinates are half-open code-point offsets into `Document.text`, the cleaned text):
RawFile → Document → Sentence → Mention, Referent, Relation, Utterance, Enactment = Extraction.
Graph side (coordinates are half-open code-point offsets into `Document.source`, the text as read from the file):
Entity, Part, Claim, Quotation, Provision = Corpus.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal, NamedTuple

from msgspec import Struct, field

Severity = Literal["note", "warning", "error"]
Status = Literal["current", "former", "acting", "designate"]
Modality = Literal["planned", "denied", "attributed", "questioned"]
ValueKind = Literal["date", "dateTime", "string", "integer", "boolean", "decimal"]


class Problem(Struct, frozen=True, order=True):
    """Something that went wrong or deserves a look; `where` is `path` or `path:line`."""

    where: str
    message: str
    severity: Severity = "warning"

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class Span(NamedTuple):
    """A half-open stretch of code points."""

    begin: int
    end: int


class RawFile(Struct, frozen=True):
    """A file as found: its id (POSIX path relative to the folder given, or its name) and its bytes.

    `row` is set for a row of a file of rows: its place there; then `data` is the row's text.
    """

    id: str
    path: str
    data: bytes
    row: int | None = None


class Segment(NamedTuple):
    """A run of cleaned text and the source it came from.

    Equal lengths mean that the characters stand for each other one by one; else the run as a whole stands for the
    source run (NFC composition, a character replaced).
    """

    begin: int
    end: int
    source_begin: int
    source_end: int


class OffsetMap(Struct, frozen=True):
    """Leads from offsets in a cleaned text back to the source.

    `segments` are ordered by `begin`, do not overlap, and cover every cleaned character that has a source;
    `breaks` are the cleaned offsets at which the source jumps over other text (a footer, a footnote, a page
    break), so that a span across one is several slices of the source.
    """

    segments: tuple[Segment, ...]
    breaks: tuple[int, ...] = ()

    def slices(self, begin: int, end: int) -> tuple[Span, ...]:
        """The slices of the source that `[begin, end)` of the cleaned text stands for, in reading order.

        Characters without a source (a separator that cleaning put in) at the ends are left out.
        """
        cuts = [begin, *self.breaks[bisect_right(self.breaks, begin) : bisect_left(self.breaks, end)], end]
        spans = (self._slice(a, b) for a, b in pairwise(cuts))
        return tuple(s for s in spans if s is not None)

    def _slice(self, begin: int, end: int) -> Span | None:
        first = max(bisect_right(self.segments, begin, key=lambda s: s.begin) - 1, 0)
        low: int | None = None
        high = 0
        for index in range(first, len(self.segments)):  # a slice of the tuple would copy all that follows
            segment = self.segments[index]
            if segment.begin >= end:
                break
            if segment.end <= begin:
                continue
            same = segment.end - segment.begin == segment.source_end - segment.source_begin
            a = segment.source_begin + max(begin - segment.begin, 0) if same else segment.source_begin
            b = segment.source_begin + min(end, segment.end) - segment.begin if same else segment.source_end
            low, high = (a, b) if low is None else (min(low, a), max(high, b))
        return None if low is None else Span(low, high)


BlockKind = Literal["title", "heading", "paragraph", "item", "quote", "footnote", "running", "table"]


class Block(Struct, frozen=True):
    """A block of the cleaned text; `running` is a running head or foot that was moved out of the flow."""

    kind: BlockKind
    begin: int
    end: int
    level: int = 0


class Document(Struct, frozen=True):
    """One source, read: `source` is the text in which spans count, `text` the cleaned one that is analysed.

    In `text` blocks are separated by a blank line, a hard line break is "\\n", a soft wrap is a space; markup,
    footnote marks and escapes are gone; `emphases` are the cleaned spans that were set in italics or bold, `links`
    those that were the text of a Markdown link;
    `damaged` are the cleaned spans, ordered and apart, that the source has spoiled: no sentence is made of them.
    """

    id: str
    file: str
    media: str
    sha256: str
    encoding: str
    source: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    kind: str
    title: str
    date: str | None = None
    language: str = "en"
    origin: str | None = None
    licence: str | None = None
    symbol: str | None = None
    emphases: tuple[Span, ...] = ()
    damaged: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()

    def slices(self, begin: int, end: int) -> tuple[Span, ...]:
        """The source slices of a cleaned span, without the white space at their ends."""
        return tuple(s for s in (self._trimmed(*s) for s in self.offsets.slices(begin, end)) if s.begin < s.end)

    def _trimmed(self, begin: int, end: int) -> Span:
        while begin < end and self.source[begin].isspace():
            begin += 1
        while begin < end and self.source[end - 1].isspace():
            end -= 1
        return Span(begin, end)


class Sentence(Struct, frozen=True):
    """A sentence or heading: a span of the cleaned text, inside block number `block`."""

    begin: int
    end: int
    block: int


class Value(Struct, frozen=True):
    """A literal: its lexical form, and what it is. A date is YYYY-MM-DD, YYYY-MM or YYYY."""

    text: str
    kind: ValueKind = "string"


class Mention(Struct, frozen=True):
    """A stretch of the cleaned text that names referent number `referent`, found by `rule`."""

    begin: int
    end: int
    kind: str
    referent: int
    form: str
    rule: str


class Referent(Struct, frozen=True):
    """One thing as one document speaks of it; number 0 is the document itself.

    `key` is its identity where a form or word list gives one (`CTED`, `TUN`, `S/RES/1373 (2001)`), `names` what
    the document calls it (the fullest first), `acronyms` the short forms defined for it. A Post has `role` (key
    of the role), `post_in`, `post_for`, `holder` (referent numbers). `attributes` are further keyed values
    ("date", "year", "number", "session", "symbol", "title", "series", …).
    """

    kind: str
    names: tuple[str, ...]
    key: str | None = None
    acronyms: tuple[str, ...] = ()
    role: str | None = None
    post_in: int | None = None
    post_for: int | None = None
    holder: int | None = None
    attributes: tuple[tuple[str, str], ...] = ()

    def attribute(self, name: str) -> str | None:
        """The first value of an attribute."""
        return next((v for k, v in self.attributes if k == name), None)


class Trace(Struct, frozen=True):
    """Where a relation is said: the whole stretch that says it, and in it subject, trigger and object."""

    begin: int
    end: int
    subject: Span | None = None
    trigger: Span | None = None
    object: Span | None = None


class Relation(Struct, frozen=True):
    """A fact as the document says it; ends are referent numbers, or a literal as object.

    `paragraphs` are those of the object that are meant, apart by ", " ("5, 7"), if words say so.
    """

    subject: int
    predicate: str
    object: int | Value
    traces: tuple[Trace, ...]
    rule: str
    modality: Modality | None = None
    attributed_to: int | None = None
    status: Status | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    capacity: int | None = None
    paragraphs: str | None = None

    def __post_init__(self) -> None:
        if not self.traces:
            raise ValueError(f"a relation needs evidence: {self.predicate} has none")


class Utterance(Struct, frozen=True):
    """Words in quotation marks (or a speech) and the referent who says them."""

    begin: int
    end: int
    speaker: int
    traces: tuple[Trace, ...]
    rule: str


class Enactment(Struct, frozen=True):
    """What a resolution does, in the words of the passage; `number` is that of its paragraph."""

    begin: int
    end: int
    resolution: int
    verb: str
    addressee: str | None
    rule: str
    number: str | None = None


class Extraction(Struct, frozen=True):
    """All that was read from one document, the linker's input; pure, and cacheable by content.

    `text_of` is the number of the work (a resolution) that the document is the text of.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    referents: tuple[Referent, ...]
    relations: tuple[Relation, ...]
    utterances: tuple[Utterance, ...] = ()
    enactments: tuple[Enactment, ...] = ()
    problems: tuple[Problem, ...] = ()
    text_of: int | None = None


class Entity(Struct, frozen=True):
    """One thing of the corpus. `id` is `class/name`, relative to the base IRI ("person/tarek-ladeb").

    `kind` is the most specific class; `attributes` are (property, value) with value an entity id or a Value.
    `names` are every other name seen.
    """

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str | Value], ...] = ()


class Part(Struct, frozen=True):
    """A contiguous slice of a source: a sentence or heading, or one part of a sentence that was cut.

    `mentions` are entity ids; `continued_by` the id of the next part of the same sentence.
    """

    id: str
    document: str
    begin: int
    end: int
    text: str
    mentions: tuple[str, ...] = ()
    continued_by: str | None = None


class Evidence(Struct, frozen=True):
    """One evidence sentence (part id) of a claim, and the spans "subject trigger object" in it or its parts."""

    part: str
    spans: str | None = None


class Claim(Struct, frozen=True):
    """One fact as one document, or one authority file, says it. It cannot be built without evidence."""

    id: str
    document: str | None
    subject: str
    predicate: str
    object: str | Value
    evidence: tuple[Evidence, ...] = ()
    rule: str | None = None
    confidence: str | None = None
    modality: Modality | None = None
    attributed_to: str | None = None
    status: Status | None = None
    starts_on: str | None = None
    ends_on: str | None = None
    tenure: str | None = None
    capacity: str | None = None
    authority: str | None = None
    paragraphs: str | None = None

    def __post_init__(self) -> None:
        if self.authority is None and not (self.evidence and self.rule and self.document):
            raise ValueError(f"a claim needs evidence, rule and document, or an authority: {self.id}")
        if self.authority is not None and self.evidence:
            raise ValueError(f"an authority's claim has no evidence of its own: {self.id}")


class Quotation(Struct, frozen=True):
    """Words of a source with their speaker (entity id)."""

    id: str
    document: str
    begin: int
    end: int
    text: str
    said_by: str
    evidence: tuple[str, ...]
    rule: str


class Provision(Struct, frozen=True):
    """What a resolution (entity id) does, in the words of the passage."""

    id: str
    document: str
    begin: int
    end: int
    text: str
    provision_of: str
    action_verb: str
    addressee: str | None
    evidence: tuple[str, ...]
    rule: str
    number: str | None = None


class SourceRecord(Struct, frozen=True):
    """A source as the graph keeps it (entity id; which bytes the offsets count in)."""

    id: str
    file: str
    sha256: str
    encoding: str
    media: str
    kind: str
    title: str
    date: str | None
    text_of: str | None = None
    origin: str | None = None
    licence: str | None = None


class RuleRecord(Struct, frozen=True):
    """What makes claims: its name, its label, its measured precision as a decimal in 0..1 (None: not measured yet)."""

    name: str
    label: str
    confidence: str | None = None


class Corpus(Struct, frozen=True):
    """Everything the graph says, ordered; the input of kg.rdf.emit."""

    sources: tuple[SourceRecord, ...]
    entities: tuple[Entity, ...]
    parts: tuple[Part, ...]
    claims: tuple[Claim, ...]
    quotations: tuple[Quotation, ...] = ()
    provisions: tuple[Provision, ...] = ()
    rules: tuple[RuleRecord, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


class AuthorityEntry(Struct, frozen=True):
    """One thing of an authority file: its id ("organization/CTED"), class, names and k attributes."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str | Value], ...] = ()
    file: str = ""


class AuthorityFact(Struct, frozen=True):
    """A fact of an authority file: subject id, property, object id or Value, and the file that says it."""

    subject: str
    predicate: str
    object: str | Value
    file: str


class Authority(Struct, frozen=True):
    """All that the authority files say, handed on as plain values."""

    entries: tuple[AuthorityEntry, ...]
    facts: tuple[AuthorityFact, ...]

    def of_kind(self, *kinds: str) -> Iterator[AuthorityEntry]:
        """The entries of these classes, in file order."""
        return (e for e in self.entries if e.kind in kinds)


class FoundThing(Struct, frozen=True):
    """A thing as the graph has it for one document: what evaluation compares with the gold.

    `kind` is one of the gold's kinds, or "" for any other class; `names` are its labels, acronyms and symbols;
    `places` are the spans of the source in which the document mentions it (sentences, and the claims' spans),
    empty for one that is only the end of a claim. `keys` tell a resolution by number and year.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    places: tuple[Span, ...] = ()
    keys: tuple[str, ...] = ()


class FoundClaim(Struct, frozen=True):
    """A claim as the graph has it for one document; a quotation is a claim `said` with its text as value.

    Of holdsPost, `titles` are the labels of the role and `bodies` the ids its post is in or for, `shared` whether
    another document claims the same; `begin` is where its first evidence sentence begins.
    """

    id: str
    subject: str
    predicate: str
    object: str | None
    value: str | None
    begin: int
    titles: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    shared: bool = False
    status: str | None = None
    rules: tuple[str, ...] = ()


class FoundPassage(NamedTuple):
    """A sentence as the graph has it: where it stands in the source, and its words."""

    begin: int
    end: int
    text: str


class FoundDocument(Struct, frozen=True):
    """What the graph says of one source; `selves` are the ids of the source and of the work it is a text of.

    Shape: `passages` are its sentences, in the order of the text.
    """

    file: str
    sha256: str
    selves: tuple[str, ...]
    things: tuple[FoundThing, ...]
    claims: tuple[FoundClaim, ...]
    passages: tuple[FoundPassage, ...] = ()
