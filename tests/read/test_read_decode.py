"""Bytes to text: the encoding is found and named, the text is as it lies on disk, what is no text is refused."""

import pytest
from read_aloud import met, read

TEXT = "Michèle Coninsx spoke at the event of 25 June 2021, and the “civil society” of Türkiye — all of it — was there."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_a_text_is_the_same_in_every_encoding(data: bytes, encoding: str) -> None:
    found = read(data)
    assert (found.source, found.text, found.encoding) == (TEXT, TEXT, encoding)


def test_latin_1_is_read_and_told_of() -> None:
    found, problems = met("Le président du Comité, Michèle Coninsx, of the Committee.".encode("iso-8859-1"))
    assert found is not None
    assert found.text == "Le président du Comité, Michèle Coninsx, of the Committee."
    assert problems == ["x.txt: no UTF-8: read as iso-8859-1"]


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    found = read(b"\xef\xbb\xbfThank you.")
    assert (found.source, found.slices(0, 5)[0]) == ("Thank you.", (0, 5))


def test_no_line_end_is_translated() -> None:
    found = read(b"The Security\r\nCouncil met.\r\n\r\nIt rose.\rAnd sat.\r\n")
    assert found.source == "The Security\r\nCouncil met.\r\n\r\nIt rose.\rAnd sat.\r\n"
    assert found.text == "The Security Council met.\n\nIt rose. And sat."
    (slice,) = found.slices(4, 20)
    assert found.source[slice.begin : slice.end] == "Security\r\nCouncil"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "skipped: the file is empty"),
        (b" \n\t\r\n", "skipped: the file is empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "skipped: not text but a PDF"),
        (b"PK\x03\x04abc", "skipped: not text but a zip or Office file"),
        (b"\x89PNG\r\n\x1a\n", "skipped: not text but a picture"),
        (bytes(range(256)) * 40, "skipped: not text but binary data"),
        (b"\x01\x02\x03\x04\x05abc", "skipped: not text but binary data"),
        (b"\xff\xfeA\x00B", "skipped: broken utf-16-le at byte 2"),
        (b"***\n\n---\n", "skipped: no text in it"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, message: str) -> None:
    assert met(data) == (None, [f"x.txt: {message}"])


def test_control_characters_are_left_out_and_told_with_their_line() -> None:
    found, problems = met(
        "The Security Council\nof the United\x00 Nations\x07 met in New York to discuss the matter of terrorism."
        + " It met." * 20
    )
    assert found is not None
    assert found.text.startswith("The Security Council of the United Nations met in New York")
    assert problems == ["x.txt:2: control character U+0000 left out (2 in all)"]


def test_lost_characters_are_told_with_their_line() -> None:
    _, problems = met("The Council met.\n\nMich\ufffdle spoke.")
    assert problems == ["x.txt:3: replacement character U+FFFD: characters were lost before"]
