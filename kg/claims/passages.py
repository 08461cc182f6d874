"""The sentences of one document as parts: true slices of its source, and which of them say what."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.identity import passage_ids
from kg.model import Evidence, Extraction, Part, Span, Trace


class Passages:
    """The parts of one document; those that nothing is said in or mentioned in are not kept.

    A sentence that a footer, a footnote or a page break cuts has several parts, and evidence names them all.
    """

    def __init__(self, extraction: Extraction, document: str, handle: str) -> None:
        self._document = extraction.document
        self._id = document
        self._sentences = sorted(extraction.sentences, key=lambda s: (s.begin, s.end))
        self._begins = [s.begin for s in self._sentences]
        self._spans: list[Span] = []
        self._of_sentence: list[range] = []
        for sentence in self._sentences:
            slices = self._document.slices(sentence.begin, sentence.end)
            self._of_sentence.append(range(len(self._spans), len(self._spans) + len(slices)))
            self._spans += slices
        source = self._document.source
        self._ids = passage_ids("sentence", handle, [source[s.begin : s.end] for s in self._spans])
        self._number = {id: part for part, id in enumerate(self._ids)}
        self._mentions: dict[int, set[str]] = defaultdict(set)
        self._kept: set[int] = set()

    def mention(self, begin: int, end: int, thing: str) -> bool:
        """Notes that a stretch of the cleaned text names a thing; False if no sentence holds it."""
        parts = self._holding(self._document.slices(begin, end), self._parts(begin, end))
        for part in parts:
            self._mentions[part].add(thing)
        return bool(parts)

    def evidence(self, traces: Iterable[Trace]) -> tuple[Evidence, ...]:
        """The sentences that say something, each with the spans of subject, trigger and object in the source."""
        found: dict[tuple[int, str | None], None] = {}
        for trace in traces:
            parts = self._said_in(trace)
            spans = self._spans_of(trace, parts)
            first = self._holding([_span(s) for s in (spans or "").split() if s != "-"], parts)[:1] or parts[:1]
            for part in parts:
                found[part, spans if part in first else None] = None
        told = {part for part, spans in found if spans is not None}
        self._kept.update(part for part, _ in found)
        return tuple(
            Evidence(self._ids[part], spans)
            for part, spans in sorted(found, key=lambda f: (f[0], f[1] or ""))
            if spans is not None or part not in told
        )

    def around(self, begin: int, end: int) -> tuple[str, ...]:
        """The ids of the sentences that a stretch of the cleaned text lies in."""
        parts = self._parts(begin, end)
        self._kept.update(parts)
        return tuple(self._ids[part] for part in parts)

    def position(self, id: str) -> int:
        """Where a sentence stands in the order of reading."""
        return self._number[id]

    def parts(self) -> list[Part]:
        """The parts that something is said or mentioned in, and the others of a sentence that has one."""
        made = []
        kept = self._kept | set(self._mentions)
        for whole in self._of_sentence:
            for part in whole if kept.intersection(whole) else ():
                begin, end = self._spans[part]
                following = self._ids[part + 1] if part + 1 in whole else None
                mentions = tuple(sorted(self._mentions.get(part, ())))
                text = self._document.source[begin:end]
                made.append(Part(self._ids[part], self._id, begin, end, text, mentions, following))
        return made

    def _parts(self, begin: int, end: int) -> list[int]:
        """The parts of all sentences that a stretch touches."""
        first = max(bisect_right(self._begins, begin) - 1, 0)
        found: list[int] = []
        for number in range(first, len(self._sentences)):
            sentence = self._sentences[number]
            if sentence.begin >= end:
                break
            if sentence.end > begin:
                found += self._of_sentence[number]
        return found

    def _said_in(self, trace: Trace) -> list[int]:
        spans = [Span(trace.begin, trace.end), *(s for s in (trace.subject, trace.trigger, trace.object) if s)]
        return sorted({part for span in spans for part in self._parts(*span)})

    def _spans_of(self, trace: Trace, parts: Sequence[int]) -> str | None:
        """ "463-468 564-574 575-634"; where the rule marks nothing, the stretch itself stands as trigger."""
        if not parts:
            return None
        marked = [self._span_in(span, parts) for span in (trace.subject, trace.trigger, trace.object)]
        if not any(marked):
            marked[1] = self._span_in(Span(trace.begin, trace.end), parts)
        return " ".join(f"{s.begin}-{s.end}" if s else "-" for s in marked)

    def _span_in(self, span: Span | None, parts: Sequence[int]) -> Span | None:
        """The source slice of a span inside one of the parts; of a span that is cut, the longest."""
        if span is None:
            return None
        inside = []
        for slice in self._document.slices(*span):
            for part in parts:
                begin, end = max(slice.begin, self._spans[part].begin), min(slice.end, self._spans[part].end)
                if begin < end:
                    inside.append(Span(begin, end))
        return max(inside, key=lambda s: (s.end - s.begin, -s.begin), default=None)

    def _holding(self, slices: Iterable[Span], parts: Sequence[int]) -> list[int]:
        """The parts that slices of the source lie in."""
        return [
            part
            for part in parts
            if any(s.begin < self._spans[part].end and self._spans[part].begin < s.end for s in slices)
        ]


def _span(text: str) -> Span:
    begin, _, end = text.partition("-")
    return Span(int(begin), int(end))
