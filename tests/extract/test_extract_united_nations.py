"""Committees by their resolution, meetings of a committee named in short, visits, briefings: how the United Nations
write of their own work."""

from __future__ import annotations

import pytest
from reading import facts, named, posts, reading, said

PANEL = "Panel of Experts established pursuant to resolution 1973 (2011)"
HAITI = "Security Council Committee established pursuant to resolution 2653 (2022) concerning Haiti"
CTC = "Counter-Terrorism Committee"
CTED = "Counter-Terrorism Committee Executive Directorate"
BRIEFING = "Open briefing of the Counter-Terrorism Committee on “Reef crime and its financing”"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Ms. Ana Souza was a member of the Panel of Experts established pursuant to resolution 1973 (2011).", PANEL),
        (
            "The Working Group established pursuant to Security Council resolution 1999 (2011) met.",
            "Working Group established pursuant to Security Council resolution 1999 (2011)",
        ),
        ("The Committee established pursuant to resolution 1540 (2004) met.", "1540 Committee"),
        (
            "Fiji thanked the Security Council Committee established pursuant to resolution 1540 (2004).",
            "1540 Committee",
        ),
    ],
)
def test_a_body_is_told_by_the_resolution_that_set_it_up(text, body):
    assert named(text, "Organization") == {body}


def test_the_chair_of_a_committee_told_by_its_resolution_holds_that_post():
    text = f"Mr. Jin Park, Chair of the {HAITI}, briefed the Council."
    ((who, post, status),) = posts(text)
    assert (who, status) == ("Jin Park", "current")
    assert post == "Chair of 2653 Committee"


def test_the_resolution_in_the_name_of_a_body_sets_it_up_and_is_cited():
    told = said(f"The {PANEL} met.")
    assert ("S/RES/1973 (2011)", "establishes", PANEL) in told
    assert any(p == "cites" for _, p, *_ in told)


def test_the_meeting_of_a_committee_named_in_short_is_its_own():
    text = f"The {CTC} met. The Declaration followed the special meeting of the Committee held in Suva and Apia on 3 and 4 May 2022."
    meeting = f"special meeting of the {CTC}"
    assert {f for f in said(text) if f[0] == meeting} == facts(
        f"{meeting} | organizedBy | {CTC}\n{meeting} | heldAt | Suva\n{meeting} | heldAt | Apia\n"
        f"{meeting} | heldOn | 2022-05-03\n{meeting} | endsOn | 2022-05-04"
    )


def test_a_meeting_of_a_committee_without_day_or_verb_is_none():
    assert not named(f"The {CTC} met. We look to the special meeting of the Committee.", "Event")


def test_a_visit_is_made_by_a_body_in_a_state_on_its_days():
    text = "CTED concluded a follow-up assessment visit to the Republic of Fiji from 3 to 6 May 2022."
    visit = "follow-up assessment visit to the Republic of Fiji"
    assert said(text) == facts(
        f"{visit} | organizedBy | {CTED}\n{visit} | heldAt | Fiji\n{visit} | heldOn | 2022-05-03\n"
        f"{visit} | endsOn | 2022-05-06"
    )


def test_a_visit_is_made_by_whom_the_words_behind_it_name():
    text = "Fiji recalled the on-site visit to Samoa conducted by CTED in May."
    assert ("on-site visit to Samoa", "organizedBy", CTED) in said(text)


def test_a_visit_told_twice_in_more_and_fewer_words_is_one():
    text = "CTED made a follow-up visit to Fiji. The follow-up assessment visit to Fiji was welcomed."
    assert named(text, "Event") == {"follow-up assessment visit to Fiji"}


def test_a_tourist_s_visit_is_no_event():
    assert not named("During her visit to Fiji, Ms. Ana Souza met with Mr. Jin Park.", "Event")


def test_a_briefing_that_is_called_by_its_short_name_in_its_title_is_one():
    text = f"# Remarks by Ms. Ana Souza, Chair of the {CTC}\n\n{BRIEFING}\n\nSuva, 4 May 2022\n\nI thank you all."
    assert named(text, "Event", kind="remarks") == {BRIEFING}


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("We will hear today from Mr. Jin Park.", ("Jin Park", "spokeAt", BRIEFING, "planned")),
        ("I thank Mr. Jin Park for his comprehensive briefing.", ("Jin Park", "spokeAt", BRIEFING)),
        ("I thank Mr. Jin Park, Director of UNICEF, for joining us today.", ("Jin Park", "attended", BRIEFING)),
    ],
)
def test_who_speaks_or_is_there_is_told_by_the_chair(words, fact):
    text = f"# Remarks by Ms. Ana Souza, Chair of the {CTC}\n\n{BRIEFING}\n\nSuva, 4 May 2022\n\n{words}"
    assert fact in said(text, kind="remarks")


def test_the_chamber_of_a_council_is_a_place_and_no_council():
    text = (
        f"# Remarks by Ms. Ana Souza\n\n{BRIEFING}\n\nTrusteeship Council Chamber, New York, 4 May 2022\n\nThank you."
    )
    assert "Trusteeship Council" not in named(text, "Organization", kind="remarks")
    assert (BRIEFING, "heldAt", "Trusteeship Council Chamber") in said(text, kind="remarks")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("In December, the Council unanimously adopted resolution 2767 (2024).", "2024-12"),
        ("On 3 March, the Council adopted resolution 2767 (2024).", "2025-03-03"),
    ],
)
def test_what_a_sentence_tells_as_past_lies_before_the_document(words, day):
    date = "2025-01-14" if day.endswith("-12") else "2025-03-14"
    assert said(words, "adoptedOn", date=date) == {("S/RES/2767 (2024)", "adoptedOn", day)}


def test_what_is_to_come_lies_behind_the_document():
    text = "The Third Conference on Reefs will be held in Suva on 4 February."
    assert ("Third Conference on Reefs", "heldOn", "2023-02-04", "planned") in said(text, date="2022-11-14")


def test_the_day_of_a_release_is_not_that_of_an_event_whose_own_day_is_told():
    text = "Suva, 14 January 2022 – The Third Conference on Reefs was held in Apia on 12 November. It was good."
    assert said(text, "heldOn", kind="press-release", date="2022-01-14") == {
        ("Third Conference on Reefs", "heldOn", "2021-11-12")
    }


def test_a_name_in_a_headline_s_capitals_is_called_as_the_text_writes_it():
    text = "# REMARKS BY DIRECTOR ANA SOUZA OF UNICEF\n\nThe Minister announced the appointment of Ana Souza."
    people = [r for r in reading(text, kind="press-release").referents if r.kind == "Person"]
    assert [set(p.names) for p in people] == [{"ANA SOUZA", "Ana Souza"}]


def test_a_division_for_two_regions_is_one():
    text = "She was Director of the Asia and the Pacific Division in the Department of Reefs."
    assert "Asia and the Pacific Division" in named(text, "Organization")


def test_a_chef_de_cabinet_is_no_cabinet():
    text = "Ms. Ana Souza, Chef de Cabinet to the Minister of Justice of Fiji, spoke."
    assert not {body for body in named(text, "Organization") if body.startswith("Cabinet")}
