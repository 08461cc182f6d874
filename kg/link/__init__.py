"""Linking: which referents of which documents are one thing of the world, and what it is called.

`entities` is the room's only door. See docs.md for the rules and why they are what they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.identity import document_names
from kg.link.cluster import Clusters, Decision
from kg.link.events import unite_events, unite_projects
from kg.link.exact import Entries, unite_equals
from kg.link.kept import Called
from kg.link.naming import Namer, role_entities, role_titles
from kg.link.normalise import Forms, forms
from kg.link.notice import Notice
from kg.link.persons import unite_persons
from kg.link.posts import unite_posts
from kg.link.table import Table, families, table
from kg.link.titled import titled
from kg.model import Authority, Entity, Extraction, Problem

__all__ = ["Called", "Decision", "Forms", "Linked", "depths", "entities", "families", "forms", "titled"]


@dataclass(frozen=True)
class Linked:
    """What linking found. `ids` leads from (document id, referent number) to entity id; a referent without a name
    of its own that nothing identifies is in no entity. `decisions` say of each union how sure it is and why.
    """

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[str, int], str]
    documents: Mapping[str, str]
    decisions: tuple[tuple[tuple[str, int], tuple[str, int], float, str], ...] = ()
    problems: tuple[Problem, ...] = ()


def entities(
    extractions: Iterable[Extraction],
    authority: Authority,
    *,
    forms: Forms | None = None,
    parents: Mapping[str, Iterable[str]] | None = None,
    same: Iterable[tuple[tuple[str, int], tuple[str, int]]] = (),
    different: Iterable[tuple[tuple[str, int], tuple[str, int]]] = (),
    without: Collection[tuple[str, int]] = (),
    titles: Mapping[str, Mapping[int, Sequence[str]]] | None = None,
    called: Called | None = None,
    notice: Notice | None = None,
) -> Linked:
    """The things of a corpus, the same whatever the order of the documents.

    `parents` are the superclasses of each class; `same` and `different` are curated decisions about pairs of
    (document id, referent number), `without` those that were decided to be nothing. `titles` are the titled names of
    each document (`titled`), where they are known already: then no text is looked at. `called` is what an earlier
    linking called clusters of the same nodes, `notice` hears what is found on the way.
    """
    forms = forms or Forms()
    kinds = families(parents or {})
    found = table(extractions, kinds, without=without)
    node = {found.key(n): n for n in range(len(found.nodes))}
    clusters = Clusters(len(found.nodes), [(node[a], node[b]) for a, b in different])
    for a, b in same:
        clusters.unite(Decision(node[a], node[b], 1.0, "decided by hand"))
    entries = Entries(authority, kinds, forms)
    keys = unite_equals(found, clusters, entries, forms, notice)
    unite_events(found, clusters, forms, notice)
    unite_projects(found, clusters, forms, notice)
    unite_persons(found, clusters, forms, notice)
    keyed = _keyed(clusters, keys, entries)
    sources = _sources(found)
    keyed.update((clusters.find(found.node(i, 0)), id) for i, id in enumerate(sources.values()))
    posts = unite_posts(found, clusters, entries, keyed, notice)
    return _linked(
        found,
        clusters,
        Namer(
            found,
            entries,
            forms,
            keyed=keyed,
            posts=posts,
            families=kinds,
            depths=depths(parents or {}),
            titled=[_titled(e, forms, titles) for e in found.extractions],
            called=called,
            notice=notice,
        ),
        entries,
        sources,
        notice,
    )


def _titled(
    extraction: Extraction, forms: Forms, known: Mapping[str, Mapping[int, Sequence[str]]] | None
) -> Mapping[int, Sequence[str]]:
    return titled(extraction, forms) if known is None else known.get(extraction.document.id, {})


def _keyed(clusters: Clusters, keys: Mapping[int, str], entries: Entries) -> dict[int, str]:
    """The id of each cluster that holds a keyed node; of several that of an authority, then the first by name."""
    found: dict[int, str] = {}
    for node, id in keys.items():
        root = clusters.find(node)
        found[root] = min(found.get(root, id), id, key=lambda i: (i not in entries.by_id, i))
    return found


def _sources(found: Table) -> dict[str, str]:
    """The id of each source by its document's id."""
    names = document_names(e.document.id for e in found.extractions)
    return {e.document.id: f"document/{names[e.document.id]}" for e in found.extractions}


def depths(parents: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How far below the top each class is."""

    def depth(kind: str, above: frozenset[str]) -> int:
        return 1 + max((depth(p, above | {kind}) for p in parents.get(kind, ()) if p not in above), default=0)

    return {kind: depth(kind, frozenset()) for kind in parents}


def _linked(
    found: Table, clusters: Clusters, namer: Namer, entries: Entries, sources: Mapping[str, str], notice: Notice | None
) -> Linked:
    members = clusters.members(sorted(n for nodes in found.by_family.values() for n in nodes))
    made = namer.entities(members)
    posts = [entity for entity in made.values() if entity.kind == "Post"]
    titles = role_titles(found, entries)
    roles = role_entities(titles, posts, entries.roles, {entity.id for entity in made.values()})
    if notice is not None:
        notice.roles(titles, roles)
        notice.documents()
    ids = {found.key(n): made[root].id for root, nodes in members.items() if root in made for n in nodes}
    own = set(sources.values())
    things = sorted((e for e in (*made.values(), *roles) if e.id not in own), key=lambda e: e.id)
    decisions = tuple(
        (found.key(d.left), found.key(d.right), d.score, d.why) for d in clusters.decisions if d.score < 1
    )
    return Linked(tuple(things), ids, sources, decisions, _nameless(found, clusters, made, members))


def _nameless(
    found: Table, clusters: Clusters, made: Mapping[int, Entity], members: Mapping[int, list[int]]
) -> tuple[Problem, ...]:
    problems = []
    for root, nodes in members.items():
        if root not in made:
            document, _ = found.key(nodes[0])
            kind = found.nodes[root].referent.kind
            problems.append(Problem(document, f"a {kind} without a name of its own was left out", "note"))
    return tuple(problems)
