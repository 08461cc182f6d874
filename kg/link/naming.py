"""What each cluster is called: its label, its other names, its id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from kg import identity
from kg.link.events import days
from kg.link.exact import Entries
from kg.link.kept import Called
from kg.link.normalise import Forms, PersonName, fold, person_name
from kg.link.notice import Notice
from kg.link.posts import PostKey, role_id, usual_body
from kg.link.roles import RoleNames, most_used
from kg.link.table import Table
from kg.model import Entity, Referent, Value

# Attributes of a referent that are properties of its thing; the others serve extraction only.
_KEYS: Mapping[str, Mapping[str, str]] = {
    "Resolution": {"symbol": "string", "number": "integer", "year": "integer", "session": "string"},
    "Document": {"symbol": "string", "title": "string", "kind": "string", "date": "date"},
    "Instrument": {"symbol": "string", "title": "string"},
}
_TITLED = frozenset({"Project", "Document", "Instrument"})
_TITLE_WORDS = 8  # of a title make a name
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/&.-]{1,11}$")


# Whether a cluster has no key, the date of its first mention, and where that stands.
First = tuple[bool, str, tuple[str, int]]


class Said(NamedTuple):
    """What documents say of a post: how its role is called, and whether in some body."""

    role: str
    within: bool


class Namer:
    """Names clusters; `keyed` are the ids of the clusters that have a key, `posts` the keys of posts' clusters."""

    def __init__(
        self, table: Table, entries: Entries, forms: Forms, *, keyed: Mapping[int, str], posts: Mapping[int, PostKey],
        families: Mapping[str, str], depths: Mapping[str, int],
        titled: Sequence[Mapping[int, Sequence[str]]], called: Called | None = None,
        notice: Notice | None = None,
    ) -> None:  # fmt: skip
        self._table, self._entries, self._forms = table, entries, forms
        self._roles = entries.roles
        self._keyed, self._posts = keyed, posts
        self._titled, self._called = titled, called
        self._families, self._depths, self._notice = families, depths, notice

    def entities(self, members: Mapping[int, Sequence[int]]) -> dict[int, Entity]:
        """The entity of each cluster that has a name or a key."""
        things = {root: nodes for root, nodes in members.items() if self._table.nodes[root].family != "Post"}
        made = {root: entity for root, entity in self._all_named(things) if entity is not None}
        wanted = {root: entity.id for root, entity in made.items()}
        told_apart(made, lambda root: self.first(root, members[root]))
        there = {entity.id for entity in made.values()}
        posts = {
            root: self.post(key, self.said(key, members[root]), made, there)
            for root, key in self._posts.items()
            if root in members
        }
        wanted |= {root: entity.id for root, entity in posts.items()}
        told_apart(posts, lambda root: self.first(root, members[root]))
        if self._notice is not None:
            self._notice.things(made | posts, wanted)
            self._notice.clusters(members, self._keyed, self._posts, self._titled, made | posts)
        return made | posts

    def _all_named(self, members: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, Entity | None]]:
        """The entity of each cluster, from those that were called so before where that is known."""
        if self._called is None:
            yield from ((root, self.named(root, nodes)) for root, nodes in members.items())
            return
        marks = self._called.marks(self._table)
        for root, nodes in members.items():
            make = partial(self.named, root, nodes)
            yield root, self._called.entity([marks[node] for node in nodes], self._keyed.get(root), make)

    def first(self, root: int, nodes: Sequence[int]) -> First:
        """What tells a cluster from its namesakes."""
        return root not in self._keyed, *min((self._table.date(n), self._table.key(n)) for n in nodes)

    def named(self, root: int, nodes: Sequence[int]) -> Entity | None:
        """The entity of a cluster, if it has a name or a key; its id may be that of others too."""
        family = self._table.nodes[root].family
        id = self._keyed.get(root)
        entry = self._entries.by_id.get(id) if id else None
        seen = [name for node in nodes for name in self._table.nodes[node].referent.names]
        if not seen and entry is None:
            return None
        seen += [name for node in nodes for name in self._also(node)]
        label = entry.label if entry else self._label(family, nodes)
        known = {*(entry.acronyms if entry else ()), *self._acronyms(nodes)}
        acronyms = tuple(sorted({name for name in seen if name in known} | self._acronyms(nodes)))
        if family == "Person":
            seen += [name for node in nodes for name in self._titles(node)]
        return Entity(
            id or f"{family.lower()}/{self._name(family, label, nodes)}",
            entry.kind if entry else self._kind(nodes),
            label,
            tuple(sorted({*seen} - {label, *acronyms})),
            acronyms if label not in acronyms else tuple(a for a in acronyms if a != label),
            self._attributes(family, nodes, entry.attributes if entry else ()),
        )

    def _titles(self, node: int) -> Sequence[str]:
        """The names of a person with the titles before them."""
        found = self._table.nodes[node]
        return self._titled[found.document].get(found.number, ())

    def _also(self, node: int) -> Iterable[str]:
        """By what a document says that the thing is known too: no label, and nothing that links it."""
        return (value for name, value in self._table.nodes[node].referent.attributes if name == "also")

    def _acronyms(self, nodes: Sequence[int]) -> set[str]:
        return {acronym for node in nodes for acronym in self._table.nodes[node].referent.acronyms}

    def _kind(self, nodes: Sequence[int]) -> str:
        """The most special class seen; of equals the most frequent."""
        seen = [self._table.nodes[n].referent.attribute("class") or self._table.nodes[n].referent.kind for n in nodes]
        if len(set(seen)) == 1:  # most things: counting costs more than all the rest
            return seen[0]
        kinds = Counter(seen)
        return min(kinds, key=lambda kind: (-self._depths.get(kind, 0), -kinds[kind], kind))

    def _attributes(
        self, family: str, nodes: Sequence[int], told: Sequence[tuple[str, str | Value]]
    ) -> tuple[tuple[str, str | Value], ...]:
        """Keys of the thing: as its authority file tells them, else the most frequent value seen."""
        found: dict[str, list[str | Value]] = {}
        for name, value in told:
            found.setdefault(name, []).append(value)
        for name, kind in _KEYS.get(family, {}).items():
            values = Counter(
                v for n in nodes if (v := self._table.nodes[n].referent.attribute(name)) and _fits(v, kind)
            )
            if values and name not in found:
                best = min(values, key=lambda v: (-len(v) if name == "symbol" else 0, -values[v], v))
                found[name] = [Value(best, kind)]  # type: ignore[arg-type]
        return tuple((name, value) for name in sorted(found) for value in found[name])

    def _name(self, family: str, label: str, nodes: Sequence[int]) -> str:
        if family == "Event":
            held = Counter(day for node in nodes for day in days(self._table, node))
            day = min(held, key=lambda d: (-len(d), -held[d], d)) if held else None
            return identity.event_name(label, day)
        return identity.slug(label, words=_TITLE_WORDS) if family in _TITLED else identity.acronym_or_slug(label)

    def _label(self, family: str, nodes: Sequence[int]) -> str:
        """The name that most documents use; of equals the fullest, then the one they put first."""
        documents: dict[str, int] = {}
        place: dict[str, int] = {}
        for node in nodes:
            for position, name in enumerate(self._table.nodes[node].referent.names):
                documents[name] = documents.get(name, 0) + 1
                place[name] = min(position, place.get(name, position))
        if family == "Person" and (label := self._person_label(documents, place)) is not None:
            return label
        if len(documents) == 1:
            return next(iter(documents))
        defined = self._acronyms(nodes)
        full = [n for n in documents if n not in defined and not _ACRONYM.match(n)] or list(documents)
        return min(full, key=lambda name: (name.isupper(), -documents[name], -len(name), place[name], name))

    def _person_label(self, documents: Mapping[str, int], place: Mapping[str, int]) -> str | None:
        """The most frequent name with a given name written out; None if none of them can be read as a name."""
        counts: Counter[PersonName] = Counter()
        places: dict[PersonName, int] = {}
        for name in documents:
            if (parts := person_name(name, self._forms)) is not None:
                counts[parts] += documents[name]
                places[parts] = min(place[name], places.get(parts, place[name]))
        full = [p for p in counts if any(len(g) > 1 for g in p.given)] or [p for p in counts if p.given] or list(counts)
        best = sorted(full, key=lambda p: (-counts[p], p.text.isupper(), -len(p.text), places[p], p.text))
        return best[0].text if best else None

    def said(self, key: PostKey, nodes: Sequence[int]) -> Said:
        """What documents say of a post."""
        within = any(self._table.nodes[node].referent.post_in is not None for node in nodes)
        return Said(self._role_label(key.role, nodes), within)

    def post(self, key: PostKey, said: Said, made: Mapping[int, Entity], there: Collection[str]) -> Entity:
        """A post, named after its role and whose it is; `made` are the entities of clusters, `there` the ids of all."""
        body = None if key.body is None else made.get(key.body)
        state = None if key.state is None else made.get(key.state)
        holder = None if key.holder is None else made.get(key.holder)
        parts = [identity.body_name(thing.id, thing.label) for thing in (state, body) if thing is not None]
        if not parts and holder is not None:
            parts = [holder.id.partition("/")[2]]
        attributes: list[tuple[str, str | Value]] = [("role", self._roles.called(key.role, said.role))]
        if state is not None:
            attributes.append(("postFor", state.id))
        if (within := self._within(key, said, body, there)) is not None:
            attributes.append(("postIn", within))
        return Entity(
            f"post/{identity.post_name(key.role.partition('/')[2], *parts)}",
            "Post",
            self._post_label(said.role, state, body),
            attributes=tuple(sorted(attributes, key=lambda a: a[0])),
        )

    def _within(self, key: PostKey, said: Said, body: Entity | None, there: Collection[str]) -> str | None:
        """The body of a post, also where it is the role's usual one and a document names it."""
        if body is not None:
            return body.id
        usual = usual_body(key.role, self._entries)
        return usual if said.within and key.state is not None and usual in there else None

    def _post_label(self, role: str, state: Entity | None, body: Entity | None) -> str:
        label = role
        if state is not None:
            articled = self._forms.articled.intersection(fold(state.label).split())
            label += f" of the {state.label}" if articled else f" of {state.label}"
        if body is not None:
            name = identity.body_name(body.id, body.label)
            short = name if _ACRONYM.match(name) else f"the {body.label.removeprefix('The ')}"
            label += f" to {short}" if state is not None else f" of {short}"
        return label

    def _role_label(self, role: str, nodes: Sequence[int]) -> str:
        titles = Counter(title for node in nodes for title in _called(self._table.nodes[node].referent))
        entry = self._entries.by_id.get(role)
        return most_used(titles, role.partition("/")[2] if entry is None else entry.label)


def role_titles(table: Table, entries: Entries) -> dict[str, Counter[str]]:
    """How documents call the role of each post, by the role's id."""
    titles: dict[str, Counter[str]] = {}
    for node in table.by_family.get("Post", ()):
        post = table.nodes[node].referent
        if post.role:
            titles.setdefault(role_id(post.role, entries), Counter()).update(_called(post))
    return titles


def _called(post: Referent) -> tuple[str, ...]:
    """What a document calls the role of a post: the title that stands there, else the label of the known role."""
    said = tuple(v for k, v in post.attributes if k == "said" and isinstance(v, str))
    title = post.attribute("title") or ("" if (post.role or "").startswith("role/") else post.role)
    return said or ((title,) if title else ())


def role_entities(
    titles: Mapping[str, Counter[str]], posts: Iterable[Entity], names: RoleNames, known: set[str]
) -> list[Entity]:
    """The roles of posts that no document names by themselves; `titles` are what documents call each."""
    used = {value for post in posts for name, value in post.attributes if name == "role" and isinstance(value, str)}
    return [role for role in names.entities(titles, used) if role.id not in known]


def told_apart(made: dict[int, Entity], first: Callable[[int], First]) -> None:
    """Gives each cluster an id of its own: of namesakes the first keeps it (keyed things, then the earliest named)."""
    ids = identity.distinct({root: entity.id for root, entity in made.items()}, order=first)
    made.update((root, _with_id(entity, ids[root])) for root, entity in made.items() if ids[root] != entity.id)


def _with_id(entity: Entity, id: str) -> Entity:
    return Entity(id, entity.kind, entity.label, entity.names, entity.acronyms, entity.attributes)


def _fits(text: str, kind: str) -> bool:
    return (
        text.isdigit()
        if kind == "integer"
        else re.fullmatch(r"\d{4}(-\d\d){0,2}", text) is not None
        if kind == "date"
        else True
    )
