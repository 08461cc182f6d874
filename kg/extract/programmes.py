"""Event notes and programmes: what, when, where, by whom; who is to open, speak, moderate, close."""

from __future__ import annotations

import re
from functools import partial
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.attendees import Attendees
from kg.extract.draft import Draft, plain, span_of
from kg.extract.heading import Heading
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace, Value

_RULE = "programme"
# What stands right before a State that is named for itself, and not in an unread name: "with the Government of Fiji".
_WHOLE = compiled(r"(?:\b(?:with|by|and|of)|[,;&·|\n])(?:\s+(?i:the))?\s*\Z")
# So far behind a city's comma its State stands: ", the ".
_ARTICLE = 6
# A title may fill three lines; a longer block is running text.
_LONGEST_TITLE = 300
# The hour at which a part of a programme begins.
_HOUR = compiled(r"\d{1,2}[:.h]\d\d(?!\d)")
# The head of a note: title, kind of event, fields; in its first blocks stands the title.
_HEAD, _TITLES = 14, 3
# So far before a day the words stand that say that it is the paper's: "as of".
_AS_OF = 24
# So near before a title stands what kind of event it is.
_BESIDE = 40
# Who opens an event in the name of his State, among others who speak at its opening.
_OFFICIAL = compiled(r"\((?:official|formal) opening\)", re.IGNORECASE)
_ONLY_ACRONYM = compiled(r"[\W_]*(?:\([A-Z]{2,12}\))?[\W_]*")
# A line that is nothing but the bodies that hold the event.
_ONLY_BODIES = compiled(
    r"(?:\([A-Z]{2,12}\)|\b(?:with|and|in (?:partnership|cooperation|co-operation|collaboration|association) with"
    r"|(?:together|jointly) with|the|secretariat|government of)\b|[\W_])*",
    re.IGNORECASE,
)
_CAPITAL = compiled(r"(?<![\w’'-])[^\W\d_]")
# A line of names only: "Grand Hotel, Suva".
_CAPITALS = compiled(r"(?:[A-Z][\w’'.-]{0,24},? ){1,7}[A-Z][\w’'.-]{1,24}")
# "University College London" is no city.
_SCHOOLS = ("College ", "University ", "School ", "Institute ", "Academy ", "Hospital ")
_LIST = compiled(r"\W{0,4}(?:list of|confirmed|our) (?:speakers|participants|panell?ists)\b", re.IGNORECASE)
# Titles before a name that no list knows: "YB Datuk Seri".
_TITLES_ELSE = compiled(r"(?:[-•*–—] |\d{1,2}[.)] {1,3})?(?:[A-Z][\w./’'-]{0,12} ){1,5}")
_ENDS = compiled(r"[,.;)]|\s*$|\s\(|\s[–—-]", re.MULTILINE)
# A house that has its city's name: "Vienna International Centre".
_HOUSE = compiled(r" (?:Cent(?:re|er)|House|Hall|Hotel|Palace|Castle|Building|Complex|Campus|Pavilion|Auditorium)\Z")
# What parts the people of a part on one line: a semicolon, and a dash or a number before a name.
_PIECE = compiled(r";|(?<=\s)(?:[–—•]|\d{1,2}[.)])(?=\s)")
# Names that nothing beside them shows to be somebody's.
_GUESSED_PEOPLE = ("person-bare", "person-model", "person-again")
_PRESIDES, _LISTED = ("moderated", "chaired"), ("by", "hosts", "support")
_PARTS = ("opened", "closed", "moderated", "chaired", "spokeAt")


class _Line(Struct, frozen=True):
    begin: int
    end: int


class Programmes:
    """Reads notes and programmes by their labels; what is announced is planned."""

    def __init__(self, lexicon: Lexicon, heading: Heading, attendees: Attendees, cities: Cities) -> None:
        self._heading, self._attendees, self._cities = heading, attendees, cities
        self._kind = lexicon.pattern("programme-kind")
        self._noun = lexicon.pattern("event-word")
        self._day_alone = lexicon.pattern("programme-day")
        self._joint = lexicon.pattern("programme-joint")
        self._rest = lexicon.pattern("programme-rest")
        self._venue = lexicon.pattern("programme-venue")
        self._names = lexicon.pattern("programme-names")
        self._member = lexicon.pattern("programme-member")
        self._place = lexicon.pattern("programme-place")
        self._label = lexicon.pattern("programme-label")
        self._field = lexicon.pattern("programme-field")
        self._part = lexicon.pattern("programme-part")
        self._within = lexicon.pattern("programme-label-within")
        self._titles = lexicon.compile(
            r"(?:[-•*–—] )?(?:\d{1,2}[.:]\d\d[^A-Za-z\n]{0,24}|\d{1,2}[.)] {1,3})?{person-titles}"
        )
        self._support = lexicon.pattern("programme-support")
        self._side = lexicon.pattern("programme-side")
        self._ends = lexicon.pattern("programme-ends")
        self._title = lexicon.pattern("programme-title")
        self._as_of = lexicon.pattern("heading-as-of")
        self._beside = lexicon.pattern("programme-beside")
        self._absent = lexicon.pattern("programme-absent")

    def places(self, draft: Draft) -> None:
        """Note the place of a venue, and of a line of its own in the head, before anybody takes it for a name."""
        if draft.document.kind != "programme":
            return
        blocks = draft.document.blocks[:_HEAD]
        for match in self._venue.finditer(draft.text, 0, blocks[-1].end if blocks else 0):
            self._venues(draft, match)
        for line in self._lines(draft):
            if blocks and line.begin < blocks[-1].end and _CAPITALS.fullmatch(draft.text, line.begin, line.end):
                self._city(draft, line.begin, line.end)
        for match in self._place.finditer(draft.text, 0, blocks[-1].end if blocks else 0):
            begin, end = match.span("venue" if match["venue"] else "city")
            state = match["city"] is None or any(
                m.kind == "State" and m.begin <= end + _ARTICLE for m in draft.within(end, match.end())
            )
            if state and draft.free(begin, end):
                draft.mention(begin, end, draft.refer("Place", draft.text[begin:end]), form="name", rule="place-line")

    def _venues(self, draft: Draft, match: re.Match[str]) -> None:
        """The place of a field: the venue that opens it, and the city further on."""
        begin, end = match.span("venue")
        end = begin + len(draft.text[begin:end].rstrip())
        for body in [m for m in draft.within(begin, end) if m.rule in ("body-closing", "body-opening")]:
            if (body.begin, body.end) == (begin, end):
                draft.release(body)  # "Talanoa Conference Centre"
        city = self._cities.end(draft.text, begin)
        house = city is None or (city < end and _HOUSE.search(draft.text, city, end) is not None)
        if house and draft.free(begin, end) and " " in draft.text[begin:end]:
            draft.mention(begin, end, draft.refer("Place", draft.text[begin:end]), form="name", rule="place-line")
        self._city(draft, *match.span("rest"))

    def _city(self, draft: Draft, low: int, high: int) -> None:
        """Note the city that stands behind a comma in a stretch."""
        for word in _CAPITAL.finditer(draft.text, low, high):
            city = self._cities.end(draft.text, word.start())
            apart = word.start() == low or draft.text.endswith((", ", " "), low, word.start())
            apart = apart and not draft.text.endswith(_SCHOOLS, low, word.start())
            if city is not None and apart and draft.free(word.start(), city) and _ENDS.match(draft.text, city):
                number = draft.refer("Place", draft.text[word.start() : city])
                draft.mention(word.start(), city, number, form="name", rule="place-line")
                return

    def titled(self, draft: Draft) -> None:
        """Note a title that is a line of its own in quotation marks, before names are read in it."""
        blocks = draft.document.blocks[:_TITLES]
        if draft.document.kind != "programme" or not blocks:
            return
        if any(m.rule == "event-title" for m in draft.within(0, blocks[-1].end)):
            return
        others = (b for b in blocks if not self._title.match(draft.text, b.begin, b.end) and self._says(draft, b))
        if all(self._beside.search(draft.text, b.begin, b.end) or "\n" in _of(draft, b) for b in others):
            self._line_in_quotes(draft, blocks)

    def event(self, draft: Draft) -> None:
        """Settle the event of the note: its title, above the fields."""
        if draft.document.kind != "programme":
            return
        if self._quoted(draft):
            return
        titles = [
            b for b in map(partial(self._title_line, draft), draft.document.blocks[:_HEAD]) if self._is_title(draft, b)
        ]
        if not titles:
            return
        # A heading that is marked as one says most, then one that only looks like it.
        block = min(titles, key=lambda b: (b.kind not in ("heading", "title"), not b.level, not self._says(draft, b)))
        kind = self._kind.match(draft.text, block.begin, block.end)
        if kind is not None:
            block = replace(block, begin=kind.end())
        rest = self._rest.search(draft.text, block.begin, block.end)
        if rest is not None and self._noun.search(draft.text, block.begin, rest.start()):
            block = replace(block, end=rest.start())
        inside = [m for m in draft.mentions if block.begin <= m.begin and m.end <= block.end]
        known = next((m for m in inside if m.kind == "Event" and m.begin == block.begin and m.end == block.end), None)
        if known is not None:
            draft.main_event = known.referent
            return
        name = plain(draft.text[block.begin : block.end])
        number = draft.refer("Event", name)
        draft.attribute(number, "title", name)
        people = {m.referent for m in inside if m.kind == "Person" and not self._is_city(draft, m)}
        for mention in [m for m in draft.mentions if m.referent in people]:
            draft.release(mention)  # what a title says is nobody's name, there and again
        for mention in (m for m in inside if m.referent not in people):
            draft.mentions.remove(mention)
            if mention.kind == "Event":
                draft.merge(mention.referent, number)
            else:
                draft.inner.append(mention)
        draft.mentions.append(Mention(block.begin, block.end, "Event", number, "name", "event-heading"))
        if not inside and draft.free(block.begin, block.end):
            draft.own(block.begin, block.end)
        draft.main_event = number
        if rest is not None and rest["acronym"]:
            draft.acronym(number, rest["acronym"])

    def _quoted(self, draft: Draft) -> bool:
        """Settle the event whose title stands in quotation marks in the first lines, and that which it is beside."""
        blocks = draft.document.blocks[:_TITLES]
        named = [m for m in draft.within(0, blocks[-1].end) if m.kind == "Event"] if blocks else []
        titled = next((m for m in named if m.rule == "event-title"), None)
        titled = self._line_in_quotes(draft, blocks) if titled is None else titled
        if titled is None:
            return False
        draft.main_event = titled.referent
        whole = next((m for m in named if m.referent != titled.referent), None)
        if whole is not None and self._beside.search(draft.text, max(0, titled.begin - _BESIDE), titled.end):
            begin, end = min(whole.begin, titled.begin), max(whole.end, titled.end)
            trace = Trace(begin, end, Span(titled.begin, titled.end), None, Span(whole.begin, whole.end))
            draft.relations.append(Relation(titled.referent, "partOf", whole.referent, (trace,), _RULE))
        return True

    def _line_in_quotes(self, draft: Draft, blocks: tuple[Block, ...]) -> Mention | None:
        """The title that is a line of its own in quotation marks."""
        match = next((m for b in blocks if (m := self._title.match(draft.text, b.begin, b.end)) is not None), None)
        if match is None or not draft.free(*match.span("title")):
            return None
        name = plain(match["title"])
        number = draft.refer("Event", name)
        draft.attribute(number, "title", name)
        return draft.mention(*match.span("title"), number, form="name", rule="event-title")

    def _title_line(self, draft: Draft, block: Block) -> Block:
        """A block, of which only one line is a title where that names an event and another tells its day."""
        dated = [day for day in draft.dates if block.begin <= day[0] < block.end]
        at = block.begin
        for text in draft.text[block.begin : block.end].split("\n") if dated else ():
            line = replace(block, begin=at, end=at + len(text))
            at += len(text) + 1
            own = any(line.begin <= day[0] < line.end for day in dated)
            part = (
                not own and (line.begin, line.end) != (block.begin, block.end) and self._noun.search(text) is not None
            )
            if part and self._is_title(draft, line):
                return line
        return block

    def _is_title(self, draft: Draft, block: Block) -> bool:
        text = draft.text[block.begin : block.end]
        if _HOUR.match(text) or _LIST.match(text) or self._day_alone.fullmatch(text.strip()) or block.kind == "item":
            return False  # a part of the programme, the day over its parts, one of a list
        if not 12 <= len(text) <= _LONGEST_TITLE or "\n" in text.strip() or text.rstrip().endswith((".", ":")):
            return False
        if self._label.fullmatch(text) or self._field.match(text) or self._side.match(text):
            return False
        dated = any(block.begin <= d[0] < block.end for d in draft.dates)
        inside = [m for m in draft.within(block.begin, block.end) if m.kind != "Event"]
        named = sum(m.end - m.begin for m in inside if m.kind in ("Organization", "State"))
        whole = self._bodies_only(draft, block.begin, block.end) or named > 0.8 * len(text)
        whole = whole or _ONLY_ACRONYM.fullmatch(_without(draft, block, inside)) is not None
        guessed = (
            _GUESSED_PEOPLE if block.level else ()
        )  # "Release of Violent Prisoners", in a line that is marked as heading
        people = (m for m in inside if m.kind == "Person" and m.rule not in guessed)
        return not dated and not whole and all(self._is_city(draft, m) for m in people)

    def _says(self, draft: Draft, block: Block) -> bool:
        """Whether a title says what kind of event it is of."""
        return self._noun.search(draft.text, block.begin, block.end) is not None

    def _is_city(self, draft: Draft, mention: Mention) -> bool:
        return self._cities.end(draft.text, mention.begin) == mention.end

    def note(self, draft: Draft) -> None:
        """Note the fields of the event and the people of its parts."""
        if draft.document.kind != "programme" or draft.main_event is None:
            return
        self._head(draft)
        self._hosts(draft)
        said = goes_on = ""
        for line in self._lines(draft):
            text = draft.text[line.begin : line.end]
            field = self._field.match(text)
            part = self._part.match(text)
            if part is not None and not part["titled"]:
                said, goes_on = next((p for p in _PARTS if part.groupdict().get(p)), ""), ""
                self._people(draft, _Line(line.begin + part.end(), line.end), said, line.begin)
                if said == "chaired" and self._bodies_only(draft, line.begin + part.end(), line.end):
                    self._chairs(draft, _Line(line.begin + part.end(), line.end), line.begin)
                if said in _PRESIDES and part.end() < len(text.rstrip()):
                    said = "spokeAt"  # "Moderator: NAME", and under it the panel
            elif field is not None:
                said, goes_on = "", field.lastgroup or ""
                self._told(draft, _Line(line.begin + field.end(), line.end), goes_on, line.begin)
            elif goes_on in _LISTED and self._bodies_only(draft, line.begin, line.end):
                self._told(draft, line, goes_on, line.begin)
            elif self._ends.match(text):
                said = ""
            elif self._side.match(text):
                self._whole(draft, line)
            else:
                self._people(draft, line, said, line.begin)

    def _bodies_only(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a stretch is nothing but bodies: the second of those who hold an event, each on its line."""
        bodies = [m for m in draft.within(begin, end) if m.kind in ("State", "Organization")]
        rest = _without(draft, Block("paragraph", begin, end), bodies)
        return bool(bodies) and _ONLY_BODIES.fullmatch(rest) is not None

    def _head(self, draft: Draft) -> None:
        """Day and place on lines of their own, above the parts of the programme."""
        blocks = draft.document.blocks[:_HEAD]
        fields = [self._field.match(draft.text, line.begin, line.end) for line in self._lines(draft)]
        if draft.main_event is None or any(f is not None and f.lastgroup in ("when", "where") for f in fields):
            return
        place = next((m for m in draft.within(0, blocks[-1].end) if m.rule == "place-line"), None)
        days = (d for d in draft.dates if d[0] < blocks[-1].end)
        date = next((d for d in days if not self._as_of.search(draft.text, max(0, d[0] - _AS_OF), d[0])), None)
        if place is not None:
            line = _Line(place.begin, place.end)
            self._say(draft, "heldAt", line, place.begin, place.referent, Span(place.begin, place.end))
        if date is not None:
            self._on(draft, _Line(date[0], date[1]), date[0], date)

    def _hosts(self, draft: Draft) -> None:
        """The bodies above the title that say to hold the event together: "BODY in partnership with BODY"."""
        titles = [m for m in draft.of_kind("Event") if m.referent == draft.main_event]
        for block in draft.document.blocks[:_TITLES]:
            if not titles or block.begin >= titles[0].begin:
                return
            joint = self._joint.search(draft.text, block.begin, block.end)
            bodies = [m for m in draft.within(block.begin, block.end) if m.kind in ("Organization", "State")]
            if joint is None and len(bodies) > 1 and self._bodies_only(draft, block.begin, block.end):
                for body in bodies:
                    self._say(
                        draft, "organizedBy", _Line(block.begin, block.end), block.begin, body.referent, span_of(body)
                    )
            if joint is None:
                continue
            before = {m.referent: m for m in bodies if m.end <= joint.start() and m.kind == "Organization"}
            behind = (m for m in bodies if m.begin >= joint.end())
            whole = (m for m in behind if m.kind != "State" or _WHOLE.search(draft.text, block.begin, m.begin))
            for body in (*before.values(), *whole):
                line = _Line(block.begin, block.end)
                self._say(draft, "organizedBy", line, block.begin, body.referent, span_of(body))

    def _lines(self, draft: Draft) -> list[_Line]:
        found = []
        for block in draft.document.blocks:
            if block.kind in ("running", "footnote"):
                continue
            at = block.begin
            for line in draft.text[block.begin : block.end].split("\n"):
                ends = [m.end() for m in self._within.finditer(draft.text, at, at + len(line))]
                found += [_Line(a, b) for a, b in pairwise((at, *ends, at + len(line)))]
                at += len(line) + 1
        return found

    def _say(self, draft: Draft, said: str, line: _Line, begin: int, object: int | Value, at: Span) -> None:
        assert draft.main_event is not None
        trace = Trace(begin, line.end, None, None, at)
        draft.relations.append(Relation(draft.main_event, said, object, (trace,), _RULE))

    def _told(self, draft: Draft, line: _Line, field: str, begin: int) -> None:
        if field == "when":
            date = next((d for d in draft.dates if line.begin <= d[0] < line.end), None)
            if date is not None:
                self._on(draft, line, begin, date)
        mentions = draft.within(line.begin, line.end)
        if field in ("when", "time"):
            self._hours(draft, line)
        if field == "where":
            place = next((m for m in reversed(mentions) if m.kind == "Place"), None)
            for venue in [m for m in mentions if m.kind == "Place"] if place is not None else ():
                self._say(draft, "heldAt", line, begin, venue.referent, Span(venue.begin, venue.end))
        said = {"by": "organizedBy", "hosts": "organizedBy", "support": "supportedBy"}.get(field)
        paid = self._support.search(draft.text, line.begin, line.end)
        for agent in mentions if said else ():
            if agent.kind in ("State", "Organization") and said:
                role = said if paid is None or agent.begin < paid.end() else "supportedBy"
                self._say(draft, role, line, begin, agent.referent, Span(agent.begin, agent.end))

    def _hours(self, draft: Draft, line: _Line) -> None:
        """The hours of an event whose day is known."""
        assert draft.main_event is not None
        day = draft.referents[draft.main_event].attribute("date")
        if day is not None:
            self._heading.time(draft, line.begin, line.end, draft.main_event, day)

    def _on(self, draft: Draft, line: _Line, begin: int, date: tuple[int, int, str]) -> None:
        assert draft.main_event is not None
        first, _, last = date[2].partition("/")
        self._say(draft, "heldOn", line, begin, Value(first, "date"), Span(*date[:2]))
        if last:
            self._say(draft, "endsOn", line, begin, Value(last, "date"), Span(*date[:2]))
        draft.attribute(draft.main_event, "date", first)

    def _whole(self, draft: Draft, line: _Line) -> None:
        """The week or conference beside which it is held: "Side event of the 2024 Counter-Terrorism Week"."""
        whole = next((m for m in draft.within(line.begin, line.end) if m.kind == "Event"), None)
        if whole is not None and whole.referent != draft.main_event:
            self._say(draft, "partOf", line, line.begin, whole.referent, Span(whole.begin, whole.end))

    def _people(self, draft: Draft, line: _Line, said: str, begin: int) -> None:
        """The people of a part: each who opens a line, stands behind a semicolon, or is one of a line of names."""
        event = draft.event_at(line.begin)
        if not said or event is None or self._absent.search(draft.text, line.begin, line.end):
            return
        people = [m for m in draft.within(line.begin, line.end) if m.kind == "Person"]
        if len(people) > 1 and self._is_names(draft, line, people):
            for one in people:
                self._takes_part(draft, one, said, event, line, begin)
            return
        for start, end in self._pieces(draft, line, people):
            person = next((m for m in people if start <= m.begin < end), None)
            if person is not None and (
                self._titles.fullmatch(draft.text, start, person.begin)
                or _TITLES_ELSE.fullmatch(draft.text, start, person.begin)
            ):
                opened = "opened" if _OFFICIAL.search(draft.text, person.end, end) else said
                beside = said in _PRESIDES and draft.text[:start].rstrip().endswith(("–", "—", "•"))
                self._takes_part(draft, person, "spokeAt" if beside else opened, event, line, begin)
                self._belongs(draft, person, end)
                self._attendees.posts(draft, person, start, end)

    def _chairs(self, draft: Draft, line: _Line, begin: int) -> None:
        """The States and bodies that preside: "Co-chairs: Fiji and BODY"."""
        event = draft.event_at(line.begin)
        for body in draft.within(line.begin, line.end):
            if event is not None and body.kind in ("State", "Organization"):
                self._takes_part(draft, body, "chaired", event, line, begin)

    def _pieces(self, draft: Draft, line: _Line, people: list[Mention]) -> list[tuple[int, int]]:
        """The pieces of a line: parted by semicolons, and by dashes before names."""
        starts, ends = [line.begin], []
        for cut in _PIECE.finditer(draft.text, line.begin, line.end):
            person = next((m for m in people if m.begin >= cut.end()), None)
            named = person is not None and self._titles.fullmatch(draft.text, cut.end() + 1, person.begin) is not None
            if cut[0] == ";" or named:
                ends.append(cut.start())
                starts.append(cut.end())
        spans = zip(starts, [*ends, line.end], strict=True)
        return [(b + len(draft.text[b:e]) - len(draft.text[b:e].lstrip()), e) for b, e in spans]

    def _is_names(self, draft: Draft, line: _Line, people: list[Mention]) -> bool:
        """Whether a line is nothing but names."""
        ends = [line.begin, *(m.end for m in people)]
        begins = [*(m.begin for m in people), line.end]
        return all(self._names.fullmatch(draft.text, a, b) for a, b in zip(ends, begins, strict=True))

    def _takes_part(self, draft: Draft, person: Mention, said: str, event: int, line: _Line, begin: int) -> None:
        trace = Trace(begin, line.end, Span(person.begin, person.end), None, None)
        draft.relations.append(Relation(person.referent, said, event, (trace,), _RULE, modality="planned"))

    def _belongs(self, draft: Draft, person: Mention, end: int) -> None:
        """Somebody behind whose name nothing but a body stands belongs to it."""
        body = next(iter(draft.within(person.end, end)), None)
        if body is None or body.kind != "Organization" or any(person.end <= r.begin < end for r in draft.roles):
            return
        rest = draft.text[body.end : end].strip(" .)*_")
        if self._member.fullmatch(draft.text, person.end, body.begin) and (not rest or rest[0] in ",("):
            trace = Trace(person.begin, body.end, span_of(person), None, span_of(body))
            draft.relations.append(Relation(person.referent, "memberOf", body.referent, (trace,), _RULE))


def _of(draft: Draft, block: Block) -> str:
    return draft.text[block.begin : block.end]


def _without(draft: Draft, block: Block, inside: list[Mention]) -> str:
    """What a block says beside the names in it."""
    at, left = block.begin, ""
    for mention in sorted(inside, key=lambda m: m.begin):
        left += draft.text[at : mention.begin]
        at = max(at, mention.end)
    return left + draft.text[at : block.end]
