"""The heading of a document: its event, its date line, its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from kg.extract.byline import Byline
from kg.extract.draft import Draft, folded_name, plain, span_of
from kg.extract.events import joint
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace, Value

# So near the head of a line its noun says what event it tells of: "High-level side event".
_NOUN_HEAD = 24
# In so many blocks a release tells what it is about.
_LONGEST_LEAD = 5
# How many blocks a heading may have: mastheads of joint press releases have the most (seven, measured on samples).
_LONGEST_HEADING = 14
# The longest name that somebody says as his own.
_NAME = 80
# Texts whose title is the event where no noun says so: a release's tells what it is about.
_SPOKEN = ("statement", "remarks")
# In a heading that is no title the noun that names an event stands so near its head: else it is a headline.
_NOUN_BEFORE = 60
# What parts the links of the trail that leads to a page.
_TRAIL = ("›", "»", " > ", " | ")
# How an event is found that the document as a whole is about.
_OF_TITLES = ("event-title", "event-heading")
# Of a line among others so much must be the day; a block of its own may say more.
_DAY_OF_LINE, _DAY_OF_BLOCK = 0.22, 0.18
# So far from its day an event's name may stand.
_BESIDE = 2
# So near its head stands the verb of a headline.
_HEADLINE = 4
# So far where it is not in title case.
_FAR = 7
# What marks a line's head is no longer.
_MARKS = 4
# So far under a title its place may stand.
_PLACE_LINES = 5
# In these a body on the line above an event's name holds the event; so much of the line is the body's name.
_OF_BODIES, _WHOLE = ("document", "participants", "programme"), 0.7
# Their heads are read by kg.extract.records and acts.
_OWN_FORM = ("meeting-record", "meeting-coverage", "resolution")


# What stands before a day and is no place.
_PARTS = ("day", "session", "part", "week", "module", "meetings", "press", "media", "news", "final", "draft", "revised")
# Words in capitals before others that are not.
_LOUD = compiled(r"(?:[A-Z][A-Z’'-]+[ \n]){3,}(?=[A-Z][a-z])")
# A house in which others meet.
_CENTRE = compiled(r"\b(?:Conference|Convention|Congress|Exhibition|Events?) (?:Cent(?:re|er)|House|Hall)$")
# A title in quotation marks.
_QUOTED = compiled(r"(?:Transcript(?: of)?:?\s+)?[“\"](?P<title>[^“”\"]{15,200})[”\"]")
# A shorter word that ends in s is hardly a verb: "This", "Its".
_SHORTEST_VERB = 4
_SHORT_VERBS = ("ends", "aims", "asks", "sees", "says", "adds", "meet", "ended", "opened", "closed", "concluded")
# The rules of sentences that tell where an event is held.
_TOLD_AT = ("event-told", "event-in-place", "event-place", "parsed-heldAt")
# What a headline tells of the event that it names: "Third Round of Consultations Held in Suva".
_HELD = compiled(
    r",? (?:(?:is|was|to be) )?(?:[Hh]eld(?=\s*$)|(?:[Hh]eld|HELD|[Cc]onvened|[Cc]oncludes|[Ee]nds|[Oo]pens|[Bb]egins"
    r"|[Kk]icks [Oo]ff) (?:[Ii]n|[Oo]n|[Aa]t|IN|ON|AT)\b)"
)
# Where all who speak have an opening statement.
_HEARD = compiled(r"\b(?:[Hh]earings?|[Tt]rial|[Dd]ebate|[Ii]nquiry)\b")
# Between the two cities in which something is held.
_AND = compiled(r",? and (?:in )?")


class Heading:
    """Reads the blocks before the running text."""

    def __init__(self, lexicon: Lexicon, byline: Byline, cities: Cities) -> None:
        self._byline = byline
        self._cities = cities
        self._event_noun = lexicon.pattern("event-word")
        self._room = lexicon.pattern("room-line")
        self._weekday = lexicon.pattern("day-of-week")
        self._given_at = lexicon.pattern("remarks-given-at")
        self._zones = dict(lexicon.pairs["zone"])
        self._months = lexicon.word_set("month")
        self._held_in = lexicon.pattern("place-held")
        self._not_place = self._months.union(
            lexicon.word_set("not-place"),
            lexicon.words("weekday"),
            lexicon.words("opening"),
            lexicon.words("title-verb"),
        )
        self._not_day_place = lexicon.word_set("not-date-place")
        self._role_heads = lexicon.word_set("role-head")
        self._byline_word = lexicon.pattern("byline-title")
        self._place_end = lexicon.pattern("place-closing")
        self._numbered = lexicon.pattern("heading-numbered")
        self._house, self._venues = lexicon.pattern("house-line"), lexicon.word_set("venue-head")
        self._place_line = lexicon.pattern("place-opening")
        self._masthead = lexicon.pattern("masthead-line")
        self._symbol = lexicon.pattern("symbol-in-heading")
        self._series = lexicon.pattern("symbol-goes-on")
        self._clock_time = lexicon.pattern("clock")
        self._virtual = lexicon.pattern("said-virtual")
        self._says_document = lexicon.pattern("title-of-document")
        self._opens = lexicon.pattern("byline-opens")
        self._and_next = lexicon.pattern("speakers-together")
        self._outcome, self._sentence = lexicon.pattern("outcome-of"), lexicon.pattern("heading-sentence")
        self._place_alone = lexicon.pattern("place-alone")
        self._introduces = lexicon.pattern("introduces")
        self._spoken_title = lexicon.pattern("spoken-title")
        self._rest = lexicon.pattern("programme-rest")
        self._tells_of = lexicon.pattern("heading-tells-of")
        self._bodies = lexicon.word_set("body-opening")
        self._as_of = lexicon.pattern("heading-as-of")
        self._about = lexicon.pattern("spoken-about")
        verbs = lexicon.word_set("headline-verb") | lexicon.word_set("title-verb")
        told = {word.lower() for word in verbs if word.endswith("s") and len(word) > _SHORTEST_VERB}
        self._verbs = told.union(_SHORT_VERBS, *({word[:-1], word.removesuffix("es")} for word in told))

    def blocks(self, draft: Draft) -> list[Block]:
        """The blocks of the heading: short, unfinished ones before the first running paragraph."""
        found: list[Block] = []
        for block in draft.document.blocks[:_LONGEST_HEADING]:
            if block.kind in ("running", "footnote"):
                continue
            text = draft.text[block.begin : block.end]
            sentence = text.rstrip().endswith((".", "!", "?", ":")) and len(text) > 120
            if block.kind not in ("title", "heading") and (sentence or len(text) > 300 or text.rstrip().endswith(",")):
                break
            found.append(block)
        return found

    def places(self, draft: Draft) -> None:
        """Note the place that opens a date line, before anybody takes it for a name: "Da Nang, 4 May 2022"."""
        for block in self._date_lines(draft, self.blocks(draft)):
            match = self._place_line.match(draft.text[block.begin : block.end])
            shift = block.begin if match is not None else 0
            match = match or self._behind_day(draft, block)
            if match is None or self._weekday.match(match["place"]) or self._virtual.match(match["place"]):
                continue
            if match["place"].split()[0] in self._not_day_place:
                continue  # "12 January 2024 / Meetings Coverage"
            if match["place"].casefold().startswith("day "):
                continue  # "DAY ONE – Monday, 4 November"
            begin, end = shift + match.start("place"), shift + match.end("place")
            symbol = self._series.match(draft.text, end)  # "SC/15102" above the date, not "Malaga/virtual platform"
            if match["place"].split()[0].casefold() in _PARTS:
                continue  # "DAY ONE – Monday, 4 November"
            post = match["place"].split()[-1] in self._role_heads  # "Deputy Director, Tide Institute (2001-2008)"
            if draft.free(begin, end) and match["place"] not in self._months and not (symbol or post):
                draft.mention(begin, end, draft.refer("Place", match["place"]), form="name", rule="place-line")

    def houses(self, draft: Draft) -> None:
        """Note the house and its city on the line beside the day: "Grand Hotel, Suva / Tuesday, 4 May 2022"."""
        heading = self.blocks(draft)
        lines = [line for block in heading for line in _lines_of(draft.text, block)]
        dated = {i for i, line in enumerate(lines) if self._dateline(draft, line, _DAY_OF_LINE)}
        for i, line in enumerate(lines):
            match = self._house.fullmatch(draft.text, line.begin, line.end) if dated & {i - 1, i + 1} else None
            city = None if match is None else self._cities.end(draft.text, match.start("city"))
            if match is None or city is None or draft.text[city : city + 1] not in ("", ",", "\n"):
                continue
            if draft.free(match.start("city"), city):
                number = draft.refer("Place", draft.text[match.start("city") : city])
                draft.mention(match.start("city"), city, number, form="name", rule="place-line")
            words = match["house"].split()
            named = {(m.begin, m.end): m for m in draft.within(*match.span("house")) if m.rule.startswith("body-")}
            if not self._venues.isdisjoint((words[0], words[-1])) or _CENTRE.search(match["house"]):
                if (body := named.get(match.span("house"))) is not None:
                    draft.release(body)  # "Talanoa Conference Centre"
                if draft.free(*match.span("house")):
                    house = draft.refer("Place", match["house"])
                    draft.mention(*match.span("house"), house, form="name", rule="place-line")

    def alone(self, draft: Draft) -> None:
        """Note the city and State that stand under the title of remarks on a line of their own."""
        if draft.document.kind not in ("statement", "remarks"):
            return
        lines = [line for block in self.blocks(draft)[1:_PLACE_LINES] for line in _lines_of(draft.text, block)]
        for block in lines:
            match = self._place_alone.fullmatch(draft.text, block.begin, block.end)
            if match is not None and draft.free(*match.span("place")) and self._cities.end(match["place"], 0):
                site = draft.refer("Place", match["place"])
                draft.mention(*match.span("place"), site, form="name", rule="place-line")
                return

    def _behind_day(self, draft: Draft, block: Block) -> re.Match[str] | None:
        """The place behind the day of a date line, "4 May 2022, Suva"."""
        ends = [d[1] for d in draft.dates if block.begin <= d[0] and d[1] < block.end]
        match = self._place_end.match(draft.text, ends[-1], block.end) if ends else None
        return match if match is not None and match["place"].split()[0] not in self._not_place else None

    def held_in(self, draft: Draft) -> None:
        """Note the places where something is said to be held: "held in Kampala", "took place in Apia"."""
        for match in self._held_in.finditer(draft.text):
            begin, end = match.span("place")
            if draft.free(begin, end) and match["place"].split()[0] not in self._not_place:
                draft.mention(begin, end, draft.refer("Place", match["place"]), form="name", rule="place-held")
            following = _AND.match(draft.text, end)
            city = None if following is None else self._cities.end(draft.text, following.end())
            if following is not None and city is not None and draft.free(following.end(), city):
                second = draft.refer("Place", draft.text[following.end() : city])
                draft.mention(following.end(), city, second, form="name", rule="place-held")

    def event(self, draft: Draft) -> None:
        """Settle the main event: a quoted title, a heading that names one, or the title over the date line."""
        heading = self.blocks(draft)
        events = [m for m in draft.mentions if m.kind == "Event" and m.rule == "event-title"]
        kind = draft.document.kind
        if kind == "bio":
            draft.main_event = self._of_speakers(draft, heading)
        if kind == "participants":
            listed = self._event_block(draft, heading) if draft.main_event is None else None
            if listed is not None and self._event_noun.search(draft.text, listed.begin, listed.end):
                self._make(draft, listed)
        if kind == "joint-statement" and (titled := self._titled_beside(draft, heading)) is not None:
            self._make(draft, titled)
        if kind == "joint-statement" and draft.main_event is None:
            draft.main_event = self._of_outcome(draft, heading)
        settled = kind in _SPOKEN and draft.main_event is not None
        if settled or kind not in ("statement", "remarks", "press-release", "document"):
            return
        in_heading = [m for m in events if any(b.begin <= m.begin < b.end for b in heading)]
        given_at = None if in_heading else self._byline.event(draft, heading)
        if given_at is not None:
            draft.main_event = given_at
        elif in_heading:
            draft.main_event = in_heading[0].referent
            self._whole_block(draft, heading, draft.main_event)
        elif draft.document.kind == "press-release" and (first := self._headed(draft, heading)) is not None:
            draft.main_event = first
        elif draft.document.kind == "press-release" and (lead := self._in_lead(draft, events)) is not None:
            draft.main_event = lead
        else:
            draft.main_event = self._of_outcome(draft, heading)
            block = self._event_block(draft, heading) if draft.main_event is None else None
            if block is not None:
                self._make(draft, block)
            elif draft.main_event is None:
                draft.main_event = self._in_title(draft)

    def _titled_beside(self, draft: Draft, heading: list[Block]) -> Block | None:
        """The line in quotation marks beside one that says what event it names: "Side event in the margins of"."""
        lines = [line for block in heading for line in _lines_of(draft.text, block)]
        for line, below in pairwise(lines):
            for title, kind in ((line, below), (below, line)):
                if _QUOTED.fullmatch(draft.text, title.begin, title.end):
                    noun = self._event_noun.search(draft.text, kind.begin, kind.end)
                    if noun is not None and noun.start() - kind.begin < _NOUN_HEAD:
                        return title
        return None

    def _headed(self, draft: Draft, heading: list[Block]) -> int | None:
        """The meeting by its number that a line of the heading opens with: "The 1193rd Meeting of BODY on REEFS"."""
        for mention in draft.of_kind("Event"):
            block = next((b for b in heading if b.begin <= mention.begin < b.end), None)
            if block is not None and mention.rule == "event-ordinal" and mention.begin - block.begin <= _MARKS:
                return mention.referent
        return None

    def _in_lead(self, draft: Draft, events: list[Mention]) -> int | None:
        """The first event with a title that the first paragraphs of a release name."""
        blocks = draft.document.blocks[:_LONGEST_LEAD]
        return next((m.referent for m in events if blocks and m.begin < blocks[-1].end), None)

    def _of_speakers(self, draft: Draft, heading: list[Block]) -> int | None:
        """The event whose speakers a sheet of lives presents: its dated heading is nothing but the event's name."""
        dated = bool(self._date_lines(draft, heading))
        for mention in sorted(draft.of_kind("Event"), key=lambda m: m.begin):
            block = next((b for b in heading if b.begin <= mention.begin < b.end), None)
            line = -1 if block is None else draft.text.rfind("\n", block.begin, mention.begin) + 1 or block.begin
            if not dated and not any(d[0] > mention.end and "\n" not in draft.text[line : d[0]] for d in draft.dates):
                continue  # "EVENT · Grand Hotel, Suva · 4 May 2022"
            if block is not None and mention.begin - line < _MARKS and mention.form == "name":
                self._whole_block(draft, [block], mention.referent)
                return mention.referent
        if not dated:
            return None
        lines = [line for block in heading for line in _lines_of(draft.text, block)]
        days = [i for i, line in enumerate(lines) if self._dateline(draft, line, _DAY_OF_LINE)]
        for i, row in enumerate(lines):
            text = plain(draft.text[row.begin : row.end])
            beside = any(0 < abs(i - day) <= _BESIDE for day in days) and _title_case(text)
            person = any(m.kind == "Person" for m in draft.within(row.begin, row.end))
            if beside and not person and self._event_noun.search(text) and not self._says_document.match(text):
                self._make(draft, row)
                break
        return draft.main_event

    def _of_outcome(self, draft: Draft, heading: list[Block]) -> int | None:
        """The event of which a dated heading says that this is the outcome: "Communiqué of the Third Summit"."""
        if draft.document.kind == "joint-statement" or self._date_lines(draft, heading):
            for block in heading:
                told = self._outcome.match(draft.text, block.begin, block.end)
                first = draft.within(told.end(), block.end)[:1] if told is not None else []
                if told is not None and first and first[0].kind == "Event" and first[0].begin == told.end():
                    return first[0].referent
        return None

    def _in_title(self, draft: Draft) -> int | None:
        """The event that the title of remarks names: "Remarks by X at the Y Summit"."""
        if draft.document.kind not in ("statement", "remarks"):
            return None
        opening = draft.document.blocks[:2]
        titles = [b for b in opening if b.kind in ("title", "heading") or self._opens_speech(draft, b)]
        found = ((m, b) for m in draft.of_kind("Event") for b in titles if b.begin <= m.begin < b.end)
        return next((m.referent for m, b in found if self._spoken_at(draft.text, b.begin, m.begin)), None)

    def _opens_speech(self, draft: Draft, block: Block) -> bool:
        """Whether a paragraph is what stands over a speech: "Address by NAME to the fifty-ninth session"."""
        text = draft.text[block.begin : block.end].rstrip()
        return self._spoken_title.match(text) is not None and not text.endswith((".", "!", "?"))

    def _spoken_at(self, text: str, begin: int, event: int) -> bool:
        """Whether a title says that words were spoken at an event, not about it: "Statement on the Y Summit"."""
        spoken = self._spoken_title.search(text, begin, event)
        return spoken is None or self._given_at.search(text, begin, event) is not None

    def unite(self, draft: Draft) -> None:
        """One event under two wordings: the main event's title and a name in the text that says nearly the same."""
        main = draft.main_event
        if main is None:
            return
        apart = {frozenset((r.subject, r.object)) for r in draft.relations if r.predicate == "partOf"}
        for number, referent in enumerate(draft.referents):
            if frozenset((number, main)) in apart:
                continue
            if number != main and referent.kind == "Event" and _near(referent.names, draft.referents[main].names):
                draft.merge(number, main)

    def _whole_block(self, draft: Draft, heading: list[Block], number: int) -> None:
        """The lead before a quoted title in a heading belongs to the event's name."""
        for mention in [m for m in draft.mentions if m.referent == number and m.rule == "event-title"]:
            block = next((b for b in heading if b.begin <= mention.begin < b.end), None)
            if block is None:
                continue
            lead = draft.text[block.begin : mention.begin]
            told = any(m.kind == "Person" for m in draft.within(block.begin, mention.begin))  # a sentence, no heading
            told = told or self._tells_before(lead)
            if re.search(r"\w", lead) and len(lead) < 160 and not (told or self._weekday.search(lead)):
                draft.name(number, draft.text[block.begin : min(block.end, mention.end + 1)])

    def _tells_before(self, lead: str) -> bool:
        """Whether a headline's verb stands in small letters before a title: "A and B mark the end of “TITLE”"."""
        words = lead.split()
        return bool(words) and words[0][:1].isupper() and any(w in self._verbs for w in words[1:])

    def _event_block(self, draft: Draft, heading: list[Block]) -> Block | None:
        """The block that is an event's title: it says so, or it stands by the date line and is written as a title."""
        heading = [part for block in heading for part in self._parts(draft, block)]
        dated = [i for i, b in enumerate(heading) if self._dateline(draft, b)]
        best = None
        for i, block in enumerate(heading):
            text = plain(draft.text[block.begin : block.end])
            if (
                self._dateline(draft, block)
                or len(text) < 15
                or self._symbol.search(text) is not None
                or any(mark in text for mark in _TRAIL)
                or self._masthead.match(text) is not None
                or self._byline_word.match(text)
                or self._owned_whole(draft, block)
                or self._room.search(text)
                or (draft.document.kind != "participants" and self._tells(draft, block, text))
                or self._is_venue(draft, block)
                or (block.kind not in ("title", "heading") and self._sentence.search(text) is not None)
            ):
                continue
            if dated and draft.document.kind in _SPOKEN and _QUOTED.fullmatch(text):
                return block
            if any(m.kind == "Person" and block.begin <= m.begin < block.end for m in draft.mentions) or any(
                r.begin - block.begin < 6 and block.begin <= r.begin for r in draft.roles if r.end <= block.end
            ):
                continue
            if self._says_document.match(text) or self._tells_of.search(text):
                continue
            noun = self._event_noun.search(text)
            if noun is None and self._is_masthead(draft, block):
                continue
            names = noun is not None and bool(dated) and (noun.start() < _NOUN_BEFORE or _title_case(text))
            title = draft.document.kind in _SPOKEN and _title_case(text) and any(abs(i - d) <= 2 for d in dated)
            if block.kind != "title" and (names or title):
                best = block
                break
        return best

    def _tells(self, draft: Draft, block: Block, text: str) -> bool:
        """Whether a line is the sentence of a headline: "INTERPOL and CICTE launch project on major events"."""
        far = _HEADLINE if _title_case(text) else _FAR
        if any(word in self._verbs for word in text.split()[1:far] if word.islower()):
            return True  # "Partners launch “Roots of Peace” at Peace Forum"
        at = block.begin
        for mention in draft.within(block.begin, block.end):
            if mention.kind == "Event" or mention.begin - at > _MARKS or _title_case(text):
                break
            at = mention.end + (5 if draft.text.startswith(" and ", mention.end) else 1)
        word = draft.text[at : block.end].split(maxsplit=1)
        return at > block.begin and bool(word) and word[0] in self._verbs

    def _is_venue(self, draft: Draft, block: Block) -> bool:
        """Whether a line is a house and its city, or a city and its State: "The Reef Center, Washington, DC"."""
        text = draft.text[block.begin : block.end].rstrip()
        comma = text.rfind(", ")
        if comma < 0 or self._event_noun.search(text) is not None:
            return False
        last = text[comma + 2 :]
        state = any(
            m.kind == "State" and m.end - m.begin == len(last) for m in draft.within(block.begin + comma, block.end)
        )
        return state or re.fullmatch(r"[A-Z]\.?[A-Z]\.?", last) is not None or self._cities.end(last, 0) == len(last)

    def _is_masthead(self, draft: Draft, block: Block) -> bool:
        """Whether a line of a heading is the name of the house, perhaps with its place, and of no event."""
        text = draft.text[block.begin : block.end]
        bodies = [m for m in draft.within(block.begin, block.end) if m.kind == "Organization"]
        if any(m.end - m.begin > len(text) / 2 for m in bodies):
            return True
        return text.isupper() and not self._bodies.isdisjoint(word.capitalize() for word in text.split())

    def _parts(self, draft: Draft, block: Block) -> list[Block]:
        """A block of a heading, parted at its date lines: what stands above place and day is an event's title."""
        parts: list[Block] = []
        at, joins = block.begin, False
        for text in draft.text[block.begin : block.end].split("\n"):
            line = replace(block, begin=at, end=at + len(text))
            at += len(text) + 1
            day = self._dateline(draft, line, _DAY_OF_LINE)
            if joins and not day:
                parts[-1] = replace(parts[-1], end=line.end)
            else:
                parts.append(line)
            joins = not day
        return parts if len(parts) > 1 else [block]

    def _owned_whole(self, draft: Draft, block: Block) -> bool:
        return any(
            m.begin - block.begin < 3 and block.end - m.end < 3 + 8
            for m in draft.mentions
            if block.begin <= m.begin < block.end and m.kind != "Event"
        )

    def _date_lines(self, draft: Draft, heading: list[Block]) -> list[Block]:
        """The date lines of a heading: blocks, or lines within one, "at the Reef Seminar / Suva, 4 May 2022"."""
        found: list[Block] = []
        for block in heading:
            lines = _lines_of(draft.text, block)
            several = len(lines) > 1  # a block of one line may say more beside the day
            dated = [line for line in lines if several and self._dateline(draft, line, _DAY_OF_LINE)]
            found += dated or ([block] if self._dateline(draft, block) else [])
        return found

    def _dateline(self, draft: Draft, block: Block, share: float = _DAY_OF_BLOCK) -> bool:
        text = draft.text[block.begin : block.end]
        dates = [d for d in draft.dates if block.begin <= d[0] < block.end]
        if self._as_of.search(text):
            return False  # "(as of 4 March 2024)": when the list was made
        return bool(dates) and len(text) < 140 and sum(e - b for b, e, _ in dates) > len(text.strip()) * share

    def _make(self, draft: Draft, block: Block) -> None:
        begin, end = block.begin, block.end
        text = draft.text
        while begin < end and not text[begin].isalnum() and text[begin] not in '“"':
            begin += 1
        end = begin + len(text[begin:end].rstrip())
        quoted = _QUOTED.fullmatch(text, begin, end)
        begin, end = (begin, end) if quoted is None else quoted.span("title")
        rest = self._rest.search(text, begin, end)
        if rest is not None and self._event_noun.search(text, begin, rest.start()):
            end = rest.start()  # its acronym, and a motto in quotation marks
        begin = self._behind_masthead(text, begin, end)
        told = _HELD.search(text, begin, end)
        end = end if told is None else told.start()
        name = plain(text[begin:end])
        number = draft.refer("Event", name)
        draft.attribute(number, "title", name)
        if rest is not None and rest.end() <= block.end and (rest["acronym"] or rest["short"]):
            draft.acronym(number, rest["acronym"] or rest["short"].strip('“”"'))
        year = re.search(r"\b((?:19|20)\d\d)\b", name)
        if year:
            draft.attribute(number, "year", year[1])
        inside = [m for m in draft.mentions if begin <= m.begin and m.end <= end]
        for mention in inside:
            draft.mentions.remove(mention)
            if mention.kind != "Event" and not mention.rule.startswith("body-"):
                draft.inner.append(mention)
        draft.mentions.append(Mention(begin, end, "Event", number, "name", "event-heading"))
        if not inside and draft.free(begin, end):
            draft.own(begin, end)
        draft.main_event = number
        same = {m.referent for m in inside if m.kind == "Event" and m.begin == begin and m.referent != number}
        for other in sorted(same):
            draft.merge(other, number)  # "Open briefing of BODY on “…”": it opens with what it is called in short
        draft.relations += joint(draft, number, begin, inside)
        if (tail := self._numbered.search(text, begin, end)) is not None:
            draft.name(number, tail["name"])  # "Coordination Committee – Fourteenth Meeting"
            organ = next((m for m in inside if m.kind == "Organization" and m.end == tail.start()), None)
            if organ is not None:
                trace = Trace(begin, end, Span(begin, end), None, span_of(organ))
                draft.relations.append(Relation(number, "organizedBy", organ.referent, (trace,), "event-of-body"))
        self._byline.organ(draft, number, begin, end)
        self._byline.titled(draft, number, end)

    def _behind_masthead(self, text: str, begin: int, end: int) -> int:
        """Where a name begins behind capitals above it that name no event: the body's."""
        loud = _LOUD.match(text, begin, end)
        above = loud is not None and self._event_noun.search(text, begin, loud.end()) is None
        return loud.end() if loud is not None and above and self._event_noun.search(text, loud.end(), end) else begin

    def facts(self, draft: Draft) -> None:
        """The date, time, zone, place of the main event, and the document's speaker, as relations."""
        heading = self.blocks(draft)
        if draft.document.kind == "press-release":
            draft.dateline = next((d[2] for d in draft.dates if self._opens_release(draft, d)), None)
        if draft.main_event is not None and draft.document.kind not in _OWN_FORM:
            self._when(draft, heading)
        if draft.document.kind in ("statement", "remarks"):
            self._speaker(draft, heading)
            self._introduced(draft)

    def _of_masthead(self, draft: Draft) -> None:
        """An event of which nobody is said to hold it is that of the body on the line above its name in the heading."""
        main = draft.main_event
        if main is None or draft.document.kind not in _OF_BODIES:
            return
        if any(r.subject == main and r.predicate == "organizedBy" for r in draft.relations):
            return
        heading = self.blocks(draft)
        names = [m for m in draft.of_kind("Event") if m.referent == main]
        named = next((m for m in names if any(b.begin <= m.begin < b.end for b in heading)), None)
        if named is None:
            return
        for block in reversed([b for b in heading if b.begin <= named.begin]):
            for begin, end in reversed(list(_lines(draft, block))):
                bodies = [m for m in draft.within(begin, end) if m.kind == "Organization"]
                whole = bodies and bodies[0].end - bodies[0].begin > _WHOLE * (end - begin)
                if end <= named.begin and whole:
                    trace = Trace(begin, named.end, span_of(named), None, span_of(bodies[0]))
                    draft.relations.append(Relation(main, "organizedBy", bodies[0].referent, (trace,), "masthead"))
                    return

    def _placed(self, draft: Draft) -> None:
        """The place of a date line is no place of an event that a sentence tells to be held in another city."""
        at = [r for r in draft.relations if r.predicate == "heldAt" and r.subject == draft.main_event]
        told = [r for r in at if r.rule in _TOLD_AT and r.modality is None]
        dated = [r for r in at if r.rule == "dateline"]
        if told and draft.document.kind == "press-release":
            draft.relations = [r for r in draft.relations if r not in dated]

    def settle(self, draft: Draft) -> None:
        """The day of a date line is that of the document's event unless a sentence tells another of it."""
        self._of_masthead(draft)
        self._placed(draft)
        days = [r for r in draft.relations if r.predicate == "heldOn" and r.subject == draft.main_event]
        heading = self.blocks(draft)
        names = (m for m in draft.of_kind("Event") if m.referent == draft.main_event)
        headed = any(b.begin <= m.begin < b.end and m.rule != "event-page" for m in names for b in heading)
        # Of an event that no line of the heading names any sentence knows the day better than the date line.
        rules = ("event-told",) if headed else {r.rule for r in days} - {"dateline"}
        told = next((r for r in days if r.rule in rules and _is_known(r, headed=headed)), None)
        if told is None or draft.main_event is None or not isinstance(told.object, Value):
            return
        days += [r for r in draft.relations if r.predicate == "endsOn" and r.subject == draft.main_event]
        draft.relations = [r for r in draft.relations if r not in days or r.rule != "dateline"]
        event = draft.referents[draft.main_event]
        others = tuple(a for a in event.attributes if a[0] != "date")
        draft.change(draft.main_event, attributes=(*others, ("date", told.object.text)))

    def _introduced(self, draft: Draft) -> None:
        """The one who says "My name is NAME" in a speech of which the heading names nobody delivers it."""
        if draft.speaker is not None:
            return
        for match in self._introduces.finditer(draft.text):
            person = next((m for m in draft.within(match.end(), match.end() + _NAME) if m.kind == "Person"), None)
            if person is not None and person.begin == match.end():
                draft.speaker = person.referent
                trace = Trace(match.start(), person.end, None, None, Span(person.begin, person.end))
                draft.relations.append(Relation(0, "deliveredBy", person.referent, (trace,), "introduction"))
                return

    def _when(self, draft: Draft, heading: list[Block]) -> None:
        event = draft.main_event
        assert event is not None
        lines = self._date_lines(draft, heading)
        titled = any(m.referent == event and m.rule in _OF_TITLES for m in draft.mentions)
        for begin, end, value in self._days_first(draft, lines, event):
            block = next((b for b in lines if b.begin <= begin < b.end), None)
            running = (
                draft.document.kind == "press-release" and titled and not any(b.begin <= begin < b.end for b in heading)
            )
            if block is None and not (running and self._press_dateline(draft, begin, end)):
                continue
            first, _, last = value.partition("/")
            trace = Trace(begin, end, None, None, Span(begin, end))
            draft.relations.append(Relation(event, "heldOn", Value(first, "date"), (trace,), "dateline"))
            if last:
                draft.relations.append(Relation(event, "endsOn", Value(last, "date"), (trace,), "dateline"))
            draft.attribute(event, "date", first)
            if block is not None:
                self.time(draft, block.begin, block.end, event, first)
                near = [b for b in heading if b.begin <= block.end + 2 and block.begin <= b.end + 2]
                for beside in near or [block]:
                    self._place(draft, beside, event)
            break
        else:
            self._spoken_on(draft, event)
        placed = any(r.subject == event and r.predicate == "heldAt" for r in draft.relations)
        if draft.document.kind in ("statement", "remarks") and not placed:
            for block in heading[1:_PLACE_LINES]:
                self._place(draft, block, event)
        self._held_online(draft, heading, event)

    def _days_first(self, draft: Draft, lines: list[Block], event: int) -> list[tuple[int, int, str]]:
        """The dates in order, but first those that stand under the event's name as several days or beside a place: a
        date over it is that of the paper."""
        named = min((m.end for m in draft.of_kind("Event") if m.referent == event), default=0)
        heads = [m for m in draft.mentions if m.rule == "place-line"]

        def later(date: tuple[int, int, str]) -> bool:
            begin, _, value = date
            line = draft.text.rfind("\n", 0, begin) + 1
            placed = any(line <= m.begin < begin for m in heads)
            return not (named <= begin and any(b.begin <= begin < b.end for b in lines) and ("/" in value or placed))

        return sorted(draft.dates, key=later)

    def _spoken_on(self, draft: Draft, event: int) -> None:
        """Remarks that their title says to be given at an event are given on the day of the document."""
        day = draft.document.date or ""
        titles = [b for b in draft.document.blocks[:2] if b.kind in ("title", "heading")]
        if draft.document.kind not in ("statement", "remarks") or len(day) != len("2022-11-14"):
            return
        for block in titles:
            mention = next((m for m in draft.of_kind("Event") if m.referent == event and m.begin >= block.begin), None)
            if mention is not None and mention.end <= block.end:
                if self._given_at.search(draft.text, block.begin, mention.begin) is not None:
                    trace = Trace(block.begin, block.end, Span(mention.begin, mention.end), None, None)
                    draft.relations.append(Relation(event, "heldOn", Value(day, "date"), (trace,), "remarks-at"))
                return

    def _held_online(self, draft: Draft, heading: list[Block], event: int) -> None:
        """That the event is virtual: a block of the heading says so, or words that point back at the event."""
        places = [(b.begin, b.end) for b in heading]
        places += [(m.begin, m.end) for m in draft.mentions if m.referent == event and m.form == "nominal"]
        found = next((m for b, e in places if (m := self._virtual.search(draft.text, b, e)) is not None), None)
        if found is not None:
            span = Span(*found.span())
            trace = Trace(*span, None, span, None)
            draft.relations.append(Relation(event, "virtual", Value("true", "boolean"), (trace,), "virtual"))

    def _opens_release(self, draft: Draft, date: tuple[int, int, str]) -> bool:
        """Whether a day stands in "New York, 25 June 2021 –" before the text of a release, behind nothing but names."""
        begin, end, value = date
        sentence = draft.sentence_at(begin)
        if sentence is None or len(value) != len("2022-11-14") or not self._press_dateline(draft, begin, end):
            return False
        return not re.search(r"\b[a-z]", draft.text[sentence.begin : begin])

    def _press_dateline(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether the date stands in "New York, 25 June 2021 –" at the head of the release."""
        sentence = draft.sentence_at(begin)
        return (
            sentence is not None
            and begin - sentence.begin < 40
            and re.match(r" ?[–—-]", draft.text[end : end + 3]) is not None
        )

    def time(self, draft: Draft, low: int, high: int, event: int, day: str) -> None:
        """The hours that a stretch tells of an event on a day."""
        match = self._clock_time.search(draft.text, low, high)
        if match is None or len(day) != 10:
            return
        zone = self._zones.get((match["zone"] or "").upper(), "")
        half, half2 = ((match[g] or "").casefold()[:1] for g in ("half", "half2"))
        # "12:30-2:00 pm": the half of the day is said once, for both, unless the first hour is the later one.
        begin = self._clock(match["h"], match["m"], half or (half2 if int(match["h"]) <= int(match["h2"] or 0) else ""))
        moments = [("startsAt", begin)]
        draft.attribute(event, "time", begin)
        if match["h2"]:
            moments.append(("endsAt", self._clock(match["h2"], match["m2"], half2)))
        trace = Trace(*match.span(), None, None, Span(*match.span()))
        for predicate, clock in moments:
            value = Value(f"{day}T{clock}:00{zone}", "dateTime")
            draft.relations.append(Relation(event, predicate, value, (trace,), "dateline"))

    def _clock(self, hour: str, minute: str | None, half: str) -> str:
        late = 12 if half == "p" and int(hour) < 12 else -12 if half == "a" and hour == "12" else 0
        return f"{int(hour) + late:02d}:{minute or '00'}"

    def _place(self, draft: Draft, block: Block, event: int) -> None:
        for mention in draft.mentions:
            if mention.rule == "place-line" and block.begin <= mention.begin < block.end:
                trace = Trace(mention.begin, mention.end, None, None, Span(mention.begin, mention.end))
                draft.relations.append(Relation(event, "heldAt", mention.referent, (trace,), "dateline"))

    def _speaker(self, draft: Draft, heading: list[Block]) -> None:
        """The person whom the heading names delivered the document and spoke at its event."""
        for block in heading:
            people = [m for m in draft.mentions if m.kind == "Person" and block.begin <= m.begin < block.end]
            if not people:
                continue
            person = min(people, key=lambda m: m.begin)
            # A sentence that tells what somebody did is no heading: "Ms. Ruiz, Watermaster of the LBA, welcomed them."
            text = draft.text[block.begin : block.end].rstrip()
            tells = block.kind == "paragraph" and text.endswith((".", "!", "?")) and not text.isupper()
            spoken = self._spoken_title.search(draft.text, block.begin, person.begin)
            if (tells or block.kind == "title") and spoken is None:
                continue
            if spoken is not None and self._about.match(draft.text, spoken.end(), person.begin):
                continue  # "Statement on NAME": of whom it tells
            draft.speaker = person.referent
            span = Span(person.begin, person.end)
            trace = Trace(block.begin, block.end, None, None, span)
            draft.relations.append(Relation(0, "deliveredBy", person.referent, (trace,), "byline"))
            draft.byline = (person, heading[-1].end)
            if draft.main_event is not None:
                said = self._said(draft, heading, person)
                for speaker in self._together(draft, people, block):
                    spoke = Trace(block.begin, block.end, Span(speaker.begin, speaker.end), None, None)
                    draft.relations.append(Relation(speaker.referent, said, draft.main_event, (spoke,), "byline"))
            return

    def _said(self, draft: Draft, heading: list[Block], person: Mention) -> str:
        """What a speech does at its event, by what it is called before a name: "Opening remarks by NAME"."""
        assert draft.main_event is not None
        called = self._opens.search(draft.text, heading[0].begin, person.begin)
        heard = any(_HEARD.search(name) for name in draft.referents[draft.main_event].names)
        return "spokeAt" if called is None or heard else called.lastgroup or "spokeAt"

    def _together(self, draft: Draft, people: list[Mention], block: Block) -> list[Mention]:
        """Who speaks by a title: "Remarks by A and First Lady B at the Summit", but not whom the event is about."""
        ordered = sorted(people, key=lambda m: m.begin)
        found = ordered[:1]
        if block.kind in ("title", "heading"):
            for person in ordered[1:]:
                if not self._and_next.fullmatch(draft.text, found[-1].end, person.begin):
                    break
                found.append(person)
        return found


def _is_known(relation: Relation, *, headed: bool) -> bool:
    """Whether a day of an event is stated, or planned to the day for one that no heading names."""
    exact = isinstance(relation.object, Value) and len(relation.object.text) == len("2022-11-14")
    return relation.modality is None or (relation.modality == "planned" and exact and not headed)


def _lines_of(text: str, block: Block) -> list[Block]:
    """Each line of a block as a block of its own."""
    lines, at = [], block.begin
    for line in text[block.begin : block.end].split("\n"):
        lines.append(replace(block, begin=at, end=at + len(line)))
        at += len(line) + 1
    return lines


def _title_case(text: str) -> bool:
    """Whether a line is written as a title: most long words begin in a capital, no full stop at the end."""
    words = [w for w in re.findall(r"[^\W\d_][\w’'-]*", text) if len(w) > 3]
    return (
        len(words) >= 3
        and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
        and not text.endswith((".", ",", ";", ":"))
    )


# Words that say that an event is new and are not part of its name.
_FIRST = {"inaugural", "first", "annual"}


def _near(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two events' names say nearly the same: most long words shared, no number or ordinal that differs."""
    for a in left:
        for b in right:
            one, two = ({w for w in re.findall(r"\w+", folded_name(n)) if len(w) > 3} - _FIRST for n in (a, b))
            same = set(re.findall(r"\d+\w*", a)) == set(re.findall(r"\d+\w*", b))
            if len(one & two) >= 3 and len(one & two) >= 0.6 * len(one | two) and same:
                return True
    return False


def _lines(draft: Draft, block: Block) -> Iterator[tuple[int, int]]:
    """Where the lines of a block begin and end."""
    at = block.begin
    for text in draft.text[block.begin : block.end].split("\n"):
        yield at, at + len(text)
        at += len(text) + 1
