"""Italics and bold are the same in all forms that have them, and lie in the text where they lie in the source."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_aloud import met, read

from kg.model import Document
from kg.read.page import CLOSES, Page

BEHIND = " with the Government and the people of the country, in Pemba and elsewhere, on 3 March 2024."


def emphasised(document: Document) -> list[str]:
    """The words in italics or bold."""
    return [document.text[s.begin : s.end] for s in document.emphases]


def page(inner: str) -> str:
    """A page with one paragraph."""
    return f"<html lang='en'><body><p>{inner}{BEHIND}</p></body></html>"


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("UNDP began <i>Roots of Peace</i>", ["Roots of Peace"]),
        ("UNDP began <em> Roots of Peace </em>", ["Roots of Peace"]),
        ("<b>UNDP</b> began <strong>Roots <i>of</i> Peace</strong>", ["UNDP", "Roots of Peace"]),
        ("UNDP began <i>Roots<br>of Peace</i>", ["Roots", "of Peace"]),
        ("UNDP began <i></i><b> </b>it", []),
        ("UNDP began </i>it <i>Roots", ["Roots" + BEHIND]),
        ("UNDP &#14;began&#15; it <cite>Caf\u0065\u0301s</cite>", ["Cafés"]),
    ],
)
def test_a_page_says_what_is_emphasised(inner: str, words: list[str]) -> None:
    found = read(page(inner), "x.html")
    assert emphasised(found) == words
    assert not {"\x0e", "\x0f"} & set(found.source)


def test_an_end_without_a_beginning_emphasises_nothing_and_is_no_text() -> None:
    built = Page()
    built.add("paragraph", f"it{CLOSES} there")
    assert (built.source, built.emphases) == ("it there", [])


def test_a_word_file_says_what_is_emphasised() -> None:
    from docx import Document as Word

    word = Word()
    paragraph = word.add_paragraph("UNDP began ")
    paragraph.add_run("Roots of Peace").italic = True
    paragraph.add_run(BEHIND)
    buffer = BytesIO()
    word.save(buffer)
    assert emphasised(read(buffer.getvalue(), "x.docx")) == ["Roots of Peace"]


@given(st.text(alphabet="ab <>/ibemp\x0e\x0f\n&;", max_size=60))
def test_whatever_a_page_holds_its_emphases_lie_in_its_text(inner: str) -> None:
    found, _ = met(page(inner), "x.html")
    if found is not None:  # nothing of it is text
        assert not {"\x0e", "\x0f"} & set(found.source)
        assert all(words.strip() == words != "" for words in emphasised(found))
