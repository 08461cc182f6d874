"""Events: by quoted title, by ordinal, by head noun; and the words that point back at one."""

from __future__ import annotations

import re
from itertools import chain

from kg.extract.draft import BY_HEAD, Draft, folded_name, plain
from kg.extract.here import is_aside
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

# What an event's name may hold; the instrument that a review conference is of may stand behind its noun.
_PARTS = ("Organization", "State", "Project", "Resolution")
# The end of a date line, before what it opens: "SUVA, 3 May 2024 – The third Reef Forum".
_BEHIND_DATE = compiled(r"(?<!\d)(?:19|20)\d\d\)? ?[-–—:/]{1,2}\s{1,2}(?:[Tt]he |[Aa]n? )?")
# What is held is no body: "UNOWAS and Togo convened the Regional Forum on Prevention".
_FOR = (" for the ", " for a ", " for an ", " for its ", " for their ")
_HOLDS = compiled(
    r"\b(?:convened|held|hosted|co-hosted|co-convened|organi[sz]ed|co-organi[sz]ed) (?:the|an?|its|their|our) \Z"
)
# What a quoted title is, behind it: “Safe Return” course.
_NOUN_BEHIND = compiled(r"[”\"’']{1,2}(?: [a-z-]{4,16}){1,3}")
# What an exercise is, behind its name: "STEEL REEF 25, the largest exercise".
_APPOSED = compiled(r", (?:the|an?|its|their) [a-z][a-z -]{0,70}\b(?P<noun>exercise|drill|simulation)\b")
# What stands between an event and a resolution that it is about.
_ABOUT = compiled(
    r"\b(?:on|of|to|for|under|implementing|Implementing|Advancing|Supporting|Operationalizing|of the)(?: the)? \Z"
)
# What makes a body or State before an event's name its owner.
_OWNS = compiled(r"['’]s? (?:\w+ )?")
_ROMAN = compiled(r"[IVX]{2,6}|[VX]")
# Shorter names, of fewer words, are no names again where they stand alone.
_SHORTEST, _FEWEST = 12, 3
# Between the bodies with which a name opens.
_JOINED = compiled(r"\s?[–/&-]\s?| and ")
# A word that means any event, and how far before a quoted title the words stand that say what it is.
_ANY, _OPENER = "gathering", 50
_ANYTHING = ("event", "activity")
# So near a quoted title follows, which is no longer than this.
_TITLE_NEAR, _LONGEST_TITLE = 3, 400
_COURSE, _LIVES = "Course", ("bio", "participants")
_RECORDS, _SPEECHES = ("meeting-record", "meeting-coverage"), ("statement", "remarks")
# Heads of papers and treaties, unless a number or place shows that people meet.
# How far before a name the words stand that say that it is an event.
_AT = 30
# What is no body's but one of several: "5th edition of the Reef Forum".
_EDITION = "edition of"
_NUMBERS = "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|annual|biennial)"
_OF_PAPERS = ("Review", "Convention")
# A date line is so short, and so much of it is the day.
_DATED, _DAYS = 80, 0.3
_CEREMONIES = (" Ceremony", " Ceremonies")
# What moment of an event is meant is no part of its name.
_MOMENT = compiled(r"(?:Start|End|Eve|Close|Conclusion|Margins|Sidelines) of (?:the )?")
# Who launches something by its title: the word is a verb there.
_LAUNCHES = compiled(r"(?:\w{3,}s|[A-Z]{2,}|\b(?:and|to)(?: \w+)?) launch$")
_BESIDE = (", and the ", ", and ")
_SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter", "Fiscal Year")
_ORDINAL = compiled(r"(?<![\w.,])(\d{1,5})(?:st|nd|rd|th)\b")
# "9,823rd meeting" is the 9823rd.
_THOUSANDS = compiled(r"(?<=\d),(?=\d{3}(?:st|nd|rd|th)\b)")
_MEALS = ("Dinner", "Luncheon", "Banquet")
_YEAR = compiled(r"\b((?:19|20)\d\d)\b")


class Events:
    """Finds events. Bodies and States inside their names stay mentions."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._cities = cities
        # Events with words before their quoted title, of the document being read: referent, and where the words stand.
        self._led: list[tuple[int, int, int]] = []
        self._opening = lexicon.word_set("opening")
        self._ordinals = {w.casefold() for n in ("unit-number", "ten-number") for w in lexicon.words(n)}
        self._not = {w.casefold() for w in lexicon.words("not-event")}
        self._role_heads = lexicon.word_set("role-head")
        self._strong = lexicon.word_set("event-strong")
        self._closed = lexicon.word_set("event-closed")
        self._organ_heads = lexicon.word_set("body-opening")
        self._units = lexicon.words("unit-number")[:10]
        self._month = lexicon.compile(r"\b(?:{month})\b")
        self._paper = lexicon.pattern("paper-of")
        self._numbered = lexicon.pattern("event-numbered-name")
        self._small = lexicon.pattern("event-small")
        self._told_before = lexicon.compile(r"(?:{event-told-word}) ")
        self._adjectives = lexicon.pattern("event-adjectives")
        self._verb = lexicon.pattern("event-verb")
        self._on_day = lexicon.pattern("event-on-day")
        self._calendar = lexicon.pattern("event-date")
        self._for_ordinal = lexicon.pattern("before-ordinal")
        self._place = lexicon.pattern("event-in-place")
        self._quoted = lexicon.pattern("event-quoted")
        self._kind_led = lexicon.pattern("event-kind-led")
        self._named = lexicon.pattern("event-headed")
        self._session = lexicon.pattern("event-session")
        self._nominal = lexicon.pattern("event-nominal")
        self._of_body = lexicon.pattern("event-of-body")
        self._of_body_bare, self._hosted = lexicon.pattern("event-of-body-bare"), lexicon.pattern("event-which-hosts")
        self._of_city = lexicon.pattern("event-of-city")
        self._debate = lexicon.pattern("event-debate")
        self._within = lexicon.pattern("event-within")
        self._told_behind = lexicon.pattern("event-told-behind")
        self._bare_round = lexicon.pattern("event-bare-round")
        self._papers = lexicon.word_set("event-or-paper")
        self._beside_another = lexicon.pattern("event-beside")
        self._papers_of = ("Proclamation", "Declaration", "Statement", "Resolution", "Memorandum", "Report", "Order")
        self._formal = lexicon.word_set("event-adjective")
        self._regions = lexicon.word_set("region")
        self._link = lexicon.pattern("event-link")
        self._own = lexicon.pattern("event-own")
        self._of = lexicon.pattern("event-of")
        self._behind_body = lexicon.pattern("event-behind-body")
        self._today = lexicon.pattern("event-today")
        self._numeral = lexicon.pattern("event-numeral")
        self._at, self._convened = lexicon.pattern("event-at"), lexicon.pattern("event-convened")
        self._met_for = lexicon.pattern("event-met-for")
        self._takes_place = lexicon.pattern("event-takes-place")
        self._ministers = lexicon.pattern("event-of-ministers")
        self._year = lexicon.pattern("event-year-behind")
        self._part_of = lexicon.pattern("event-ceremony")
        forms = ("event-titled-behind", "event-exercise", "event-title-before")
        self._beside_noun = tuple(map(lexicon.pattern, forms))

    def titled(self, draft: Draft) -> None:
        """Note events by quoted title; run before bodies, whose names may stand inside."""
        self._led.clear()
        for match in self._quoted.finditer(draft.text):
            begin, end = match.span("title")
            title = plain(draft.text[begin:end])
            if draft.known("Project", title) is not None or not draft.free(begin, end):
                continue
            if _LAUNCHES.search(match["lead"]):
                continue  # "Partners launch “Roots of Peace”"
            number = self.referent(draft, title)
            lead = match.start("lead")
            opens = draft.text[lead - 1 : lead] in ("", "\n")
            kind = None if opens else self._kind_led.search(match["lead"])
            lead += 0 if kind is None else kind.start()
            first, _, further = match["lead"].partition(" ")
            bare = first in self._opening and further.islower()  # "The side event on “…”"
            if (
                draft.free(lead, end)
                and draft.text[lead].isupper()
                and not bare
                and (kind is not None or opens)
                and not self._beside_another.search(draft.text, match.end("lead"), begin)
            ):
                # "UNOCT/Kingdom of Spain Conference Virtual Dialogue on “…”": the words before are part of the name.
                begin, end = lead, end + 1
                draft.name(number, draft.text[begin:end])
                draft.attribute(number, "title", plain(draft.text[begin:end]))
                self._led.append((number, lead, match.end("lead")))
            draft.mention(begin, end, number, form="name", rule="event-title")
        for match in chain.from_iterable(p.finditer(draft.text) for p in self._beside_noun):
            title = plain(draft.text[match.start("title") : match.end("title")])
            if draft.free(*match.span("title")) and draft.known("Project", title) is None:
                draft.mention(*match.span("title"), self.referent(draft, title), form="name", rule="event-title")
        self.repeat_titles(draft)

    def organizers(self, draft: Draft) -> None:
        """Bodies and States that open a led title organise the event: "UNOCT/Kingdom of Spain Conference on “…”"."""
        for number, begin, end in self._led:
            for inner in sorted(draft.inner, key=lambda m: m.begin):
                between = draft.text[begin : inner.begin]
                if begin <= inner.begin and inner.end <= end and not self._link.search(between):
                    trace = Trace(begin, end, Span(begin, end), None, Span(inner.begin, inner.end))
                    draft.relations.append(Relation(number, "organizedBy", inner.referent, (trace,), "body-event"))

    def repeat_titles(self, draft: Draft) -> None:
        """Every other place where the title of an event found stands word for word."""
        for number, referent in enumerate(draft.referents):
            if referent.kind != "Event":
                continue
            for name in (*referent.names, *self._short(referent.names)):
                if len(name) < _SHORTEST:
                    continue
                pattern = re.compile(r"\s+".join(map(re.escape, name.split())), re.I if len(name) > 30 else 0)
                for match in pattern.finditer(draft.text):
                    if draft.free(*match.span()):
                        draft.mention(*match.span(), number, form="name", rule="event-title")

    def _short(self, names: tuple[str, ...]) -> list[str]:
        """Names without what they are of, three words and more: "High-level Plenary Meeting" (of the Assembly)."""
        heads = [name.split(" of ")[0] for name in names if " of " in name and name[0].isupper()]
        return [h for h in heads if len(h.split()) >= _FEWEST or (len(h.split()) > 1 and "-" in h)]

    def named(self, draft: Draft) -> None:
        """Note events by ordinal and by head noun; bodies inside them become inner mentions."""
        self._debates(draft)
        for match in self._session.finditer(draft.text):
            if self._bare_round.fullmatch(match[0]) and not self._told_behind.match(draft.text, match.end()):
                continue  # "the first week"; but "at their fourth meeting, in Suva on 3 May"
            self.note(draft, *match.span(), "event-ordinal")
        for match in self._numbered.finditer(draft.text):
            if draft.free(*match.span()):
                self.note(draft, *match.span(), "event-name")
        for match in self._part_of.finditer(draft.text):
            if not any(m.kind == "Event" for m in draft.within(*match.span())):
                self.note(draft, *match.span(), "event-name")
        self._of_bodies(draft)
        for match in self._of_city.finditer(draft.text):
            if self._cities.known(match["city"]) and draft.free(*match.span("name")):
                self.note(draft, *match.span("name"), "event-name")
        for match in self._named.finditer(draft.text):
            self._headed(draft, match)

    def _headed(self, draft: Draft, match: re.Match[str]) -> None:
        """Note an event by its head noun, unless what the pattern found is another thing or says too little."""
        begin = self._begin(draft, match.start(), match.start("head"))
        paper = self._paper.match(draft.text, begin, match.start("head"))
        begin = paper.end() if paper is not None else begin
        begin = max((m.end() for m in _BEHIND_DATE.finditer(draft.text, begin, match.start("head"))), default=begin)
        again = self._for_ordinal.match(draft.text, begin, match.start("head"))
        verbs = [m.end() for m in self._verb.finditer(draft.text, begin, match.start("head"))]
        begin = verbs[-1] if verbs else begin
        begin = self._possessor(draft, again.end() if again is not None else begin, match.start("head"))
        within = [m.end() for m in self._within.finditer(draft.text, begin, match.start("head"))]
        begin = within[-1] if within else begin
        if any(m.rule == "known-body" and m.begin <= match.start("head") < m.end for m in draft.mentions) and (
            self._month.search(draft.text, begin, match.start("head"))
        ):
            return  # "of 9 December 1985 of the General Assembly"
        lead = draft.text[begin : match.start("head")].split()
        capitals = [w for w in lead if w[0].isupper() or w[0].isdigit()]
        head, tail = match["head"], match["tail"]
        name = plain(draft.text[begin : match.end()])
        held = self._place.search(draft.text, match.end("head"), match.end())
        held_in = held is not None and self._cities.end(held["place"], 0) is not None
        gathers = self._gathers(draft, begin, match.end())
        closed = head in self._closed or held_in or gathers
        if head == _COURSE and not self._is_course(draft, begin, tail):
            return
        if name.casefold() in self._not or (not capitals and not (tail and closed)):
            return
        if head in _MEALS and not any(w[0].isupper() for w in lead):
            return  # "2000 Dinner"
        if not capitals and self._on_day.match(draft.text, match.end("head")):
            return  # "closes the Workshop on Thursday": which one, is told elsewhere
        if any(w in self._role_heads or w in self._papers_of for w in lead):
            return
        if lead and (lead[0] in ("of", "and", "the", "on", "for", "–", "-") or lead[-1] in ("the", "of")):
            return
        if head == "Convention" and tail and not tail.startswith(" of "):
            return  # "1999 OAU Convention on the Prevention of Reef Loss": a treaty
        numbered = any(w[0].isdigit() or w.casefold() in self._ordinals or _ROMAN.fullmatch(w) for w in lead)
        told = numbered or (head not in self._papers and self._cities.end(draft.text, begin) is not None)
        if head in self._organ_heads and not (told or head in self._closed or gathers):
            return
        if match.end("head") - begin < 8 and not tail:
            return
        if head in _OF_PAPERS and self._is_treaty(draft, match.start("head")):
            return  # "the 1982 United Nations Convention on the Law of the Sea"
        formal = bool(tail) and bool(lead) and all(w in self._formal for w in lead)
        if head in _OF_PAPERS and not (told or formal or numbered):
            return  # "Quadrennial Reef Review", "Convention on the Rights of the Reef"
        of_many = self._ministers.search(draft.text, begin, match.start("head")) is not None
        known = told or formal or head in self._strong or held_in or gathers or of_many
        if not known and not self._body_before(draft, begin, match.start("head")):
            return
        for body in [m for m in draft.within(begin, match.end()) if m.rule in BY_HEAD] if gathers else ():
            if (body.begin, body.end) == (begin, match.end()):
                draft.release(body)  # "convened the Forum on Reefs"
        year = self._year.match(draft.text, match.end()) if not tail else None
        self.note(draft, begin, match.end() if year is None else year.end(), "event-name")

    def _is_course(self, draft: Draft, begin: int, tail: str) -> bool:
        """Whether a course is one that is held: it has a topic, and no life tells that somebody took it."""
        if not tail or draft.document.kind in _LIVES or draft.tells_life(begin):
            return False
        return draft.text.endswith((" the ", " The ", "\n", "# ", "\nThe "), 0, begin) or not begin

    def _gathers(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether what may be a body is said to be held: "spoke at the Forum on Reefs, which was convened"."""
        if self._takes_place.match(draft.text, end) is not None or _HOLDS.search(
            draft.text, max(0, begin - _AT), begin
        ):
            return True
        if draft.text.endswith(_FOR, 0, begin):
            sentence = draft.sentence_at(begin)
            low = begin if sentence is None else sentence.begin
            if self._met_for.search(draft.text, low, begin) is not None:
                return True  # "gathered in Suva this week for the Reef Officers Meeting"
        return self._at.search(draft.text, max(0, begin - _AT), begin) is not None and (
            self._convened.match(draft.text, end) is not None
        )

    def _is_treaty(self, draft: Draft, head: int) -> bool:
        """Whether a known instrument's name holds the word that would be an event's head."""
        return any(m.rule == "known-instrument" and m.begin <= head < m.end for m in draft.mentions)

    def _of_bodies(self, draft: Draft) -> None:
        """As "the extraordinary NATO summit", "the ministerial meeting of the Quartet": a body and a small noun."""
        bodies = {m.begin: m for m in draft.of_kind("Organization")}
        for match in self._of_body.finditer(draft.text):
            body = bodies.get(match.end())
            if body is not None and draft.free(*match.span()):
                self.note(draft, match.start(), body.end, "event-name")
        for match in self._of_body_bare.finditer(draft.text):
            body = bodies.get(match.end())
            held = (self._convened, self._hosted) if body is not None else ()
            if body is not None and any(p.match(draft.text, body.end) for p in held) and draft.free(*match.span()):
                self.note(draft, match.start("name"), body.end, "event-name")
        for body in draft.of_kind("Organization"):
            after = self._small.match(draft.text, body.end)
            if after is not None and draft.free(body.end, after.end()):
                before = self._adjectives.search(draft.text, max(0, body.begin - 60), body.begin)
                begin = before.start() if before is not None else body.begin
                if draft.text[begin - 1 : begin] == "-":  # "the U.S.-EU summit"
                    state = next((m for m in draft.mentions if m.kind == "State" and m.end == begin - 1), None)
                    begin = begin if state is None else state.begin
                told = self._told_before.match(draft.text, begin, body.begin)
                self.note(draft, begin if told is None else told.end(), after.end(), "event-name")

    def _debates(self, draft: Draft) -> None:
        """The general debate of a session is an event within it."""
        debates = list(self._debate.finditer(draft.text))
        sessions = {m.start(): m for m in self._session.finditer(draft.text)} if debates else {}
        for match in debates:
            session = sessions.get(match.end() + 1)
            if session is None or not draft.free(*match.span()):
                continue
            begin, end = match.start(), session.end()
            self.note(draft, session.start(), end, "event-ordinal")
            whole = next((m for m in draft.mentions if m.kind == "Event" and m.begin == session.start()), None)
            if whole is None:
                continue
            number = self.referent(draft, plain(draft.text[begin:end]))
            debate = Span(begin, begin + len("general debate"))
            draft.name(number, draft.text[debate.begin : debate.end])
            draft.mention(*debate, number, form="name", rule="event-ordinal")
            trace = Trace(begin, end, debate, None, Span(whole.begin, whole.end))
            draft.relations.append(Relation(number, "partOf", whole.referent, (trace,), "event-part"))

    def _body_before(self, draft: Draft, begin: int, head: int) -> bool:
        return any(m.kind in ("Organization", "State") and m.begin == begin and m.end <= head for m in draft.mentions)

    def _possessor(self, draft: Draft, begin: int, head: int) -> int:
        """Where the name begins behind a possessor: "the Soufan Center’s Global Summit"."""
        found = [m.end() for m in re.finditer(rf"(?<=\w)(?:['’]s|s['’]) (?=[A-Z]|{_NUMBERS} )", draft.text[begin:head])]
        ministers = self._ministers.search(draft.text, begin, head)
        found = [at for at in found if ministers is None or begin + at < ministers.end()]
        return begin + found[-1] if found and len(draft.text[begin + found[-1] : head].split()) > 0 else begin

    def _begin(self, draft: Draft, begin: int, head: int) -> int:
        text = draft.text
        while (word := re.match(r"[\w’'.–-]+[ \n]+", text[begin:head])) is not None:
            bare = word[0].strip().rstrip(".")
            small = bare.islower() and not bare[0].isdigit()
            if (bare in self._opening or small) and bare.casefold().rpartition("-")[2] not in self._units:
                begin += word.end()
                continue
            break
        # Not across the end of a sentence, a person's name, or another's span that begins before.
        return max(
            (
                begin + m.end()
                for m in re.finditer(
                    r"[.;:!?]\s+|\n|,? and the |(?<=[a-z\d]) the (?=[A-Z])(?<!of the )(?<!on the )(?<!for the )",
                    text[begin:head],
                )
                if not re.search(r"\b[A-Z]\.\s$", text[begin : begin + m.end()])
            ),
            default=begin,
        )

    def note(self, draft: Draft, begin: int, end: int, rule: str) -> None:
        """Note an event by its name, with the bodies in it, the place at its end, and whose it is."""
        moment = _MOMENT.match(draft.text, begin, end)
        begin = begin if moment is None else moment.end()
        dated = self._calendar.search(draft.text, begin, end)
        end = dated.start() if dated is not None else end
        end = self._line_end(draft, begin, end)
        place = self._place.search(draft.text, begin, end)
        if (
            place is not None
            and draft.free(*place.span("place"))
            and self._is_place(place["place"], draft.text[end : end + 3])
        ):
            end = place.start()
        else:
            place = None
        inside = [m for m in draft.mentions if m.begin < end and m.end > begin]
        ends = {m.end for m in inside if m.kind == "Organization"}
        listed = [m.begin - len(", ") for m in inside if m.begin - len(", ") in ends and draft.text[m.begin - 2] == ","]
        if listed:  # "On the margins of the session of the General Assembly, UNODC and Norway held"
            end = min(listed)
            inside = [m for m in inside if m.begin < end]
        beside = [m for m in inside if m.begin > begin and self._is_beside(draft.text, begin, m.begin)]
        if beside:  # "Summit for Democracy, and the Department of X"
            end = begin + draft.text[begin : min(m.begin for m in beside)].rindex(_BESIDE[-1])
            inside = [m for m in inside if m.begin < end]
        if any(m.kind not in _PARTS and not (m.kind == "Instrument" and m.begin > begin) for m in inside):
            return
        resolutions = [m for m in inside if m.kind == "Resolution"]
        if resolutions and _ABOUT.search(draft.text, begin, min(m.begin for m in resolutions)) is None:
            return  # "of 9 June and General Assembly resolution 60/251": no assembly that meets
        if inside:
            begin, end = min(begin, *(m.begin for m in inside)), max(end, *(m.end for m in inside))
            if len(inside) == 1 and (inside[0].begin, inside[0].end) == (begin, end):
                return
        elif not draft.free(begin, end):
            return
        name = plain(draft.text[begin:end])
        name = self._own.sub("", name)
        number = self.referent(draft, name)
        for mention in inside:
            draft.mentions.remove(mention)
            draft.inner.append(mention)
        mention = Mention(begin, end, "Event", number, "name", rule)
        draft.mentions.append(mention)
        at = begin
        for m in [*sorted(inside, key=lambda m: m.begin), mention]:
            upto = m.begin if m is not mention else end
            if at < upto and draft.free(at, upto):
                draft.own(at, upto)
            at = max(at, m.end)
        if place is not None and draft.free(*place.span("place")) and place["place"] not in _SEASONS:
            site = draft.refer("Place", place["place"])
            draft.mention(*place.span("place"), site, form="name", rule="event-place")
            trace = Trace(begin, place.end(), Span(begin, end), None, Span(*place.span("place")))
            draft.relations.append(Relation(number, "heldAt", site, (trace,), "event-place"))
        self._owned(draft, number, begin, end, inside)

    def _line_end(self, draft: Draft, begin: int, end: int) -> int:
        """Where a name ends before a date line: "at the Seminar on Reefs / Suva, 4 May 2022"."""
        text = draft.text
        at = text.find("\n", begin, end)
        if at < 0:
            return self._before_city(draft, begin, end)
        line = text[at + 1 : at + 1 + _DATED].split("\n")[0]
        days = sum(d[1] - d[0] for d in draft.dates if at < d[0] <= at + len(line))
        city = self._cities.end(text, at + 1)
        alone = city is not None and re.match(r", \w+(?: \w+)?[*_]*$", text[city : at + 1 + len(line)]) is not None
        return at if days > len(line) * _DAYS or alone else end

    def _before_city(self, draft: Draft, begin: int, end: int) -> int:
        """Where a name ends before the city and day that a heading adds: "Seminar on Reefs Suva, 4 May 2022"."""
        text = draft.text
        if not text.startswith(", ", end) or all(d[0] != end + 2 for d in draft.dates):
            return end
        for start in (begin + m.end() for m in re.finditer(r"(?<=\w) (?=[^\W\d_])", text[begin:end])):
            before = text[begin:start].split()[-1]
            if self._cities.end(text, start) == end and not before.islower() and draft.free(start, end):
                draft.mention(start, end, draft.refer("Place", text[start:end]), form="name", rule="place-line")
                return start - 1
        return end

    def _is_beside(self, text: str, begin: int, at: int) -> bool:
        """Whether what begins at a place inside a name is none of it: behind ", and", where no list is."""
        before = text[begin:at]
        return before.endswith(_BESIDE) and (before.endswith(_BESIDE[0]) or before.count(",") == 1)

    def _is_place(self, name: str, behind: str) -> bool:
        """Whether words at the end of an event's name are a place: a city, or one word, no acronym, before one more.

        "Roundtable on Women in Construction" tells no place: nothing else says that the last word is one.
        """
        one = " " not in name and not name.isupper() and behind.startswith(", ") and behind[2:].isupper()
        town = name.endswith((" City", " Town", " Island", " Atoll"))
        return name not in self._regions and (one or town or self._cities.end(name, 0) is not None)

    def _owned(self, draft: Draft, number: int, begin: int, end: int, inside: list[Mention]) -> None:
        """Whose event it is: the body or State before its name, the body in "session of BODY" and "BODY summit"."""
        agents = (m for m in draft.mentions if m.kind in ("Organization", "State"))
        owner = next((m for m in agents if _OWNS.fullmatch(draft.text, m.end, begin)), None)
        if owner is not None and 0 < begin - owner.end < 24:
            trace = Trace(owner.begin, end, Span(begin, end), None, Span(owner.begin, owner.end))
            draft.relations.append(Relation(number, "organizedBy", owner.referent, (trace,), "event-of-body"))
        draft.relations += joint(draft, number, begin, inside)
        for inner in inside:
            after = draft.text[inner.end : end]
            before = draft.text[begin : inner.begin]
            bare = not self._adjectives.sub("", before).strip()
            ceremony = draft.text[begin:end].endswith(_CEREMONIES)  # at a body's house, and whoever holds it
            organ = self._of.search(before) or (bare and not ceremony and self._behind_body.match(after))
            if inner.kind == "Organization" and organ and _EDITION not in before:
                trace = Trace(begin, end, Span(begin, end), None, Span(inner.begin, inner.end))
                draft.relations.append(Relation(number, "organizedBy", inner.referent, (trace,), "event-of-body"))

    def referent(self, draft: Draft, title: str) -> int:
        """The event of a name: one whose name is the same, or the same with its organ behind it."""
        longer = next(
            (
                i
                for i, r in enumerate(draft.referents)
                if r.kind == "Event" and any(self._extends(title, n) for n in r.names)
            ),
            None,
        )
        if longer is not None:
            draft.name(longer, title)
            draft.alias(longer, title)
            return longer
        right = _ORDINAL.sub(_with_its_ending, _THOUSANDS.sub("", title))
        number = draft.refer("Event", right)
        draft.alias(number, title)
        draft.attribute(number, "title", right)
        year = _YEAR.search(title)
        if year is not None:
            draft.attribute(number, "year", year[1])
        return number

    def nominals(self, draft: Draft) -> None:
        """Let "today's side event", "the conference" name the main event, or the one of that noun named before."""
        for match in self._nominal.finditer(draft.text):
            if not draft.free(*match.span()) or self._opens_title(draft, match.end()):
                continue
            number = self._meant(draft, match)
            if number is not None:
                draft.mention(*match.span(), number, form="nominal", rule="nominal")

    def _opens_title(self, draft: Draft, end: int) -> bool:
        """Whether a quoted title follows, of which the words only say what it is: "the conference “TITLE”"."""
        near = draft.within(end, end + _TITLE_NEAR + _LONGEST_TITLE)[:1]
        return bool(near) and near[0].rule == "event-title" and near[0].begin <= end + _TITLE_NEAR

    def _meant(self, draft: Draft, match: re.Match[str]) -> int | None:
        noun = match["noun"].casefold().replace("-", " ").split()[-1]
        article = match[0].split()[0].casefold()
        main = draft.main_event
        if article == "a":
            follows = [m for m in draft.mentions if m.kind == "Event" and 0 <= m.begin - match.end() < 12]
            return follows[0].referent if follows else None
        today = self._today.match(match[0]) is not None
        before = [m for m in draft.of_kind("Event") if m.end <= match.start() and m.form == "name"]
        if noun == _ANY:
            near = self._just_told(draft, before, match.start()) if article in ("that", "the") else None
            return main if near is None else near
        named = [m for m in before if noun in self._called(draft, m)]
        if not today and any(m.referent == main for m in named):
            # Of several, the one that its own paragraph names goes before the document's, and that before others.
            named = [m for m in named if not self._is_aside(draft, m)]
            near = self._just_told(draft, named, match.start())
            return main if near is None else near
        if main is not None and (today or noun in ("event", "dialogue", "activity") or not named):
            titled = [self._called(draft, m) for m in draft.mentions if m.referent == main and m.rule == "event-title"]
            told = (v for _, v in draft.referents[main].attributes)
            words = " ".join((*draft.referents[main].names, *told, *titled)).casefold()
            formal = match["noun"][0].isupper() and not today and noun != "forum"  # "The Meeting adopted"
            formal = formal and draft.document.kind not in _RECORDS
            beside = match["noun"].casefold().startswith("side") and re.search(r"\bside\b", words) is None
            if beside and not today and draft.document.kind in _SPEECHES:
                return None  # "addressed the side event that BODY organized here": not where the speech is given
            if noun in words or noun in _ANYTHING or formal or (today and noun not in ("session", "training")):
                return main
        if named or today:
            return named[-1].referent if named and not today else None
        only = {m.referent for m in before}
        side = match["noun"].casefold().startswith("side")
        return min(only) if noun == "event" and len(only) == 1 and not side else None

    def _is_aside(self, draft: Draft, mention: Mention) -> bool:
        """Whether an event is one that somebody recalls, or on whose margins something is."""
        sentence = draft.sentence_at(mention.begin)
        return sentence is not None and is_aside(draft.text, sentence.begin, mention.begin)

    def _called(self, draft: Draft, mention: Mention) -> str:
        """What an event is called where it is named: its name, and the words that say what a quoted title is."""
        name = folded_name(draft.text[mention.begin : mention.end])
        if mention.rule != "event-title":
            told = _APPOSED.match(draft.text, mention.end)
            return name if told is None else f"{name} {told['noun']}"
        before = draft.text[max(0, mention.begin - _OPENER) : mention.begin]
        behind = _NOUN_BEHIND.match(draft.text, mention.end)
        name += "" if behind is None else behind[0].casefold()
        return re.split(r"[.;:!?]\s|\n", before)[-1].casefold() + name

    def _just_told(self, draft: Draft, before: list[Mention], at: int) -> int | None:
        """The last event named in the paragraph up to a place."""
        block = draft.block_at(at)
        begin = 0 if block is None else draft.document.blocks[block].begin
        return max(((m.begin, m.referent) for m in before if m.begin >= begin), default=(0, None))[1]

    def _extends(self, left: str, right: str) -> bool:
        """Whether one name is the other with the organ behind it: "fifty-ninth session (of the General Assembly)"."""
        short, long = sorted((folded_name(left), folded_name(right)), key=len)
        return short == long or (long.startswith(short + " of ") and self._numeral.match(short) is not None)


def joint(draft: Draft, number: int, begin: int, inside: list[Mention]) -> list[Relation]:
    """The bodies with which an event's name opens hold it together: "ASEAN–UNODC Regional Training Course"."""
    bodies: list[Mention] = []
    for mention in sorted(inside, key=lambda m: m.begin):
        joined = bodies and _JOINED.fullmatch(draft.text, bodies[-1].end, mention.begin) is not None
        if mention.kind != "Organization" or not (mention.begin == begin or joined):
            break
        bodies.append(mention)
    if len(bodies) == 1:
        return []
    traces = [(Trace(begin, bodies[-1].end, None, None, Span(b.begin, b.end)), b.referent) for b in bodies]
    return [Relation(number, "organizedBy", body, (trace,), "event-of-body") for trace, body in traces]


def _with_its_ending(ordinal: re.Match[str]) -> str:
    """An ordinal in figures with the ending of its number: "72th" is misspelt for 72nd."""
    figures = ordinal[1]
    teen = figures[-2:-1] == "1"
    return figures + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(figures[-1], "th"))
