"""Look things up: by any of their names, and by words in names and sentences."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import suppress

import pyoxigraph as ox
from msgspec import Struct

from kg.errors import NotFoundError, QueryError
from kg.identity import ascii_text
from kg.rdf.names import kg, node, query_prefixes
from kg.rdf.store import Store
from kg.rdf.witness import Reader, ReadSource, Witness, place
from kg.rdf.words import Words
from kg.vocabulary import ID_CLASSES

# The properties that name a thing, from the name it goes by to its keys.
NAMING = ("skos:prefLabel", "rdfs:label", "kg:acronym", "kg:symbol", "skos:altLabel", "kg:title", "kg:file")
# What is evidence or bookkeeping is not what someone looks for by name.
_NOT_THINGS = frozenset({"sentence", "quotation", "provision", "claim", "tenure", "rule", "authority", "graph"})
_LISTED = 10


class Named(Struct, frozen=True):
    """A thing and the name by which it was found."""

    iri: str
    id: str
    kind: str
    label: str
    name: str


class Found(Struct, frozen=True):
    """What a search found, and how many there are in all."""

    things: tuple[Named, ...]
    sentences: tuple[Witness, ...]
    all_things: int
    all_sentences: int


def folded(text: str) -> str:
    """A name without accents, case, punctuation and a leading article: as people type it."""
    plain = ascii_text(unicodedata.normalize("NFKC", text)).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def names(store: Store) -> list[Named]:
    """Every name of every thing: the ones it goes by first, in the order of ids."""
    labels: dict[str, str] = {}
    found: list[tuple[str, str]] = []
    for property in NAMING:
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
    exact = [n for n in known if folded(n.name) == wanted]
    # the very spelling first (CTED, not Cted), then any that folds to it, then a name that holds all of it ("Ladeb")
    for meant in (
        [n for n in exact if n.name == text],
        exact,
        [n for n in known if fit(folded(n.name), wanted) in (1, 2)],
    ):
        things = {n.id: n for n in reversed(meant)}
        if len(things) == 1:
            return ox.NamedNode(next(iter(things.values())).iri)
        if things:
            listed = "; ".join(f"{things[id].label} ({id})" for id in sorted(things)[:_LISTED])
            more = f"; and {len(things) - _LISTED} more" if len(things) > _LISTED else ""
            raise QueryError(f"{text!r} can mean several things, name one by its id: {listed}{more}")
    raise NotFoundError(f"nothing is called {text!r}", nearest=nearest(text, {n.name for n in known}))


class Catalogue(Struct, frozen=True):
    """All names and sentences of a store, with the words in them: for many searches over one store.

    Shape: `names` as `names(store)` has them, each with what it is folded to; `sentences` by file and place.
    """

    names: tuple[tuple[Named, str], ...]
    sentences: tuple[str, ...]
    in_names: Words
    in_sentences: Words


def catalogue(store: Store) -> Catalogue:
    """The catalogue of a store."""
    named = tuple((one, folded(one.name)) for one in names(store))
    sentences = _sentences(store)
    words = Words(folded(text) for _, text in sentences)
    return Catalogue(named, tuple(iri for iri, _ in sentences), Words(name for _, name in named), words)


def _sentences(store: Store) -> list[tuple[str, str]]:
    """Every sentence and its text, by file and place."""
    files: dict[object, str] = {
        q.subject: q.object.value for q in store.match(None, kg("file")) if isinstance(q.object, ox.Literal)
    }
    document = {q.subject: files.get(q.object, "") for q in store.match(None, kg("inDocument"))}
    begin = {
        q.subject: place(q.object.value) for q in store.match(None, kg("begin")) if isinstance(q.object, ox.Literal)
    }
    found = [
        (document.get(quad.subject, ""), begin.get(quad.subject, 0), quad.subject.value, quad.object.value)
        for quad in store.match(None, kg("text"))
        if isinstance(quad.object, ox.Literal)
        and isinstance(quad.subject, ox.NamedNode)
        and quad.subject.value.startswith(f"{store.base}sentence/")
    ]
    return [(iri, text) for _, _, iri, text in sorted(found)]


def search(
    store: Store,
    words: str,
    *,
    most: int = 20,
    read_source: ReadSource | None = None,
    known: Catalogue | None = None,
) -> Found:
    """The things in whose names, and the sentences in which, all the words stand.

    `known` is the store's catalogue, where many searches go over one store.
    Shape: things by how well the name fits (the very name, its beginning, within it), then by id; sentences by file
    and place. At most `most` of each.
    """
    wanted = folded(words)
    known = catalogue(store) if known is None else known
    fits: dict[str, tuple[int, Named]] = {}
    for number in known.in_names.holding(wanted):
        named, name = known.names[number]
        rank = fit(name, wanted)
        if rank is not None and (named.id not in fits or rank < fits[named.id][0]):
            fits[named.id] = (rank, named)
    things = [named for _, named in sorted(fits.values(), key=lambda pair: (pair[0], pair[1].id))]
    reader = Reader(store, read_source)
    holding = known.in_sentences.holding(wanted)
    sentences = [reader.witness(ox.NamedNode(known.sentences[number])) for number in holding[:most]]
    return Found(tuple(things[:most]), tuple(sentences), len(things), len(holding))


def nearest(text: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """The names that come closest to what was typed."""
    from rapidfuzz import fuzz, process

    choices = sorted(
        {name for name in known if 2 * len(name) >= len(text)}
    )  # "UN" is in "nobody", but no misspelling of it
    # 60 of 100: below, the likeness is of single letters (measured on misspelled questions and persons)
    hits = process.extract(text, choices, scorer=fuzz.WRatio, processor=folded, limit=most, score_cutoff=60)
    return tuple(choice for choice, _, _ in hits)


def fit(name: str, wanted: str) -> int | None:
    """How well a folded name fits folded words: 0 the very name, 1 its beginning, 2 within, 3 all words; None not."""
    if name == wanted:
        return 0
    if name.startswith(wanted + " "):
        return 1
    if f" {wanted} " in f" {name} ":
        return 2
    words = name.split()
    return 3 if all(any(word.startswith(w) for word in words) for w in wanted.split()) else None


def _id(store: Store, subject: ox.NamedNode | ox.BlankNode | ox.Triple) -> str | None:
    if not isinstance(subject, ox.NamedNode) or not subject.value.startswith(store.base):
        return None
    id = subject.value[len(store.base) :]
    return None if id.partition("/")[0] in _NOT_THINGS else id


def direct(text: str, base: str) -> Iterator[ox.NamedNode]:
    """What a text may be the IRI of: an IRI (with or without <>), an id (person/x) or a prefixed name (person:x)."""
    text = text.strip()
    prefix, colon, local = text.partition(":")
    candidates = [text[1:-1] if text.startswith("<") and text.endswith(">") else text]
    if colon and prefix in query_prefixes(base):
        candidates.append(query_prefixes(base)[prefix] + local)
    if text.partition("/")[0] in ID_CLASSES:
        candidates.append(base + text)
    for iri in candidates:
        with suppress(ValueError):
            yield ox.NamedNode(iri)


def _direct(store: Store, text: str) -> ox.NamedNode | None:
    """The thing of an IRI, id or prefixed name, if it is there."""
    for found in direct(text, store.base):
        if any(True for _ in store.match(found)) or any(True for _ in store.match(None, None, found)):
            return found
    return None


__all__ = [
    "NAMING",
    "Catalogue",
    "Found",
    "Named",
    "catalogue",
    "direct",
    "fit",
    "folded",
    "names",
    "nearest",
    "resolve",
    "search",
]
