"""Decisions by hand are obeyed, and told where they fit nothing any more."""

import json

import pytest
from readings import AUTHORITY, Reading, document

from kg.correct import corrected, corrections
from kg.errors import ConfigurationError
from kg.link import entities


def line(decision, *things, **more):
    entry = {"author": "A. Curator", "date": "2026-01-02", "decision": decision, "reason": "seen in the file", **more}
    return json.dumps(entry | ({"things": list(things)} if things else {}))


def person(name, **more):
    return {"kind": "Person", "name": name, **more}


def decided(tmp_path, *lines):
    path = tmp_path / "corrections.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return corrections(path)


def linked(readings, decisions):
    right = corrected([r.extraction() for r in readings], decisions)
    found = entities(right.extractions, AUTHORITY, same=right.same, different=right.different, without=right.dropped)
    return found, right.problems


def two(*names):
    readings = []
    for id, name in zip("ab", names, strict=True):
        reading = Reading(document(f"{id}.txt", name))
        reading.person(name)
        readings.append(reading)
    return readings


def test_no_file_is_no_decision(tmp_path):
    assert corrections(tmp_path / "none.jsonl") == ()


def test_two_names_become_one_person(tmp_path):
    readings = two("Michèle Coninsx", "Madame C.")
    found, problems = linked(readings, decided(tmp_path, line("same", person("Michèle Coninsx"), person("madame c."))))
    assert found.ids["a.txt", 1] == found.ids["b.txt", 1]
    assert problems == ()


def test_one_name_becomes_two_people(tmp_path):
    readings = two("John Smith", "John Smith")
    apart = line("different", person("John Smith", document="a.txt"), person("John Smith", document="b.txt"))
    found, _ = linked(readings, decided(tmp_path, apart))
    assert sorted({found.ids["a.txt", 1], found.ids["b.txt", 1]}) == ["person/john-smith", "person/john-smith-2"]


def test_what_is_nothing_is_dropped(tmp_path):
    readings = two("Wetland", "Miwa Kato")
    found, _ = linked(readings, decided(tmp_path, line("drop", person("Wetland"))))
    assert [e.label for e in found.entities] == ["Miwa Kato"]
    assert ("a.txt", 1) not in found.ids


def test_a_name_is_added(tmp_path):
    readings = two("Miwa Kato", "Tarek Ladeb")
    found, _ = linked(readings, decided(tmp_path, line("add-name", person("Miwa Kato"), name="Kato Miwa")))
    assert {e.label: e.names for e in found.entities} == {"Miwa Kato": ("Kato Miwa",), "Tarek Ladeb": ()}


def test_a_decision_that_fits_nothing_is_told_with_its_line(tmp_path):
    decisions = decided(tmp_path, "", line("drop", person("Nobody")), line("drop", claim="claim/002-abc"))
    right = corrected([r.extraction() for r in two("Miwa Kato", "Tarek Ladeb")], decisions)
    assert [str(p) for p in right.problems] == [
        f"{tmp_path}/corrections.jsonl:2: this decision fits nothing any more: there is no Person 'Nobody'"
    ]
    assert right.claims == {"claim/002-abc": f"{tmp_path}/corrections.jsonl:3"}


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "not JSON"),
        ("[]", "must be a JSON object"),
        (line("same", person("A")), "same needs a list of 2 things"),
        (line("merge", person("A")), "unknown decision 'merge' (expected: same, different, drop, add-name)"),
        (line("drop", {"kind": "Person"}), "a thing has kind, name, and perhaps document"),
        (line("drop", {"kind": "Person", "name": 3}), "an object of strings"),
        (line("add-name", person("A")), "add-name needs a name"),
        (line("drop", person("A"), note="x"), "unknown key 'note'"),
        (line("drop", person("A")).replace("2026-01-02", "yesterday"), "'yesterday' is no date"),
        (line("drop", person("A")).replace("A. Curator", " "), "author is missing"),
    ],
)
def test_a_broken_line_is_told_with_its_place(tmp_path, text, what):
    with pytest.raises(ConfigurationError) as error:
        decided(tmp_path, line("drop", person("A")), text)
    assert what in str(error.value)
    assert str(error.value).startswith(f"{tmp_path}/corrections.jsonl:2: ")
