"""Lists of participants: who stands in which line under which State or body, in which post, and at which event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from kg.extract.asides import Asides
from kg.extract.attendance import Attendance, lines, pieces
from kg.extract.draft import Draft, line_end, span_of
from kg.extract.posts import Roles
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Status, Trace

# The event of a list of participants is named in its head.
_NEAR = 300
# The longest title before a name at the head of a line.
_TITLE = 50
_TITLED = compiled(r"(?:[A-Z][\w’'-]*\.? |of |for |the ){1,6}")
_RULE = "participants-list"
_ELSEWHERE = compiled(r"\b(?:at|with|from) (?:the )?[A-Z]|\ban? [a-z]")
_LONGER = compiled(r" [A-Z][a-z]+ ")
_PARTED = compiled(r"[\n;]")
_AGENTS = ("State", "Organization")

# What may stand between a title's head and the name: "Commissioner of Police NAME".
_TITLE_GOES_ON = compiled(r"(?: of(?: the)? [A-Z]\w+)?[ .]*")


class EntryLines:
    """Tells the line of a name, and whether the name opens it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lead = lexicon.pattern("member-line")
        self._label = lexicon.pattern("list-part")
        self._apart = lexicon.pattern("list-apart")

    def of(self, draft: Draft, mention: Mention) -> tuple[int, int]:
        """Where the line of a mention begins and ends."""
        return draft.text.rfind("\n", 0, mention.begin) + 1, line_end(draft.text, mention.end)

    def opens(self, draft: Draft, person: Mention) -> bool:
        """Whether a name opens its line, behind titles or "Alternate:"."""
        low, _ = self.of(draft, person)
        label = self._label.match(draft.text, low, person.begin)
        return self._lead.fullmatch(draft.text, low if label is None else label.end(), person.begin) is not None

    def opens_titled(self, draft: Draft, person: Mention) -> bool:
        """Whether a name opens its line behind a title of its own: "Asst. Commissioner of Police NAME"."""
        if draft.text[person.end : person.end + 2].strip().islower():
            return False  # "President NAME today announced"
        low, high = self.of(draft, person)
        if person.end >= high - 1 and person.begin - low <= _TITLE and _TITLED.fullmatch(draft.text, low, person.begin):
            return True
        return any(_TITLE_GOES_ON.fullmatch(draft.text, r.end, person.begin) for r in _roles(draft, low, person))

    def apart(self, text: str, begin: int, end: int) -> bool:
        """Whether a line in capitals heads people who are of no body named above: "RESOURCE PERSONS"."""
        return text[begin:end].isupper() and self._apart.fullmatch(text, begin, end) is not None

    def label(self, text: str, begin: int, end: int) -> bool:
        """Whether a line only says what those under it are in their delegation: "Advisers"."""
        return self._label.fullmatch(text, begin, end) is not None


class _Entry(Struct):
    """One who is listed: the name, where his lines end, under whom he stands, and as what."""

    person: Mention
    begin: int
    end: int
    agent: Mention | None
    label: Span | None
    said: str | None = None
    """What the heading over him says that he does there: "INVITED SPEAKERS"."""


class Attendees:
    """Reads a list by its lines: heads (a State, a body, a delegation), labels, and people with their posts."""

    def __init__(self, lexicon: Lexicon, roles: Roles, lines: EntryLines) -> None:
        self._roles, self._lines = roles, lines
        self._attendance, self._asides = Attendance(lexicon), Asides(lexicon)
        self._list = lexicon.pattern("list-event")
        self._rest = lexicon.pattern("list-head-rest")
        self._post = lexicon.pattern("list-part-post")
        self._chair = lexicon.pattern("list-chair")
        self._part, self._chairs = lexicon.pattern("list-function"), lexicon.pattern("list-chairs")
        self._speakers = lexicon.pattern("list-speakers")
        self._sent = lexicon.pattern("list-sent")
        self._opens = lexicon.pattern("list-post-opens")
        self._title = lexicon.pattern("list-post-title")
        self._second = lexicon.pattern("list-post-second")
        self._between = lexicon.pattern("list-post-between")
        self._field = lexicon.pattern("list-post-field")
        self._minister = lexicon.pattern("role-has-field")
        self._capitals = lexicon.pattern("list-capitals")
        self._opening, self._closing = lexicon.word_set("body-opening"), lexicon.word_set("body-closing")
        self._small = lexicon.word_set("role-small")
        self._link = lexicon.pattern("byline-link")
        self._more = lexicon.pattern("list-post-more")
        self._named = lexicon.pattern("list-post-body")
        self._units = lexicon.word_set("unit-head")

    def event(self, draft: Draft) -> None:
        """The event of a list of participants is the first that its head names."""
        listed = self.listed(draft)
        if listed is not None:
            self._in_capitals(draft, listed.end())
        if listed is not None and draft.main_event is None:
            draft.main_event = next(
                (m.referent for m in draft.of_kind("Event") if m.begin < listed.end() + _NEAR), None
            )

    def listed(self, draft: Draft) -> re.Match[str] | None:
        """The heading of a list of participants."""
        return self._list.search(draft.text) if draft.document.kind == "participants" else None

    def _in_capitals(self, draft: Draft, start: int) -> None:
        """Note the bodies in capitals that head a part of the list: "NATIONAL REEF AUTHORITY (NRA)"."""
        for _, begin, end in lines(draft, start):
            line = self._capitals.fullmatch(draft.text, begin, end)
            if line is None or not draft.free(*line.span("name")):
                continue
            words = line["name"].split()
            if words[0].capitalize() not in self._opening and words[-1].capitalize() not in self._closing:
                continue
            name = " ".join(w.lower() if w.lower() in self._small else w.capitalize() for w in words)
            known = draft.known("Organization", name)
            number = draft.refer("Organization", name) if known is None else known
            draft.attribute(number, "class", "Organization")
            draft.mention(*line.span("name"), number, form="name", rule="body-closing")
            if line["acronym"] is not None:
                draft.acronym(number, line["acronym"])

    def note(self, draft: Draft) -> None:
        """Note of each who is listed that he attends, for whom he stands there, and the posts of his lines."""
        listed = self.listed(draft)
        if listed is None:
            return
        self._chaired_by(draft, listed.start())
        for entry in self._entries(draft, listed.start()):
            here = Trace(entry.begin, entry.end, span_of(entry.person), None, None)
            if draft.main_event is not None:
                does = self._does(draft, entry)
                draft.relations.append(Relation(entry.person.referent, does, draft.main_event, (here,), _RULE))
            if entry.agent is not None:
                told = (here, Trace(entry.agent.begin, entry.agent.end, None, None, span_of(entry.agent)))
                whom = entry.agent.referent
                sent = entry.agent.kind == "Organization" and self._state_of(draft, entry.agent) is not None
                predicate = "memberOf" if sent else "represents"
                draft.relations.append(Relation(entry.person.referent, predicate, whom, told, _RULE))
            for begin, end in _pieces(draft, entry, self._function(draft, entry)):
                self._held(draft, entry, begin, end)
            if entry.agent is not None:
                self._labelled(draft, entry, entry.agent)
                self._within(draft, entry, entry.agent)

    def _chaired_by(self, draft: Draft, end: int) -> None:
        """Note the States and people whom the head of a list names as chairs: "Co-Chairs: STATE and STATE"."""
        for match in self._chairs.finditer(draft.text, 0, end):
            for chair in draft.within(match.end(), line_end(draft.text, match.end())):
                if draft.main_event is not None and chair.kind in ("State", "Person", "Organization"):
                    trace = Trace(match.start(), chair.end, span_of(chair), None, None)
                    draft.relations.append(Relation(chair.referent, "chaired", draft.main_event, (trace,), _RULE))

    def _does(self, draft: Draft, entry: _Entry) -> str:
        """What somebody does at the event, by the line over the name, or the column beside it."""
        if self._presides(draft, entry):
            return "chaired"
        part = self._function(draft, entry)
        if part is None or not part.lastgroup:
            return entry.said or "attended"
        return "chaired" if part["chair"] else "moderated" if part["moderates"] else "spokeAt"

    def _function(self, draft: Draft, entry: _Entry) -> re.Match[str] | None:
        """The column beside a name that says what somebody is in the meeting: "Co-Chair / Head of Delegation"."""
        return self._part.match(draft.text, entry.person.end, entry.end)

    def _presides(self, draft: Draft, entry: _Entry) -> bool:
        """Whether the line over a name says that its bearer presides: "Chair of the Meeting"."""
        above = draft.text[: max(0, entry.begin - 1)].rpartition("\n")[2]
        return entry.agent is None and self._chair.fullmatch(above) is not None

    def posts(self, draft: Draft, person: Mention, begin: int, end: int) -> None:
        """Note the posts that stand behind a name in a line of a programme."""
        entry = _Entry(person, begin, end, None, None)
        for low, high in _pieces(draft, entry):
            self._held(draft, entry, low, high)

    def _entries(self, draft: Draft, start: int) -> Iterator[_Entry]:
        agent: Mention | None = None
        label: Span | None = None
        entry: _Entry | None = None
        said: str | None = None
        for block, begin, end in lines(draft, start):
            inside = draft.within(begin, end)
            if any(m.rule == "participants-name" for m in inside):
                if entry is not None:
                    yield entry
                entry = None
                yield from self._of_line(draft, begin, end, agent)
                continue
            people = [m for m in inside if m.kind == "Person"][:1]
            person = next(
                (m for m in people if self._lines.opens(draft, m) or self._lines.opens_titled(draft, m)), None
            )
            if person is not None and draft.text[begin:end].strip(" :*_").isupper() and person.end >= end - 2:
                person = None if block.kind in ("heading", "title") else person
            if person is not None:
                if entry is not None:
                    yield entry
                entry = _Entry(person, begin, end, agent, label, said)
                continue
            head = next((m for m in self._whole(draft, begin, end, inside)), None)
            if head is not None and (entry is None or entry.end < begin - 1 or block.kind == "heading"):
                agent, label, said = head, None, None
            elif self._speakers.fullmatch(draft.text, begin, end) is not None:
                agent, label, said = None, None, "spokeAt"
            elif self._lines.apart(draft.text, begin, end):
                agent = label = said = None
            elif self._lines.label(draft.text, begin, end):
                label = Span(begin, end)
            elif block.kind in ("heading", "title") or draft.text[begin:end].isupper():
                agent = label = said = None
            elif entry is not None and entry.end == begin - 1:
                entry.end = end
                continue
            if entry is not None:
                yield entry
                entry = None
        if entry is not None:
            yield entry

    def _of_line(self, draft: Draft, begin: int, end: int, agent: Mention | None) -> list[_Entry]:
        """The people of a line that holds several, each with what stands up to the next one."""
        own = self._attendance.agent(draft, begin, end)
        found: list[_Entry] = []
        for low, high in pieces(draft, begin if own is None else own.end, end):
            person = next((m for m in draft.within(low, high) if m.kind == "Person"), None)
            if person is not None:
                low += len(draft.text[low:high]) - len(draft.text[low:high].lstrip(" :"))
                found.append(_Entry(person, low, high, own or agent, None))
            elif found:
                found[-1].end = high
        return found

    def names(self, draft: Draft) -> list[Span]:
        """Where the names of people stand in lines that hold several."""
        listed = self.listed(draft)
        return [] if listed is None else self._attendance.names(draft, listed.start())

    def _whole(self, draft: Draft, begin: int, end: int, inside: list[Mention]) -> list[Mention]:
        """The State or body that a line is nothing but, an acronym or a secretariat aside."""
        for mention in inside:
            rest = draft.text[begin : mention.begin] + " " + draft.text[mention.end : end]
            if mention.kind in _AGENTS and self._rest.fullmatch(rest) is not None:
                return [mention]
        return []

    def _held(self, draft: Draft, entry: _Entry, begin: int, end: int) -> None:
        """The post that a piece of the lines tells: in the body that it names, else in that under which it stands."""
        end = self._asides.end(draft, entry.person, begin, end)
        all_told = [r for r in draft.relations if _told(r, entry.person.referent, begin, end)]
        told = next((r for r in all_told if not self._is_placed(draft, entry, r)), None)
        opens = self._opens.match(draft.text, begin, end)
        if opens is None or (all_told and told is None):
            return
        status: Status = "former" if opens["former"] else "acting" if opens["acting"] else "current"
        role = next((r for r in draft.roles if r.begin == opens.end() and r.end <= end), None)
        words = self._title.match(draft.text, opens.end(), end)
        if told is not None and words is not None:
            end_of_told = max(t.end for t in told.traces)
            if opens.end() < end_of_told < words.end("title") and self._goes_on(draft, end_of_told, words.end("title")):
                draft.relations.remove(told)  # "Minister of Justice", of "Minister of Justice and Penal Affairs"
                told = None
        if told is not None:
            title, at, status = self._title_of(draft, told), max(t.end for t in told.traces), told.status or status
        elif role is not None and not (words is not None and self._goes_on(draft, role.end, words.end("title"))):
            title, at = draft.text[role.begin : role.end], role.end
        elif words is not None:
            of = next((m for m in draft.within(*words.span("title")) if m.kind == "Organization"), None)
            at = words.end("title") if of is None else of.begin
            title = self._link.sub("", draft.text[words.start("title") : at])
        else:
            return
        if not title.strip():
            return  # a body opens the words behind the name: no title stands there
        if not self._claim(draft, entry, title, Span(opens.end(), max(at, opens.end())), end, status):
            return
        if told is not None:
            draft.relations.remove(told)

    def _goes_on(self, draft: Draft, at: int, end: int) -> bool:
        """Whether a title goes on, up to a comma, with words that name no body or State: "and Saving Harbours"."""
        return (
            at < end
            and not self._second.match(draft.text, at, end)  # "Executive Director and co-founder": a second post
            and not _ELSEWHERE.search(draft.text, at, end)
            and not any(m.kind in _AGENTS for m in draft.within(at, end))
        )

    def _is_placed(self, draft: Draft, entry: _Entry, told: Relation) -> bool:
        """Whether a post that is told has its body, and its State if it is one to which a State sends somebody."""
        post = draft.referents[told.object] if isinstance(told.object, int) else None
        if post is None or (post.post_in, post.post_for) == (None, None):
            return False
        state = None if entry.agent is None else self._state_of(draft, entry.agent)
        sent = state is not None and post.post_for is None and self._sent.search(post.attribute("title") or "")
        if sent and told.status is not None:
            number = self._roles.post(draft, post.attribute("title") or "", post.post_in, state)
            self._say(draft, entry, number, (*told.traces, *_whose(entry)), told.status)
        return True

    def _title_of(self, draft: Draft, told: Relation) -> str:
        post = draft.referents[told.object] if isinstance(told.object, int) else None
        return "" if post is None else post.attribute("title") or post.role or ""

    def _claim(self, draft: Draft, entry: _Entry, title: str, at: Span, end: int, status: Status) -> bool:
        """Say that a post is held in the body behind it, on its line or the next, else where its holder stands."""
        here = Trace(entry.begin, end, span_of(entry.person), None, at)
        behind = draft.within(at.end, end)
        below = next((m for m in draft.within(end, entry.end)[:1] if m.begin == end + 1), None)
        body = next((m for m in (*behind, below) if m is not None and m.kind == "Organization"), None)
        if body is not None and not self._is_of(draft, at.end, body):
            return False
        state: int | None = None
        within = None if body is None else body.referent
        field = self._field.match(draft.text, at.end, end if body is None else body.begin)
        if field is not None and (body is not None or self._is_field(draft, entry, title)):
            title, at = title + field["field"], Span(at.begin, field.end())
        if body is None:
            within = self._unread_body(draft, Span(at.end, end))
        if within is None:
            more = self._more.fullmatch(draft.text, at.end, end)
            if entry.agent is None or more is None or status == "former" or any(m.kind == "State" for m in behind):
                return False  # what nothing has read may be the body
            title += more["more"] or ""
            state = self._state_of(draft, entry.agent)
            within = entry.agent.referent if state is None else None
        number = self._roles.post(draft, title, within, state)
        self._say(draft, entry, number, (here, *(_whose(entry) if body is None else ())), status)
        return True

    def _is_of(self, draft: Draft, at: int, body: Mention) -> bool:
        """Whether a title is of a body behind it: nothing but its field or another body stands between, and no
        word of a longer name behind it."""
        between = draft.text[at : body.begin]
        return self._between.fullmatch(between) is not None and _LONGER.match(draft.text, body.end) is None

    def _is_field(self, draft: Draft, entry: _Entry, title: str) -> bool:
        """Whether capitals behind a title are its field: of a minister, and of one who stands under his body."""
        under = entry.agent is not None and self._state_of(draft, entry.agent) is None
        return under or self._minister.search(title) is not None

    def _unread_body(self, draft: Draft, rest: Span) -> int | None:
        """The body that capitals behind a title name, if nothing has read it."""
        named = self._named.fullmatch(draft.text, *rest)
        if named is None or not draft.free(*named.span("name")):
            return None
        number = draft.refer("Organization", named["name"])
        draft.attribute(number, "class", "Organization")
        draft.mention(*named.span("name"), number, form="name", rule="body-employer")
        return number

    def _say(self, draft: Draft, entry: _Entry, post: int, traces: tuple[Trace, ...], status: Status) -> None:
        draft.relations.append(Relation(entry.person.referent, "holdsPost", post, traces, _RULE, status=status))

    def _labelled(self, draft: Draft, entry: _Entry, agent: Mention) -> None:
        """Who stands under "Head of Delegation:" is that of the delegation."""
        if entry.label is None or agent.kind == "State" or self._state_of(draft, agent) is None:
            return
        if self._post.fullmatch(draft.text, *entry.label) is None:
            return
        title = draft.text[entry.label.begin : entry.label.end].strip(" :*_")
        here = Trace(entry.begin, entry.end, span_of(entry.person), None, None)
        traces = (here, Trace(*entry.label, None, None, None))
        self._say(draft, entry, self._roles.post(draft, title, agent.referent, None), traces, "current")

    def _state_of(self, draft: Draft, agent: Mention) -> int | None:
        """The State that somebody stands under, or whose delegation he does."""
        if agent.kind == "State":
            return agent.referent
        if "delegation" not in draft.text[agent.begin : agent.end].casefold():
            return None
        inside = (m for m in draft.inner if agent.begin <= m.begin and m.end <= agent.end and m.kind == "State")
        return next((m.referent for m in inside), None)

    def _within(self, draft: Draft, entry: _Entry, agent: Mention) -> None:
        """A division or bureau in the lines of one who stands under a body is a part of that body."""
        if self._state_of(draft, agent) is not None:
            return
        for unit in draft.within(entry.person.end, entry.end):
            words = draft.text[unit.begin : unit.end].split()
            head = not self._units.isdisjoint((words[0], words[-1]))
            if unit.kind == "Organization" and head and unit.referent != agent.referent:
                traces = (
                    Trace(unit.begin, unit.end, span_of(unit), None, None),
                    Trace(agent.begin, agent.end, None, None, span_of(agent)),
                )
                draft.relations.append(Relation(unit.referent, "partOf", agent.referent, traces, _RULE))
                return


def _whose(entry: _Entry) -> tuple[Trace, ...]:
    """Where the State or body stands under which somebody is listed."""
    agent = entry.agent
    return () if agent is None else (Trace(agent.begin, agent.end, None, None, span_of(agent)),)


def _told(relation: Relation, person: int, begin: int, end: int) -> bool:
    """Whether a rule has read a post of the person out of this piece of his lines."""
    if relation.predicate != "holdsPost" or relation.subject != person:
        return False
    return any(begin < t.end <= end for t in relation.traces)


def _pieces(draft: Draft, entry: _Entry, part: re.Match[str] | None = None) -> Iterator[tuple[int, int]]:
    """The lines of somebody behind the name, and behind what he is in the meeting, parted at semicolons."""
    at = entry.person.end if part is None else part.end()
    for piece in _PARTED.split(draft.text[at : entry.end]):
        yield at, at + len(piece)
        at += len(piece) + 1


def _roles(draft: Draft, low: int, person: Mention) -> list[Mention]:
    return [r for r in draft.roles if low <= r.begin and r.end <= person.begin]
