"""The sessions of an event, each under its title: "Session 1: From the Field to the File"."""

from __future__ import annotations

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

_RULE = "event-session-title"
# In these the event that is told of may have sessions; records of meetings have their own.
_KINDS = ("programme", "document", "press-release", "participants", "readout")
# A session is so many lines at the most, and so many blocks where its title is a heading.
_SHORTEST = 4


class Sessions:
    """Notes each session as an event that is part of the document's, and up to where the text tells of it."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._session = lexicon.pattern("programme-session")
        self._ends = lexicon.pattern("programme-session-ends")

    def note(self, draft: Draft) -> None:
        """Note the sessions of the document's event."""
        main = draft.main_event
        if main is None or draft.document.kind not in _KINDS:
            return
        lines = list(_lines(draft))
        found: list[tuple[int, int, int]] = []
        for at, (begin, end, heading) in enumerate(lines):
            match = self._session.fullmatch(draft.text, begin, end)
            if match is None or len(match["title"]) < _SHORTEST:
                continue
            further = (b for b, e, h in lines[at + 1 :] if (h if heading else self._ends.match(draft.text, b, e)))
            number = self._note(draft, Span(*match.span("title")), plain(draft.text[match.start("name") : end]), main)
            if number is not None:
                found.append((begin, next(further, len(draft.text)), number))
        draft.sessions = found

    def _note(self, draft: Draft, title: Span, name: str, main: int) -> int | None:
        inside = [m for m in draft.mentions if m.begin < title.end and title.begin < m.end]
        if any(m.begin < title.begin or m.end > title.end or m.kind == "Person" for m in inside):
            return None
        number = draft.refer("Event", plain(draft.text[title.begin : title.end]))
        if number == main:
            return None
        draft.name(number, name)
        draft.attribute(number, "title", plain(draft.text[title.begin : title.end]))
        for mention in inside:
            draft.mentions.remove(mention)
            if mention.kind != "Event" and not mention.rule.startswith(("body-", "instrument-name", "project-name")):
                draft.inner.append(mention)
        draft.mentions.append(Mention(title.begin, title.end, "Event", number, "name", _RULE))
        if not inside and draft.free(title.begin, title.end):
            draft.own(title.begin, title.end)
        trace = Trace(title.begin, title.end, title, None, None)
        draft.relations.append(Relation(number, "partOf", main, (trace,), _RULE))
        return number


def _lines(draft: Draft) -> list[tuple[int, int, bool]]:
    """The lines of the text, and whether each is a heading."""
    found = []
    for block in draft.document.blocks:
        if block.kind in ("running", "footnote", "quote"):
            continue
        at = block.begin
        for line in draft.text[block.begin : block.end].split("\n"):
            found.append((at, at + len(line), block.kind in ("heading", "title")))
            at += len(line) + 1
    return found
