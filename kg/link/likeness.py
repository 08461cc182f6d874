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
SHORTEST = 4  # letters; shorter words that are alike are different words (Lee, Leo)


class Likeness(NamedTuple):
    """A strength in 0..1 and the reason."""

    score: float
    why: str


def likeness(left: PersonName, right: PersonName, forms: Forms) -> Likeness | None:
    """How alike two full names are; None if they are different people's."""
    if left.gender and right.gender and left.gender != right.gender:
        return None
    if left.suffix and right.suffix and left.suffix != right.suffix:
        return None
    if not left.given or not right.given:
        return Likeness(0.0, "a surname alone") if _ends_alike(left, right) else None
    if left.surname == right.surname:
        return _given_likeness(left.given, right.given, forms)
    if sorted(left.full.split()) == sorted(right.full.split()):
        return Likeness(SWAPPED, "the same names in another order")
    given = _given_likeness(left.given, right.given, forms)
    if given is not None and given.score >= EXTENDED and (like := _jaro_winkler(left.surname, right.surname)):
        return Likeness(VARIANT * like, f"surnames alike ({like:.3f})")
    if _is_within(left.full.split(), right.full.split()) or _is_within(right.full.split(), left.full.split()):
        return Likeness(COMPOUND, "one name holds the other")
    return None


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
    like = _jaro_winkler(a, b)
    return Likeness(VARIANT * like, f"given names alike ({like:.3f})") if like else None


def _middle_agrees(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether middle names are equal, initials of each other or missing on one side."""
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in zip(left, right, strict=False))


def _jaro_winkler(left: str, right: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    like = JaroWinkler.similarity(left, right)
    return float(like) if like >= LEAST_LIKE and min(len(left), len(right)) >= SHORTEST else 0.0


def _is_within(short: list[str], long: list[str]) -> bool:
    """Whether the words of one name stand in the other in order, the first words being equal."""
    rest = iter(long)
    return len(short) > 1 and short[0] == long[0] and all(word in rest for word in short)


def _ends_alike(left: PersonName, right: PersonName) -> bool:
    return bool({*left.full.split()} & {*right.surname.split()} or {*right.full.split()} & {*left.surname.split()})
