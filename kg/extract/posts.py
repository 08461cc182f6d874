"""Role phrases: "Executive Director", "Deputy to the Under-Secretary-General", "Minister for Foreign Affairs"."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from msgspec.structs import replace

from kg.extract.draft import Draft, plain
from kg.extract.gazetteer import Gazetteer
from kg.extract.states import demonyms
from kg.extract.titles import Titles
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, AuthorityEntry, Mention, Value

# The acronym of a title inside it: "Special Representative (SR) for Reefs".
_SHORT_FORM = compiled(r" \([A-Z]{2,6}\)(?= (?:for|on|in charge of) )")
# A title of several in small print: "Congressmen"; what says who holds a post, not which: "the second female director".
_MEN, _SEX = compiled(r"(?<=[a-z]{3})men$"), compiled(r"^(?:[Ff]emale|[Mm]ale|[Ww]oman) ")
_AND = " and "
# The longest name, with its title, that stands before a post in apposition.
_NAME = 80
# How far before the last word of a title its first words stand, and how many they are.
_FIELD, _WORDS = 60, 4
# Of so few capitals is the acronym of a title: "DSRSG".
_SHORT = 5
_SURNAME = compiled(r"(?: [A-Z]\.)?(?: [A-Z][\w’'-]+){1,2}, (?=[A-Z]|the )")
_NAMED = compiled(r"[\w’'-]+")


class Roles:
    """Finds role phrases: a base (a known role, or a head with modifiers), then a role it serves, then a topic.

    They don't own their text until people are read, since a title can be part of either.
    """

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._lives = Titles(lexicon, authority)
        self._known = Gazetteer(authority, frozenset(("Role",)), expand=False)
        self.entries = {e.id: e for e in authority.of_kind("Role")}
        self.ranks = {e.id for e in self.entries.values() if _flag(e, "isRank")}
        bases = ("role-base", "role-named", "role-romance")
        self._base, self._named, self._romance = map(lexicon.pattern, bases)
        more = ("role-sent-small", "role-of-place", "many-holders")
        self._sent_small, self._seat, self._several = map(lexicon.pattern, more)
        served = ("role-deputy", "role-serves", "role-of-secretary-general", "role-topic")
        self._deputy, self._to, self._world, self._topic = map(lexicon.pattern, served)
        self._of_the, self._heads_bodies = map(lexicon.pattern, ("role-of-the", "role-heads-bodies"))
        self._next_role, self._lower = map(lexicon.pattern, ("role-next", "role-lower"))
        self._desk, self._desk_behind = map(lexicon.pattern, ("role-desk", "role-desk-behind"))
        self._verb, self._office = map(lexicon.pattern, ("role-verb", "role-office"))
        self._offices = dict(lexicon.pairs["office-role"])
        self._emeritus = lexicon.pattern("role-emeritus")
        self._interim, self._nominee = map(lexicon.pattern, ("role-interim", "role-nominee"))
        self._named_for, self._second = map(lexicon.pattern, ("role-nominee-behind", "role-second"))
        self._not, self._owns = map(lexicon.pattern, ("role-none", "role-owns"))
        self._part = lexicon.pattern("role-part")
        names = ("role-name-before", "role-name-behind")
        self._name_before, self._name_behind = map(lexicon.pattern, names)
        self._placed = lexicon.pattern("role-placed")
        self._taught = lexicon.pattern("role-taught")
        self._has_field, self._first_field = map(lexicon.pattern, ("role-has-field", "role-first-field"))
        self._own_fields, self._more_fields = map(lexicon.pattern, ("role-own-fields", "role-more-fields"))
        self._mandate, self._bracketed = map(lexicon.pattern, ("role-mandate", "role-bracketed"))
        self._glued, self._of_acronym = map(lexicon.pattern, ("role-glued", "role-of-acronym"))
        self._first_name, self._left_over = lexicon.compile(r", ({Cap}) {Cap}"), lexicon.pattern("role-left-over")
        self._envoy = lexicon.pattern("role-envoy")
        self._for_state, self._to_state = map(lexicon.pattern, ("role-for-state", "role-to-state"))
        self._sent, self._and_to = map(lexicon.pattern, ("role-sent", "role-and-to"))
        self._article = lexicon.pattern("role-article")
        self._small, self._cities = map(lexicon.word_set, ("role-small", "city"))
        self._world_parts = lexicon.word_set("world-part")
        fields = ("role-of-board", "role-comma-field", "role-comma-region")
        self._board, self._comma_field, self._comma_region = map(lexicon.pattern, fields)
        self._comma_affairs = lexicon.pattern("role-comma-affairs")
        self._plural = lexicon.pattern("role-of-several")
        self._given = lexicon.word_set("given-name") - lexicon.word_set("place-word")
        self._place, self._bodies = map(lexicon.word_set, ("place-opening", "body-opening"))
        self._verbs = lexicon.word_set("headline-verb") | lexicon.word_set("title-verb")
        self._short = lexicon.word_set("role-short")
        self._slash = lexicon.pattern("role-slash")
        self._field_behind = lexicon.pattern("career-field-behind")
        self._papers = lexicon.word_set("instrument-noun")
        self._openings = lexicon.word_set("opening")
        self._fields = frozenset().union(*map(lexicon.word_set, ("field-ending", "ministry-field", "title-field")))
        self._name_ends = lexicon.pattern("role-name-ends")
        acronyms = ("role-name-follows", "role-acronym-behind", "role-acronym-ends")
        self._name_follows, self._behind_name, self._acronym_ends = map(lexicon.pattern, acronyms)
        self._heads = lexicon.word_set("body-closing") | lexicon.word_set("role-head")
        self._holders, self._surnames = map(lexicon.word_set, ("role-head", "role-and-surname"))
        self._titles = lexicon.word_set("role-before-name")
        self._addresses = lexicon.word_set("honorific")
        self._no_name = lexicon.word_set("not-name")
        self._demonyms = demonyms(authority)
        self._standing = frozenset().union(*map(lexicon.word_set, ("former-word", "acting-word", "designate-word")))

    def note(self, draft: Draft) -> None:
        """Note role phrases in `draft.roles`, the longest at each place, in text order."""
        known = [k for k in self._known.find(draft.text) if not k.acronym or self._addresses_one(draft, k.begin, k.end)]
        bases = [
            b for k in known if not self._owns.match(draft.text, k.end) for b in self._apart(draft, k.begin, k.end)
        ]
        bases += [m.span() for p in (self._base, self._seat, self._romance) for m in p.finditer(draft.text)]
        bases += [
            m.span()
            for m in self._named.finditer(draft.text)
            if draft.free(*m.span())
            and (self._is_chair(m[0]) if m["chair"] else not self._name(m[0]) and not self._opens_with_another(m[0]))
        ]
        bases += self._lives.bases(draft)
        bases += self._deputies(draft, dict(bases))
        starts = sorted(draft.mentions, key=lambda m: m.begin)
        offices = {(m.begin, m.end): m for m in draft.mentions if m.kind == "Organization"}
        known_starts = {begin for begin, _ in bases}
        at = 0
        for begin, end in sorted(bases, key=lambda b: (b[0], -b[1])):
            if begin < at or self._not.match(draft.text, begin) or self._is_surname(draft.text, begin, end):
                continue
            if draft.text.endswith(("Sub-", "sub-"), 0, begin):
                continue  # "Sub-Lieutenant"
            self._reclaim(draft, begin, end)
            if (begin, end) in offices and self._is_held(draft.text, begin, end):
                draft.release(offices[begin, end])
            if not draft.free(begin, end) or self._part.match(draft.text, end):
                continue
            slash = self._slash.search(draft.text, max(at, begin - _FIELD), begin)
            begin = begin if slash is None or not draft.free(slash.start(), begin) else slash.start()
            if draft.text[begin:end] in self._short:
                begin = self._opened(draft, max(at, begin - _FIELD), begin, end)
            if draft.lives:
                begin = self._lives.begin(draft, at, begin, end)
            last = self._end(draft, begin, end, starts)
            last = self._field_apart(draft, last)
            named = self._named_for.match(draft.text, last)
            last = last if named is None else named.end()
            last = begin + len(draft.text[begin:last].rstrip(" ,"))
            draft.roles.append(Mention(begin, last, "Role", -1, "name", "role"))
            at = self._note_second(draft, last, known_starts)
        lower = [m.span() for p in (self._lower, self._office) for m in p.finditer(draft.text)]
        lower += self._lives.small(draft)
        beside = list(self._lives.beside(draft))
        bodies = {m.begin for m in draft.mentions if m.kind == "Organization"}
        verbs = (m for m in self._verb.finditer(draft.text) if bodies & {m.end() + 1, m.end() + 5})
        lower += [m.span() for m in verbs if m["life"] is None or self._tells(draft, m.start())]
        for begin, end in lower + beside:
            self._note_small(draft, begin, end, "role-small" if (begin, end) in beside else "role")
        draft.roles.sort(key=lambda m: m.begin)
        self._serving(draft)

    def _note_second(self, draft: Draft, end: int, known: set[int]) -> int:
        """Note the title that goes on behind one that ends at a place, if no other begins there; where it ends."""
        match = self._second.match(draft.text, end)
        if match is None or match.start("title") in known:
            return end
        inside = draft.within(*match.span("title"))
        if inside and [(m.kind, m.begin) for m in inside] == [("Instrument", match.start("title"))]:
            draft.release(inside[0])  # "American Reef Plan Coordinator"
        if not draft.free(*match.span("title")):
            return end
        if self._name(match["title"]) or self._given.intersection(match["title"].split()):
            return end
        draft.roles.append(Mention(*match.span("title"), "Role", -1, "name", "role"))
        return match.end("title")

    def _field_apart(self, draft: Draft, end: int) -> int:
        """Where a title ends with what it is of: "Vice-Provost, Research at BODY", "Chair of the Board, BODY"."""
        for pattern in (self._board, self._comma_field, self._comma_affairs, self._comma_region):
            match = pattern.match(draft.text, end)
            if match is None or not draft.free(end, match.end("field")):
                continue
            words = match["field"].split()
            # "Co-founder, Reef Citizens for Clean Water": a body of which "for" is part.
            field = not draft.text.startswith(" for ", match.end("field")) or words[-1] in self._fields
            if pattern is self._comma_region and not self._is_before_body(draft, *match.span("field")):
                continue
            if field and self._given.isdisjoint(words):
                return match.end("field")
        return end

    def _is_before_body(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a field stands before a body: "Director, Middle East, BODY", "Director, Legal Services, BODY"."""
        field = draft.text[begin:end]
        parts = re.split(r",? and (?:the )?|, (?:the )?|,? & ", field.removeprefix("the "))
        if not self._world_parts.issuperset(parts) and field.split()[-1] not in self._fields:
            return False
        begins = {m.begin for m in draft.mentions if m.kind == "Organization"}
        return not begins.isdisjoint((end + len(", "), end + len(", the ")))

    def _tells(self, draft: Draft, at: int) -> bool:
        """Whether a verb tells a post: "directed" does in lives and behind "who", else the President directs FEMA."""
        return draft.tells_life(at) or draft.text.endswith(("who ", "who also ", "who has "), 0, at)

    def _serving(self, draft: Draft) -> None:
        """Make one title of a post and the one whom it serves: "Adviser to the BODY Special Envoy for the Horn"."""
        for role, served in list(pairwise(draft.roles)):
            bodies = draft.within(role.end, served.begin)
            if len(bodies) != 1 or bodies[0].kind != "Organization" or role not in draft.roles:
                continue
            between = draft.text[role.end : bodies[0].begin], draft.text[bodies[0].end : served.begin]
            if between[0] not in (" to the ", " to ", " of the ") or between[1] not in (" ", "’s ", "'s "):
                continue
            if self._name_behind.match(draft.text, served.end) or not draft.text[served.begin].isupper():
                continue
            draft.release(bodies[0])
            draft.inner.append(bodies[0])
            draft.roles[draft.roles.index(role)] = replace(role, end=self._for_states(draft, served.end))
            draft.roles.remove(served)

    def _for_states(self, draft: Draft, end: int) -> int:
        """Where a title ends with the State for whose sake one is sent: "Special Envoy of the BODY Chair on STATE"."""
        match = self._for_state.match(draft.text, end)
        state = None if match is None else next((m for m in draft.mentions if m.begin == match.end()), None)
        return end if state is None or state.kind != "State" else state.end

    def _opened(self, draft: Draft, low: int, begin: int, end: int) -> int:
        """Where a title begins whose last word says too little: "Harbour Recovery Coordinator Ana Souza"."""
        if self._name_behind.match(draft.text, end) is None or draft.text[end] == ",":
            return begin
        for word in reversed(list(_NAMED.finditer(draft.text, low, begin))[-_WORDS:]):
            name = word[0]
            joined_on = draft.text[word.end() : begin] == " " and name[0].isupper()
            no_field = name in self._openings or name in self._verbs or name in self._given or name in self._standing
            if not joined_on or no_field or name.isupper() or name.endswith(("’s", "'s")):
                break
            plan = not self._papers.isdisjoint(draft.text[begin:end].split())  # "American Reef Plan Coordinator"
            if (name in self._demonyms and not plan) or not draft.free(word.start(), begin):
                break
            begin = word.start()
        return begin

    def _apart(self, draft: Draft, begin: int, end: int) -> list[tuple[int, int]]:
        """The two roles of "President and CEO", each of which is one by itself; else the one."""
        at = draft.text.find(_AND, begin, end)
        two = at > 0 and self._known.bearing(draft.text[begin:at]) and self._is_title(draft.text[at + len(_AND) : end])
        return [(begin, at), (at + len(_AND), end)] if two else [(begin, end)]

    def _opens_with_another(self, title: str) -> bool:
        """Whether a title is two, of which the first is known: "Under-Secretary-General and High Representative"."""
        first, joined, _ = title.partition(_AND)
        return bool(joined) and bool(self._known.bearing(first))

    def _is_title(self, words: str) -> bool:
        """Whether words are a title by themselves: a known one, or one for a field, "High Representative for Reefs"."""
        base = self._base.match(words)
        return bool(self._known.bearing(words)) or (base is not None and words.startswith(" for ", base.end()))

    def _deputies(self, draft: Draft, bases: dict[int, int]) -> list[tuple[int, int]]:
        """Titles in which the State stands behind the first word: "Deputy U.S. Special Representative"."""
        found = []
        for match in self._deputy.finditer(draft.text):
            end = bases.get(match.end())
            inside = [m for m in draft.mentions if match.start() <= m.begin < match.end()]
            if end is None or [(m.begin, m.end) for m in inside] not in ([], [match.span("of")]):
                continue
            for mention in inside:
                draft.release(mention)
                draft.inner.append(mention)
            found.append((match.start(), end))
        return found

    def _is_surname(self, text: str, begin: int, end: int) -> bool:
        """Whether a word that heads titles is a name here, right behind a given name: "Sarah Champion"."""
        if text[begin:end] not in self._surnames:
            return False
        before = text[max(0, begin - _NAME) : begin].rpartition(" ")[0].rpartition(" ")[2].rpartition("\n")[2]
        return text[begin - 1 : begin] == " " and before.strip("*_(“") in self._given

    def _is_chair(self, words: str) -> bool:
        """Whether words before a chair are its name, and not another post: "Trustee and Chair"."""
        return words.partition(_AND)[0] not in self._heads or _AND not in words

    def _name(self, words: str) -> bool:
        """Whether words before a head are no part of a title: a given name, a body's head ("Council President")."""
        first, *further = words.split()
        headline = any(word in self._verbs for word in (first, *further[:-1]))  # "Advocates Applaud President"
        # "Greek Prime Minister": a people's adjective is no part of a title.
        return headline or any(first in words for words in (self._given, self._standing, self._bodies, self._demonyms))

    def _note_small(self, draft: Draft, begin: int, end: int, rule: str) -> None:
        """Note a role in small letters, in the place of shorter ones that it holds: "senior fellow" for "fellow"."""
        owned = next((m for m in reversed(draft.within(begin, end)) if draft.text.startswith(" ", m.end)), None)
        begin = begin if owned is None else owned.end + 1  # "the BODY executive director"
        serves = self._to.match(draft.text, end)
        further = self._lives.small_end(draft, end) if serves is None else serves.end()
        end = further if draft.free(end, further) else end
        free = draft.free(begin, end)
        if self._sent_small.fullmatch(draft.text, begin, end):
            end = self._small_field(draft, end)
        near = [r for r in draft.roles if r.begin < end and begin < r.end]
        inside = [r for r in near if begin <= r.begin and r.end <= end]
        longer = all(r.end - r.begin < end - begin for r in inside)
        if inside == near and longer and free:
            draft.roles = [r for r in draft.roles if r not in inside]
            draft.roles.append(Mention(begin, end, "Role", -1, "name", rule))

    def _small_field(self, draft: Draft, end: int) -> int:
        """Where the title of one who is sent ends in small letters: "special envoy for Somalia", "for West Africa"."""
        state = self._for_states(draft, end)
        topic = self._topic.match(draft.text, end)
        return topic.end() if state == end and topic is not None and draft.free(*topic.span()) else state

    def _addresses_one(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether an acronym is a post because a name follows, no body of the same letters: "ASG Khaled Khiari"."""
        name = self._name_follows.match(draft.text, end)
        if self._behind_name.search(draft.text, max(0, begin - _NAME), begin) and self._acronym_ends.match(
            draft.text, end
        ):
            return True
        if name is None or (name["first"] not in self._given and name["first"] in self._heads):
            return False
        for body in [m for m in draft.mentions if (m.begin, m.end) == (begin, end) and m.kind == "Organization"]:
            draft.release(body)
        return True

    def _reclaim(self, draft: Draft, begin: int, end: int) -> None:
        """A body that a head noun made inside a known role is none: "Member of the Board of Trustees"."""
        guessed = [m for m in draft.within(begin, end) if m.rule.startswith("body-")]
        for mention in guessed:
            if mention.rule != "body-employer":  # "CEO of Public Counsel": what somebody heads is a body
                draft.release(mention)

    def _is_held(self, text: str, begin: int, end: int) -> bool:
        """Whether a body called by its head's title is a post here: "Mr. X, UN High Commissioner for …"."""
        behind = self._name_behind.match(text, end)
        if behind is not None and (behind["title"] or behind["first"] in self._given):
            return True
        return self._name_before.search(text, max(0, begin - _NAME), begin) is not None

    def _end(self, draft: Draft, begin: int, base: int, starts: list[Mention]) -> int:
        """Where the phrase ends: behind the role it serves and its topic, as far as these hold no body or State."""
        text = draft.text
        emeritus = self._emeritus.match(text, base)
        if emeritus is not None:
            return emeritus.end()
        serves = self._to.match(text, base)
        world = self._world.match(text, base)
        if world is not None:  # "of the UN Secretary-General": whose he is, is no body of the post
            for mention in [m for m in draft.within(base, world.end()) if m.kind == "Organization"]:
                draft.release(mention)
                draft.inner.append(mention)
                starts.remove(mention)
            base = world.end()
            serves = None
        core = serves.end() if serves is not None and draft.free(base, serves.end()) else base
        core = self._fields_end(draft, begin, core, starts)
        bracketed = self._bracketed.match(text, core)
        if bracketed is not None and self._is_field(draft, core, bracketed.end(), starts):
            envoy = self._envoy.search(text, begin, core) is not None
            return self._for_states(draft, bracketed.end()) if envoy else bracketed.end()
        nominee = self._nominee.match(text, core)
        core = core if nominee is None else nominee.end()
        end = core
        interim = self._interim.match(text, core)
        if interim is not None:
            return interim.end()
        mandate = self._mandate.match(text, core)
        if mandate is not None and draft.free(core, mandate.end()):
            return mandate.end()
        taught = self._taught.match(text, core)
        if taught is not None and draft.free(core, taught.end()):
            return taught.end()
        topic = self._topic.match(text, core)
        heads = draft.tells_life(begin) or self._heads_bodies.search(text, begin, core) is not None
        if topic is not None and heads and self._is_of_body(draft, begin, core, starts):
            return core
        if topic is not None:
            end = self._bracket_end(draft, core, self._topic_end(draft, core, topic.end(), starts), starts)
        to = self._sent.search(text, begin, base) is not None and text.startswith(" to ", end)
        further = self._to.match(text, end) if end > core and serves is None else None
        if further is not None and draft.free(end, further.end()):
            return further.end()  # "Adviser for Reef Affairs to the President of BODY"
        envoy = self._envoy.search(text, begin, core) is not None
        desk = self._desk.search(text, begin, base) is not None and text.startswith(" for ", end)
        placed = text.startswith(" in ", end) and self._placed.search(text, begin, end) is not None
        if to or ((envoy or desk) and self._for_state.match(text, end) and not placed):
            following, second = [*starts[bisect_left(starts, end, key=lambda m: m.begin) :][:2], None, None][:2]
            if (
                following is not None
                and following.kind == "State"
                and (self._to_state if to else self._for_state).fullmatch(text, end, following.begin)
            ):
                both = second is not None and second.kind == "State"
                if to and second is not None and both and self._and_to.fullmatch(text, following.end, second.begin):
                    return second.end
                behind = None if to or envoy else self._desk_behind.match(text, following.end)
                if to or envoy or behind is not None:
                    return self._states_end(draft, following, starts) if behind is None else behind.end("more")
        return end

    def _bracket_end(self, draft: Draft, core: int, end: int, starts: list[Mention]) -> int:
        """Where a title with a field ends that has another in brackets: "Under Secretary of Defense (Comptroller)"."""
        bracketed = self._bracketed.match(draft.text, end) if end > core else None
        if bracketed is None or not self._is_field(draft, end, bracketed.end(), starts):
            return end
        return bracketed.end()

    def _is_field(self, draft: Draft, begin: int, end: int, starts: list[Mention]) -> bool:
        """Whether what stands in brackets is a title's field: "(BODY Desk)", but not a body's acronym or name alone."""
        inside = draft.within(begin, end)
        if plain(draft.text[begin:end]).strip("()") in self._cities:
            return False  # "Of Counsel (London)"
        if any(m.kind not in ("Organization", "State") or (m.begin - begin, end - m.end) == (2, 1) for m in inside):
            return False
        for mention in inside:
            draft.release(mention)
            draft.inner.append(mention)
            starts.remove(mention)
        return draft.free(begin, end)

    def _states_end(self, draft: Draft, state: Mention, starts: list[Mention]) -> int:
        """Where a list of States ends for which one is sent: "Country Director for A, B and C"; one State's own end."""
        last, listed = state, False
        for other in starts[starts.index(state) + 1 :]:
            between = draft.text[last.end : other.begin]
            if other.kind != "State" or between not in (", ", " and ", ", and "):
                break
            last, listed = other, between != ", "
        return last.end if listed else state.end

    def _fields_end(self, draft: Draft, begin: int, core: int, starts: list[Mention]) -> int:
        """Where the fields of a minister's title end: "Minister for Foreign Affairs, Trade and Diaspora of STATE"."""
        if self._has_field.search(draft.text, begin, core) is None:
            first = self._first_field.match(draft.text, core)
            further = None if first is None else self._own_fields.match(draft.text, first.end())
            return (
                further.end() if further is not None and self._are_fields(draft, core, further.end(), starts) else core
            )
        own = self._own_fields.match(draft.text, core)
        if own is not None and self._are_fields(draft, core, own.end(), starts):
            return own.end()
        more = self._more_fields.match(draft.text, core)
        if more is None or not draft.free(core, more.end("fields")):
            return core
        behind = starts[bisect_left(starts, more.end(), key=lambda m: m.begin) :][:1]
        of_state = bool(behind) and behind[0].kind == "State" and behind[0].begin == more.end()
        return more.end("fields") if of_state else core

    def _are_fields(self, draft: Draft, begin: int, end: int, starts: list[Mention]) -> bool:
        """Whether fields of a minister are free, but for bodies that a head noun made: "Correctional Services"."""
        guessed = [m for m in draft.within(begin, end) if m.rule == "body-closing"]
        named = self._first_name.finditer(draft.text, begin, end)
        if any(m[1] in self._given and m[1] not in self._place for m in named):
            return False  # "Minister of Reefs, NAME, and the Attorney General"
        if len(draft.within(begin, end)) > len(guessed):
            return False
        for mention in guessed:
            draft.release(mention)
            starts.remove(mention)
        return draft.free(begin, end)

    def _is_of_body(self, draft: Draft, begin: int, core: int, starts: list[Mention]) -> bool:
        """Whether what a role is of is a body, which is noted: "Director of the Korea Desk", "CEO of Public Counsel".

        A field has no article: "Director of Policy". What founders and chief executives are of is always a body.
        """
        match = self._of_the.match(draft.text, core)
        if match is None or not draft.free(*match.span("name")):
            return False
        if match["the"] is None and self._heads_bodies.search(draft.text, begin, core) is None:
            return False
        if " " not in match["name"] and not draft.tells_life(begin):
            return False  # "President of the Transition"
        begin, end = match.span("name")
        further = self._next_role.search(draft.text, begin, end)
        end = end if further is None else further.start()
        name = plain(draft.text[begin:end])
        if name.split()[0] in self._given or draft.known("State", name) is not None:
            return False
        if match["the"] is not None and name in self._bodies | self._heads:
            return False  # "Director of the Centre": one that was named before
        number = draft.refer("Organization", name)
        draft.attribute(number, "class", "Organization")
        mention = draft.mention(begin, end, number, form="name", rule="body-employer")
        starts.insert(bisect_left(starts, mention.begin, key=lambda m: m.begin), mention)
        return True

    def _topic_end(self, draft: Draft, core: int, end: int, starts: list[Mention]) -> int:
        """Where a topic ends: before a body, a State or another role; nowhere if a body's head opens it."""
        text = draft.text
        words = [w for w in re.findall(r"[\w’'-]+", text[core:end])[1:3] if w != "the"]
        if words and words[0].removesuffix("’s").removesuffix("'s") in self._bodies:
            # "for Faculty Affairs" is a field; "for the Bureau of African Affairs" is a body.
            field = text.startswith(" for ", core) and words[0] in self._bodies and words[-1].istitle()
            field = field and (words[1:] or not text.startswith((" of ", " and "), end))
            field = field or (draft.tells_life(core) and self._field_behind.match(text, end) is not None)
            if not field:
                return core
        first = next((m for m in starts[bisect_left(starts, core, key=lambda m: m.begin) :][:1] if m.begin < end), None)
        secretary = text.endswith("Secretary", 0, core) and text.startswith(" for ", core)
        if first is not None and secretary and first.rule == "body-closing" and text[first.end - 1] == "s":
            draft.release(first)  # "Assistant Secretary for Special Education and Rehabilitative Services"
            starts.remove(first)
            first = None
        if first is not None:
            glued = self._glued.fullmatch(text, core, first.begin)
            if first.kind == "Organization" and glued is not None:
                self._widen(draft, first, glued.start("word"), starts)
                return core  # "Commissioner for the Minnesota BODY": a word of the body's name
            end = core + len(self._left_over.sub("", text[core : first.begin]).rstrip(" ,"))
        acronym = self._of_acronym.search(text, core, end)
        if acronym is not None:
            end = acronym.start()  # "Deputy for Operations of BNPT"
        end = self._before_name(text, core, end)
        again = self._next_role.search(text, core, end)
        if again is not None:
            end = again.start()
        at = text.rfind(_AND, core, end)
        if at > core and self._known.bearing(text[at + len(_AND) : end]):
            end = at  # "Under-Secretary-General for Humanitarian Affairs and Emergency Relief Coordinator"
        owner = text.startswith(("’s ", "'s "), end) or text[core:end].endswith(("’s", "'s"))
        return end if draft.free(core, end) and not owner else core  # "for New Tide’s BODY": whose body it is

    def _widen(self, draft: Draft, body: Mention, begin: int, starts: list[Mention]) -> None:
        """Let a body's name begin with the word right before it, unless it is one that is known without it."""
        if draft.referents[body.referent].key is not None or not draft.free(begin, body.begin):
            return
        draft.release(body)
        draft.name(body.referent, plain(draft.text[begin : body.end]))
        whole = draft.mention(begin, body.end, body.referent, form="name", rule=body.rule)
        starts[starts.index(body)] = whole

    def _before_name(self, text: str, core: int, end: int) -> int:
        """Where a topic ends before a name: "Secretary of Security Rosa Quintana" is a secretary of security."""
        found = list(_NAMED.finditer(text, core, end))
        if found and text[core : found[0].start()] == " " and found[0][0] in self._addresses:
            return core  # "Secretary of Defense Dr. NAME"
        for before, word in pairwise(found):
            apart = text.endswith(", ", core, word.start()) and text[word.end() : word.end() + 2].strip().isupper()
            if apart and word[0] in self._given and word[0] not in self._place:
                return word.start() - 2  # "Minister of Security, NAME, and the Attorney General"
            behind = text[word.end() : word.end() + 3].removeprefix(".")[:2]
            joined = before.end() + 1 == word.start() and before[0][0].isupper() and behind[1:].isupper()
            if joined and behind[0] == " " and word[0] in self._given and before[0] not in self._place:
                # "Minister of Reefs, NAME, and Imam NAME": what stands before the list of names is the field.
                comma = text.find(",", core, before.start()) if before[0] in self._heads else -1
                return before.end() if comma < 0 else comma
            listed = before[0] == "and" and word[0] in self._given
            if listed and _SURNAME.match(text, word.end()) is not None:
                return core + len(text[core : before.start()].rstrip(" ,"))  # "NAME, Secretary of Energy and NAME, …"
            address = word[0] in self._addresses or (before[0] in self._fields and word[0] in self._titles)
            if joined and behind[:1] in " ." and address:
                return before.end()  # "Secretary for Strategic Affairs Admiral NAME"
        for before, first, last in zip(found, found[1:], found[2:], strict=False):
            apart = text[before.end() : last.end()].count(" ") == 2 and first[0].istitle() and last[0].istitle()
            if not apart or before[0] not in self._fields or self._name_ends.match(text, last.end()) is None:
                continue
            if not any(w in self._no_name or w in self._fields or w in self._heads for w in (first[0], last[0])):
                return before.end()  # "Special Assistant for Gender Policy Ana Souza,"
        return end

    def role(self, phrase: str) -> tuple[str | None, str]:
        """The known role's id, if it is one, and the title as it is to be labelled."""
        title = self._nominee.sub("", _SHORT_FORM.sub("", self._article.sub("", plain(phrase)))).rstrip(" (,;")
        title = _SEX.sub("", self._named_for.sub("", title))
        title = self._offices.get(title, title)
        title = self._plural.sub(_one, title)
        title = _MEN.sub("man", title)
        found = self._known.bearing(title)
        interim = None if found else self._interim.search(title)
        if interim is not None and interim.end() == len(title):  # how a post is held is no part of its title
            title = title[: interim.start()]
            found = self._known.bearing(title)
        if not found and not title.istitle():
            capital = " ".join(w if w in self._small else w[:1].upper() + w[1:] for w in title.split())
            found = self._known.bearing(capital)
            title = capital if found or title[:1].islower() else title
        last = title.rpartition(" ")[2]
        if not found and last.endswith("s") and {last, last[:-1]} <= self._holders:
            title = title[:-1]  # "Executive Vice Presidents A and B": the post of each
            found = self._known.bearing(title)
        return (found[0].id, found[0].label) if found else (None, title)

    def words(self, role: str | None) -> str:
        """The label of a role in small letters, without hyphens."""
        entry = self.entries.get(role or "")
        return (role or "" if entry is None else entry.label).replace("-", " ").casefold()

    def is_of_several(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether the title that opens a text is that of several: "Co-Chairs of BODY"."""
        role = next((r for r in draft.roles if begin <= r.begin and r.end <= end), None)
        return role is not None and self._several.search(draft.text[role.begin : role.end]) is not None

    def post(self, draft: Draft, phrase: str, body: int | None, state: int | None) -> int:
        """The referent of the post that a phrase names, in a body, for a State, or both; no post is in a project."""
        body = None if body is None or draft.referents[body].kind == "Project" else body
        key, title = self.role(phrase)
        name = f"{title}|{'' if body is None else body}|{'' if state is None else state}"
        number = draft.refer("Post", "", key=name, role=key or title, post_in=body, post_for=state)
        self.entitle(draft, number, phrase)
        return number

    def entitle(self, draft: Draft, post: int, phrase: str) -> None:
        """Give a post its title, and what the text calls a known role where that is another name of it."""
        key, title = self.role(phrase)
        draft.attribute(post, "title", plain(title))
        said = self._article.sub("", plain(phrase))
        if not self._interim.search(title):
            said = self._interim.sub("", said)
        several = _head(said).endswith("s") and not _head(title).endswith("s")  # "Governors"
        if (
            key is not None
            and (not said.isupper() or len(said) <= _SHORT)
            and not several
            and said not in self._offices
        ):
            draft.attribute(post, "said", said if said[:1].isupper() else self._capital(said))

    def _capital(self, title: str) -> str:
        """A title in small letters as it is written before a name: "Foreign Minister"."""
        return " ".join(word if word in self._small else word[:1].upper() + word[1:] for word in title.split())


def _one(title: re.Match[str]) -> str:
    """The title of one of several: "Special Representatives for FIELD"."""
    plural = title["plural"]
    return title["before"] + (plural[:-3] + "y" if plural.endswith("ies") else plural[:-1])


def _head(title: str) -> str:
    """A title without what it is of: "Foreign Ministers" of "Foreign Ministers of the Group"."""
    return re.split(r" (?:of|for|on|to) ", title)[0].casefold()


def _flag(entry: AuthorityEntry, name: str) -> bool:
    return any(k == name and isinstance(v, Value) and v.text == "true" for k, v in entry.attributes)
