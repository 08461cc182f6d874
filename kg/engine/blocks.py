"""What a worker does with one part: all that share a key have met in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from kg.engine.exchange import dealt, part
from kg.engine.leaves import Acronym, Keyed, Mention, Name, Rules, Titled
from kg.link.cluster import Clusters, Decision
from kg.link.events import Title, ambiguous, decisions, kinds, of_one_key, probes, settle_titles
from kg.link.exact import unite_keyed, with_years
from kg.link.naming import First, Namer, Said
from kg.link.persons import STEPS, Profile
from kg.link.posts import PostKey, held_as
from kg.link.table import Node, Table
from kg.model import Entity, Value

Pairs = list[tuple[int, int]]


class Among(Clusters):
    """The clusters of some nodes: `roots` are those of nodes that are not their own."""

    def __init__(self, roots: Mapping[int, int], apart: Iterable[tuple[int, int]]) -> None:
        super().__init__(0, apart)
        self._parent = _Own(roots)  # type: ignore[assignment] # looked up by node, as a list is


class _Own(dict[int, int]):
    """A node that is not there is its own root."""

    def __missing__(self, node: int) -> int:
        return node


class Equal(NamedTuple):
    """What a part of keys and names gives the driver: pairs of nodes of one id, the ids that have got their year, names
    of two nodes and more, acronyms that are defined and stand bare, the nodes with titles, and those that are loose."""

    pairs: Pairs
    dated: dict[str, str]
    names: list[tuple[int, str, list[int], dict[int, str], dict[int, int]]]
    acronyms: list[Acronym]
    titled: dict[str, list[int]]
    loose: list[int]


def equal(rules: Rules, *lists: Sequence[Any]) -> Sequence[Any]:
    """What unites by key and name in one part, and its titles by family."""
    every = list(chain(*lists))
    ids = {one.node: one.id for one in every if isinstance(one, Keyed)}
    years = with_years(ids, rules.entries)
    drawn = Among({}, ())
    unite_keyed(years, drawn)
    titles: dict[str, list[Title]] = defaultdict(list)
    for one in every:
        if isinstance(one, Titled):
            titles[one.family].append(one.title)
    loose = [node for group in _by_key(titles["Event"]).values() for node in ambiguous(group)]
    told = Equal(
        [(d.left, d.right) for d in drawn.decisions],
        {id: years[node] for node, id in ids.items() if years[node] != id},
        _names(one for one in every if isinstance(one, Name)),
        _acronyms(one for one in every if isinstance(one, Acronym)),
        {family: [title.node for title in some] for family, some in titles.items()},
        loose,
    )
    return told, dict(titles)


def _names(names: Iterable[Name]) -> list[tuple[int, str, list[int], dict[int, str], dict[int, int]]]:
    groups: dict[tuple[int, str], list[Name]] = defaultdict(list)
    for name in names:
        groups[name.family, name.key].append(name)
    found = []
    for (family, key), group in groups.items():
        if len(group) > 1:
            ids = {name.node: name.id for name in group if name.id is not None}
            parents = {name.node: name.parent for name in group if name.parent is not None}
            found.append((family, key, [name.node for name in group], ids, parents))
    return found


def _acronyms(acronyms: Iterable[Acronym]) -> list[Acronym]:
    groups: dict[tuple[int, str], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in acronyms:
        groups[one.family, one.acronym][0].extend(one.defined)
        groups[one.family, one.acronym][1].extend(one.bare)
    return [Acronym(*key, *both) for key, both in groups.items() if all(both)]


# -- titles: counted by word, then compared by their rarest words


def _by_key(titles: Iterable[Title]) -> dict[str, list[Title]]:
    found: dict[str, list[Title]] = defaultdict(list)
    for title in titles:
        found[title.key].append(title)
    return found


def words(family: str, rules: Rules, titles: Mapping[str, list[Title]]) -> Sequence[Counter[str]]:
    """How many titles of different key or day bear each word, dealt out by word."""
    counts = Counter(word for title in _kinds(titles, family) for word in title.words)
    found: list[Counter[str]] = [Counter() for _ in range(rules.parts)]
    for word, count in counts.items():
        found[part(word, rules.parts)][word] = count
    return found


def counted(*counts: Counter[str]) -> Sequence[dict[str, int]]:
    """The counts of the whole corpus, for each part its words."""
    total: Counter[str] = Counter()
    for some in counts:
        total.update(some)
    return [{word: total[word] for word in some} for some in counts]


def probing(family: str, rules: Rules, titles: Mapping[str, list[Title]], *counts: Mapping[str, int]) -> Sequence[Any]:
    """The decisions of equal titles; then titles by each of their words, with whether that leads to its candidates."""
    known = {word: count for some in counts for word, count in some.items()}
    records = []
    for title in _kinds(titles, family):
        leading = set(probes(title, known))
        records += [(word, (word, title, word in leading)) for word in sorted(title.words)]
    pairs = chain(*map(of_one_key, _by_key(titles.get(family, ())).values()))
    return [decisions(pairs, dated=family == "Event"), *dealt(records, rules.parts)]


def alike(family: str, *lists: Sequence[tuple[str, Title, bool]]) -> Sequence[set[Decision]]:
    """The decisions of titles that share a word which is among the rarest of one of them."""
    bearing: dict[str, list[tuple[Title, bool]]] = defaultdict(list)
    for word, title, leading in chain(*lists):
        bearing[word].append((title, leading))
    pairs = (
        (title, other)
        for group in bearing.values()
        for title, leading in group
        if leading
        for other, _ in group
        if other is not title
    )
    return [decisions(pairs, dated=family == "Event")]


def _kinds(titles: Mapping[str, list[Title]], family: str) -> list[Title]:
    return [title for group in _by_key(titles.get(family, ())).values() for title in kinds(group)]


def grouped_titles(
    family: str, where: Mapping[int, int], rules: Rules, titles: Mapping[str, list[Title]]
) -> Sequence[list[Title]]:
    """The titles that decisions are about, dealt out by what hangs together."""
    some = (title for title in titles.get(family, ()) if title.node in where)
    return dealt(((where[title.node], title) for title in some), rules.parts)


def grouped(where: Mapping[int, int], rules: Rules, found: Iterable[Decision]) -> Sequence[list[Decision]]:
    """Decisions, dealt out by what hangs together."""
    return dealt(((where[decision.left], decision) for decision in found), rules.parts)


def pairs(found: Iterable[Decision]) -> Sequence[Pairs]:
    """What decisions are about."""
    return [sorted({(decision.left, decision.right) for decision in found})]


def titles_settled(
    count: int, roots: Mapping[int, int], apart: Sequence[tuple[int, int]], loose: frozenset[int], *lists: Any
) -> Sequence[list[Decision]]:
    """The decisions of one part carried out: first `count` lists of titles, then those of decisions."""
    titles = sorted(chain(*lists[:count]), key=lambda title: title.node)
    among = Among(roots, apart)
    settle_titles(set(chain(*lists[count:])), titles, among, loose)
    return [among.decisions]


# -- persons


def gathered(*lists: Sequence[Profile]) -> Sequence[list[Profile]]:
    """The profile of each cluster of persons, of what all leaves tell of it."""
    found: dict[int, Profile] = {}
    for profile in chain(*lists):
        if profile.root in found:
            found[profile.root].add(profile.names, profile.evidence)
        else:
            found[profile.root] = profile
    return [sorted(found.values(), key=lambda profile: profile.root)]


def blocked(step: int, rules: Rules, profiles: Sequence[Profile]) -> Sequence[list[Any]]:
    """Profiles dealt out by each of the keys of a step."""
    keys = STEPS[step].keys
    return dealt(((key, (key, profile)) for profile in profiles for key in keys(profile)), rules.parts)


def compared(step: int, rules: Rules, *lists: Sequence[tuple[Any, Profile]]) -> Sequence[Any]:
    """The decisions about those that share a key."""
    groups: dict[Any, list[Profile]] = defaultdict(list)
    for key, profile in chain(*lists):
        groups[key].append(profile)
    found: set[Decision] = set()
    for group in groups.values():
        found.update(STEPS[step].decisions(sorted(group, key=lambda profile: profile.root), rules.forms))
    return [found]


def moved(where: Mapping[int, int], rules: Rules, profiles: Sequence[Profile]) -> Sequence[list[Profile]]:
    """Profiles dealt out by what hangs together; those that no decision is about by themselves."""
    return dealt(((where.get(profile.root, profile.root), profile) for profile in profiles), rules.parts)


def settled(step: int, count: int, apart: Sequence[tuple[int, int]], rules: Rules, *lists: Any) -> Sequence[Any]:
    """The decisions of one part carried out, and the profiles after them.

    First `count` lists of profiles, then those of decisions.
    """
    among = Among({}, apart)
    profiles = sorted(chain(*lists[:count]), key=lambda profile: profile.root)
    after = STEPS[step].settled(profiles, set(chain(*lists[count:])), among, rules.forms)
    return [among.decisions, after]


# -- posts and names


def ids(usual: frozenset[str], rules: Rules, *lists: Sequence[tuple[int, str, bool]]) -> Sequence[dict[int, str]]:
    """The id of each cluster that has a key: of several that of an authority, then the first; that of a source wins.

    First without those ids that are the usual body of no role: that these clusters have a key is enough.
    """
    found: dict[int, str] = {}
    own: dict[int, str] = {}
    for root, id, source in chain(*lists):
        if source:
            own[root] = id
        else:
            found[root] = min(found.get(root, id), id, key=lambda i: (i not in rules.entries.by_id, i))
    every = found | own
    return [{root: id if id in usual else "" for root, id in every.items()}, every]


def known_by(rules: Rules, *lists: Sequence[tuple[int, PostKey, int | None]]) -> Sequence[list[tuple[int, PostKey]]]:
    """The posts with their keys, dealt out by key; a post that belongs to its holder is the one he is known in."""
    every = list(chain(*lists))
    held: dict[tuple[int, str], Counter[PostKey]] = defaultdict(Counter)
    alone: Counter[PostKey] = Counter()
    for node, key, holder in every:
        if node < 0 and holder is not None:
            held[holder, key.role][key] += 1
        elif holder is not None:
            alone[key] += 1
    found = [
        (node, key if holder is None else held_as(key, held.get((holder, key.role), {}), alone[key]))
        for node, key, holder in every
        if node >= 0
    ]
    return dealt(((key, (node, key)) for node, key in found), rules.parts)


def same_posts(*lists: Sequence[tuple[int, PostKey]]) -> Sequence[Any]:
    """The first node of each post, and the pairs that unite the others with it."""
    first: dict[PostKey, int] = {}
    every = sorted(chain(*lists), key=lambda one: one[0])
    return [[(first.setdefault(key, node), node) for node, key in every], [(node, key) for key, node in first.items()]]


class Cluster(NamedTuple):
    """A cluster as the driver must know it: its entity (of a post what is said of it), its place among namesakes, and
    where it stands first."""

    root: int
    entity: Entity | None
    said: Said | None
    first: First
    document: str
    kind: str


class _Few(Table):
    """The nodes of some clusters, by their places in a list."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        nodes = [Node(place, one.number, one.family, one.referent) for place, one in enumerate(mentions)]
        super().__init__((), nodes, ())
        object.__setattr__(self, "_mentions", mentions)

    def key(self, node: int) -> tuple[str, int]:
        one: Mention = self._mentions[node]  # type: ignore[attr-defined]
        return one.document, one.number

    def date(self, node: int) -> str:
        return str(self._mentions[node].date)  # type: ignore[attr-defined]

    def values(self, node: int, predicate: str) -> list[Value]:
        days = sorted(self._mentions[node].days) if predicate == "heldOn" else ()  # type: ignore[attr-defined]
        return [Value(day, "date") for day in days]


def called(
    posts: Mapping[int, PostKey], rules: Rules, keyed: Mapping[int, str], *lists: Sequence[Mention]
) -> Sequence[list[Cluster]]:
    """What the clusters of a part are called."""
    mentions = sorted(chain(*lists), key=lambda mention: mention.node)
    table = _Few(mentions)
    titled = [{mention.number: mention.titled} for mention in mentions]
    place = {mention.node: n for n, mention in enumerate(mentions)}
    namer = Namer(
        table,
        rules.entries,
        rules.forms,
        keyed={place[root]: id for root, id in keyed.items() if root in place},
        posts={},
        families=rules.families,
        depths=rules.depths,
        titled=titled,
    )
    groups: dict[int, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        if mention.member:
            groups[mention.root].append(n)
    return [[_cluster(root, nodes, place[root], namer, table, posts) for root, nodes in groups.items()]]


def _cluster(
    root: int, nodes: Sequence[int], own: int, namer: Namer, table: Table, posts: Mapping[int, PostKey]
) -> Cluster:
    post = table.nodes[own].family == "Post"
    entity = None if post else namer.named(own, nodes)
    said = namer.said(posts[root], nodes) if root in posts else None
    document, _ = table.key(nodes[0])
    return Cluster(root, entity, said, namer.first(own, nodes), document, table.nodes[own].referent.kind)
