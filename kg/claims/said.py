"""What one document says, as claims: relations between referents become facts about things, with evidence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct, field
from msgspec.structs import replace

from kg.claims.passages import Passages
from kg.identity import claim_id, claim_key, handles, passage_ids
from kg.link import Linked
from kg.model import Claim, Evidence, Extraction, Part, Problem, Provision, Quotation, Relation, Span, Value

# A post and a role are named with their holder: their mention is written only where no claim speaks of them.
_NAMED_BY_CLAIMS = ("post/", "role/")
_DATED = ("holdsPost", "memberOf")


def zone(value: Value) -> str:
    """The zone at the end of a moment: "Z", "-04:00"; empty where it has none."""
    match = re.search(r"(?:Z|[+-]\d\d:\d\d)$", value.text)
    return match[0] if match is not None else ""


def zones(extractions: Iterable[Extraction], linked: Linked) -> dict[str, str]:
    """The zone in which each event's times are told, where all documents that tell one agree."""
    found: dict[str, set[str]] = defaultdict(set)
    for extraction in extractions:
        for relation in extraction.relations:
            if isinstance(relation.object, Value) and relation.object.kind == "dateTime" and zone(relation.object):
                event = linked.ids.get((extraction.document.id, relation.subject))
                if event is not None:
                    found[event].add(zone(relation.object))
    return {event: next(iter(told)) for event, told in found.items() if len(told) == 1}


class Naming(Struct, frozen=True):
    """All that one document must know of the others in order to be told.

    `source` is the id of its source, `handle` what its claims and passages are named by, `ids` the entity of each
    referent, `zones` the zones of its events, `dropped` the ids of those of its claims that were taken back by hand.
    """

    source: str
    file: str
    handle: str
    ids: tuple[str | None, ...]
    zones: Mapping[str, str] = field(default_factory=dict)
    dropped: frozenset[str] = frozenset()


def namings(extractions: Iterable[Extraction], linked: Linked, dropped: Iterable[str] = ()) -> Iterator[Naming]:
    """How the referents of each document are called, in the order given."""
    extractions = list(extractions)
    clocks = zones(extractions, linked)
    handle = handles(id.partition("/")[2] for id in linked.documents.values())
    away: dict[str, set[str]] = defaultdict(set)
    for claim in dropped:
        stem = re.sub(r"(?<=-[0-9a-f]{12})-\d+$", "", claim)
        away[stem.removeprefix("claim/").rpartition("-")[0]].add(claim)
    for extraction in extractions:
        document = extraction.document
        source = linked.documents[document.id]
        ids = tuple(linked.ids.get((document.id, number)) for number in range(len(extraction.referents)))
        near = {id: clocks[id] for id in ids if id in clocks} if clocks else {}
        name = handle[source.partition("/")[2]]
        yield Naming(source, document.file, name, ids, near, frozenset(away.get(name, ())))


class Statements:
    """The claims, quotations, provisions and parts of one document."""

    def __init__(self, extraction: Extraction, naming: Naming, confidence: Mapping[str, str]) -> None:
        self._zones, self._ids, self._handle = naming.zones, naming.ids, naming.handle
        self._extraction, self._confidence = extraction, confidence
        self._document = extraction.document
        self.id = naming.source
        self.problems: list[Problem] = []
        self._passages = Passages(extraction, self.id, naming.handle)
        every = list(self._claims())
        self.quotations = list(self._quotations())
        self.provisions = list(self._provisions())
        self._mention(every)
        self.parts: list[Part] = self._passages.parts()
        self.claims = [claim for claim in every if claim.id not in naming.dropped]
        self.dropped = tuple(claim.id for claim in every if claim.id in naming.dropped)

    def _thing(self, number: int | None) -> str | None:
        return None if number is None else self._ids[number]

    def _note(self, message: str) -> None:
        self.problems.append(Problem(self._document.file, message, "note"))

    # -- mentions

    def _mention(self, claims: Iterable[Claim]) -> None:
        spoken = {id for c in claims for id in (c.subject, c.object) if isinstance(id, str)}
        lost = 0
        for mention in self._extraction.mentions:
            thing = self._thing(mention.referent)
            if thing is None or thing == self.id or (thing.startswith(_NAMED_BY_CLAIMS) and thing in spoken):
                continue
            lost += not self._passages.mention(mention.begin, mention.end, thing)
        if lost:
            told = "mention lies in no sentence and was" if lost == 1 else "mentions lie in no sentence and were"
            self._note(f"{lost} {told} left out")

    # -- claims

    def _claims(self) -> Iterator[Claim]:
        groups: dict[str, list[Claim]] = defaultdict(list)
        for relation in self._extraction.relations:
            claim = self._claim(relation)
            if claim is None:
                continue
            alike = groups[claim.id]
            same = next((n for n, other in enumerate(alike) if _go_together(other, claim)), None)
            if same is None:
                alike.append(claim)
            else:
                alike[same] = self._merged(alike[same], claim)
        for key, claims in groups.items():
            for number, claim in enumerate(claims, 1):
                id = claim_id(self._handle, key)
                yield replace(claim, id=id if number == 1 else f"{id}-{number}")

    def _claim(self, relation: Relation) -> Claim | None:
        """The claim of a relation, its key in place of its id; None, with a note, if an end is no thing."""
        subject = self._thing(relation.subject)
        object = self._thing(relation.object) if isinstance(relation.object, int) else relation.object
        if subject is None or object is None or subject == object:
            self._note(f"{relation.predicate} by rule {relation.rule} was left out: {_fault(subject, object)}")
            return None
        if isinstance(object, Value) and object.kind == "dateTime" and not zone(object):
            if subject not in self._zones:
                return None  # a time of day without its zone is no moment
            object = Value(object.text + self._zones[subject], "dateTime")
        evidence = self._passages.evidence(relation.traces)
        if not evidence:
            self._note(f"{relation.predicate} by rule {relation.rule} was left out: its evidence lies in no sentence")
            return None
        status = relation.status or ("current" if relation.predicate == "holdsPost" else None)
        return Claim(
            claim_key(subject, relation.predicate, object, relation.modality, status),
            self.id,
            subject,
            relation.predicate,
            object,
            evidence,
            relation.rule,
            modality=relation.modality,
            attributed_to=self._thing(relation.attributed_to),
            status=status if relation.predicate in _DATED else None,
            starts_on=relation.starts_on,
            ends_on=relation.ends_on,
            capacity=self._thing(relation.capacity),
            paragraphs=relation.paragraphs,
        )

    def _merged(self, left: Claim, right: Claim) -> Claim:
        """One claim said twice: all its evidence, the surer of two rules."""
        surer = right if self._sureness(right) > self._sureness(left) else left
        return replace(
            left,
            evidence=_sorted_evidence((*left.evidence, *right.evidence), self._passages),
            rule=surer.rule,
            starts_on=left.starts_on or right.starts_on,
            ends_on=left.ends_on or right.ends_on,
            capacity=left.capacity or right.capacity,
            paragraphs=_together(left.paragraphs, right.paragraphs),
            attributed_to=left.attributed_to or right.attributed_to,
        )

    def _sureness(self, claim: Claim) -> Decimal:
        return Decimal(self._confidence.get(claim.rule or "", "0"))

    # -- passages

    def _quotations(self) -> Iterator[Quotation]:
        """Each slice of a quotation is one of its own: words that a page break cuts are two true slices."""
        spans = []
        for utterance in self._extraction.utterances:
            speaker = self._thing(utterance.speaker)
            traces = [Span(t.begin, t.end) for t in utterance.traces] or [Span(utterance.begin, utterance.end)]
            evidence = tuple(dict.fromkeys(id for t in traces for id in self._passages.around(*t)))
            if speaker is None or not evidence:
                self._note("a quotation was left out: its speaker is no thing of the graph or nothing tells of it")
                continue
            slices = self._document.slices(utterance.begin, utterance.end)
            spans += [(s, speaker, evidence, utterance.rule) for s in slices]
        texts = [self._document.source[s.begin : s.end] for s, *_ in spans]
        ids = passage_ids("quotation", self._handle, texts)
        for id, text, (span, speaker, evidence, rule) in zip(ids, texts, spans, strict=True):
            yield Quotation(id, self.id, span.begin, span.end, text, speaker, evidence, rule)

    def _provisions(self) -> Iterator[Provision]:
        spans = []
        for enactment in self._extraction.enactments:
            resolution = self._thing(enactment.resolution)
            evidence = self._passages.around(enactment.begin, enactment.end)
            if resolution is None or not evidence:
                self._note("a provision was left out: its resolution is no thing of the graph")
                continue
            spans += [
                (s, resolution, evidence, enactment) for s in self._document.slices(enactment.begin, enactment.end)
            ]
        texts = [self._document.source[s.begin : s.end] for s, *_ in spans]
        ids = passage_ids("provision", self._handle, texts)
        for id, text, (span, resolution, evidence, act) in zip(ids, texts, spans, strict=True):
            yield Provision(
                id, self.id, *span, text, resolution, act.verb, act.addressee, evidence, act.rule, act.number
            )


def _together(left: str | None, right: str | None) -> str | None:
    """The paragraphs of two statements, each once."""
    return ", ".join(dict.fromkeys(p for told in (left, right) if told for p in told.split(", "))) or None


def _go_together(left: Claim, right: Claim) -> bool:
    """Whether two statements of one key are one claim: not by different people, not of different terms."""
    pairs = (
        (left.attributed_to, right.attributed_to),
        (left.starts_on, right.starts_on),
        (left.ends_on, right.ends_on),
    )
    return all(a is None or b is None or a == b for a, b in pairs)


def _sorted_evidence(evidence: Iterable[Evidence], passages: Passages) -> tuple[Evidence, ...]:
    told = {e.part for e in evidence if e.spans is not None}
    kept = dict.fromkeys(e for e in evidence if e.spans is not None or e.part not in told)
    return tuple(sorted(kept, key=lambda e: (passages.position(e.part), e.spans or "")))


def _fault(subject: object, object: object) -> str:
    if subject is None or object is None:
        return "one of its ends has no name of its own"
    return "both ends are one thing"
