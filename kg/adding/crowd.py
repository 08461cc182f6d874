"""Persons who share a key decided again, where few of them are others: those are looked at, not the whole crowd."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.link.cluster import Decision
from kg.link.normalise import Forms, PersonName
from kg.link.persons import CROWD, STEPS, Profile, may_be_one

# What a profile was before and is now.
Dirty = dict[int, tuple[Profile | None, Profile | None]]


class Group:
    """All who share a key in a step, some of whom are others than they were."""

    def __init__(self, notes: Notes, step: int, roots: Collection[int], dirty: Dirty) -> None:
        self._step, self._dirty = STEPS[step], {root: both for root, both in dirty.items() if root in roots}
        self._roots = sorted(roots)
        self._all, self._notes, self._number = dirty, notes, step

    @cached_property
    def _rows(self) -> Mapping[int, Any]:
        return rows_at(self._notes, self._number, (root for root in self._roots if root not in self._dirty))

    def again(self, known: Sequence[int], before: set[Decision], forms: Forms) -> set[Decision] | None:
        """The decisions about them, which were `before` about those `known`; None where all have to be looked at."""
        lost = any(root in known for root in self._all.keys() - self._dirty.keys())
        if lost or any(new is None for _, new in self._all.values()):
            return None
        if self._step.alone:
            return self._each(known, before, forms)
        return self._sharing(known, before, forms) if self._step.pairwise else None

    def _each(self, known: Sequence[int], before: set[Decision], forms: Forms) -> set[Decision] | None:
        """Each surname alone is decided by itself: again where it or somebody whom it may mean is another."""
        turned = any(
            old is not None and new is not None and _full(old) != _full(new) for old, new in self._dirty.values()
        )
        short = [root for root in self._roots if not self._is_full(root)]
        full = [root for root in self._roots if self._is_full(root)]
        come = [root for root in full if root not in known]
        if turned or (len(full) > CROWD) != (len(full) - len(come) > CROWD):
            return None
        again = {root for root in short if root in self._dirty}
        for root, (old, new) in self._dirty.items():
            if root in full and new is not None:
                again |= set(self._touched(short, old, new, forms, crowd=len(full) > CROWD))
        kept = {d for d in before if d.left not in again and d.right not in again}
        if not again:
            return kept
        return kept | set(self._step.decisions([self._now(root) for root in sorted({*full, *again})], forms))

    def _touched(
        self, short: Iterable[int], old: Profile | None, new: Profile, forms: Forms, *, crowd: bool
    ) -> Iterator[int]:
        """The surnames alone to which it may make a difference that somebody of a full name is another."""
        same = old is not None and old.names == new.names
        before = set() if old is None else old.evidence
        differ = before ^ new.evidence if same else before | new.evidence
        states = old is not None and old.states != new.states
        agreed: dict[tuple[PersonName, ...], bool] = {}
        for root in short:
            if root in self._dirty:
                continue
            names, evidence = self._rows[root]
            shares = not differ.isdisjoint(evidence) or (states and any(e.startswith("state:") for e in evidence))
            if shares or (not same and not crowd and self._may_be(tuple(map(name_of, names)), old, new, forms, agreed)):
                yield root

    def _may_be(
        self,
        names: tuple[PersonName, ...],
        old: Profile | None,
        new: Profile,
        forms: Forms,
        agreed: dict[tuple[PersonName, ...], bool],
    ) -> bool:
        if names not in agreed:
            one = Profile(0, list(names))
            agreed[names] = any(may_be_one(one, other, forms) for other in (old, new) if other is not None)
        return agreed[names]

    def _sharing(self, known: Sequence[int], before: set[Decision], forms: Forms) -> set[Decision] | None:
        """Of a crowd those who came behind all others are compared with those who share evidence, as these all are."""
        if len(known) <= CROWD or any(old is not None or root < known[-1] for root, (old, _) in self._dirty.items()):
            return None
        found = set(before)
        for root, (_, new) in self._dirty.items():
            assert new is not None
            for other in self._met(root, new.evidence):
                found |= set(self._step.decisions([self._now(other), new], forms))
        return found

    def _met(self, root: int, evidence: Collection[str]) -> set[int]:
        """With whom of those before it the last of a crowd is compared: by each piece of evidence with all who share
        it, or with the last of them where they are a crowd (see kg.link.persons)."""
        sharing: dict[str, list[int]] = defaultdict(list)
        for other in self._roots:
            if other < root:
                for one in self._evidence(other):
                    if one in evidence:
                        sharing[one].append(other)
        return {other for some in sharing.values() for other in (some if len(some) < CROWD else some[-1:])}

    def _is_full(self, root: int) -> bool:
        new = self._dirty[root][1] if root in self._dirty else None
        return any(given for _, given, *_ in self._rows[root][0]) if new is None else _full(new)

    def _evidence(self, root: int) -> Iterable[str]:
        new = self._dirty[root][1] if root in self._dirty else None
        return self._rows[root][1] if new is None else new.evidence

    def _now(self, root: int) -> Profile:
        new = self._dirty[root][1] if root in self._dirty else None
        return profile_of(root, self._rows[root]) if new is None else new


def _full(profile: Profile) -> bool:
    return bool(profile.name.given)


def rows_at(notes: Notes, step: int, roots: Iterable[int]) -> Mapping[int, Any]:
    """Profiles as they go into a step, as plain values.

    Raises: UnsureError where one is not known.
    """
    found: dict[int, Any] = {}
    left = {str(root): root for root in roots}
    for at in range(step, -1, -1):
        rows = notes.some(f"profile {at}", left)
        found |= {left.pop(key): row for key, row in rows.items()}
    if left:
        raise UnsureError("a person is not known")
    return found


def profile_at(notes: Notes, step: int, root: int) -> Profile:
    """A profile as it goes into a step."""
    for at in range(step, -1, -1):
        if (row := notes.get(f"profile {at}", root)) is not None:
            return profile_of(root, row)
    raise UnsureError("a person is not known")


def profile_of(root: int, row: Any) -> Profile:
    """A profile of its plain values."""
    return Profile(root, list(map(name_of, row[0])), set(row[1]))


def name_of(row: Any) -> PersonName:
    """A name of its plain values."""
    text, given, *rest = row
    return PersonName(text, tuple(given), *rest)
