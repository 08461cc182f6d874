"""The text of a resolution: which one it is, and its adoption."""

from __future__ import annotations

from kg.extract.draft import Draft, span_of
from kg.extract.resolutions import Resolutions
from kg.extract.votes import Votes
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace, Value

# The head of a resolution is no longer than this.
_FRONT = 3000


class Acts:
    """Reads the texts of resolutions by their form (United Nations Editorial Manual: resolutions)."""

    def __init__(self, lexicon: Lexicon, resolutions: Resolutions) -> None:
        self._resolutions = resolutions
        self._symbol = lexicon.pattern("own-symbol")
        self._council_symbol = lexicon.pattern("own-council-symbol")
        self._assembly_symbol = lexicon.pattern("own-assembly-symbol")
        self._other_symbol = lexicon.pattern("own-other-symbol")
        self._closing = lexicon.pattern("act-closing")
        self._committee = lexicon.pattern("act-without-reference")
        self._votes = Votes(lexicon)
        self._heading = lexicon.pattern("act-heading")
        self._adopted = lexicon.pattern("adopted-by")
        self._organ_line = lexicon.pattern("enacting-line")
        self._at_meeting = lexicon.pattern("adopted-at")

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
                number = self._made(draft, draft.document.symbol or "")
        if number is None:
            return
        draft.own_work = number
        self._adoption(draft, number)
        self._closes(draft, number)
        self._draft_of(draft, number)

    def _made(self, draft: Draft, symbol: str) -> int | None:
        """A referent for the document's own symbol where the text has it in no other form."""
        match = self._council_symbol.fullmatch(symbol)
        if match is not None:
            return self._resolutions.council(draft, match["number"], match["year"])
        match = self._assembly_symbol.fullmatch(symbol)
        if match is not None:
            return self._resolutions.assembly(draft, match["number"])
        match = self._other_symbol.fullmatch(symbol)
        return (
            None if match is None else self._resolutions.other(draft, "H" if match["rights"] else "E", match["number"])
        )

    def _adoption(self, draft: Draft, number: int) -> None:
        match = self._adopted.search(draft.text[:_FRONT])
        if match is None:
            self._enacting(draft, number)
            return
        sentence = draft.sentence_at(match.start())
        begin, end = (sentence.begin, sentence.end) if sentence is not None else match.span()
        index = draft.block_at(match.start())
        block = None if index is None else draft.document.blocks[index]
        end = max(end, block.end if block is not None and block.end - begin < 300 else end)
        organ = _first(draft, "Organization", match.start(), match.end("organ"))
        date = next((d for d in draft.dates if match.start() <= d[0] < end + 80), None)
        meeting = _first(draft, "Event", match.start(), end)
        if organ is not None:
            trace = Trace(begin, end, None, Span(*match.span()), span_of(organ))
            draft.relations.append(Relation(number, "adoptedBy", organ.referent, (trace,), "adoption-line"))
        if date is not None:
            self._on(draft, number, "adoptedOn", date, (Trace(begin, max(end, date[1]), None, None, Span(*date[:2])),))
        if meeting is None:
            return
        draft.main_event = meeting.referent
        if organ is not None:
            self._held_by(draft, meeting, organ, (Trace(begin, end, span_of(meeting), None, span_of(organ)),))
        if date is not None:
            trace = Trace(begin, max(end, date[1]), span_of(meeting), None, Span(*date[:2]))
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
                trace = Trace(*line.span(), None, None, span_of(organ))
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
        here = Trace(*at.span(), span_of(meeting), None, None)
        if organ is not None:
            self._held_by(draft, meeting, organ, (here, Trace(organ.begin, organ.end, None, None, span_of(organ))))
        if date is not None:
            self._on(draft, meeting.referent, "heldOn", date, (here, *dated))
            draft.attribute(meeting.referent, "date", date[2][:10])

    def _closes(self, draft: Draft, number: int) -> None:
        """The meeting and its day at the end: "99th plenary meeting / 29 August 2022"."""
        match = self._closing.search(draft.text)
        date = None if match is None else next((d for d in draft.dates if d[0] == match.start("date")), None)
        if match is None or date is None:
            return
        meeting = _first(draft, "Event", match.start("meeting"), match.end("meeting"))
        if meeting is None or meeting.end < match.end("meeting"):
            meeting = self._meeting(draft, *match.span("meeting"))
        if meeting is None:
            return
        draft.main_event = meeting.referent
        here = Trace(match.start(), match.end(), span_of(meeting), None, Span(*date[:2]))
        self._on(draft, meeting.referent, "heldOn", date, (here,))
        draft.attribute(meeting.referent, "date", date[2][:10])
        if not any(r.subject == number and r.predicate == "adoptedOn" for r in draft.relations):
            self._on(
                draft, number, "adoptedOn", date, (Trace(match.start(), match.end(), None, None, Span(*date[:2])),)
            )

    def _meeting(self, draft: Draft, begin: int, end: int) -> Mention | None:
        """The meeting that a line names, in words that are no event's elsewhere: "99th (resumed) plenary meeting"."""
        for mention in [m for m in draft.within(begin, end) if m.kind == "Event"]:
            draft.release(mention)
        if not draft.free(begin, end):
            return None
        name = draft.text[begin:end]
        meeting = draft.refer("Event", name)
        draft.attribute(meeting, "title", name)
        return draft.mention(begin, end, meeting, form="name", rule="event-ordinal")

    def _draft_of(self, draft: Draft, number: int) -> None:
        """The draft that became the resolution: "[without reference to a Main Committee (A/76/L.80)]"."""
        match = self._committee.search(draft.text[:_FRONT])
        drafted = None if match is None else _first(draft, "Document", match.start(), match.end())
        if match is not None and drafted is not None:
            trace = Trace(match.start(), match.end(), span_of(drafted), None, None)
            draft.relations.append(Relation(drafted.referent, "adoptedAs", number, (trace,), "adoption-line"))

    def votes(self, draft: Draft) -> None:
        """How States voted on the resolution, where its text tells it."""
        if draft.own_work is not None:
            self._votes.on(draft, draft.own_work)

    def _on(self, draft: Draft, thing: int, said: str, date: tuple[int, int, str], traces: tuple[Trace, ...]) -> None:
        draft.relations.append(Relation(thing, said, Value(date[2][:10], "date"), traces, "adoption-line"))

    def _held_by(self, draft: Draft, meeting: Mention, organ: Mention, traces: tuple[Trace, ...]) -> None:
        draft.relations.append(Relation(meeting.referent, "organizedBy", organ.referent, traces, "adoption-line"))


def _first(draft: Draft, kind: str, begin: int, end: int) -> Mention | None:
    """The first mention noted of this kind that begins in `[begin, end)`."""
    return next((m for m in draft.mentions if m.kind == kind and begin <= m.begin < end), None)
