"""The text of a resolution: which one it is, its adoption, what it recalls, what each paragraph does."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.extract.works import Resolutions
from kg.lexicon import Lexicon
from kg.model import Enactment, Relation, Span, Trace, Value


class Acts:
    """Reads the texts of resolutions by their form (United Nations Editorial Manual: resolutions)."""

    def __init__(self, lexicon: Lexicon, resolutions: Resolutions) -> None:
        self._resolutions = resolutions
        self._symbol = re.compile(r"(?P<organ>[SA])/RES/(?P<rest>[^\s]+(?: \(\d{4}\))?)")
        self._heading = re.compile(r"^RESOLUTION (?P<number>\d{1,4}) \((?P<year>\d{4})\)", re.I | re.M)
        self._adopted = re.compile(
            r"[Aa]dopted by the (?P<organ>Security Council|General Assembly|Council)(?: (?:unanimously |without a vote )?at its (?P<meeting>\d{1,5}(?:st|nd|rd|th)(?: plenary)? meeting))?"
        )
        self._organ_line = re.compile(r"^The (?:Security Council|General Assembly|Economic and Social Council|Human Rights Council)(?=,)", re.M)
        self._at_meeting = re.compile(r"[Aa]dopted (?:unanimously |by consensus |without (?:a )?vote )?at the\s\d{1,5}(?:st|nd|rd|th)(?: plenary)? meeting")
        self._paragraph = lexicon.compile(
            r"^(?:(?P<number>\d{1,3})\.?[ \n\t]+)?(?P<verb>(?:(?:Further|Also|Again|Strongly|Deeply|Gravely|Once again|Mindful|Fully|Firmly|Particularly|Having|Being|Bearing|Taking|Acting|Strongly) )?{clause-verb})\b"
        )
        self._recall = re.compile(r"(?i)recall|reaffirm|reiterat|bearing in mind|guided by")

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
        match = re.fullmatch(r"S/RES/(\d+) \((\d{4})\)", symbol)
        if match is not None:
            return self._resolutions.council(draft, match[1], match[2])
        match = re.fullmatch(r"A/RES/([\w-]+/\d+(?: ?[A-Z])?)", symbol)
        return self._resolutions.assembly(draft, match[1]) if match is not None else None

    def _adoption(self, draft: Draft, number: int) -> None:
        match = self._adopted.search(draft.text[:3000])
        if match is None:
            self._enacting(draft, number)
            return
        sentence = draft.sentence_at(match.start())
        begin, end = (sentence.begin, sentence.end) if sentence is not None else match.span()
        block = next((b for b in draft.document.blocks if b.begin <= match.start() < b.end), None)
        end = max(end, block.end if block is not None and block.end - begin < 300 else end)
        organ = next(
            (m for m in draft.mentions if m.kind == "Organization" and match.start() <= m.begin < match.end("organ")),
            None,
        )
        date = next((d for d in draft.dates if match.start() <= d[0] < end + 80), None)
        meeting = next((m for m in draft.mentions if m.kind == "Event" and match.start() <= m.begin < end), None)
        if organ is not None:
            trace = Trace(begin, end, None, Span(*match.span()), Span(organ.begin, organ.end))
            draft.relations.append(Relation(number, "adoptedBy", organ.referent, (trace,), "adoption-line"))
        if date is not None:
            trace = Trace(begin, max(end, date[1]), None, None, Span(date[0], date[1]))
            draft.relations.append(
                Relation(number, "adoptedOn", Value(date[2][:10], "date"), (trace,), "adoption-line")
            )
        if meeting is None:
            return
        draft.main_event = meeting.referent
        span = Span(meeting.begin, meeting.end)
        if organ is not None:
            trace = Trace(begin, end, span, None, Span(organ.begin, organ.end))
            draft.relations.append(Relation(meeting.referent, "organizedBy", organ.referent, (trace,), "adoption-line"))
        if date is not None:
            trace = Trace(begin, max(end, date[1]), span, None, Span(date[0], date[1]))
            draft.relations.append(
                Relation(meeting.referent, "heldOn", Value(date[2][:10], "date"), (trace,), "adoption-line")
            )
            draft.attribute(meeting.referent, "date", date[2][:10])

    def _enacting(self, draft: Draft, number: int) -> None:
        """The older form: a date under the title, the organ in the enacting words, the meeting at the end."""
        enacting = self._organ_line.search(draft.text)
        organ = None
        if enacting is not None:
            organ = next((m for m in draft.mentions if m.kind == "Organization" and m.begin >= enacting.start() and m.end <= enacting.end()), None)
        if organ is not None:
            span = Span(organ.begin, organ.end)
            draft.relations.append(Relation(number, "adoptedBy", organ.referent, (Trace(*enacting.span(), None, None, span),), "enacting-words"))  # type: ignore[union-attr]
        title = min((m.begin for m in draft.mentions if m.referent == number), default=0)
        date = next((d for d in draft.dates if title <= d[0] < title + 120 and (enacting is None or d[0] < enacting.start())), None)
        if date is not None:
            trace = Trace(title, date[1], None, None, Span(date[0], date[1]))
            draft.relations.append(Relation(number, "adoptedOn", Value(date[2][:10], "date"), (trace,), "adoption-line"))
        at = self._at_meeting.search(draft.text)
        meeting = None if at is None else next((m for m in draft.mentions if m.kind == "Event" and at.start() <= m.begin < at.end()), None)
        if at is None or meeting is None:
            return
        draft.main_event = meeting.referent
        span = Span(meeting.begin, meeting.end)
        if organ is not None:
            traces = (Trace(*at.span(), span, None, None), Trace(organ.begin, organ.end, None, None, Span(organ.begin, organ.end)))
            draft.relations.append(Relation(meeting.referent, "organizedBy", organ.referent, traces, "adoption-line"))
        if date is not None:
            traces = (Trace(*at.span(), span, None, None), Trace(title, date[1], None, None, Span(date[0], date[1])))
            draft.relations.append(Relation(meeting.referent, "heldOn", Value(date[2][:10], "date"), traces, "adoption-line"))
            draft.attribute(meeting.referent, "date", date[2][:10])

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
            draft.enactments.append(
                Enactment(
                    at, end, draft.own_work, match["verb"], self._addressee(draft, at + len(match["verb"])), "operative"
                )
            )
            if self._recall.search(match["verb"]):
                for mention in draft.mentions:
                    if (
                        mention.kind == "Resolution"
                        and block.begin <= mention.begin < block.end
                        and mention.referent != draft.own_work
                    ):
                        trace = Trace(
                            block.begin,
                            block.end,
                            None,
                            Span(at, at + len(match["verb"])),
                            Span(mention.begin, mention.end),
                        )
                        draft.relations.append(
                            Relation(draft.own_work, "recalls", mention.referent, (trace,), "recalling-clause")
                        )

    def _addressee(self, draft: Draft, at: int) -> str | None:
        match = re.match(
            r" (?:on |upon )?(?:the |all )?((?:Member |all )?States(?: parties)?|Secretary-General|Governments?(?: of [A-Z]\w+)?|parties(?: to the conflict)?|(?:all )?parties|Committee|international community|Member States)\b",
            draft.text[at : at + 80],
        )
        return match[1] if match is not None else None
