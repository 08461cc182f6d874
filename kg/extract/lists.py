"""Lists of participants and delegations: their members, and the event to which they are sent."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from kg.extract.attendees import Attendees, EntryLines
from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Relation, Span, Trace

# What marks a heading's head is no longer: "** ".
_MARK = 4
# A heading over a list is no longer.
_HEADING = 160
# What may stand at the head of a line before a title.
_STANDING = compiled(
    r"[\W_]{0,6}(?:(?i:acting|former|interim|the|then) |[A-Z]{2,8} )?(?:(?:The )?Hon(?:ou?rable|\.)? )?"
)
# Of what kinds the members of a body are, and what may stand behind their names in a list.
_MEMBERS = ("Person", "Organization", "State")
_APART = compiled(r"\s(?=[A-Z(–—-])|[,:;]|\s*$", re.MULTILINE)
# What those did who stand under a heading that says more than that they came.
_SAID = {"spoke": "spokeAt", "moderated": "moderated", "chaired": "chaired"}
_SPEAK = compiled(r"(?i:\b(?:speak(?:ers|ing)|spoke|panell?ists|presenters)\b)")
_NAME_ENDS = ",;:.()–—-*_"
# What one of a list does besides: "NAME, Research Director (moderator)".
_PRESIDES = compiled(
    r"\((?i:the )?(?:(?P<chair>(?i:co-)?(?i:chair(?:person|man|woman)?))|(?i:moderator|facilitator|moderating))\)"
)


class Lists:
    """Reads delegations: "The Honorable X, Post, Body" lines under the sentence that names delegation and event."""

    def __init__(self, lexicon: Lexicon, lines: EntryLines, attendees: Attendees) -> None:
        self._lines, self._attendees = lines, attendees
        self._delegation = lexicon.pattern("delegation")
        self._leads = lexicon.pattern("leads-delegation")
        self._lead = lexicon.pattern("member-line")
        self._attended = lexicon.pattern("attendance-heading")
        self._absent = lexicon.pattern("programme-absent")
        self._labelled, self._next = lexicon.pattern("attendance-label"), lexicon.pattern("attendance-next")
        self._comprises, self._side = map(lexicon.pattern, ("delegations-comprise", "delegation-side"))
        self._members_of = lexicon.pattern("members-heading")
        self._members_are = lexicon.pattern("members-heading-ends")

    def note(self, draft: Draft) -> None:
        """Members of each delegation, and that they attend the event it is sent to."""
        self._rosters(draft)
        if draft.document.kind != "participants":
            if draft.document.kind != "programme":  # who is announced there is read by kg.extract.programmes
                self.attendance(draft)
                self._on_lines(draft)
            return
        if self._attendees.listed(draft) is not None:
            self._attendees.note(draft)
            return
        bodies = [m for m in draft.of_kind("Organization") if self._delegation.search(draft.text[m.begin : m.end])]
        for number, begin, end in self._sections(draft, self._parts(draft, bodies)):
            event = self._event(draft, begin, end)
            body = next((m for m in bodies if m.referent == number and begin <= m.begin < end), None)
            if event is not None and body is not None:
                sent = Trace(body.begin, body.end, Span(body.begin, body.end), None, None)
                draft.relations.append(Relation(number, "attended", event, (sent,), "delegation-list"))
            for mention in self._members(draft, begin, end):
                low, high = self._lines.of(draft, mention)
                traces = (Trace(low, high, Span(mention.begin, mention.end), None, None),)
                draft.relations.append(Relation(mention.referent, "memberOf", number, traces, "delegation-list"))
                if event is not None:
                    draft.relations.append(Relation(mention.referent, "attended", event, traces, "delegation-list"))

    def attendance(self, draft: Draft) -> None:
        """Who stands in the list under "Participants in the roundtable included:" took part in it."""
        blocks = draft.document.blocks
        for number, block in enumerate(blocks):
            heading = self._headed(draft, block)
            closes = None
            if heading is None and ":" in draft.text[block.end - _MARK : block.end]:
                closes = self._comprises.search(draft.text, block.begin, block.end)
            event = None if heading is None and closes is None else self._event_of_list(draft, block)
            if event is None:
                continue
            told = None if heading is None else heading.lastgroup
            if closes is not None and _SPEAK.search(closes[0]) is not None:
                told = "spoke"
            said = "attended" if told is None else _SAID[told]
            below = blocks[number + 1 :]
            if heading is not None and heading.end() < block.end:
                below = (replace(block, begin=heading.end()), *below)
            for begin, end in self._below(draft, below) if heading is None else self._lined(draft, below):
                person = self._first_named(draft, begin, end)
                if person is None or self._absent.search(draft.text, begin, end):
                    continue
                if self._opens(draft, begin, person):
                    trace = Trace(begin, end, Span(person.begin, person.end), None, None)
                    presides = _PRESIDES.search(draft.text, person.end, end)
                    does = said if presides is None else "chaired" if presides["chair"] else "moderated"
                    draft.relations.append(Relation(person.referent, does, event, (trace,), "attendance-list"))

    def _on_lines(self, draft: Draft) -> None:
        """Who stands behind a label on one line, or on the lines that go on from it: "Present: NAME, NAME"."""
        for block in draft.document.blocks:
            if block.kind in ("running", "footnote", "quote"):
                continue
            event = said = None
            at = block.begin
            for line in draft.text[block.begin : block.end].split("\n"):
                end = at + len(line)
                label = self._labelled.match(draft.text, at, end)
                if label is not None:
                    event, said = draft.event_at(at), _SAID.get(label.lastgroup or "", "attended")
                elif self._next.match(draft.text, at, end) is not None:
                    event = None
                if event is not None and said is not None and self._absent.search(line) is None:
                    begin = at if label is None else label.end()
                    for person in [m for m in draft.within(begin, end) if m.kind == "Person"]:
                        trace = Trace(at, end, Span(person.begin, person.end), None, None)
                        draft.relations.append(Relation(person.referent, said, event, (trace,), "attendance-list"))
                at = end + 1

    def _headed(self, draft: Draft, block: Block) -> re.Match[str] | None:
        """The first line of a block as the heading of a list of those who took part."""
        end = self._first_line(draft, block)
        if end - block.begin > _HEADING or block.kind == "item":
            return None
        heading = self._attended.fullmatch(draft.text, block.begin, end)
        if heading is None or any(m.kind == "Person" for m in draft.within(block.begin, end)):
            return None  # "NAME, Moderator"
        return heading

    def _first_named(self, draft: Draft, begin: int, end: int) -> Mention | None:
        """The one whom a line names first, or right behind a body: "EPA Administrator NAME"."""
        inside = draft.within(begin, end)[:2]
        if len(inside) == 2 and inside[0].kind in ("Organization", "State"):
            del inside[0]
        return inside[0] if inside and inside[0].kind == "Person" else None

    def _opens(self, draft: Draft, begin: int, person: Mention) -> bool:
        """Whether a line opens with a name, or with a title before it: "Acting Secretary NAME"."""
        if self._lead.fullmatch(draft.text, begin, person.begin) is not None:
            return True
        first = bisect_left(draft.roles, begin, key=lambda r: r.begin)
        for role in itertools.takewhile(lambda r: r.begin < person.begin, draft.roles[first:]):
            if self._lead.fullmatch(draft.text, min(role.end + 1, person.begin), person.begin) is None:
                continue
            body = next((m for m in draft.within(begin, role.begin)), None)
            at = role.begin if body is None else body.begin
            behind = body is None or body.end == role.begin - 1
            return behind and _STANDING.fullmatch(draft.text, begin, at) is not None
        return False

    def _first_line(self, draft: Draft, block: Block) -> int:
        """Where the first line of a block ends: "Present:", with the names on the lines under it."""
        line = draft.text.find("\n", block.begin, block.end)
        return block.end if line < 0 else line

    def _lined(self, draft: Draft, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """The items below a heading, or the lines of which each is a name and what stands apart from it."""
        for block in blocks:
            if block.kind == "item":
                yield block.begin, block.end
                continue
            if self._headed(draft, block) is not None:
                return  # "Moderator", and who it is
            named = False
            at = block.begin
            for line in draft.text[block.begin : block.end].split("\n"):
                if line.rstrip().endswith(":"):
                    return  # "Absent:"
                person = next((m for m in draft.within(at, at + len(line)) if m.kind == "Person"), None)
                if person is not None and _APART.match(draft.text, person.end) is not None:
                    named = True
                    yield at, at + len(line)
                at += len(line) + 1
            if not named:
                return

    def _below(self, draft: Draft, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
        """The items of the list that stands below a heading, and the lines below "For STATE:"."""
        for block in blocks:
            text = draft.text[block.begin : block.end]
            if block.kind == "item":
                yield block.begin, block.end
                continue
            label = self._side.match(text)
            if label is None and "\n" not in text:
                return
            at = block.begin + (0 if label is None else label.end())
            for line in draft.text[at : block.end].split("\n"):
                yield at, at + len(line)
                at += len(line) + 1

    def _rosters(self, draft: Draft) -> None:
        """Who stands in the list under "Members of the Panel:" is a member of it."""
        blocks = draft.document.blocks
        for number, block in enumerate(blocks):
            opens = self._members_of.match(draft.text, block.begin, block.end)
            bodies = draft.within(block.begin, block.end) if opens is not None else []
            body = next((m for m in bodies if m.kind == "Organization"), None)
            if opens is None or body is None or body.begin != opens.end():
                continue
            if self._members_are.fullmatch(draft.text, body.end, block.end) is None:
                continue
            for item in itertools.takewhile(lambda b: b.kind == "item", blocks[number + 1 :]):
                member = next(iter(draft.within(item.begin, item.end)), None)
                if member is None or member.kind not in _MEMBERS or member.referent == body.referent:
                    continue
                rest = draft.text[member.end : item.end].strip()
                if rest and rest[0] not in _NAME_ENDS:
                    continue  # "United States Mission to …": the name is a part of another
                if self._lead.fullmatch(draft.text, item.begin, member.begin) is not None:
                    traces = (
                        Trace(item.begin, item.end, Span(member.begin, member.end), None, None),
                        Trace(body.begin, body.end, None, None, Span(body.begin, body.end)),
                    )
                    draft.relations.append(Relation(member.referent, "memberOf", body.referent, traces, "members-list"))

    def _event_of_list(self, draft: Draft, block: Block) -> int | None:
        """The event that a list's heading names, or that the document is about."""
        named = next((m for m in draft.within(block.begin, block.end) if m.kind == "Event"), None)
        return draft.main_event if named is None else named.referent

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
