"""The sources of a graph, asked for one by one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.adding import Notes

# The date of a source's document by the source.
DATE = "date"
_KIND = "document/"


class Sources:
    """All sources by name, with the dates of their documents."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def __contains__(self, source: str) -> bool:
        return self._id(source) is not None

    def dates(self, sources: Iterable[str]) -> dict[str, str | None]:
        """The dates of these sources' documents, asked for at once."""
        some = list(dict.fromkeys(sources))
        return dict.fromkeys(some) | self._notes.some(DATE, some)

    def _id(self, source: str) -> str | None:
        """The id of a source's document; names that are only kept free for others have none."""
        known = self._notes.get("source", source.removeprefix(_KIND)) if source.startswith(_KIND) else None
        return known if isinstance(known, str) else None
