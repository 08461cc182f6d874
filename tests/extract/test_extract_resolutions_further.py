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
        ("See GA res. 75/291 and SC res. 2395.", ["A/RES/75/291", "S/RES/2395 (2017)"]),
        ("UNSCR-1373 and UNSCR2396 bind us.", ["S/RES/1373 (2001)", "S/RES/2396 (2017)"]),
        ("We recall HRC resolution 40/16 and A/HRC/RES/49/14.", ["A/HRC/RES/40/16", "A/HRC/RES/49/14"]),
        ("We recall 1325 (2000), and paragraph 4 of 2242 (2015).", ["S/RES/1325 (2000)", "S/RES/2242 (2015)"]),
        ("The 2395 and 2617 resolutions renew it.", ["S/RES/2395 (2017)", "S/RES/2617 (2021)"]),
        ("Resolution 2178, together with 2396, is key.", ["S/RES/2178 (2014)", "S/RES/2396 (2017)"]),
        (
            "Resolution 2250 on youth and its successors 2419 and 2535.",
            ["S/RES/2250 (2015)", "S/RES/2419 (2018)", "S/RES/2535 (2020)"],
        ),
        ("Resolutions 1373 on terrorism, and 1624 on incitement.", ["S/RES/1373 (2001)", "S/RES/1624 (2005)"]),
        (
            "Under resolutions 1267, 1989 and 2253 was agreed.",
            ["S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)"],
        ),
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
        "Parliament adopted Resolution 23 of 2019 on reefs.",
        "Senate Resolution 2396 (2017) was passed, as was Law 1850 (2008).",
        "The attendance was 1200 (2014) and 2130 (2016).",
    ],
)
def test_a_number_that_another_body_gave_is_no_resolution_of_the_united_nations(text: str) -> None:
    assert _symbols(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2178 brought home 1800, 2100 in all, and 2396 women.",
        "Resolution 2178 was followed in 2016 and 2019.",
        "Resolution 2178, signed by 2500, asks more than 1900 fighters.",
    ],
)
def test_a_number_beside_a_resolution_is_not_always_another(text: str) -> None:
    assert _symbols(text) == ["S/RES/2178 (2014)"]
