"""The projection made for reading: things, facts, sentences and documents as plain values, out of any store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from msgspec import Struct

from kg.view.facts import Fact, facts
from kg.view.kinds import ASIDE, Kind, Kinds
from kg.view.labels import short
from kg.view.passages import Passages, Sentence
from kg.view.triples import Quads, Triples, local, short_id
from kg.vocabulary import Display, display


class Thing(Struct, frozen=True):
    """One thing as the reader meets it; `short` is its name on the drawing, `traits` its keyed values."""

    iri: str
    id: str
    kind: str
    label: str
    short: str
    names: tuple[str, ...]
    acronyms: tuple[str, ...]
    traits: tuple[tuple[str, str], ...]


class Source(Struct, frozen=True):
    """A document that was read (or, with no file, one that is only named)."""

    iri: str
    title: str
    date: str | None
    kind: str | None
    file: str | None


class Saying(Struct, frozen=True):
    """A quotation with its speaker, or a provision with its resolution: words that belong to a thing."""

    kind: str
    owner: str
    text: str
    verb: str | None
    addressee: str | None
    sentences: tuple[str, ...]


class Reading(Struct, frozen=True):
    """All that the page shows, in a fixed order; `predicates` are the properties used, each with its words.

    `ontology` is what their names are relative to.
    """

    things: tuple[Thing, ...]
    facts: tuple[Fact, ...]
    sentences: tuple[Sentence, ...]
    documents: tuple[Source, ...]
    sayings: tuple[Saying, ...]
    kinds: tuple[Kind, ...]
    predicates: tuple[tuple[str, str], ...]
    ontology: str


def reading(store: Quads, *, sources: Mapping[str, str] | None = None, looks: Display | None = None) -> Reading:
    """The reading of a graph.

    `sources` are the texts of the files by kg:file, for the line numbers; `looks` how the classes are drawn, if not
    as ontology/display.ttl says.
    """
    triples = Triples(store)
    kinds = Kinds(display() if looks is None else looks)
    documents = _documents(triples)
    breaks = _line_starts(documents, sources or {})
    passages = Passages(triples, breaks)
    triples.forget("mentions", "begin", "end", "inDocument")
    classes = {iri: kind for iri, types in triples.of("type") if (kind := kinds.of(types))}
    stated = facts(triples, classes, passages, kinds)
    listed = sorted(passages.sentences.values(), key=lambda s: (s.document, s.begin, s.iri))
    wanted = _wanted(stated, listed, classes)
    order = {kind.name: number for number, kind in enumerate(kinds.table)}
    things = sorted((_thing(iri, classes[iri], triples) for iri in wanted), key=lambda t: (order[t.kind], t.id))
    sayings = tuple(_sayings(triples, passages))
    used = {t.kind for t in things}
    met = {"Sentence": bool(listed), "Provision": any(s.kind == "provision" for s in sayings)}
    return Reading(
        tuple(things),
        tuple(stated),
        tuple(listed),
        tuple(documents),
        sayings,
        tuple(k for k in kinds.table if k.name in used) + tuple(k for k in kinds.passages() if met[k.name]),
        tuple(sorted({local(p): kinds.words(p) for p in triples.values("predicate")}.items())),
        kinds.ontology,
    )


def _wanted(stated: Sequence[Fact], listed: Sequence[Sentence], classes: Mapping[str, str]) -> set[str]:
    """Every thing that is drawn at first; of the others (topics, places…) those that something names."""
    named = {end for fact in stated for end in (fact.subject, fact.object) if end is not None}
    named |= {thing for sentence in listed for thing in sentence.mentions}
    return {iri for iri, kind in classes.items() if kind not in ASIDE or kind == "Document" or iri in named}


def _thing(iri: str, kind: str, triples: Triples) -> Thing:
    label = triples.one("label", iri) or triples.one("prefLabel", iri) or short_id(iri)
    acronyms = tuple(triples.all("acronym", iri))
    names = tuple(n for n in triples.all("altLabel", iri) if n != label and n not in acronyms)
    keys = ("symbol", "title", "date", "kind", "file")
    traits = tuple((key, value) for key in keys for value in triples.all(key, iri) if value != label)
    return Thing(iri, short_id(iri), kind, label, _short(iri, label, acronyms, triples), names, acronyms, traits)


def _short(iri: str, label: str, acronyms: Sequence[str], triples: Triples) -> str:
    number, session, year = (triples.one(key, iri) for key in ("number", "session", "year"))
    return short(label, acronyms, number=number, session=session, year=year)


def _documents(triples: Triples) -> list[Source]:
    found = []
    for iri, _ in sorted(triples.of("file")):
        title = triples.one("label", iri) or triples.one("file", iri) or iri
        found.append(Source(iri, title, triples.one("date", iri), triples.one("kind", iri), triples.one("file", iri)))
    return sorted(found, key=lambda d: (d.date or "9999", d.file or "", d.iri))


def _line_starts(documents: Sequence[Source], sources: Mapping[str, str]) -> dict[str, list[int]]:
    starts = {}
    for document in documents:
        text = sources.get(document.file or "")
        if text is not None:
            starts[document.iri] = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    return starts


def _sayings(triples: Triples, passages: Passages) -> list[Saying]:
    result = []
    for kind, owned in (("quotation", "saidBy"), ("provision", "provisionOf")):
        for iri, owners in sorted(triples.of(owned)):
            text = " ".join((triples.one("text", iri) or "").split())
            verb, addressee = triples.one("actionVerb", iri), triples.one("addressee", iri)
            heads = tuple(passages.heads(triples.all("evidence", iri)))
            result += [Saying(kind, owner, text, verb, addressee, heads) for owner in owners]
    return result
