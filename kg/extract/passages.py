"""Where a document tells a life: all of a biography, and of another text each paragraph that tells of one person."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.kept.patterns import compiled
from kg.lexicon import Lexicon
from kg.model import Block

# Texts whose form says who holds what.
_NONE = ("meeting-record", "meeting-coverage", "resolution", "draft-resolution")
# A paragraph tells a life if it says so twice, and once in so many words; one beside it if it goes on.
_TWICE, _WORDS = 2, 90
# How far before a title in small letters the words stand that say that somebody is or was what it says.
_LEAD = 110
# Without these words no paragraph tells a life: a quick look before the pattern.
_QUICK = compiled(r"\b(?:[Hh]e|[Ss]he) ")


class Passages:
    """Finds the paragraphs of a document that tell lives."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._told = lexicon.pattern("life-told")
        self._named = lexicon.pattern("life-named")
        self._goes_on = lexicon.pattern("life-goes-on")
        self._sentence = lexicon.pattern("life-sentence")
        self._small, self._leads = map(lexicon.pattern, ("life-small", "life-small-lead"))

    def note(self, draft: Draft) -> None:
        """Note the stretches of text that tell lives in `draft.lives`, in text order."""
        if draft.document.kind == "bio":  # one life or many throughout
            draft.lives.append((0, len(draft.text)))
        if draft.lives or draft.document.kind in _NONE:
            return
        small = [
            m.start()
            for m in self._small.finditer(draft.text)
            if self._leads.search(draft.text, max(0, m.start() - _LEAD), m.start())
        ]
        beside = False
        for block in draft.document.blocks:
            if block.kind in ("title", "heading", "running", "footnote"):
                continue
            tells = self._tells(draft.text, block.begin, block.end, beside=beside)
            if tells:
                draft.lives.append((block.begin, block.end))
            else:
                lone = self._sentences(draft, block, small)
                draft.lives += lone
                draft.lone.update(begin for begin, _ in lone)
            beside = tells

    def _sentences(self, draft: Draft, block: Block, small: list[int]) -> list[tuple[int, int]]:
        """The sentences of a paragraph of another kind that tell of somebody's posts: "NAME, who served as".

        `small` is where somebody is said to be or to have been what a title in small letters says.
        """
        begins = [at for at in small if block.begin <= at < block.end]
        for pattern in (self._sentence, self._told):
            begins += [match.start() for match in pattern.finditer(draft.text, block.begin, block.end)]
        told = {sentence for at in begins if (sentence := draft.sentence_at(at)) is not None}
        return sorted((sentence.begin, sentence.end) for sentence in told)

    def _tells(self, text: str, begin: int, end: int, *, beside: bool) -> bool:
        """Whether a paragraph tells a life; one `beside` such a one goes on with it where its first word says so."""
        if _QUICK.search(text, begin, end) is None:
            return False
        found = sum(1 for _ in self._told.finditer(text, begin, end))
        if beside and found and self._goes_on.match(text, begin, end):
            return True
        found += self._named.match(text, begin, end) is not None
        return found >= _TWICE and found * _WORDS >= text.count(" ", begin, end)
