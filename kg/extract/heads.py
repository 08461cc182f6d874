"""Bodies by their head noun: "Ministry of Foreign Affairs", "Central Asian Network", "U.S. Embassy in Prague"."""

from __future__ import annotations

import re

from kg.extract.abbreviated import of_host
from kg.extract.acronyms import Definition
from kg.extract.bounds import BASED, Bounds, seatless
from kg.extract.draft import Draft, plain
from kg.extract.fields import Fields
from kg.extract.gazetteer import Gazetteer
from kg.extract.joined import joined
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

# By where the full name ends: where the acronym begins, and the definition.
_Ends = dict[int, list[tuple[int, Definition]]]
_WORD = compiled(r"[\w’'-]+")
_NAME_BEHIND = compiled(r" [^\W\d_a-z][a-zà-ÿ]+ [^\W\d_a-z]")
_OWNER = compiled(r" [^\W\d_]+[’']s ")
_OF_ACRONYM = compiled(r" of (?:the )?[A-Z]{2,}")
_POSSESSIVE = compiled(r"['’]s[ \n]+")
_LINK = compiled(r" (?:of|for|on|at|in|to|with|the)$")
_SMALL = compiled(r"(?:(?:of|for|on|and|the)[ \n])+")
# What numbers a heading: "I. Bureau".
_NUMBERED = compiled(r"(?:[A-Z]|[IVXLC]{1,5})\. (?=[A-Z])")

# A name of another language has so many words, parted by blanks or hyphens: "Jaish-e-Mohammad".
_FEWEST = 2
# So far behind a name stands what tells that it is a person's: ", who heads".
_SAID = 20
# So many words of a title look like a body's name behind a word of degree.
# How far before a name the words stand that say that it is an event.
_AT = 30
_TITLE = 2
_ROYAL = "Royal "
# What may be part of what stands behind "on the": "Subcommittee on Reefs on the Tide Committee".
_COMMITTEES = ("Committee ", "Subcommittee ", "Commission ", "Panel ", "Task Force ")
# What stands before the name of its district.
_CAPITAL = "Washington, "
# What may be studied, though a body's head ends it; and how far before it the degree stands.
_STUDIED, _STUDY = ("Administration", "Services", "Management", "Group"), 160
# So far before a head the name that it closes may begin.
_LED = 60
_BRACKET = compiled(r" \([A-Z]{2,9}\)")
# Of what somebody is minister: a field, whatever its last word; but his ministry is a body.
_MINISTER_OF, _MINISTRY = compiled(r"\bMinister (?:of|for) (?:the )?\Z"), ("Ministry", "Office", "Department")
_OFFICE = len("Minister for the ")
# Of which a section may be a body: "the Trade Section of the EU Delegation to Kenya".
_OF_UNION = ("EU Delegation", "European Union Delegation", "Delegation of the European Union", "Embassy", "Mission")
# What is sent to States, with the first of them.
_SENT_TO = compiled(r"\b(?:Mission|Delegation|Embassy|Representation) (?:to|in) (?:the )?[^\W\d_]")

# Between a body's head and what it is of.
_OF_WORDS = ("of", "for", "on", "against", "in")
# Bodies that are told apart by a number, and the number.
_NUMBERS = ("Board", "District", "Union", "Local", "Lodge", "Chapter")
_BY_NUMBER = compiled(r" No\. ?\d{1,4}(?![\d.,]*\d)|(?<=Board) \d{2,4}(?= (?:to|in|and|for|on)\b|[,;)])")
# What is said of a meeting before the body that meets, and the meeting; those whose summit it is.
_EDITION = compiled(
    r"(?:(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Inaugural|Annual|Latest|Next)\s"
    r"|\d{1,3}(?:st|nd|rd|th)\s)+"
)
_GATHERS = compiled(
    r"(?:\s(?:Leaders|Ministers))?(?:[’']|\\u2019)?(?:\s|\\_)+"
    r"(?:Meeting|Summit|Conference|Session|Convening|Roundtable|Forum|Dialogue|Retreat)"
)
_LEADERS = compiled(r"\s(?:Leaders|Ministers|Principals|Chairs|Foreign Ministers)$")

# Whose part is what opens a project's name: "Leadership Team for the Water Initiative".
_OF_ANOTHER = compiled(r" (?:of|for|on|to|in) ")
# What a dash joins to a name, no farther before it.
_DASHED, _FAR = compiled(r"(?<![\w–-])[A-Z][\w’']{2,24}–$"), 30


class Heads:
    """Finds bodies beyond the authority files: a head noun that opens or closes capitalised words."""

    def __init__(self, lexicon: Lexicon, states: Gazetteer, cities: Cities) -> None:
        self._states, self._cities = states, cities
        self._bounds = Bounds(lexicon, states)
        self.opening, self.closing = map(lexicon.pattern, ("body-open", "body-close"))
        self.role_heads = lexicon.word_set("role-head") - lexicon.word_set("body-opening")
        self._not = {w.casefold() for w in lexicon.words("not-body")}
        self._not_alone, self._formal = map(lexicon.word_set, ("not-body-alone", "formal-head"))
        self._closing_words = lexicon.word_set("body-closing") | lexicon.word_set("body-opening")
        self._opening_words, self._when = map(lexicon.word_set, ("opening", "body-when"))
        small = lexicon.word_set("title-small")
        verbs = (w for w in lexicon.words("title-verb") if w.endswith(("s", "ed")) and w not in small)
        self._before_name = self.role_heads.union(verbs, lexicon.words("verb-before-body"))
        self._projects, self._either = map(lexicon.word_set, ("project-head", "project-or-body"))
        self._of_programme, self._by_deed = map(lexicon.pattern, ("programme-of-body", "project-by-deed"))
        self._post_before = lexicon.pattern("programme-body")
        self._of_short, self._paper = map(lexicon.pattern, ("body-of-short", "paper-of"))
        self._event = lexicon.pattern("event-by-lead")
        events = ("event-at", "event-convened", "event-takes-place")
        self._at, self._convened, self._takes_place = map(lexicon.pattern, events)
        self._gatherings = ("Forum", "Congress", "Panel", "Assembly")
        self._purpose, self._at_school = map(lexicon.pattern, ("body-purpose", "body-at-school"))
        self._numbered, self._in_land = map(lexicon.pattern, ("body-numbered", "body-in-land"))
        heads = map(lexicon.word_set, ("body-opening", "role-modifier", "unit-head"))
        self._heads, self._modifiers, self._unit_heads = heads
        self._firms, self._listing = map(lexicon.word_set, ("firm-form", "listing-head"))
        own = ("own-word", "title-or-field", "headline-head")
        self._of_own, self._or_field, self._in_headlines = map(lexicon.word_set, own)
        kinds = ("civil", "government", "armed", "sent")
        self._civil, self._government, self._armed, self._sent = (lexicon.word_set(f"{kind}-head") for kind in kinds)
        named = ("city-head", "state-sent-head", "degree-word")
        self._in_cities, self._in_states, self._degrees = map(lexicon.word_set, named)
        self._award = lexicon.compile(r" (?:{Cap} ){0,2}(?:{award-word})(?![\w-])")
        self._awards = tuple(f" {w}" for w in lexicon.words("award-word"))
        self._armed_group = lexicon.pattern("body-armed")
        self._other_tongue, self._firm = map(lexicon.pattern, ("body-foreign", "body-company-form"))
        more = ("body-compound", "body-joint", "body-school", "body-and-other")
        self._compound, self._joint, self._school, self._and_other = map(lexicon.pattern, more)
        self._absorbing, self._numbered_unit = map(lexicon.pattern, ("body-sent-to", "body-numbered-unit"))
        more = ("body-to", "body-about", "body-in-city", "body-company")
        self._to, self._about, self._in_city, self._company = map(lexicon.pattern, more)
        self._owner, self._of_state = lexicon.word_set("body-owner"), lexicon.pattern("body-of-state")
        self._owned_unit, self._unit_of = map(lexicon.pattern, ("body-owned-unit", "body-unit-of"))
        self._post_abroad, self._in_town = map(lexicon.pattern, ("body-abroad", "body-in-town"))
        more = ("body-closer", "body-own-before", "body-thing", "body-and-person")
        self._closer, self._named_so, self._thing, self._and_person = map(lexicon.pattern, more)
        names = ("body-left-over", "body-role-link", "body-studied")
        self._left_over, self._role_link, self._studied = map(lexicon.pattern, names)
        self._resolution, self._further_name = map(lexicon.pattern, ("body-resolution", "body-further"))
        self._address, self._titled_person = map(lexicon.pattern, ("titles-before", "one-honorific"))
        self._on_day, self._titled = map(lexicon.pattern, ("body-on-day", "body-before-title"))
        self._of_fields = self._projects | self._unit_heads | self._listing | lexicon.word_set("of-justice")
        self._unnamed, self._chambers = lexicon.word_set("career-unnamed-board"), lexicon.pattern("body-chambers")
        self._goes_on, self._list_part = map(lexicon.pattern, ("body-goes-on", "body-list-part"))
        self._belongs, self._owned = map(lexicon.pattern, ("body-of-person", "body-owned"))
        self._fields, self._many_of = Fields(lexicon), lexicon.pattern("body-many-of")
        self._ranked, self._owned_none = lexicon.pattern("body-ranked"), lexicon.word_set("owned-none")
        more = ("body-elected", "body-of-people", "body-seated", "project-in")
        self._elected, self._of_people, self._seated, self._project_in = map(lexicon.pattern, more)
        seats = ("programme-acts", "body-in-district", "body-part-of")
        self._acts, self._district, self._part_of = map(lexicon.pattern, seats)

    def abroad(self, draft: Draft) -> None:
        """Note missions by the place where they are: "U.S. Embassy in Prague", "U.S. Consulate Dubai"."""
        for match in self._post_abroad.finditer(draft.text):
            begin, end = self._trimmed(draft, *match.span())
            whose = next((m for m in draft.mentions if m.begin == begin and m.form == "acronym"), None)
            if whose is not None and whose.kind == "Organization" and draft.free(whose.end, end):
                draft.release(whose)  # "UNODC Programme Office in Astana"
            if draft.free(begin, end):
                number = draft.refer("Organization", plain(draft.text[begin:end]))
                draft.attribute(number, "class", "GovernmentBody" if whose is None else "Organization")
                draft.mention(begin, end, number, form="name", rule="body-opening")

    def in_town(self, draft: Draft) -> None:
        """Note missions that only their city tells: "Political Counselor, Embassy Kabul"."""
        for match in self._in_town.finditer(draft.text):
            end = self._cities.end(draft.text, match.end())
            if end is None:
                states = (s for s in draft.of_kind("State") if s.begin == match.end())
                state = next(states, None)
                if state is None or state.form != "name":
                    continue
                draft.release(state)
                end = state.end
            if draft.free(match.start(), end):
                number = draft.refer("Organization", plain(draft.text[match.start() : end]))
                draft.attribute(number, "class", "GovernmentBody")
                draft.mention(match.start(), end, number, form="name", rule="body-opening")

    def note(self, draft: Draft, defined: dict[int, Definition]) -> None:
        """Note names that a head opens, then names that a head closes, with the acronyms defined behind them."""
        at_end: _Ends = {}
        for at, definition in defined.items():
            at_end.setdefault(definition[1], []).append((at, definition))
        self._foreign(draft)
        for pattern, rule in ((self.opening, "body-opening"), (self.closing, "body-closing")):
            at = 0
            while (match := pattern.search(draft.text, at)) is not None:
                begin, end = self._left(draft, match)
                # What a name leaves of its match is read again: "Department of X, Y Institute and Federation of Z".
                at = self._name(draft, match, begin, end, rule, at_end) if begin < end else self._behind(draft, match)

    def _behind(self, draft: Draft, match: re.Match[str]) -> int:
        """Where to read on behind a body that is known already: "Department of State’s Bureau of African Affairs"."""
        head = match.start("head")
        return min(next((m.end for m in draft.mentions if m.begin <= head < m.end), match.end()), match.end())

    def _foreign(self, draft: Draft) -> None:
        """Note bodies that bear a name of another language, and companies by their form: "Norsk Data AS"."""
        for pattern, kind in (
            (self._armed_group, "ArmedGroup"),
            (self._other_tongue, "Organization"),
            (self._firm, "CivilSocietyOrganization"),
            (self._numbered_unit, "GovernmentBody"),
        ):
            for match in pattern.finditer(draft.text):
                begin, end = self._trimmed(draft, *match.span())
                if pattern is not self._numbered_unit:
                    end = min((m.end for m in draft.within(begin, end) if m.kind == "State"), default=end)
                inside = [m for m in draft.mentions if begin < m.end and m.begin < end]
                shout = draft.text[begin:end].isupper() and draft.text[begin:end].count(" ") > 2  # a line in capitals
                words = len(re.split(r"[\s-]", draft.text[begin:end]))
                holds = all(m.kind == "Organization" and begin < m.begin and m.end <= end for m in inside)
                if shout or words < _FEWEST or not (holds or all(m.kind == "State" for m in inside)):
                    continue
                for mention in inside:
                    draft.release(mention)
                if draft.free(begin, end):
                    number = draft.refer("Organization", plain(draft.text[begin:end]))
                    draft.attribute(number, "class", kind)
                    draft.mention(begin, end, number, form="name", rule="body-opening")

    def _name(self, draft: Draft, match: re.Match[str], begin: int, end: int, rule: str, defined: _Ends) -> int:
        """Note the body of a match, unless what is left of its name is none; returns where to read on."""
        closed = self._closed(draft, match, end) if rule == "body-opening" else None
        if closed is not None:
            match, rule, (begin, end) = closed, "body-closing", self._left(draft, closed)
            if begin == end:
                return self._behind(draft, match)
        paper = self._paper.match(draft.text, begin, end)
        begin = self._after_roles(draft, begin if paper is None else paper.end(), match.start("head"), end)
        begin = self._bounds.behind_person(draft, begin, match.start("head"))
        begin = self._fields.lead(draft, begin, match.start("head"))
        if rule == "body-closing":
            begin = self._behind_on(draft, begin, match.start("head"))
        end = self._further(draft, match, begin, self._before_title(draft, begin, self._one_of_list(draft, begin, end)))
        if draft.text.startswith("Parliament for ", begin):
            return begin + len("Parliament")  # "Member of Parliament for PLACE": of a seat
        end = next((m.start() for m in self._of_short.finditer(draft.text, begin, end)), end)  # "Board of the Ministry"
        unit = self._behind_whole(draft, begin, end, rule)
        if unit > begin:
            return unit  # read again from the unit on
        name = plain(draft.text[begin:end])
        words = name.split()
        project = self._is_project(draft, match, words[-1], end, rule)
        project |= match["head"] in self._either and self._by_deed.match(draft.text, end) is not None
        project = project and not self._is_unit(draft, match["head"], begin, end)
        if self._opens_title(draft, words, end, rule, project=project):
            return match.end()
        if "\n\n" in draft.text[begin:end] or self._is_none(draft, match, begin, end, rule, project=project):
            return match.end()
        purpose = self._purpose.search(draft.text, begin, end)
        end = purpose.start() if purpose is not None else end
        begin, end = self._seated_in(draft, begin, end)
        begin = joined(draft, begin, end)
        parted = self._behind_bracket(begin, draft.text, defined)
        if parted < begin:
            for cut in [m for m in draft.within(parted, begin) if m.rule == "defined-acronym"]:
                draft.release(cut)
            begin = parted if draft.free(parted, end) else begin
        begin = self._of_many(draft, match, begin, end, rule)
        written = plain(draft.text[begin:end])
        name = seatless(_BRACKET.sub("", written))
        if project:
            begin = self._project_begin(draft, begin)
            name = plain(draft.text[begin:end])
            draft.mention(begin, end, draft.refer("Project", name), form="name", rule="project-name")
            return max(end, match.end("head"))
        number = self._longer(draft, name)
        number = draft.refer("Organization", name) if number is None else number
        if name != written and not BASED.match(written):
            draft.name(number, written)
        draft.attribute(number, "class", self._class(match["head"]))
        draft.mention(begin, end, number, form="name", rule=rule)
        whole = self._whole(draft, number, begin, end)
        for acronym in _defined_behind(defined, begin, end, name):  # "Board of the Reef Centre (RC)"
            draft.acronym(number if whole is None or acronym[0] == name[0] else whole, acronym)
        return max(end, match.end("head"))

    def _is_project(self, draft: Draft, match: re.Match[str], last: str, end: int, rule: str) -> bool:
        """Whether a name's head is what is done, or its last word behind a body's: "Reef Academy Project"."""
        if match["head"] in self._projects:
            return True
        inside = _OF_ANOTHER.search(draft.text, match.start("head"), end)
        return rule == "body-closing" and last in self._projects and inside is None

    def _project_begin(self, draft: Draft, begin: int) -> int:
        """Where a project's name begins that goes on from before it: "Dignity in Reef Work", "Sahel–Coast Facility"."""
        wider = self._project_in.search(draft.text, max(0, begin - 40), begin)
        begin = wider.start() if wider is not None and draft.free(wider.start(), begin) else begin
        joined = _DASHED.search(draft.text, max(0, begin - _FAR), begin)
        return joined.start() if joined is not None and draft.free(joined.start(), begin) else begin

    def _seated_in(self, draft: Draft, begin: int, end: int) -> tuple[int, int]:
        """A name with its capital before it and its district behind it, and without the mark of what it owns."""
        text = draft.text
        if text.endswith(("’s", "'s"), begin, end) and text.startswith((" ", "\n"), end):
            end -= 2  # but "the Fine Art Division of Souza’s." is named so
        if text.startswith("D.C. ", begin) and draft.free(begin - len(_CAPITAL), begin):
            begin -= len(_CAPITAL) if text.endswith(_CAPITAL, 0, begin) else 0
        seat = self._district.match(text, end)
        if seat is not None and text.endswith("Court", begin, end) and draft.free(end, seat.end()):
            end = seat.end()  # "U.S. District Court in the District of Suva": not that of another district
        led, closed = _EDITION.match(text, begin, end), _LEADERS.search(text, begin, end)
        if led is not None and " " in text[led.end() : end] and _GATHERS.match(text, end) is not None:
            begin = led.end()  # "the Second | Reef Task Force Meeting": it is the meeting that is the second
        if closed is not None and text.startswith(("’", "'", "\\u2019"), end) and begin < closed.start():
            end = closed.start()  # "Reef Partnership | Leaders’ Summit"
        ranked = self._ranked.search(text, begin, end)
        if ranked is not None and begin < ranked.start():
            end = ranked.start()  # "Reef Corps of Engineers | Lieutenant General NAME"
        numbered = _BY_NUMBER.match(text, end - (3 if text.endswith(" No", begin, end) else 0))
        if numbered is not None and text.endswith((*_NUMBERS, " No"), begin, end) and draft.free(end, numbered.end()):
            end = numbered.end()  # "Reef Emergency Board No. 251"
        return begin, end

    def _is_unit(self, draft: Draft, head: str, begin: int, end: int) -> bool:
        """Whether what may be a project is a body: people work there, or it is a programme at one."""
        if self._post_before.search(draft.text, max(0, begin - 60), begin) is not None:
            return True
        acts = self._acts.match(draft.text, end) is not None
        return head.startswith("Program") and (acts or self._of_programme.match(draft.text, end) is not None)

    def _closed(self, draft: Draft, match: re.Match[str], end: int) -> re.Match[str] | None:
        """The longer name that a head closes where it opens none: "Victims of Reef Loss Programme" of a body."""
        if end > match.end("head"):
            return None
        low = max(draft.text.rfind("\n\n", 0, match.start()) + 2, match.start() - _LED)
        found = self.closing.search(draft.text, low, match.end("head"))
        longer = found is not None and found.start() < match.start() and found.end("head") == match.end("head")
        return found if longer else None

    def _behind_bracket(self, begin: int, text: str, defined: _Ends) -> int:
        """Where a name begins that an acronym in brackets parts: "Preventing Reef Loss (PRL) Working Group"."""
        if text[max(0, begin - 2) : begin] != ") ":
            return begin
        definitions = (d for found in defined.values() for at, d in found if at + len(d[2]) + 2 == begin)
        return min((first for first, last, *_ in definitions if last < begin), default=begin)

    def _is_none(self, draft: Draft, match: re.Match[str], begin: int, end: int, rule: str, *, project: bool) -> bool:
        """Whether what has a body's form is none: a generic name, an event, an award, a State, a resolution."""
        text, name = draft.text, plain(draft.text[begin:end])
        words = name.split()
        parts = (name,) if project else (name, " ".join(words[-2:]), " ".join(words[:2]))
        if words and words[-1] in self._formal:
            parts = (name,)  # "Financial Services Committee"
        generic = name in self._not_alone or any(n.casefold() in self._not for n in parts)
        if len(words) < 2 or generic or match["head"] not in name or self._chambers.search(name):
            return True
        if words[-1] in self._in_headlines and self._in_headline_only(draft, begin, name):
            return True  # "Announces Senior Reef Team"
        if _MINISTER_OF.search(text, max(0, begin - _OFFICE), begin) and not name.startswith(_MINISTRY):
            return True  # "the Minister of Public Administration of STATE"
        if text.endswith(("Secretary of ", "Secretaries of "), 0, begin) and name.startswith("State for "):
            return True  # "Assistant Secretary of State for Overseas Citizens Services"
        if name.endswith(_STUDIED) and self._studied.search(text, max(0, begin - _STUDY), begin) is not None:
            return True  # "a degree from BODY in Public Health Administration"
        owned = text[max(0, begin - 3) : begin] in ("’s ", "'s ") or _OF_ACRONYM.match(text, end) is not None
        if owned and match["head"] in self._owned_none:
            return True
        if match["head"] in self._gatherings and self._is_event(draft, begin, end):
            return True
        award = self._award.match(text, end) is not None or words[0] in self._degrees
        award = award or any(f"{word} for " in name for word in self._awards)  # "General’s Award for Service"
        if self._states.bearing(name) or award or (rule == "body-closing" and self._fields.opens(draft, begin, end)):
            return True
        return any(self._resolution.fullmatch(w.strip(",")) for w in words[:2])

    def _in_headline_only(self, draft: Draft, begin: int, name: str) -> bool:
        """Whether a name stands in the title of a document alone, where all words have capitals."""
        title = next((b for b in draft.document.blocks[:1] if b.kind == "title"), None)
        return title is not None and begin < title.end and name not in plain(draft.text[title.end :])

    def _opens_title(self, draft: Draft, words: list[str], end: int, rule: str, *, project: bool) -> bool:
        """Whether what looks like a body's name only opens a title or a thing's name."""
        closing = rule == "body-closing"
        if closing and self._thing.match(draft.text, end) is not None:
            return True  # "Passenger Data Exchange System"
        # "National Programme Officer", "Senior Partnership Specialist"
        graded = closing and len(words) == _TITLE and words[0] in self._modifiers
        return (project or graded) and not self.role_heads.isdisjoint(_WORD.findall(draft.text[end : end + 30])[:1])

    def _of_many(self, draft: Draft, match: re.Match[str], begin: int, end: int, rule: str) -> int:
        """Where a name begins whose first parts have no head of their own: coordinated, a list, partners of a firm."""
        if rule == "body-opening" and begin < match.start("head"):
            sub = match["head"] == "Subcommittee"
            return self._bounds.subcommittee(draft, begin) if sub else self._bounds.coordinated(draft, begin)
        if rule == "body-closing" and match["head"] in self._listing:
            longer = self._bounds.committee(draft, begin)
            if longer == begin and match["head"] == "Subcommittee":
                return self._bounds.subcommittee(draft, begin)
            return longer
        if rule == "body-closing" and match["head"] in self._firms:
            return self._bounds.firm(draft, begin, end)
        if rule == "body-closing" and match["head"] in self._unit_heads:
            begin = self._bounds.unit(draft, begin)
        return self._bounds.of_city(draft, begin, end) if rule == "body-closing" else begin

    def _behind_on(self, draft: Draft, begin: int, head: int) -> int:
        """Where a name begins behind what somebody speaks on: "Tamo on Holding Senior Bank" is no committee on it."""
        on = draft.text.rfind(" on ", begin, head)
        led = on < 0 or not self._heads.isdisjoint(_WORD.findall(draft.text[begin:on]))
        return begin if led else on + len(" on ")

    def _is_event(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a name that a body may have is an event's: "Dubai Forum on X", "Second Forum of Y"."""
        before = draft.text[max(0, begin - 20) : begin].split()[-1:]
        if self._event.match(draft.text, begin, end) or self._event.match(" ".join((*before, draft.text[begin:end]))):
            return True
        while draft.text[begin - 1 : begin] == "-":  # "the Kenya-Estonia Business Forum"
            begin = draft.text.rfind(" ", 0, begin) + 1
        at = self._at.search(draft.text, max(0, begin - _AT), begin) is not None
        gathers = at and not draft.text.endswith("of the ", 0, begin)  # "16th Session of the Assembly, held on …"
        if self._takes_place.match(draft.text, end) is not None and not draft.text.endswith("of the ", 0, begin):
            return True
        return (gathers and self._convened.match(draft.text, end) is not None) or (
            self._cities.end(draft.text, begin) is not None
        )

    def _left(self, draft: Draft, match: re.Match[str]) -> tuple[int, int]:
        """What earlier rules leave of a match, or take for part of its name; begin = end if that is nothing."""
        begin, end = self._trimmed(draft, *match.span())
        head = match.start("head")
        titled = self._titled_person.match(draft.text, begin, head)
        if titled is not None or self._address.search(draft.text, max(0, begin - 24), begin):
            person = self._belongs.match(draft.text, begin if titled is None else titled.end() + 1, head)
            begin = begin if person is None else person.end()  # "Ms. Ana Souza of the Pacific Widows Network"
        while begin < end and not draft.free(begin, end):
            overlapping = (m for m in draft.mentions if m.begin < end and m.end > begin)
            taken = min(overlapping, key=lambda m: m.begin, default=None)
            if taken is None or taken.end > head >= taken.begin:
                return end, end
            between = draft.text[begin : taken.begin]
            if taken.kind == "State" and taken.begin < begin and self._compound.match(draft.text, taken.end, end):
                begin = taken.begin  # "Royal Samoa and the Reefs Police Force", of which "Reefs Police Force" is read
                begin -= len(_ROYAL) if draft.text.endswith(_ROYAL, 0, begin) else 0
                draft.release(taken)
                continue
            opens = taken.kind == "State" and taken.begin == begin and draft.text[taken.end : taken.end + 1] == " "
            if opens and (match["head"] in self._sent or self._compound.match(draft.text, taken.end, end)):
                # "U.S. Mission to the European Union", "Kosovo Women's Network"
                draft.release(taken)
            elif taken.kind == "State" and match["head"] in self._sent and between.endswith((" to ", " to the ")):
                draft.release(taken)  # "EU Delegation to Kenya": where it is sent is part of its name
            elif taken.kind == "State" and between == "Royal " and draft.text[taken.end : taken.end + 1] == " ":
                draft.release(taken)  # "Royal Solomon Islands Police Force"
            elif taken.begin == begin and self._opens_with(draft, taken, match):
                # "OSCE Programme Office", "NATO Military Committee": an acronym that opens the name.
                draft.release(taken)
            elif taken.end <= head:
                begin = self._joint.match(draft.text, taken.end, end).end()  # type: ignore[union-attr]
                further = self._further_name.match(draft.text, begin, head)
                begin = begin if further is None else further.end()  # "Fiji and the Pacific Widows Network"
            elif (
                taken.kind == "State"
                and self._of_state.search(between)
                and not draft.text.startswith(("’s ", "'s "), taken.end)
            ):
                # "Ministry of Justice of Spain", "Permanent Mission of Tuvalu": the State is part of the name.
                draft.release(taken)
                end = max(end, taken.end)  # "Council of Côte d’Ivoire"
            elif taken.kind == "Organization" and taken.end == end and self._school.search(between):
                # "School of Foreign Service": what is taught there is no body.
                draft.release(taken)
            elif taken.kind == "Organization" and (sent := self._is_sent_to(draft, taken, between, end)) is not None:
                draft.release(taken)
                end = sent
            elif (
                taken.kind == "Organization"
                and self._is_about(draft, taken, between)
                and (_goes_on(draft, taken, end) or (taken.end == end and between.endswith((" on ", " on the "))))
            ):
                # "Commission on White House Fellowships": a body that another's topic names.
                draft.release(taken)
            else:
                end = begin + len(self._left_over.sub("", between))
        return begin, end

    def _is_sent_to(self, draft: Draft, taken: Mention, between: str, end: int) -> int | None:
        """Where a name ends that is sent to a body or made up of what is its; None if the body is no part of it."""
        if self._absorbing.search(between):
            return taken.end  # "Mission to the European Union"
        return end if self._is_of_many(draft, taken, between, end) else None  # "Federation of UN Associations"

    def _is_of_many(self, draft: Draft, taken: Mention, between: str, end: int) -> bool:
        """Whether a body only says of what kind those are who make up another: "Network of African Union Alumni"."""
        if not between.endswith((" of ", " of the ", " for ")):
            return False
        return taken.end < end and self._many_of.match(draft.text, taken.end, end) is not None

    def _is_about(self, draft: Draft, taken: Mention, between: str) -> bool:
        """Whether what stands before a name makes it a topic's first word; "of" only before an acronym."""
        found = self._about.search(between)
        return found is not None and (found["of"] is None or draft.text[taken.begin : taken.end].isupper())

    def _opens_with(self, draft: Draft, taken: Mention, match: re.Match[str]) -> bool:
        """Whether a body's acronym is the first word of the name of a body of its own."""
        acronym = draft.text[taken.begin : taken.end]
        joined_on = draft.text[taken.end : taken.end + 1] == " " and match["head"] not in self._sent
        joined_on = joined_on and draft.free(taken.end, match.end())  # "UNODC Counter-Terrorism Committee": two bodies
        return taken.kind == "Organization" and acronym.isupper() and joined_on and match.end("head") == match.end()

    def _one_of_list(self, draft: Draft, begin: int, end: int) -> int:
        """Where the first name ends if what looks like one name is a list of bodies."""
        seat = self._at_school.search(draft.text, begin, end)
        if seat is not None:
            both = self._and_other.search(draft.text, begin, seat.start())
            headed = both is not None and any(w in self._heads for w in _WORD.findall(draft.text[begin : both.start()]))
            return both.start() if both is not None and headed else seat.start()
        part_of = self._part_of.search(draft.text, begin, end) if draft.text.startswith(_COMMITTEES, begin) else None
        end = end if part_of is None else part_of.start()
        further = self._and_other.search(draft.text, begin, end)
        if further is not None and any(w in self._heads for w in _WORD.findall(draft.text[begin : further.start()])):
            end = further.start()
        for comma in self._list_part.finditer(draft.text[begin:end]):
            part = draft.text[begin + comma.end() : end].split(",")[0]
            words = _WORD.findall(part)
            if any(w in self._heads or w in self._civil for w in words) or not self.role_heads.isdisjoint(words):
                return begin + comma.start()
            if self._bounds.is_named(words):
                return begin + comma.start()  # "Department for Eastern Reefs, Ana Souza, and the Fijian ambassador"
        return end

    def _before_title(self, draft: Draft, begin: int, end: int) -> int:
        """Where the name ends before a title of address or a day: "Council for Reconciliation Dr. Tamo", "on March"."""
        title = self._titled.search(draft.text, begin, end + 2) or self._on_day.search(draft.text, begin, end)
        if title is not None:
            return title.start()
        further = self._and_person.search(draft.text, begin, end + _SAID)
        if (
            further is not None
            and further.end() <= end + 1
            and self._bounds.is_person(further["first"], further["last"])
        ):
            return further.start()  # "Border Guard of Latvia and Zurab Tamo, who heads"
        whole = end
        end = self._bounds.before_person(draft, begin, end)
        words = list(_WORD.finditer(draft.text, begin, end))
        last = words[-1] if words else None
        if last is None:
            return end
        initial = len(words) > 1 and len(last[0]) == 1 and words[-2][0] in self.role_heads
        last = words[-2] if initial else last  # "Court of Appeals Judge J. Tamo Souza"
        if not (initial or _NAME_BEHIND.match(draft.text, end) is not None):
            return end
        of = self._elected.search(draft.text, begin, last.end())
        if of is not None:
            return of.start()  # "Office of Senator Ana Souza", "Reef Committee for Samoa Senator Ana Souza"
        post = last[0] in self.role_heads and not draft.text.endswith("the ", begin, last.start())
        if not post or last.start() <= begin:
            return end
        cut = last.start() - 1  # "Council on Reef Quality Chair Ana Souza"
        return whole if _LINK.search(draft.text, begin, cut) else cut  # "School Board of Prince Edward County"

    def _further(self, draft: Draft, match: re.Match[str], begin: int, end: int) -> int:
        """Where the name really ends: behind "Ltd.", behind the body or city that a mission is sent to."""
        more = self._company.match(draft.text, end) or self._closer.match(draft.text, end)
        if more is not None and draft.free(end, more.end()):
            return more.end()
        numbered = self._numbered.match(draft.text, end)
        if numbered is not None and draft.free(*numbered.span()):
            return numbered.end()  # "Panel on the Post-2015 Agenda"
        land = self._in_land.match(draft.text, end)
        if land is not None and _is_short_for(draft.text[begin : land.end()], land):
            for mention in draft.within(end, land.end()):
                draft.release(mention)
            return land.end()  # "Committee on Reefs in the U.S. (CRUS)"
        seat = self._seated.match(draft.text, end) if self._of_people.search(draft.text[begin:end]) else None
        if seat is not None:
            for mention in draft.within(end, seat.end()):
                draft.release(mention)
            return seat.end()
        if match["head"] not in self._sent and not self._absorbing.search(f"{draft.text[begin:end]} to "):
            return end
        city = self._in_city.match(draft.text, end)
        if city is not None and draft.free(end, city.end()) and match["head"] in self._in_cities:
            return city.end()
        to = self._to.match(draft.text, end)
        sent = match["head"] in self._in_states or draft.text.endswith(_OF_UNION, begin, end)
        kinds = ("Organization", "State") if sent else ("Organization",)
        bodies = (m for kind in kinds for m in draft.of_kind(kind))
        body = None if to is None else next((m for m in bodies if m.begin == to.end()), None)
        if body is None:
            return self._sent_to_both(draft, begin, end)
        draft.release(body)
        return self._sent_to_both(draft, begin, body.end)

    def _sent_to_both(self, draft: Draft, begin: int, end: int) -> int:
        """Where the name of a mission to two States ends: "EU Delegation to Samoa and Brunei Darussalam"."""
        if not draft.text.startswith(" and ", end) or _SENT_TO.search(draft.text, begin, end) is None:
            return end
        at = end + len(" and ") + (len("the ") if draft.text.startswith(" and the ", end) else 0)
        state = next((m for m in draft.within(at, at + 1 + _SAID * 2) if m.begin == at), None)
        if state is None or state.kind != "State":
            return end
        draft.release(state)
        return state.end

    def _behind_whole(self, draft: Draft, begin: int, end: int, rule: str) -> int:
        """Where a unit's name begins behind that of its body, which is noted: "the University of X’s Faculty of Y"."""
        match = self._owned_unit.match(draft.text, begin, end)
        cut = draft.text.endswith((" and ", " & "), 0, begin)  # "Science and Reef Council’s Committee on Tides"
        if match is None or cut or not draft.free(*match.span("whole")):
            return begin
        first, last = match.span("whole")
        if match["whole"].rpartition(" ")[2] in self.role_heads:
            last = draft.text.rfind(" ", first, last)  # "University of Suva President’s Council on Reefs"
        whole = draft.refer("Organization", plain(draft.text[first:last]))
        draft.attribute(whole, "class", "Organization")
        draft.mention(first, last, whole, form="name", rule=rule)
        return match.start("unit")

    def _whole(self, draft: Draft, number: int, begin: int, end: int) -> int | None:
        """The body of which a unit's name says that it is part: "Appellate Division of the Supreme Court of X"."""
        match = self._unit_of.match(draft.text, begin, end)
        if match is None or match.end() < end:
            return None
        part, of = "unit", "whole"
        if match[part] in self._civil:
            return None  # "Academy of the Ministry of Reefs"
        words = match[of].split()
        if not self.role_heads.isdisjoint(words[:2]):
            return None  # "Office of the Governor of X", "Office of the General Counsel of X"
        lead = next((i for i, word in enumerate(words) if word in _OF_WORDS), len(words)) - 1
        headed = not {words[0], words[lead]}.isdisjoint(self._heads) or words[-1] in self._closing_words
        if not headed and ("of" not in words or self._closing_words.isdisjoint(words)):
            return None  # "Office of the Special Envoy", "Ministry of Reefs of the Kingdom of Samoa"
        if len(match[part].split()) > 1 and plain(match[part]) not in self._unnamed:
            draft.name(number, plain(match[part]))
            draft.alias(number, plain(match[part]))
        whole = draft.refer("Organization", plain(match[of]))
        draft.attribute(whole, "class", draft.referents[number].attribute("class") or "Organization")
        span = Span(*match.span(of))
        draft.mention_inside(*span, whole, form="name", rule="body-inside")
        trace = Trace(begin, end, Span(begin, span.begin), None, span)
        draft.relations.append(Relation(number, "partOf", whole, (trace,), "unit-of-name"))
        return whole

    def _after_roles(self, draft: Draft, begin: int, head: int, end: int) -> int:
        """Where the name begins behind words of a post or a headline: "Members of the Presidential Delegation"."""
        cut = begin
        for word in re.finditer(r"[\w’'.-]+", draft.text[begin:head]):
            singular = word[0][:-1] if word[0].endswith("s") else word[0]
            parts = (singular, *word[0].split("-")[1:])
            shout = word[0].isupper() and word[0].capitalize() in self._before_name
            shout |= word[0] == "Executive" and draft.text.endswith("Chief ", 0, begin + word.start())
            role = shout or word[0] in self._before_name or any(p in self.role_heads for p in parts)
            if draft.text.endswith((" and ", " & "), begin, begin + word.start()) and begin + word.end() + 1 == head:
                continue  # "Legal Aid and Defender Association"
            if _OWNER.match(draft.text, begin + word.end(), head):
                continue  # "Attorney General’s Office"
            behind_word = draft.text[begin + word.end() :][:5]
            field = word[0] in self._or_field and behind_word[:1] == " " and (word.start() or behind_word == " and ")
            many = " and " in draft.text[begin : begin + word.start()]  # "A Better Balance and Public Justice Fund"
            if field and not many and not self._of_fields.isdisjoint(_WORD.findall(draft.text, head, end)[:1]):
                continue  # "Juvenile Justice Initiative", "Justice and Reef Commission"
            if role and begin + word.end() < end:
                behind = self._role_link.match(draft.text[begin + word.end() : end])
                cut = begin + word.end() + (behind.end() if behind else 0)
        return cut

    def _longer(self, draft: Draft, name: str) -> int | None:
        """The body named before of whose name this is the beginning: "Presidential Delegation" to somewhere."""
        if len(name.split()) > 3:
            return None
        found = sorted(
            {
                m.referent
                for m in draft.of_kind("Organization")
                for n in draft.referents[m.referent].names
                if n.startswith(name) and self._goes_on.match(n, len(name))
            }
        )
        return found[0] if len(found) == 1 else None

    def _trimmed(self, draft: Draft, begin: int, end: int) -> tuple[int, int]:
        """The span without a sentence's opening word before it."""
        seat = BASED.match(draft.text, begin, end)
        begin = begin if seat is None else seat.end()  # "the Bamako-based Observatory of Reefs"
        if (possessive := _POSSESSIVE.match(draft.text, begin, end)) is not None:
            begin = possessive.end()
        if (owned := self._owned.match(draft.text, begin, end)) is not None:
            begin = owned.end()
        text = draft.text[begin:end]
        while (word := re.match(r"([\w.’']+)[ \n]", text)) is not None and (
            (
                word[1] in self._opening_words
                and not self._owns(draft, begin, text, word)
                and not _inside(draft.text, begin)
            )
            or (word[1] in self._when and text[word.end()].isupper())
            or (word[1].endswith(("’s", "'s")) and word[1][:-2] not in self._owner)
        ):
            begin += word.end()
            text = draft.text[begin:end]
        numbered = _NUMBERED.match(draft.text, begin, end) if begin == draft.text.rfind("\n", 0, begin) + 1 else None
        begin = begin if numbered is None else numbered.end()  # "C. United Nations Secretariat"
        small = _SMALL.match(draft.text, begin, end)  # "State of Tonga General Assembly", of which "State" is cut
        return begin if small is None else small.end(), end

    def _owns(self, draft: Draft, begin: int, text: str, word: re.Match[str]) -> bool:
        """Whether a word that opens sentences is a name's here: "State Bar of Samoa", "the State Border Guard"."""
        if word[1] not in self._of_own:
            return False
        named = self._named_so.search(draft.text, max(0, begin - 4), begin) is not None
        return named or not self._heads.isdisjoint(text[word.end() :].split()[:1])

    def _class(self, head: str) -> str:
        if head in self._government:
            return "GovernmentBody"
        if head in self._armed:
            return "ArmedGroup"
        return "CivilSocietyOrganization" if head in self._civil else "Organization"


def _goes_on(draft: Draft, taken: Mention, end: int) -> bool:
    """Whether a capitalised word of the same name stands right behind a mention."""
    return taken.end < end and draft.text[taken.end] == " " and draft.text[taken.end + 1].isupper()


def _inside(text: str, begin: int) -> bool:
    """Whether a capitalised word stands behind an article or in a list, where it opens no sentence."""
    return text.endswith(("the ", "and ", "its ", "our ", "& "), 0, begin)


def _is_short_for(name: str, land: re.Match[str]) -> bool:
    """Whether the acronym behind a name that ends in a land begins and ends as name and land do."""
    last = "".join(word[0] for word in land["land"].replace(".", " ").split())
    return land["acronym"].startswith(name[0]) and land["acronym"].endswith(last)


def _defined_behind(defined: _Ends, begin: int, end: int, name: str) -> list[str]:
    """The acronyms that brackets right behind a name define for it."""
    found = ((at, first, acronym) for at, (first, _last, acronym, _full) in defined.get(end, ()))
    near = ((first, acronym) for at, first, acronym in found if 0 < at - end < 7)
    return [acronym for first, acronym in near if begin - 4 <= first <= end and not of_host(name, acronym)]
