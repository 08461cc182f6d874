"""Lists of participants and delegations: their members, and the event to which they are sent."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace


class Lists:
    """Reads delegations: "The Honorable X, Post, Body" lines under the sentence that names delegation and event."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._delegation = lexicon.pattern("delegation")
        self._lead = lexicon.pattern("member-line")

    def note(self, draft: Draft) -> None:
        """Members of each delegation, and that they attend the event it is sent to."""
        if draft.document.kind != "participants":
            return
        bodies = [m for m in draft.of_kind("Organization") if self._delegation.search(draft.text[m.begin : m.end])]
        for number, (begin, end) in self._parts(draft, bodies).items():
            event = self._event(draft, begin, end)
            if event is not None:
                body = next(m for m in bodies if m.referent == number and m.begin >= begin)
                sent = Trace(body.begin, body.end, Span(body.begin, body.end), None, None)
                draft.relations.append(Relation(number, "attended", event, (sent,), "delegation-list"))
            for mention in self._members(draft, begin, end):
                low, high = self._line(draft, mention)
                traces = (Trace(low, high, Span(mention.begin, mention.end), None, None),)
                draft.relations.append(Relation(mention.referent, "memberOf", number, traces, "delegation-list"))
                if event is not None:
                    draft.relations.append(Relation(mention.referent, "attended", event, traces, "delegation-list"))

    def _parts(self, draft: Draft, bodies: list[Mention]) -> dict[int, tuple[int, int]]:
        """Each delegation with the stretch of text that is about it: up to the next other one in running text."""
        title_end = max((b.end for b in draft.document.blocks if b.kind == "title"), default=0)
        running = [m for m in bodies if m.begin >= title_end] or bodies
        parts: dict[int, tuple[int, int]] = {}
        for i, mention in enumerate(running):
            following = next((m.begin for m in running[i + 1 :] if m.referent != mention.referent), len(draft.text))
            if mention.referent not in parts:
                parts[mention.referent] = (mention.begin, following)
        return parts

    def _event(self, draft: Draft, begin: int, end: int) -> int | None:
        events = [m for m in draft.of_kind("Event") if begin <= m.begin < end]
        before = [m for m in draft.of_kind("Event") if m.begin < begin]
        return events[0].referent if events else before[-1].referent if before else None

    def _members(self, draft: Draft, begin: int, end: int) -> list[Mention]:
        """People who open a line or block of the list, or of whom it is said that they lead the delegation."""
        found: dict[int, Mention] = {}
        for mention in draft.of_kind("Person"):
            if not begin <= mention.begin < end:
                continue
            low, _high = self._line(draft, mention)
            lead = draft.text[low : mention.begin]
            if self._lead.fullmatch(lead):
                found.setdefault(mention.referent, mention)
        return list(found.values())

    def _line(self, draft: Draft, mention: Mention) -> tuple[int, int]:
        low = draft.text.rfind("\n", 0, mention.begin) + 1
        high = draft.text.find("\n", mention.end)
        return low, len(draft.text) if high < 0 else high
