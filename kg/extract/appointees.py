"""Whom somebody appoints by a list under a sentence: "NAME appointed the following individuals to lead BODY: …"."""

from __future__ import annotations

from itertools import takewhile

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Sentence, Span, Trace

# Between the one who appoints and the verb stand so many letters at most: "today".
_APART = 16
# Marks, and a title of address, before a name that opens an item.
_MARKS = 12


class Appointees:
    """Reads lists of those who are appointed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lead = lexicon.pattern("appoints-following")

    def note(self, draft: Draft) -> None:
        """State that whoever is said to appoint those who follow appointed each whose name opens an item."""
        for match in self._lead.finditer(draft.text):
            sentence, block = draft.sentence_at(match.start()), draft.block_at(match.end() - 1)
            doer = None if sentence is None else self._doer(draft, sentence, match.start("verb"))
            if sentence is None or block is None or doer is None:
                continue
            below = draft.document.blocks[block + 1 :]
            for item in takewhile(lambda b: b.kind == "item", below):
                person = next(iter(draft.within(item.begin, item.end)), None)
                if person is None or person.kind != "Person" or person.begin - item.begin > _MARKS:
                    continue
                subject, verb = Span(doer.begin, doer.end), Span(*match.span("verb"))
                trace = Trace(doer.begin, person.end, subject, verb, Span(person.begin, person.end))
                draft.relations.append(
                    Relation(doer.referent, "appointed", person.referent, (trace,), "appoints-following")
                )

    def _doer(self, draft: Draft, sentence: Sentence, verb: int) -> Mention | None:
        """Who appoints: the person right before the verb."""
        before = [m for m in draft.within(sentence.begin, verb) if m.kind == "Person"]
        return before[-1] if before and verb - before[-1].end <= _APART else None
