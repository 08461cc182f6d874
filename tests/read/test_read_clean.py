"""Cleaning inside a block: markup and odd characters go, and every character keeps its place."""

import pytest
from read_aloud import blocks, kinds, read, slices

from kg.model import Span


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The *Technical Guide* of **CTED** and ***both***.", "The Technical Guide of CTED and both."),
        ("An _ad hoc_ body and __bold__ words.", "An ad hoc body and bold words."),
        ("See SCR-2178_2014_EN.pdf and snake_case_name.", "See SCR-2178_2014_EN.pdf and snake_case_name."),
        ("Two * three * four, and 2*3*4.", "Two * three * four, and 2*3*4."),
        ("**Incorporating it. **In 2022, USAID began.", "Incorporating it. In 2022, USAID began."),
        ("*President Joe Biden  *", "President Joe Biden"),
        ("The Council* met with Mr. Ladeb*.", "The Council met with Mr. Ladeb."),
        ("Stars: \\*\\*\\*\\* and snake\\_case and a \\\\ backslash.", "Stars: **** and snake_case and a \\ backslash."),
        ("Call [Ms. Gerard](mailto:g@un.org \"write\") or [the site](http://x.org/a_(b)).", "Call Ms. Gerard or the site."),
        ("A [bracket] (aside) and [another](", "A [bracket] (aside) and [another]("),
        ("See <https://www.un.org/a_b_c> and <g@un.org>.", "See https://www.un.org/a_b_c and g@un.org."),
        ("See https://x.org/a*b*c_d_e for **it**.", "See https://x.org/a*b*c_d_e for it."),
        ("A picture ![of *nothing* here](x.png) is dropped.", "A picture is dropped."),
        ("The 20<sup>th</sup> and the note<sup>1</sup> and the star<sup>*</sup>.", "The 20th and the note and the star."),
        ("Resolution 1624 (2005),³ and all.⁴⁵ CO<sub>2</sub>.", "Resolution 1624 (2005), and all. CO2."),
        ("An area of 30 km² and of 5 m³.", "An area of 30 km² and of 5 m³."),
        ("A note[^1] here.", "A note here."),
        ("Tags <u>under</u>, <span class=\"x\">span</span>, <br/>break.", "Tags under, span,\nbreak."),
        ("<script>alert(1)</script> is text, and so is a < b > c.", "<script>alert(1)</script> is text, and so is a < b > c."),
        ("Fish &amp; chips&nbsp;&#8212; &quot;good&quot; &unknown; AT&T.", "Fish & chips — \"good\" &unknown; AT&T."),
        ("Before <!-- a comment --> after.", "Before after."),
        ("Before <!-- no end.", "Before <!-- no end."),
        ("Counter\u2011Terrorism Com\u00admittee\u00a0of\u202fthe \u200bUnited\u2060 Nations.", "Counter-Terrorism Committee of the United Nations."),
        ("The  Council   of\tthe UN.", "The Council of the UN."),
        ("Miche\u0300le and T\u0075\u0308rkiye.", "Mich\u00e8le and T\u00fcrkiye."),
        ("The \ufb01rst o\ufb03ce.", "The first office."),
        ("~~Struck~~ out.", "Struck out."),
    ],
)  # fmt: skip
def test_what_is_seen_is_what_is_left(source: str, text: str) -> None:
    assert read(source).text == text


@pytest.mark.parametrize(
    ("source", "words", "slice"),
    [
        ("See the *Technical Guide* (2017).", "Technical Guide (2017)", "Technical Guide* (2017)"),
        (
            "Counter\u2011Terrorism Com\u00admittee.",
            "Counter-Terrorism Committee",
            "Counter\u2011Terrorism Com\u00admittee",
        ),
        ("Ms. Miche\u0300le Coninsx.", "Mich\u00e8le", "Miche\u0300le"),
        ("Fish &amp; chips.", "Fish & chips", "Fish &amp; chips"),
        ("The [Security\nCouncil](http://x.org) met.", "Security Council met", "Security\nCouncil](http://x.org) met"),
        ("In 1624 (2005),³ the Council.", "1624 (2005), the", "1624 (2005),³ the"),
        ("The \ufb01rst office.", "first", "\ufb01rst"),
    ],
)
def test_a_cleaned_span_leads_back_to_a_true_slice(source: str, words: str, slice: str) -> None:
    assert slices(source, words) == [slice]


def test_emphases_are_kept_as_spans_of_the_cleaned_text() -> None:
    found = read("The *Technical\nGuide* of **CTED**, and <em>more</em>.")
    assert [found.text[s.begin : s.end] for s in found.emphases] == ["Technical Guide", "CTED", "more"]


def test_links_are_kept_as_spans_of_the_cleaned_text() -> None:
    found = read("See the **[Reef\nAct](https://a.b/c)** and [its *old* form](d), ![no picture](e) and [no link].")
    assert [found.text[s.begin : s.end] for s in found.links] == ["Reef Act", "its old form"]
    assert [found.text[s.begin : s.end] for s in found.emphases] == ["Reef Act", "old"]


def test_the_text_of_plain_ascii_paragraphs_is_the_source() -> None:
    text = "The Security Council met in New York.\n\nIt adopted resolution 1373 (2001) at its 4385th meeting."
    found = read(text)
    assert found.text == text
    assert found.slices(0, len(text)) == (Span(0, len(text)),)


def test_a_hard_line_break_stays_and_a_soft_one_is_a_space() -> None:
    assert blocks("Executive Director,  \nCTED\\\nNew York\nand Geneva.") == [
        "Executive Director,\nCTED\nNew York and Geneva."
    ]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The fight is called counter-\nterrorism.", "The fight is called counter-terrorism."),
        ("The Vice-\nPresident of it.", "The Vice-President of it."),
        ("An orga-\nnization of states.", "An organization of states."),
        ("The Presi-\ndent spoke. The President left.", "The President spoke. The President left."),
        ("A rules-\nbased order. A rules-based one.", "A rules-based order. A rules-based one."),
        ("A gender-\nsensitive view.", "A gender-sensitive view."),
        ("The years 2020-\n2021 were hard.", "The years 2020-2021 were hard."),
        ("The friends -\nall of them.", "The friends - all of them."),
        ("A soft\u00ad\nened edge.", "A softened edge."),
    ],
)
def test_a_word_broken_at_a_line_end_is_made_whole_only_on_evidence(source: str, text: str) -> None:
    assert read(source).text == text


def test_markdown_marks_blocks() -> None:
    text = """# One #

Two
===

Three
-----

### **Four**

> quoted
> words

- first
  and more
- second

1. numbered
   on

***

| Name | Post |
|------|------|
| Ladeb | Chair |

\\###
"""
    assert kinds(text) == [
        ("heading", "One"),
        ("heading", "Two"),
        ("heading", "Three"),
        ("heading", "Four"),
        ("quote", "quoted words"),
        ("item", "first and more"),
        ("item", "second"),
        ("item", "1. numbered on"),
        ("table", "Name | Post\nLadeb | Chair"),
    ]


def test_headings_have_their_level() -> None:
    assert [b.level for b in read("# A\n\n### B\n\nC\n---\n\nAnd the text of it.").blocks] == [1, 3, 2, 0]


def test_a_line_in_bold_is_a_heading_but_a_sentence_in_bold_is_not() -> None:
    assert kinds("**Virtual statement by**\n\n**Thank you for it.**\n\n**Dear friends,**") == [
        ("heading", "Virtual statement by"),
        ("paragraph", "Thank you for it."),
        ("paragraph", "Dear friends,"),
    ]


def test_a_bold_line_before_a_paragraph_is_a_heading_of_its_own() -> None:
    text = "**Lisa Carty, Nominee for\nRepresentative**  \nLisa A. Carty is Director of it.  \n  \nShe speaks French."
    assert kinds(text) == [
        ("heading", "Lisa Carty, Nominee for Representative"),
        ("paragraph", "Lisa A. Carty is Director of it."),
        ("paragraph", "She speaks French."),
    ]


def test_what_is_in_bold_for_many_lines_is_no_heading_before_a_paragraph() -> None:
    few, many = ("**Lisa Carty, Nominee for\n" + "the\n" * lines + "Board** Lisa is Director." for lines in (2, 20))
    assert kinds(few)[-1] == ("paragraph", "Lisa is Director.")
    assert len(kinds(many)) == 1


def test_a_comment_over_several_lines_is_no_text() -> None:
    assert read("Before it.\n<!-- one\ntwo -->\nAfter it.").text == "Before it. After it."


def test_a_header_gives_its_title_as_the_first_block_with_its_place() -> None:
    text = """---
date: '2023-09-06'
title: "President\\_Biden Announces a Delegation\\
  \\ to D\\xFCsseldorf,\\_Germany and Biden-\\u2060Harris"
source_url: https://example.org/x
tags:
- a
---

The text of it.
"""
    found = read(text, "x.md")
    title = "President Biden Announces a Delegation to Düsseldorf, Germany and Biden-Harris"
    assert found.text == f"{title}\n\nThe text of it."
    assert (found.blocks[0].kind, found.title, found.date, found.origin) == (
        "title",
        title,
        "2023-09-06",
        "https://example.org/x",
    )
    at = found.text.index("Düsseldorf, Germany")
    (slice,) = found.slices(at, at + len("Düsseldorf, Germany"))
    assert found.source[slice.begin : slice.end] == "D\\xFCsseldorf,\\_Germany"


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("A plain title # with a comment", "A plain title"),
        ("'It''s quoted'", "It's quoted"),
        ("A title\n  on two lines", "A title on two lines"),
        (">\n  A folded\n  title", "A folded title"),
        ('"Broken \\q \\uD800 \\x4"', "Broken q \ufffd x4"),
    ],
)
def test_a_title_is_read_as_yaml_has_it(value: str, title: str) -> None:
    assert read(f"---\ntitle: {value}\n---\nThe text.\n", "x.md").title == title


@pytest.mark.parametrize(
    "text", ["---\nno header at all\n---\nText.", "---\ntitle: never closed\n\nText.", "---\n---\nText."]
)
def test_what_is_no_header_is_text(text: str) -> None:
    assert read(text, "x.md").text.endswith("Text.")
