"""What the linker looks at: every referent of every document as a numbered node, with what is said of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct

from kg.model import Extraction, Referent, Relation, Value

# The classes that give ids their first part, the special ones first: a State is an Organization and a Location too.
FAMILIES = ("State", "Person", "Organization", "Place", "Role", "Post", "Event", "Resolution", "Instrument", "Document",
            "Project", "Topic")  # fmt: skip


def families(parents: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The family of each class: itself or its nearest superclass that gives ids their first part.

    `parents` are the direct superclasses of each class, by local name.
    """

    def above(kind: str) -> list[str]:
        found, todo = [], [kind]
        while todo:
            name = todo.pop(0)
            if name not in found:
                found.append(name)
                todo += sorted(parents.get(name, ()))
        return found

    return {kind: next((k for k in FAMILIES if k in above(kind)), "Thing") for kind in {*parents, *FAMILIES}}


class Node(Struct, frozen=True):
    """A referent of one document; `family` is the class that its id will begin with."""

    document: int
    number: int
    family: str
    referent: Referent


@dataclass(frozen=True)
class Table:
    """All nodes in the order of document ids and referent numbers, whatever the order documents came in."""

    extractions: Sequence[Extraction]
    nodes: Sequence[Node]
    start: Sequence[int]
    by_family: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def node(self, document: int, number: int) -> int:
        """The node of a document's referent."""
        return self.start[document] + number

    def key(self, node: int) -> tuple[str, int]:
        """Document id and referent number of a node."""
        found = self.nodes[node]
        return self.extractions[found.document].document.id, found.number

    def date(self, node: int) -> str:
        """The date of a node's document, or what sorts behind every date."""
        return self.extractions[self.nodes[node].document].document.date or "9999"

    @cached_property
    def said_of(self) -> Mapping[int, Sequence[Relation]]:
        """The relations of each node as subject."""
        found: dict[int, list[Relation]] = defaultdict(list)
        for document, extraction in enumerate(self.extractions):
            for relation in extraction.relations:
                found[self.node(document, relation.subject)].append(relation)
        return found

    @cached_property
    def said_with(self) -> Mapping[int, Sequence[Relation]]:
        """The relations of each node as object."""
        found: dict[int, list[Relation]] = defaultdict(list)
        for document, extraction in enumerate(self.extractions):
            for relation in extraction.relations:
                if isinstance(relation.object, int):
                    found[self.node(document, relation.object)].append(relation)
        return found

    def objects(self, node: int, *predicates: str) -> list[int]:
        """The nodes that a node's stated relations of these predicates lead to."""
        document = self.nodes[node].document
        return [
            self.node(document, relation.object)
            for relation in self.said_of.get(node, ())
            if relation.predicate in predicates and isinstance(relation.object, int) and relation.modality is None
        ]

    def values(self, node: int, predicate: str) -> list[Value]:
        """The literals that a node's stated relations of this predicate give."""
        return [
            relation.object
            for relation in self.said_of.get(node, ())
            if relation.predicate == predicate and isinstance(relation.object, Value) and relation.modality is None
        ]


def table(
    extractions: Iterable[Extraction], families: Mapping[str, str], *, without: Collection[tuple[str, int]] = ()
) -> Table:
    """The table of all referents; those `without` (document id, number) belong to no family."""
    ordered = sorted(extractions, key=lambda e: e.document.id)
    nodes: list[Node] = []
    start: list[int] = []
    by_family: dict[str, list[int]] = defaultdict(list)
    for document, extraction in enumerate(ordered):
        start.append(len(nodes))
        for number, referent in enumerate(extraction.referents):
            family = families.get(referent.kind, referent.kind)
            if (extraction.document.id, number) not in without:
                by_family[family].append(len(nodes))
            nodes.append(Node(document, number, family, referent))
    return Table(ordered, nodes, start, by_family)
