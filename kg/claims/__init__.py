"""Claims: what was read and linked becomes a corpus in which every fact points at its sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from kg.claims.said import Statements, zones
from kg.claims.tenures import with_tenures
from kg.claims.told import Told
from kg.identity import handles, slug
from kg.link import Linked
from kg.model import (
    Authority,
    Claim,
    Corpus,
    Entity,
    Extraction,
    Problem,
    RuleRecord,
    SourceRecord,
    Value,
)

__all__ = ["corpus"]


def corpus(
    extractions: Iterable[Extraction],
    linked: Linked,
    authority: Authority,
    *,
    labels: Mapping[str, str] | None = None,
    confidence: Mapping[str, str] | None = None,
    dropped: Mapping[str, str] | None = None,
) -> Corpus:
    """Everything the graph says of these documents, in the order of their ids.

    `labels` and `confidence` are those of the rules by name; `dropped` the ids of claims that were taken back by hand,
    with where that stands.
    """
    ordered = sorted(extractions, key=lambda e: e.document.id)
    handle = handles(id.partition("/")[2] for id in linked.documents.values())
    clocks = zones(ordered, linked)
    said = [Statements(e, linked, handle[_name(linked, e)], confidence or {}, clocks) for e in ordered]
    away = dropped or {}
    stale = away.keys() - {c.id for s in said for c in s.claims}
    claims = with_tenures(c for s in said for c in s.claims if c.id not in away)
    works = _works(ordered, linked)
    told = Told(authority, _things(linked, claims, said, tuple(works.values())))
    rules = {c.rule for c in claims if c.rule}
    rules.update(rule for s in said for rule in (*(q.rule for q in s.quotations), *(p.rule for p in s.provisions)))
    return Corpus(
        tuple(_source(e, linked, works) for e in ordered),
        tuple(told.entities),
        tuple(part for s in said for part in s.parts),
        (*claims, *told.claims),
        tuple(q for s in said for q in s.quotations),
        tuple(p for s in said for p in s.provisions),
        tuple(RuleRecord(rule, (labels or {}).get(rule, rule), (confidence or {}).get(rule)) for rule in sorted(rules)),
        (
            *linked.problems,
            *(problem for s in said for problem in s.problems),
            *(Problem(away[id], f"this decision fits nothing any more: there is no {id}") for id in sorted(stale)),
        ),
    )


def _name(linked: Linked, extraction: Extraction) -> str:
    return linked.documents[extraction.document.id].partition("/")[2]


def _works(extractions: Iterable[Extraction], linked: Linked) -> dict[str, Entity]:
    """The work that each source is a text of, by source id: the one it was read to be, else that of its symbol."""
    known = {entity.id: entity for entity in linked.entities}
    found: dict[str, Entity] = {}
    for extraction in extractions:
        document = extraction.document
        read = None if extraction.text_of is None else linked.ids.get((document.id, extraction.text_of))
        if read in known:
            found[linked.documents[document.id]] = known[read]
        elif document.symbol:
            name = slug(document.symbol, case=True)
            symbol = (("symbol", Value(document.symbol)),)
            made = Entity(f"document/{name}", "Document", document.symbol, attributes=symbol)
            work = known.get(f"resolution/{name}") or known.get(made.id) or made
            found[linked.documents[document.id]] = work
    return found


def _things(
    linked: Linked, claims: Iterable[Claim], said: Iterable[Statements], works: Collection[Entity]
) -> list[Entity]:
    """The entities that something names: a mention, a claim, a quotation, a provision, a key of such a thing."""
    known = {entity.id: entity for entity in linked.entities} | {work.id: work for work in works}
    todo = {work.id for work in works}
    for claim in claims:
        todo.update(
            id for id in (claim.subject, claim.object, claim.attributed_to, claim.capacity) if isinstance(id, str)
        )
    for one in said:
        todo.update(id for part in one.parts for id in part.mentions)
        todo.update(quotation.said_by for quotation in one.quotations)
        todo.update(provision.provision_of for provision in one.provisions)
    used: dict[str, Entity] = {}
    while todo:
        id = todo.pop()
        if id in known and id not in used:
            used[id] = known[id]
            todo.update(value for _, value in known[id].attributes if isinstance(value, str))
    return [used[id] for id in sorted(used)]


def _source(extraction: Extraction, linked: Linked, works: Mapping[str, Entity]) -> SourceRecord:
    document = extraction.document
    id = linked.documents[document.id]
    return SourceRecord(
        id,
        document.file,
        document.sha256,
        document.encoding,
        document.media,
        document.kind,
        document.title,
        document.date,
        works[id].id if id in works else None,
        document.origin,
        document.licence,
    )
