"""What things are called with one more document: those of its clusters, and what is called after them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from json import dumps, loads
from typing import Any

from kg.adding.fresh import Fresh
from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.identity import document_names, handles
from kg.link.events import days
from kg.link.exact import Entries
from kg.link.kept import entity_of
from kg.link.kept import entity_row as _values
from kg.link.naming import _KEYS, Namer, role_titles
from kg.link.normalise import Forms
from kg.link.posts import PostKey, usual_body
from kg.link.table import Node, Table
from kg.model import Entity, Referent, Value

_NUMBERED = re.compile(r"(.+)-(\d+)$")


@dataclass
class Named:
    """What became of the things: each that is new or another by its id, None for one that is gone; the documents in
    which something is called otherwise."""

    entities: dict[str, Entity | None] = field(default_factory=dict)
    documents: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Rules:
    """What naming knows beside the nodes."""

    entries: Entries
    forms: Forms
    families: Mapping[str, str]
    depths: Mapping[str, int]
    usual: frozenset[str]


class _Nodes(Table):
    """Nodes of one cluster, as often as they are told; their days are known."""

    def __init__(self, nodes: Sequence[Node], days: Mapping[int, Sequence[str]]) -> None:
        super().__init__((), nodes, ())
        object.__setattr__(self, "_days", days)

    def values(self, node: int, predicate: str) -> list[Value]:
        """The days of an event."""
        some: Sequence[str] = self._days[node] if predicate == "heldOn" else ()  # type: ignore[attr-defined]
        return [Value(day, "date") for day in some]


def source_name(notes: Notes, id: str) -> tuple[str, str]:
    """The name of one more source and its handle, which are those of no other.

    Raises: UnsureError where others would be called otherwise for it.
    """
    name = document_names([id])[id]
    handle = handles([name])[name]
    if notes.get("source", name) is not None or notes.get("handle", handle) is not None:
        raise UnsureError("two documents want one name")
    notes.put("source", name, id)
    notes.put("handle", handle, id)
    return name, handle


class Naming:
    """Names the clusters of one document."""

    def __init__(self, fresh: Fresh, notes: Notes, rules: Rules, source: str) -> None:
        self._fresh, self._notes, self._rules, self._source = fresh, notes, rules, source
        self.done = Named()

    def all(self, posts: Mapping[int, PostKey]) -> Named:
        """Names everything. Raises: UnsureError where what others are called after changes its name."""
        things: dict[int, list[int]] = {}
        for family, nodes in self._fresh.table.by_family.items():
            for node in nodes:
                if family != "Post":
                    things.setdefault(self._fresh.find(node), []).append(node)
        for label, nodes in sorted(things.items()):
            self._thing(label, nodes)
        self._roles(role_titles(self._fresh.table, self._rules.entries))
        of: dict[int, list[int]] = {}
        for node in self._fresh.table.by_family.get("Post", ()):
            of.setdefault(self._fresh.find(node), []).append(node)
        for label, nodes in sorted(of.items()):
            self._post(label, nodes, posts[label])
        return self.done

    def _thing(self, label: int, nodes: Sequence[int]) -> None:
        before = self._notes.get("cluster", label)
        after, told = self._grown(label, before, nodes)
        key = self._key(label, nodes)
        self._notes.put("cluster", label, after)
        if before is not None and not told and key == before["key"] and after["first"] == before["first"]:
            entry = self._rules.entries.by_id.get(key) if key else None
            if entry is not None and after["family"] not in _KEYS:
                return
        entity = self._made(label, after, key)
        after["key"] = key
        old = self._notes.get("thing", label)
        self._nameless(before, after, old, entity)
        if entity is not None and old is not None and entity.id == old["wanted"]:
            self._changed(label, old, entity)
            if before["first"] != after["first"] or before["key"] != key:
                self._tell_apart(entity.id, self._notes.get("wanted", entity.id))
            return
        self._call(label, old, entity)

    def _grown(self, label: int, before: Any, nodes: Sequence[int]) -> tuple[dict[str, Any], bool]:
        """What is known of a cluster with more nodes, and whether any of them tells something new."""
        fresh = self._fresh
        seen = {} if before is None else dict(before["seen"])
        told = False
        for node in nodes:
            text = seen_text(fresh.table, node, fresh.titles.get(fresh.table.nodes[node].number, ()))
            told |= text not in seen
            seen[text] = seen.get(text, 0) + 1
        if before is None:
            self._notes.put("family", fresh.find(nodes[0]), fresh.table.nodes[nodes[0]].family)
        first = min([fresh.table.date(node), [fresh.id, fresh.table.nodes[node].number]] for node in nodes)
        documents = [fresh.document] if before is None else list(dict.fromkeys([*before["in"], fresh.document]))
        return {
            "family": fresh.table.nodes[nodes[0]].family if before is None else before["family"],
            "seen": seen,
            "first": first if before is None else min(first, before["first"]),
            "in": documents,
            "key": None if before is None else before["key"],
            "kind": fresh.table.nodes[nodes[0]].referent.kind if before is None else before["kind"],
        }, told

    def _key(self, label: int, nodes: Sequence[int]) -> str | None:
        if any(node == 0 for node in nodes):
            return f"document/{self._source}"
        known = self._notes.get("keys", label)
        return None if known is None else str(known)

    def _made(self, label: int, row: Mapping[str, Any], key: str | None) -> Entity | None:
        entry = self._rules.entries.by_id.get(key) if key else None
        once = entry is not None and row["family"] not in _KEYS
        table, titled = _nodes(row, once=once)
        namer = _namer(self._rules, table, {0: key} if key else {}, titled)
        return namer.named(0, range(len(table.nodes)))

    def _nameless(self, before: Any, after: Any, old: Any, entity: Entity | None) -> None:
        if before is None and entity is None:
            told = nameless_told(after["kind"])
            self._notes.put("", "nameless", [*self._notes.get("", "nameless"), [self._fresh.id, told]])
        elif before is not None and old is None and entity is not None:
            raise UnsureError("something without a name has one now")

    def _changed(self, label: int, old: Mapping[str, Any], entity: Entity) -> None:
        """A thing keeps its id, and is perhaps told otherwise."""
        row = [old["row"][0], *entity_row(entity)[1:]]
        if row == old["row"]:
            return
        if row[2] != old["row"][2] and self._notes.get("posts in", label):
            raise UnsureError("a body that posts are called after is called otherwise")
        self._notes.put("thing", label, {"wanted": old["wanted"], "row": row})
        self.done.entities[row[0]] = entity_of(row)

    def _no_posts(self, label: int) -> None:
        if self._notes.get("posts of", label) or self._notes.get("posts in", label):
            raise UnsureError("what posts are called after is called otherwise")

    def _call(self, label: int, old: Any, entity: Entity | None) -> None:
        """A thing wants an id that it did not want before."""
        if old is not None:
            self._no_posts(label)
            self._leave(label, old)
        if entity is None:
            return
        wanting = sorted([*(self._notes.get("wanted", entity.id) or ()), label])
        self._notes.put("wanted", entity.id, wanting)
        self._notes.put("thing", label, {"wanted": entity.id, "row": [None, *entity_row(entity)[1:]]})
        self._tell_apart(entity.id, wanting)

    def _leave(self, label: int, old: Mapping[str, Any]) -> None:
        if _NUMBERED.match(old["wanted"]) or self._notes.get("role thing", old["row"][0]):
            raise UnsureError("an id with a number is free, or that of a role")
        rest = [other for other in self._notes.get("wanted", old["wanted"]) if other != label]
        self._notes.put("wanted", old["wanted"], rest or None)
        self._notes.put("own", old["row"][0], None)
        self.done.entities.setdefault(old["row"][0], None)
        self.done.documents.update(self._notes.get("cluster", label)["in"])
        if rest:
            self._tell_apart(old["wanted"], rest)

    def _tell_apart(self, id: str, wanting: Sequence[int]) -> None:
        """As kg.identity.distinct: of namesakes the first keeps the id."""
        numbered = _NUMBERED.match(id)
        if numbered and self._notes.get("wanted", numbered[1]):
            raise UnsureError("an id looks like that of a namesake")
        ordered = sorted(wanting, key=self._first) if len(wanting) > 1 else wanting
        now = {label: id if place == 1 else f"{id}-{place}" for place, label in enumerate(ordered, 1)}
        moved = []
        for label, own in now.items():
            if own != id and self._notes.get("wanted", own):
                raise UnsureError("an id with a number is wanted by itself")
            thing = self._notes.get("thing", label)
            if thing["row"][0] != own:
                moved.append((label, own, thing))
                if own in self._rules.usual:
                    raise UnsureError("a body that posts usually are in is named")
        for label, _, thing in moved:
            if thing["row"][0] is not None:
                self._no_posts(label)
                self._notes.put("own", thing["row"][0], None)
                self.done.entities.setdefault(thing["row"][0], None)
                self.done.documents.update(self._notes.get("cluster", label)["in"])
        for label, own, thing in moved:
            row = [own, *thing["row"][1:]]
            self._notes.put("thing", label, {"wanted": id, "row": row})
            self._notes.put("own", own, label)
            self.done.entities[own] = entity_of(row)

    def _first(self, label: int) -> Any:
        row = self._notes.get("cluster", label)
        return row["key"] is None, *row["first"]

    # -- posts and roles

    def _roles(self, titles: Mapping[str, Counter[str]]) -> None:
        for id, some in titles.items():
            known = Counter(self._notes.get("role", id) or {})
            known.update(some)
            self._notes.put("role", id, dict(known))

    def _post(self, label: int, nodes: Sequence[int], key: PostKey) -> None:
        before = self._notes.get("cluster", label)
        after, _ = self._grown(label, before, nodes)
        self._notes.put("cluster", label, after)
        table, _ = _nodes(after, once=False)
        namer = _namer(self._rules, table, {}, ())
        made = {root: thing for root in (key.body, key.state, key.holder) if (thing := self._entity(root)) is not None}
        usual = usual_body(key.role, self._rules.entries)
        there = {usual} if usual is not None and self._notes.get("own", usual) is not None else set()
        entity = namer.post(key, namer.said(key, range(len(table.nodes))), made, there)  # type: ignore[arg-type]
        for root in made:
            space = "posts of" if root == key.holder else "posts in"
            known = self._notes.get(space, root) or []
            if label not in known:
                self._notes.put(space, root, [*known, label])
        old = self._notes.get("thing", label)
        self._role_of(entity, key.role, None if old is None else entity_of(old["row"]))
        if old is not None and entity.id == old["wanted"]:
            self._changed(label, old, entity)
            if before["first"] != after["first"]:
                self._tell_apart(entity.id, self._notes.get("wanted", entity.id))
            return
        self._call(label, old, entity)

    def _entity(self, label: int | None) -> Entity | None:
        thing = None if label is None else self._notes.get("thing", label)
        return None if thing is None else entity_of(thing["row"])

    def _role_of(self, post: Entity, known: str, before: Entity | None) -> None:
        """The role of a post under the name that documents give it, where none names the role by itself.

        Raises: UnsureError where documents came to call the post otherwise: the role may be no other post's.
        """
        role = _role(post)
        if before is not None and _role(before) != role:
            raise UnsureError("a post is called otherwise")
        names = self._rules.entries.roles
        family = [one for one in names.family(known) if one == role or self._notes.get("role thing", one) is not None]
        for one in names.entities({known: self._notes.get("role", known)}, family):
            told = self._notes.get("own", one.id) is not None
            if not told and self._notes.get("role thing", one.id) != entity_row(one):
                self._notes.put("role thing", one.id, entity_row(one))
                self.done.entities[one.id] = one


def _role(post: Entity) -> str:
    return next(value for name, value in post.attributes if name == "role" and isinstance(value, str))


def nameless_told(kind: str) -> str:
    """What is told of a thing of a kind that has no name."""
    return f"a {kind} without a name of its own was left out"


def entity_row(entity: Entity) -> list[Any]:
    """An entity as it is after it was kept."""
    return loads(dumps(_values(entity)))  # type: ignore[no-any-return]


def seen_text(table: Table, node: int, titled: Sequence[str]) -> str:
    """What a node tells of its cluster."""
    found = table.nodes[node]
    one = found.referent
    held = sorted(days(table, node)) if found.family == "Event" else []
    return dumps([one.kind, one.names, one.acronyms, one.role, one.post_in is not None, one.attributes, titled, held])


def _nodes(row: Mapping[str, Any], *, once: bool) -> tuple[_Nodes, list[Mapping[int, Sequence[str]]]]:
    nodes: list[Node] = []
    held: dict[int, Sequence[str]] = {}
    titled: list[Mapping[int, Sequence[str]]] = []
    for number, (text, count) in enumerate(row["seen"].items()):
        kind, names, acronyms, role, within, attributes, called, some = loads(text)
        pairs = tuple((name, value) for name, value in attributes)
        one = Referent(kind, tuple(names), None, tuple(acronyms), role, 0 if within else None, None, None, pairs)
        for _ in range(1 if once else count):
            held[len(nodes)] = some
            nodes.append(Node(number, 0, row["family"], one))
        titled.append({0: called})
    return _Nodes(nodes, held), titled


def _namer(
    rules: Rules, table: Table, keyed: Mapping[int, str], titled: Sequence[Mapping[int, Sequence[str]]]
) -> Namer:
    return Namer(table, rules.entries, rules.forms, keyed=keyed, posts={}, families=rules.families,
                 depths=rules.depths, titled=titled)  # fmt: skip
