"""The slots of a sentence: its mentions, roles, dates, quotations and pronouns; and the sentence folded over them."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TypeVar

from kg.extract import here
from kg.extract.draft import Draft
from kg.extract.folded import Folded, Slot, fold
from kg.extract.holders import Holders
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.lexicon.needs import Needs
from kg.model import Mention, Sentence

_Spanned = TypeVar("_Spanned", tuple[int, int], tuple[int, int, str])
# How far before a quoted title the words that say what it is begin, and what may close the title.
_OPENER, _CLOSING = 90, '”"*_,'
# How far before what is taken out of a sentence something new can begin: the longest run of titles of address.
_JOINED = 80
# Over so many paragraphs a life goes on without its name.
_PARAGRAPHS = 6
# Where "He" and "She" are read: lives, and readouts, in which they are who met others.
_PRONOUNS = ("bio", "readout")
# Where the one who speaks says "he" and "she" of others.
_RECORDS = ("meeting-record", "meeting-coverage", "statement", "remarks", "resolution")
# Over so many lines a list of posts may go on.
_LINES = 60

# How far from the head of a sentence the one of whom it tells stands, and behind a clause: "Prior to joining it, NAME".
_HEAD, _CLAUSE = 45, 140
# A body so near the head of a sentence is its subject.
_OPENS = len("The new ")
# Titles before a name.
_TITLES = compiled(r"(?<=, )(?:[A-Z][\w.’'-]{0,20} ){1,4}\Z")
# In a text that is no life, so far from its head a sentence names the one of whom it tells.
_SUBJECT = 60
# He or She at the head of a sentence, of whom it tells.
_SHE = compiled(r"\W{0,3}(?:He|She) (?!and |, )")
# Behind the one of whom a sentence tells: what he is or does, perhaps behind a bracket.
_SAID_OF = compiled(r"[*_]{0,3}(?: \([^()\n]{1,20}\))? [a-z]")
# Titles of address at the head of a paragraph: "**Hon. Justice".
_ADDRESSED = compiled(
    r"[*_ ]{0,4}(?:Hon|Rt|Dr|Prof|H\.E|Amb|Gen|Col|Sir|Dame|Judge|Justice|Honou?rable)\b[*_]{0,3}[ .\w]{0,20}[ *_]"
)


class Slots:
    """Folds a sentence for the relation rules."""

    def __init__(self, lexicon: Lexicon, holders: Holders) -> None:
        self._holders = holders
        self._bracket = lexicon.pattern("bracketed-again")
        self._pronoun = lexicon.pattern("pronoun-subject")
        self._it_is_held = lexicon.pattern("it-is-held")
        self._it_acts, self._it_holds = lexicon.pattern("it-acts"), lexicon.pattern("it-holds")
        self._its = lexicon.pattern("its-holder")
        self._its_inside = lexicon.pattern("its-inside")
        self._opener = lexicon.pattern("event-opener")
        self._ranks, self._address_before = lexicon.word_set("rank-title"), lexicon.pattern("rank-address-before")
        self._other = lexicon.pattern("pronoun-other")
        self._chosen = lexicon.pattern("pronoun-chosen")
        quoted = lexicon.compile(r"(?<={Any})[,.]?[”\"]|[“\"](?={Any})")
        mail = re.compile(r" ?\([^()\s]+@[^()\s]+\)")
        names = (
            "address-before",
            "party-behind",
            "honours-behind",
            "first-to-hold",
            "at-present",
            "national-of",
            "organizations-behind",
            "ordinal-before-role",
            "demonym-before",
            "owner-before",
            "role-owner-before",
            "event-told-before",
            "event-short-behind",
            "descriptor-before",
            "article-before",
            "rank-mark",
            "rank-behind",
            "alias-behind",
            "acronym-behind",
        )
        self._dropped = (
            (quoted, Needs(pieces=tuple('”“"'))),
            (mail, Needs(pieces=("@",))),
            *((lexicon.pattern(name), lexicon.needs(name)) for name in names),
        )
        # Those whose kinds of slots a sentence has, by its kinds: nothing that is taken out adds one.
        self._fitting: dict[int, tuple[tuple[re.Pattern[str], Needs], ...]] = {}

    def folded(self, draft: Draft, sentence: Sentence) -> Folded | None:
        """The sentence with its slots, without titles, articles and acronyms in brackets; None if nothing is named."""
        found = self._all(draft, sentence)
        if not found:
            return None
        folded = fold(draft.text, sentence.begin, sentence.end, found)
        self._brackets(draft, folded)
        return folded

    def _all(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        inside = [self._slot(draft, sentence, m) for m in draft.within(sentence.begin, sentence.end)]
        inside += self._pronouns(draft, sentence) + self._further(draft, sentence)
        first = bisect_left(draft.roles, sentence.begin, key=lambda r: r.begin)
        for role in draft.roles[first : bisect_left(draft.roles, sentence.end, key=lambda r: r.begin)]:
            if role.end <= sentence.end and not self._is_address(draft, role):
                holder = self._holders.meant(draft, role)
                meant = ("Role", -1) if holder is None else ("Person", holder)
                inside.append(Slot(*meant, role.begin, role.end, nominal=holder is not None))
        inside += [
            Slot("Date", -1, b, e, value) for b, e, value in _between(draft.dates, sentence) if e <= sentence.end
        ]
        if draft.document.kind not in (
            "meeting-record",
            "meeting-coverage",
        ):  # there every turn is a quotation, and what it says is read
            inside += [Slot("Quote", -1, b, e) for b, e in _between(draft.quotes, sentence) if e <= sentence.end]
        found: list[Slot] = []
        for slot in sorted(inside, key=lambda s: (s.begin, -s.end)):
            if not found or slot.begin >= found[-1].end:
                found.append(slot)
        return found

    def _is_address(self, draft: Draft, role: Mention) -> bool:
        """Whether a rank is but a title of address: "Ambassador NAME, ROLE of BODY"; no State or body has him by it."""
        if draft.text[role.begin : role.end] not in self._ranks:
            return False
        behind = draft.within(role.end, role.end + _JOINED)[:1]
        if not behind or behind[0].kind != "Person" or behind[0].begin > role.end + 1:
            return False
        if not draft.text.startswith(",", behind[0].end):
            return False
        return self._address_before.search(draft.text, max(0, role.begin - _JOINED), role.begin) is not None

    def _slot(self, draft: Draft, sentence: Sentence, mention: Mention) -> Slot:
        """The slot of a mention; an event's quoted title takes what says what it is: "the side event on “TITLE”"."""
        begin, end = mention.begin, mention.end
        if mention.rule == "event-title" and mention.form == "name":
            opener = self._opener.search(draft.text, max(sentence.begin, begin - _OPENER), begin)
            if opener is not None and draft.free(opener.start(), begin):
                begin = opener.start()
            while end < sentence.end and draft.text[end] in _CLOSING and draft.free(end, end + 1):
                end += 1
        return Slot(mention.kind, mention.referent, begin, end, nominal=mention.form == "nominal")

    def _pronouns(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        """ "He" and "She" at the head of a sentence of a biography: the person whom the sentence before was about;
        "It was held …": the one event that the sentence before tells of."""
        held = self._it_is_held.match(draft.text, sentence.begin, sentence.end)
        if held is not None:
            event = self._event_before(draft, sentence)
            return [] if event is None else [Slot("Event", event, *held.span("it"), nominal=True)]
        acts = self._it_acts.match(draft.text, sentence.begin, sentence.end)
        if acts is not None:
            body = self._subject_before(draft, sentence)
            return [] if body is None else [Slot("Organization", body, *acts.span("it"), nominal=True)]
        its = self._its.match(draft.text, sentence.begin, sentence.end)
        if its is not None:
            body = self._body_before(draft, sentence, its.end() + 1)
            return [] if body is None else [Slot("Organization", body, *its.span("its"), nominal=True)]
        if draft.document.kind in _RECORDS and not draft.tells_life(sentence.begin):
            return []
        match = self._pronoun.match(draft.text, sentence.begin, sentence.end)
        if match is None:
            return []
        if draft.document.kind not in _PRONOUNS and not draft.tells_life(sentence.begin):
            return self._pronoun_of_one(draft, sentence, match)
        word = match.lastgroup or ""
        gender = {"woman": "f", "man": "m"}.get(word)
        most = _PARAGRAPHS if draft.tells_life(sentence.begin) else 0
        person = self.life(draft, sentence.begin, gender=gender, most=most)
        return [] if person is None else [Slot("Person", person, *match.span(word), nominal=True)]

    def _further(self, draft: Draft, sentence: Sentence) -> list[Slot]:
        """ "it" further in a sentence, where it is said to be held: the one event that the sentence has named; "its",
        before a title: the body or State of which the sentence tells."""
        found = []
        match = self._it_holds.search(draft.text, sentence.begin, sentence.end)
        if match is not None:
            told = {m.referent for m in draft.within(sentence.begin, match.start()) if m.kind == "Event"}
            if len(told) == 1:
                found.append(Slot("Event", min(told), *match.span("it"), nominal=True))
        at = draft.text.find(" its ", sentence.begin, sentence.end)
        for its in self._its_inside.finditer(draft.text, at, sentence.end) if at >= 0 else ():
            owner = self._owner_inside(draft, sentence, its)
            if owner is not None:
                found.append(Slot(owner.kind, owner.referent, *its.span("its"), nominal=True))
        return found

    def _owner_inside(self, draft: Draft, sentence: Sentence, its: re.Match[str]) -> Mention | None:
        """Whose title stands behind "its": the one body or State that the sentence names before it, or that beside."""
        at = bisect_left(draft.roles, its.end(), key=lambda r: r.begin)
        if at == len(draft.roles) or draft.roles[at].begin > its.end() + 1:
            return None
        before = draft.within(sentence.begin, its.start())
        owners = [m for m in before if m.kind in ("Organization", "State")]
        if len({m.referent for m in owners}) == 1:
            return owners[0]
        apposed = owners and before[-1] is owners[-1] and draft.text[owners[-1].end : its.start()] in (",", "")
        return owners[-1] if apposed else None

    def _subject_before(self, draft: Draft, sentence: Sentence) -> int | None:
        """The body with which the sentence before opens, in the same paragraph."""
        number = draft.block_at(sentence.begin)
        before = None if number is None else draft.sentence_at(max(0, sentence.begin - 2))
        if number is None or before is None or before.begin < draft.document.blocks[number].begin:
            return None
        first = next(iter(draft.within(before.begin, before.end)), None)
        opens = first is not None and first.kind == "Organization" and first.begin - before.begin <= _OPENS
        return first.referent if opens and first is not None else None

    def _pronoun_of_one(self, draft: Draft, sentence: Sentence, match: re.Match[str]) -> list[Slot]:
        """ "He" and "She" in a text that is no life: the one person of whom the sentence before may tell."""
        word = match.lastgroup or ""
        gender = {"woman": "f", "man": "m"}.get(word)
        number = draft.block_at(sentence.begin)
        if gender is None or number is None:
            return []
        before = draft.sentences_in(draft.document.blocks[number].begin, sentence.begin)
        if not before:
            return self._pronoun_of_paragraph(draft, number, match, gender)
        begin = before[-1].begin
        people = [m for m in draft.within(begin, sentence.begin) if m.kind == "Person"]
        chosen = [m for m in people if self._chosen.search(draft.text, max(begin, m.begin - _SUBJECT), m.begin)]
        if chosen and draft.referents[chosen[-1].referent].attribute("gender") in (None, gender):
            return [Slot("Person", chosen[-1].referent, *match.span(word), nominal=True)]  # "X appointed NAME. He …"
        told = {m.referent for m in people if m.begin - begin < _SUBJECT and not self.is_named_only(draft.text, m)}
        # A title that means somebody tells of him too: "The Minister met NAME. He …"
        roles = [r for r in draft.roles if begin <= r.begin < begin + _SUBJECT]
        told.update(who for r in roles if (who := self._holders.meant(draft, r)) is not None)
        fitting = {n for n in told if draft.referents[n].attribute("gender") in (None, gender)}
        return [Slot("Person", min(fitting), *match.span(word), nominal=True)] if len(fitting) == 1 else []

    def _pronoun_of_paragraph(self, draft: Draft, number: int, match: re.Match[str], gender: str) -> list[Slot]:
        """ "He" and "She" in the first sentence of a paragraph: the one person whom the paragraph before names."""
        block = draft.document.blocks[number - 1] if number else None
        if block is None or block.kind != "paragraph":
            return []
        people = [m for m in draft.within(block.begin, block.end) if m.kind == "Person"]
        one = {m.referent for m in people}
        fits = all(draft.referents[n].attribute("gender") in (None, gender) for n in one)
        subject = any(not self.is_named_only(draft.text, m) for m in people)
        if len(one) != 1 or not fits or not subject:
            return []
        return [Slot("Person", min(one), *match.span(match.lastgroup or ""), nominal=True)]

    def _event_before(self, draft: Draft, sentence: Sentence) -> int | None:
        """The one event of which the sentence before tells, in the same paragraph."""
        number = draft.block_at(sentence.begin)
        if number is None:
            return None
        earlier = draft.sentences_in(draft.document.blocks[max(0, number - 1)].begin, sentence.begin)
        before = earlier[-1] if earlier else None
        if before is None:
            return None
        if before.begin < draft.document.blocks[number].begin and not self._is_main(draft, before):
            return None
        told = {(m.kind, m.referent) for m in draft.within(before.begin, before.end) if m.kind in ("Event", "Project")}
        if len(told) == 1:
            return next(iter(told))[1] if next(iter(told))[0] == "Event" else None
        event = here.subject_of(draft, before) if all(kind == "Event" for kind, _ in told) else None
        return None if event is None else event.referent

    def _is_main(self, draft: Draft, before: Sentence) -> bool:
        """Whether the last sentence of the paragraph before tells of the document's event by its name."""
        event = here.subject_of(draft, before)
        return event is not None and event.form == "name" and event.referent == draft.main_event

    def _body_before(self, draft: Draft, sentence: Sentence, at: int) -> int | None:
        """Whose title stands at a place, "Its director, NAME": the one body that the sentence before names.

        Of several that with which it opens, or that with which it ends.
        """
        number = draft.block_at(sentence.begin)
        before = draft.sentence_at(max(0, sentence.begin - 3))
        titled = any(at <= r.begin <= at + len("incoming ") for r in draft.roles)
        if not titled or number is None or before is None or before.begin < draft.document.blocks[number].begin:
            return None
        inside = draft.within(before.begin, before.end)
        bodies = [m for m in inside if m.kind == "Organization"]
        if len({m.referent for m in bodies}) < 2:
            return bodies[0].referent if bodies else None
        last = bodies[-1]
        if before.end - last.end <= len(").") and inside[-1] is last:
            return last.referent
        opens = bodies[0] is inside[0] and bodies[0].begin - before.begin <= _OPENS
        return bodies[0].referent if opens else None

    def named_before(self, draft: Draft, at: int) -> int | None:
        """The one person whom the sentence before the one at a place names; None if it names several."""
        sentence = draft.sentence_at(at)
        before = None if sentence is None else draft.sentence_at(max(0, sentence.begin - 3))
        if sentence is None or before is None or before is sentence:
            return None
        people = {m.referent for m in draft.within(before.begin, sentence.begin) if m.kind == "Person"}
        return min(people) if len(people) == 1 else None

    def life(self, draft: Draft, at: int, *, gender: str | None = None, most: int = _LINES) -> int | None:
        """The person whose life is told at a place: of whom its paragraph or the nearest of those before tells."""
        number = draft.block_at(at)
        if number is None:
            return None
        for block in reversed(draft.document.blocks[max(0, number - most) : number + 1]):
            person = self._told_of(draft, block.begin, min(block.end, at), gender)
            if person is not None:
                return person
        return self._only_one(draft, at, gender)

    def _only_one(self, draft: Draft, at: int, gender: str | None) -> int | None:
        """The one person whom a text has named before a sentence, if it is one: "the death of NAME. He was"."""
        sentence = draft.sentence_at(at)
        if gender is None or sentence is None:
            return None
        before = {m.referent for m in draft.within(0, sentence.begin) if m.kind == "Person"}
        person = before.pop() if len(before) == 1 else None
        fits = person is not None and draft.referents[person].attribute("gender") in (None, gender)
        return person if fits else None

    def _told_of(self, draft: Draft, begin: int, end: int, gender: str | None) -> int | None:
        """The person of whom the last sentence of a stretch that begins with one tells; None if none does."""
        before = (m for m in draft.within(begin, end) if m.kind == "Person")
        fitting = [
            m for m in before if gender is None or draft.referents[m.referent].attribute("gender") in (None, gender)
        ]
        heads = [m for m in fitting if self._heads(draft, m, fitting)]
        chosen = [m for m in fitting if self._chosen.search(draft.text, max(begin, m.begin - 60), m.begin)]
        if chosen and (not heads or chosen[-1].begin > heads[-1].begin):
            return chosen[-1].referent  # "X announced the appointment of NAME. She …"
        # Of several, not one who is only named: "President Obama’s campaign", "nominated by NAME".
        subjects = [m for m in heads if not self.is_named_only(draft.text, m) or self.opens(draft, m, begin)]
        if not subjects:
            return None
        # Of a sentence's, the one whose gender is told, else the first: "Ms. Bello succeeds Joe Tamo".
        last = draft.sentence_at(subjects[-1].begin)
        named = [m for m in subjects if last is not None and m.begin >= last.begin]
        told = [m for m in named if gender is not None and draft.referents[m.referent].attribute("gender") == gender]
        return (told or named)[0].referent

    def _heads(self, draft: Draft, mention: Mention, people: list[Mention]) -> bool:
        """Whether a person stands at the head of a sentence, or is the first one behind its first clause."""
        sentence = draft.sentence_at(mention.begin)
        if sentence is None:
            return False
        if _SHE.match(draft.text, sentence.begin, mention.begin):
            return False  # "She replaced NAME": of her it tells
        far = mention.begin - sentence.begin
        if far < _HEAD:
            return True
        titles = _TITLES.search(draft.text, sentence.begin, mention.begin)
        before = mention.begin if titles is None else titles.start()  # "After four years, General NAME stepped down"
        behind = far < _CLAUSE and draft.text.endswith(", ", sentence.begin, before)
        return behind and not any(sentence.begin <= m.begin < mention.begin for m in people)

    def opens(self, draft: Draft, mention: Mention, begin: int) -> bool:
        """Whether a stretch opens with a person and a title before the name: "Senator NAME is …"."""
        if _SAID_OF.match(draft.text, mention.end) is None:
            return False
        found = self._other.search(draft.text, begin, mention.begin)
        titled = found is not None and found.start() == begin and " " not in found[0].strip()
        return titled or _ADDRESSED.fullmatch(draft.text, begin, mention.begin) is not None

    def is_named_only(self, text: str, mention: Mention) -> bool:
        """Whether a person is one of whom a sentence does not tell: an owner, or one behind a preposition."""
        return text.startswith(("’", "'"), mention.end) or self.is_beside(text, mention)

    def is_beside(self, text: str, mention: Mention) -> bool:
        """Whether a person is named behind a preposition or a title: "served under NAME"."""
        return self._other.search(text, max(0, mention.begin - 32), mention.begin) is not None

    def _brackets(self, draft: Draft, folded: Folded) -> None:
        """Take acronyms in brackets out: "the United Nations Office on Drugs and Crime (UNODC)" is one name; and
        articles and titles of address before slots."""
        fitting = self._fitting.get(folded.kinds)
        if fitting is None:
            fitting = tuple((p, needed) for p, needed in self._dropped if not needed.lacking_kinds(folded.kinds))
            self._fitting[folded.kinds] = fitting
        for pattern, needed in fitting:
            if not needed.lacking_pieces(folded.text):
                _take_out(folded, pattern)
        at = 0
        while (match := self._bracket.search(folded.text, at)) is not None:
            first, again = folded.slot(match.start("first")), folded.slot(match.start("again"))
            works = {first.kind, again.kind} <= {"Document", "Instrument"}
            if first.referent == again.referent or works:
                folded.drop(match.end("own" if match["own"] else "first"), match.end())  # "BODY’s (ACRONYM) PART"
                at = match.end("first")
            else:
                at = match.start("again")


def drop(folded: Folded, pattern: re.Pattern[str], needed: Needs) -> None:
    """Take out of the folded text whatever the pattern finds; it finds nothing without what it needs."""
    if not needed.lacking(folded.kinds, folded.text):
        _take_out(folded, pattern)


def _take_out(folded: Folded, pattern: re.Pattern[str]) -> None:
    at = 0
    while (match := pattern.search(folded.text, at)) is not None:
        folded.drop(*match.span())
        # What is taken out can join what stands before it to what stands behind.
        at = max(0, match.start() - _JOINED)


def _between(spans: list[_Spanned], sentence: Sentence) -> list[_Spanned]:
    """Of spans in text order those that begin in the sentence."""
    first = bisect_left(spans, sentence.begin, key=lambda s: s[0])
    return spans[first : bisect_left(spans, sentence.end, key=lambda s: s[0])]
