"""Reading gold: what is broken is told with file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.config import share
from kg.errors import ConfigurationError
from kg.evaluate import fold, gold, gold_folder, resolution_keys

GOOD = {
    "document": "a.txt",
    "sha256": "0",
    "kind": "brief",
    "entities": [
        {"id": "p", "kind": "Person", "name": "A B", "core": True, "mentions": [{"start": 0, "end": 3, "text": "A B"}]}
    ],
    "relations": [{"s": "p", "p": "said", "value": "x", "quote": "x", "start": 5, "end": 6}],
}


def broken(**changes: object) -> str:
    return json.dumps(GOOD | changes, indent=1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{\n"document": ', "g.json:2: is not JSON: Expecting value"),
        ("[]", "g.json:1: the annotation must be an object, not []"),
        (broken(sha256=None), "g.json:1: the annotation needs sha256 (str)"),
        (broken(entities=[GOOD["entities"][0] | {"kind": "Ship"}]), "g.json:7: p: unknown kind 'Ship' (one of Person"),
        (broken(entities=[GOOD["entities"][0]] * 2), "g.json:7: two entities have the id 'p'"),
        (broken(entities=[]), "g.json:8: p said: there is no entity 'p'"),
        (broken(relations=[GOOD["relations"][0] | {"p": "liked"}]), "g.json:23: p liked: unknown predicate 'liked'"),
        (broken(relations=[GOOD["relations"][0] | {"value": ""}]), ": p said: a value is missing"),
        (broken(relations=[GOOD["relations"][0] | {"p": "heldOn", "value": "May"}]), "p heldOn: 'May' is no date"),
        (broken(relations=[GOOD["relations"][0] | {"p": "holdsPost"}]), "p holdsPost: a title is missing"),
        (broken(relations=[GOOD["relations"][0] | {"p": "spokeAt"}]), "p spokeAt: an object is missing"),
    ],
)
def test_broken_gold_is_told_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        gold(text, "g.json")
    assert message in str(caught.value)


def test_a_mention_must_be_as_long_as_its_offsets_say() -> None:
    mention = {"start": 0, "end": 4, "text": "A B"}
    with pytest.raises(ConfigurationError, match="not as long as its offsets say"):
        gold(broken(entities=[GOOD["entities"][0] | {"mentions": [mention]}]), "g.json")


def test_a_folder_without_gold_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="holds no gold annotation"):
        gold_folder(tmp_path)


def test_the_mentions_and_quotes_of_the_five_stand_in_their_texts_where_the_gold_says() -> None:
    for path in sorted(share("data", "gold").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        text = share("data", "documents", record["document"]).read_bytes().decode("utf-8")
        spans = [m for e in record["entities"] for m in e["mentions"]]
        spans += [{"start": r["start"], "end": r["end"], "text": r["quote"]} for r in record["relations"]]
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("S/RES/2396 (2017)", ("2396 (2017)",)),
        ("A/RES/72/165", ("72/165",)),
        ("resolutions 1624 (2005)", ("1624 (2005)",)),
        ("UNSCR 2396", ()),
        ("2021 Counter-Terrorism Week", ()),
        ("resolution S-10/2", ("S-10/2",)),
    ],
)
def test_a_resolution_is_told_by_number_and_year_or_session(name: str, keys: tuple[str, ...]) -> None:
    assert resolution_keys([name]) == keys


def test_only_a_whole_article_is_folded() -> None:
    assert [fold(n) for n in ("The Hague", "a  side event", "Theatre", "An", "the")] == [
        "Hague",
        "side event",
        "Theatre",
        "An",
        "the",
    ]
