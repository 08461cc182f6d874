"""The paragraphs of a resolution: verb, addressee, number; what it recalls, what it extends, what it sets up."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, span_of
from kg.lexicon import Lexicon
from kg.model import Block, Enactment, Mention, Relation, Span, Trace

# "paragraphs 7 to 9" are three; a longer stretch is not spelled out.
_LONGEST_RANGE = 30
# How far before a resolution its paragraphs are named: "paragraphs 2, 3 and 7 (c) of its".
_BEFORE = 120


class Paragraphs:
    """Reads the paragraphs of the texts of resolutions (United Nations Editorial Manual: resolutions)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._paragraph = lexicon.pattern("act-paragraph")
        self._recall = lexicon.pattern("recalling")
        self._who = lexicon.pattern("act-addressee")
        self._asks = lexicon.pattern("asks")
        self._asked = lexicon.pattern("act-asked")
        self._cut = lexicon.pattern("act-asked-end")
        self._mandate = lexicon.pattern("mandate-of")
        self._extended = lexicon.pattern("mandate-extended")
        self._sets_up = lexicon.pattern("sets-up")
        self._goes_on = lexicon.pattern("name-goes-on")
        self._of = lexicon.pattern("paragraphs-of")
        self._number = lexicon.pattern("paragraph-number")

    def note(self, draft: Draft, own: int, begin: int = 0, end: int | None = None) -> None:
        """Note each paragraph of a stretch as a provision of the resolution, and what it says of others."""
        for block in draft.document.blocks:
            inside = begin <= block.begin and (end is None or block.end <= end)
            if not inside or block.kind in ("footnote", "running", "table"):
                continue
            text = draft.text[block.begin : block.end]
            match = self._paragraph.match(text)
            if match is None:
                continue
            at = block.begin + match.start("verb")
            verb = Span(at, at + len(match["verb"]))
            stop = block.begin + len(text.rstrip(' ,;.\n”"'))
            asks = self._asks.match(match["verb"].split(None, 1)[-1]) or self._asks.match(match["verb"])
            who = self._addressee(draft.text[verb.end : stop], asks=asks is not None)
            draft.enactments.append(Enactment(at, stop, own, match["verb"], who, "operative", match["number"]))
            if self._recall.search(match["verb"]):
                self._recalls(draft, block, verb, own)
            self._bodies(draft, block, own)

    def _recalls(self, draft: Draft, block: Block, verb: Span, own: int) -> None:
        for mention in draft.within(block.begin, block.end):
            if mention.kind == "Resolution" and mention.referent != own:
                trace = Trace(block.begin, block.end, None, verb, span_of(mention))
                of = self.of(draft, mention)
                draft.relations.append(
                    Relation(own, "recalls", mention.referent, (trace,), "recalling-clause", paragraphs=of)
                )

    def _bodies(self, draft: Draft, block: Block, own: int) -> None:
        """The bodies whose mandate the paragraph extends, and those that it sets up."""
        for body in draft.within(block.begin, block.end):
            if body.kind != "Organization":
                continue
            extends = self._mandate.search(draft.text, block.begin, body.begin)
            extends = extends or self._extended.match(draft.text, body.end, block.end)
            sets_up = self._sets_up.search(draft.text, block.begin, body.begin)
            whole = not self._goes_on.match(draft.text, body.end)
            for said, match in (("extendsMandateOf", extends), ("establishes", sets_up)):
                if match is not None and whole:
                    trace = Trace(block.begin, block.end, None, Span(*match.span()), span_of(body))
                    draft.relations.append(Relation(own, said, body.referent, (trace,), "operative"))

    def _addressee(self, behind: str, *, asks: bool) -> str | None:
        """To whom the paragraph is addressed: who is asked to do something, without what is set in between."""
        asked = self._asked.match(behind) if asks else None
        if asked is not None:
            cut = self._cut.search(asked["who"])
            return asked["who"][: cut.start()] if cut is not None else asked["who"]
        match = self._who.match(behind)
        return match["who"] if match is not None else None

    def of(self, draft: Draft, mention: Mention) -> str | None:
        """The paragraphs of a resolution that are meant: "paragraphs 2 and 7 (c) of resolution 1373 (2001)"."""
        match = self._of.search(draft.text, max(0, mention.begin - _BEFORE), mention.begin)
        if match is None:
            return None
        found: list[str] = []
        for item in self._number.finditer(match["list"]):
            last = found[-1] if found else ""
            if item["to"] and last.isdigit() and item["number"].isdigit():
                stretch = range(int(last) + 1, int(item["number"]))
                found += map(str, stretch[:_LONGEST_RANGE])
            found.append(re.sub(r"\s+", " ", item["number"]))
        return ", ".join(dict.fromkeys(found)) or None


def together(left: str | None, right: str | None) -> str | None:
    """The paragraphs of two statements, each once."""
    return ", ".join(dict.fromkeys(p for t in (left, right) if t for p in t.split(", "))) or None
