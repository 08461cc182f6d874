"""Bodies told by what they are: "Public Foundation “Ak Reef”", "the think tank Reefwatch", "Reefwatch, a charity"."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, plain
from kg.extract.places import Cities
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon

_RULE = "body-styled"
# The longest name of a body; a short name with its kind.
_NAME, _TWO = 200, 2
# What is called by two names with a dash between, of which neither is its short one.
_OF_BOTH = ("Administration", "administration", "Border", "Agreement", "Act")
_CAPITAL = compiled(r"[A-Z][\w.’'-]*[ ]\Z")


class Styled:
    """Finds bodies by a noun that says what they are and a short name in quotation marks."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._named = lexicon.pattern("body-styled-name")
        self._not = lexicon.word_set("event-head") | lexicon.word_set("instrument-noun")
        self._by_noun, self._before_noun = map(lexicon.pattern, ("body-by-noun", "body-before-noun"))
        self._dashed = lexicon.pattern("body-dashed")
        self._opening = lexicon.word_set("opening") | {"NGO"}
        people = lexicon.word_set("given-name") | lexicon.word_set("honorific") | lexicon.word_set("rank-of-body")
        self._no_first = self._opening | people
        others = ("role-head", "document-noun", "weekday", "month")
        self._no_body = self._not.union(*map(lexicon.word_set, others))
        self._regions = lexicon.word_set("region")
        self._post = lexicon.pattern("post-before-body")
        self._cities = cities

    def note(self, draft: Draft) -> None:
        """Note such a body where it is named, and wherever its own name stands again."""
        for match in self._named.finditer(draft.text):
            begin, end = match.start("kind"), match.end()
            words = plain(match["name"]).split()
            if not draft.free(begin, end) or not self._not.isdisjoint(words):
                continue
            number = draft.refer("Organization", plain(draft.text[begin:end]))
            draft.attribute(number, "class", "CivilSocietyOrganization")
            draft.name(number, plain(match["name"]))
            draft.mention(begin, end, number, form="name", rule=_RULE)
            again = re.compile(rf"(?<![\w“\"«]){re.escape(match['name'])}(?![\w”\"»-])")
            for other in again.finditer(draft.text):
                if draft.free(*other.span()):
                    draft.mention(*other.span(), number, form="name", rule=_RULE)

    def beside_nouns(self, draft: Draft) -> None:
        """Note bodies beside a noun in small letters that says what they are; run behind all other bodies."""
        for pattern in (self._by_noun, self._before_noun):
            for match in pattern.finditer(draft.text):
                begin, end = match.span("name")
                post = self._post.match(draft.text, begin, end)
                begin = begin if post is None else post.end()
                seat = draft.text.rfind(" in ", begin, end)
                if seat > 0 and self._cities.known(draft.text[seat + len(" in ") : end]):
                    end = seat  # "the NGO Reefwatch in London"
                while draft.text[begin:end].split()[0] in self._opening and " " in draft.text[begin:end]:
                    begin += draft.text[begin:end].index(" ") + 1
                if self._may_be(draft, begin, end):
                    number = draft.refer("Organization", plain(draft.text[begin:end]))
                    draft.attribute(number, "class", "CivilSocietyOrganization")
                    draft.mention(begin, end, number, form="name", rule=_RULE)
                    self._again(draft, number, draft.text[begin:end])

    def beside(self, draft: Draft) -> None:
        """Note bodies beside nouns, and those whose short name stands before a dash."""
        self.beside_nouns(draft)
        self.before_dashes(draft)

    def before_dashes(self, draft: Draft) -> None:
        """Join a body's short name to the long one behind a dash: "the Egmont – Royal Institute for Reefs"."""
        for match in self._dashed.finditer(draft.text):
            begin, end = match.start("name"), match.start("whole")
            body = next((m for m in draft.within(end, end + _NAME) if m.begin == end), None)
            if body is None or body.kind != "Organization" or draft.referents[body.referent].key is not None:
                continue
            if draft.text.endswith(_OF_BOTH, body.begin, body.end):
                continue  # "the Lowe – Souza Administration": of both, and no name of one
            if _CAPITAL.search(draft.text, max(0, begin - _NAME), begin) is not None:
                continue  # "Ana Souza – Reef Institute"
            named = next((m for m in draft.within(begin, end) if m.kind == "Organization" and m.begin == begin), None)
            if named is not None and named.end == match.end("name"):
                draft.merge(body.referent, named.referent)  # both are read: "Clingendael – Netherlands Institute"
                continue
            if not draft.free(begin, end) or not self._may_be(draft, *match.span("name")):
                continue
            draft.release(body)
            name = match["name"]
            draft.name(body.referent, plain(draft.text[begin : body.end]))
            draft.mention(begin, body.end, body.referent, form="name", rule=body.rule)
            for other in draft.of_kind("Organization"):
                words = draft.text[other.begin : other.end].split()
                ours = words[0] == name and len(words) == _TWO and words[1] in draft.text[end : body.end].split()
                if ours and other.referent != body.referent and draft.referents[other.referent].key is None:
                    draft.merge(other.referent, body.referent)  # "the Egmont Institute"
            draft.alias(body.referent, name)
            self._again(draft, body.referent, name)

    def _may_be(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a name beside such a noun can be a body's: nobody's and no place's."""
        words = draft.text[begin:end].split()
        for state in [m for m in draft.within(begin, end) if m.kind == "State" and m.begin > begin]:
            draft.release(state)  # "Lawyers Without Nets Fiji, a charity"
        name = " ".join(words)
        named = words[0] not in self._no_first and self._no_body.isdisjoint(words)
        place = name in self._regions or self._cities.known(name)
        of_place = len(words) == 1 and draft.text.endswith(", ", 0, begin)  # "Reef County, Texas, an organization"
        return named and not place and not of_place and draft.free(begin, end)

    def _again(self, draft: Draft, number: int, name: str) -> None:
        for other in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", draft.text):
            if draft.free(*other.span()):
                draft.mention(*other.span(), number, form="name", rule=_RULE)
