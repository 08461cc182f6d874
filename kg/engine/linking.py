"""Linking on a cluster: the steps of kg.link, each a shuffle on what its candidates must share.

The driver holds numbers: the cluster of each node, which nodes a decision is about. Names, titles and profiles go from
worker to worker. What it gathers besides is told in docs.md.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any

from kg.correct import Corrected
from kg.engine import blocks, leaves
from kg.engine.blocks import Equal
from kg.engine.corpus import Corpus, Everything, Ids, hanging_together
from kg.engine.exchange import Exchange, Held, Work, across
from kg.engine.leaves import TITLED, Rules
from kg.identity import document_names
from kg.link import Linked
from kg.link.cluster import Decision
from kg.link.events import unite_nameless
from kg.link.exact import BY_NAME, unite_acronyms, unite_namesakes
from kg.link.naming import Namer, role_entities, told_apart
from kg.link.persons import STEPS
from kg.link.posts import PostKey, usual_body
from kg.link.table import Table
from kg.model import Entity, Problem


class Linking:
    """One linking: the corpus, its leaves, and what the decisions by hand come to."""

    def __init__(
        self, exchange: Exchange, corpus: Corpus, leaves: Sequence[Held], rules: Rules, right: Corrected
    ) -> None:
        self._exchange, self._corpus, self._leaves, self._rules = exchange, corpus, leaves, rules
        self._put, self._parts = exchange.put, exchange.parts
        self._held = exchange.put(rules)
        self._different = [(corpus.node(*a), corpus.node(*b)) for a, b in right.different]
        self._clusters = Everything(corpus.starts[-1], self._different)
        for a, b in right.same:
            self._clusters.unite(Decision(corpus.node(*a), corpus.node(*b), 1.0, "decided by hand"))

    def linked(self) -> Linked:
        """Which referents are one thing, in the order of kg.link: each step uses what came before as evidence."""
        told, titles = self._equal()
        for family in TITLED:
            titled = [node for one in told for node in one.titled.get(family, ())]
            loose = frozenset(node for one in told for node in one.loose) if family == "Event" else frozenset()
            self._titles(family, titles, titled, loose)
        self._projects()
        self._persons()
        sources = [f"document/{name}" for name in self._names()]
        keyed, usual, roles = self._keyed(sources, {old: new for one in told for old, new in one.dated.items()})
        return self._called(keyed, self._posts(usual), roles, dict(zip(self._corpus.documents, sources, strict=True)))

    # -- how work is sent out

    def _rows(self, work: Work, inputs: Sequence[Sequence[Held]], fan: int) -> list[list[Held]]:
        return self._exchange.work(work, inputs, fan=fan)

    def _one(self, work: Work, inputs: Sequence[Sequence[Held]]) -> list[Held]:
        return [held for (held,) in self._rows(work, inputs, 1)]

    def _of_leaves(self, work: Work, fan: int, *more: Sequence[Held]) -> list[list[Held]]:
        """What a work makes of each leaf and the clusters of its nodes as they are now."""
        starts, find = self._corpus.starts, self._clusters.find
        inputs = []
        for place, (begin, end) in enumerate(self._corpus.bounds()):
            roots = self._put(array("q", map(find, range(starts[begin], starts[end]))))
            inputs.append((self._leaves[place], roots, *(held[place] for held in more), self._held))
        return self._rows(work, inputs, fan)

    def _columns(self, rows: Sequence[Sequence[Held]]) -> list[list[Held]]:
        return [[self._held, *column] for column in across(rows)]

    def _apart(self) -> Held:
        find = self._clusters.find
        return self._put([(find(a), find(b)) for a, b in self._different])

    def _together(self, decisions: Sequence[Held]) -> dict[int, int]:
        """The clusters that decisions are about, each with the smallest that hangs together with it."""
        pairs = self._one(blocks.pairs, [(held,) for held in decisions])
        return hanging_together(chain.from_iterable(map(self._exchange.fetch, pairs)), self._clusters)

    def _carry_out(self, decisions: Sequence[Held]) -> None:
        for held in decisions:
            for decision in self._exchange.fetch(held):
                self._clusters.unite(decision)

    # -- keys and names

    def _equal(self) -> tuple[list[Equal], list[Held]]:
        rows = self._rows(leaves.names, [(leaf, self._held) for leaf in self._leaves], self._parts)
        found = self._rows(blocks.equal, self._columns(rows), 2)
        told: list[Equal] = [self._exchange.fetch(one) for one, _ in found]
        for first, node in sorted((pair for one in told for pair in one.pairs), key=lambda pair: pair[1]):
            self._clusters.unite(Decision(first, node, 1.0, "same key"))
        names = sorted((name for one in told for name in one.names), key=lambda name: name[:2])
        for rank in range(len(BY_NAME)):
            for _, _, nodes, ids, parents in (name for name in names if name[0] == rank):
                unite_namesakes(nodes, ids, parents, self._clusters)
            some = [acronym for one in told for acronym in one.acronyms if acronym.family == rank]
            unite_acronyms({a.acronym: a.defined for a in some}, {a.acronym: a.bare for a in some}, self._clusters)
        return told, [titles for _, titles in found]

    # -- events and projects

    def _titles(self, family: str, titles: Sequence[Held], titled: Sequence[int], loose: frozenset[int]) -> None:
        decisions = self._about_titles(family, titles)
        label = self._together(decisions)
        if not label:
            return
        find = self._clusters.find
        where = {node: label[find(node)] for node in titled if find(node) in label}
        held = self._put(where)
        named = partial(blocks.grouped_titles, family)
        left = across(self._rows(named, [(held, self._held, one) for one in titles], self._parts))
        right = across(self._rows(blocks.grouped, [(held, self._held, one) for one in decisions], self._parts))
        shared = (self._put({node: find(node) for node in where}), self._apart(), self._put(loose))
        settled = partial(blocks.titles_settled, len(titles))
        self._carry_out(self._one(settled, [(*shared, *a, *b) for a, b in zip(left, right, strict=True)]))

    def _about_titles(self, family: str, titles: Sequence[Held]) -> list[Held]:
        rows = self._rows(partial(blocks.words, family), [(self._held, one) for one in titles], self._parts)
        counts = across(self._rows(blocks.counted, across(rows), len(titles)))
        inputs = [(self._held, one, *known) for one, known in zip(titles, counts, strict=True)]
        found = self._rows(partial(blocks.probing, family), inputs, 1 + self._parts)
        alike = self._one(partial(blocks.alike, family), across([row[1:] for row in found]))
        return [row[0] for row in found] + alike

    def _projects(self) -> None:
        found = [self._exchange.fetch(held) for (held,) in self._of_leaves(leaves.projects, 1)]
        unite_nameless(list(chain.from_iterable(found)), self._clusters)

    # -- persons

    def _persons(self) -> None:
        parts = self._one(blocks.gathered, across(self._of_leaves(leaves.people, self._parts)))
        for step in range(len(STEPS)):
            rows = self._rows(partial(blocks.blocked, step), [(self._held, part) for part in parts], self._parts)
            decisions = self._one(partial(blocks.compared, step), self._columns(rows))
            label = self._together(decisions)
            if not label:
                continue
            where = self._put(label)
            left = across(self._rows(blocks.moved, [(where, self._held, part) for part in parts], self._parts))
            right = across(self._rows(blocks.grouped, [(where, self._held, one) for one in decisions], self._parts))
            shared = (self._apart(), self._held)
            inputs = [(*shared, *a, *b) for a, b in zip(left, right, strict=True)]
            done = self._rows(partial(blocks.settled, step, len(parts)), inputs, 2)
            self._carry_out([one for one, _ in done])
            parts = [after for _, after in done]

    # -- posts and names

    def _names(self) -> list[str]:
        names = document_names(self._corpus.documents)
        return [names[id] for id in self._corpus.documents]

    def _keyed(
        self, sources: Sequence[str], dated: Mapping[str, str]
    ) -> tuple[list[Held], dict[int, str], dict[str, Counter[str]]]:
        """The ids of clusters by part; the same without most ids; what documents call each role."""
        own = [self._put(sources[begin:end]) for begin, end in self._corpus.bounds()]
        years = self._put(dated)
        rows = self._of_leaves(leaves.keyed, self._parts + 1, own, [years] * len(own))
        entries = self._rules.entries
        usual = frozenset(body for id in entries.by_id if (body := usual_body(id, entries)) is not None)
        found = self._rows(partial(blocks.ids, usual), self._columns([row[:-1] for row in rows]), 2)
        roles: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            for role, titles in self._exchange.fetch(row[-1]).items():
                roles[role].update(titles)
        return [every for _, every in found], self._merged([some for some, _ in found]), roles

    def _merged(self, held: Sequence[Held]) -> dict[int, Any]:
        return {root: value for one in held for root, value in self._exchange.fetch(one).items()}

    def _posts(self, usual: Mapping[int, str]) -> dict[int, PostKey]:
        """Posts united; the key of each one's cluster."""
        near = []
        for begin, end in self._corpus.bounds():
            nodes = range(self._corpus.starts[begin], self._corpus.starts[end])
            here = {root for node in nodes if (root := self._clusters.find(node)) in usual}
            near.append(self._put({root: usual[root] for root in sorted(here)}))
        rows = self._of_leaves(leaves.posts, self._parts, near)
        known = self._rows(blocks.known_by, self._columns(rows), self._parts)
        found = [list(map(self._exchange.fetch, row)) for row in self._rows(blocks.same_posts, across(known), 2)]
        for first, node in sorted(chain.from_iterable(pairs for pairs, _ in found), key=lambda pair: pair[1]):
            self._clusters.unite(Decision(first, node, 1.0, "same role, body and State"))
        firsts = sorted(chain.from_iterable(firsts for _, firsts in found), key=lambda one: one[0])
        return {self._clusters.find(node): key for node, key in firsts}

    def _called(
        self,
        keyed: Sequence[Held],
        posts: Mapping[int, PostKey],
        roles: Mapping[str, Counter[str]],
        sources: Mapping[str, str],
    ) -> Linked:
        """All clusters named."""
        columns = across(self._of_leaves(leaves.mentions, self._parts))
        held = self._put(dict(posts))
        inputs = [(held, self._held, ids, *column) for ids, column in zip(keyed, columns, strict=True)]
        named = [self._exchange.fetch(one) for one in self._one(blocks.called, inputs)]
        clusters = {cluster.root: cluster for cluster in chain.from_iterable(named)}
        made = {root: cluster.entity for root, cluster in sorted(clusters.items()) if cluster.entity is not None}
        told_apart(made, lambda root: clusters[root].first)
        made |= self._posts_called(clusters, posts, made)
        known = {entity.id for entity in made.values()}
        every = [
            *made.values(),
            *role_entities(roles, [e for e in made.values() if e.kind == "Post"], self._rules.entries.roles, known),
        ]
        own = set(sources.values())
        return Linked(
            tuple(sorted((e for e in every if e.id not in own), key=lambda e: e.id)),
            Ids(self._corpus, self._clusters, {root: e.id for root, e in made.items()}, self._rules.without),
            sources,
            tuple(
                (self._corpus.key(d.left), self._corpus.key(d.right), d.score, d.why) for d in self._clusters.decisions
            ),
            tuple(
                Problem(one.document, f"a {one.kind} without a name of its own was left out", "note")
                for root, one in sorted(clusters.items())
                if root not in made
            ),
        )

    def _posts_called(
        self, clusters: Mapping[int, blocks.Cluster], posts: Mapping[int, PostKey], made: Mapping[int, Entity]
    ) -> dict[int, Entity]:
        rules = self._rules
        namer = Namer(
            Table((), (), ()),
            rules.entries,
            rules.forms,
            keyed={},
            posts={},
            families=rules.families,
            depths=rules.depths,
            titled=(),
        )
        there = {entity.id for entity in made.values()}
        found = {
            root: namer.post(key, said, made, there)
            for root, key in posts.items()
            if root in clusters and (said := clusters[root].said) is not None
        }
        told_apart(found, lambda root: clusters[root].first)
        return found
