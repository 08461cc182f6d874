"""All that the graph tells of one thing: its names and keys, what is said of it and by which sentence."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
from msgspec import Struct

from kg.identity import ONTOLOGY
from kg.rdf.look import resolve
from kg.rdf.names import kg, node
from kg.rdf.store import Store
from kg.rdf.witness import Reader, ReadSource, Ref, Said, Witness, first, local

_NAMING = ("skos:altLabel", "kg:acronym")


class Fact(Struct, frozen=True):
    """One fact about the thing: every claim that says it, the earliest document first."""

    predicate: str
    forward: bool
    other: Ref
    said: tuple[Said, ...]

    @property
    def stated(self) -> bool:
        """Whether some claim states it outright."""
        return any(claim.stated for claim in self.said)


class Tenure(Struct, frozen=True):
    """A post that was held: who, which, with the latest status and the days as of which it is told."""

    holder: Ref
    post: Ref
    status: str
    as_of: tuple[str, ...]
    starts_on: str | None
    ends_on: str | None


class Passage(Struct, frozen=True):
    """Words quoted of the thing, or what it, a resolution, does: with the place of the words."""

    who: Ref
    words: Witness
    verb: str | None = None
    addressee: str | None = None


class Explanation(Struct, frozen=True):
    """All that is told of one thing; `claims_left` and `mentions_left` are how many more there are."""

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
    claims_left: int = 0
    mentions_left: int = 0


def explain(store: Store, thing: str, *, read_source: ReadSource | None = None, most: int | None = None) -> Explanation:
    """Explain a thing given by any of its names, id or IRI.

    `most` claims in each direction, tenures, passages and mentions are read, those with the first IRIs.
    Raises: NotFoundError with the nearest names, QueryError when the name means several things.
    """
    iri = resolve(store, thing)
    reader = Reader(store, read_source)
    names = _names(store, iri, reader)
    (about, more), (with_it, with_it_more) = (reader.claims(p, iri, most=most) for p in ("subject", "object"))
    sentences = _sentences(store, iri)
    read = first(sentences, most)
    return Explanation(
        iri=iri.value,
        thing=reader.ref(iri),
        names=names[0],
        acronyms=names[1],
        keys=tuple(_keys(store, iri, reader, about, whole=not more)),
        tenures=_tenures(store, iri, reader, most),
        facts=_facts(about, with_it),
        quotations=_passages(reader, iri, "saidBy", most),
        provisions=_passages(reader, iri, "provisionOf", most),
        mentions=tuple(sorted(reader.witness(p) for p in read)),
        claims_left=more + with_it_more,
        mentions_left=len(sentences) - len(read),
    )


def _names(store: Store, iri: ox.NamedNode, reader: Reader) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = [{q.object.value for q in store.match(iri, node(p)) if isinstance(q.object, ox.Literal)} for p in _NAMING]
    others = found[0] - found[1] - {reader.ref(iri).label}
    return tuple(sorted(others)), tuple(sorted(found[1]))


def _keys(store: Store, iri: ox.NamedNode, reader: Reader, about: list[Said], *, whole: bool) -> list[tuple[str, Ref]]:
    """What identifies the thing: the plain triples of ours that no claim says.

    If not the `whole` was read, a property that any claim states is left out.
    """
    claimed = {(s.predicate, s.object.id or s.object.label) for s in about}
    claimable = frozenset() if whole else frozenset(s.predicate for s in about)
    keys = set()
    for quad in store.match(iri):
        name = local(quad.predicate)
        if not quad.predicate.value.startswith(ONTOLOGY) or name in _EVIDENCED or _inferred(store, quad):
            continue
        ref = reader.ref(quad.object)
        if (name, ref.id or ref.label) not in claimed and name not in claimable:
            keys.add((name, ref))
    return sorted(keys, key=lambda key: (key[0], key[1].label))


# Told under names, tenures and mentions.
_EVIDENCED = frozenset({"acronym", "mentions", "holder", "post", "asOf"})


def _inferred(store: Store, quad: ox.Quad) -> bool:
    return quad.graph_name == store.graph("inferred")


def _facts(about: list[Said], with_it: list[Said]) -> tuple[Fact, ...]:
    grouped: dict[tuple[str, bool, Ref], list[Said]] = defaultdict(list)
    for forward, claims in ((True, about), (False, with_it)):
        for said in claims:
            grouped[said.predicate, forward, said.object if forward else said.subject].append(said)
    order = sorted(grouped, key=lambda key: (not key[1], key[0], key[2].label, key[2].id or ""))
    return tuple(Fact(*key, tuple(sorted(grouped[key], key=lambda s: s.witnesses))) for key in order)


def _tenures(store: Store, iri: ox.NamedNode, reader: Reader, most: int | None) -> tuple[Tenure, ...]:
    """The tenures of a person, of a post, or of the posts in or for a body."""
    nodes = {q.subject for property in ("holder", "post") for q in store.match(None, kg(property), iri)}
    for property in ("postIn", "postFor"):
        for post in {q.subject for q in store.match(None, kg(property), iri)}:
            if isinstance(post, ox.NamedNode):
                nodes |= {q.subject for q in store.match(None, kg("post"), post)}
    return tuple(
        sorted(
            (_tenure(store, tenure, reader) for tenure in first(nodes, most)),
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


def _passages(reader: Reader, iri: ox.NamedNode, property: str, most: int | None) -> tuple[Passage, ...]:
    found = []
    for passage in first((q.subject for q in reader.store.match(None, kg(property), iri)), most):
        texts = {local(q.predicate): reader.ref(q.object).label for q in reader.store.match(passage)}
        words = reader.witness(passage)
        found.append(Passage(reader.ref(iri), words, texts.get("actionVerb"), texts.get("addressee")))
    return tuple(sorted(found, key=lambda passage: passage.words))


def _sentences(store: Store, iri: ox.NamedNode) -> list[ox.NamedNode]:
    mentioning = (q.subject for q in store.match(None, kg("mentions"), iri))
    start = f"{store.base}sentence/"
    return [s for s in mentioning if isinstance(s, ox.NamedNode) and s.value.startswith(start)]
