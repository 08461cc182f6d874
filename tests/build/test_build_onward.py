"""Documents that come behind all others are linked by what was noted, and give what linking all of them gives."""

import json
import random
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from changing import MEETING, hashes, text

import kg
from kg import link
from kg.adding import Notes, Survey, UnsureError, added
from kg.adding.crowd import rows_at
from kg.cache import outline_of
from kg.lexicon import lexicon
from kg.link import Forms, Linked
from kg.link.persons import CROWD, STEPS
from kg.model import Authority, Extraction, RawFile
from kg.onward import rules_of
from kg.rdf.store import Store
from kg.read import Manifest
from kg.stock import WORTH_NOTING
from kg.vocabulary import authority, ontology
from kg.work import Desk, Job, Recipe

Read = tuple[Extraction, dict[int, tuple[str, ...]]]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(Recipe(authority(None)), lexicon())


def texts(draw: random.Random, count: int) -> list[str]:
    """Short statements, and some that make others meet."""
    met = [one for some in MEETING.values() for one in some]
    return draw.sample([*(text(draw) for _ in range(count)), *draw.sample(met, count // 2)], count)


class Corpus:
    """Documents linked all at once, or one after the other."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.forms = desk, desk.forms
        self.parents = {term.name: term.parents for term in ontology().classes()}
        known = authority(None)
        self.authority = Authority(tuple(known.entries), known.facts)
        self.rules = rules_of(self.authority, self.forms, self.parents)

    def read(self, id: str, text: str) -> Read:
        found = outline_of(Job(RawFile(id, id, text.encode()), Manifest()).do(self.desk).outline)
        assert found is not None
        assert found[0] is not None
        return found[0], found[1]

    def linked(self, documents: list[Read], notes: Notes | None = None) -> Linked:
        return link.entities(
            [extraction for extraction, _ in documents],
            self.authority,
            forms=Forms() if self.forms is None else self.forms,
            parents=self.parents,
            titles={extraction.document.id: titles for extraction, titles in documents},
            notice=None if notes is None else Survey(notes),
        )

    def noted(self, documents: list[Read]) -> Notes:
        notes = Notes()
        self.linked(documents, notes)
        notes.keep("these")
        return notes


def things(notes: Notes, linked: Linked) -> dict[str, list[object]]:
    """What the notes say of things, links and what was left out, and what a linking of all found."""
    notes.flush()
    own = set(linked.documents.values())
    rows = {row["row"][0]: row["row"][2] for _, row in notes.every("thing")}
    rows |= {id: row[2] for id, row in notes.every("role thing") if id not in rows}
    named = {entity.id: entity.label for entity in linked.entities}
    links = Counter((a, b, score, why) for a, m, b, n, score, why, _ in notes.get("", "links"))
    every = Counter((a[0], b[0], score, why) for a, b, score, why in linked.decisions if score < 1)
    told = sorted(map(tuple, notes.get("", "nameless")))
    return {
        "noted": [{id: label for id, label in rows.items() if id not in own}, links, told],
        "linked": [named, every, sorted((p.where, p.message) for p in linked.problems)],
    }


def persons(notes: Notes) -> dict[str, object]:
    """What the notes say of persons: who shares what, what was decided of them, who came to whom."""
    notes.flush()
    found: dict[str, object] = {}
    for step in range(len(STEPS)):
        groups = dict(notes.every(f"key {step}"))
        found[f"key {step}"] = groups
        found[f"decided {step}"] = {key: set(map(tuple, some)) for key, some in notes.every(f"decided {step}")}
        rows = rows_at(notes, step, {root for some in groups.values() for root in some})
        found[f"profile {step}"] = {root: json.loads(json.dumps(row)) for root, row in rows.items()}
        found[f"into {step}"] = dict(notes.every(f"into {step}"))
    return found


def one_after_the_other(corpus: Corpus, seed: int, count: int = 12) -> tuple[int, int]:
    """How many of the documents were linked by notes, and how many had to be linked with all."""
    return by_notes(corpus, texts(random.Random(seed), count), 3)


def by_notes(corpus: Corpus, written: list[str], begin: int) -> tuple[int, int]:
    """The same of these documents, the first of which were there at the beginning."""
    found = [corpus.read(f"{n:03}.md", one) for n, one in enumerate(written)]
    notes, count = corpus.noted(found[:begin]), len(found)
    certain = 0
    for place in range(begin, count):
        linked = corpus.linked(found[: place + 1])
        try:
            done = added(*found[place], notes, corpus.rules)
        except UnsureError:
            notes = corpus.noted(found[: place + 1])
            continue
        certain += 1
        id = found[place][0].document.id
        assert dict(done.ids) == {number: thing for (document, number), thing in linked.ids.items() if document == id}
        assert linked.documents[id] == f"document/{done.source}"
        known = things(notes, linked)
        assert known["noted"] == known["linked"], place
    assert persons(notes) == persons(corpus.noted(found))
    return certain, count - begin - certain


def test_a_document_linked_by_notes_is_linked_as_with_all_others(desk):
    certain, unsure = one_after_the_other(Corpus(desk), 2)
    assert certain > unsure > 0


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10, 60))
def test_many_documents_linked_by_notes_are_linked_as_with_all_others(desk, seed):
    one_after_the_other(Corpus(desk), seed, 24)


# Of a surname that a crowd bears alone: who may be meant, what speaks for it.
NAMED = (
    "President Park spoke in Vienna.",
    "President Park met with Ms. Miwa Kato of UNODC in Vienna.",
    "Chair Park of the CTC spoke on resolution 2396 (2017).",
    "Mr. Park thanked Ambassador Tarek Ladeb of Tunisia.",
    "Mr. Jin Park, Chair of the CTC, spoke in Vienna.",
    "Ms. Soo Park, Director of CTED, met with Mr. Park.",
    "President Jin Park of France spoke in Geneva.",
    "Mr. Jin Ho Park, Director, UNODC, spoke in Vienna.",
)


def crowd(draw: random.Random, count: int) -> list[str]:
    """Documents of which most tell of somebody by surname alone."""
    return draw.choices(NAMED, weights=(20, 10, 10, 10, 2, 1, 1, 1), k=count)


def test_of_a_crowd_of_one_surname_a_document_changes_only_whom_it_names(desk):
    certain, _ = by_notes(Corpus(desk), crowd(random.Random(1), 90), CROWD + 25)
    assert certain > 5


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(2, 30))
def test_of_many_crowds_documents_change_only_whom_they_name(desk, seed):
    draw = random.Random(seed)
    by_notes(Corpus(desk), crowd(draw, 120), draw.randrange(5, 90))


# Of posts whose roles have several names.
CALLED = (
    "Mr. Jin Park, Chair of the CTC, spoke in Vienna.",
    "Mr. Jin Park, Chairman of the CTC, spoke in Geneva.",
    "Mr. Jin Park, Chairperson of the CTC, spoke in Vienna.",
    "Ms. Ann Lee, Foreign Minister of Fiji, spoke in Vienna.",
    "Ms. Ann Lee, Minister for Foreign Affairs of Fiji, spoke.",
    "Ms. Soo Park, Chairperson of UNODC, spoke in Vienna.",
)


@pytest.mark.parametrize("seed", range(4))
def test_a_document_that_calls_a_post_otherwise_is_linked_as_with_all_others(desk, seed):
    draw = random.Random(seed)
    certain, _ = by_notes(Corpus(desk), draw.choices(CALLED, k=16), 4)
    assert certain >= 4


def test_a_document_that_calls_a_post_otherwise_gives_what_a_clean_build_gives(tmp_path):
    folder, out = begun(tmp_path)
    for number, one in enumerate((CALLED[3], CALLED[2], CALLED[2], CALLED[4], CALLED[5])):
        (folder / f"z{number}.txt").write_text(one)
        kg.build(folder, out, rules_only=True, files=False)
    same_as_clean(folder, out, tmp_path / "clean")


FIRST = (
    "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017).",
    "Mr. Jin Park, Chair of the CTC, met with Ms. Miwa Kato in Vienna.",
    "Ambassador Tarek Ladeb, Permanent Representative of Tunisia, spoke.",
    "The Third Conference on Prisons was held on 5 June 2021 by UNODC in Vienna.",
)
LATER = (
    "Ms. Miwa Kato of UNODC thanked Ambassador Tarek Ladeb of Tunisia.",
    "Ms. Ann Lee, Director of the Office for Prisons, spoke at the Third Conference on Prisons, held on 5 June 2021.",
    "Mr. Jin Park, Chair of the CTC, spoke on resolution 1373 (2001).",
)


def begun(place: Path) -> tuple[Path, Path]:
    """A folder of documents and the graph that was built of them."""
    folder, out = place / "documents", place / "out"
    folder.mkdir()
    for number, one in enumerate(FIRST):
        (folder / f"{number}.txt").write_text(one)
    for number in range(len(FIRST), WORTH_NOTING):
        (folder / f"{number:03}.txt").write_text(f"Note number {number} says nothing.")
    kg.build(folder, out, rules_only=True, files=False)
    return folder, out


def notes_of(out: Path) -> tuple[int, int]:
    """Which file the notes are: they are another where all was linked."""
    status = (out / ".cache" / "links.db").stat()
    return status.st_ino, status.st_dev


def same_as_clean(folder: Path, out: Path, clean: Path) -> None:
    kg.build(folder, out, rules_only=True)
    kg.build(folder, clean, rules_only=True)
    assert hashes(out) == hashes(clean)
    assert sorted(map(str, Store.open(out).match())) == sorted(map(str, Store.open(clean).match()))


def test_documents_that_come_last_are_put_in_without_a_look_at_the_others(tmp_path):
    folder, out = begun(tmp_path)
    before = notes_of(out)
    for number, one in enumerate(LATER):
        (folder / f"z{number}.txt").write_text(one)
        built = kg.build(folder, out, rules_only=True, files=False)
        assert (built.reused, built.counts["documents"]) == (WORTH_NOTING + number, WORTH_NOTING + number + 1)
        assert notes_of(out) == before, "they were brought up to date, not made anew"
    (folder / "zz.txt").write_text(
        "Este documento trata de las prisiones y de los derechos de los presos en la región."
    )
    kg.build(folder, out, rules_only=True, files=False)
    assert notes_of(out) == before
    same_as_clean(folder, out, tmp_path / "clean")


def test_what_comes_between_others_or_is_decided_by_hand_is_linked_with_all(tmp_path):
    folder, out = begun(tmp_path)
    before = notes_of(out)
    (folder / "1a.txt").write_text(LATER[0])
    kg.build(folder, out, rules_only=True, files=False)
    assert notes_of(out) != before
    mine = tmp_path / "mine.jsonl"
    mine.write_text(
        '{"author": "A", "date": "2026-01-02", "decision": "drop", "reason": "none",'
        ' "things": [{"kind": "Person", "name": "Miwa Kato"}]}\n'
    )
    (folder / "z.txt").write_text(LATER[1])
    kg.build(folder, out, rules_only=True, files=False, corrections=mine)
    assert not (out / ".cache" / "links.db").exists()
    same_as_clean(folder, out, tmp_path / "clean")


def test_few_documents_are_not_noted_nor_a_graph_of_which_some_were_worked_on(tmp_path):
    folder, out = begun(tmp_path)
    (folder / "1.txt").write_text(LATER[0])
    kg.build(folder, out, rules_only=True, files=False)
    assert not (out / ".cache" / "links.db").exists()
    (folder / "z.txt").write_text(LATER[1])
    kg.build(folder, out, rules_only=True, files=False)
    assert (out / ".cache" / "links.db").exists(), "it grew"
    (folder / "1.txt").unlink()
    kg.build(folder, tmp_path / "few", rules_only=True, files=False)
    assert (tmp_path / "few" / ".cache" / "links.db").exists()
    (folder / "2.txt").unlink()
    kg.build(folder, tmp_path / "fewer", rules_only=True, files=False)
    assert not (tmp_path / "fewer" / ".cache" / "links.db").exists()


def spoilt(path: Path, how: str, other: Path) -> None:
    if how == "no database":
        path.write_bytes(b"something else" * 1000)
    elif how == "cut off":
        path.write_bytes(path.read_bytes()[:5000])
    elif how == "of another build":
        shutil.copyfile(other, path)
    else:
        with sqlite3.connect(path) as file:
            file.execute("UPDATE note SET value = substr(value, 1, 20) WHERE space = 'thing'")
        file.close()


@pytest.mark.parametrize("how", ["no database", "cut off", "of another build", "altered"])
def test_notes_that_are_spoilt_are_not_believed(tmp_path, how):
    folder, out = begun(tmp_path)
    other = tmp_path / "other.db"
    shutil.copyfile(out / ".cache" / "links.db", other)
    (folder / "z0.txt").write_text(LATER[0])
    kg.build(folder, out, rules_only=True, files=False)
    spoilt(out / ".cache" / "links.db", how, other)
    before = notes_of(out)
    (folder / "z1.txt").write_text(LATER[2])
    kg.build(folder, out, rules_only=True, files=False)
    assert notes_of(out) != before, "all was linked"
    same_as_clean(folder, out, tmp_path / "clean")
