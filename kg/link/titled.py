"""Names with the titles that stand before them: "His Excellency Ambassador Ladeb", "Ambassador Ladeb"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from kg.link.normalise import Forms, fold
from kg.model import Extraction, Mention

_LONGEST = 4  # words of one title: "His Royal Highness the Prince"
_BEFORE = 80  # characters before a name that may hold its titles


def titled(extraction: Extraction, forms: Forms) -> dict[int, tuple[str, ...]]:
    """The titled names of each person of a document as its text has them, by the number of the referent."""
    found: dict[int, list[str]] = defaultdict(list)
    for mention in extraction.mentions:
        if mention.kind == "Person":
            found[mention.referent] += _names(extraction.document.text, mention, forms)
    return {number: tuple(names) for number, names in found.items() if names}


def _names(text: str, mention: Mention, forms: Forms) -> Iterator[str]:
    """A name with a rank or post before it: with all titles, and from the last rank on.

    "Mr." and "Her Excellency" alone make no other name.
    """
    name = " ".join(text[mention.begin : mention.end].split())
    titles = _titles(text[max(0, mention.begin - _BEFORE) : mention.begin], forms)
    ranks = [place for place, title in enumerate(titles) if fold(title) in forms.ranks]
    if ranks and fold(name) not in forms.titles:
        yield " ".join([*titles, name])
        yield " ".join([*titles[ranks[-1] :], name])


def _titles(before: str, forms: Forms) -> list[str]:
    """The titles that end a stretch of text, in its order."""
    words = before.rpartition("\n\n")[2].split()
    if not before[-1:].isspace():
        return []
    titles: list[str] = []
    while words:
        for length in range(min(_LONGEST, len(words)), 0, -1):
            title = " ".join(words[-length:]).rstrip(",")
            if fold(title) in forms.titles and any(w[:1].isupper() for w in words[-length:]):
                titles.insert(0, title)
                del words[-length:]
                break
        else:
            break
    return titles
