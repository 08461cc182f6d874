"""The five documents with other names: persons, bodies, States, places, dates, resolutions and titles, consistently.

`python tests/evaluate/perturb.py SEED FOLDER [POOL]` writes FOLDER/documents (with manifest) and FOLDER/gold. What is
swapped in is drawn from a pool of names: pools/open.toml for work on the rules, pools/sealed.toml for the test alone.
What is swapped stays fair: a body keeps its head noun where the text goes on with it ("the Committee", "Executive
Directorate" beside "Executive Director"), a "Compact" that is a body becomes a network (an unknown compact reads as a
text), an acronym that no document expands stays one, a date keeps its weekday.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from kg.config import share

POOLS = Path(__file__).parent / "pools"
FIRST, SECOND = date(2021, 6, 25), date(2021, 5, 26)
RESOLUTIONS = ((1373, 2001), (1624, 2005), (2178, 2014), (2395, 2017), (2396, 2017))
# (given name, initials, surname, gender) as the five documents have them.
PERSONS = (
    ("Michèle", "", "Coninsx", "women"),
    ("Vladimir", "", "Voronkov", "men"),
    ("Miwa", "", "Kato", "women"),
    ("Yoka", "M.G. ", "Brandt", "women"),
    ("Tarek", "", "Ladeb", "men"),
    ("Indira", "", "Aslanova", "women"),
    ("Laurence", "", "Gerard", "women"),
    ("Raffi", "", "Gregorian", "men"),
    ("Julie", "", "Coleman", "women"),
)
# Where a State stands, as (running form, formal name without article, short name, code).
STATES = (
    ("the Netherlands", "Kingdom of the Netherlands", "Netherlands", "NLD"),
    ("Tunisia", "Republic of Tunisia", "Tunisia", "TUN"),
    ("Saudi Arabia", "Kingdom of Saudi Arabia", "Saudi Arabia", "SAU"),
    ("Spain", "Kingdom of Spain", "Spain", "ESP"),
)
SIDE_TITLE = (
    "Engagement of Civil Society Organizations in the Management of Violent Extremist Prisoners and "
    "Prevention of Radicalization to Violence in Prisons"
)
SIDE_LONG = (
    "the engagement of civil society organizations to support the management of violent extremist prisoners "
    "and the prevention of radicalization to violence in prisons"
)
PROJECT = "Supporting the Management of {} and the Prevention of Radicalization to Violence in Prisons"
DIALOGUE = "Human rights and civil society partners on building a better paradigm to prevent and counter terrorism"
GUIDE = "S/2017/716"


@dataclass(frozen=True, slots=True)
class Sample:
    """One document with other names, and its annotation."""

    file: str
    text: str
    gold: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Swaps:
    """What stands for what: phrases (white space may differ), ISO dates, and codes of States."""

    phrases: Mapping[str, str]
    days: Mapping[str, str]
    codes: Mapping[str, str]
    numbers: Mapping[tuple[int, int], tuple[int, int]]

    def pattern(self) -> re.Pattern[str]:
        """All phrases, longest first; each also in capitals."""
        keys = sorted({*self.phrases, *(k.upper() for k in self.phrases)}, key=len, reverse=True)
        phrases = (r"\s+".join(map(re.escape, key.split())) for key in keys)
        return re.compile("|".join(rf"(?<!\w){phrase}(?!\w)" for phrase in phrases))

    def replacement(self, found: str) -> str:
        """What stands for a phrase as found: same case, its line break where it was."""
        words = " ".join(found.split())
        new = self.phrases[words] if words in self.phrases else self._capitals(words)
        return _broken_like(found, new)

    def _capitals(self, words: str) -> str:
        return next(new.upper() for old, new in self.phrases.items() if old.upper() == words)

    def string(self, text: str) -> str:
        """A short text (a name, a title) with the phrases replaced."""
        return self.pattern().sub(lambda m: self.replacement(m[0]), text)


def _broken_like(old: str, new: str) -> str:
    """The new words with the old ones' line breaks at about the same places."""
    gaps = re.findall(r"\s+", old)
    words = new.split()
    breaks = {round((i + 1) * len(words) / (len(gaps) + 1)): gap for i, gap in enumerate(gaps) if "\n" in gap}
    return words[0] + "".join(breaks.get(i, " ") + word for i, word in enumerate(words[1:], 1)) if words else ""


def swaps(seed: int, pool: str = "open") -> Swaps:
    """The swaps of one seed, all from one pool."""
    random = Random(f"{pool} {seed}")
    names = tomllib.loads((POOLS / f"{pool}.toml").read_text(encoding="utf-8"))
    first, second, days = _days(random)
    numbers = dict(zip(RESOLUTIONS, _resolutions(names, random), strict=True))
    states = random.sample(names["states"], len(STATES))
    phrases = _persons(names, random) | _bodies(names, random) | _states(states) | _resolution_phrases(numbers)
    phrases |= _titles(names, random, first)
    phrases |= {_written(FIRST): _written(first), _written(SECOND): _written(second)}
    phrases |= {GUIDE: f"S/{random.randint(2011, 2023)}/{random.randint(101, 999)}"}
    codes = {old[3]: new["code"] for old, new in zip(STATES, states, strict=True)}
    return Swaps(phrases, days, codes, numbers)


def _days(random: Random) -> tuple[date, date, dict[str, str]]:
    """Two other days of the same weekdays, between April and October (the text names summer time)."""
    first = date(random.randint(2015, 2024), random.randint(4, 9), random.randint(1, 28))
    first += timedelta(days=(FIRST.weekday() - first.weekday()) % 7)
    second = first - timedelta(weeks=random.randint(2, 12))
    second += timedelta(days=(SECOND.weekday() - second.weekday()) % 7)
    days = {FIRST.isoformat(): first.isoformat(), SECOND.isoformat(): second.isoformat(), "2021": str(first.year)}
    return first, second, days


def _written(day: date) -> str:
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    return f"{day.day} {months[day.month - 1]} {day.year}"


def _persons(names: Mapping[str, Any], random: Random) -> dict[str, str]:
    drawn = {gender: random.sample(names[gender], len(names[gender])) for gender in ("women", "men")}
    phrases: dict[str, str] = {}
    for given, initials, surname, gender in PERSONS:
        new_given, new_surname = drawn[gender].pop()
        new_initials = "".join(f"{random.choice('ABCDEFGHJKLMNPRSTW')}." for _ in range(2)) + " " if initials else ""
        phrases[f"{given} {initials}{surname}"] = f"{new_given} {new_initials}{new_surname}"
        phrases[surname] = new_surname
        if surname == "Coninsx":  # one document spells the name with a letter less
            phrases |= {f"{given} Coninx": f"{new_given} {_misspelt(new_surname, random)}"}
        if surname == "Gerard":
            phrases["gerardl"] = "".join(c for c in new_surname.lower() if c.isascii() and c.isalpha()) + "l"
    return phrases


def _misspelt(surname: str, random: Random) -> str:
    """The surname without one letter of its inside."""
    letters = [i for i in range(2, len(surname) - 1) if surname[i].isalpha() and surname[i - 1].isalpha()]
    cut = random.choice(letters)
    return surname[:cut] + surname[cut + 1 :]


def _bodies(names: Mapping[str, Any], random: Random) -> dict[str, str]:
    committee, office, centre, agency = (
        random.choice(names[k]) for k in ("committees", "offices", "centres", "agencies")
    )
    while agency["acronym"] in (office["acronym"], centre["acronym"]):
        agency = random.choice(names["agencies"])
    network = random.choice(names["networks"])
    return {
        "Counter-Terrorism Committee Executive Directorate": committee["directorate"],
        "United Nations Security Council Counter-Terrorism Committee Executive Directorate": (
            "United Nations Security Council " + committee["directorate"]
        ),
        "Counter-Terrorism Committee": committee["name"],
        "CTED": committee["acronym"],
        "United Nations Office of Counter-Terrorism": office["name"],
        "UNOCT": office["acronym"],
        "United Nations Counter-Terrorism Centre": centre["name"],
        "UN Counter-Terrorism Centre": centre["name"].replace("United Nations", "UN"),
        "UNCCT": centre["acronym"],
        "United Nations Office on Drugs and Crime": agency["name"],
        "UNODC": agency["acronym"],
        "Division for Operations": random.choice(names["divisions"]),
        "European Union": random.choice(names["unions"]),
        "United Nations Global Counter-Terrorism Compact": random.choice(names["compacts"]),
        "Central Asian PVE Network": network["name"],
        "CAPVE": network["acronym"],
        "ICCT": random.choice(names["institutes"]),
    }


def _states(states: list[dict[str, str]]) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for (running, formal, short, _), new in zip(STATES, states, strict=True):
        phrases |= {running: new["running"], formal: new["formal"]}
        phrases.setdefault(short, new["running"].removeprefix("the "))
    return phrases


def _resolutions(names: Mapping[str, Any], random: Random) -> list[tuple[int, int]]:
    drawn = random.sample(names["resolutions"], len(RESOLUTIONS))
    return [(number, year) for number, year in drawn]


def _resolution_phrases(numbers: Mapping[tuple[int, int], tuple[int, int]]) -> dict[str, str]:
    phrases: dict[str, str] = {}
    for (number, year), (new, its_year) in numbers.items():
        phrases |= {f"{number} ({year})": f"{new} ({its_year})", f"{number} of {year}": f"{new} of {its_year}"}
        phrases[str(number)] = str(new)
    return phrases


def _titles(names: Mapping[str, Any], random: Random, day: date) -> dict[str, str]:
    """Titles of the same shape: a long and a short one of the side event, a project with its acronym, a dialogue."""
    who, aim, end = (random.choice(names[k]) for k in ("sides_who", "sides_aim", "sides_end"))
    project = random.choice(names["projects"])
    return {
        SIDE_TITLE: f"Engagement of {who} in the {aim} and {end}",
        SIDE_LONG: f"the engagement of {who.lower()} to support the {aim.lower()} and the {end.lower()}",
        PROJECT.format("Violent Extremist Prisoners"): project.format("Violent Extremist Prisoners"),
        PROJECT.format("VEPs"): project.format("VEPs"),
        DIALOGUE: random.choice(names["dialogues"]),
        "2021 Counter-Terrorism Week": f"{day.year} {random.choice(names['weeks'])} Week",
        "Malaga": random.choice(names["places"]),
    }


def swapped(text: str, gold: Mapping[str, Any], swap: Swaps) -> tuple[str, dict[str, Any]]:
    """One text and its annotation with the swaps made and all offsets recounted."""
    pieces: list[str] = []
    edges: dict[int, int] = {}
    at = length = 0
    for found in swap.pattern().finditer(text):
        for i in range(at, found.start() + 1):
            edges[i] = length + i - at
        new = swap.replacement(found[0])
        pieces += [text[at : found.start()], new]
        length += found.start() - at + len(new)
        at = found.end()
        edges[at] = length
    edges |= {i: length + i - at for i in range(at, len(text) + 1)}
    new_text = "".join(pieces) + text[at:]
    return new_text, _annotation(gold, new_text, edges, swap)


def _annotation(gold: Mapping[str, Any], text: str, edges: Mapping[int, int], swap: Swaps) -> dict[str, Any]:
    def moved(record: Mapping[str, Any], key: str) -> dict[str, Any]:
        begin, end = edges[record["start"]], edges[record["end"]]
        return {**record, "start": begin, "end": end, key: text[begin:end]}

    entities = [
        _entity(entity, swap) | {"mentions": [moved(m, "text") for m in entity["mentions"]]}
        for entity in gold["entities"]
    ]
    relations = []
    for relation in gold["relations"]:
        new = moved(relation, "quote")
        if "value" in new:
            new["value"] = swap.days.get(new["value"], swap.string(new["value"]))
        relations.append(new)
    from hashlib import sha256

    digest = sha256(text.encode()).hexdigest()
    return {**gold, "sha256": digest, "entities": entities, "relations": relations}


def _entity(entity: Mapping[str, Any], swap: Swaps) -> dict[str, Any]:
    new = {**entity, "name": swap.string(entity["name"])}
    if entity["kind"] == "State":  # a State's name stands without its article
        new["name"] = new["name"].removeprefix("the ")
        new["iso3"] = swap.codes[entity["iso3"]]
    if "date" in entity:
        new["date"] = swap.days[entity["date"]]
    if "number" in entity:
        new["number"], new["year"] = swap.numbers[entity["number"], entity["year"]]
    if "symbol" in entity:
        new["symbol"] = swap.string(entity["symbol"])
    return new


def samples(seed: int, pool: str = "open") -> tuple[Sample, ...]:
    """The five documents under one seed."""
    swap = swaps(seed, pool)
    result = []
    for path in sorted(share("data", "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = share("data", "documents", gold["document"]).read_bytes().decode("utf-8")
        result.append(Sample(gold["document"], *swapped(text, gold, swap)))
    return tuple(result)


def write(folder: Path, seed: int, pool: str = "open") -> None:
    """Write `folder/documents`, with its manifest, and `folder/gold`."""
    swap = swaps(seed, pool)
    for name in ("documents", "gold"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for sample in samples(seed, pool):
        (folder / "documents" / sample.file).write_bytes(sample.text.encode())
        record = json.dumps(sample.gold, ensure_ascii=False, indent=1)
        (folder / "gold" / sample.file).with_suffix(".json").write_text(record, encoding="utf-8")
    manifest = swap.string(share("data", "documents", "manifest.toml").read_text(encoding="utf-8"))
    for old, new in swap.days.items():
        manifest = manifest.replace(f"date = {old}", f"date = {new}")
    (folder / "documents" / "manifest.toml").write_text(manifest, encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), *sys.argv[3:4])
