"""Names with the titles that stand before them: "His Excellency Ambassador Ladeb", "Ambassador Ladeb"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from kg.link.normalise import Forms, fold
from kg.link.table import Table
from kg.model import Extraction, Mention

_LONGEST = 4  # words of one title: "His Royal Highness the Prince"
_BEFORE = 80  # characters before a name that may hold its titles


class Titled:
    """The titled names of persons, as the texts have them."""

    def __init__(self, table: Table, forms: Forms) -> None:
        self._table, self._forms = table, forms

    def names(self, node: int) -> Iterator[str]:
        """Every name of a person with a rank or post in its document: with all titles, and from the last rank on.

        "Mr." and "Her Excellency" alone make no other name.
        """
        found = self._table.nodes[node]
        text = self._table.extractions[found.document].document.text
        for mention in self._mentions[found.document].get(found.number, ()):
            name = " ".join(text[mention.begin : mention.end].split())
            titles = self._titles(text[max(0, mention.begin - _BEFORE) : mention.begin])
            ranks = [place for place, title in enumerate(titles) if fold(title) in self._forms.ranks]
            if ranks and fold(name) not in self._forms.titles:
                yield " ".join([*titles, name])
                yield " ".join([*titles[ranks[-1] :], name])

    @cached_property
    def _mentions(self) -> list[dict[int, list[Mention]]]:
        return [_by_referent(extraction) for extraction in self._table.extractions]

    def _titles(self, before: str) -> list[str]:
        """The titles that end a stretch of text, in its order."""
        words = before.rpartition("\n\n")[2].split()
        if not before[-1:].isspace():
            return []
        titles: list[str] = []
        while words:
            for length in range(min(_LONGEST, len(words)), 0, -1):
                title = " ".join(words[-length:]).rstrip(",")
                if fold(title) in self._forms.titles and any(w[:1].isupper() for w in words[-length:]):
                    titles.insert(0, title)
                    del words[-length:]
                    break
            else:
                break
        return titles


def _by_referent(extraction: Extraction) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.kind == "Person":
            found[mention.referent].append(mention)
    return found
