"""The one bridge from the text side to RDF: a corpus as quads, laid out in named graphs.

`things` holds types, names and keys; `document/NAME` a source's passages and claims; `authority/FILE` the claims of
an authority file. What follows from claims (`facts`) and from the ontology (`inferred`) is projected, not emitted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.identity import ID_BASE, datatype
from kg.model import (
    Authority,
    AuthorityEntry,
    Claim,
    Corpus,
    Entity,
    Part,
    Provision,
    Quotation,
    RuleRecord,
    SourceRecord,
    Value,
)
from kg.rdf.names import kg, node, subclasses, term
from kg.rdf.project import document_facts, placed, tenure_facts
from kg.rdf.store import sorted_lines
from kg.rdf.subjects import SCHEMES, Named, Scheme, Stated, Thing, authority_id, rule_id, subjects

# Claims of tenures that are looked at together: some 10 MB.
_TOGETHER = 2_000
# Nodes that are kept to be used again: things recur, but what has a number in a document does not.
_NODES = 20_000

Node = ox.NamedNode | ox.Literal


def dataset(corpus: Corpus, authority: Authority, *, base: str = ID_BASE) -> Iterator[ox.Quad]:
    """The quads of a corpus: Shape: things, then each claim and passage in its own graph; every quad once.

    Raises: KgError for text that RDF cannot hold (lone surrogates) or an id that makes no IRI.
    """
    emitter = Emitter(base)
    stated = {
        (c.subject, c.predicate, c.object) for c in corpus.claims if c.modality is None and c.status != "designate"
    }
    yield from emitter.things(corpus, authority, stated=stated, ends=())
    precision = {rule.name: rule.confidence for rule in corpus.rules}
    yield from emitter.said(corpus.parts, corpus.claims, corpus.quotations, corpus.provisions, precision=precision)


class Emitter:
    """Configuration of one emission: the base IRI, and the nodes made so far."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._nodes: dict[str, ox.NamedNode] = {}
        self._literal = {
            kind: partial(ox.Literal, datatype=node(f"xsd:{kind}"))
            for kind in ("integer", "decimal", "boolean", "date", "gYearMonth", "gYear", "dateTime")
        }

    # -- terms

    def iri(self, id: str) -> ox.NamedNode:
        """The node of an id; an IRI from elsewhere stays as it is."""
        known = self._nodes.get(id)
        if known is None:
            try:
                known = ox.NamedNode(id if _foreign(id) else self._base + id)
            except ValueError as error:
                raise KgError(f"no IRI can be made of the id {id!r}: {error}") from error
            if len(self._nodes) >= _NODES:
                self._nodes.clear()
            self._nodes[id] = known
        return known

    def graph(self, name: str) -> ox.NamedNode:
        """The node of a named graph ("things", "document/002")."""
        return self.iri(f"graph/{name}")

    def text(self, value: str, language: str | None = None) -> ox.Literal:
        """A string as literal."""
        try:
            return ox.Literal(value, language=language)
        except ValueError as error:
            raise KgError(f"no literal can be made of {value[:60]!r}: {error}") from error

    def value(self, value: str | Value, *, property: str = "") -> Node:
        """An id as node, a value as literal of its datatype; titles are in English."""
        if isinstance(value, str):
            return self.iri(value)
        make = self._literal.get(datatype(value))
        if make is not None:
            return make(value.text)
        return self.text(value.text, "en" if property in _IN_ENGLISH else None)

    def date(self, text: str) -> ox.Literal:
        """A date, month or year as literal."""
        return self._literal[datatype(Value(text, "date"))](text)

    def integer(self, number: int) -> ox.Literal:
        """An offset as xsd:integer."""
        return self._literal["integer"](str(number))

    # -- things

    def things(
        self, corpus: Corpus, authority: Authority, *, stated: Collection[Stated], ends: Iterable[str]
    ) -> Iterator[ox.Quad]:
        """Types, names and keys: of sources, entities, what the authority files tell of things named, rules.

        `stated` are the facts that claims state, `ends` the ids that claims lead to or from.
        """
        for piece in subjects(corpus, authority, stated=stated, ends=ends).values():
            yield from self.of_subject(piece)

    def of_subject(self, told: Iterable[Thing]) -> Iterator[ox.Quad]:
        """What is told of one id in the graph of things, every quad once."""
        seen: set[tuple[ox.NamedNode, ox.NamedNode, Node]] = set()
        graph = self.graph("things")
        for triple in (triple for one in told for triple in self._thing(one)):
            if triple not in seen:
                seen.add(triple)
                yield ox.Quad(*triple, graph)

    def tenures(self, tenures: Mapping[str, tuple[str, str]]) -> Iterator[ox.Quad]:
        """The tenure that each claim states: claim id → tenure and source."""
        for claim, (tenure, source) in tenures.items():
            yield ox.Quad(self.iri(claim), kg("tenure"), self.iri(tenure), self.graph(source))

    def lines(self, *said: Any) -> tuple[bytes, bytes]:
        """Passages and claims of a document (see `said`), and its facts, each as sorted lines of N-Quads."""
        store = ox.Store()
        store.extend(self.said(*said))
        facts = ox.serialize(placed(document_facts(store), self.graph("facts")), format=ox.RdfFormat.N_QUADS)
        return sorted_lines(store.dump(format=ox.RdfFormat.N_QUADS) or b""), sorted_lines(facts or b"")

    def terms(self, stated: Iterable[tuple[Claim, str | None]]) -> Iterator[ox.Quad]:
        """The tenures that these claims state, each claim with the date of its document; those of a tenure in a row."""
        for some in _whole_tenures(stated):
            store = ox.Store()
            store.extend(quad for claim, date in _differing(some) for quad in self._dated(claim, date))
            yield from placed(tenure_facts(store), self.graph("facts"))

    def _dated(self, claim: Claim, date: str | None) -> Iterator[ox.Quad]:
        """Of a claim what the rules of tenures ask for, and what leads from it to the date of its document."""
        subject, source = self.iri(claim.id), self.iri(claim.document or "")
        graph, things = self.graph(claim.document or ""), self.graph("things")
        yield ox.Quad(subject, kg("tenure"), self.iri(claim.tenure or ""), graph)
        yield ox.Quad(subject, node("rdf:subject"), self.iri(claim.subject), graph)
        yield ox.Quad(subject, node("rdf:object"), self.value(claim.object, property=claim.predicate), graph)
        yield from self._states(subject, claim, graph)
        if date is not None:
            for one in claim.evidence:
                yield ox.Quad(subject, kg("evidence"), self.iri(one.part), graph)
                yield ox.Quad(self.iri(one.part), kg("inDocument"), source, things)
            yield ox.Quad(source, kg("date"), self.date(date), things)

    def _thing(self, told: Thing) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Node]]:
        if isinstance(told, SourceRecord):
            yield from self._source(told)
        elif isinstance(told, Named):
            yield from self._entity(told.entity, named=told.by_label)
        elif isinstance(told, RuleRecord):
            subject = self.iri(rule_id(told.name))
            yield subject, node("rdf:type"), kg("Rule")
            yield subject, node("rdfs:label"), self.text(told.label, "en")
            if told.confidence is not None:
                yield subject, kg("confidence"), self._literal["decimal"](told.confidence)
        elif isinstance(told, Scheme):
            yield self.iri(told.id), node("rdf:type"), node("skos:ConceptScheme")
            yield from self._names(self.iri(told.id), told.label)
        else:
            yield self.iri(told.id), node("rdf:type"), node("prov:Entity")
            yield self.iri(told.id), node("rdfs:label"), self.text(told.path, "en")

    def _source(self, source: SourceRecord) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Node]]:
        subject = self.iri(source.id)
        yield subject, node("rdf:type"), kg("Source")
        yield subject, node("rdf:type"), kg("Document")
        yield from self._names(subject, source.title)
        yield subject, kg("file"), self.text(source.file)
        yield subject, kg("sha256"), self.text(source.sha256)
        yield subject, kg("encoding"), self.text(source.encoding)
        yield subject, kg("kind"), self.text(source.kind)
        if source.date is not None:
            yield subject, kg("date"), self.date(source.date)
        if source.text_of is not None:
            yield subject, kg("textOf"), self.iri(source.text_of)
        for property, text in (("mediaType", source.media), ("origin", source.origin), ("licence", source.licence)):
            if text:
                yield subject, kg(property), self.text(text)

    def _names(self, subject: ox.NamedNode, label: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Node]]:
        literal = self.text(label, "en")
        yield subject, node("rdfs:label"), literal
        yield subject, node("skos:prefLabel"), literal

    def _entity(
        self, entity: Entity | AuthorityEntry, *, named: bool
    ) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, Node]]:
        subject = self.iri(entity.id)
        yield subject, node("rdf:type"), term(entity.kind)
        if entity.kind in subclasses("Organization"):
            yield subject, node("rdf:type"), kg("Organization")
        if named:
            yield from self._names(subject, entity.label)
        for name in sorted({*entity.names} - {entity.label}):
            yield subject, node("skos:altLabel"), self.text(name, "en")
        for acronym in sorted(set(entity.acronyms)):
            yield subject, kg("acronym"), self.text(acronym)
        for property, value in entity.attributes:
            yield subject, term(property), self.value(value, property=property)
        if entity.kind in SCHEMES:
            yield subject, node("skos:inScheme"), self.iri(SCHEMES[entity.kind].id)

    # -- what documents and authority files say

    def said(
        self,
        parts: Iterable[Part],
        claims: Iterable[Claim],
        quotations: Iterable[Quotation] = (),
        provisions: Iterable[Provision] = (),
        *,
        precision: Mapping[str, str | None] | None = None,
    ) -> Iterator[ox.Quad]:
        """Passages and claims, each in the graph of its document or authority file.

        `precision` are the rules' confidences: a claim of the same has none of its own.
        """
        for part in parts:
            yield from self._part(part)
        for claim in claims:
            yield from self._claim(claim, precision or {})
        for quotation in quotations:
            yield from self._quotation(quotation)
        for provision in provisions:
            yield from self._provision(provision)

    def _passage(self, passage: Part | Quotation | Provision, kind: str) -> Iterator[ox.Quad]:
        subject, graph = self.iri(passage.id), self.graph(passage.document)
        yield ox.Quad(subject, node("rdf:type"), kg(kind), graph)
        yield ox.Quad(subject, kg("inDocument"), self.iri(passage.document), graph)
        yield ox.Quad(subject, kg("begin"), self.integer(passage.begin), graph)
        yield ox.Quad(subject, kg("end"), self.integer(passage.end), graph)
        yield ox.Quad(subject, kg("text"), self.text(passage.text), graph)

    def _part(self, part: Part) -> Iterator[ox.Quad]:
        yield from self._passage(part, "Sentence")
        subject, graph = self.iri(part.id), self.graph(part.document)
        for mentioned in dict.fromkeys(part.mentions):
            yield ox.Quad(subject, kg("mentions"), self.iri(mentioned), graph)
        if part.continued_by is not None:
            yield ox.Quad(subject, kg("continuedBy"), self.iri(part.continued_by), graph)

    def _quotation(self, quotation: Quotation) -> Iterator[ox.Quad]:
        yield from self._passage(quotation, "Quotation")
        subject, graph = self.iri(quotation.id), self.graph(quotation.document)
        yield ox.Quad(subject, kg("saidBy"), self.iri(quotation.said_by), graph)
        yield from self._evidence(subject, quotation.evidence, quotation.rule, graph)

    def _provision(self, provision: Provision) -> Iterator[ox.Quad]:
        yield from self._passage(provision, "Provision")
        subject, graph = self.iri(provision.id), self.graph(provision.document)
        yield ox.Quad(subject, kg("provisionOf"), self.iri(provision.provision_of), graph)
        yield ox.Quad(subject, kg("actionVerb"), self.text(provision.action_verb), graph)
        if provision.addressee:
            yield ox.Quad(subject, kg("addressee"), self.text(provision.addressee), graph)
        if provision.number:
            yield ox.Quad(subject, kg("paragraph"), self.text(provision.number), graph)
        yield from self._evidence(subject, provision.evidence, provision.rule, graph)

    def _evidence(
        self, subject: ox.NamedNode, parts: Iterable[str], rule: str | None, graph: ox.NamedNode
    ) -> Iterator[ox.Quad]:
        for part in dict.fromkeys(parts):
            yield ox.Quad(subject, kg("evidence"), self.iri(part), graph)
        if rule is not None:
            yield ox.Quad(subject, kg("rule"), self.iri(rule_id(rule)), graph)

    def _claim(self, claim: Claim, precision: Mapping[str, str | None]) -> Iterator[ox.Quad]:
        graph = self.graph(authority_id(claim.authority) if claim.authority else claim.document or "")
        subject = self.iri(claim.id)
        yield ox.Quad(subject, node("rdf:type"), kg("Claim"), graph)
        yield ox.Quad(subject, node("rdf:subject"), self.iri(claim.subject), graph)
        yield ox.Quad(subject, node("rdf:predicate"), term(claim.predicate), graph)
        yield ox.Quad(subject, node("rdf:object"), self.value(claim.object, property=claim.predicate), graph)
        yield from self._evidence(subject, (e.part for e in claim.evidence), claim.rule, graph)
        for spans in dict.fromkeys(e.spans for e in claim.evidence if e.spans is not None):
            yield ox.Quad(subject, kg("spans"), self.text(spans), graph)
        if claim.confidence is not None and claim.confidence != precision.get(claim.rule or ""):
            yield ox.Quad(subject, kg("confidence"), self._literal["decimal"](claim.confidence), graph)
        yield from self._states(subject, claim, graph)
        for paragraph in claim.paragraphs.split(", ") if claim.paragraphs else ():
            yield ox.Quad(subject, kg("paragraph"), self.text(paragraph), graph)
        for property, id in (
            ("attributedTo", claim.attributed_to),
            ("tenure", claim.tenure),
            ("capacity", claim.capacity),
        ):
            if id is not None:
                yield ox.Quad(subject, kg(property), self.iri(id), graph)
        if claim.authority is not None:
            yield ox.Quad(subject, node("prov:wasDerivedFrom"), self.iri(authority_id(claim.authority)), graph)

    def _states(self, subject: ox.NamedNode, claim: Claim, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """How a claim is meant, and of which time."""
        for property, text in (("modality", claim.modality), ("status", claim.status)):
            if text is not None:
                yield ox.Quad(subject, kg(property), self.text(text), graph)
        for property, date in (("startsOn", claim.starts_on), ("endsOn", claim.ends_on)):
            if date is not None:
                yield ox.Quad(subject, kg(property), self.date(date), graph)


def _whole_tenures(stated: Iterable[tuple[Claim, str | None]]) -> Iterator[list[tuple[Claim, str | None]]]:
    """Claims in pieces, none of which cuts a tenure."""
    piece: list[tuple[Claim, str | None]] = []
    for one in stated:
        if len(piece) >= _TOGETHER and one[0].tenure != piece[-1][0].tenure:
            yield piece
            piece = []
        piece.append(one)
    if piece:
        yield piece


def _differing(stated: Iterable[tuple[Claim, str | None]]) -> Iterable[tuple[Claim, str | None]]:
    """Claims without those that tell of a tenure what another does, on the same day: a president's are thousands."""
    told = {
        (c.tenure, c.subject, c.object, c.modality, c.status, c.starts_on, c.ends_on, date): (c, date)
        for c, date in stated
    }
    return told.values()


_IN_ENGLISH = frozenset({"title", "definition"})


def _foreign(id: str) -> bool:
    """Whether an id is a whole IRI: has a scheme before the first slash."""
    scheme, found, _ = id.partition("://")
    return bool(found) and "/" not in scheme
