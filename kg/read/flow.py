"""The flow of the text: paragraphs cut by a page break, a running head or footnotes are made whole again.

What stood in between is moved behind the paragraph that it cut, as blocks of its own.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from kg.kept.patterns import compiled
from kg.model import BlockKind, Span
from kg.read.atoms import Atom, Inline
from kg.read.ends import ended, hanging

# Footnotes and furniture of one page; more than this between two halves of a sentence is no interruption.
FARTHEST = 16
# No paragraph spans more pages than this.
MOST_PARTS = 100
# A shorter text without a full stop is a line of a list or a heading, and waits for no continuation.
SHORTEST = 40
# A running head is a line, not a sentence.
LONGEST_HEAD = 100
# The title of an event may fill four lines.
LONGEST_HEADING = 300

_FLOWING = ("paragraph", "item", "quote")
_ADDRESS = compiled(r"(?:www\.|https?:|\S+@\S|\S+/\S+/|[a-z]+[.:]\S)")
_LIST_END = (",", ":", ";")
_NAME_WITH_ACRONYM = compiled(r"(?P<name>[A-Z][\w’' ,-]+) \((?P<acronym>[A-Z]{2,8})\)")


class Flow(Struct):
    """A cleaned block: its text as atoms, the emphases and links in it, and where in it the source jumps (`breaks`)."""

    kind: BlockKind
    level: int
    page: bool
    text: str
    atoms: list[Atom]
    emphases: list[Span]
    links: list[Span]
    breaks: list[int] = field(default_factory=list)

    @property
    def begin(self) -> int:
        """Where it begins in the source."""
        return self.atoms[0].begin

    @property
    def end(self) -> int:
        """Where it ends in the source."""
        return self.atoms[-1].end

    @property
    def emphasised(self) -> bool:
        """Whether all of it was set in bold or italics."""
        return sum(s.end - s.begin for s in self.emphases) >= len(self.text) > 0


def flow(kind: BlockKind, level: int, page: bool, content: Inline) -> Flow:
    """A block from its cleaned content; a line in bold or in title case is a heading."""
    made = Flow(kind, level, page, content.text, content.atoms, content.emphases, content.links)
    if kind == "paragraph" and _is_heading(made):
        made.kind = "heading"
    return made


def _is_heading(block: Flow) -> bool:
    text = block.text
    if len(text) > LONGEST_HEADING or text[-1] == "," or ended(text):
        return False
    if block.emphasised or _NAME_WITH_ACRONYM.fullmatch(text):
        return True
    words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
    return not set("\n,") & set(text) and len(text) <= 120 and bool(words) and all(w[0].isupper() for w in words)


# Lines that are kept apart and are all shorter are laid out, not cut.
_WIDE = 60


def mended(blocks: list[Flow]) -> list[Flow]:
    """The blocks with cut paragraphs joined, and what cut them behind."""
    done: list[Flow] = []
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        between: list[Flow] = []
        parts = 1
        while parts < MOST_PARTS and (found := _continuation(block, waiting)) is not None:
            between += _taken(waiting, found)
            block = _joined(block, waiting.pop(), jumps=found > 0)
            parts += 1
        done.append(block)
        done += between
    return [_letterhead(done, i) for i in range(len(done))]


def _taken(waiting: list[Flow], count: int) -> list[Flow]:
    taken = [waiting.pop() for _ in range(count)]
    for block in taken:
        if block.kind != "footnote":
            block.kind = "running"
    return taken


def _continuation(block: Flow, waiting: list[Flow]) -> int | None:
    """How many blocks stand before the continuation of an unfinished one; None if it has none."""
    if not _unfinished(block):
        return None
    page = False
    for count in range(min(FARTHEST, len(waiting))):
        following = waiting[-1 - count]
        page = page or following.page
        apart = page or count > 0
        if _continues(block, following, apart=apart):
            return count
        if not _interrupts(following):
            return None
    return None


def _unfinished(block: Flow) -> bool:
    if block.kind not in (*_FLOWING, "footnote") or ended(block.text):
        return False
    lines = block.text.split("\n")
    if len(lines) > 1 and max(map(len, lines)) < _WIDE:
        return False  # the lines of a name, a post and a body: they are laid out, and go on in no other block
    return len(block.text) >= SHORTEST


def _continues(block: Flow, following: Flow, *, apart: bool) -> bool:
    if following.kind not in ("paragraph", "quote") or (following.kind == "quote") != (block.kind == "quote"):
        return False
    text = following.text
    first = text.lstrip("\"“‘'(*")[:1]
    if first.islower():
        aside = text.startswith("(") and text.endswith(")")  # "(unable to attend)" under a name of a list
        return not aside and not _ADDRESS.match(text)
    if not apart or not (first.isupper() or first.isdigit()):
        return False
    return hanging(block.text) and len(text) >= SHORTEST


def _interrupts(block: Flow) -> bool:
    """Whether a block can stand in the middle of a sentence of the page's text without being part of it."""
    if block.kind in ("running", "footnote"):
        return True
    if block.kind not in ("heading", "paragraph") or len(block.text) > LONGEST_HEAD:
        return False
    if block.kind == "heading" and block.level:
        return False  # marked as one: no sentence goes on behind it
    return not ended(block.text) and not block.text.endswith(_LIST_END) and not block.text[0].islower()


def _joined(first: Flow, second: Flow, *, jumps: bool) -> Flow:
    """Two halves as one block; the space between them stands for the white space that parts them, if it is no more."""
    glued = first.text[-1] in "-–—" and second.text[0].islower() and first.text[-2:-1].isalnum()
    gap = [] if glued else [Atom(" ", -1, -1) if jumps else Atom(" ", first.end, second.begin)]
    shift = len(first.text) + len(gap)
    first.emphases += [Span(s.begin + shift, s.end + shift) for s in second.emphases]
    first.links += [Span(s.begin + shift, s.end + shift) for s in second.links]
    if jumps:
        first.breaks.append(shift)
    first.breaks += [b + shift for b in second.breaks]
    first.text += " " * len(gap) + second.text
    first.atoms += gap + second.atoms
    return first


def _letterhead(blocks: list[Flow], i: int) -> Flow:
    """A body's name with its acronym, alone between two paragraphs, is the foot of a page and no heading of theirs."""
    block = blocks[i]
    if block.kind != "heading" or not 0 < i < len(blocks) - 1 or block.level:
        return block
    found = _NAME_WITH_ACRONYM.fullmatch(block.text)
    if found is None or len(block.text) > LONGEST_HEAD:
        return block
    initials = iter([w[0] for w in re.split(r"[\s-]+", found["name"]) if w])
    short = all(letter in initials for letter in found["acronym"])  # in this order, others may stand between
    before = next((b for b in reversed(blocks[:i]) if b.kind in _FLOWING), None)
    if short and before is not None and ended(before.text) and blocks[i + 1].kind in _FLOWING:
        block.kind = "running"
    return block
