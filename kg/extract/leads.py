"""The event of which a news text tells, where no name tells it: "the two-day workshop that ended today in Suva"."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.draft import Draft
from kg.extract.here import is_aside
from kg.extract.places import Cities
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Sentence

_KINDS = ("press-release", "document", "readout")
# In so many blocks behind the title a release says what it is about, and so near its event.
_LEADS, _LONGEST = 3, 1600
# Words that stand before an event's noun and say nothing of it; what stands before it as a verb does so near.
_VERB = 260
# How a paragraph ends that is no line of a heading.
_ENDS = (".", "!", "?", "”", '"', ":", ")")
# Among so many blocks the title stands.
_HEADINGS = 4
# So near a quoted title stands what it is.
_BESIDE = 30
_RULE = "event-lead"


class Leads:
    """Finds the one event that title and first paragraphs of a release tell of in small letters."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._cities = cities
        self._noun = lexicon.pattern("lead-event")
        self._topic = lexicon.pattern("lead-topic")
        self._held = lexicon.pattern("event-verb-before")
        self._then = lexicon.pattern("lead-then")
        self._met_for = lexicon.pattern("event-met-for")
        self._at = lexicon.pattern("lead-at")
        self._when = lexicon.pattern("lead-when")
        self._none = lexicon.pattern("lead-none")
        self._day = lexicon.pattern("lead-day")

    def note(self, draft: Draft, note: Callable[[Draft, int, int, str], None]) -> None:
        """Note the event, by the `note` of named events, unless the text names one before it."""
        if draft.document.kind not in _KINDS:
            return
        title, leads = _lead(draft)
        if not leads or any(m.rule == "event-page" for m in draft.mentions):
            return
        named = [] if title is None else self._events(draft, title.begin, title.end)
        for match in self._noun.finditer(draft.text, leads[0].begin, leads[-1].end):
            sentence = draft.sentence_at(match.start("name"))
            if sentence is None or match.end() > sentence.end:
                continue
            if any(self._events(draft, b.begin, min(b.end, sentence.end)) for b in leads):
                return
            if not draft.free(*match.span("name")) or self._none.match(draft.text, match.end()):
                continue
            if named and (len(named) > 1 or not self._is_called(draft, named[0], match["noun"])):
                return
            if self._named_later(draft, leads, match["noun"]):
                return  # "a workshop … The National Workshop on Reefs"
            titled = title is not None and self._is_in(draft, title, match["noun"])
            if self._is_told(draft, sentence, match, titled=titled):
                end = self._end(draft, match.end("name"), sentence.end)
                note(draft, match.start("name"), end, _RULE)
                return

    def main(self, draft: Draft) -> None:
        """Let that event be the document's, if its heading names none; it is the one that the title names."""
        lead = next((m for m in draft.mentions if m.rule == _RULE), None)
        if lead is None:
            return
        number, (title, _) = lead.referent, _lead(draft)
        named = [] if title is None else self._events(draft, title.begin, title.end)
        if named and named[0].referent != number:
            draft.merge(number, named[0].referent)
            number = named[0].referent
        if draft.main_event is None:
            draft.main_event = number

    def _events(self, draft: Draft, begin: int, end: int) -> list[Mention]:
        """The events that sentences of a stretch tell of, not on whose margins something is, nor marked days."""
        found = []
        for mention in draft.within(begin, end):
            sentence = draft.sentence_at(mention.begin)
            if mention.kind != "Event" or self._day.search(draft.text, mention.begin, mention.end) is not None:
                continue
            if sentence is not None and not is_aside(draft.text, sentence.begin, mention.begin):
                found.append(mention)
        return found

    def _named_later(self, draft: Draft, leads: list[Block], noun: str) -> bool:
        """Whether the first paragraphs name an event that is called so."""
        events = [m for m in draft.within(leads[0].begin, leads[-1].end) if m.kind == "Event"]
        return any(self._is_called(draft, m, noun) for m in events)

    def _is_called(self, draft: Draft, event: Mention, noun: str) -> bool:
        """Whether an event's name has a noun."""
        begin = event.begin - _BESIDE if event.rule == "event-title" else event.begin
        end = event.end + _BESIDE if event.rule == "event-title" else event.end
        return noun.split()[-1].casefold() in draft.text[max(0, begin) : end].casefold()

    def _is_in(self, draft: Draft, title: Block, noun: str) -> bool:
        """Whether the title has the noun of an event."""
        last = noun.split()[-1].casefold()
        return re.search(rf"\b{re.escape(last)}\b", draft.text[title.begin : title.end].casefold()) is not None

    def _is_told(self, draft: Draft, sentence: Sentence, match: re.Match[str], *, titled: bool) -> bool:
        """Whether the sentence tells that it is held, was opened or is over, or where or when people were at it."""
        text, begin, end = draft.text, match.start(), match.end("name")
        if is_aside(text, sentence.begin, begin):
            return False
        topic = self._end(draft, end, sentence.end)
        held = self._held.search(text, max(sentence.begin, match.start("name") - _VERB), match.start("name"))
        held = held or self._met_for.search(text, sentence.begin, match.start("name"))
        then = self._then.match(text, topic, sentence.end)
        at = self._at.search(text, sentence.begin, begin)
        where = self._is_where(draft, topic, sentence.end) or self._when.match(text, topic, sentence.end)
        dated = where is not None or any(sentence.begin <= d[0] < sentence.end for d in draft.dates)
        if draft.document.kind == "readout":
            return titled and bool(held or then or at)
        if held or then:
            return titled or dated or draft.document.kind == "press-release"
        return at is not None and (where is not None or titled)

    def _is_where(self, draft: Draft, at: int, end: int) -> bool | None:
        """Whether a city or a State stands behind "in" at a place, or a day behind "on" or in brackets; else None."""
        for word in (" in ", ", in ", " at the ", " at ", " here"):
            if draft.text.startswith(word, at, end):
                begin = at + len(word)
                known = self._cities.end(draft.text, begin) is not None or word == " here"
                known = known or any(m.begin in (begin, begin + 4) for m in draft.within(begin, end))
                return True if known else None
        near = draft.text[at : at + len(" (from ")]
        return True if any(at < d[0] <= at + len(near) for d in draft.dates) else None

    def _end(self, draft: Draft, begin: int, end: int) -> int:
        """Where its topic ends that begins behind its noun."""
        topic = self._topic.match(draft.text, begin, end)
        at = begin if topic is None else topic.end()
        for mention in draft.within(begin, end):
            if mention.begin < at < mention.end:
                at = mention.end if mention.kind in ("Organization", "State") else begin
        return at


def _lead(draft: Draft) -> tuple[Block | None, list[Block]]:
    """The title and the first paragraphs behind it."""
    blocks = draft.document.blocks
    headings = [b for b in blocks[:_HEADINGS] if b.kind in ("title", "heading")]
    title = max(headings, key=lambda b: b.end - b.begin, default=blocks[0] if blocks else None)
    running = [b for b in blocks[:8] if b.kind == "paragraph" and b is not title]
    running = [b for b in running if draft.text[b.begin : b.end].rstrip("*_ \n").endswith(_ENDS)][:_LEADS]
    near = [b for b in running if b.begin < running[0].begin + _LONGEST]
    return title, near
