"""What a random sample of claims showed to be wrong, in sentences of our own."""

from __future__ import annotations

import pytest
from reading import named, posts, said


def test_whom_somebody_intends_to_appoint_is_designate():
    text = (
        "# President Intends to Appoint Dr. Ana Souza as Director of the National Reef Institute\n\nIt is a good day."
    )
    assert posts(text, kind="press-release") == {("Ana Souza", "Director of National Reef Institute", "designate")}


def test_a_word_of_degree_and_a_title_are_no_body():
    assert not named("She worked as a Senior Partnership Specialist in Suva.", "Organization")


def test_states_of_a_list_are_the_field_of_a_title():
    text = (
        "Ms. Ana Souza was Senior Director for Iran, Iraq, Syria, and the Gulf States on the National Security Council."
    )
    assert posts(text) == {("Ana Souza", "Senior Director", "former")}


def test_a_term_on_the_court_of_another_is_no_membership():
    text = "Ana Souza is a lawyer. She was a law clerk at the United States Supreme Court to Justice Elena Tamo during her term on the Court."
    assert not said(text, "memberOf", kind="bio", title="Ana Souza")


@pytest.mark.parametrize("text", ["He holds the Expert Infantryman’s Badge.", "He holds the German Parachutist Badge."])
def test_a_badge_is_no_person(text):
    assert not named(text, "Person", kind="bio")


def test_a_title_cut_before_a_campaign_is_no_post():
    text = "# Ana Souza\n\nAna Souza is a lawyer. She served as National Policy Director for the Souza-Lowe presidential campaign."
    assert not {p for _, p, _ in posts(text, kind="bio") if "Souza-Lowe" in p}


def test_a_meeting_told_by_whom_it_is_with_keeps_them_in_its_name():
    meeting = "Reef Council’s Meeting with Young Reef Advocates"
    text = "Today they met.\n\nParticipants in the meeting included:\n\n- Mara Tamo"
    assert ("Mara Tamo", "attended", meeting) in said(text, kind="readout", title=f"Readout of the {meeting}")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Participants included Minister of Defence of Chad Issaka Malloua.", "Minister of Defence of Chad"),
        ("He met Minister for Foreign Affairs of Kenya Amina Hamud.", "Minister for Foreign Affairs of Kenya"),
        (
            "Deputy Assistant for Racial Equity Chiraag Tamo, who was in Suva, spoke.",
            "Deputy Assistant for Racial Equity",
        ),
        ("Director of Special Investigations Tunde Afolayan, who sat, spoke.", "Director of Special Investigations"),
    ],
)
def test_a_post_before_a_name_ends_where_its_field_or_its_state_ends(text: str, post: str):
    assert post in {p for _, p, _ in posts(text)}


def test_two_who_spoke_have_not_met_by_that():
    assert not said("Ambassador Ama Boateng and Senior Adviser Leila Haddad spoke.", "metWith")
    assert said("President Ama Boateng and Prime Minister Leila Haddad spoke today about reefs.", "metWith")
