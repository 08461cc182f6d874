"""What is to be built: which files, under which rules; and one fingerprint of all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path

from kg.config import Config, share
from kg.ledger import fingerprint
from kg.model import Problem
from kg.read import each_file, manifest
from kg.record import Versions, versions
from kg.stock import Source, source
from kg.work import installed_model

# What in a configuration decides nothing of the graph.
_OF_NO_WEIGHT = ("sources", "output", "workers", "questions", "limits")


@dataclass(frozen=True, slots=True)
class Plan:
    """The files to build from, what was wrong with them, all that decides what becomes of them.

    `given` are the folders and files asked for, `decisions` the file of decisions by hand, `fingerprint` the same only
    where the same bytes are to come out.
    """

    given: tuple[Path, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    model: str | None
    versions: Versions
    decisions: Path | None
    fingerprint: str


def plan(given: Sequence[Path], output: Path, config: Config) -> Plan:
    """What is to be built of these folders and files; what an earlier build wrote is no source.

    Raises: ConfigurationError for a broken manifest.
    """
    model = None if config.rules_only else installed_model(config.model)
    made_by = versions(config, model)
    problems: list[Problem] = []
    manifests = {one: manifest(one) for one in given}
    found = []
    ids = set()
    for raw in each_file(given, problems, largest=config.limits.file_mb * 1_000_000):
        ids.add(raw.id)
        path = Path(raw.path)
        if output not in path.resolve().parents:
            origin = next(one for one in given if one == path or one in path.parents)
            found.append(source(raw, manifests[origin], made_by.of_reading))
    problems += [p for one, known in manifests.items() if one.is_dir() for p in known.without_file(ids)]
    problems += _without_model(config, model)
    decisions = _decisions(config, given)
    mark = fingerprint(
        output,
        [(one.id, Path(one.path).resolve(), one.key) for one in found],
        problems,
        made_by,
        None if decisions is None or not decisions.is_file() else sha256(decisions.read_bytes()).hexdigest(),
        [(f.name, getattr(config, f.name)) for f in fields(config) if f.name not in _OF_NO_WEIGHT],
    )
    return Plan(tuple(given), tuple(found), tuple(problems), model, made_by, decisions, mark)


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
