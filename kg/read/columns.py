"""The order in which the lines of a page are read: columns one after the other, rows of a table across.

A page says where its pieces of text stand, not what belongs together. Where rows leave the same stretch free from top
to bottom, that is a gutter: between columns of running text, whose lines fill their width, or between the cells of a
table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.kept.patterns import compiled

# A gap in a line so many times its height is no space between words, nor is a gutter narrower.
WIDE = 0.8
# Fewer rows with a gap at the same place are chance, or a heading with a date at the other edge.
_FEWEST = 3
# Lines of running text fill so much of their column, and are so long; a column has so many.
_FILLED, _LETTERS, _PROSE = 0.7, 18, 4
# Lines of one table lie so near each other, in heights of a line; one that stands alone in its row must be nearer.
_FAR, _NEAR = 3.0, 1.3
# A step from row to row so many times the smallest is a gap.
_GAP = 1.25
_ENUMERATOR = compiled(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]*|[-•–—*]")


class Piece(NamedTuple):
    """Words in a row without a wide gap; places in points, `bottom` counts upwards."""

    text: str
    left: float
    right: float
    bottom: float
    height: float


class Row(NamedTuple):
    """A line as it is read; the cells of a row of a table are parted by bars."""

    text: str
    left: float
    bottom: float
    height: float
    table: bool = False


def in_order(lines: Sequence[Sequence[Piece]]) -> list[Row]:
    """The lines of a page, given in the order in which the page has them and each in pieces, in the order of reading.

    Where a page has its columns one after the other, as most do, that order is the right one already.
    """
    found: list[Row] = []
    at = 0
    while at < len(lines):
        length, gutters = _run(lines, at)
        found += _read(lines[at : at + length], gutters)
        at += length
    return found


def _joined(line: Sequence[Piece]) -> Row:
    return Row(" ".join(piece.text for piece in line), line[0].left, line[0].bottom, line[0].height)


def _rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces at one height, from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.bottom, piece.left)):
        if rows and rows[-1][0].bottom - piece.bottom < 0.5 * min(piece.height, rows[-1][0].height):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _run(lines: Sequence[Sequence[Piece]], at: int) -> tuple[int, list[tuple[float, float]]]:
    """How many lines from here on share gutters, and these; one line without any if there are none."""
    gutters = _gaps(lines[at])
    if not gutters:
        return 1, []
    length, parted, lowest, near = 1, 1, lines[at][0].bottom, True
    for number, line in enumerate(lines[at + 1 :], 2):
        step = lowest - line[0].bottom
        if step > _FAR * line[0].height or line[0].bottom > lines[at][0].bottom + line[0].height:
            break
        narrower = [gap for gap in _narrowed(gutters, line) if gap[1] - gap[0] > WIDE * line[0].height]
        if not narrower or (len(narrower) < len(gutters) and parted >= _FEWEST):
            break
        gutters, lowest = narrower, min(lowest, line[0].bottom)
        parted += len(line) > 1
        near = len(line) > 1 or (near and step < _NEAR * line[0].height)
        length = number if near else length
    return (length, gutters) if parted >= _FEWEST else (1, [])


def _gaps(row: Sequence[Piece]) -> list[tuple[float, float]]:
    return [(a.right, b.left) for a, b in pairwise(row) if b.left - a.right > WIDE * a.height]


def _narrowed(gutters: Sequence[tuple[float, float]], row: Sequence[Piece]) -> Iterator[tuple[float, float]]:
    """What a row leaves free of the gutters; one that a piece covers is gone."""
    for begin, end in gutters:
        for piece in row:
            if piece.left < end and piece.right > begin:
                before, behind = (begin, min(end, piece.left)), (max(begin, piece.right), end)
                begin, end = max(before, behind, key=lambda gap: gap[1] - gap[0])
        yield begin, end


def _read(lines: Sequence[Sequence[Piece]], gutters: Sequence[tuple[float, float]]) -> list[Row]:
    if not gutters:
        return [_joined(line) for line in lines]
    rows = _rows(piece for line in lines for piece in line)
    columns = [[_within(row, begin, end) for row in rows] for begin, end in _columns(gutters)]
    if _enumerates(columns[0]):
        return [_joined(line) for line in lines]
    if all(map(_prose, columns)) and not _shared_gaps(columns):
        return [row for column in columns for row in _down(column)]
    return _table(rows, columns)


def _down(column: Sequence[Sequence[Piece]]) -> list[Row]:
    """The lines of a column; they begin as far from the left as they do in it."""
    left = _left(column)
    return [_joined(cell)._replace(left=cell[0].left - left) for cell in column if cell]


def _columns(gutters: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """From the middle of one gutter to the middle of the next."""
    middles = [(begin + end) / 2 for begin, end in gutters]
    return list(zip([float("-inf"), *middles], [*middles, float("inf")], strict=True))


def _within(row: Sequence[Piece], begin: float, end: float) -> list[Piece]:
    return [piece for piece in row if begin <= piece.left < end]


def _left(column: Sequence[Sequence[Piece]]) -> float:
    return min(cell[0].left for cell in column if cell)


def _enumerates(column: Sequence[Sequence[Piece]]) -> bool:
    """Whether a column holds nothing but the numbers or bullets of the paragraphs beside it."""
    return all(_ENUMERATOR.fullmatch(piece.text) for cell in column for piece in cell)


def _prose(column: Sequence[Sequence[Piece]]) -> bool:
    """Whether the lines of a column are running text: they are long and fill their width."""
    cells = [cell for cell in column if cell]
    width = max(cell[-1].right for cell in cells) - _left(column)
    filled = median((cell[-1].right - cell[0].left) / width for cell in cells)
    letters = median(sum(len(piece.text) for piece in cell) for cell in cells)
    return len(cells) >= _PROSE and filled >= _FILLED and letters >= _LETTERS


def _shared_gaps(columns: Sequence[Sequence[Sequence[Piece]]]) -> bool:
    """Whether all columns pause at the same heights, twice or more: then they are rows of long cells."""
    whole = [row for row in zip(*columns, strict=True) if all(row)]
    heights = [row[0][0].bottom for row in whole]
    steps = [a - b for a, b in pairwise(heights)]
    return bool(steps) and sum(step > _GAP * min(steps) for step in steps) >= 2


def _table(rows: Sequence[list[Piece]], columns: Sequence[Sequence[Sequence[Piece]]]) -> list[Row]:
    """The rows of a table, the lines of a cell together."""
    steps = [a[0].bottom - b[0].bottom for a, b in pairwise(rows)]
    smallest = min(steps, default=0.0)
    apart = any(step > _GAP * smallest for step in steps)
    found: list[tuple[Piece, list[list[str]]]] = []
    for number, row in enumerate(zip(*columns, strict=True)):
        step = steps[number - 1] if number else 0.0
        goes_on = step <= _GAP * smallest if apart else not row[0]
        if not found or not goes_on:
            found.append((rows[number][0], [[] for _ in columns]))
        for cell, pieces in zip(found[-1][1], row, strict=True):
            cell += [piece.text for piece in pieces]
    return [
        Row(f"| {' | '.join(' '.join(cell) for cell in cells if cell)} |", head.left, head.bottom, head.height, True)
        for head, cells in found
    ]
