"""Look things up: by any of their names, by words, and what is told of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.errors import NotFoundError, QueryError
from kg.identity import ascii_text
from kg.rdf.names import KINDS, node, query_prefixes
from kg.rdf.store import Store

# The properties that name a thing, from the name it goes by to its keys.
_NAMES = ("skos:prefLabel", "rdfs:label", "kg:acronym", "kg:symbol", "skos:altLabel", "kg:title", "kg:file")
# What is evidence or bookkeeping is not what someone looks for by name.
_NOT_THINGS = frozenset({"sentence", "quotation", "provision", "claim", "tenure", "rule", "authority", "graph"})


@dataclass(frozen=True, slots=True)
class Named:
    """A thing and the name by which it was found."""

    iri: str
    id: str
    kind: str
    label: str
    name: str


def folded(text: str) -> str:
    """A name without accents, case, punctuation and a leading article: as people type it."""
    plain = ascii_text(unicodedata.normalize("NFKC", text)).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def names(store: Store) -> list[Named]:
    """Every name of every thing: the ones it goes by first, in the order of ids."""
    labels: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for property in _NAMES:
        for quad in store.match(None, node(property)):
            id = _id(store, quad.subject)
            if id is not None and isinstance(quad.object, ox.Literal):
                labels.setdefault(id, quad.object.value)
                found.append((id, quad.object.value))
    order = dict.fromkeys(found)
    return [
        Named(store.base + id, id, id.partition("/")[0], labels[id], name)
        for id, name in sorted(order, key=lambda pair: (pair[0], pair[1] != labels[pair[0]], pair[1]))
    ]


def resolve(store: Store, text: str) -> ox.NamedNode:
    """The thing that someone means by a label, acronym, other name, symbol, file, id or IRI.

    Raises: NotFoundError with the nearest names; QueryError when it could mean several, which it lists.
    """
    direct = _direct(store, text)
    if direct is not None:
        return direct
    wanted = folded(text)
    known = names(store)
    exact = {n.id: n for n in known if folded(n.name) == wanted}
    if not exact:
        raise NotFoundError(f"nothing is called {text!r}", nearest=nearest(text, {n.name for n in known}))
    preferred = [n for n in exact.values() if n.name == text] or list(exact.values())
    if len({n.id for n in preferred}) > 1:
        listed = "; ".join(f"{n.label} ({n.id})" for n in sorted(preferred, key=lambda n: n.id))
        raise QueryError(f"{text!r} can mean several things, name one by its id: {listed}")
    return ox.NamedNode(preferred[0].iri)


def nearest(text: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The names that come closest to what was typed."""
    from rapidfuzz import fuzz, process

    choices = sorted(set(known))
    # 60 of 100: below, the likeness is of single letters (measured on misspelled questions and persons)
    hits = process.extract(text, choices, scorer=fuzz.WRatio, processor=folded, limit=most, score_cutoff=60)
    return tuple(choice for choice, _, _ in hits)


def _id(store: Store, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str | None:
    if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(store.base):
        return None
    id = subject.value[len(store.base) :]
    return None if id.partition("/")[0] in _NOT_THINGS else id


def _direct(store: Store, text: str) -> ox.NamedNode | None:
    """The thing of an IRI (with or without <>), an id (person/x) or a prefixed name (person:x), if it is there."""
    text = text.strip()
    prefix, colon, local = text.partition(":")
    candidates = [text[1:-1] if text.startswith("<") and text.endswith(">") else text]
    if colon and prefix in query_prefixes(store.base):
        candidates.append(query_prefixes(store.base)[prefix] + local)
    if text.partition("/")[0] in KINDS:
        candidates.append(store.base + text)
    for iri in candidates:
        try:
            found = ox.NamedNode(iri)
        except ValueError:
            continue
        if any(True for _ in store.match(found)) or any(True for _ in store.match(None, None, found)):
            return found
    return None


__all__ = ["Named", "folded", "names", "nearest", "resolve"]
