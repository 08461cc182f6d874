"""One more document's persons: each step of kg.link.persons again where a profile or one that it meets is another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import astuple

from kg.adding.crowd import Dirty, Group, profile_at
from kg.adding.fresh import Fresh
from kg.adding.notes import Notes
from kg.adding.titles import Among
from kg.adding.unsure import UnsureError
from kg.link.cluster import Decision
from kg.link.normalise import Forms
from kg.link.persons import CROWD, STEPS, Key, Profile, profiles, united

# Decisions by each of their ends.
About = defaultdict[int, list[Decision]]


def unite_persons(fresh: Fresh, notes: Notes, forms: Forms) -> None:
    """Finds the clusters of a document's persons.

    Raises: UnsureError where known clusters come together or apart.
    """
    at: dict[int, int] = {}
    for profile in sorted(profiles(fresh.table, fresh, forms), key=lambda p: p.root):
        profile.evidence = {_in_corpus(one, fresh.document) for one in profile.evidence}
        old = profile_at(notes, 0, profile.root) if fresh.known(profile.root) else None
        dirty: Dirty = {profile.root: (old, profile if old is None else _sum(old, profile))}
        one = _One(fresh, notes, forms)
        for step in range(len(STEPS)):
            dirty = one.step(step, dirty)
        at |= one.at
    for node in fresh.table.by_family.get("Person", ()):
        label = fresh.named(node)
        while label in at:
            label = at[label]
        fresh.join(node, label)


def _in_corpus(evidence: str, document: int) -> str:
    return f"document:{document}" if evidence.startswith("document:") else evidence


def _sum(left: Profile, right: Profile) -> Profile:
    found = Profile(left.root, list(left.names), set(left.evidence))
    found.add(right.names, right.evidence)
    return found


class _One:
    """One profile that comes or grows, step by step."""

    def __init__(self, fresh: Fresh, notes: Notes, forms: Forms) -> None:
        self._fresh, self._notes, self._forms = fresh, notes, forms
        self.at: dict[int, int] = {}

    def step(self, step: int, dirty: Dirty) -> Dirty:
        """What is another after a step."""
        for root, (_, new) in dirty.items():
            self._notes.put(f"profile {step}", root, None if new is None else profile_row(new))
        if step == 0 and (done := self._namesake(dirty)) is not None:
            return done
        before: dict[Key, set[Decision]] = {}
        turned: set[Decision] = set()
        for key in dict.fromkeys(key for some in dirty.values() for p in some if p for key in STEPS[step].keys(p)):
            before[key] = self._decided(step, key)
            turned |= before[key] ^ self._again(step, key, dirty, before[key])
        if (done := self._joined(step, dirty, turned)) is not None:
            return done
        return self._settled(step, dirty, before, {*dirty, *(end for d in turned for end in (d.left, d.right))})

    def _namesake(self, dirty: Dirty) -> Dirty | None:
        """Somebody who bears a name that one person alone bears, and no other: as if all these were compared."""
        ((root, (old, new)),) = dirty.items()
        if old is not None or new is None or len(new.names) != 1 or not new.names[0].given:
            return None
        name = new.names[0]
        order = ("order", *sorted(name.full.split()))
        bearing = [profile_at(self._notes, 1, r) for r in self._notes.get("key 1", key_text(order)) or ()]
        bearing = [p for p in bearing if any(n.full == name.full for n in p.names)]
        if len(bearing) != 1 or name not in bearing[0].names:
            return None
        (person,) = bearing
        place = key_text((name.full,))
        known = self._notes.get("key 0", place)
        if not known:
            return None
        self._notes.put("key 0", place, [*known, root])
        decided = self._notes.get("decided 0", place) or []
        self._notes.put("decided 0", place, [*decided, [known[0], root, 1.0, "equal names"]])
        self.at[root] = person.root
        return {person.root: (person, _sum(person, new))}

    def _joined(self, step: int, dirty: Dirty, turned: Collection[Decision]) -> Dirty | None:
        """What is another after a step in which nobody else is touched: where profiles have more evidence and the same
        names, or somebody of whom only a surname is told came to the one who is meant, or to nobody.

        Whether profiles come together hangs on their names and decisions alone, and who bears a name that somebody of
        a cluster bears goes together with all of it. None where it may be otherwise.
        """
        more: dict[int, list[Profile]] = {}
        after: Dirty = {}
        left = set(turned)
        for root, (old, new) in sorted(dirty.items()):
            about = [d for d in turned if root in (d.left, d.right)]
            if new is None or not step:
                return None
            if old is not None:
                if about or old.names != new.names or not old.evidence <= new.evidence:
                    return None
                more.setdefault(self._home(step, root), []).append(new)
            elif about:
                if (home := self._meant(step, about, new)) is None:
                    return None
                left.difference_update(about)
                more.setdefault(home, []).append(new)
            else:
                after[root] = None, new
        if left:
            return None
        for home, some in more.items():
            was = now = self._after(step, home, dirty)
            for new in some:
                now = _sum(now, new)
            after[home] = was, now
        for root, (old, _) in dirty.items():
            if old is None and root not in after:
                self._come(step, root, turned)
        return after

    def _come(self, step: int, root: int, turned: Iterable[Decision]) -> None:
        """Somebody came to the one who is meant."""
        (decision,) = (d for d in turned if root in (d.left, d.right))
        self.at[root] = self._home(step, decision.left)
        self._notes.put(f"into {step}", root, self.at[root])
        self._fresh.more.append(astuple(decision))

    def _after(self, step: int, root: int, dirty: Dirty) -> Profile:
        """A profile as it came out of a step before this document: as it went in, if nothing was noted of it since."""
        if (
            self._notes.get(f"profile {step + 1}", root) is None
            and root in dirty
            and (old := dirty[root][0]) is not None
        ):
            return old
        return profile_at(self._notes, step + 1, root)

    def _home(self, step: int, root: int) -> int:
        """The one whom a profile was taken into in a step."""
        into = self._notes.get(f"into {step}", root)
        return root if into is None else int(into)

    def _meant(self, step: int, about: Sequence[Decision], new: Profile) -> int | None:
        """The one whom a surname alone came to, if nobody else can be touched by that: the other of the decision bears
        this name and no other, or had borne it before any decision less sure than this one."""
        if len(about) > 1 or STEPS[step].settled is not united or len(new.names) != 1 or new.name.given:
            return None
        (decision,) = about
        other = decision.left
        if decision.right != new.root or not self._fresh.known(other):
            return None
        home = self._home(step, other)
        names = profile_at(self._notes, step, other).names
        if names == new.names:
            return home
        if not STEPS[step].alone or new.name not in profile_at(self._notes, step + 1, home).names:
            return None
        return home if new.name in names or self._bears(step, decision, new) else None

    def _bears(self, step: int, decision: Decision, new: Profile) -> bool:
        """Whether a surname alone that is the same came to the same person by a decision that is as sure."""
        every = self._decided(step, (new.name.surname.split()[-1],))
        sure = (d for d in every if decision.left in (d.left, d.right) and d.score >= decision.score)
        others = (d.right if d.left == decision.left else d.left for d in sure)
        return any(profile_at(self._notes, step, o).names == new.names for o in others if self._fresh.known(o))

    def _decided(self, step: int, key: Key) -> set[Decision]:
        return {Decision(*row) for row in self._notes.get(f"decided {step}", key_text(key)) or ()}

    def _again(self, step: int, key: Key, dirty: Dirty, before: set[Decision]) -> set[Decision]:
        """The decisions among those who share a key now."""
        place = key_text(key)
        known = self._notes.get(f"key {step}", place) or []
        roots = set(known)
        for root, (_, new) in dirty.items():
            roots.discard(root)
            if new is not None and key in STEPS[step].keys(new):
                roots.add(root)
        if sorted(roots) != known:
            self._notes.put(f"key {step}", place, sorted(roots) or None)
        if STEPS[step].pairwise and len(roots) <= CROWD and len(known) <= CROWD:
            after = {d for d in before if d.left not in dirty and d.right not in dirty}
            after |= set(self._pairs(step, sorted(roots), dirty))
        elif (found := Group(self._notes, step, roots, dirty).again(known, before, self._forms)) is not None:
            after = found
        else:
            group = [self._now(step, root, dirty) for root in sorted(roots)]
            after = set(STEPS[step].decisions(group, self._forms)) if len(group) > 1 else set()
        if after != before:
            self._notes.put(f"decided {step}", place, sorted(list(astuple(d)) for d in after) or None)
        return after

    def _pairs(self, step: int, roots: Sequence[int], dirty: Dirty) -> Iterator[Decision]:
        for one in roots:
            if one in dirty:
                for other in roots:
                    if other != one and not (other in dirty and other < one):
                        pair = [self._now(step, root, dirty) for root in sorted((one, other))]
                        yield from STEPS[step].decisions(pair, self._forms)

    def _now(self, step: int, root: int, dirty: Dirty) -> Profile:
        new = dirty[root][1] if root in dirty else None
        return profile_at(self._notes, step, root) if new is None else new

    def _settled(self, step: int, dirty: Dirty, before: dict[Key, set[Decision]], seeds: Iterable[int]) -> Dirty:
        """Carries out what hangs together with these, as it was and as it is."""
        old: dict[int, Profile] = {r: o for r, (o, _) in dirty.items() if o is not None}
        new: dict[int, Profile] = {r: n for r, (_, n) in dirty.items() if n is not None}
        decided: tuple[set[Decision], set[Decision]] = (set(), set())
        todo = list(seeds)
        met: set[int] = set()
        about: dict[Key, tuple[About, About]] = {}
        while todo:
            root = todo.pop()
            if root in met:
                continue
            met.add(root)
            if root not in dirty:
                old[root] = profile_at(self._notes, step, root)
                new[root] = _copy(old[root])
            both = (p for p in (old.get(root), new.get(root)) if p is not None)
            for key in {key for p in both for key in STEPS[step].keys(p)}:
                if key not in about:
                    now = self._decided(step, key)
                    about[key] = _about(before.get(key, now)), _about(now)
                for some, of in zip(decided, about[key], strict=True):
                    some.update(of[root])
                    todo += [end for d in of[root] for end in (d.left, d.right)]
        return self._compared(step, dirty, _carried(step, old, decided[0], self._forms),
                              _carried(step, new, decided[1], self._forms))  # fmt: skip

    def _compared(self, step: int, dirty: Dirty, old: _Done, new: _Done) -> Dirty:
        if any(new.clusters.find(root) != old.clusters.find(root) for root in old.roots if root in new.roots):
            raise UnsureError("persons come together or apart")
        if any(root not in new.roots for root in old.roots):
            raise UnsureError("a person is gone")
        for root in new.roots - old.roots:
            if (home := new.clusters.find(root)) != root:
                self.at[root] = home
                if step:
                    self._notes.put(f"into {step}", root, home)
        fresh = self._fresh
        for done, links in ((old, fresh.less), (new, fresh.more)):
            links += [(d.left, d.right, d.score, d.why) for d in done.clusters.decisions if d.score < 1]
        after: Dirty = {}
        for root in sorted(old.after.keys() | new.after.keys()):
            was, now = old.after.get(root), new.after.get(root)
            if was is None or now is None or set(was.names) != set(now.names) or was.evidence != now.evidence:
                after[root] = was, now
        return after


class _Done:
    """Decisions about some profiles, carried out."""

    def __init__(self, roots: Collection[int], clusters: Among, after: Mapping[int, Profile]) -> None:
        self.roots, self.clusters, self.after = set(roots), clusters, after


def _carried(step: int, found: Mapping[int, Profile], decided: Collection[Decision], forms: Forms) -> _Done:
    clusters = Among(list(found))
    after = STEPS[step].settled([_copy(found[root]) for root in sorted(found)], decided, clusters, forms)
    return _Done(found, clusters, {p.root: p for p in after})


def _copy(profile: Profile) -> Profile:
    return Profile(profile.root, list(profile.names), set(profile.evidence))


def profile_row(profile: Profile) -> list[Any]:
    """A profile as plain values."""
    return [[[n.text, n.given, n.surname, n.suffix, n.gender] for n in profile.names], sorted(profile.evidence)]


def _about(decisions: Iterable[Decision]) -> About:
    """Decisions by their ends."""
    found: About = defaultdict(list)
    for decision in decisions:
        found[decision.left].append(decision)
        found[decision.right].append(decision)
    return found


def key_text(key: Key) -> str:
    """What profiles share, as text."""
    return "|".join(key)
