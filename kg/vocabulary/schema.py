"""The ontology as plain values: classes and properties with their labels, definitions and place among each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import replace

from kg.config import share
from kg.errors import NotFoundError
from kg.identity import ID_BASE, ONTOLOGY
from kg.vocabulary.turtle import Object, TurtleFile, files, nearest, parsed

# The classes of ids that Turtle and queries have a prefix for, in the order in which they are declared.
ID_CLASSES = (
    *("person", "state", "organization", "place", "role", "post", "tenure", "event", "resolution", "instrument"),
    *("project", "topic", "document", "sentence", "quotation", "provision", "claim", "rule", "authority", "graph"),
)

_KINDS = ("Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty")
Kind = Literal["Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty"]


class Term(Struct, frozen=True):
    """A class or property. `name` is the local name of one of ours, the whole IRI of a user's.

    `parents` are the names of the terms above it that an ontology file defines, `broader` the IRIs of those of others;
    `domain` and `range` are IRIs; `evidenced_by` is one of "c", "s", "n", "k", "i" (None for a class).
    """

    name: str
    iri: str
    kind: Kind
    label: str
    definition: str
    parents: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    domain: str | None = None
    range: str | None = None
    evidenced_by: str | None = None


class Ontology(Struct, frozen=True):
    """All classes and properties by name, ours and a user's own; `version` and `prefixes` are those of kg.ttl."""

    terms: Mapping[str, Term]
    version: str
    prefixes: Mapping[str, str]

    def __getitem__(self, name: str) -> Term:
        """The term of that name.

        Raises: NotFoundError with the nearest name.
        """
        try:
            return self.terms[name]
        except KeyError:
            raise NotFoundError(f"no term {name!r} in the ontology{nearest(name, self.terms)}") from None

    def classes(self) -> Iterator[Term]:
        """The classes, in the order of the file."""
        return (t for t in self.terms.values() if t.kind == "Class")

    def properties(self) -> Iterator[Term]:
        """The properties, in the order of the file."""
        return (t for t in self.terms.values() if t.kind != "Class")

    def above(self, name: str) -> frozenset[str]:
        """The names of all terms of the ontology above a term, itself not among them."""
        found: set[str] = set()
        waiting = list(self[name].parents)
        while waiting:
            parent = waiting.pop()
            if parent not in found:
                found.add(parent)
                waiting += self[parent].parents
        return frozenset(found)

    def below(self, name: str) -> frozenset[str]:
        """The names of all terms under a term, itself not among them."""
        return frozenset(t.name for t in self.terms.values() if name in self.above(t.name))

    def is_a(self, name: str, above: str) -> bool:
        """Whether a term is another or stands under it."""
        return name == above or above in self.above(name)

    def label(self, name: str) -> str:
        """The English label of a term."""
        return self[name].label

    def expand(self, curie: str) -> str:
        """The IRI of a prefixed name ("skos:broader")."""
        prefix, _, name = curie.partition(":")
        return self.prefixes[prefix] + name

    def find(self, iri: str) -> Term | None:
        """The term of an IRI, if there is one."""
        return self.terms.get(_named(iri))


def ontology(*extra: Path) -> Ontology:
    """Our ontology and the files or folders of a user's own.

    Raises: ConfigurationError for broken Turtle, a term of ours that is not there, a term without a label.
    """
    read = [parsed(path, blank_nodes=True) for path in files((share("ontology", "kg.ttl"), *extra))]
    terms: dict[str, Term] = {}
    for file in read:
        for iri, said in file.statements.items():
            term = _term(file, read[0].prefixes, iri, said)
            if term is not None and term.name not in terms:
                terms[term.name] = term
    for file in read:
        _check(file, terms)
    known = {
        name: replace(
            term,
            parents=tuple(p for p in term.parents if p in terms),
            broader=tuple(p for p in term.parents if p not in terms),
        )
        for name, term in terms.items()
    }
    about = read[0].statements[ONTOLOGY.rstrip("#")]
    version = next(o.value for p, o in about if p.endswith("versionInfo"))
    return Ontology(MappingProxyType(known), version, MappingProxyType(dict(read[0].prefixes)))


def prefixes(base: str = ID_BASE) -> dict[str, str]:
    """The canonical prefixes: those kg.ttl is written in, and one for each class of ids under `base`."""
    declared = dict(parsed(share("ontology", "kg.ttl"), blank_nodes=True).prefixes)
    return declared | {name: f"{base}{name}/" for name in ID_CLASSES}


def _named(iri: str) -> str:
    return iri.removeprefix(ONTOLOGY)


def _term(file: TurtleFile, prefixes: Mapping[str, str], iri: str, said: list[tuple[str, Object]]) -> Term | None:
    """The term that statements describe; None for a mere declaration of somebody else's."""
    rdf, rdfs, owl, skos = (prefixes[p] for p in ("rdf", "rdfs", "owl", "skos"))
    kinds = {o.value.removeprefix(owl) for p, o in said if p == f"{rdf}type"}
    kind = next((k for k in _KINDS if k in kinds), None)
    if kind is None or len(said) == len(kinds):
        return None
    values: dict[str, list[str]] = {}
    for predicate, value in said:
        values.setdefault(predicate, []).append(value.value)
    labels = values.get(f"{rdfs}label", [])
    if not labels:
        raise file.error(f"{file.short(iri)} has no rdfs:label", file.short(iri))
    first = {name: values.get(name, [None])[0] for name in (f"{rdfs}domain", f"{rdfs}range", f"{ONTOLOGY}evidencedBy")}
    above = values.get(f"{rdfs}subClassOf", []) + values.get(f"{rdfs}subPropertyOf", [])
    return Term(
        _named(iri),
        iri,
        kind,  # type: ignore[arg-type]  # one of _KINDS
        labels[0],
        (values.get(f"{skos}definition") or values.get(f"{rdfs}comment") or [""])[0],
        tuple(map(_named, above)),
        (),
        tuple(values.get(f"{rdfs}seeAlso", [])),
        first[f"{rdfs}domain"],
        first[f"{rdfs}range"],
        first[f"{ONTOLOGY}evidencedBy"] or (None if kind == "Class" else "c"),
    )


def _check(file: TurtleFile, terms: Mapping[str, Term]) -> None:
    """Every term of ours that the file names must be there."""
    for iri, said in file.statements.items():
        for predicate, value in said:
            for used in (predicate, value.value if isinstance(value, ox.NamedNode) else ""):
                if used.startswith(ONTOLOGY) and len(used) > len(ONTOLOGY) and _named(used) not in terms:
                    name = file.short(used)
                    hint = nearest(name, map(file.short, (t.iri for t in terms.values())))
                    raise file.error(f"unknown term {name}{hint}", file.short(iri), name)
