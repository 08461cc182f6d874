"""Statements in the General Assembly: the session at which a statement's heading says that it was delivered.

However the heading is laid out ("AT THE SIXTH COMMITTEE OF THE 79TH SESSION / OF THE GENERAL ASSEMBLY", "UNITED NATIONS
GENERAL ASSEMBLY / 61ST SESSION"), the event is the session, or the debate that it names of it; a committee is no event.
"""

from __future__ import annotations

from kg.extract.draft import Draft, plain, span_of
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Relation, Span, Trace

_SPOKEN = ("statement", "remarks")
# So far a heading may reach, and the words with which a speech begins.
_HEAD = 1200
_ADDRESSED = compiled(
    r"(?m:^(?:Mr|Mrs|Ms|Madam|Dear|Your|Excellenc|President|Chair|Thank you|Distinguished|Let me|Allow me|I )\b)"
)
_ASSEMBLY = "organization/general-assembly"


class Assembly:
    """Finds the session of the General Assembly in a statement's heading."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._session = lexicon.pattern("assembly-session")

    def event(self, draft: Draft) -> None:
        """Settle the session, or its debate, as the event of a statement."""
        if draft.document.kind not in _SPOKEN or draft.main_event is not None:
            return
        if "session" not in draft.text[:_HEAD].casefold():
            return
        address = _ADDRESSED.search(draft.text, 0, _HEAD)
        match = self._session.search(draft.text, 0, _HEAD if address is None else address.start())
        if match is None:
            return
        begin, end = match.span("event")
        for mention in [m for m in draft.mentions if m.begin < end and begin < m.end]:
            draft.mentions.remove(mention)
            draft.clear(mention.begin, mention.end)
            if mention.kind != "Event":
                draft.inner.append(mention)
        name = plain(draft.text[begin:end])
        number = draft.refer("Event", name)
        if not any(m.referent == number for m in draft.mentions):
            kept = tuple(a for a in draft.referents[number].attributes if a[0] != "title")
            draft.change(number, names=(name,), attributes=kept)  # what was read of it ran over its end
        draft.attribute(number, "title", name)
        draft.clear(begin, end)
        draft.mention(begin, end, number, form="name", rule="event-heading")
        draft.main_event = number
        body = draft.refer("Organization", "General Assembly", key=_ASSEMBLY)
        draft.attribute(body, "class", "UnitedNationsEntity")
        whole = next((m for m in draft.inner if m.referent == body and begin <= m.begin < end), None)
        organ = Span(*match.span("organ" if match["organ"] else "before")) if whole is None else span_of(whole)
        trace = Trace(begin, end, Span(begin, end), None, organ)
        draft.relations.append(Relation(number, "organizedBy", body, (trace,), "event-of-body"))
