"""All that the graph tells of one thing: its names and keys, what is said of it and by which sentence."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from kg.identity import ONTOLOGY
from kg.rdf.look import resolve
from kg.rdf.names import kg, node
from kg.rdf.store import Store
from kg.rdf.witness import Reader, ReadSource, Ref, Said, Witness, local

_NAMING = ("skos:altLabel", "kg:acronym")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact about the thing: every claim that says it, the earliest document first."""

    predicate: str
    forward: bool
    other: Ref
    said: tuple[Said, ...]

    @property
    def stated(self) -> bool:
        """Whether some claim states it outright."""
        return any(claim.stated for claim in self.said)


@dataclass(frozen=True, slots=True)
class Tenure:
    """A post that was held: who, which, with the latest status and the days as of which it is told."""

    holder: Ref
    post: Ref
    status: str
    as_of: tuple[str, ...]
    starts_on: str | None
    ends_on: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words quoted of the thing, or what it, a resolution, does: with the place of the words."""

    who: Ref
    words: Witness
    verb: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that is told of one thing."""

    iri: str
    thing: Ref
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    keys: tuple[tuple[str, Ref], ...]
    tenures: tuple[Tenure, ...]
    facts: tuple[Fact, ...]
    quotations: tuple[Passage, ...]
    provisions: tuple[Passage, ...]
    mentions: tuple[Witness, ...]


def explain(store: Store, thing: str, *, read_source: ReadSource | None = None) -> Explanation:
    """Explain a thing given by any of its names, id or IRI.

    Raises: NotFoundError with the nearest names, QueryError when the name means several things.
    """
    iri = resolve(store, thing)
    reader = Reader(store, read_source)
    names = _names(store, iri, reader)
    return Explanation(
        iri=iri.value,
        thing=reader.ref(iri),
        names=names[0],
        acronyms=names[1],
        keys=tuple(_keys(store, iri, reader)),
        tenures=_tenures(store, iri, reader),
        facts=_facts(reader, iri),
        quotations=_passages(reader, iri, "saidBy"),
        provisions=_passages(reader, iri, "provisionOf"),
        mentions=tuple(sorted(reader.witness(p) for p in _sentences(store, iri))),
    )


def _names(store: Store, iri: ox.NamedNode, reader: Reader) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [{q.object.value for q in store.match(iri, node(p)) if isinstance(q.object, ox.Literal)} for p in _NAMING]
    others = found[0] - found[1] - {reader.ref(iri).label}
    return tuple(sorted(others)), tuple(sorted(found[1]))


def _keys(store: Store, iri: ox.NamedNode, reader: Reader) -> list[tuple[str, Ref]]:
    """What identifies the thing: the plain triples of ours that no claim says."""
    claimed = {(s.predicate, s.object.id or s.object.label) for s in reader.claims("subject", iri)}
    keys = set()
    for quad in store.match(iri):
        name = local(quad.predicate)
        if not quad.predicate.value.startswith(ONTOLOGY) or name in _EVIDENCED or _inferred(store, quad):
            continue
        ref = reader.ref(quad.object)
        if (name, ref.id or ref.label) not in claimed:
            keys.add((name, ref))
    return sorted(keys, key=lambda key: (key[0], key[1].label))


# Told under names, tenures and mentions.
_EVIDENCED = frozenset({"acronym", "mentions", "holder", "post", "asOf"})


def _inferred(store: Store, quad: ox.Quad) -> bool:
    return quad.graph_name == store.graph("inferred")


def _facts(reader: Reader, iri: ox.NamedNode) -> tuple[Fact, ...]:
    grouped: dict[tuple[str, bool, Ref], list[Said]] = defaultdict(list)
    for forward, property in ((True, "subject"), (False, "object")):
        for said in reader.claims(property, iri):
            grouped[said.predicate, forward, said.object if forward else said.subject].append(said)
    order = sorted(grouped, key=lambda key: (not key[1], key[0], key[2].label, key[2].id or ""))
    return tuple(Fact(*key, tuple(sorted(grouped[key], key=lambda s: s.witnesses))) for key in order)


def _tenures(store: Store, iri: ox.NamedNode, reader: Reader) -> tuple[Tenure, ...]:
    """The tenures of a person, of a post, or of the posts in or for a body."""
    nodes = {q.subject for property in ("holder", "post") for q in store.match(None, kg(property), iri)}
    for property in ("postIn", "postFor"):
        for post in {q.subject for q in store.match(None, kg(property), iri)}:
            if isinstance(post, ox.NamedNode):
                nodes |= {q.subject for q in store.match(None, kg("post"), post)}
    return tuple(
        sorted(
            (_tenure(store, tenure, reader) for tenure in nodes if isinstance(tenure, ox.NamedNode)),
            key=lambda t: (t.holder.label, t.post.label, t.starts_on or ""),
        )
    )


def _tenure(store: Store, tenure: ox.NamedNode, reader: Reader) -> Tenure:
    def values(name: str) -> list[Ref]:
        return sorted({reader.ref(q.object) for q in store.match(tenure, kg(name))}, key=lambda ref: ref.label)

    def text(name: str) -> str | None:
        return next((ref.label for ref in values(name)), None)

    holder, post = (next(iter(values(name)), Ref("?")) for name in ("holder", "post"))
    days = tuple(ref.label for ref in values("asOf"))
    return Tenure(holder, post, text("status") or "", days, text("startsOn"), text("endsOn"))


def _passages(reader: Reader, iri: ox.NamedNode, property: str) -> tuple[Passage, ...]:
    found = []
    for quad in reader.store.match(None, kg(property), iri):
        if isinstance(quad.subject, ox.NamedNode):
            texts = {local(q.predicate): reader.ref(q.object).label for q in reader.store.match(quad.subject)}
            words = reader.witness(quad.subject)
            found.append(Passage(reader.ref(iri), words, texts.get("actionVerb"), texts.get("addressee")))
    return tuple(sorted(found, key=lambda passage: passage.words))


def _sentences(store: Store, iri: ox.NamedNode) -> list[ox.NamedNode]:
    mentioning = (q.subject for q in store.match(None, kg("mentions"), iri))
    start = f"{store.base}sentence/"
    return [s for s in mentioning if isinstance(s, ox.NamedNode) and s.value.startswith(start)]
