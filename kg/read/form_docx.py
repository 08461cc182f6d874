"""Word files (.docx): paragraphs, headings, items, tables row by row, footnotes; no heads and feet of pages."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from kg.kept.patterns import compiled
from kg.model import BlockKind, Problem, RawFile
from kg.read.forms import Reading
from kg.read.page import CLOSES, OPENS, Page, unmarked

# A report of a thousand pages unpacks to some 20 MB of XML; pictures are not unpacked. More is a bomb.
LARGEST_UNPACKED = 200 * 1024 * 1024
MOST_FILES = 10_000

_HEADING = compiled(r"heading\s*(\d)", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(raw: RawFile) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The reader's text of a Word file; one problem where it is broken or unpacks to more than it should."""
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError

    broken = (zipfile.BadZipFile, zlib.error, PackageNotFoundError, LxmlError)
    # What python-docx lets through of a package whose parts are not what they should be.
    odd = (KeyError, ValueError, AttributeError, IndexError, TypeError, OSError, EOFError, RuntimeError)
    try:
        page = _page(raw.data)
    except (*broken, *odd) as error:
        return None, (Problem(raw.id, f"skipped: no Word file that can be read ({_reason(error)})", "error"),)
    return Reading(page.source, "utf-8", layout=tuple(page.layout), emphases=tuple(page.emphases)), ()


def _page(data: bytes) -> Page:
    from docx import Document

    _check(data)
    page = Page()
    for kind, level, text in (*_blocks(Document(BytesIO(data))), *_footnotes(data)):
        page.add(kind, text, level=level)
    return page


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


def _check(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = archive.infolist()
        if len(files) > MOST_FILES or sum(f.file_size for f in files) > LARGEST_UNPACKED:
            raise ValueError(f"it unpacks to more than {LARGEST_UNPACKED:,} bytes")


def _blocks(document: Any) -> Iterator[tuple[BlockKind, int, str]]:
    from docx.table import Table

    for element in document.iter_inner_content():
        if isinstance(element, Table):
            for row in element.rows:
                cells = [" ".join(c.text.split()) for c in _cells(row)]
                yield "table", 0, " | ".join(c for c in cells if c)
        else:
            kind, level = _kind(element)
            yield kind, level, "".join(_marked(part) for part in element.iter_inner_content())


def _marked(part: Any) -> str:
    """The words of a run or a link, marked where they are in italics or bold."""
    text = unmarked(part.text)
    return f"{OPENS}{text}{CLOSES}" if getattr(part, "italic", None) or getattr(part, "bold", None) else text


def _cells(row: Any) -> Iterator[Any]:
    """The cells of a row; a cell that spans several columns comes once."""
    last = None
    for cell in row.cells:
        if cell._tc is not last:
            yield cell
        last = cell._tc


def _kind(paragraph: Any) -> tuple[BlockKind, int]:
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    heading = _HEADING.search(style)
    if heading:
        return "heading", int(heading[1])
    if style.lower() in ("title", "subtitle"):
        return "title" if style.lower() == "title" else "heading", 1
    if "quote" in style.lower():
        return "quote", 0
    properties = paragraph._p.pPr
    numbered = properties is not None and properties.numPr is not None
    return ("item", 1) if numbered or style.lower().startswith("list") else ("paragraph", 0)


def _footnotes(data: bytes) -> Iterator[tuple[BlockKind, int, str]]:
    from lxml import etree

    with zipfile.ZipFile(BytesIO(data)) as archive:
        if "word/footnotes.xml" not in archive.namelist():
            return
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root = etree.fromstring(archive.read("word/footnotes.xml"), parser)
    for note in root.iter(f"{_WORD}footnote"):
        if note.get(f"{_WORD}type") is None:
            yield "footnote", 0, "".join(t.text or "" for t in note.iter(f"{_WORD}t"))
