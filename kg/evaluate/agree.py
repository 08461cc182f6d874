"""Two annotations of one document side by side: what both have, and what only one of them has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from kg.evaluate.gold import DOCUMENT, Gold, GoldEntity, GoldRelation
from kg.evaluate.match import begins_with, pairs
from kg.evaluate.names import fold
from kg.evaluate.score import Score
from kg.model import FoundThing

Reading = Literal["counted", "strict", "all"]
READINGS: dict[Reading, str] = {
    "counted": "what one of the two holds optional counts neither way, as in `kg eval`",
    "strict": "what one counts and the other holds optional is a disagreement",
    "all": "the optional counts like all else",
}


class Side(Struct, frozen=True):
    """An entity or a relation as one annotator has it; `counts` says whether it counts for or against."""

    what: str
    begin: int | None
    counts: bool
    of: GoldEntity | GoldRelation


class Place(Struct, frozen=True):
    """What two annotators say of one thing or relation; None where one of them is silent."""

    document: str
    sort: Literal["entity", "relation"]
    name: str
    a: Side | None
    b: Side | None

    @property
    def settled(self) -> bool:
        """Whether both have it and both count it, or both hold it optional."""
        return self.a is not None and self.b is not None and self.a.counts == self.b.counts


def agreement(a: Gold, b: Gold) -> tuple[Place, ...]:
    """Every entity and relation of either annotation, paired one for one by the rules that `kg eval` pairs by."""
    matched = pairs(a.entities, (_thing(e) for e in b.entities))
    entities = _entities(a, b, matched)
    return (*entities, *_relations(a, b, matched))


def agreed(places: Iterable[Place], reading: Reading) -> Score:
    """How often two annotators agree: found by both, only by the second (false), only by the first (missed)."""
    both = only_b = only_a = 0
    for place in places:
        a, b = _weight(place.a, reading), _weight(place.b, reading)
        if reading == "counted" and place.a and place.b and not (a and b):
            continue
        both += a and b
        only_a += a and not b
        only_b += b and not a
    return Score(both, only_b, only_a)


def _weight(side: Side | None, reading: Reading) -> bool:
    return side is not None and (side.counts or reading == "all")


def _thing(entity: GoldEntity) -> FoundThing:
    return FoundThing(entity.id, entity.kind, entity.surfaces, entity.mentions, entity.keys)


def _entities(a: Gold, b: Gold, matched: Mapping[str, str]) -> list[Place]:
    of_b = {e.id: e for e in b.entities}
    places = [
        Place(a.document, "entity", e.kind, _entity_side(e), _entity_side(of_b.get(matched.get(e.id, ""))))
        for e in a.entities
    ]
    alone = (e for e in b.entities if e.id not in matched.values())
    return [*places, *(Place(a.document, "entity", e.kind, None, _entity_side(e)) for e in alone)]


def _entity_side(entity: GoldEntity | None) -> Side | None:
    if entity is None:
        return None
    begin = entity.mentions[0].begin if entity.mentions else None
    return Side(entity.name, begin, not entity.neutral, entity)


def _relations(a: Gold, b: Gold, matched: Mapping[str, str]) -> list[Place]:
    left = list(b.relations)
    places = []
    names = {**matched, DOCUMENT: DOCUMENT}
    for relation in sorted(a.relations, key=lambda r: (r.optional, r.begin)):
        twin = _twin(relation, left, names)
        if twin is not None:
            left.remove(twin)
        places.append(
            Place(a.document, "relation", relation.predicate, _relation_side(relation, a), _relation_side(twin, b))
        )
    return [*places, *(Place(a.document, "relation", r.predicate, None, _relation_side(r, b)) for r in left)]


def _twin(relation: GoldRelation, others: Sequence[GoldRelation], names: Mapping[str, str]) -> GoldRelation | None:
    """The other annotator's relation with the same ends; of several the one of the same status, then the nearest."""
    same = [r for r in others if _is_same(relation, r, names)]
    return min(same, key=lambda r: (r.status != relation.status, abs(r.begin - relation.begin)), default=None)


def _is_same(a: GoldRelation, b: GoldRelation, names: Mapping[str, str]) -> bool:
    if a.predicate != b.predicate or names.get(a.subject) != b.subject:
        return False
    if fold(a.title or "").casefold() != fold(b.title or "").casefold():
        return False
    if a.predicate == "said":
        return begins_with(a.value or "", b.value or "") or begins_with(b.value or "", a.value or "")
    return a.value == b.value and (b.object is None if a.object is None else names.get(a.object) == b.object)


def _relation_side(relation: GoldRelation | None, gold: Gold) -> Side | None:
    if relation is None:
        return None
    names = {e.id: e.name for e in gold.entities} | {DOCUMENT: "the document"}
    core = {e.id for e in gold.entities if e.core} | {DOCUMENT, None}
    ends = [names[relation.subject], relation.predicate]
    ends += [f"[{relation.title}, {relation.status}]"] if relation.title else []
    ends += [names[relation.object]] if relation.object else []
    ends += [f"“{relation.value}”"] if relation.value else []
    counts = not relation.optional and {relation.subject, relation.object} <= core
    return Side(" ".join(ends), relation.begin, counts, relation)
