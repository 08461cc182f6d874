"""Sums of digests from which documents were taken and to which others were added are those of the documents there are."""

from __future__ import annotations

from random import Random

import pytest

from kg.claims import Digest, Sums, sums_of
from kg.claims.tenures import tenures
from kg.model import Claim, Evidence, Problem, Value

PEOPLE, POSTS = ("person/a", "person/b"), ("post/chair", "post/director")
DAYS = (None, None, "2010-01-01", "2015-01-01", "2020-01-01")


def told(draw: Random, number: int) -> Digest:
    """What a document says of people in posts, some of them for a second term."""
    source = f"document/{number}"
    held = [
        Claim(f"claim/{number}-{place}", source, draw.choice(PEOPLE), "holdsPost", draw.choice(POSTS),
              (Evidence("sentence/1", "0-4"),), "a rule", status=draw.choice(("current", "former")),
              starts_on=draw.choice(DAYS), ends_on=draw.choice(DAYS))
        for place in range(draw.randrange(3))
    ]  # fmt: skip
    ends = {end for claim in held for end in (claim.subject, str(claim.object))}
    return Digest(
        source,
        used=(*sorted(ends), draw.choice(("topic/x", "topic/y"))),
        ends=tuple(sorted(ends)),
        stated=tuple((c.subject, "label", Value(draw.choice("uvw"))) for c in held[:1]),
        held=tuple(held),
        rules=(draw.choice(("a rule", "another")),),
        predicates=(("holdsPost", len(held)),) if held else (),
        mentions=draw.randrange(5),
        problems=(Problem(source, draw.choice(("odd", "odder"))),) * 2,
        triples=(("claims", 8),),
    )


def plain(digest: Digest) -> list[object]:
    """All but the claims of tenures, in no order."""
    named = (digest.used, digest.ends, digest.rules, digest.stated, digest.problems, digest.predicates, digest.triples)
    return [*map(set, named), digest.mentions]


@pytest.mark.parametrize("seed", range(30))
def test_after_any_changes_the_sums_are_those_of_the_documents_and_the_tenures_too(seed: int) -> None:
    draw = Random(seed)
    there = {number: told(draw, number) for number in range(8)}
    first = Sums()
    for digest in there.values():
        first.add(digest)
    graph = tenures(first.whole().held)  # as the graph has them
    first.settle(graph)
    text = first.packed("these")
    for _ in range(3):
        sums = sums_of(text, "these")
        assert sums is not None
        gone = draw.sample(sorted(there), 2)
        for number in gone:
            sums.take(there.pop(number))
        for number in (gone[0], draw.randrange(100, 10_000)):  # one is changed, one is another
            there[number] = told(draw, number)
            sums.add(there[number])
        now, fresh = sums.whole(), Sums()
        for digest in there.values():
            fresh.add(digest)
        assert plain(now) == plain(fresh.whole())
        whole = tenures(claim for digest in there.values() for claim in digest.held)
        assert sums.holding == len(whole)
        anew = tenures(now.held)
        assert sums.moved is not None
        source = {claim.id: str(claim.document) for digest in there.values() for claim in digest.held}
        kept = {id: tenure for id, tenure in graph.items() if id in source and source[id] not in sums.moved}
        again = {id: tenure for id, tenure in anew.items() if source[id] in sums.moved}
        assert kept | again == whole, "in sources that did not move nothing changed"
        assert {t for t in {*graph.values(), *whole.values()} if _of(t, graph) != _of(t, whole)} <= sums.renewed
        assert {id for id in whole if whole[id] in sums.renewed} <= anew.keys(), "what is renewed is renewed whole"
        sums.settle(anew)
        graph, text = whole, sums.packed("these")


def _of(tenure: str, graph: dict[str, str]) -> set[str]:
    return {id for id, other in graph.items() if other == tenure}


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"of": "these", "counts": []}', '{"of": "others"}'])
def test_sums_of_other_documents_or_damaged_ones_are_not_there(text: str) -> None:
    assert sums_of(text, "these") is None
