"""What somebody in a list of participants does at the event, behind his post: "(absent)", "Keynote speaker"."""

from __future__ import annotations

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Mention, Span, Trace


class Asides:
    """Tells a post from what stands behind it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._aside = lexicon.pattern("list-aside")

    def end(self, draft: Draft, person: Mention, begin: int, end: int) -> int:
        """Where a post ends before such an aside, which is noted: who is absent has not attended, a speaker spoke."""
        aside = self._aside.search(draft.text, begin, end)
        if aside is None:
            return end
        there = [r for r in draft.relations if r.subject == person.referent and r.predicate == "attended"]
        if aside["absent"]:
            draft.relations = [r for r in draft.relations if r not in there]
        said = "opened" if aside["opens"] else "spokeAt" if aside["speaks"] or aside["speaks2"] else None
        for relation in there if said else ():
            trace = Trace(person.begin, aside.end(), Span(person.begin, person.end), Span(*aside.span()), None)
            draft.relations.remove(relation)
            draft.relations.append(replace(relation, predicate=said, traces=(trace, *relation.traces)))
        return aside.start()
