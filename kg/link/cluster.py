"""Clusters of nodes under decisions, each with its score and its why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct


class Decision(Struct, frozen=True):
    """Two nodes are one thing: how sure (0..1), and why in words."""

    left: int
    right: int
    score: float
    why: str


class Clusters:
    """Disjoint sets of nodes; what was decided to differ never comes together.

    The root of a cluster is its smallest node, so that it depends on the nodes alone and not on the order of unions.
    """

    def __init__(self, size: int, apart: Iterable[tuple[int, int]] = ()) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = defaultdict(set)
        self.decisions: list[Decision] = []
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def find(self, node: int) -> int:
        """The cluster of a node: its smallest node."""
        root = node
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[node] != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def may_unite(self, left: int, right: int) -> bool:
        """Whether no decision keeps the two apart."""
        if not self._apart:
            return True
        a, b = self.find(left), self.find(right)
        return not any(self.find(other) == b for other in self._apart.get(a, ()))

    def unite(self, decision: Decision) -> bool:
        """Carries a decision out, and says whether the two are one now."""
        a, b = self.find(decision.left), self.find(decision.right)
        if a == b:
            return True
        if not self.may_unite(a, b):
            return False
        low, high = min(a, b), max(a, b)
        self._parent[high] = low
        if high in self._apart:
            self._apart[low] |= self._apart.pop(high)
        self.decisions.append(decision)
        return True

    def members(self, nodes: Iterable[int]) -> dict[int, list[int]]:
        """The nodes of each cluster by its root, in the order given."""
        found: dict[int, list[int]] = defaultdict(list)
        for node in nodes:
            found[self.find(node)].append(node)
        return found
