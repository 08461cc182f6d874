"""Of which bodies one is a member, in lives: "member of A, of B and of C", "sits on the boards of A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.told import Told
from kg.extract.workplaces import roles_in
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Trace, Value

# How far before a list of bodies the words begin that say that one is their member.
_LEAD = 160
# How far before a name the word stands with which a clause about its bearer begins.
_TITLE = 40
# On these one works who is on their staff.
_COMMITTEES = ("Committee", "Subcommittee", "Task Force", "Commission", "Council")
# "the process to become a full member of BODY" makes nobody one.
_WISHED = compiled(r"\b(?:to|will|would|can|may|of|for) (?:be|become|becoming|remain) (?:an? )?(?:\w+ ){0,2}\Z")


class Memberships:
    """Reads lists of bodies behind what says that one is their member."""

    def __init__(self, lexicon: Lexicon, told: Told) -> None:
        self._told = told
        self._member = lexicon.pattern("career-member")
        self._unnamed = lexicon.word_set("career-unnamed-board")
        self._and = lexicon.pattern("career-member-and")
        self._own = lexicon.pattern("career-own")
        self._work = lexicon.pattern("career-work")
        self._not_work = lexicon.pattern("career-not-work")
        self._longer = lexicon.pattern("career-longer")
        self._years = lexicon.pattern("career-years")
        self._work_word = lexicon.pattern("career-work-word")
        self._post_there = lexicon.pattern("career-post-there")
        self._of_board = lexicon.pattern("career-of-board")
        self._goes_on_with = lexicon.pattern("career-of-another")
        self._clause = lexicon.pattern("career-clause")
        self._owned = lexicon.pattern("career-anothers")
        self._member_roles = frozenset(_words(w) for w in lexicon.words("member-role"))
        self._ranks = frozenset(_words(w) for w in lexicon.words("member-rank"))
        self._headless = lexicon.pattern("career-headless")

    def note(self, draft: Draft) -> None:
        """Note what no rule has read: each body of such a list, of whom the life tells."""
        if not draft.lives:
            return
        draft.relations = [r for r in draft.relations if not self._is_of_no_body(draft, r)]
        known = {(r.subject, r.object) for r in draft.relations if r.predicate == "memberOf"}
        for sentence in (s for s in draft.sentences if draft.tells_life(s.begin)):
            for listed in self._lists(draft, sentence, self._member):
                self._note(draft, sentence, listed, known)

    def _lists(self, draft: Draft, sentence: Sentence, says: re.Pattern[str]) -> Iterator[list[Mention]]:
        """The lists of bodies in a sentence before which stands what `says` so."""
        bodies = [
            m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Organization" and m.form != "short"
        ]
        while bodies:
            listed = self._list(draft, sentence, bodies, says)
            if listed:
                yield listed
            bodies = bodies[max(1, len(listed)) :]

    def _is_of_no_body(self, draft: Draft, relation: Relation) -> bool:
        """Whether somebody is said to be on a board that is told by no name: of that whose it is, one is a member."""
        if relation.predicate != "memberOf" or not isinstance(relation.object, int):
            return False
        names = draft.referents[relation.object].names
        return bool(names) and all(name in self._unnamed for name in names)

    def worked(self, draft: Draft) -> None:
        """Note for which bodies one is said to have worked where no post in them has been read."""
        if not draft.lives:
            return
        members = {(r.subject, r.object) for r in draft.relations if r.predicate == "memberOf"}
        for sentence in (s for s in draft.sentences if draft.tells_life(s.begin)):
            if self._work_word.search(draft.text, sentence.begin, sentence.end) is None:
                continue
            known = members | self._held(draft, sentence)
            for listed in self._lists(draft, sentence, self._work):
                if self._is_work(draft, sentence, listed):
                    self._note(draft, sentence, listed, known, rule="career-worked")

    def _held(self, draft: Draft, sentence: Sentence) -> set[tuple[int, int | Value]]:
        """Who is said to hold a post in which body in a sentence."""
        held: set[tuple[int, int | Value]] = set()
        for relation in draft.relations:
            if relation.predicate != "holdsPost" or not isinstance(relation.object, int):
                continue
            if any(sentence.begin <= t.end <= sentence.end for t in relation.traces):
                held.add((relation.subject, draft.referents[relation.object].post_in or -1))
        return held

    def of_posts(self, draft: Draft) -> None:
        """Note that who is called a member of a body, or bears a rank in it, is of it, whatever post that is."""
        known = {(r.subject, r.object) for r in draft.relations if r.predicate == "memberOf"}
        for relation in [r for r in draft.relations if r.predicate == "holdsPost" and isinstance(r.object, int)]:
            post = draft.referents[relation.object]  # type: ignore[index]
            role = _words(post.role)
            ranked = role in self._ranks and relation.rule == "titled-person-of"
            if post.post_in is None or not (ranked or role in self._member_roles):
                continue
            if (relation.subject, post.post_in) not in known:
                known.add((relation.subject, post.post_in))
                modality = "planned" if relation.status == "designate" else relation.modality
                draft.relations.append(
                    Relation(relation.subject, "memberOf", post.post_in, relation.traces, "member-post", modality)
                )

    def _is_work(self, draft: Draft, sentence: Sentence, listed: list[Mention]) -> bool:
        """Whether what is done for bodies is to belong to them: not in a post, not beside them."""
        before = draft.text[max(sentence.begin, listed[0].begin - _LEAD) : listed[0].begin]
        if self._post_there.match(draft.text, listed[-1].end) or self._not_work.search(before):
            return False
        lead = self._work.search(before)
        beside = lead is not None and lead["beside"] is not None
        return not beside or self._years.match(draft.text, listed[-1].end) is not None

    def _list(self, draft: Draft, sentence: Sentence, bodies: list[Mention], says: re.Pattern[str]) -> list[Mention]:
        """The bodies at the head of these of which somebody is said to be a member; none if nothing says it."""
        begin = bodies[0].begin
        lead = draft.text[max(sentence.begin, begin - _LEAD) : begin]
        said = says.search(lead)
        if said is None or self._owned.search(lead, 0, said.start()) or _WISHED.search(lead, 0, said.start()):
            return []
        if said.groupdict().get("staff") and not draft.text.endswith(_COMMITTEES, begin, bodies[0].end):
            return []  # "worked on the Reef Strategy Group's law"
        found = [bodies[0]]
        for body in bodies[1:]:
            between = draft.text[found[-1].end : body.begin]
            if between == " (" and body.referent == found[-1].referent:
                continue  # its acronym
            board = self._is_unnamed(draft, found[-1]) and self._of_board.fullmatch(between)
            if not (board or self._own.fullmatch(between) or self._goes_on(draft, found[-1].end, body.begin)):
                break
            found.append(body)
        return found

    def _goes_on(self, draft: Draft, end: int, begin: int) -> bool:
        """Whether a list goes on from body to body: places, years and names that are unread may stand between."""
        if self._and.fullmatch(draft.text, end, begin) is None:
            return False
        inside = (m for m in draft.within(end, begin) if m.kind != "State" and draft.text[m.begin - 1] != "(")
        # "the Ana Souza Human Rights Fund": a person's name only opens what is listed.
        roles = [r for r in roles_in(draft.roles, end, begin) if not self._longer.match(draft.text, r.end)]
        if draft.text.startswith(" as ", end):
            roles = roles[1:]  # "the boards of A as vice chairman, B and C"
        return not roles and all(self._longer.match(draft.text, m.end) for m in inside)

    def _is_unnamed(self, draft: Draft, body: Mention) -> bool:
        """Whether a board is told by no name: "the Board of Trustees", of whatever stands beside it."""
        return draft.text[body.begin : body.end] in self._unnamed

    def _note(
        self,
        draft: Draft,
        sentence: Sentence,
        bodies: list[Mention],
        known: set[tuple[int, int | Value]],
        *,
        rule: str = "career-member",
    ) -> None:
        person = self._told.person(draft, sentence, bodies[0].begin)
        if person is None and self._headless.match(draft.text, sentence.begin, sentence.end):
            person = self._told.of_line(draft, sentence.begin)  # "Other assignments include BODY": whose life goes on
        if person is None or self._is_of_another(draft, sentence, person, bodies[0].begin):
            return
        for body, following in zip(bodies, [*bodies[1:], None], strict=True):
            behind = "" if following is None else draft.text[body.end : following.begin]
            board = following is not None and self._is_unnamed(draft, following) and behind == " "
            part = not board and self._own.fullmatch(
                draft.text, body.end, body.end + 3 if following is None else following.begin
            )
            unnamed = self._is_unnamed(draft, body)
            longer = not board and self._longer.match(draft.text, body.end)  # "the Yale University Art Gallery"
            if part or unnamed or longer or (person, body.referent) in known or body.referent == person:
                continue  # "the Institute of Peace’s Advisory Council": of its part
            known.add((person, body.referent))
            span = Span(body.begin, body.end)
            trace = Trace(sentence.begin, body.end, None, None, span)
            draft.relations.append(Relation(person, "memberOf", body.referent, (trace,), rule))

    def _is_of_another(self, draft: Draft, sentence: Sentence, person: int, at: int) -> bool:
        """Whether the last one named before a body is another, and what is said of it is said of him.

        Not who has chosen somebody for it ("appointed by NAME to BODY"), nor beside whom he served.
        """
        people = [m for m in draft.within(sentence.begin, at) if m.kind == "Person"]
        if not people or people[-1].referent == person:
            return False
        last = people[-1]
        if self._clause.search(draft.text, max(sentence.begin, last.begin - _TITLE), last.begin):
            return True  # "which President NAME fought for as a member of BODY"
        return self._told.is_subject(draft, last) or bool(self._goes_on_with.match(draft.text, last.end, at))


def _words(role: str | None) -> str:
    """A role as words in small letters, also one that is known by its id."""
    return (role or "").removeprefix("role/").replace("-", " ").casefold()
