"""Meeting records: the meeting, the speakers' turns, whom they speak for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping

from kg.extract.draft import Draft, plain, span_of
from kg.extract.posts import Roles
from kg.extract.roster import Roster
from kg.extract.turns import Turn, Turns
from kg.extract.votes import Votes
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace, Utterance, Value

_SESSION = compiled(r"\bsession (\d{1,3})$")
_HUNDRED = 100
# The head of a record ends where the meeting opens, else with its first turn; it is no longer than three pages.
_LONGEST_HEAD = 9000
_RECORDS = ("meeting-record", "meeting-coverage")
# The head of coverage ends with the first sentence that tells something.
_TELLING = 120
# Fewer words are no speech: "(spoke in French)".
_FEWEST_WORDS = 2
# Stands in every head and holds no meetings.
_TOP = ("organization/united-nations",)


class Records:
    """Reads records of meetings; everything here rests on the form of the record, not on its words."""

    def __init__(self, lexicon: Lexicon, roles: Roles, organs: Mapping[str, str]) -> None:
        self._roles = roles
        self._organs = organs
        self._roster = Roster(lexicon, roles)
        self._turns = Turns(lexicon)
        self._votes = Votes(lexicon)
        self._own_meeting = lexicon.pattern("record-meeting")
        self._units, self._tens, self._ten = (lexicon.words(n) for n in ("unit-number", "ten-number", "ten"))
        self._own_session = lexicon.pattern("record-session")
        self._place = lexicon.pattern("record-place")
        self._opens = lexicon.pattern("record-opens")
        self._turn_line = lexicon.pattern("turn-line")
        self._note_in = lexicon.pattern("language-note")
        self._post_of = lexicon.pattern("post-of-observer")
        self._organ_word = lexicon.pattern("organ-that-meets")
        self._beside = lexicon.pattern("beside-organ")
        self._floor = lexicon.pattern("gives-floor")
        self._plenary = re.compile(r"\d{1,4}(?:st|nd|rd|th) plenary meeting")
        self._of_session = lexicon.pattern("of-session")
        self._given = lexicon.pattern("given-floor")

    def places(self, draft: Draft) -> None:
        """Note where the meeting was held, before anybody takes the place for a name."""
        if draft.document.kind not in _RECORDS:
            return
        for match in self._place.finditer(draft.text, 0, self._head(draft)):
            begin, end = match.span(match.lastgroup or 0)
            dated = any(begin - 80 < d[1] <= begin or end <= d[0] < end + 60 for d in draft.dates)
            state = match["city"] is None or any(m.kind == "State" for m in draft.within(end, match.end()))
            if dated and state and draft.free(begin, end):
                draft.mention(begin, end, draft.refer("Place", draft.text[begin:end]), form="name", rule="place-line")
                return

    def _head(self, draft: Draft) -> int:
        """Where the head of the record ends."""
        if draft.document.kind == "meeting-coverage":
            return next((b.begin for b in draft.document.blocks if _tells(draft, b)), len(draft.text))
        opens = self._opens.search(draft.text, 0, _LONGEST_HEAD) or self._turn_line.search(draft.text, 0, _LONGEST_HEAD)
        return opens.start() if opens is not None else min(len(draft.text), _LONGEST_HEAD // 3)

    def meeting(self, draft: Draft) -> None:
        """The first meeting named is the record's own: its date, place and organ stand beside it in the heading."""
        if draft.document.kind not in _RECORDS:
            return
        events = sorted(
            (m for m in draft.mentions if m.kind == "Event" and m.rule.startswith("event-")), key=lambda m: m.begin
        )
        head = self._head(draft)
        numbered = [m for m in events if m.begin < head and self._own_meeting.fullmatch(draft.text, m.begin, m.end)]
        numbered = numbered or self._several(draft, head)
        if not events and not numbered:
            return
        first = (numbered or events)[0]
        draft.main_event = first.referent
        line_end = draft.text.find("\n", first.begin)
        line_end = len(draft.text) if line_end < 0 else line_end
        begin = draft.text.rfind("\n", 0, first.begin) + 1
        self._dated(draft, first, begin, line_end, head)
        self._session(draft, begin, line_end, first)
        self._same_session(draft)
        organ = next((m for m in draft.mentions if m.kind == "Organization" and begin <= m.begin < first.begin), None)
        if organ is None and numbered:
            organ = self._organ(draft, first.begin, head)
            self._sat(draft, first, head)
        self._meetings(draft, [first, *(m for m in events if m is not first)])
        if organ is not None and not any(
            r.predicate == "organizedBy" and r.subject == first.referent for r in draft.relations
        ):
            low, high = min(begin, organ.begin), max(line_end, organ.end)
            trace = Trace(low, high, Span(first.begin, first.end), None, Span(organ.begin, organ.end))
            draft.relations.append(Relation(first.referent, "organizedBy", organ.referent, (trace,), "record-heading"))

    def _several(self, draft: Draft, head: int) -> list[Mention]:
        """Meetings told of together: "46th & 47th Meetings (AM & PM)"."""
        match = self._own_meeting.search(draft.text, 0, head)
        if match is None or not draft.free(*match.span()):
            return []
        number = draft.refer("Event", match[0])
        draft.attribute(number, "title", plain(match[0]))
        return [draft.mention(*match.span(), number, form="name", rule="event-ordinal")]

    def _dated(self, draft: Draft, first: Mention, begin: int, line_end: int, head: int) -> None:
        """The day of the meeting: on its line, or the first date behind it in the head."""
        at = bisect_left(draft.dates, begin, key=lambda d: d[0])
        date = next((d for d in draft.dates[at : at + 1] if d[0] < max(line_end, min(head, first.end + 160))), None)
        if draft.document.kind == "meeting-coverage":  # of the same day, which stands above or below the meeting's line
            date = next((d for d in draft.dates if d[0] < head and len(d[2]) == len("2024-05-20")), None)
        if date is None:
            return
        trace = Trace(begin, max(line_end, date[1]), Span(first.begin, first.end), None, Span(date[0], date[1]))
        draft.relations.append(Relation(first.referent, "heldOn", Value(date[2][:10], "date"), (trace,), "dateline"))
        draft.attribute(first.referent, "date", date[2][:10])
        place = next((m for m in draft.within(0, head) if m.rule == "place-line"), None)
        if place is not None:
            held = Trace(
                begin, max(place.end, line_end), Span(first.begin, first.end), None, Span(place.begin, place.end)
            )
            draft.relations.append(Relation(first.referent, "heldAt", place.referent, (held,), "dateline"))

    def _organ(self, draft: Draft, at: int, head: int) -> Mention | None:
        """The organ that meets: the body alone on the line nearest above, else the one of the record's symbol."""
        bodies = [m for m in (*draft.within(0, head), *draft.inner) if m.kind == "Organization" and m.begin < head]
        alone = [m for m in bodies if self._alone(draft, m)]
        above = [m for m in alone if m.begin < at]
        own = self._organs.get(_initial(draft.document.symbol or ""))
        of_symbol = [m for m in bodies if own and draft.referents[m.referent].key == own]
        told = [m for m in draft.within(0, head + _TELLING) if m.kind == "Organization" and self._meets(draft, m)]
        return next(iter((*reversed(above), *alone, *of_symbol, *told)), None)

    def _meets(self, draft: Draft, body: Mention) -> bool:
        """Whether a body that coverage tells of first is an organ."""
        coverage = draft.document.kind == "meeting-coverage"
        return coverage and self._organ_word.search(draft.text, body.begin, body.end) is not None

    def _alone(self, draft: Draft, body: Mention) -> bool:
        low = draft.text.rfind("\n", 0, body.begin) + 1
        high = draft.text.find("\n", body.end)
        line = draft.text[low : len(draft.text) if high < 0 else high]
        rest = (draft.text[low : body.begin] + draft.text[body.end : low + len(line)]).strip(" *_")
        return (not rest or self._beside.fullmatch(rest) is not None) and draft.referents[body.referent].key not in _TOP

    def _sat(self, draft: Draft, meeting: Mention, head: int) -> None:
        """The session of the organ in which it met: "General Assembly / Seventy-seventh session"."""
        match = self._own_session.search(draft.text, 0, head)
        above = None if match is None else match.start()
        organ = None if above is None else self._organ(draft, above, above)
        if match is None:
            return
        low, high = match.span("session")
        if organ is not None and (organ.begin > low or draft.text.startswith(",", high)):
            organ = None  # a committee that is told of further on, or on the line, meets in the Assembly's session
        if organ is None:
            self._of_bare_session(draft, meeting, low, high)
            return
        joined = organ in draft.mentions and not draft.text[organ.end : low].strip()
        begin = organ.begin if joined else low
        old = [m for m in draft.within(low, high) if m.kind == "Event"]
        for mention in old:
            draft.mentions.remove(mention)
        if not old and draft.free(low, high):
            draft.own(low, high)
        session = draft.refer("Event", plain(draft.text[begin:high]))
        draft.attribute(session, "title", plain(draft.text[begin:high]))
        for mention in old:
            draft.merge(mention.referent, session)
        if joined:
            draft.mentions.remove(organ)
            draft.inner.append(organ)
        draft.mentions.append(Mention(begin, high, "Event", session, "name", "event-session"))
        here = Span(begin, high)
        held = Trace(organ.begin, high, here, None, Span(organ.begin, organ.end))
        draft.relations.append(Relation(session, "organizedBy", organ.referent, (held,), "record-heading"))
        part = Trace(min(begin, meeting.begin), max(high, meeting.end), Span(meeting.begin, meeting.end), None, here)
        draft.relations.append(Relation(meeting.referent, "partOf", session, (part,), "record-heading"))

    def _of_bare_session(self, draft: Draft, meeting: Mention, low: int, high: int) -> None:
        """The meeting is part of the session on a line of the head, whosever it is: "Seventy-ninth Session"."""
        session = next((m for m in draft.within(low, high) if m.kind == "Event"), None)
        if session is not None and session.referent != meeting.referent:
            here = span_of(session)
            begin, end = min(session.begin, meeting.begin), max(session.end, meeting.end)
            part = Trace(begin, end, span_of(meeting), None, here)
            draft.relations.append(Relation(meeting.referent, "partOf", session.referent, (part,), "record-heading"))

    def _meetings(self, draft: Draft, events: list[Mention]) -> None:
        """Other plenary meetings named in the record are of the same organ: "at the 47th plenary meeting"."""
        organs = {r.object for r in draft.relations if r.predicate == "organizedBy" and r.subject == events[0].referent}
        organ = next(iter(organs)) if len(organs) == 1 else None
        for mention in events[1:]:
            plenary = self._plenary.fullmatch(draft.text, mention.begin, mention.end)
            if plenary is not None and isinstance(organ, int) and mention.referent != events[0].referent:
                trace = Trace(mention.begin, mention.end, Span(mention.begin, mention.end), None, None)
                draft.relations.append(Relation(mention.referent, "organizedBy", organ, (trace,), "record-heading"))

    def _session(self, draft: Draft, begin: int, end: int, meeting: Mention) -> None:
        """The session of which the meeting is part: "General Assembly, session 71, 58th plenary meeting"."""
        match = self._of_session.search(draft.text, begin, end)
        if match is None:
            return
        organ = next((m for m in draft.mentions if m.kind == "Organization" and m.end == match.start()), None)
        low = organ.begin if organ is not None else match.start() + 2
        if organ is None or not draft.free(match.start(), match.end()):
            return
        name = draft.text[low : match.end()]
        session = draft.refer("Event", name)
        draft.attribute(session, "title", name)
        draft.mentions.remove(organ)
        draft.inner.append(organ)
        draft.mentions.append(Mention(low, match.end(), "Event", session, "name", "event-session"))
        draft.own(match.start(), match.end())
        whole = Span(low, match.end())
        held = Trace(low, match.end(), whole, None, Span(organ.begin, organ.end))
        draft.relations.append(Relation(session, "organizedBy", organ.referent, (held,), "record-heading"))
        part = Trace(begin, end, Span(meeting.begin, meeting.end), None, whole)
        draft.relations.append(Relation(meeting.referent, "partOf", session, (part,), "record-heading"))
        both = Trace(begin, end, Span(meeting.begin, meeting.end), None, Span(organ.begin, organ.end))
        draft.relations.append(Relation(meeting.referent, "organizedBy", organ.referent, (both,), "record-heading"))

    def _same_session(self, draft: Draft) -> None:
        """The session of the record's head in words: "session 66" is "the sixty-sixth session" of the same organ."""
        head = next((m for m in draft.mentions if m.rule == "event-session"), None)
        number = None if head is None else _SESSION.search(draft.text, head.begin, head.end)
        if head is None or number is None:
            return
        forms = tuple(f"{form} session" for form in self._ordinals(int(number[1])))
        longer = tuple(f"{form} of " for form in forms)
        for other, referent in enumerate(draft.referents):
            names = [n.casefold() for n in referent.names] if referent.kind == "Event" else []
            if other != head.referent and any(n in forms or n.startswith(longer) for n in names):
                draft.merge(other, head.referent)

    def _ordinals(self, number: int) -> tuple[str, ...]:
        """A number below a hundred as an ordinal, in figures and in words."""
        tens, units = divmod(number, 10)
        last = "th" if tens == 1 else {1: "st", 2: "nd", 3: "rd"}.get(units, "th")
        if not 0 < number < _HUNDRED:
            return (f"{number}{last}",)
        if number < len(self._units) + 1:
            return (f"{number}{last}", self._units[number - 1])
        if not units:
            return (f"{number}{last}", self._tens[tens - 2])
        return (f"{number}{last}", f"{self._ten[tens - 2]}-{self._units[units - 1]}")

    def listen(self, draft: Draft) -> list[Turn]:
        """The turns of the record; from now on the draft knows who speaks where."""
        if draft.document.kind not in _RECORDS:
            return []
        head = self._head(draft)
        found = self._turns.find(draft, head, self._roster.chairs(draft, head))
        draft.turns = [(t.colon, t.end, t.speaker.referent) for t in found if t.speaker is not None]
        return found

    def note(self, draft: Draft, turns: list[Turn]) -> None:
        """Who is listed, who speaks, how States voted; each speech is a quotation of its speaker."""
        if draft.document.kind not in _RECORDS:
            return
        if draft.main_event is not None:
            self._roster.note(draft, self._head(draft), draft.main_event, self._sitting(draft))
        last: int | None = None
        for turn in turns:
            if turn.speaker is None or not turn.speech:
                last = None
                continue
            self._speech(draft, turn, turn.speaker)
            if turn.speaker.referent != last and not turn.chair:
                self._speaks(draft, turn, turn.speaker)
            last = turn.speaker.referent
        self._votes.note(draft)
        if draft.document.kind == "meeting-coverage":
            self._votes.told(draft, self._sitting(draft))

    def _sitting(self, draft: Draft) -> int | None:
        """The organ whose meeting it is."""
        return next(
            (
                r.object
                for r in draft.relations
                if r.predicate == "organizedBy" and r.subject == draft.main_event and isinstance(r.object, int)
            ),
            None,
        )

    def _speech(self, draft: Draft, turn: Turn, speaker: Mention) -> None:
        name = Span(speaker.begin, speaker.end) if turn.begin <= speaker.begin < turn.colon else None
        for begin, end in turn.speech[:1] if turn.quoted else turn.speech:
            if turn.quoted:
                line = draft.text.find("\n", begin, end)
                begin, end = begin + 1, end if line < 0 else line
                end = begin + len(draft.text[begin:end].rstrip().rstrip('”"'))
            if len(self._note_in.sub(" ", draft.text[begin:end]).split()) >= _FEWEST_WORDS:
                trace = Trace(turn.begin if begin - turn.colon < 4 else begin, end, name, None, Span(begin, end))
                draft.utterances.append(Utterance(begin, end, speaker.referent, (trace,), "speech-turn"))

    def _speaks(self, draft: Draft, turn: Turn, speaker: Mention) -> None:
        span = Span(speaker.begin, speaker.end)
        named = turn.agent
        post = None
        if named is not None and draft.text[named.begin - 1 : named.begin] == "(":
            here = (Trace(turn.begin, turn.colon, span, None, Span(named.begin, named.end)),)
            draft.relations.append(Relation(speaker.referent, "represents", named.referent, here, "speech-turn"))
            post = self._given_floor(draft, turn, speaker, named)
        if draft.main_event is not None:
            spoke = (Trace(turn.begin, turn.colon, span, None, None),)
            draft.relations.append(
                Relation(speaker.referent, "spokeAt", draft.main_event, spoke, "speech-turn", capacity=post)
            )

    def _given_floor(self, draft: Draft, turn: Turn, speaker: Mention, agent: Mention) -> int | None:
        """ "I give the floor to the representative of X", and X's speaker follows: the post is said."""
        above = self._above(draft, turn.begin)
        for mention in draft.within(above, turn.begin):
            if mention.referent != agent.referent:
                continue
            role = self._given.search(draft.text, max(above, mention.begin - 40), mention.begin)
            span = role.span("role") if role is not None else self._named_post(draft, above, mention)
            if span is None:
                continue
            body, state = (None, agent.referent) if agent.kind == "State" else (agent.referent, None)
            post = self._roles.post(draft, draft.text[span[0] : span[1]], body, state)
            floor = Trace(above, mention.end, None, Span(*span), Span(span[0], mention.end))
            line = Trace(turn.begin, speaker.end, Span(speaker.begin, speaker.end), None, None)
            draft.relations.append(
                Relation(speaker.referent, "holdsPost", post, (floor, line), "given-the-floor", status="current")
            )
            return post
        return None

    def _named_post(self, draft: Draft, above: int, agent: Mention) -> tuple[int, int] | None:
        """The post in "I give the floor to the Minister for Foreign Affairs of X", which names nobody."""
        at = bisect_left(draft.roles, agent.begin, key=lambda r: r.begin) - 1
        role = draft.roles[at] if at >= 0 else None
        if role is None or role.begin < above or not self._post_of.fullmatch(draft.text, role.end, agent.begin):
            return None
        return (role.begin, role.end) if self._floor.search(draft.text, above, role.begin) else None

    def _above(self, draft: Draft, at: int) -> int:
        """Where the block above begins; heads and feet of pages are none."""
        blocks = draft.document.blocks
        index = bisect_left(blocks, at, key=lambda b: b.begin)
        before = (b.begin for b in reversed(blocks[max(0, index - 4) : index]) if b.kind not in ("running", "footnote"))
        return next(before, 0)


def _tells(draft: Draft, block: Block) -> bool:
    text = draft.text[block.begin : block.end]
    return block.kind == "paragraph" and len(text) > _TELLING and text.endswith((".", ":", "”"))


def _initial(symbol: str) -> str:
    """The series letter of a symbol: "S" of S/PV.9812 and of SC/15702, "A" of A/77/PV.48 and of GA/12488."""
    series = symbol.partition("/")[0]
    return {"SC": "S", "GA": "A"}.get(series, series)
