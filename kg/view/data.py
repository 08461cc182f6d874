"""The page's data: arrays that refer to each other by number, each sentence once."""

from __future__ import annotations

from typing import Any

from kg.view.drawing import Drawing
from kg.view.facts import Fact
from kg.view.passages import Witness

# Up to so many things the page draws all; above, it opens on the most linked (vis-network drags above 2,000).
WHOLE, FIRST = 2_000, 1_500


def data(drawn: Drawing, *, title: str, of: int) -> dict[str, Any]:
    """Everything the page knows, ready for JSON; kg/view/templates/js/02-data.js reads it.

    `of` is how many things that are drawn at first the whole graph has.
    """
    reading = drawn.reading
    thing = {t.iri: n for n, t in enumerate(reading.things)}
    kind = {k.name: n for n, k in enumerate(reading.kinds)}
    sentence = {s.iri: n for n, s in enumerate(reading.sentences)}
    document = {d.iri: n for n, d in enumerate(reading.documents)}
    words, base = dict(reading.predicates), _base(drawn)
    predicate = {name: n for n, name in enumerate(words)}
    rows = zip(reading.things, drawn.lines, drawn.places, drawn.groups, strict=True)
    return {
        "format": 1,
        "title": title,
        "of": of,
        "limits": {"whole": WHOLE, "first": FIRST},
        "base": base,
        "ontology": reading.ontology,
        "kinds": [[k.name, k.label, k.plural, k.light, k.dark, k.shape, int(k.drawn)] for k in reading.kinds],
        "predicates": reading.predicates,
        "documents": [[thing.get(d.iri, -1), d.title, d.date, d.kind, d.file] for d in reading.documents],
        "things": [
            [t.id, kind[t.kind], t.label, "\n".join(lines), x, y, group, t.names, t.acronyms, t.traits]
            for t, lines, (x, y), group in rows
        ],
        "sentences": [
            [document[s.document], s.begin, s.end, s.line, s.text, [thing[m] for m in s.mentions if m in thing]]
            for s in reading.sentences
            if s.document in document
        ],
        "facts": [_fact(f, words, base, (thing, predicate, sentence)) for f in reading.facts],
        "edges": [[e.source, e.target, e.facts] for e in drawn.edges],
        "sayings": [
            [s.kind, thing[s.owner], s.text, s.verb, s.addressee, [sentence[w] for w in s.sentences]]
            for s in reading.sayings
            if s.owner in thing
        ],
    }


def _base(drawn: Drawing) -> str:
    """What all ids are relative to; empty if the graph has no common base."""
    bases = {t.iri[: -len(t.id)] for t in drawn.reading.things if t.iri.endswith(t.id)}
    return bases.pop() if len(bases) == 1 else ""


def _fact(fact: Fact, words: dict[str, str], base: str, numbers: tuple[dict[str, int], ...]) -> dict[str, Any]:
    """A fact by short names, what is usual left out; `numbers` are those of things, predicates and sentences."""
    thing, predicate, sentence = numbers
    row = {
        "s": thing.get(fact.subject, -1),
        "p": predicate[fact.predicate],
        "o": thing.get(fact.object or "", -1),
        "v": fact.value,
        "l": fact.label if fact.label != words[fact.predicate] else None,
        "m": fact.modality,
        "st": fact.status,
        "by": thing.get(fact.attributed_to or ""),
        "b": fact.begins,
        "e": fact.ends,
        "as": fact.as_of or None,
        "c": fact.confidence,
        "post": fact.post,
        "h": fact.held and fact.held.removeprefix(base),
        "d": fact.datatype,
        "via": thing.get(fact.through or ""),
        "r": fact.rules or None,
        "w": [_witness(w, sentence) for w in fact.witnesses] or None,
        "a": fact.authorities or None,
    }
    return {name: value for name, value in row.items() if value is not None}


def _witness(witness: Witness, sentence: dict[str, int]) -> list[int]:
    spans = (witness.subject, witness.trigger, witness.object)
    flat = [place for span in spans for place in (span or (-1, -1))]
    return [sentence[witness.sentence], *flat] if any(place >= 0 for place in flat) else [sentence[witness.sentence]]
