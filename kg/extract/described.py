"""Events that small letters describe, and the event that a release tells of where its heading names none."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.draft import BY_HEAD, Draft, plain
from kg.extract.here import is_beside
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Trace, Value

# A topic is no longer than this, and the verb of an event stands so near before it.
_TOPIC, _VERB = 170, 260
# How far from a bare event its day stands.
_DAY = 90
_SHORTEST = 3
_TELLING = ("press-release", "document", "joint-statement")
# The paragraphs in which a release says what it is about.
_LEADS = 4
# A guessed body behind one of these is what somebody holds.
# What stands between those who are brought together and the event for which they are.
_FOR = tuple(
    f" {word} {article}" for word in ("for", "at", "to") for article in ("", "a ", "an ", "the ", "its ", "their ")
)
_ONE = (" a ", " an ")
# A place that no list knows, before a day: "in Kolašin |on 3 May".
_SITE = compiled(r" (?:in|at) (?:the )?(?P<name>[A-Z][\w/’'-]+(?: [A-Z][\w/’'-]+){0,3})$")
# A house before its city.
_HOUSE = compiled(r"(?:the )?[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*){0,4}, (?=[A-Z])")
# Whose a meeting is, behind the name of a person; so many blanks a meeting's name has at the least.
# What goes on behind an event's name in a title.
_FROM_WHAT = compiled(r"(?P<rest>\s(?:from|against|by|through)\s[A-Z][\w\s,’'-]{3,80}?)[\s\"']*")
_OWNER, _NAMED = compiled(r"['’]s?\s"), 2
# What may stand inside the name of an event that is described.
_INSIDE = ("Organization", "State", "Resolution", "Project")


class Described:
    """Finds "a regional workshop on border security in Suva, held on 4 May": a noun, its topic, and place or day."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._cities = cities
        self._regions = lexicon.word_set("region")
        self._opens = lexicon.pattern("event-described")
        self._bare = lexicon.pattern("event-held-bare")
        self._half = lexicon.pattern("event-half-named")
        staged = ("event-staged", "event-led-up", "event-course", "event-bare-title", "event-held-thing")
        self._staged = list(map(lexicon.pattern, staged))
        self._exercise = lexicon.pattern("event-exercise-name")
        self._ends = lexicon.pattern("event-described-end")
        self._held = lexicon.pattern("event-verb-before")
        self._gathered = lexicon.pattern("event-gathered-for")
        self._then = lexicon.pattern("event-verb-behind")
        self._met_for = lexicon.pattern("event-met-for")
        self._readout = lexicon.pattern("readout-of")
        self._meeting, self._named = map(lexicon.pattern, ("readout-meeting", "readout-named"))
        self._today = lexicon.pattern("event-today-word")
        self._this_day = lexicon.pattern("event-this-day")

    def note(self, draft: Draft, note: Callable[[Draft, int, int, str], None]) -> None:
        """Note what is described, by the `note` of named events."""
        for match in self._opens.finditer(draft.text):
            end = self._end(draft, match.start("name"), match.end())
            if end is not None and draft.free(match.start("name"), match.end()):
                note(draft, match.start("name"), end, "event-described")
        for match in self._half.finditer(draft.text):
            if not any(m.kind == "Event" for m in draft.within(*match.span("name"))):
                note(draft, *match.span("name"), "event-described")
        for pattern in (self._bare, *self._staged, self._exercise):
            for match in pattern.finditer(draft.text):
                known = pattern is self._exercise or self._has_day(draft, *match.span("name"))
                if not (known or self._in_city(draft, match)):
                    continue
                self._take_back(draft, *match.span("name"))
                if self._is_open(draft, *match.span("name")):
                    note(draft, *match.span("name"), "event-described")

    def _is_open(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether nothing in a stretch is owned but bodies, States and resolutions behind its first word."""
        inside = [m for m in draft.mentions if m.begin < end and begin < m.end]
        return all(m.kind in _INSIDE and begin < m.begin and m.end <= end for m in inside)

    def _in_city(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether a city or a State stands behind "in", where a rule asks for it."""
        if not match.re.groupindex.get("in") or match["in"] is None:
            return False
        at = match.end("in")
        return self._cities.end(draft.text, at) is not None or any(m.begin == at for m in draft.of_kind("State"))

    def _take_back(self, draft: Draft, begin: int, end: int) -> None:
        """Take a guessed body back that opens what somebody held: "organized a Peer Exchange on Prisons"."""
        first = next((m for m in draft.within(begin, end) if m.begin == begin), None)
        guessed = first is not None and first.rule in BY_HEAD and draft.text.endswith(_ONE, 0, begin)
        if guessed and first is not None and draft.referents[first.referent].key is None:
            draft.release(first)

    def _has_day(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether the sentence tells a day near an event."""
        sentence = draft.sentence_at(begin)
        low, high = (begin, end) if sentence is None else (sentence.begin, sentence.end)
        return any(max(low, begin - _DAY) <= d[0] < min(high, end + _DAY) for d in draft.dates)

    def _end(self, draft: Draft, begin: int, topic: int) -> int | None:
        """Where the topic ends, if place, day or a verb of holding shows that people met."""
        text = draft.text
        for match in self._ends.finditer(text, topic, topic + _TOPIC):
            goes_on = match.lastgroup == "goes"
            if goes_on and not (self._is_place(draft, match) or any(d[0] == match.end() for d in draft.dates)):
                continue
            if match.start() < topic + _SHORTEST:
                return None
            end = match.start()
            if match.lastgroup in ("day", "mark") and (site := self._site(draft, topic, end)) is not None:
                end = site
            told = goes_on or match.lastgroup in ("held", "day") or self._is_told(draft, begin)
            return end if told else None
        return None

    def _site(self, draft: Draft, begin: int, end: int) -> int | None:
        """Where a place begins with which a topic ends, and that nothing has read: "seminar on reefs in Kolibar."."""
        site = _SITE.search(draft.text, begin, end)
        if site is None or site["name"] in self._regions or not draft.free(*site.span("name")):
            return None
        return site.start()

    def _is_told(self, draft: Draft, begin: int) -> bool:
        """Whether a verb of holding stands before, in a sentence that tells the day."""
        sentence = draft.sentence_at(begin)
        if self._held.search(draft.text, max(0, begin - _VERB), begin) is None:
            low = begin if sentence is None else sentence.begin
            if not draft.text.endswith(_FOR, low, begin) or self._met_for.search(draft.text, low, begin) is None:
                return False
        return sentence is not None and self._tells_day(draft, sentence)

    def _tells_day(self, draft: Draft, sentence: Sentence) -> bool:
        dated = any(sentence.begin <= d[0] < sentence.end for d in draft.dates)
        return dated or self._today.search(draft.text, sentence.begin, sentence.end) is not None

    def _is_place(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether a place follows the word "in"."""
        at = match.end()
        if not match[0].endswith("in "):
            return False
        house = _HOUSE.match(draft.text, at)  # "in Tide House, Suva"
        city = self._cities.end(draft.text, at if house is None else house.end())
        return city is not None or any(m.begin == at for m in draft.of_kind("State", "Place"))

    def main(self, draft: Draft) -> None:
        """Let the event that the first paragraphs tell to be held be the document's, if its heading names none."""
        if draft.main_event is None and draft.document.kind == "readout":
            draft.main_event = self._meeting_of(draft) or self._read_out(draft)
        if draft.main_event is not None or draft.document.kind not in _TELLING:
            return
        blocks = [b for b in draft.document.blocks if b.kind not in ("title", "heading")][:_LEADS]
        if not blocks:
            return
        for mention in draft.within(blocks[0].begin, blocks[-1].end):
            if mention.kind == "Event" and mention.form == "name" and self._is_told_of(draft, mention):
                draft.main_event = mention.referent
                return

    def _read_out(self, draft: Draft) -> int | None:
        """The event that the title of a readout names: "Readout of the White House Roundtable on Reefs"."""
        title = next((b for b in draft.document.blocks[:2] if b.kind in ("title", "heading")), None)
        first = None if title is None else next(iter(draft.within(title.begin, title.end)), None)
        if title is None or first is None or first.kind != "Event":
            return None
        if self._readout.fullmatch(draft.text, title.begin, first.begin) is None:
            return None
        rest = _FROM_WHAT.fullmatch(draft.text, first.end, title.end)
        if rest is None or draft.within(first.end, title.end):
            return first.referent
        return self._read_out_of(draft, first.begin, rest.end("rest"))  # "Roundtable on Protecting All | from Harm"

    def _meeting_of(self, draft: Draft) -> int | None:
        """The meeting that the title of a readout tells by who met: "Readout of NAME’s Meeting with Reef Leaders"."""
        title = next((b for b in draft.document.blocks[:1] if b.kind == "title"), None)
        if title is None:
            return None
        match = self._meeting.fullmatch(draft.text, title.begin, title.end)
        if match is None:
            match = self._named.fullmatch(draft.text, title.begin, title.end)
            return None if match is None else self._named_meeting(draft, *match.span("event"))
        if any(m.kind == "Person" for m in draft.within(*match.span("who"))):
            return None  # whom one person met is told by who met whom
        return self._read_out_of(draft, *match.span("event"))

    def _named_meeting(self, draft: Draft, begin: int, end: int) -> int | None:
        """The meeting that a title names to its end: "Readout of NAME’s Reef Task Force Meeting"."""
        for person in [m for m in draft.within(begin, end) if m.kind == "Person"]:
            owner = _OWNER.match(draft.text, person.end, end)
            if owner is None:
                return None
            begin = owner.end()
        if draft.text.count(" ", begin, end) < _NAMED:
            return None
        number = self._read_out_of(draft, begin, end)
        again = re.compile(r"\s".join(map(re.escape, draft.text[begin:end].split())), re.IGNORECASE)
        for match in again.finditer(draft.text, end):
            draft.name(number, plain(match[0]))
            draft.mention_inside(*match.span(), number, form="name", rule="readout-event")
        return number

    def _read_out_of(self, draft: Draft, begin: int, end: int) -> int:
        """Note the meeting that a stretch of the title names, and the day if the text says that it was today."""
        whole = next((m for m in draft.of_kind("Event") if (m.begin, m.end) == (begin, end)), None)
        if whole is not None:
            return whole.referent
        number = draft.refer("Event", plain(draft.text[begin:end]))
        for cut in {m.referent for m in draft.of_kind("Event") if begin <= m.begin and m.end <= end}:
            draft.merge(cut, number)  # "the White House’s Meeting", of whom it is with
        draft.mention_inside(begin, end, number, form="name", rule="readout-event")
        lead = next((s for s in draft.sentences if s.begin >= end), None)
        if draft.today and lead is not None and self._this_day.search(draft.text, lead.begin, lead.end):
            trace = Trace(begin, end, Span(begin, end), None, None)
            draft.relations.append(Relation(number, "heldOn", Value(draft.today, "date"), (trace,), "readout-event"))
        return number

    def _is_told_of(self, draft: Draft, mention: Mention) -> bool:
        sentence = draft.sentence_at(mention.begin)
        if sentence is None or is_beside(draft, sentence, mention):
            return False
        low, high = max(sentence.begin, mention.begin - _VERB), min(sentence.end, mention.end + _VERB)
        gathered = self._gathered.search(draft.text, sentence.begin, mention.begin)
        if gathered is not None and self._tells_day(draft, sentence):
            return True
        held = self._held.search(draft.text, low, mention.begin) or self._then.match(draft.text, mention.end, high)
        held = held or self._met_for.search(draft.text, sentence.begin, mention.begin)
        return held is not None and self._tells_day(draft, sentence)
