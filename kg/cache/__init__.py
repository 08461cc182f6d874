"""What was read of each document, kept by content: the next build reads what changed and nothing else."""

from kg.cache.codec import (
    document_of,
    document_row,
    extraction_of,
    extraction_packed,
    outline_of,
    outline_packed,
    source_of,
)
from kg.cache.log import Log
from kg.cache.texts import Texts

__all__ = [
    "Log",
    "Texts",
    "document_of",
    "document_row",
    "extraction_of",
    "extraction_packed",
    "outline_of",
    "outline_packed",
    "source_of",
]
