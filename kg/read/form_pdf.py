"""PDF: the text of the pages in reading order, pages parted by form feeds, paragraphs by blank lines at their gaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from kg.kept.patterns import compiled
from kg.model import Problem, RawFile
from kg.read.columns import WIDE, Piece, Row, in_order
from kg.read.files import LARGEST
from kg.read.forms import Reading

# A gap between two lines so much larger than the usual one parts paragraphs; lines of one paragraph vary by a tenth.
GAP = 1.4
# An indent of the first line, in line heights; less is uneven setting.
INDENT = 0.8
MOST_PAGES = 10_000

_BROKEN = ("\ufffe", "\x02")
_WORDS = compiled(r"\S+")
_LINE = compiled(r"([^\n\ufffe\x02]*)(\n|\ufffe|\x02|\Z)")


def read(raw: RawFile) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The reader's text of a PDF; one problem where it is broken, locked or has no text in it."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(raw.data)
    except pdfium.PdfiumError as error:
        return None, (Problem(raw.id, f"skipped: no PDF that can be read ({_reason(error)})", "error"),)
    pages: list[str] = []
    broken = 0
    try:
        for number in range(min(len(document), MOST_PAGES)):
            try:
                pages.append(_page(document[number]))
            except pdfium.PdfiumError:
                broken += 1
            if sum(map(len, pages[-1:])) > LARGEST:
                break
    finally:
        document.close()
    problems = [Problem(raw.id, f"{broken} of {broken + len(pages)} pages cannot be read")] if broken else []
    source = "\f".join(pages)
    if not source.strip():
        return None, (*problems, Problem(raw.id, "skipped: no text in this PDF (scanned pages have none)"))
    return Reading(source, "utf-8"), tuple(problems)


def _reason(error: Exception) -> str:
    message = str(error)
    return "it is locked by a password" if "assword" in message else message.rstrip(".")[:120]


def _page(page: Any) -> str:
    textpage = page.get_textpage()
    try:
        return _text(in_order(_lines(textpage)))
    finally:
        textpage.close()
        page.close()


def _lines(textpage: Any) -> list[list[Piece]]:
    """The lines of a page in pieces with their places. A hyphen at a line's end comes as U+FFFE or U+0002, without a
    line end."""
    text = textpage.get_text_range(0, textpage.count_chars())
    same = len(text) == textpage.count_chars()  # characters beyond U+FFFF upset the count; then places are not known
    found = []
    for match in _LINE.finditer(text):
        hyphen = "-" if match[2] in _BROKEN else ""
        if match[1].strip() and same:
            *pieces, last = _pieces(textpage, match)
            found.append([*pieces, last._replace(text=last.text + hyphen)])
        elif match[0]:
            found.append([Piece(match[1].strip() + hyphen, 0.0, 0.0, 0.0, 0.0)])
    return found


def _pieces(textpage: Any, line: re.Match[str]) -> list[Piece]:
    """A line, parted at its wide gaps."""
    words = [(line.start(1) + word.start(), line.start(1) + word.end()) for word in _WORDS.finditer(line[1])]
    found: list[Piece] = []
    for begin, end in words:
        left, bottom, right, top = textpage.get_charbox(begin, loose=True)
        right = textpage.get_charbox(end - 1, loose=True)[2] if end > begin + 1 else right
        word = line.string[begin:end]
        last = found[-1] if found else None
        if last is not None and left - last.right <= WIDE * last.height:
            found[-1] = last._replace(text=f"{last.text} {word}", right=max(right, last.right))
        else:
            found.append(Piece(word, left, right, bottom, max(top - bottom, 1.0)))
    return found


def _text(lines: Sequence[Row]) -> str:
    """The lines with a blank one where the page has a gap, jumps to another column or a line is indented."""
    placed = [line for line in lines if line.height]
    steps = [a.bottom - b.bottom for a, b in pairwise(placed) if a.bottom > b.bottom]
    usual = median(steps) if len(steps) > 3 else 0.0
    margin = min((line.left for line in placed), default=0.0)
    out: list[str] = []
    last: Row | None = None
    for line in lines:
        if line.text and last is not None and last.height and line.height:
            out += [""] if _parts(last, line, usual, margin) else []
        out.append(line.text)
        last = line if line.text else last
    return "\n".join(out)


def _parts(last: Row, line: Row, usual: float, margin: float) -> bool:
    if last.table or line.table:
        return last.table != line.table
    step = last.bottom - line.bottom
    usual = max(usual, last.height)
    if step > GAP * usual or step < -2 * usual:
        return step > 0 or last.text[-1:] in ".!?:;"
    indented = line.left > last.left + INDENT * line.height and last.left < margin + INDENT * line.height
    return indented and last.text[-1:] in ".!?:;,”"
