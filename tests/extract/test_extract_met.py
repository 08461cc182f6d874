"""Who met whom, and when what was held, though a short form or others stand between."""

from __future__ import annotations

import pytest
from reading import said

BEN = "Foreign Minister Ben Ito of Fiji"


@pytest.mark.parametrize(
    "text",
    [
        f"National Security Advisor Ana Souza and her team met with {BEN}.",
        f"President Ana Souza received a call from {BEN}.",
        f"President Ana Souza participated in a call with {BEN}.",
        f"Today, President Ana Souza and {BEN} spoke regarding the reefs.",
        f"Today, President Ana Souza and {BEN} convened a meeting in Suva.",
    ],
)
def test_who_met_whom_is_read_whatever_the_meeting_is_called(text: str) -> None:
    assert said(text, "metWith", kind="readout") == {("Ana Souza", "metWith", "Ben Ito")}


def test_the_day_stands_behind_the_short_form_of_an_event() -> None:
    text = "The Reef Leaders’ Summit (RLS) on January 9, 2023 was good."
    assert said(text, "heldOn") == {("Reef Leaders’ Summit", "heldOn", "2023-01-09")}


def test_a_ministerial_meeting_is_one_event_with_its_body() -> None:
    text = "The fourth Ministerial meeting of the Reef and Tide Council took place in Suva, Fiji, on 31 May 2023."
    held = {fact[1:] for fact in said(text, "heldOn", "heldAt")}
    assert held == {("heldOn", "2023-05-31"), ("heldAt", "Suva")}


def test_the_day_of_an_inauguration_stands_behind_the_post_of_whom_it_inaugurates() -> None:
    text = (
        "President Ana Souza today announced the designation of a Presidential Delegation to Fiji to attend the Inauguration Ceremonies of Joe "
        "Lowe, President of the Republic of Fiji, on October 28, 2022 in Suva."
    )
    found = {fact[1:] for fact in said(text, "heldOn", "heldAt", kind="participants")}
    assert found == {("heldOn", "2022-10-28"), ("heldAt", "Suva")}


@pytest.mark.parametrize(
    "title",
    [
        "an Assistant Secretary of State (Reef and Tide Affairs)",
        "United States District Judge for the District of Maryland",
        "Representative of the United States of America to the United Nations, with the rank of Ambassador",
    ],
)
def test_who_is_nominated_vice_another_succeeds_him_whatever_the_title(title: str) -> None:
    text = f"Ana Souza, of Ohio, a Career Member of the Senior Foreign Service, to be {title}, vice Benjamin Lowe, resigned."
    found = said(text, "succeeded", "memberOf", kind="bio")
    assert found == {
        ("Ana Souza", "succeeded", "Benjamin Lowe", "planned"),
        ("Ana Souza", "memberOf", "Senior Foreign Service"),
    }
