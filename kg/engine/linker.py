"""What a build has of linking on a cluster: it takes in documents one by one, and links them in the end."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from kg.correct import Corrected, Correction, about, replayed
from kg.engine import leaves
from kg.engine.corpus import Corpus
from kg.engine.exchange import Exchange, Held
from kg.engine.leaves import Leaf, Rules
from kg.engine.linking import Linking
from kg.link import Forms, Linked, depths, families
from kg.link.exact import Entries
from kg.model import Authority, Extraction, Referent, Value

# Documents of a leaf: some megabytes of outlines.
LEAF = 500
_NOTHING = Referent("Thing", ())


class Linker:
    """Takes in documents one by one, in the order of their ids, and links them in the end."""

    def __init__(
        self,
        exchange: Exchange,
        authority: Authority,
        forms: Forms,
        parents: Mapping[str, Iterable[str]],
        *,
        leaf: int = LEAF,
    ) -> None:
        self._exchange, self._forms, self._size = exchange, forms, leaf
        kinds = families(parents)
        self._entries = Entries(authority, kinds, forms)
        self._kinds, self._depths = kinds, depths(parents)
        self._waiting: list[tuple[Extraction, Mapping[int, Sequence[str]]]] = []
        self._leaves: list[Held] = []
        self._firsts: list[int] = []  # the first document of each leaf
        self._documents: list[str] = []
        self._starts = array("q", [0])  # the first node of each document, and where the last ends

    def take(self, extraction: Extraction, titles: Mapping[int, Sequence[str]]) -> Extraction:
        """Takes in a document; of it remains here what the other stages of a build need: no names, few relations."""
        assert not self._documents or self._documents[-1] < extraction.document.id
        self._waiting.append((extraction, titles))
        self._documents.append(extraction.document.id)
        self._starts.append(self._starts[-1] + len(extraction.referents))
        if len(self._waiting) >= self._size:
            self._put()
        moments = (r for r in extraction.relations if isinstance(r.object, Value) and r.object.kind == "dateTime")
        referents = (_NOTHING,) * len(extraction.referents)
        return Extraction(extraction.document, (), (), referents, tuple(moments), text_of=extraction.text_of)

    def _put(self) -> None:
        first = len(self._documents) - len(self._waiting)
        self._leaves.append(self._exchange.put(Leaf(self._waiting, first, self._starts[first])))
        self._firsts.append(first)
        self._waiting = []

    def linked(self, decisions: Sequence[Correction] = ()) -> tuple[Corrected, Linked]:
        """What the decisions by hand come to, and which referents are one thing: as kg.link.entities has it."""
        if self._waiting:
            self._put()
        right, names = self._corrected(decisions)
        exchange = self._exchange
        rules = Rules(
            self._forms, self._entries, self._kinds, self._depths, exchange.parts, names, frozenset(right.dropped)
        )
        corpus = Corpus(self._documents, self._starts, self._firsts)
        return right, Linking(exchange, corpus, self._leaves, rules, right).linked()

    def _corrected(self, decisions: Sequence[Correction]) -> tuple[Corrected, Mapping[tuple[str, int], Sequence[str]]]:
        if not decisions:
            return Corrected(()), {}
        wanted = self._exchange.put(about(decisions))
        found: dict[tuple[str, str], list[tuple[str, int]]] = {}
        for (held,) in self._exchange.work(leaves.places, [(leaf, wanted) for leaf in self._leaves], fan=1):
            for key, some in self._exchange.fetch(held).items():
                found.setdefault(key, []).extend(some)
        return replayed(found, decisions)
