"""What holds for every text: nothing crashes, every cleaned character leads back to its source, in order."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from read_aloud import met

from kg.model import Document, RawFile
from kg.read import document
from kg.read.clean import cleaned
from kg.split import sentences

# Texts made of what the readers look for, so that their rules meet each other.
PIECES = st.sampled_from(
    ["The Security Council", "met in New York", "and", "the", "of", "Mr.", "U.S.", "1.", "(a)", "12", "1624 (2005),³", "**", "*", "_", "`",
     "# ", "> ", "- ", "\n", "\n\n", "  \n", "\\\n", "\r\n", "\f", "\t", " ", " ", " ", ".", ",", ". ", "“", "”", "[", "](http://x.org)", "](", "![",
     "<sup>1</sup>", "<sup>th</sup>", "<b>", "</b>", "<br>", "<!--", "-->", "&amp;", "&nbsp;", "\\*", "\\_", "\u2011", "\u00ad", "\u00a0",
     "\u200b", "\u0301", "e\u0301", "\ufb01", "---", "___________", "| a | b |", "S/RES/1445 (2002)", "99-39123", "¹ Note", "0000nge", "counter-",
     "terrorism", "² ", "101 See", "1/", "title: x", "\x00", "\u1100", "\u1161", "가", "😀", "ال"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def every(strategy: st.SearchStrategy[Any]) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """A test for every value of a strategy, however long the machine takes for it."""
    return lambda test: settings(deadline=None)(given(strategy)(test))


def read(text: str) -> Document | None:
    found, _ = document(RawFile("x.md", "x.md", text.encode()))
    return found


@every(TEXTS)
def test_reading_never_fails(text: str) -> None:
    found, problems = met(text, "x.md")
    assert found is not None or problems


@every(st.binary(max_size=300))
def test_no_bytes_break_the_reading(data: bytes) -> None:
    found, problems = met(data)
    assert found is not None or problems


@every(TEXTS)
def test_the_cleaned_text_is_composed_and_its_blocks_cover_it(text: str) -> None:
    content = cleaned(text)
    assert unicodedata.is_normalized("NFC", content.text)
    assert "\n\n".join(content.text[b.begin : b.end] for b in content.blocks) == content.text
    for block in content.blocks:
        words = content.text[block.begin : block.end]
        assert words == words.strip() != ""
        assert "  " not in words
    for span in (*content.emphases, *content.damaged):
        assert 0 <= span.begin < span.end <= len(content.text)


@every(TEXTS)
def test_every_segment_leads_to_its_source(text: str) -> None:
    content = cleaned(text)
    end = 0
    for segment in content.offsets.segments:
        assert end <= segment.begin < segment.end <= len(content.text)
        assert 0 <= segment.source_begin < segment.source_end <= len(text)
        end = segment.end
        if segment.end - segment.begin == segment.source_end - segment.source_begin > 1:
            source, seen = text[segment.source_begin : segment.source_end], content.text[segment.begin : segment.end]
            assert all(a == b or (a.isspace() and b.isspace()) or b == "-" for a, b in zip(source, seen, strict=True))


@every(TEXTS)
def test_inside_a_block_the_source_is_read_forwards_between_the_breaks(text: str) -> None:
    content = cleaned(text)
    for block in content.blocks:
        last = -1
        for segment in content.offsets.segments:
            if block.begin <= segment.begin < block.end:
                assert segment.source_begin >= last
                last = segment.source_begin


@every(TEXTS)
def test_every_word_of_the_cleaned_text_has_a_source(text: str) -> None:
    content = cleaned(text)
    covered = [False] * len(content.text)
    for segment in content.offsets.segments:
        covered[segment.begin : segment.end] = [True] * (segment.end - segment.begin)
    assert all(has or character.isspace() for has, character in zip(covered, content.text, strict=True))


@every(TEXTS)
def test_the_slices_of_a_sentence_are_stretches_of_the_source_in_order(text: str) -> None:
    found = read(text)
    if found is None:
        return
    for sentence in sentences(found):
        words = found.text[sentence.begin : sentence.end]
        assert words == words.strip() != ""
        slices = found.slices(sentence.begin, sentence.end)
        assert slices
        for a, b in pairwise(slices):
            assert a.end <= b.begin
        for begin, end in slices:
            assert found.source[begin:end] == found.source[begin:end].strip() != ""


@every(TEXTS)
def test_sentences_cover_all_that_is_not_damaged(text: str) -> None:
    found = read(text)
    if found is None:
        return
    covered = [character.isspace() for character in found.text]
    for span in (*found.damaged, *((s.begin, s.end) for s in sentences(found))):
        begin, end = span
        covered[begin:end] = [True] * (end - begin)
    assert all(covered)


@every(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){3,12}\.", fullmatch=True), min_size=1, max_size=8))
def test_plain_paragraphs_are_not_altered(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    content = cleaned(text)
    assert content.text == text
    assert [tuple(s) for s in content.offsets.segments] == _identity(paragraphs)


def _identity(paragraphs: list[str]) -> list[tuple[int, int, int, int]]:
    at, found = 0, []
    for paragraph in paragraphs:
        found.append((at, at + len(paragraph), at, at + len(paragraph)))
        at += len(paragraph) + 2
    return found


@every(TEXTS)
def test_the_same_text_is_always_read_the_same(text: str) -> None:
    assert met(text) == met(text)
