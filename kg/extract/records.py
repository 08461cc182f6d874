"""Meeting records: the meeting, the speakers' turns, whom they speak for."""

from __future__ import annotations

import re

from kg.extract.draft import Draft
from kg.extract.posts import Roles
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace, Utterance, Value


class Records:
    """Reads records of meetings; everything here rests on the form of the record, not on its words."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._roles = roles
        self._turn = re.compile(r"^(?P<name>[^\n:“”\"]{2,90}):[ \n]*[“\"](?P<speech>[^\n]*)", re.M)
        self._plenary = re.compile(r"\d{1,4}(?:st|nd|rd|th) plenary meeting")
        self._of_session = lexicon.pattern("of-session")
        self._given = lexicon.pattern("given-floor")

    def meeting(self, draft: Draft) -> None:
        """The first meeting named is the record's own: its date and organ stand beside it in the heading."""
        events = sorted(
            (m for m in draft.mentions if m.kind == "Event" and m.rule.startswith("event-")), key=lambda m: m.begin
        )
        if draft.document.kind != "meeting-record" or not events:
            return
        first = events[0]
        draft.main_event = first.referent
        line_end = draft.text.find("\n", first.begin)
        line_end = len(draft.text) if line_end < 0 else line_end
        begin = draft.text.rfind("\n", 0, first.begin) + 1
        date = next((d for d in draft.dates if begin <= d[0] < line_end), None)
        if date is not None:
            trace = Trace(begin, line_end, Span(first.begin, first.end), None, Span(date[0], date[1]))
            draft.relations.append(
                Relation(first.referent, "heldOn", Value(date[2][:10], "date"), (trace,), "dateline")
            )
            draft.attribute(first.referent, "date", date[2][:10])
        self._session(draft, begin, line_end, first)
        organ = next((m for m in draft.mentions if m.kind == "Organization" and begin <= m.begin < first.begin), None)
        self._meetings(draft, events)
        if organ is not None and not any(
            r.predicate == "organizedBy" and r.subject == first.referent for r in draft.relations
        ):
            trace = Trace(begin, line_end, Span(first.begin, first.end), None, Span(organ.begin, organ.end))
            draft.relations.append(Relation(first.referent, "organizedBy", organ.referent, (trace,), "record-heading"))

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

    def turns(self, draft: Draft) -> None:
        """Each quoted turn is a quotation of its speaker, who spoke there and represents the State in brackets."""
        if draft.document.kind != "meeting-record":
            return
        last: int | None = None
        for match in self._turn.finditer(draft.text):
            begin = match.start("speech")
            end = begin + len(match["speech"].rstrip().rstrip('”"'))
            people = [m for m in draft.mentions if m.kind == "Person" and match.start() <= m.begin < match.end("name")]
            speaker = people[0] if people else None
            name = None if speaker is None else speaker.referent
            if speaker is None or end <= begin:
                last = None
                continue
            first, last = name != last, name
            draft.utterances.append(
                Utterance(
                    begin, end, speaker.referent, (self._trace(match.start(), end, speaker, begin),), "speech-turn"
                )
            )
            if first:
                self._speaks(draft, match.start(), match.end("name"), speaker)

    def _trace(self, low: int, high: int, speaker: Mention, begin: int) -> Trace:
        return Trace(low, high, Span(speaker.begin, speaker.end), None, Span(begin, high))

    def _speaks(self, draft: Draft, begin: int, end: int, speaker: Mention) -> None:
        span = Span(speaker.begin, speaker.end)
        if draft.main_event is not None:
            draft.relations.append(
                Relation(
                    speaker.referent, "spokeAt", draft.main_event, (Trace(begin, end, span, None, None),), "speech-turn"
                )
            )
        agent = next(
            (m for m in draft.mentions if m.kind in ("State", "Organization") and speaker.end < m.begin < end), None
        )
        if agent is None:
            return
        named = Span(agent.begin, agent.end)
        draft.relations.append(
            Relation(
                speaker.referent, "represents", agent.referent, (Trace(begin, end, span, None, named),), "speech-turn"
            )
        )
        self._given_floor(draft, begin, speaker, agent)

    def _given_floor(self, draft: Draft, begin: int, speaker: Mention, agent: Mention) -> None:
        """ "I give the floor to the representative of X", and X's speaker follows: the post is said."""
        above = draft.text.rfind("\n\n", 0, max(begin - 2, 0)) + 2 if begin > 2 else 0
        for mention in draft.mentions:
            if mention.referent != agent.referent or not above <= mention.begin < begin:
                continue
            role = self._given.search(draft.text, max(above, mention.begin - 40), mention.begin)
            if role is None:
                continue
            key, title = self._roles.role(role["role"])
            body, state = (None, agent.referent) if agent.kind == "State" else (agent.referent, None)
            post = self._roles.post(draft, key, title, body, state)
            floor = Trace(above, mention.end, None, Span(role.start(), role.end()), Span(role.start(), mention.end))
            turn = Trace(begin, speaker.end, Span(speaker.begin, speaker.end), None, None)
            draft.relations.append(
                Relation(speaker.referent, "holdsPost", post, (floor, turn), "given-the-floor", status="current")
            )
            return
