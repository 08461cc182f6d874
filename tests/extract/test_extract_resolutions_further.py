"""Resolutions as press officers number them: with slashes, behind “no.”, in other languages, bare."""

from __future__ import annotations

import pytest
from reading import reading


def _symbols(text: str) -> list[str]:
    found = reading(text, kind="statement", date="2023-05-05")
    return [found.referents[m.referent].key or "" for m in found.mentions if m.kind == "Resolution"]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("We recall resolutions 1267/1989/2253.", ["S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)"]),
        ("We recall resolution 2396/2017.", ["S/RES/2396 (2017)"]),
        ("We recall resolution no. 2396 of 2017 and resolution Nº 1373.", ["S/RES/2396 (2017)", "S/RES/1373 (2001)"]),
        ("We recall ECOSOC resolution 2019/20.", ["E/RES/2019/20"]),
        ("Rappelant la résolution 2396 (2017) du Conseil de sécurité.", ["S/RES/2396 (2017)"]),
        ("La resolución 1373 (2001) del Consejo de Seguridad.", ["S/RES/1373 (2001)"]),
        ("We recall resolution 2664, the humanitarian carve-out.", ["S/RES/2664 (2022)"]),
        ("We recall resolution 70/148 of the Assembly.", ["A/RES/70/148"]),
    ],
)
def test_a_resolution_is_read_however_its_number_is_written(text: str, symbols: list[str]) -> None:
    assert _symbols(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "House Resolution 2664 was passed.",
        "The joint resolution 2664 was passed.",
        "The Parliament’s resolution 2016/2221 was passed.",
        "A resolution 2020 did not bring.",
        "We recall resolution 1/73 of the Interpol Assembly.",
    ],
)
def test_a_number_that_another_body_gave_is_no_resolution_of_the_united_nations(text: str) -> None:
    assert _symbols(text) == []
