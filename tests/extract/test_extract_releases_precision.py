"""What ordinary releases say that looks like something else: acronyms of others, titles that are none, whose post it is."""

from __future__ import annotations

import pytest
from reading import named, posts, said

RELEASE = "press-release"


def test_an_acronym_is_not_the_authority_s_where_the_text_spells_it_otherwise() -> None:
    words = "The National Governors Association met in Reno. Ana Souza spoke with the NGA."
    assert "National Geospatial-Intelligence Agency" not in named(words, "Organization", kind=RELEASE)


@pytest.mark.parametrize(
    ("words", "kind", "cited"),
    [
        ("Ms. Okoro serves on the boards of ATT, the telephone company.", "bio", False),
        ("The United Nations welcomes those who joined the ATT.", RELEASE, True),
        ("The Arms Trade Treaty is young. We joined the ATT.", RELEASE, True),
    ],
)
def test_a_treaty_is_meant_by_its_acronym_only_in_its_world(words: str, kind: str, cited: bool) -> None:
    assert ("Arms Trade Treaty" in named(words, "Instrument", kind=kind)) is cited


def test_an_attorney_of_the_united_states_bears_its_name_in_the_title() -> None:
    words = "Jane Okoro has served as an Assistant United States Attorney in the Lake Institute since 2011."
    assert posts(words, kind="bio") == {
        ("Jane Okoro", "Assistant United States Attorney of Lake Institute", "current", "since 2011")
    }


def test_under_is_a_preposition_before_a_secretary_s_name_and_a_comma() -> None:
    assert not posts("Under Secretary McDonell, the Department grew.", kind=RELEASE)
    assert posts("Under Secretary Anna McDonell spoke.", kind=RELEASE)


def test_a_name_goes_on_past_letters_joined_by_an_ampersand() -> None:
    words = "Ruth J. Simms, President of Prairie Lake A&M University, spoke."
    assert posts(words) == {("Ruth J. Simms", "President of Prairie Lake A&M University", "current")}


def test_a_department_is_no_unit_of_the_bureau_behind_its_acronym() -> None:
    words = "We work with the HHS Family and Youth Services Bureau."
    assert not said(words, "partOf", kind=RELEASE)


def test_a_co_founder_is_called_so() -> None:
    assert posts("Emily Donson, Co-Founder of the Lake Institute, spoke.") == {
        ("Emily Donson", "Co-Founder of Lake Institute", "current")
    }


def test_two_titles_before_a_name_are_two_posts() -> None:
    words = "Deputy Prime Minister and Defense Minister Richard Marley of Australia spoke."
    assert {fact[1] for fact in posts(words)} == {
        "Deputy Prime Minister of Australia",
        "Minister of Defence of Australia",
    }


def test_the_department_of_a_state_is_named_with_the_state() -> None:
    words = "The Honorable Ana Souza, Secretary of the United States Department of Health and Human Services, spoke."
    assert posts(words) == {("Ana Souza", "Secretary of Department of Health and Human Services", "current")}


def test_who_is_thanked_for_hosting_has_organized() -> None:
    words = "We thank the Government of Qatar for graciously hosting the Fifth Dialogue on Water."
    assert said(words, "organizedBy") == {("Fifth Dialogue on Water", "organizedBy", "Qatar")}


def test_governments_that_will_host_are_planned_to_organize() -> None:
    words = "The Dakar International Conference on Water will be co-hosted by the Government of Senegal and UNODC."
    assert said(words, "organizedBy") == {
        ("Dakar International Conference on Water", "organizedBy", "Senegal", "planned"),
        (
            "Dakar International Conference on Water",
            "organizedBy",
            "United Nations Office on Drugs and Crime",
            "planned",
        ),
    }


def test_announcing_a_delegation_is_no_saying_of_where_it_goes() -> None:
    words = (
        "President Ana Souza today announced the designation of a Delegation to attend the Lake Summit on 3 May 2022."
    )
    assert ("Lake Summit", "heldOn", "2022-05-03") in said(words, "heldOn")


@pytest.mark.parametrize(
    ("written", "right"), [("72th", "72nd"), ("11st", "11th"), ("63rd", "63rd"), ("101th", "101st"), ("112nd", "112th")]
)
def test_an_ordinal_has_the_ending_of_its_number(written: str, right: str) -> None:
    assert named(f"The text was adopted at the {written} plenary meeting.", "Event") == {f"{right} plenary meeting"}


def test_an_inauguration_bears_the_whole_name_and_its_place_attends_nothing() -> None:
    words = (
        "President Ana Souza today announced the designation of a Presidential Delegation to San José, Costa Rica to"
        " attend the Inauguration of His Excellency Rodrigo Alberto de Jesús Salas Robles as President of the Republic"
        " of Costa Rica on May 8, 2022."
    )
    event = "Inauguration of His Excellency Rodrigo Alberto de Jesús Salas Robles"
    assert said(words, "attended", "heldOn", kind="participants") == {
        ("Presidential Delegation to San José", "attended", event),
        (event, "heldOn", "2022-05-08"),
    }


def test_who_has_served_since_then_still_serves() -> None:
    words = "David Apple joined the Lake Institute in 2004 and has served as Associate Director since 2011."
    assert ("David Apple", "Associate Director of Lake Institute", "current", "since 2011") in posts(words, kind="bio")


def test_a_department_is_no_part_of_its_division() -> None:
    words = "The Department of Justice, Civil Division appointed Ana Souza."
    assert ("Department of Justice", "partOf", "Civil Division") not in said(words, "partOf")
    words = "Ana Souza, Director of the Civil Division, Department of Justice, spoke."
    assert ("Civil Division", "partOf", "Department of Justice") in said(words, "partOf")
