"""Posts in lives, read greedily: in a sentence that tells of one person, what is said to have been held is his.

The rules over folded sentences read whole constructions; where one stops, the rest of a list of posts was lost. Here
each role that they have left is looked at by itself: what stands before it says whether somebody held it (a verb, "as",
or a post of his right before), what stands behind or before it in which body. No rule of this module knows a form of
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.posts import Roles
from kg.extract.titles import is_of_aide
from kg.extract.told import Told
from kg.extract.workplaces import Where, Workplaces, roles_in
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Status, Trace

# How far before a role the words stand that say that it was held; how far behind one its body begins.
_LEAD, _LINK = 90, 60
# How far from post to post a list may go on.
_GAP = 130
_YEAR = compiled(r"(?:19|20)\d\d")
# What marks the head of a line is no longer: "**".
_MARKS = 4
# What stands behind a title and its comma, up to the next mark.
_PIECE = compiled(r"[^,;)\n]{1,80}")
# How far, where a semicolon parts its posts.
_ITEM = 260


class Held(NamedTuple):
    """A post as it is read: who, how, and where it ends."""

    person: int
    status: Status
    end: int
    there: Mention | None = None
    """The body in which he served as this and may go on to serve as another: "first as A and then as B"."""


class Careers:
    """Reads the posts of a life that no rule over folded sentences has read."""

    def __init__(self, lexicon: Lexicon, roles: Roles, told: Told, workplaces: Workplaces) -> None:
        self._roles = roles
        self._workplaces = workplaces
        self._told = told
        self._of_places = lexicon.word_set("career-of-place")
        self._is = lexicon.pattern("career-is")
        self._envoy = lexicon.pattern("list-sent")
        self._named = lexicon.pattern("career-named")
        self._whole_title = lexicon.pattern("career-whole-title")
        self._has_been = lexicon.pattern("career-has-been")
        self._said = lexicon.pattern("career-said")
        self._to_be = lexicon.compile(r"\b(?:[Nn]ominee|-?[Dd]esignate)\b")
        self._begun, self._over_before = map(lexicon.pattern, ("career-begun", "over-before"))
        self._status_now = lexicon.pattern("career-now")
        self._of_ministry, self._now = map(lexicon.pattern, ("small-ministry", "beside-now"))
        self._page_opens, self._page_item = map(lexicon.pattern, ("career-page-opens", "career-page-item"))
        self._once = lexicon.compile(r"\b(?:previous|prior|earlier|past|former)\b")
        more = ("beside-another", "career-who-as", "career-since-then")
        self._another, self._who_as, self._since_then = map(lexicon.pattern, more)
        self._more = lexicon.pattern("career-more-title")
        self._of_field = lexicon.pattern("career-of-field")
        self._serves_there = lexicon.pattern("career-serves-there")
        self._list_opens = lexicon.pattern("career-list-opens")
        self._no_list = lexicon.pattern("career-no-list")
        self._new_item = lexicon.pattern("career-new-item")
        self._including = lexicon.pattern("career-including")
        self._as = lexicon.pattern("career-as")
        self._standing = lexicon.pattern("behind-acting")
        self._then = lexicon.pattern("career-then")
        self._headless = lexicon.pattern("career-headless")
        self._aside = lexicon.pattern("career-aside")
        self._listed = lexicon.pattern("career-listed")
        self._cut = lexicon.pattern("career-cut")
        self._was = lexicon.pattern("career-was")
        self._verb = lexicon.pattern("career-verb")
        self._position = lexicon.pattern("career-position")
        self._complete = lexicon.pattern("career-complete")
        self._line = lexicon.pattern("career-line")
        self._serves, self._unread_part = map(lexicon.pattern, ("career-serves", "body-unread-part"))
        self._owned = lexicon.pattern("career-owned")
        self._past = lexicon.pattern("career-past")
        self._dated = lexicon.pattern("career-dated")
        self._head = lexicon.pattern("career-head")
        self._goes_on = lexicon.pattern("career-goes-on")
        self._breaks = lexicon.pattern("career-breaks")
        self._does = lexicon.pattern("career-does")
        self._study = lexicon.pattern("career-study")
        self._ours = lexicon.pattern("career-ours")
        self._country = lexicon.pattern("career-country")
        self._will = lexicon.pattern("career-will")
        self._to_come = lexicon.pattern("career-to-come")
        self._if = lexicon.pattern("career-if")
        self._field = lexicon.pattern("career-in-brackets")
        self._since, self._until = map(lexicon.pattern, ("career-since", "career-until"))
        self._statuses: tuple[tuple[Status, re.Pattern[str]], ...] = (
            ("former", lexicon.pattern("status-former")),
            ("acting", lexicon.pattern("status-acting")),
            ("designate", lexicon.pattern("status-designate")),
        )

    def note(self, draft: Draft) -> None:
        """Read what is left of the posts in each sentence of a life."""
        self._on_pages(draft)
        if not draft.lives:
            return
        self._over_lives(draft)
        self._under_names(draft)
        draft.relations = [self._in_its_time(draft, r) for r in draft.relations if not self._says_nothing(draft, r)]
        members = [(t, r.subject) for r in draft.relations if r.predicate == "memberOf" for t in r.traces if t.object]
        held = self._held(draft)
        for sentence in draft.sentences:
            roles = roles_in(draft.roles, sentence.begin, sentence.end)
            if roles and draft.tells_life(sentence.begin):
                inside = [m for m in members if sentence.begin <= m[0].end <= sentence.end]
                self._sentence(draft, sentence, roles, held, inside)

    def _over_lives(self, draft: Draft) -> None:
        """Note the posts that a heading tells over a life that opens with a name: "Chief, BODY / NAME has worked"."""
        for block, below in pairwise(draft.document.blocks):
            if block.kind != "heading" or not draft.tells_life(below.begin):
                continue
            roles = roles_in(draft.roles, block.begin, block.end)
            person = next(iter(draft.within(below.begin, below.end)), None)
            sentence = draft.sentence_at(block.begin)
            if not roles or roles[0].begin - block.begin > _MARKS or person is None or person.kind != "Person":
                continue
            if (
                sentence is None
                or person.begin - below.begin > _MARKS
                or any(m.kind == "Person" for m in draft.within(block.begin, block.end))
            ):
                continue
            for at, role in enumerate(roles):
                where = self._workplaces.of(draft, role, roles[at + 1 :], sentence, sentence.begin)
                # Behind a comma stands the body of the last post only: "Deputy Head and Chief, BODY".
                shared = role is roles[-1] or not draft.text.startswith(",", roles[-1].end)
                if where.bodies and shared:
                    standing = self._standing.match(draft.text, role.end) is not None
                    self.hold(draft, sentence, role, where, person.referent, "acting" if standing else "current")

    def _on_pages(self, draft: Draft) -> None:
        """Note the posts under a heading that is a name, in any text: "## NAME / TITLE, BODY; formerly TITLE, BODY"."""
        read = {t.object.begin for r in draft.relations if r.predicate == "holdsPost" for t in r.traces if t.object}
        for block, below in pairwise(draft.document.blocks):
            inside = draft.within(block.begin, block.end) if block.kind == "heading" else []
            if len(inside) != 1 or inside[0].kind != "Person" or block.end - inside[0].end > _MARKS + 2:
                continue
            roles = roles_in(draft.roles, below.begin, below.end)
            if not roles or self._page_opens.fullmatch(draft.text, below.begin, roles[0].begin) is None:
                continue
            for at, role in enumerate(roles):
                sentence = draft.sentence_at(role.begin)
                item = self._page_item.search(draft.text, max(0, role.begin - _LEAD), role.begin)
                if (
                    sentence is None
                    or item is None
                    or role.begin in read
                    or "." in draft.text[below.begin : role.begin]
                ):
                    continue
                where = self._workplaces.of(draft, role, roles[at + 1 :], sentence, role.begin)
                if where.bodies:
                    status: Status = "former" if item["former"] else "current"
                    self.hold(draft, sentence, role, where, inside[0].referent, status)

    def _under_names(self, draft: Draft) -> None:
        """Note the titles alone on the line under a heading that is a name: "## NAME / **Founding Partner, PLACE**"."""
        read = {t.object.begin for r in draft.relations if r.predicate == "holdsPost" for t in r.traces if t.object}
        for block, below in pairwise(draft.document.blocks):
            person = next(iter(draft.within(block.begin, block.end)), None) if block.kind == "heading" else None
            role = next(iter(roles_in(draft.roles, below.begin, below.end)), None)
            if person is None or person.kind != "Person" or role is None or role.begin - below.begin > _MARKS:
                continue
            named = block.end - person.end <= _MARKS + 2 and role.begin not in read
            if not named or self._line.match(draft.text, role.end) is None or not draft.tells_life(below.end - 1):
                continue
            post = self._roles.post(draft, draft.text[role.begin : role.end], None, None)
            subject, said = Span(person.begin, person.end), Span(role.begin, role.end)
            trace = Trace(person.begin, role.end, subject, None, said)
            held = Relation(person.referent, "holdsPost", post, (trace,), "career-post", status="current")
            draft.relations.append(held)

    def _held(self, draft: Draft) -> dict[int, Relation]:
        """What the rules have read of each role, by where it begins: of "president and CEO" of each its own."""
        held: dict[int, Relation] = {}
        for relation in draft.relations:
            if relation.predicate != "holdsPost" or not isinstance(relation.object, int):
                continue
            label = self._label(draft.referents[relation.object].role)
            for said in (t.object for t in relation.traces if t.object is not None):
                for role in roles_in(draft.roles, said.begin, said.end):
                    own = self._roles.role(draft.text[role.begin : role.end])[1] == label
                    if own or role.begin not in held:
                        held[role.begin] = relation
        return held

    def _says_nothing(self, draft: Draft, relation: Relation) -> bool:
        """Whether a rule has read a title and no body, in small letters or where one stands: it is read again here."""
        if relation.predicate != "holdsPost" or not isinstance(relation.object, int):
            return False
        post, said = draft.referents[relation.object], relation.traces[0].object
        if said is None or (post.post_in, post.post_for) != (None, None) or not draft.tells_life(said.begin):
            return False
        phrase = draft.text[said.begin : said.end]
        if phrase.islower() and self._serves.search(phrase) is None:
            return True
        if draft.tells_lone(said.begin):
            return False
        named = None if relation.status == "designate" else self._named.match(draft.text, said.end)
        return named is not None and draft.free(*named.span("name"))

    def _whole(self, draft: Draft, role: Mention) -> Mention:
        """A role with all of its field: "Head of Communications and Tide Affairs at BODY"."""
        more = self._more.match(draft.text, role.end)
        if more is None or self._of_field.search(draft.text, role.begin, role.end) is None:
            return role
        taken = roles_in(draft.roles, *more.span()) or not draft.free(*more.span())
        return role if taken else replace(role, end=more.end())

    def _for_others(self, draft: Draft, sentence: Sentence, role: Mention, held: Held) -> None:
        """The same post in further bodies: "clerk for Judge A on B and for Judge C on D", "in the same role at B"."""
        at = held.end
        while (body := self._workplaces.of_next(draft, at, sentence.end)) is not None:
            where = Where((body,), None, role.begin, body.end, role.begin)
            at = self.hold(draft, sentence, role, where, held.person, held.status).end

    def _in_its_time(self, draft: Draft, relation: Relation) -> Relation:
        """A post beside a name that is former, by what was done in it: "As Director of A, NAME led"; and what is told
        in thanks to who is gone is his."""
        said = relation.traces[0].object
        told = None if said is None or relation.predicate != "holdsPost" else draft.sentence_at(said.begin)
        gone = None if told is None or said is None else self._told.thanked(draft, told, said.begin)
        if gone is not None and gone != relation.subject:
            return replace(relation, subject=gone, status="former")
        if relation.rule != "post-before-person" or relation.status != "current" or said is None:
            return relation
        sentence = draft.sentence_at(said.begin)
        if sentence is None or not draft.tells_life(said.begin) or not draft.text.startswith("As ", sentence.begin):
            return relation
        past = self._past.search(draft.text, said.end, sentence.end)
        return relation if past is None else replace(relation, status="former")

    def _sentence(
        self,
        draft: Draft,
        sentence: Sentence,
        roles: list[Mention],
        held: dict[int, Relation],
        members: list[tuple[Trace, int]],
    ) -> None:
        last: Held | None = None
        state: Mention | None = None
        for at, role in enumerate(roles):
            if (known := held.get(role.begin)) is not None:
                state = self._state_of(draft, sentence, role, known) or state
                self._further(draft, sentence, roles[at:], known, sentence.begin if last is None else last.end)
                last = self._known(draft, sentence, role, known)
                if not self._is_before_name(draft, role):
                    self._for_others(draft, sentence, role, last)
                continue
            bracket = self._field.search(draft.text, sentence.begin, role.begin)
            if self._is_before_name(draft, role) or (bracket and draft.text.startswith(")", role.end)):
                continue  # "Assistant Secretary (Management and Comptroller)": a part of that title
            free = sentence.begin if last is None else last.end
            if last is None:
                last = self._member(draft, sentence, role, members)
            role = self._whole(draft, role)
            if last is not None and at and last.end > role.begin:
                # A rule has read on, over a title that says nothing by itself.
                before = draft.within(roles[at - 1].end, role.begin)
                last = last._replace(end=max((roles[at - 1].end, *(m.end for m in before))))
            where = self._workplaces.of(draft, role, roles[at + 1 :], sentence, free)
            where = self._own(draft, sentence, role, where)
            status = self._status(draft, sentence, where.begin, last) or self._done(draft, sentence, role)
            if self._cut.match(draft.text, role.end):
                status = None
            person = None if status is None else self._told.person(draft, sentence, role.begin)
            if person is None and status is not None and self._headless.match(draft.text, sentence.begin, sentence.end):
                person = self._told.of_line(draft, sentence.begin)  # "Served in BODY; thereafter an adviser at BODY"
            if person is None and role is roles[0]:
                status, person = self._of_line(draft, sentence, where)
            lone = status is not None and draft.tells_lone(sentence.begin)
            if lone and self._is_of_next(draft, sentence, where):
                last = None
                continue
            if lone and last is not None and last.person >= 0 and self._is_next(draft, last.end, where.begin):
                person = last.person  # "NAME, Chair of A; NAME, founder of B and director of C"
            if status is None or person is None:
                # "Chief of Staff to the Deputy Secretary, and Counsel": whom he serves ends no list.
                served = last is not None and self._serves_there.fullmatch(draft.text, last.end, role.begin)
                last = last._replace(end=max(role.end, where.end)) if last is not None and served else None
                continue
            if not where.bodies and where.state is None and not where.unread and last is not None and last.there:
                where = replace(where, bodies=(last.there,), there=True)
            where = self._sent_too(draft, role, where, state)
            state = where.state if where.state is not None else state
            post = self.hold(draft, sentence, role, where, person, status)
            last = self._for_next(draft, sentence, where, post, last)
            self._for_others(draft, sentence, role, last)

    def _known(self, draft: Draft, sentence: Sentence, role: Mention, known: Relation) -> Held:
        """What a rule has read of a role, for the posts that go on from it."""
        ends = [t.end for t in known.traces if t.object is not None and t.object.begin <= role.begin]
        there = self._its_body(draft, sentence, role, known)
        return Held(known.subject, known.status or "current", max((role.end, *(e for e in ends if e > 0))), there)

    def _for_next(self, draft: Draft, sentence: Sentence, where: Where, post: Held, last: Held | None) -> Held:
        """A post as the next one of its list goes on from it: how it is held, and in which body of "its"."""
        text = draft.text
        past = text.endswith("past ", sentence.begin, where.begin)
        if past and (last or text.startswith(", and ", post.end)):
            # "is past Chair of A and Dean of B": of the word only one post is over.
            now = self._status_now.search(text, max(sentence.begin, where.begin - _LEAD), where.begin)
            post = post._replace(status=last.status if last else "current" if now else post.status)
        its = text.endswith(" its ", sentence.begin, where.begin) and len(where.bodies) == 1
        return post._replace(there=where.bodies[0]) if its else post  # "its Vice-President (1999) and President"

    def _is_of_next(self, draft: Draft, sentence: Sentence, where: Where) -> bool:
        """Whether a post stands between two names and is the second's: "NAME, and the ROLE of BODY, NAME"."""
        behind = next(iter(m for m in draft.within(where.end, where.end + _LINK) if m.kind == "Person"), None)
        if behind is None or ", " not in draft.text[where.end : behind.begin]:
            return False
        return self._another.search(draft.text, max(sentence.begin, where.begin - _LINK), where.begin) is not None

    def _its_body(self, draft: Draft, sentence: Sentence, role: Mention, known: Relation) -> Mention | None:
        """The body of "its" before a post that a rule has read, for the next: "its Vice-President and President"."""
        post = draft.referents[known.object] if isinstance(known.object, int) else None
        if post is None or post.post_in is None or not draft.text.endswith(" its ", sentence.begin, role.begin):
            return None
        return next((m for m in draft.mentions if m.referent == post.post_in), None)

    def _state_of(self, draft: Draft, sentence: Sentence, role: Mention, known: Relation) -> Mention | None:
        """The State of one who is sent, of a post that a rule has read: "STATE’s Ambassador to STATE"."""
        post = draft.referents[known.object] if isinstance(known.object, int) else None
        if post is None or post.post_for is None or self._envoy.search(draft.text, role.begin, role.end) is None:
            return None
        inside = draft.within(sentence.begin, sentence.end)
        return next((m for m in inside if m.referent == post.post_for), None)

    def _sent_too(self, draft: Draft, role: Mention, where: Where, state: Mention | None) -> Where:
        """Who sends somebody of a list: "STATE’s Chargé d’affaires in PLACE and Ambassador to STATE"."""
        sent = self._envoy.search(draft.text, role.begin, role.end) is not None
        if state is None or not sent or where.state is not None or draft.text.startswith(" of ", role.end):
            return where
        return replace(where, state=state, bodies=(), end=max(role.end, where.end))

    def _member(self, draft: Draft, sentence: Sentence, role: Mention, members: list[tuple[Trace, int]]) -> Held | None:
        """A membership told right before a role, on which a list of posts may go: "a member of A and Director of B"."""
        before = [(t.object.end, person) for t, person in members if t.object and t.object.end <= role.begin]
        if not before:
            return None
        end, person = max(before)
        verbs = list(self._verb.finditer(draft.text, sentence.begin, end))
        past = self._was.search(draft.text, sentence.begin, end) or (verbs and verbs[-1]["was"])
        return Held(person, "former" if past else "current", end)

    def _further(self, draft: Draft, sentence: Sentence, roles: list[Mention], known: Relation, free: int) -> None:
        """The bodies of a post that a rule has left out: "Trustee of A and of B", "Counsel and Fellow at A"."""
        post = draft.referents[known.object] if isinstance(known.object, int) else None
        if post is None or known.rule == "career-post" or known.modality is not None:
            return
        read = {post.post_in, post.post_for}
        free = free if read == {None} else sentence.end
        where = self._workplaces.of(draft, roles[0], roles[1:], sentence, free)
        bodies = [m for m in where.bodies if m.referent not in read]
        if len(bodies) == len(where.bodies) and read != {None}:
            return  # what stands behind is another body than the rule has read: it knew better
        phrase = draft.text[roles[0].begin : roles[0].end]
        serves = self._complete.search(phrase) or (self._whole_title.search(phrase) and not where.there)
        if where.end == roles[0].end and serves:
            return  # "Special Assistant to the President and Director at BODY": it shares no body
        if read == {None} and self._roles.role(phrase)[1] != (self._label(post.role)):
            return
        for body in bodies:
            number = self._roles.post(draft, phrase, body.referent, None)
            span = Span(where.begin, body.end)
            subject = known.traces[0].subject
            begin = min(known.traces[0].begin, span.begin)
            trace = Trace(begin, max(body.end, roles[0].end), subject, None, span)
            draft.relations.append(replace(known, object=number, traces=(trace,), rule="career-post"))

    def _label(self, role: str | None) -> str | None:
        """The label of a role that a post bears."""
        entry = self._roles.entries.get(role or "")
        return role if entry is None else entry.label

    def _is_before_name(self, draft: Draft, role: Mention) -> bool:
        """Whether a role is the title of the name behind it."""
        if is_of_aide(draft.text, role.begin, role.end):
            return False
        behind = draft.within(role.end, role.end + _LINK)[:1]
        return bool(behind) and behind[0].kind == "Person" and behind[0].begin - role.end <= 1

    # how

    def _status(self, draft: Draft, sentence: Sentence, begin: int, last: Held | None) -> Status | None:
        """How the post that begins at a place is held, by what stands before it; None if nothing says that it is."""
        text = draft.text
        opening = max(sentence.begin, begin - _LEAD)
        lead = text[opening:begin]
        if self._ours.search(lead) or self._study.search(text, sentence.begin, begin):
            return None
        to_come = self._to_come.search(lead) is not None and self._if.search(text, sentence.begin, begin) is None
        if to_come and not (draft.tells_lone(sentence.begin) and self._told.is_other_between(draft, sentence, begin)):
            return "designate"  # "NAME will serve as A, NAME will serve as B": of each his own
        if self._will.search(text, sentence.begin, begin):
            return None  # "If confirmed, she will be the first to serve as ROLE"
        own = next((status for status, pattern in self._statuses if pattern.search(lead)), None)
        if self._head.fullmatch(text[sentence.begin : begin]) is not None:
            if self._said.match(text, begin) is not None:
                return None  # "As the President said last year"
            return self._of(own, "former" if self._past.search(text, begin, sentence.end) else "current")
        if self._who_as.search(lead) is not None and self._told.is_other_between(draft, sentence, begin) is False:
            return self._of(own, "former")
        listed = self._listed.fullmatch(text, sentence.begin, begin)
        if listed is not None:
            return "current" if listed["now"] else "former"
        then = self._then.search(text, max(sentence.begin, begin - _LEAD), begin)
        if then is not None:
            return "former" if then["was"] else "current"
        position = self._position.search(lead)
        if position is not None:
            once = position["was"] or self._once.search(position[0]) is not None  # "Her previous roles include"
            return self._of(own, "former" if once else "current")
        found = self._is.search(lead)
        being = found is not None and found["participle"] and not self._told.is_other_between(draft, sentence, begin)
        if found is not None and (
            being or self._told.tells(draft, sentence, opening + found.start("who"), found["who"])
        ):
            over = last is not None and last.status == "former"
            begun = found["was"] and not over and self._has_begun(draft, sentence, begin) is not None
            return self._of(own, "former" if found["was"] and not begun else "current")
        if last is not None and begin >= last.end and self._is_next(draft, last.end, begin):
            now = last.status == "former" and self._now.search(lead) is not None  # "a former ROLE and now ROLE"
            if last.status == "acting" and own is None:  # "as Interim Manager of A; Director of B"
                verbs = list(self._verb.finditer(text, sentence.begin, begin))
                return "former" if verbs and verbs[-1]["was"] else "current"
            return self._of(own, "current" if now else last.status)
        if found is None and self._as.search(lead):
            verbs = list(self._verb.finditer(text, sentence.begin, begin))
            past = (
                verbs[-1]["was"] if verbs else self._including.search(lead) and self._past.search(text, sentence.begin)
            )
            if (verbs or past) and not self._told.is_other_between(draft, sentence, begin):
                over = last is not None and last.status == "former"
                past = past and (over or self._has_begun(draft, sentence, begin) is None)
                return self._of(own, "former" if past else "current")
        if last is None and (status := self._of_list(draft, sentence, begin)) is not None:
            return self._of(own, status)
        return None

    def _has_begun(self, draft: Draft, sentence: Sentence, begin: int) -> Span | None:
        """The verb before a post that says only that somebody once got it, as `modality` has it: "was sworn in as"."""
        verb = self._begun.search(draft.text, max(sentence.begin, begin - _LEAD), begin)
        if verb is None or self._over_before.search(draft.text[sentence.begin : begin]):
            return None
        return Span(*verb.span("verb"))

    def _of_list(self, draft: Draft, sentence: Sentence, begin: int) -> Status | None:
        """How a post is held that goes on a list of which nothing before it was read: "as Tide Warden and Director"."""
        text = draft.text
        if self._goes_on.search(text, max(sentence.begin, begin - _LEAD), begin) is None:
            return None
        for opening in self._list_opens.finditer(text, max(sentence.begin, begin - _GAP), begin):
            at = opening.end()
            if not self._no_list.search(text, at, begin) and self._is_next(draft, at, begin):
                return self._status(draft, sentence, at, Held(-1, "current", sentence.end))
        return None

    def _of_line(self, draft: Draft, sentence: Sentence, where: Where) -> tuple[Status | None, int | None]:
        """How and by whom a post is held on a line of a life that opens with its years; None where none does."""
        years = self._dated.fullmatch(draft.text, sentence.begin, where.title)
        if years is None:
            whole = draft.text.endswith(".", sentence.begin, sentence.end)
            headless = whole and where.title == sentence.begin and where.bodies
            return ("current", self._told.of_line(draft, sentence.begin)) if headless else (None, None)
        goes_on = years["now"] or (years["since"] and not years["until"])
        return "current" if goes_on else "former", self._told.of_line(draft, sentence.begin)

    def _own(self, draft: Draft, sentence: Sentence, role: Mention, where: Where) -> Where:
        """Where a role is held that has an owner: "Alaska’s Attorney General and Chair of BODY" is not in BODY."""
        comma = draft.text.startswith(",", role.end)
        shared = where.bodies and where.begin == role.begin
        ends = (role.end, role.end + len(" to "))
        complete = any(self._complete.search(draft.text, role.begin, end) is not None for end in ends)
        if where.bodies and where.end == role.end and complete:
            return replace(where, bodies=())  # "Ambassador to STATE and Permanent Representative to BODY"
        guessed = any(m.rule == "body-employer" for m in where.bodies)  # "Quibble’s vice president of Environment"
        shared = shared and (comma or guessed or where.end == role.end)
        if not shared or self._owned.search(draft.text, sentence.begin, role.begin) is None:
            return where
        return replace(where, bodies=(), unread=comma or guessed)

    def _done(self, draft: Draft, sentence: Sentence, role: Mention) -> Status | None:
        """How a post is held that a verb says: "where she chaired the Committee"; None if the role is no such verb."""
        verb = self._does.fullmatch(draft.text, role.begin, role.end)
        if verb is None or not self._told.tells(draft, sentence, role.begin - 1, " "):
            return None
        return "former" if verb["was"] else "current"

    def _of(self, own: Status | None, plain: Status) -> Status:
        """What a word at the title says, else the verb; who was acting is former."""
        return "former" if own == "acting" and plain == "former" else own or plain

    def _is_next(self, draft: Draft, end: int, begin: int) -> bool:
        """Whether a post goes on the list that another has ended: only places and days stand between."""
        between = self._aside.sub("", draft.text[end:begin])
        if self._goes_on.search(between) is None:
            return False
        if self._new_item.search(between) is not None and len(between) < _ITEM:
            return True  # "Director of A, which advises B; and Trustee of C"
        if len(between) > _GAP or self._breaks.search(between):
            return False
        return self._told.serves(draft, end, begin)

    # what is said

    def is_city(self, name: str) -> bool:
        """Whether words are the name of a city."""
        return self._workplaces.is_city(name)

    def post(self, draft: Draft, title: str, body: int) -> int:
        """The post of a title in a body."""
        return self._roles.post(draft, title, body, None)

    def hold(
        self,
        draft: Draft,
        sentence: Sentence,
        role: Mention,
        where: Where,
        person: int,
        status: Status,
        *,
        rule: str = "career-post",
    ) -> Held:
        """State that somebody holds a post in the bodies that it is said to be in, with its days."""
        starts, ends, end = self._days(draft, sentence, where.end)
        if starts is None and (years := self._dated.fullmatch(draft.text, sentence.begin, where.title)) is not None:
            days = [d[2] for d in draft.dates if sentence.begin <= d[0] < where.title]
            days = days if len(days) > 1 or not years["until"] else _YEAR.findall(years[0])  # "2018 to 2022: ROLE"
            starts, ends = (*days, None, None)[:2] if years["until"] else ((*days, None)[0], None)
        if status == "current" and self._to_be.search(draft.text, role.begin, role.end + len(" nominee ")):
            status = "designate"  # "United States Attorney Nominee for the District of Suva"
        if ends is not None:
            status = "former"
        elif status == "former" and starts is not None and self._goes_on_since(draft, sentence, where):
            status = "current"  # "has been a judge on BODY since 2013"
        phrase = draft.text[where.title : role.end] + self._sent_to(draft, where)
        state = None if self._is_at_home(draft, role, where) else self._sender(draft, where, person)
        bodies = [m for m in where.bodies if self._unread_part.match(draft.text, m.end) is None]
        posts = [self._roles.post(draft, phrase, m.referent, state) for m in bodies]
        if not where.bodies and (state is not None or self._says_all(draft, role, where, person)):
            posts = [self._roles.post(draft, phrase, None, state)]
        span = Span(where.begin, max(role.end, where.end))
        subject = next(
            (m for m in draft.within(sentence.begin, sentence.end) if m.referent == person and m.begin < role.begin),
            None,
        )
        verb = self._has_begun(draft, sentence, where.begin) if status == "current" else None
        begin = sentence.begin if subject is None else subject.begin
        who = None if subject is None else Span(subject.begin, subject.end)
        trace = Trace(begin, max(span.end, end), who, verb, span)
        for post in posts:
            relation = Relation(
                person, "holdsPost", post, (trace,), rule, status=status, starts_on=starts, ends_on=ends
            )
            draft.relations.append(relation)
        return Held(person, status, max(span.end, end), where.bodies[0] if where.there and where.bodies else None)

    def _goes_on_since(self, draft: Draft, sentence: Sentence, where: Where) -> bool:
        """Whether a post is one that somebody has held since a day: the tense and the word say that he holds it."""
        lead = draft.text[max(sentence.begin, where.begin - _LEAD) : where.begin]
        behind = draft.text[where.end : where.end + _LINK]
        has = self._has_been.search(lead) is not None or lead.endswith(("has ", "have "))  # "has headed BODY since"
        return has and self._since_then.match(behind) is not None

    def _sent_to(self, draft: Draft, where: Where) -> str:
        """Where one is sent of whom the sending State is told, a part of the title: "Ambassador of STATE to STATE"."""
        behind = draft.within(where.end, where.end + _LINK)[:1]
        if where.state is None or not behind or behind[0].kind != "State":
            return ""
        to = draft.text[where.end : behind[0].begin]
        return draft.text[where.end : behind[0].end] if to in (" to ", " to the ") else ""

    def _says_all(self, draft: Draft, role: Mention, where: Where, person: int) -> bool:
        """Whether a title without a body says a post: one in capitals, that no other of his is, and no rank."""
        phrase = draft.text[where.title : role.end]
        if (
            where.unread
            or not (
                phrase[:1].isupper()
                or self._serves.search(phrase)
                or phrase in self._of_places
                or self._of_ministry.search(phrase) is not None
                or self._workplaces.served_by(draft, role.end) is not None  # "counselor to President NAME"
            )
            or self._roles.role(phrase)[0] in self._roles.ranks
        ):
            return False
        beside = draft.text.startswith(", ", role.end) and draft.text[role.end + 2 : role.end + 3].isupper()
        piece = _PIECE.match(draft.text, role.end + 2)
        end = role.end + 2 if piece is None else piece.end()
        if beside and not roles_in(draft.roles, role.end, end):
            return False  # "Director, Strategy": what the body is called is unread
        return not self._holds(draft, person, phrase)

    def _holds(self, draft: Draft, person: int, phrase: str) -> bool:
        """Whether a post with this title has been read of somebody: nothing new is said of it without a body."""
        key, title = self._roles.role(phrase)
        held = (r.object for r in draft.relations if r.predicate == "holdsPost" and r.subject == person)
        return any(draft.referents[n].role == (key or title) for n in held if isinstance(n, int))

    def _is_at_home(self, draft: Draft, role: Mention, where: Where) -> bool:
        """Whether the State before a title only says whose body it is: "U.S. Adviser, U.S. Department of Reefs"."""
        if where.state is None or not where.bodies or where.state.end > role.begin:
            return False
        body = where.bodies[0]
        return body.begin >= role.end and " to " not in draft.text[role.end : body.begin]

    def _sender(self, draft: Draft, where: Where, person: int) -> int | None:
        """The State of a post; of "his country’s Ambassador" that for which another post of his is told."""
        if where.state is not None or where.bodies:
            return None if where.state is None else where.state.referent
        if not self._country.search(draft.text[max(0, where.begin - _LINK) : where.begin]):
            return None
        posts = (r.object for r in draft.relations if r.predicate == "holdsPost" and r.subject == person)
        states = (draft.referents[n].post_for for n in posts if isinstance(n, int))
        return next((n for n in states if n is not None), None)

    def _days(self, draft: Draft, sentence: Sentence, at: int) -> tuple[str | None, str | None, int]:
        """From when to when a post was held, as told right behind it; and where that ends."""
        first = bisect_left(draft.dates, at, key=lambda d: d[0])
        dates = [d for d in draft.dates[first : first + 2] if d[1] <= sentence.end]
        if not dates:
            return None, None, at
        since = self._since.fullmatch(draft.text, at, dates[0][0])
        if since is None or any(at < r.begin < dates[0][0] for r in draft.roles):
            return None, None, at
        starts, _, ends = dates[0][2].partition("/")
        end = dates[0][1]
        if not ends and len(dates) > 1 and self._until.fullmatch(draft.text, dates[0][1], dates[1][0]):
            ends, end = dates[1][2].partition("/")[0], dates[1][1]
        if not ends and since["since"] is None:
            return None, None, at
        return starts or None, ends or None, end
