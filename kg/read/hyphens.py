"""Hyphens at the end of a line: whether the word was broken there, or has the hyphen of its own."""

from __future__ import annotations

from typing import Literal

from kg.kept.patterns import compiled

Seam = Literal["kept", "broken"]

# First parts that take a hyphen of their own in UN spelling, so that one at a line end says nothing of a broken word.
_FIRST = frozenset(
    """
    all anti arch back best by child co counter cross de early ex extra fact far first follow four free full gender half
    high human ill in inter intra just large less life long low macro mass men mid mini multi near neo net new non off
    old on one open out over own para part peace people post pre pro quasi re rule second self semi set short side six
    small so socio state sub super ten then third three time trans twenty thirty forty fifty sixty seventy eighty ninety
    two ultra under up vice war well whole wide work world year
    """.split()  # noqa: SIM905 - a list of a hundred words reads better without quotation marks
)
# Last parts that are no English word, so that the hyphen before them was made by the line's end.
_LAST = compiled(
    r"(?:[bcdfglmnprstvz]{0,2}(?:tions?|sions?|ments?|ness|ings?|ibly|ably|ible|ively|ities|ity|ization|isation|ational|"
    r"tional|tives?|tively|ences?|ances?|encies|ency|ously|ially|ically|ated|ates|ating|izing|ising|ized|ised|eral|"
    r"dent|dents|tary|gion|gions|gional|tory|tories|cial|sive|ture|tures|rity|isms?|ists?|nal|ly|ed|ers|lence|lent))$"
)
HYPHENS = "-\u2010\u2011\u00ad"
_SEAM = compiled(rf"[^\W\d_]+[{HYPHENS}]\s*\n\s*[^\W\d_]*")
_BEFORE = compiled(r"([^\W\d_]+)[-\u2010\u2011\u00ad]$")
_AFTER = compiled(r"[^\W\d_]+")
_WORD = compiled(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")


class Words:
    """The words of one document, as a witness of how its words are spelled."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._words: frozenset[str] | None = None

    def _has(self, word: str) -> bool:
        if self._words is None:
            self._words = frozenset(w.casefold() for w in _WORD.findall(_SEAM.sub(" ", self._source)))
        return word in self._words

    def seam(self, before: str, after: str) -> Seam | None:
        """How a line that ends in `before` is tied to the next, `after`, if a hyphen stands between; None: by a space.

        A broken word loses its hyphen only on clear evidence: the document writes it whole, or its end is no word.
        """
        if not before or before[-1] not in HYPHENS or not after or not after[0].isalnum():
            return None
        first, last = _BEFORE.search(before), _AFTER.match(after)
        if before[-1] == "\u00ad":
            return "broken"
        if first is None or last is None or not after[0].islower():
            return "kept" if len(before) > 1 and before[-2].isalnum() else None
        a, b = first[1].casefold(), last[0].casefold()
        if self._has(f"{a}-{b}"):
            return "kept"
        if self._has(a + b):
            return "broken"
        if a in _FIRST or (self._has(a) and self._has(b)):
            return "kept"
        return "broken" if _LAST.match(b) else "kept"
