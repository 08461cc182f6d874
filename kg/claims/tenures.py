"""Tenures: which claims state the same term of one person in one post."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from kg.identity import tenure_id
from kg.model import Claim


def held(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims that state that somebody holds a post, each with one sentence of its evidence."""
    for claim in claims:
        if claim.predicate == "holdsPost" and claim.modality is None and isinstance(claim.object, str):
            yield replace(claim, evidence=claim.evidence[:1])


def tenures(claims: Iterable[Claim]) -> dict[str, str]:
    """The tenure that each claim states, by the claim's id.

    Terms are separate where one is said to end before the other begins; then each is named by its beginning.
    """
    posts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        posts[claim.subject, str(claim.object)].append(claim)
    tenure: dict[str, str] = {}
    for (person, post), stated in posts.items():
        terms = _terms(stated)
        for number, term in enumerate(terms):
            begin = min((c.starts_on for c in term if c.starts_on), default=None)
            name = None if len(terms) == 1 else begin or f"before-{_begin_after(terms, number)}"
            tenure.update((claim.id, tenure_id(person, post, name)) for claim in term)
    return tenure


def _terms(claims: Sequence[Claim]) -> list[list[Claim]]:
    """Claims by term, the earliest first; an undated one belongs to the last term, or the first if it is past."""
    dated = sorted(
        (c for c in claims if c.starts_on or c.ends_on), key=lambda c: (c.starts_on or c.ends_on or "", c.id)
    )
    terms: list[list[Claim]] = []
    for claim in dated:
        ends = [c.ends_on for c in terms[-1] if c.ends_on] if terms else []
        if not terms or (claim.starts_on and ends and max(ends) < claim.starts_on):
            terms.append([])
        terms[-1].append(claim)
    terms = terms or [[]]
    for claim in claims:
        if not (claim.starts_on or claim.ends_on):
            terms[0 if claim.status == "former" else -1].append(claim)
    return terms


def _begin_after(terms: Sequence[Sequence[Claim]], number: int) -> str:
    return (
        min((c.starts_on or c.ends_on or "" for c in terms[number + 1]), default="")
        if number + 1 < len(terms)
        else "now"
    )
