"""Short forms: "the Council", "the Committee", "our mandate" — where what they stand for was named before."""

from __future__ import annotations

import re

from kg.extract.bodies import BODY_KINDS
from kg.extract.draft import Draft
from kg.extract.gazetteer import Gazetteer
from kg.lexicon import Lexicon, alternatives
from kg.model import Authority


class ShortForms:
    """Finds a body's short form after its name, "the Agency" after "the Drug Control Agency"."""

    def __init__(self, lexicon: Lexicon, authority: Authority) -> None:
        self._known = Gazetteer(authority, BODY_KINDS, expand=False)
        heads = alternatives([w for w in lexicon.words("body-opening") if " " not in w])
        self._pattern = re.compile(
            rf"(?<![\w-])(?:(?:[Tt]he|[Tt]his|[Oo]ur) (?P<word>{heads})|(?P<bare>(?:Council)))(?![\w-])(?! (?:of|for|on|to) (?:the )?[A-Z])(?! [A-Z][a-z])"
        )
        self._council = "organization/security-council"

    def note(self, draft: Draft) -> None:
        """Note short forms; the nearest body named before, or the only one of the document, is meant."""
        text = draft.text
        bodies = draft.of_kind("Organization")
        by_word: dict[str, list[tuple[int, int]]] = {}
        for mention in [*bodies, *(m for m in draft.inner if m.kind == "Organization")]:
            referent = draft.referents[mention.referent]
            key = referent.key
            shorts = {s for s, es in self._known.short.items() if key in {e.id for e in es}}
            if key is None:
                shorts |= {w for n in referent.names for w in (n.split()[0], n.split()[-1])}
            for word in shorts:
                by_word.setdefault(word, []).append((mention.begin, mention.referent))
        organ = self._organs(draft)
        for match in self._pattern.finditer(text):
            begin, end = match.span()
            if not draft.free(begin, end):
                continue
            word = match["word"] or match["bare"]
            if match["bare"] and not re.match(r" (?:resolutions?|members?|meetings?|debates?)\b", text[end : end + 14]):
                continue
            candidates = by_word.get(word, [])
            before = [(b, n) for b, n in candidates if b < begin]
            number = max(before)[1] if before else candidates[0][1] if candidates else organ.get(word)
            if number is not None:
                draft.mention(begin, end, number, form="short", rule="short-form")

    def _organs(self, draft: Draft) -> dict[str, int]:
        """What a short form means where only a resolution of the organ is named: "the Council" beside resolution 1373."""
        found: dict[str, int] = {}
        for word, organ, key in (("Council", "S", self._council), ("Assembly", "A", "organization/general-assembly")):
            named = any(r.kind == "Resolution" and r.attribute("organ") == organ for r in draft.referents)
            if (
                named
                and key in self._known.entries
                and re.search(rf"\b(?:the|The|its) {word}\b|\bCouncil resolution", draft.text)
            ):
                number = draft.refer("Organization", self._known.entries[key].label, key=key)
                draft.attribute(number, "class", "UnitedNationsEntity")
                found[word] = number
        return found
