"""Making small files of the binary forms, so that a test shows what stands in them."""

from __future__ import annotations

import zipfile
from io import BytesIO

TEXT_LEFT, TEXT_TOP, LEADING = 72, 720, 14


def pdf(*pages: str | list[tuple[float, float, str]]) -> bytes:
    """A PDF with these pages; each line of a page is set 14 points below the one before, an empty line leaves a gap.

    Or each piece of a page is set at a place of its own: points from the left, lines from the top.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for i, page in enumerate(pages):
        stream = _content(page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >>"
            + f" /Contents {5 + 2 * i} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
    return _file(objects)


def _content(page: str | list[tuple[float, float, str]]) -> bytes:
    parts = []
    for left, number, line in _lines(page) if isinstance(page, str) else page:
        words = line.strip().replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        if words:
            parts.append(f"BT /F1 11 Tf {left} {TEXT_TOP - LEADING * number} Td ({words}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def _lines(page: str) -> list[tuple[float, float, str]]:
    return [
        (TEXT_LEFT + 6 * (len(line) - len(line.lstrip())), number, line) for number, line in enumerate(page.split("\n"))
    ]


def _file(objects: list[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, len(out),
    )  # fmt: skip


def docx(*paragraphs: tuple[str, str], rows: tuple[tuple[str, ...], ...] = (), footnote: str = "") -> bytes:
    """A Word file with paragraphs (style, text), then a table, and a footnote."""
    import docx as word

    document = word.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    if rows:
        table = document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = "A running head"
    buffer = BytesIO()
    document.save(buffer)
    return _with_footnote(buffer.getvalue(), footnote) if footnote else buffer.getvalue()


def _with_footnote(data: bytes, text: str) -> bytes:
    note = f"""<?xml version="1.0"?><w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
    <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>-</w:t></w:r></w:p></w:footnote>
    <w:footnote w:id="1"><w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:footnote></w:footnotes>"""
    buffer = BytesIO(data)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/footnotes.xml", note)
    return buffer.getvalue()
