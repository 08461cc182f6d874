"""Who holds a post that no rule has given to anybody: what the grammar of its sentence makes of the title.

The rules read a title beside a name, or behind verbs in an order that they know. Here each title that they have left is
looked at in the parsed sentence: it is in apposition to a name ("NAME, whom all know as a judge, our ROLE"), it is what
somebody is or became, or that as which somebody serves, is chosen, leaves. In which body is told as in lives.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from kg.extract.careers import Careers
from kg.extract.draft import Draft
from kg.extract.model import Model
from kg.extract.posts import Roles
from kg.extract.told import Told
from kg.extract.tree import OBJECT, PASSIVE, RELATIVE, STEPS, SUBJECT, Grammar, Tree, tree_of
from kg.extract.workplaces import Workplaces, roles_in
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Sentence, Status

_VERBS = ("serve", "choose", "nominate", "begin", "be", "was", "has", "past", "office", "hold", "went")
_OWNERS = ("ours", "body", "country")
# How far before a title the words stand that say how it is held.
_LEAD = 40
_ROLES = ("Role", "Post")
_HE = ("he", "she")
_AS, _OF = "as", "of"
# What says that a title is over, with a word of it between: "former board Chair".
_FORMER = compiled(r"\b[Ff]ormer(?: [a-z-]{2,20}){1,2} $")
# So many letters do the words for a kind of body share in some languages: "institute", "Institut", "Instituto".
_STEM = 6
# The longest name of a person.
_NAME = 80
# From a word to the one that it stands beside, so many steps at most.
_CLIMB = 4


class _Found(NamedTuple):
    """The word of a sentence that names who holds a post, and how; whether a verb says so, not only a comma."""

    number: int
    status: Status
    said: bool = True


class Holding:
    """Reads titles that stand by the grammar of a sentence with the one who bears them."""

    def __init__(
        self,
        lexicon: Lexicon,
        roles: Roles,
        told: Told,
        careers: Careers,
        workplaces: Workplaces,
        grammar: Grammar,
    ) -> None:
        self._roles, self._told = roles, told
        self._careers, self._workplaces = careers, workplaces
        self._grammar = grammar
        self._words = {name: lexicon.word_set(f"holding-{name}") for name in (*_VERBS, *_OWNERS)}
        self._many, self._field = lexicon.pattern("many-holders"), lexicon.pattern("title-fielded")
        self._parts, self._alone = lexicon.word_set("holding-part"), lexicon.word_set("no-post-alone")
        self._regions = lexicon.word_set("region")
        self._cut, self._goes_on = map(lexicon.pattern, ("holding-cut", "holding-goes-on"))
        self._another = lexicon.pattern("beside-another")
        self._chooses = lexicon.pattern("role-chosen")
        self._quoted, self._primary = lexicon.pattern("doubtful-quoted"), lexicon.pattern("holding-primary")
        self._over, self._announced = map(lexicon.pattern, ("over-before", "announces-holders"))
        self._statuses: tuple[tuple[Status, re.Pattern[str]], ...] = (
            ("former", lexicon.pattern("status-former")),
            ("acting", lexicon.pattern("status-acting")),
            ("designate", lexicon.pattern("status-designate")),
        )

    def note(self, draft: Draft, model: Model) -> None:
        """Give each title that nobody bears yet to the one with whom its sentence says it stands."""
        if draft.document.kind == "programme" or draft.listed:
            return  # lines, not sentences
        read = sorted(
            (t.object.begin, t.object.end)
            for r in draft.relations
            if r.predicate in ("holdsPost", "rank")
            for t in r.traces
            if t.object is not None
        )
        for sentence in draft.sentences:
            roles = roles_in(draft.roles, sentence.begin, sentence.end)
            left = [r for r in roles if not any(b < r.end and r.begin < e for b, e in read) and self._may_be(draft, r)]
            if left:
                self._sentence(draft, sentence, roles, left, model)

    def _may_be(self, draft: Draft, role: Mention) -> bool:
        """Whether a title is one person's: no rank, not that of several."""
        phrase = draft.text[role.begin : role.end]
        if self._many.search(phrase) or self._is_cut(draft, role):
            return False
        return self._roles.role(phrase)[0] not in self._roles.ranks

    def _is_cut(self, draft: Draft, role: Mention) -> bool:
        """Whether words of the same title stand unread beside it: "Co-|Editor", "Social |Secretary"."""
        phrase = draft.text[role.begin : role.end]
        if self._primary.search(draft.text, max(0, role.begin - _LEAD), role.begin) is not None:
            return True  # "the lead U.S. attorney for": no office
        if self._goes_on.match(draft.text, role.end) is not None or "-based" in phrase or " of the Year" in phrase:
            return True
        before = self._cut.search(draft.text, max(0, role.begin - _LEAD), role.begin)
        if before is None or before["word"] is None:
            return before is not None
        place = before["word"] in self._regions or self._careers.is_city(before["word"])
        return not place and draft.free(*before.span("word"))

    def _is_apposed(self, draft: Draft, sentence: Sentence, role: Mention, person: int) -> bool:
        """Whether a name behind a title and a comma closes with another: not "of the Governor, President NAME said"."""
        behind = next((m for m in draft.within(role.end, role.end + _NAME) if m.kind == "Person"), None)
        begin = max(sentence.begin, role.begin - _LEAD)
        another = behind is not None and behind.referent != person and ", " in draft.text[role.end : behind.begin]
        if another and self._another.search(draft.text, begin, role.begin) is not None:
            return False  # "NAME, and the ROLE of BODY, NAME"
        here = (m for m in draft.within(role.end, sentence.end) if m.referent == person)
        named = next(here, None)
        if named is None or any(m.referent == person for m in draft.within(sentence.begin, role.begin)):
            return True
        if draft.text[role.end : role.end + 2] != ", ":
            return True
        return not draft.text[named.end : named.end + 2].replace("’", "").strip()[:1].isalpha()

    def _in_its_time(self, draft: Draft, sentence: Sentence, role: Mention, status: Status) -> Status:
        """How a post is held by what opens the sentence ("Before that,"), or a release that lists those it appoints."""
        if status != "current":
            return status
        if self._over.search(draft.text[sentence.begin : role.begin]) is not None:
            return "former"
        line = draft.document.kind == "bio" and not draft.text.endswith(".", sentence.begin, sentence.end)
        return "designate" if line and self._announced.search(draft.text, 0, sentence.begin) else status

    def _sentence(
        self, draft: Draft, sentence: Sentence, roles: list[Mention], left: list[Mention], model: Model
    ) -> None:
        folded = self._grammar.folded(draft, sentence)
        if folded is None or not any(s.kind in _ROLES for s in folded.slots):
            return
        tree = tree_of(folded, model)
        for number, node in enumerate(tree.nodes):
            role = None if node.slot is None else next((r for r in left if r.begin == node.slot.begin), None)
            if role is None or node.slot is None or node.slot.kind not in _ROLES:
                continue
            found = self._holder(tree, number)
            person = None if found is None else self._person(draft, sentence, tree, found.number, role)
            person = self._chosen_for(draft, role) or person
            if found is None or person is None or not self._is_apposed(draft, sentence, role, person):
                continue
            where = self._workplaces.of(draft, role, roles[roles.index(role) + 1 :], sentence, sentence.begin)
            if not where.bodies and where.state is None:
                owner = self._owner(draft, sentence, tree, number, role)
                if owner is not None and owner.kind == "State":
                    where = replace(where, state=owner)
                elif owner is not None:
                    where = replace(where, bodies=(owner,))
                elif self._is_owned(tree, number) and self._field.search(draft.text, role.begin, role.end) is None:
                    continue  # whose it is says all, and is unread
                elif draft.text[role.begin : role.end] in self._alone or self._is_part(draft, role):
                    continue
                elif not found.said and not self._is_owned(tree, number):
                    continue  # "On 28 June the Secretary-General, NAME and NAME": of whom it is, is unread
            status = self._beside(draft, sentence, where.begin, found.status)
            status = self._in_its_time(draft, sentence, role, status)
            self._careers.hold(draft, sentence, role, where, person, status, rule="parsed-holdsPost")

    def _is_part(self, draft: Draft, role: Mention) -> bool:
        """Whether a title says only what one is in a meeting: "Moderator"."""
        return draft.text[role.begin : role.end].casefold() in self._parts

    def _chosen_for(self, draft: Draft, role: Mention) -> int | None:
        """Who is said to be chosen for a title right behind the name: "named NAME minister of"."""
        before = draft.within(max(0, role.begin - _NAME), role.begin)[-1:]
        if not before or before[0].kind != "Person" or role.begin - before[0].end != 1:
            return None
        chosen = self._chooses.search(draft.text, max(0, before[0].begin - _LEAD), before[0].begin)
        return None if chosen is None else before[0].referent

    # whose

    def _is_owned(self, tree: Tree, number: int) -> bool:
        """Whether a title has an owner before it: "our President", "the organisation's head"."""
        return self._points(tree, number) is not None

    def _points(self, tree: Tree, number: int) -> int | None:
        """The word that points at the owner of a title, or of the one that it is joined to: "our President and CEO"."""
        at = number
        while tree.nodes[at].dep == "conj" and tree.nodes[at].head != at and not any(tree.of(at, "poss", "det")):
            at = tree.nodes[at].head
        return next((n for n in tree.of(at, "poss") if tree.nodes[n].slot is None), None)

    def _owner(self, draft: Draft, sentence: Sentence, tree: Tree, number: int, role: Mention) -> Mention | None:
        """The body or State whose post it is, where the sentence only points at it."""
        owner = self._points(tree, number)
        if owner is None:
            return None
        word = tree.nodes[owner].word
        if word in self._words["ours"]:
            return self._of_speaker(draft, role)
        if word not in self._words["body"] and word not in self._words["country"]:
            return None
        kind = "State" if word in self._words["country"] else "Organization"
        called, said = word.capitalize(), draft.text[sentence.begin : role.begin]
        if f"{called}’s" in said or f"{called}'s" in said:
            return self._called(draft, called, sentence.begin)
        kept = None if kind == "State" else self._kind_of(draft, word, sentence.begin)
        if kept is not None:
            return kept
        before = draft.sentence_at(max(0, sentence.begin - 2))
        begin = sentence.begin if before is None else before.begin
        named = [m for m in draft.within(begin, role.begin) if m.kind == kind]
        return named[-1] if len({m.referent for m in named}) == 1 else None

    def _called(self, draft: Draft, word: str, at: int) -> Mention | None:
        """The last body named before a place of whose name a word is one: "the Mission"."""
        bodies = (m for m in reversed(draft.within(0, at)) if m.kind == "Organization")
        return next((m for m in bodies if word in draft.text[m.begin : m.end].split()), None)

    def _kind_of(self, draft: Draft, word: str, at: int) -> Mention | None:
        """The body named before a place, or most often, whose name says that it is of a kind: "Institut", "Bank"."""
        stem = word[:_STEM].capitalize()
        bodies = (m for m in draft.within(0, at) if m.kind == "Organization")
        named = [m for m in bodies if any(w.startswith(stem) for w in draft.text[m.begin : m.end].split())]
        often = Counter(m.referent for m in named).most_common(2)
        if not often or (len(often) > 1 and often[0][1] == often[1][1]):
            return None
        return next(m for m in reversed(named) if m.referent == often[0][0])

    def _of_speaker(self, draft: Draft, role: Mention) -> Mention | None:
        """The body or the State that one holds a post of who says "our" or "my"."""
        speaker = draft.speaker_at(role.begin)
        held = (r.object for r in draft.relations if r.predicate == "holdsPost" and r.subject == speaker)
        posts = [draft.referents[n] for n in held if isinstance(n, int)]
        whose = (post.post_in if post.post_for is None else post.post_for for post in posts)
        bodies = {n for n in whose if n is not None}
        if speaker is None or len(bodies) != 1:
            return None
        return next((m for m in draft.mentions if m.referent in bodies), None)

    # who

    def _person(self, draft: Draft, sentence: Sentence, tree: Tree, number: int, role: Mention) -> int | None:
        """Whom a word names: a person, or one who is meant by a pronoun."""
        slot, word = tree.nodes[number].slot, tree.nodes[number].word
        if slot is not None:
            left = draft.text.endswith("vice ", 0, slot.begin)  # who leaves the post that another is to get
            # Somebody says it of another: "NAME: “NAME will be ROLE”".
            left |= self._quoted.search(draft.text, slot.end, role.begin) is not None
            return slot.referent if slot.kind == "Person" and slot.referent >= 0 and not left else None
        if word == "i":
            return draft.speaker_at(role.begin)
        if word in _HE:
            before = {n.slot.referent for n in tree.nodes[:number] if n.slot is not None and n.slot.kind == "Person"}
            if len(before) == 1:
                return min(before)
            return self._told.person(draft, sentence, role.begin) if draft.tells_life(role.begin) else None
        return None

    def _holder(self, tree: Tree, number: int) -> _Found | None:
        """Who holds a post by where its title stands; None if the sentence does not say it of anybody."""
        at = number
        for _ in range(_CLIMB):
            node = tree.nodes[at]
            apposed = next((n for n in tree.of(at, "appos") if self._is_person(tree, n)), None)
            if apposed is not None:
                return _Found(apposed, "current", said=False)
            if node.dep == "appos" and (bearer := self._bearer(tree, node.head)) is not None:
                return None if self._is_of_next(tree, at) else _Found(bearer, "current", said=False)
            being = node.dep in ("attr", "oprd") and (
                self._is(tree, node.head, "be") or self._is(tree, node.head, "begin")
            )
            if being or (node.dep in OBJECT and self._is(tree, node.head, "choose")):
                return self._of_verb(tree, node.head, number)
            if node.dep == "pobj" and tree.nodes[node.head].word == _AS:
                return self._as(tree, node.head, number)
            if node.dep == "pobj" and tree.nodes[node.head].word == _OF:
                return self._office(tree, node.head, number)
            if node.dep not in ("conj", "appos") or node.head == at:
                return None
            at = node.head
        return None

    def _bearer(self, tree: Tree, number: int) -> int | None:
        """The person beside whom a title stands: of "NAME of STATE, ROLE" not the State."""
        if self._is_person(tree, number):
            return number
        node = tree.nodes[number]
        if node.dep != "pobj" or node.slot is None or node.slot.kind not in ("State", "Organization"):
            return None
        head = tree.nodes[node.head].head
        return head if tree.nodes[node.head].word in ("of", "from") and self._is_person(tree, head) else None

    def _as(self, tree: Tree, preposition: int, title: int) -> _Found | None:
        """Who serves, is chosen or acts "as" what a title says."""
        verb = tree.nodes[preposition].head
        if self._is(tree, verb, "serve") or self._is(tree, verb, "choose"):
            return self._of_verb(tree, verb, title)
        return None

    def _office(self, tree: Tree, preposition: int, title: int) -> _Found | None:
        """Who holds "the post of" what a title says."""
        office = tree.nodes[preposition].head
        if not self._is(tree, office, "office"):
            return None
        dep, head = tree.nodes[office].dep, tree.nodes[office].head
        if dep in OBJECT and self._is(tree, head, "hold"):
            return self._of_verb(tree, head, title)
        if dep == "pobj" and self._is(tree, tree.nodes[head].head, "choose"):
            return self._of_verb(tree, tree.nodes[head].head, title)
        return None

    def _of_verb(self, tree: Tree, verb: int, title: int) -> _Found | None:
        """Whom a verb makes what a title says, and since when: he is, was, became, will be."""
        stated = self._grammar.stated(tree, verb)
        went = tree.nodes[verb].dep in ("xcomp", "advcl") and self._is(tree, tree.nodes[verb].head, "went")
        if went and self._is(tree, verb, "begin"):
            stated, verb = "stated", tree.nodes[verb].head  # "he went home to become ROLE"
        if stated == "unsaid":
            return None
        chosen = self._is(tree, verb, "choose")
        objects = [n for n in tree.of(verb, "dobj") if n != title]
        if chosen and objects and not any(tree.of(verb, "auxpass")):
            doers = objects
        else:
            doers = list(self._subjects(tree, verb))
        if len(doers) != 1:
            return None
        return _Found(doers[0], "designate" if stated == "planned" else self._tense(tree, verb))

    def _subjects(self, tree: Tree, verb: int) -> Iterator[int]:
        """Of whom a verb tells: its subject, the name before a clause, that of the verb that it hangs on."""
        at = verb
        for _ in range(STEPS):
            node = tree.nodes[at]
            subjects = list(tree.of(at, *SUBJECT, *PASSIVE))
            if node.dep in ("relcl", "acl") and (not subjects or tree.nodes[subjects[0]].word in RELATIVE):
                subjects = [node.head]
            if subjects:
                for subject in subjects:
                    yield self._named(tree, subject)
                return
            if node.dep not in ("xcomp", "conj", "advcl", "pcomp") or node.head == at:
                return
            at = node.head

    def _named(self, tree: Tree, number: int) -> int:
        """The name that stands with a word: "the judge, NAME", "the head of BODY, NAME"."""
        if self._is_person(tree, number):
            return number
        return next((n for n in tree.of(number, "appos") if self._is_person(tree, n)), number)

    # how

    def _tense(self, tree: Tree, verb: int) -> Status:
        """Whether a verb tells of a post that is held or was."""
        word = tree.nodes[verb].word
        helpers = {tree.nodes[n].word for n in tree.of(verb, "aux", "auxpass")}
        if self._is(tree, verb, "nominate"):
            return "designate"
        if helpers & self._words["has"] and not self._is(tree, verb, "choose"):
            return "current" if word == "been" or word.endswith("ing") else "former"
        if self._is(tree, verb, "choose"):
            return "former" if "had" in helpers else "current"
        return "former" if word in self._words["past"] or helpers & self._words["was"] else "current"

    def _beside(self, draft: Draft, sentence: Sentence, begin: int, said: Status) -> Status:
        """How a post is held by the words right before its title, "former", "Acting"; else as the verb says."""
        lead = draft.text[max(sentence.begin, begin - _LEAD) : begin]
        own = next((status for status, pattern in self._statuses if pattern.search(lead)), said)
        own = "former" if _FORMER.search(lead) else own
        return said if own == "acting" and said == "former" else own

    def _is_of_next(self, tree: Tree, title: int) -> bool:
        """Whether a name stands right behind a title and its body, as in a list: "NAME, ROLE of BODY, NAME, ROLE"."""
        behind = [n for n in range(title + 1, len(tree.nodes)) if tree.nodes[n].slot is not None]
        body = bool(behind) and not self._is_person(tree, behind[0])
        following = behind[1] if body and len(behind) > 1 else behind[0] if behind and not body else None
        if following is None or not self._is_person(tree, following):
            return False
        between = {tree.nodes[n].dep for n in range(behind[0] + 1 if body else title + 1, following)}
        return between <= {"punct", "compound", "nmod", "amod"}

    def _is(self, tree: Tree, number: int, name: str) -> bool:
        return tree.nodes[number].word in self._words[name]

    def _is_person(self, tree: Tree, number: int) -> bool:
        slot = tree.nodes[number].slot
        return slot is not None and slot.kind == "Person" and slot.referent >= 0
