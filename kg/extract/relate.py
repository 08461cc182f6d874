"""Relations: rules over folded sentences, applied in stages, each of which folds what it has understood.

The stages are those of the lexicon, in this order: `name` (a body's acronym in brackets, a body of a body), `post`
(a role of a body or State), `holder` (a person in a post), `fact` (all else). After "holder", the sentence
"Mr. Vladimir Voronkov, Under-Secretary-General of the United Nations Office of Counter-Terrorism, highlighted that"
reads "⟨Person⟩ highlighted that", and a rule need not know how posts are said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TypeVar

from kg.extract.draft import Draft
from kg.extract.folded import Folded, Slot, capacity, fold
from kg.extract.holders import Holders
from kg.extract.modality import Clauses
from kg.extract.posts import Roles
from kg.lexicon import Lexicon, RelationRule
from kg.model import Relation, Sentence, Span, Trace, Value

_Spanned = TypeVar("_Spanned", tuple[int, int], tuple[int, int, str])
# What is part of no other body.
_WHOLES = ("organization/united-nations", "organization/european-union", "organization/EU")
_STAGES = ("name", "post", "holder", "fact")
# A rule is applied again to what it has folded, at the most this often: lists longer than this do not occur.
_ROUNDS = 40
# How far before what is taken out of a sentence something new can begin: the longest run of titles of address.
_JOINED = 80


class Relations:
    """Applies the lexicon's relation rules."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._rules = {s: [r for r in lexicon.relations if r.stage == s] for s in _STAGES}
        self._roles = roles
        self._clauses = Clauses(lexicon)
        self._holders = Holders(lexicon, roles, self._clauses)
        self._units = lexicon.word_set("unit-head")
        self._bracket = lexicon.pattern("bracketed-again")
        self._pronoun = lexicon.pattern("pronoun-subject")
        self._interim = lexicon.pattern("role-interim")
        self._complete = lexicon.pattern("complete-role")
        quoted = lexicon.compile(r"(?<={Any})[,.]?[”\"]|[“\"](?={Any})")
        mail = re.compile(r" ?\([^()\s]+@[^()\s]+\)")
        names = ("address-before", "party-behind", "ordinal-before-role", "demonym-before", "article-before")
        self._dropped = (quoted, mail, *map(lexicon.pattern, names))

    def note(self, draft: Draft) -> None:
        """Read the relations of every sentence, in order; then the posts and ranks that stand before names alone."""
        self._holders.learn(draft)
        for sentence in draft.sentences:
            self._sentence(draft, sentence)
        self._holders.bare_roles(draft)
        self._holders.rank_titles(draft)

    def _sentence(self, draft: Draft, sentence: Sentence) -> None:
        found = self._slots(draft, sentence)
        if not found:
            return
        folded = fold(draft.text, sentence.begin, sentence.end, found)
        self._brackets(draft, folded)
        kind = draft.document.blocks[sentence.block].kind if draft.document.blocks else "paragraph"
        self._holders.titled(draft, folded)
        for stage in _STAGES:
            for rule in self._rules[stage]:
                if not rule.where or kind in rule.where or draft.document.kind in rule.where:
                    self._apply(draft, folded, rule)

    def _slots(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        inside = [
            Slot(m.kind, m.referent, m.begin, m.end, nominal=m.form == "nominal")
            for m in draft.within(sentence.begin, sentence.end)
        ]
        inside += self._pronouns(draft, sentence)
        first = bisect_left(draft.roles, sentence.begin, key=lambda r: r.begin)
        for role in draft.roles[first : bisect_left(draft.roles, sentence.end, key=lambda r: r.begin)]:
            if role.end <= sentence.end:
                holder = self._holders.meant(draft, role)
                meant = ("Role", -1) if holder is None else ("Person", holder)
                inside.append(Slot(*meant, role.begin, role.end, nominal=holder is not None))
        inside += [
            Slot("Date", -1, b, e, value) for b, e, value in _between(draft.dates, sentence) if e <= sentence.end
        ]
        if draft.document.kind != "meeting-record":  # there every turn is a quotation, and what it says is read
            inside += [Slot("Quote", -1, b, e) for b, e in _between(draft.quotes, sentence) if e <= sentence.end]
        found: list[Slot] = []
        for slot in sorted(inside, key=lambda s: (s.begin, -s.end)):
            if not found or slot.begin >= found[-1].end:
                found.append(slot)
        return found

    def _pronouns(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        """ "He" and "She" at the head of a sentence of a biography: the person whom the sentence before was about."""
        match = self._pronoun.match(draft.text, sentence.begin)
        if draft.document.kind != "bio" or match is None or match.end() > sentence.end:
            return []
        block = draft.document.blocks[sentence.block]
        word = match.lastgroup or ""
        gender = {"woman": "f", "man": "m"}.get(word)
        before = [
            m for m in draft.mentions if m.kind == "Person" and m.end <= sentence.begin and m.begin >= block.begin
        ]
        fitting = [
            m for m in before if gender is None or draft.referents[m.referent].attribute("gender") in (None, gender)
        ]
        subjects = [m for m in fitting if (s := draft.sentence_at(m.begin)) is not None and m.begin - s.begin < 45]
        if not subjects:
            return []
        return [Slot("Person", subjects[-1].referent, *match.span(word), nominal=True)]

    def _brackets(self, draft: Draft, folded: Folded) -> None:
        """Take acronyms in brackets out: "the United Nations Office on Drugs and Crime (UNODC)" is one name; and
        articles and titles of address before slots."""
        for pattern in self._dropped:
            at = 0
            while (match := pattern.search(folded.text, at)) is not None:
                folded.drop(*match.span())
                # What is taken out can join what stands before it to what stands behind.
                at = max(0, match.start() - _JOINED)
        at = 0
        while (match := self._bracket.search(folded.text, at)) is not None:
            first, again = folded.slot(match.start("first")), folded.slot(match.start("again"))
            works = {first.kind, again.kind} <= {"Document", "Instrument"}
            if first.referent == again.referent or works:
                folded.drop(match.end("first"), match.end())
                at = match.end("first")
            else:
                at = match.start("again")

    def _apply(self, draft: Draft, folded: Folded, rule: RelationRule) -> None:
        at = 0
        for _ in range(_ROUNDS):
            match = rule.pattern.search(folded.text, at)
            if match is None:
                return
            at = match.end() if match.end() > match.start() else match.end() + 1
            if rule.stage == "post":
                at = self._post(draft, folded, rule, match)
                continue
            if rule.unit and not self._is_unit(draft, folded.slot(self._slot_start(folded, match, rule.unit))):
                at = match.start() + 2
                continue
            kept = folded.slot(self._slot_start(folded, match, rule.keep)) if rule.keep else None
            posts = self._state(draft, folded, rule, match)
            if kept is not None:
                for post in posts:
                    kept = capacity(kept, post)
                folded.put(match.start(), match.end(), kept)
                at = match.start()
                if match.end() - match.start() <= 2:
                    at = match.start() + 2

    def _is_unit(self, draft: Draft, slot: Slot) -> bool:
        """Whether a body's name opens or closes with the head of a part of a body: "Division for Operations"."""
        words = [w for n in draft.referents[slot.referent].names[:1] for w in n.split()]
        return bool(words) and (words[0] in self._units or words[-1] in self._units)

    def _slot_start(self, folded: Folded, match: re.Match[str], group: str) -> int:
        begin, end = match.span(group)
        return next(i for i in range(begin, end) if "\ue001" <= folded.text[i] <= "\ue0ff")

    def _post(self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str]) -> int:
        """Fold roles and their body or State into posts."""
        groups = match.groupdict()
        span = folded.source(*match.span())
        roles = folded.within(*match.span("r"))
        bodies = folded.within(*match.span("in")) if groups.get("in") else []
        states = folded.within(*match.span("for")) if groups.get("for") else []
        where = next((s for s in bodies if s.kind != "State"), None)
        state = next((s for s in states if s.kind == "State"), next((s for s in bodies if s.kind == "State"), None))
        numbers = []
        interim = any(self._interim.search(draft.text[r.begin : r.end]) for r in roles)
        for role in roles:
            key, title = self._roles.role(draft.text[role.begin : role.end])
            alone = role is not roles[-1] and self._complete.search(title) is not None
            within, of = (None if s is None or alone else s.referent for s in (where, state))
            numbers.append(self._roles.post(draft, key, title, within, of))
        slot = Slot("Post", numbers[0], *span, posts=tuple(numbers))
        status = self._clauses.status(folded, match) or ("acting" if interim else None)
        folded.put(match.start(), match.end(), replace(slot, value=status))
        return match.start() + 2

    def _state(self, draft: Draft, folded: Folded, rule: RelationRule, match: re.Match[str]) -> list[int]:
        """The relations that a match of a rule states; returns the posts that its person is said to hold."""
        posts: list[int] = []
        for left, predicate, right in rule.facts:
            for subject in self._ends(draft, folded, match, left):
                for item in self._ends(draft, folded, match, right):
                    posts += self._relation(draft, folded, rule, match, predicate, subject, item)
        return posts

    def _ends(self, draft: Draft, folded: Folded, match: re.Match[str], group: str) -> list[Slot]:
        if group.startswith("@"):
            number = {
                "@document": 0,
                "@event": draft.main_event,
                "@speaker": draft.speaker,
                "@organ": draft.organ,
                "@speaker-body": self._speaker_body(draft),
            }[group]
            return [] if number is None else [Slot(draft.referents[number].kind, number, -1, -1)]
        if match.group(group) is None:
            return []
        return folded.within(*match.span(group))

    def _speaker_body(self, draft: Draft) -> int | None:
        for relation in draft.relations:
            if (
                relation.subject == draft.speaker
                and relation.predicate == "holdsPost"
                and isinstance(relation.object, int)
            ):
                post = draft.referents[relation.object]
                if post.post_in is not None:
                    return post.post_in
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
        if item.kind == "Date":
            first, _, last = (item.value or "").partition("/")
            target = Value(first, "date")
            if last and predicate == "heldOn":
                draft.relations.append(Relation(subject.referent, "endsOn", Value(last, "date"), (trace,), rule.name))
        elif item.referent < 0:
            return []
        else:
            target = item.referent
        modality = self._clauses.modality(folded, match, rule)
        draft.relations.append(
            Relation(
                subject.referent, predicate, target, (trace,), rule.name, modality=modality, capacity=subject.capacity
            )
        )
        return []

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
        held = self._clauses.tenure(folded, match, rule, item)
        draft.relations += [
            Relation(
                subject.referent,
                "holdsPost",
                post,
                (trace,),
                rule.name,
                status=held.status,
                modality=held.modality,
                starts_on=held.starts_on,
                ends_on=held.ends_on,
            )
            for post in item.posts
        ]
        return list(item.posts)


def _between(spans: list[_Spanned], sentence: Sentence) -> list[_Spanned]:
    """Of spans in text order those that begin in the sentence."""
    first = bisect_left(spans, sentence.begin, key=lambda s: s[0])
    return spans[first : bisect_left(spans, sentence.end, key=lambda s: s[0])]
