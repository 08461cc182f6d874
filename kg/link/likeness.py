"""How alike two persons' names are, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.link.normalise import Forms, PersonName

# How far a likeness of names carries without evidence. Jaro-Winkler of what differs counts by VARIANT times itself.
EQUAL = 1.0
EXTENDED = 0.9  # John Kennedy, John F. Kennedy: one given name more
SWAPPED = 0.75  # Miwa Kato, Kato Miwa
VARIANT = 0.75  # Coninsx, Coninx
NICKNAME = 0.7  # Joseph, Joe
COMPOUND = 0.7  # Pedro Sánchez, Pedro Sánchez Pérez-Castejón
INITIAL = 0.65  # J., John
# Jaro-Winkler below this is no spelling variant: Coninsx/Coninx has .971, two people of one given name reach .86.
LEAST_LIKE = 0.93
LEAST_TOGETHER = 0.85  # two variants of one surname
SHORTEST = 4  # letters; shorter words that are alike are different words (Lee, Leo)


class Likeness(NamedTuple):
    """A strength in 0..1 and the reason."""

    score: float
    why: str


def likeness(left: PersonName, right: PersonName, forms: Forms) -> Likeness | None:
    """How alike two full names are; None if they are different people's."""
    if _differ_in_title(left, right):
        return None
    if not left.given or not right.given:
        return Likeness(0.0, "a surname alone") if _ends_alike(left, right) else None
    if left.surname == right.surname:
        return _given_likeness(left.given, right.given, forms)
    if sorted(left.full.split()) == sorted(right.full.split()):
        return Likeness(SWAPPED, "the same names in another order")
    given = _given_likeness(left.given, right.given, forms)
    if given is not None and given.score >= EXTENDED and (like := _alike(left.surname, right.surname)):
        return Likeness(VARIANT * like, f"surnames alike ({like:.3f})")
    if _is_within(left.full.split(), right.full.split()) or _is_within(right.full.split(), left.full.split()):
        return Likeness(COMPOUND, "one name holds the other")
    return None


def may_go_together(left: PersonName, right: PersonName, forms: Forms) -> bool:
    """Whether two names can be names of one person, though they need not be like each other.

    Two misspellings of a surname are further from each other than either from the right one.
    """
    if likeness(left, right, forms) is not None:
        return True
    if _differ_in_title(left, right) or jaro_winkler(left.surname, right.surname) < LEAST_TOGETHER:
        return False
    surname_alone = not left.given or not right.given
    return surname_alone or _given_likeness(left.given, right.given, forms) is not None


def _differ_in_title(left: PersonName, right: PersonName) -> bool:
    gender = left.gender and right.gender and left.gender != right.gender
    return bool(gender or (left.suffix and right.suffix and left.suffix != right.suffix))


def blocks(name: PersonName) -> Iterator[tuple[str, ...]]:
    """The keys of which two names must share one in order to be compared."""
    first, tokens = name.given[0], name.full.split()
    yield "initial", first[0], name.surname
    yield "begin", first, name.surname[:3]
    yield "end", first, name.surname[-3:]
    yield "order", *sorted(tokens)
    for token in tokens[1:]:
        yield "within", first, token


def _given_likeness(left: tuple[str, ...], right: tuple[str, ...], forms: Forms) -> Likeness | None:
    if left == right:
        return Likeness(EQUAL, "equal names")
    if not _middle_agrees(left[1:], right[1:]):
        return None
    a, b = left[0], right[0]
    if a == b:
        return Likeness(EXTENDED, "equal but for a middle name")
    if len(a) == 1 or len(b) == 1:
        return Likeness(INITIAL, "an initial") if a[0] == b[0] else None
    if b in forms.nicknames.get(a, ()):
        return Likeness(NICKNAME, f"{a} is {b} in short")
    like = _alike(a, b)
    return Likeness(VARIANT * like, f"given names alike ({like:.3f})") if like else None


def _middle_agrees(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names are equal, initials of each other or missing on one side."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(left, right, strict=False))


def _alike(left: str, right: str) -> float:
    """The Jaro-Winkler similarity of two words that are spelling variants, else 0."""
    like = jaro_winkler(left, right) if min(len(left), len(right)) >= SHORTEST else 0.0
    return like if like >= LEAST_LIKE else 0.0


def jaro_winkler(left: str, right: str) -> float:
    """The Jaro-Winkler similarity of two words, 0..1.

    Written out, for rapidfuzz takes 25 ms to load and a small build compares two pairs (a test holds them equal).
    Source: Winkler 1990, String Comparator Metrics and Enhanced Decision Rules; as rapidfuzz has it.
    """
    reach = max(max(len(left), len(right)) // 2 - 1, 0)
    taken: set[int] = set()
    shared = []
    for place, letter in enumerate(left):
        near = range(max(0, place - reach), min(len(right), place + reach + 1))
        if (other := next((n for n in near if right[n] == letter and n not in taken), None)) is not None:
            taken.add(other)
            shared.append(letter)
    if not shared:
        return 1.0 if left == right else 0.0
    swapped = sum(a != b for a, b in zip(shared, (right[n] for n in sorted(taken)), strict=True)) // 2
    count = len(shared)
    jaro = (count / len(left) + count / len(right) + (count - swapped) / count) / 3
    prefix = next((n for n in range(4) if left[n : n + 1] != right[n : n + 1] or n >= len(left)), 4)
    return jaro + 0.1 * prefix * (1 - jaro) if jaro > 0.7 else jaro


def _is_within(short: list[str], long: list[str]) -> bool:
    """Whether the words of one name stand in the other in order, the first words being equal."""
    rest = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(word in rest for word in short)


def _ends_alike(left: PersonName, right: PersonName) -> bool:
    return bool({*left.full.split()} & {*right.surname.split()} or {*right.full.split()} & {*left.surname.split()})
