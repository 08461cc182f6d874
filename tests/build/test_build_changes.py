"""Whatever is added, changed, renamed, deleted or decided, a build gives what a build from nothing gives."""

import json
import os
import pickle
import shutil
from pathlib import Path

import pytest
from changing import MEETING, Changing, hashes

import kg
from kg.cache import Texts
from kg.config import Config
from kg.plan import plan
from kg.rdf.store import Store
from kg.serve.snapshot import open_in_memory
from kg.sight import Looks
from kg.tools import Tools, Workshop
from kg.unchanged import looks, unchanged

LETTER = "Ms. Miwa Kato, Director, UNODC, spoke on resolution 2396 (2017)."


def letters(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{LETTER} She spoke {number + 2} times in Vienna.")
    return folder


def follow(place: Path, seed: int, steps: int, workshop: Workshop | None = None) -> None:
    changing = Changing(place, seed)
    output, done = place / "output", []
    for _ in range(steps):
        kg.build(changing.documents, output, workshop=workshop, **changing.options())
        done.append(changing.step())
    last = kg.build(changing.documents, output, workshop=workshop, **changing.options())
    clean = kg.build(changing.documents, place / "clean", **changing.options())
    assert hashes(output) == hashes(place / "clean"), (seed, done)
    assert sorted(map(str, last.store.ox)) == sorted(map(str, clean.store.ox)), (seed, done)


@pytest.mark.parametrize(("seed", "large"), [(1, 400), (2, 1)])
def test_after_any_changes_a_build_gives_what_a_clean_one_gives(tmp_path, monkeypatch, seed, large):
    monkeypatch.setattr("kg.build.LARGE", large)  # above it texts are not kept, and the page is another
    follow(tmp_path, seed, steps=4)


def test_builds_of_one_process_that_keep_their_tools_give_what_a_clean_one_gives(tmp_path):
    follow(tmp_path, 3, steps=6, workshop=Workshop())


def test_tools_are_kept_until_a_word_list_changes(tmp_path):
    documents, words, workshop = letters(tmp_path / "letters", 2), tmp_path / "words", Workshop()
    words.mkdir()

    def at_hand(**options: object) -> Tools:
        config = Config(lexicon=(words,), rules_only=True, **options)
        return workshop.tools(plan([documents], tmp_path / "out", config), config, small=True)

    first = at_hand()
    (documents / "more.txt").write_text(LETTER)
    assert at_hand(title="Another title", workers=1) is first
    (words / "mine.toml").write_text('[lists]\n"rank-title" = ["Grand Marshal"]\n')
    assert "Grand Marshal" in at_hand().words.lists["rank-title"]
    assert "Grand Marshal" not in first.words.lists["rank-title"]


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 140))
def test_after_many_changes_a_build_gives_what_a_clean_one_gives(tmp_path, seed):
    follow(tmp_path, seed, steps=12, workshop=Workshop() if seed % 2 else None)


def met(folder: Path, names: list[str]) -> dict[str, Path]:
    """A folder of documents that are far from each other, and where the last of each kind is to be."""
    folder.mkdir()
    late = {}
    for number, name in enumerate(names):
        for place, text in enumerate(MEETING[name]):
            path = folder / f"{'mza'[place]}{number}.md"  # the last comes first by its name
            late[name] = path
            if place < 2:
                path.write_text(text)
    return late


def arrive_and_leave(place: Path, names: list[str]) -> None:
    """The documents come one after the other and go in another order; after each the graph is that of a clean build."""
    folder, out = place / "documents", place / "out"
    late = met(folder, names)
    kg.build(folder, out, rules_only=True, files=False)
    seen = [facts_of(out)]
    for name in names:
        late[name].write_text(MEETING[name][-1])
        kg.build(folder, out, rules_only=True, files=False)
        seen.append(facts_of(out))
    kg.build(folder, out, rules_only=True)
    kg.build(folder, place / "clean", rules_only=True)
    assert hashes(out) == hashes(place / "clean")
    for name, before in zip(reversed(names), reversed(seen[:-1]), strict=True):
        late[name].unlink()
        kg.build(folder, out, rules_only=True, files=False)
        assert facts_of(out) == before, name


def test_documents_far_apart_that_meet_by_one_more_are_linked_as_in_a_clean_build(tmp_path):
    arrive_and_leave(tmp_path, list(MEETING)[:2])


@pytest.mark.soak
@pytest.mark.parametrize("turn", range(len(MEETING)))
def test_in_whatever_order_they_meet_they_are_linked_as_in_a_clean_build(tmp_path, turn):
    names = list(MEETING)
    arrive_and_leave(tmp_path, names[turn:] + names[:turn])


def test_the_texts_of_documents_are_looked_up_once_and_read_in_any_process(tmp_path):
    folder, out = letters(tmp_path / "letters", 3), tmp_path / "out"
    kg.build(folder, out, rules_only=True)
    log = out / ".cache" / "documents"
    keys = {one.id: one.key.hex() for one in plan([folder], out, Config(rules_only=True)).sources}
    texts = pickle.loads(pickle.dumps(Texts(keys, log)))
    first = texts["0.txt"]
    log.unlink()  # what is open stays open
    assert [first, texts["1.txt"]] == [(folder / name).read_text() for name in ("0.txt", "1.txt")]


def facts_of(output: Path) -> list[str]:
    return sorted(map(str, Store.open(output).match()))


def told(output: Path) -> set[str]:
    """The files of which what they say is kept under the key of the last build."""
    pieces = json.loads((output / ".cache" / "pieces.json").read_text())[2]
    return {f"{name} {mark}" for name, mark in pieces.items() if name.startswith("said ")}


def test_where_one_document_comes_only_its_triples_are_put_in_and_the_files_are_those_of_a_whole_build(tmp_path):
    folder, out = letters(tmp_path / "letters", 6), tmp_path / "out"
    kg.build(folder, out, rules_only=True)
    before = told(out)
    (folder / "2.txt").unlink()
    (folder / "new.txt").write_text("Mr. Jin Park, Chair of the CTC, met with Ms. Miwa Kato in Vienna.")
    seen: list[str] = []
    kg.build(folder, out, rules_only=True, progress=lambda done, total, name: seen.append(f"{done} of {total}"))
    assert seen[6:] == ["1 of 1"], "six are read or known, and one is told"
    assert len(told(out) & before) == 5
    clean = kg.build(folder, tmp_path / "clean", rules_only=True)
    assert hashes(out) == hashes(tmp_path / "clean")
    assert facts_of(out) == facts_of(tmp_path / "clean")
    assert json.loads((out / "build.json").read_text())["counts"]["triples"] == len(clean.store)


def test_a_fact_and_what_follows_from_it_stay_as_long_as_one_document_says_so(tmp_path):
    folder, out = letters(tmp_path / "letters", 6), tmp_path / "out"
    said = "Ambassador Tarek Ladeb, Permanent Representative of Tunisia, met with Ms. Miwa Kato of UNODC."
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{said} He spoke in {'Tunis' if name == 'a.txt' else 'Vienna'}.")
    ask = (
        "ASK { GRAPH ?f { ?p kg:holdsPost ?post } GRAPH ?i { ?p kg:represents ?state } ?p rdfs:label 'Tarek Ladeb'@en }"
    )
    seen = []
    for gone in (None, "a.txt", "b.txt"):
        if gone is not None:
            (folder / gone).unlink()
        seen.append(kg.build(folder, out, rules_only=True).query(ask))
    assert seen == [True, True, False]
    kg.build(folder, tmp_path / "clean", rules_only=True)
    assert hashes(out) == hashes(tmp_path / "clean")


def test_the_store_is_up_to_date_before_the_large_files_which_can_wait(tmp_path):
    folder, out = letters(tmp_path / "letters", 4), tmp_path / "out"
    kg.build(folder, out, rules_only=True)
    before = hashes(out)
    (folder / "new.txt").write_text("Mr. Jin Park, Chair of the CTC, spoke in Vienna.")
    built = kg.build(folder, out, rules_only=True, files=False)
    assert hashes(out) == before, "the files are of the build before"
    kg.build(folder, tmp_path / "clean", rules_only=True)
    assert facts_of(out) == facts_of(tmp_path / "clean")
    assert not kg.build(folder, out, rules_only=True, files=False).changed
    assert hashes(out) == before
    again = kg.build(folder, out, rules_only=True)
    assert (again.changed, again.counts) == (False, built.counts)
    assert hashes(out) == hashes(tmp_path / "clean")


def test_sums_that_are_not_of_the_graph_are_not_used(tmp_path):
    folder, out = letters(tmp_path / "letters", 5), tmp_path / "out"
    kg.build(folder, out, rules_only=True, files=False)
    cache = out / ".cache"
    sums = (cache / "sums.json").read_text()
    (folder / "new.txt").write_text("Mr. Jin Park, Chair of the CTC, met with Ms. Miwa Kato in Vienna.")
    kg.build(folder, out, rules_only=True, files=False)
    assert (cache / "sums.json").read_text() != sums
    (cache / "sums.json").write_text(sums)  # those of the build before
    (folder / "1.txt").write_text("Ms. Soo Park, Director of CTED, spoke in Vienna.")
    kg.build(folder, out, rules_only=True, files=False)
    (cache / "sums.json").unlink()
    (folder / "new.txt").unlink()
    kg.build(folder, out, rules_only=True)
    kg.build(folder, tmp_path / "clean", rules_only=True)
    assert hashes(out) == hashes(tmp_path / "clean")
    assert facts_of(out) == facts_of(tmp_path / "clean")


def test_files_that_were_left_behind_are_made_by_export_and_served_from_the_store_till_then(kg, tmp_path):
    folder, out = letters(tmp_path / "letters", 4), tmp_path / "out"
    assert kg("build", folder, "-o", out, "--rules-only").returncode == 0
    (folder / "3.txt").unlink()
    assert kg("build", folder, "-o", out, "--rules-only", "--no-files").returncode == 0
    assert len(open_in_memory(out)) == len(Store.open(out)) != len(Store.open(out / "graph.nq"))
    assert kg("export", "--all", "-g", out).returncode == 0
    assert len(open_in_memory(out)) == len(Store.open(out)) == len(Store.open(out / "graph.nq"))
    assert "already" in kg("export", "--all", "-g", out).stderr
    assert kg("build", folder, "-o", tmp_path / "clean", "--rules-only").returncode == 0
    assert hashes(out) == hashes(tmp_path / "clean")
    assert "nothing changed" in kg("build", folder, "-o", out, "--rules-only").stderr


def test_files_that_were_touched_by_hand_while_they_were_left_behind_are_made_of_the_store(tmp_path):
    folder, out = letters(tmp_path / "letters", 4), tmp_path / "out"
    kg.build(folder, out, rules_only=True)
    for name in ("first", "second"):  # what differs is added to what differed before
        (folder / f"{name}.txt").write_text(f"Mr. Jin Park, Chair of the CTC, spoke in Vienna the {name} time.")
        kg.build(folder, out, rules_only=True, files=False)
    assert (out / ".cache" / "changes.nq").is_file()
    shutil.copytree(out, tmp_path / "touched")
    with (tmp_path / "touched" / "graph.nq").open("ab") as file:
        file.write(b"<a:s> <a:p> <a:o> .\n")
    kg.build(folder, tmp_path / "clean", rules_only=True)
    for built in (out, tmp_path / "touched"):
        kg.build(folder, built, rules_only=True)
        assert hashes(built) == hashes(tmp_path / "clean")
        assert not (built / ".cache" / "changes.nq").exists()


def test_a_store_that_was_made_with_other_settings_is_no_beginning(tmp_path):
    folder, out = letters(tmp_path / "letters", 3), tmp_path / "out"
    kg.build(folder, out, rules_only=True)
    kg.build(folder, out, rules_only=True, base="https://example.org/id/")
    kg.build(folder, tmp_path / "clean", rules_only=True, base="https://example.org/id/")
    assert hashes(out) == hashes(tmp_path / "clean")
    assert not (out / ".cache" / "ahead.json").exists()


def test_only_what_changed_is_read_again(tmp_path):
    folder = letters(tmp_path / "letters", 4)
    assert kg.build(folder, tmp_path / "out", rules_only=True).reused == 0
    (folder / "1.txt").write_text("Mr. Jin Park, Chair of the CTC, spoke in Vienna.")
    (folder / "3.txt").unlink()
    shutil.copy(folder / "0.txt", folder / "9.txt")
    built = kg.build(folder, tmp_path / "out", rules_only=True)
    assert (built.counts["documents"], built.reused, built.changed) == (4, 2, True)


def test_where_nothing_changed_nothing_is_written(tmp_path, monkeypatch):
    just_now(monkeypatch)  # else what files look like may be noted by the second build
    folder = letters(tmp_path / "letters", 2)
    first = kg.build(folder, tmp_path / "out", rules_only=True)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}
    again = kg.build(folder, tmp_path / "out", rules_only=True)
    assert (again.changed, again.reused) == (False, 2)
    assert (again.counts, again.evidence) == (first.counts, first.evidence)
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == before


def test_a_file_that_was_changed_by_hand_is_made_anew(tmp_path):
    folder = letters(tmp_path / "letters", 2)
    kg.build(folder, tmp_path / "out", rules_only=True)
    before = hashes(tmp_path / "out")
    (tmp_path / "out" / "graph.ttl").write_text("mine")
    assert kg.build(folder, tmp_path / "out", rules_only=True).changed
    assert hashes(tmp_path / "out") == before


def test_the_evidence_is_counted_by_kind_as_the_graph_holds_it(tmp_path):
    built = kg.build(letters(tmp_path / "letters", 3), tmp_path / "out", rules_only=True)
    (row,) = built.query(
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER CONTAINS(STR(?g), 'graph/document/') }"
    ).rows
    assert sum(built.evidence.values()) == int(row[0].value)
    (row,) = built.query("SELECT (COUNT(*) AS ?n) { ?sentence a kg:Sentence ; kg:mentions ?thing }").rows
    assert built.evidence["mentions"] == int(row[0].value) == built.counts["mentions"]
    facts = built.counts["facts"] + built.counts["mentions"]
    assert sum(built.evidence.values()) / facts <= 6


def test_the_build_tells_what_it_reused_and_what_the_evidence_costs(kg, tmp_path):
    folder = letters(tmp_path / "letters", 2)
    first = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "not read again" not in first.stderr
    assert "triples of evidence for each fact or mention: " in first.stderr
    (folder / "1.txt").unlink()
    second = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "known from earlier builds and not read again: 1 of 1" in second.stderr
    third = kg("build", folder, "-o", tmp_path / "out", "--rules-only")
    assert "nothing changed since the last build" in third.stderr
    assert third.stdout == second.stdout


def test_a_change_shows_in_the_looks_of_files_and_what_is_of_no_weight_does_not(tmp_path):
    folder, out = letters(tmp_path / "letters", 3), tmp_path / "out"
    config = Config(rules_only=True)
    marks = [looks([folder], out, config).mark]
    assert marks == [looks([folder], out, config.where(workers=2)).mark]
    (folder / "0.txt").write_text(LETTER + "!")
    marks.append(looks([folder], out, config).mark)
    (folder / "0.txt").rename(folder / "8.txt")
    marks.append(looks([folder], out, config).mark)
    marks.append(looks([folder], out, config.where(title="Ours")).mark)
    assert len(set(marks)) == 4
    assert not looks([folder / "1.txt"], out, config).mark, "beside a single file lies a manifest"


def test_a_file_that_looks_as_it_did_is_not_read_and_one_that_was_changed_just_now_is(tmp_path):
    folder = letters(tmp_path / "letters", 3)
    one, config = folder / "1.txt", Config(rules_only=True)
    first = Looks({}, one.stat().st_ctime_ns + 10**11)
    known = plan([folder], tmp_path / "out", config, first)
    own = {path: row for path, row in first.noted.items() if Path(path).parent == folder}
    assert len(own) == 3
    assert len(first.noted) > 3, "the files of the program are known by their looks too"
    assert plan([folder], tmp_path / "out", config, Looks(first.noted, 0)).fingerprint == known.fingerprint
    claimed = first.noted | {path: (*row[:-1], "0" * 64) for path, row in own.items()}
    trusted = plan([folder], tmp_path / "out", config, Looks(claimed, 0))
    assert not {s.key for s in trusted.sources} & {s.key for s in known.sources}, "what is noted is believed"
    for path in folder.iterdir():
        os.utime(path, ns=(0, 0))
    late = Looks(claimed, one.stat().st_ctime_ns + 1)
    assert plan([folder], tmp_path / "out", config, late).fingerprint == known.fingerprint, "they look otherwise"
    assert not own.keys() & late.noted, "and may be changed once more within the same tick"


def just_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the last change of any file were just now."""
    monkeypatch.setattr("kg.sight.TICK", 10**18)


def test_a_file_that_was_changed_just_now_is_not_trusted_by_its_looks(tmp_path, monkeypatch):
    folder, out = letters(tmp_path / "letters", 2), tmp_path / "out"
    just_now(monkeypatch)
    kg.build(folder, out, rules_only=True)
    assert unchanged(out, Config(rules_only=True), looks([folder], out, Config(rules_only=True))) is None
    seen = looks([folder], out, Config(rules_only=True))
    assert not seen.settled(seen.latest + 10**18)
    assert seen.settled(seen.latest + 10**18 + 1)


def long_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the last change of any file were long ago."""
    monkeypatch.setattr("kg.sight.TICK", -(10**12))


def test_where_everything_looks_the_same_nothing_is_opened(tmp_path, monkeypatch):
    folder, out = letters(tmp_path / "letters", 2), tmp_path / "out"
    config = Config(rules_only=True)
    long_ago(monkeypatch)
    built = kg.build(folder, out, config)
    known = unchanged(out, config, looks([folder], out, config))
    assert known is not None
    assert (known.changed, known.counts, known.problems) == (False, built.counts, built.problems)
    (folder / "1.txt").write_text(LETTER)
    assert unchanged(out, config, looks([folder], out, config)) is None


def test_a_build_that_compared_contents_notes_what_they_look_like(tmp_path, monkeypatch):
    folder, out = letters(tmp_path / "letters", 2), tmp_path / "out"
    config = Config(rules_only=True)
    just_now(monkeypatch)
    kg.build(folder, out, config)
    assert unchanged(out, config, looks([folder], out, config)) is None
    long_ago(monkeypatch)
    assert not kg.build(folder, out, config).changed
    assert unchanged(out, config, looks([folder], out, config)) is not None
