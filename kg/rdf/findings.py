"""What the graph says, document by document, as plain values: the found side of an evaluation.

Only what was read counts: names, types and keys, the claims with evidence and the quotations. What an authority file
says (claims with prov:wasDerivedFrom) and what was inferred (the graph `inferred`) is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

import pyoxigraph as ox
from msgspec.structs import replace

from kg.identity import ID_BASE, ONTOLOGY, Namespaces
from kg.model import FoundClaim, FoundDocument, FoundPassage, FoundThing, Span
from kg.rdf.names import node

# Most special first: a State is written as an Organization too, a Source as a Document.
KINDS = ("State", "Person", "Organization", "Event", "Resolution", "Instrument", "Document", "Project", "Place")
NAMES = tuple(node(n).value for n in ("rdfs:label", "skos:prefLabel", "skos:altLabel", "kg:acronym", "kg:symbol"))
LABELS = NAMES[:2]
_SPAN = re.compile(r"(\d+)-(\d+)")

Parents = Mapping[str, Iterable[str]]


def findings(
    quads: Iterable[ox.Quad], *, base: str = ID_BASE, parents: Parents | None = None
) -> tuple[FoundDocument, ...]:
    """What the quads say of each source, ordered by file.

    `parents` maps the name of a class to those of its superclasses, for classes that only a user's ontology knows.
    """
    return tuple(_Reader(quads, base, parents or {}).documents())


class _Reader:
    """The asserted quads, by subject and property."""

    def __init__(self, quads: Iterable[ox.Quad], base: str, parents: Parents) -> None:
        inferred = ox.NamedNode(Namespaces(base).iri("graph/inferred"))
        self._base = Namespaces(base)
        self._parents = parents
        self._values: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if quad.graph_name != inferred and not isinstance(quad.subject, ox.Triple):
                value = quad.object if isinstance(quad.object, ox.Triple) else quad.object.value
                if isinstance(value, str):
                    self._values[quad.subject.value][quad.predicate.value].append(value)
        self._claims = self._of_class("Claim")
        self._derived = self._authority_facts()

    def _get(self, subject: str, name: str) -> list[str]:
        """The values of a property, in order; each once, whatever graph it stands in."""
        record = self._values.get(subject)
        iri = node(name if ":" in name else f"kg:{name}").value
        return sorted(set(record.get(iri, ()))) if record else []

    def _one(self, subject: str, name: str) -> str | None:
        return next(iter(self._get(subject, name)), None)

    def _of_class(self, name: str) -> list[str]:
        iri, type_ = ONTOLOGY + name, node("rdf:type").value
        return sorted(s for s, record in self._values.items() if iri in record.get(type_, ()))

    def _authority_facts(self) -> set[tuple[str, str, str]]:
        """What only an authority file says: its claims less those of documents."""
        facts: dict[bool, set[tuple[str, str, str]]] = {True: set(), False: set()}
        for claim in self._claims:
            ends = [self._one(claim, f"rdf:{end}") for end in ("subject", "predicate", "object")]
            facts[bool(self._get(claim, "prov:wasDerivedFrom"))].add((ends[0] or "", ends[1] or "", ends[2] or ""))
        return facts[True] - facts[False]

    def documents(self) -> Iterator[FoundDocument]:
        passages: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for kind in ("Sentence", "Quotation"):
            for passage in self._of_class(kind):
                passages[self._one(passage, "inDocument") or ""][kind].append(passage)
        claims = self._claims_by_document()
        holders: dict[tuple[str, str], set[str]] = defaultdict(set)
        for document, listed in claims.items():
            for claim in listed:
                holders[self._ends(claim)].add(document)
        sources = sorted(self._of_class("Source"), key=lambda s: (self._one(s, "file") or "", s))
        for source in sources:
            found = [self._claim(c, len(holders[self._ends(c)]) > 1) for c in claims[source]]
            found = _with_date_pairs(found)
            quotations = [self._quotation(q) for q in passages[source]["Quotation"]]
            found = sorted([*found, *quotations], key=lambda c: (c.begin, c.id))
            yield FoundDocument(
                file=self._one(source, "file") or "",
                sha256=self._one(source, "sha256") or "",
                selves=tuple(self._id(s) for s in (source, *self._get(source, "textOf"))),
                things=self._things(source, passages[source]["Sentence"], claims[source], found),
                claims=tuple(found),
                passages=tuple(sorted(self._passage(s) for s in passages[source]["Sentence"])),
            )

    def _passage(self, sentence: str) -> FoundPassage:
        begin, end = (int(self._one(sentence, edge) or 0) for edge in ("begin", "end"))
        return FoundPassage(begin, end, self._one(sentence, "text") or "")

    def _claims_by_document(self) -> dict[str, list[str]]:
        claims: dict[str, list[str]] = defaultdict(list)
        for claim in self._claims:
            for sentence in self._get(claim, "evidence")[:1]:
                claims[self._one(sentence, "inDocument") or ""].append(claim)
        return claims

    def _ends(self, claim: str) -> tuple[str, str]:
        return (self._one(claim, "rdf:subject") or "", self._one(claim, "rdf:object") or "")

    def _claim(self, claim: str, shared: bool) -> FoundClaim:
        subject, value = self._ends(claim)
        predicate = (self._one(claim, "rdf:predicate") or "").removeprefix(ONTOLOGY)
        thing = value in self._values and self._get(value, "rdf:type")
        is_post = predicate == "holdsPost"
        return FoundClaim(
            id=self._id(claim),
            subject=self._id(subject),
            predicate=predicate,
            object=self._id(value) if thing and not is_post else None,
            value=None if thing else value,
            begin=self._begin(claim),
            titles=self._titles(value) if is_post else (),
            bodies=self._bodies(value) if is_post else (),
            shared=shared,
            status=self._one(claim, "status"),
            rules=tuple(self._id(rule).removeprefix("rule/") for rule in self._get(claim, "rule")),
        )

    def _titles(self, post: str) -> tuple[str, ...]:
        labels = (label for role in self._get(post, "role") for name in LABELS for label in self._values[role][name])
        return tuple(sorted(set(labels)))

    def _bodies(self, post: str) -> tuple[str, ...]:
        """What the post is in or for, as documents say it."""
        return tuple(
            self._id(body)
            for name in ("postFor", "postIn")
            for body in self._get(post, name)
            if (post, ONTOLOGY + name, body) not in self._derived
        )

    def _quotation(self, quotation: str) -> FoundClaim:
        return FoundClaim(
            id=self._id(quotation),
            subject=self._id(self._one(quotation, "saidBy") or ""),
            predicate="said",
            object=None,
            value=self._one(quotation, "text"),
            begin=int(self._one(quotation, "begin") or 0),
            rules=tuple(self._id(rule).removeprefix("rule/") for rule in self._get(quotation, "rule")),
        )

    def _begin(self, claim: str) -> int:
        return min(int(self._one(s, "begin") or 0) for s in self._get(claim, "evidence"))

    def _things(
        self, source: str, sentences: Iterable[str], claims: Iterable[str], found: Iterable[FoundClaim]
    ) -> tuple[FoundThing, ...]:
        """What the source mentions, and the ends of its claims."""
        places: dict[str, set[Span]] = defaultdict(set)
        for sentence in sentences:
            for thing in self._get(sentence, "mentions"):
                places[thing].add(self._place(sentence, thing))
        for claim in claims:
            for thing, span in self._claim_places(claim):
                if thing in places:
                    places[thing].add(span)
        ends = {end for c in found for end in (c.subject, c.object, *c.bodies) if end is not None}
        mentioned = {self._id(thing): sorted(spans) for thing, spans in places.items() if thing != source}
        return tuple(self._thing(id, tuple(mentioned.get(id, ()))) for id in sorted({*mentioned, *ends}))

    def _place(self, sentence: str, thing: str) -> Span:
        """Where in the sentence the thing is named; the whole sentence where none of its names stands in it."""
        begin, text = int(self._one(sentence, "begin") or 0), self._one(sentence, "text") or ""
        names = sorted({n for name in NAMES for n in self._values[thing][name]}, key=len, reverse=True)
        for name in names:
            if (found := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)) is not None:
                return Span(begin + found.start(), begin + found.end())
        return Span(begin, begin + len(text))

    def _claim_places(self, claim: str) -> Iterator[tuple[str, Span]]:
        """The spans in which a claim's subject and object stand, of those that are said."""
        subject, object_ = self._ends(claim)
        for spans in self._get(claim, "spans"):
            parts = spans.split()
            for thing, part in ((subject, parts[0]), (object_, parts[-1])):
                if (found := _SPAN.fullmatch(part)) is not None:
                    yield thing, Span(int(found[1]), int(found[2]))

    def _thing(self, id: str, places: tuple[Span, ...]) -> FoundThing:
        iri = self._base.iri(id) if self._base.iri(id) in self._values else id
        kind = self._kind(iri)
        names = tuple(dict.fromkeys(n for name in NAMES for n in sorted(self._values[iri][name])))
        return FoundThing(id, kind, names, places, self._keys(iri) if kind == "Resolution" else ())

    def _kind(self, iri: str) -> str:
        """The kind of the gold that the most special asserted class belongs to, "" for other classes."""
        classes = {c.removeprefix(ONTOLOGY) for c in self._get(iri, "rdf:type")}
        reached: set[str] = set()
        while classes:
            reached |= classes
            classes = {parent for c in classes for parent in self._parents.get(c, ())} - reached
        return next((kind for kind in KINDS if kind in reached), "")

    def _keys(self, iri: str) -> tuple[str, ...]:
        """A resolution's "number (year)", "number (session)" or "session/number"."""
        number, year, session = (self._one(iri, name) for name in ("number", "year", "session"))
        if number is None:
            return ()
        keys = [f"{number} ({year})"] if year else []
        if session:
            keys.append(f"{number} ({session})" if session.isalpha() else f"{session}/{number}")
        return tuple(keys)

    def _id(self, iri: str) -> str:
        return self._base.id(iri) or iri


def _with_date_pairs(claims: list[FoundClaim]) -> list[FoundClaim]:
    """Claims where heldOn and the endsOn that follows it, of one event, are one value "first/last"."""
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim in claims:
        if claim.predicate in ("heldOn", "endsOn") and claim.value is not None:
            days[claim.subject].append((claim.value, claim.predicate))
    ends = {
        (subject, first): last
        for subject, listed in days.items()
        for (first, a), (last, b) in pairwise(sorted(listed, key=lambda day: (day[0], day[1] == "endsOn")))
        if (a, b) == ("heldOn", "endsOn")
    }
    return [_until(c, ends.get((c.subject, c.value or ""))) for c in claims if c.predicate != "endsOn"]


def _until(claim: FoundClaim, last: str | None) -> FoundClaim:
    if claim.predicate != "heldOn" or last is None:
        return claim
    return replace(claim, value=f"{claim.value}/{last}")
