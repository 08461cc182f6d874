"""One more document as linking sees it: its nodes, numbered behind all others, and the clusters found for them so far.

A cluster is known by its smallest node. Until acronyms are looked at bodies have the cluster of their names; the one
that this is drawn into by an acronym is the final one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from kg.adding.notes import Notes
from kg.adding.unsure import UnsureError
from kg.link.cluster import Clusters
from kg.link.table import table
from kg.model import Extraction

# Two nodes that are one, how sure, and why.
Link = tuple[int, int, float, str]


class Fresh(Clusters):
    """The clusters of the nodes of one document, which `table` numbers from 0, by their numbers in the corpus."""

    def __init__(self, extraction: Extraction, titles: Mapping[int, Sequence[str]], families: Mapping[str, str],
                 notes: Notes) -> None:  # fmt: skip
        count = notes.get("", "count")
        self.notes, self.titles = notes, titles
        self.document: int = count["documents"]
        self.start: int = count["nodes"]
        self.table = table([extraction], families)
        self.id = extraction.document.id
        self.ids: Mapping[int, str] = {}
        self.keyed: dict[int, str] = {}
        self.more: list[Link] = []  # unions that are less than certain, and those that are none any more
        self.less: list[Link] = []
        self._of = list(range(self.start, self.start + len(self.table.nodes)))
        self._moved: dict[int, int] = {}

    def known(self, label: int) -> bool:
        """Whether a cluster was there before."""
        return label < self.start

    def find(self, node: int) -> int:
        """The final cluster of a node of the document."""
        return self.final(self.named(node))

    def named(self, node: int) -> int:
        """The cluster of a node by its keys and names."""
        return self.moved(self._of[node])

    def moved(self, label: int) -> int:
        """A cluster, or the one that it came into."""
        while label in self._moved:
            label = self._moved[label]
        return label

    def final(self, label: int) -> int:
        """The cluster that one of names came into by an acronym."""
        label = self.moved(label)
        while (into := self.notes.get("drawn", label)) is not None:
            label = self.moved(into)
        return label

    def join(self, node: int, label: int) -> None:
        """A node is of this cluster.

        Raises: UnsureError where two clusters that were there come together, or things of different families.
        """
        own, label = self.named(node), self.moved(label)
        if own == label:
            return
        if self.known(own) and self.known(label):
            raise UnsureError("two things become one")
        if self.known(max(own, label)):
            raise UnsureError("a cluster has another first node")
        low, high = sorted((own, label))
        family = self.table.nodes[node].family
        if self.known(low) and self.notes.get("family", self.final(low)) != family:
            raise UnsureError("a thing is of another family")
        self._moved[high] = low

    def draw(self, thing: int, label: int, node: int, why: str) -> None:
        """A cluster that only acronyms name comes into the one thing for which one is defined."""
        into, own = self.final(thing), self.final(label)
        if into == own:
            return
        if self.known(own) or self.known(label):
            raise UnsureError("two things become one by an acronym")
        self.notes.put("drawn", max(into, own), min(into, own))
        self.more.append((thing, node + self.start, 0.95, why))

    def key(self, node: int) -> tuple[str, int]:
        """Document and number of a node."""
        if node >= self.start:
            return self.id, node - self.start
        document, number = self.place(node)
        return str(self.notes.get("document", document)), number

    def place(self, node: int) -> tuple[int, int]:
        """The number of a node's document, and its own in that."""
        starts = self.notes.get("", "starts")
        document = bisect_right(starts, node) - 1
        return document, node - starts[document]

    def number(self, node: int) -> int:
        """The number in the corpus of a node of the document."""
        return node + self.start
