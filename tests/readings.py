"""A small way to write down what was read from a document, for the tests of linking and of claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kg.model import (
    Authority,
    AuthorityEntry,
    AuthorityFact,
    Block,
    Document,
    Enactment,
    Extraction,
    Mention,
    OffsetMap,
    Referent,
    Relation,
    Segment,
    Sentence,
    Span,
    Trace,
    Utterance,
    Value,
)

FILE = "ontology/authority/bodies.ttl"
AUTHORITY = Authority(
    entries=(
        AuthorityEntry(
            "organization/united-nations",
            "IntergovernmentalOrganization",
            "United Nations",
            acronyms=("UN",),
            file=FILE,
        ),
        AuthorityEntry(
            "organization/security-council",
            "UnitedNationsEntity",
            "Security Council",
            ("United Nations Security Council",),
            file=FILE,
        ),
        AuthorityEntry(
            "organization/CTC", "UnitedNationsEntity", "Counter-Terrorism Committee", acronyms=("CTC",), file=FILE
        ),
        AuthorityEntry(
            "organization/CTED",
            "UnitedNationsEntity",
            "Counter-Terrorism Committee Executive Directorate",
            acronyms=("CTED",),
            file=FILE,
        ),
        AuthorityEntry(
            "organization/UNOCT",
            "UnitedNationsEntity",
            "United Nations Office of Counter-Terrorism",
            acronyms=("UNOCT",),
            file=FILE,
        ),
        AuthorityEntry(
            "organization/UNODC",
            "UnitedNationsEntity",
            "United Nations Office on Drugs and Crime",
            acronyms=("UNODC",),
            file=FILE,
        ),
        AuthorityEntry("state/TUN", "State", "Tunisia", ("Republic of Tunisia",), file=FILE),
        AuthorityEntry("state/NLD", "State", "Netherlands", file=FILE),
        AuthorityEntry(
            "role/permanent-representative",
            "Role",
            "Permanent Representative",
            attributes=(("soleHolder", Value("true", "boolean")), ("usualBody", "organization/united-nations")),
            file=FILE,
        ),
        AuthorityEntry("role/chair", "Role", "Chair", file=FILE),
        AuthorityEntry("role/executive-director", "Role", "Executive Director", file=FILE),
        AuthorityEntry("role/under-secretary-general", "Role", "Under-Secretary-General", file=FILE),
        AuthorityEntry("role/ambassador", "Role", "Ambassador", file=FILE),
        AuthorityEntry(
            "resolution/S-RES-1373-2001",
            "Resolution",
            "Security Council resolution 1373 (2001)",
            file="ontology/authority/resolutions.ttl",
        ),
    ),
    facts=(
        AuthorityFact("organization/CTED", "partOf", "organization/CTC", FILE),
        AuthorityFact("organization/CTC", "partOf", "organization/security-council", FILE),
        AuthorityFact("organization/security-council", "partOf", "organization/united-nations", FILE),
        AuthorityFact("organization/UNODC", "partOf", "organization/united-nations", FILE),
        AuthorityFact(
            "resolution/S-RES-1373-2001",
            "adoptedBy",
            "organization/security-council",
            "ontology/authority/resolutions.ttl",
        ),
        AuthorityFact(
            "resolution/S-RES-1373-2001", "adoptedOn", Value("2001-09-28", "date"), "ontology/authority/resolutions.ttl"
        ),
    ),
)


def document(
    id: str, text: str = "", *, date: str | None = None, cuts: Iterable[tuple[int, int]] = (), **more: object
) -> Document:
    """A document whose cleaned text is its source; `cuts` are stretches of the source that cleaning took out."""
    kept, breaks, segments, cleaned = 0, [], [], ""
    for begin, end in [*cuts, (len(text), len(text))]:
        segments.append(Segment(len(cleaned), len(cleaned) + begin - kept, kept, begin))
        cleaned += text[kept:begin]
        breaks.append(len(cleaned))
        kept = end
    offsets = OffsetMap(tuple(segments), tuple(breaks[:-1]))
    made = Document(
        id,
        id,
        "text/plain",
        "0" * 64,
        "utf-8",
        text,
        cleaned,
        offsets,
        (Block("paragraph", 0, len(cleaned)),),
        "statement",
        id,
        date,
    )
    return replace(made, **more)  # type: ignore[arg-type]


class Reading:
    """One document being written down; what it names is found in its text by the words given."""

    def __init__(self, read: Document | str, *, date: str | None = None) -> None:
        self.document = document(read, date=date) if isinstance(read, str) else read
        self.referents = [Referent("Document", (self.document.title,), "@document")]
        self.mentions: list[Mention] = []
        self.relations: list[Relation] = []
        self.utterances: list[Utterance] = []
        self.enactments: list[Enactment] = []

    def thing(self, kind: str, *names: str, **more: object) -> int:
        """A new referent; every occurrence of its names in the text is a mention of it."""
        number = len(self.referents)
        self.referents.append(Referent(kind, names, **more))  # type: ignore[arg-type]
        for name in names:
            for span in self.everywhere(name):
                if not any(m.begin < span.end and span.begin < m.end for m in self.mentions):
                    self.mentions.append(Mention(*span, kind, number, "name", "test"))
        return number

    def person(self, *names: str, **more: object) -> int:
        """A new person."""
        return self.thing("Person", *names, **more)

    def post(
        self, holder: int | None, role: str, *, body: int | None = None, state: int | None = None, **more: object
    ) -> int:
        """A post, and the statement that the holder has it."""
        number = self.thing("Post", role=role, post_in=body, post_for=state, holder=None if body or state else holder)
        if holder is not None:
            self.says(holder, "holdsPost", number, status="current", **more)
        return number

    def says(
        self,
        subject: int,
        predicate: str,
        object: int | Value,
        *,
        words: str = "",
        spans: tuple[str | None, ...] = (),
        **more: object,
    ) -> None:
        """A relation; its evidence is the stretch of the given words, or the whole text."""
        begin, end = self.where(words) if words else Span(0, len(self.document.text))
        found = [None if s is None else self.where(s) for s in (*spans, None, None, None)[:3]]
        trace = Trace(begin, end, *found)
        more.setdefault("rule", "test-rule")
        self.relations.append(Relation(subject, predicate, object, (trace,), **more))  # type: ignore[arg-type]

    def where(self, words: str) -> Span:
        """The first place of these words in the cleaned text."""
        begin = self.document.text.index(words)
        return Span(begin, begin + len(words))

    def everywhere(self, words: str) -> Iterator[Span]:
        """Every place of these words."""
        at = self.document.text.find(words)
        while at >= 0:
            yield Span(at, at + len(words))
            at = self.document.text.find(words, at + 1)

    def extraction(self) -> Extraction:
        """All that was written down; one sentence a line."""
        sentences, at = [], 0
        for line in self.document.text.split("\n"):
            if line.strip():
                sentences.append(Sentence(at, at + len(line), 0))
            at += len(line) + 1
        return Extraction(
            self.document,
            tuple(sentences),
            tuple(sorted(self.mentions, key=lambda m: m.begin)),
            tuple(self.referents),
            tuple(self.relations),
            tuple(self.utterances),
            tuple(self.enactments),
        )
