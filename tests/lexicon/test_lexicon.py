"""The lexicon's files: how words, patterns and rules are written, and what is told of a mistake in them."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import replace

from kg.config import share
from kg.errors import ConfigurationError
from kg.extract import Reader
from kg.lexicon import MACROS, Lexicon, checked, lexicon
from kg.lexicon.begins import ANYHOW
from kg.lexicon.checks import check
from kg.lexicon.slots import KINDS
from kg.lexicon.words import alternatives
from kg.model import RawFile, Value
from kg.read import document
from kg.split import sentences
from kg.vocabulary import authority

RULE = """[[relation]]
name = "thanks"
label = "NAME thanked NAME"
stage = "fact"
pattern = '''(?P<s>{Person}) (?P<t>thanked) (?P<o>{Person})'''
facts = [["s", "metWith", "o"]]
"""


@pytest.fixture(scope="module")
def words() -> Lexicon:
    return lexicon()


def written(folder: Path, content: str, name: str = "own.toml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def refused(folder: Path, content: str) -> ConfigurationError:
    with pytest.raises(ConfigurationError) as error:
        lexicon(written(folder, content))
    return error.value


def facts(words: Lexicon, text: str) -> set[tuple[str, str, str]]:
    read, _ = document(RawFile("a.md", "a.md", f"---\nkind: brief\n---\n\n{text}\n".encode()))
    assert read is not None
    found = Reader(words, authority()).extraction(read, sentences(read))
    return {
        (found.referents[r.subject].names[0], r.predicate, found.referents[r.object].names[0])
        for r in found.relations
        if not isinstance(r.object, Value) and found.referents[r.object].names
    }


def test_every_pattern_of_ours_compiles(words: Lexicon) -> None:
    assert all(words.pattern(name) for name in words.sources)


def test_every_rule_of_ours_has_a_label_for_readers(words: Lexicon) -> None:
    assert all(words.labels.get(rule.name, "").strip() for rule in words.relations)


def test_no_rule_of_ours_is_named_twice(words: Lexicon) -> None:
    names = [rule.name for rule in words.relations]
    assert sorted(set(names)) == sorted(names)


def test_every_rule_of_ours_states_a_property_of_the_vocabulary(words: Lexicon) -> None:
    ontology = share("ontology", "kg.ttl").read_text(encoding="utf-8")
    stated = {predicate for rule in words.relations for _, predicate, _ in rule.facts}
    assert not {p for p in stated if not re.search(rf"^(?:kg)?:{p}\b", ontology, re.MULTILINE)}


def test_every_confidence_of_ours_is_between_nothing_and_one(words: Lexicon) -> None:
    assert all(0 <= float(value) <= 1 for value in words.confidence.values())


@pytest.mark.parametrize(
    "name",
    ["Voronkov", "O'Brien", "O’Brien", "Al-Sisi", "Sherwood-Randall", "ISIL", "Đurđević", "Þóra", "Da’esh", "Ivanov"],
)
def test_a_capitalised_word_of_a_name_is_one_match(words: Lexicon, name: str) -> None:
    assert words.compile("{Cap}").fullmatch(name)


@pytest.mark.parametrize("word", ["voronkov", "1373", "", "a", "-", "of"])
def test_a_word_without_a_capital_is_no_part_of_a_name(words: Lexicon, word: str) -> None:
    assert words.compile("{Cap}").fullmatch(word) is None


def test_a_capitalised_word_is_not_cut_in_its_midst(words: Lexicon) -> None:
    assert words.compile("{Cap}").match("Ambassadörs")[0] == "Ambassadörs"  # type: ignore[index]


def test_longer_words_are_tried_first() -> None:
    assert re.match(alternatives(["Week", "Week of Peace"]), "Week of Peace")[0] == "Week of Peace"  # type: ignore[index]


def test_words_of_a_list_are_no_expressions() -> None:
    assert re.fullmatch(alternatives(["a.b", "(c)"]), "axb") is None
    assert re.fullmatch(alternatives(["a.b", "(c)"]), "(c)")


def test_a_pattern_inside_a_pattern_does_not_bring_its_groups(words: Lexicon) -> None:
    assert "year" not in words.compile("x{security-council-symbol}y").groupindex


def test_an_unknown_placeholder_is_told(words: Lexicon) -> None:
    with pytest.raises(KeyError, match=r"no list, pattern or macro is called \{no-such-list\}"):
        words.expand("{no-such-list}")


def test_a_number_in_braces_is_a_number_of_times_and_no_placeholder(words: Lexicon) -> None:
    assert words.expand("a{2,3}b{4}") == "a{2,3}b{4}"


@pytest.mark.parametrize("macro", sorted(MACROS))
def test_every_macro_is_an_expression(macro: str) -> None:
    assert re.compile(MACROS[macro])


def test_a_slot_stands_for_one_thing_of_its_kind(words: Lexicon) -> None:
    person, body = KINDS["Person"] + "\ue100", KINDS["Organization"] + "\ue101"
    assert re.fullmatch(words.expand("{Person}"), person)
    assert re.fullmatch(words.expand("{Person}"), body) is None
    assert re.fullmatch(words.expand("{Agent}"), body)


@pytest.mark.parametrize(
    "joined",
    [
        "{0} and {1}",
        "{0}, {1}",
        "{0}, {1} and the {2}",
        "{0}/{1}",
        "{0}, together with {1}",
        "{0} as well as {1}",
        "{0}, {1}, and {2}",
    ],
)
def test_a_list_of_slots_may_be_joined_as_people_join_lists(joined: str, words: Lexicon) -> None:
    body = KINDS["Organization"]
    text = joined.format(body + "\ue100", body + "\ue101", body + "\ue102")
    assert re.fullmatch(words.expand("{Bodies}"), text)


def test_a_list_of_slots_does_not_run_over_other_words(words: Lexicon) -> None:
    body = KINDS["Organization"]
    assert re.fullmatch(words.expand("{Bodies}"), f"{body}\ue100 thanked {body}\ue101") is None


def test_a_folder_of_ones_own_adds_words_to_a_list(tmp_path: Path) -> None:
    words = lexicon(written(tmp_path, '[lists]\nhonorific = ["Tuan"]\n'))
    assert "Tuan" in words.words("honorific")
    assert "Mr." in words.words("honorific")


def test_a_word_of_ones_own_is_read(tmp_path: Path) -> None:
    words = lexicon(written(tmp_path, '[lists]\nbody-opening = ["Kampung"]\n'))
    text = (
        "We thank UNODC and the Kampung of Elders. UNODC and the Kampung of Elders hosted the Apia Summit on Reef Loss."
    )
    assert ("Apia Summit on Reef Loss", "organizedBy", "Kampung of Elders") in facts(words, text)


def test_a_rule_of_ones_own_states_facts(tmp_path: Path) -> None:
    words = lexicon(written(tmp_path, RULE))
    assert ("Adaeze Nwosu", "metWith", "Lwazi Mthethwa") in facts(words, "Ms. Adaeze Nwosu thanked Mr. Lwazi Mthethwa.")


def test_a_rule_of_ones_own_is_labelled(tmp_path: Path) -> None:
    assert lexicon(written(tmp_path, RULE)).labels["thanks"] == "NAME thanked NAME"


def test_folders_are_read_in_the_order_given_and_files_by_name(tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    first.mkdir()
    second.mkdir()
    written(first, '[lists]\nmine = ["c"]\n', "b.toml")
    written(first, '[lists]\nmine = ["a"]\n', "a.toml")
    written(second, '[lists]\nmine = ["b", "a"]\n', "a.toml")
    assert lexicon(first, second).words("mine") == ("a", "c", "b")


def test_the_lexicon_is_the_same_each_time() -> None:
    first, second = lexicon(), lexicon()
    for name in ("lists", "sources", "labels", "confidence", "pairs"):
        assert getattr(first, name) == getattr(second, name)
    rules = [[replace(rule, begins=ANYHOW) for rule in words.relations] for words in (first, second)]
    assert rules[0] == rules[1]


def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    error = refused(tmp_path, '[lists]\nmine = ["a"\nother = 3\n')
    assert "own.toml" in str(error)
    assert ":3" in str(error) or "line 3" in str(error)


def test_an_unknown_table_is_told_with_what_was_expected(tmp_path: Path) -> None:
    error = refused(tmp_path, '\n[listz]\nmine = ["a"]\n')
    assert "unknown table [listz]" in str(error)
    assert "lists" in str(error)
    assert "own.toml:2" in str(error)


def test_a_property_that_the_ontology_lacks_is_told_with_the_nearest_one(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(RULE.replace('"metWith"', '"metWiht"'), encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"own\.toml:\d+: .*no property metWiht .*metWith"):
        lexicon(tmp_path, properties={"metWith", "spokeAt"})
    (tmp_path / "own.toml").write_text(RULE.replace('"metWith"', '"http://own.example/met"'), encoding="utf-8")
    assert lexicon(tmp_path, properties={"metWith"}).relations[-1].facts[0][1] == "http://own.example/met"


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigurationError, match=r"own\.toml"):
        lexicon(tmp_path)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (RULE.replace('stage = "fact"\n', ""), "a relation needs"),
        (RULE + 'colour = "red"\n', "unknown key colour"),
        (RULE.replace("(?P<o>", "(?P<x>"), "no group o"),
        (RULE.replace("thanked)", "thanked"), "thanks"),
        (RULE.replace("{Person})'''", "{Persona})'''"), "Persona"),
        (RULE + 'keep = "z"\n', "no group z"),
        (RULE.replace('"fact"', '"fakt"'), "fakt"),
        (RULE.replace('["s", "metWith", "o"]', '["s", "metWith"]'), "thanks"),
        (RULE.replace('["s", "metWith", "o"]', '["@nobody", "metWith", "o"]'), "@nobody"),
        (RULE + 'modality = "perhaps"\n', "perhaps"),
        (RULE + 'status = "retired"\n', "retired"),
        ("[patterns.mine]\nlabel = 'x'\nregex = '('\n", "mine"),
        ("[patterns.mine]\nlabel = 'x'\n", "mine"),
        ("[patterns.mine]\nregex = 'x'\n", "mine"),
        ('[lists]\nmine = "abc"\n', "mine"),
        ("[lists]\nmine = [1, 2]\n", "mine"),
        ('[lists.mine]\npairs = [["a"]]\n', "mine"),
        ("lists = 3\n", "lists"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_its_line(tmp_path: Path, content: str, told: str) -> None:
    error = refused(tmp_path, content)
    assert told in str(error)
    assert re.search(r"own\.toml:\d+", str(error))


def test_an_empty_list_of_ones_own_matches_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    words = lexicon(written(tmp_path, "[lists]\nmine = []\n"))
    assert words.compile("a{mine}?b").fullmatch("ab")


def test_every_pattern_and_rule_that_is_shipped_is_sound(words: Lexicon) -> None:
    for path in sorted(share("data", "lexicon").glob("*.toml")):
        if path.name != "confidence.toml":
            check(path, tomllib.loads(path.read_text(encoding="utf-8")))
    checked(words)
    assert all(rule.pattern.pattern for rule in words.relations)


def test_what_a_pattern_stands_near_is_a_pattern_or_a_list_of_words(tmp_path: Path) -> None:
    pattern = '[patterns.own]\nregex = "(?P<name>{U}\\\\w+) talanoa"\nlabel = "own"\n'
    assert "own" in lexicon(written(tmp_path, pattern + 'near = ["talanoa"]\n')).anchors
    with pytest.raises(ConfigurationError, match="near is a pattern, or a list of words"):
        lexicon(written(tmp_path, pattern + "near = 3\n"))
    with pytest.raises(ConfigurationError, match="near: no list is called talanoa-word"):
        lexicon(written(tmp_path, pattern + 'near = ["{talanoa-word}"]\n'))
