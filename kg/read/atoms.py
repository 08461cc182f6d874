"""Atoms of cleaned text, each with the place it came from; composed to NFC without losing the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from kg.kept.patterns import compiled
from kg.model import Span

# Characters seen as nothing: soft hyphen, zero-width ones, marks of direction, of byte order, of variation, controls.
NOTHING = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
)
SPACES = "\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = compiled(f"[{NOTHING}]")
_ODD = compiled(rf"[{NOTHING}]+|[\s{SPACES}]+|[\u2010\u2011]")


class Run(NamedTuple):
    """A stretch of one source line in a block; `join` ("", " " or "\\n") is how it is tied to the run before."""

    begin: int
    end: int
    join: str


class Atom(NamedTuple):
    """A bit of cleaned text and its source; as long as its source: the same characters; begin -1: put in by us."""

    text: str
    begin: int
    end: int


class Inline(Struct):
    """The cleaned text of a block as atoms, and the stretches of it that were set in bold or italics, or were links."""

    atoms: list[Atom]
    emphases: list[Span]
    links: list[Span]
    text: str


class Item(Struct):
    """What becomes of a stretch of the joined text: `text` in its stead ("" drops it).

    `opens` and `closes` number the emphasis, or with `link` the link, that begins behind it or ends before it.
    """

    text: str
    begin: int
    end: int
    same: bool = False
    opens: int = -1
    closes: int = -1
    link: bool = False


def content(atoms: list[Atom], emphases: Sequence[Span], links: Sequence[Span]) -> Inline:
    """The content of a block: composed, with the emphases and links that are left of it."""
    text = "".join(a.text for a in atoms)
    bold, linked = (
        sorted(s for s in (_inside(s, text) for s in some) if s.begin < s.end) for some in (emphases, links)
    )
    normal = unicodedata.is_normalized("NFC", text)
    return Inline(atoms, bold, linked, text) if normal else _composed(atoms, bold, linked)


def tidied(atoms: Sequence[Atom]) -> Inline:
    """Atoms that were read elsewhere, without the characters that are seen as nothing, every white space one space."""
    made: list[Atom] = []
    for atom in atoms:
        same = len(atom.text) == atom.end - atom.begin
        at = 0
        for match in _ODD.finditer(atom.text):
            made += _pieces(atom, at, match.start(), same=same)
            seen = "" if _NOTHING.match(match[0]) else "-" if match[0] in "\u2010\u2011" else " "
            if seen and not (seen == " " and (not made or made[-1].text.endswith(" "))):
                place = (atom.begin + match.start(), atom.begin + match.end()) if same else (atom.begin, atom.end)
                made.append(Atom(seen, *place))
            at = match.end()
        made += _pieces(atom, at, len(atom.text), same=same)
    while made and made[-1].text == " ":
        made.pop()
    return content(made, (), ())


def _pieces(atom: Atom, begin: int, end: int, *, same: bool) -> list[Atom]:
    if begin >= end:
        return []
    place = (atom.begin + begin, atom.begin + end) if same else (atom.begin, atom.end)
    return [Atom(atom.text[begin:end], *place)]


def _inside(span: Span, text: str) -> Span:
    begin, end = span.begin, min(span.end, len(text))
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return Span(begin, end)


def _composed(atoms: list[Atom], emphases: list[Span], links: list[Span]) -> Inline:
    """The same in NFC: a cluster that changes becomes one atom of its own."""
    made: list[Atom] = []
    places = [0]
    length = 0
    for cluster in _clusters(atoms):
        text = "".join(c.text for c in cluster)
        composed = unicodedata.normalize("NFC", text)
        made += _recast(composed, cluster)
        places += [length + len(composed)] * len(text)
        length += len(composed)
    bold, linked = ([Span(places[s.begin], places[s.end]) for s in some] for some in (emphases, links))
    return Inline(made, bold, linked, "".join(a.text for a in made))


def _recast(composed: str, cluster: list[Atom]) -> list[Atom]:
    """A cluster as it is composed: as it was, as one atom, or each character where the lengths agree by chance."""
    begin, end = min(c.begin for c in cluster), max(c.end for c in cluster)
    apart = len({c.begin for c in cluster}) == len(cluster)  # letters of a ligature come from one place
    if apart and composed == "".join(c.text for c in cluster):
        return cluster
    whole = len(composed) != end - begin or len(composed) == 1
    return [Atom(composed, begin, end)] if whole else [Atom(character, begin, end) for character in composed]


def _clusters(atoms: list[Atom]) -> Iterator[list[Atom]]:
    """Characters that composing may change together."""
    cluster: list[Atom] = []
    for atom in atoms:
        same = len(atom.text) == atom.end - atom.begin
        for i, character in enumerate(atom.text):
            one = Atom(character, atom.begin + i, atom.begin + i + 1) if same else Atom(character, atom.begin, atom.end)
            joined = i > 0 and not same  # a ligature's letters stay together
            if cluster and not (joined or unicodedata.combining(character) or _composes(cluster[-1].text, character)):
                yield cluster
                cluster = []
            cluster.append(one)
    if cluster:
        yield cluster


def _composes(before: str, after: str) -> bool:
    return not (before + after).isascii() and len(unicodedata.normalize("NFC", before + after)) < len(
        unicodedata.normalize("NFC", before) + unicodedata.normalize("NFC", after)
    )
