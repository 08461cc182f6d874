"""Building a reader's text block by block, for the forms that know their blocks (HTML, Word)."""

from __future__ import annotations

from kg.kept.patterns import compiled
from kg.model import BlockKind, Span
from kg.read.atoms import Run
from kg.read.blocks import Layout

_WHITE = compiled(r"[ \t\r\f\v\xa0\u2000-\u200a\u202f\u3000]+")
SEPARATOR = "\n\n"
_PIECE = compiled("([\x0e\x0f])")
# What stands in the text of a block for the ends of a stretch in italics or bold; no file's own text has it.
OPENS, CLOSES = "\x0e", "\x0f"
_MARKS = str.maketrans("", "", OPENS + CLOSES)


def unmarked(text: str) -> str:
    """A text of a file without the characters that stand for emphasis here."""
    return text.translate(_MARKS)


class Page:
    """A text under way and its blocks: `add` puts a block, a line feed in it is a hard line break.

    `emphases` are the stretches of the source between OPENS and CLOSES.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self.layout: list[Layout] = []
        self.emphases: list[Span] = []

    @property
    def source(self) -> str:
        """The text so far; blocks are parted by a blank line."""
        return SEPARATOR.join(self._parts)

    def add(self, kind: BlockKind, text: str, *, level: int = 0) -> None:
        """Put a block, if there is anything in it; white space is one space."""
        marked = OPENS in text or CLOSES in text
        found = _lines(text) if marked else [(line, []) for line in map(_tidy, text.split("\n"))]
        lines = [line for line, _ in found if line]
        if not lines:
            return
        at = self._length + (len(SEPARATOR) if self._parts else 0)
        runs: list[Run] = []
        for line, emphases in found:
            if line:
                runs.append(Run(at, at + len(line), "\n" if runs else ""))
                self.emphases += [Span(at + span.begin, at + span.end) for span in emphases]
                at += len(line) + 1
        self._parts.append("\n".join(lines))
        self._length = at - 1
        self.layout.append(Layout(kind, runs, level))


def _tidy(line: str) -> str:
    return _WHITE.sub(" ", line).strip()


def _lines(text: str) -> list[tuple[str, list[Span]]]:
    """The lines of a text with marks, without them, and what stood between the marks; one over lines is several."""
    found: list[tuple[str, list[Span]]] = []
    depth = 0
    for line in text.split("\n"):
        plain, spans, begin = "", list[Span](), 0
        for piece in _PIECE.split(_WHITE.sub(" ", line)):
            if piece not in (OPENS, CLOSES):
                plain += piece.lstrip() if not plain or plain.endswith(" ") else piece
                continue
            before, depth = depth, max(0, depth + (1 if piece == OPENS else -1))
            if (before, depth) == (0, 1):
                begin = len(plain)
            elif (before, depth) == (1, 0):
                spans.append(Span(begin, len(plain.rstrip())))
        plain = plain.rstrip()
        spans += [Span(begin, len(plain))] if depth else []
        inside = (Span(s.begin + (plain[s.begin : s.begin + 1] == " "), min(s.end, len(plain))) for s in spans)
        found.append((plain, [s for s in inside if s.begin < s.end]))
    return found
