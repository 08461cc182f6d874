"""The queries of ontology/shapes.ttl, so that a fast store can run what a SHACL engine would run slowly."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.vocabulary.turtle import files

Severity = Literal["Violation", "Warning", "Info"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """A shape that is one query over the whole graph: each row is a fault.

    `name` is the shape's local name ("08-fact-has-claim"); `query` is complete, prefixes and all; it binds ?value to
    the thing at fault and perhaps ?path to the property.
    """

    name: str
    shape: str
    message: str
    severity: Severity
    query: str


def constraints(*extra: Path) -> tuple[Constraint, ...]:
    """The queries of shapes.ttl and of a user's own shape files, in order of name.

    Raises: ConfigurationError with path and line for broken Turtle.
    """
    found: list[Constraint] = []
    for path in files((share("ontology", "shapes.ttl"), *extra)):
        found += _of(path)
    return tuple(sorted(found, key=lambda c: c.name))


def _of(path: Path) -> list[Constraint]:
    said: dict[object, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        for quad in parser:
            objects = said.setdefault(quad.subject, {}).setdefault(quad.predicate.value, [])
            objects.append(quad.object)
    except SyntaxError as error:
        raise ConfigurationError(f"no Turtle: {error.msg}", path=str(path), line=error.lineno) from error
    prefixes = parser.prefixes
    shacl = prefixes.get("sh", "")
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes.items()))
    found = []
    for shape, about in said.items():
        severity = about.get(shacl + "severity", [])
        for node in about.get(shacl + "sparql", []):
            if isinstance(shape, ox.NamedNode):
                inside = said[node]
                found.append(
                    Constraint(
                        name=shape.value.rpartition("#")[2].rpartition("/")[2],
                        shape=shape.value,
                        message=_text(inside.get(shacl + "message", [])),
                        severity=severity[0].value.removeprefix(shacl) if severity else "Violation",  # type: ignore[arg-type]
                        query=head + _text(inside[shacl + "select"]),
                    )
                )
    return found


def _text(values: list[ox.NamedNode | ox.BlankNode | ox.Literal]) -> str:
    return values[0].value if values else ""
