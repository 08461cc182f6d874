"""Who hears what a linking finds on its way: enough of it that one more document can be linked by that alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.link.cluster import Clusters, Decision
    from kg.link.events import Carried, Title
    from kg.link.persons import Key, Profile
    from kg.link.posts import PostKey
    from kg.link.table import Table
    from kg.model import Entity


class Notice(Protocol):
    """Hears of each step, in their order; what is given is as it is at that moment."""

    def keyed(self, table: Table, raw: Mapping[int, str], ids: Mapping[int, str], clusters: Clusters) -> None:
        """Keys were found and carried out; `raw` are those before years were found."""

    def named(self, family: str, named: Mapping[str, Sequence[int]]) -> None:
        """Equal names of a family were carried out, and its acronyms not yet."""

    def acronyms(self, family: str, defined: Mapping[str, Sequence[int]], bare: Mapping[str, Sequence[int]]) -> None:
        """Acronyms of a family, before they are carried out."""

    def equal(self) -> None:
        """All that unites by key, name or acronym was carried out."""

    def titles(
        self, family: str, titles: Sequence[Title], decisions: Collection[Decision], loose: Collection[int]
    ) -> None:
        """Titles were compared; the decisions are not carried out yet."""

    def carried(self, projects: Sequence[Carried]) -> None:
        """Projects with what is around them, before the nameless ones are united."""

    def persons(self, step: int, profiles: Sequence[Profile], groups: Mapping[Key, Sequence[Profile]]) -> None:
        """Profiles as they go into a step, by what they share."""

    def decided(self, step: int, key: Key, decisions: Collection[Decision]) -> None:
        """The decisions among those who share a key."""

    def posts(
        self,
        held: Mapping[tuple[int, str], Mapping[PostKey, int]],
        alone: Mapping[PostKey, int],
        first: Mapping[PostKey, int],
    ) -> None:
        """Posts by holder and role, and the first node of each."""

    def things(self, made: Mapping[int, Entity], wanted: Mapping[int, str]) -> None:
        """All things named; `wanted` are the ids that they had wanted."""

    def clusters(
        self,
        members: Mapping[int, Sequence[int]],
        keyed: Mapping[int, str],
        posts: Mapping[int, PostKey],
        titled: Sequence[Mapping[int, Sequence[str]]],
        made: Mapping[int, Entity],
    ) -> None:
        """The nodes of all clusters, their keys, and what posts are known by."""

    def roles(self, titles: Mapping[str, Counter[str]], roles: Sequence[Entity]) -> None:
        """What documents call each role, and the roles that no document names by themselves."""

    def documents(self) -> None:
        """All was found."""
