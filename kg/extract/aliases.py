"""Further names of one thing: "NAME, also known as the NAME", "NAME (a.k.a. “NAME”; a.k.a. ABC)"."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon
from kg.model import Mention

_KINDS = ("Organization", "Person", "Instrument", "Project", "Event")
# What is shorter than this may be a word of the text, and is no name to look for again.
_SHORT = 3


class Aliases:
    """Lets what a text says to be known by two names be one thing, and finds the second name again."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known_as = lexicon.pattern("known-as")
        self._name = lexicon.pattern("known-as-name")

    def note(self, draft: Draft) -> None:
        """Note the further names of all that has been found, in the order of the text."""
        for match in self._known_as.finditer(draft.text):
            named = next((m for m in draft.within(max(0, match.start() - 200), match.start()) if _ends(m, match)), None)
            at = match.end()
            while named is not None:
                name = self._name.match(draft.text, at)
                if name is None:
                    break
                end = self._one(draft, named, *name.span(name.lastgroup or 0))
                further = self._known_as.match(draft.text, max(end, name.end()))
                at = -1 if further is None else further.end()
                if further is None:
                    break

    def _one(self, draft: Draft, named: Mention, begin: int, end: int) -> int:
        """Let the second name be the first one's, unless both are known apart; returns where the second ends."""
        owned = [m for m in draft.mentions if m.begin < end and begin < m.end]
        same = next((m for m in owned if m.kind == named.kind), None)
        if same is not None:
            keys = {draft.referents[n].key for n in (same.referent, named.referent)} - {None}
            if same.referent != named.referent and len(keys) < 2:
                self._merge(draft, same.referent, named.referent)
            return same.end
        if owned or not draft.free(begin, end):
            return end
        name = plain(draft.text[begin:end])
        self._again(draft, named.referent, name)
        draft.attribute(named.referent, "also", name)
        draft.alias(named.referent, name)
        return end

    def _merge(self, draft: Draft, other: int, into: int) -> None:
        """Let two be one that is called as the first; where the second is known, by its names too."""
        names, further = draft.referents[into].names, draft.referents[other].names
        draft.merge(other, into)
        if draft.referents[into].key is None:
            draft.change(into, names=names)
            for name in further:
                if name not in names:
                    draft.attribute(into, "also", name)

    def _again(self, draft: Draft, number: int, name: str) -> None:
        """Every place where the second name stands free is a mention."""
        if len(name) < _SHORT:
            return
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", draft.text):
            if draft.free(*match.span()):
                draft.mention(*match.span(), number, form="name", rule="known-as")


def _ends(mention: Mention, match: re.Match[str]) -> bool:
    """Whether a mention of something that may have two names stands right before."""
    return mention.kind in _KINDS and mention.end == match.start()
