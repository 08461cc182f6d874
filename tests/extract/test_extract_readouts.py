"""Readouts of meetings: the meeting that the title names, and those who are listed as having come."""

from __future__ import annotations

import pytest
from reading import named, posts, said

LIST = """The Council met.

{heading}

- Secretary Ida Moss, Department of Tides
- Acting Director Tom Reed, Office of Reefs
- OTM Administrator Una Hill
- Nora West, Governor of Harbor State
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Participants in the Harbor Council meeting included:",
        "**Administration Participants Included:**",
        "State and local leaders who attended today’s meeting included:",
        "The Vice President was joined by the following leaders:",
        "In attendance were:",
        "Senior Administration officials included:",
    ],
)
def test_those_who_are_listed_under_a_heading_took_part_in_the_meeting_that_the_title_names(heading: str) -> None:
    text = LIST.format(heading=heading)
    found = said(text, "attended", kind="readout", title="Readout of Harbor Council Meeting")
    assert {fact[0] for fact in found} == {"Ida Moss", "Tom Reed", "Una Hill", "Nora West"}
    assert {fact[2] for fact in found} == {"Harbor Council Meeting"}


def test_those_who_are_listed_as_speakers_spoke() -> None:
    text = LIST.format(heading="Officials speaking at the second session included:")
    assert len(said(text, "spokeAt", kind="readout", title="Readout of Harbor Council Meeting")) == 4


@pytest.mark.parametrize("heading", ["The Board will appoint:", "Members of the Harbor Council include:"])
def test_other_lists_of_people_tell_of_no_meeting(heading: str) -> None:
    text = LIST.format(heading=heading)
    assert not said(text, "attended", kind="readout", title="Readout of Harbor Council Meeting")


@pytest.mark.parametrize(
    ("title", "event"),
    [
        ("Readout of Investing in Harbors Cabinet Meeting", "Investing in Harbors Cabinet Meeting"),
        ("Readout of the Tide Disruptions Task Force Meeting", "Tide Disruptions Task Force Meeting"),
        ("Readout of President Lund’s Reef Chain Convening", "Reef Chain Convening"),
        ("Readout of Harbor Hosts Reef Lending Nights", None),
    ],
)
def test_the_title_of_a_readout_names_the_meeting(title: str, event: str | None) -> None:
    assert named("Officials met to talk of reefs.", "Event", kind="readout", title=title) == (
        {event} if event else set()
    )


def test_the_body_of_a_title_may_stand_behind_the_name() -> None:
    text = "- Secretary Ida Moss, Department of Tides\n- Former Director Tom Lind – Office of Reefs"
    assert posts(text) == {
        ("Ida Moss", "Secretary of Department of Tides", "current"),
        ("Tom Lind", "Director of Office of Reefs", "former"),
    }
    joined = "She was joined by Secretary Ida Moss, Department of Tides, and Administrator Una Hill, Office of Reefs."
    assert posts(joined) == {
        ("Ida Moss", "Secretary of Department of Tides", "current"),
        ("Una Hill", "Administrator of Office of Reefs", "current"),
    }


def test_the_body_behind_a_name_may_be_that_of_the_next_title() -> None:
    text = "She met Tides Secretary Ida Moss, Harbor Agency Administrator Una Hill, Office of Reefs Director Tom Lind."
    assert ("Ida Moss", "Secretary of Harbor Agency", "current") not in posts(text)
