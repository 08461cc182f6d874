"""The last look at what a claim joins: ends that the words around them part.

A rule reads words in their order, and two names may stand in the order of a fact that is told of neither: "travels to
CITY, STATE to attend EVENT", "under President NAME, the ROLE of BODY". What such a place says is looked at here, once,
whichever rule has read it; a claim all of whose places are of that kind isn't made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.workplaces import roles_in
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Referent, Relation, Span, Status, Trace, Value

# Rules that take what stands before a verb for the one who belongs to a body.
_MEMBERS = ("party-member-of", "formed-group")
# So far before a title stands a word of how it is held.
_WORD = 24
# When and where an event is held; what is only meant to be.
_HELD, _INTENT = ("heldOn", "endsOn", "heldAt"), " inten"
# What says that something done is done still.
_HAS = ("has ", "have ", "has also ", "has long ", "has since ")
# The longest name of a person.
_NAME = 80
# Who stands beside a president.
_BESIDE_HIM = ("First Lady", "the First Lady", "Vice President", "the Vice President", "First Gentleman")
# What marks a line's head is no longer; what opens a title of many.
_MARKS, _MANY = 6, ("Members of", "Members,", "Trustees of", "Commissioners of", "Directors of")
# What opens a letter; a name without its last word; so far before a title a comma stands.
_DEAR, _INITIALS, _TITLE = compiled(r"Dear .*"), compiled(r"[A-Z][\w’'-]+ [A-Z]\.?"), 12
_SEASONS = ("Spring", "Summer", "Autumn", "Fall", "Winter")
# What is asked of a State that somebody calls on.
_CALLED = compiled(r"(?:also )?call(?:s|ed|ing)? (?:also )?(?:up)?on\b")
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
        self._did = lexicon.pattern("doubtful-did")
        self._held, self._was = map(lexicon.pattern, ("doubtful-held", "was-holder"))
        self._stands_in = lexicon.pattern("doubtful-stands-in")
        self._speaks = lexicon.pattern("doubtful-speaks")
        names = ("doubtful-acts", "doubtful-verb", "doubtful-vacant")
        self._acts, self._verb, self._vacant = map(lexicon.pattern, names)
        self._surnames, self._apposed = lexicon.word_set("role-and-surname"), lexicon.pattern("doubtful-apposed")
        self._of_part, self._unread = map(lexicon.pattern, ("doubtful-of-part", "doubtful-unread"))
        self._own = lexicon.pattern("doubtful-own")
        self._post = lexicon.pattern("doubtful-post")
        self._dash = lexicon.pattern("doubtful-dash")
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
        for relation in self._settled(draft):
            if _is_of_no_subject(draft, relation) or self._is_of_none(draft, relation):
                continue
            check = self._checks.get(relation.predicate)
            if check is None or not all(check(draft, relation, trace) for trace in relation.traces):
                kept.append(relation)
        draft.relations = kept

    def _is_of_none(self, draft: Draft, relation: Relation) -> bool:
        """Whether what is claimed is of a body that is a post, or of a season for a place."""
        thing = _thing(draft, relation)
        if thing is None or thing.key is not None or not thing.names:
            return False
        if thing.kind == "Place":
            return all(name in _SEASONS for name in thing.names)
        return thing.kind == "Organization" and all(map(self._post.fullmatch, thing.names))

    def _settled(self, draft: Draft) -> list[Relation]:
        """The relations, as sure as they are: an event of a day that is past is not planned, who is to be named is."""
        day, found = draft.document.date or "", []
        past = {
            (r.subject, r.traces[0].begin, r.traces[0].end)
            for r in draft.relations
            if r.predicate == "heldOn"
            and isinstance(r.object, Value)
            and day
            and r.object.text < day[: len(r.object.text)]
        }
        for relation in draft.relations:
            trace = relation.traces[0]
            told = relation.predicate in _HELD and (relation.subject, trace.begin, trace.end) in past
            later = (
                relation.predicate == "endsOn" and isinstance(relation.object, Value) and relation.object.text >= day
            )
            if relation.modality == "planned" and told and not later:
                relation = replace(relation, modality=None)
            elif relation.rule == "appoints" and relation.modality is None and trace.trigger is not None:
                said = draft.text[trace.trigger.begin : trace.trigger.end]
                relation = replace(relation, modality="planned") if _INTENT in said else relation
            found.append(self._by_own_word(draft, relation))
        return found

    def _by_own_word(self, draft: Draft, relation: Relation) -> Relation:
        """A post of a list held as the word right before its own title says: "Founder and former Director of BODY"."""
        post = _thing(draft, relation)
        if (
            relation.predicate != "holdsPost"
            or post is None
            or relation.status is None
            or relation.modality is not None
        ):
            return relation
        title = _spelt(post.attribute("title") or post.role or "")
        roles = [r for t in relation.traces for r in roles_in(draft.roles, t.begin, t.end)]
        own = [r for r in roles if _spelt(draft.text[r.begin : r.end]) == title]
        done = [r for r in roles if self._did.fullmatch(draft.text, r.begin, r.end)]
        lasts = any(draft.text.endswith(_HAS, 0, r.begin) for r in done)
        if relation.status == "current" and not own and done and done == roles and not lasts:
            return replace(relation, status="former")  # "where he served and chaired BODY"
        said = [self._held.search(draft.text, max(0, r.begin - _WORD), r.begin) for r in own]
        words = {None if m is None else m.lastgroup for m in said}
        if len(words) != 1:
            return relation
        word = words.pop()
        if word in ("former", "acting", "current") and not (word == "acting" and relation.status == "former"):
            return replace(relation, status=cast("Status", word))
        others = (self._held.search(draft.text, max(0, r.begin - _WORD), r.begin) for r in roles if r not in own)
        if relation.status == "acting" and any(m is not None and m.lastgroup == "acting" for m in others):
            before = draft.text[relation.traces[0].begin : own[0].begin]
            alone = self._stands_in.search(draft.text, max(0, own[0].begin - _WORD), own[0].begin) is None
            return replace(relation, status="former" if self._was.search(before) else "current") if alone else relation
        return relation

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
        if trace.trigger is not None and _CALLED.match(draft.text, trace.trigger.begin):
            return True  # "called on the STATE regime to create"
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
        if (
            trace.object is not None
            and relation.rule == "career-post"
            and self._heads_line(draft, relation, trace.object)
        ):
            return True
        if trace.object is not None and self._is_open(draft, trace.object):
            return True
        if trace.subject is None or trace.object is None:
            return False
        if self._is_of_nearer(draft, relation, trace.subject, trace.object):
            return True
        if trace.object.end <= trace.subject.begin:
            cut = relation.rule == "post-before-name" and draft.text.endswith("Chief ", 0, trace.object.begin)
            return cut or self._closes_line(draft, trace.object.begin)  # "Chief | Reef Officer NAME"
        if trace.object.begin < trace.subject.end:
            return False
        consort = draft.text.startswith(_BESIDE_HIM, trace.object.begin)
        if consort and draft.text.endswith("President ", 0, trace.subject.begin):
            return True  # "President NAME, the First Lady, and others"
        if self._acts.match(draft.text, trace.subject.end, trace.object.begin) and self._verb.match(
            draft.text, trace.object.end
        ):
            return True  # "the murder of NAME – the President signed"
        if _behind(draft, self._under, trace.subject.begin) and draft.text.startswith(", ", trace.subject.end):
            return True
        return relation.rule not in _COLUMNS and self._is_of_next(draft, relation, trace.subject, trace.object)

    def _heads_line(self, draft: Draft, relation: Relation, said: Span) -> bool:
        """Whether a title opens a line that names another who speaks: "Chair, BODY, Senator NAME: “…”"."""
        sentence = draft.sentence_at(said.begin)
        if sentence is None or said.begin - sentence.begin > _MARKS:
            return False
        people = [m for m in draft.within(sentence.begin, sentence.end) if m.kind == "Person"]
        if not people or any(m.referent == relation.subject for m in people):
            return False
        return self._speaks.match(draft.text, people[0].end) is not None

    def _is_of_nearer(self, draft: Draft, relation: Relation, subject: Span, said: Span) -> bool:
        """Whether a title is that of somebody nearer ("Counsel to NAME, the ROLE"), or of who says it."""
        role = next(iter(roles_in(draft.roles, said.begin, said.end)), None)
        if said.end <= subject.begin:
            return _behind(draft, self._own, said.begin)  # "When I became President, he was"
        if role is None:
            return False
        if self._of_part.match(draft.text, role.end) is not None:
            return True  # "chair of the department’s programme"
        if role.begin < subject.end:
            return False
        behind = self._unread.match(draft.text, role.end)
        if behind is not None and draft.free(*behind.span("name")) and draft.text.startswith(", ", subject.end):
            return True  # "Secretary NAME, U.S. Treasurer | Tamo, and"
        comma = self._apposed.search(draft.text, max(subject.end, said.begin - _TITLE), said.begin)
        nearer = None if comma is None else _person_before(draft, comma.start())
        return nearer is not None and nearer != relation.subject

    def _is_open(self, draft: Draft, said: Span) -> bool:
        """Whether a title is that of many, or of an empty seat: "Members of BODY"; "vacant seats, that of ROLE"."""
        sentence = draft.sentence_at(said.begin)
        begin = said.begin if sentence is None else sentence.begin
        heading = draft.text.startswith(_MANY, said.begin) and said.begin - begin <= _MARKS
        title = draft.text[said.begin : said.end]
        if title in self._surnames and draft.text.endswith(" and ", 0, said.begin):
            return draft.text.startswith(",", said.end)  # "Senators Souza and King, and Congressman NAME"
        return heading or self._vacant.search(draft.text, begin, said.begin) is not None

    def _closes_line(self, draft: Draft, at: int) -> bool:
        """Whether a title stands behind a dash: it belongs to the name before, in "NAME – ROLE of BODY NAME – ROLE"."""
        before = self._dash.search(draft.text, max(0, at - _TITLE), at)
        return before is not None and _person_before(draft, before.start()) is not None

    def _is_of_next(self, draft: Draft, relation: Relation, subject: Span, said: Span) -> bool:
        """Whether a title and its body stand right before another's name: "ROLE NAME, ROLE of BODY NAME"."""
        sentence = draft.sentence_at(subject.begin)
        if sentence is None or "\n\n" in draft.document.text[subject.end : said.end] or draft.text[subject.end] != ",":
            return False
        role = next(iter(roles_in(draft.roles, said.begin, said.end)), None)
        end = said.end if role is None else role.end
        for mention in draft.within(end, sentence.end):
            between = " ".join(draft.text[end : mention.begin].split())
            if mention.kind == "Person":
                ranked = self._title.fullmatch(between) is not None
                wrapped = "\n" not in draft.document.text[end : mention.begin] or mention.begin - subject.begin > _LINE
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


def _person_before(draft: Draft, at: int) -> int | None:
    """The referent of the person whose name ends at a place, if one does."""
    near = draft.within(max(0, at - _NAME), at)
    return next((m.referent for m in near if m.kind == "Person" and m.end == at), None)


def _spelt(title: str) -> str:
    """A title as compared: one line, small letters, one way to write it."""
    words = " ".join(title.replace("-", " ").split()).casefold()
    return words.replace("advisor", "adviser").replace("counselor", "counsellor")


def _thing(draft: Draft, relation: Relation) -> Referent | None:
    return draft.referents[relation.object] if isinstance(relation.object, int) else None


def _is_of_no_subject(draft: Draft, relation: Relation) -> bool:
    """Whether a letter's first line is taken for an event, or the front of a name for a person's: "Samuel O|. Tamo"."""
    subject = draft.referents[relation.subject]
    if not subject.names or subject.kind not in ("Event", "Person"):
        return False
    pattern = _DEAR if subject.kind == "Event" else _INITIALS
    return all(pattern.fullmatch(name) for name in subject.names)


def _behind(draft: Draft, pattern: re.Pattern[str], at: int) -> bool:
    """Whether the words right before a place match a pattern that ends there."""
    sentence = draft.sentence_at(at)
    begin = max(0 if sentence is None else sentence.begin, at - 80)
    return pattern.search(draft.text[begin:at]) is not None
