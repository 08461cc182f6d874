"""Cleaning by an offset map: from the text as it lies on disk to the text that is analysed, every character traced."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.model import Block, OffsetMap, Segment, Span
from kg.read.atoms import Atom, tidied
from kg.read.blocks import Layout, blocks
from kg.read.damage import Damage, damages
from kg.read.flow import Flow, flow, mended
from kg.read.hyphens import Words
from kg.read.inline import inline
from kg.read.notes import Notes

SEPARATOR = "\n\n"


class Remark(NamedTuple):
    """Something wrong at an offset of the source."""

    offset: int
    message: str


class Cleaned(NamedTuple):
    """A cleaned text, and how it lies in its source (see kg.model.Document)."""

    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    emphases: tuple[Span, ...]
    links: tuple[Span, ...]
    damaged: tuple[Span, ...]
    remarks: tuple[Remark, ...]


def cleaned(
    source: str,
    *,
    begin: int = 0,
    title: Sequence[Atom] = (),
    layout: Sequence[Layout] | None = None,
    markup: bool = True,
    emphases: Sequence[Span] = (),
) -> Cleaned:
    """The cleaned text of `source[begin:]`, after a title that stands elsewhere (in the front matter).

    `layout` gives the blocks where the reader knows them; else they are told from the lines. `markup`: Markdown counts.
    `emphases` are stretches of the source in italics or bold that no marks in it tell, in order.
    """
    words = Words(source)
    named = tidied(title)
    found = [Flow("title", 1, False, named.text, named.atoms, [], [])] if named.text else []
    body = []
    laid = blocks(source, begin, markup=markup) if layout is None else layout
    notes = Notes()
    for block in laid:
        if block.number is not None:
            notes.add(block.number, block.runs[0].begin)
    for block in laid:
        content = inline(source, block.runs, markup=markup, words=words, notes=notes)
        if content.text:
            body.append(flow(block.kind, block.level, block.page, content))
    flows = found + (mended(body) if layout is None else body)
    made = _assembled(flows, damages(flows, titled=bool(found)))
    return made._replace(emphases=tuple(_placed(made.offsets, emphases))) if emphases else made


def _placed(offsets: OffsetMap, spans: Sequence[Span]) -> Iterator[Span]:
    """Where stretches of the source, in order, lie in the cleaned text; none for one whose ends are not in it."""
    segments = sorted(offsets.segments, key=lambda s: (s.source_begin, s.source_end))
    begins = [s.source_begin for s in segments]

    def place(at: int) -> int | None:
        segment = segments[max(bisect_right(begins, at) - 1, 0)] if segments else None
        if segment is None or not segment.source_begin <= at < segment.source_end:
            return None
        same = segment.end - segment.begin == segment.source_end - segment.source_begin
        return segment.begin + (at - segment.source_begin if same else 0)

    for span in spans:
        first, last = place(span.begin), place(span.end - 1)
        if first is not None and last is not None and first <= last:
            yield Span(first, last + 1)


def _assembled(flows: Sequence[Flow], damage: Sequence[Damage]) -> Cleaned:
    text: list[str] = []
    made: list[Block] = []
    segments: list[Segment] = []
    breaks: list[int] = []
    emphases: list[Span] = []
    links: list[Span] = []
    at = previous = furthest = 0
    for block in flows:
        if made:
            at += len(SEPARATOR)
        if made and (block.begin < furthest or previous < furthest):  # one of the two was moved
            breaks.append(at)
        previous, furthest = block.end, max(furthest, block.end)
        made.append(Block(block.kind, at, at + len(block.text), block.level))
        breaks += [at + b for b in block.breaks]
        emphases += [Span(at + s.begin, at + s.end) for s in block.emphases]
        links += [Span(at + s.begin, at + s.end) for s in block.links]
        _add_segments(segments, block.atoms, at)
        text.append(block.text)
        at += len(block.text)
    damaged = tuple(
        Span(made[d.block].begin + d.span.begin, made[d.block].begin + d.span.end) for d in damage if d.lost
    )
    offsets = OffsetMap(tuple(segments), tuple(sorted(set(breaks))))
    remarks = tuple(Remark(_origin(flows[d.block].atoms, d.span.begin), d.message) for d in damage)
    return Cleaned(SEPARATOR.join(text), offsets, tuple(made), tuple(emphases), tuple(links), damaged, remarks)


def _add_segments(segments: list[Segment], atoms: Sequence[Atom], at: int) -> None:
    """Add the atoms as segments, those that follow on each other character by character as one."""
    for atom in atoms:
        end = at + len(atom.text)
        if atom.begin >= 0:
            last = segments[-1] if segments else None
            same = len(atom.text) == atom.end - atom.begin
            if (
                last
                and same
                and last.end == at
                and last.source_end == atom.begin
                and last.end - last.begin == last.source_end - last.source_begin
            ):
                segments[-1] = Segment(last.begin, end, last.source_begin, atom.end)
            else:
                segments.append(Segment(at, end, atom.begin, atom.end))
        at = end


def _origin(atoms: Sequence[Atom], at: int) -> int:
    """The source offset of a character of a block."""
    place = 0
    for atom in atoms:
        if place + len(atom.text) > at and atom.begin >= 0:
            return atom.begin + (at - place if len(atom.text) == atom.end - atom.begin else 0)
        place += len(atom.text)
    return atoms[-1].end
