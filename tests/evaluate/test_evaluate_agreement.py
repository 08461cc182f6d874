"""Two annotations of one text: where they agree, and how often."""

from __future__ import annotations

import json
from pathlib import Path

from gold_graphs import annotation
from tooling import tool

from kg.evaluate import Gold, Place, agreed, agreement

# "Ms. Ann Lee, Chair of the Fund, opened the Forum in Oslo on 3 May 2021."
LEE = {"id": "p1", "kind": "Person", "name": "Ann Lee", "mentions": [{"start": 4, "end": 11, "text": "Ann Lee"}]}
FUND = {"id": "o1", "kind": "Organization", "name": "Fund", "mentions": [{"start": 26, "end": 30, "text": "Fund"}]}
FORUM = {"id": "e1", "kind": "Event", "name": "Forum", "mentions": [{"start": 43, "end": 48, "text": "Forum"}]}
POST = {"s": "p1", "p": "holdsPost", "title": "Chair", "o": "o1", "status": "current"}
OPENED = {"s": "p1", "p": "opened", "o": "e1"}
DAY = {"s": "e1", "p": "heldOn", "value": "2021-05-03"}


def figures(a: Gold, b: Gold, sort: str) -> dict[str, tuple[int, int, int]]:
    places = [place for place in agreement(a, b) if place.sort == sort]
    return {reading: tuple(agreed(places, reading)) for reading in ("counted", "strict", "all")}  # type: ignore[arg-type, misc]


def test_the_same_annotation_agrees_with_itself_whatever_its_ids() -> None:
    a = annotation([LEE, FUND, FORUM], [POST, OPENED, DAY])
    renamed = json.loads(json.dumps([[LEE, FUND, FORUM], [POST, OPENED, DAY]]).replace('1"', '9"'))
    places = agreement(a, annotation(*renamed))
    assert all(place.settled for place in places)
    assert agreed(places, "strict") == (6, 0, 0)


def test_what_only_one_has_is_missed_or_false() -> None:
    a, b = annotation([LEE, FUND], [POST]), annotation([LEE, FUND, FORUM], [OPENED])
    assert figures(a, b, "entity")["strict"] == (2, 1, 0)
    assert figures(a, b, "relation")["strict"] == (0, 1, 1)


def test_what_one_counts_and_the_other_holds_optional_is_told_apart() -> None:
    a = annotation([LEE, FORUM], [OPENED])
    b = annotation([LEE, {**FORUM, "core": False}], [OPENED])
    assert figures(a, b, "entity") == {"counted": (1, 0, 0), "strict": (1, 0, 1), "all": (2, 0, 0)}
    assert figures(a, b, "relation") == {"counted": (0, 0, 0), "strict": (0, 0, 1), "all": (1, 0, 0)}


def test_a_post_agrees_by_holder_title_and_body_and_words_said_by_their_beginning() -> None:
    a = annotation([LEE, FUND], [POST, {"s": "p1", "p": "said", "value": "We are"}])
    b = annotation([LEE, FUND], [{**POST, "title": "chair"}, {"s": "p1", "p": "said", "value": "We are glad"}])
    other = annotation([LEE, FUND], [{**POST, "o": None}, {"s": "p1", "p": "said", "value": "They are"}])
    assert figures(a, b, "relation")["strict"] == (2, 0, 0)
    assert figures(a, other, "relation")["strict"] == (0, 2, 2)


def test_agreement_does_not_depend_on_who_is_first() -> None:
    a = annotation([LEE, FUND, FORUM], [POST, OPENED])
    b = annotation([LEE, {**FORUM, "core": False}], [DAY])
    mirrored = [Place(p.document, p.sort, p.name, p.b, p.a) for p in agreement(b, a)]
    for reading in ("counted", "strict", "all"):
        assert agreed(mirrored, reading) == agreed(agreement(a, b), reading)  # type: ignore[arg-type]


def test_the_tool_tells_what_a_third_reader_made_of_the_differences(tmp_path: Path) -> None:
    measure = tool("measure_agreement")
    records = {"a": [LEE, FORUM], "b": [LEE, {**FORUM, "core": False}, FUND], "final": [LEE, {**FORUM, "core": False}]}
    for name, entities in records.items():
        filled = [{"core": True, **entity} for entity in entities]
        record = {"document": "a.txt", "sha256": "0", "kind": "brief", "entities": filled, "relations": []}
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps(record), encoding="utf-8")
    told = measure.decisions(tmp_path / "a", tmp_path / "b", tmp_path / "final")
    assert told.splitlines()[2:] == [
        "| entities | absent / counts | absent | 1 |",
        "| entities | counts / optional | optional | 1 |",
    ]
    assert measure.main(str(tmp_path / "a"), str(tmp_path / "b")) == 0
