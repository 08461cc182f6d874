"""A store's triples by the local names of their properties: all that the projection asks for, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

# What `kg` infers adds supertypes and inverses, of which a drawing has no need.
INFERRED = "inferred"


_TEXTS = frozenset(("string", "langString"))

# What can be read: pyoxigraph's Store and Dataset are such, and any other quads.
Quads = Iterable[Any]


def local(iri: str) -> str:
    """The last part of an IRI: "https://…/ontology#partOf" → "partOf"."""
    return iri.rstrip("/").rpartition("#")[2].rpartition("/")[2]


def short_id(iri: str) -> str:
    """The id of an IRI, `class/name`: its last two parts; of an IRI of another form, itself."""
    head, _, name = iri.rpartition("/")
    kind = head.rpartition("/")[2]
    return f"{kind}/{name}" if kind and name and "#" not in iri and ":" not in kind else iri


class Triples:
    """What was read, inferred triples left out: `of(property)` gives {subject: [objects]} of IRIs and texts."""

    __slots__ = ("_by_property", "datatypes", "iris")

    def __init__(self, store: Quads) -> None:
        self._by_property: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.iris: set[str] = set()
        self.datatypes: dict[str, str] = {}  # of what claims say that is no plain text, by its words: "date"
        names: dict[str, str] = {}
        plain: dict[type, bool] = {}  # whether terms of a class have a datatype: literals
        same: dict[str, str] = {}  # a thing is a subject of many properties: its name is kept once
        for quad in store:
            graph = getattr(quad.graph_name, "value", "")
            if graph and (names.get(graph) or names.setdefault(graph, local(graph))) == INFERRED:
                continue
            predicate = quad.predicate.value
            name = names.get(predicate) or names.setdefault(predicate, local(predicate))
            subject, obj = quad.subject.value, quad.object
            subject = same.setdefault(subject, subject)
            value, kind = obj.value, type(obj)
            if kind not in plain:
                plain[kind] = hasattr(obj, "datatype")
            if not plain[kind]:
                value = same.setdefault(value, value)
                self.iris.add(value)
            elif name == "object":
                self._note_datatype(value, local(obj.datatype.value))
            self._by_property[name][subject].append(value)
            self.iris.add(subject)
        for subjects in self._by_property.values():
            for values in subjects.values():
                if len(values) > 1:
                    values[:] = sorted(set(values))

    def _note_datatype(self, value: str, datatype: str) -> None:
        """Of the same words with two datatypes the first by name counts, whatever came first."""
        if datatype not in _TEXTS:
            self.datatypes[value] = min(datatype, self.datatypes.get(value, datatype))

    def of(self, name: str) -> dict[str, list[str]]:
        """Every subject of a property with its values, sorted."""
        return self._by_property.get(name, {})

    def all(self, name: str, subject: str) -> list[str]:
        """The values of one property of one subject, sorted."""
        return self.of(name).get(subject, [])

    def one(self, name: str, subject: str) -> str | None:
        """The first value of one property of one subject."""
        return next(iter(self.of(name).get(subject, ())), None)

    def values(self, name: str) -> list[str]:
        """Every value of a property, sorted."""
        return sorted({value for values in self.of(name).values() for value in values})
