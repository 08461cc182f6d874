"""Names of terms as pyoxigraph nodes, without rdflib (whose import would double the start of a small build).

The names of `kg:` are those of ontology/kg.ttl, read once; a name that is not there fails at once.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.config import share
from kg.errors import ConfigurationError
from kg.identity import ONTOLOGY
from kg.vocabulary import ID_CLASSES

# What attributes of things may be written in besides kg: terms.
_BORROWED = {
    "label": "rdfs",
    "prefLabel": "skos",
    "altLabel": "skos",
    "inScheme": "skos",
    "broader": "skos",
    "definition": "skos",
    "exactMatch": "skos",
    "sameAs": "schema",
}


@cache
def node(curie: str) -> ox.NamedNode:
    """The node of a prefixed name ("skos:prefLabel").

    Raises: KeyError for an unknown prefix, ConfigurationError for a kg: name that kg.ttl lacks.
    """
    prefix, _, name = curie.partition(":")
    return kg(name) if prefix == "kg" else ox.NamedNode(prefixes()[prefix] + name)


@cache
def kg(name: str) -> ox.NamedNode:
    """The node of a term of our vocabulary ("holdsPost").

    Raises: ConfigurationError when kg.ttl does not define it.
    """
    if name not in terms():
        raise ConfigurationError(f"kg:{name} is no term of the vocabulary", path="ontology/kg.ttl")
    return ox.NamedNode(ONTOLOGY + name)


@cache
def term(name: str) -> ox.NamedNode:
    """The node of a property or class as the text side names it: "holdsPost", "inScheme", or a whole IRI of a user's.

    Raises: ConfigurationError for a bare name that neither kg.ttl nor the borrowed vocabularies define.
    """
    if "://" in name:
        return ox.NamedNode(name)
    if ":" in name:
        return node(name)
    return node(f"{_BORROWED[name]}:{name}") if name in _BORROWED else kg(name)


def _parsed(path: Path) -> tuple[tuple[ox.Quad, ...], dict[str, str]]:
    try:
        parser = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        return tuple(parser), parser.prefixes
    except OSError as error:
        raise ConfigurationError("the ontology cannot be read", path=str(path)) from error
    except SyntaxError as error:
        raise ConfigurationError(str(error.msg), path=str(path), line=error.lineno) from error


def ontology(*extra: Path) -> tuple[ox.Quad, ...]:
    """The triples of ontology/kg.ttl, and those of a user's own files (or the .ttl files of folders).

    Raises: ConfigurationError with file and line.
    """
    files = [f for path in extra for f in (sorted(path.glob("*.ttl")) if path.is_dir() else [path])]
    return (*_shipped()[0], *(quad for path in files for quad in _parsed(path)[0]))


@cache
def _shipped() -> tuple[tuple[ox.Quad, ...], dict[str, str]]:
    return _parsed(share("ontology", "kg.ttl"))


def prefixes() -> dict[str, str]:
    """Prefix → namespace of every vocabulary that kg.ttl is written in."""
    return _shipped()[1]


@cache
def query_prefixes(base: str) -> dict[str, str]:
    """Prefix → namespace of all that a query may name without declaring it."""
    return {kind: f"{base}{kind}/" for kind in ID_CLASSES} | prefixes()


def shortened(iri: str, base: str) -> str:
    """An IRI by its prefix where it has one ("person:tarek-ladeb", "kg:holder")."""
    for prefix, namespace in sorted(query_prefixes(base).items(), key=lambda pair: -len(pair[1])):
        if iri.startswith(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


@cache
def subclasses(name: str) -> frozenset[str]:
    """The local names of all our classes below a class ("Organization": State, UnitedNationsEntity, …)."""
    below = {name}
    while True:
        wider = {
            quad.subject.value[len(ONTOLOGY) :]
            for quad in ontology()
            if quad.predicate == node("rdfs:subClassOf")
            and isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and quad.object.value.removeprefix(ONTOLOGY) in below
        }
        if wider <= below:
            return frozenset(below - {name})
        below |= wider


@cache
def terms() -> frozenset[str]:
    """The local names that ontology/kg.ttl defines."""
    start = len(ONTOLOGY)
    return frozenset(
        q.subject.value[start:]
        for q in ontology()
        if isinstance(q.subject, ox.NamedNode) and q.subject.value.startswith(ONTOLOGY) and q.subject.value[start:]
    )
