"""Roles as documents call them: another name of a known role ("Chairperson" beside "Chair") is a role of its own.

What a post is called is for its documents to say, and which posts are one is for the known role: so a post is known by
the known role, and has the one that its documents name, which is an exact match of the known one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.identity import slug
from kg.model import AuthorityEntry, Entity

KNOWN_ROLE = "exactMatch"


class OtherName(NamedTuple):
    """Another name of a known role."""

    entry: AuthorityEntry
    name: str


class RoleNames:
    """The other names of known roles, each with an id of its own."""

    def __init__(self, roles: Iterable[AuthorityEntry], by_id: Mapping[str, AuthorityEntry]) -> None:
        self._by_id = by_id
        self._known: dict[str, OtherName] = {}
        self._ids: dict[tuple[str, str], str] = {}
        for entry in roles:
            for name in _own(entry):
                if (entry.id, name.casefold()) not in self._ids:
                    id = self._free(f"role/{slug(name)}")
                    self._known[id] = OtherName(entry, name)
                    self._ids[entry.id, name.casefold()] = id

    def called(self, role: str, title: str) -> str:
        """The id of a role that documents call by a title: the role's own unless the title is another name of it."""
        return self._ids.get((role, title.casefold()), role)

    def family(self, role: str) -> Sequence[str]:
        """The ids of a role under all its names, the known one first."""
        return (role, *(id for id, other in self._known.items() if other.entry.id == role))

    def entities(self, titles: Mapping[str, Mapping[str, int]], used: Iterable[str]) -> Iterator[Entity]:
        """The roles that bear these ids and those that they match, in the order of ids.

        `titles` are how documents call each known role and each that no file knows, with how many times they do.
        """
        needed = {*used}
        needed |= {self._known[id].entry.id for id in needed if id in self._known}
        for id in sorted(needed):
            other = self._known.get(id)
            entry = self._by_id.get(id) if other is None else other.entry
            if entry is None:
                yield Entity(id, "Role", most_used(titles.get(id, {}), id.partition("/")[2]))
                continue
            label = entry.label if other is None else other.name
            names = tuple(sorted({*titles.get(entry.id, ()), entry.label} - {label}))
            same = () if other is None else ((KNOWN_ROLE, entry.id),)
            yield Entity(id, entry.kind, label, names, (), tuple(sorted((*entry.attributes, *same), key=_property)))

    def _free(self, id: str) -> str:
        number, free = 1, id
        while free in self._known or free in self._by_id:
            number += 1
            free = f"{id}-{number}"
        return free


def most_used(titles: Mapping[str, int], known: str) -> str:
    """The title that most documents use; of several, or of none, the one that is known, else the first."""
    return min(titles, key=lambda t: (-titles[t], t != known, t), default=known)


def _own(entry: AuthorityEntry) -> Iterator[str]:
    """The names of a role that say another title: no plural is asked for, and no abbreviation is one ("Lt. Gen.")."""
    whole = entry.label.casefold()
    return (name for name in sorted(entry.names) if "." not in name and not name.casefold().endswith(whole))


def _property(attribute: tuple[str, object]) -> str:
    return attribute[0]
