"""Events told by whose they are in short, and visits: "the special meeting of the Committee held in Suva", "its
follow-up assessment visit to Fiji"."""

from __future__ import annotations

from collections.abc import Callable

from kg.extract.draft import Draft, plain, span_of
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace

# Whose name a short form stands for: "the Committee".
_ARTICLE = "the "
# How far before a visit those stand who make it.
_MAKER = 200


class Gatherings:
    """Finds them when short forms are known."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._of_body = lexicon.pattern("event-of-body")
        self._held = lexicon.pattern("event-verb-behind")
        self._visit = lexicon.pattern("event-visit")
        self._made, self._by = lexicon.pattern("visit-made"), lexicon.pattern("visit-by")

    def note(self, draft: Draft, event: Callable[[Draft, str], int]) -> None:
        """Note them; `event` is the referent of an event's name."""
        short = {m.begin: m for m in draft.of_kind("Organization") if m.form == "short"}
        for match in self._of_body.finditer(draft.text) if short else ():
            body = short.get(match.end()) or short.get(match.end() - len(_ARTICLE))
            if body is not None and self._is_held(draft, body.end) and draft.free(match.start(), body.begin):
                self._of_short(draft, match.start(), body, event)
        visits: dict[int, list[tuple[frozenset[str], int]]] = {}
        for match in self._visit.finditer(draft.text):
            place = next(
                (m for m in draft.within(match.end(), match.end() + _MAKER)[:1] if m.begin == match.end()), None
            )
            if place is not None and place.kind in ("State", "Place") and draft.free(*match.span()):
                words = frozenset(match[0].casefold().split())
                told = visits.setdefault(place.referent, [])
                number = next((n for w, n in told if w <= words or words <= w), None)
                told.append((words, self._of_visit(draft, match.start(), place, event, number)))

    def _is_held(self, draft: Draft, end: int) -> bool:
        """Whether what follows tells that an event was held, or on which day."""
        behind = self._held.match(draft.text, end) is not None
        return behind or any(draft.text[end : d[0]] in (" on ", " of ", " in ", ", on ") for d in _next(draft, end))

    def _of_short(self, draft: Draft, begin: int, body: Mention, event: Callable[[Draft, str], int]) -> None:
        """Its name has that of the body in full, for others have meetings of a Committee too."""
        lead = plain(draft.text[begin : body.begin])
        article = "" if lead.endswith(" the") else _ARTICLE
        number = event(draft, f"{lead} {article}{draft.referents[body.referent].names[0]}")
        self._mention(draft, begin, body.end, number, [body], "event-of-short")
        trace = Trace(begin, body.end, Span(begin, body.end), None, Span(body.begin, body.end))
        draft.relations.append(Relation(number, "organizedBy", body.referent, (trace,), "event-of-body"))

    def _of_visit(
        self, draft: Draft, begin: int, place: Mention, event: Callable[[Draft, str], int], number: int | None
    ) -> int:
        """A visit takes place where it leads to, and is made by the body that its verb tells; it is the one
        that was told in fewer or more words (`number`), or another."""
        if number is None:
            number = event(draft, draft.text[begin : place.end])
        else:
            draft.name(number, draft.text[begin : place.end])
        self._mention(draft, begin, place.end, number, [place], "event-visit")
        span = Span(begin, place.end)
        draft.relations.append(
            Relation(number, "heldAt", place.referent, (Trace(*span, span, None, span_of(place)),), "event-visit")
        )
        sentence = draft.sentence_at(begin)
        opening = max(begin - _MAKER, begin if sentence is None else sentence.begin)
        made = self._made.search(draft.text, opening, begin)
        first = None if sentence is None else next(iter(draft.within(sentence.begin, begin)), None)
        maker = first if made is not None and first is not None and first.end <= made.start() else None
        if (by := self._by.match(draft.text, place.end)) is not None:
            maker = next((m for m in draft.within(by.end(), by.end() + _MAKER)[:1] if m.begin == by.end()), None)
        if maker is not None and maker.kind == "Organization":
            trace = Trace(min(begin, maker.begin), max(place.end, maker.end), span, None, span_of(maker))
            draft.relations.append(Relation(number, "organizedBy", maker.referent, (trace,), "event-visit"))
        return number

    def _mention(self, draft: Draft, begin: int, end: int, number: int, inside: list[Mention], rule: str) -> None:
        for mention in inside:
            draft.release(mention)
            draft.inner.append(mention)
        draft.mention(begin, end, number, form="name", rule=rule)


def _next(draft: Draft, at: int) -> list[tuple[int, int, str]]:
    return [d for d in draft.dates if at < d[0] < at + len(", on the ")][:1]
