"""The days of events: one bare name on other days is another event, and a day that is told goes before "today"."""

from __future__ import annotations

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.model import Relation, Span, Value

_DAY = len("2021-06-25")


def part(draft: Draft) -> None:
    """Makes an event of its own of each mention of an event of one word at which other days than the first are told."""
    told: dict[int, list[tuple[Span, list[str]]]] = {}
    for relation in draft.relations:
        subject = relation.traces[0].subject
        if relation.predicate in ("heldOn", "endsOn") and subject is not None and isinstance(relation.object, Value):
            known = told.setdefault(relation.subject, [])
            days = next((days for span, days in known if span == subject), None)
            if days is None:
                known.append((subject, days := []))
            days.append(relation.object.text)
    for event, places in sorted(told.items()):
        names = draft.referents[event].names
        if len(places) > 1 and names and all(" " not in name for name in names):
            first, *others = sorted(places)
            for span, days in others:
                if all(len(day) == _DAY for day in (*days, *first[1])) and not _meet(first[1], days):
                    _part(draft, event, span)


def settle(draft: Draft) -> None:
    """Leaves out that an event is held on the document's day ("today") where the text tells other days of it."""
    today = draft.today
    told = {
        r.subject
        for r in draft.relations
        if r.predicate == "heldOn"
        and isinstance(r.object, Value)
        and len(r.object.text) == _DAY
        and r.object.text != today
    }
    draft.relations = [r for r in draft.relations if not (r.subject in told and _is_of(r, today))]


def _is_of(relation: Relation, today: str | None) -> bool:
    """Whether a relation says, without naming it, that something is held on a day."""
    named = any(trace.object is not None for trace in relation.traces)
    held = relation.predicate == "heldOn" and isinstance(relation.object, Value) and relation.object.text == today
    return held and not named


def _meet(left: list[str], right: list[str]) -> bool:
    """Whether two stretches of days have one in common."""
    return min(left) <= max(right) and min(right) <= max(left)


def _part(draft: Draft, event: int, span: Span) -> None:
    """Gives a mention, and what is said at it, to a new event of the same name."""
    new = draft.fresh(replace(draft.referents[event], attributes=(), acronyms=()))
    draft.mentions = [
        replace(m, referent=new) if m.referent == event and (m.begin, m.end) == (span.begin, span.end) else m
        for m in draft.mentions
    ]
    draft.relations = [_given(relation, event, new, span) for relation in draft.relations]


def _given(relation: Relation, event: int, new: int, span: Span) -> Relation:
    if all(trace.subject == span for trace in relation.traces) and relation.subject == event:
        return replace(relation, subject=new)
    if all(trace.object == span for trace in relation.traces) and relation.object == event:
        return replace(relation, object=new)
    return relation
