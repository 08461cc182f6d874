"""The five documents that are shipped, at the places where their conversion from PDF damaged them."""

from functools import cache
from pathlib import Path

import pytest

from kg.model import Document, Problem
from kg.read import document, manifest, raw_files
from kg.split import sentences

FOLDER = Path(__file__).parents[2] / "data" / "documents"


@cache
def seeds() -> dict[str, tuple[Document, tuple[Problem, ...]]]:
    raws, problems = raw_files([FOLDER])
    assert not problems
    known = manifest(FOLDER)
    found = {}
    for raw in raws:
        read, met = document(raw, manifest=known)
        assert read is not None
        found[raw.id[:3]] = (read, met)
    return found


def texts(number: str) -> list[str]:
    read, _ = seeds()[number]
    return [read.text[s.begin : s.end] for s in sentences(read)]


def notes(number: str) -> list[str]:
    return [str(p) for p in seeds()[number][1]]


def parts(number: str, words: str) -> list[str]:
    """The source slices of the sentence that holds these words."""
    read, _ = seeds()[number]
    (found,) = (s for s in sentences(read) if words in read.text[s.begin : s.end])
    return [read.source[s.begin : s.end] for s in read.slices(found.begin, found.end)]


def test_the_damaged_sentence_of_000_is_left_out_and_told_of() -> None:
    assert not [t for t in texts("000") if "0000nge" in t or "particularly aware" in t]
    assert [n for n in notes("000") if n.startswith("000_93ece910b62a982d.txt:20: ") and "'0000nge'" in n]


def test_the_sentences_around_the_damaged_one_of_000_are_whole() -> None:
    found = texts("000")
    at = next(i for i, t in enumerate(found) if t.startswith("Nonetheless, bringing"))
    assert found[at - 1].startswith(
        "As we approach the 20th anniversary of the adoption of Security Council resolution"
    )
    assert found[at].endswith("in its resolution 2396 (2017).")


def test_the_letterhead_in_000_is_no_heading_of_the_paragraph_after_it() -> None:
    read, _ = seeds()["000"]
    (block,) = (b for b in read.blocks if "(CTED)" in read.text[b.begin : b.end])
    assert block.kind == "running"


def test_a_heading_of_several_lines_is_one_sentence_in_000() -> None:
    assert "Assistant Secretary-General Michèle Coninsx,\nExecutive Director, CTED" in texts("000")


def test_the_quotations_of_001_keep_their_closing_marks() -> None:
    found = texts("001")
    assert "Prison officers alone cannot tackle the challenges.”" in found
    assert any(t.startswith("“Civil society has") and t.endswith("coming back to the society.”") for t in found)


def test_the_footnote_mark_of_001_is_gone_from_the_sentence_and_from_the_note() -> None:
    found = texts("001")
    assert any(t.endswith("— has become increasingly acknowledged.") for t in found)
    (note,) = (t for t in found if "Technical Guide" in t)
    assert note.startswith("Counter-Terrorism Committee Executive Directorate (CTED), Technical Guide")
    assert note.endswith("other relevant resolutions (2017) (S/2017/716), available from https://www.un.org/sc/ctc/"
                         "wp-content/uploads/2017/08/CTED-Technical-Guide-2017-compressed.pdf.")  # fmt: skip


def test_the_press_contact_of_001_is_one_line_without_its_links_address() -> None:
    assert "Ms. Laurence Gerard (gerardl@un.org), Public Information Officer, UNOCT" in texts("001")
    assert "www.un.org/counterterrorism/CTweek-sidevents" in texts("001")


def test_the_italics_of_002_are_gone_and_kept_as_an_emphasis() -> None:
    read, _ = seeds()["002"]
    assert any("one-off or ad hoc interventions" in t for t in texts("002"))
    assert "ad hoc" in [read.text[s.begin : s.end] for s in read.emphases]


def test_a_sentence_cut_by_a_page_break_in_003_is_one_slice_of_the_source() -> None:
    assert parts("003", "terrorism and violent extremism conducive to terrorism, our progress") == [
        "Although there appears to be fairly broad agreement that civil society is a crucial partner in our common"
        " efforts to counter and prevent terrorism and violent\n\nextremism conducive to terrorism, our progress in"
        " fully realizing this commitment and this partnership is undeniably uneven."
    ]
    (slice,) = parts("003", "because civil society actors often have")
    assert "because civil society\n\nactors often have unique" in slice


def test_a_sentence_cut_by_a_footer_in_003_is_one_sentence_of_two_parts() -> None:
    first, second = parts("003", "in accordance with our mandate")
    assert first.endswith("partnerships with CSOs, in accordance with our")
    assert second == "mandate, and to ensure that this engagement remains an integral part of all our activities."


def test_the_footer_that_cut_003_stands_behind_its_paragraph() -> None:
    read, _ = seeds()["003"]
    at = next(i for i, b in enumerate(read.blocks) if "our mandate, and to" in read.text[b.begin : b.end])
    footer = read.blocks[at + 1]
    assert (footer.kind, read.text[footer.begin : footer.end]) == (
        "running",
        "Counter-Terrorism Committee Executive Directorate (CTED)",
    )


def test_004_begins_with_its_first_whole_sentence() -> None:
    assert texts("004")[0].startswith("In its resolution 1624 (2005), the Security Council stressed the importance")
    assert [n for n in notes("004") if n.startswith("004_bb941682f0abeb72.txt:3: the beginning is missing")]


def test_the_sentence_of_004_that_footnotes_cut_is_one_sentence_of_two_parts() -> None:
    assert parts("004", "Their strengths") == [
        "Their strengths (including their",
        "knowledge of local contexts, their relevant expertise, and their perceptions of credibility among both"
        " prisoners and communities) therefore remain underutilized.",
    ]


def test_the_footnotes_of_004_are_sentences_of_their_own() -> None:
    read, _ = seeds()["004"]
    notes = [read.text[b.begin : b.end] for b in read.blocks if b.kind == "footnote"]
    assert [n[:30] for n in notes] == [
        "Counter-Terrorism Committee Ex",
        "S/RES/1624 (2005), available f",
        "S/RES/2178 (2014), available f",
        "The role of civil society in c",
    ]
    assert "S/RES/1624 (2005), available from http://unscr.com/en/resolutions/doc/1624." in texts("004")


def test_the_broken_last_line_of_004_is_no_sentence_and_told_of() -> None:
    assert not [t for t in texts("004") if "limited eng" in t]
    assert [n for n in notes("004") if n.startswith("004_bb941682f0abeb72.txt:19: ") and "The limited eng" in n]
    assert [n for n in notes("004") if n.startswith("004_bb941682f0abeb72.txt:15: ") and "Plan of Action to" in n]


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_sentence_is_made_of_true_slices_of_the_file(number: str) -> None:
    read, _ = seeds()[number]
    raw = (FOLDER / read.file).read_bytes().decode("utf-8")
    assert read.source == raw
    for sentence in sentences(read):
        slices = [read.source[s.begin : s.end] for s in read.slices(sentence.begin, sentence.end)]
        characters = iter("".join(slices))
        seen = "".join(read.text[sentence.begin : sentence.end].split())
        assert all(character in characters for character in seen), seen  # in this order, markup may stand between
        assert slices[0][0] == seen[0]
        assert slices[-1][-1] == seen[-1]


def test_what_the_manifest_says_of_a_seed_is_what_the_document_is() -> None:
    read, _ = seeds()["003"]
    assert (read.kind, read.title, read.date) == ("remarks", "Remarks of Michèle Coninsx, 26 May 2021", "2021-05-26")
    assert read.licence == "United Nations public document"
    undated, _ = seeds()["004"]
    assert (undated.kind, undated.date) == ("brief", None)
