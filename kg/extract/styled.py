"""Bodies that bear their name in quotation marks behind what they are: "Public Foundation “Ak Reef”"."""

from __future__ import annotations

import re

from kg.extract.draft import Draft, plain
from kg.lexicon import Lexicon

_RULE = "body-styled"


class Styled:
    """Finds bodies by a noun that says what they are and a short name in quotation marks."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._named = lexicon.pattern("body-styled-name")
        self._not = lexicon.word_set("event-head") | lexicon.word_set("instrument-noun")

    def note(self, draft: Draft) -> None:
        """Note such a body where it is named, and wherever its own name stands again."""
        for match in self._named.finditer(draft.text):
            begin, end = match.start("kind"), match.end()
            words = plain(match["name"]).split()
            if not draft.free(begin, end) or not self._not.isdisjoint(words):
                continue
            number = draft.refer("Organization", plain(draft.text[begin:end]))
            draft.attribute(number, "class", "CivilSocietyOrganization")
            draft.name(number, plain(match["name"]))
            draft.mention(begin, end, number, form="name", rule=_RULE)
            again = re.compile(rf"(?<![\w“\"«]){re.escape(match['name'])}(?![\w”\"»-])")
            for other in again.finditer(draft.text):
                if draft.free(*other.span()):
                    draft.mention(*other.span(), number, form="name", rule=_RULE)
