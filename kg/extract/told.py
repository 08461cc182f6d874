"""Of whom a sentence of a life tells, and whether what a verb says in it is said of that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.draft import Draft
from kg.extract.slots import Slots
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Sentence

# Over so many paragraphs a life goes on without its name.
_PARAGRAPHS = 6
# The longest name of a person.
_NAME = 80
# A word this long can be what somebody is called.
_CALLED = 3
_ADDRESS = compiled(
    r"(?:(?:Ms|Mr|Mrs|Mx|Dr|Prof|Amb|Gen|Col|Capt|Hon|H\.E)\.? |Ambassador |Professor |General |Judge )+$"
)
# Behind who is gone: "to whom the Secretary-General is grateful for her service as".
_TO_WHOM = compiled(
    r",? (?:to|for) (?:whom|whose)\b[^;.]{3,90}\b(?:grateful|gratitude|thank(?:s|ful)?|appreciation|indebted)\b"
)
_UNDER = compiled(r"\bunder (?:the )?(?:then )?(?:[A-Z][\w.’'-]{1,24} ){0,3}$")
_NEAR = 60
_LAST = compiled(r" (?:also|currently|previously|now|most recently|recently|formerly)$")
_WORD = compiled(r"[\w’'-]+")


class Told:
    """Tells of whom a sentence of a life tells."""

    def __init__(self, lexicon: Lexicon, slots: Slots) -> None:
        self._slots = slots
        self._pronoun = lexicon.pattern("career-pronoun")
        self._unread = lexicon.pattern("career-unread-name")
        self._assignments = lexicon.pattern("career-assignments")
        self._short = {frozenset(pair) for pair in lexicon.pairs["nickname"]}
        self._subject = lexicon.pattern("career-subject")
        self._acts = lexicon.pattern("career-acts")

    def person(self, draft: Draft, sentence: Sentence, at: int) -> int | None:
        """Of whom a sentence tells that names him, by name or as He or She; None if it tells of nobody."""
        text = draft.text[sentence.begin : sentence.end]
        thanked = self.thanked(draft, sentence, at)
        if thanked is not None:
            return thanked
        if self._assignments.match(text) is not None:
            return self.of_line(draft, sentence.begin)  # "These positions included"
        pronoun = self._pronoun.search(text)
        gender = None if pronoun is None else {"woman": "f", "man": "m"}[pronoun.lastgroup or ""]
        person = self._slots.life(draft, at, gender=gender, most=_PARAGRAPHS)
        if person is None or draft.referents[person].kind != "Person":
            return None
        if pronoun is not None and self._is_beside(draft, sentence, person):
            # "After serving on Senator NAME’s campaign, she joined": another told of before is meant.
            person = self._slots.life(draft, sentence.begin, gender=gender, most=_PARAGRAPHS)
            if person is None or draft.referents[person].kind != "Person":
                return None
        names = draft.referents[person].names
        mentions = [m for m in draft.within(sentence.begin, sentence.end) if m.referent == person]
        owning = [m for m in mentions if draft.text.startswith(("’", "'"), m.end)]  # "NAME’s assignments include"
        if (
            mentions
            and pronoun is None
            and not owning
            and all(
                self._slots.is_named_only(draft.text, m) and not self._acts.match(draft.text, m.end) for m in mentions
            )
            and not self._slots.opens(draft, mentions[0], sentence.begin)
        ):
            return None  # "Bello was appointed by NAME": he is not the one of whom it tells
        if not mentions and self._is_another(draft, sentence, names):
            return None  # "Prior to joining BODY, Mara was": she is nobody who has been read
        return person if mentions or pronoun is not None or self._names(draft, sentence, names) else None

    def thanked(self, draft: Draft, sentence: Sentence, at: int) -> int | None:
        """Whose service a clause praises that stands before a place: "She succeeds NAME, to whom BODY is grateful"."""
        whom = _TO_WHOM.search(draft.text, sentence.begin, at)
        people = [] if whom is None else draft.within(sentence.begin, whom.start())
        return next((m.referent for m in reversed(people) if m.kind == "Person"), None)

    def _names(self, draft: Draft, sentence: Sentence, names: Sequence[str]) -> bool:
        """Whether a sentence calls somebody by a word of his name, which is in no other name: "the Souza Fund"."""
        found = _WORD.finditer(draft.text, sentence.begin, sentence.end)
        return any(self._is_his(m[0], names) and draft.free(*m.span()) for m in found)

    def _is_his(self, word: str, names: Sequence[str]) -> bool:
        """Whether somebody of these names is called by a word: a surname, a given name or a short form of it."""
        if not word[:1].isupper() or len(word) < _CALLED:
            return False
        for words in (name.split() for name in names):
            if word in (words[0], words[-1], words[-1].rpartition("-")[2]) or (word in words and words[-1].isupper()):
                return True
            if len(words) > 1 and (words[0].startswith(word) or frozenset((word, words[0])) in self._short):
                return True
        return False

    def of_line(self, draft: Draft, at: int) -> int | None:
        """Of whom a line tells that names nobody: whose life the lines before it tell."""
        person = self._slots.life(draft, at)
        return None if person is None or draft.referents[person].kind != "Person" else person

    def _is_beside(self, draft: Draft, sentence: Sentence, person: int) -> bool:
        """Whether a sentence names a person only beside others: with a title before the name, behind a preposition."""
        found = [m for m in draft.within(sentence.begin, sentence.end) if m.referent == person]
        return bool(found) and all(self._slots.is_beside(draft.text, m) for m in found)

    def is_subject(self, draft: Draft, mention: Mention) -> bool:
        """Whether somebody is named as one who does something, not beside others or behind a preposition."""
        return not self._slots.is_beside(draft.text, mention)

    def _is_another(self, draft: Draft, sentence: Sentence, names: Sequence[str]) -> bool:
        """Whether a sentence tells of one whose name nothing has read: a word before a verb, which is only a name."""
        for match in self._unread.finditer(draft.text[sentence.begin : sentence.end]):
            word, at = match["name"], sentence.begin + match.start("name")
            if any(word in name.split() for name in names) or self._is_his(word, names):
                continue
            read = next((m for m in draft.within(at, at + _NAME) if m.begin == at), None)
            if read is not None and read.kind == "Person":
                return True
            if draft.free(at, at + len(word)) and not re.search(rf"(?<![\w/-]){word.lower()}\b", draft.text):
                return True
        return False

    def tells(self, draft: Draft, sentence: Sentence, at: int, between: str) -> bool:
        """Whether the subject of a verb is the one of whom the life tells, not another."""
        before = draft.text[sentence.begin : at + len(between)].rstrip(" ")
        people = [m for m in draft.within(sentence.begin, at + 1) if m.kind == "Person"]
        if people and at - people[-1].end <= 2:
            subject = people[-1].referent
            return subject == people[0].referent or subject == self.person(draft, sentence, at + 1)
        if self._subject.search(before) is None:
            return not people and self._is_called(draft, sentence, _LAST.sub("", before).rsplit(" ", 1)[-1])
        return not (before.endswith(("who", ",")) and self.is_other_between(draft, sentence, at))

    def _is_called(self, draft: Draft, sentence: Sentence, word: str) -> bool:
        """Whether somebody in the document is called by a word that no rule has read as a name: "Willie", "Re"."""
        people = (r for r in draft.referents if r.kind == "Person")
        if any(word in (name.split()[0], name.split()[-1]) for r in people for name in r.names):
            return True
        owner = self.of_line(draft, sentence.begin) if word[:1].isupper() else None
        return owner is not None and self._is_his(word, draft.referents[owner].names)

    def serves(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether whoever is named in a stretch is only served: "Aide to NAME"."""
        people = (m for m in draft.within(begin, end) if m.kind == "Person")
        return all(self._slots.is_beside(draft.text, m) for m in people)

    def is_other_between(self, draft: Draft, sentence: Sentence, at: int) -> bool:
        """Whether the last one named before a place is not the first whom the sentence names."""
        people = [m for m in draft.within(sentence.begin, at) if m.kind == "Person"]
        # "He served under NAME as": whom one served under does nothing in the sentence.
        people = [m for m in people if not _UNDER.search(draft.text[max(0, m.begin - _NEAR) : m.begin])]
        before = draft.text[sentence.begin : people[-1].begin] if people else ""
        # "Earlier in her career, Ms. NAME": the one named behind the clause is she.
        before = _ADDRESS.sub("", before)
        alone = len(people) == 1 and self._pronoun.search(before) is not None and not before.endswith(", ")
        return bool(people) and (alone or people[-1].referent != people[0].referent)
