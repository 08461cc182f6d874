"""Which classes are things on the page, how each is drawn, and the words of a property: all from the ontology."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from kg.view.triples import local
from kg.vocabulary import Display

# Passages and bookkeeping show in the panel of what they belong to, never as things of their own.
_NEVER = frozenset(("Role", "Tenure", "Passage", "Quotation", "Provision", "Sentence", "Claim", "Rule"))
# The passages that can be drawn all the same.
PASSAGES = ("Sentence", "Provision")
# Drawn when the reader switches them on: they join everything to everything.
ASIDE = frozenset(("Document", "Place", "Topic", "Post"))


class Kind(Struct, frozen=True):
    """One class as the reader sees it: its names, its two colours, its shape, and whether it is drawn at first."""

    name: str
    label: str
    plural: str
    light: str
    dark: str
    shape: str
    drawn: bool


class Kinds:
    """The kinds of things in the order of the legend, and the way from an rdf:type to its kind."""

    __slots__ = ("_display", "_known", "table")

    def __init__(self, display: Display) -> None:
        self._display = display
        self._known: dict[str, tuple[str, frozenset[str]] | None] = {}
        self.table = tuple(
            Kind(k.name, k.label, k.plural, k.colour, k.dark_colour, k.shape, k.name not in ASIDE)
            for k in display.looks.values()
            if k.name not in _NEVER
        )

    def passages(self) -> tuple[Kind, ...]:
        """Sentences and provisions, which the page makes things of only when the reader asks for them."""
        looks = [self._display.looks[name] for name in PASSAGES if name in self._display.looks]
        return tuple(Kind(k.name, k.label, k.plural, k.colour, k.dark_colour, k.shape, False) for k in looks)

    @property
    def ontology(self) -> str:
        """What the names of our classes and properties are relative to."""
        return self._display.ontology.prefixes["kg"]

    def of(self, types: Iterable[str]) -> str | None:
        """The kind of the most special of a thing's classes; None for what is never a thing on the page."""
        found = [kind for kind in map(self._kind, types) if kind is not None]
        special = [name for name, above in found if not any(name in other for _, other in found)]
        order = [kind.name for kind in self.table]
        return min((name for name in special if name in order), key=order.index, default=None)

    def words(self, predicate: str) -> str:
        """A property as words between two names: its label in the ontology, else its name taken apart."""
        term = self._display.ontology.find(predicate)
        return term.label if term is not None else phrase(local(predicate))

    def _kind(self, iri: str) -> tuple[str, frozenset[str]] | None:
        """The name of the look of a class and the names of all classes above that."""
        if iri not in self._known:
            ontology = self._display.ontology
            term = ontology.find(iri)
            waiting = [] if term is None else [term.name]
            name = None
            while waiting and name is None:
                nearest = waiting.pop(0)
                name = nearest if nearest in self._display.looks else None
                waiting += ontology[nearest].parents
            self._known[iri] = None if name is None else (name, ontology.above(name))
        return self._known[iri]


def phrase(name: str) -> str:
    """A name taken apart: "organizedBy" → "organized by"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
