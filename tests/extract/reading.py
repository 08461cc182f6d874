"""A text that stands in a test, read as a file is read, and what it says in words that a test can compare."""

from __future__ import annotations

from functools import lru_cache

import pytest

from kg.extract import Reader
from kg.lexicon import lexicon
from kg.model import Document, Extraction, RawFile, Referent, Relation, Value
from kg.read import document as read_document
from kg.split import sentences
from kg.vocabulary import authority

# The kind of a text of which nothing but its sentences counts: it has no speaker and no event of its own.
PLAIN = "brief"
DATE = "2022-11-14"

Fact = tuple[str, ...]


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The reader by rules alone, made once."""
    return Reader(lexicon(), authority())


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {entry.id: entry.label for entry in authority().entries}


def document(text: str, *, kind: str = PLAIN, date: str | None = DATE, title: str | None = None) -> Document:
    """The document of a Markdown file with this text under a header that tells kind, date and title."""
    told = {"kind": kind, "date": date, "title": title}
    header = "".join(f'{key}: "{value}"\n' for key, value in told.items() if value)
    data = f"---\n{header}---\n\n{text}\n".encode("utf-8", "surrogatepass")
    found, problems = read_document(RawFile("text.md", "text.md", data))
    assert found is not None, problems
    return found


@lru_cache(maxsize=512)
def reading(text: str, *, kind: str = PLAIN, date: str | None = DATE, title: str | None = None) -> Extraction:
    """What the rules read out of this text."""
    read = document(text, kind=kind, date=date, title=title)
    return reader().extraction(read, sentences(read))


def said(text: str, *predicates: str, **header: str | None) -> set[Fact]:
    """The facts of a text, of these predicates if any are given: (subject, predicate, object, what limits it…).

    A post is written "Chair of Counter-Terrorism Committee", "Permanent Representative of Fiji to United Nations";
    behind it stand its status and what is told of since when and until when. Modality stands last, as "planned".
    """
    found = reading(text, **header)
    return {_fact(found, r) for r in found.relations if not predicates or r.predicate in predicates}


def posts(text: str, **header: str | None) -> set[Fact]:
    """Who holds which post, and how: ("Ana Souza", "Director of UNICEF", "current")."""
    return {(fact[0], *fact[2:]) for fact in said(text, "holdsPost", **header)}


def named(text: str, kind: str, /, **header: str | None) -> set[str]:
    """The things of a kind ("Person") that a text mentions, each once, by label or fullest name."""
    found = reading(text, **header)
    return {called(found, m.referent) for m in found.mentions if m.kind == kind and m.form != "nominal"}


def spelt(text: str, kind: str, /, **header: str | None) -> list[str]:
    """Every mention of the things of a kind as it is written, in the order of the text."""
    found = reading(text, **header)
    return [found.document.text[m.begin : m.end] for m in found.mentions if m.kind == kind]


def meant(text: str, words: str, /, **header: str | None) -> set[str]:
    """What these words of the text are said to name: labels or fullest names, none if the words are unread."""
    found = reading(text, **header)
    return {called(found, m.referent) for m in found.mentions if found.document.text[m.begin : m.end] == words}


def quoted(text: str, **header: str | None) -> list[tuple[str, str]]:
    """Who says what in quotation marks, in the order of the text."""
    found = reading(text, **header)
    ordered = sorted(found.utterances, key=lambda u: u.begin)
    return [(called(found, u.speaker), " ".join(found.document.text[u.begin : u.end].split())) for u in ordered]


def enacted(text: str, **header: str | None) -> list[tuple[str, str, str | None, str]]:
    """The provisions of a text: resolution, verb, addressee, words."""
    found = reading(text, **header)
    ordered = sorted(found.enactments, key=lambda e: e.begin)
    return [
        (called(found, e.resolution), e.verb, e.addressee, " ".join(found.document.text[e.begin : e.end].split()))
        for e in ordered
    ]


def called(found: Extraction, number: int) -> str:
    """What a test calls a referent."""
    referent = found.referents[number]
    if number == 0:
        return "the document"
    if referent.kind == "Post":
        return _post(found, referent)
    if referent.key in _labels():
        return _labels()[referent.key]
    if referent.kind == "Resolution" and referent.key:
        return referent.key
    return referent.names[0] if referent.names else f"an unnamed {referent.kind}"


def _post(found: Extraction, post: Referent) -> str:
    parts = [_labels().get(post.role or "", post.role or "")]
    if post.post_for is not None:
        parts.append("of " + called(found, post.post_for))
    if post.post_in is not None:
        parts.append(("to " if post.post_for is not None else "of ") + called(found, post.post_in))
    return " ".join(parts)


def _fact(found: Extraction, relation: Relation) -> Fact:
    target = relation.object
    end = target.text if isinstance(target, Value) else called(found, target)
    span = (
        f"since {relation.starts_on}" if relation.starts_on else "",
        f"until {relation.ends_on}" if relation.ends_on else "",
    )
    limits = (relation.status or "", *span, relation.modality or "")
    return (called(found, relation.subject), relation.predicate, end, *(limit for limit in limits if limit))


def not_yet(what: str) -> pytest.MarkDecorator:
    """Marks a test of what the rules ought to read and do not yet; it fails as soon as they do."""
    return pytest.mark.xfail(strict=True, reason=f"not yet: {what}")


def later(what: str, *values: object) -> object:
    """One row of a table of cases, of which the rules do not read this yet."""
    return pytest.param(*values, marks=not_yet(what))


@lru_cache(maxsize=64)
def plain_reading(text: str, name: str) -> Extraction:
    """What the rules read out of a file of this name and text, of which nothing is known beforehand."""
    read, problems = read_document(RawFile(name, name, text.encode("utf-8")))
    assert read is not None, problems
    return reader().extraction(read, sentences(read))


def told(text: str, *predicates: str, name: str = "text.txt") -> set[Fact]:
    """The facts of these predicates that a file says, kind and date told from its text alone."""
    found = plain_reading(text, name)
    return {_fact(found, r) for r in found.relations if r.predicate in predicates}


def facts(lines: str) -> set[Fact]:
    """Facts as a test writes them, one a line: `subject | predicate | object | status`."""
    return {tuple(line.split(" | ")) for line in lines.splitlines() if line.strip()}


def predicates(facts_of_a_text: set[Fact]) -> tuple[str, ...]:
    """The predicates of facts: of these a test compares all that a text says."""
    return tuple(sorted({fact[1] for fact in facts_of_a_text}))
