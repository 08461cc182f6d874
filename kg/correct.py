"""Decisions by hand, kept as data and replayed on every build: data/corrections.jsonl, one decision a line.

{"author": "…", "date": "2026-11-22", "decision": "same", "things": [THING, THING], "reason": "…"}

same, different    the things are one, or must never be made one
drop               the thing is none (its mentions and facts go), or the claim is false: "claim": "claim/002-…"
add-name           the thing is also called "name"

THING is {"kind": "Person", "name": "Michèle Coninx"}, and with "document": "001_….txt" what that document calls so.
A decision that fits nothing any more is reported, not obeyed in silence.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from kg.errors import ConfigurationError
from kg.model import Extraction, Problem

_NEEDED = ("author", "date", "decision", "reason")
_DECISIONS = {"same": 2, "different": 2, "drop": 1, "add-name": 1}  # with how many things
_KEYS = frozenset({*_NEEDED, "things", "claim", "name"})

Place = tuple[str, int]  # document id, number of the referent


class Thing(Struct, frozen=True):
    """What a decision is about: something of a kind by one of its names, in one document or in all."""

    kind: str
    name: str
    document: str | None = None

    def __str__(self) -> str:
        return f"{self.kind} {self.name!r}" + (f" in {self.document}" if self.document else "")


class Correction(Struct, frozen=True):
    """One decision; `where` is the path and line it stands on."""

    where: str
    decision: str
    things: tuple[Thing, ...] = ()
    claim: str | None = None
    name: str | None = None


class Corrected(Struct, frozen=True):
    """The extractions with the decisions applied, and what the linker and the claims must still heed."""

    extractions: tuple[Extraction, ...]
    same: tuple[tuple[Place, Place], ...] = ()
    different: tuple[tuple[Place, Place], ...] = ()
    dropped: frozenset[Place] = frozenset()
    claims: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def corrections(path: Path) -> tuple[Correction, ...]:
    """The decisions of a file; none if there is no such file.

    Raises: ConfigurationError with path and line for one that cannot be understood.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"cannot be read: {error}", path=str(path)) from error
    return tuple(_correction(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def corrected(extractions: Sequence[Extraction], decisions: Iterable[Correction]) -> Corrected:
    """The decisions applied to what was read."""
    decisions = tuple(decisions)
    if not decisions:
        return Corrected(tuple(extractions))
    right, names = replayed(named(extractions), decisions)
    return replace(right, extractions=tuple(renamed(extraction, names) for extraction in extractions))


def replayed(
    named: Mapping[tuple[str, str], Sequence[Place]], decisions: Iterable[Correction]
) -> tuple[Corrected, Mapping[Place, Sequence[str]]]:
    """What the decisions come to, without the extractions, and the names that they add; `named` as `named` gives it."""
    replay = _Replay(named)
    for decision in decisions:
        replay.obey(decision)
    right = Corrected(
        (),
        tuple(replay.same),
        tuple(replay.different),
        frozenset(replay.dropped),
        replay.claims,
        tuple(replay.problems),
    )
    return right, replay.names


def about(decisions: Iterable[Correction]) -> frozenset[tuple[str, str]]:
    """The kinds and names that decisions are about, as `named` has them."""
    return frozenset((thing.kind, _folded(thing.name)) for decision in decisions for thing in decision.things)


class _Replay:
    """What the decisions heard so far come to."""

    def __init__(self, named: Mapping[tuple[str, str], Sequence[Place]]) -> None:
        self._named = named
        self.same: list[tuple[Place, Place]] = []
        self.different: list[tuple[Place, Place]] = []
        self.names: dict[Place, list[str]] = defaultdict(list)
        self.dropped: set[Place] = set()
        self.claims: dict[str, str] = {}
        self.problems: list[Problem] = []

    def obey(self, decision: Correction) -> None:
        """Takes in one decision."""
        if decision.claim is not None:
            self.claims[decision.claim] = decision.where
            return
        places = [list(_places(thing, self._named)) for thing in decision.things]
        missing = [thing for thing, found in zip(decision.things, places, strict=True) if not found]
        if missing:
            self.problems.append(_stale(decision.where, f"there is no {missing[0]}"))
        elif decision.decision == "same":
            first, *others = [place for found in places for place in found]
            self.same += [(first, other) for other in others]
        elif decision.decision == "different":
            self._part(decision, *places)
        elif decision.decision == "drop":
            self.dropped.update(places[0])
        else:
            for place in places[0]:
                self.names[place].append(decision.name or "")

    def _part(self, decision: Correction, left: Sequence[Place], right: Sequence[Place]) -> None:
        if set(left) & set(right):
            self.problems.append(_stale(decision.where, "both are the same thing of the same document"))
        self.different += [(a, b) for a in left for b in right if a != b]


def _stale(where: str, why: str) -> Problem:
    return Problem(where, f"this decision fits nothing any more: {why}", "warning")


def _correction(path: Path, number: int, line: str) -> Correction:
    def error(what: str) -> ConfigurationError:
        return ConfigurationError(what, path=str(path), line=number)

    try:
        entry = json.loads(line)
    except json.JSONDecodeError as cause:
        raise error(f"not JSON: {cause.msg} (column {cause.colno})") from cause
    if not isinstance(entry, dict):
        raise error("a decision must be a JSON object")
    for key in entry:
        if key not in _KEYS:
            raise error(f"unknown key {key!r} (expected: {', '.join(sorted(_KEYS))})")
    for key in _NEEDED:
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise error(f"{key} is missing")
    _check_date(entry["date"], error)
    return _decision(entry, f"{path}:{number}", error)


def _check_date(text: str, error: Any) -> None:
    try:
        date.fromisoformat(text)
    except ValueError as cause:
        raise error(f"{text!r} is no date (expected YYYY-MM-DD)") from cause


def _decision(entry: Mapping[str, Any], where: str, error: Any) -> Correction:
    decision = entry["decision"]
    if decision not in _DECISIONS:
        raise error(f"unknown decision {decision!r} (expected: {', '.join(_DECISIONS)})")
    if decision == "drop" and isinstance(entry.get("claim"), str):
        return Correction(where, decision, claim=entry["claim"])
    given = entry.get("things")
    if not isinstance(given, list) or len(given) != _DECISIONS[decision]:
        raise error(f"{decision} needs a list of {_DECISIONS[decision]} things")
    if decision == "add-name" and not (isinstance(entry.get("name"), str) and entry["name"].strip()):
        raise error("add-name needs a name")
    return Correction(where, decision, tuple(_thing(thing, error) for thing in given), name=entry.get("name"))


def _thing(given: Any, error: Any) -> Thing:
    if not isinstance(given, dict) or not all(isinstance(v, str) for v in given.values()):
        raise error("a thing must be an object of strings")
    if not {"kind", "name"} <= set(given) <= {"kind", "name", "document"}:
        raise error("a thing has kind, name, and perhaps document")
    return Thing(given["kind"], given["name"], given.get("document"))


def named(extractions: Iterable[Extraction]) -> dict[tuple[str, str], list[Place]]:
    """Where something of a kind is called so, in the order given."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for extraction in extractions:
        for number, referent in enumerate(extraction.referents):
            words = {*referent.names, *referent.acronyms, *([referent.key] if referent.key else [])}
            for kind in {referent.kind, referent.attribute("class") or referent.kind}:
                for name in sorted({_folded(word) for word in words}):
                    found[kind, name].append((extraction.document.id, number))
    return found


def _places(thing: Thing, named: Mapping[tuple[str, str], Sequence[Place]]) -> Iterator[Place]:
    for place in named.get((thing.kind, _folded(thing.name)), ()):
        if thing.document in (None, place[0]):
            yield place


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def renamed(extraction: Extraction, names: Mapping[Place, Sequence[str]]) -> Extraction:
    """An extraction with the names added that decisions give."""
    id = extraction.document.id
    if not any((id, number) in names for number in range(len(extraction.referents))):
        return extraction
    referents = tuple(
        replace(referent, names=tuple(dict.fromkeys((*referent.names, *names.get((id, number), ())))))
        for number, referent in enumerate(extraction.referents)
    )
    return replace(extraction, referents=referents)
