"""Posts: one role in one body or for one State; a post whose body nobody names belongs to its holder."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from msgspec import Struct

from kg.identity import slug
from kg.link.cluster import Clusters, Decision
from kg.link.exact import Entries
from kg.link.notice import Notice
from kg.link.table import Table

USUAL_BODY = "usualBody"
# A body told once is taken for so many mentions of the post without one.
_SPREAD = 10


class PostKey(Struct, frozen=True):
    """What a post is known by: the id of its role, and the clusters of body, State, or else holder."""

    role: str
    body: int | None = None
    state: int | None = None
    holder: int | None = None


def unite_posts(
    table: Table, clusters: Clusters, entries: Entries, keyed: Mapping[int, str], notice: Notice | None = None
) -> dict[int, PostKey]:
    """Unites posts of one key; the key of each post's cluster. `keyed` are the ids of clusters that have a key."""
    nodes = table.by_family.get("Post", ())
    keys = {node: post_key(table, clusters, entries, keyed, node) for node in nodes}
    held: dict[tuple[int, str], Counter[PostKey]] = defaultdict(Counter)
    alone: Counter[PostKey] = Counter()
    for node, key in keys.items():
        if key.holder is None:
            for holder in holders(table, clusters, node):
                held[holder, key.role][key] += 1
        else:
            alone[key] += 1
    for node, key in keys.items():
        if key.holder is not None:
            keys[node] = held_as(key, held.get((key.holder, key.role), {}), alone[key])
    first: dict[PostKey, int] = {}
    for node in nodes:
        key = keys[node]
        clusters.unite(Decision(first.setdefault(key, node), node, 1.0, "same role, body and State"))
    if notice is not None:
        notice.posts(held, alone, first)
    return {clusters.find(node): key for key, node in first.items()}


def held_as(key: PostKey, known: Mapping[PostKey, int], alone: int) -> PostKey:
    """The post of a role that belongs to its holder: the only one in which documents know that person, if it is one.

    `known` are such posts with how often they are told, `alone` is how often the body is left unsaid. What is told ever
    so rarely beside that is more likely misread than left unsaid.
    """
    if len(known) != 1:
        return key
    ((post, told),) = known.items()
    return post if told * _SPREAD >= alone else key


def role_id(role: str, entries: Entries) -> str:
    """The id of a role given by key or by title."""
    return entries.of_key("Role", role) if "/" in role else entries.named("Role", [role]) or f"role/{slug(role)}"


def post_key(table: Table, clusters: Clusters, entries: Entries, keyed: Mapping[int, str], node: int) -> PostKey:
    """What a post is known by."""
    found = table.nodes[node]
    post = found.referent
    role = role_id(post.role or (post.names or ("post",))[0], entries)
    body = None if post.post_in is None else clusters.find(table.node(found.document, post.post_in))
    state = None if post.post_for is None else clusters.find(table.node(found.document, post.post_for))
    if body is not None and state is not None and keyed.get(body) == usual_body(role, entries):
        body = None
    if body is None and state is None:
        return PostKey(role, holder=next(iter(holders(table, clusters, node)), None))
    return PostKey(role, body, state)


def usual_body(role: str, entries: Entries) -> str | None:
    """The body in which a role is, unless another is named: the United Nations for a Permanent Representative."""
    entry = entries.by_id.get(role)
    values = [] if entry is None else [v for k, v in entry.attributes if k == USUAL_BODY]
    return next((v if isinstance(v, str) else v.text for v in values), None)


def holders(table: Table, clusters: Clusters, node: int) -> Iterator[int]:
    """The persons who are said to hold a post, in text order."""
    found = table.nodes[node]
    if found.referent.holder is not None:
        yield clusters.find(table.node(found.document, found.referent.holder))
    for relation in table.said_with.get(node, ()):
        if relation.predicate == "holdsPost":
            yield clusters.find(table.node(found.document, relation.subject))
