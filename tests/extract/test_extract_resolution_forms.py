"""The ways in which press officers write the numbers of resolutions."""

from __future__ import annotations

import pytest
from reading import reading

from kg.lexicon import lexicon
from kg.model import Value
from kg.vocabulary import authority


def symbols(text: str, date: str = "2024-05-05") -> set[str]:
    found = reading(text, kind="statement", date=date)
    return {r.key for r in found.referents if r.kind == "Resolution"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("UNSCRs 1373 and 2178 oblige States.", {"S/RES/1373 (2001)", "S/RES/2178 (2014)"}),
        ("UN Security Council Resolutions 2178 and 2396 call on States.", {"S/RES/2178 (2014)", "S/RES/2396 (2017)"}),
        ("Res. 1373 (2001) binds all.", {"S/RES/1373 (2001)"}),
        ("SCR 1540 (2004) binds all.", {"S/RES/1540 (2004)"}),
        ("Security Council Res 2396 (2017) binds all.", {"S/RES/2396 (2017)"}),
        ("The resolutions 1373/2001 and 2178/2014 apply.", {"S/RES/1373 (2001)", "S/RES/2178 (2014)"}),
        ("Security Council resolution 2395 (2017) and 2617 (2021) say so.", {"S/RES/2395 (2017)", "S/RES/2617 (2021)"}),
        ("It recalls resolution 1624 (2005) as well as 2354 (2017).", {"S/RES/1624 (2005)", "S/RES/2354 (2017)"}),
        (
            "It recalls resolutions 1373 (2001) [on terrorism] and 1540 (2004) [on weapons].",
            {"S/RES/1373 (2001)", "S/RES/1540 (2004)"},
        ),
        ("Economic and Social Council resolution 2021/23 says so.", {"E/RES/2021/23"}),
        ("The Economic and Social Council adopted resolution 2019/15.", {"E/RES/2019/15"}),
        ("United Nations Security Council Resolution 1540 binds all.", {"S/RES/1540 (2004)"}),
        ("The Security Council met. Its resolution 2699, adopted in October, authorised it.", {"S/RES/2699 (2023)"}),
        ("Security Council resolutions 1373 (2001) and 150 experts were named.", {"S/RES/1373 (2001)"}),
    ],
)
def test_each_resolution_is_found_and_has_its_year(text: str, wanted: set[str]) -> None:
    assert symbols(text) == wanted


def test_a_year_that_is_still_to_come_is_not_told_by_the_number() -> None:
    assert symbols("The Security Council’s resolution 2699 was adopted.", date="2020-01-01") == {"S/RES/2699"}


def test_the_years_told_by_numbers_agree_with_the_resolutions_of_the_authority_file() -> None:
    last = sorted((int(number), year) for year, number in lexicon().pairs["council-year"])
    for entry in authority().of_kind("Resolution"):
        values = {name: value.text for name, value in entry.attributes if isinstance(value, Value)}
        if values.get("symbol", "").startswith("S/RES/"):
            assert next(year for number, year in last if int(values["number"]) <= number) == values["year"]
