"""What the corpus must know of one document's statements; the statements themselves are written and forgotten."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from kg.claims.said import Statements
from kg.claims.tenures import held
from kg.model import Claim, Problem, Value

Stated = tuple[str, str, str | Value]


class Digest(Struct, frozen=True):
    """What one document's statements name and count.

    `used` are the entities that anything names, `ends` those among them that are an end of a claim; `stated` what is
    stated as a fact, `held` the claims that state a tenure, `predicates` how many claims each property has, `dropped`
    the claims taken back by hand, `triples` how many triples each kind of evidence takes (claims, sentences and so on).
    """

    source: str
    used: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    stated: tuple[Stated, ...] = ()
    held: tuple[Claim, ...] = ()
    rules: tuple[str, ...] = ()
    predicates: tuple[tuple[str, int], ...] = ()
    mentions: int = 0
    quotations: int = 0
    provisions: int = 0
    sentences: int = 0
    dropped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    triples: tuple[tuple[str, int], ...] = ()


def digest(said: Statements) -> Digest:
    """What the corpus must know of a document's statements."""
    ends: set[str] = set()
    used: set[str] = set()
    for claim in said.claims:
        ends.update(id for id in (claim.subject, claim.object, claim.capacity) if isinstance(id, str))
        used.update([claim.attributed_to] if claim.attributed_to else ())
    used.update(id for part in said.parts for id in part.mentions)
    used.update(quotation.said_by for quotation in said.quotations)
    used.update(provision.provision_of for provision in said.provisions)
    rules = {c.rule for c in said.claims if c.rule} | {q.rule for q in said.quotations}
    return Digest(
        said.id,
        tuple(sorted(used | ends)),
        tuple(sorted(ends)),
        tuple(
            dict.fromkeys(
                (c.subject, c.predicate, c.object)
                for c in said.claims
                if c.modality is None and c.status != "designate"
            )
        ),
        tuple(held(said.claims)),
        tuple(sorted(rules | {p.rule for p in said.provisions})),
        tuple(sorted(Counter(c.predicate for c in said.claims).items())),
        sum(len(part.mentions) for part in said.parts),
        len(said.quotations),
        len(said.provisions),
        len(said.parts),
        said.dropped,
        tuple(said.problems),
    )
