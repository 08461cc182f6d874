"""Relations: rules over folded sentences, applied in stages, each of which folds what it has understood.

The stages are those of the lexicon, in this order: `name` (a body's acronym in brackets, a body of a body), `post`
(a role of a body or State), `holder` (a person in a post), `fact` (all else). After "holder", the sentence
"Mr. Vladimir Voronkov, Under-Secretary-General of the United Nations Office of Counter-Terrorism, highlighted that"
reads "⟨Person⟩ highlighted that", and a rule need not know how posts are said.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from kg.extract.draft import Draft, plain
from kg.extract.folded import Folded, Slot, capacity, fold
from kg.extract.posts import Roles
from kg.lexicon import Lexicon, RelationRule
from kg.lexicon.slots import slots
from kg.model import Mention, Modality, Relation, Sentence, Span, Status, Trace, Value

_STAGES = ("name", "post", "holder", "fact")
_STATUSES: dict[str, Status] = {"former-word": "former", "acting-word": "acting", "designate-word": "designate"}
# A rule is applied again to what it has folded, at the most this often: lists longer than this do not occur.
_ROUNDS = 40


class Relations:
    """Applies the lexicon's relation rules."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._rules = {s: [r for r in lexicon.relations if r.stage == s] for s in _STAGES}
        self._roles = roles
        self._holders: dict[str, int] = {}
        self._units = lexicon.word_set("unit-head")
        self._bracket = lexicon.compile(
            slots(
                r"(?P<first>{Body}|{State}|{Instrument}|{Project}|{Document}|{Event}|{Resolution}) ?\((?:the )?[“\"]?(?P<again>{Any})[”\"]?\)"
            )
        )
        self._address = lexicon.compile(slots(r"(?<![\w-])(?:{honorific},? ?)+(?={Person})"))
        self._pronoun = re.compile(r"(?:[A-Z][\w ]{2,40}, )?\b(He|She)\b")
        pair = r"{Person},? (?:of|from|for) (?:the )?(?:{State}|{Body})"
        self._titled = re.compile(slots(r"(?P<r>{Role}) (?=" + pair + r")" + pair + r"(?:(?:,|;|,? and|; and) " + pair + r")*"))
        self._pair = re.compile(slots(r"(?P<s>{Person}),? (?:of|from|for) (?:the )?(?P<w>{State}|{Body})"))
        self._quoted = re.compile(slots(r"(?<={Any})[,.]?[”\"]|[“\"](?={Any})"))
        # "Special Assistant to the President and Director, BODY": what serves a head of State needs no body.
        self._complete = re.compile(r" to the (?:President|Vice President|First Lady|Prime Minister|King|Queen)$")
        self._mail = re.compile(r" ?\([^()\s]+@[^()\s]+\)")
        self._article = re.compile(slots(r"(?<![\w])[Tt]he (?={Any})"))
        self._status = {
            s: lexicon.compile(r"(?:{" + w + r"})[ \n]?(?:the |of |for |to be )?$") for w, s in _STATUSES.items()
        }
        self._status_behind = {
            s: lexicon.compile(r"^[ ,(-]*(?:{" + w + r"})") for w, s in _STATUSES.items() if s != "former"
        }
        self._planned = re.compile(
            r"\b(?:will|shall|would|plans? to|intends? to|is (?:scheduled|expected|due|set) to|are (?:scheduled|expected|due|set) to|to be|should|must|may|might|could|called (?:up)?on|calls (?:up)?on|urges?d?|encourages?d?|invites?d?|requests?(?:ed)?|proposes?d? to|aims? to|hopes? to|looks? forward to|asked|agreed to|decided to|pledged to)\b[^,;]{0,60}$"
        )
        self._denied = re.compile(r"\b(?:not|never|no longer|denied|denies|refused to|failed to|without)\b[^,;]{0,25}$")
        self._questioned = re.compile(r"\b(?:if|whether|unless)\b[^,;]{0,60}$")

    def note(self, draft: Draft) -> None:
        """Read the relations of every sentence, in order."""
        self._office_holders(draft)
        for sentence in draft.sentences:
            self._sentence(draft, sentence)

    def _sentence(self, draft: Draft, sentence: Sentence) -> None:
        found = self._slots(draft, sentence)
        if not found:
            return
        folded = fold(draft.text, sentence.begin, sentence.end, found)
        self._brackets(draft, folded)
        kind = draft.document.blocks[sentence.block].kind if draft.document.blocks else "paragraph"
        self._titled_people(draft, folded)
        for stage in _STAGES:
            for rule in self._rules[stage]:
                if not rule.where or kind in rule.where or draft.document.kind in rule.where:
                    self._apply(draft, folded, rule)

    def _slots(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        inside = [
            Slot(m.kind, m.referent, m.begin, m.end, nominal=m.form == "nominal")
            for m in draft.mentions
            if sentence.begin <= m.begin and m.end <= sentence.end
        ]
        inside += self._pronouns(draft, sentence)
        for role in draft.roles:
            if sentence.begin <= role.begin and role.end <= sentence.end:
                holder = self._holder_meant(draft, role)
                meant = ("Role", -1) if holder is None else ("Person", holder)
                inside.append(Slot(*meant, role.begin, role.end, nominal=holder is not None))
        inside += [
            Slot("Date", -1, b, e, value) for b, e, value in draft.dates if sentence.begin <= b and e <= sentence.end
        ]
        inside += [Slot("Quote", -1, b, e) for b, e in draft.quotes if sentence.begin <= b and e <= sentence.end]
        found: list[Slot] = []
        for slot in sorted(inside, key=lambda s: (s.begin, -s.end)):
            if not found or slot.begin >= found[-1].end:
                found.append(slot)
        return found

    def _office_holders(self, draft: Draft) -> None:
        """Titles that stand before one person's name only: "Vice President Kamala Harris"."""
        found: dict[str, set[int]] = {}
        people = {m.begin: m.referent for m in draft.mentions if m.kind == "Person"}
        for role in draft.roles:
            person = people.get(role.end + 1)
            if person is not None:
                found.setdefault(draft.text[role.begin : role.end].casefold(), set()).add(person)
        self._holders = {title: next(iter(who)) for title, who in found.items() if len(who) == 1}

    def _holder_meant(self, draft: Draft, role: Mention) -> int | None:
        """The one whom "The Vice President" means, where one person of the document bears the title before the name."""
        holder = self._holders.get(draft.text[role.begin : role.end].casefold())
        if holder is None or not re.search(r"\b[Tt]he $", draft.text[max(0, role.begin - 5) : role.begin]):
            return None
        return None if re.match(r" (?:of|for|to|[A-Z])|['’-]", draft.text[role.end : role.end + 6]) else holder

    def _pronouns(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        """ "He" and "She" at the head of a sentence of a biography: the person whom the sentence before was about."""
        match = self._pronoun.match(draft.text, sentence.begin)
        if draft.document.kind != "bio" or match is None or match.end() > sentence.end:
            return []
        block = draft.document.blocks[sentence.block]
        gender = "f" if match[1].endswith("he") and match[1][0] == "S" else "m"
        before = [
            m for m in draft.mentions if m.kind == "Person" and m.end <= sentence.begin and m.begin >= block.begin
        ]
        fitting = [m for m in before if draft.referents[m.referent].attribute("gender") in (None, gender)]
        subjects = [m for m in fitting if (s := draft.sentence_at(m.begin)) is not None and m.begin - s.begin < 45]
        if not subjects:
            return []
        return [Slot("Person", subjects[-1].referent, match.start(1), match.end(1), nominal=True)]

    def _brackets(self, draft: Draft, folded: Folded) -> None:
        """Take acronyms in brackets out: "the United Nations Office on Drugs and Crime (UNODC)" is one name; and
        articles and titles of address before slots."""
        for pattern in (self._quoted, self._mail, self._address, self._article):
            while (match := pattern.search(folded.text)) is not None:
                folded.drop(*match.span())
        at = 0
        while (match := self._bracket.search(folded.text, at)) is not None:
            first, again = folded.slot(match.start("first")), folded.slot(match.start("again"))
            if (
                first.referent == again.referent
                or (again.kind in ("Document", "Instrument")
                and first.kind in ("Document", "Instrument"))
            ):
                folded.drop(match.end("first"), match.end())
                at = match.end("first")
            else:
                at = match.start("again")

    def _titled_people(self, draft: Draft, folded: Folded) -> None:
        """"Prime Minister Kaja Kallas of Estonia", "Presidents A of X and B of Y": posts with the State behind the name."""
        at = 0
        while (match := self._titled.search(folded.text, at)) is not None:
            role = folded.slot(match.start("r"))
            key, title = self._roles.role(_singular(draft.text[role.begin : role.end]))
            for pair in reversed(list(self._pair.finditer(folded.text, match.end("r"), match.end()))):
                person, where = folded.slot(pair.start("s")), folded.slot(pair.start("w"))
                state = where.kind == "State"
                post = draft.refer(
                    "Post", "", key=f"{title}|{'' if state else where.referent}|{where.referent if state else ''}",
                    role=key or title, post_in=None if state else where.referent, post_for=where.referent if state else None,
                )  # fmt: skip
                draft.attribute(post, "title", title)
                trace = Trace(
                    role.begin, max(person.end, where.end), Span(person.begin, person.end), None, Span(role.begin, max(role.end, where.end))
                )
                status = self._status_of(folded, match) or "current"
                draft.relations.append(Relation(person.referent, "holdsPost", post, (trace,), "titled-person-of", status=status))
                folded.put(pair.start("s"), pair.end(), capacity(person, post))
            folded.drop(match.start("r"), match.end("r") + 1)
            at = match.start("r") + 2

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
        return (
            draft.referents[slot.referent].key is None
            and bool(words)
            and (words[0] in self._units or words[-1] in self._units)
        )

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
        for role in roles:
            key, title = self._roles.role(draft.text[role.begin : role.end])
            if role is not roles[-1] and self._complete.search(title):
                alone = draft.refer("Post", "", key=f"{title}||", role=key or title)
                draft.attribute(alone, "title", title)
                numbers.append(alone)
                continue
            numbers.append(
                draft.refer("Post", "", key=f"{title}|{where.referent if where else ''}|{state.referent if state else ''}", role=key or title,
                            post_in=where.referent if where else None, post_for=state.referent if state else None)
            )  # fmt: skip
            draft.attribute(numbers[-1], "title", title)
        slot = Slot("Post", numbers[0], *span, posts=tuple(numbers))
        status = self._status_of(folded, match)
        folded.put(match.start(), match.end(), replace(slot, value=status))
        return match.start() + 2

    def _status_of(self, folded: Folded, match: re.Match[str]) -> Status | None:
        before, after = (
            folded.text[max(0, match.start() - 30) : match.start()],
            folded.text[match.end() : match.end() + 24],
        )
        found = next((s for s, p in self._status.items() if p.search(before)), None)
        return found or next((s for s, p in self._status_behind.items() if p.search(after)), None)

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
        slots_ = folded.within(*match.span(group))
        if slots_:
            return slots_
        return []

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
        span = folded.source(*match.span())
        trigger = Span(*folded.source(*match.span("t"))) if "t" in match.re.groupindex and match["t"] else None
        trace = Trace(
            span[0], span[1],
            Span(subject.begin, subject.end) if subject.begin >= 0 else None, trigger,
            Span(item.begin, item.end) if item.begin >= 0 else None,
        )  # fmt: skip
        if predicate == "holdsPost":
            return self._holds(draft, folded, rule, subject, item, trace, match)
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
        modality = self._modality(folded, match, rule)
        draft.relations.append(
            Relation(
                subject.referent, predicate, target, (trace,), rule.name, modality=modality, capacity=subject.capacity
            )
        )
        return []

    def _date(self, folded: Folded, match: re.Match[str], group: str) -> str | None:
        if group not in match.re.groupindex or match[group] is None:
            return None
        return (folded.slot(match.start(group)).value or "").split("/")[0] or None

    def _modality(self, folded: Folded, match: re.Match[str], rule: RelationRule) -> Modality | None:
        if rule.modality:
            return None if rule.modality == "stated" else rule.modality  # type: ignore[return-value]
        before = folded.text[max(0, match.start() - 90) : match.start()]
        trigger = match.start("t") if "t" in match.re.groupindex and match["t"] else None
        inside = folded.text[match.start() : trigger] if trigger is not None else ""
        clause = re.split(r"[;:]|\. ", before + inside)[-1]
        for modality, pattern in (
            ("denied", self._denied),
            ("questioned", self._questioned),
            ("planned", self._planned),
        ):
            if pattern.search(clause):
                return modality  # type: ignore[return-value]
        return None

    def _holds(
        self,
        draft: Draft,
        folded: Folded,
        rule: RelationRule,
        subject: Slot,
        item: Slot,
        trace: Trace,
        match: re.Match[str],
    ) -> list[int]:
        status = rule.status or item.value or "current"
        begin, end = match.span()
        aux = folded.text[begin:end]
        if (
            rule.status is None
            and item.value is None
            and re.search(r"\b(?:was|had been|were|served|previously|formerly|former)\b", aux)
        ):
            status = "former"
        starts, ends = (self._date(folded, match, g) for g in ("since", "until"))
        if rule.status is None and item.value is None and starts:
            status = (
                "former"
                if ends or (re.search(r"\b(?:was|served|from|between)\b", aux) and " since " not in aux)
                else "current"
            )
        modality = (
            self._modality(folded, match, rule)
            if rule.modality != "stated" and status == "current" and re.search(r"\b(?:will|would)\b", aux)
            else None
        )
        for post in item.posts:
            draft.relations.append(
                Relation(
                    subject.referent,
                    "holdsPost",
                    post,
                    (trace,),
                    rule.name,
                    status=cast(Status, status),
                    modality=modality,
                    starts_on=starts,
                    ends_on=ends,
                )
            )
        return list(item.posts)


def bare_roles(draft: Draft, roles: Roles, ranks: frozenset[str]) -> None:
    """Roles right before a name without a body: a rank, or a post of which nobody names the body.

    Titles of address that are ranks (`ranks`: Ambassador, General) are no posts; `rank_titles` reads them.
    """
    for role in draft.roles:
        person = next(
            (
                m
                for m in draft.mentions
                if m.kind == "Person"
                and 0 < m.begin - role.end <= 12
                and re.fullmatch(r"[ \n](?:(?:Mr|Ms|Mrs|Dr)\.? )?", draft.text[role.end : m.begin])
            ),
            None,
        )
        if person is None:
            continue
        held = [r for r in draft.relations if r.predicate == "holdsPost" and r.subject == person.referent]
        mine = next(
            (r for r in held if any(t.object and t.object.begin <= role.begin < t.object.end for t in r.traces)), None
        )
        if mine is not None:
            continue
        key, title = roles.role(draft.text[role.begin : role.end])
        if title in ranks:
            continue
        span = Span(role.begin, role.end)
        trace = Trace(role.begin, person.end, Span(person.begin, person.end), None, span)
        if key in roles.ranks and held:
            rank = draft.refer("Role", title, key=key)
            draft.relations.append(Relation(person.referent, "rank", rank, (trace,), "rank-before-name"))
            continue
        if any(draft.referents[r.object].attribute("title") == title for r in held if isinstance(r.object, int)):
            continue
        status = next(
            (
                s
                for s, w in (("former", "ormer"), ("acting", "cting"))
                if re.search(rf"{w} $", draft.text[max(0, role.begin - 10) : role.begin])
            ),
            "current",
        )
        post = draft.refer("Post", "", key=f"{title}|||{person.referent}", role=key or title, holder=person.referent)
        draft.attribute(post, "title", plain(title))
        draft.relations.append(
            Relation(person.referent, "holdsPost", post, (trace,), "post-before-name", status=cast(Status, status))
        )


def rank_titles(draft: Draft, roles: Roles) -> None:
    """Ranks in titles of address: "Ambassador Ladeb"."""
    for number, person in enumerate(list(draft.referents)):
        if person.kind != "Person":
            continue
        for title in [v for k, v in person.attributes if k == "rank"]:
            for mention in draft.mentions:
                if mention.referent != number:
                    continue
                before = draft.text[max(0, mention.begin - len(title) - 3) : mention.begin]
                at = before.rfind(title)
                if at < 0:
                    continue
                begin = mention.begin - len(before) + at
                key, label = roles.role(title)
                rank = draft.refer("Role", label, key=key)
                trace = Trace(
                    begin, mention.end, Span(mention.begin, mention.end), None, Span(begin, begin + len(title))
                )
                draft.relations.append(Relation(number, "rank", rank, (trace,), "rank-title"))
                break


def _singular(title: str) -> str:
    """A title for one person: "Prime Ministers" → "Prime Minister", "Secretaries-General" → "Secretary-General"."""
    head, hyphen, tail = title.partition("-General")
    if head.endswith("ies"):
        return head[:-3] + "y" + hyphen + tail
    return (head[:-1] if head.endswith("s") and not head.endswith(("ss", "Affairs")) else head) + hyphen + tail
