"""What a build leaves for the next one, beside the graph: enough to tell that nothing changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from kg.model import Problem
from kg.output import CACHE, Output, ahead
from kg.sight import Row

LEDGER = "ledger.json"
PIECES = "pieces.json"
LOOKS = "looks.json"
# What the things of the last build were called, by what decides it (see kg.link.kept).
CALLED = "called.json"
# What the digests of the documents of a store come to (see kg.claims.sums).
SUMS = "sums.json"
# What linking noted for documents to come (see kg.onward).
LINKS = "links.db"
NQUADS = "graph.nq"
# By what the store of a folder is ahead of its graph.nq: lines behind a plus or a minus.
CHANGES = "changes.nq"
# What a build writes for people and other programs; the rest is the store and what kg itself reads.
FILES = ("build.json", "graph.nq", "graph.ttl", "inferred.ttl", "network.html", "sources.json")


class Ledger(Struct, frozen=True):
    """The last build: the fingerprint of all that went into it, what it counted and told.

    `mark` is what all of it looked like from without; empty where a change might not show.
    """

    fingerprint: str
    counts: Mapping[str, int]
    evidence: Mapping[str, int]
    problems: tuple[Problem, ...]
    mark: str = ""


def fingerprint(*parts: object) -> str:
    """One hash of all that goes into a build."""
    return sha256("\n".join(map(repr, parts)).encode("utf-8", "backslashreplace")).hexdigest()


def write_ledger(ledger: Ledger, folder: Path) -> None:
    """Writes the ledger of a folder that is complete but for it."""
    row = {
        "fingerprint": ledger.fingerprint,
        "counts": dict(ledger.counts),
        "evidence": dict(ledger.evidence),
        "problems": [[p.where, p.message, p.severity] for p in ledger.problems],
        "mark": ledger.mark,
        "files": _files(folder),
    }
    _write(row, folder, LEDGER)


def ledger(folder: Path) -> Ledger | None:
    """The ledger of a folder; None where there is none, or a file is not as the build left it."""
    try:
        row: Any = json.loads((folder / CACHE / LEDGER).read_text(encoding="utf-8"))
        if row["files"] != _files(folder) or not (folder / "store" / "CURRENT").is_file():
            return None
        problems = tuple(Problem(*p) for p in row["problems"])
        return Ledger(row["fingerprint"], row["counts"], row["evidence"], problems, row["mark"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


class Pieces(Struct, frozen=True):
    """What a store is made of: the mark of each piece by its name (see kg.rdf.pieces), and how many triples it holds.

    `made` says by what: a store that another program made, or other settings, is no beginning for the next one.
    """

    made: str
    triples: int
    marks: Mapping[str, str]


def write_pieces(pieces: Pieces, folder: Path) -> None:
    """Writes down what the store of a folder is made of."""
    _write([pieces.made, pieces.triples, dict(pieces.marks)], folder, PIECES)


def pieces(folder: Path, made: str) -> Pieces | None:
    """What the store of a folder is made of; None where that is not known, or it was made by something else."""
    try:
        found = Pieces(*json.loads((folder / CACHE / PIECES).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return found if found.made == made and (folder / "store" / "CURRENT").is_file() else None


def note_change(lines: bytes, folder: Output, aside: Path) -> None:
    """Adds to what graph.nq is behind by, where that is known: where the file is as a build left it."""
    before = folder.path / CACHE / CHANGES
    behind = ahead(folder.path)
    if ledger(folder.path) is None or (behind and not before.is_file()):
        return
    (aside / CACHE).mkdir(exist_ok=True)
    (aside / CACHE / CHANGES).write_bytes((before.read_bytes() if behind else b"") + lines)


def changes(folder: Path) -> Mapping[bytes, bool] | None:
    """The lines by which graph.nq is behind, and whether each has to come into it or to go; None where that is not
    known."""
    path = folder / CACHE / CHANGES
    if ledger(folder) is None or not path.is_file():
        return None
    return {line[1:]: line[:1] == b"+" for line in path.read_bytes().splitlines(keepends=True)}


def write_called(rows: Mapping[str, Any], made: str, folder: Path) -> None:
    """Writes down what things are called; `made` says by what, as of `Pieces`."""
    _write({"made": made, "rows": rows}, folder, CALLED)


def called_before(folder: Path, made: str) -> Mapping[str, Any]:
    """What things were called; nothing where that is not known, or something else called them."""
    try:
        found = json.loads((folder / CACHE / CALLED).read_text(encoding="utf-8"))
        return found["rows"] if found["made"] == made and isinstance(found["rows"], dict) else {}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def write_looks(noted: Mapping[str, Row], folder: Path) -> None:
    """Writes down what files looked like, with the hashes of their contents."""
    _write(noted, folder, LOOKS)


def looks_noted(folder: Path) -> Mapping[str, Row]:
    """What files looked like when the last build into a folder read them; nothing where that is not known."""
    try:
        data = (folder / CACHE / LOOKS).read_bytes()
        try:
            return msgspec.json.decode(data, type=dict[str, Row])
        except msgspec.DecodeError:  # half a character in a path, perhaps
            return msgspec.convert(json.loads(data), dict[str, Row])
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return {}


def _files(folder: Path) -> dict[str, list[int]]:
    """Size and time of change of each file: what is changed by hand is made anew."""
    found = {}
    for name in FILES:
        path = folder / name
        if path.is_file():
            status = path.stat()
            found[name] = [status.st_size, status.st_mtime_ns]
    return found


def _write(noted: Any, folder: Path, name: str) -> None:
    """Writes a note for the next build, whole or not at all."""
    (folder / CACHE).mkdir(exist_ok=True)
    aside = folder / CACHE / f"{name}.new"
    try:
        data = msgspec.json.encode(noted)
    except UnicodeEncodeError:  # half a character in a path, which only an escape can tell
        data = json.dumps(noted, separators=(",", ":")).encode("ascii")
    aside.write_bytes(data)
    aside.replace(folder / CACHE / name)
