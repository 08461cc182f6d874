"""A store's triples by the local names of their properties: all that the projection asks for, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
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


# Literals up to this length come again and again: numbers, dates, states.
_SHORT = 12


class Triples:
    """What was read, inferred triples left out: `of(property)` gives each subject with its objects, IRIs and texts."""

    __slots__ = ("_by_property", "datatypes", "iris")

    def __init__(self, store: Quads) -> None:
        # Most properties have one value of a subject: that stands by itself, for a list takes more room than its text.
        self._by_property: dict[str, dict[str, str | list[str]]] = defaultdict(dict)
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
            if plain[kind] and (len(value) <= _SHORT or name == "prefLabel"):
                value = same.setdefault(value, value)
            self._put(self._by_property[name], subject, value)
            self.iris.add(subject)
        for subjects in self._by_property.values():
            for subject, values in subjects.items():
                if isinstance(values, list):
                    subjects[subject] = sorted(set(values))

    def _put(self, subjects: dict[str, str | list[str]], subject: str, value: str) -> None:
        held = subjects.get(subject)
        if held is None:
            subjects[subject] = value
        elif isinstance(held, list):
            held.append(value)
        else:
            subjects[subject] = [held, value]

    def _note_datatype(self, value: str, datatype: str) -> None:
        """Of the same words with two datatypes the first by name counts, whatever came first."""
        if datatype not in _TEXTS:
            self.datatypes[value] = min(datatype, self.datatypes.get(value, datatype))

    def of(self, name: str) -> Iterator[tuple[str, Sequence[str]]]:
        """Every subject of a property with its values, sorted."""
        for subject, values in self._by_property.get(name, {}).items():
            yield subject, values if isinstance(values, list) else (values,)

    def all(self, name: str, subject: str) -> Sequence[str]:
        """The values of one property of one subject, sorted."""
        values = self._by_property.get(name, {}).get(subject, ())
        return (values,) if isinstance(values, str) else values

    def one(self, name: str, subject: str) -> str | None:
        """The first value of one property of one subject."""
        return next(iter(self.all(name, subject)), None)

    def values(self, name: str) -> list[str]:
        """Every value of a property, sorted."""
        return sorted({value for _, values in self.of(name) for value in values})

    def forget(self, *names: str) -> None:
        """Lets go of properties that nobody will ask for any more: of a large graph they are most of it."""
        for name in names:
            self._by_property.pop(name, None)
