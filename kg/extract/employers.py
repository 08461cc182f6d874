"""Bodies that nothing but the post in them tells: "an associate at Baker Lowe", "co-founder of Quibble"."""

from __future__ import annotations

import re

from kg.extract.bounds import seatless
from kg.extract.draft import Draft, plain
from kg.extract.fields import Fields
from kg.extract.places import Cities
from kg.lexicon import Lexicon
from kg.model import Mention

# Where people are told of by the posts they held.
_OF_LIVES = ("bio", "participants")
# The groups of names that no post stands before: "a member of NAME", "joined NAME".
_BY_VERB = ("name4", "name5")
# The group of names behind a post of a company and a comma; how long the line before it is.
_LISTED = "name2"
_LINE = 90
# The longest name of a body.
_NAME = 200


class Employers:
    """Finds the bodies in which lives and lists say that posts are held, whatever they are called."""

    def __init__(self, lexicon: Lexicon, cities: Cities) -> None:
        self._employer, self._company = map(lexicon.pattern, ("body-employer", "body-company-employer"))
        self._listed, self._field_list = map(lexicon.pattern, ("listed-person", "career-field-list"))
        self._unread = lexicon.pattern("career-unread")
        self._not = lexicon.word_set("not-employer").union(lexicon.word_set("role-head"), lexicon.word_set("region"))
        self._people = lexicon.word_set("given-name") | lexicon.word_set("honorific")
        self._cities = cities
        self._partners = lexicon.pattern("firm-partners")
        self._list = lexicon.pattern("employer-list")
        self._done_by = lexicon.pattern("doers")
        self._next = lexicon.pattern("employer-next")
        self._article = lexicon.pattern("employer-article")
        self._item = lexicon.pattern("employer-item")
        self._fields = Fields(lexicon)
        self._firm = lexicon.pattern("career-firm")
        self._addresses = lexicon.word_set("honorific")
        self._titles = lexicon.word_set("role-head")
        self._heads = lexicon.word_set("body-closing") | lexicon.word_set("body-opening")
        self._no_ends = lexicon.word_set("field-ending") | lexicon.word_set("not-employer-ending")
        self._goes_on = lexicon.pattern("career-goes-on-body")
        self._field_behind = lexicon.pattern("career-field-behind")
        self._regions = lexicon.word_set("region")

    def note(self, draft: Draft) -> None:
        """Note what stands behind a post as its body, where it is free and no place."""
        lives = draft.document.kind in _OF_LIVES
        if lives:
            self._firms(draft)
        for match in (self._employer if lives else self._company).finditer(draft.text):
            begin, end = match.span(match.lastgroup or "name")
            begin = self._fields.behind(draft, begin, end)
            if not lives and not self._listed.search(draft.text, *self._line(draft, match)):
                continue
            name = seatless(plain(draft.text[begin:end]))  # "CEO of Suva-based Quibble Inc"
            words = name.split()
            if not words or not self._can_be(name):
                continue
            if match.lastgroup in _BY_VERB and not self._is_of_body(words):
                continue
            listed = self._field_list.match(draft.text, end) is not None
            if listed or self._fields.holds(draft, begin, end) or self._of_field(draft, match):
                continue  # "Vice President of Production at BODY"
            if self._frees(draft, begin, end):
                number = draft.refer("Organization", name)
                draft.attribute(number, "class", "Organization")
                draft.mention(begin, end, number, form="name", rule="body-employer")

        if lives:
            self._lists(draft)
        self._doers(draft)

    def _doers(self, draft: Draft) -> None:
        """Note who carries out a project or pays for it: "implemented by Reef Expertise and TIDECO"."""
        for lead in self._done_by.finditer(draft.text):
            at = self._article_end(draft.text, lead.end())
            while (end := self._item_end(draft, at, boards=True, doers=True)) is not None:
                further = self._next.match(draft.text, end)
                if further is None or draft.text.startswith(" and funded", end):
                    break
                at = further.end()

    def doer(self, draft: Draft, at: int) -> bool:
        """Note the body that begins at a place, where it carries something out or pays for it; whether there is one."""
        taken = len(draft.mentions)
        self._item_end(draft, at, boards=True, doers=True)
        return len(draft.mentions) > taken

    def _frees(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a stretch is free, or only its first word is taken, for an acronym: "CEO of TLC Beatrice"."""
        first = next((m for m in draft.within(begin, end) if m.begin == begin), None)
        if first is not None and first.rule == "bare-acronym" and draft.free(first.end, end):
            draft.release(first)
        return draft.free(begin, end)

    def _of_field(self, draft: Draft, match: re.Match[str]) -> bool:
        """Whether the body stands behind what would be one: "Vice President of Reef Software at BODY"."""
        return match.lastgroup == _LISTED and draft.text.startswith(" at ", match.end(_LISTED))

    def _lists(self, draft: Draft) -> None:
        """Note what a list of bodies holds beside those that are read: "on the boards of A, B and C"."""
        for lead in self._list.finditer(draft.text):
            at = self._article_end(draft.text, lead.end())
            boards = lead["boards"] is not None
            while (end := self._item_end(draft, at, boards=boards)) is not None:
                further = self._next.match(draft.text, end)
                if further is None or (not boards and further["bare"] is not None):
                    break  # "a member of the Confederated Salish and Kootenai Tribes": one name may hold "and"
                at = further.end()

    def _article_end(self, text: str, at: int) -> int:
        """Where a name begins behind the words that lead up to a list."""
        match = self._article.match(text, at)
        return at if match is None else match.end()

    def _item_end(self, draft: Draft, at: int, *, boards: bool, doers: bool = False) -> int | None:
        """Where the body ends that begins at a place, noted if nothing has read it; None if none begins there."""
        read = next((m for m in draft.within(at, at + _NAME) if m.begin == at), None)
        if read is not None:
            return read.end if read.kind == "Organization" or doers else None
        match = self._item.match(draft.text, at)
        if match is not None and doers and self._can_be(plain(match["name"]), named=True):
            for state in [m for m in draft.within(*match.span("name")) if m.kind == "State"]:
                if not draft.text.endswith(("of ", "of the "), at, state.begin):
                    draft.release(state)  # "implemented by Reef Expertise Fiji"
        if match is None or not draft.free(*match.span("name")):
            return None
        name = plain(match["name"])
        words = name.split()
        named = doers or (boards and len(words) > 1)
        if not self._can_be(name, named=named) or words[0] in self._people or not (boards or self._is_of_body(words)):
            return None
        number = draft.refer("Organization", name)
        draft.attribute(number, "class", "Organization")
        return draft.mention(*match.span("name"), number, form="name", rule="body-employer").end

    def _firms(self, draft: Draft) -> None:
        """Note firms by the names of their partners: "an associate at Baker, Lowe and Tamo"."""
        for match in self._partners.finditer(draft.text):
            if draft.free(*match.span("name")):
                number = draft.refer("Organization", plain(match["name"]))
                draft.attribute(number, "class", "Organization")
                draft.mention(*match.span("name"), number, form="name", rule="body-employer")

    def _line(self, draft: Draft, match: re.Match[str]) -> tuple[int, int]:
        """What stands on the line before a match."""
        return draft.text.rfind("\n", max(0, match.start() - _LINE), match.start()) + 1, match.start()

    def behind(self, draft: Draft, at: int, *, fielded: bool = False) -> Mention | None:
        """The body behind a role that ends at a place and that nothing has read, noted; None if there is none.

        Where the role tells its field (`fielded`), what stands behind is none: "Director of Policy for Business Tides".
        """
        match = self._unread.match(draft.text, at)
        if match is None or not draft.free(*match.span("name")):
            return None
        name = plain(match["name"])
        words = name.split()
        firm = self._firm.search(name) is not None  # "King & Lowe", "Ana Snow LLP"
        named = (fielded or match["the"] is not None) and len(words) > 1 and words[0] not in self._titles
        if not self._can_be(name, named=named or firm) or words[-1] in self._addresses:
            return None
        if words[0] in self._people and not firm:
            return None
        if not match["by"].endswith(("at", "with", "ice of", "ices of")) and not self._is_of(draft, match, words):
            return None
        number = draft.refer("Organization", name)
        draft.attribute(number, "class", "Organization")
        return draft.mention(*match.span("name"), number, form="name", rule="body-employer")

    def _is_of(self, draft: Draft, match: re.Match[str], words: list[str]) -> bool:
        """Whether what a post is of, or serves, is a body: no field ("Director of Reefs for BODY"), no place."""
        end = match.end("name")
        if self._people.intersection(words[-2:-1]):
            return False  # "Senior Advisor to Speaker of the House NAME"
        if words[-1] in self._no_ends or self._field_behind.match(draft.text, end):
            return False
        if match["by"].endswith("to") and not ("&" in words or words[0].isupper()):
            return False
        return self._goes_on.match(draft.text, end) is None

    def widen(self, draft: Draft, body: Mention, begin: int) -> Mention:
        """Let a guessed body's name begin with the words before it: "Fiji Reef Authority", of which "Reef" was read."""
        draft.release(body)
        draft.name(body.referent, plain(draft.text[begin : body.end]))
        return draft.mention(begin, body.end, body.referent, form="name", rule=body.rule)

    def lengthen(self, draft: Draft, body: Mention, end: int) -> Mention:
        """Let a guessed body's name end behind the words that follow it."""
        draft.release(body)
        number = draft.refer("Organization", plain(draft.text[body.begin : end]))
        draft.attribute(number, "class", draft.referents[body.referent].attribute("class") or "Organization")
        return draft.mention(body.begin, end, number, form="name", rule=body.rule)

    def is_city(self, name: str) -> bool:
        """Whether a name is a city's or a region's."""
        return name in self._regions or self._cities.known(name)

    def _can_be(self, name: str, *, named: bool = False) -> bool:
        """Whether a name can be a body's: neither a city nor, where it has no article (`named`), a field of work."""
        words = name.split()
        if name.endswith(("’s", "'s", "-based")) or name in self._heads:
            return False  # "CEO of Apia’s 28-station network", "Director of the Centre"
        field = not named and words[0] in self._not
        ends = words[-1] in self._not and not (named and words[0].isupper())  # "ITF Promoting Reef Security"
        return not (field or ends or self._cities.known(name))

    def _is_of_body(self, words: list[str]) -> bool:
        """Whether what somebody joins or is a member of can be a body: no person, no single common word."""
        if "&" in words:
            return True
        first = words[0].removesuffix("’s").removesuffix("'s")
        if first in self._people or first in self._not:
            return False
        return len(words) > 1 or sum(c.isupper() for c in words[0]) > 1
