"""Events by their own names: "its fifty-ninth session" is the Assembly's, an opening ceremony is part of its games."""

from __future__ import annotations

import re

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
        self._kind = lexicon.compile(r"(?:{event-small-adjective}|donor|pledging|review) [a-z]+(?: [a-z]+)?")
        self._bare = lexicon.pattern("event-part-bare")
        self._numbered = lexicon.compile(
            r"((?i:{ordinal}) (?i:session|meeting|summit|conference|round))\s{1,4}(?i:of)\b"
        )
        self._number = lexicon.compile(r"(?i:{ordinal}) ")
        self._topic = re.compile(r" (?:on|for) ")
        self._topical = lexicon.compile(r"(?i: {event-small-noun})$")
        self._debate = lexicon.pattern("event-debate")
        self._part = lexicon.pattern("event-part-of")

    def unite(self, draft: Draft) -> None:
        """A session without its body's name is the one that is named with it, where only one is."""
        events = [(n, r) for n, r in enumerate(draft.referents) if r.kind == "Event" and r.names]
        fuller = self._fuller(events)
        for number, short in events:
            names = {folded_name(n) for n in short.names if self._ordinal.fullmatch(n) or self._kind.fullmatch(n)}
            longer = [
                n
                for n, r in events
                if n != number
                and any(folded_name(x).startswith((f"{s} of ", f"{s} on ")) for x in r.names for s in names)
            ]
            if len(longer) == 1:
                draft.merge(number, longer[0])
            elif not longer:
                full = {n for name in short.names for n in fuller.get(folded_name(name), ()) if n != number}
                if len(full) == 1:
                    draft.merge(number, min(full))
        self._one_debate(draft)
        self._of_one_body(draft)

    def _of_one_body(self, draft: Draft) -> None:
        """Sessions of one body by one number are one, however the body is called: "17TH SESSION OF THE FIJI–SAMOA
        COMMISSION", "the 17th Session of the Commission"."""
        first: dict[tuple[str, int], int] = {}
        for mention in draft.of_kind("Event"):
            numbered = self._numbered.match(draft.text, mention.begin, mention.end)
            inside = (m for m in draft.inner if m.kind == "Organization" and mention.begin <= m.begin < mention.end)
            body = next(inside, None)
            if numbered is None or body is None or body.end != mention.end:
                continue
            known = first.setdefault((numbered[1].casefold(), body.referent), mention.referent)
            if known != mention.referent:
                draft.merge(mention.referent, known)

    def _fuller(self, events: list[tuple[int, Referent]]) -> dict[str, set[int]]:
        """The events by their names without topic ("White House roundtable (on Reef Day)") and without number."""
        found: dict[str, set[int]] = {}
        for number, referent in events:
            for name in referent.names:
                for match in self._topic.finditer(name):
                    if self._topical.search(name, 0, match.start()):
                        found.setdefault(folded_name(name[: match.start()]), set()).add(number)
                ordinal = self._number.match(name)
                if ordinal is not None and name.count(" ", ordinal.end()) > 1:
                    found.setdefault(folded_name(name[ordinal.end() :]), set()).add(number)
        return found

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
