"""Bodies and States, in the order in which they own: known ones, those by head noun, those by acronym."""

from __future__ import annotations

import re

from kg.extract.abbreviated import Abbreviated
from kg.extract.acronyms import Definition, shouted, spelled_otherwise, surname
from kg.extract.draft import Draft
from kg.extract.gazetteer import Gazetteer, Known
from kg.extract.heads import Heads
from kg.extract.missions import Missions
from kg.extract.places import Cities
from kg.extract.states import States
from kg.extract.units import Units
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, AuthorityEntry, Mention

BODY_KINDS = frozenset(
    (
        "Organization",
        "UnitedNationsEntity",
        "IntergovernmentalOrganization",
        "GovernmentBody",
        "CivilSocietyOrganization",
        "ArmedGroup",
    )
)
# What may have the name of a body of another State.
_OF_ONE_STATE = ("UnitedNationsEntity", "GovernmentBody")
_OF = compiled(
    r" (?:of|under the (?:President|Presidency|Government|Cabinet of Ministers|Prime Minister) of) (?:the )?"
    r"(?:(?:Federal |Islamic |United |Democratic )?(?:Republic|Kingdom|State) of (?:the )?)?(?=[A-Z])"
)
# So long the longest State's name is.
_STATE = 60
_DONE_BY = compiled(r"-[A-Za-z][a-z]+ed(?![\w-])")
_FIRST_NAME = compiled(r"(?:(?P<title>\b(?:Mr|Ms|Mrs|Dr|Sen|Rep)\.?)|(?<![\w’'.-])(?P<name>[A-Z][\w’'-]{1,20})) $")
_IN_TOWN = compiled(r"\b(?:in|at|of|from|near|to) (?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+, \Z")
_SLASHED = compiled(r"(?<![\w-])([A-Z]{3,9})(?=/[A-Z])")


class Bodies:
    """Finds bodies and States. Known bodies own first, then missions abroad, States, and names by head noun."""

    def __init__(self, lexicon: Lexicon, authority: Authority, cities: Cities) -> None:
        self.known = Gazetteer(authority, BODY_KINDS)
        self._states = States(lexicon, authority)
        self._given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._heads = Heads(lexicon, self._states.known, cities)
        self._missions = Missions(lexicon)
        self._abbreviated = Abbreviated(lexicon, authority)
        self._units = Units(lexicon)
        self._state_codes = lexicon.word_set("us-state-code")
        self._no_body = lexicon.word_set("no-body-acronym")
        self._family = lexicon.word_set("family-acronym")
        self._opening = lexicon.word_set("opening")
        self._head_words = lexicon.word_set("body-opening")
        self._closing_words = lexicon.word_set("body-closing")
        self._before = lexicon.word_set("before-body")
        self._states_own = tuple(f"{words} " for words in lexicon.words("state-own"))
        self._held = lexicon.pattern("organ-held")
        self._chambers = frozenset(word for word, _ in lexicon.pairs["chamber-of"])
        self._national, self._of_town = map(lexicon.pattern, ("body-national", "body-of-town"))
        self._town_bodies, self._cities = lexicon.word_set("town-body"), cities
        self._affiliate = lexicon.pattern("body-affiliate")
        self._franchise = lexicon.pattern("body-franchise")
        self._gathering = lexicon.pattern("body-gathering")
        self._longer = lexicon.pattern("body-longer")
        self._school_of = lexicon.pattern("body-school-of")
        self._capital_before = lexicon.compile(r"({Cap}) $")

    def note(self, draft: Draft) -> None:
        """Note all bodies and States of the document."""
        defined = self._abbreviated.definitions(draft)
        by_acronym: dict[str, list[Definition]] = {}
        for definition in defined.values():
            by_acronym.setdefault(definition[2], []).append(definition)
        for known in self.known.find(draft.text):
            self._note_known(draft, known, by_acronym)
        self._heads.abroad(draft)
        self._states.note(draft)
        self._heads.in_town(draft)
        self._abbreviated.by_definition(draft)
        self._missions.note(draft)
        self._heads.note(draft, defined)
        self._abbreviated.by_definition(draft)
        self._abbreviated.by_bracket(draft)
        self._abbreviated.by_place(draft)
        self._units.note(draft)
        self._units.organs(draft)
        self._units.branches(draft)

    def by_fields(self, draft: Draft) -> None:
        """Let a department be the one that is called by its field."""
        self._units.by_fields(draft)

    def adjectives(self, draft: Draft) -> None:
        """Note the States whose adjective stands before a post and its holder."""
        self._states.adjectives(draft)

    def inside(self, draft: Draft, names: list[Mention]) -> None:
        """Note known bodies and States inside the names of works and events."""
        for name in names:
            if name.kind == "Event":
                self._opening_acronyms(draft, name)
            if name.kind != "Organization":
                self._inside(draft, name, self.known, "Organization")
            self._inside(draft, name, self._states.known, "State")

    def _inside(self, draft: Draft, name: Mention, gazetteer: Gazetteer, kind: str) -> None:
        rule = "known-body" if kind == "Organization" else "known-state"
        for known in gazetteer.find(draft.text[name.begin : name.end]):
            begin, end = name.begin + known.begin, name.begin + known.end
            if draft.text[begin:end] in self._chambers:
                continue
            done = known.acronym and _DONE_BY.match(draft.text, end) is not None  # "UN-approved Roads"
            if kind == "Organization" and (done or self._is_subject(draft.text, known.acronym, begin, end)):
                continue
            if any(m.begin <= begin and end <= m.end and m.kind in (kind, "Instrument") for m in draft.inner):
                continue
            number = draft.refer(kind, draft.text[begin:end], key=known.entries[0].id)
            if kind == "Organization":
                draft.attribute(number, "class", known.entries[0].kind)
            draft.mention_inside(begin, end, number, form="acronym" if known.acronym else "name", rule=rule)

    def _is_subject(self, text: str, acronym: bool, begin: int, end: int) -> bool:
        """Whether a known name is what a conference is about: "UN Climate Change Conference"."""
        words = text[begin:end].split()
        long = not acronym and len(words) > 2 and words[-1] not in self._closing_words
        return long and self._gathering.match(text, end) is not None

    def _opening_acronyms(self, draft: Draft, event: Mention) -> None:
        """Unknown acronyms that open an event's name before a slash: "ABCD/Kingdom of Spain Conference"."""
        for match in _SLASHED.finditer(draft.text, event.begin, event.end):
            if not self.known.acronym(match[1]) and draft.text[event.begin : match.start()].count(" ") < 4:
                number = self._abbreviated.body(draft, match[1])
                draft.mention_inside(*match.span(1), number, form="acronym", rule="bare-acronym")

    def _is_surname(self, text: str, begin: int, end: int) -> bool:
        """Whether a body's name of one word stands behind a given name or a title of address: "Mr. Wagner"."""
        word = text[begin:end]
        if " " in word or not word.istitle():
            return False
        before = _FIRST_NAME.search(text, max(0, begin - _STATE), begin)
        return before is not None and (before["title"] is not None or before["name"] in self._given)

    def _note_known(self, draft: Draft, known: Known, defined: dict[str, list[Definition]]) -> None:
        begin, end = known.begin, known.end
        if draft.text[begin:end] in self._chambers:
            return  # "Congress": whose it is tells the text
        if not known.acronym and draft.text[begin:end].split()[0] in self._head_words:
            begin -= next((len(s) for s in self._states_own if draft.text.endswith(s, 0, begin)), 0)
        if not draft.free(begin, end) or self._part_of_longer(draft, known):
            return
        if self._is_subject(draft.text, known.acronym, begin, end) or self._is_surname(draft.text, begin, end):
            return
        if known.acronym and (draft.text[begin:end] in self._no_body or shouted(draft.text, begin, end)):
            return  # "Ana Souza, ASG for Reefs"
        if known.acronym and surname(draft.text, begin, end, known=True):
            return
        if (
            known.acronym
            and draft.text[begin:end] in self._state_codes
            and _IN_TOWN.search(draft.text, max(0, begin - _STATE), begin)
        ):
            return  # "in Carlisle, PA"
        entry = self._chosen(draft, known, defined)
        if entry is None:
            return
        before = self._of_town.search(draft.text, max(0, begin - _STATE), begin)
        if before is not None and draft.text[begin:end] in self._town_bodies and self._cities.known(before["city"]):
            number = draft.refer("Organization", draft.text[before.start() : end])  # "the Suva Federal Reserve"
            draft.attribute(number, "class", entry.kind)
            draft.mention(before.start(), end, number, form="name", rule="body-closing")
            return
        abroad = self._national.match(draft.text, end)
        if abroad is None and entry.kind == "CivilSocietyOrganization":
            abroad = self._affiliate.match(draft.text, end)
        if abroad is None and entry.kind == "ArmedGroup":
            abroad = self._franchise.match(draft.text, end)
        if abroad is not None and draft.free(begin, abroad.end()):
            # "Amnesty International USA": a body of its own.
            number = draft.refer("Organization", draft.text[begin : abroad.end()])
            draft.attribute(number, "class", entry.kind)
            body = draft.mention(begin, abroad.end(), number, form="name", rule="body-closing")
            if draft.text.endswith(" Secretariat", begin, abroad.end()):
                self._units.part_of_known(draft, body, known, entry)
            return
        number = draft.refer("Organization", draft.text[begin:end], key=entry.id)
        draft.attribute(number, "class", entry.kind)
        draft.mention(begin, end, number, form="acronym" if known.acronym else "name", rule="known-body")

    def _chosen(self, draft: Draft, known: Known, defined: dict[str, list[Definition]]) -> AuthorityEntry | None:
        """The entry meant where an acronym has several, or the text defines it otherwise."""
        text = draft.text[known.begin : known.end]
        first = known.entries[0]
        for begin, end, _acronym, full in defined.get(text, ()) if known.acronym else ():
            if not begin <= known.begin < end:
                meant = self.known.bearing(full)
                if meant:
                    return meant[0]
                return first if first.label.casefold() in full.casefold() else None
        if known.acronym and spelled_otherwise(draft.text, text, (first.label, *first.names)):
            return None
        return first

    def _part_of_longer(self, draft: Draft, known: Known) -> bool:
        """Whether a short known name is only a word of a longer unknown one: "Centre" behind "Security Council"."""
        text = draft.text
        name = text[known.begin : known.end]
        if text[known.end : known.end + 1] == " " and text[known.end + 1 : known.end + 2].isupper():
            patterns = (self._heads.opening, self._heads.closing)
            longer = [m for p in patterns if (m := p.match(text, known.begin)) is not None]
            if any(m.start("head") >= known.end and not self._role_in(text[known.end : m.end()]) for m in longer):
                family = len(known.entries[0].acronyms) > 0 and name in self._family
                return not known.acronym or family
        if not known.acronym and self._school_of.search(text, max(0, known.begin - 30), known.begin):
            return True  # "the School of Foreign Service at BODY"
        if known.entries[0].kind in _OF_ONE_STATE and self._of_state(text, known.end):
            return True  # "the Security Council of Fiji", "the House of Representatives of Fiji"
        before = self._capital_before.search(text, max(0, known.begin - 30), known.begin)
        heads = name.split()[0] in self._head_words or name.split()[-1] in self._closing_words
        owner = before is not None and before[1].endswith(("’s", "'s"))  # "the Council’s 1533 Committee"
        if before is not None and heads and not known.acronym and not owner:
            held = self._held.match(text, known.end) is not None and self._states.is_adjective(before[1])
            opening = (
                held or before[1] in self._opening or before[1] in self._heads.role_heads or before[1] in self._before
            )
            shouted_word = before[1].isupper() and (name.isupper() or self._knows(before[1]))
            if not opening and not shouted_word:
                return True  # neither "National Bureau of Prisons" nor "NYC Bureau of Prisons" is the Bureau of Prisons
        single = " " not in name.strip() and not known.acronym and name in self._opening
        return single and self._longer.match(text[known.end : known.end + 20]) is not None

    def _of_state(self, text: str, end: int) -> bool:
        """Whether a body's name goes on with the State whose it is."""
        match = _OF.match(text, end)
        if match is None:
            return False
        behind = text[match.end() : match.end() + _STATE]
        return any(known.begin == 0 and not known.acronym for known in self._states.known.find(behind))

    def _knows(self, acronym: str) -> bool:
        """Whether a body or State is known by an acronym: "UN Department of Global Communications"."""
        return bool(self.known.acronym(acronym) or self._states.known.acronym(acronym))

    def _role_in(self, text: str) -> bool:
        return any(w in self._heads.role_heads for w in re.findall(r"[\w’'-]+", text))
