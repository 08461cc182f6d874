"""The ontology and the authority files, loaded once and handed on as plain values (see docs.md)."""

from __future__ import annotations

from kg.vocabulary.look import Display, Look, display
from kg.vocabulary.register import authority
from kg.vocabulary.schema import ID_CLASSES, Ontology, Term, ontology, prefixes

__all__ = [
    "ID_CLASSES",
    "Display",
    "Look",
    "Ontology",
    "Term",
    "authority",
    "display",
    "ontology",
    "prefixes",
]
