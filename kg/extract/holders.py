"""Holders of posts by where a title stands: a bare title before a name, a rank, "The Vice President"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.extract.bygone import Bygone
from kg.extract.draft import Draft
from kg.extract.folded import Folded, capacity
from kg.extract.modality import Clauses
from kg.extract.posts import Roles
from kg.extract.titles import is_of_aide, singular
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Status, Trace

# How far behind a title the name stands, titles of address between them.
_ADDRESSED = 40
# Texts that go on to call the one of whom they tell by the title alone.
_OF_ONE = ("press-release", "document", "joint-statement", "readout", "brief")
# What stands between those of one title.
_LINKS = (", ", " and ", ", and ")
# How far before it the words that say how it is held: "former Pennsylvania Governor".
_STANDING = 60
# How far before a title the words stand that say whether its article means somebody.
_ARTICLE = 12


class Holders:
    """Reads who holds a post from where a title stands, not from a sentence's words."""

    def __init__(self, lexicon: Lexicon, roles: Roles, clauses: Clauses) -> None:
        self._roles = roles
        self._clauses = clauses
        self._bygone = Bygone(lexicon)
        self._acronym = lexicon.pattern("acronym-ending")
        self._head = lexicon.pattern("title-head")
        self._apposed = lexicon.pattern("title-apposed")
        self._named_next = lexicon.pattern("title-named-next")
        self._of_many = lexicon.word_set("title-of-many")
        self._elect = lexicon.pattern("elect-ending")
        self._none_alone = lexicon.word_set("no-post-alone")
        self._meant: dict[str, int] = {}
        self._titled = lexicon.pattern("titled-people")
        self._pair = lexicon.pattern("person-of-pair")
        self._of_body, self._acronym_behind = (
            compiled(r"[ \n]of[ \n](?:the[ \n])?"),
            compiled(r" \([A-Z][A-Za-z-]{1,11}\)"),
        )
        self._many = lexicon.pattern("many-holders")
        self._definite = lexicon.pattern("definite")
        self._clause = lexicon.pattern("definite-behind-clause")
        self._goes_on = lexicon.pattern("role-goes-on")
        self._address = lexicon.pattern("short-address")
        self._endings: tuple[tuple[Status, re.Pattern[str]], ...] = (
            ("former", lexicon.pattern("former-ending")),
            ("acting", lexicon.pattern("acting-ending")),
            ("designate", lexicon.pattern("designate-ending")),
        )
        # Titles of address that are ranks (Ambassador, General) are no posts.
        self._rank_titles = lexicon.word_set("rank-title")
        self._unread_owner = lexicon.pattern("small-title-unread")
        self._alone = lexicon.word_set("small-title-alone")
        self._sent = lexicon.word_set("rank-of-state")
        self._of_lands, self._lands = map(lexicon.word_set, ("title-of-land", "state-or-land"))
        self._of_courts = lexicon.word_set("rank-of-body")

    def learn(self, draft: Draft) -> None:
        """Learn the titles that stand before one person's name only: "Vice President Kamala Harris"."""
        found: dict[str, set[int]] = {}
        people = {m.begin: m.referent for m in draft.mentions if m.kind == "Person"}
        for role in draft.roles:
            person = people.get(role.end + 1)
            person = self._behind_body(draft, role, people) if person is None else person
            if person is not None:
                found.setdefault(draft.text[role.begin : role.end].casefold(), set()).add(person)
        self._behind_names(draft, found)
        self._meant = {title: min(who) for title, who in found.items() if len(who) == 1}

    def _behind_body(self, draft: Draft, role: Mention, people: Mapping[int, int]) -> int | None:
        """The one named behind a title and its body: "The Executive Secretary of BODY (ABCD), H.E. NAME,"."""
        lead = self._of_body.match(draft.text, role.end)
        body = None if lead is None else next(iter(draft.within(lead.end(), lead.end() + 1)), None)
        if body is None or body.kind != "Organization" or not draft.text[role.begin].isupper():
            return None
        acronym = self._acronym_behind.match(draft.text, body.end)
        address = self._named_next.match(draft.text, body.end if acronym is None else acronym.end())
        return None if address is None else people.get(address.end())

    def _behind_names(self, draft: Draft, found: dict[str, set[int]]) -> None:
        """Learn the heads of titles that stand in apposition: behind "NAME, Ambassador-at-large for Reefs,"."""
        if draft.document.kind not in _OF_ONE:
            return
        before = {m.end: m.referent for m in draft.mentions if m.kind == "Person"}
        behind = {m.begin: m.referent for m in draft.mentions if m.kind == "Person"}
        for role in draft.roles:
            head = self._head.match(draft.text, role.begin, role.end)
            if head is None or head[0].casefold() in self._of_many:
                continue
            lead = self._apposed.search(draft.text, max(0, role.begin - _ARTICLE), role.begin)
            address = self._named_next.match(draft.text, role.end)
            assert address is not None
            who = (before.get(lead.start()) if lead is not None else None, behind.get(address.end()))
            found.setdefault(head[0].casefold(), set()).update(person for person in who if person is not None)

    def meant(self, draft: Draft, role: Mention) -> int | None:
        """The one whom "The Vice President" means, if one person of the document bears the title before the name."""
        holder = self._meant.get(draft.text[role.begin : role.end].casefold())
        before = draft.text[max(0, role.begin - _STANDING) : role.begin]
        if holder is None or not (self._definite.search(before[-_ARTICLE:]) or self._clause.search(before)):
            return None
        address = self._named_next.match(draft.text, role.end)
        named = draft.within(role.end, role.end + _ADDRESSED)[:1]
        if address is not None and named and named[0].kind == "Person" and named[0].begin == address.end():
            return None  # "The High Representative, NAME, said"
        return None if self._goes_on.match(draft.text[role.end : role.end + 6]) else holder

    def titled(self, draft: Draft, folded: Folded) -> None:
        """Fold "Prime Minister A of X", "Presidents A of X and B of Y": posts with the State behind the name."""
        at = 0
        while (match := self._titled.search(folded.text, at)) is not None:
            role = folded.slot(match.start("r"))
            title = self._roles.role(singular(draft.text[role.begin : role.end]))[1]
            pairs = list(self._pair.finditer(folded.text, match.end("r"), match.end()))
            if not self._many.search(draft.text[role.begin : role.end]):
                del pairs[1:]  # one title is one person's: "Prime Minister A (X), B (Y)"
            # "Council President Joana Duarte (Mozambique)": the State is not what she presides over.
            of_body = any(m.kind == "Organization" and 0 <= role.begin - m.end <= 1 for m in draft.mentions)
            placed = (title in self._sent and self._of(folded, pairs, "State")) or (
                title in self._of_courts and self._of(folded, pairs, "Organization")
            )
            rank = title in self._rank_titles and not placed
            if rank or of_body:
                at = match.end()
                continue
            for pair in reversed(pairs):
                person, where = folded.slot(pair.start("s")), folded.slot(pair.start("w" if pair["w"] else "w2"))
                if title in self._of_lands and draft.text[where.begin : where.end] in self._lands:
                    continue  # "Senator NAME of Georgia": no State that this text names
                body, state = (None, where.referent) if where.kind == "State" else (where.referent, None)
                elect = self._elect.search(draft.text, role.begin, role.end) is not None
                status = self._clauses.status(folded, match) or ("designate" if elect else "current")
                if status != "former" and self._bygone.told(draft, role.begin, person.end):
                    status = "former"
                for held in (role, *((folded.slot(match.start("first")),) if match["first"] else ())):
                    phrase = singular(draft.text[held.begin : held.end])
                    post = self._roles.post(draft, phrase, body, state)
                    span = Span(held.begin, max(held.end, where.end))
                    trace = Trace(held.begin, max(person.end, where.end), Span(person.begin, person.end), None, span)
                    draft.relations.append(
                        Relation(person.referent, "holdsPost", post, (trace,), "titled-person-of", status=status)
                    )
                folded.put(pair.start("s"), pair.end(), capacity(person, post))
            folded.drop(match.start(), match.end("r") + 1)
            at = match.start() + 2

    def _of(self, folded: Folded, pairs: list[re.Match[str]], kind: str) -> bool:
        """Whether all that stands behind the names is of a kind: "Ambassador A of X" is the ambassador of X."""
        return all(folded.slot(p.start("w" if p["w"] else "w2")).kind == kind for p in pairs)

    def bare_roles(self, draft: Draft) -> None:
        """Roles right before a name without a body: a rank, or a post of which nobody names the body."""
        for role in sorted(draft.roles, key=lambda r: (r.begin - r.end, r.begin)):  # the longest title tells most
            person = self._behind(draft, role)
            if person is not None:
                self._bare(draft, role, person)
                for other in self._others(draft, role, person):
                    self._bare(draft, role, other)

    def _behind(self, draft: Draft, role: Mention) -> Mention | None:
        """The person whose name stands right behind a role."""
        people = (m for m in draft.mentions if m.kind == "Person" and 0 < m.begin - role.end <= _ADDRESSED)
        behind = next((m for m in people if self._address.fullmatch(draft.text[role.end : m.begin])), None)
        if behind is None or draft.sentence_at(role.begin) is not draft.sentence_at(behind.begin):
            return None  # of a list, the title of one line and the name on the next
        return behind

    def _others(self, draft: Draft, role: Mention, first: Mention) -> list[Mention]:
        """The further ones whose title stands before the names of all: "Presidents A and B", "Senators A, B and C"."""
        if not self._many.search(draft.text[role.begin : role.end]):
            return []
        found, last = [], first
        while True:
            behind = draft.within(last.end, last.end + _ADDRESSED)[:1]
            link = draft.text[last.end : behind[0].begin] if behind and behind[0].kind == "Person" else ""
            if link not in _LINKS:
                return []
            last = behind[0]
            found.append(last)
            if link != ", ":
                return found

    def _bare(self, draft: Draft, role: Mention, person: Mention) -> None:
        held = [r for r in draft.relations if r.predicate == "holdsPost" and r.subject == person.referent]
        if any(t.object and t.object.begin <= role.begin < t.object.end for r in held for t in r.traces):
            return
        if is_of_aide(draft.text, role.begin, role.end):
            return
        phrase = draft.text[role.begin : role.end]
        phrase = singular(phrase) if self._many.search(phrase) else phrase
        key, title = self._roles.role(phrase)
        if title in self._rank_titles or title in self._none_alone or self._says_too_little(draft, role):
            return
        span = Span(role.begin, role.end)
        trace = Trace(role.begin, person.end, Span(person.begin, person.end), None, span)
        if key in self._roles.ranks and held:
            rank = draft.refer("Role", title, key=key)
            draft.relations.append(Relation(person.referent, "rank", rank, (trace,), "rank-before-name"))
            return
        titles = [draft.referents[r.object].attribute("title") or "" for r in held if isinstance(r.object, int)]
        if any(t == title or t.startswith((title + " of ", title + " for ")) for t in titles):
            return  # "Secretary Blinken", who is the Secretary of State
        before = draft.text[max(0, role.begin - _STANDING) : role.begin]
        if self._acronym.search(before) and draft.free(role.begin - 2, role.begin):
            return  # "NCIL Executive Director NAME": the body is named and unread
        status: Status = next((s for s, pattern in self._endings if pattern.search(before)), "current")
        if status in ("current", "acting") and self._bygone.everywhere(draft, role, person):
            status = "former"
        if status == "current" and self._elect.search(phrase):
            status = "designate"
        post = draft.refer("Post", "", key=f"{title}|||{person.referent}", role=key or title, holder=person.referent)
        self._roles.entitle(draft, post, phrase)
        draft.relations.append(
            Relation(person.referent, "holdsPost", post, (trace,), "post-before-name", status=status)
        )

    def _says_too_little(self, draft: Draft, role: Mention) -> bool:
        """Whether a small title is one word that needs a body, or its body is unread: "career prosecutor NAME"."""
        words = draft.text[role.begin : role.end]
        if role.rule != "role-small":
            return False
        unread = self._unread_owner.search(draft.text, max(0, role.begin - _STANDING), role.begin)
        owned = unread is not None and draft.free(unread.start("word"), unread.end("word"))
        return owned or (" " not in words and words not in self._alone)

    def settle(self, draft: Draft) -> None:
        """Let go of posts that somebody once got who is said to hold another now."""
        self._bygone.settle(draft)

    def once(self, draft: Draft) -> None:
        """Let go of posts that are known to be over on the document's day."""
        self._bygone.once(draft)

    def is_bygone(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether a title with a name stands in talk of other days than the document's own."""
        return self._bygone.told(draft, begin, end)

    def rank_titles(self, draft: Draft) -> None:
        """Ranks in titles of address: "Ambassador Ladeb"."""
        for number, person in enumerate(list(draft.referents)):
            if person.kind != "Person":
                continue
            for title in [v for k, v in person.attributes if k == "rank"]:
                self._ranked(draft, number, title)

    def _ranked(self, draft: Draft, number: int, title: str) -> None:
        """The rank of a person, where the title first stands before the name."""
        for mention in draft.mentions:
            if mention.referent != number:
                continue
            before = draft.text[max(0, mention.begin - len(title) - 3) : mention.begin]
            at = before.rfind(title)
            if at < 0:
                continue
            begin = mention.begin - len(before) + at
            key, label = self._roles.role(title.rstrip("."))
            rank = draft.refer("Role", label, key=key)
            trace = Trace(begin, mention.end, Span(mention.begin, mention.end), None, Span(begin, begin + len(title)))
            draft.relations.append(Relation(number, "rank", rank, (trace,), "rank-title"))
            return
