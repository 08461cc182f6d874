"""What a document is: its kind, title, date, symbol and language, told by the text itself."""

import pytest
from read_aloud import met, read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("# Remarks by the Executive Director\n\nThank you all.", "remarks"),
        ("Wrap-up remarks of the Director\n\nDear Colleagues,", "remarks"),
        ("### Press release\n\nNew York, 25 June 2021 – The role was highlighted.", "press-release"),
        ("SC/13138\n\nThe Council met.", "press-release"),
        ("**Virtual statement by**\n\nAssistant Secretary-General X", "statement"),
        ("# Statement from the Press Secretary\n\nThe President thanks.", "press-release"),
        ("# Joint Statement of Japan and Spain\n\nWe met.", "joint-statement"),
        ("# FACT SHEET: The Strategy\n\nIt works.", "fact-sheet"),
        ("# Readout of the Meeting\n\nThey met.", "readout"),
        ("# President Announces Presidential Delegation to the Opening Ceremony\n\nX", "participants"),
        ("# List of participants\n\nMr. X", "participants"),
        ("# President Announces Key Nominees\n\nMr. X", "bio"),
        ("# President Names Ninth Round of Judicial Nominees\n\nMr. X", "bio"),
        ("# Policy brief\n\nThe matter.", "brief"),
        ("A/71/L.3\n\nFrance: draft resolution\n\nThe General Assembly,", "draft-resolution"),
        ("RESOLUTION 797 (1992)\n\nThe Security Council,\n\n1. Decides to remain seized of the matter.", "resolution"),
        ("United Nations\n\nA/RES/73/7\n\nThe General Assembly,", "resolution"),
        ("The Security Council,\n\nRecalling it,\n\n1. Decides to remain seized.\n\n2. Requests it.", "resolution"),
        ("A/54/PV.79\n\n79th plenary meeting\n\nThe President: I call on X.", "meeting-record"),
        ("Chowdhury (Bangladesh): Yes.\n\nThe President: Good.\n\nMr. Hunte (Saint Lucia): No.", "meeting-record"),
        ("Ana Lee (Reef): “Yes.”\n\nTom Hall (Tern): “Good.”\n\nIda Holm (Vale): “A step.”", "document"),
        ("WREE (ABC Reef): Bridge opens.\n\nWTRN (NBC Tern): Road.\n\nKVLE (CBS Vale): Port.", "document"),
        ("PRESIDENT BIDEN: Well, welcome.\n\nSECRETARY GENERAL STOLTENBERG: Thank you.", "remarks"),
        ("Excellencies, let me thank you. We are glad. I am here for my country.", "statement"),
        ("The committee met and considered the reports of its members.", "document"),
    ],
)
def test_the_kind_is_told_by_what_the_document_calls_itself_or_how_it_is_built(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("*Friday, 25 June 2021 12:30 EDT*\n\nThe text.", "2021-06-25"),
        ("Malaga/virtual platform, Wednesday, 26 May 2021\n\nThe text.", "2021-05-26"),
        (
            "**New York, 25 June 2021** – The role of civil society was highlighted at the event. " + "It is so. " * 30,
            "2021-06-25",
        ),
        ("September 8, 2021\n\nI am delighted.", "2021-09-08"),
        ("Resolution 579 (1985)\nof 18 December 1985\n\nThe Security Council,", "1985-12-18"),
        ("79th plenary meeting, 1999-12-15 (extract)\n\nThe President: Yes.", "1999-12-15"),
        ("---\ndate: '2023-09-06'\n---\nThe text of 1 May 1999.", "2023-09-06"),
        ("---\npublished: September 6, 2023\n---\nThe text.", "2023-09-06"),
        ("---\ndate: soon\n---\nThe text.", None),
        ("The Council met on 31 February 2021.", None),
        (
            "In the long paragraph of which nothing is a dateline, the Council, on 25 June 2021, met. "
            + "It is so. " * 30,
            None,
        ),
    ],
)
def test_the_date_is_that_of_the_header_or_of_the_head_of_the_text(text: str, date: str | None) -> None:
    assert read(text, "x.md").date == date


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("United Nations S/RES/1445 (2002)\n\nThe Security Council,", "S/RES/1445 (2002)"),
        ("United Nations\nA/RES/73/7\n\nThe General Assembly,", "A/RES/73/7"),
        ("RESOLUTION 797 (1992)\n\nThe Security Council,", "S/RES/797 (1992)"),
        ("General Assembly, session 54, 79th plenary meeting, 1999-12-15\n\nThe President: X", "A/54/PV.79"),
        ("S/2017/716\n\nLetter of the Chair", "S/2017/716"),
        ("SC/13138\n\nThe Council met.", "SC/13138"),
        ("[without reference to a Main Committee (A/73/L.8 and A/73/L.8/Add.1)]", None),
        ("The Council recalled S/RES/1373 (2001) and many others in a long line of text.", None),
    ],
)
def test_the_symbol_is_the_documents_own(text: str, symbol: str | None) -> None:
    assert read(text).symbol == symbol


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("## Opening of the *Session*\n\nThe text.", "x.md", "Opening of the Session"),
        (
            "United Nations S/RES/1445 (2002)\n\nSecurity Council\n\nResolution 1445 (2002)\n\nThe Security Council,",
            "x.txt",
            "Resolution 1445 (2002)",
        ),
        (
            "United Nations\nA/RES/73/7\n\n73/7. Report of the Court\n\nThe General Assembly,",
            "x.txt",
            "73/7. Report of the Court",
        ),
        (
            "General Assembly, 79th meeting (extract)\n\nThe President: X.",
            "x.txt",
            "General Assembly, 79th meeting (extract)",
        ),
        ("let me begin, and so on, as I have said so often " * 8, "a/my_first speech.txt", "my first speech"),
    ],
)
def test_the_title_is_the_first_thing_that_can_be_one(text: str, name: str, title: str) -> None:
    assert read(text, name).title == title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Conseil de sécurité s’est réuni dans la ville de New York pour examiner la question du terrorisme et des "
         "mesures que les États Membres ont prises dans le cadre de leurs obligations.", "French"),
        ("El Consejo de Seguridad se reunió en la ciudad de Nueva York para examinar la cuestión del terrorismo y las "
         "medidas que los Estados Miembros han tomado en el marco de sus obligaciones.", "Spanish"),
        ("Совет Безопасности собрался в Нью-Йорке для рассмотрения вопроса о терроризме.", "Russian"),
        ("عقد مجلس الأمن اجتماعا في نيويورك للنظر في مسألة الإرهاب.", "Arabic"),
        ("安全理事会在纽约开会审议恐怖主义问题。", "Chinese"),
    ],
)  # fmt: skip
def test_a_document_in_another_language_is_skipped_and_told_of(text: str, name: str) -> None:
    assert met(text) == (None, [f"x.txt: skipped: written in {name} (only English is read)"])


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.",
        "Ms. Miwa Kato\n\nMr. Tarek Ladeb",
        "The Union des Patriotes Congolais and the Forces Démocratiques de Libération du Rwanda were in the region of the lakes, "
        "and the Mission de l'Organisation des Nations Unies en République démocratique du Congo was there as well.",
    ],
)
def test_english_with_foreign_names_or_few_words_is_read(text: str) -> None:
    assert read(text).language == "en"


def test_what_the_header_says_of_the_language_is_believed() -> None:
    assert met("---\nlang: fr-CA\n---\nThe text.", "x.md")[0] is None
    assert read("---\nlang: en-US\n---\nThe text.", "x.md").language == "en"
