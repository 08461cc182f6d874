"""Who is listed in the head of a record: the one who presides, the members with their States, the States present."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.draft import Draft, line_end, span_of
from kg.extract.posts import Roles
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

_RULE = "record-roster"


class Roster:
    """Reads the lists in the head of a record, `[0, end)`; the meeting and its organ are known."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._roles = roles
        self._chair = lexicon.pattern("record-chair")
        self._members = lexicon.pattern("record-members")
        self._present = lexicon.pattern("record-present")
        self._takes_chair = lexicon.pattern("takes-chair")
        self._takes_place = lexicon.pattern("takes-place")
        self._absent = lexicon.pattern("absent-chair")
        self._between = lexicon.compile(r"(?:[ \n]*\|)?[ \n]*(?:{person-titles})")

    def chairs(self, draft: Draft, head: int) -> list[tuple[int, Mention | None]]:
        """From which place on who presides: named in the head, then each who takes the Chair."""
        found: list[tuple[int, Mention | None]] = []
        for match in self._chair.finditer(draft.text, 0, head):
            person = self._person(draft, match.end())
            if person is not None:
                found.append((match.start(), person))
        people = draft.of_kind("Person")
        found += [(p.begin, p) for p in people if self._takes_chair.match(draft.text, p.end)]
        return sorted(found, key=lambda c: c[0])

    def note(self, draft: Draft, head: int, meeting: int, organ: int | None) -> None:
        """Note who presides, who is listed with a State, which States are present."""
        self._presiding(draft, head, meeting, organ)
        for agent, person in self._pairs(draft, head):
            low, high = min(agent.begin, person.begin), max(agent.end, person.end)
            self._say(draft, person, "represents", agent.referent, (low, high), span_of(agent))
            self._say(draft, person, "attended", meeting, (low, high))
        for match in self._present.finditer(draft.text, 0, head):
            end = line_end(draft.text, match.end())
            for state in draft.within(match.end(), end):
                if state.kind == "State":
                    self._say(draft, state, "attended", meeting, (match.start(), end))
        for person in draft.of_kind("Person"):
            seated = self._takes_place.match(draft.text, person.end)
            if seated is not None:
                self._say(draft, person, "attended", meeting, (person.begin, seated.end()))
                self._behind(draft, person, seated.end())

    def _presiding(self, draft: Draft, head: int, meeting: int, organ: int | None) -> None:
        absent = self._absent.search(draft.text) is not None
        for match in self._chair.finditer(draft.text, 0, head):
            person = self._person(draft, match.end())
            if person is None:
                continue
            self._behind(draft, person, line_end(draft.text, person.end))
            self._holds(draft, person, match["role"], (match.start(), person.end), match.span("role"), organ)
            if not absent:
                self._say(draft, person, "chaired", meeting, (match.start(), person.end))
        for person in draft.of_kind("Person"):
            takes = self._takes_chair.match(draft.text, person.end)
            if takes is None:
                continue
            self._behind(draft, person, takes.end())
            self._say(draft, person, "chaired", meeting, (person.begin, takes.end()))
            if takes["role"]:
                self._holds(draft, person, takes["role"], (person.begin, takes.end()), takes.span("role"), organ)

    def _person(self, draft: Draft, at: int) -> Mention | None:
        """The person whose name stands at a place, behind titles of address."""
        return next(
            (
                m
                for m in draft.within(at, at + 160)
                if m.kind == "Person" and self._between.fullmatch(draft.text, at, m.begin)
            ),
            None,
        )

    def _behind(self, draft: Draft, person: Mention, end: int) -> None:
        """The State or body in brackets behind a name."""
        agent = next((m for m in draft.within(person.end, end) if m.kind in ("State", "Organization")), None)
        if agent is not None and draft.text[person.end : agent.begin].strip(" |\n") == "(":
            self._say(draft, person, "represents", agent.referent, (person.begin, agent.end), span_of(agent))

    def _pairs(self, draft: Draft, head: int) -> Iterator[tuple[Mention, Mention]]:
        """The rows of the list of members: a State, then who sits for it."""
        start = self._members.search(draft.text, 0, head)
        if start is None:
            return
        agent: Mention | None = None
        for mention in draft.within(start.end(), head):
            if mention.kind in ("State", "Organization"):
                agent = mention
            elif mention.kind == "Person":
                if agent is None or not self._seat(draft, agent, mention):
                    return
                yield agent, mention
                agent = None

    def _seat(self, draft: Draft, agent: Mention, person: Mention) -> bool:
        between = draft.text[agent.end : person.begin]
        name = between.partition(")")[2] if between.startswith(" (") else between
        return self._between.fullmatch(name) is not None

    def _say(
        self, draft: Draft, subject: Mention, said: str, object: int, place: tuple[int, int], end: Span | None = None
    ) -> None:
        trace = Trace(*place, span_of(subject), None, end)
        draft.relations.append(Relation(subject.referent, said, object, (trace,), _RULE))

    def _holds(
        self, draft: Draft, person: Mention, role: str, place: tuple[int, int], at: tuple[int, int], organ: int | None
    ) -> None:
        """The one who presides over a meeting of an organ is its President or Chair."""
        if organ is None:
            return
        post = self._roles.post(draft, role, organ, None)
        trace = Trace(*place, span_of(person), None, Span(*at))
        draft.relations.append(
            Relation(person.referent, "holdsPost", post, (trace,), "presiding-officer", status="current")
        )
