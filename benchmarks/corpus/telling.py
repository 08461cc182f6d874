"""Documents about a world, each with its truth: who or what is meant where.

Names vary as in texts: in full, with a middle initial, with the first name's initial, misspelt, without accents, by a
short form, by the surname alone behind a post; later in a document mostly "Ms. Kato". Bodies are named with and without
their acronym, events by their title or its beginning.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from corpus.world import FIRST, LAST, POOL, Body, Event, Person, World

# One word of a text, and the id of what it means if it is a name.
Piece = tuple[str, str | None]
# Documents of one folder: more in one are slow to list on many file systems.
FOLDER = 1_000
# What closes a post behind a name, if the sentence goes on.
_COMMA: Piece = (",", None)
_HEAD = re.compile(r"(?:\A|[.!?:]\s+|\n\s*|[#-] |– )\Z")


@dataclass(frozen=True, slots=True)
class Telling:
    """A document: its file, its text, and (begin, end, id) of every name in it."""

    file: str
    text: str
    names: tuple[tuple[int, int, str], ...]


def tellings(world: World, documents: int, seed: int = 1) -> Iterator[Telling]:
    """So many documents about a world; each depends on its number alone."""
    weights = [genre["weight"] for genre in POOL["genre"]]
    for number in range(documents):
        random = Random(f"telling {seed} {number}")
        (genre,) = random.choices(POOL["genre"], weights)
        teller = _Teller(world, random, random.random() < 0.9 if genre["event"] else False)
        paragraphs = [random.choice(part) for part in genre["parts"]]
        for paragraph in paragraphs:
            teller.say(paragraph)
        yield Telling(f"{number // FOLDER:03}/{number:06}.md", "".join(teller.text) + "\n", tuple(teller.names))


def write(documents: int, folder: Path, seed: int = 1) -> Path:
    """Writes documents into FOLDER/documents and their truth into FOLDER/truth.jsonl; returns the former."""
    place = folder / "documents"
    world = World(documents, seed)
    place.mkdir(parents=True, exist_ok=True)
    with (folder / "truth.jsonl").open("w", encoding="utf-8") as truth:
        for telling in tellings(world, documents, seed):
            path = place / telling.file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(telling.text.encode())
            truth.write(json.dumps({"file": telling.file, "names": telling.names}) + "\n")
    return place


class _Teller:
    """Tells one document: what its placeholders stand for, and who was named already."""

    def __init__(self, world: World, random: Random, of_event: bool) -> None:
        self._random = random
        self._event: Event = world.event(random)
        cast = list(self._event.cast) if of_event else []
        random.shuffle(cast)
        while len(cast) < 3:
            person = world.person(random)
            if person.surname not in {one.surname for one in cast}:
                cast.append(person)
        self._persons = dict(zip("pqr", cast, strict=False))
        first, second = self._event.bodies if of_event else world.two_bodies(random)
        self._bodies = {"b": first, "c": second}
        self._state = self._event.state if of_event else random.choice(world.states)
        self._day = self._event.day if of_event else FIRST + timedelta(days=random.randrange((LAST - FIRST).days))
        self._city = self._event.city if of_event else random.choice(POOL["cities"])
        self._number, self._year = random.choice(POOL["resolutions"])
        self._met: set[str] = set()
        self._short: dict[str, str] = {}
        self.text: list[str] = []
        self.names: list[tuple[int, int, str]] = []
        self._length = 0

    def say(self, template: str) -> None:
        """Writes one part of the document."""
        if not template:
            return
        if self.text:
            self._put("" if self.text[-1].endswith("\n") or template.startswith("\n") else " ")
        parts = re.split(r"\{(\w+)\}", template)
        for number, part in enumerate(parts):
            pieces = self._pieces(part) if number % 2 else [(part, None)]
            if pieces[-1] == _COMMA and not parts[number + 1][:2].strip().isalpha():
                pieces.pop()
            for text, id in pieces:
                self._put(text[:1].upper() + text[1:] if self._begins() else text, id)

    def _begins(self) -> bool:
        """Whether a sentence begins here."""
        return not self.text or bool(_HEAD.search("".join(self.text[-3:])))

    def _put(self, text: str, id: str | None = None) -> None:
        if id is not None:
            self.names.append((self._length, self._length + len(text), id))
        self.text.append(text)
        self._length += len(text)

    def _pieces(self, key: str) -> list[Piece]:
        if key in self._persons:
            return self._person(self._persons[key])
        if key in self._bodies:
            return self._body(self._bodies[key])
        plain: dict[str, Callable[[], list[Piece]]] = {
            "E": lambda: self._heading(),
            "e": lambda: self._told(),
            "s": lambda: [(self._state, f"state/{self._state}")],
            "n": lambda: [(f"resolution {self._number} ({self._year})", f"resolution/{self._number}")],
            "day": lambda: [(_written(self._day), None)],
            "city": lambda: [(self._city, None)],
            "field": lambda: [(self._random.choice(POOL["fields"]).lower(), None)],
            "clause": lambda: [(self._random.choice(POOL["words"]["clause"]), None)],
            "words": lambda: [(self._random.choice(POOL["words"]["clause"]), None)],
        }
        return plain[key]()

    # -- persons

    def _person(self, person: Person) -> list[Piece]:
        honorific = "Ms." if person.woman else "Mr."
        if person.id in self._met:
            return [(f"{honorific} ", None), (person.surname, person.id)]
        self._met.add(person.id)
        chance = self._random.random()
        if chance < 0.12:
            return [(f"{person.role} ", None), (person.surname, person.id)]
        name = self._name(person)
        if chance < 0.3:
            return [(f"{honorific} ", None), (name, person.id)]
        of = self._body(person.body) if person.body else [(person.state or "", f"state/{person.state}")]
        title = "H.E. " if person.state and chance < 0.6 else ""
        return [(f"{title}{honorific} ", None), (name, person.id), (f", {person.role} of ", None), *of, _COMMA]

    def _name(self, person: Person) -> str:
        """A person's name in one of its variants."""
        chance = self._random.random()
        if chance < 0.08 and person.initial:
            return f"{person.given} {person.initial}. {person.surname}"
        if chance < 0.13:
            return f"{person.given[0]}. {person.surname}"
        if chance < 0.19:
            return f"{person.given} {self._misspelt(person.surname)}"
        if chance < 0.24:
            return _plain(f"{person.given} {person.surname}")
        if chance < 0.3 and person.given in POOL["short"]:
            return f"{POOL['short'][person.given]} {person.surname}"
        return f"{person.given} {person.surname}"

    def _misspelt(self, surname: str) -> str:
        """A surname with a letter lost, doubled or turned with the next."""
        at = self._random.randrange(len(surname) // 2, len(surname) - 1)
        a, b = surname[at], surname[at + 1]
        turned = self._random.choice((b, a + a + b, b + a))
        return surname[:at] + turned + surname[at + 2 :] if (a + b).isalpha() else surname

    # -- bodies and events

    def _body(self, body: Body) -> list[Piece]:
        if body.id in self._short:
            return [(self._short[body.id], body.id)]
        chance = self._random.random()
        if chance < 0.6 or body.known:
            self._short[body.id] = body.acronym
        if body.known and chance > 0.7:
            return [(body.acronym, body.id)]
        told: list[Piece] = [("the ", None), (body.name, body.id)]
        return [*told, (f" ({body.acronym})", None)] if body.id in self._short else told

    def _heading(self) -> list[Piece]:
        event = self._event
        return [(event.title if event.series else f"{event.kind.capitalize()} on “{self._title()}”", event.id)]

    def _told(self) -> list[Piece]:
        event = self._event
        if event.id in self._met:
            return [("the event", None)]
        self._met.add(event.id)
        name = event.title if event.series else f"{event.kind} on “{self._title()}”"
        return [("the ", None), (name, event.id)]

    def _title(self) -> str:
        """The title of the event, or its beginning."""
        return self._event.title.partition(" in the ")[0] if self._random.random() < 0.12 else self._event.title


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _written(day: date) -> str:
    return f"{day.day} {POOL['months'][day.month - 1]} {day.year}"
