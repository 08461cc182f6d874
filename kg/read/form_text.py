"""Plain text and Markdown: the source is the file's text itself, so that spans count on the file as it lies on disk."""

from __future__ import annotations

from kg.model import Problem, RawFile
from kg.read.decode import decoded
from kg.read.forms import Reading


def read(raw: RawFile) -> tuple[Reading | None, tuple[Problem, ...]]:
    """The text of a .txt or .md file; .txt is read as Markdown too, for that is what converted PDFs are stored as."""
    result, problems = decoded(raw.id, raw.data)
    if result is None:
        return None, problems
    return Reading(result.text, result.encoding, markup=True), problems
