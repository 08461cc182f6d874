"""Identity: the only place where ids and the IRIs of things are minted. No clock, uuid, hash() or blank node.

An id is `class/name`, relative to the base IRI: "person/tarek-ladeb", "claim/002-b67d939bad77". Names are ASCII
(letters, digits, "-", "."), so that they need no escape in Turtle, a URL or a file name; other scripts are
transliterated. Nothing in a name depends on which other documents are there, but for the number that tells apart
two things that would bear the same name, and that depends on those two only.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from msgspec import Struct

from kg.model import Value

ONTOLOGY = "https://w3id.org/undoc-kg/ontology#"
ID_BASE = "https://w3id.org/undoc-kg/id/"

# The longest name: 100 characters keep a Turtle line readable; a longer name is cut at a word and told apart by digest.
LONGEST = 100

T = TypeVar("T")

_APART = re.compile(r"[^A-Za-z0-9]+")
_POSSESSIVE = re.compile(r"['’`ʼ](?=s\b)")
_CONTENT_HASH = re.compile(r"[-_.]?[0-9a-f]{12,}$")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,11}$")


class Namespaces(Struct, frozen=True):
    """The IRIs of one graph: things under `base`, terms under `ONTOLOGY`."""

    base: str = ID_BASE

    def iri(self, id: str) -> str:
        """The IRI of an id ("person/tarek-ladeb")."""
        return self.base + id

    def id(self, iri: str) -> str | None:
        """The id of an IRI of ours, else None."""
        return iri[len(self.base) :] if iri.startswith(self.base) else None

    def prefixes(self, classes: Iterable[str]) -> dict[str, str]:
        """A prefix for each class of ids: {"person": base + "person/"}."""
        return {name: f"{self.base}{name}/" for name in classes}


def digest12(text: str) -> str:
    """The first 12 hexadecimal digits of the text's SHA-256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def ascii_text(text: str) -> str:
    """The text in ASCII: accents dropped, other scripts transliterated, other signs a space."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    if not any(c.isalnum() for c in plain if not c.isascii()):
        return "".join(c if c.isascii() else " " for c in plain)
    from anyascii import anyascii  # 30 ms of tables, needed by few texts

    return str(anyascii(unicodedata.normalize("NFKC", text).replace("’", "'")))


def slug(text: str, *, case: bool = False, words: int | None = None) -> str:
    """The text as a name: ASCII words joined by "-".

    `case` keeps capitals ("S/RES/1373 (2001)" → "S-RES-1373-2001"), `words` keeps the first words only. A text
    without any letter or digit that can be written in ASCII is named by its digest.
    """
    plain = _POSSESSIVE.sub("", ascii_text(text))
    name = _APART.sub("-", plain if case else plain.lower()).strip("-")
    if words is not None:
        name = "-".join(name.split("-")[:words])
    if not name:
        return f"x-{digest12(text)}"
    if len(name) <= LONGEST:
        return name
    room = name[: LONGEST - 13]
    return f"{room.rpartition('-')[0] or room}-{digest12(text)}"


def acronym_or_slug(text: str) -> str:
    """A name that keeps an acronym's capitals ("ICCT") and is a slug otherwise."""
    return text if _ACRONYM.match(text) else slug(text)


def event_name(title: str, date: str | None) -> str:
    """An event's name: its first day, then the first four words of its title without leading articles."""
    words = slug(title).split("-")
    while len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return "-".join(([date] if date else []) + words[:4])


def post_name(role: str, *parts: str) -> str:
    """A post's name: its role's name, then the names of State, body or holder that tell it apart."""
    return "-".join((role, *parts))


def body_name(id: str, label: str) -> str:
    """How a body's name enters a post's: an acronym of four letters or more, else the slug of its label.

    Shorter acronyms are spelled out since they stand for many things (CTC, EU, IOM): so posts of CTED and of the
    Counter-Terrorism Committee are executive-director-CTED and chair-counter-terrorism-committee, whatever else
    is read.
    """
    name = id.partition("/")[2]
    return name if len(name) > 3 and _ACRONYM.match(name) else slug(label)


def distinct(wanted: Mapping[T, str], order: Callable[[T], Any]) -> dict[T, str]:
    """Each thing's name, where those that want the same one get "-2", "-3" in the order of `order`.

    `order` must not depend on any other thing, so that one more thing changes no name but of its namesakes.
    """
    namesakes: dict[str, list[T]] = defaultdict(list)
    for thing, name in wanted.items():
        namesakes[name].append(thing)
    taken = set(namesakes)
    names: dict[T, str] = {}
    for name in sorted(namesakes):
        number = 1
        some = namesakes[name]
        for thing in (
            sorted(some, key=order) if len(some) > 1 else some
        ):  # of most names there is one: no order is asked
            unique = name
            while number > 1 and (unique := f"{name}-{number}") in taken:
                number += 1
            number += 1
            taken.add(unique)
            names[thing] = unique
    return names


def document_names(paths: Iterable[str]) -> dict[str, str]:
    """The name of each source by its path (relative, POSIX): the slug of the path without its suffix.

    Paths that would share a name keep their suffix in it; if that does not help, a digest of the path.
    """
    every = sorted(set(paths))
    longer: tuple[Callable[[str], str], ...] = (slug, lambda path: f"{slug(_stem(path))}-{digest12(path)}")
    names = {path: slug(_stem(path)) for path in every}
    for name_of in longer:
        shared = _repeated(names.values())
        names = {path: name_of(path) if name in shared else name for path, name in names.items()}
    return names


def handles(names: Iterable[str]) -> dict[str, str]:
    """The handle of each document name: without the content hash at its end, unless two would be equal."""
    every = sorted(set(names))
    short = {name: _CONTENT_HASH.sub("", name) or name for name in every}
    shared = _repeated(short.values())
    return {name: name if handle in shared else handle for name, handle in short.items()}


def passage_ids(kind: str, handle: str, texts: Sequence[str]) -> list[str]:
    """The id of each passage of one document: handle + digest of its text; a repeated text gets "-2", "-3"."""
    seen: dict[str, int] = defaultdict(int)
    ids = []
    for text in texts:
        seen[text] += 1
        ids.append(f"{kind}/{handle}-{digest12(text)}" + (f"-{seen[text]}" if seen[text] > 1 else ""))
    return ids


def claim_key(
    subject: str, predicate: str, object: str | Value, modality: str | None = None, status: str | None = None
) -> str:
    """What makes two statements of a document one claim: subject, property, object, modality, status.

    Modality and status are written only where they differ from the usual (stated, current).
    """
    key = f"{_curie(subject)}|kg:{predicate}|{_term(object)}"
    if modality is not None:
        key += f"|{modality}"
    return key if status in (None, "current") else f"{key}|{status}"


def claim_id(handle: str, key: str) -> str:
    """A claim's id: its document's handle (or "authority") and the digest of its key."""
    return f"claim/{handle}-{digest12(key)}"


def tenure_id(person: str, post: str, term: str | None = None) -> str:
    """A tenure's id: who, in which post, and for a second, separate term when it began."""
    name = f"tenure/{person.partition('/')[2]}.{post.partition('/')[2]}"
    return f"{name}.{term}" if term else name


def authority_name(file: str) -> str:
    """The name of an authority file: its own without folder and suffix."""
    return slug(_stem(file.rpartition("/")[2]))


def datatype(value: Value) -> str:
    """The XML Schema datatype of a value ("date", "gYearMonth", "string")."""
    if value.kind == "date":
        return {4: "gYear", 7: "gYearMonth"}.get(len(value.text), "date")
    return value.kind


def _curie(id: str) -> str:
    return id.replace("/", ":", 1)


def _term(object: str | Value) -> str:
    return f'"{object.text}"^^xsd:{datatype(object)}' if isinstance(object, Value) else _curie(object)


def _stem(path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, _ = name.rpartition(".")
    return folder + slash + (stem if dot and stem else name)


def _repeated(names: Iterable[str]) -> set[str]:
    return {name for name, count in Counter(names).items() if count > 1}
