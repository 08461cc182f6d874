"""Sentences as they are shown: cut ones joined, Markdown marks left out, and spans that still fit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.view.triples import Triples

Span = tuple[int, int]

# Emphasis, headings, inline tags and escapes are marks of the file, not words of the sentence; a space within is one.
_MARKS = re.compile(r"\*{1,3}|</?[A-Za-z]{1,10}>|\A[#>]+\s+|\\(?=[*_\[\]#.>()-])|\s{2,}|[^\S ]|\A | \Z")


class Sentence(Struct, frozen=True):
    """A sentence or heading as shown; `begin` and `line` are its place in the file (line 0: not known)."""

    iri: str
    document: str
    begin: int
    end: int
    line: int
    text: str
    mentions: tuple[str, ...]


class Witness(Struct, frozen=True):
    """A sentence that says a fact, and in its shown text the subject, the trigger and the object."""

    sentence: str
    subject: Span | None = None
    trigger: Span | None = None
    object: Span | None = None


class Shown:
    """The shown text of a sentence's parts, and the way from places in the file to places in it.

    `as_written` says that it is the file's own, without marks: such parts are `written` so and not searched again.
    """

    __slots__ = ("_pieces", "_starts", "text")

    def __init__(self, parts: Sequence[tuple[int, str]], *, written: bool = False) -> None:
        self._pieces: list[tuple[int, str]] = []
        self._starts: list[int] = []
        length = 0
        for source, text in parts if written else _pieces(parts):
            self._starts.append(source)
            self._pieces.append((length, text))
            length += len(text)
        self.text = "".join(text for _, text in self._pieces)

    @property
    def as_written(self) -> bool:
        """Whether the text is one stretch of the file."""
        return len(self._pieces) == 1

    def place(self, source: int) -> int:
        """Where a place of the file lies in the shown text."""
        index = max(bisect_right(self._starts, source) - 1, 0)
        at, text = self._pieces[index]
        return at + min(max(source - self._starts[index], 0), len(text))


def _pieces(parts: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    pieces = []
    for number, (begin, raw) in enumerate(parts):
        if number:
            pieces.append((begin, " "))
        last = 0
        for mark in _MARKS.finditer(raw):
            pieces.append((begin + last, raw[last : mark.start()]))
            inner = mark.start() > 0 and mark.end() < len(raw)
            pieces.append((begin + mark.start(), " " if inner and mark.group().isspace() else ""))
            last = mark.end()
        pieces.append((begin + last, raw[last:]))
    return pieces


class Passages:
    """Every sentence of a graph by its IRI (`sentences`), and the witnesses of a claim."""

    __slots__ = ("_heads", "_shown", "_triples", "sentences")

    def __init__(self, triples: Triples, lines: Mapping[str, Sequence[int]]) -> None:
        self._triples = triples
        self._heads: dict[str, str] = {}
        self._shown: dict[str, Shown] = {}
        self.sentences: dict[str, Sentence] = {}
        continued = dict(triples.of("continuedBy"))
        followers = {part for parts in continued.values() for part in parts}
        for iri, types in sorted(triples.of("type")):
            if iri not in followers and any(t.endswith("#Sentence") for t in types):
                self._add(iri, _chain(iri, continued), lines)

    def _add(self, iri: str, chain: list[str], lines: Mapping[str, Sequence[int]]) -> None:
        triples = self._triples
        document = triples.one("inDocument", iri)
        parts = [(_place(triples.one("begin", p)), triples.all("text", p)[0]) for p in chain if triples.one("text", p)]
        if document is None or not parts:
            return
        self._heads.update(dict.fromkeys(chain, iri))
        shown = Shown(parts)
        if not shown.as_written:
            self._shown[iri] = shown
        begin, (last, text) = parts[0][0], parts[-1]
        line = bisect_right(lines.get(document, ()), begin)
        mentions = sorted({thing for part in chain for thing in triples.all("mentions", part)})
        self.sentences[iri] = Sentence(iri, document, begin, last + len(text), line, shown.text, tuple(mentions))

    def heads(self, parts: Sequence[str]) -> list[str]:
        """The sentences that these parts belong to, each once."""
        return [head for head in dict.fromkeys(self._heads.get(part, part) for part in parts) if head in self.sentences]

    def witnesses(self, claim: str) -> list[Witness]:
        """The sentences that say a claim, in the order of the file, with their marks."""
        spans = [_spans(text) for text in self._triples.all("spans", claim)]
        result = []
        for iri in self.heads(self._triples.all("evidence", claim)):
            sentence = self.sentences[iri]
            shown = self._shown.get(iri) or Shown([(sentence.begin, sentence.text)], written=True)
            fitting = next((s for s in spans if _inside(s, sentence)), ())
            marks = [None if s is None else (shown.place(s[0]), shown.place(s[1])) for s in fitting]
            result.append(Witness(iri, *marks))
        return sorted(result, key=lambda w: (self.sentences[w.sentence].begin, w.sentence))


def _place(text: str | None) -> int:
    """An offset; 0 where a graph of others tells none."""
    return int(text) if text and text.isdecimal() else 0


def _chain(iri: str, continued: Mapping[str, Sequence[str]]) -> list[str]:
    chain = [iri]
    while (follower := next(iter(continued.get(chain[-1], ())), None)) is not None and follower not in chain:
        chain.append(follower)
    return chain


def _spans(text: str) -> tuple[Span | None, ...]:
    return tuple(_span(word) for word in text.split())[:3]


def _span(word: str) -> Span | None:
    begin, _, end = word.partition("-")
    return (int(begin), int(end)) if begin.isdecimal() and end.isdecimal() else None


def _inside(spans: Sequence[Span | None], sentence: Sentence) -> bool:
    said = [s for s in spans if s is not None]
    return bool(said) and all(sentence.begin <= s[0] and s[1] <= sentence.end for s in said)
