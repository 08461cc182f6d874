"""Who acts in the news of an event: in a release that tells who spoke there, whoever else does something, spoke too.

No list knows all the verbs with which it is told that somebody spoke ("set the tone", "took issue with", "turned to").
In the news of an event nearly all people named in its own paragraphs took part in it, so here verbs are listed that
tell of something else.
"""

from __future__ import annotations

from kg.extract.addressed import PART, Addressed
from kg.extract.draft import Draft, span_of
from kg.extract.here import event_here
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Trace, Value

_RULE = "acts-there"
_KINDS = ("press-release", "document")
# So many people must be told to have taken part before others are taken to have.
_FEWEST = 1
# Behind these a name is not who acts; titles of address may stand between.
_OBJECT = compiled(
    r"\b(?:by|with|to|for|of|from|than|between|against|including|and|or|under|behalf of|thanked|congratulated|praised"
    r"|invited|including|like|named|called|about|via)(?: (?:the )?(?:his|her|its|their|Mr|Ms|Mrs|Dr|Prof|Professor"
    r"|Ambassador|General|Gen|Colonel|Col|Major|Judge|Justice|Minister|H\.E|Sir|Dame|Lord|Hon)\.?)* \Z"
)
_BEFORE = 60
_FIGURE = compiled(r"\d")
_YEAR = len("2024")


class Present:
    """Finds them when all else is told."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._addressed = Addressed(lexicon)
        self._acts = lexicon.pattern("present-acts")
        self._said = lexicon.pattern("present-said")
        self._past = lexicon.pattern("present-past")

    def note(self, draft: Draft) -> None:
        """Note who acts at the document's event and of whom nothing is told there."""
        self._addressed.note(draft)
        main = draft.main_event
        if main is None or draft.document.kind not in _KINDS:
            return
        told = {r.subject for r in draft.relations if r.predicate in PART}
        there = [r for r in draft.relations if r.predicate in PART and r.object == main and r.modality is None]
        people = {r.subject for r in there if draft.referents[r.subject].kind == "Person"}
        if len(people) < _FEWEST:
            return
        days = [
            r.object.text
            for r in draft.relations
            if r.subject == main and r.predicate in ("heldOn", "endsOn") and isinstance(r.object, Value)
        ]
        for mention in draft.of_kind("Person"):
            if mention.referent in told:
                continue
            sentence = draft.sentence_at(mention.begin)
            if sentence is None or not self._acts_at(draft, mention, sentence, days):
                continue
            if event_here(draft, mention.begin) != main:
                continue
            trace = Trace(mention.begin, self._end(draft, mention, sentence), span_of(mention), None, None)
            draft.relations.append(Relation(mention.referent, "spokeAt", main, (trace,), _RULE))
            told.add(mention.referent)

    def _acts_at(self, draft: Draft, mention: Mention, sentence: Sentence, days: list[str]) -> bool:
        """Whether a sentence tells that somebody does something, and of no other time."""
        number = draft.block_at(mention.begin)
        if number is None or draft.document.blocks[number].kind != "paragraph":
            return False
        text = draft.text
        if self._past.search(text, sentence.begin, sentence.end) or self._is_of_another_time(draft, sentence, days):
            return False
        if self._said.search(text, max(sentence.begin, mention.begin - _BEFORE), mention.begin):
            return True
        if _OBJECT.search(text, max(sentence.begin, mention.begin - _BEFORE), mention.begin):
            return False
        return self._acts.match(text, mention.end, sentence.end) is not None

    def _is_of_another_time(self, draft: Draft, sentence: Sentence, days: list[str]) -> bool:
        """Whether a sentence tells a day on which the event was not held."""
        told = [d for d in draft.dates if sentence.begin <= d[0] < sentence.end]
        dates = [d[2][:10] for d in told if _FIGURE.search(draft.text, d[0], d[1])]  # "On Tuesday": one of its days
        whole = [day for day in days if len(day) > _YEAR]
        return any(not any(day.startswith(date) or date in days for day in whole) for date in dates) and bool(whole)

    def _end(self, draft: Draft, mention: Mention, sentence: Sentence) -> int:
        match = self._acts.match(draft.text, mention.end, sentence.end)
        return mention.end if match is None else match.end()
