"""The worked example (example.ttl, made by hand) as a Corpus: what a build of those documents hands to kg.rdf.emit."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox

from kg.identity import ID_BASE, ONTOLOGY
from kg.model import Claim, Corpus, Entity, Evidence, Part, RuleRecord, SourceRecord, Value

EXAMPLE = Path(__file__).with_name("example.ttl")
_KEYS = ("symbol", "number", "year", "role", "postFor", "postIn", "soleHolder", "date", "kind")


def triples() -> set[ox.Triple]:
    """The triples of the example as they stand there."""
    return {q.triple for q in ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE)}


def corpus() -> Corpus:
    """The example as the values that the text side hands on."""
    things = _things()
    of_kind = defaultdict(list)
    for id, thing in things.items():
        of_kind[thing["a"][0]].append((id, thing))
    spans = {id: (int(t["begin"][0].text), int(t["end"][0].text)) for id, t in of_kind["Sentence"]}
    return Corpus(
        sources=tuple(
            SourceRecord(
                id,
                _text(t, "file"),
                _text(t, "sha256"),
                "utf-8",
                "text/plain",
                _text(t, "kind"),
                _text(t, "label"),
                _text(t, "date"),
            )
            for id, t in of_kind["Source"]
        ),
        entities=tuple(
            _entity(id, t)
            for id, t in things.items()
            if t["a"][0] not in ("Source", "Sentence", "Claim", "Rule", "Tenure", "Entity", "") and "label" in t
        ),
        parts=tuple(
            Part(id, t["inDocument"][0], *spans[id], _text(t, "text"), tuple(t["mentions"]))
            for id, t in of_kind["Sentence"]
        ),
        claims=tuple(_claim(id, t, spans, things) for id, t in of_kind["Claim"]),
        rules=tuple(
            RuleRecord(id.split("/")[1], _text(t, "label"), _text(t, "confidence")) for id, t in of_kind["Rule"]
        ),
    )


def _things() -> dict[str, dict[str, list]]:
    things: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(EXAMPLE), format=ox.RdfFormat.TURTLE):
        name = _local(quad.predicate)
        things[_local(quad.subject)]["a" if name == "type" else name].append(_value(quad.object))
    for thing in things.values():
        thing["a"].sort(key=lambda kind: kind in ("Organization", "Document"))
        thing["a"] = thing["a"] or [""]
    return things


def _local(node: ox.NamedNode) -> str:
    if node.value.startswith(ID_BASE):
        return node.value.removeprefix(ID_BASE)
    return node.value.removeprefix(ONTOLOGY).rpartition("#")[2].rpartition("/")[2]


def _value(term: ox.NamedNode | ox.Literal) -> str | Value:
    if isinstance(term, ox.NamedNode):
        return _local(term)
    kind = term.datatype.value.rpartition("#")[2]
    return Value(term.value, kind if kind in ("date", "integer", "boolean", "decimal") else "string")


def _text(thing: dict[str, list], name: str) -> str | None:
    return thing[name][0].text if name in thing else None


def _entity(id: str, thing: dict[str, list]) -> Entity:
    # "postIn" of the example's post comes by a claim of the authority file, and stands among the plain facts
    keys = tuple((k, v) for k in _KEYS for v in thing.get(k, ()) if not (k == "postIn" and "postFor" in thing))
    names = tuple(v.text for v in thing["altLabel"])
    return Entity(id, thing["a"][0], _text(thing, "label") or "", names, tuple(v.text for v in thing["acronym"]), keys)


def _claim(id: str, thing: dict[str, list], spans: dict[str, tuple[int, int]], things: dict) -> Claim:
    evidence = []
    for part in thing["evidence"]:
        begin, end = spans[part]
        said = [v.text for v in thing["spans"] if begin <= _first(v.text) < end]
        evidence.append(Evidence(part, said[0] if said else None))
    return Claim(
        id=id,
        document=things[thing["evidence"][0]]["inDocument"][0] if thing["evidence"] else None,
        subject=thing["subject"][0],
        predicate=thing["predicate"][0],
        object=thing["object"][0],
        evidence=tuple(evidence),
        rule=thing["rule"][0].split("/")[1] if "rule" in thing else None,
        confidence=_text(thing, "confidence"),
        status=_text(thing, "status"),
        tenure=thing["tenure"][0] if "tenure" in thing else None,
        capacity=thing["capacity"][0] if "capacity" in thing else None,
        authority=thing["wasDerivedFrom"][0] if "wasDerivedFrom" in thing else None,
    )


def _first(spans: str) -> int:
    return min(int(s.split("-")[0]) for s in spans.split() if s != "-")
