"""Occasions: when, where and with whom events are held; when resolutions are adopted; what is part of what, cites what."""

from __future__ import annotations

import pytest
from reading import DATE, called, reading, said

SUMMIT = "Apia Summit on Reef Loss"
CHARTER = "Charter of the United Nations"
UNODC = "United Nations Office on Drugs and Crime"
COUNCIL = "Security Council"


@pytest.mark.parametrize(
    "text",
    [
        f"Today, President Joe Tamo hosted the {SUMMIT}.",
        f"This morning, Ms. Ana Souza opened the {SUMMIT}.",
        f"President Joe Tamo today convened the {SUMMIT}.",
        f"The {SUMMIT}, held today, ended well.",
        f"Leaders spoke at the {SUMMIT} today.",
        f"Today’s {SUMMIT} ended well.",
    ],
)
def test_an_event_of_today_is_held_on_the_day_of_the_document(text: str) -> None:
    assert {fact[1:3] for fact in said(text, "heldOn")} == {("heldOn", DATE)}


def test_an_event_of_today_has_no_day_where_the_document_has_none() -> None:
    assert said(f"Today, President Joe Tamo hosted the {SUMMIT}.", "heldOn", date=None) == set()


@pytest.mark.parametrize(
    "text",
    [
        f"Today, we speak of what the {SUMMIT} will bring.",
        f"As of today we prepare for the {SUMMIT}.",
        f"Today, leaders welcomed the outcome of the {SUMMIT}.",
    ],
)
def test_what_is_done_today_about_an_event_tells_not_its_day(text: str) -> None:
    assert said(text, "heldOn") == set()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            f"The leaders met on 3 May 2022 in Suva for the {SUMMIT}.",
            {(SUMMIT, "heldOn", "2022-05-03"), (SUMMIT, "heldAt", "Suva")},
        ),
        (f"They gathered in Suva for the {SUMMIT}.", {(SUMMIT, "heldAt", "Suva")}),
        (f"We recall the {SUMMIT} of 3 May 2022.", {(SUMMIT, "heldOn", "2022-05-03")}),
        (
            f"We recall the {SUMMIT} in our capital, Suva, in May 2022.",
            {(SUMMIT, "heldOn", "2022-05"), (SUMMIT, "heldAt", "Suva")},
        ),
    ],
)
def test_day_and_place_stand_around_an_event_in_many_ways(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(text, "heldOn", "heldAt") == facts


@pytest.mark.parametrize(
    ("word", "days"), [("at", {DATE}), ("ahead of", set()), ("on", set()), ("on the Delegation to", set())]
)
def test_remarks_at_an_event_are_given_on_their_day(word: str, days: set[str]) -> None:
    text = f"# Remarks by Ana Souza {word} the {SUMMIT}\n\nThank you all for coming. I am glad to be with you."
    assert {fact[2] for fact in said(text, "heldOn", kind="remarks")} == days


@pytest.mark.parametrize(
    "text",
    [
        f"Samoa co-hosted the {SUMMIT} together with UNODC.",
        f"The {SUMMIT} was co-hosted by Samoa and organized jointly with UNODC.",
        f"The {SUMMIT} was convened by Samoa in partnership with UNODC.",
        f"The {SUMMIT}, organized by Samoa in close cooperation with UNODC, ended well.",
    ],
)
def test_those_with_whom_an_event_is_organized_organize_it(text: str) -> None:
    assert said(text, "organizedBy") == {(SUMMIT, "organizedBy", "Samoa"), (SUMMIT, "organizedBy", UNODC)}


def test_those_with_whom_an_event_is_going_to_be_organized_are_planned() -> None:
    facts = said(f"Samoa will host the {SUMMIT} together with UNODC.", "organizedBy")
    assert {fact[2:] for fact in facts} == {("Samoa", "planned"), (UNODC, "planned")}


def test_a_body_at_its_event_holds_it() -> None:
    facts = said("The Reef Commission agreed at its Ninth Ministerial Meeting to act.", "organizedBy")
    assert {fact[1:] for fact in facts} == {("organizedBy", "Reef Commission")}


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council adopted on 21 December 2017 resolution 2396 (2017).",
        "The Security Council, at its 8148th meeting, on 21 December 2017, adopted resolution 2396 (2017).",
        "The adoption of resolution 2396 (2017) by the Security Council on 21 December 2017 was a step.",
        "The adoption on 21 December 2017 by the Security Council of resolution 2396 (2017) was a step.",
        "On 21 December 2017, the Security Council adopted by consensus resolution 2396 (2017).",
    ],
)
def test_the_day_of_a_resolution_is_read_wherever_it_stands(text: str) -> None:
    resolution = "S/RES/2396 (2017)"
    assert said(text, "adoptedOn", "adoptedBy") == {
        (resolution, "adoptedOn", "2017-12-21"),
        (resolution, "adoptedBy", COUNCIL),
    }


def test_the_meeting_at_which_a_resolution_is_adopted_is_of_that_day_and_body() -> None:
    text = "The Security Council, at its 8148th meeting, on 21 December 2017, adopted resolution 2396 (2017)."
    assert said(text, "heldOn", "organizedBy") == {
        ("8148th meeting", "heldOn", "2017-12-21"),
        ("8148th meeting", "organizedBy", COUNCIL),
    }


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("The Reef Commission, composed of Samoa, Fiji and Tonga, met.", {"Samoa", "Fiji", "Tonga"}),
        ("The Reef Commission, of which Samoa is a member, met.", {"Samoa"}),
        ("The Reef Commission, of which Samoa is not yet sure, met.", set()),
    ],
)
def test_a_body_tells_its_members(text: str, members: set[str]) -> None:
    assert said(text, "memberOf") == {(member, "memberOf", "Reef Commission") for member in members}


def test_a_body_and_its_unit_are_whole_and_part() -> None:
    facts = said("UNODC and its Reef Protection Branch wrote.", "partOf")
    assert facts == {("Reef Protection Branch", "partOf", UNODC)}


def test_two_units_of_one_body_are_not_whole_and_part() -> None:
    text = "UNODC, its Scientific Committee and its Legal Committee wrote."
    assert ("Legal Committee", "partOf", "Scientific Committee") not in said(text, "partOf")


def test_a_body_and_its_partner_are_not_whole_and_part() -> None:
    assert said("UNODC and its Pacific Widows Network wrote.", "partOf") == set()


def cited(text: str) -> set[str]:
    """The instruments that a text cites."""
    found = reading(text)
    return {
        called(found, r.object)
        for r in found.relations
        if r.predicate == "cites" and isinstance(r.object, int) and found.referents[r.object].kind == "Instrument"
    }


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("The United Nations must uphold the principles of the Charter.", {CHARTER}),
        ("The United Nations acts under Chapter VII of the Charter.", {CHARTER}),
        ("The principles of the Charter must be upheld.", set()),
        ("The United Nations knows the African Charter on Reefs. The Charter binds.", {"African Charter on Reefs"}),
        ("The United Nations knows the Charter Oak.", set()),
        (
            "Under rule 153 of the rules of procedure of the General Assembly, we act.",
            {"rules of procedure of the General Assembly"},
        ),
        ("Under the rules of procedure, we act.", set()),
    ],
)
def test_an_instrument_of_a_body_is_cited_by_its_short_form(text: str, instruments: set[str]) -> None:
    assert cited(text) == instruments


@pytest.mark.parametrize("verb", ["hosted", "met with", "welcomed"])
def test_who_is_hosted_for_an_event_is_so_at_its_place_and_day(verb: str) -> None:
    text = f"President Ana Souza {verb} Mr. Joe Tamo and his delegation in Suva on 3 May 2022 for the {SUMMIT}."
    assert said(text, "heldOn", "heldAt") == {(SUMMIT, "heldOn", "2022-05-03"), (SUMMIT, "heldAt", "Suva")}
