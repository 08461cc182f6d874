"""What the words over a list say of those who stand in it: they took part in an event, or are members of a body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from kg.extract.draft import Draft, span_of
from kg.extract.posts import Roles
from kg.extract.rows import Row, Rows
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block, Mention, Modality, Relation, Sentence, Status, Trace

# A heading over a list is no longer.
_HEADING = 160
# What those did who stand under a heading that says more than that they came.
_SAID = {"spoke": "spokeAt", "moderated": "moderated", "chaired": "chaired"}
_SPEAK = compiled(
    r"(?i:\b(?:speak(?:ers|ing)|spoke|panell?ists|presenters|heard|(?:delivered|gave|provided|made|offered) remarks)\b)"
)
# What one of a list does besides: "NAME, Research Director (moderator)".
_PRESIDES = compiled(
    r"\((?i:the )?(?:(?P<chair>(?i:co-)?(?i:chair(?:person|man|woman)?))|(?i:moderator|facilitator|moderating))\)"
)
_RULE = "members-list"
# So few lines make a list of members, where its lines are no items.
_FEWEST = 2
# So many lives under names are those of the members of a body that one of so many first blocks names.
_LIVES, _LEAD = 3, 4
# So far into a release it tells whether those whom it names are yet to be appointed.
_OPENS = 600
_APPOINTMENTS = compiled(r"(?i:\b(?:appointments|appointees)\b)")
_MEMBERS = ("Person", "Organization", "State")
_DELEGATION = compiled(r"(?i:\bdelegation\b)")
# How far before a colon a list's heading begins, and how far behind it the first name stands at the most.
_NEAR = 60
_ARTICLES = ("", "the", "our", "current")
_ALSO = compiled(r"(?:&|,? and) ")


class _Told(Struct):
    """Of what body those are members who stand in a list, where it is told, and as what, if that is said."""

    body: Mention
    planned: bool
    title: str | None


class Enrolled:
    """Reads lists by the words over them."""

    def __init__(self, lexicon: Lexicon, roles: Roles) -> None:
        self._roles, self._rows = roles, Rows(lexicon)
        self._lead = lexicon.pattern("member-line")
        self._attended = lexicon.pattern("attendance-heading")
        self._absent = lexicon.pattern("programme-absent")
        self._labelled, self._next = lexicon.pattern("attendance-label"), lexicon.pattern("attendance-next")
        self._comprises = lexicon.pattern("delegations-comprise")
        self._leads = lexicon.pattern("leads-delegation")
        self._joins = lexicon.pattern("delegation-joined")
        self._group, self._call = lexicon.pattern("attendance-group"), lexicon.pattern("call-with")
        names = (
            "appoints",
            "words",
            "member-of",
            "before",
            "behind",
            "first",
            "label",
            "bodies",
            "noun",
            "planned",
            "as",
            "title",
        )
        self._enrol = {name: lexicon.pattern(f"enrol-{name}") for name in names}

    def note(self, draft: Draft) -> None:
        """Note who attended what, and who is a member of what, by the lists of a text."""
        if draft.document.kind not in ("participants", "programme"):
            self._attendance(draft)  # who is announced in a programme is read by kg.extract.programmes
            self._on_lines(draft)
        self._members(draft)
        self._headed_lives(draft)
        if draft.document.kind != "participants":
            self._led(draft)

    # Who attended

    def _attendance(self, draft: Draft) -> None:
        """Who stands in the list under "Participants in the roundtable included:" took part in it."""
        labels: set[int] = set()
        for number, block in enumerate(draft.document.blocks):
            if block.begin in labels:
                continue  # read with the list that goes on over it
            for said, at in self._attendance_headings(draft, number, block):
                event = self._event_of_list(draft, block)
                caller = self._caller(draft) if event is None else None
                if event is None and caller is None:
                    continue
                for row in self._rows.below(draft, number, at):
                    labels.add(row.label.begin)
                    if event is not None:
                        self._attends(draft, row, said, event)
                    elif caller is not None and caller.referent != row.named.referent:
                        trace = Trace(row.begin, row.end, None, None, span_of(row.named))
                        draft.relations.append(
                            Relation(caller.referent, "metWith", row.named.referent, (trace,), "call-list")
                        )

    def _attendance_headings(self, draft: Draft, number: int, block: Block) -> Iterator[tuple[str, int]]:
        """What those did who stand below a block that heads a list of those who took part, and where it begins."""
        heading = self._headed(draft, block)
        if heading is not None:
            yield _SAID.get(heading.lastgroup or "", "attended"), heading.end()
            return
        for at in self._colons(draft, block):
            closes = self._comprises.search(draft.text, block.begin, at)
            if closes is not None:
                yield "attended" if _SPEAK.search(closes[0]) is None else "spokeAt", at
                return

    def _caller(self, draft: Draft) -> Mention | None:
        """Who called those whom a readout lists: "Readout of President Souza’s Call with Reef Leaders"."""
        title = next((b for b in draft.document.blocks[:1] if b.kind in ("title", "heading")), None)
        if title is None or draft.document.kind != "readout":
            return None
        people = [m for m in draft.within(title.begin, title.end) if m.kind == "Person"]
        calls = len(people) == 1 and self._call.match(draft.text, people[0].end, title.end) is not None
        return people[0] if calls else None

    def _colons(self, draft: Draft, block: Block) -> Iterator[int]:
        """Behind which colons of a block names stand, or nothing more."""
        at = draft.text.find(":", block.begin, block.end)
        while at >= 0:
            rest = draft.text[at + 1 : block.end].lstrip("*_ ")
            labelled = len(rest) <= _NEAR and rest[-1:].isalpha()  # "Participants included:", and "Experts" under it
            if not rest or labelled or any(m.kind == "Person" for m in draft.within(at, min(block.end, at + _NEAR))):
                yield at + 1
            at = draft.text.find(":", at + 1, block.end)

    def _headed(self, draft: Draft, block: Block) -> re.Match[str] | None:
        """The first line of a block as the heading of a list of those who took part."""
        line = draft.text.find("\n", block.begin, block.end)
        end = block.end if line < 0 else line
        if end - block.begin > _HEADING or block.kind == "item":
            return None
        heading = self._attended.fullmatch(draft.text, block.begin, end)
        if heading is None and draft.document.kind == "readout":
            heading = self._group.fullmatch(draft.text, block.begin, end)
        if heading is None or any(m.kind == "Person" for m in draft.within(block.begin, end)):
            return None  # "NAME, Moderator"
        return heading

    def _attends(self, draft: Draft, row: Row, said: str, event: int) -> None:
        """Note what one who stands in a list did at the event, and those who stand beside him."""
        label = self._attended.fullmatch(draft.text, row.label.begin, row.label.end)
        if label is not None and row.label.begin < row.label.end:
            said = _SAID.get(label.lastgroup or "", "attended")
        if any(self._absent.search(draft.text, *where) for where in (row.label, (row.begin, row.end))):
            return
        presides = _PRESIDES.search(draft.text, row.named.end, row.end)
        for person in (row.named, *self._beside(draft, row)):
            does = said
            if presides is not None and person is row.named:
                does = "chaired" if presides["chair"] else "moderated"
            trace = Trace(row.begin, row.end, span_of(person), None, None)
            draft.relations.append(Relation(person.referent, does, event, (trace,), "attendance-list"))

    def _beside(self, draft: Draft, row: Row) -> Iterator[Mention]:
        """Who stands in one line with another: "NAME, POST & Mrs. NAME"."""
        for person in draft.within(row.named.end, row.end):
            also = max(
                (m.end() for m in _ALSO.finditer(draft.text, row.named.end, person.begin)), default=row.named.begin
            )
            if person.kind != "Person" or also == row.named.begin:
                continue
            titled = also < person.begin or draft.text[also - 2] == "&"
            if titled and self._lead.fullmatch(draft.text, also, person.begin) is not None:
                yield person

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
                        trace = Trace(at, end, span_of(person), None, None)
                        draft.relations.append(Relation(person.referent, said, event, (trace,), "attendance-list"))
                at = end + 1

    def _event_of_list(self, draft: Draft, block: Block) -> int | None:
        """The event that a list’s heading names, or the document’s, or the only one that its title names."""
        named = next((m for m in draft.within(block.begin, block.end) if m.kind == "Event"), None)
        if named is not None or draft.main_event is not None:
            return draft.main_event if named is None else named.referent
        return self._of_title(draft)

    def _of_title(self, draft: Draft) -> int | None:
        """The only event that the title of a document names."""
        titles = [
            b for n, b in enumerate(draft.document.blocks) if b.kind == "title" or (not n and b.kind == "heading")
        ]
        told = {m.referent for b in titles for m in draft.within(b.begin, b.end) if m.kind == "Event"}
        return told.pop() if len(told) == 1 else None

    # Who is a member

    def _members(self, draft: Draft) -> None:
        """Who stands in the list under "Members of the Panel:" is a member of it."""
        for number, block in enumerate(draft.document.blocks):
            if block.kind in ("item", "running", "footnote"):
                continue
            if not _may_head(draft, number) or self._enrol["words"].search(draft.text, block.begin, block.end) is None:
                continue
            for begin, end in self._headings(draft, block):
                told = self._told(draft, begin, end)
                rows = [] if told is None else self._rows.below(draft, number, end, _MEMBERS)
                rows = [r for r in rows if told is not None and self._is_of(draft, r, told)]
                if told is None or not (len(rows) >= _FEWEST or any(r.is_item for r in rows)):
                    continue
                self._enlist(draft, told, rows)
                if _is_delegation(draft, told.body):
                    self._delegated(draft, told, rows)
                break

    def _headed_lives(self, draft: Draft) -> None:
        """Who has a life under his name is a member of the body to which a release says that members are appointed."""
        blocks = [b for b in draft.document.blocks if b.kind in ("title", "heading", "paragraph")]
        if draft.document.kind != "bio" or not blocks:
            return
        lead = [s for b in blocks[:_LEAD] for s in draft.sentences_in(b.begin, b.end)]
        found = [t for t in (self._told_in_lead(draft, s.begin, s.end) for s in lead) if t is not None]
        if len({t.body.referent for t in found}) != 1:
            return
        told = _Told(found[0].body, any(t.planned for t in found), None)
        for number, block in enumerate(draft.document.blocks):
            rows = self._rows.below(draft, number, block.begin) if block.kind == "heading" else []
            if rows and self._is_alone(draft, rows[0]):
                listed = {r.subject for r in draft.relations if r.rule == _RULE}
                if len(rows) >= _LIVES and all(self._is_alone(draft, r) for r in rows):
                    self._enlist(draft, told, [r for r in rows if r.named.referent not in listed])
                return

    def _told_in_lead(self, draft: Draft, begin: int, end: int) -> _Told | None:
        """The body to which a sentence says that members are appointed: "appointed 22 members to BODY"."""
        for body in [m for m in draft.within(begin, end) if m.kind == "Organization"]:
            appoints = self._enrol["appoints"].search(draft.text, begin, body.begin)
            if appoints is None or not self._is_board(draft, body):
                continue
            if self._enrol["member-of"].search(draft.text, appoints.end(), body.begin) is not None:
                planned = self._enrol["planned"].search(draft.text, begin, end) is not None
                return _Told(body, planned, None)
        return None

    def _is_alone(self, draft: Draft, row: Row) -> bool:
        """Whether a line is a name and what its bearer is in the body over the list, if anything."""
        rest = draft.text[row.named.end : row.end].strip(" *_\n")
        return not rest or self._enrol["title"].search(draft.text, row.named.end, row.end) is not None

    def _is_of(self, draft: Draft, row: Row, told: _Told) -> bool:
        """Whether a line of a list is of the body over the list: no other line stands over it that names a body."""
        over = row.label.begin < row.label.end and self._told(draft, row.label.begin, row.label.end) is not None
        return row.named.referent != told.body.referent and not over

    def _headings(self, draft: Draft, block: Block) -> Iterator[tuple[int, int]]:
        """The words over a list at the end of a block, or before the colon behind which it begins."""
        ends = [*self._colons(draft, block)]
        short = block.end - block.begin <= _HEADING and not ends
        for end in (block.end,) if short else ends:
            sentence = draft.sentence_at(max(block.begin, end - 2))
            yield (block.begin if sentence is None else max(block.begin, sentence.begin)), end

    def _told(self, draft: Draft, begin: int, end: int) -> _Told | None:
        """Of what body the words over a list say that those below are its members."""
        planned = self._intends(draft, begin, end)
        said = self._enrol["as"].search(draft.text, begin, end)
        title = None if said is None else self._singular(said["title"])
        bodies = [m for m in draft.within(begin, end) if m.kind == "Organization"]
        if draft.document.kind == "participants" and any(_is_delegation(draft, m) for m in bodies):
            return None  # kg.extract.lists
        for place, body in enumerate(bodies):
            opens = self._front(draft, bodies[: place + 1])
            low = max(begin, opens - 2 * _HEADING)
            if self._enrol["behind"].fullmatch(draft.text, body.end, end) is not None:
                member = self._enrol["member-of"].search(draft.text, low, opens) is not None
                if member or (self._is_board(draft, body) and self._enrol["before"].search(draft.text, low, opens)):
                    return _Told(body, planned, title)
            alone = draft.text[begin:opens].strip(" *_\n").casefold() in _ARTICLES
            if alone and self._enrol["first"].fullmatch(draft.text, body.end, end) is not None:
                return _Told(body, planned, title)
        label = None if bodies else self._enrol["label"].search(draft.text, begin, end)
        meant = None if label is None else self._by_noun(draft, label, begin)
        return None if meant is None else _Told(meant, planned, title)

    def _intends(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether those of a list are yet to be appointed, by the words over it or by what a release opens with."""
        planned = self._enrol["planned"]
        if planned.search(draft.text, begin, end) is not None:
            return True
        named = _APPOINTMENTS.search(draft.text, begin, end) is not None
        return named and draft.document.kind == "bio" and planned.search(draft.text, 0, _OPENS) is not None

    def _front(self, draft: Draft, bodies: Sequence[Mention]) -> int:
        """Where the name of a body begins with those before it whose it is: "BODY’s UNIT", "BODY (ACRONYM) UNIT"."""
        opens = bodies[-1].begin
        for before in reversed(bodies[:-1]):
            between = draft.text[before.end : opens].strip("()’'s \n")
            if between or opens - before.end > _NEAR:
                break
            opens = before.begin
        return opens

    def _is_board(self, draft: Draft, body: Mention) -> bool:
        """Whether a body is one to which people are appointed as members."""
        names = (draft.text[body.begin : body.end], *draft.referents[body.referent].names)
        return any(self._enrol["bodies"].search(name) for name in names)

    def _by_noun(self, draft: Draft, label: re.Match[str], at: int) -> Mention | None:
        """The body that a bare label means: "Members:", "Commissioners", "members of the board:"."""
        said = self._enrol["noun"].search(label[0])
        noun = "commission" if label["commissioners"] else "" if said is None else said[0].casefold()
        for body in reversed([m for m in draft.of_kind("Organization") if m.begin < at and m.form != "nominal"]):
            name = draft.text[body.begin : body.end].casefold()
            if (noun and noun in name) or (not noun and self._is_board(draft, body)):
                return body
        return None

    def _singular(self, title: str) -> str:
        return title[:-1].capitalize() if title.endswith("s") else title.capitalize()

    def _enlist(self, draft: Draft, told: _Told, rows: Sequence[Row]) -> None:
        """Note that those who stand in a list are members, and as what."""
        modality: Modality | None = "planned" if told.planned else None
        status: Status = "designate" if told.planned else "current"
        for row in rows:
            body = told.body
            traces = (
                Trace(row.begin, row.end, span_of(row.named), None, None),
                Trace(body.begin, body.end, None, None, span_of(body)),
            )
            draft.relations.append(Relation(row.named.referent, "memberOf", body.referent, traces, _RULE, modality))
            own = self._enrol["title"].search(draft.text, row.named.end, row.end)
            title = told.title if own is None else own["title"]
            if title is not None and row.named.kind == "Person" and not self._holds(draft, row, body):
                post = self._roles.post(draft, title, body.referent, None)
                draft.relations.append(Relation(row.named.referent, "holdsPost", post, traces, _RULE, status=status))

    def _holds(self, draft: Draft, row: Row, body: Mention) -> bool:
        """Whether a post of one who stands in a list has been read in his body."""
        posts = [r.object for r in draft.relations if r.predicate == "holdsPost" and r.subject == row.named.referent]
        return any(isinstance(p, int) and draft.referents[p].post_in == body.referent for p in posts)

    def _delegated(self, draft: Draft, told: _Told, rows: Sequence[Row]) -> None:
        """Note who leads a delegation, and that its members attend what it is sent to."""
        body = told.body
        members = [row.named for row in rows if row.named.kind == "Person"]
        for person in draft.of_kind("Person"):
            leads = self._leads.match(draft.text, person.end)
            if leads is not None:
                trace = Trace(person.begin, leads.end(), span_of(person), None, None)
                draft.relations.append(Relation(person.referent, "memberOf", body.referent, (trace,), _RULE))
                members.append(person)
        event = self._sent_to(draft, body)
        if event is None:
            return
        for member in (body, *members):
            trace = Trace(member.begin, member.end, span_of(member), None, None)
            draft.relations.append(Relation(member.referent, "attended", event, (trace,), _RULE))

    def _led(self, draft: Draft) -> None:
        """Note who is said to lead a delegation, and who joins him: its members, who attend what it is sent to."""
        bodies = [m for m in draft.of_kind("Organization") if _is_delegation(draft, m)]
        for leader in draft.of_kind("Person") if bodies else ():
            leads = self._leads.match(draft.text, leader.end)
            body = next((m for m in bodies if leads is not None and leader.end < m.begin < leads.end() <= m.end), None)
            sentence = draft.sentence_at(leader.begin)
            if leads is None or body is None or sentence is None:
                continue
            events = [m.referent for m in draft.within(body.end, sentence.end) if m.kind == "Event"][:1]
            event = events[0] if events else self._of_title(draft)
            for member in (leader, *self._company(draft, sentence, leads.end())):
                trace = Trace(member.begin, member.end, span_of(member), None, None)
                whom = Trace(body.begin, body.end, None, None, span_of(body))
                draft.relations.append(Relation(member.referent, "memberOf", body.referent, (trace, whom), _RULE))
                if event is not None:
                    draft.relations.append(Relation(member.referent, "attended", event, (trace,), _RULE))

    def _company(self, draft: Draft, sentence: Sentence, at: int) -> Iterator[Mention]:
        """Who joins the one who leads a delegation, in the sentence that says so or the next."""
        following = next((s for s in draft.sentences if s.begin >= sentence.end), None)
        for told in (sentence, following):
            joins = None if told is None else self._joins.search(draft.text, max(at, told.begin), told.end)
            if told is not None and joins is not None:
                yield from (m for m in draft.within(joins.end(), told.end) if m.kind == "Person")

    def _sent_to(self, draft: Draft, body: Mention) -> int | None:
        """The event that is named behind "delegation" in a sentence, else the document's."""
        for match in _DELEGATION.finditer(draft.text):
            sentence = draft.sentence_at(match.start())
            if sentence is not None:
                event = next((m for m in draft.within(match.end(), sentence.end) if m.kind == "Event"), None)
                if event is not None:
                    return event.referent
        return draft.main_event


def _is_delegation(draft: Draft, body: Mention) -> bool:
    return _DELEGATION.search(draft.text, body.begin, body.end) is not None


def _may_head(draft: Draft, number: int) -> bool:
    """Whether a list may stand below a block or in it: a heading, lines, what ends with a colon, or items behind."""
    block, behind = draft.document.blocks[number], draft.document.blocks[number + 1 : number + 2]
    if block.kind != "paragraph" or draft.text.find("\n", block.begin, block.end) >= 0:
        return True
    return (
        any(b.kind in ("item", "table") for b in behind)
        or draft.text.find(":", max(block.begin, block.end - _NEAR), block.end) >= 0
    )
