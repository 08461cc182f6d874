"""Plain text as it comes out of a PDF: wrapped lines, page furniture, cut paragraphs, footnotes, damage."""

import pytest
from read_aloud import blocks, kinds, met, read, said, slices

BODY = "The Council met in New York to discuss the matter of terrorism and violent extremism"


def test_wrapped_lines_are_one_paragraph() -> None:
    assert blocks("The Security\nCouncil, recalling\nits resolutions,\n\nDecides so.") == [
        "The Security Council, recalling its resolutions,",
        "Decides so.",
    ]


def test_numbered_paragraphs_part_without_a_blank_line() -> None:
    text = "1. Condemns all acts of hostage-taking;\n2. Calls for the safe release of\nhostages; and\n(a) Requests it;\n(b) Urges it."
    assert kinds(text) == [
        ("item", "1. Condemns all acts of hostage-taking;"),
        ("item", "2. Calls for the safe release of hostages; and"),
        ("item", "(a) Requests it;"),
        ("item", "(b) Urges it."),
    ]


def test_a_number_at_the_beginning_of_a_line_is_part_of_its_sentence() -> None:
    assert blocks("It was adopted on 17 December\n1979. The meeting was held in\n12. And so on.") == [
        "It was adopted on 17 December 1979. The meeting was held in 12. And so on."
    ]


def test_a_number_alone_on_its_line_belongs_to_the_paragraph_after_it() -> None:
    assert kinds("1. \nWelcomes the report;\n\n2. \nAlso welcomes it.") == [
        ("item", "1. Welcomes the report;"),
        ("item", "2. Also welcomes it."),
    ]


def test_an_indented_line_after_a_full_stop_begins_a_paragraph() -> None:
    assert blocks("At the outset, allow me to\ncongratulate the President.\n Allow me also to extend\nmy thanks.") == [
        "At the outset, allow me to congratulate the President.",
        "Allow me also to extend my thanks.",
    ]


WRAPPED = "\n".join(["The nations of the world gathered here at the fifty-ninth"] * 10)


def test_a_line_that_ends_early_with_a_full_stop_ends_a_paragraph() -> None:
    assert blocks(f"{WRAPPED}\nsession.\nI want to say how delighted we are to be here with you\ntoday.")[1] == (
        "I want to say how delighted we are to be here with you today."
    )


def test_a_line_that_ends_early_was_broken_on_purpose() -> None:
    text = f"Resolution 707 (1991)\nof 15 August 1991\nThe Security Council,\n\n{WRAPPED}"
    assert blocks(text)[0] == "Resolution 707 (1991) of 15 August 1991\nThe Security Council,"


def test_where_lines_are_whole_paragraphs_each_is_one() -> None:
    line = BODY + ", and it went on to say so at some length, as it always does, in the words of its President."
    assert len(blocks("\n".join([line] * 12))) == 12


def test_an_address_that_no_line_holds_does_not_make_a_wrapped_text_one_of_long_lines() -> None:
    address = "https://reef.example.org/" + "a-long-way-to-the-reef/" * 6
    assert len(blocks(f"{WRAPPED}\n[session]({address}) and so on and so on until\nit ended", "text.md")) == 1


@pytest.mark.parametrize(
    "furniture",
    [
        "2",
        "- 2 -",
        "Page 3 of 7",
        "2/5",
        "S/RES/1445 (2002)",
        "A/54/PV.79",
        "99-39123",
        "18-18142 (E)",
        "*1818142*",
        "06-52885 38",
    ],
)
def test_page_furniture_in_the_middle_of_a_sentence_is_moved_behind_it(furniture: str) -> None:
    assert kinds(f"{BODY},\n\n{furniture}\n\nand rose at six.") == [
        ("paragraph", f"{BODY}, and rose at six."),
        ("running", furniture.strip("*")),
    ]


def test_a_sentence_cut_by_furniture_is_two_slices_of_the_source() -> None:
    text = f"{BODY},\n\n**United Nations Office of Counter-Terrorism (UNOCT)**\n\nand rose at six."
    assert slices(text, "extremism, and rose") == ["extremism,", "and rose"]
    assert slices(text, "at six") == ["at six"]


def test_a_sentence_cut_by_a_page_break_alone_is_one_slice() -> None:
    assert slices(f"{BODY},\n\f\nand rose at six.", "extremism, and rose") == ["extremism,\n\f\nand rose"]


def test_a_paragraph_goes_on_over_three_pages() -> None:
    text = f"{BODY},\n\n2\n\nand then it went on and on about the matter, in\n\n3\n\nmany words."
    assert kinds(text) == [
        ("paragraph", f"{BODY}, and then it went on and on about the matter, in many words."),
        ("running", "2"),
        ("running", "3"),
    ]


def test_after_an_interruption_a_capital_continues_what_cannot_end_there() -> None:
    assert blocks(f"{BODY} in the\n\n99-39123\n\nSecurity Council, which has the primary responsibility.")[0] == (
        f"{BODY} in the Security Council, which has the primary responsibility."
    )


def test_without_an_interruption_a_capital_begins_a_block() -> None:
    assert len(blocks(f"Virtual statement of {BODY} by\n\nAssistant Secretary-General Coninsx of the Directorate")) == 2


def test_a_finished_paragraph_is_not_joined_to_what_follows() -> None:
    assert len(blocks(f"{BODY}.\n\n2\n\nand rose at six.")) == 3


def test_a_short_line_is_not_joined_to_what_follows() -> None:
    assert len(blocks("the Netherlands\n\nthe European Union\n\nthe Republic of Tunisia")) == 3


def test_an_address_is_no_continuation() -> None:
    assert len(blocks(f"{BODY}\n\nwww.un.org/counterterrorism")) == 2


def test_a_page_number_on_the_last_line_of_a_page_is_taken_out() -> None:
    assert kinds(
        "The lesson is that the Pankisi Gorge, which\n9\n\nhas been freed of every armed person, is safe."
    ) == [
        ("paragraph", "The lesson is that the Pankisi Gorge, which has been freed of every armed person, is safe."),
        ("running", "9"),
    ]


def test_the_head_of_a_page_inside_a_paragraph_is_taken_out() -> None:
    line = BODY + ", and it went on to say so at some length, often\n"
    text = f"{line}15-29701 21/28\nA/70/PV.21 30/09/2015\nexacerbated by lack of response."
    assert kinds(text)[0][1].endswith("at some length, often exacerbated by lack of response.")
    assert [k for k, _ in kinds(text)] == ["paragraph", "running", "running"]


def test_footnotes_in_the_middle_of_a_sentence_stand_behind_it() -> None:
    text = f"""{BODY} (including their

² Counter-Terrorism Committee Executive Directorate (CTED), *Technical Guide* (2017).

³ The role of civil society is recognized, including in the UN Plan of Action to

knowledge of local contexts) and remain underutilized.
"""
    assert kinds(text) == [
        ("paragraph", f"{BODY} (including their knowledge of local contexts) and remain underutilized."),
        ("footnote", "Counter-Terrorism Committee Executive Directorate (CTED), Technical Guide (2017)."),
        ("footnote", "The role of civil society is recognized, including in the UN Plan of Action to"),
    ]


def test_a_footnote_goes_on_where_the_text_above_it_was_finished() -> None:
    text = f"{BODY}.\n\n² The role of civil society is recognized in the UN Plan of Action to\n\nPrevent it.\n\nprevent violent extremism of all kinds."
    assert len(kinds(text)) == 4
    text = f"{BODY}.\n\n² The role of civil society is recognized in the UN Plan of Action to\n\nprevent violent extremism."
    assert kinds(text)[1] == (
        "footnote",
        "The role of civil society is recognized in the UN Plan of Action to prevent violent extremism.",
    )


def test_footnotes_below_a_rule_may_have_plain_numbers_and_so_may_their_marks() -> None:
    text = """Recalling the Rome Statute of the International Criminal Court 1
reaffirms the Charter, and the Agreement,2 of 13 September 2004,
__________________

1  United Nations, Treaty Series, vol. 2187, No. 38544.

2  A/58/874 and A/58/874/Add.1.

A/RES/73/7

18-18142
2/5

Noting the 2 reports of the Court,1 and paragraph 2 of A/73/L.2 and its 12 articles,
"""
    assert kinds(text) == [
        ("paragraph", "Recalling the Rome Statute of the International Criminal Court reaffirms the Charter, and the Agreement, of 13 September 2004,"),
        ("footnote", "United Nations, Treaty Series, vol. 2187, No. 38544."),
        ("footnote", "A/58/874 and A/58/874/Add.1."),
        ("running", "A/RES/73/7"),
        ("running", "18-18142"),
        ("running", "2/5"),
        ("paragraph", "Noting the 2 reports of the Court, and paragraph 2 of A/73/L.2 and its 12 articles,"),
    ]  # fmt: skip


def test_footnotes_at_the_end_are_told_by_their_marks_in_the_text() -> None:
    text = """Condemning all acts of hostage-taking, 101

Bearing in mind the Convention of 17 December 1979, 102 the other one, and 103 States,


101 See p. 24, Statement by the President.
102 General Assembly resolution 34/146, annex.
"""
    assert kinds(text) == [
        ("paragraph", "Condemning all acts of hostage-taking,"),
        ("paragraph", "Bearing in mind the Convention of 17 December 1979, the other one, and 103 States,"),
        ("footnote", "See p. 24, Statement by the President."),
        ("footnote", "General Assembly resolution 34/146, annex."),
    ]


def test_marks_with_a_slash_are_marks() -> None:
    assert blocks("The report dated\n3 December 1992, 2/ and the Peace Agreement 3/ of 1/2 of them") == [
        "The report dated 3 December 1992, and the Peace Agreement of 1/2 of them"
    ]


def test_a_body_name_alone_between_paragraphs_is_a_foot_of_the_page() -> None:
    text = f"{BODY}.\n\n**United Nations Office of Counter-Terrorism (UNOCT)**\n\nI am confident of it."
    assert kinds(text)[1][0] == "running"


def test_a_sentence_with_digits_run_into_a_word_is_damaged() -> None:
    text = f"{BODY}.\n\n**CTED is aware that the challenge 0000nge**\n\nNonetheless, it went on."
    assert said(text) == [f"{BODY}.", "Nonetheless, it went on."]
    _, problems = met(text)
    assert problems == ["x.txt:3: damaged text: digits run into a word, '0000nge'; its sentence is left out"]


def test_only_the_damaged_sentence_of_a_paragraph_is_left_out() -> None:
    assert said("It met. The challenge 0000nge of Mr. X remains. It rose.") == ["It met.", "It rose."]


@pytest.mark.parametrize(
    "word", ["20th", "1990s", "300km", "12am", "2nd", "5G", "100mph", "G20", "F16s", "COVID19", "2001and"]
)
def test_digits_that_belong_to_a_word_are_no_damage(word: str) -> None:
    text = f"It is about the {word} and more."
    assert said(text) == [text]
    assert met(text)[1] == []


def test_a_document_that_begins_in_the_middle_of_a_sentence_loses_only_that() -> None:
    text = "organizations (CSOs) to support them — has become acknowledged.² In its resolution 1624 (2005), it spoke."
    assert said(text) == ["In its resolution 1624 (2005), it spoke."]
    assert met(text)[1] == [
        "x.txt:1: the beginning is missing: “organizations (CSOs) to support them —…” is no beginning of a sentence;"
        " it is left out"
    ]


def test_a_document_with_a_title_has_its_beginning() -> None:
    assert said("---\ntitle: A\n---\nand so it begins with a small letter.\n", "x.md")[1:] == [
        "and so it begins with a small letter."
    ]


@pytest.mark.parametrize("end", ["The limited eng", "However, it was the", "This was said in accordance with our"])
def test_a_document_that_breaks_off_loses_its_broken_end(end: str) -> None:
    text = f"We engage with CSOs.\n\n{end}"
    assert said(text) == ["We engage with CSOs."]
    (problem,) = met(text)[1]
    assert problem == f"x.txt:3: the end is missing: “{' '.join(end.split()[-6:])}” breaks off; it is left out"


@pytest.mark.parametrize(
    "end",
    ["Thank you", "The White House", "In our democracy and everywhere", "4:18 P.M. EDT", "www.un.org/x", "*The end*"],
)
def test_a_last_line_without_a_full_stop_is_no_damage(end: str) -> None:
    text = f"{BODY}.\n\n{end}"
    assert said(text)[-1] == end.strip("*")
    assert met(text)[1] == []


def test_a_text_that_breaks_off_in_the_middle_is_told_of_and_kept() -> None:
    text = f"{BODY} of the\n\nThank you."
    assert len(said(text)) == 2
    assert met(text)[1] == [
        "x.txt:1: the text breaks off: “…terrorism and violent extremism of the” has no continuation"
    ]


def test_the_line_of_a_problem_counts_as_editors_do() -> None:
    text = f"{BODY}.\r\n\r\nThe other.\r\rThe challenge 0000nge\r\n"
    assert met(text)[1][0].startswith("x.txt:5: damaged text")


def test_the_cleaned_text_parts_blocks_by_a_blank_line() -> None:
    found = read("One.\n\n\n\nTwo  \nthree.\n")
    assert found.text == "One.\n\nTwo\nthree."
    assert [found.text[b.begin : b.end] for b in found.blocks] == ["One.", "Two\nthree."]


def test_a_heading_that_is_marked_as_one_parts_what_stands_around_it() -> None:
    text = """**REEFGROUP**
*Regional group of States for the study of reefs in the South-West of the Ocean*

in partnership with the

**Government of Samoa**

## National Seminar on Reefs and the Law

**Apia, Thursday 7 March 2024**
Venue: Hall of the University of Samoa, Apia
"""
    found = read(text, "x.md")
    heading = [found.text[b.begin : b.end] for b in found.blocks if b.kind in ("heading", "title")]
    assert "National Seminar on Reefs and the Law" in heading
    assert not [b for b in found.blocks if b.kind == "running"]


LONG = "The first paragraph of this text is one line of its source, as word processors write it, " * 3


def test_a_paragraph_is_wrapped_though_its_source_is_not() -> None:
    text = f"""{LONG}

On the first day the lawmakers were received at Parliament Buildings by
the Speaker of the National Assembly, together with the chair of the
Departmental Committee on Defence, Intelligence and Foreign Relations
and its staff.

{LONG}

{LONG}

{LONG}
"""
    assert blocks(text)[1] == (
        "On the first day the lawmakers were received at Parliament Buildings by the Speaker of the National Assembly, "
        "together with the chair of the Departmental Committee on Defence, Intelligence and Foreign Relations and its staff."
    )


def test_lines_with_room_for_the_next_word_stay_lines() -> None:
    lines = "Permanent Mission of the Republic of San Marino to the Nations\nThird Avenue\nNew York"
    text = "\n\n".join([LONG, lines, *[LONG] * 6])
    assert blocks(text)[1] == lines


@pytest.mark.parametrize("space", [" ", "  ", "\xa0"])
def test_whatever_space_stands_behind_a_title_each_name_has_its_line(space: str) -> None:
    text = f"Canada\nMs.{space}Ana Souza, Director\nMr.{space}Ion Pop, Adviser\n"
    assert blocks(text) == ["Canada\nMs. Ana Souza, Director\nMr. Ion Pop, Adviser"]


def test_a_note_in_brackets_under_another_heading_goes_on_with_nothing() -> None:
    text = "Ms. Abena Mensah, Principal State Attorney of the Ministry of Justice and the\nAttorney-General’s Department\n\nMALI\n\n(unable to attend)\n"
    assert "(unable to attend)" in blocks(text)
