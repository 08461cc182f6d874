"""One more document's posts: one role in one body or for one State, or its holder's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.adding.fresh import Fresh
from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.link.exact import Entries
from kg.link.posts import PostKey, held_as, holders, post_key


def unite_posts(fresh: Fresh, notes: Notes, entries: Entries, keyed: Mapping[int, str]) -> dict[int, PostKey]:
    """Finds the clusters of a document's posts; the key of each. `keyed` are the ids of clusters.

    Raises: UnsureError where a post of others becomes another.
    """
    nodes = fresh.table.by_family.get("Post", ())
    keys = {node: post_key(fresh.table, fresh, entries, keyed, node) for node in nodes}
    told: dict[tuple[int, str], list[PostKey]] = defaultdict(list)
    alone: dict[PostKey, int] = defaultdict(int)
    for node, key in keys.items():
        if key.holder is None:
            for holder in holders(fresh.table, fresh, node):
                told[holder, key.role].append(key)
        else:
            alone[key] += 1
    for pair in sorted({*told, *((key.holder, key.role) for key in alone if key.holder is not None)}):
        _count(notes, pair, told.get(pair, []), alone.get(PostKey(pair[1], holder=pair[0]), 0))
    for node, key in keys.items():
        if key.holder is not None:
            keys[node] = _held(notes, (key.holder, key.role))
    for node in nodes:
        place = post_text(keys[node])
        label = notes.get("post", place)
        if label is None:
            notes.put("post", place, fresh.find(node))
        else:
            fresh.join(node, label)
    return {fresh.find(node): key for node, key in keys.items()}


def _count(notes: Notes, pair: tuple[int, str], told: list[PostKey], alone: int) -> None:
    """Counts how often a person is told to hold a role, and where.

    Raises: UnsureError where posts that were told before are taken for others now.
    """
    place = pair_text(*pair)
    row = notes.get("held", place)
    known = dict(row[0]) if row else {}
    for key in told:
        known[post_text(key)] = known.get(post_text(key), 0) + 1
    before = None if not row or not row[1] else _held(notes, pair)
    notes.put("held", place, [known, (row[1] if row else 0) + alone])
    if before is not None and _held(notes, pair) != before:
        raise UnsureError("a post is another now")


def _held(notes: Notes, pair: tuple[int, str]) -> PostKey:
    known, alone = notes.get("held", pair_text(*pair))
    return held_as(PostKey(pair[1], holder=pair[0]), {post_of(text): count for text, count in known.items()}, alone)


def pair_text(holder: int, role: str) -> str:
    """A person and a role, as text."""
    return f"{holder} {role}"


def post_text(key: PostKey) -> str:
    """What a post is known by, as text."""
    return " ".join([*("" if n is None else str(n) for n in (key.body, key.state, key.holder)), key.role])


def post_of(text: str) -> PostKey:
    """What post_text wrote."""
    *parts, role = text.split(" ", 3)
    body, state, holder = (int(part) if part else None for part in parts)
    return PostKey(role, body, state, holder)
