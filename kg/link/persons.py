"""Persons: equal full names, variants of them, and surnames alone.

A score is the strength of the likeness of names plus the evidence that both do the same; it must reach ENOUGH.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from kg.link.cluster import Clusters, Decision
from kg.link.events import context
from kg.link.likeness import blocks, likeness, may_go_together
from kg.link.normalise import Forms, PersonName, person_name
from kg.link.notice import Notice
from kg.link.table import Table
from kg.model import Referent, Relation

ENOUGH = 0.85
ALMOST = 0.99  # names that are not equal are never certain
ONLY_ONE = 0.7  # Voronkov, where the corpus has one full-named Voronkov
ONLY_ONE_DOING = 0.65  # Biden, where it has several, of whom one holds the same post, or was at the same event
ONE_OF_SEVERAL = 0.5  # Park, where it has several: more evidence is needed, and a LEAD over the others
BOTH_SURNAMES = 0.65  # Voronkov, Voronkov
LEAD = 0.1
# What agreement in one thing adds; being said to act for different States takes away.
WEIGHTS = {"post": 0.35, "event": 0.25, "body": 0.2, "state": 0.2, "role": 0.2, "rank": 0.15, "document": 0.1,
           "context": 0.1}  # fmt: skip
OTHER_STATE = 0.3
# A State or a document alone tell little: a State has many of a common surname.
_DOING = frozenset({"post", "role", "event", "body"})
_TELLING = _DOING | {"rank"}
_TOOK_PART = frozenset({"spokeAt", "moderated", "chaired", "attended", "opened", "closed"})
# More candidates than this under one name are looked at only where they share evidence.
CROWD = 50

# What profiles must share to be compared.
Key = tuple[str, ...]


class Profile(Struct, eq=False):
    """A cluster of persons: the names it bears, and what speaks for it being somebody ("post:chair|17")."""

    root: int
    names: list[PersonName] = field(default_factory=list)
    evidence: set[str] = field(default_factory=set)
    _fullest: PersonName | None = None
    _states: frozenset[str] | None = None

    def add(self, names: Iterable[PersonName], evidence: Iterable[str]) -> None:
        """Takes in more names and evidence."""
        self._fullest = self._states = None
        self.names += [n for n in dict.fromkeys(names) if n not in self.names]
        self.evidence.update(evidence)

    @property
    def name(self) -> PersonName:
        """The fullest name."""
        if self._fullest is None:
            self._fullest = max(self.names, key=lambda n: (len(n.given), len(n.full), n.full))
        return self._fullest

    @property
    def states(self) -> frozenset[str]:
        """The States for which the person is said to act."""
        if self._states is None:
            self._states = frozenset(e for e in self.evidence if e.startswith("state:"))
        return self._states


def unite_persons(table: Table, clusters: Clusters, forms: Forms, notice: Notice | None = None) -> None:
    """Unites the nodes that are one person: full names first, then variants of them, then surnames alone."""
    found = sorted(profiles(table, clusters, forms), key=lambda p: p.root)
    for number, step in enumerate(STEPS):
        groups: dict[Key, list[Profile]] = defaultdict(list)
        for profile in found:
            for key in step.keys(profile):
                groups[key].append(profile)
        if notice is not None:
            notice.persons(number, found, groups)
        decisions: set[Decision] = set()
        for key, group in groups.items():
            if len(group) > 1 and (some := set(step.decisions(group, forms))):
                decisions |= some
                if notice is not None:
                    notice.decided(number, key, some)
        found = step.settled(found, decisions, clusters, forms)


def profiles(table: Table, clusters: Clusters, forms: Forms) -> list[Profile]:
    """What is known of each cluster of persons."""
    found: dict[int, Profile] = {}
    parsed = cache(lambda text: person_name(text, forms))
    events = cache(lambda document: context(table, clusters, document))
    for node in table.by_family.get("Person", ()):
        names = _names(table.nodes[node].referent, parsed)
        if names:
            root = clusters.find(node)
            found.setdefault(root, Profile(root)).add(names, _evidence(table, clusters, node, events))
    return list(found.values())


def _names(referent: Referent, parse: Callable[[str], PersonName | None]) -> list[PersonName]:
    """The names that a document gives a person, with the gender that its titles tell."""
    gender = referent.attribute("gender")
    parsed = map(parse, referent.names)
    return [n if n.gender or gender is None else replace(n, gender=gender) for n in parsed if n is not None]


def _evidence(table: Table, clusters: Clusters, node: int, events: Callable[[int], frozenset[int]]) -> Iterator[str]:
    document = table.nodes[node].document
    yield f"document:{document}"
    for relation in table.said_of.get(node, ()):
        if isinstance(relation.object, int):
            yield from _of_relation(table, clusters, relation, table.node(document, relation.object))
    for event in events(document):
        yield f"context:{event}"


def _of_relation(table: Table, clusters: Clusters, relation: Relation, object: int) -> Iterator[str]:
    thing = table.nodes[object].referent
    if relation.predicate == "holdsPost":
        document = table.nodes[object].document
        body = None if thing.post_in is None else clusters.find(table.node(document, thing.post_in))
        state = None if thing.post_for is None else clusters.find(table.node(document, thing.post_for))
        yield f"role:{thing.role}"
        if (where := body if state is None else state) is not None:
            yield f"post:{thing.role}|{where}"
        if body is not None:
            yield f"body:{body}"
        if state is not None:
            yield f"state:{state}"
    elif relation.predicate == "rank":
        yield f"rank:{clusters.find(object)}"
    elif relation.predicate in _TOOK_PART:
        yield f"event:{clusters.find(object)}"
    elif relation.predicate in ("memberOf", "represents"):
        yield f"{'state' if table.nodes[object].family == 'State' else 'body'}:{clusters.find(object)}"


def united(
    profiles: Iterable[Profile], decisions: Iterable[Decision], clusters: Clusters, forms: Forms
) -> list[Profile]:
    """The profiles after the decisions, the surest first; all names of a profile must go with each other."""
    by_root = {p.root: p for p in profiles}
    for decision in sorted(set(decisions), key=lambda d: (-d.score, d.left, d.right, d.why)):
        left, right = sorted((clusters.find(decision.left), clusters.find(decision.right)))
        if left == right or not may_be_one(by_root[left], by_root[right], forms) or not clusters.unite(decision):
            continue
        gone = by_root.pop(right)
        by_root[left].add(gone.names, gone.evidence)
    return [by_root[root] for root in sorted(by_root)]


def may_be_one(left: Profile, right: Profile, forms: Forms) -> bool:
    """Whether no name of one is a different person's than a name of the other."""
    return all(may_go_together(a, b, forms) for a in left.names for b in right.names)


def _shared(left: Profile, right: Profile) -> set[str]:
    """The kinds of evidence that two profiles share."""
    return {e.partition(":")[0] for e in left.evidence & right.evidence}


def _support(left: Profile, right: Profile) -> tuple[float, str]:
    """What the shared evidence adds, and what it is."""
    shared = _shared(left, right)
    if "post" in shared:
        shared -= {"role", "body", "state"}
    score = sum(WEIGHTS[kind] for kind in sorted(shared))
    states = left.states, right.states
    if all(states) and not states[0] & states[1]:
        score -= OTHER_STATE
    return score, " and ".join(f"same {kind}" for kind in sorted(shared)) or "no evidence"


def _decision(left: Profile, right: Profile, base: float, why: str) -> Decision:
    support, evidence = _support(left, right)
    low, high = sorted((left.root, right.root))
    return Decision(low, high, round(min(ALMOST, base + support), 3), f"{why}, {evidence}")


def _full_names(profile: Profile) -> Iterable[Key]:
    return [(full,) for full in dict.fromkeys(n.full for n in profile.names if n.given)] if profile.name.given else ()


def _equal_names(group: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Decisions for profiles that bear one full name."""
    kept: list[Profile] = []
    for profile in group:  # one namesake of each gender and suffix is compared with, not all
        like = next((k for k in kept if may_be_one(k, profile, forms)), None)
        if like is None:
            kept.append(profile)
        else:
            yield Decision(like.root, profile.root, 1.0, "equal names")


def _blocks(profile: Profile) -> Iterable[Key]:
    return {key for name in profile.names if name.given for key in blocks(name)} if profile.name.given else ()


def _variants(group: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Decisions for names of one block that are alike, with enough evidence."""
    for left, right in _pairs(group):
        likenesses = (likeness(a, b, forms) for a in left.names for b in right.names)
        best = max((found for found in likenesses if found is not None), default=None)
        if best is None or not may_be_one(left, right, forms):
            continue
        decision = _decision(left, right, *best)
        if decision.score >= ENOUGH:
            yield decision


def undoubted(
    profiles: Iterable[Profile], decisions: Collection[Decision], clusters: Clusters, forms: Forms
) -> list[Profile]:
    """The profiles after the decisions but for those that would make of somebody one of two people."""
    profiles = list(profiles)
    by_root = {p.root: p for p in profiles}
    about: dict[int, list[Decision]] = defaultdict(list)
    for decision in decisions:
        about[decision.left].append(decision)
        about[decision.right].append(decision)
    doubtful = {d for root, found in about.items() for d in _doubtful(root, found, by_root, forms)}
    return united(profiles, (d for d in decisions if d not in doubtful), clusters, forms)


def _doubtful(
    root: int, decisions: Sequence[Decision], by_root: Mapping[int, Profile], forms: Forms
) -> Iterator[Decision]:
    """The decisions that would make of one profile one of two different people, neither being much the likelier."""
    others = {d: by_root[d.left if d.right == root else d.right] for d in decisions}
    for decision in decisions:
        rivals = (d for d in decisions if d is not decision and d.score > decision.score - LEAD)
        if any(not may_be_one(others[decision], others[rival], forms) for rival in rivals):
            yield decision


def _pairs(group: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """All pairs of a block; of a crowded one those that share evidence."""
    if len(group) <= CROWD:
        yield from combinations(group, 2)
        return
    sharing: dict[str, list[Profile]] = defaultdict(list)
    for profile in group:
        for evidence in sorted(profile.evidence):
            sharing[evidence].append(profile)
    for evidence in sorted(sharing):
        yield from combinations(sharing[evidence][:CROWD], 2)
        yield from pairwise(sharing[evidence][CROWD - 1 :])  # so that a chain of equals holds together


def _tokens(profile: Profile) -> Iterable[Key]:
    """The parts of its names that may stand for somebody; of a surname alone its last part."""
    if not profile.name.given:
        return [(profile.name.surname.split()[-1],)]
    return [(token,) for token in sorted({t for n in profile.names for t in n.full.split()[1:]})]


def _surnames(group: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Each surname alone with the one full name it can mean, of those who share a part of their names."""
    full = [p for p in group if p.name.given]
    short = [p for p in group if not p.name.given]
    agreed: dict[tuple[tuple[PersonName, ...], int], bool] = {}  # surnames alone are few, and met often
    crowd: dict[str, list[Profile]] = defaultdict(list)
    for profile in full if short and len(full) > CROWD else ():
        for evidence in profile.evidence:
            crowd[evidence].append(profile)
    for profile in short:
        found = full
        if len(full) > CROWD:  # of a crowd only those that share evidence
            shared = {p.root: p for e in sorted(profile.evidence) for p in crowd.get(e, ())}
            found = [shared[root] for root in sorted(shared)]
        names = tuple(profile.names)
        for one in found:
            if (names, one.root) not in agreed:
                agreed[names, one.root] = may_be_one(profile, one, forms)
        agreeing = [one for one in found if agreed[names, one.root]]
        yield from _meant(profile, agreeing, complete=len(full) <= CROWD)


def _meant(profile: Profile, found: Sequence[Profile], *, complete: bool) -> Iterator[Decision]:
    """That a surname is one of these, if it is; `complete` says whether it can mean no other."""
    doing = [p for p in found if _shared(profile, p) & _DOING]
    if complete and len(found) == 1 and any(profile.name.surname == n.surname for n in found[0].names):
        base, why = ONLY_ONE, "the only one of this surname"
    elif len(doing) == 1:
        base, why, found = ONLY_ONE_DOING, "the only one of this surname who does the same", doing
    else:
        base, why = ONE_OF_SEVERAL, "one of several of this surname"
    ranked = [_decision(p, profile, base, why) for p in found]
    ranked.sort(key=lambda d: (-d.score, d.left, d.right))
    if ranked and ranked[0].score >= ENOUGH and not any(d.score > ranked[0].score - LEAD for d in ranked[1:]):
        yield ranked[0]


def _own_surname(profile: Profile) -> Iterable[Key]:
    return [] if profile.name.given else [(profile.name.surname,)]


def _both_surnames(group: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Surnames alone that do the same; the State alone is too little, for it has many of a common surname."""
    for left, right in _pairs(group):
        if left.evidence.isdisjoint(right.evidence):
            continue
        decision = _decision(left, right, BOTH_SURNAMES, "equal surnames")
        if decision.score >= ENOUGH and _shared(left, right) & _TELLING and may_be_one(left, right, forms):
            yield decision


class Step(Struct, frozen=True):
    """One step of uniting persons: profiles that share a key are compared, then the decisions are carried out.

    Profiles that share no key are not looked at together, and decisions are carried out by themselves where they are
    about other profiles: so each can be done apart.
    """

    keys: Callable[[Profile], Iterable[Key]]
    decisions: Callable[[Sequence[Profile], Forms], Iterator[Decision]]
    settled: Callable[[Iterable[Profile], Collection[Decision], Clusters, Forms], list[Profile]] = united
    pairwise: bool = False  # whether each two are compared by themselves, where they are no crowd
    alone: bool = False  # whether each surname alone is decided by itself, whoever else bears no more than that


STEPS = (
    Step(_full_names, _equal_names),
    Step(_blocks, _variants, undoubted, pairwise=True),
    Step(_tokens, _surnames, alone=True),
    Step(_own_surname, _both_surnames, pairwise=True),
    Step(_tokens, _surnames, alone=True),  # together they may tell who they are
)
