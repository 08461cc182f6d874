"""What a graph is made of, by key: kept beside what linking noted, so that a build reads and writes what it touches."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kg.adding import Notes
from kg.claims import Frame, Sums
from kg.claims.digest import Stated
from kg.claims.kept import object_row
from kg.growth.sources import DATE
from kg.identity import slug
from kg.model import Document, Entity

# How a thing is in the graph: something names it, or only an authority file tells of it.
NAMED, TOLD = "named", "told"
# What the counts of documents are kept for.
COUNTED = ("used", "ends", "rules")


def stated_text(fact: Stated) -> str:
    """A stated fact as a key."""
    subject, predicate, object = fact
    return json.dumps([subject, predicate, object_row(object)], ensure_ascii=True)


def values(entity: Entity) -> set[str]:
    """The ids that a thing's own attributes name."""
    return {value for _, value in entity.attributes if isinstance(value, str)}


def keep(
    notes: Notes, frame: Frame, sums: Sums, made: str, triples: int, marks: Mapping[str, str], works: Iterable[Document]
) -> None:
    """Keeps what a whole graph is made of; `works` are the documents that bear a symbol."""
    notes.fill("mark", marks.items())
    notes.fill("in", _things(frame))
    for name in COUNTED:
        notes.fill(name, sums.counts(name).items())
    notes.fill("stated", ((stated_text(fact), count) for fact, count in sums.stated.items()))
    notes.fill("named by", Counter(id for one in frame.named for id in values(one)).items())
    texts = [(one.id, one.text_of) for one in frame.corpus.sources if one.text_of is not None]
    notes.fill("text of", texts)
    notes.fill(DATE, ((one.id, one.date) for one in frame.corpus.sources if one.date is not None))
    notes.fill("texts of", Counter(work for _, work in texts).items())
    notes.fill("symbol", ((slug(one.symbol, case=True), True) for one in works if one.symbol))
    _keep_terms(notes, sums)
    notes.fill("", [("graph", _totals(frame, sums, made, triples))])


def _things(frame: Frame) -> Iterator[tuple[object, Any]]:
    named = {one.id for one in frame.named}
    for entity in frame.corpus.entities:
        yield entity.id, [NAMED if entity.id in named else TOLD, entity.kind]


def _keep_terms(notes: Notes, sums: Sums) -> None:
    sources: dict[str, set[str]] = defaultdict(set)
    terms: dict[str, set[str]] = defaultdict(set)
    for who, group in sums.held.items():
        for _, source, tenure in group.values():
            sources[source].add(who)
            terms[tenure or ""].add(who)
    notes.fill("terms", sums.held.items())
    notes.fill("terms of", ((source, sorted(some)) for source, some in sources.items()))
    notes.fill("terms as", ((tenure, sorted(some)) for tenure, some in terms.items()))


def _totals(frame: Frame, sums: Sums, made: str, triples: int) -> dict[str, Any]:
    return {
        "made": made,
        "triples": triples,
        "holding": sums.holding,
        "documents": len(frame.corpus.sources),
        "numbers": {name: count for name, count in sums.numbers.items() if count},
        "predicates": dict(sums.counts("predicates")),
        "evidence": dict(sums.counts("triples")),
        "kinds": dict(Counter(entity.kind for entity in frame.corpus.entities)),
        "files": dict(Counter(claim.authority for claim in frame.corpus.claims if claim.authority)),
    }
