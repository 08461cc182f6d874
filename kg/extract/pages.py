"""Pages of events: a title that says of no event that it is one, over a line of its day, its hour and its place."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from kg.extract.draft import Draft
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Relation, Span, Trace, Value

_RULE = "event-page"
# The first blocks, of which one is the title; a line of day, hour and place is no longer.
_HEAD, _LINE = 6, 240
# So many blocks behind the title tell who holds it.
_BEHIND = 4
# Beside a line so short that says that an event is reported stands its title, of more words than these.
_FIRST, _SHORT, _WORDS = 4, 80, 3
_HOUR = compiled(r"(?<!\d)\d{1,2}[.:h]\d\d(?!\d)|\b\d{1,2} ?[ap]\.?m\b|\s[|·•]\s")
_SENTENCE = compiled(
    r"^\W{0,3}(?:News|Press|Media|Blog|Article|Updated?|Published|Posted)\b|\bmin read\b"
    r"|\b(?:Share|Facebook|Tweet|Print|LinkedIn)\b|[a-z]{3,}\. [A-Z]|\b(?:was|were|is|are|will|has|have|said)\b"
)
_CAPITAL = compiled(r"(?<![\w’'-])[^\W\d_]")
_NONE = ("bio", "resolution", "meeting-record", "meeting-coverage", "participants", "programme")


class Pages:
    """Finds the event of a page by its form."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._lead = lexicon.pattern("page-lead")
        self._kind = lexicon.pattern("page-kind")
        self._report = lexicon.pattern("page-report")
        self._cities = cities

    def note(self, draft: Draft, note: Callable[[Draft, int, int, str], None]) -> None:
        """Note the title over a line of day and hour, or of a report, as an event, by the `note` of named events."""
        title, line = self._title(draft)
        title = self._reported(draft) if line is None else title
        if title is None or draft.document.kind in _NONE:
            return
        lead = self._lead.match(draft.text, title.begin, title.end)
        begin = title.begin if lead is None else lead.end()
        if not any(m.kind == "Event" for m in draft.within(title.begin, title.end)):
            note(draft, begin, title.end, _RULE)

    def event(self, draft: Draft) -> None:
        """Let that event be the document's, with its day and its city, and what is held in the first paragraphs."""
        mention = next((m for m in draft.mentions if m.rule == _RULE), None)
        title, line = self._title(draft)
        if mention is None or draft.main_event is not None:
            return
        number = draft.main_event = mention.referent
        if title is None or line is None:
            self._called(draft, number, mention.end)
            return
        named = Span(mention.begin, mention.end)
        day = next(d for d in draft.dates if line.begin <= d[0] < line.end)
        first, _, last = day[2].partition("/")
        trace = Trace(min(mention.begin, line.begin), line.end, named, None, Span(*day[:2]))
        draft.attribute(number, "date", first)
        draft.relations.append(Relation(number, "heldOn", Value(first, "date"), (trace,), _RULE))
        if last:
            draft.relations.append(Relation(number, "endsOn", Value(last, "date"), (trace,), _RULE))
        self._place(draft, number, named, line)
        self._called(draft, number, line.end)

    def _called(self, draft: Draft, number: int, at: int) -> None:
        """What kind of event it is said to be in the first paragraphs behind a place: "hosted a panel discussion"."""
        for block in [b for b in draft.document.blocks if b.begin >= at][:_BEHIND]:
            kind = self._kind.search(draft.text, block.begin, block.end)
            if kind is not None and draft.free(*kind.span("name")):
                draft.mention(*kind.span("name"), number, form="nominal", rule=_RULE)
                return

    def _place(self, draft: Draft, number: int, named: Span, line: Block) -> None:
        """The city behind a comma in the line."""
        for word in _CAPITAL.finditer(draft.text, line.begin, line.end):
            city = self._cities.end(draft.text, word.start())
            if city is None or not draft.text.endswith((", ", "| ", "· "), line.begin, word.start()):
                continue
            site = next((m for m in draft.within(word.start(), city) if m.kind == "Place"), None)
            if site is None and not draft.free(word.start(), city):
                continue
            place = draft.refer("Place", draft.text[word.start() : city]) if site is None else site.referent
            if site is None:
                draft.mention(word.start(), city, place, form="name", rule="place-line")
            trace = Trace(min(named.begin, line.begin), line.end, named, None, Span(word.start(), city))
            draft.relations.append(Relation(number, "heldAt", place, (trace,), _RULE))
            return

    def _reported(self, draft: Draft) -> Block | None:
        """The title beside a line that says that an event is reported: "EVENT REPORT", "*Seminar summary, 4 May*"."""
        blocks = draft.document.blocks[:_FIRST]
        reports = [b for b in blocks if b.end - b.begin < _SHORT and self._report.search(draft.text, b.begin, b.end)]
        titles = [b for b in blocks if b.kind in ("title", "heading") and b not in reports]
        if not reports or len(titles) != 1 or abs(blocks.index(titles[0]) - blocks.index(reports[0])) > 1:
            return None
        return titles[0] if len(draft.text[titles[0].begin : titles[0].end].split()) > _WORDS else None

    def _title(self, draft: Draft) -> tuple[Block | None, Block | None]:
        """The title, and the line of day and hour right under it."""
        blocks = draft.document.blocks[:_HEAD]
        for title, line in pairwise(blocks):
            if title.kind in ("title", "heading") and self._is_line(draft, line):
                return title, line
        return None, None

    def _is_line(self, draft: Draft, block: Block) -> bool:
        text = draft.text[block.begin : block.end]
        dated = any(block.begin <= d[0] < block.end and len(d[2]) >= len("2024-01-01") for d in draft.dates)
        return dated and len(text) < _LINE and _HOUR.search(text) is not None and _SENTENCE.search(text) is None
