"""The days of events: one bare name on other days is another event, and a day that is told goes before "today"."""

from __future__ import annotations

from msgspec.structs import replace

from kg.extract.draft import Draft
from kg.extract.here import opening_day
from kg.model import Relation, Span, Trace, Value

_DAY = len("2021-06-25")
_TELLS = ("opened", "closed", "chaired", "moderated", "spokeAt", "attended", "heldAt")


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


def led(draft: Draft) -> None:
    """Gives the events of a paragraph that opens with a day, "4 June. …", that day, where none of their own is told."""
    dated = {r.subject for r in draft.relations if r.predicate == "heldOn"}
    for block in draft.document.blocks:
        day = opening_day(draft, block)
        if day is None:
            continue
        for r in [r for r in draft.relations if r.predicate in _TELLS and r.modality is None]:
            event = r.subject if r.predicate == "heldAt" else r.object
            here = next((t for t in r.traces if day[1] <= t.begin and t.end <= block.end), None)
            if here is None or not isinstance(event, int) or event in dated or draft.referents[event].kind != "Event":
                continue
            dated.add(event)
            trace = Trace(day[0], here.end, None, None, Span(day[0], day[1]))
            first, _, last = day[2].partition("/")
            for predicate, value in (("heldOn", first), ("endsOn", last)):
                if value:
                    draft.relations.append(Relation(event, predicate, Value(value, "date"), (trace,), "day-before"))


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
    _within_stretches(draft)


def _within_stretches(draft: Draft) -> None:
    """Leaves out a day of an event, told by itself, that is one of several on which the event is said to be held."""
    ends = {(r.subject, r.rule, r.traces): day for r in draft.relations if (day := _day(r, "endsOn")) is not None}
    stretches: dict[int, list[tuple[str, str]]] = {}
    lone: list[Relation] = []
    for relation in draft.relations:
        day = _day(relation, "heldOn")
        if day is None or relation.modality is not None:
            continue
        end = next((e for (s, rule, traces), e in ends.items() if _one_saying(relation, s, rule, traces)), None)
        if end is None:
            lone.append(relation)
        elif end > day:
            stretches.setdefault(relation.subject, []).append((day, end))
    over = [
        r
        for r in lone
        if any(first <= (_day(r, "heldOn") or "") <= last for first, last in stretches.get(r.subject, ()))
    ]
    draft.relations = [r for r in draft.relations if r not in over]


def _one_saying(relation: Relation, subject: int, rule: str, traces: tuple[Trace, ...]) -> bool:
    """Whether the last day of an event is told where its first one is."""
    here, there = relation.traces[0], traces[0]
    same = (relation.subject, relation.rule) == (subject, rule)
    return same and here.begin < there.end and there.begin < here.end


def _day(relation: Relation, predicate: str) -> str | None:
    """The day that a relation tells of an event, if it is a whole one."""
    value = relation.object if relation.predicate == predicate else None
    return value.text if isinstance(value, Value) and len(value.text) == _DAY else None


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
