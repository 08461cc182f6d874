"""How States voted, and what became of the draft that they voted on."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, span_of
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Mention, Relation, Span, Trace, Value

_SAID = {"for": "votedFor", "against": "votedAgainst", "abstained": "abstainedOn"}
# The outcome is told right behind the list: in the next sentence or the words of the one who presides.
_OUTCOME = 700
# The draft is named before the vote by the one who puts it to the vote.
_BEFORE = 1500
# How many blocks a list of 193 States may run over, cut by heads and feet of pages.
_MOST_BLOCKS = 12
_OPEN = compiled(r"[,:]\s*$")


class Votes:
    """Reads votes by their form: "In favour: …  Against: …  Abstaining: …", and what follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._label = lexicon.pattern("vote-label")
        self._outcome = lexicon.pattern("vote-outcome")
        self._part = lexicon.pattern("vote-part")
        self._draft_word = lexicon.pattern("draft-word")
        self._as = lexicon.pattern("as-resolution")
        self._adopted = lexicon.pattern("adopted-word")
        self._put = lexicon.pattern("put-to-vote")
        self._told = lexicon.pattern("vote-told")
        self._adopts = lexicon.pattern("adopts-today")
        self._mandate = lexicon.pattern("mandate-of")

    def note(self, draft: Draft) -> None:
        """Note the votes, each on the resolution that the draft became, else on the draft."""
        labels = list(self._label.finditer(draft.text))
        group: list[re.Match[str]] = []
        for i, match in enumerate(labels):
            group.append(match)
            following = labels[i + 1] if i + 1 < len(labels) else None
            if following is None or following["for"] or following.start() - self._end(draft, match) > 200:
                self._vote(draft, group, following.start() if following is not None else len(draft.text))
                group = []
        self._adoptions(draft)

    def on(self, draft: Draft, work: int) -> None:
        """Note the votes that the text of a resolution tells: lists by label, and "with 1 abstention (STATE)"."""
        labels = list(self._label.finditer(draft.text))
        for i, match in enumerate(labels):
            end = min(self._end(draft, match), labels[i + 1].start() if i + 1 < len(labels) else len(draft.text))
            label = Span(match.start(), match.start() + len(match[0].rstrip(": \n")))
            self._cast(draft, next((g for g in _SAID if match[g]), None), (match.end(), end), label, work)
        for match in self._told.finditer(draft.text):
            sentence = draft.sentence_at(match.start())
            if sentence is not None and self._adopted.search(draft.text, sentence.begin, match.start()):
                trigger = Span(match.start(), match.start("who") - 2)
                self._cast(draft, next(g for g in _SAID if match[g]), match.span("who"), trigger, work)

    def _cast(self, draft: Draft, how: str | None, place: tuple[int, int], label: Span, work: int) -> None:
        for state in draft.within(*place) if how else ():
            if state.kind == "State" and how:
                trace = Trace(state.begin, state.end, span_of(state), label, None)
                draft.relations.append(Relation(state.referent, _SAID[how], work, (trace,), "vote-list"))

    def told(self, draft: Draft, organ: int | None) -> None:
        """Note what coverage tells of a vote and of what was adopted: "by 12 in favour, with 1 abstention (X)"."""
        for match in self._told.finditer(draft.text):
            sentence = draft.sentence_at(match.start())
            if sentence is None:
                continue
            before = draft.within(sentence.begin, match.start())
            work = next((m for m in reversed(before) if m.kind in ("Resolution", "Document")), None)
            if work is None or self._part.search(draft.text[sentence.begin : match.start()]):
                continue
            said = _SAID[next(g for g in _SAID if match[g])]
            for state in draft.within(*match.span("who")):
                if state.kind == "State":
                    trigger = Span(match.start(), match.start("who") - 2)
                    trace = Trace(sentence.begin, state.end, span_of(state), trigger, span_of(work))
                    draft.relations.append(Relation(state.referent, said, work.referent, (trace,), "told-vote"))
        adopted = [
            m for m in draft.of_kind("Resolution") if self._adopts.search(draft.text[max(0, m.begin - 90) : m.begin])
        ]
        for mention in adopted:
            here = Trace(max(0, mention.begin - 20), mention.end, None, None, span_of(mention))
            self._on_the_day(draft, mention, here, "told-adoption")
            if organ is not None:
                trace = Trace(mention.begin, mention.end, span_of(mention), None, None)
                draft.relations.append(Relation(mention.referent, "adoptedBy", organ, (trace,), "told-adoption"))
        if len({m.referent for m in adopted}) == 1:
            self._mandates(draft, adopted[0])

    def _mandates(self, draft: Draft, adopted: Mention) -> None:
        """Whose mandate the meeting extended, by the one resolution that it adopted."""
        for body in draft.of_kind("Organization"):
            sentence = draft.sentence_at(body.begin)
            if sentence is None:
                continue
            extends = self._mandate.search(draft.text, sentence.begin, body.begin)
            if extends is not None:
                by = Trace(adopted.begin, adopted.end, span_of(adopted), None, None)
                trace = Trace(extends.start(), body.end, None, Span(*extends.span()), span_of(body))
                draft.relations.append(
                    Relation(adopted.referent, "extendsMandateOf", body.referent, (by, trace), "told-adoption")
                )

    def _vote(self, draft: Draft, group: list[re.Match[str]], limit: int) -> None:
        if not any(m["for"] or m["against"] or m["abstained"] for m in group):
            return
        end = self._end(draft, group[-1])
        work, span = self._work(draft, group[0].start(), end, limit)
        if work is None:
            return
        outcome = () if span is None else (Trace(*span, None, None, span),)
        for i, match in enumerate(group):
            said = next((_SAID[g] for g in _SAID if match[g]), None)
            stop = group[i + 1].start() if i + 1 < len(group) else end
            states = [m for m in draft.within(match.end(), stop) if m.kind == "State"] if said else []
            for state in states:
                label = Span(match.start(), match.start() + len(match[0].rstrip(": \n")))
                trace = Trace(state.begin, state.end, span_of(state), label, None)
                draft.relations.append(Relation(state.referent, said or "", work, (trace, *outcome), "vote-list"))

    def _end(self, draft: Draft, match: re.Match[str]) -> int:
        """Where the list under a label ends: with its block, or further blocks if it is unfinished."""
        blocks = draft.document.blocks
        index = draft.block_at(match.start())
        if index is None:
            return match.end()
        end = blocks[index].end
        for block in blocks[index + 1 : index + _MOST_BLOCKS]:
            if block.kind in ("running", "footnote"):
                continue
            if not _OPEN.search(draft.text[match.start() : end]) or self._label.match(draft.text, block.begin):
                break
            end = block.end
        following = self._label.search(draft.text, match.end(), end)
        return following.start() if following is not None else end

    def _work(self, draft: Draft, begin: int, end: int, limit: int) -> tuple[int | None, Span | None]:
        """The text that was voted on, and where it is said; nothing if it was a part of a text only."""
        after = self._outcome.search(draft.text, end, min(limit, end + _OUTCOME))
        if after is None:
            return None, None
        sentence = draft.sentence_at(after.start())
        low, high = (sentence.begin, sentence.end) if sentence is not None else after.span()
        subject = draft.text[low : after.start()]
        if after["part"] or self._part.search(subject):
            return None, None
        if after["yes"]:
            adopted = self._resolution(draft, after.start(), max(high, after.end()) + 200)
            if adopted is not None:
                return adopted.referent, span_of(adopted)
        named = next((m for m in draft.within(low, high) if m.kind == "Document"), None)
        named = named or self._put_to_vote(draft, begin)
        return (None, None) if named is None else (named.referent, span_of(named))

    def _resolution(self, draft: Draft, begin: int, end: int) -> Mention | None:
        """The resolution as which a draft was adopted: "(resolution 77/248)", "as resolution 2720 (2023)"."""
        return next(
            (
                m
                for m in draft.within(begin, end)
                if m.kind == "Resolution" and self._as.search(draft.text[max(0, m.begin - 30) : m.begin])
            ),
            None,
        )

    def _put_to_vote(self, draft: Draft, at: int) -> Mention | None:
        """The draft named last before the vote."""
        before = [m for m in draft.within(max(0, at - _BEFORE), at) if m.kind == "Document"]
        drafts = [m for m in before if self._draft_word.search(draft.text, max(0, m.begin - 60), m.begin)]
        drafts = drafts or [m for m in before[-1:] if self._put.match(draft.text, m.end)]
        return drafts[-1] if drafts else None

    def _adoptions(self, draft: Draft) -> None:
        """Which draft was adopted as which resolution, and when: on the day of the meeting."""
        for match in self._outcome.finditer(draft.text):
            if not match["yes"]:
                continue
            sentence = draft.sentence_at(match.start())
            if sentence is None or self._part.search(draft.text[sentence.begin : match.start()]):
                continue
            adopted = self._resolution(draft, match.start(), sentence.end)
            if adopted is None:
                continue
            named = next((m for m in draft.within(sentence.begin, match.start()) if m.kind == "Document"), None)
            drafted = named or self._put_to_vote(draft, sentence.begin)
            here = Trace(sentence.begin, sentence.end, None, Span(*match.span()), span_of(adopted))
            if drafted is not None:
                trace = Trace(sentence.begin, sentence.end, span_of(drafted), Span(*match.span()), span_of(adopted))
                draft.relations.append(
                    Relation(drafted.referent, "adoptedAs", adopted.referent, (trace,), "draft-adopted")
                )
            self._on_the_day(draft, adopted, here, "draft-adopted")

    def _on_the_day(self, draft: Draft, adopted: Mention, here: Trace, rule: str) -> None:
        held = next((r for r in draft.relations if r.predicate == "heldOn" and r.subject == draft.main_event), None)
        if held is not None and isinstance(held.object, Value):
            draft.relations.append(Relation(adopted.referent, "adoptedOn", held.object, (here, *held.traces[:1]), rule))
