"""What the generated documents are about: persons, bodies, events, drawn by chance from a seed.

Few persons are in many documents and many in one (a power law, as of words); a surname is borne by one or by dozens,
and some persons share both names; a body may have the name of another but for one word; events come in series, and
many documents tell of the same.
"""

from __future__ import annotations

import tomllib
from bisect import bisect
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from kg.vocabulary import authority

POOL: dict[str, Any] = tomllib.loads(Path(__file__).with_name("pool.toml").read_text(encoding="utf-8"))
FIRST, LAST = date(2015, 1, 5), date(2024, 12, 20)


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its acronym; `known` where kg knows it beforehand."""

    id: str
    name: str
    acronym: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A person with one post, in a body or for a State."""

    id: str
    given: str
    initial: str
    surname: str
    woman: bool
    role: str
    body: Body | None
    state: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its title, what it is called ("workshop"), where and when, who organised it, who took part."""

    id: str
    kind: str
    title: str
    series: bool
    day: date
    city: str
    bodies: tuple[Body, Body]
    state: str
    cast: tuple[Person, ...]


class Weighted:
    """Things of which the first are drawn most often: the weight of the n-th is 1 / (n + 5) ** `power`."""

    def __init__(self, count: int, power: float) -> None:
        self._sums = list(accumulate((number + 5) ** -power for number in range(count)))

    def draw(self, random: Random) -> int:
        """The number of one of them."""
        return min(bisect(self._sums, random.random() * self._sums[-1]), len(self._sums) - 1)


class World:
    """All that so many documents can tell of; the same for the same seed and number."""

    def __init__(self, documents: int, seed: int = 1) -> None:
        random = Random(f"world {seed} {documents}")
        self.states = tuple(e.label for e in authority().entries if e.kind == "State" and e.label.isascii())
        self.bodies = _bodies(random, 20 + documents // 25)
        self._common = Weighted(len(self.bodies), 0.9)
        self.persons = tuple(self._persons(random, 20 + documents // 2))
        self.known_persons = Weighted(len(self.persons), 0.95)
        self._titles: set[str] = set()
        self.events = tuple(self._event(random, number) for number in range(5 + documents // 3))
        self.known_events = Weighted(len(self.events), 0.8)

    def body(self, random: Random) -> Body:
        """One of the bodies."""
        return self.bodies[self._common.draw(random)]

    def person(self, random: Random) -> Person:
        """One of the persons."""
        return self.persons[self.known_persons.draw(random)]

    def event(self, random: Random) -> Event:
        """One of the events."""
        return self.events[self.known_events.draw(random)]

    def _persons(self, random: Random, count: int) -> list[Person]:
        surnames: list[str] = []
        most = min(60, max(3, count // 50))  # or one family would be half of a small world
        while len(surnames) < count:  # n or more bear one in 1 / n² of all: most are borne once, some by dozens
            bearers = min(int((1 - random.random()) ** -0.5), most)
            surnames += [_surname(random)] * bearers
        random.shuffle(surnames)
        return [self._person(random, number, surnames[number]) for number in range(count)]

    def _person(self, random: Random, number: int, surname: str) -> Person:
        woman = random.random() < 0.45
        given = random.choice(POOL["women" if woman else "men"])
        of_state = random.random() < 0.4
        role = random.choice(POOL["of-states" if of_state else "of-bodies"])
        initial = random.choice("ABCDEFGHJKLMNPRST") if random.random() < 0.5 else ""
        body = None if of_state else self.body(random)
        state = random.choice(self.states) if of_state else None
        return Person(f"person/{number}", given, initial, surname, woman, role, body, state)

    def _event(self, random: Random, number: int) -> Event:
        day = FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        series = random.random() < 0.25
        title = _title(random, day.year, series=series)
        while series and title in self._titles:  # a session is one event
            title = _title(random, day.year, series=series)
        self._titles.add(title)
        cast: dict[str, Person] = {}
        while len(cast) < 3:
            for _ in range(random.randint(3, 8)):
                person = self.person(random)
                cast[person.surname] = person  # two of one surname would be told apart by nobody
        kind, city = random.choice(POOL["event-kinds"]), random.choice(POOL["cities"])
        state = random.choice(self.states)
        return Event(
            f"event/{number}", kind, title, series, day, city, self.two_bodies(random), state, tuple(cast.values())
        )

    def two_bodies(self, random: Random) -> tuple[Body, Body]:
        """Two of the bodies."""
        first = second = self.body(random)
        while second is first:
            second = self.body(random)
        return first, second


def _bodies(random: Random, count: int) -> tuple[Body, ...]:
    """The known ones first, then made ones, each name once."""
    found = {name: Body(f"body/{acronym}", name, acronym, known=True) for name, acronym in POOL["known"]}
    while len(found) < count:
        scope, head, field = (random.choice(POOL[name]) for name in ("body-scopes", "body-heads", "fields"))
        if random.random() < 0.3:
            field = f"{field} and {random.choice(POOL['fields'])}"
        name = f"{scope}{head} {field}"
        acronym = "".join(word[0] for word in name.split() if word[0].isupper())
        found.setdefault(name, Body(f"body/{len(found)}", name, acronym))
    return tuple(found.values())


def _title(random: Random, year: int, *, series: bool) -> str:
    if series:
        scope, name, field = (random.choice(POOL[key]) for key in ("body-scopes", "series", "fields"))
        return f"{_ordinal(year - 2008)} {scope}{name} {field}"
    aim, whom, deed, region = (random.choice(POOL[key]) for key in ("aims", "whom", "deeds", "regions"))
    return f"{aim} of {whom} in the {deed}{region}"


def _surname(random: Random) -> str:
    name = random.choice(POOL["onsets"]) + random.choice(POOL["vowels"])
    name += "".join(random.choice(POOL["middles"]) for _ in range(random.choice((0, 1, 1, 2))))
    name += random.choice(POOL["endings"])
    chance = random.random()
    if chance < 0.05:
        return f"{random.choice(POOL['particles'])} {name}"
    return f"{name}-{_surname(random)}" if chance < 0.08 else name


def _ordinal(number: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{'th' if 10 < number < 14 else endings.get(number % 10, 'th')}"
