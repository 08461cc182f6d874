"""Names made comparable: folding, content words, numbers, and the parts of a person's name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol

from msgspec import Struct
from msgspec.structs import force_setattr

from kg.identity import ascii_text

_WORD = re.compile(r"[a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b|'")
_ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_KNOWN = 30_000  # names of which folded forms are kept
_LONGEST_TITLE = 4  # words: "The Right Honourable", "Her Royal Highness"
_VOWELS = frozenset("aeiouy")


class Words(Protocol):
    """Where word lists come from: kg.lexicon.Lexicon."""

    @property
    def lists(self) -> Mapping[str, tuple[str, ...]]: ...

    @property
    def pairs(self) -> Mapping[str, tuple[tuple[str, str], ...]]: ...


@dataclass(frozen=True, slots=True)
class Forms:
    """What the linker knows of the language; every word is folded."""

    titles: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    women: frozenset[str] = frozenset()
    men: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    patronymics: tuple[str, ...] = ()
    stop: frozenset[str] = frozenset()
    event_words: frozenset[str] = frozenset()
    articled: frozenset[str] = frozenset()
    nicknames: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)  # of single words
    phrases: Mapping[str, str] = field(default_factory=dict)  # of several: "u n"
    ordinals: Mapping[str, int] = field(default_factory=dict)
    ordinal_words: frozenset[str] = frozenset()
    keys_known: dict[str, str] = field(default_factory=dict, compare=False, repr=False)  # of names met before


def forms(words: Words) -> Forms:
    """The forms that the word lists of a lexicon give."""

    def folded(*names: str) -> frozenset[str]:
        return frozenset(fold(w) for name in names for w in words.lists.get(name, ()))

    ordinals = _ordinals(words)
    spellings = {fold(a): fold(b) for a, b in words.pairs.get("spelling", ())}
    nicknames: dict[str, set[str]] = {}
    for full, short in words.pairs.get("nickname", ()):
        nicknames.setdefault(fold(full), set()).add(fold(short))
        nicknames.setdefault(fold(short), set()).add(fold(full))
    return Forms(
        titles=folded("honorific", "rank-title", "role-before-name"),
        ranks=folded("rank-title", "role-before-name"),
        women=folded("woman"),
        men=folded("man"),
        particles=folded("particle"),
        suffixes=folded("suffix"),
        patronymics=tuple(sorted(folded("patronymic-ending"))),
        stop=folded("link-stop"),
        event_words=frozenset(_singular(word) for word in folded("link-event")),
        articled=folded("takes-article"),
        nicknames={name: frozenset(others) for name, others in nicknames.items()},
        spellings={a: b for a, b in spellings.items() if " " not in a},
        phrases={a: b for a, b in spellings.items() if " " in a},
        ordinals=ordinals,
        ordinal_words=frozenset(" ".join(ordinals).split()),
    )


def _ordinals(words: Words) -> dict[str, int]:
    ones = {fold(w): i for i, w in enumerate(words.lists.get("unit-number", ()), 1)}
    tens = {fold(w): 10 * i for i, w in enumerate(words.lists.get("ten-number", ()), 2)}
    compound = {
        f"{fold(ten)} {one}": 10 * i + n
        for i, ten in enumerate(words.lists.get("ten", ()), 2)
        for one, n in ones.items()
        if n < 10
    }
    return {**ones, **tens, **compound}


@lru_cache(maxsize=_KNOWN)
def fold(text: str) -> str:
    """The text in lower-case ASCII words with one space between: "H.E. Mr. Michèle" → "h e mr michele"."""
    plain = ascii_text(text.replace("’", "'")).lower()
    return " ".join(_WORD.findall(_POSSESSIVE.sub("", plain)))


def name_key(text: str, forms: Forms) -> str:
    """What two spellings of one name share: folded, without a leading article, in one spelling of each word."""
    known = forms.keys_known.get(text)
    if known is None:
        if len(forms.keys_known) >= _KNOWN:
            forms.keys_known.clear()
        known = forms.keys_known[text] = _name_key(text, forms)
    return known


def _name_key(text: str, forms: Forms) -> str:
    key = fold(text.replace("&", " and "))
    key = key.removeprefix("the ")
    for words, usual in forms.phrases.items():
        if words in key:
            key = re.sub(rf"\b{words}\b", usual, key)
    return " ".join([forms.spellings.get(word, word) for word in key.split(" ")])


def content_words(text: str, forms: Forms) -> frozenset[str]:
    """The words of a title that tell it apart: no stop words, no ordinals or numbers, no plural s."""
    key = name_key(text, forms)
    return frozenset(
        _singular(word)
        for word in key.split()
        if word not in forms.stop and word not in forms.ordinal_words and not word[0].isdigit()
    )


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def numbers(text: str, forms: Forms) -> frozenset[int]:
    """The numbers and ordinals that a title bears: "Third Conference", "LXI", "8148th meeting" → 3, 61, 8148."""
    found = set()
    words = fold(text).split()
    for position, word in enumerate(words):
        pair = " ".join(words[position : position + 2])
        if pair in forms.ordinals:
            found.add(forms.ordinals[pair])
        elif word in forms.ordinals and " ".join(words[position - 1 : position + 1]) not in forms.ordinals:
            found.add(forms.ordinals[word])
        elif digits := _ORDINAL.match(word):
            found.add(int(digits[1]))
        elif word.isdigit():
            found.add(int(word))
    found.update(roman(w) for w in re.findall(r"\b[IVXL]{2,}\b", text) if _ROMAN.match(w))
    return frozenset(found)


def roman(text: str) -> int:
    """The value of a Roman numeral below 90."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[c] for c in text]
    return sum(-v if any(v < w for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))


class PersonName(Struct, frozen=True):
    """A person's name in parts, folded but for `text`; `given` is empty where only the surname is said."""

    text: str
    given: tuple[str, ...]
    surname: str
    suffix: str | None = None
    gender: str | None = None
    full: str = ""  # given names and surname

    def __post_init__(self) -> None:
        force_setattr(self, "full", " ".join((*self.given, self.surname)))


def person_name(text: str, forms: Forms) -> PersonName | None:
    """The parts of a person's name, titles aside; None if nothing but titles is there."""
    words, gender = _untitled(text.replace(",", " , ").split(), forms)
    words, suffix = _unsuffixed(words, forms)
    words = _inverted(words)
    if not words:
        return None
    begin = _surname_begin(words, forms)
    surname = [w for w in words[begin:] if fold(w)]
    given = [*words[:begin]]
    capitals = _capitals(words)
    if capitals is not None:
        surname, given = words[capitals[0] : capitals[1]], words[: capitals[0]] + words[capitals[1] :]
    elif len(words) == 3 and len(fold(words[1])) > 1 and fold(words[2]).endswith(forms.patronymics or ("\0",)):
        # "Voronkov Vladimir Ivanovich", but no "Mara J. Tulovich"
        surname, given = words[:1], words[1:]
    given_parts = tuple(part for word in given for part in fold(word).split())
    folded = " ".join(fold(w) for w in surname)
    if not folded:
        return None
    spoken = " ".join([*given, *(map(_uncapitalised, surname) if capitals else surname)])
    # "James Carter, II", but "Elizabeth II": a monarch bears no surname.
    between = " " if suffix is not None and suffix.isupper() and not given else ", "
    label = f"{spoken}{between}{suffix}" if suffix else spoken
    return PersonName(label, given_parts, folded, fold(suffix) if suffix else None, gender)


def _untitled(words: list[str], forms: Forms) -> tuple[list[str], str | None]:
    gender = None
    start = 0
    while start < len(words) - 1:
        for length in range(min(_LONGEST_TITLE, len(words) - 1 - start), 0, -1):
            title = fold(" ".join(words[start : start + length]))
            if title in forms.titles or not title:
                gender = gender or ("f" if title in forms.women else "m" if title in forms.men else None)
                start += length
                break
        else:
            break
    return words[start:], gender


def _unsuffixed(words: list[str], forms: Forms) -> tuple[list[str], str | None]:
    suffix = None
    while len(words) > 1 and (words[-1] == "," or fold(words[-1]) in forms.suffixes):
        suffix = words[-1] if words[-1] != "," else suffix
        words = words[:-1]
    return words, suffix


def _inverted(words: list[str]) -> list[str]:
    """ "Ladeb , Tarek" in the order of speech."""
    if words.count(",") == 1 and 0 < words.index(",") < len(words) - 1:
        comma = words.index(",")
        return words[comma + 1 :] + words[:comma]
    return [w for w in words if w != ","]


def _surname_begin(words: list[str], forms: Forms) -> int:
    begin = len(words) - 1
    while begin > 1 and fold(words[begin - 1]) in forms.particles and not words[begin - 1].endswith("."):
        begin -= 1
    if begin == 1 and len(words) > 1 and fold(words[0]) in forms.particles and words[0][:1].islower():
        begin = 0
    return begin


def _is_capitals(word: str) -> bool:
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and "." not in word and all(c.isupper() for c in letters)


def _are_initials(word: str) -> bool:
    """Whether two capitals are the first letters of names: no name has no vowel, but for one or two."""
    return len(word) == 2 and word.isascii() and _VOWELS.isdisjoint(word.casefold())


def _capitals(words: list[str]) -> tuple[int, int] | None:
    """Where the words in capitals stand, if they are together and others are not in capitals: the surname."""
    marks = [_is_capitals(w) for w in words]
    if not any(marks) or all(marks) or (len(words) == 2 and _are_initials(words[0])):
        return None  # "KR Liu"
    begin = marks.index(True)
    end = begin + marks[begin:].count(True)
    return (begin, end) if all(marks[begin:end]) and (begin == 0 or end == len(words)) else None


def _uncapitalised(word: str) -> str:
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))
