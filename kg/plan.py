"""What is to be built: which files, under which rules; and one fingerprint of all of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import fields

from kg.config import OF_NO_WEIGHT, Config, share
from kg.ledger import fingerprint
from kg.model import Problem
from kg.read import each_document, manifest
from kg.read.given import base
from kg.record import Versions, versions
from kg.sight import Looks, resolving
from kg.stock import Source, source
from kg.work import installed_model

# Settings that decide only how things are linked, or what the page is called.
_OF_NO_PIECE = ("title", "corrections")


class Plan(Struct, frozen=True):
    """The files to build from, what was wrong with them, all that decides what becomes of them.

    `given` are the folders, files and lists asked for, `bases` the folders in which they lie, `decisions` the file of
    decisions by hand, `fingerprint` the same only where the same bytes are to come out; `made` the same only where the
    same documents that are linked in the same way come to the same pieces of a graph.
    """

    given: tuple[Path, ...]
    bases: tuple[Path, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    model: str | None
    versions: Versions
    decisions: Path | None
    fingerprint: str
    made: str


def plan(given: Sequence[Path], output: Path, config: Config, seen: Looks | None = None) -> Plan:
    """What is to be built of these folders and files; what an earlier build wrote is no source.

    Files that `seen` knows by their looks are not opened.

    Raises: ConfigurationError for a broken manifest.
    """
    model = None if config.rules_only else installed_model(config.model)
    made_by = versions(config, model, seen)
    problems: list[Problem] = []
    resolved = resolving()
    known = cache(manifest)
    for one in given:  # a broken manifest is told before anything is read
        known(base(one))
    found = []
    inside = os.path.join(output, "")
    ids = set()
    bases = set(map(base, given))
    for there in each_document(given, problems, largest=config.limits.file_mb * 1_000_000, seen=seen):
        raw = there.raw
        ids.add(raw.id)
        bases.add(there.base)
        real = resolved(raw.path, link=there.link)
        if not real.startswith(inside):
            own = known(there.base).of(raw.id, there.entry)
            found.append(source(raw, own, made_by.of_reading, there.sha256, real=real))
    found.sort(key=lambda source: source.id)
    problems += [p for one in given if one.is_dir() for p in known(one).without_file(ids)]
    problems += _without_model(config, model)
    decisions = _decisions(config, sorted(bases))
    settings = [(f.name, getattr(config, f.name)) for f in fields(config) if f.name not in OF_NO_WEIGHT]
    made = fingerprint(made_by, [setting for setting in settings if setting[0] not in _OF_NO_PIECE])
    mark = fingerprint(
        listed(output, found),
        problems,
        made_by,
        None if decisions is None or not decisions.is_file() else sha256(decisions.read_bytes()).hexdigest(),
        settings,
    )
    bases_of = tuple(sorted(bases))
    return Plan(tuple(given), bases_of, tuple(found), tuple(problems), model, made_by, decisions, mark, made)


def listed(output: Path, sources: Iterable[Source]) -> str:
    """One hash of documents: where they lie, what is in them, and where the graph of them is written."""
    return fingerprint(output, [(one.id, one.real, one.row, one.key) for one in sources])


def _without_model(config: Config, model: str | None) -> tuple[Problem, ...]:
    if config.rules_only or model is not None:
        return ()
    return (Problem(config.model, "this language model is not installed: the rules read alone (see --rules-only)"),)


def _decisions(config: Config, sources: Sequence[Path]) -> Path | None:
    """Where the decisions by hand stand: the user's own; for the documents that kg brings along, theirs."""
    if config.corrections is not None:
        return config.corrections
    brought = share("data", "documents").resolve()
    own = any(brought in (source.resolve(), *source.resolve().parents) for source in sources)
    return share("data", "corrections.jsonl") if own else None
