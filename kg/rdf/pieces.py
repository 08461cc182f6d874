"""The graph in pieces that are replaced as a whole: what a build made, and what an earlier one did, known by marks.

A piece has a name, by which its quads are found in a store: `said document/002` what a document says, `terms
document/002` the tenures of its claims, `claim claim/authority-x authority/states` a claim of an authority file,
`thing person/x` what the graph of things holds of an id, `tenure tenure/x` what that of facts holds of a tenure. No
quad is in two of them; what follows from them (plain facts, what is inferred) is in none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any

import pyoxigraph as ox
from msgspec import Struct
from msgspec.structs import fields

from kg.model import Authority, Claim, Corpus
from kg.rdf.emit import Emitter
from kg.rdf.names import kg
from kg.rdf.store import Store
from kg.rdf.subjects import Named, Stated, Thing, authority_id, subjects


def mark(*values: object) -> str:
    """A hash of values that is equal only where they are."""
    return blake2b("\n".join(map(repr, values)).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def standing(store: Store, name: str) -> Iterator[ox.Quad]:
    """The quads of a piece as they stand in a store."""
    kind, _, id = name.partition(" ")
    emitter = Emitter(store.base)
    if kind == "thing":
        yield from store.match(emitter.iri(id), None, None, store.graph("things"))
    elif kind == "tenure":
        yield from store.match(emitter.iri(id), None, None, store.graph("facts"))
    elif kind == "terms":
        yield from store.match(None, kg("tenure"), None, store.graph(id))
    elif kind == "claim":
        claim, _, file = id.partition(" ")
        yield from store.match(emitter.iri(claim), None, None, store.graph(file))
    else:
        yield from (q for q in store.match(None, None, None, store.graph(id)) if q.predicate != kg("tenure"))


class Around:
    """All that stands around what documents say.

    `stated` are the facts that claims state, `ends` the ids that documents' claims lead to or from, `tenures` the
    tenure and source of each claim that states one, `held` these claims with the dates of their documents.
    """

    def __init__(
        self,
        corpus: Corpus,
        authority: Authority,
        *,
        stated: Collection[Stated],
        ends: Iterable[str],
        tenures: Mapping[str, tuple[str, str]],
        held: Iterable[tuple[Claim, str | None]],
    ) -> None:
        self._things = subjects(corpus, authority, stated=stated, ends=ends)
        self._claims = {f"{claim.id} {authority_id(claim.authority or '')}": claim for claim in corpus.claims}
        self._terms: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        for id, (tenure, source) in tenures.items():
            self._terms[source][id] = tenure, source
        self._tenures: dict[str, list[tuple[Claim, str | None]]] = defaultdict(list)
        for one, date in held:
            self._tenures[one.tenure or ""].append((one, date))

    def marks(self) -> dict[str, str]:
        """The mark of each piece by its name."""
        kinds: Mapping[str, Iterable[tuple[str, object]]] = {
            "thing": ((id, list(map(_plain, some))) for id, some in self._things.items()),
            "claim": ((id, _plain(claim)) for id, claim in self._claims.items()),
            "terms": ((source, sorted(terms.items())) for source, terms in self._terms.items()),
            "tenure": ((id, [(_plain(c), date) for c, date in claims]) for id, claims in self._tenures.items()),
        }
        return {f"{kind} {id}": mark(value) for kind, some in kinds.items() for id, value in some}

    def things(self, emitter: Emitter, names: Iterable[str] | None = None) -> Iterator[ox.Quad]:
        """The quads of these pieces, or of all, but for those of authority files."""
        wanted = self._wanted(names)
        for id in wanted["thing"]:
            yield from emitter.of_subject(self._things[id])
        for source in wanted["terms"]:
            yield from emitter.tenures(self._terms[source])
        yield from emitter.terms(one for tenure in wanted["tenure"] for one in self._tenures[tenure])

    def said(self, emitter: Emitter, names: Iterable[str] | None = None) -> Iterator[ox.Quad]:
        """What the authority files among these pieces say, or all of them."""
        yield from emitter.said((), (self._claims[id] for id in self._wanted(names)["claim"]))

    def _wanted(self, names: Iterable[str] | None) -> Mapping[str, Sequence[str]]:
        if names is None:
            return {
                "thing": list(self._things),
                "claim": list(self._claims),
                "terms": list(self._terms),
                "tenure": list(self._tenures),
            }
        wanted: dict[str, list[str]] = defaultdict(list)
        for name in names:
            kind, _, id = name.partition(" ")
            wanted[kind].append(id)
        return wanted


@cache
def _getter(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))


def _plain(value: Any) -> object:
    """The fields of a value with its kind: as plain as can be, for the text of a class takes five times as long."""
    if isinstance(value, Named):
        return value.by_label, _plain(value.entity)
    kind = type(value)
    values = _getter(kind)(value) if isinstance(value, Struct) else value  # type: ignore[arg-type] # a class can be a key
    return kind.__name__, *values


__all__ = ["Around", "Thing", "mark", "standing"]
