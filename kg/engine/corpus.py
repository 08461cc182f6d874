"""What the driver knows of the nodes of a corpus: numbers, and the ids of documents."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from kg.link.cluster import Clusters, Decision


class Corpus:
    """Which documents there are, and where their nodes begin."""

    def __init__(self, documents: Sequence[str], starts: Sequence[int], firsts: Sequence[int]) -> None:
        self.documents, self.starts, self.firsts = documents, starts, firsts

    def key(self, node: int) -> tuple[str, int]:
        """Document and number of a node."""
        place = bisect_right(self.starts, node) - 1
        return self.documents[place], node - self.starts[place]

    def node(self, document: str, number: int) -> int:
        """The node of a referent."""
        return self.starts[self.place(document)] + number

    def place(self, document: str) -> int:
        """The place of a document."""
        place = bisect_right(self.documents, document) - 1
        if place < 0 or self.documents[place] != document:
            raise KeyError(document)
        return place

    def bounds(self) -> Iterator[tuple[int, int]]:
        """The documents of each leaf."""
        return zip(self.firsts, [*self.firsts[1:], len(self.documents)], strict=True)


class Everything(Clusters):
    """The clusters of all nodes, in eight bytes each; of decisions only those that are less than certain are kept."""

    def __init__(self, size: int, apart: Iterable[tuple[int, int]]) -> None:
        super().__init__(0, apart)
        self._parent = array("q", range(size))  # type: ignore[assignment]

    def unite(self, decision: Decision) -> bool:
        """Carries a decision out."""
        done = super().unite(decision)
        if self.decisions and self.decisions[-1].score >= 1:
            self.decisions.pop()
        return done


class Ids(Mapping[tuple[str, int], str]):
    """The id of the thing of each node but those `without`: `things` are those of clusters."""

    def __init__(
        self, corpus: Corpus, clusters: Clusters, things: Mapping[int, str], without: Collection[tuple[str, int]]
    ) -> None:
        self._corpus, self._clusters, self._things, self._without = corpus, clusters, things, without

    def __getitem__(self, place: tuple[str, int]) -> str:
        if place in self._without:
            raise KeyError(place)
        return self._things[self._clusters.find(self._corpus.node(*place))]

    def __iter__(self) -> Iterator[tuple[str, int]]:
        return (place for place in map(self._corpus.key, range(self._corpus.starts[-1])) if self.get(place) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def hanging_together(pairs: Iterable[tuple[int, int]], clusters: Clusters) -> dict[int, int]:
    """The clusters that pairs of nodes are about, each with the smallest that hangs together with it by such pairs."""
    found: dict[int, int] = {}

    def find(root: int) -> int:
        while found.setdefault(root, root) != root:
            found[root] = root = found[found[root]]
        return root

    for left, right in pairs:
        a, b = sorted((find(clusters.find(left)), find(clusters.find(right))))
        found[b] = a
    return {root: find(root) for root in found}
