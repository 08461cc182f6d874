"""Events by their own names: "its fifty-ninth session" is the Assembly's, an opening ceremony is part of its games."""

from __future__ import annotations

from msgspec.structs import replace

from kg.extract.draft import Draft, folded_name
from kg.lexicon import Lexicon
from kg.model import Referent, Relation, Span, Trace

# So near behind an event's name its ceremony is told again in short.
_NEAR = 120


class Wholes:
    """Joins events whose names hold each other's."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._ordinal = lexicon.compile(r"(?i:{ordinal}) \w+$")
        self._bare = lexicon.pattern("event-part-bare")
        self._number = lexicon.compile(r"(?i:{ordinal})")
        self._topical = lexicon.compile(r"(?i: {event-small-noun})$")
        self._debate = lexicon.pattern("event-debate")
        self._part = lexicon.pattern("event-part-of")

    def unite(self, draft: Draft) -> None:
        """A session without its body's name is the one that is named with it, where only one is."""
        events = [(n, r) for n, r in enumerate(draft.referents) if r.kind == "Event" and r.names]
        for number, short in events:
            names = {folded_name(n) for n in short.names if self._ordinal.fullmatch(n)}
            longer = [
                n
                for n, r in events
                if n != number and any(folded_name(x).startswith(f"{s} of ") for x in r.names for s in names)
            ]
            if len(longer) == 1:
                draft.merge(number, longer[0])
            elif not longer and (topical := self._with_topic(number, events)) is not None:
                draft.merge(number, topical)
        self._one_debate(draft)

    def _with_topic(self, number: int, events: list[tuple[int, Referent]]) -> int | None:
        """The one event of that name of which the topic is told too: "White House roundtable (on Reef Day)"."""
        numbered = self._numbered(number, events)
        if numbered is not None:
            return numbered
        short = {folded_name(n) for n in dict(events)[number].names if self._topical.search(n)}
        longer = [
            n
            for n, r in events
            if n != number and any(folded_name(x).startswith((f"{s} on ", f"{s} for ")) for x in r.names for s in short)
        ]
        return longer[0] if len(longer) == 1 else None

    def _numbered(self, number: int, events: list[tuple[int, Referent]]) -> int | None:
        """The one event of that name whose number is told too: "(60th) Munich Reef Conference"."""
        short = [n for n in dict(events)[number].names if n.count(" ") > 1]
        longer = [
            other
            for other, r in events
            if other != number
            and any(x.endswith(f" {s}") and self._number.fullmatch(x[: -len(s) - 1]) for x in r.names for s in short)
        ]
        return longer[0] if len(longer) == 1 else None

    def _one_debate(self, draft: Draft) -> None:
        """A session has one general debate, whichever words join the two."""
        first: dict[object, int] = {}
        for relation in list(draft.relations):
            names = draft.referents[relation.subject].names if relation.predicate == "partOf" else ()
            if any(self._debate.match(n) for n in names):
                known = first.setdefault(relation.object, relation.subject)
                if known != relation.subject:
                    draft.merge(relation.subject, known)

    def again(self, draft: Draft) -> None:
        """ "The Opening Ceremony" right behind "the Opening of the Reef Games" is that opening."""
        before: tuple[str, int, int] | None = None
        for mention in draft.of_kind("Event"):
            name = draft.text[mention.begin : mention.end]
            if (whole := self._part.fullmatch(" ".join(name.split()))) is not None and whole["whole"]:
                before = (name.split()[0], mention.end, mention.referent)
                continue
            near = before is not None and mention.begin - before[1] < _NEAR
            if before is not None and near and self._bare.fullmatch(name) and name.split()[0] == before[0]:
                at = draft.mentions.index(mention)
                draft.mentions[at] = replace(mention, referent=before[2])

    def parts(self, draft: Draft) -> None:
        """The opening or closing of an event that the document names too is part of it."""
        for mention in draft.of_kind("Event"):
            match = self._part.fullmatch(" ".join(draft.text[mention.begin : mention.end].split()))
            whole = None if match is None else draft.known("Event", match["whole"])
            if whole is not None and whole != mention.referent:
                span = Span(mention.begin, mention.end)
                trace = Trace(mention.begin, mention.end, span, None, None)
                draft.relations.append(Relation(mention.referent, "partOf", whole, (trace,), "event-part"))
