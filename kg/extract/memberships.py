"""Of which bodies one is a member, in lives: "member of A, of B and of C", "sits on the boards of A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.draft import Draft
from kg.extract.told import Told
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Trace, Value

# How far before a list of bodies the words begin that say that one is their member.
_LEAD = 120


class Memberships:
    """Reads lists of bodies behind what says that one is their member."""

    def __init__(self, lexicon: Lexicon, told: Told) -> None:
        self._told = told
        self._member = lexicon.pattern("career-member")
        self._unnamed = lexicon.word_set("career-unnamed-board")
        self._and = lexicon.pattern("career-member-and")
        self._own = lexicon.pattern("career-own")
        self._work = lexicon.pattern("career-work")
        self._chosen = lexicon.pattern("career-chosen")
        self._not_work = lexicon.pattern("career-not-work")
        self._longer = lexicon.pattern("career-longer")
        self._years = lexicon.pattern("career-years")
        self._work_word = lexicon.pattern("career-work-word")
        self._post_there = lexicon.pattern("career-post-there")

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
        bodies = [m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Organization"]
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
        known = {(r.subject, r.object) for r in draft.relations if r.predicate == "memberOf"}
        for relation in draft.relations:
            if relation.predicate == "holdsPost" and isinstance(relation.object, int):
                known.add((relation.subject, draft.referents[relation.object].post_in or -1))
        for sentence in (s for s in draft.sentences if draft.tells_life(s.begin)):
            if self._work_word.search(draft.text, sentence.begin, sentence.end) is None:
                continue
            for listed in self._lists(draft, sentence, self._work):
                if self._is_work(draft, sentence, listed):
                    self._note(draft, sentence, listed, known, rule="career-worked")

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
        if says.search(lead) is None:
            return []
        found = [bodies[0]]
        for body in bodies[1:]:
            between = draft.text[found[-1].end : body.begin]
            if not (self._and.fullmatch(between) or self._own.fullmatch(between)):
                break
            found.append(body)
        return found

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
        lead = draft.text[max(sentence.begin, bodies[0].begin - _LEAD) : bodies[0].begin]
        chosen = self._chosen.search(lead) is not None  # "Governor NAME appointed her to BODY"
        if person is None or (not chosen and self._told.is_other_between(draft, sentence, bodies[0].begin)):
            return
        for body, following in zip(bodies, [*bodies[1:], None], strict=True):
            part = self._own.fullmatch(draft.text, body.end, body.end + 3 if following is None else following.begin)
            unnamed = draft.text[body.begin : body.end] in self._unnamed
            longer = self._longer.match(draft.text, body.end)  # "the Yale University Art Gallery": another's name
            if part or unnamed or longer or (person, body.referent) in known or body.referent == person:
                continue  # "the Institute of Peace’s Advisory Council": of its part
            known.add((person, body.referent))
            span = Span(body.begin, body.end)
            trace = Trace(sentence.begin, body.end, None, None, span)
            draft.relations.append(Relation(person, "memberOf", body.referent, (trace,), rule))
