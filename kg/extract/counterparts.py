"""Posts told by those of others: "his Estonian counterpart NAME", "the Ministers of STATE and STATE, A and B"."""

from __future__ import annotations

from kg.extract.draft import Draft, plain
from kg.extract.posts import Roles
from kg.extract.states import demonyms
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Authority, Mention, Relation, Span, Trace

_RULE, _PLURAL_RULE, _BODY_RULE = "post-of-counterpart", "posts-of-several", "body-presided-by"
# How far behind a word its holder's name begins, past titles; what stands between the parts of a list.
_TITLES = 80
_STATE = 60
_OF = compiled(r" of (?:the )?")
_NEXT = compiled(r"(?:,|;)? ?(?:and )?(?:of )?(?:the )?")


class Counterparts:
    """Finds posts whose title stands with another holder, or once for several."""

    def __init__(self, lexicon: Lexicon, authority: Authority, roles: Roles) -> None:
        self._roles = roles
        self._demonyms = demonyms(authority)
        self._by, self._sent = lexicon.pattern("body-presided"), lexicon.pattern("delegation")
        self._whose = lexicon.pattern("post-of-counterpart")
        self._titles = lexicon.compile(r"(?:(?:{honorific}|Ambassadors|Messrs|Ministers)\.?,? ){0,4}")

    def note(self, draft: Draft) -> None:
        """Note all; run behind the rules that read the posts of the others."""
        self._counterparts(draft)
        self._several(draft)
        self._presided(draft)

    def _presided(self, draft: Draft) -> None:
        """ "BODY, chaired by NAME": the post that the verb tells."""
        for body in draft.of_kind("Organization"):
            match = self._by.match(draft.text, body.end)
            person = None if match is None else self._person(draft, match.end())
            if (
                match is None
                or match.lastgroup is None
                or person is None
                or self._sent.search(draft.text, body.begin, body.end)
            ):
                continue
            post = self._roles.post(draft, match.lastgroup, body.referent, None)
            trace = Trace(body.begin, person.end, Span(person.begin, person.end), None, Span(body.begin, body.end))
            self._add(draft, _BODY_RULE, post, person, trace)

    def _counterparts(self, draft: Draft) -> None:
        for match in self._whose.finditer(draft.text):
            sentence = draft.sentence_at(match.start())
            person = self._person(draft, match.end())
            post = None if sentence is None else self._post_before(draft, sentence.begin, match.start())
            if person is None or post is None:
                continue
            title = draft.referents[post].attribute("said") or draft.referents[post].attribute("title")
            state = self._state(draft, match.span("whose"))
            if title and state is not None:
                self._holds(draft, _RULE, title, state, person, Span(match.start(), person.end))

    def _post_before(self, draft: Draft, begin: int, end: int) -> int | None:
        """The last post of a State of which the sentence has told, and in no body: "Foreign Minister of STATE"."""
        for relation in reversed(draft.relations):
            if relation.predicate != "holdsPost" or not isinstance(relation.object, int):
                continue
            post = draft.referents[relation.object]
            if any(begin <= t.begin < end and t.end <= end for t in relation.traces) and post.post_in is None:
                return relation.object if post.post_for is not None else None
        return None

    def _state(self, draft: Draft, span: tuple[int, int]) -> int | None:
        """The State that a name or a people's adjective means."""
        named = next((m for m in draft.within(*span) if m.kind == "State"), None)
        words = plain(draft.text[slice(*span)])
        known = self._demonyms.get(words, self._demonyms.get(words.split()[-1]))
        if named is not None or known is None:
            return None if named is None else named.referent
        number = draft.refer("State", "", key=known)
        draft.mention(*span, number, form="adjective", rule="known-state")
        return number

    def _person(self, draft: Draft, at: int) -> Mention | None:
        """The person whose name stands at a place, behind titles of address."""
        named = next((m for m in draft.within(at, at + _TITLES) if m.kind == "Person"), None)
        return named if named is not None and self._titles.fullmatch(draft.text, at, named.begin) else None

    def _several(self, draft: Draft) -> None:
        for role in draft.roles:
            of = _OF.match(draft.text, role.end)
            if of is None or not self._roles.is_of_several(draft, role.begin, role.end):
                continue
            states, people, end = self._list(draft, of.end())
            if len(states) != len(people) or len(states) < 2:
                continue
            title = draft.text[role.begin : role.end]
            for state, person in zip(states, people, strict=True):
                self._holds(draft, _PLURAL_RULE, title, state.referent, person, Span(role.begin, end))

    def _list(self, draft: Draft, at: int) -> tuple[list[Mention], list[Mention], int]:
        """States and persons in a list from a place on: "STATE and STATE, A and B", "STATE, A; of STATE, B"."""
        states: list[Mention] = []
        people: list[Mention] = []
        while True:
            state = next((m for m in draft.within(at, at + _STATE) if m.kind == "State" and m.begin == at), None)
            if state is not None and (not people or len(people) == len(states)):
                states.append(state)
            elif (person := self._person(draft, at)) is not None and states:
                people.append(state := person)
            if state is None:
                return states, people, at
            behind = _NEXT.match(draft.text, state.end)
            if behind is None or behind.end() == state.end:
                return states, people, state.end
            at = behind.end()

    def _holds(self, draft: Draft, rule: str, title: str, state: int, person: Mention, said: Span) -> None:
        trace = Trace(said.begin, max(said.end, person.end), Span(person.begin, person.end), None, None)
        self._add(draft, rule, self._roles.post(draft, title, None, state), person, trace)

    def _add(self, draft: Draft, rule: str, post: int, person: Mention, trace: Trace) -> None:
        if not any(r.subject == person.referent and r.object == post for r in draft.relations):
            draft.relations.append(Relation(person.referent, "holdsPost", post, (trace,), rule, status="current"))
