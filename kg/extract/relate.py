"""Relations: rules over folded sentences, applied in stages, each of which folds what it has understood.

The stages are those of the lexicon, in this order: `name` (a body's acronym in brackets, a body of a body), `post`
(a role of a body or State), `holder` (a person in a post), `event` (when, where and by whom), `fact` (all else).
After "holder", the sentence "Mr. Vladimir Voronkov, Under-Secretary-General of the United Nations Office of
Counter-Terrorism, highlighted that" reads "⟨Person⟩ highlighted that", and a rule need not know how posts are said;
after "event", days and places go, and "⟨Person⟩ met in Apia on 3 May with ⟨Person⟩" reads "⟨Person⟩ met with ⟨Person⟩".
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from kg.extract import here
from kg.extract.draft import Draft, plain
from kg.extract.folded import SUBJECT, Folded, Slot, capacity
from kg.extract.holders import Holders
from kg.extract.modality import Clauses
from kg.extract.posts import Roles
from kg.extract.slots import Slots, drop
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon, RelationRule
from kg.lexicon.checks import STAGES
from kg.lexicon.sieve import Sieve, bits, numbers
from kg.model import Mention, Relation, Sentence, Span, Status, Trace, Value

# What is part of no other body.
_WHOLES = ("organization/united-nations", "organization/european-union", "organization/EU")
_DAY = len("2021-06-25")
# What stands behind the head of a body's name: "Pacific Centre for Reefs".
_FIELD_OF = ("of", "for", "on", "against")
# In so many blocks over a speech its body stands, which fills so much of its line.
_MASTHEAD, _WHOLE = 4, 0.8
# How far back the place before a State may begin.
# How far before a name the words stand that say in whose office somebody served.
_OFFICE = 80
_PLACE = 60
# Titles of several that are nobody's who is named before them.
_MANY = compiled(r"(?:Representatives|Members|Officials|Delegates|Experts|Officers|Ambassadors)(?: [A-Z].*)?")
# What says that what a verb in the past tells goes on.
_HAS = compiled(r"\bha(?:s|ve) (?:[a-z]+ )?\Z")
_SINCE = compiled(r"[^.;:]{0,40}?\bsince\b")
_IN = compiled(r"\b[Ii]n (?:the )?\Z")
# How far back the first of those may be named who share a title.
_LISTED = 160
_MONTH = len("2024-05")
_TO_COME = compiled(r"\b(?:will|shall|to be|(?:is|are) to|plans? to|planned|upcoming|forthcoming|next|scheduled)\b")
_PART = compiled(r"['’]s? [a-z]")
_FOR = compiled(r" for ")
_CAPITAL = compiled(r" [A-Z]")
# The longest name of a person, and what may address one before it: "Ms. ".
_NAMED, _ADDRESS = 80, 5
_YEAR = compiled(r"(?:19|20)\d\d")
# Those of a body, before one who is none of them.
_LEADERS = compiled(r"\b(?:Leaders|Ministers|Officials|Members) and ")
# Ranks before a name on its line: "Lt. Cmdr.".
_SHORTENED = compiled(r"(?:[A-Z][a-z]{1,5}\. ?){1,3}$")
# A verb, behind a list of names.
_VERB = compiled(
    r" (?!(?:and|or|in|on|at|by|with|for|from|of|to|as|during|who|which|that|under|through|along|together|jointly)\b)"
    r"[a-z]{3,}"
)
# A rule is applied again to what it has folded, at the most this often: lists longer than this do not occur.
_ROUNDS = 40
# How often what a subject goes on to do is looked for: "opened A, closed B and met C".
_GOES_ON = 4


class _Place(NamedTuple):
    """Which rules are to be tried where: the stage, the kind of block, the kind of document or of the passage."""

    stage: str
    block: str
    document: str
    passage: str


class Relations:
    """Applies the lexicon's relation rules."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._rules = lexicon.relations
        self._sieve = Sieve([rule.needs.pieces for rule in lexicon.relations])
        self._reading: dict[_Place, int] = {}  # the rules that read a place, as bits
        self._needing: dict[int, int] = {}  # those that need no other kinds of slots
        self._roles = roles
        self._clauses = Clauses(lexicon)
        self._holders = Holders(lexicon, roles, self._clauses)
        self._units = lexicon.word_set("unit-head")
        self._lesser = lexicon.word_set("lesser-unit")
        self._sections = lexicon.word_set("section-head")
        self._greater = lexicon.word_set("greater-unit")
        self._sent = lexicon.pattern("role-to-body")
        self._interim, self._elect = lexicon.pattern("role-interim"), lexicon.pattern("elect-ending")
        self._owner = lexicon.pattern("state-as-owner")
        self._several = lexicon.pattern("several-sent")
        self._past = lexicon.pattern("role-past")
        self._complete = lexicon.pattern("complete-role")
        self._for_whom = lexicon.compile("(?:[Oo]n behalf of|[Rr]epresenting) (?:the )?$")
        self._listed = lexicon.compile("(?:,|,? and|,? &) (?:{honorific},? ){0,4}")
        self._verb = lexicon.compile("(?:co-)?(?:chairs|chaired|heads|headed|directs|directed|leads|led)")
        self._closing = lexicon.word_set("body-closing") | lexicon.word_set("body-opening")
        self._has_field = lexicon.pattern("role-of-state-alone")
        self._own = lexicon.pattern("role-of-its-own")
        self._goes = lexicon.pattern("role-sent")
        self._unread, self._unread_part = map(lexicon.pattern, ("role-unread", "body-unread-part"))
        self._announces = lexicon.pattern("announces-holders")
        self._by_posts = lexicon.pattern("listed-by-posts")
        self._of_another = lexicon.pattern("of-another")
        self._in_office, self._replaced = map(lexicon.pattern, ("in-office-of", "replaced-before"))
        self._does_next, self._before_it = map(lexicon.pattern, ("state-does", "before-becoming"))
        self._state_codes = lexicon.word_set("us-state-code")
        self._before_that = lexicon.pattern("career-before")
        self._as_head, self._did = lexicon.pattern("career-head"), lexicon.pattern("career-past")
        self._article = lexicon.compile("(?={list-article}({Any}))")
        self._article_ends = tuple(f"{end} " for end in lexicon.words("list-article-end"))
        self._state_behind = (lexicon.pattern("state-behind"), lexicon.needs("state-behind"))
        self._adjunct = (lexicon.pattern("adjunct"), lexicon.needs("adjunct"))
        self._standing = (lexicon.pattern("standing-left"), lexicon.needs("standing-left"))
        self._whose = (lexicon.pattern("state-of-body"), lexicon.needs("state-of-body"))
        self.slots = Slots(lexicon, self._holders)

    def note(self, draft: Draft) -> None:
        """Read the relations of every sentence, in order; then the posts and ranks that stand before names alone."""
        self._holders.learn(draft)
        for sentence in draft.sentences:
            self._sentence(draft, sentence)
        self._holders.settle(draft)
        self._holders.bare_roles(draft)
        self._holders.rank_titles(draft)
        self._holders.once(draft)

    def settle(self, draft: Draft) -> None:
        """Let go of posts of a life that somebody once got who is said to hold another now."""
        if draft.lives:
            self._holders.settle(draft)

    def once(self, draft: Draft) -> None:
        """Let the posts that all rooms have told be over, acting or to come where their titles or years say so."""
        self._holders.once(draft)

    def _sentence(self, draft: Draft, sentence: Sentence) -> None:
        folded = self.slots.folded(draft, sentence)
        if folded is None:
            return
        kind = draft.document.blocks[sentence.block].kind if draft.document.blocks else "paragraph"
        self._holders.titled(draft, folded)
        drop(folded, *self._state_behind)
        passage = "bio" if draft.tells_life(sentence.begin) else draft.document.kind
        for stage in STAGES:
            place = _Place(stage, kind, draft.document.kind, passage)
            if stage == "event":
                drop(folded, *self._standing)
                drop(folded, *self._whose)
            if stage == "fact":
                drop(folded, *self._adjunct)
            left = self._try(draft, folded, place)
            if stage == "event" and left:
                # "EVENT, hosted by BODY in PLACE on DATE": what the one rule folds, an earlier one may go on from.
                left = self._try(draft, folded, place)
            for _ in range(_GOES_ON if stage == "fact" else 0):
                if not left:
                    break
                left = self._try(draft, folded, place, again=True)

    def _try(self, draft: Draft, folded: Folded, place: _Place, *, again: bool = False) -> bool:
        """Apply the rules in turn, but those that need what the sentence lacks; returns whether any has left more."""
        left, done = False, 0
        while SUBJECT in folded.text or not again:
            text = folded.text
            fitting = self._fitting(place, folded.kinds) & self._sieve.may_match(text)
            for number in numbers(fitting >> done):
                rule = self._rules[done + number]
                if rule.needs.lacking_pieces(text):
                    continue
                left |= self._apply(draft, folded, rule, again=again)
                if folded.text is not text:  # what a rule folds may be what a later one needs
                    done += number + 1
                    break
            else:
                break
        return left

    def _fitting(self, place: _Place, kinds: int) -> int:
        """The rules, by number, that read such a place and need no other kinds of slots, as bits."""
        if place not in self._reading:
            here = {place.block, place.document, place.passage}
            read = [r.stage == place.stage and (not r.where or not here.isdisjoint(r.where)) for r in self._rules]
            self._reading[place] = bits(read)
        if kinds not in self._needing:
            self._needing[kinds] = bits([not rule.needs.lacking_kinds(kinds) for rule in self._rules])
        return self._reading[place] & self._needing[kinds]

    def _apply(self, draft: Draft, folded: Folded, rule: RelationRule, *, again: bool = False) -> bool:
        """State what a rule finds; returns whether a subject is left that may go on: "opened A and met B".

        `again`: only what is said of a subject of which something has been read.
        """
        at = 0
        left = False
        for _ in range(_ROUNDS):
            match = self._search(folded, rule, at)
            if match is None:
                break
            at = match.end() if match.end() > match.start() else match.end() + 1
            if again and SUBJECT not in match[0]:
                continue
            if rule.stage == "post":
                at = self._post(draft, folded, rule, match)
                continue
            if rule.unit and not self._is_unit_of(draft, folded, match, rule.unit):
                at = match.start() + 2
                continue
            kept = folded.slot(self._slot_start(folded, match, rule.keep)) if rule.keep else None
            if rule.status == "same" and kept is not None and kept.value is None:
                at = match.start() + 2  # nothing has been read of the person that could go on
                continue
            posts = self._state(draft, folded, rule, match)
            if kept is not None and rule.keep and rule.stage == "fact":
                folded.keep(match.span(), match.span(rule.keep))
                at, left = match.start(), True
            elif kept is not None:
                status = draft.relations[-1].status if posts else None
                for post in posts if status != "former" else ():
                    kept = capacity(kept, post)
                if posts:
                    kept = replace(kept, value=status)
                elif (held := self._held(draft, folded, rule, match, kept)) is not None:
                    kept = replace(kept, value=held)
                self._fold(folded, match, kept)
                at, left = match.start(), True
                if match.end() - match.start() <= 2:
                    at = match.start() + 2
        return left

    def _fold(self, folded: Folded, match: re.Match[str], kept: Slot) -> None:
        """Leave of a match the slot that is kept, and behind it what the rule has passed over: "rest"."""
        if "rest" in match.re.groupindex and match["rest"]:
            folded.drop(match.end("rest"), match.end())
            folded.put(match.start(), match.start("rest"), kept)
        else:
            folded.put(match.start(), self._end_of_clause(folded, *match.span()), kept)

    def _end_of_clause(self, folded: Folded, begin: int, end: int) -> int:
        """Where a list ends: before its last semicolon where a clause begins there, "by A; B paid for it"."""
        if _VERB.match(folded.text, end) is None:
            return end
        at = folded.text.rfind("; ", begin, end)
        return end if at < 0 else at

    def _held(self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str], person: Slot) -> str | None:
        """How a post is held of which the body is unread, so that a list of posts may go on behind it."""
        ends = [g for _, predicate, g in rule.facts if predicate == "holdsPost"]
        posts = [slot for group in ends for slot in self._ends(draft, folded, match, group) if slot.kind == "Post"]
        return self._clauses.tenure(folded, match, rule, person, posts[-1]).status if posts else None

    def _search(self, folded: Folded, rule: RelationRule, at: int) -> re.Match[str] | None:
        """The first match from a position on: tried only where one can begin, if the rule says so."""
        kinds = rule.begins.kinds
        if not kinds:
            return rule.pattern.search(folded.text, at)
        for start, bit in folded.starts(self._article, self._article_ends):
            if bit & kinds and start >= at and (match := rule.pattern.match(folded.text, start)) is not None:
                return match
        return None

    def _is_unit_of(self, draft: Draft, folded: Folded, match: re.Match[str], unit: str) -> bool:
        """Whether the group is a unit, and no department before its part: "Department of Justice, Civil Division"."""
        slot, whole = (folded.slot(self._slot_start(folded, match, group)) for group in (unit, "o"))
        if draft.text[slot.end : whole.begin] == " ":
            return False  # "Department of State Operations Center": what stands behind is the part
        if draft.text[slot.end : whole.begin] == ", the " and not self._is_greater(draft, whole):
            return False  # "the Bureau of X, the Office of Y": two of a list
        small, large = (self._opens_or_closes(draft, s, self._sections) for s in (slot, whole))
        if large and not small:
            return False  # "National Reef Division, Tide Section"
        if not self._is_greater(draft, slot):
            return self._is_unit(draft, slot)
        lesser = self._is_unit(draft, whole) or self._opens_or_closes(draft, whole, self._lesser)
        return not lesser or self._is_greater(draft, whole)

    def _is_greater(self, draft: Draft, slot: Slot) -> bool:
        """Whether a body's name opens or closes with the head of one that has parts of its own."""
        return self._opens_or_closes(draft, slot, self._greater)

    def _opens_or_closes(self, draft: Draft, slot: Slot, heads: frozenset[str]) -> bool:
        return not heads.isdisjoint(_head_words(draft.text[slot.begin : slot.end]))

    def _is_unit(self, draft: Draft, slot: Slot) -> bool:
        """Whether a body's name opens or closes with the head of a part of a body: "Division for Operations"."""
        return not self._units.isdisjoint(_head_words(draft.text[slot.begin : slot.end]))

    def _slot_start(self, folded: Folded, match: re.Match[str], group: str) -> int:
        begin, end = match.span(group)
        return next(i for i in range(begin, end) if "\ue001" <= folded.text[i] <= "\ue0ff")

    def _serves(self, draft: Draft, role: Slot, body: Slot) -> bool:
        """Whether a title is that of one who serves somebody of a body: his title stands right behind it."""
        if draft.text[role.end : body.begin] not in (" to ", " to the ", " for ", " for the "):
            return False
        return draft.text.startswith(" ", body.end) and any(r.begin == body.end + 1 for r in draft.roles)

    def _is_anothers(self, draft: Draft, role: Slot, state: Slot) -> bool:
        """Whether a State behind a title is the owner of what stands behind it and is no person."""
        behind = role.end <= state.begin and self._owner.fullmatch(draft.text, state.begin, state.end) is not None
        if not behind or _CAPITAL.match(draft.text, state.end) is None:
            return False
        near = draft.within(state.end, state.end + _NAMED)
        return all(m.kind != "Person" or m.begin > state.end + _ADDRESS for m in near)

    def _post(self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str]) -> int:
        """Fold roles and their body or State into posts."""
        groups = match.groupdict()
        span = folded.source(*match.span())
        roles = folded.within(*match.span("r"))
        bodies = folded.within(*match.span("in")) if groups.get("in") else []
        states = folded.within(*match.span("for")) if groups.get("for") else []
        bodies = [s if s.kind != "Event" else b for s in bodies if (b := self._holding(draft, s)) is not None]
        if groups.get("in") and not bodies:
            return match.start() + 2  # an event of which no body is known
        where = next((s for s in bodies if s.kind != "State"), None)
        if where is not None and roles and self._is_of_a_part(draft, roles[0], where):
            return match.start() + 2
        if rule.name == "role-in-state" and self._has_field.match(draft.text, roles[0].begin, roles[0].end) is None:
            return match.start() + 2  # not of a State: "In STATE she met the Director, NAME"
        sent = roles and self._sent.search(draft.text, roles[-1].begin, roles[-1].end)
        if bodies and not sent and match.start("in") < match.start("r"):
            states = []  # "ROK National Security Office Director": whom a State sends to a body is its, no other
        state = next((s for s in states if s.kind == "State"), next((s for s in bodies if s.kind == "State"), None))
        if where is not None and roles and roles[-1].end <= where.begin and self._serves(draft, roles[-1], where):
            return match.start() + 2  # "Counsel to BODY Commissioner NAME": the body is the other's
        if state is not None and where is None and roles and self._is_anothers(draft, roles[-1], state):
            return match.start() + 2  # "Director for U.S. Senator NAME", "Fellow at the U.S. EPA Programme"
        also = folded.within(*match.span("also")) if groups.get("also") else []  # "Fellow at BODY and BODY"
        if rule.unread and roles and _MANY.fullmatch(draft.text, roles[0].begin, roles[0].end) is not None:
            return match.start() + 2  # "NAME, ROLE, Representatives of the corps": others
        numbers = []
        interim = any(self._interim.search(draft.text[r.begin : r.end]) for r in roles)
        titles = [self._roles.role(draft.text[r.begin : r.end])[1] for r in roles[:-1]]
        # "Adviser, Assistant to the President, and Director of BODY": what stands before a whole title shares no body.
        whole = max((i for i, title in enumerate(titles) if self._complete.search(title)), default=-1)
        apart = len(roles) > 1 and draft.text[roles[-2].end : roles[-1].begin] == ", "
        if apart and draft.text.startswith(", and ", span[1]):
            whole = len(roles) - 2  # "Deputy Coordinator, Director of BODY, and Adviser": a list of posts
        for place, role in enumerate(roles):
            phrase = draft.text[role.begin : role.end]
            if groups.get("to") and role is roles[-1]:
                # "Ambassador of STATE to STATE": where he is sent is part of the title, as in "Ambassador to STATE".
                phrase = self._sent_to(draft, phrase, (states or bodies)[-1], folded.source(*match.span("to"))[1])
            field = groups.get("topic") and role is roles[-1] and not _FOR.search(phrase)
            if field and not self._has_fields(draft, (bodies or states)[-1]):
                phrase += " " + plain(match["topic"])  # "Deputy Director of BODY for Operations"
            within, of = (None if s is None or place <= whole else s.referent for s in (where, state))
            if place < len(roles) - 1 and within is not None and self._own.match(titles[place]):
                within = None  # "Minister of Finance and Chairman of BODY": whose minister he is, nobody says
            numbers.append(self._roles.post(draft, phrase, within, of))
            numbers += [self._roles.post(draft, phrase, other.referent, None) for other in also]
        behind = where if where is not None and roles and roles[-1].end <= where.begin else None
        part = behind is not None and self._unread_part.match(draft.text, behind.end) is not None
        if part or (rule.unread and self._unread.match(folded.text, match.end()) is not None):
            numbers = []  # the body is named and unread: the title alone would say that there is none
        slot = Slot("Post", numbers[0] if numbers else -1, *span, posts=tuple(numbers))
        past = any(self._past.search(draft.text[r.begin : r.end]) for r in roles)
        past = past and not (_HAS.search(folded.text, 0, match.start()) and _SINCE.match(folded.text, match.end()))
        elect = any(self._elect.search(draft.text[r.begin : r.end]) for r in roles)
        held: Status | None = "acting" if interim else "former" if past else "designate" if elect else None
        status = self._clauses.status(folded, match) or held
        begin, end = match.span("r") if rule.keep == "r" else match.span()
        folded.put(begin, end, replace(slot, value=status))
        return begin + 2

    def _has_fields(self, draft: Draft, body: Slot) -> bool:
        """Whether what a body is for is part of its name, not of a title in it: "Regional Office for the Gulf"."""
        words = draft.text[body.begin : body.end].split()
        return len(words) > 1 and words[-1] in self._closing

    def _is_of_a_part(self, draft: Draft, role: Slot, body: Slot) -> bool:
        """Whether what somebody heads is a part that nobody has read: "chaired BODY's working group on typologies"."""
        verb = self._verb.fullmatch(draft.text, role.begin, role.end) is not None
        return verb and _PART.match(draft.text, body.end) is not None

    def _sent_to(self, draft: Draft, phrase: str, whose: Slot, end: int) -> str:
        """A title with where its holder is sent: of "Ambassador of BODY to STATE" that to it."""
        if whose.kind != "State" and self._goes.search(phrase) is None:
            return phrase
        return phrase + draft.text[whose.end : end]

    def _holding(self, draft: Draft, slot: Slot) -> Slot | None:
        """The slot, or for an event the body whose it is: that which its name names, "Nth session of BODY"."""
        if slot.kind != "Event":
            return slot
        inside = (m for m in draft.inner if m.kind == "Organization" and slot.begin <= m.begin and m.end <= slot.end)
        body = next(inside, None)
        return None if body is None else Slot("Organization", body.referent, body.begin, body.end)

    def _state(self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str]) -> list[int]:
        """The relations that a match of a rule states; returns the posts that its person is said to hold."""
        posts: list[int] = []
        for left, predicate, right in rule.facts:
            if right == "@here" and _names_another(rule, match, left, predicate):
                continue
            for subject in self._ends(draft, folded, match, left):
                for item in self._ends(draft, folded, match, right):
                    posts += self._relation(draft, folded, rule, match, predicate, subject, item)
        self._held_before(draft, folded, rule, match, posts)
        return posts

    def _held_before(
        self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str], posts: list[int]
    ) -> None:
        """Whom a new holder is said to follow in a post, held it: "NAME replaced NAME as ROLE of BODY"."""
        followed = [(new, old) for new, predicate, old in rule.facts if predicate == "succeeded"]
        taken = {new for new, predicate, _ in rule.facts if predicate == "holdsPost"}
        for old in [old for new, old in followed if new in taken and posts]:
            held = draft.relations[-1]
            draft.relations += [
                replace(
                    held, subject=slot.referent, object=post, status="former", starts_on=None, ends_on=None,
                    traces=tuple(replace(t, subject=Span(slot.begin, slot.end)) for t in held.traces),
                )
                for slot in self._ends(draft, folded, match, old)
                for post in posts
            ]  # fmt: skip

    def _ends(self, draft: Draft, folded: Folded, match: re.Match[str], group: str) -> list[Slot]:
        if group in ("@date", "@day-before"):
            day = draft.today or ""
            day = day if group == "@date" else _day_before(day)
            return [Slot("Date", -1, -1, -1, day)] if len(day) == _DAY else []
        if group.startswith("@"):
            speaker = draft.speaker_at(folded.source(*match.span())[0])
            number = {
                "@document": 0,
                "@event": draft.event_at(folded.source(*match.span())[0]),
                "@here": here.event_here(draft, folded.source(*match.span())[0]) if group == "@here" else None,
                "@project": _project(draft),
                "@speaker": speaker,
                "@organ": draft.organ,
                "@speaker-body": self._speaker_body(draft, speaker),
                "@life": self.slots.life(draft, folded.source(*match.span())[0]),
                "@before": self.slots.named_before(draft, folded.source(*match.span())[0]),
            }[group]
            return [] if number is None else [Slot(draft.referents[number].kind, number, -1, -1)]
        if match.group(group) is None:
            return []
        found = _without_affiliations(draft, self._of_clause(folded, match.span(group)))
        if group.startswith("who"):
            return [slot for slot in found if slot.kind == "Person"]
        return self._senders(draft, found) if group == "sent" else found

    def _of_clause(self, folded: Folded, span: tuple[int, int]) -> list[Slot]:
        """The slots of a list; without those behind its last semicolon where a clause begins: "by A; B paid for it"."""
        return folded.within(span[0], self._end_of_clause(folded, *span))

    def _senders(self, draft: Draft, found: list[Slot]) -> list[Slot]:
        """The bodies and States of a list; of "representatives of BODY", which is read as a post, the body."""
        senders = []
        for slot in found:
            post = draft.referents[slot.referent] if slot.kind == "Post" and slot.referent >= 0 else None
            where = None if post is None else post.post_in if post.post_in is not None else post.post_for
            if slot.kind in ("Organization", "State"):
                senders.append(slot)
            elif where is not None and self._several.match(draft.text, slot.begin):
                senders.append(Slot(draft.referents[where].kind, where, slot.begin, slot.end))
        return senders

    def _speaker_body(self, draft: Draft, speaker: int | None) -> int | None:
        for relation in draft.relations:
            if relation.subject == speaker and relation.predicate == "holdsPost" and isinstance(relation.object, int):
                post = draft.referents[relation.object]
                whose = post.post_in if post.post_for is None else post.post_for
                if whose is not None:
                    return whose
        for person, end in () if draft.byline is None else (draft.byline,):
            state = next((m for m in draft.within(person.end, end) if m.kind == "State"), None)
            if state is not None and person.referent == speaker:
                return state.referent
        return self._masthead(draft)

    def _masthead(self, draft: Draft) -> int | None:
        """The body whose name is a line of its own over a speech."""
        for block in draft.document.blocks[:_MASTHEAD] if draft.document.kind in ("statement", "remarks") else ():
            body = next((m for m in draft.within(block.begin, block.end) if m.kind == "Organization"), None)
            if body is not None and body.end - body.begin > _WHOLE * (block.end - block.begin):
                return body.referent
        return None

    def _relation(
        self,
        draft: Draft,
        folded: Folded,
        rule: RelationRule,
        match: re.Match[str],
        predicate: str,
        subject: Slot,
        item: Slot,
    ) -> list[int]:
        if subject.referent == item.referent and item.kind == subject.kind:
            return []
        if predicate == "partOf" and draft.referents[subject.referent].key in _WHOLES:
            return []
        met = item if predicate == "metWith" else subject
        if any(end.kind == "State" and _of_place(draft, end) for end in (subject, met)):
            return []  # "in Geneva, Switzerland, they met", "met with NAME in Geneva, Switzerland"
        span = folded.source(*match.span())
        trigger = Span(*folded.source(*match.span("t"))) if "t" in match.re.groupindex and match["t"] else None
        trace = Trace(
            span[0], span[1],
            Span(subject.begin, subject.end) if subject.begin >= 0 else None, trigger,
            Span(item.begin, item.end) if item.begin >= 0 else None,
        )  # fmt: skip
        if predicate == "holdsPost":
            return self._holds(draft, folded, rule, match, trace, subject, item)
        target: int | Value
        last = ""
        if item.kind == "Date":
            days = (item.value or "").split("/")
            first, *rest = (self._in_year(draft, subject, item, day) for day in days)
            target, last = Value(first, "date"), "".join(rest)
        elif item.referent < 0:
            return []
        else:
            target = item.referent
        if rule.name == "bracket-affiliation" and draft.text[item.begin : item.end] in self._state_codes:
            return []  # "Governor NAME (PA)"
        modality = self._clauses.modality(folded, match, rule)
        teller = None if predicate == "partOf" else self._clauses.attribution(folded, match)
        if predicate == "heldAt" and item.kind == "State" and self._begins_clause(draft, item):
            return []  # "at the meeting in Apia, the United States decided"
        if modality is None and predicate == "heldOn" and _is_to_come(draft, folded, target):
            modality = "planned"
        relation = Relation(
            subject.referent,
            predicate,
            target,
            (trace,),
            rule.name,
            modality=modality or ("attributed" if teller is not None else None),
            attributed_to=teller,
            capacity=None if predicate == "memberOf" else subject.capacity,  # who belongs somewhere does nothing there
        )
        draft.relations.append(relation)
        if last and predicate == "heldOn":
            draft.relations.append(replace(relation, predicate="endsOn", object=Value(last, "date")))
        return []

    def _begins_clause(self, draft: Draft, state: Slot) -> bool:
        """Whether a State behind a comma and its article is who does what follows, and no place."""
        article = draft.text.endswith(", the ", 0, state.begin)
        return article and self._does_next.match(draft.text, state.end) is not None

    def _in_year(self, draft: Draft, event: Slot, date: Slot, day: str) -> str:
        """A day of which the text leaves the year out is in the year that the event's name tells."""
        year = draft.referents[event.referent].attribute("year") if event.kind == "Event" else None
        if year is None or len(day) < _DAY or _YEAR.search(draft.text, date.begin, date.end):
            return day
        return year + day[4:]

    def _holds(
        self,
        draft: Draft,
        folded: Folded,
        rule: RelationRule,
        match: re.Match[str],
        trace: Trace,
        subject: Slot,
        item: Slot,
    ) -> list[int]:
        listed = self._by_posts.match(draft.text, subject.end) if "t" not in match.re.groupindex else None
        if listed is not None and any(role.begin == listed.end() for role in draft.roles):
            return []  # "Minister NAME, the First Lady, the Second Gentleman and officials": these are others
        as_what = rule.name == "post-apposition" and draft.text.startswith(" as ", subject.end)
        if self._is_not_his(draft, subject, item, as_what=as_what):
            return []
        if rule.name == "post-apposition" and self._roles.is_of_several(draft, item.begin, item.end):
            subjects: list[Slot | Mention] = [*self._joined(draft, subject), subject]
        else:
            subjects = [subject]
        held = self._clauses.tenure(folded, match, rule, subject, item)
        beside = "t" not in match.re.groupindex and draft.tells_life(subject.begin) and subject.begin < item.begin
        if beside and held.status == "current" and self._holders.is_bygone(draft, subject.begin, subject.end):
            return []  # "worked for then-Senator NAME, Adviser to …": the post is his of whom the life tells
        told = rule.status == "same" or rule.name == "chairs-body"  # "He also directs BODY": he does
        announced = not told and self._is_of_those_announced(draft, folded, match)
        announced = announced or (as_what and self._is_of_list(draft, subject))
        if held.status == "current" and announced:
            held = replace(held, status="designate")
        if held.status == "current" and "t" not in match.re.groupindex and item.begin < subject.begin:
            # "served as Assistant to Senate Finance Committee Chairman NAME": the post before the name.
            bygone = self._holders.is_bygone(draft, item.begin, subject.end) or self._was_as(draft, subject, item)
            held = replace(held, status="former") if bygone else held
        draft.relations += [
            Relation(
                person.referent,
                "holdsPost",
                post,
                (trace if person is subject else replace(trace, subject=Span(person.begin, person.end)),),
                rule.name,
                status=held.status,
                modality=held.modality,
                starts_on=held.starts_on,
                ends_on=held.ends_on,
            )
            for person in subjects
            for post in item.posts
        ]
        return list(item.posts)

    def _is_not_his(self, draft: Draft, subject: Slot, item: Slot, *, as_what: bool) -> bool:
        """Whether the words around a post and a name say that it is another's, or comes later."""
        if as_what and self._in_office.search(draft.text, max(0, subject.begin - _OFFICE), subject.begin):
            return True  # "he served in the Office of Governor NAME as Chief of Staff": the post is his
        if as_what and self._replaced.search(draft.text, max(0, subject.begin - _OFFICE), subject.begin):
            return True  # "to succeed NAME as Reef Envoy": the post is another's now
        if self._is_of_another(draft, subject, item):
            return True
        if item.begin < subject.begin and _LEADERS.search(draft.text, item.begin, subject.begin):
            return True  # "by G7 Leaders and President NAME"
        if item.begin < subject.begin and self._before_it.search(draft.text, max(0, item.begin - _OFFICE), item.begin):
            return True  # "Prior to becoming the 15th President of BODY, NAME served": it came after
        if self._ends_line_of_another(draft, subject, item):
            return True
        before = max(0, item.begin - _OFFICE)
        led = item.begin < subject.begin and subject.value  # "on behalf of the President of STATE, NAME, Minister"
        return bool(led) and self._for_whom.search(draft.text, before, item.begin) is not None

    def _ends_line_of_another(self, draft: Draft, subject: Slot, item: Slot) -> bool:
        """Whether a post closes the line of somebody else, and the name stands on the next: a list line by line."""
        if not 0 <= item.end < subject.begin or "\n" not in draft.text[item.end : subject.begin]:
            return False
        line = draft.text.rfind("\n", 0, item.begin) + 1
        before = next((m for m in draft.within(line, item.begin) if m.kind == "Person"), None)
        beside = before is not None and not draft.text[before.end : item.begin].strip()  # the columns of a list
        return beside or draft.text[line : item.begin].rstrip().endswith(",")

    def _joined(self, draft: Draft, last: Slot) -> list[Mention]:
        """The persons named before the last of a list, to whom a title of several belongs: "A and B, Co-Chairs"."""
        found: list[Mention] = []
        begin = last.begin
        for mention in sorted(draft.within(max(0, begin - _LISTED), begin), key=lambda m: -m.begin):
            if mention.kind != "Person" or self._listed.fullmatch(draft.text, mention.end, begin) is None:
                break
            found.append(mention)
            begin = mention.begin
        return found

    def _is_of_another(self, draft: Draft, subject: Slot, item: Slot) -> bool:
        """Whether a post is that of another: of her whom NAME appointed, of one in "Adviser to the ROLE, NAME"."""
        if 0 <= subject.end < item.begin:
            return self._of_another.search(draft.text, subject.end, item.begin) is not None
        if draft.text[item.end : subject.begin] != ", ":
            return False
        return any(draft.text[role.end : item.begin] in (" to the ", " to ") for role in draft.roles)

    def _was_as(self, draft: Draft, subject: Slot, item: Slot) -> bool:
        """Whether a life tells what somebody did in a post: "As ROLE of BODY, NAME managed …"; or before it."""
        sentence = draft.sentence_at(item.begin)
        if sentence is None or not draft.tells_life(item.begin):
            return False
        if self._before_that.fullmatch(draft.text[sentence.begin : item.begin]) is not None:
            return True
        as_head = self._as_head.fullmatch(draft.text[sentence.begin : item.begin]) is not None
        return as_head and self._did.search(draft.text, item.end, sentence.end) is not None

    def _is_of_list(self, draft: Draft, subject: Slot) -> bool:
        """Whether a sentence says before a name that those it lists will be appointed: "to nominate A as X, B as Y"."""
        said = draft.sentence_at(subject.begin)
        low = subject.begin if said is None else said.begin
        return self._announces.search(draft.text, low, subject.begin) is not None

    def _is_of_those_announced(self, draft: Draft, folded: Folded, match: re.Match[str]) -> bool:
        """Whether a line is only a name and a post, in a list of those whom a release says will be appointed."""
        if draft.document.kind != "bio" or "t" in match.re.groupindex:
            return False  # what has a verb is no line of a list
        alone = _SHORTENED.sub("", folded.text[: match.start()]) + folded.text[match.end() :]
        begin = folded.source(*match.span())[0]
        return not alone.strip(" -–—•*_.;,") and self._announces.search(draft.text, 0, begin) is not None


def _without_affiliations(draft: Draft, found: list[Slot]) -> list[Slot]:
    """A list without the bodies that only say where its persons are from: "NAME, BODY, NAME, BODY, and the BODY"."""

    def belongs(at: int) -> bool:
        """Whether the body at a place stands right behind a person and before the next one."""
        if not 0 < at < len(found) or found[at].kind != "Organization" or found[at - 1].kind != "Person":
            return False
        beside = draft.text[found[at - 1].end : found[at].begin] in (", ", " (")
        return beside and at + 1 < len(found) and found[at + 1].kind == "Person"

    if not any(belongs(at) for at in range(len(found))):
        return found
    pairs = {at for at in range(1, len(found)) if found[at].kind == "Organization" and found[at - 1].kind == "Person"}
    return [slot for at, slot in enumerate(found) if at not in pairs]


def _is_to_come(draft: Draft, folded: Folded, day: int | Value) -> bool:
    """Whether a day lies in a month after the document's, in a sentence that tells of what is to come."""
    said = day.text[:_MONTH] if isinstance(day, Value) else ""
    return said > (draft.document.date or said)[: len(said)] and _TO_COME.search(folded.text) is not None


def _day_before(day: str) -> str:
    """The day before a day, "" if it is none."""
    try:
        return str(date.fromisoformat(day) - timedelta(days=1))
    except (ValueError, OverflowError):
        return ""


def _of_place(draft: Draft, state: Slot) -> bool:
    """Whether a State only says where something is: "In STATE, they met", or where the place before it lies."""
    if _IN.search(draft.text, max(0, state.begin - _PLACE), state.begin):
        return True
    before = draft.within(max(0, state.begin - _PLACE), state.begin)
    if not before or draft.text[before[-1].end : state.begin] not in (", ", " "):
        return False
    last = before[-1]
    # "a Delegation to San José, Costa Rica": the place is the end of the body's name.
    return last.kind == "Place" or (last.kind == "Organization" and " to " in draft.text[last.begin : last.end])


def _project(draft: Draft) -> int | None:
    """The project that a document is about: the only one, or the first that its title or a heading names."""
    named = draft.of_kind("Project")
    if len({m.referent for m in named}) == 1:
        return named[0].referent
    heads = [b for b in draft.document.blocks if b.kind in ("title", "heading")]
    return next((m.referent for b in heads for m in named if b.begin <= m.begin < b.end), None)


def _names_another(rule: RelationRule, match: re.Match[str], left: str, predicate: str) -> bool:
    """Whether the match names the event of which a fact would else be that of the place: "opened EVENT"."""
    others = (end for one, said, end in rule.facts if (one, said) == (left, predicate) and end != "@here")
    return any(match.groupdict().get(end) for end in others)


def _head_words(name: str) -> tuple[str, ...]:
    """The words of a body's name that can be its head: first, last, and that before what it is of."""
    words = name.split()
    head = next((i for i, word in enumerate(words) if i and word in _FIELD_OF), len(words)) - 1
    return (words[0], words[head], words[-1]) if words else ()
