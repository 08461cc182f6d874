"""Whether a file of the lexicon says what such a file can say: tables, their keys, and the words they may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, get_args

from kg.errors import ConfigurationError
from kg.lexicon.spots import WORD
from kg.model import Modality, Status

TABLES = ("grammar", "lists", "patterns", "relation", "rules")
STAGES = ("name", "post", "holder", "event", "fact")
# What a fact may be about that no group of the pattern names.
POINTERS = (
    "@document",
    "@event",
    "@here",
    "@project",
    "@speaker",
    "@speaker-body",
    "@organ",
    "@life",
    "@before",
    "@date",
    "@day-before",
)
MODALITIES = ("stated", *get_args(Modality))
STATUSES = (*get_args(Status), "same")
GROUP = re.compile(r"\(\?P<(\w+)>")

_PATTERN = ("regex", "label", "near", "reach")
_LIST = ("words", "text", "pairs")
_NEEDED = ("name", "label", "stage", "pattern")
_RELATION = (*_NEEDED, "facts", "keep", "modality", "status", "where", "unit", "unread")


class Wrong(NamedTuple):
    """What is wrong, and a word of the line where it is."""

    what: str
    near: str


def check(path: Path, content: dict[str, Any], properties: Collection[str] = ()) -> None:
    """Checks the content of a lexicon file; its facts may have these properties, where any are given.

    Raises: ConfigurationError with path and line for the first thing that is wrong.
    """
    wrong = next(_wrong(content, properties), None)
    if wrong is not None:
        raise ConfigurationError(wrong.what, path=str(path), line=line_of(path, wrong.near))


def line_of(path: Path, word: str) -> int | None:
    """The number of the first line that holds a word."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return next((number for number, line in enumerate(lines, 1) if word in line), None)


def _wrong(content: dict[str, Any], properties: Collection[str]) -> Iterator[Wrong]:
    for name, table in content.items():
        if name not in TABLES:
            yield Wrong(f"unknown table [{name}] (expected one of {', '.join(TABLES)})", name)
        elif not isinstance(table, list if name == "relation" else dict):
            yield Wrong(f"{name} is no table: write [{'[relation]' if name == 'relation' else name}]", name)
    for name, words in content.get("lists", {}).items():
        yield from _of_list(name, words)
    for name, entry in content.get("patterns", {}).items():
        yield from _of_pattern(name, entry)
    for entry in content.get("relation", ()):
        yield from _of_relation(entry)
        yield from _of_properties(entry, properties)
    for name, label in content.get("rules", {}).items():
        if not isinstance(label, str):
            yield Wrong(f"rule {name}: its label is no text", name)


def _of_list(name: str, words: Any) -> Iterator[Wrong]:
    if isinstance(words, dict):
        if len(words) != 1 or not set(words) <= set(_LIST):
            yield Wrong(f"list {name}: expected one of {', '.join(_LIST)}", name)
        elif "text" in words and not isinstance(words["text"], str):
            yield Wrong(f"list {name}: text is one string, with semicolons between the words", name)
        elif "pairs" in words and not all(_texts(pair) and len(pair) == 2 for pair in _list(words["pairs"])):
            yield Wrong(f"list {name}: pairs are lists of two words", name)
        words = words.get("words", [])
    if not _texts(words):
        yield Wrong(f"list {name}: expected a list of words", name)


def _of_pattern(name: str, entry: Any) -> Iterator[Wrong]:
    if not isinstance(entry, dict):
        yield Wrong(f"pattern {name}: write [patterns.{name}] with regex and label", name)
        return
    for key in ("regex", "label"):
        if not isinstance(entry.get(key), str):
            yield Wrong(f"pattern {name}: a pattern needs regex and label, each a text", name)
    for key in sorted(set(entry) - set(_PATTERN)):
        yield Wrong(f"pattern {name}: unknown key {key} (expected {', '.join(_PATTERN)})", key)
    near = entry.get("near", "")
    if not isinstance(near, str) and not (_texts(near) and all(WORD.search(phrase) for phrase in near)):
        yield Wrong(f"pattern {name}: near is a pattern, or a list of words", "near")
    reach = entry.get("reach", 1)
    if not isinstance(reach, int) and not (isinstance(reach, list) and [type(n) for n in reach] == [int, int]):
        yield Wrong(f"pattern {name}: reach is a number of characters, or [before, after]", "reach")


def _of_relation(entry: Any) -> Iterator[Wrong]:
    name = str(entry.get("name", "relation")) if isinstance(entry, dict) else "relation"
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in _NEEDED):
        yield Wrong("a relation needs name, label, stage and pattern", name)
        return
    for key in sorted(set(entry) - set(_RELATION)):
        yield Wrong(f"rule {name}: unknown key {key} (expected {', '.join(_RELATION)})", key)
    for key, known in (("stage", STAGES), ("modality", MODALITIES), ("status", STATUSES)):
        if entry.get(key, known[0]) not in known:
            yield Wrong(
                f"rule {name}: unknown {key} {entry[key]} (expected one of {', '.join(known)})", str(entry[key])
            )
    if not _texts(entry.get("where", [])):
        yield Wrong(f"rule {name}: where is a list of kinds of blocks or documents", name)
    if not isinstance(entry.get("unread", False), bool):
        yield Wrong(f"rule {name}: unread is true or false", "unread")
    yield from _of_facts(name, entry)


def _of_facts(name: str, entry: dict[str, Any]) -> Iterator[Wrong]:
    groups = set(GROUP.findall(entry["pattern"]))
    keep = entry.get("keep")
    if keep is not None and keep not in groups:
        yield Wrong(f"rule {name}: no group {keep} in its pattern", name)
    for fact in _list(entry.get("facts", [])):
        if not _texts(fact) or len(fact) != 3:
            yield Wrong(f"rule {name}: a fact is a list of subject, predicate and object", name)
            continue
        for end in (fact[0], fact[2]):
            if end not in (groups if not end.startswith("@") else POINTERS):
                told = f"no group {end} in its pattern" if not end.startswith("@") else f"unknown {end}"
                yield Wrong(f"rule {name}: {told} (else one of {', '.join(POINTERS)})", name)


def _of_properties(entry: dict[str, Any], properties: Collection[str]) -> Iterator[Wrong]:
    """Names that the ontology doesn't know; a property of a user's own is a whole IRI."""
    for _, name, _ in entry.get("facts", ()) if properties else ():
        if ":" not in name and name not in properties:
            nearest = get_close_matches(name, properties, 1)
            hint = f" (did you mean {nearest[0]}?)" if nearest else ""
            yield Wrong(f"rule {entry['name']}: the ontology has no property {name}{hint}", f'"{name}"')


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
