"""Known names: one trie over the words of all names of the authority files."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from kg.extract.words import words_of
from kg.kept.patterns import compiled
from kg.model import Authority, AuthorityEntry

# "U.N.", "People's", "&". What a word begins with stands first, so that it is looked for quickly.
_IN_NAMES = r"[\w&/](?:(?<=[A-Za-z])\.(?:[A-Za-z]\.)+(?=\W|$)|(?<=\w)\w*(?:['’]\w+)*|)"
WORD = compiled(_IN_NAMES)
_WORD = compiled(f"({_IN_NAMES})")
_POSSESSIVE = compiled(r"['’]s?$")
_UN = ("United Nations", "UN", "U.N.")
# A text longer than this is a document.
_LONGEST_NAME = 400
# The longest word that is written short, with a point, inside a name: "St. Kitts", "Lt. Gen.".
_SHORTENED = 3


class Known(Struct, frozen=True):
    """A known name found: its span and the entries that bear it."""

    begin: int
    end: int
    entries: tuple[AuthorityEntry, ...]
    acronym: bool


class Gazetteer:
    """Finds the longest known names; case counts, but for words set in capitals throughout.

    Words are looked up without case and accents; `expand` adds the names of United Nations entities with and without
    "United Nations" and behind the name of what they are part of.
    """

    def __init__(self, authority: Authority, kinds: frozenset[str], *, expand: bool = True) -> None:
        self._trie: dict[str, object] = {}
        self._waiting: dict[str, list[tuple[str, AuthorityEntry]]] = {}  # by the first word, until a text holds that
        self._firsts: set[str] = set()
        self._small: set[str] = set()  # first words that names bear in small letters, or as figures
        self._acronyms: dict[str, list[AuthorityEntry]] = {}
        self.entries = {e.id: e for e in authority.entries if e.kind in kinds}
        parents: dict[str, list[str]] = {}
        for fact in authority.facts:
            if fact.predicate == "partOf" and isinstance(fact.object, str):
                parents.setdefault(fact.subject, []).append(fact.object)
        for entry in self.entries.values():
            names = [entry.label, *entry.names]
            for name in self._variants(entry, names, parents) if expand else names:
                self._add(name, entry)
            for acronym in entry.acronyms:
                if not acronym.isalnum():
                    self._add(acronym, entry)
                self._acronyms.setdefault(acronym, []).append(entry)

    def _variants(self, entry: AuthorityEntry, names: list[str], parents: dict[str, list[str]]) -> list[str]:
        """The names with "United Nations" put before or left out, and behind the parent's name."""
        if entry.kind != "UnitedNationsEntity":
            return names
        bare = []
        for name in names:
            stem = next((name[len(p) + 1 :] for p in _UN if name.startswith(p + " ")), name)
            # "Office of Counter-Terrorism" is his own name; a bare "Secretariat" or "Council" would be anybody's.
            if stem == name or len(WORD.findall(stem)) > 2:
                bare.append(stem)
            bare += [f"{p} {stem}" for p in _UN]
        chain = [self.entries[p] for p in parents.get(entry.id, []) if p in self.entries]
        for parent in chain:
            if parent.id != "organization/united-nations":
                stems = [n for n in bare if not n.startswith(_UN)]
                bare += [f"{prefix}{parent.label} {s}" for s in stems for prefix in ("", *(p + " " for p in _UN))]
                if any(s.startswith(parent.label + " ") for s in stems):
                    grand = [self.entries[g] for g in parents.get(parent.id, []) if g in self.entries]
                    bare += [f"{p}{g.label} {s}" for g in grand for s in stems for p in ("", *(u + " " for u in _UN))]
        return list(dict.fromkeys((*names, *bare)))

    def _add(self, name: str, entry: AuthorityEntry) -> None:
        name = name.replace("’", "'")
        if (first := WORD.search(name)) is None:
            return
        key = _key(first[0])
        if not first[0][0].isupper():
            self._small.add(key)
        self._firsts.add(key)
        self._waiting.setdefault(key, []).append((name, entry))

    def _below(self, node: dict[str, object], key: str) -> dict[str, object] | None:
        """What follows a word; the names that begin with one are laid out when a text first holds it."""
        if node is self._trie and key in self._waiting:
            for name, entry in self._waiting.pop(key):
                end = node
                for word in WORD.findall(name):
                    end = end.setdefault(_key(word), {})  # type: ignore[assignment]
                ends: list[tuple[str, AuthorityEntry]] = end.setdefault("", [])  # type: ignore[assignment]
                if all(e is not entry or n != name for n, e in ends):
                    ends.append((name, entry))
        return node.get(key)  # type: ignore[return-value]

    def acronym(self, text: str) -> list[AuthorityEntry]:
        """The entries of which this is an acronym."""
        return self._acronyms.get(text, [])

    def bearing(self, name: str) -> list[AuthorityEntry]:
        """The entries that bear exactly this name or acronym."""
        words = _words(name)
        found = self._longest(name, words, 0) if words.ends else None
        whole = found is not None and found.begin == words.begin(0) and found.end >= len(name.rstrip())
        return list(found.entries) if found is not None and whole else self.acronym(name)

    def find(self, text: str) -> Iterator[Known]:
        """All known names of the text, longest first at each place, left to right, none overlapping."""
        words = _words(text)
        end = 0
        for i in self._openings(words):
            if words.begin(i) < end or self._ends_at_once(words, i):
                continue
            if (known := self._longest(text, words, i)) is not None:
                yield known
                end = known.end

    def _openings(self, words: _Words) -> list[int]:
        """The words with which a known name can begin, in order: most are told apart here."""
        opening = words.key_of.keys() & self._acronyms.keys()
        firsts, small = self._firsts, self._small
        for word, key in words.key_of.items():
            if (key in firsts and (key in small or word[0].isupper())) or "'" in key:
                opening.add(word)
        return [i for i, word in enumerate(words.written) if word in opening]

    def _ends_at_once(self, words: _Words, i: int) -> bool:
        """Whether no known name begins at a word: none is of it alone, and none goes on with the next."""
        key = words.keys[i]
        if "'" in key or words.written[i] in self._acronyms:
            return False
        node = self._below(self._trie, key)
        if node is None or "" in node:
            return node is None
        following = words.keys[i + 1] if i + 1 < len(words.keys) else ""
        return following not in node and "'" not in following

    def _longest(self, text: str, words: _Words, i: int) -> Known | None:
        node = self._trie
        begin = words.begin(i)
        best: Known | None = None
        for j in range(i, len(words.keys)):
            key = words.keys[j]
            child = self._below(node, key)
            if child is None and "'" not in key:
                break
            if j > i and not _joined(text[words.ends[j - 1] : words.begin(j)], words.written[j - 1]):
                break
            for bare, end in _forms(words, j):
                ends: list[tuple[str, AuthorityEntry]] = (self._below(node, bare) or {}).get("")  # type: ignore[assignment]
                if ends:
                    fitting = tuple(e for n, e in ends if _same_case(n, text[begin:end]))
                    if fitting:
                        best = Known(begin, end, tuple(dict.fromkeys(fitting)), False)
            if child is None:
                break
            node = child
        _, end = _forms(words, i)[-1]
        if best is None and (found := self._acronyms.get(text[begin:end])):
            return Known(begin, end, tuple(found), True)
        return best


class _Words(NamedTuple):
    """The words of a text: where they end, as they are written, their keys; and the key of each that is written."""

    ends: list[int]
    written: list[str]
    keys: list[str]
    key_of: dict[str, str]

    def begin(self, i: int) -> int:
        """Where a word begins."""
        return self.ends[i] - len(self.written[i])


def _words(text: str) -> _Words:
    """The words of a text: several gazetteers read the same document, with many names between."""
    return _of_document(text) if len(text) > _LONGEST_NAME else _of_name(text)


def _laid_out(text: str) -> _Words:
    written, ends = words_of(_WORD, text)
    key_of = {word: _key(word) for word in set(written)}
    return _Words(ends, written, [key_of[word] for word in written], key_of)


_of_document = lru_cache(maxsize=2)(_laid_out)
_of_name = lru_cache(maxsize=2048)(_laid_out)


@lru_cache(maxsize=1 << 14)
def _key(word: str) -> str:
    """A word as the trie knows it: case, accents and kinds of hyphen and apostrophe aside."""
    if word.isascii():
        return word.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.casefold().replace("’", "'").replace("‑", "-").replace("‐", "-")


def _joined(between: str, before: str) -> bool:
    """Whether what stands between two words lets them be one name; a short one may have a point: "St. Kitts"."""
    if between[:1] in ("'", "’") and before.endswith("s"):
        between = between[1:]  # "the Court on Human and Peoples' Rights"
    if between in (". ", ".\n"):
        return len(before) <= _SHORTENED and before.istitle()
    return between.strip(" \n") in ("", ",", "-", "‑", "‐") and between.count("\n") < 2 and len(between) < 5


def _forms(words: _Words, i: int) -> list[tuple[str, int]]:
    """The key of a word as written and without a possessive ending, with the end of each."""
    written = words.written[i]
    forms = [(words.keys[i], words.ends[i])]
    if "'" in words.keys[i]:
        bare = _POSSESSIVE.sub("", written)
        if bare and bare != written:
            forms.append((_key(bare), words.begin(i) + len(bare)))
    return forms


def _same_case(name: str, found: str) -> bool:
    """Whether the found words are written as the name is, in title case, or in capitals throughout."""
    if name == found:
        return True
    letters = [c for c in found if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return True
    pairs = zip(WORD.findall(name.replace("’", "'")), WORD.findall(found.replace("’", "'")), strict=False)
    return all(not a[0].isupper() or b[0].isupper() for a, b in pairs)
