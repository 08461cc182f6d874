"""Lists of participants and delegations: their members, and the event to which they are sent."""

from __future__ import annotations

import itertools

from msgspec.structs import replace

from kg.extract.attendees import Attendees, EntryLines
from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace

# What marks a heading's head is no longer: "** ".
_MARK = 4


class Lists:
    """Reads delegations: "The Honorable X, Post, Body" lines under the sentence that names delegation and event."""

    def __init__(self, lexicon: Lexicon, lines: EntryLines, attendees: Attendees) -> None:
        self._lines, self._attendees = lines, attendees
        self._delegation = lexicon.pattern("delegation")
        self._leads = lexicon.pattern("leads-delegation")
        self._sent = lexicon.pattern("delegation-sent-to")

    def note(self, draft: Draft) -> None:
        """Members of each delegation, and that they attend the event it is sent to."""
        if draft.document.kind != "participants":
            return
        if self._attendees.listed(draft) is not None:
            self._attendees.note(draft)
            return
        bodies = [m for m in draft.of_kind("Organization") if self._delegation.search(draft.text[m.begin : m.end])]
        sections = self._sections(draft, self._parts(draft, bodies))
        for number, begin, end in self._each_its_own(draft, sections):
            event = self._event(draft, begin, end)
            named = [m for m in (*draft.of_kind("Organization"), *draft.inner) if m.referent == number]
            body = next((m for m in named if begin <= m.begin < end), None)
            if event is not None and body is not None:
                sent = Trace(body.begin, body.end, Span(body.begin, body.end), None, None)
                draft.relations.append(Relation(number, "attended", event, (sent,), "delegation-list"))
            for mention in self._members(draft, begin, end):
                low, high = self._lines.of(draft, mention)
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
            following = min(following, self._next_heading(draft, mention))
            if mention.referent not in parts:
                parts[mention.referent] = (mention.begin, following)
        return parts

    def _next_heading(self, draft: Draft, delegation: Mention) -> int:
        """Where a heading begins the list of a State or body, behind a heading that names a delegation."""
        blocks = draft.document.blocks
        at = draft.block_at(delegation.begin)
        if at is None or blocks[at].kind != "heading" or delegation.begin - blocks[at].begin > _MARK:
            return len(draft.text)
        loud = draft.text[delegation.begin : delegation.end].isupper()
        for block in blocks[at + 1 :]:
            inside = draft.within(block.begin, block.end) if block.kind == "heading" else []
            if any(m.kind in ("State", "Organization") and _covers(draft, m, block) for m in inside):
                return block.begin
            shouted = loud and block.kind == "heading" and draft.text[block.begin : block.end].isupper()
            if shouted and not any(m.kind == "Person" for m in inside):
                return block.begin  # "PERMANENT OBSERVERS", under which others are listed
        return len(draft.text)

    def _sections(self, draft: Draft, parts: dict[int, tuple[int, int]]) -> list[tuple[int, int, int]]:
        """The parts, cut where several people are each said to lead a delegation: each leads his own to an event."""
        cut: list[tuple[int, int, int]] = []
        title_end = max((b.end for b in draft.document.blocks if b.kind == "title"), default=0)
        first = self._leads.search(draft.text, title_end)
        for number, (named, end) in parts.items():
            opens = first is not None and not cut and first.start() < named
            begin = draft.text.rfind("\n", 0, first.start()) + 1 if first is not None and opens else named
            leads = [draft.text.rfind("\n", 0, m.start()) + 1 for m in self._leads.finditer(draft.text, begin, end)]
            starts = sorted({max(begin, at) for at in leads}) if len(set(leads)) > 1 else [begin]
            cut += [(number, a, b) for a, b in itertools.pairwise([*starts, end])]
        return cut

    def _each_its_own(self, draft: Draft, sections: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """The parts, each with its delegation: of several the one that is named there by the event it is sent to."""
        if len(sections) == 1:
            return sections
        own: list[tuple[int, int, int]] = []
        for named, begin, end in sections:
            leads = self._leads.search(draft.text, begin, end)
            sent = None if leads is None else self._sent.search(draft.text, leads.start(), end)
            events = [] if sent is None else draft.within(sent.end(), end)[:1]
            if sent is None or not events or events[0].kind != "Event" or events[0].begin != sent.end():
                own.append((named, begin, end))
                continue
            number = draft.refer("Organization", plain(draft.text[sent.start() : events[0].end]))
            draft.attribute(number, "class", "GovernmentBody")
            draft.mentions = [
                replace(m, referent=number) if m.referent == named and begin <= m.begin < end else m
                for m in draft.mentions
            ]
            if draft.free(sent.start(), events[0].begin):
                draft.mention_inside(sent.start(), events[0].end, number, form="name", rule="body-opening")
            own.append((number, begin, end))
        return own

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
            if (
                self._lines.opens(draft, mention)
                or self._lines.opens_titled(draft, mention)
                or self._leads.match(draft.text, mention.end)
            ):
                found.setdefault(mention.referent, mention)
        return list(found.values())


def _covers(draft: Draft, mention: Mention, block: Block) -> bool:
    """Whether a heading is nothing but this name."""
    rest = draft.text[block.begin : mention.begin] + draft.text[mention.end : block.end]
    return not rest.strip(" :*_()")
