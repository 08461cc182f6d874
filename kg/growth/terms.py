"""Terms in posts that a few documents change: of the persons and posts that they tell of, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kg.adding import Notes, UnsureError
from kg.claims import Digest, Sums, pair
from kg.claims.kept import claim_of
from kg.claims.tenures import tenures
from kg.model import Claim


class Terms:
    """The claims that state tenures, as far as they are touched; `moved` are the sources of which a claim states
    another tenure than before, `renewed` the tenures of which claims came or went."""

    def __init__(self, notes: Notes, old: Sequence[Digest], new: Sequence[Digest]) -> None:
        self._notes = notes
        touched = {pair(claim) for one in (*old, *new) for claim in one.held}
        self._before: dict[str, Any] = {}
        self._load(touched)
        after = self._after(old, new)
        self.moved = {str(claim.document) for one in (*old, *new) for claim in one.held}
        self.renewed: set[str] = set()
        for who in touched:
            self._turn(self._before.get(who, {}), after.held.get(who, {}))
        self._load(who for source in self.moved for who in notes.get("terms of", source) or ())
        while self._load(who for tenure in self._tenures() for who in notes.get("terms as", tenure) or ()):
            pass
        self.sums = self._after(old, new)

    @property
    def held(self) -> tuple[Claim, ...]:
        """All claims of the persons and posts that are looked at."""
        return tuple(claim_of(row) for group in self.sums.held.values() for row, _, _ in group.values())

    @property
    def names(self) -> list[str]:
        """The names of all pieces that may be others."""
        return [f"terms {id}" for id in sorted(self.moved)] + [f"tenure {id}" for id in sorted(self.renewed)]

    def settle(self, terms: Mapping[str, str]) -> None:
        """Notes the tenures that claims have now.

        Raises: UnsureError where others have one of these tenures.
        """
        for tenure in {*terms.values(), *self.renewed}:
            if not set(self._notes.get("terms as", tenure) or ()) <= self._before.keys():
                raise UnsureError("a tenure is that of others too")
        self.sums.settle(terms)
        for who in {*self._before, *self.sums.held}:
            self._put(who, self._before.get(who, {}), self.sums.held.get(who, {}))

    def _after(self, old: Sequence[Digest], new: Sequence[Digest]) -> Sums:
        sums = Sums.part(self._before)
        for one in old:
            sums.take(one)
        for one in new:
            sums.add(one)
        return sums

    def _turn(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Finds whose terms are others where claims of one person and post came or went."""
        now = tenures(claim_of(row) for row, _, _ in after.values())
        self.moved |= {source for id, (_, source, tenure) in after.items() if now[id] != tenure}
        self.renewed |= {tenure for _, _, tenure in before.values() if tenure} | set(now.values())

    def _put(self, who: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        if list(map(tuple, before.values())) == list(map(tuple, after.values())):
            return
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
