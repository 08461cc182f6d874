"""Known names: one trie over the words of all names of the authority files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Authority, AuthorityEntry

WORD = re.compile(r"(?:[A-Za-z]\.){2,}(?=\W|$)|\w+(?:['’]\w+)*|[&/]")
_POSSESSIVE = re.compile(r"['’]s?$")
_UN = ("United Nations", "UN", "U.N.")


@dataclass(frozen=True, slots=True)
class Known:
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
        node = self._trie
        words = WORD.findall(name.replace("’", "'"))
        if not words:
            return
        for word in words:
            node = node.setdefault(_key(word), {})  # type: ignore[assignment]
        ends: list[tuple[str, AuthorityEntry]] = node.setdefault("", [])  # type: ignore[assignment]
        if all(e is not entry or n != name for n, e in ends):
            ends.append((name, entry))

    def acronym(self, text: str) -> list[AuthorityEntry]:
        """The entries of which this is an acronym."""
        return self._acronyms.get(text, [])

    def bearing(self, name: str) -> list[AuthorityEntry]:
        """The entries that bear exactly this name or acronym."""
        words = _words(name)
        found = self._longest(name, words, 0)
        whole = found is not None and found.begin == words[0].start() and found.end >= len(name.rstrip())
        return list(found.entries) if found is not None and whole else self.acronym(name)

    def find(self, text: str) -> Iterator[Known]:
        """All known names of the text, longest first at each place, left to right, none overlapping."""
        words = _words(text)
        i = 0
        while i < len(words):
            known = self._longest(text, words, i) if self._opens(words[i][0]) else None
            if known is None:
                i += 1
                continue
            yield known
            while i < len(words) and words[i].start() < known.end:
                i += 1

    def _opens(self, word: str) -> bool:
        """Whether a known name can begin with this word: most words are told apart here."""
        return _key(word) in self._trie or word in self._acronyms or "'" in word or "’" in word

    def _longest(self, text: str, words: Sequence[re.Match[str]], i: int) -> Known | None:
        node: dict[str, object] | None = self._trie
        best: Known | None = None
        for j in range(i, len(words)):
            word = words[j]
            if j > i and not _joined(text[words[j - 1].end() : word.start()]):
                break
            for bare, end in _forms(word):
                ends = node.get(bare, {}).get("") if node else None  # type: ignore[attr-defined]
                if ends:
                    fitting = tuple(e for n, e in ends if _same_case(n, text[words[i].start() : end]))
                    if fitting:
                        best = Known(words[i].start(), end, tuple(dict.fromkeys(fitting)), False)
            node = node.get(_key(word[0]))  # type: ignore[union-attr,assignment]
            if node is None:
                break
        bare, end = _forms(words[i])[-1]
        if best is None and (found := self._acronyms.get(text[words[i].start() : end])):
            return Known(words[i].start(), end, tuple(found), True)
        return best


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[re.Match[str], ...]:
    """The words of a text: several gazetteers read the same one, one after the other."""
    return tuple(WORD.finditer(text))


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    """A word as the trie knows it: case, accents and kinds of hyphen and apostrophe aside."""
    if word.isascii():
        return word.casefold()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.casefold().replace("’", "'").replace("‑", "-").replace("‐", "-")


def _joined(between: str) -> bool:
    """Whether what stands between two words lets them be one name."""
    return between.strip(" \n") in ("", ",", "-", "‑", "‐") and between.count("\n") < 2 and len(between) < 5


def _forms(word: re.Match[str]) -> list[tuple[str, int]]:
    """A word as written and without a possessive ending, with the end of each."""
    forms = [(_key(word[0]), word.end())]
    if "'" not in word[0] and "’" not in word[0]:
        return forms
    bare = _POSSESSIVE.sub("", word[0])
    if bare and bare != word[0]:
        forms.append((_key(bare), word.start() + len(bare)))
    return forms


def _same_case(name: str, found: str) -> bool:
    """Whether the found words are written as the name is, in title case, or in capitals throughout."""
    letters = [c for c in found if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return True
    pairs = zip(WORD.findall(name.replace("’", "'")), WORD.findall(found.replace("’", "'")), strict=False)
    return all(not a[0].isupper() or b[0].isupper() for a, b in pairs)
