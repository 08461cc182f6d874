"""The strongest part of a graph that is too large for one page: its most linked things and what is said of them."""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from kg.view.facts import Fact
from kg.view.reading import Reading

# What one page holds: with so many things it still opens, in WebGL, and moves.
MOST = 50_000


def count_drawn(reading: Reading) -> int:
    """How many things of a reading are drawn at first."""
    kinds = {kind.name for kind in reading.kinds if kind.drawn}
    return sum(thing.kind in kinds for thing in reading.things)


def strongest(reading: Reading, *, most: int = MOST) -> Reading:
    """The reading itself, or of a larger one its `most` most linked things.

    Kept are all facts among these, the documents, topics, places and posts that such a fact leads to, and the sentences
    that say one.
    """
    if count_drawn(reading) <= most:
        return reading
    kept = _most_linked(reading, most)
    aside = {thing.iri for thing in reading.things} - _drawn(reading)
    facts = tuple(fact for fact in reading.facts if _stays(fact, kept, aside))
    sayings = tuple(saying for saying in reading.sayings if saying.owner in kept)
    kept |= {end for fact in facts for end in (fact.subject, fact.object) if end in aside}
    said = {witness.sentence for fact in facts for witness in fact.witnesses}
    said |= {sentence for saying in sayings for sentence in saying.sentences}
    sentences = tuple(sentence for sentence in reading.sentences if sentence.iri in said)
    kept |= {sentence.document for sentence in sentences}
    return replace(
        reading,
        things=tuple(thing for thing in reading.things if thing.iri in kept),
        facts=facts,
        sentences=sentences,
        documents=tuple(document for document in reading.documents if document.iri in kept),
        sayings=sayings,
    )


def _drawn(reading: Reading) -> set[str]:
    kinds = {kind.name for kind in reading.kinds if kind.drawn}
    return {thing.iri for thing in reading.things if thing.kind in kinds}


def _most_linked(reading: Reading, most: int) -> set[str]:
    """The things with the most neighbours; of those that have equally many, those named more often."""
    things = _drawn(reading)
    pairs = {
        (min(f.subject, f.object), max(f.subject, f.object))
        for f in reading.facts
        if f.object in things and f.subject in things and f.object != f.subject
    }
    links = Counter(end for pair in pairs for end in pair)
    named = Counter(thing for sentence in reading.sentences for thing in sentence.mentions)
    return set(sorted(things, key=lambda iri: (-links[iri], -named[iri], iri))[:most])


def _stays(fact: Fact, kept: set[str], aside: set[str]) -> bool:
    """Whether a fact joins what is kept to each other, to a value, or to something that is not drawn at first."""
    if fact.subject not in kept and fact.object not in kept:
        return False
    return all(end in kept or end in aside for end in (fact.subject, fact.object) if end is not None)
