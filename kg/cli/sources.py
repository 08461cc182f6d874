"""Where the sources of a graph lie, and their texts: for `file:line` and for verifying."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.errors import InputError

RECORD = "sources.json"


def source_paths(graph: Path, sources: Path | None) -> Callable[[str], Path]:
    """Leads from a source's name in the graph to its path.

    With `sources` it is the name within that folder; else the one that the build noted beside the graph (that note,
    sources.json, names places of this machine, and is the one file of the output that may differ elsewhere).
    """
    if sources is not None:
        return lambda file: sources / file if sources.is_dir() else sources
    roots = _noted(graph)
    return lambda file: Path(roots[file]) if file in roots else graph.parent / file


def _noted(graph: Path) -> dict[str, str]:
    folder = graph if graph.is_dir() else graph.parent
    try:
        noted: Any = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return {str(file): str(folder / path) for file, path in noted["roots"].items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise InputError(f"{folder / RECORD}: is broken, build again or name the sources ({error})") from None


def source_text(graph: Path, sources: Path | None = None) -> Callable[[str], str]:
    """Reads the text of a source in which the graph's offsets count; the function raises OSError where it is gone."""
    path_of = source_paths(graph, sources)

    def text(file: str) -> str:
        from kg.model import RawFile
        from kg.read.forms import form

        path = path_of(file)
        raw = RawFile(file, path.as_posix(), path.read_bytes())
        kind = form(raw)
        reading = None if kind is None else kind.reader()(raw)[0]
        if reading is None:
            raise OSError(f"{path}: holds no text any more")
        return reading.source

    return text


def source_digest(graph: Path, sources: Path | None = None) -> Callable[[str], str]:
    """The SHA-256 of a source's bytes as they are now; the function raises OSError where it is gone."""
    path_of = source_paths(graph, sources)
    return lambda file: sha256(path_of(file).read_bytes()).hexdigest()
