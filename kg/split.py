"""Sentences as spans: each block alone, by nupunkt, with what that model gets wrong in texts of this kind put right."""

from __future__ import annotations

from collections.abc import Iterator

from kg.kept.patterns import compiled
from kg.model import Block, Document, Sentence, Span

# The number of a paragraph is no sentence of its own.
_NUMBER = compiled(r"(?:\d{1,3}[.)]|\((?:[a-z]{1,4}|\d{1,3})\)|[a-z]\)|[IVX]{1,5}\.)\s+")
# After these a capital is a part of the name, not the beginning of a sentence …
_OPEN_END = compiled(
    r"(?:\b(?:U\.S\.|U\.N\.|U\.K\.|E\.U\.|H\.E\.|H\.R\.H\.|H\.M\.|St\.|Messrs\.|Mmes\.|Mme\.|Mlle\.|Amb\.|Gen\.|Lt\.|Col\.|Maj\.|Capt\.|Cdr\.|Cmdr\.|Cmd\.|Brig\.|Cpl\.|Insp\.|Supt\.|Sgt\.|Adm\.|Gov\.|Sen\.|Rep\.|"
    r"Ret\.|ret\.|Rtd\.|rtd\.|YBhg\.|Sr\.|Fr\.|Ing\.|Ir\.|Eng\.|Pol\.|Comdt\.|Cmdt\.|Mgr\.|Ag\.|Dep\.|Ts\.|Kh\.|Sh\.|Ch\.|Zh\.|Yu\.|Ya\.|Hj\.|Mons\.|"
    r"Hon\.|Msgr\.|Asst\.|Rev\.|Prof\.|Dr\.|Mr\.|Mrs\.|Ms\.|No\.|Nos\.|para\.|paras\.|Para\.|Paras\.|art\.|arts\.|Art\.|Arts\.|vol\.|Vol\.|vols\.|pp?\.|chap\.|Chap\.|sect\.|Sect\.|Add\.|Corr\.|Rev\.|cf\.|Cf\.|"
    r"ed\.|eds\.|e\.g\.|i\.e\.|viz\.|vs\.|ca\.|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.)|(?<![\w.])[A-Z]\.(?:[A-Z]\.)*)[\"”’)]*$"
)
# … unless what follows is a word that begins sentences.
_STARTER = compiled(
    r"[\"“‘'(]*(?:The|This|That|These|Those|It|Its|He|She|They|We|I|You|In|On|At|As|By|For|From|With|But|And|However|Moreover|If|When|While|After|Before|Since|There|Our|His|Her|Their|A|An|To|Thank)\b"
)
_STATE = compiled(r"(?:\bU\.S\.|\bU\.N\.|\bU\.K\.|\bE\.U\.|(?<![\w.])[A-Z]\.(?:[A-Z]\.)+)[\"”’)]*$")
_ENDED = compiled(r"[.!?][\"”’')\]]*$")
# Where the model sees no end, though the next word begins a sentence of a life: "in New York. From 2008 he was".
_MISSED = compiled(
    r"(?:(?<=[a-z]{2}\.)|(?<=D\.C\.)) +"
    r"(?=(?:(?:From|Between|Since|In) (?:19|20)|Prior to\b|Previously\b|Before (?:that|joining)\b"
    r"|Earlier\b|Most recently\b|A native\b|He |She ))"
)
# Where no blank comes for so long there is no language, and the model's time would grow with the square of the length.
_ENDLESS = compiled(r"\S{2000}")
_CLOSING = compiled(r"[\"”’»)\]]+(?=\s|$)")
_LINE_END = compiled(r"[.!?:;][\"”’')\]]*$")
# The years of a post at the end of its line: "Vice-President, BODY (2016-2020)".
_YEARS_END = compiled(r"\((?:[Ss]ince )?(?:19|20)\d\d(?: ?[-–—] ?(?:(?:19|20)\d\d|[Pp]resent|[Dd]ate))?\)[.;]?$")
_ENTRY = compiled(r"[A-Z“\"•*-][^\n]{2,80}?, [^\n]{2,200}(?<![,;])(?<!\band)(?<!\bof)(?<!\bthe)\s*$")
# Prose under the short lines of a name and its post, and what a line ends with that goes on.
_PROSE = compiled(
    r"[A-Z“\"](?:[^\n.]|\b(?:Mr|Ms|Mrs|Dr|Prof|Amb|Col|Gen|Lt|[A-Z])\.){0,120}?"
    r" (?:is|was|has|had|holds|held|serves|served|joined|leads|led|directs|works|worked|began|heads|teaches) [^\n]*"
)
_GOES_ON = compiled(r"(?:[,;:&–—-]|\b(?:and|of|for|the|to|in|on|at|with|by|from|as))$")
_NARROW, _SHORT, _FULL = 60, 0.6, 0.75
_HONORIFIC = compiled(
    r"(?:The Hon(?:ou?rable|\.)|H\.\s?E\.|His Excellency|Her Excellency|Mr\.?|Mrs\.?|Ms\.?|Mx\.?|Dr\.?|Prof\.|Professor"
    r"|Ambassador|Amb\.|Hon\.|Mme\.?|Msgr\.|Atty\.|Judge|(?:Brig\.|Maj\.|Lt\.)?(?: ?Gen\.| ?Col\.)|Capt\.|Sir|Dame|Lord"
    r"|Lady)\s+"
    r"(?:\([a-z]{2,4}\.?\)\s)?[A-Z]"
)
# A line of a programme: its hour, its session, who does what in it.
_LABELLED = compiled(
    r"[*_]{0,2}(?:\d{1,2}[:.h]\d\d\b|(?:Session|Panel|Segment) (?:\d|[IVX]{1,4}\b)|[–—•-] (?=[A-Z])"
    r"|(?:Co-)?(?:[Mm]oderators?|[Cc]hairs?|[Pp]anell?ists?|[Ss]peakers?|[Dd]iscussants?|[Ff]acilitators?|[Rr]apporteurs?"
    r"|[Kk]eynotes?|[Pp]resenters?|[Oo]pening|[Cc]losing|[Ww]elcome)(?: [a-z]+){0,2}[*_]{0,2}:)"
)


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences, headings, lines of lists and tables of a document, in the order of the text.

    Units: half-open code points of `document.text`, without the white space at the ends; damaged places are left out.
    """
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        for span in _of_block(document.text, block):
            parts = _undamaged(document.text, span, document.damaged)
            found += [Sentence(part.begin, part.end, number) for part in parts]
    return tuple(found)


def _of_block(text: str, block: Block) -> Iterator[Span]:
    if block.kind in ("title", "heading", "running"):
        yield _trimmed(text, Span(block.begin, block.end))
        return
    for line in _lines(text, block):
        if block.kind == "table":
            yield line
        else:
            yield from _of_line(text, line)


def _lines(text: str, block: Block) -> Iterator[Span]:
    """The stretches of a block that hard line breaks keep apart: rows, and lines that are persons or end a sentence."""
    begin = block.begin
    at = text.find("\n", begin, block.end)
    lines = text[begin : block.end].split("\n") if at >= 0 else []
    entries = block.kind == "table" or _is_list(lines)
    width = max(map(len, lines), default=0)
    while at >= 0:
        apart = entries or _LINE_END.search(text, max(begin, at - 8), at) is not None
        apart = apart or (")" in text[at - 2 : at] and _YEARS_END.search(text, max(begin, at - 24), at) is not None)
        apart = apart or _LABELLED.match(text, at + 1, block.end) is not None
        if apart or _HONORIFIC.match(text, at + 1, block.end) or _opens_prose(text, begin, at, block.end, width):
            yield _trimmed(text, Span(begin, at))
            begin = at + 1
        at = text.find("\n", at + 1, block.end)
    yield _trimmed(text, Span(begin, block.end))


def _opens_prose(text: str, begin: int, at: int, end: int, width: int) -> bool:
    """Whether a line break parts the short lines of a name and its post from the prose under them."""
    last = text[max(begin, text.rfind("\n", begin, at) + 1) : at].rstrip()
    if width < _NARROW or len(last) > width * _SHORT or _GOES_ON.search(last):
        return False
    prose = _PROSE.match(text, at + 1, end)
    return prose is not None and prose.end() - prose.start() >= width * _FULL


def _is_list(lines: list[str]) -> bool:
    """Whether each line is an entry of its own: "NAME, POST, BODY" three times and more, or with years at its end."""
    dated = [_YEARS_END.search(line, max(0, len(line) - 24)) is not None for line in lines]
    entries = all(years or _ENTRY.match(line) for line, years in zip(lines, dated, strict=True))
    return entries and (len(lines) > 2 or (any(dated) and len(lines) > 1))


def _of_line(text: str, line: Span) -> Iterator[Span]:
    number = _NUMBER.match(text, line.begin, line.end)
    start = number.end() if number else line.begin
    spans = [Span(start + a, start + b) for a, b in _model_spans(text[start : line.end])] or [line]
    spans = [_trimmed(text, s) for s in spans]
    spans[0] = Span(line.begin, spans[0].end)
    for span in _mended(text, [s for s in spans if s.begin < s.end]):
        yield from _parted(text, span)


def _parted(text: str, span: Span) -> Iterator[Span]:
    """A span in two where the model has missed an end."""
    begin = span.begin
    if text.find(". ", begin, span.end) < 0:
        yield span
        return
    for gap in _MISSED.finditer(text, span.begin, span.end):
        yield Span(begin, gap.start())
        begin = gap.end()
    yield Span(begin, span.end)


def _mended(text: str, spans: list[Span]) -> Iterator[Span]:
    """Sentences cut at an abbreviation are made one again; a closing mark goes with the sentence that it closes."""
    current: Span | None = None
    for span in spans:
        if current is None:
            current = span
            continue
        closing = _CLOSING.match(text, span.begin, span.end)
        if (closing and closing.end() == span.end) or _one(text, current, span):
            current = Span(current.begin, span.end)
        else:
            yield current
            current = span
    if current is not None:
        yield current


def _one(text: str, first: Span, second: Span) -> bool:
    before = text[max(first.begin, first.end - 24) : first.end]
    if not _OPEN_END.search(before):
        first_letter = text[second.begin]
        return first_letter in ":;,)" or (first_letter.islower() and not _ENDED.search(before))
    return not (_STATE.search(before) and _STARTER.match(text, second.begin, second.end))


def _undamaged(text: str, span: Span, damaged: tuple[Span, ...]) -> Iterator[Span]:
    begin = span.begin
    for hole in damaged:
        if hole.begin < span.end and hole.end > begin:
            if begin < hole.begin:
                yield from _kept(text, Span(begin, hole.begin))
            begin = max(begin, hole.end)
    if begin < span.end:
        yield from _kept(text, Span(begin, span.end))


def _kept(text: str, span: Span) -> Iterator[Span]:
    span = _trimmed(text, span)
    if span.begin < span.end:
        yield span


def _trimmed(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return Span(begin, end)


def _model_spans(text: str) -> list[tuple[int, int]]:
    """What nupunkt takes for sentences; its model is loaded when the first text comes (60 ms), once."""
    from nupunkt import sent_spans

    if _ENDLESS.search(text):
        return [(0, len(text))]
    return list(sent_spans(text))
