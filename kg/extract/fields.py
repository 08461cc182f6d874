"""Fields of work that look like bodies: "Vice President of Production at BODY"."""

from __future__ import annotations

from kg.extract.draft import Draft
from kg.lexicon import Lexicon

# How far before a field the post begins whose title it is in.
_POST = 60


class Fields:
    """Tells what a title is of from whom its holder serves."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._field = lexicon.pattern("title-field")
        self._of = lexicon.pattern("title-field-of")
        self._post = lexicon.pattern("title-field-before")
        self._programme = lexicon.pattern("body-opens-other")

    def holds(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether what looks like a body's name is a title's field, behind which the body stands."""
        field = self._field.match(draft.text, begin)
        if field is None or field.end("name") != end:
            return False
        return self._post.search(draft.text, max(0, begin - _POST), begin) is not None

    def behind(self, draft: Draft, begin: int, end: int) -> int:
        """Where a body's name begins behind a field that opens it: "Vice President of Policy for BODY"."""
        field = self._field.match(draft.text, begin, end)
        if field is None or self._post.search(draft.text, max(0, begin - _POST), begin) is None:
            return begin
        return field.end()

    def lead(self, draft: Draft, begin: int, head: int) -> int:
        """Where a body's name begins behind the field of a title: "Vice President of Corporate Affairs of BODY"."""
        field = self._of.match(draft.text, begin, head)
        if field is None or self._post.search(draft.text, max(0, begin - _POST), begin) is None:
            return begin
        return field.end()

    def opens(self, draft: Draft, begin: int, end: int) -> bool:
        """Whether it is such a field, or only opens a programme's name: "Clean School Bus Program"."""
        return self._programme.match(draft.text, end) is not None or self.holds(draft, begin, end)
