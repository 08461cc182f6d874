"""The text of a resolution: which one it is, its adoption, what it recalls, what each paragraph does."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.extract.resolutions import Resolutions
from kg.lexicon import Lexicon
from kg.model import Block, Enactment, Mention, Relation, Span, Trace, Value


class Acts:
    """Reads the texts of resolutions by their form (United Nations Editorial Manual: resolutions)."""

    def __init__(self, lexicon: Lexicon, resolutions: Resolutions) -> None:
        self._resolutions = resolutions
        self._symbol = lexicon.pattern("own-symbol")
        self._council_symbol = lexicon.pattern("own-council-symbol")
        self._assembly_symbol = lexicon.pattern("own-assembly-symbol")
        self._heading = lexicon.pattern("act-heading")
        self._adopted = lexicon.pattern("adopted-by")
        self._organ_line = lexicon.pattern("enacting-line")
        self._at_meeting = lexicon.pattern("adopted-at")
        self._paragraph = lexicon.pattern("act-paragraph")
        self._recall = lexicon.pattern("recalling")
        self._who = lexicon.pattern("act-addressee")

    def own(self, draft: Draft) -> None:
        """Which resolution the document is the text of."""
        if draft.document.kind != "resolution":
            return
        named = self._symbol.match(draft.document.symbol or "")
        heading = self._heading.search(draft.text[:600])
        number = None
        if heading is not None:
            number = draft.keyed("Resolution", f"S/RES/{heading['number']} ({heading['year']})")
        elif named is not None:
            number = draft.keyed("Resolution", named[0])
            if number is None:
                number = self._made(draft, named[0])
        if number is None:
            return
        draft.own_work = number
        self._adoption(draft, number)

    def _made(self, draft: Draft, symbol: str) -> int | None:
        """A referent for the document's own symbol where the text has it in no other form."""
        match = self._council_symbol.fullmatch(symbol)
        if match is not None:
            return self._resolutions.council(draft, match["number"], match["year"])
        match = self._assembly_symbol.fullmatch(symbol)
        return self._resolutions.assembly(draft, match["number"]) if match is not None else None

    def _adoption(self, draft: Draft, number: int) -> None:
        match = self._adopted.search(draft.text[:3000])
        if match is None:
            self._enacting(draft, number)
            return
        sentence = draft.sentence_at(match.start())
        begin, end = (sentence.begin, sentence.end) if sentence is not None else match.span()
        block = next((b for b in draft.document.blocks if b.begin <= match.start() < b.end), None)
        end = max(end, block.end if block is not None and block.end - begin < 300 else end)
        organ = _first(draft, "Organization", match.start(), match.end("organ"))
        date = next((d for d in draft.dates if match.start() <= d[0] < end + 80), None)
        meeting = _first(draft, "Event", match.start(), end)
        if organ is not None:
            trace = Trace(begin, end, None, Span(*match.span()), _span(organ))
            draft.relations.append(Relation(number, "adoptedBy", organ.referent, (trace,), "adoption-line"))
        if date is not None:
            self._on(draft, number, "adoptedOn", date, (Trace(begin, max(end, date[1]), None, None, Span(*date[:2])),))
        if meeting is None:
            return
        draft.main_event = meeting.referent
        if organ is not None:
            self._held_by(draft, meeting, organ, (Trace(begin, end, _span(meeting), None, _span(organ)),))
        if date is not None:
            trace = Trace(begin, max(end, date[1]), _span(meeting), None, Span(*date[:2]))
            self._on(draft, meeting.referent, "heldOn", date, (trace,))
            draft.attribute(meeting.referent, "date", date[2][:10])

    def _enacting(self, draft: Draft, number: int) -> None:
        """The older form: a date under the title, the organ in the enacting words, the meeting at the end."""
        line = self._organ_line.search(draft.text)
        organ = None
        if line is not None:
            bodies = (m for m in draft.mentions if m.kind == "Organization")
            organ = next((m for m in bodies if m.begin >= line.start() and m.end <= line.end()), None)
            if organ is not None:
                trace = Trace(*line.span(), None, None, _span(organ))
                draft.relations.append(Relation(number, "adoptedBy", organ.referent, (trace,), "enacting-words"))
        title = min((m.begin for m in draft.mentions if m.referent == number), default=0)
        high = title + 120 if line is None else min(title + 120, line.start())
        date = next((d for d in draft.dates if title <= d[0] < high), None)
        dated = () if date is None else (Trace(title, date[1], None, None, Span(*date[:2])),)
        if date is not None:
            self._on(draft, number, "adoptedOn", date, dated)
        at = self._at_meeting.search(draft.text)
        meeting = None if at is None else _first(draft, "Event", *at.span())
        if at is None or meeting is None:
            return
        draft.main_event = meeting.referent
        here = Trace(*at.span(), _span(meeting), None, None)
        if organ is not None:
            self._held_by(draft, meeting, organ, (here, Trace(organ.begin, organ.end, None, None, _span(organ))))
        if date is not None:
            self._on(draft, meeting.referent, "heldOn", date, (here, *dated))
            draft.attribute(meeting.referent, "date", date[2][:10])

    def _on(self, draft: Draft, thing: int, said: str, date: tuple[int, int, str], traces: tuple[Trace, ...]) -> None:
        draft.relations.append(Relation(thing, said, Value(date[2][:10], "date"), traces, "adoption-line"))

    def _held_by(self, draft: Draft, meeting: Mention, organ: Mention, traces: tuple[Trace, ...]) -> None:
        draft.relations.append(Relation(meeting.referent, "organizedBy", organ.referent, traces, "adoption-line"))

    def clauses(self, draft: Draft) -> None:
        """Each paragraph is a provision with its verb; what a preambular paragraph recalls, the resolution recalls."""
        if draft.own_work is None:
            return
        for block in draft.document.blocks:
            match = self._paragraph.match(draft.text[block.begin : block.end])
            if match is None or block.kind in ("footnote", "running"):
                continue
            at = block.begin + match.start("verb")
            end = block.begin + len(draft.text[block.begin : block.end].rstrip(" ,;.\n"))
            verb = Span(at, at + len(match["verb"]))
            who = self._addressee(draft, verb.end)
            draft.enactments.append(Enactment(at, end, draft.own_work, match["verb"], who, "operative"))
            if self._recall.search(match["verb"]):
                self._recalls(draft, block, verb, draft.own_work)

    def _recalls(self, draft: Draft, block: Block, verb: Span, own: int) -> None:
        for mention in draft.mentions:
            inside = block.begin <= mention.begin < block.end
            if mention.kind == "Resolution" and inside and mention.referent != own:
                trace = Trace(block.begin, block.end, None, verb, _span(mention))
                draft.relations.append(Relation(own, "recalls", mention.referent, (trace,), "recalling-clause"))

    def _addressee(self, draft: Draft, at: int) -> str | None:
        match = self._who.match(draft.text[at : at + 80])
        return match["who"] if match is not None else None


def _span(mention: Mention) -> Span:
    return Span(mention.begin, mention.end)


def _first(draft: Draft, kind: str, begin: int, end: int) -> Mention | None:
    """The first mention noted of this kind that begins in `[begin, end)`."""
    return next((m for m in draft.mentions if m.kind == kind and begin <= m.begin < end), None)
