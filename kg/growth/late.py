"""What the large files need of a graph that was brought to the present by its notes: told when they are made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.adding import Notes
from kg.cache import document_of
from kg.model import Document
from kg.record import Edited, Link, record_text


def late_record(notes: Notes, edited: Edited) -> tuple[str, dict[str, str]]:
    """The text of build.json, and the key of each source in the log."""
    heads = sorted(notes.every("head"))
    return record_text(edited, _documents(heads), _links(notes)), {id: head[0] for id, head in heads}


def _documents(heads: list[tuple[str, Any]]) -> Iterator[Document]:
    return (document_of(head[1]) for _, head in heads if head[1] is not None)


def _links(notes: Notes) -> Iterator[Link]:
    for left, _, right, _, score, why, label in notes.get("", "links"):
        if (thing := notes.get("thing", label)) is not None:
            yield thing["row"][0], left, right, score, why
