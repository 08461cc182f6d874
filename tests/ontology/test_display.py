"""ontology/display.ttl: legible on light and dark ground, told apart by colour-blind readers, nothing missing."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from kg.errors import ConfigurationError
from kg.vocabulary import Look, display

GROUNDS = {"colour": "#FFFFFF", "dark_colour": "#15171C"}
# Simulation of full colour blindness of three kinds in linear RGB (Source: Machado, Oliveira, Fernandes 2009, severity 1).
SIGHTS = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
DRAWN = [
    *("Person", "UnitedNationsEntity", "IntergovernmentalOrganization", "GovernmentBody"),
    *("CivilSocietyOrganization", "ArmedGroup", "Organization", "State", "Place", "Event", "Resolution"),
    *("Instrument", "Document", "Project", "Topic", "Role", "Post"),
]


def linear(colour: str) -> list[float]:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]


def contrast(one: str, other: str) -> float:
    """Source: WCAG 2.2, contrast ratio."""
    light, dark = sorted(
        (sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)),
        reverse=True,
    )
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    rgb = [min(max(sum(m * c for m, c in zip(row, linear(colour), strict=True)), 0), 1) for row in SIGHTS[sight]]
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [
        sum(m * c for m, c in zip(row, rgb, strict=True)) / white
        for row, white in zip(rows, (0.9505, 1, 1.089), strict=True)
    ]
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def apart(one: str, other: str, sight: str) -> float:
    return sum((a - b) ** 2 for a, b in zip(lab(one, sight), lab(other, sight), strict=True)) ** 0.5


@pytest.mark.parametrize("name", DRAWN)
def test_each_class_that_is_drawn_has_a_look_of_its_own(name: str) -> None:
    assert display().looks[name].name == name


@pytest.mark.parametrize("ground", GROUNDS)
def test_every_colour_stands_out_from_its_ground(ground: str) -> None:
    for look in display().looks.values():
        assert contrast(getattr(look, ground), GROUNDS[ground]) >= 3, look


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("sight", SIGHTS)
def test_classes_of_one_shape_are_told_apart_by_colour_whatever_the_reader_sees(ground: str, sight: str) -> None:
    looks = [display().looks[name] for name in DRAWN]
    for one, other in combinations(looks, 2):
        if one.shape == other.shape:
            far = apart(getattr(one, ground), getattr(other, ground), sight)
            assert far >= 10, (one.name, other.name, round(far, 1))


def test_looks_come_in_an_order_without_gaps() -> None:
    assert [look.order for look in display().looks.values()] == list(range(1, len(display().looks) + 1))


def test_a_class_without_a_look_looks_like_the_one_above_it() -> None:
    looks = display()
    assert looks["SideEvent"].name == "Event"
    assert looks["Source"].name == "Document"
    assert looks["Nonsense"].name == "Organization"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ('kg:shape "heart"', r"looks\.ttl:2: kg:Event has no shape of vis-network"),
        ('kg:shape "star" ; kg:colour "red"', r"looks\.ttl:2: kg:Event has a colour that is not #RRGGBB: red"),
    ],
)
def test_a_wrong_look_is_told_with_its_line(tmp_path: Path, said: str, message: str) -> None:
    path = tmp_path / "looks.ttl"
    rest = 'kg:order 1 ; kg:icon "x" ; kg:shownAs "x"@en ; kg:darkColour "#FFFFFF"'
    colour = "" if "kg:colour" in said else '; kg:colour "#000000"'
    path.write_text(
        f"@prefix kg: <https://w3id.org/undoc-kg/ontology#> .\nkg:Event {rest} ; {said} {colour} .", encoding="utf-8"
    )
    with pytest.raises(ConfigurationError, match=message):
        display(path)


def test_looks_are_plain_values() -> None:
    assert display()["Person"] == Look("Person", "person", "Persons", "#0072B2", "#56B4E9", "dot", "●", 1)
