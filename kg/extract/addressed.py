"""Who is there when a speech is given: those whom its salutation names, line by line, before it begins.

"Your Excellency NAME, POST; / Mr. NAME, POST of BODY; / distinguished guests, ladies and gentlemen," — the paragraph is
told by its end, which addresses all others, and by having no verb.
"""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

_RULE = "addressed-there"
_KINDS = ("statement", "remarks")
# What people do at events.
PART = ("spokeAt", "attended", "moderated", "chaired", "opened", "closed")
# A salutation stands so near to the head of a speech, and holds no more paragraphs.
_HEAD, _MOST = 3500, 40
_GOES_ON = (",", ";", ":", "!")
_PARAGRAPH = compiled(r"[^\n]+(?:\n[ \t]*\S[^\n]*)*")


class Addressed:
    """Finds them when all else is told of who took part."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._all = lexicon.pattern("addressed-all")
        self._told = lexicon.pattern("addressed-told")
        self._for = lexicon.pattern("addressed-for")
        self._by = lexicon.pattern("addressed-by")

    def note(self, draft: Draft) -> None:
        """Note that those whom the salutation names are at the event of the speech."""
        main = draft.main_event
        if main is None or draft.document.kind not in _KINDS:
            return
        part = {r.subject for r in draft.relations if r.predicate in PART and r.object == main} | {draft.speaker}
        for begin, end in self._salutation(draft):
            for person in self._named(draft, begin, end):
                if person.referent not in part:
                    part.add(person.referent)
                    at = Span(person.begin, person.end)
                    trace = Trace(person.begin, person.end, at, None, at)
                    draft.relations.append(Relation(person.referent, "attended", main, (trace,), _RULE))

    def _salutation(self, draft: Draft) -> list[tuple[int, int]]:
        """The paragraphs of the first salutation: the one that ends in an address to all, and those before it."""
        paragraphs = [m.span() for m in _PARAGRAPH.finditer(draft.text, 0, _HEAD)][:_MOST]
        for number, (begin, end) in enumerate(paragraphs):
            if not self._all.search(draft.text, begin, end) or self._told.search(draft.text, begin, end):
                continue
            found = [(begin, end)]
            for before in reversed(paragraphs[:number]):
                words = draft.text[slice(*before)]
                if not words.rstrip(" *_").endswith(_GOES_ON) or self._told.search(words):
                    break
                found.append(before)
            if any(m.kind == "Person" for b, e in found for m in draft.within(b, e)):
                return found
        return []

    def _named(self, draft: Draft, begin: int, end: int) -> list[Mention]:
        """The people of a paragraph but those for whom others stand there."""
        people = [m for m in draft.within(begin, end) if m.kind == "Person" and m.form != "nominal"]
        there: list[Mention] = []
        for number, person in enumerate(people):
            before = draft.text[people[number - 1].end if number else begin : person.begin]
            if number and self._by.search(before) and there:
                there.pop()
            if not self._for.search(before):
                there.append(person)
        return there
