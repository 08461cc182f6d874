"""Who cites a work: each document with who gave it and when, and the words in which it does."""

from __future__ import annotations

from msgspec import Struct

from kg.rdf.explain import Explanation, Fact
from kg.rdf.names import kg
from kg.rdf.witness import Reader, Ref, Said, Witness
from kg.serve.pages.index import index
from kg.serve.snapshot import Snapshot

_GIVEN = ("deliveredBy", "issuedBy", "adoptedBy")


class Citation(Struct, frozen=True):
    """A work that cites: its kind and date where it was read, who gave it, its sentences with what they say."""

    work: Ref
    kind: str
    date: str
    givers: tuple[Ref, ...]
    words: tuple[Witness, ...]
    said: tuple[Said, ...]


def citing(snapshot: Snapshot) -> frozenset[str]:
    """The properties that say that a work cites another."""
    return index(snapshot).looks.ontology.below("cites") | {"cites"}


def citations(snapshot: Snapshot, told: Explanation) -> list[Citation]:
    """The works that cite a thing, the earliest first."""
    names, facts = citing(snapshot), dict[Ref, list[Fact]]()
    for fact in told.facts:
        if fact.predicate in names and not fact.forward:
            facts.setdefault(fact.other, []).append(fact)
    found = [_citation(snapshot, work, several) for work, several in facts.items()]
    return sorted(found, key=lambda c: (c.date or "9999", c.work.label, c.work.id or ""))


def _citation(snapshot: Snapshot, work: Ref, facts: list[Fact]) -> Citation:
    said = tuple(one for fact in facts for one in fact.said)
    words: dict[tuple[str, int, int], Witness] = {}
    for witness in sorted(w for one in said for w in one.witnesses):
        words.setdefault((witness.file, witness.begin, witness.end), witness)  # cited and recalled in one sentence
    source = index(snapshot).by_id.get(work.id or "")
    reader, subject = Reader(snapshot.store), snapshot.store.iri(work.id or "")
    givers = {reader.ref(q.object) for name in _GIVEN for q in snapshot.store.match(subject, kg(name))}
    return Citation(
        work,
        source.kind.replace("-", " ") if source else index(snapshot).kind_word(work.kind),
        source.date if source else "",
        tuple(sorted(givers)),
        tuple(words.values()),
        said,
    )
