"""The forms of files: one contract for all readers, and what is special to each."""

from __future__ import annotations

import struct
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest
from read_aloud import kinds, met, read, said
from read_making import docx, pdf

from kg.read.forms import FORMS
from kg.split import sentences

FIRST = "Ms. Miwa Kato, Director of UNODC, spoke at the event in New York."
SECOND = "It was organized by the European Union and the Republic of Tunisia."
EML = f"From: a@un.org\nTo: b@un.org\nSubject: Press release\nDate: Fri, 25 Jun 2021 12:30:00 -0400\n\n{FIRST}\n\n{SECOND}\n"
HTML = f"<html><head><title>T</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
SAMPLES = {
    ".txt": f"{FIRST}\n\n{SECOND}\n".encode(),
    ".md": f"{FIRST}\n\n{SECOND}\n".encode(),
    ".markdown": f"{FIRST}\n\n{SECOND}\n".encode(),
    ".html": HTML.encode(),
    ".htm": HTML.encode(),
    ".xhtml": f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html>'.encode(),
    ".pdf": pdf(f"{FIRST}\n\n{SECOND}"),
    ".docx": docx(("Normal", FIRST), ("Normal", SECOND)),
    ".eml": EML.encode(),
}


def test_every_form_has_a_sample() -> None:
    assert set(SAMPLES) == set(FORMS)


@pytest.mark.parametrize("suffix", SAMPLES)
def test_the_sentences_of_a_file_are_read_and_stand_in_its_source(suffix: str) -> None:
    found = read(SAMPLES[suffix], f"a/x{suffix}")
    said = {found.text[s.begin : s.end]: found.slices(s.begin, s.end) for s in sentences(found)}
    assert {FIRST, SECOND} <= set(said)
    for words in (FIRST, SECOND):
        assert [found.source[a:b] for a, b in said[words]] == [words]


@pytest.mark.parametrize("suffix", SAMPLES)
def test_reading_a_file_twice_gives_the_same(suffix: str) -> None:
    assert met(SAMPLES[suffix], f"x{suffix}") == met(SAMPLES[suffix], f"x{suffix}")


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_suffix_in_capitals_is_the_same_suffix(suffix: str) -> None:
    assert read(SAMPLES[suffix], f"X{suffix.upper()}").media == FORMS[suffix].media


@pytest.mark.parametrize("suffix", SAMPLES)
@pytest.mark.parametrize(
    "data", [b"", b"\0" * 5000, b"%PDF-1.7 cut off", b"PK\x03\x04" + b"\xff" * 400, bytes(range(256)) * 30]
)
def test_what_is_broken_is_one_problem_and_no_crash(suffix: str, data: bytes) -> None:
    found, problems = met(data, f"x{suffix}")
    assert found is None
    assert len(problems) == 1
    assert problems[0].startswith(f"x{suffix}: skipped: ")


@pytest.mark.parametrize("suffix", SAMPLES)
def test_a_file_cut_at_any_tenth_is_read_or_refused(suffix: str) -> None:
    data = SAMPLES[suffix]
    for tenth in range(1, 10):
        found, problems = met(data[: len(data) * tenth // 10], f"x{suffix}")
        assert found is not None or len(problems) == 1


def test_reading_text_loads_no_library_of_another_form() -> None:
    program = (
        "import sys\nfrom kg.model import RawFile\nfrom kg.read import document, raw_files\n"
        "document(RawFile('x.md', 'x.md', b'The Council met.'))\n"
        "print([m for m in ('lxml', 'docx', 'pypdfium2', 'trafilatura', 'charset_normalizer', 'email', 'nupunkt', 'numpy', 'yaml') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


PAGE = """<!DOCTYPE html><html lang="en"><head><title>Site | Press release</title>
<meta property="article:published_time" content="2021-06-25T10:00:00Z"><link rel="canonical" href="https://un.org/x">
<style>p {color: red}</style></head><body>
<header class="site-header"><a href="/">Home</a></header><nav><ul><li><a href="/a">About</a></li></ul></nav>
<div id="cookie-banner">We use cookies.</div>
<main><h1>Press  release</h1>
<p>The <b>Security
Council</b> met.<sup>1</sup><br>It <a href="/x">rose</a>.</p>
<ul><li>First <i>item</i></li><li><p>Second item</p></li></ul><ul><li><a href="/s">Share</a></li></ul>
<blockquote><p>“We agree.”</p></blockquote>
<table><tr><th>Name</th><th>Post</th></tr><tr><td>Ladeb</td><td>Chair</td></tr></table>
<script>alert("no")</script><p hidden>Hidden</p><div style="display: none">Gone</div>Loose words of the page that follow, and so on, long enough to count as its text, which they are.
<p>&lt;b&gt; 2 &amp; 3 * 4 * 5 _x_</p></main>
<aside>Related</aside><footer>© UN</footer></body></html>"""


def test_the_blocks_of_a_page_are_read_without_its_menus() -> None:
    assert kinds(PAGE, "x.html") == [
        ("heading", "Press release"),
        ("paragraph", "The Security Council met.\nIt rose."),
        ("item", "First item"),
        ("item", "Second item"),
        ("quote", "“We agree.”"),
        ("table", "Name | Post"),
        ("table", "Ladeb | Chair"),
        (
            "paragraph",
            "Loose words of the page that follow, and so on, long enough to count as its text, which they are.",
        ),
        ("paragraph", "<b> 2 & 3 * 4 * 5 _x_"),
    ]


def test_a_page_says_its_title_date_and_address() -> None:
    found = read(PAGE, "x.html")
    assert (found.title, found.date, found.origin, found.kind) == (
        "Press release",
        "2021-06-25",
        "https://un.org/x",
        "press-release",
    )


def test_a_page_in_the_charset_that_it_declares_is_read() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Michèle “Coninsx” spoke.</p></body></html>'
    found = read(page.encode("cp1252"), "x.html")
    assert (found.text, found.encoding) == ("Michèle “Coninsx” spoke.", "windows-1252")


def test_a_page_that_declares_a_wrong_charset_is_read_all_the_same() -> None:
    page = '<html><head><meta charset="ascii"></head><body><p>Michèle spoke.</p></body></html>'
    assert read(page.encode(), "x.html").text == "Michèle spoke."


def test_a_page_nested_ten_thousand_deep_does_no_harm() -> None:
    found, problems = met("<div>" * 10_000 + "The Council met.", "x.html")
    assert found is not None or problems


def test_an_entity_bomb_in_a_page_is_text() -> None:
    page = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><html><body><p>The Council &b; met.</p></body></html>'
    )
    found, _ = met(page, "x.html")
    assert found is None or "aaaaaaaa" not in found.text


def test_the_pages_of_a_pdf_are_one_text_and_its_paragraphs_part_at_gaps() -> None:
    first = "\n".join(["The Council met in New York to discuss the matter of terror-", "ism and violent extremism, as it does in every year,",
                       "and it heard a briefing by the Director of the Executive", "Directorate, who spoke for a quarter of an hour.", "",
                       "It then heard the representatives of the States that had", "asked for the floor, in accordance with our", "", "", "2"])  # fmt: skip
    second = "\n".join(["A/71/PV.58", "", "", "mandate, and to ensure that it is a part of it."])
    data = pdf(first, second)
    assert kinds(data, "x.pdf") == [
        ("paragraph", "The Council met in New York to discuss the matter of terrorism and violent extremism, as it does in every year, and it"
         " heard a briefing by the Director of the Executive Directorate, who spoke for a quarter of an hour."),
        ("paragraph", "It then heard the representatives of the States that had asked for the floor, in accordance with our mandate, and to"
         " ensure that it is a part of it."),
        ("running", "2"),
        ("running", "A/71/PV.58"),
    ]  # fmt: skip
    found = read(data, "x.pdf")
    assert found.source.count("\f") == 1


def test_an_indented_line_of_a_pdf_begins_a_paragraph() -> None:
    page = "\n".join(
        [
            "The Council met in New York today.",
            "  It heard a briefing by the Director",
            "of the Executive Directorate.",
            "  It rose at six and went home.",
            "x",
            "y",
        ]
    )
    assert [w for _, w in kinds(pdf(page), "x.pdf")][:2] == [
        "The Council met in New York today.",
        "It heard a briefing by the Director of the Executive Directorate.",
    ]


LEFT = ["The Council met in New York to discuss", "the matter of terrorism and extremism,", "as it does in every year, and it heard",
        "a briefing by the Director of the body", "that watches over its own resolutions."]  # fmt: skip
RIGHT = ["It then heard the representatives that", "had asked for the floor, in accordance", "with the rules of procedure, and ended",
         "its meeting at six in the evening when", "nobody had anything to say any longer."]  # fmt: skip


def test_two_columns_of_a_pdf_are_read_one_after_the_other_however_the_file_has_them() -> None:
    left = [(72.0, float(n), words) for n, words in enumerate(LEFT)]
    right = [(330.0, float(n), words) for n, words in enumerate(RIGHT)]
    across = [piece for row in zip(left, right, strict=True) for piece in row]
    for page in ([*left, *right], across):
        assert kinds(pdf(page), "x.pdf") == [("paragraph", " ".join(LEFT)), ("paragraph", " ".join(RIGHT))]


def test_a_table_of_a_pdf_is_read_row_by_row_and_a_cell_of_two_lines_is_one_cell() -> None:
    page = [
        (72.0, 0.0, "The members of the Board are these."),
        (72.0, 2.0, "Name"), (200.0, 2.0, "Post"), (450.0, 2.0, "State"),
        (72.0, 3.5, "Ms. Ana Ruiz"), (200.0, 3.5, "Chair of the Board of the"), (200.0, 4.5, "Lake Basin Authority"), (450.0, 3.5, "Spain"),
        (72.0, 6.0, "Mr. Jin Park"), (200.0, 6.0, "Rapporteur"), (450.0, 6.0, "Japan"),
        (72.0, 8.0, "They were elected in 2021."),
    ]  # fmt: skip
    assert kinds(pdf(page), "x.pdf") == [
        ("paragraph", "The members of the Board are these."),
        ("table", "Name | Post | State\nMs. Ana Ruiz | Chair of the Board of the Lake Basin Authority | Spain\nMr. Jin Park | Rapporteur | Japan"),
        ("paragraph", "They were elected in 2021."),
    ]  # fmt: skip


def test_numbers_far_before_their_paragraphs_and_a_date_at_the_other_edge_make_no_table() -> None:
    page = [
        (72.0, 0.0, "Distr.: General"),
        (450.0, 0.0, "25 June 2021"),
        (72.0, 1.0, "Original: English"),
        (450.0, 1.0, "New York"),
    ]
    page += [
        (x, 4.0 + 2 * n, words)
        for n in range(4)
        for x, words in ((72.0, f"{n + 1}."), (120.0, f"Decides to meet again in 203{n}."))
    ]
    found = read(pdf(page), "x.pdf")
    assert "|" not in found.source
    assert "2. Decides to meet again in 2031." in found.source


def test_a_pdf_without_text_is_told_of() -> None:
    assert met(pdf(""), "x.pdf") == (None, ["x.pdf: skipped: no text in this PDF (scanned pages have none)"])


def test_word_styles_say_what_a_block_is() -> None:
    data = docx(
        ("Title", "The Role of Civil Society"), ("Heading 2", "Background"), ("Normal", "The Council met.\nIt rose."),
        ("List Bullet", "an item"), ("Quote", "“So it is.”"), ("Normal", "  "),
        rows=(("Name", "Post"), ("Ladeb", "Chair")), footnote="See S/2017/716.",
    )  # fmt: skip
    assert kinds(data, "x.docx") == [
        ("title", "The Role of Civil Society"),
        ("heading", "Background"),
        ("paragraph", "The Council met.\nIt rose."),
        ("item", "an item"),
        ("quote", "“So it is.”"),
        ("table", "Name | Post"),
        ("table", "Ladeb | Chair"),
        ("footnote", "See S/2017/716."),
    ]
    assert read(data, "x.docx").title == "The Role of Civil Society"


def test_a_zip_that_is_no_word_file_is_refused() -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "text")
    found, problems = met(buffer.getvalue(), "x.docx")
    assert found is None
    assert problems[0].startswith("x.docx: skipped: no Word file that can be read (")


def test_a_word_file_that_says_it_unpacks_to_gigabytes_is_refused() -> None:
    data = bytearray(docx(("Normal", "The Council met.")))
    entry = data.index(b"PK\x01\x02")
    struct.pack_into("<I", data, entry + 24, 3_000_000_000)
    found, problems = met(bytes(data), "x.docx")
    assert (found, problems) == (
        None,
        ["x.docx: skipped: no Word file that can be read (it unpacks to more than 209,715,200 bytes)"],
    )


def test_a_message_is_its_subject_and_text_without_addresses_signature_and_attachments() -> None:
    message = f"""From: Laurence Gerard <gerardl@un.org>
To: press@example.org
Subject: =?utf-8?q?Re=3A_Fwd=3A_Press_release_of_Mich=C3=A8le?=
Date: Fri, 25 Jun 2021 23:30:00 -0400
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

{FIRST}
> Mich=E8le said so.

--
Laurence Gerard, telephone 123
--x
Content-Type: application/pdf
Content-Disposition: attachment; filename=a.pdf
Content-Transfer-Encoding: base64

AAAA
--x--
"""
    found, problems = met(message, "x.eml")
    assert found is not None
    assert [(b.kind, found.text[b.begin : b.end]) for b in found.blocks] == [
        ("title", "Press release of Michèle"),
        ("paragraph", FIRST),
        ("quote", "Michèle said so."),
    ]
    assert (found.title, found.date) == ("Press release of Michèle", "2021-06-25")
    assert "@" not in found.source
    assert problems == ["x.eml: 1 attachments are not read"]


def test_a_message_in_html_is_read() -> None:
    message = f"Subject: News\nContent-Type: text/html\n\n<html><body><p>{FIRST}</p></body></html>\n"
    assert said(message, "x.eml") == ["News", FIRST]
