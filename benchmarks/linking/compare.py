"""How well a graph of generated documents tells things apart: B³ of every name in them.

A name of the truth is found where the sentence in which it stands mentions a thing of its kind under that name. B³ then
compares, for each name that was found, the names that the graph gives the same thing with those that truly mean the
same (Source: Bagga and Baldwin 1998). How many were found at all is told beside it: that is reading, not linking.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.rdf.names import query_prefixes
from kg.rdf.store import Store

# The kinds that are compared, and the classes of the graph's ids that they may be.
KINDS = {"person": ("person",), "body": ("organization",), "event": ("event",)}

_MENTIONS = """
SELECT ?file ?begin ?end ?thing WHERE {
  ?sentence a kg:Sentence ; kg:inDocument/kg:file ?file ; kg:begin ?begin ; kg:end ?end ; kg:mentions ?thing
}"""
_NAMES = "SELECT ?thing ?name WHERE { ?thing rdfs:label|skos:altLabel|kg:acronym|kg:title ?name }"


@dataclass(frozen=True, slots=True)
class Score:
    """B³ of one kind: names told and found, how many things they truly are and were taken for, precision, recall."""

    names: int
    found: int
    things: int
    taken: int
    precision: float
    recall: float


class Linked:
    """What a graph says: which things each sentence mentions, and their names."""

    def __init__(self, store: Store) -> None:
        prefixes = query_prefixes(store.base)

        def rows(text: str) -> Iterator[list[str]]:
            for row in store.ox.query(text, prefixes=prefixes, use_default_graph_as_union=True):  # type: ignore[union-attr]
                yield [term.value for term in row]

        classes = {name: kind for kind, names in KINDS.items() for name in names}
        numbers: dict[str, int] = {}
        self.ids: list[str] = []
        self._names: list[set[str]] = []
        self._sentences: dict[str, dict[tuple[int, int], list[int]]] = defaultdict(lambda: defaultdict(list))
        for file, begin, end, iri in rows(_MENTIONS):
            id = iri.removeprefix(store.base)
            if id.partition("/")[0] in classes:
                if id not in numbers:
                    numbers[id] = len(self.ids)
                    self.ids.append(id)
                    self._names.append(set())
                self._sentences[file][int(begin), int(end)].append(numbers[id])
        self._kinds = [classes[id.partition("/")[0]] for id in self.ids]
        for iri, name in rows(_NAMES):
            number = numbers.get(iri.removeprefix(store.base))
            if number is not None:
                self._names[number].add(_folded(name))

    def thing(self, kind: str, name: str, sentences: Iterable[int]) -> int | None:
        """That of some things which is of this kind and bears this name, in full or as its last word."""
        wanted = _folded(name)
        there = [number for number in sentences if self._kinds[number] == kind]
        exact = [number for number in there if wanted in self._names[number]]
        if kind == "person" and not exact:
            exact = [n for n in there if any(one.endswith(f" {wanted}") for one in self._names[n])]
        if kind == "event" and not exact:  # "the workshop on “TITLE”" is known by its title
            exact = [n for n in there if any(one and one in wanted for one in self._names[n])]
        return exact[0] if len(exact) == 1 else None

    def sentences(self, file: str) -> list[tuple[int, int, list[int]]]:
        """The sentences of a document with the things that each mentions, in order."""
        return sorted((begin, end, things) for (begin, end), things in self._sentences.get(file, {}).items())


def scores(truth: Path, documents: Path, linked: Linked) -> dict[str, Score]:
    """B³ by kind; `truth` is what corpus.telling.write wrote, `documents` the folder of the texts."""
    told: Counter[str] = Counter()
    pairs: dict[str, list[tuple[str, int]]] = {kind: [] for kind in KINDS}
    with truth.open(encoding="utf-8") as lines:
        for line in lines:
            document = json.loads(line)
            text = (documents / document["file"]).read_bytes().decode()
            sentences = linked.sentences(document["file"])
            begins = [begin for begin, _, _ in sentences]
            for begin, end, id in document["names"]:
                kind = id.partition("/")[0]
                if kind in KINDS:
                    told[kind] += 1
                    at = bisect_right(begins, begin) - 1
                    if at >= 0 and end <= sentences[at][1]:
                        thing = linked.thing(kind, text[begin:end], sentences[at][2])
                        if thing is not None:
                            pairs[kind].append((id, thing))
    return {kind: cubed(found, told[kind]) for kind, found in pairs.items()}


def cubed(pairs: list[tuple[str, int]], told: int) -> Score:
    """B³ of (truth, what it was taken for), a pair for each name that was found.

    >>> cubed([("a", 1), ("a", 1), ("b", 1), ("b", 2)], 5)
    Score(names=5, found=4, things=2, taken=2, precision=0.6666666666666666, recall=0.75)
    """
    both = Counter(pairs)
    true, taken = Counter(id for id, _ in pairs), Counter(thing for _, thing in pairs)
    many = max(len(pairs), 1)
    precision = sum(n * n / taken[thing] for (_, thing), n in both.items()) / many
    recall = sum(n * n / true[id] for (id, _), n in both.items()) / many
    return Score(told, len(pairs), len(true), len(taken), precision, recall)


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("“", "").replace("”", "").split())
