"""Leaves: some documents each, in the order of their ids, as linking sees them; what a worker takes out of one.

Nodes are numbered through the corpus as `kg.link.table` numbers them, so that a leaf needs to know no more of the
others than how many nodes stand before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from kg.correct import named, renamed
from kg.engine.exchange import Kept, dealt
from kg.link.cluster import Clusters
from kg.link.events import Carried, Title, carried, days, titles
from kg.link.exact import BY_NAME, Entries, acronyms, keys, name_keys, part_of, without_year
from kg.link.naming import role_titles
from kg.link.normalise import Forms
from kg.link.persons import profiles
from kg.link.posts import PostKey, holders, post_key
from kg.link.table import Table, table
from kg.model import Extraction, Referent

TITLED = ("Event", "Project")


class Leaf(Struct, frozen=True, eq=False):
    """Some documents: outlines with their titled names; how many documents and nodes stand before them."""

    documents: Sequence[tuple[Extraction, Mapping[int, Sequence[str]]]]
    document: int
    node: int


@dataclass(frozen=True)
class Rules(Kept):
    """What every worker that links must know; `names` and `without` are decisions by hand."""

    forms: Forms
    entries: Entries
    families: Mapping[str, str]
    depths: Mapping[str, int]
    parts: int
    names: Mapping[tuple[str, int], Sequence[str]]
    without: frozenset[tuple[str, int]]

    def table(self, leaf: Leaf) -> Table:
        """The nodes of a leaf, numbered from 0."""
        every = (renamed(extraction, self.names) for extraction, _ in leaf.documents)
        return table(every, self.families, without=self.without)


class Roots(Clusters):
    """The clusters of the nodes of a leaf, numbered from 0 in it, as they stand in the whole corpus."""

    def __init__(self, roots: Sequence[int]) -> None:
        self._roots = roots

    def find(self, node: int) -> int:
        """The cluster of a node: its smallest node in the corpus."""
        return self._roots[node]


class Keyed(NamedTuple):
    """A node that has a key, and the id that it stands for."""

    node: int
    id: str


class Titled(NamedTuple):
    """A title of an event or project."""

    family: str
    title: Title


class Name(NamedTuple):
    """A node by one of its names: what it has as key, and what it is part of, if anything."""

    family: int
    key: str
    node: int
    id: str | None
    parent: int | None


class Acronym(NamedTuple):
    """An acronym in a leaf: the nodes for which it is defined, and those that bear no other name."""

    family: int
    acronym: str
    defined: Sequence[int]
    bare: Sequence[int]


class Mention(NamedTuple):
    """A node as its cluster's name needs it; a `member` unless it was decided to be nothing."""

    root: int
    node: int
    member: bool
    document: str
    number: int
    date: str
    family: str
    referent: Referent
    titled: Sequence[str]
    days: frozenset[str]


def places(leaf: Leaf, wanted: frozenset[tuple[str, str]]) -> Sequence[Any]:
    """Where something is called as decisions call it."""
    found = named(extraction for extraction, _ in leaf.documents)
    return [{key: found[key] for key in sorted(wanted & found.keys())}]


def names(leaf: Leaf, rules: Rules) -> Sequence[list[Any]]:
    """Keys, names, acronyms and titles, dealt out by themselves."""
    return dealt(_names(leaf, rules), rules.parts)


def _names(leaf: Leaf, rules: Rules) -> Iterator[tuple[Any, Any]]:
    found, first = rules.table(leaf), leaf.node
    ids = keys(found, rules.entries)
    for node, id in ids.items():
        yield without_year(id), Keyed(node + first, id)
    for rank, family in enumerate(BY_NAME):
        nodes = found.by_family.get(family, ())
        for node in nodes:
            for key in name_keys(found, node, rules.forms):
                parent = part_of(found, node)
                above = None if parent is None else parent + first
                yield (rank, key), Name(rank, key, node + first, ids.get(node), above)
        defined, bare = acronyms(found, nodes, ids)
        for acronym in sorted({*defined, *bare}):
            known, own = ([n + first for n in some.get(acronym, ())] for some in (defined, bare))
            yield (rank, acronym), Acronym(rank, acronym, known, own)
    for family in TITLED:
        for title in titles(found, family, rules.forms):
            yield (family, title.key), Titled(family, replace(title, node=title.node + first))


def projects(leaf: Leaf, roots: Sequence[int], rules: Rules) -> Sequence[list[Carried]]:
    """The projects of a leaf, with the clusters of what is around them."""
    found = carried(rules.table(leaf), Roots(roots))
    return [[project._replace(node=project.node + leaf.node) for project in found]]


def people(leaf: Leaf, roots: Sequence[int], rules: Rules) -> Sequence[list[Any]]:
    """What a leaf tells of each cluster of persons, dealt out by cluster."""
    found = profiles(rules.table(leaf), Roots(roots), rules.forms)
    for profile in found:
        profile.evidence = {_in_corpus(evidence, leaf.document) for evidence in profile.evidence}
    return dealt(((profile.root, profile) for profile in found), rules.parts)


def _in_corpus(evidence: str, first: int) -> str:
    kind, _, number = evidence.partition(":")
    return f"document:{int(number) + first}" if kind == "document" else evidence


def keyed(leaf: Leaf, roots: Sequence[int], sources: Sequence[str], dated: Mapping[str, str], rules: Rules) -> Any:
    """The ids of the clusters that have a key (`dated` are those whose year was found), then those that are sources,
    dealt out by cluster; last what documents call each role."""
    found = rules.table(leaf)
    ids = {(roots[node], dated.get(id, id)): None for node, id in keys(found, rules.entries).items()}
    own = [(roots[found.node(place, 0)], id) for place, id in enumerate(sources)]
    records = [(root, (root, id, False)) for root, id in ids] + [(root, (root, id, True)) for root, id in own]
    return [*dealt(records, rules.parts), role_titles(found, rules.entries)]


def posts(leaf: Leaf, roots: Sequence[int], usual: Mapping[int, str], rules: Rules) -> Sequence[list[Any]]:
    """The posts of a leaf as (node, key, holder), dealt out by holder and role where those tell the post."""
    return dealt(_posts(leaf, Roots(roots), usual, rules), rules.parts)


def _posts(
    leaf: Leaf, clusters: Clusters, usual: Mapping[int, str], rules: Rules
) -> Iterator[tuple[Any, tuple[int, PostKey, int | None]]]:
    found = rules.table(leaf)
    for node in found.by_family.get("Post", ()):
        key = post_key(found, clusters, rules.entries, usual, node)
        if key.holder is not None:
            yield (key.holder, key.role), (node + leaf.node, key, key.holder)
            continue
        yield node + leaf.node, (node + leaf.node, key, None)
        for holder in holders(found, clusters, node):
            yield (holder, key.role), (-1, key, holder)


def mentions(leaf: Leaf, roots: Sequence[int], rules: Rules) -> Sequence[list[Mention]]:
    """All nodes of a leaf, dealt out by cluster."""
    found = rules.table(leaf)
    members = {node for nodes in found.by_family.values() for node in nodes}
    every = []
    for node, one in enumerate(found.nodes):
        document, number = found.key(node)
        every.append(
            Mention(
                roots[node],
                node + leaf.node,
                node in members,
                document,
                number,
                found.date(node),
                one.family,
                one.referent,
                leaf.documents[one.document][1].get(number, ()),
                days(found, node) if one.family == "Event" else frozenset(),
            )
        )
    return dealt(((mention.root, mention) for mention in every), rules.parts)
