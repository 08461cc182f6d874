"""Places where the source is damaged: they are told of, and what cannot be a sentence is kept out of the sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.kept.patterns import compiled
from kg.model import Span
from kg.read.ends import ended, hanging
from kg.read.flow import Flow

# "0000nge": digits run into the rest of a word. Ordinals, units, decades, times and clock codes are meant.
_GLUED = compiled(r"(?P<digits>\d(?<![\w.,/:@-]\d)\d+)(?P<rest>[a-z]{3,})(?![\w@/-]|\.\w)")
_UNITS = frozenset({"and", "the", "for", "with", "from", "that", "kms", "kgs", "mph", "kwh", "min", "sec", "hrs"})
_SENTENCE_END = compiled(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(]*[A-Z\d])")
_ABBREVIATION = compiled(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|Nos|para|paras|vol|art|arts|pp|p|cf|ed|eds|Jr|Sr|Prof|Gen|Sen|Rep|Amb|Lt|Col))\.[\"”’')\]]*\s+$"
)
_OPENING = compiled(
    r"(?:The|This|These|Those|That|A|An|In|On|At|As|By|For|From|With|It|Its|We|I|Our|They|Their|He|She|His|Her|There|"
    r"However|Moreover|Although|While|When|If|But|And|Such|Some|Many|All|Each|Through|During|After|Since),?\s+[a-z]"
)
# Less than this is a heading or a line of a list: "Remarks of".
SHORTEST = 40
# A longer sentence is none.
LONGEST = 4_000


class Damage(NamedTuple):
    """A damaged place: in which block, where in its text, what is wrong, and whether it can still be a sentence."""

    block: int
    span: Span
    message: str
    lost: bool


def damages(blocks: Sequence[Flow], *, titled: bool) -> list[Damage]:
    """The damaged places of a text in order; `titled` if the document has a title, so that its beginning is there."""
    found = []
    prose = [i for i, b in enumerate(blocks) if b.kind in ("paragraph", "item", "quote", "heading")]
    for i, block in enumerate(blocks):
        found += _glued(i, block)
        if i in prose[:1] and i == 0 and not titled:
            found += _headless(i, block)
        if i in prose[-1:] and i == len(blocks) - 1:
            found += _broken_off(i, block, blocks)
        elif _is_cut(block):
            message = f"the text breaks off: “…{_tail(block.text)}” has no continuation"
            found.append(Damage(i, Span(0, len(block.text)), message, lost=False))
    return found


def _is_cut(block: Flow) -> bool:
    if block.kind not in ("paragraph", "footnote") or len(block.text) < SHORTEST or not hanging(block.text):
        return False
    # Speakers break off with a dash, and the last but one of an enumeration ends in "; and".
    return not re.search(r"(?:[;,:] (?:and|or)|[–—-])\Z", block.text[-8:])


def _glued(i: int, block: Flow) -> list[Damage]:
    found: list[Damage] = []
    for match in _GLUED.finditer(block.text):
        if found and match.start() < found[-1].span.end:
            continue
        if match["rest"] in _UNITS or not (match["digits"].startswith("0") or len(match["digits"]) > 2):
            continue
        span = _sentence(block.text, match.start())
        cut = not ended(block.text[span.begin : span.end])
        if cut or match["digits"].startswith("00"):
            message = f"damaged text: digits run into a word, {match[0][:40]!r}; its sentence is left out"
            found.append(Damage(i, span, message, lost=True))
    return found


def _headless(i: int, block: Flow) -> list[Damage]:
    if not re.match(r"[a-z]{2,}\b(?![.@/:])", block.text) or len(block.text) < 20:
        return []
    span = _sentence(block.text, 0)
    message = f"the beginning is missing: “{_head(block.text)}…” is no beginning of a sentence; it is left out"
    return [Damage(i, span, message, lost=True)]


def _broken_off(i: int, block: Flow, blocks: Sequence[Flow]) -> list[Damage]:
    last = _last_sentence(block.text)
    text = block.text[last:]
    if ended(text) or block.emphasised or not _OPENING.match(text):
        return []
    if not (hanging(text) or _is_half_word(text, blocks)):
        return []  # a sentence may well lack its full stop
    message = f"the end is missing: “{_tail(text)}” breaks off; it is left out"
    return [Damage(i, Span(last, len(block.text)), message, lost=True)]


def _is_half_word(text: str, blocks: Sequence[Flow]) -> bool:
    """Whether the last word stands nowhere else in the document, but words that begin with it do ("eng", "engage")."""
    found = re.search(r"(?<![\w/.@-])[a-z]{2,}\Z", text)
    if found is None:
        return False
    words = re.compile(rf"\b{found[0]}(?P<rest>[a-z]*)", re.IGNORECASE)
    rests = [match["rest"] for block in blocks for match in words.finditer(block.text)]
    return rests.count("") == 1 and len(rests) > 1


def _sentence(text: str, at: int) -> Span:
    """The sentence around a place, looked for near it only, so that many places in a long block stay cheap."""
    begin = low = max(0, at - LONGEST)
    high = min(len(text), at + LONGEST)
    end = high
    for match in _SENTENCE_END.finditer(text, low, high):
        if _ABBREVIATION.search(text, max(0, match.start() - 8), match.end()):
            continue
        if match.end() <= at:
            begin = match.end()
        else:
            end = match.end()
            break
    return Span(begin, begin + len(text[begin:end].rstrip()))


def _last_sentence(text: str) -> int:
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text, max(0, match.start() - 8), match.end()):
            begin = match.end()
    return begin


def _head(text: str) -> str:
    return " ".join(text[:400].split()[:6])[:120]


def _tail(text: str) -> str:
    return " ".join(text[-400:].split()[-6:])[-120:]
