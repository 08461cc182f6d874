"""Persons: equal full names, variants of them, and surnames alone.

A score is the strength of the likeness of names plus the evidence that both do the same; it must reach ENOUGH.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

from kg.link.cluster import Clusters, Decision
from kg.link.events import context
from kg.link.likeness import blocks, likeness, may_go_together
from kg.link.normalise import Forms, PersonName, person_name
from kg.link.table import Table
from kg.model import Relation

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


@dataclass(slots=True)
class Profile:
    """A cluster of persons: the names it bears, and what speaks for it being somebody ("post:chair|17")."""

    root: int
    names: list[PersonName] = field(default_factory=list)
    evidence: set[str] = field(default_factory=set)

    @property
    def name(self) -> PersonName:
        """The fullest name."""
        return max(self.names, key=lambda n: (len(n.given), len(n.full), n.full))

    def of(self, kind: str) -> set[str]:
        """The evidence of one kind."""
        return {e for e in self.evidence if e.startswith(kind + ":")}


def unite_persons(table: Table, clusters: Clusters, forms: Forms) -> None:
    """Unites the nodes that are one person: full names first, then variants of them, then surnames alone."""
    profiles = _profiles(table, clusters, forms)
    full = [p for p in profiles if p.name.given]
    full = _united(full, _equal_names(full, forms), clusters, forms)
    full = _united(full, _variants(full, forms), clusters, forms)
    short = [p for p in profiles if not p.name.given]
    every = _united([*full, *short], _surnames(full, short, forms), clusters, forms)
    alone = [p for p in every if not p.name.given]
    short = _united(alone, _both_surnames(alone, forms), clusters, forms)
    full = [p for p in every if p.name.given]
    _united([*full, *short], _surnames(full, short, forms), clusters, forms)  # together they may tell who they are


def _profiles(table: Table, clusters: Clusters, forms: Forms) -> list[Profile]:
    found: dict[int, Profile] = {}
    for node in table.by_family.get("Person", ()):
        names = _names(table, node, forms)
        if names:
            root = clusters.find(node)
            profile = found.setdefault(root, Profile(root))
            profile.names += [n for n in dict.fromkeys(names) if n not in profile.names]
            profile.evidence.update(_evidence(table, clusters, node))
    return [found[root] for root in sorted(found)]


def _names(table: Table, node: int, forms: Forms) -> list[PersonName]:
    """The names that a document gives a person, with the gender that its titles tell."""
    referent = table.nodes[node].referent
    gender = referent.attribute("gender")
    parsed = (person_name(text, forms) for text in referent.names)
    return [n if n.gender or gender is None else replace(n, gender=gender) for n in parsed if n is not None]


def _evidence(table: Table, clusters: Clusters, node: int) -> Iterator[str]:
    document = table.nodes[node].document
    yield f"document:{document}"
    for relation in table.said_of.get(node, ()):
        if isinstance(relation.object, int):
            yield from _of_relation(table, clusters, relation, table.node(document, relation.object))
    for event in context(table, clusters, document):
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


def _united(
    profiles: Sequence[Profile], decisions: Iterable[Decision], clusters: Clusters, forms: Forms
) -> list[Profile]:
    """The profiles after the decisions, the surest first; all names of a profile must go with each other."""
    by_root = {p.root: p for p in profiles}
    for decision in sorted(set(decisions), key=lambda d: (-d.score, d.left, d.right, d.why)):
        left, right = sorted((clusters.find(decision.left), clusters.find(decision.right)))
        if left == right or not _agree(by_root[left], by_root[right], forms) or not clusters.unite(decision):
            continue
        gone, kept = by_root.pop(right), by_root[left]
        kept.names += [n for n in gone.names if n not in kept.names]
        kept.evidence |= gone.evidence
    return [by_root[root] for root in sorted(by_root)]


def _agree(left: Profile, right: Profile, forms: Forms) -> bool:
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
    states = left.of("state"), right.of("state")
    if all(states) and not states[0] & states[1]:
        score -= OTHER_STATE
    return score, " and ".join(f"same {kind}" for kind in sorted(shared)) or "no evidence"


def _decision(left: Profile, right: Profile, base: float, why: str) -> Decision:
    support, evidence = _support(left, right)
    low, high = sorted((left.root, right.root))
    return Decision(low, high, round(min(ALMOST, base + support), 3), f"{why}, {evidence}")


def _equal_names(profiles: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        for full in dict.fromkeys(n.full for n in profile.names if n.given):
            groups[full].append(profile)
    for full, group in sorted(groups.items()):
        kept: list[Profile] = []
        for profile in group:  # one namesake of each gender and suffix is compared with, not all
            like = next((k for k in kept if _agree(k, profile, forms)), None)
            if like is None:
                kept.append(profile)
            else:
                yield Decision(like.root, profile.root, 1.0, f"equal names: {full}")


def _variants(profiles: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Decisions for names alike with enough evidence, but for those that would be one of two people."""
    decisions: dict[int, list[Decision]] = defaultdict(list)
    by_root = {p.root: p for p in profiles}
    for left, right in _candidates(profiles):
        likenesses = (likeness(a, b, forms) for a in left.names for b in right.names)
        best = max((found for found in likenesses if found is not None), default=None)
        if best is None or not _agree(left, right, forms):
            continue
        decision = _decision(left, right, *best)
        if decision.score >= ENOUGH:
            decisions[left.root].append(decision)
            decisions[right.root].append(decision)
    doubtful = {d for root, found in decisions.items() for d in _doubtful(root, found, by_root, forms)}
    yield from (d for found in decisions.values() for d in found if d not in doubtful)


def _doubtful(
    root: int, decisions: Sequence[Decision], by_root: Mapping[int, Profile], forms: Forms
) -> Iterator[Decision]:
    """The decisions that would make of one profile one of two different people, neither being much the likelier."""
    others = {d: by_root[d.left if d.right == root else d.right] for d in decisions}
    for decision in decisions:
        rivals = (d for d in decisions if d is not decision and d.score > decision.score - LEAD)
        if any(not _agree(others[decision], others[rival], forms) for rival in rivals):
            yield decision


def _candidates(profiles: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    groups: dict[tuple[str, ...], list[Profile]] = defaultdict(list)
    for profile in profiles:
        for key in {key for name in profile.names if name.given for key in blocks(name)}:
            groups[key].append(profile)
    seen: set[tuple[int, int]] = set()
    for group in groups.values():
        for left, right in _pairs(group):
            if (left.root, right.root) not in seen:
                seen.add((left.root, right.root))
                yield left, right


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


class _Namesakes:
    """The full-named profiles by each part of their names that may stand for them."""

    def __init__(self, full: Sequence[Profile]) -> None:
        self._bearing: dict[str, list[Profile]] = defaultdict(list)
        self._sharing: dict[tuple[str, str], list[Profile]] = defaultdict(list)
        for profile in full:
            for token in sorted({t for n in profile.names for t in n.full.split()[1:]}):
                self._bearing[token].append(profile)
        for token, profiles in self._bearing.items():
            for profile in profiles if len(profiles) > CROWD else ():
                for evidence in profile.evidence:
                    self._sharing[token, evidence].append(profile)

    def of(self, short: Profile) -> tuple[list[Profile], bool]:
        """Those that a surname can mean, and whether these are all; of a crowd only those that share evidence."""
        token = short.name.surname.split()[-1]
        found = self._bearing.get(token, [])
        if len(found) <= CROWD:
            return found, True
        shared = {p.root: p for e in sorted(short.evidence) for p in self._sharing.get((token, e), ())}
        return [shared[root] for root in sorted(shared)], False


def _surnames(full: Sequence[Profile], short: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Each surname alone with the one full name it can mean."""
    namesakes = _Namesakes(full)
    for profile in short:
        found, complete = namesakes.of(profile)
        found = [p for p in found if _agree(profile, p, forms)]
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


def _both_surnames(profiles: Sequence[Profile], forms: Forms) -> Iterator[Decision]:
    """Surnames alone that do the same; the State alone is too little, for it has many of a common surname."""
    groups: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        groups[profile.name.surname].append(profile)
    for _, group in sorted(groups.items()):
        for left, right in _pairs(group):
            decision = _decision(left, right, BOTH_SURNAMES, "equal surnames")
            if decision.score >= ENOUGH and _shared(left, right) & _TELLING and _agree(left, right, forms):
                yield decision
