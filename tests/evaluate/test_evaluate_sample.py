"""The sample of claims: drawn by a seed, read by hand, told with its interval."""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox
import pytest
from gold_graphs import PREFIXES, SOURCE
from tooling import tool

from kg.identity import ID_BASE
from kg.rdf.store import Store

SAMPLE = tool("sample_claims")
HEAD = {"claims": 3, "seed": 7}
CLAIM: dict[str, Any] = {
    "number": 1,
    "claim": "c",
    "document": "a.txt",
    "begin": 0,
    "subject": "Ann Lee",
    "predicate": "opened",
    "object": "Forum",
    "modality": "planned",
    "sentences": ["Ann Lee will *open* the Forum | now <b>."],
}


def store(turtle: str) -> Store:
    made = ox.Store()
    made.load(PREFIXES + SOURCE + turtle, format=ox.RdfFormat.TRIG)  # type: ignore[call-overload]
    return Store(made, ID_BASE)


def claims(number: int, sentence: str = ":s") -> str:
    return "".join(
        f":c{n} a kg:Claim ; rdf:subject :p ; rdf:predicate kg:opened ; rdf:object :e ; kg:evidence {sentence} .\n"
        for n in range(number)
    )


THINGS = ':p rdfs:label "Ann Lee"@en . :e rdfs:label "Forum"@en . :x a kg:Claim ; prov:wasDerivedFrom :f .\n'


def test_the_same_seed_draws_the_same_claims_and_only_those_with_evidence() -> None:
    graph = store(THINGS + claims(9))
    head, *drawn = SAMPLE.drawn(graph, 4, 7)
    assert head == {"claims": 9, "seed": 7}
    assert SAMPLE.drawn(graph, 4, 7) == [head, *drawn]
    assert [one["number"] for one in drawn] == [1, 2, 3, 4]
    assert len({one["claim"] for one in SAMPLE.drawn(graph, 20, 1)[1:]}) == 9
    assert (drawn[0]["subject"], drawn[0]["predicate"], drawn[0]["object"]) == ("Ann Lee", "opened", "Forum")
    assert (drawn[0]["document"], drawn[0]["sentences"]) == ("a.txt", ["..."])


def test_claims_of_sealed_documents_are_not_drawn() -> None:
    name = SAMPLE.sealed()[0]
    sealed = (
        f':d2 a kg:Source ; kg:file "x/{name}" . :s2 a kg:Sentence ; kg:inDocument :d2 ; kg:begin 0 ; kg:text "y" .\n'
    )
    assert SAMPLE.drawn(store(THINGS + sealed + claims(3, ":s2")), 4, 7)[1:] == []


def test_the_page_tells_the_share_with_its_interval_and_each_claim_with_its_verdict() -> None:
    lines = [HEAD, CLAIM, {**CLAIM, "number": 2}, {**CLAIM, "number": 3, "predicate": "closed"}]
    verdicts = {1: ("right", ""), 2: ("right", ""), 3: ("wrong", "it was *not* closed")}
    page = SAMPLE.page(lines, verdicts)
    assert "**2 of 3 are right: 66.7%** (95 % interval 20.8% to 93.9%; wanted 95%)." in page
    assert "| closed | 0 | 1 |\n| opened | 2 | 0 |" in page
    assert (
        "| 1 | Ann Lee – opened – Forum (modality planned) | Ann Lee will \\*open\\* the Forum \\| now \\<b\\>. | right |"
        in page
    )
    assert "wrong: it was \\*not\\* closed |" in page


def test_a_claim_without_a_verdict_and_a_verdict_that_is_none_are_told() -> None:
    with pytest.raises(SystemExit, match="no verdict on 1"):
        SAMPLE.page([HEAD, CLAIM], {})
    with pytest.raises(SystemExit, match=r"verdicts\.tsv:2: 'perhaps' is neither right nor wrong"):
        SAMPLE.verdicts_of("1\tright\n2\tperhaps\tunclear\n")
    assert SAMPLE.verdicts_of("3\twrong\tno\n") == {3: ("wrong", "no")}
