"""With which characters a match can begin: told to the engine, which then finds the same in less time."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.kept.heads import headed
from kg.kept.patterns import _compiled
from kg.lexicon import UPPER, lexicon

TEXT = """The 8148th meeting of the Council (S/2017/71), on 5 June 2021: Ms. Ana M. Souza-Lima, the UN's Under-Secretary-
General for Élan, said “we ask” the Third Conference in St. John’s; Al-Sisi’s İSTANBUL office, ſo to Kelvin, µ and ÿ."""
SOURCES = [
    r"(?<![\w-])(?=[\dEeFf])(?i:third|eighth|\d{1,5}th) \w+",
    rf"\b(?<!the )(?:{UPPER})\w*",
    r"(?:a?(?=b)|x*)(?:bc|[À-ÿ]o)",
    r"(?i)(?<!x)(?:kelvin|so|ÿ|µ)",
    r"(?![a-z\s]).",
    r"(?!th|Th)\w{3}",
    r"(?=(?:on|“we))\S+ \S+",
    r"(?<=[’'])s\b|(?P<q>[“”])(?(q)|x)",
    r"(?P<a>\w)(?P=a)",
    r"[^\W\d_]+(?=,)|\Z",
    r"(?>T|t)he (?:\d++)?",
    r"(?a:\bÉ?\w+)",
]


@pytest.mark.parametrize("source", SOURCES)
def test_a_pattern_that_is_told_its_first_characters_finds_the_same(source: str) -> None:
    told, _ = _compiled(source, 0)
    assert _found(told, TEXT) == _found(re.compile(source), TEXT)


PAIRS = [(_compiled(source, 0)[0], re.compile(source)) for source in SOURCES]


@given(st.text(st.sampled_from(sorted({*TEXT, "\n", "\x85", "𐐀", "K"})), max_size=80))
def test_it_finds_the_same_in_any_text(text: str) -> None:
    for told, plain in PAIRS:
        assert _found(told, text) == _found(plain, text)


def test_patterns_of_the_lexicon_find_the_same() -> None:
    words = lexicon()
    for source in [words.expand(words.sources[name]) for name in sorted(words.sources)[::6]]:
        assert _found(_compiled(source, 0)[0], TEXT) == _found(re.compile(source), TEXT), source


def _told(source: str, flags: int = 0) -> bool:
    """Whether the engine is told anything that its own compiler does not tell."""
    compiler = re._compiler  # type: ignore[attr-defined]
    parsed = compiler._parser.parse(source, flags)
    code = compiler._code(parsed, flags)
    return headed(list(code), parsed, parsed.state.flags | flags) != code


def test_a_look_before_or_ahead_hides_the_first_characters_no_more() -> None:
    assert _told(r"(?<![\w-])(?:Ministry|Office) of")
    assert _told(rf"{UPPER}\w*")


def test_nothing_is_told_where_anything_can_begin_a_match() -> None:
    assert not _told(r".x")
    assert not _told(r"(?P<a>(?=x)|y)?(?P=a)z")
    assert not _told(r"(?<!x)\w*")
    assert not _told(r"abc")  # its compiler tells a better thing


def _found(pattern: re.Pattern[str], text: str) -> list[tuple[object, ...]]:
    return [(match.span(), *match.groups()) for match in pattern.finditer(text)]
