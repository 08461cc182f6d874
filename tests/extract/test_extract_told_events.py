"""What is told of an event: when, where and by whom it is held, in whatever order; and of which event a place tells."""

from __future__ import annotations

import pytest
from reading import said

SUMMIT = "Apia Summit on Reef Loss"
UNODC = "United Nations Office on Drugs and Crime"
INTERPOL = "International Criminal Police Organization"

DAYS = {(SUMMIT, "heldOn", "2022-05-03"), (SUMMIT, "endsOn", "2022-05-05")}
SUVA = {(SUMMIT, "heldAt", "Suva")}
BY = {(SUMMIT, "organizedBy", UNODC)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"The {SUMMIT} was held in Suva, 3–5 May 2022, organised by UNODC.", DAYS | SUVA | BY),
        (f"The {SUMMIT}, organized in Suva by UNODC from 3 to 5 May 2022, ended well.", DAYS | SUVA | BY),
        (f"We recall the {SUMMIT}, convened by our partners in Suva on 3 to 5 May 2022.", DAYS | SUVA),
        (f"We recall the {SUMMIT}, hosted by the county government in Suva.", SUVA),
        (f"He joined the {SUMMIT}, which took place 3-5 May 2022 at the Reef House in Suva.", DAYS | SUVA),
        (f"They convened the {SUMMIT} at Headquarters from 3 May 2022 to 5 May 2022.", DAYS),
        (f"The {SUMMIT}, which was held in Suva, Viti Levu, from 3 to 5 May 2022 and hosted by UNODC.", DAYS | SUVA | BY),
        (f"The {SUMMIT} (ASRL on RL), hosted by UNODC, in Suva on 3-5 May 2022, ended well.", DAYS | SUVA | BY),
    ],
)
def test_what_is_told_behind_an_event_stands_in_any_order(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(text, "heldOn", "endsOn", "heldAt", "organizedBy") == facts


def test_the_body_of_a_state_holds_an_event_and_not_the_state() -> None:
    text = f"The {SUMMIT} was organised by Fiji's Ministry of Foreign Affairs with INTERPOL."
    assert {fact[2] for fact in said(text, "organizedBy")} == {"Ministry of Foreign Affairs", INTERPOL}


@pytest.mark.parametrize(
    "text",
    [
        f"In May 2022, the Division for Reef Affairs of UNODC, jointly with the European Union, held in Suva the {SUMMIT}.",
        f"In May 2022, our Coordinator of the Group of Experts took part in the {SUMMIT}.",
        f"In May 2022 she was a panellist at the {SUMMIT}, organised by INTERPOL.",
        f"In May 2022 the Prosecutor gave the keynote address at the {SUMMIT}.",
    ],
)
def test_the_day_on_which_somebody_acts_at_an_event_is_its_day(text: str) -> None:
    assert {fact[1:] for fact in said(text, "heldOn")} == {("heldOn", "2022-05")}


@pytest.mark.parametrize(
    "text",
    [
        f"In May 2022 Ana Souza, who attended the {SUMMIT}, left.",
        f"He met NGOs in Suva from 3 to 5 May 2022, and chaired the {SUMMIT}.",
        f"On 3 May 2022 she published a book ahead of the Games and addressed the {SUMMIT} on 4 June 2022.",
    ],
)
def test_the_day_of_another_thing_is_no_event_s_day(text: str) -> None:
    assert "2022-05" not in {fact[2][:7] for fact in said(text, "heldOn")}


def test_in_place_before_the_event_is_where_it_is_held() -> None:
    assert said(f"UNODC held in Suva the {SUMMIT}.", "heldAt") == SUVA


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("On Tuesday, Ana Souza opened the {}.", "2022-11-08"),
        ("On Monday, Ana Souza opened the {}.", "2022-11-14"),
        ("The {} will be held on Friday.", "2022-11-18"),
        ("The {} in Suva last year (18-19 November) ended well.", "2021-11-18"),
        ("UNODC held the {} in March last year.", "2021-03"),
    ],
)
def test_a_day_of_the_week_or_of_last_year_is_told_by_the_document_s_day(words: str, day: str) -> None:
    assert {fact[2] for fact in said(words.format(SUMMIT), "heldOn")} == {day}


def test_what_ended_yesterday_was_not_held_on_that_day_alone() -> None:
    assert {fact[1:3] for fact in said(f"The {SUMMIT} ended yesterday.")} == {("endsOn", "2022-11-13")}
