"""Graphs for the tests of evaluation: Turtle by hand, and the perfect graph of an annotation."""

from __future__ import annotations

import json
from typing import Any

import pyoxigraph as ox

from kg.evaluate import Comparison, Gold, Score, compare, evaluation, gold
from kg.evaluate.gold import DOCUMENT
from kg.model import FoundDocument
from kg.rdf.findings import findings

PREFIXES = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in {
        "kg": "https://w3id.org/undoc-kg/ontology#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "prov": "http://www.w3.org/ns/prov#",
        "": "https://w3id.org/undoc-kg/id/",
    }.items()
)
# `:d` is the source, `:s` its one sentence of a hundred characters.
SOURCE = """
:d a kg:Source, kg:Document ; kg:file "a.txt" ; kg:sha256 "0" ; rdfs:label "A paper"@en .
:s a kg:Sentence ; kg:inDocument :d ; kg:begin 0 ; kg:end 100 ; kg:text "..." .
"""


def read(turtle: str) -> FoundDocument:
    """The one source that a TriG text describes."""
    (document,) = findings(ox.parse(PREFIXES + SOURCE + turtle, format=ox.RdfFormat.TRIG))
    return document


def annotation(entities: list[dict[str, Any]], relations: list[dict[str, Any]] = [], **more: Any) -> Gold:  # noqa: B006
    """A gold annotation of `a.txt`; what a test does not speak of is filled in."""
    filled = [
        {"core": True, "surfaces": [], **e, "mentions": [_mention(m) for m in e.get("mentions", [{"start": 0}])]}
        for e in entities
    ]
    quoted = [{"quote": "...", "start": 0, "end": 3, **relation} for relation in relations]
    record = {"document": "a.txt", "sha256": "0", "kind": "statement", "entities": filled, "relations": quoted}
    return gold(json.dumps(record | more), "a.json")


def _mention(mention: dict[str, Any]) -> dict[str, Any]:
    return {"end": mention["start"] + 3, "text": "...", **mention}


def scores(turtle: str, gold: Gold) -> tuple[Score, Score]:
    """The counts for things and for relations."""
    result = evaluation([compare(gold, read(turtle))])
    return result.entities, result.relations


def compared(turtle: str, gold: Gold) -> Comparison:
    """All findings."""
    return compare(gold, read(turtle))


class Perfect:
    """The graph that says what an annotation says and nothing else, as lines of Turtle that a test can spoil."""

    def __init__(self, gold: Gold) -> None:
        self.gold = gold
        self.lines: dict[str, str] = {}
        for number, entity in enumerate(gold.entities):
            names = " , ".join(_literal(s) for s in entity.surfaces)
            self.lines[f"thing {entity.id}"] = f":{number} a kg:{entity.kind} ; skos:altLabel {names} ."
            self.lines[f"label {entity.id}"] = f":{number} rdfs:label {_literal(entity.name)} ."
            for key in entity.keys:
                self.lines[f"key {entity.id} {key}"] = f':{number} kg:symbol "{key}" .'
            for place, span in enumerate(entity.mentions):
                self.lines[f"mention {entity.id} {place}"] = (
                    f":m{number}-{place} a kg:Sentence ; kg:inDocument :d ; kg:begin {span.begin} ; kg:end {span.end} ;"
                    f' kg:text "..." ; kg:mentions :{number} .'
                )
        for number, relation in enumerate(gold.relations):
            self.lines[f"relation {number}"] = self._relation(number)
            assert relation.begin >= 0

    def node(self, entity: str) -> str:
        """The thing that stands for an entity."""
        return ":d" if entity == DOCUMENT else f":{[e.id for e in self.gold.entities].index(entity)}"

    def _relation(self, number: int) -> str:
        relation = self.gold.relations[number]
        subject, name = self.node(relation.subject), f":c{number}"
        evidence = (
            f":e{number} a kg:Sentence ; kg:inDocument :d ; kg:begin {relation.begin} ; kg:end {relation.begin + 3} ;"
            f' kg:text "..." . {name} kg:evidence :e{number} ; kg:rule :rule{number} .'
        )
        if relation.predicate == "said":
            return (
                f"{name} a kg:Quotation ; kg:inDocument :d ; kg:begin {relation.begin} ; kg:saidBy {subject} ;"
                f" kg:text {_literal((relation.value or '') + ' and more')} . {evidence}"
            )
        head = f"{name} a kg:Claim ; rdf:subject {subject} ; rdf:predicate kg:{relation.predicate} ; rdf:object"
        if relation.predicate == "holdsPost":
            body = f" ; kg:postIn {self.node(relation.object)}" if relation.object else ""
            post = f":p{number} a kg:Post ; kg:role :r{number}{body} . :r{number} rdfs:label {_literal(relation.title or '')} ."
            return f'{head} :p{number} ; kg:status "{relation.status}" . {post} {evidence}'
        if relation.value is None:
            return f"{head} {self.node(relation.object or '')} . {evidence}"
        first, _, last = relation.value.partition("/")
        claims = f'{head} "{first}" . {evidence}'
        if last:
            claims += (
                f' {name}-2 a kg:Claim ; rdf:subject {subject} ; rdf:predicate kg:endsOn ; rdf:object "{last}" ;'
                f" kg:evidence :e{number} ."
            )
        return claims

    def scores(self) -> tuple[Score, Score]:
        """The counts of the graph as it stands."""
        source = f':d a kg:Source, kg:Document ; kg:file {_literal(self.gold.document)} ; kg:sha256 "0" .'
        text = PREFIXES + "\n".join([source, *self.lines.values()])
        (document,) = findings(ox.parse(text, format=ox.RdfFormat.TURTLE))
        result = evaluation([compare(self.gold, document)])
        return result.entities, result.relations


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)
