"""The last look at what a claim joins: ends that the words around them part.

A rule reads words in their order, and two names may stand in the order of a fact that is told of neither: "travels to
CITY, STATE to attend EVENT", "under President NAME, the ROLE of BODY". What such a place says is looked at here, once,
whichever rule has read it; a claim all of whose places are of that kind isn't made.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Referent, Relation, Span, Trace

# Rules that take what stands before a verb for the one who belongs to a body.
_MEMBERS = ("party-member-of", "formed-group")
# Who hosts others need not come.
_HOSTS = ("hosted", "received", "welcomed")
# Lists whose next line opens with the next name, and how long a line is that goes on.
_COLUMNS, _LINE = ("post-in-column",), 60
_PRONOUNS = frozenset(("he", "she", "his", "her"))


class Doubtful:
    """Drops claims that join what the words around it part."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._where, self._group = map(lexicon.pattern, ("doubtful-where", "doubtful-group"))
        self._under, self._helped = map(lexicon.pattern, ("doubtful-under", "doubtful-helped"))
        self._trip, self._longer = map(lexicon.pattern, ("doubtful-trip", "doubtful-longer"))
        self._plural, self._board = map(lexicon.pattern, ("doubtful-plural", "doubtful-board"))
        self._within, self._staff = map(lexicon.pattern, ("doubtful-all-within", "doubtful-staff"))
        self._title, self._link = map(lexicon.pattern, ("doubtful-title", "doubtful-link"))
        self._laws, self._school = map(lexicon.pattern, ("doubtful-laws", "doubtful-school"))
        self._name_ends, self._goes_on = map(lexicon.pattern, ("doubtful-name-ends", "doubtful-name-goes-on"))
        self._checks: dict[str, Callable[[Draft, Relation, Trace], bool]] = {
            "attended": self._attends,
            "spokeAt": self._is_where,
            "chaired": self._is_where,
            "moderated": self._is_where,
            "metWith": self._meets,
            "memberOf": self._belongs,
            "holdsPost": self._holds,
            "heldOn": self._travels,
            "endsOn": self._travels,
            "partOf": self._is_part,
            "cites": self._is_no_paper,
            "implementedBy": self._is_longer,
            "supportedBy": self._is_longer,
        }

    def drop(self, draft: Draft) -> None:
        """Drop what each place that tells it leaves in doubt."""
        kept = []
        for relation in draft.relations:
            if _is_salutation(draft, relation):
                continue
            check = self._checks.get(relation.predicate)
            if check is None or not all(check(draft, relation, trace) for trace in relation.traces):
                kept.append(relation)
        draft.relations = kept

    # who takes part

    def _attends(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        subject = draft.referents[relation.subject]
        if relation.rule == "hosted-for" and subject.kind != "Person" and trace.trigger is not None:
            return draft.text.startswith(_HOSTS, trace.trigger.begin)
        return self._is_where(draft, relation, trace)

    def _is_where(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether a State stands for the place to which others go: "travels to STATE to attend EVENT"."""
        if draft.referents[relation.subject].kind != "State" or trace.subject is None:
            return False
        return _behind(draft, self._where, trace.subject.begin)

    def _meets(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether a State or body only tells whose the people are that are met: "with STATE Negotiators"."""
        thing = _thing(draft, relation)
        if thing is None or thing.kind not in ("State", "Organization"):
            return False
        end = self._ends(draft, relation, trace)
        return end is not None and self._group.match(draft.text, end) is not None

    def _ends(self, draft: Draft, relation: Relation, trace: Trace) -> int | None:
        """Where the object of a relation ends where it is told."""
        sentence = draft.sentence_at(trace.begin)
        limit = trace.end if sentence is None else sentence.end
        mentions = (m for m in draft.within(trace.begin, limit) if m.referent == relation.object)
        return max((m.end for m in mentions), default=None)

    # who belongs where

    def _belongs(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        subject, thing = draft.referents[relation.subject], _thing(draft, relation)
        if thing is not None and thing.names and all(map(self._staff.match, thing.names)):
            return True
        if relation.rule not in _MEMBERS or trace.subject is None:
            return False
        if relation.rule == "formed-group":
            return _behind(draft, self._helped, trace.subject.begin)
        return subject.kind == "Organization" and self._is_of_somebody(draft, trace.subject.begin)

    def _is_of_somebody(self, draft: Draft, at: int) -> bool:
        """Whether the sentence tells of a person before this place."""
        sentence = draft.sentence_at(at)
        if sentence is None:
            return False
        before = draft.text[sentence.begin : at]
        if not _PRONOUNS.isdisjoint(re.findall(r"[a-z]+", before.casefold())):
            return True
        return any(m.kind == "Person" for m in draft.within(sentence.begin, at))

    def _holds(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether a title behind a name is another's: "under President NAME, the ROLE"; "by NAME as ROLE"."""
        if trace.subject is None or trace.object is None or trace.object.begin < trace.subject.end:
            return False
        if _behind(draft, self._under, trace.subject.begin) and draft.text.startswith(", ", trace.subject.end):
            return True
        return relation.rule not in _COLUMNS and self._is_of_next(draft, relation, trace.subject, trace.object)

    def _is_of_next(self, draft: Draft, relation: Relation, subject: Span, said: Span) -> bool:
        """Whether a title and its body stand right before another's name: "ROLE NAME, ROLE of BODY NAME"."""
        sentence = draft.sentence_at(subject.begin)
        if sentence is None or "\n\n" in draft.text[subject.end : said.end] or draft.text[subject.end] != ",":
            return False
        role = next((r for r in draft.roles if said.begin <= r.begin < said.end), None)
        end = said.end if role is None else role.end
        for mention in draft.within(end, sentence.end):
            between = " ".join(draft.text[end : mention.begin].split())
            if mention.kind == "Person":
                ranked = self._title.fullmatch(between) is not None
                wrapped = "\n" not in draft.text[end : mention.begin] or mention.begin - subject.begin > _LINE
                return mention.referent != relation.subject and ranked and wrapped
            if self._link.fullmatch(between) is None:
                return False
            end = mention.end
        return False

    # when and of what

    def _travels(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether days are those of a journey: "During his trip of 2-4 May, NAME hosted EVENT"."""
        if not relation.rule.startswith("parsed-") or trace.object is None:
            return False
        return _behind(draft, self._trip, trace.object.begin)

    def _is_part(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        thing = _thing(draft, relation)
        if thing is None or thing.kind != "Organization":
            return False
        if thing.key is None and thing.names and all(map(self._plural.search, thing.names)):
            return True
        if relation.rule == "body-of-body" and all(map(self._board.match, thing.names)):
            return True
        subject = trace.subject
        return relation.rule == "body-part-of" and subject is not None and _behind(draft, self._within, subject.begin)

    def _is_longer(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether a project's name only opens another's: "SHE WINS Rapid Response Fund"."""
        subject = trace.subject
        if draft.referents[relation.subject].kind != "Project" or subject is None:
            return False
        behind = self._longer.match(draft.text, subject.end)
        return behind is not None and draft.free(*behind.span())

    # what is cited

    def _is_no_paper(self, draft: Draft, relation: Relation, trace: Trace) -> bool:
        """Whether what is cited by a name that no list knows is cut, or two, or a headline, or a law school."""
        thing, said = _thing(draft, relation), trace.object
        if thing is None or said is None or thing.key is not None or thing.kind not in ("Instrument", "Document"):
            return False
        name = " ".join(draft.text[said.begin : said.end].split())
        if self._laws.search(name) or self._name_ends.search(name):
            return True
        if name.endswith(" Law"):
            before, behind = draft.text[max(0, said.begin - 30) : said.begin], draft.text[said.end : said.end + 30]
            return self._school.search(before) is not None or self._school.match(behind) is not None
        return self._goes_on.match(draft.text, said.end) is not None


def _thing(draft: Draft, relation: Relation) -> Referent | None:
    return draft.referents[relation.object] if isinstance(relation.object, int) else None


def _is_salutation(draft: Draft, relation: Relation) -> bool:
    """Whether a letter's first line is taken for an event: "Dear Madam Speaker:"."""
    subject = draft.referents[relation.subject]
    return subject.kind == "Event" and bool(subject.names) and all(n.startswith("Dear ") for n in subject.names)


def _behind(draft: Draft, pattern: re.Pattern[str], at: int) -> bool:
    """Whether the words right before a place match a pattern that ends there."""
    sentence = draft.sentence_at(at)
    begin = max(0 if sentence is None else sentence.begin, at - 80)
    return pattern.search(draft.text[begin:at]) is not None
