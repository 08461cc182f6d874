"""What a linking of all documents found, noted by all that one more document may share with others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import astuple

from kg.adding.equals import ODD
from kg.adding.naming import entity_row, nameless_told, seen_text
from kg.adding.notes import Notes
from kg.adding.people import key_text, profile_row
from kg.adding.posts import pair_text, post_text
from kg.adding.titles import Group, kind_row
from kg.identity import document_names, handles
from kg.link.cluster import Clusters, Decision
from kg.link.events import COMMON, Carried, Title
from kg.link.exact import part_of, without_year
from kg.link.persons import STEPS, Key, Profile
from kg.link.posts import PostKey
from kg.link.table import Table
from kg.model import Entity

Rows = Iterator[tuple[object, Any]]


class Survey:
    """Takes notes while all documents are linked (see kg.link.notice)."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._named: dict[int, int] = {}  # the clusters that names made, by node
        self._grown: dict[int, tuple[int, int]] = {}
        self._roots: dict[int, int] = {}
        self._ids: Mapping[int, str] = {}
        self._going_in: list[int] = []  # the profiles of the last step

    # -- keys, names, acronyms

    def keyed(self, table: Table, raw: Mapping[int, str], ids: Mapping[int, str], clusters: Clusters) -> None:
        """Keys were found and carried out; `raw` are those before years were found."""
        self._ids = ids
        years: dict[str, dict[str, Any]] = {}
        for id in dict.fromkeys(raw.values()):
            if id.startswith("resolution/"):
                row = years.setdefault(without_year(id), {"full": [], "bare": False})
                if without_year(id) == id:
                    row["bare"] = True
                else:
                    row["full"].append(id)
        self._notes.fill("year", years.items())
        self._first = {id: node for node, id in sorted(ids.items(), reverse=True)}
        self._clusters, self._table = clusters, table

    def named(self, family: str, named: Mapping[str, Sequence[int]]) -> None:
        """Equal names of a family were carried out, and acronyms not yet."""
        find = self._clusters.find
        for node in self._table.by_family.get(family, ()):
            self._named[node] = find(node)
        several = self._several()
        odd: dict[int, bool] = {}
        rows = []
        for key, nodes in named.items():
            by: dict[str, int] = {}
            known = sorted({self._ids[n] for n in nodes if n in self._ids})
            for node in nodes:
                if node in self._ids:
                    continue
                parent = part_of(self._table, node)
                token = "" if parent is None else self._ids.get(parent, ODD)
                if parent is not None and find(parent) in several:
                    token = ODD
                if token == ODD and len(nodes) > 1:
                    odd[find(parent)] = True  # type: ignore[arg-type]
                by[token] = self._named[node]
            rows.append((f"{family}|{key}", {"ids": known, "by": by}))
        self._notes.fill("name", rows)
        self._notes.fill("odd", odd.items())

    def _several(self) -> set[int]:
        """The clusters that have several keys."""
        known: dict[int, str] = {}
        return {
            root for id, node in self._first.items() if known.setdefault(root := self._clusters.find(node), id) != id
        }

    def acronyms(self, family: str, defined: Mapping[str, Sequence[int]], bare: Mapping[str, Sequence[int]]) -> None:
        """Acronyms of a family, before they are carried out."""
        find = self._clusters.find
        self._notes.fill("acronym", (
            (f"{family}|{acronym}", {"things": sorted({find(n) for n in defined.get(acronym, ())}),
                                     "bare": sorted({find(n) for n in bare.get(acronym, ())})})
            for acronym in sorted({*defined, *bare})
        ))  # fmt: skip

    def equal(self) -> None:
        """All that unites by key, name or acronym was carried out."""
        find, named = self._clusters.find, self._named
        for nodes in self._table.by_family.values():
            for node in nodes:
                named.setdefault(node, find(node))
        self._notes.fill("id", ((id, named[node]) for id, node in self._first.items() if node in named))

    # -- events and projects

    def titles(
        self, family: str, titles: Sequence[Title], decisions: Collection[Decision], loose: Collection[int]
    ) -> None:
        """Titles were compared; the decisions are not carried out yet."""
        kinds: dict[str, dict[tuple[str, ...], list[Any]]] = defaultdict(dict)
        words: dict[str, list[Any]] = defaultdict(list)
        for title in titles:
            days = tuple(sorted(title.days))
            row = kinds[title.key].get(days)
            if row is None:
                kinds[title.key][days] = kind_row(title)
                for word in title.words:
                    words[word].append([title.key, days])
            elif row[2] != sorted(title.numbers) or row[-1] is None:
                row[-1] = None
            else:
                row[-1] = title.node
        self._notes.fill("kind", ((f"{family}|{key}", list(rows.values())) for key, rows in kinds.items()))
        self._notes.fill("word", (
            (f"{family}|{word}", places if len(places) <= COMMON else [0] * len(places))
            for word, places in words.items()
        ))  # fmt: skip
        self._groups(family, titles, decisions, loose)

    def _groups(
        self, family: str, titles: Sequence[Title], decisions: Collection[Decision], loose: Collection[int]
    ) -> None:
        find = self._clusters.find
        days = {title.node: sorted(title.days) for title in titles}
        base = {node: find(node) for node in days}
        together = Clusters(len(self._table.nodes))
        for node, root in base.items():
            together.unite(Decision(root, node, 1.0, ""))
        for decision in decisions:
            together.unite(decision)
        nodes: dict[int, list[int]] = defaultdict(list)
        for node in days:
            nodes[together.find(node)].append(node)
        told: dict[int, set[Decision]] = defaultdict(set)
        for decision in decisions:
            told[together.find(decision.left)].add(decision)
        self._notes.fill("group of", ((f"{family}|{n}", root) for root, some in nodes.items() for n in some))
        self._notes.fill("group", (
            (f"{family}|{root}", Group(told.get(root, set()), {n: days[n] for n in some}, {n: base[n] for n in some},
                                       {n for n in some if n in loose}).row())
            for root, some in nodes.items()
        ))  # fmt: skip

    def carried(self, projects: Sequence[Carried]) -> None:
        """Projects with what is around them, before the nameless ones are united."""
        find = self._clusters.find
        near: dict[int, set[int]] = defaultdict(set)
        for one in projects:
            if one.named:
                for event in one.events:
                    near[event].add(find(one.node))
        events = {event for one in projects if not one.named and one.partners for event in one.events}
        self._notes.fill("nameless at", ((event, True) for event in sorted(events)))
        roots = {root for event in events for root in near.get(event, ())}
        self._notes.fill("nameless near", ((root, True) for root in sorted(roots)))

    # -- persons

    def persons(self, step: int, profiles: Sequence[Profile], groups: Mapping[Key, Sequence[Profile]]) -> None:
        """Profiles as they go into a step, by what they share."""
        self._into(step)
        self._notes.fill(f"profile {step}", self._profiles(profiles))
        self._notes.fill(f"key {step}", ((key_text(key), [p.root for p in group]) for key, group in groups.items()))
        if step == 0:
            self._roots = {profile.root: profile.root for profile in profiles}
        self._going_in = [profile.root for profile in profiles]

    def _into(self, step: int) -> None:
        """The step before this one was carried out."""
        find = self._clusters.find
        gone = ((root, home) for root in self._going_in if (home := find(root)) != root)
        if step > 1:  # of the first step nobody asks it
            self._notes.fill(f"into {step - 1}", gone)

    def _profiles(self, profiles: Iterable[Profile]) -> Rows:
        for profile in profiles:
            size = len(profile.names), len(profile.evidence)
            if self._grown.get(profile.root) != size:
                self._grown[profile.root] = size
                yield profile.root, profile_row(profile)

    def decided(self, step: int, key: Key, decisions: Collection[Decision]) -> None:
        """The decisions among those who share a key."""
        self._notes.fill(f"decided {step}", [(key_text(key), sorted(list(astuple(d)) for d in decisions))])

    # -- posts and things

    def posts(
        self,
        held: Mapping[tuple[int, str], Mapping[PostKey, int]],
        alone: Mapping[PostKey, int],
        first: Mapping[PostKey, int],
    ) -> None:
        """Posts by holder and role, and the first node of each."""
        self._into(len(STEPS))
        pairs = {*held, *((key.holder, key.role) for key in alone if key.holder is not None)}
        self._notes.fill("held", (
            (pair_text(*pair), [{post_text(key): count for key, count in held.get(pair, {}).items()},
                                alone.get(PostKey(pair[1], holder=pair[0]), 0)])
            for pair in sorted(pairs)
        ))  # fmt: skip
        self._notes.fill("post", ((post_text(key), node) for key, node in first.items()))

    def things(self, made: Mapping[int, Entity], wanted: Mapping[int, str]) -> None:
        """All things named; `wanted` are the ids that they had wanted."""
        by: dict[str, list[int]] = defaultdict(list)
        for root in sorted(made):
            by[wanted[root]].append(root)
        self._notes.fill("wanted", by.items())
        self._notes.fill("own", ((entity.id, root) for root, entity in made.items()))
        self._notes.fill("thing", (
            (root, {"wanted": wanted[root], "row": entity_row(entity)}) for root, entity in made.items()
        ))  # fmt: skip

    def clusters(
        self,
        members: Mapping[int, Sequence[int]],
        keyed: Mapping[int, str],
        posts: Mapping[int, PostKey],
        titled: Sequence[Mapping[int, Sequence[str]]],
        made: Mapping[int, Entity],
    ) -> None:
        """The nodes of all clusters, and what posts are called after."""
        table, find = self._table, self._clusters.find
        self._notes.fill(
            "cluster", ((root, self._cluster(nodes, keyed.get(root), titled)) for root, nodes in members.items())
        )
        nameless = [[table.key(nodes[0])[0], nameless_told(table.nodes[root].referent.kind)]
                    for root, nodes in members.items() if root not in made]  # fmt: skip
        self._notes.fill("", [("nameless", nameless)])
        self._notes.fill("family", ((root, table.nodes[root].family) for root in members))
        drawn = {
            label: root for node, label in (*self._named.items(), *self._roots.items()) if (root := find(node)) != label
        }
        self._notes.fill("drawn", drawn.items())
        keys = ((root, id) for root, id in keyed.items() if table.nodes[root].number > 0)
        self._notes.fill("keys", keys)
        for space, of in (("posts of", ("holder",)), ("posts in", ("body", "state"))):
            found: dict[int, list[int]] = defaultdict(list)
            for root, key in posts.items():
                for part in {getattr(key, name) for name in of} - {None}:
                    if part in made:
                        found[part].append(root)
            self._notes.fill(space, found.items())

    def _cluster(self, nodes: Sequence[int], key: str | None, titled: Sequence[Mapping[int, Sequence[str]]]) -> Any:
        table = self._table
        seen: dict[str, int] = {}
        for node in nodes:
            one = table.nodes[node]
            text = seen_text(table, node, titled[one.document].get(one.number, ()))
            seen[text] = seen.get(text, 0) + 1
        return {
            "family": table.nodes[nodes[0]].family,
            "seen": seen,
            "first": min([table.date(node), list(table.key(node))] for node in nodes),
            "in": list(dict.fromkeys(table.nodes[node].document for node in nodes)),
            "key": key,
            "kind": table.nodes[nodes[0]].referent.kind,
        }

    def roles(self, titles: Mapping[str, Counter[str]], roles: Sequence[Entity]) -> None:
        """What documents call each role, and the roles that no document names by themselves."""
        self._notes.fill("role", ((id, dict(counts)) for id, counts in titles.items()))
        self._notes.fill("role thing", ((role.id, entity_row(role)) for role in roles))

    def cluster(self, document: int, number: int) -> int:
        """The cluster of a referent of a document, by its place among all."""
        return self._clusters.find(self._table.node(document, number))

    def documents(self) -> None:
        """The documents themselves; after this the notes are whole."""
        find = self._clusters.find
        ids = [extraction.document.id for extraction in self._table.extractions]
        names = document_names(ids)
        every = [*names.values(), *(document_names([id])[id] for id in ids)]
        own = {name: id for id, name in names.items()}
        self._notes.fill("source", ((name, own.get(name, True)) for name in dict.fromkeys(every)))
        self._notes.fill("labels", (
            (number, [find(n) for n in range(begin, begin + len(extraction.referents))])
            for number, (begin, extraction) in enumerate(zip(self._table.start, self._table.extractions, strict=True))
        ))  # fmt: skip
        key = self._table.key
        links = [
            [*key(d.left), *key(d.right), d.score, d.why, find(d.left)] for d in self._clusters.decisions if d.score < 1
        ]
        short = [*handles(names.values()).values(), *every, *(handles([name])[name] for name in every)]
        self._notes.fill("handle", ((handle, True) for handle in dict.fromkeys(short)))
        self._notes.fill("document", enumerate(ids))
        count = {"documents": len(ids), "nodes": len(self._table.nodes), "last": max(ids, default="")}
        self._notes.fill("", [("count", count), ("starts", list(self._table.start)), ("links", links)])
