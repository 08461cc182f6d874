"""PDF: the text of the pages in reading order, pages parted by form feeds, paragraphs by blank lines at their gaps."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from kg.model import Problem, RawFile
from kg.read.files import LARGEST
from kg.read.forms import Reading

# A gap between two lines so much larger than the usual one parts paragraphs; lines of one paragraph vary by a tenth.
GAP = 1.4
# An indent of the first line, in line heights; less is uneven setting.
INDENT = 0.8
MOST_PAGES = 10_000

_BROKEN = ("\ufffe", "\x02")
_LINE = re.compile(r"([^\n\ufffe\x02]*)(\n|\ufffe|\x02|\Z)")


class _Line(NamedTuple):
    text: str
    left: float
    bottom: float
    height: float


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
        return _text(_lines(textpage))
    finally:
        textpage.close()
        page.close()


def _lines(textpage: Any) -> list[_Line]:
    """The lines of a page with their places. A hyphen at a line's end comes as U+FFFE or U+0002, without a line end."""
    text = textpage.get_text_range(0, textpage.count_chars())
    same = len(text) == textpage.count_chars()  # characters beyond U+FFFF upset the count; then places are not known
    found = []
    for match in _LINE.finditer(text):
        words = match[1].strip() + ("-" if match[2] in _BROKEN else "")
        start = match.start(1) + len(match[1]) - len(match[1].lstrip())
        if match[1].strip() and same:
            left, bottom, _, top = textpage.get_charbox(start, loose=True)
            found.append(_Line(words, left, bottom, max(top - bottom, 1.0)))
        elif match[0]:
            found.append(_Line(words, 0.0, 0.0, 0.0))
    return found


def _text(lines: list[_Line]) -> str:
    """The lines with a blank one where the page has a gap, jumps to another column or a line is indented."""
    placed = [line for line in lines if line.height]
    steps = [a.bottom - b.bottom for a, b in pairwise(placed) if a.bottom > b.bottom]
    usual = median(steps) if len(steps) > 3 else 0.0
    margin = min((line.left for line in placed), default=0.0)
    out: list[str] = []
    last: _Line | None = None
    for line in lines:
        if line.text and last is not None and last.height and line.height:
            out += [""] if _parts(last, line, usual, margin) else []
        out.append(line.text)
        last = line if line.text else last
    return "\n".join(out)


def _parts(last: _Line, line: _Line, usual: float, margin: float) -> bool:
    step = last.bottom - line.bottom
    usual = max(usual, last.height)
    if step > GAP * usual or step < -2 * usual:
        return step > 0 or last.text[-1:] in ".!?:;"
    indented = line.left > last.left + INDENT * line.height and last.left < margin + INDENT * line.height
    return indented and last.text[-1:] in ".!?:;,”"
