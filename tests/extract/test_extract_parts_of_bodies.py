"""Bodies inside bodies: how a unit and the body whose it is are named beside each other."""

from __future__ import annotations

import pytest
from reading import meant, named, said


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [
        (
            "She sat on the Reef Representatives’ Committee of the African Union, and chaired its Sub-Committee on Tides.",
            "Sub-Committee on Tides",
            "Reef Representatives’ Committee",
        ),
        (
            "She went to the Reef Task Force of Samoa (RTFS), of whose Mutual Tide Working Group she was chair.",
            "Mutual Tide Working Group",
            "Reef Task Force of Samoa",
        ),
        (
            "He teaches at the University of Reefs, whose School of Law he chairs.",
            "School of Law",
            "University of Reefs",
        ),
        (
            "Lise Tamo of the Reef Network Secretariat at Eurojust took us through it.",
            "Reef Network Secretariat",
            "Eurojust",
        ),
        (
            "She works at Lagoon Reef University, where she founded the Pacific Centre for Tides.",
            "Pacific Centre for Tides",
            "Lagoon Reef University",
        ),
        (
            "He met the head of the Commission of the Economic Community of Central African States, who spoke.",
            "Commission of the Economic Community of Central African States",
            "Economic Community of Central African States",
        ),
        (
            "She heads the Reef Information Unit of Samoa’s Ministry of Internal Affairs.",
            "Reef Information Unit",
            "Ministry of Internal Affairs",
        ),
        (
            "The Reef Watch Institute is a specialised institution of ECOWAS.",
            "Reef Watch Institute",
            "Economic Community of West African States",
        ),
    ],
)
def test_a_unit_is_part_of_the_body_beside_it(text: str, unit: str, whole: str) -> None:
    assert (unit, "partOf", whole) in said(text, "partOf")


def test_a_unit_bears_its_name_without_and_with_that_of_its_body() -> None:
    text = "It was held by the Faculty of Reef Science of the University of Sarajevo. The Faculty of Reef Science met."
    assert len(named(text, "Organization")) == 2
    assert meant(text, "Faculty of Reef Science") == meant(
        text, "Faculty of Reef Science of the University of Sarajevo"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sarah Tamo, Deputy Chief of the Peace, Tides and Reef Section, spoke.", "Peace, Tides and Reef Section"),
        ("It was told by the Justice and Reef Commission of Suva.", "Justice and Reef Commission of Suva"),
        (
            "It chairs the Working Group on Reef Law, Tide Responses and Countering the Loss of Palms of the Lagoon.",
            "Working Group on Reef Law, Tide Responses and Countering the Loss of Palms of the Lagoon",
        ),
        ("They joined the Royal Samoa Police Force in Apia.", "Royal Samoa Police Force"),
    ],
)
def test_the_name_of_a_unit_holds_the_whole_list_of_its_fields(text: str, expected: str) -> None:
    assert expected in named(text, "Organization")


def test_a_known_acronym_in_brackets_tells_which_body_a_name_is_of() -> None:
    text = "The Intergovernmental Action Group against Money Laundering in West Africa (GIABA) met. GIABA spoke."
    assert named(text, "Organization") == {"Inter-Governmental Action Group against Money Laundering in West Africa"}
