"""The forms of files that can be read: suffix, media type, reader; a reader's libraries are loaded when it is used."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import cast

from msgspec import Struct

from kg.model import Problem, RawFile, Span
from kg.read.blocks import Layout


class Reading(Struct, frozen=True):
    """What a reader makes of a file: the text in which spans count, and what the file says of itself.

    `layout` are the blocks where the form knows them (None: told from the lines); `markup` whether Markdown counts;
    `heading` the stretch of the source before the text that is its title; `emphases` what of the source is in italics
    or bold, where marks in it do not say so.
    """

    source: str
    encoding: str
    layout: tuple[Layout, ...] | None = None
    markup: bool = False
    heading: Span | None = None
    title: str | None = None
    date: str | None = None
    origin: str | None = None
    language: str | None = None
    emphases: tuple[Span, ...] = ()


Reader = Callable[[RawFile], tuple[Reading | None, tuple[Problem, ...]]]


class Form(Struct, frozen=True):
    """A kind of file: its media type and the module of kg.read whose `read` reads it.

    `lines`: whether the source is the file itself, so that line numbers mean something to its reader.
    """

    media: str
    module: str
    lines: bool = False

    def reader(self) -> Reader:
        """The reader, loaded now."""
        return cast(Reader, import_module(f"kg.read.{self.module}").read)


FORMS = {
    ".txt": Form("text/plain", "form_text", lines=True),
    ".md": Form("text/markdown", "form_text", lines=True),
    ".markdown": Form("text/markdown", "form_text", lines=True),
    ".html": Form("text/html", "form_html"),
    ".htm": Form("text/html", "form_html"),
    ".xhtml": Form("application/xhtml+xml", "form_html"),
    ".pdf": Form("application/pdf", "form_pdf"),
    ".docx": Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "form_docx"),
    ".eml": Form("message/rfc822", "form_eml"),
}
SUFFIXES = tuple(FORMS)


def form(raw: RawFile) -> Form | None:
    """The form of a file, by its suffix; a row is text whatever it is called."""
    dot = raw.id.rfind(".")
    found = FORMS.get(raw.id[dot:].lower()) if dot >= 0 else None
    return found if raw.row is None or (found is not None and found.lines) else FORMS[".txt"]
