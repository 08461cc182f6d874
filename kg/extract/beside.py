"""Posts that stand beside a name, in any text: appositions before and behind it, and the list that goes on from one.

The rules over folded sentences read whole constructions. Here each role that they have left is looked at by itself: if
only a comma, a dash, a bracket, titles of address and small words part it and its bodies from a name, it is that one's.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from kg.extract.careers import Careers
from kg.extract.draft import Draft, plain
from kg.extract.workplaces import Where, Workplaces, roles_in
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Sentence, Span, Status

# How far a name and its post may be apart: brackets, titles of address.
_APART = 70
# How far before a post the word stands that says how it is held.
_LEAD = 40
# Whose post it is, the text says elsewhere.
_FOR_WHOM = compiled(r"(?:[Oo]n behalf of|[Rr]epresenting) (?:the )?\Z")
_OURS = compiled(r"\b(?:[Oo]ur|[Ww]hose|[Ii]ts|their) (?:[a-z]+ )?\Z")


# Whose posts stand where their forms tell.
_READ_BY_FORM = ("meeting-record", "participants")


class _Beside(Struct, frozen=True):
    """Whose post it is, and where it ends."""

    person: int
    status: Status
    end: int


class Beside:
    """Reads the posts beside names that no rule over folded sentences has read."""

    def __init__(self, lexicon: Lexicon, careers: Careers, workplaces: Workplaces) -> None:
        self._careers = careers
        self._workplaces = workplaces
        self._behind = lexicon.pattern("beside-behind")
        self._before = lexicon.pattern("beside-before")
        self._another = lexicon.pattern("beside-another")
        self._list = lexicon.pattern("beside-list")
        self._shared = lexicon.pattern("beside-shared")
        self._closed = lexicon.pattern("beside-closed")
        self._now = lexicon.pattern("beside-now")
        self._org = lexicon.pattern("beside-body")
        lists = ("title-field", "ministry-field", "field-ending", "role-head", "honorific", "region")
        self._no_org = frozenset().union(*map(lexicon.word_set, lists))
        self._cut = lexicon.pattern("career-cut")
        self._many = lexicon.pattern("many-holders")
        self._statuses: tuple[tuple[Status, re.Pattern[str]], ...] = (
            ("former", lexicon.pattern("status-former")),
            ("acting", lexicon.pattern("status-acting")),
            ("designate", lexicon.pattern("status-designate")),
        )

    def note(self, draft: Draft) -> None:
        """Read what is left of the posts beside names in each sentence."""
        if draft.document.kind in _READ_BY_FORM:
            return  # "The President" there is who presides at the time
        read = self._read(draft)
        people = sorted((m for m in draft.mentions if m.kind == "Person"), key=lambda m: m.begin)
        if not people:
            return
        unread = (draft.sentence_at(role.begin) for role in draft.roles if role.begin not in read)
        for sentence in dict.fromkeys(s for s in unread if s is not None):
            inside = [m for m in people if sentence.begin <= m.begin < sentence.end]
            if inside:
                self._sentence(draft, sentence, roles_in(draft.roles, sentence.begin, sentence.end), inside, read)

    def _read(self, draft: Draft) -> dict[int, _Beside]:
        """What has been read of each role, by where it begins."""
        read: dict[int, _Beside] = {}
        for relation in draft.relations:
            if relation.predicate not in ("holdsPost", "rank"):
                continue
            for said in (t.object for t in relation.traces if t.object is not None):
                for role in roles_in(draft.roles, said.begin, said.end):
                    read[role.begin] = _Beside(relation.subject, relation.status or "current", max(role.end, said.end))
        return read

    def _sentence(
        self, draft: Draft, sentence: Sentence, roles: list[Mention], people: list[Mention], read: dict[int, _Beside]
    ) -> None:
        last: _Beside | None = None
        free = sentence.begin
        for at, role in enumerate(roles):
            known = read.get(role.begin)
            if known is not None:
                self._placed_too(draft, role, known)
                last, free = known, known.end
                continue
            shortened = draft.text.startswith(". ", role.end) and any(m.begin == role.end + 2 for m in people)
            if shortened or self._many.search(draft.text[role.begin : role.end]):
                last = None  # "Prof. NAME": a title of address
                continue
            where = self._workplaces.of(draft, role, roles[at + 1 :], sentence, free)
            end = max(role.end, where.end)
            held = self._held(draft, sentence, role, where, people, last)
            if held is None:
                held = self._leads(draft, role, end, roles[at + 1 :], people, read)
                where = where if held is None else replace(where, unread=False)  # "and ROLE of FIELD" is no body
            if held is None or where.there:
                last = None
                continue
            where = self._with_body(draft, role, where, held)
            others = {one.person for one in read.values()}
            if held.person in others and _FOR_WHOM.search(draft.text, sentence.begin, role.begin):
                continue  # "on behalf of the President of STATE, NAME, Minister of Finance"
            if not where.bodies and where.state is None and _OURS.search(draft.text, sentence.begin, role.begin):
                last = None  # "NAME, our Executive Director": whose, the text says elsewhere
                continue
            status = self._status(draft, where.begin, held)
            done = self._careers.hold(draft, sentence, role, where, held.person, status, rule="beside-post")
            last, free = _Beside(held.person, done.status, max(end, done.end)), max(end, done.end)

    def _placed_too(self, draft: Draft, role: Mention, known: _Beside) -> None:
        """Tell where a post is held that a rule has read without its body: "NAME, TITLE, Reef Rising (virtual)"."""
        nowhere = Where((), None, role.begin, role.end, role.begin)
        for relation in [r for r in draft.relations if r.predicate == "holdsPost" and r.subject == known.person]:
            post = draft.referents[relation.object] if isinstance(relation.object, int) else None
            said = relation.traces[0].object
            if post is None or said is None or (said.begin, said.end) != (role.begin, role.end):
                continue
            if (post.post_in, post.post_for) != (None, None) or relation.traces[0].begin == role.begin:
                continue
            for body in self._with_body(draft, role, nowhere, replace(known, end=role.begin)).bodies:
                number = self._careers.post(draft, draft.text[role.begin : role.end], body.referent)
                trace = replace(relation.traces[0], end=body.end, object=Span(role.begin, body.end))
                draft.relations.append(replace(relation, object=number, traces=(trace,), rule="beside-post"))

    def _held(
        self,
        draft: Draft,
        sentence: Sentence,
        role: Mention,
        where: Where,
        people: list[Mention],
        last: _Beside | None,
    ) -> _Beside | None:
        """Whose a post is: of the name before it, of the name behind it, or of whose list it goes on."""
        text = draft.text
        before = next((m for m in reversed(people) if m.end <= where.begin), None)
        behind_free = self._cut.match(text, max(role.end, where.end)) is None
        near = before is not None and where.begin - before.end <= _APART and behind_free
        if before is not None and near and (gap := self._behind.fullmatch(text, before.end, where.begin)):
            another = gap["the"] and not where.bodies and self._is_titled(draft, before)
            status: Status = "former" if gap["until"] else "current"
            return None if another else _Beside(before.referent, status, before.end)
        if (next_one := self._of_next(draft, role, max(role.end, where.end), people, before)) is not None:
            return next_one
        if last is not None and behind_free and self._list.fullmatch(text, last.end, where.begin):
            return _Beside(last.person, last.status, last.end)
        end = max(role.end, where.end)
        after = next((m for m in people if m.begin >= end), None)
        if after is None or after.begin - end > _APART or not self._before.fullmatch(text, end, after.begin):
            return None
        return _Beside(after.referent, "current", end) if self._closed.match(text, after.end) else None

    def _of_next(
        self, draft: Draft, role: Mention, end: int, people: list[Mention], before: Mention | None
    ) -> _Beside | None:
        """Whose a post is that stands between two names: "NAME, and the ROLE in PLACE, NAME" is the second’s."""
        after = next((m for m in people if m.begin >= end), None)
        if before is None or after is None or after.begin - end > _APART:
            return None
        opened = self._another.search(draft.text, before.end, role.begin) is not None
        named = opened and "," in draft.text[end : after.begin] and self._before.fullmatch(draft.text, end, after.begin)
        closed = named and self._closed.match(draft.text, after.end)
        return _Beside(after.referent, "current", end) if closed else None

    def _with_body(self, draft: Draft, role: Mention, where: Where, held: _Beside) -> Where:
        """Where a role is held behind which a body stands that nothing has read: "NAME, TITLE, BODY: …"."""
        named = self._org.match(draft.text, role.end)
        if where.bodies or where.state is not None or held.end > role.begin or named is None:
            return where
        name = named["name"] or named["placed"]
        begin, end = named.span("name" if named["name"] else "placed")
        inside = [m for m in draft.within(begin, end) if m.kind == "Place" and m.begin == begin and m.end < end]
        if self._careers.is_city(name) or not self._no_org.isdisjoint(name.split()):
            return where
        for place in inside:
            draft.release(place)  # "Head of Compliance at Juba Express"
        if not draft.free(begin, end):
            return where
        number = draft.refer("Organization", plain(draft.text[begin:end]))
        draft.attribute(number, "class", "Organization")
        body = draft.mention(begin, end, number, form="name", rule="body-employer")
        return replace(where, bodies=(body,), end=end, unread=False)

    def _is_titled(self, draft: Draft, person: Mention) -> bool:
        """Whether a title stands before a name: then "the TITLE" behind it is another's: "Minister NAME, the Lady"."""
        return any(0 < person.begin - r.end <= 1 for r in draft.roles)

    def _leads(
        self,
        draft: Draft,
        own: Mention,
        end: int,
        following: list[Mention],
        people: list[Mention],
        read: dict[int, _Beside],
    ) -> _Beside | None:
        """Whose a post is that is joined by "and" to the next, which is somebody's: "The A and B, Ms. NAME,"."""
        title = draft.text[own.begin : own.end]
        for role in following:
            if self._shared.fullmatch(draft.text, end, role.begin) is None:
                return None
            if title.endswith(" " + draft.text[role.begin : role.end]):
                return None  # "The Vice President and President NAME": nobody is his own deputy
            known = read.get(role.begin)
            if known is not None:
                first = next((m for m in people if m.referent == known.person), None)
                return known if first is not None and first.begin >= role.end else None
            after = next((m for m in people if m.begin >= role.end), None)
            if after is not None and self._before.fullmatch(draft.text, role.end, after.begin):
                return _Beside(after.referent, "current", end) if self._closed.match(draft.text, after.end) else None
            end = role.end
        return None

    def _status(self, draft: Draft, begin: int, held: _Beside) -> Status:
        lead = draft.text[max(0, begin - _LEAD) : begin]
        status = "current" if self._now.search(lead) else held.status
        return next((status for status, pattern in self._statuses if pattern.search(lead)), status)
