"""Claims: what was read and linked becomes a corpus in which every fact points at its sentences.

Each document is told by itself (`Statements`), and what the corpus must know of it is its `Digest`; `frame` is what
stands around the documents: sources, things, what the authority files say, tenures. `corpus` is all of it at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kg.claims.digest import Digest, Stated, digest
from kg.claims.said import Naming, Statements, namings, zone
from kg.claims.sums import Sums, pair, sums_of
from kg.claims.tenures import tenures
from kg.claims.told import Told
from kg.identity import slug
from kg.link import Linked
from kg.model import Authority, Claim, Corpus, Entity, Extraction, Problem, RuleRecord, SourceRecord, Value

__all__ = [
    "Digest",
    "Frame",
    "Naming",
    "Statements",
    "Sums",
    "Told",
    "corpus",
    "digest",
    "frame",
    "namings",
    "pair",
    "sums_of",
    "works_of",
    "zone",
]


class Frame(Struct, frozen=True):
    """What stands around the documents' own statements.

    `corpus` holds sources, entities, the authority files' claims, rules and problems, and nothing that a document
    says; `ends` are the ids that documents' claims lead to or from, `stated` what they state as facts, `tenures` the
    tenure of each claim that states one, with the claim's source, `held` these claims, those of a tenure in a row;
    `named` are the entities that something names, the others are told of by authority files alone.
    """

    corpus: Corpus
    ends: frozenset[str]
    stated: frozenset[Stated]
    tenures: Mapping[str, tuple[str, str]]
    held: tuple[Claim, ...]
    named: tuple[Entity, ...]


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
    names = namings(ordered, linked, dropped or {})
    said = [Statements(e, naming, confidence or {}) for e, naming in zip(ordered, names, strict=True)]
    around = frame(
        ordered, linked, authority, [digest(s) for s in said], labels=labels, confidence=confidence, dropped=dropped
    )
    return replace(
        around.corpus,
        parts=tuple(part for s in said for part in s.parts),
        claims=(
            *(replace(c, tenure=around.tenures.get(c.id, (None, ""))[0]) for s in said for c in s.claims),
            *around.corpus.claims,
        ),
        quotations=tuple(q for s in said for q in s.quotations),
        provisions=tuple(p for s in said for p in s.provisions),
    )


def frame(
    extractions: Iterable[Extraction],
    linked: Linked,
    authority: Authority,
    digests: Sequence[Digest],
    *,
    labels: Mapping[str, str] | None = None,
    confidence: Mapping[str, str] | None = None,
    dropped: Mapping[str, str] | None = None,
    problems: Iterable[Problem] = (),
) -> Frame:
    """What stands around the statements of these documents; their texts are not looked at.

    `problems` were met before.
    """
    ordered = sorted(extractions, key=lambda e: e.document.id)
    away = dropped or {}
    stale = away.keys() - {id for one in digests for id in one.dropped}
    works = works_of(ordered, linked)
    things = _things(linked, digests, tuple(works.values()))
    told = Told(authority, things)
    rules = sorted({rule for one in digests for rule in one.rules})
    terms = tenures(claim for one in digests for claim in one.held)
    held = [replace(claim, tenure=terms[claim.id]) for one in digests for claim in one.held]
    around = Corpus(
        tuple(_source(e, linked, works) for e in ordered),
        tuple(told.entities),
        (),
        tuple(told.claims),
        rules=tuple(RuleRecord(rule, (labels or {}).get(rule, rule), (confidence or {}).get(rule)) for rule in rules),
        problems=(
            *problems,
            *linked.problems,
            *(problem for one in digests for problem in one.problems),
            *(Problem(away[id], f"this decision fits nothing any more: there is no {id}") for id in sorted(stale)),
        ),
    )
    return Frame(
        around,
        frozenset(id for one in digests for id in one.ends),
        frozenset(triple for one in digests for triple in one.stated).union(
            (c.subject, c.predicate, c.object) for c in told.claims
        ),
        {claim.id: (str(claim.tenure), str(claim.document)) for claim in held},
        tuple(sorted(held, key=lambda claim: (claim.tenure, claim.id))),
        tuple(things),
    )


def works_of(extractions: Iterable[Extraction], linked: Linked) -> dict[str, Entity]:
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


def _things(linked: Linked, digests: Iterable[Digest], works: Collection[Entity]) -> list[Entity]:
    """The entities that something names: a mention, a claim, a quotation, a provision, a key of such a thing."""
    known = {entity.id: entity for entity in linked.entities} | {work.id: work for work in works}
    todo = {work.id for work in works}.union(*(one.used for one in digests))
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
