"""How classes are drawn, from ontology/display.ttl and a user's own ontology files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from kg.config import share
from kg.identity import ONTOLOGY
from kg.vocabulary.schema import Ontology, ontology
from kg.vocabulary.turtle import TurtleFile, files, parsed

# The shapes of vis-network that need no picture.
SHAPES = frozenset(
    ("box", "circle", "database", "diamond", "dot", "ellipse", "hexagon", "square", "star", "text", "triangle")
) | {"triangleDown"}
_PROPERTIES = ("order", "shape", "icon", "shownAs", "colour", "darkColour")


class Look(Struct, frozen=True):
    """How things of a class are drawn. `label` is the name of one, `plural` that of many; colours are "#RRGGBB"."""

    name: str
    label: str
    plural: str
    colour: str
    dark_colour: str
    shape: str
    icon: str
    order: int


class Display(Struct, frozen=True):
    """The looks of the classes, in order; a class that has none looks like the nearest one above it."""

    looks: Mapping[str, Look]
    ontology: Ontology

    def __getitem__(self, name: str) -> Look:
        """The look of a class, or of the nearest above it, or of Organization's kind of grey for any other."""
        waiting = [name]
        while waiting:
            nearest = waiting.pop(0)
            if nearest in self.looks:
                return self.looks[nearest]
            if nearest in self.ontology.terms:
                waiting += self.ontology[nearest].parents
        return self.looks["Organization"]


def display(*extra: Path, terms: Ontology | None = None) -> Display:
    """The looks of display.ttl and of a user's own files, which win.

    Raises: ConfigurationError with path and line for a look that lacks something or has an unknown shape or colour.
    """
    known = ontology(*extra) if terms is None else terms
    looks: dict[str, Look] = {}
    for path in files((share("ontology", "display.ttl"), *extra)):
        file = parsed(path, blank_nodes=True)
        for iri, said in file.statements.items():
            given = {p.removeprefix(ONTOLOGY): o.value for p, o in said if p.removeprefix(ONTOLOGY) in _PROPERTIES}
            if given and known.find(iri) is None:
                raise file.error(f"unknown class {file.short(iri)}", file.short(iri))
            if given:
                name = iri.removeprefix(ONTOLOGY)
                looks[name] = _look(file, name, known.label(name), given)
    return Display(MappingProxyType(dict(sorted(looks.items(), key=lambda item: (item[1].order, item[0])))), known)


def _look(file: TurtleFile, name: str, label: str, given: dict[str, str]) -> Look:
    shown = file.short(name if "://" in name else ONTOLOGY + name)
    lacking = [p for p in _PROPERTIES if p not in given]
    if lacking:
        raise file.error(f"{shown} lacks kg:{lacking[0]}", shown)
    if given["shape"] not in SHAPES:
        raise file.error(f"{shown} has no shape of vis-network (one of {', '.join(sorted(SHAPES))})", shown)
    for colour in (given["colour"], given["darkColour"]):
        _colour(file, shown, colour)
    return Look(
        name=name,
        label=label,
        plural=given["shownAs"],
        colour=given["colour"],
        dark_colour=given["darkColour"],
        shape=given["shape"],
        icon=given["icon"],
        order=int(given["order"]),
    )


def _colour(file: TurtleFile, shown: str, colour: str) -> None:
    """Raises: ConfigurationError unless the colour is #RRGGBB."""
    digits = colour.removeprefix("#")
    if len(colour) != 7 or len(digits) != 6 or set(digits) - set("0123456789abcdefABCDEF"):
        raise file.error(f"{shown} has a colour that is not #RRGGBB: {colour}", shown)
