"""Bodies told by the resolution that set them up: "Panel of Experts established pursuant to resolution 1973 (2011)"."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, plain, span_of
from kg.extract.gazetteer import Gazetteer
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import AuthorityEntry, Mention, Relation, Trace

# What stands between the resolutions of a list.
_NEXT = compiled(r",? and |, ")
_NUMBER = compiled(r"\d{1,4}")
# So long a known name with several resolutions and those whom it concerns may be.
_LONGEST = 400


class Established:
    """Finds committees, panels and groups by their resolution, which is part of their name and a mention inside it."""

    def __init__(self, lexicon: Lexicon, known: Gazetteer) -> None:
        self._pattern = lexicon.pattern("body-established")
        self._concerning = lexicon.pattern("body-concerning")
        self._opening = lexicon.word_set("opening")
        self._known = known

    def note(self, draft: Draft) -> None:
        """Note them, with the fact that the resolution establishes the body; run behind all other bodies."""
        for match in self._pattern.finditer(draft.text):
            works = self._works(draft, match.end())
            begin = self._begin(match)
            if not works or begin > match.start("head"):
                continue
            whole = self._whole(draft, begin, works[-1].end)
            body = self._named(draft, match, begin) if match["comma"] else self._note(draft, match, begin, whole, works)
            if body is not None and len(works) == 1:
                trace = Trace(body.begin, works[0].end, span_of(works[0]), None, span_of(body))
                draft.relations.append(
                    Relation(works[0].referent, "establishes", body.referent, (trace,), "established-by")
                )

    def _begin(self, match: re.Match[str]) -> int:
        """Where a name begins, behind words that open a sentence."""
        begin = match.start("name")
        while begin < match.start("head") and match.string[begin:].split(" ", 1)[0] in self._opening:
            begin += match.string[begin:].index(" ") + 1
        return begin

    def _works(self, draft: Draft, at: int) -> list[Mention]:
        """The resolutions of a list that begins at a place."""
        found: list[Mention] = []
        for work in (m for m in draft.within(at, at + _LONGEST) if m.kind == "Resolution"):
            if work.begin != at:
                break
            found.append(work)
            following = _NEXT.match(draft.text, work.end)
            at = following.end() if following is not None else -1
        return found

    def _whole(self, draft: Draft, begin: int, end: int) -> int:
        """Where a name ends that goes on behind its resolutions: as known, or with whom it concerns."""
        known = next(iter(self._known.find(draft.text[begin : begin + _LONGEST])), None)
        if known is not None and known.begin == 0 and begin + known.end > end:
            return begin + known.end
        concerning = self._concerning.match(draft.text, end)
        return end if concerning is None else concerning.end()

    def _named(self, draft: Draft, match: re.Match[str], begin: int) -> Mention | None:
        """The body that stands before a comma, by its name alone."""
        return next((m for m in draft.of_kind("Organization") if m.begin <= begin and m.end == match.end("name")), None)

    def _note(self, draft: Draft, match: re.Match[str], begin: int, end: int, works: list[Mention]) -> Mention | None:
        inside = [m for m in draft.mentions if begin < m.end and m.begin < end]
        if any(m.begin < begin or m.end > end for m in inside):
            return None
        told = next((m for m in inside if m.rule == "known-body" and m.end == match.end("name")), None)
        for mention in inside:
            draft.release(mention)
            if mention.kind in ("Resolution", "State"):
                draft.inner.append(mention)
        if not draft.free(begin, end):
            return None
        name = plain(draft.text[begin:end])
        entry = self._entry(draft, name, draft.text[begin : match.end("name")], works)
        key = None if entry is None else entry.id
        number = told.referent if told is not None and entry is None else draft.refer("Organization", name, key=key)
        if told is None or entry is not None:
            draft.attribute(number, "class", "UnitedNationsEntity" if entry is None else entry.kind)
        return draft.mention(
            begin, end, number, form="name", rule="body-established" if entry is None else "known-body"
        )

    def _entry(self, draft: Draft, name: str, head: str, works: list[Mention]) -> AuthorityEntry | None:
        """The body that is known by this name, or by the number of its first resolution."""
        first = works[0]
        numbered = f"established pursuant to {draft.text[first.begin : first.end].replace('resolutions', 'resolution')}"
        number = _NUMBER.search(draft.text, first.begin, first.end)
        short = head.removeprefix("Security Council ")
        names = [name, f"Security Council {short} {numbered}", f"{number[0] if number is not None else ''} {short}"]
        return next((found[0] for one in names if (found := self._known.bearing(one))), None)
