"""In which body or for which State a role is held, by what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from msgspec import Struct

from kg.extract.draft import Draft
from kg.extract.employers import Employers
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Sentence

# How far behind a role its body begins, and how far before it one in which somebody has served ends.
_LINK, _LEFT = 60, 160
# The most bodies in which one post is held: "Trustee of A, of B and of C".
_BODIES = 6
# With fewer spaces than these a body's name can open that of its part: "the United Nations Observer Group".
_SHORT = 2

# Between a body and what one is on its board.
_AS = (" as ", " as a ", " as the ", " as its ")
# "… and Judge NAME of BODY": another whom somebody served in the same post.
_OF_COURT = compiled(r" (?:the )?(?:(?:Chief|Senior|Magistrate|Circuit|District|then|late) )*(?:Judge|Justice) ")


class Where(Struct, frozen=True):
    """The bodies or the State of a role, and the stretch that role and bodies take up."""

    bodies: tuple[Mention, ...]
    state: Mention | None
    begin: int
    end: int
    title: int
    """Where the title begins: before the role's own words, where capitalised words behind a body lead up to it."""
    there: bool = False
    """Whether the body is one in which somebody is said to have served, before the role: "served at BODY as"."""
    unread: bool = False
    """Whether a body is named behind it that nothing has read."""


class Workplaces:
    """Tells where a role is held."""

    def __init__(self, lexicon: Lexicon, employers: Employers) -> None:
        self.employers = employers
        self._link = lexicon.pattern("career-link")
        self._longer = lexicon.pattern("career-longer")
        self._part = lexicon.pattern("career-part")
        self._of_state = lexicon.pattern("career-of-state")
        self._in = lexicon.pattern("career-in")
        self._own = lexicon.pattern("career-own")
        self._named_behind = lexicon.pattern("career-named-behind")
        self._comma = lexicon.pattern("career-comma")
        self._and = lexicon.pattern("career-and")
        self._joins = lexicon.pattern("career-joins")
        self._before = lexicon.pattern("career-body-before")
        self._served_there, self._roles_there = map(lexicon.pattern, ("career-body-as", "career-roles-there"))
        self._serves = lexicon.pattern("career-serves")
        self._rose, self._complete = map(lexicon.pattern, ("career-rose-there", "career-complete"))
        self._of_places, self._term = lexicon.word_set("career-of-place"), lexicon.pattern("ragged-term")
        self._at, self._boards = lexicon.pattern("career-at"), lexicon.pattern("career-boards-of")
        self._at_was = lexicon.pattern("career-at-was")
        self._its = lexicon.pattern("career-its")
        self._by = lexicon.pattern("career-by")
        self._some_body = lexicon.pattern("career-some-body")
        self._of_field = lexicon.pattern("career-of-field")
        self._goes_on = lexicon.pattern("career-goes-on-body")
        self._ends = lexicon.pattern("career-ends")
        self._firm_again = lexicon.pattern("career-the-firm")
        self._firm = lexicon.pattern("career-firm")
        self._served = lexicon.pattern("career-served")
        self._served_too = lexicon.pattern("career-served-too")
        self._and_for = lexicon.pattern("career-and-for")
        self._served_in = lexicon.pattern("career-served-in")
        self._in_place = lexicon.pattern("career-in-place")
        self._of_states = lexicon.word_set("career-of-state-head")
        self._same = lexicon.pattern("career-same")
        self._cut_short = lexicon.pattern("career-cut-short")

    def of(self, draft: Draft, role: Mention, following: list[Mention], sentence: Sentence, free: int) -> Where:
        """Where a role is held: by what stands behind it, else right before it, else where somebody has served.

        `following` are the roles behind it in the sentence; before `free` a body is that of the post before.
        """
        left = self._left(draft, role, sentence, "Organization", "State")
        last = self._last_joined(draft, role, following)
        fielded = self._of_field.search(draft.text, last.begin, last.end) is not None
        bodies = self._behind(draft, last.end, sentence.end, fielded=fielded)
        if bodies and last is not role and self._has_its_own(draft, role, last, bodies[0]):
            last, bodies = role, ()
        own = None if left is None else self._before.fullmatch(draft.text, left.end, role.begin)
        inside = [] if own is None or not own["more"] else roles_in(draft.roles, left.end if left else 0, role.begin)
        if any(draft.text.startswith((" and ", ", "), r.end) for r in inside):
            own = None  # "the Department’s Deputy Counsel and Senior Counsel"
        begin = role.begin if own is None or left is None else left.begin
        title = own.start("more") if own is not None and own["more"] else role.begin
        end = bodies[-1].end if bodies and last is role else role.end
        state = left if left is not None and own is not None and left.kind == "State" else None
        if bodies and last is not role and own is not None and left is not None and left.kind == "Organization":
            return Where((left,), None, begin, role.end, title)  # "BODY’s Director and the Executive Director of BODY"
        if bodies and self._on_board(draft, role, sentence, last):
            there = self._left(draft, role, sentence, "Organization")
            return Where((there,) if there is not None else (), None, begin, role.end, title)
        if bodies and bodies[0].kind == "State":
            return Where((), bodies[0], begin, end, title)
        if bodies:
            return Where(bodies, state, begin, end, title)
        if left is not None and own is not None and left.kind == "Organization":
            return Where((left,), None, begin, end, title)
        there = self._left(draft, role, sentence, "Organization")
        if there is not None and self._heads(draft, there, role, sentence):
            return Where((there,), None, begin, end, title, there=True)
        if self._its.search(draft.text, max(sentence.begin, role.begin - _LINK), role.begin):
            owner = self._left(draft, role, sentence, "Organization", "State")
            if owner is not None and owner.kind == "State":
                return Where((), owner, begin, end, title)  # "Clerk of Fiji and later its Registrar"
            if owner is not None:
                return Where((owner,), None, begin, end, title)
        if state is None and there is not None and self._is_there(draft, there, role, free):
            return Where((there,), None, begin, end, title, there=True)
        if (firm := self._the_firm(draft, last)) is not None:
            return Where((firm,), None, begin, end, title)
        unread = self._some_body.match(draft.text, last.end) is not None and not self._is_no_body(draft, last.end)
        if state is None and not unread and there is not None and self._rose_there(draft, there, role):
            return Where((there,), None, begin, end, title, there=True)
        return Where((), state, begin, end, title, unread=unread)

    def is_city(self, name: str) -> bool:
        """Whether words are the name of a city."""
        return self.employers.is_city(name)

    def _left(self, draft: Draft, role: Mention, sentence: Sentence, *kinds: str) -> Mention | None:
        """The last thing of these kinds named before a role."""
        before = draft.within(max(sentence.begin, role.begin - _LEFT), role.begin)
        named = next((m for m in reversed(before) if m.kind in kinds), None)
        time = named is not None and self._term.fullmatch(draft.text, named.begin, named.end)
        return None if time else named  # "served in the Clinton Administration as ROLE"

    def _heads(self, draft: Draft, body: Mention, role: Mention, sentence: Sentence) -> bool:
        """Whether a sentence opens with the body in which somebody was what a role says: "At BODY, he was"."""
        if body.form == "short" or self._at.fullmatch(draft.text, sentence.begin, body.begin) is None:
            return False  # "During his career with the agency": whose name may stand far from here
        return self._at_was.fullmatch(draft.text, body.end, role.begin) is not None

    def _on_board(self, draft: Draft, role: Mention, sentence: Sentence, last: Mention) -> bool:
        """Whether a role is in the first of the bodies on whose boards one sits: "boards of A as chair, B and C"."""
        body = self._left(draft, role, sentence, "Organization")
        if body is None or not draft.text.startswith(", ", last.end) or draft.text[body.end : role.begin] not in _AS:
            return False
        return self._boards.search(draft.text, max(sentence.begin, body.begin - _LINK), body.begin) is not None

    def _the_firm(self, draft: Draft, role: Mention) -> Mention | None:
        """The firm, named before in the paragraph: "She joined Baker & Lowe LLP, and is a partner at the firm"."""
        block = draft.block_at(role.begin)
        if block is None or self._firm_again.match(draft.text, role.end) is None:
            return None
        before = draft.within(draft.document.blocks[block].begin, role.begin)
        firms = (m for m in reversed(before) if m.kind == "Organization")
        return next((m for m in firms if self._firm.search(draft.text[m.begin : m.end])), None)

    def _is_there(self, draft: Draft, body: Mention, role: Mention, free: int) -> bool:
        """Whether a body is where somebody has served in a role: "served at BODY as"; no other post's, no doer."""
        before = draft.text[max(0, body.begin - _LINK) : body.begin]
        if self._serves.search(draft.text, role.begin, role.end):
            return False  # "to the UN and as Special Adviser to the President of the Republic": it says where itself
        place = self._in_place.match(draft.text, role.end)
        other = draft.text.find(" and worked", body.end, role.begin) >= 0
        if other and place is not None and (place["place"] is None or self.is_city(place["place"])):
            return False  # "was seconded to BODY and worked as a prosecutor in PLACE"
        if body.begin < free or self._by.search(before) or self._named_behind.match(draft.text, role.end):
            return False
        there = self._served_there.fullmatch(draft.text, body.end, role.begin)
        if there is None or there["among"] is None:
            return there is not None
        return self._roles_there.search(before) is not None  # "held several roles at BODY, including"

    def _rose_there(self, draft: Draft, body: Mention, role: Mention) -> bool:
        """Whether somebody was what a role says before he rose in a body: "President of BODY, after serving as"."""
        if self._rose.fullmatch(draft.text, body.end, role.begin) is None:
            return False
        held = roles_in(draft.roles, max(0, body.begin - _LINK), body.begin)
        if not held or self._link.fullmatch(draft.text, held[-1].end, body.begin) is None:
            return False  # "joined BODY after serving as ROLE"
        phrase = draft.text[role.begin : role.end]
        elsewhere = phrase.split(" of ")[0].casefold() in self._of_places  # "Mayor of Apia"
        return not elsewhere and self._complete.search(phrase) is None

    def _last_joined(self, draft: Draft, role: Mention, following: list[Mention]) -> Mention:
        """The last of the roles that share a body: "Founder, Chairman and CEO of BODY"."""
        last = joined = role
        for other in following:
            between = draft.text[last.end : other.begin]
            if self._joins.fullmatch(between) is None:
                break
            last = other
            if between != ", ":
                joined = other  # a comma alone parts posts in different bodies
        return joined

    def _has_its_own(self, draft: Draft, role: Mention, last: Mention, body: Mention) -> bool:
        """Whether a title tells what it is of, and shares not what the last of a list is "of": "Senator, Secretary of
        Labor and President of BODY"."""
        if draft.text[last.end : body.begin] not in (" of ", " of the "):
            return False
        phrase = draft.text[role.begin : role.end]
        return " of " in phrase or phrase.split()[-1] in self._of_states

    def _comma_list(self, draft: Draft, things: list[Mention]) -> int:
        """How many bodies a list "A, B and C" holds that begins with the first of things; 0 if it is none."""
        number = 1
        for one, other in pairwise(things):
            if other.kind != "Organization" or number == _BODIES:
                return 0
            number += 1
            if self._and.fullmatch(draft.text, one.end, other.begin):
                return number if number > _SHORT else 0
            if not self._comma.fullmatch(draft.text, one.end, other.begin):
                return 0
        return 0

    def _is_no_body(self, draft: Draft, at: int) -> bool:
        """Whether what stands behind a role is a place or a person: "Political Officer in STATE", "Aide to NAME"."""
        first = next(iter(draft.within(at, at + _LINK)), None)
        if first is not None and first.kind == "State" and self._in.fullmatch(draft.text, at, first.begin):
            return True
        if self.served_by(draft, at) is not None:
            return True
        place = self._in_place.match(draft.text, at)
        return place is not None and (place["place"] is None or self.employers.is_city(place["place"]))

    def _behind_served(self, draft: Draft, at: int) -> int:
        """Where the body begins of one who serves a person: "law clerk for Judge NAME of BODY"."""
        person = self.served_by(draft, at)
        second = None if person is None else next(iter(draft.within(person.end, person.end + _LINK)), None)
        if person is not None and second is not None and second.kind == "Person":
            both = self._served_too.fullmatch(draft.text, person.end, second.begin)
            person = person if both is None else second  # "for Judges NAME and NAME of BODY"
        return person.end if person is not None and self._served_in.match(draft.text, person.end) else at

    def of_next(self, draft: Draft, at: int, end: int) -> Mention | None:
        """The next body in which somebody held a post: "for Judge NAME of BODY", "and in the same capacity at BODY"."""
        same = self._same.match(draft.text, at, end)
        if same is not None:
            first = next(iter(draft.within(same.end(), end)), None)
            return first if first and first.begin == same.end() and first.kind == "Organization" else None
        further = self._and_for.match(draft.text, at, end)
        person = None if further is None else self.served_by(draft, further.end() - 1)
        if person is None or not self._served_in.match(draft.text, person.end):
            return None
        return next(iter(self._behind(draft, person.end, end, fielded=False)), None)

    def served_by(self, draft: Draft, at: int) -> Mention | None:
        """The person whom the holder of a role serves that ends at a place: "Aide to Senator NAME"."""
        person = next((m for m in draft.within(at, at + _LINK) if m.kind == "Person"), None)
        if person is None:
            return None
        served = self._served.fullmatch(draft.text, at, person.begin) or _OF_COURT.fullmatch(
            draft.text, at, person.begin
        )
        return person if served else None

    def _to_its_end(self, draft: Draft, body: Mention) -> Mention:
        """A guessed body with the last words of its name, of which the first were read: "Fiji Reef Court System"."""
        match = self._ends.match(draft.text, body.end)
        if match is None or draft.referents[body.referent].key is not None or not draft.free(*match.span()):
            return body
        if roles_in(draft.roles, *match.span()) or self._goes_on.match(draft.text, match.end()):
            return body
        return self.employers.lengthen(draft, body, match.end())

    def _widened(self, draft: Draft, at: int, body: Mention | None) -> Mention | None:
        """The body behind a role of whose name only the end was read: "of the Fiji Reef Authority"."""
        if body is None or body.kind != "Organization" or draft.referents[body.referent].key is not None:
            return None
        match = self._cut_short.fullmatch(draft.text, at, body.begin)
        if match is None or not draft.free(match.start("words"), body.begin):
            return None
        if "," in match["words"] and "&" not in draft.text[body.begin : body.end]:
            return None  # "Ross, Reyes & Lowe LLP" is one name, "the Reef, Tide Authority" is none
        return self.employers.widen(draft, body, match.start("words"))

    def _behind(self, draft: Draft, at: int, end: int, *, fielded: bool) -> tuple[Mention, ...]:
        """The bodies that stand behind a role, or the State; `fielded`: its field is told already."""
        at = self._behind_served(draft, at)
        things = [m for m in draft.within(at, end) if m.kind in ("Organization", "State")]
        first = next((m for m in things if m.begin - at <= _LINK), None)
        if first is not None and first.kind == "State" and things[1:] and _is_its(draft.text, first, things[1]):
            first = things[1]  # "of the United States BODY"
        if first is None or not self._link.fullmatch(
            draft.text, at, first.begin if first is things[0] else things[0].begin
        ):
            made = self.employers.behind(draft, at, fielded=fielded) or self._widened(draft, at, first)
            return () if made is None else (made,)
        if first.kind == "State" and draft.text.startswith(("’s ", "'s "), first.end):
            return ()  # "head of Fiji’s Reef Training Centre", of which the name is unread
        if first.kind == "State" and not self._of_state.fullmatch(draft.text, at, first.begin):
            return ()
        found = [first]
        listed = self._comma_list(draft, things[things.index(first) :])
        for thing in things[things.index(first) + 1 :]:
            if self._own.fullmatch(draft.text, found[-1].end, thing.begin) and thing.kind == "Organization":
                found[-1] = thing  # "the Department of State’s Bureau of African Affairs": the part is meant
            elif (
                thing.kind == found[0].kind == "Organization"
                and len(found) < _BODIES
                and (len(found) < listed or self._and.fullmatch(draft.text, found[-1].end, thing.begin))
            ):
                found.append(thing)
            else:
                break
        if found[-1].kind == "Organization":
            found[-1] = self._to_its_end(draft, found[-1])
        short = found[-1].kind == "Organization" and draft.text.count(" ", found[-1].begin, found[-1].end) < _SHORT
        if found[-1].kind == "Organization" and self._part.match(draft.text, found[-1].end):
            return ()  # "of BODY’s Program": of what is its own, and unread
        goes_on = short and self._longer.match(draft.text, found[-1].end)
        return () if goes_on else tuple(found)


def _is_its(text: str, state: Mention, body: Mention) -> bool:
    """Whether a body stands right behind the State whose it is: "the United States BODY", "STATE’s BODY"."""
    return text[state.end : body.begin] in (" ", "’s ", "'s ")


def roles_in(roles: list[Mention], begin: int, end: int) -> list[Mention]:
    """Of roles in text order those that begin in a stretch."""
    first = bisect_left(roles, begin, key=lambda r: r.begin)
    return roles[first : bisect_left(roles, end, key=lambda r: r.begin)]
