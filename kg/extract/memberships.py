"""Of which bodies one is a member, in lives: "member of A, of B and of C", "sits on the boards of A and B"."""

from __future__ import annotations

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

    def note(self, draft: Draft) -> None:
        """Note what no rule has read: each body of such a list, of whom the life tells."""
        if draft.document.kind != "bio":
            return
        draft.relations = [r for r in draft.relations if not self._is_of_no_body(draft, r)]
        known = {(r.subject, r.object) for r in draft.relations if r.predicate == "memberOf"}
        for sentence in draft.sentences:
            bodies = [m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Organization"]
            while bodies:
                listed = self._list(draft, sentence, bodies)
                if listed:
                    self._note(draft, sentence, listed, known)
                bodies = bodies[max(1, len(listed)) :]

    def _is_of_no_body(self, draft: Draft, relation: Relation) -> bool:
        """Whether somebody is said to be on a board that is told by no name: of that whose it is, one is a member."""
        if relation.predicate != "memberOf" or not isinstance(relation.object, int):
            return False
        names = draft.referents[relation.object].names
        return bool(names) and all(name in self._unnamed for name in names)

    def _list(self, draft: Draft, sentence: Sentence, bodies: list[Mention]) -> list[Mention]:
        """The bodies at the head of these of which somebody is said to be a member; none if nothing says it."""
        begin = bodies[0].begin
        lead = draft.text[max(sentence.begin, begin - _LEAD) : begin]
        if self._member.search(lead) is None:
            return []
        found = [bodies[0]]
        for body in bodies[1:]:
            between = draft.text[found[-1].end : body.begin]
            if not (self._and.fullmatch(between) or self._own.fullmatch(between)):
                break
            found.append(body)
        return found

    def _note(
        self, draft: Draft, sentence: Sentence, bodies: list[Mention], known: set[tuple[int, int | Value]]
    ) -> None:
        person = self._told.person(draft, sentence, bodies[0].begin)
        if person is None or self._told.is_other_between(draft, sentence, bodies[0].begin):
            return
        for body, following in zip(bodies, [*bodies[1:], None], strict=True):
            part = self._own.fullmatch(draft.text, body.end, body.end + 3 if following is None else following.begin)
            unnamed = draft.text[body.begin : body.end] in self._unnamed
            if part or unnamed or (person, body.referent) in known or body.referent == person:
                continue  # "the Institute of Peace’s Advisory Council": of its part
            known.add((person, body.referent))
            span = Span(body.begin, body.end)
            trace = Trace(sentence.begin, body.end, None, None, span)
            draft.relations.append(Relation(person, "memberOf", body.referent, (trace,), "career-member"))
