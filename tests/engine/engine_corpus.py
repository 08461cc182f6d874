"""Documents as reading gives them, made up so that they use every step of linking."""

from __future__ import annotations

from random import Random

from readings import Reading

from kg.lexicon import lexicon
from kg.link import Linked, forms
from kg.model import Extraction, Value

FORMS = forms(lexicon())
PARENTS = {
    "UnitedNationsEntity": ["Organization"], "State": ["Organization", "Location"], "Organization": [], "Person": [],
    "Event": [], "SideEvent": ["Event"], "Document": ["Work"], "Resolution": ["Work"], "Project": [], "Post": [],
}  # fmt: skip
GIVEN = ["Anna", "Boris", "Carla", "Joseph", "Joe", "J.", "Karim", ""]
SURNAMES = ["Alvarez", "Alvares", "Bakir", "Bakirova", "Cerny", "Kato", "Kato Mori", "Mori"]
BODIES = ["Office of Lakes", "Office of Rivers", "Bureau of Lakes", "LBA", "Lake Basin Authority", "Ministry of Water"]
ROLES = ["role/chair", "role/permanent-representative", "adviser", "secretary"]
TITLES = [
    "Conference on the Protection of Lakes and Rivers", "Conference on Protection of Lakes", "World Lakes Conference",
    "2024 Conference on the Protection of Lakes", "side event", "Protection of Lakes and Rivers in Deserts",
    "Opening of the World Conference on Lakes", "LBA Conference on the Protection of Rivers",
]  # fmt: skip
RESOLUTIONS = ["resolution/S-RES-1373", "resolution/S-RES-1373-2001", "resolution/S-RES-2396-2017"]


def reading(draw: Random, number: int) -> Extraction:
    """A document that names some of few things, each in one of many ways."""
    found = Reading(f"{number:03}", date=f"2024-0{draw.randrange(1, 9)}-01")
    bodies = [found.thing("Organization", name) for name in draw.sample(BODIES, 3)]
    if draw.random() < 0.4:
        bodies.append(found.thing("Organization", "Lake Basin Authority", acronyms=("LBA",)))
    if draw.random() < 0.6:
        found.says(bodies[0], "partOf", bodies[1])
    for key in draw.sample(RESOLUTIONS, draw.randrange(3)):
        found.thing("Resolution", key.partition("-RES-")[2], key=key)
    state = found.thing("State", draw.choice(["Kenya", "Tunisia", "Peru"]))
    events = [found.thing("Event", title) for title in draw.sample(TITLES, draw.randrange(1, 3))]
    if draw.random() < 0.6:
        found.says(events[0], "heldOn", Value(draw.choice(["2024-03-12", "2024-03-13", "2023"]), "date"))
    for _ in range(draw.randrange(1, 5)):
        name = f"{draw.choice(GIVEN)} {draw.choice(SURNAMES)}".strip()
        person = found.person(name, attributes=(("gender", draw.choice("fm")),) if draw.random() < 0.2 else ())
        if draw.random() < 0.6:
            whose = draw.random()
            found.post(
                person,
                draw.choice(ROLES),
                body=draw.choice(bodies) if whose < 0.6 else None,
                state=state if 0.4 < whose < 0.8 else None,
            )
        if draw.random() < 0.4:
            found.says(person, "spokeAt", draw.choice(events))
    project = found.thing("Project", *draw.choice([(), ("Clean Lakes for Everybody",), ("Clean Lakes for All",)]))
    for body in bodies[:2]:
        found.says(project, "partner", body)
    return found.extraction()


def corpus(seed: int, count: int = 60) -> list[Extraction]:
    draw = Random(seed)
    return [reading(draw, number) for number in range(count)]


def told(found: Linked) -> tuple[object, ...]:
    """All that linking tells, in an order of its own."""
    return (
        found.entities,
        sorted(found.ids.items()),
        sorted(found.documents.items()),
        sorted(found.decisions),
        sorted(map(str, found.problems)),
    )
