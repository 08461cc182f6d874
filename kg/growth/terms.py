"""Terms in posts that a few documents change: of the persons and posts that they tell of, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.adding import Notes, UnsureError
from kg.claims import Digest, Sums, pair


class Terms:
    """The claims that state tenures, as far as they are touched."""

    def __init__(self, notes: Notes, old: Sequence[Digest], new: Sequence[Digest]) -> None:
        self._notes = notes
        touched = {pair(claim) for one in (*old, *new) for claim in one.held}
        self._before: dict[str, Any] = {}
        self._load(touched)
        sources = {source for group in self._before.values() for _, source, _ in group.values()}
        sources |= {str(claim.document) for one in new for claim in one.held}
        self._load(who for source in sources for who in notes.get("terms of", source) or ())
        while self._load(who for tenure in self._tenures() for who in notes.get("terms as", tenure) or ()):
            pass
        self.sums = Sums.part(self._before)
        for one in old:
            self.sums.take(one)
        for one in new:
            self.sums.add(one)

    @property
    def moved(self) -> set[str]:
        """The sources of which the tenures may be others than before."""
        return self.sums.moved or set()

    @property
    def names(self) -> list[str]:
        """The names of all pieces that may be others."""
        return [f"terms {id}" for id in sorted(self.moved)] + [f"tenure {id}" for id in sorted(self.sums.renewed)]

    def settle(self, terms: Mapping[str, str]) -> None:
        """Notes the tenures that claims have now.

        Raises: UnsureError where others have one of these tenures.
        """
        for tenure in {*terms.values(), *self.sums.renewed}:
            if not set(self._notes.get("terms as", tenure) or ()) <= self._before.keys():
                raise UnsureError("a tenure is that of others too")
        self.sums.settle(terms)
        for who in {*self._before, *self.sums.held}:
            self._put(who, self._before.get(who, {}), self.sums.held.get(who, {}))

    def _put(self, who: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        self._notes.put("terms", who, dict(after) or None)
        for place, space in ((1, "terms of"), (2, "terms as")):
            was, now = ({str(row[place] or "") for row in group.values()} for group in (before, after))
            for key in was ^ now:
                some = {*(self._notes.get(space, key) or ())} ^ {who}
                self._notes.put(space, key, sorted(some) or None)

    def _load(self, pairs: Iterable[str]) -> bool:
        """Whether any of these persons and posts was not there yet."""
        more = {who: group for who in set(pairs) - self._before.keys() if (group := self._notes.get("terms", who))}
        self._before |= more
        return bool(more)

    def _tenures(self) -> set[str]:
        return {tenure for group in self._before.values() for _, _, tenure in group.values() if tenure}
