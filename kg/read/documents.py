"""One file to one document: read by its form, cleaned, and told what it is."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from kg.model import Document, Problem, RawFile
from kg.read.atoms import Atom
from kg.read.clean import Cleaned, cleaned
from kg.read.forms import Form, Reading, form
from kg.read.frontmatter import FrontMatter, front_matter
from kg.read.language import LANGUAGES, language
from kg.read.manifests import Manifest
from kg.read.meta import Meta, meta


def document(raw: RawFile, *, manifest: Manifest | None = None) -> tuple[Document | None, tuple[Problem, ...]]:
    """The document of a file, and what was wrong with it; None with the reason where it cannot be used."""
    kind = form(raw)
    if kind is None:
        return None, (Problem(raw.id, "skipped: unsupported kind of file", "error"),)
    reading, problems = kind.reader()(raw)
    if reading is None:
        return None, problems
    known = (manifest or Manifest()).entry(raw.id)
    header = front_matter(reading.source) if reading.markup else FrontMatter()
    title: Sequence[Atom] = header.values.get("title", ()) if header.text("title") else ()
    begin = header.end
    if reading.heading is not None:
        begin = reading.heading.end
        title = (Atom(reading.source[reading.heading.begin : begin], reading.heading.begin, begin),)
    content = cleaned(
        reading.source,
        begin=begin,
        title=title,
        layout=reading.layout,
        markup=reading.markup,
        emphases=reading.emphases,
    )
    if not content.text:
        return None, (*problems, Problem(raw.id, "skipped: no text in it", "warning"))
    spoken = known.language or header.text("language", "lang") or reading.language or language(content.text)
    if spoken.split("-")[0].lower() not in ("en", "english"):
        written = f"skipped: written in {LANGUAGES.get(spoken, spoken)} (only English is read)"
        return None, (*problems, Problem(raw.id, written, "note"))
    facts = meta(raw.id, content, header, reading, known)
    return _document(raw, kind, reading, content, facts), (*problems, *_told(raw.id, kind, reading.source, content))


def _document(raw: RawFile, kind: Form, reading: Reading, content: Cleaned, facts: Meta) -> Document:
    return Document(
        id=raw.id,
        file=raw.id,
        media=kind.media,
        sha256=sha256(raw.data).hexdigest(),
        encoding=reading.encoding,
        source=reading.source,
        text=content.text,
        offsets=content.offsets,
        blocks=content.blocks,
        kind=facts.kind,
        title=facts.title,
        date=facts.date,
        language="en",
        origin=facts.origin,
        licence=facts.licence,
        symbol=facts.symbol,
        emphases=content.emphases,
        links=content.links,
        damaged=content.damaged,
    )


def _told(id: str, kind: Form, source: str, content: Cleaned) -> tuple[Problem, ...]:
    """The remarks of cleaning, with the line of the file they are about."""
    where = (f"{id}:{_line(source, r.offset)}" if kind.lines else id for r in content.remarks)
    return tuple(Problem(w, r.message, "note") for w, r in zip(where, content.remarks, strict=True))


def _line(source: str, offset: int) -> int:
    """The number of the line, counted as editors do: by LF, CRLF or a lone CR."""
    before = source[:offset]
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
