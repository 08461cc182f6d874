"""Linking by shuffles gives what kg.link gives, into however many parts and leaves the documents fall."""

from __future__ import annotations

import pytest
from engine_corpus import FORMS, PARENTS, corpus, told
from readings import AUTHORITY

from kg.correct import Correction, Thing, corrected
from kg.engine.exchange import Alone, dealt
from kg.engine.linker import Linker
from kg.link import Linked, entities
from kg.link.titled import titled
from kg.model import Extraction


def shuffled(documents: list[Extraction], parts: int, leaf: int, decisions: tuple[Correction, ...] = ()) -> Linked:
    linker = Linker(Alone(parts), AUTHORITY, FORMS, PARENTS, leaf=leaf)
    for extraction in documents:
        linker.take(extraction, titled(extraction, FORMS))
    return linker.linked(decisions)[1]


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(("parts", "leaf"), [(1, 100), (2, 7), (5, 20)])
def test_any_parts_and_leaves_give_the_links_of_one_process(seed: int, parts: int, leaf: int) -> None:
    documents = corpus(seed)
    alone = entities(documents, AUTHORITY, forms=FORMS, parents=PARENTS)
    assert told(shuffled(documents, parts, leaf)) == told(alone)


def test_these_documents_use_every_step_of_linking() -> None:
    found = [entities(corpus(seed), AUTHORITY, forms=FORMS, parents=PARENTS) for seed in range(6)]
    reasons = {why for linked in found for *_, why in linked.decisions}
    for words in ("is defined for one thing only", "words of the titles in common", "partners", "surnames alike",
                  "the only one of this surname", "equal surnames", "an initial", "is joe in short"):  # fmt: skip
        assert any(words in why for why in reasons), words
    assert {entity.kind for linked in found for entity in linked.entities} >= {
        "Post",
        "Person",
        "Project",
        "Resolution",
    }


def decision(kind: str, *names: str, what: str, name: str | None = None) -> Correction:
    return Correction("mine:1", what, tuple(Thing(kind, one) for one in names), name=name)


DECISIONS = (
    decision("Person", "Karim Mori", "Carla Bakir", what="same"),
    decision("Person", "Anna Cerny", "Anna Kato", what="different"),
    decision("Organization", "Office of Lakes", "Bureau of Lakes", what="same"),
    decision("Organization", "Office of Rivers", "Ministry of Water", what="different"),
    decision("Event", "side event", what="drop"),
    decision("Person", "Boris Mori", what="add-name", name="Boris Mori-Alvarez"),
    decision("Person", "Nobody At All", what="drop"),
)


@pytest.mark.parametrize("seed", range(3))
def test_decisions_by_hand_are_heeded_alike(seed: int) -> None:
    documents = corpus(seed)
    right = corrected(documents, DECISIONS)
    alone = entities(
        right.extractions,
        AUTHORITY,
        forms=FORMS,
        parents=PARENTS,
        same=right.same,
        different=right.different,
        without=right.dropped,
    )
    assert right.same
    assert right.dropped
    assert told(shuffled(documents, 3, 11, DECISIONS)) == told(alone)


def test_of_a_document_remains_here_what_the_rest_of_a_build_needs() -> None:
    (document,) = corpus(1, count=1)
    linker = Linker(Alone(), AUTHORITY, FORMS, PARENTS)
    kept = linker.take(document, {})
    assert (kept.document, len(kept.referents), kept.text_of) == (
        document.document,
        len(document.referents),
        document.text_of,
    )
    assert not any(referent.names for referent in kept.referents)
    assert kept.relations == ()


def test_what_shares_a_key_meets_in_one_part() -> None:
    records = [((f"key{n % 5}", n % 5), n) for n in range(40)]
    parts = dealt(records, 3)
    assert sorted(n for part in parts for n in part) == list(range(40))
    for key in range(5):
        assert sum(any(n % 5 == key for n in part) for part in parts) == 1
