"""One document: what of the gold the graph has, what it misses, and what it says beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from msgspec import Struct

from kg.evaluate.gold import DOCUMENT, KINDS, Gold, GoldEntity, GoldRelation
from kg.evaluate.names import fold
from kg.model import FoundClaim, FoundDocument, FoundPassage, FoundThing, Span

Verdict = Literal["found", "missed", "false"]
_OPENING = " \t\r\n\"'“”‘’«»„>*_"


class Finding(Struct, frozen=True):
    """One thing or relation that was found, missed or is false; `name` is its kind or its predicate.

    Shape: `begin` counts in the text as read from the file; `quote` are the words of the gold, if it has any.
    """

    document: str
    verdict: Verdict
    sort: Literal["entity", "relation"]
    name: str
    what: str
    begin: int | None
    rules: tuple[str, ...] = ()
    quote: str = ""


class Comparison(Struct, frozen=True):
    """All findings in one document, how many statuses of the posts found are as the gold has them, who is who.

    Shape: `genre` is the kind of document, `passages` the sentences that the graph has of it; `pairs` are (entity of
    the gold, thing of the graph), by entity.
    """

    document: str
    findings: tuple[Finding, ...]
    statuses: tuple[int, int] = (0, 0)
    pairs: tuple[tuple[str, str], ...] = ()
    genre: str = ""
    passages: tuple[FoundPassage, ...] = ()


def compare(gold: Gold, found: FoundDocument) -> Comparison:
    """What the graph has, misses and has beside the annotation of one document.

    Source: data/gold/README.md, which wins over every other text.
    """
    match = _Match(gold, found)
    entities = [*match.entity_findings(), *match.false_things()]
    relations, statuses = match.relation_findings()
    findings = (*entities, *relations, *match.false_claims())
    return Comparison(
        gold.document, findings, statuses, tuple(sorted(match.of_entity.items())), gold.kind, found.passages
    )


def same_thing(entity: GoldEntity, thing: FoundThing) -> bool:
    """Whether kind and name agree: a resolution by number and year where both tell them, all else by a name."""
    if entity.kind != thing.kind:
        return False
    if entity.keys and thing.keys:
        return not set(entity.keys).isdisjoint(thing.keys)
    return not {fold(s) for s in entity.surfaces}.isdisjoint(fold(n) for n in thing.names)


def pairs(entities: Iterable[GoldEntity], things: Iterable[FoundThing]) -> dict[str, str]:
    """Which thing stands for which entity, one for one: the most pairs, and those whose places agree best first.

    Two entities in one thing leave one entity without a thing, one entity in two things leaves a thing over.
    """
    things = tuple(things)
    near: dict[str, list[tuple[float, str]]] = {}
    for entity in entities:
        candidates = [(-_nearness(entity.mentions, t.places), t.id) for t in things if same_thing(entity, t)]
        near[entity.id] = sorted(candidates)
    taken: dict[str, str] = {}
    for _, thing, entity_id in sorted((w, t, e) for e, found in near.items() for w, t in found):
        if thing not in taken and entity_id not in taken.values():
            taken[thing] = entity_id
    for entity_id in near:
        if entity_id not in taken.values():
            _augment(entity_id, near, taken, set())
    return {entity_id: thing for thing, entity_id in taken.items()}


def _augment(entity: str, near: Mapping[str, list[tuple[float, str]]], taken: dict[str, str], seen: set[str]) -> bool:
    """Find a thing for an entity, moving others where they have another one (Kuhn's algorithm)."""
    for _, thing in near[entity]:
        if thing in seen:
            continue
        seen.add(thing)
        if thing not in taken or _augment(taken[thing], near, taken, seen):
            taken[thing] = entity
            return True
    return False


def _nearness(mentions: Iterable[Span], places: tuple[Span, ...]) -> float:
    """How well two lists of places agree: each mention counts by the shortest place that overlaps it."""
    return sum(
        max((1 / max(p.end - p.begin, 1) for p in places if p.begin < m.end and m.begin < p.end), default=0.0)
        for m in mentions
    )


@dataclass(slots=True)
class _Match:
    gold: Gold
    found: FoundDocument
    things: dict[str, FoundThing] = field(init=False)
    inside: tuple[FoundThing, ...] = field(init=False)
    of_entity: dict[str, str] = field(init=False)
    of_thing: dict[str, set[str]] = field(init=False)
    neutral: set[str] = field(init=False)
    claims: tuple[FoundClaim, ...] = field(init=False)

    def __post_init__(self) -> None:
        limit = self.gold.limit
        self.things = {thing.id: thing for thing in self.found.things}
        self.inside = tuple(
            t for t in self.found.things if t.kind and any(limit is None or p.begin < limit for p in t.places)
        )
        self.of_entity = pairs((e for e in self.gold.entities if not e.neutral), self.inside)
        rest = (t for t in self.inside if t.id not in self.of_entity.values())
        self.of_entity |= pairs((e for e in self.gold.entities if e.core and e.neutral), rest)
        self.of_thing = {thing: {entity} for entity, thing in self.of_entity.items()}
        self.neutral = {e.id for e in self.gold.entities if not e.core}
        self._add_neutral()
        self._add_selves()
        self.claims = tuple(claim for claim in self.found.claims if self._counts(claim))

    def _add_neutral(self) -> None:
        """A thing that no core entity took, and that a neutral one fits, is neutral."""
        for entity in (e for e in self.gold.entities if e.neutral):
            for thing in self.inside:
                if same_thing(entity, thing) and not self._is_core(thing.id):
                    self.of_thing.setdefault(thing.id, set()).add(entity.id)

    def _is_core(self, thing: str) -> bool:
        return any(e not in self.neutral for e in self.of_thing.get(thing, ()))

    def _add_selves(self) -> None:
        """The source and the work it is a text of are one and the same end of a relation: the document itself."""
        names = {DOCUMENT}.union(*(self.of_thing.get(thing, set()) for thing in self.found.selves))
        for thing in self.found.selves:
            self.of_thing[thing] = set(names)

    def entity_findings(self) -> Iterable[Finding]:
        for entity in self.gold.entities:
            if not entity.neutral:
                verdict: Verdict = "found" if entity.id in self.of_entity else "missed"
                begin = entity.mentions[0].begin if entity.mentions else None
                yield Finding(self.gold.document, verdict, "entity", entity.kind, entity.name, begin, (), entity.name)

    def false_things(self) -> Iterable[Finding]:
        for thing in self.inside:
            if not self.of_thing.get(thing.id):
                shown = f"{thing.names[0] if thing.names else '?'} <{thing.id}>"
                begin = min(p.begin for p in thing.places)
                yield Finding(self.gold.document, "false", "entity", thing.kind, shown, begin)

    def relation_findings(self) -> tuple[list[Finding], tuple[int, int]]:
        findings = []
        agreed = posts = 0
        for group in self._groups():
            matching = [c for c in self.claims if any(self.is_said(r, c) for r in group)]
            statuses = {claim.status for claim in matching}
            counted = [r for r in group if not self._is_neutral(r)]
            counted.sort(key=lambda r: (r.status not in statuses, r.begin))
            room = min(len(statuses), len(group))
            rules = tuple(sorted({rule for claim in matching for rule in claim.rules}))
            for number, relation in enumerate(counted):
                verdict: Verdict = "found" if number < room else "missed"
                findings.append(self._relation_finding(relation, verdict, rules if verdict == "found" else ()))
                if verdict == "found" and relation.predicate == "holdsPost":
                    posts += 1
                    agreed += relation.status in statuses
        return findings, (agreed, posts)

    def _groups(self) -> Iterable[list[GoldRelation]]:
        """Relations that differ in nothing but status: a sitting holder who is nominated again has two."""
        groups: dict[tuple[str | None, ...], list[GoldRelation]] = {}
        for r in self.gold.relations:
            key = (r.subject, r.predicate, r.object, r.value, None if r.title is None else fold(r.title).casefold())
            groups.setdefault(key, []).append(r)
        return groups.values()

    def _relation_finding(self, relation: GoldRelation, verdict: Verdict, rules: tuple[str, ...]) -> Finding:
        names = {e.id: e.name for e in self.gold.entities} | {DOCUMENT: "the document"}
        ends = [names[relation.subject], relation.predicate]
        ends += [f"[{relation.title}]"] if relation.title else []
        ends += [names[relation.object]] if relation.object else []
        ends += [f"“{relation.value}”"] if relation.value else []
        name = relation.predicate
        return Finding(
            self.gold.document, verdict, "relation", name, " ".join(ends), relation.begin, rules, relation.quote
        )

    def _is_neutral(self, relation: GoldRelation) -> bool:
        return relation.optional or relation.subject in self.neutral or relation.object in self.neutral

    def _counts(self, claim: FoundClaim) -> bool:
        """Whether a claim counts: a listed predicate, evidence before the limit, ends of the gold's kinds."""
        ends = (claim.subject, claim.object, *claim.bodies)
        return (
            claim.predicate in self.gold.predicates
            and (self.gold.limit is None or claim.begin < self.gold.limit)
            and all(self._has_kind(end) for end in ends if end is not None)
        )

    def _has_kind(self, thing: str) -> bool:
        return thing in self.found.selves or (thing in self.things and self.things[thing].kind in KINDS)

    def is_said(self, relation: GoldRelation, claim: FoundClaim) -> bool:
        """Whether a claim is this relation of the gold."""
        if claim.predicate != relation.predicate or relation.subject not in self._names(claim.subject):
            return False
        if relation.predicate == "said":
            return begins_with(claim.value or "", relation.value or "")
        if relation.value is not None:
            return claim.value == relation.value
        if relation.predicate == "holdsPost":
            return self._is_post(relation, claim)
        return claim.object is not None and relation.object in self._names(claim.object)

    def _is_post(self, relation: GoldRelation, claim: FoundClaim) -> bool:
        title = fold(relation.title or "").casefold()
        if title not in {fold(one).casefold() for one in claim.titles}:
            return False
        if relation.object is None:
            return not claim.bodies or claim.shared
        return any(relation.object in self._names(body) for body in claim.bodies)

    def _names(self, thing: str) -> set[str]:
        """The gold's names (entity ids, "doc") for a thing of the graph."""
        return self.of_thing.get(thing, set())

    def false_claims(self) -> Iterable[Finding]:
        seen = set()
        for claim in self.claims:
            key = (claim.subject, claim.predicate, claim.object, claim.value, claim.titles)
            ends = [end for end in (claim.subject, claim.object, *claim.bodies) if end is not None]
            if key in seen or any(self._is_neutral_end(end) for end in ends):
                continue
            if not any(self.is_said(relation, claim) for relation in self.gold.relations):
                seen.add(key)
                shown = self._shown(claim)
                document, name = self.gold.document, claim.predicate
                yield Finding(document, "false", "relation", name, shown, claim.begin, claim.rules)

    def _is_neutral_end(self, thing: str) -> bool:
        names = self._names(thing)
        return bool(names) and names <= self.neutral

    def _shown(self, claim: FoundClaim) -> str:
        parts = [self._label(claim.subject), claim.predicate]
        parts += [f"[{claim.titles[0]}]"] if claim.titles else []
        parts += [self._label(end) for end in ([claim.object] if claim.object else claim.bodies)]
        parts += [f"“{claim.value[:80]}”"] if claim.value else []
        return " ".join(parts) + f" <{claim.id}>"

    def _label(self, thing: str) -> str:
        if thing in self.found.selves:
            return "the document"
        names = self.things[thing].names if thing in self.things else ()
        return names[0] if names else thing


def begins_with(text: str, words: str) -> bool:
    """Whether a quotation's text, without its opening marks, begins with these words; white space folded."""
    return fold(text.lstrip(_OPENING)).startswith(fold(words.lstrip(_OPENING)))
