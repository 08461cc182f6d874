"""What makes patterns quick changes nothing of what they find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kg.config import share
from kg.extract import Reader
from kg.lexicon import lexicon
from kg.lexicon.begins import ANYHOW, Begins
from kg.lexicon.needs import NOTHING, Needs, needs
from kg.lexicon.pattern import Anchor, near
from kg.lexicon.slots import BITS, KINDS
from kg.lexicon.spots import Spots, WordAnchor
from kg.lexicon.words import alternatives
from kg.model import RawFile
from kg.read import document
from kg.split import sentences
from kg.vocabulary import authority

LEXICON = lexicon()
PERSON, BODY, STATE, ROLE = (BITS[KINDS[kind]] for kind in ("Person", "Organization", "State", "Role"))
SEEDS = sorted(share("data", "documents").glob("*.txt"))
LISTS = st.lists(st.text("abAB -", min_size=1, max_size=5), min_size=1, max_size=12)


@given(LISTS, st.text("abAB -", max_size=40), st.sampled_from([0, re.IGNORECASE]))
def test_words_with_shared_beginnings_match_what_a_plain_list_matches(words: list[str], text: str, flags: int) -> None:
    plain = "(?:" + "|".join(map(re.escape, sorted(set(words), key=lambda w: (-len(w), w)))) + ")"
    for behind in ("", "(?= )", "-"):  # what follows makes it go back to a shorter word
        found = [m.span() for m in re.finditer(alternatives(words) + behind, text, flags)]
        assert found == [m.span() for m in re.finditer(plain + behind, text, flags)]


@pytest.mark.parametrize("name", sorted(LEXICON.lists))
def test_every_list_matches_each_of_its_words_whole(name: str) -> None:
    pattern = re.compile(alternatives(LEXICON.lists[name]))
    assert [word for word in LEXICON.lists[name] if pattern.fullmatch(word) is None] == []


@pytest.mark.parametrize(
    ("rule", "needed"),
    [
        ("{Person}, {Role} of {Body}", Needs((PERSON, BODY, ROLE), (" of ",))),
        ("{Person}(?: {Role})? met {Agents}", Needs((PERSON, PERSON | BODY | STATE), (" met ",))),
        ("{Person} (?:opened|closed) it", Needs((PERSON,), (" closed", " opened"))),
        ("{Person} (?:met|meets) {Body}", Needs((PERSON, BODY), (" meets", " met"))),
        ("{Person}(?: (?:meets|meeting|met))", Needs((PERSON,), (" meeting", " meets", " met"))),
        ("(?:opened|reopened) {Person}", Needs((PERSON,), ("opened",))),
        ("(?:{Person} opened|{Body} held)", Needs((PERSON | BODY,), (" held", " opened"))),
        ("(?:{Person}|x) (?i:opened)", Needs((), ("OPENED", "Opened", "opened"))),
        ("(?i:opened by) {Person}", Needs((PERSON,), ("OPENED", "Opened", "opened"))),
        ("{past} {Person}", Needs((PERSON,), ("gave", "took"))),
        ("(?<={Person}, )who {adverb}", Needs((PERSON,), ("who now",))),
        ("(?!{Person}){0,3}a", Needs()),
        ("(?P<t>{verbs}) up", Needs((), ("gave", "took"))),
        ("(?i)opened {Person}", Needs((PERSON,))),
        ("(unclosed", Needs()),
    ],
)
def test_what_a_rule_needs_is_read_off_it(rule: str, needed: Needs) -> None:
    words = {"verbs": ("gave", "took"), "adverb": ("now",)}
    assert needs(rule, words.get, {"past": "(?P<t>{verbs})"}.get) == needed


@pytest.mark.parametrize(
    ("rule", "kinds"),
    [
        ("{Person}, {Role}", PERSON),
        ("(?<!of )(?P<s>{People}) met", PERSON),
        ("{before}(?P<s>{Party}|{Person}) met", PERSON | BODY | STATE),
        ("(?:{Role} )?{Person}", PERSON | ROLE),
        ("(?:{Role}|Mr\\.) {Person}", 0),
        ("(?:the )?{Person}", 0),
        ("{adverb} {Person}", 0),
        ("{Person}?", 0),
        ("^{Person}", PERSON),
        ("(unclosed", 0),
    ],
)
def test_the_slots_with_which_a_rule_begins_are_read_off_it(rule: str, kinds: int) -> None:
    words = replace(LEXICON, sources={"before": r"(?<!\bin )(?:(?<!of )|(?<=Mission of ))"})
    assert Begins(lambda: words.shape(rule)).kinds == kinds


def test_a_sentence_lacks_a_kind_or_all_of_the_pieces() -> None:
    needed = Needs((PERSON, BODY | STATE), ("opened", "closed"))
    assert not needed.lacking(PERSON | STATE, "… closed …")
    assert needed.lacking(PERSON, "… closed …")
    assert needed.lacking(PERSON | BODY, "… held …")
    assert not NOTHING.lacking(0, "")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_rules_that_are_tried_everywhere_find_the_same(path) -> None:  # type: ignore[no-untyped-def]
    found, _ = document(RawFile(path.name, str(path), path.read_bytes()))
    assert found is not None
    everywhere = replace(
        LEXICON, relations=tuple(replace(rule, needs=NOTHING, begins=ANYHOW) for rule in LEXICON.relations)
    )
    read = [Reader(words, authority()).extraction(found, sentences(found)) for words in (LEXICON, everywhere)]
    assert read[0] == read[1]


DAYS = st.sampled_from(
    [
        "Saturday, ",
        "the ",
        "3",
        "30th",
        "31 to ",
        "1-2 ",
        " and ",
        "May",
        "June ",
        "Sept. ",
        "of ",
        ", 2021",
        "1999",
        "in ",
        "since ",
        "\n",
        "x",
    ]
)
TITLES = st.sampled_from(
    [
        "UNOCT/",
        "Kingdom of Spain ",
        "High-level ",
        "side event ",
        "conference ",
        "on ",
        "on the ",
        "“",
        "”",
        "titled",
        ": ",
    ]
)


@pytest.mark.parametrize("name", sorted(LEXICON.anchors))
@settings(deadline=None, max_examples=50)  # the first text compiles the pattern
@given(st.lists(st.one_of(DAYS, TITLES, st.just(" " * 200)), max_size=30).map("".join))
def test_a_pattern_with_an_anchor_finds_what_it_finds_without(name: str, text: str) -> None:
    whole = LEXICON.compile(LEXICON.sources[name])
    quick = LEXICON.pattern(name)
    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in whole.finditer(text)]
    first, expected = quick.search(text, 3), whole.search(text, 3)
    assert (first and first.span()) == (expected and expected.span())


@pytest.mark.parametrize("name", sorted(LEXICON.anchors))
def test_and_so_it_does_in_the_five_documents(name: str) -> None:
    whole = LEXICON.compile(LEXICON.sources[name])
    for path in SEEDS:
        text = path.read_text(encoding="utf-8")
        assert [m.span() for m in LEXICON.pattern(name).finditer(text)] == [m.span() for m in whole.finditer(text)]


def test_the_stretches_around_anchors_are_in_order_and_apart() -> None:
    anchor = Anchor(re.compile("x"), NOTHING, 2, 2)
    assert anchor.stretches("x......x..x.") == ((0, 3), (5, 12))
    assert anchor.stretches("......") == ()
    assert [m.span() for m in near("..x", str, anchor).finditer("x......x..x.")] == [(5, 8), (8, 11)]


def test_words_are_sought_whole_and_of_a_phrase_the_longest_of_its_words() -> None:
    far = "x " * 200
    spots = Spots()
    anchor = WordAnchor(spots, ("High Commission", "visit"), 1, 1)
    other = WordAnchor(spots, ("Office",), 0, 6)
    text = f"{far}the High Commission visits {far}a _visit_ to the Office {far}"
    around = [text[begin:end] for begin, end in anchor.stretches(text)]
    assert ["Commission" in around[0], "visit" in around[1], len(around)] == [True, True, 2]
    assert [text[begin:end] for begin, end in other.stretches(text)] == [
        "o the Office x x x"
    ]  # the length of the phrase is added to both sides
    assert anchor.stretches("a short text") == ((0, 12),)
