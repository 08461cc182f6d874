"""Gold annotations, read and checked: what a document says, by hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from kg.errors import ConfigurationError
from kg.evaluate.names import resolution_keys
from kg.model import Span

KINDS = ("Person", "Organization", "State", "Event", "Resolution", "Document", "Project", "Instrument", "Place")
PREDICATES = (
    *("holdsPost", "spokeAt", "moderated", "chaired", "opened", "closed", "attended"),
    *("organizedBy", "supportedBy", "implementedBy", "partOf", "heldOn", "heldAt", "cites", "adoptedOn", "adoptedBy"),
    *("said", "appointed", "succeeded", "memberOf", "metWith"),
)
SEED_PREDICATES = ("issuedBy", "concerns", "extendsMandateOf")
"""Annotated in the seeds' form only: elsewhere a claim of theirs is neither in the annotation nor against it."""
VALUES = ("heldOn", "adoptedOn", "said")
DOCUMENT = "doc"
_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"


class GoldEntity(Struct, frozen=True):
    """A thing the document names; `neutral` counts neither for nor against (not core, or only optional mentions)."""

    id: str
    kind: str
    name: str
    core: bool
    surfaces: tuple[str, ...]
    mentions: tuple[Span, ...]
    neutral: bool
    keys: tuple[str, ...] = ()


class GoldRelation(Struct, frozen=True):
    """A fact the document says; `object` is an entity's id, "doc" or None, `value` a date or the words said."""

    subject: str
    predicate: str
    object: str | None
    value: str | None
    title: str | None
    status: str | None
    optional: bool
    quote: str
    begin: int


class Gold(Struct, frozen=True):
    """The annotation of one document; `limit` is the code point at which it ends, None for a whole document."""

    document: str
    sha256: str
    kind: str
    limit: int | None
    entities: tuple[GoldEntity, ...]
    relations: tuple[GoldRelation, ...]
    predicates: frozenset[str]
    path: str = ""


def gold_folder(folder: Path) -> tuple[Gold, ...]:
    """Every annotation (`*.json`) of a folder, by file name; or the one of a file.

    Raises: ConfigurationError with path and line.
    """
    paths = sorted(folder.glob("*.json")) if folder.is_dir() else [folder]
    if not paths:
        raise ConfigurationError("holds no gold annotation (*.json)", path=str(folder))
    try:
        return tuple(gold(path.read_text(encoding="utf-8"), str(path)) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"gold cannot be read ({error})", path=str(folder)) from None


def gold(text: str, path: str) -> Gold:
    """One annotation from its JSON text.

    Raises: ConfigurationError with path and line.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"is not JSON: {error.msg}", path=path, line=error.lineno) from None
    return _Reader(text, path).gold(content)


class _Reader(Struct, frozen=True):
    text: str
    path: str

    def gold(self, content: Any) -> Gold:
        record = self.record(
            content, "the annotation", document=str, sha256=str, kind=str, entities=list, relations=list
        )
        entities = tuple(self.entity(one) for one in record["entities"])
        ids = [e.id for e in entities]
        for name in ids:
            if ids.count(name) > 1 or name == DOCUMENT:
                raise self.error(f"two entities have the id {name!r}", name)
        seeds = not any("surfaces" in one for one in record["entities"])
        return Gold(
            document=record["document"],
            sha256=record["sha256"],
            kind=record["kind"],
            limit=record.get("annotated_chars"),
            entities=entities,
            relations=tuple(self.relation(one, {*ids, DOCUMENT}) for one in record["relations"]),
            predicates=frozenset([*PREDICATES, *(SEED_PREDICATES if seeds else ())]),
            path=self.path,
        )

    def entity(self, content: Any) -> GoldEntity:
        record = self.record(content, "an entity", id=str, kind=str, name=str, core=bool, mentions=list)
        name, kind = record["id"], record["kind"]
        if kind not in KINDS:
            raise self.error(f"{name}: unknown kind {kind!r} (one of {', '.join(KINDS)})", name)
        mentions = [self.record(m, f"a mention of {name}", start=int, end=int, text=str) for m in record["mentions"]]
        for mention in mentions:
            if mention["end"] - mention["start"] != len(mention["text"]):
                raise self.error(f"{name}: {mention['text']!r} is not as long as its offsets say", name)
        surfaces = (record["name"], *record.get("surfaces", ()), *(m["text"] for m in mentions))
        return GoldEntity(
            id=name,
            kind=kind,
            name=record["name"],
            core=record["core"],
            surfaces=tuple(dict.fromkeys(surfaces)),
            mentions=tuple(Span(m["start"], m["end"]) for m in mentions),
            neutral=not record["core"] or (bool(mentions) and all(m.get("optional") for m in mentions)),
            keys=_keys(record, surfaces) if kind == "Resolution" else (),
        )

    def relation(self, content: Any, ids: set[str]) -> GoldRelation:
        record = self.record(content, "a relation", s=str, p=str, quote=str, start=int, end=int)
        name = f"{record['s']} {record['p']}"
        for end in ("s", "o"):
            if record.get(end) is not None and record[end] not in ids:
                raise self.error(f"{name}: there is no entity {record[end]!r}", record[end])
        if record["p"] not in (*PREDICATES, *SEED_PREDICATES):
            raise self.error(f"{name}: unknown predicate {record['p']!r}", record["p"])
        self.check_ends(record, name)
        return GoldRelation(
            subject=record["s"],
            predicate=record["p"],
            object=record.get("o"),
            value=record.get("value"),
            title=record.get("title"),
            status=record.get("status"),
            optional=bool(record.get("optional")),
            quote=record["quote"],
            begin=record["start"],
        )

    def check_ends(self, record: Mapping[str, Any], name: str) -> None:
        """A date or words where the predicate asks for a value, a title for a post, an object for all else."""
        predicate, value = record["p"], record.get("value")
        if predicate in VALUES:
            if not isinstance(value, str) or not value:
                raise self.error(f"{name}: a value is missing", record["quote"])
            if predicate != "said" and not re.fullmatch(rf"{_DATE}(?:/{_DATE})?", value):
                raise self.error(f"{name}: {value!r} is no date (YYYY, YYYY-MM, YYYY-MM-DD or a pair with /)", value)
        elif predicate == "holdsPost":
            if not record.get("title"):
                raise self.error(f"{name}: a title is missing", record["quote"])
        elif record.get("o") is None:
            raise self.error(f"{name}: an object is missing", record["quote"])

    def record(self, content: Any, what: str, **kinds: type) -> Mapping[str, Any]:
        if not isinstance(content, Mapping):
            raise self.error(f"{what} must be an object, not {content!r}", "")
        for key, kind in kinds.items():
            if not isinstance(content.get(key), kind):
                shown = content.get("id", content.get("quote", ""))
                raise self.error(f"{what} needs {key} ({kind.__name__}){f' at {shown!r}' if shown else ''}", str(shown))
        return content

    def error(self, message: str, near: str) -> ConfigurationError:
        at = max(self.text.find(json.dumps(near, ensure_ascii=False)), self.text.find(json.dumps(near)), 0)
        return ConfigurationError(message, path=self.path, line=self.text.count("\n", 0, at) + 1)


def _keys(record: Mapping[str, Any], surfaces: Sequence[str]) -> tuple[str, ...]:
    if "number" in record and "year" in record:
        return (f"{record['number']} ({record['year']})",)
    return resolution_keys(surfaces)
