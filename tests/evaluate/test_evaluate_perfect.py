"""A graph that says what the gold says scores 1; every way to spoil it lowers the score."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from gold_graphs import Perfect
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.config import share
from kg.evaluate import Score, gold_folder

SEEDS = gold_folder(share("data", "gold"))
CORPUS = os.environ.get("KG_CORPUS")
UNSEEN = sorted(Path(CORPUS, "gold").glob("*.json")) if CORPUS and Path(CORPUS, "gold").is_dir() else []


@pytest.mark.parametrize("gold", SEEDS, ids=lambda gold: gold.document[:3])
def test_the_perfect_graph_of_a_seed_scores_one(gold) -> None:  # type: ignore[no-untyped-def]
    for score in Perfect(gold).scores():
        assert score.f1 == 1


@pytest.mark.skipif(not UNSEEN, reason="no KG_CORPUS")
@pytest.mark.parametrize("number", range(len(UNSEEN)))
def test_the_perfect_graph_of_any_annotation_scores_one(number: int) -> None:
    (gold,) = gold_folder(UNSEEN[number])
    entities, relations = Perfect(gold).scores()
    assert (entities.false, entities.missed, relations.false, relations.missed) == (0, 0, 0, 0)


def spoilt(perfect: Perfect, data: st.DataObject) -> int:
    """Spoil one core thing or relation; 0 if the score of things must fall, 1 if that of relations must."""
    core = [e for e in perfect.gold.entities if not e.neutral]
    neutral = {e.id for e in perfect.gold.entities if e.neutral}
    counted = [
        number
        for number, r in enumerate(perfect.gold.relations)
        if not r.optional and r.subject not in neutral and r.object not in neutral
    ]
    way = data.draw(
        st.sampled_from(["forget", "rename", "kind", "split", "invent", "unsay", "predicate", "turn", "add"])
    )
    if way in ("forget", "rename", "kind", "split"):
        entity = data.draw(st.sampled_from(core))
        if way == "forget":
            for line in [line for line in perfect.lines if line.startswith(f"mention {entity.id} ")]:
                del perfect.lines[line]
        elif way == "rename":
            del perfect.lines[f"label {entity.id}"]
            perfect.lines[f"thing {entity.id}"] = f'{perfect.node(entity.id)} a kg:{entity.kind} ; rdfs:label "Zzz" .'
            for key in entity.keys:
                del perfect.lines[f"key {entity.id} {key}"]
        elif way == "kind":
            other = "Place" if entity.kind != "Place" else "Event"
            line = perfect.lines[f"thing {entity.id}"]
            perfect.lines[f"thing {entity.id}"] = line.replace(f"a kg:{entity.kind}", f"a kg:{other}")
        else:
            line = perfect.lines[f"thing {entity.id}"]
            perfect.lines["twin"] = line.replace(perfect.node(entity.id), ":twin", 1)
            place = perfect.lines[f"mention {entity.id} 0"]
            perfect.lines["twin's mention"] = place.replace(f"mentions {perfect.node(entity.id)}", "mentions :twin")
        return 0
    if way == "invent":
        place = perfect.lines[f"mention {core[0].id} 0"].replace(
            f"mentions {perfect.node(core[0].id)}", "mentions :new"
        )
        perfect.lines["new"] = place + ' :new a kg:Person ; rdfs:label "Zzz" .'
        return 0
    number = data.draw(st.sampled_from(counted))
    line = f"relation {number}"
    relation = perfect.gold.relations[number]
    subject = f"rdf:subject {perfect.node(relation.subject)} "
    if way == "unsay" or relation.predicate == "said":
        del perfect.lines[line]
    elif way == "predicate":
        perfect.lines[line] = perfect.lines[line].replace(f"kg:{relation.predicate} ", "kg:succeeded ")
    elif way == "turn":
        wrong = data.draw(st.sampled_from([e for e in core if e.id != relation.subject]))
        perfect.lines[line] = perfect.lines[line].replace(subject, f"rdf:subject {perfect.node(wrong.id)} ")
        said = (wrong.id, relation.predicate, relation.object, relation.value, relation.title)
        if said in [(r.subject, r.predicate, r.object, r.value, r.title) for r in perfect.gold.relations]:
            del perfect.lines[line]
    else:
        ends = f"rdf:subject {perfect.node(core[0].id)} ; rdf:object {perfect.node(core[-1].id)}"
        perfect.lines["extra"] = f":extra a kg:Claim ; {ends} ; rdf:predicate kg:appointed ; kg:evidence :e{number} ."
    return 1


@settings(deadline=None)
@given(data=st.data(), number=st.integers(0, len(SEEDS) - 1))
def test_whatever_is_spoilt_lowers_the_score(data: st.DataObject, number: int) -> None:
    perfect = Perfect(SEEDS[number])
    which = spoilt(perfect, data)
    score: Score = perfect.scores()[which]
    assert score.f1 is not None
    assert score.f1 < 1
