"""What unites by key or by equal name, never by likeness: States, bodies, resolutions, works, places, roles, topics."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from kg.identity import slug
from kg.link.cluster import Clusters, Decision
from kg.link.normalise import Forms, content_words, name_key
from kg.link.notice import Notice
from kg.link.roles import RoleNames
from kg.link.table import Table
from kg.model import Authority, AuthorityEntry

# Resolutions are not among these: their name is their number.
BY_NAME = ("State", "Organization", "Instrument", "Document", "Project", "Role", "Place", "Topic")
_YEAR = re.compile(r"(resolution/S-RES-\d+)-\d{4}$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/-]{2,11}$")
_LEAST_WORDS = {"Document": 3, "Project": 2}  # a shorter title ("Report") is no name of one thing


class Entries:
    """The entries of the authority files by id and by name."""

    def __init__(self, authority: Authority, families: Mapping[str, str], forms: Forms) -> None:
        self._forms = forms
        self.by_id: dict[str, AuthorityEntry] = {entry.id: entry for entry in authority.entries}
        self._of_family: dict[str, list[AuthorityEntry]] = defaultdict(list)
        for entry in authority.entries:
            self._of_family[families.get(entry.kind, entry.kind)].append(entry)
        self._names: dict[str, dict[str, set[str]]] = {}
        self._asked: dict[tuple[str, ...], str | None] = {}

    @cached_property
    def roles(self) -> RoleNames:
        """The names of roles."""
        return RoleNames(self._of_family["Role"], self.by_id)

    def of_key(self, family: str, key: str) -> str:
        """The id that a key stands for, whether an authority file has it or not."""
        if key in self.by_id:
            return key
        name = key.removeprefix(f"{family.lower()}/")
        plain = f"{family.lower()}/{name}"
        return plain if plain in self.by_id else f"{family.lower()}/{slug(name, case=True)}"

    def named(self, family: str, names: Iterable[str]) -> str | None:
        """The id of the only entry that bears one of these names."""
        asked = (family, *names)
        if asked not in self._asked:  # most names come in many documents
            self._asked[asked] = self._named(family, asked[1:])
        return self._asked[asked]

    def _named(self, family: str, names: Iterable[str]) -> str | None:
        known = self._names.get(family)
        if known is None:  # made when first asked for: of most families everything has a key
            known = self._names[family] = defaultdict(set)
            for entry in self._of_family[family]:
                for name in (entry.label, *entry.names, *entry.acronyms):
                    known[name_key(name, self._forms)].add(entry.id)
        found = {id for name in names for id in known.get(name_key(name, self._forms), ())}
        return found.pop() if len(found) == 1 else None


def unite_equals(
    table: Table, clusters: Clusters, entries: Entries, forms: Forms, notice: Notice | None = None
) -> dict[int, str]:
    """Unites what has one key or one name; the id of every node that has a key, its own or an authority's."""
    raw = keys(table, entries)
    ids = with_years(raw, entries)
    unite_keyed(ids, clusters)
    if notice is not None:
        notice.keyed(table, raw, ids, clusters)
    for family in BY_NAME:
        nodes = table.by_family.get(family, ())
        named: dict[str, list[int]] = defaultdict(list)
        for node in nodes:
            for key in name_keys(table, node, forms):
                named[key].append(node)
        for key in sorted(key for key, group in named.items() if len(group) > 1):
            group = named[key]
            parents = {node: parent for node in group if (parent := part_of(table, node)) is not None}
            unite_namesakes(group, ids, parents, clusters)
        defined, bare = acronyms(table, nodes, ids)
        if notice is not None:
            notice.named(family, named)
            notice.acronyms(family, defined, bare)
        unite_acronyms(defined, bare, clusters)
    if notice is not None:
        notice.equal()
    return ids


def keys(table: Table, entries: Entries) -> dict[int, str]:
    """The id of every node that has a key; posts are known by role, body and State."""
    return {
        node: id
        for family, nodes in sorted(table.by_family.items())
        if family != "Post"
        for node in nodes
        if (id := _keyed(table, node, entries)) is not None
    }


def _keyed(table: Table, node: int, entries: Entries) -> str | None:
    found = table.nodes[node]
    if found.number == 0:
        return None
    key = found.referent.key or (found.referent.attribute("symbol") if found.family == "Document" else None)
    if key is not None and not key.startswith("@"):  # "@project": a key within its document only
        return entries.of_key(found.family, key)
    return entries.named(found.family, found.referent.names)


def with_years(ids: Mapping[int, str], entries: Entries) -> dict[int, str]:
    """Security Council resolutions are numbered through: one named without its year is the one that has it."""
    known = {id for id in ids.values() if id.startswith("resolution/")} | {
        id for id in entries.by_id if id.startswith("resolution/")
    }
    full: dict[str, list[str]] = defaultdict(list)
    for id in sorted(known):
        if (stem := without_year(id)) != id:
            full[stem].append(id)
    return {node: full[id][0] if len(full.get(id, ())) == 1 else id for node, id in ids.items()}


def without_year(id: str) -> str:
    """The id of a Security Council resolution without its year; any other as it is."""
    match = _YEAR.match(id)
    return id if match is None else match[1]


def unite_keyed(ids: Mapping[int, str], clusters: Clusters) -> None:
    """Unites what has one id."""
    first: dict[str, int] = {}
    for node, id in sorted(ids.items()):
        clusters.unite(Decision(first.setdefault(id, node), node, 1.0, f"same key {id}"))


def name_keys(table: Table, node: int, forms: Forms) -> Iterator[str]:
    """The keys of the names by which a node is known; a title of few words is no name of one thing."""
    found = table.nodes[node]
    least = _LEAST_WORDS.get(found.family, 0)
    for name in found.referent.names if found.number > 0 else ():
        if not least or len(content_words(name, forms)) >= least:
            yield name_key(name, forms)


def part_of(table: Table, node: int) -> int | None:
    """What a node is said to be part of."""
    return next(iter(table.objects(node, "partOf")), None)


def unite_namesakes(
    nodes: Sequence[int], ids: Mapping[int, str], parents: Mapping[int, int], clusters: Clusters
) -> None:
    """Namesakes are one, unless their keys differ or they are parts of different bodies."""
    keys = {ids[n] for n in nodes if n in ids}
    unkeyed = [n for n in nodes if n not in ids] if len(keys) > 1 else list(nodes)
    groups: dict[int | None, list[int]] = defaultdict(list)
    for node in unkeyed:
        groups[clusters.find(parents[node]) if node in parents and len(keys) != 1 else None].append(node)
    orphans = groups.pop(None, [])
    if len(groups) <= 1:
        groups = defaultdict(list, {0: orphans + [n for g in groups.values() for n in g]})
    else:
        groups[-1] = orphans
    for group in groups.values():
        for node in group[1:]:
            clusters.unite(Decision(group[0], node, 1.0, "same name"))


def acronyms(
    table: Table, nodes: Iterable[int], ids: Mapping[int, str]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """By acronym: the nodes for which it is defined, and those that bear no other name."""
    defined: dict[str, list[int]] = defaultdict(list)
    bare: dict[str, list[int]] = defaultdict(list)
    for node in nodes:
        referent = table.nodes[node].referent
        if referent.names and all(_ACRONYM.match(name) for name in referent.names) and node not in ids:
            for name in referent.names:
                bare[name].append(node)
        else:
            for acronym in referent.acronyms:
                defined[acronym].append(node)
    return defined, bare


def unite_acronyms(defined: Mapping[str, Sequence[int]], bare: Mapping[str, Sequence[int]], clusters: Clusters) -> None:
    """A bare acronym is the one thing of the corpus for which a document defines it; among several it stays itself."""
    things = {acronym: {clusters.find(node) for node in defined.get(acronym, ())} for acronym in bare}
    for acronym in sorted(bare):
        if len(things[acronym]) == 1:
            (thing,) = things[acronym]
            for node in bare[acronym]:
                clusters.unite(Decision(thing, node, 0.95, f"{acronym} is defined for one thing only"))
