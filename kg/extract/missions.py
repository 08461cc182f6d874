"""Missions named together: "the Permanent Missions of Fiji and Samoa to the United Nations" are two bodies."""

from __future__ import annotations

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Mention


class Missions:
    """Reads the missions of several States as one body each."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._several = lexicon.pattern("missions-several")
        self._next = lexicon.pattern("missions-next")
        self._to = lexicon.pattern("body-to")
        self._small = lexicon.word_set("role-small")

    def note(self, draft: Draft) -> None:
        """Note each mission: over its State's name, the first with the words before it."""
        states = {m.begin: m for m in draft.of_kind("State")}
        for match in self._several.finditer(draft.text):
            found: list[Mention] = []
            at = match.end()
            while (state := states.get(at)) is not None:
                found.append(state)
                further = self._next.match(draft.text, state.end)
                if further is None:
                    break
                at = further.end()
            if len(found) > 1 or (found and match[0].isupper()):
                self._missions(draft, match.start(), found)

    def _cased(self, name: str) -> str:
        """A name as it is written elsewhere than in capitals."""
        if not name.isupper():
            return plain(name)
        return " ".join(w.lower() if w.lower() in self._small else w.capitalize() for w in plain(name).split())

    def _missions(self, draft: Draft, begin: int, states: list[Mention]) -> None:
        to = self._to.match(draft.text, states[-1].end)
        bodies = draft.of_kind("Organization") if to is not None else []
        host = next((m for m in bodies if to is not None and m.begin == to.end()), None)
        names = [self._cased(draft.text[m.begin : m.end]) for m in states]
        suffix = "" if host is None else f" to the {self._cased(draft.text[host.begin : host.end])}"
        for mention in [*states, *([] if host is None else [host])]:
            draft.release(mention)
            draft.inner.append(mention)
        ends = [m.end for m in states[:-1]] + [states[-1].end if host is None else host.end]
        for state, name, end in zip(states, names, ends, strict=True):
            number = draft.refer("Organization", f"Permanent Mission of {name}{suffix}")
            draft.attribute(number, "class", "GovernmentBody")
            first = begin if state is states[0] else state.begin
            draft.mention(first, end, number, form="name", rule="body-opening")
