"""Sentences: abbreviations, quotations, headings, lists, cut and damaged ones; every span is trimmed and true."""

import pytest
from read_aloud import read, said

from kg.split import sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "H.E. Ms. Yoka M.G. Brandt, Permanent Representative, spoke first.",
        "The Honorable Dr. Amy Gutmann, U.S. Ambassador to Germany, will attend.",
        "He is a U.S. Senator from D.C. and a St. Lucian.",
        "See para. 5 of resolution S/RES/1624 (2005), No. 14118, vol. 974, p. 178 and Art. 41.",
        "It met on Sept. 5 and on Jan. 6 at 5 p.m. in New York.",
        "President Joseph R. Biden, Jr. today announced it.",
        "Among them, e.g. the E.U. Delegation, i.e. its head, and Messrs. Chen and Li.",
        "In its resolution 1624 (2005), the Council stressed it.",
        "The U.N. Security Council met.",
        "1. Condemns unequivocally all acts.",
        "(a) Requests the Secretary-General to report.",
        "We can succeed … if we try.",
    ],
)
def test_a_sentence_stays_whole(sentence: str) -> None:
    assert said(f"It began. {sentence} It ended." if sentence[0] not in "1(" else sentence) == (
        ["It began.", sentence, "It ended."] if sentence[0] not in "1(" else [sentence]
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("She lives in the U.S. She works there.", ["She lives in the U.S.", "She works there."]),
        ("It ended at 5 p.m. Then we left.", ["It ended at 5 p.m.", "Then we left."]),
        ("He said “it is so. We must act.” Then he left.", ["He said “it is so.", "We must act.”", "Then he left."]),
        ("(Inaudible.) (Laughs.) It went on.", ["(Inaudible.)", "(Laughs.)", "It went on."]),
        ("Distr.: General", ["Distr.: General"]),
        ("2. Calls for it. It is urgent.", ["2. Calls for it.", "It is urgent."]),
        ("Is it so? It is! Good.", ["Is it so?", "It is!", "Good."]),
    ],
)
def test_sentences_part(text: str, parts: list[str]) -> None:
    assert said(text) == parts


def test_a_heading_of_several_lines_or_stops_is_one_sentence() -> None:
    assert said("## Mr. Ladeb. Chair.  \n\n**Coninsx,  \nExecutive Director**") == [
        "Mr. Ladeb. Chair.",
        "Coninsx,\nExecutive Director",
    ]


def test_lines_that_are_persons_are_sentences_each() -> None:
    text = "Members:  \nThe Honorable Bill Nelson, Administrator  \nMr. Carlos Del Toro, Secretary  \nH.E. Ms. X, of the\nNavy"
    assert said(text) == [
        "Members:",
        "The Honorable Bill Nelson, Administrator",
        "Mr. Carlos Del Toro, Secretary",
        "H.E. Ms. X, of the Navy",
    ]


def test_a_line_break_inside_a_name_parts_nothing() -> None:
    assert said("UNITED NATIONS  \nOFFICE OF COUNTER-TERRORISM") == ["UNITED NATIONS\nOFFICE OF COUNTER-TERRORISM"]


def test_the_rows_of_a_table_are_sentences_each() -> None:
    assert said("| Ladeb | Chair. Of it |\n| Kato | Director |") == ["Ladeb | Chair. Of it", "Kato | Director"]


def test_a_footnote_has_sentences() -> None:
    assert said("The text of it.¹\n\n¹ See p. 24. Also see p. 25.") == [
        "The text of it.",
        "See p. 24.",
        "Also see p. 25.",
    ]


def test_sentences_never_cross_blocks_and_name_theirs() -> None:
    found = read("# A\n\nOne. Two.\n\n- three\n- four")
    assert [(found.text[s.begin : s.end], s.block) for s in sentences(found)] == [
        ("A", 0), ("One.", 1), ("Two.", 1), ("three", 2), ("four", 3),
    ]  # fmt: skip


def test_a_text_without_blanks_is_one_sentence() -> None:
    assert said("![" * 5000 + "a") == ["![" * 5000 + "a"]


def test_prose_begins_under_the_lines_of_a_name_and_its_post() -> None:
    told = (
        "Colonel Karimov has been Deputy Minister since 2020, and was before that the head of the Harbour Police, the "
        "deputy head of the Coast Guard and for ten years an officer of the Tide Service in three of its districts.",
        "Nuria Valdes, an engineer, directs the Tide Centre, which has worked with ninety villages on both coasts since "
        "it was opened in 2010, and which is to have a second house in the north of the islands by the next spring.",
    )
    lives = (
        f"Col. Sadiq KARIMOV\nDeputy Minister of Tides, Republic of Reefs\n{told[0]}",
        f"Nuria VALDES\nDirector, Tide Centre\n{told[1]}",
    )
    assert said("\n\n".join(lives * 5), "text.txt")[:4] == [
        "Col. Sadiq KARIMOV\nDeputy Minister of Tides, Republic of Reefs",
        told[0],
        "Nuria VALDES\nDirector, Tide Centre",
        told[1],
    ]


def test_a_post_behind_its_name_on_the_next_line_stays_in_the_sentence() -> None:
    text = "Amb. Signe LUND\nHead of the Reef Office in the Republic of Tides, and since 2011 in the Republic of Reefs"
    assert len(said(text, "text.txt")) == 1


def test_ranks_that_are_shortened_end_no_sentence() -> None:
    assert said("Lt. Cdr. (ret.) Paul Hale spoke.") == ["Lt. Cdr. (ret.) Paul Hale spoke."]
