"""A small way to read a text in a test: as the file of a name, and the words of its blocks and sentences."""

from __future__ import annotations

from kg.model import Document, Problem, RawFile
from kg.read import document
from kg.split import sentences

__all__ = ["blocks", "kinds", "met", "read", "said", "slices"]


def met(text: str | bytes, name: str = "x.txt") -> tuple[Document | None, list[str]]:
    """The document of a text and the problems met, as lines."""
    data = text if isinstance(text, bytes) else text.encode()
    found, problems = document(RawFile(name, name, data))
    return found, [str(p) for p in problems]


def read(text: str | bytes, name: str = "x.txt") -> Document:
    """The document of a text that can be read."""
    found, problems = met(text, name)
    assert found is not None, problems
    return found


def kinds(text: str | bytes, name: str = "x.txt") -> list[tuple[str, str]]:
    """The blocks of a text: kind and words."""
    found = read(text, name)
    return [(b.kind, found.text[b.begin : b.end]) for b in found.blocks]


def blocks(text: str | bytes, name: str = "x.txt") -> list[str]:
    """The words of the blocks of a text."""
    return [words for _, words in kinds(text, name)]


def said(text: str | bytes, name: str = "x.txt") -> list[str]:
    """The sentences of a text."""
    found = read(text, name)
    return [found.text[s.begin : s.end] for s in sentences(found)]


def slices(text: str, words: str, name: str = "x.txt") -> list[str]:
    """What stands in the source for some words of the cleaned text."""
    found = read(text, name)
    at = found.text.index(words)
    return [found.source[s.begin : s.end] for s in found.slices(at, at + len(words))]


def problems_of(problems: tuple[Problem, ...]) -> list[str]:
    """Problems as lines."""
    return [str(p) for p in problems]
