"""What the graph of things is made of, by the id of its subject: so that what changed can be told from what did not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from kg.identity import authority_name
from kg.model import Authority, AuthorityEntry, Corpus, Entity, RuleRecord, SourceRecord, Value

Stated = tuple[str, str, str | Value]


class Scheme(NamedTuple):
    """A scheme of concepts."""

    id: str
    label: str


SCHEMES = {"Role": Scheme("role/scheme", "Roles"), "Topic": Scheme("topic/scheme", "Topics")}


class Named(NamedTuple):
    """A thing without what claims state of it; `by_label` unless its label is that of a source."""

    entity: Entity | AuthorityEntry
    by_label: bool


class AuthorityFile(NamedTuple):
    """An authority file from which claims were derived."""

    id: str
    path: str


Thing = SourceRecord | Named | RuleRecord | Scheme | AuthorityFile


def subjects(
    corpus: Corpus, authority: Authority, *, stated: Collection[Stated], ends: Iterable[str]
) -> dict[str, list[Thing]]:
    """All that the graph of things is made of, by the id of its subject (see `Emitter.things`)."""
    found: dict[str, list[Thing]] = {}
    for source in corpus.sources:
        found.setdefault(source.id, []).append(source)
    sources = frozenset(found)
    schemes: set[Scheme] = set()
    for entity in _entities(corpus, authority, ends):
        found.setdefault(entity.id, []).append(Named(_unstated(entity, stated), entity.id not in sources))
        if entity.kind in SCHEMES:
            schemes.add(SCHEMES[entity.kind])
    for scheme in sorted(schemes):
        found.setdefault(scheme.id, []).append(scheme)
    for rule in corpus.rules:
        found.setdefault(rule_id(rule.name), []).append(rule)
    for file, path in sorted(_authority_files(corpus, authority).items()):
        found.setdefault(file, []).append(AuthorityFile(file, path))
    return found


def _unstated(entity: Entity | AuthorityEntry, stated: Collection[Stated]) -> Entity | AuthorityEntry:
    """A thing without what claims state of it: a triple stands in one graph only, that of facts."""
    kept = tuple((name, value) for name, value in entity.attributes if (entity.id, name, value) not in stated)
    return entity if len(kept) == len(entity.attributes) else replace(entity, attributes=kept)


def rule_id(name: str) -> str:
    """The id of a rule by its name."""
    return name if name.startswith("rule/") else f"rule/{name}"


def authority_id(file: str) -> str:
    """The id of an authority file by its path."""
    return file if file.startswith("authority/") else f"authority/{authority_name(file)}"


def _entities(corpus: Corpus, authority: Authority, ends: Iterable[str]) -> Iterator[Entity | AuthorityEntry]:
    """The entities, then what the authority files tell of things that claims or keys name beyond them."""
    entries = {entry.id: entry for entry in authority.entries}
    known = {entity.id for entity in corpus.entities}
    wanted = [id for entity in corpus.entities for id in _named(entity)]
    wanted += ends
    for claim in corpus.claims:
        wanted += [id for id in (claim.subject, claim.object, claim.capacity) if isinstance(id, str)]
    yield from corpus.entities
    found: list[AuthorityEntry] = []
    while wanted:
        id = wanted.pop()
        if id in known or id not in entries:
            continue
        known.add(id)
        found.append(entries[id])
        wanted += _named(entries[id])
    yield from sorted(found, key=lambda entry: entry.id)


def _named(entity: Entity | AuthorityEntry) -> list[str]:
    return [value for _, value in entity.attributes if isinstance(value, str)]


def _authority_files(corpus: Corpus, authority: Authority) -> dict[str, str]:
    """Id of each authority file that a claim was derived from → its path as users know it."""
    paths = {
        authority_id(f): f
        for f in sorted({fact.file for fact in authority.facts} | {e.file for e in authority.entries})
        if f
    }
    used = sorted({claim.authority for claim in corpus.claims if claim.authority is not None})
    return {authority_id(file): paths.get(authority_id(file), file) for file in used}
