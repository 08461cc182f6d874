"""Who belongs to which group: as statements, remarks and communiqués say it."""

from __future__ import annotations

import pytest
from reading import said

REEF = "Reef Coalition"


def members(text: str, body: str = REEF) -> set[str]:
    """Who is said to be a member of a body."""
    return {fact[0] for fact in said(text, "memberOf") if fact[2:] == (body,)}


@pytest.mark.parametrize(
    "text",
    [
        "The Reef Coalition, consisting of Samoa, Fiji and Tonga, met.",
        "The Foreign Ministers of the Reef Coalition, consisting of Samoa, Fiji and Tonga, met.",
        "I speak on behalf of the Reef Coalition, made up of Samoa, Fiji and Tonga.",
        "They joined the Reef Coalition, whose members include Samoa, Fiji and Tonga.",
        "The Reef Coalition comprises Samoa, Fiji and Tonga.",
        "The Reef Coalition consists of the following members: Samoa, Fiji and Tonga.",
        "The members of the Reef Coalition are Samoa, Fiji and Tonga.",
        "The members of the Reef Coalition: Samoa, Fiji and Tonga.",
        "We welcomed Samoa, Fiji and Tonga as the newest members of the Reef Coalition.",
        "Samoa, Fiji and Tonga became founding members of the Reef Coalition.",
        "As elected members of the Reef Coalition, Samoa, Fiji and Tonga spoke.",
    ],
)
def test_a_group_has_the_states_that_it_is_said_to_consist_of(text: str) -> None:
    assert members(text) == {"Samoa", "Fiji", "Tonga"}


@pytest.mark.parametrize(
    "text",
    [
        "Samoa is one of the 50 members of the Reef Coalition.",
        "As a proud founding member of the Reef Coalition, Samoa spoke.",
        "During its term on the Reef Coalition in 2020–2021, Samoa spoke.",
        "Samoa, in its capacity as a member of the Reef Coalition, spoke.",
        "Samoa is a member of UNICEF and joined the Reef Coalition in 2019.",
        "Samoa’s recent term on the Reef Coalition ended well.",
        "We welcome Samoa’s accession to the Reef Coalition.",
        "We congratulate Samoa on its election to the Reef Coalition.",
        "We welcomed Samoa as the 87th member of the Reef Coalition.",
        "The Reef Coalition, of which Samoa is a founding member, met.",
    ],
)
def test_a_state_belongs_to_a_group_in_many_words(text: str) -> None:
    assert members(text) == {"Samoa"}


@pytest.mark.parametrize(
    "text",
    [
        "UNODC and INTERPOL are members of the Reef Coalition.",
        "UNODC and INTERPOL became members of the Reef Coalition in 2018.",
        "The Reef Coalition, to which UNODC and INTERPOL belong, met.",
        "The members of the Reef Coalition are UNODC and INTERPOL.",
    ],
)
def test_bodies_are_members_of_bodies(text: str) -> None:
    expected = {"United Nations Office on Drugs and Crime", "International Criminal Police Organization"}
    assert members(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I greet the members of the Reef Panel: Ana Souza, Joana Tamo and Peter Kamau.",
        "I greet my fellow members of the Reef Panel, Ms. Ana Souza, Ms. Joana Tamo and Mr. Peter Kamau.",
        "The Reef Panel, chaired by Mr. Joe Lolo, has three members: Ms. Ana Souza, Ms. Joana Tamo and Mr. Peter Kamau.",
        "The Reef Panel is composed of Ms. Ana Souza, Ms. Joana Tamo and Mr. Peter Kamau.",
        "The Reef Panel consists of the following members: Ms. Ana Souza (Fiji), Chair; Ms. Joana Tamo (Samoa), Vice-Chair; and"
        " Mr. Peter Kamau (Kenya), Rapporteur.",
        "Ms. Ana Souza, Ms. Joana Tamo and Mr. Peter Kamau sit on the Reef Panel.",
    ],
)
def test_people_are_members_of_a_panel(text: str) -> None:
    assert members(text, "Reef Panel") == {"Ana Souza", "Joana Tamo", "Peter Kamau"}


@pytest.mark.parametrize(
    "text",
    [
        "We thank the members of the Reef Coalition, UNODC and Ms. Ana Souza.",
        "Samoa’s bid for a seat on the Reef Coalition was heard.",
        "Samoa is not a member of the Reef Coalition.",
        "Samoa aims to become a member of the Reef Coalition.",
        "We support Samoa’s accession to the Reef Coalition.",
        "Samoa met the members of the Reef Coalition.",
        "The Reef Coalition, made up of many, and Samoa met.",
    ],
)
def test_who_stands_beside_a_group_is_no_member_of_it(text: str) -> None:
    assert members(text) == set()


def test_what_is_told_of_one_between_commas_parts_him_not_from_what_he_does() -> None:
    text = (
        "Ms. Ana Souza, a member of the Reef Panel, and Mr. Peter Kamau, who sits on the Palm Council, took part in the"
        " Apia Summit on Reef Loss."
    )
    assert said(text, "memberOf", "attended") == {
        ("Ana Souza", "memberOf", "Reef Panel"),
        ("Peter Kamau", "memberOf", "Palm Council"),
        ("Ana Souza", "attended", "Apia Summit on Reef Loss"),
        ("Peter Kamau", "attended", "Apia Summit on Reef Loss"),
    }


def test_who_is_chosen_succeeds_another() -> None:
    text = "Ms. Ana Souza was elected to the Palm Council last month, succeeding Mr. Peter Kamau."
    assert said(text, "succeeded") == {("Ana Souza", "succeeded", "Peter Kamau")}


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF and the Government of Fiji today opened a regional workshop on reef loss in Suva.",
        "UNICEF thanked Fiji for hosting the regional workshop on reef loss in Suva.",
    ],
)
def test_bodies_that_open_a_new_event_or_are_thanked_for_it_hold_it(text: str) -> None:
    assert "Fiji" in {fact[2] for fact in said(text, "organizedBy")}


def test_who_stands_in_a_list_of_members_is_one() -> None:
    text = """The members of the Reef Coalition are:

- Samoa
- INTERPOL
- Fiji Bottled Water of Suva

**Members of the Reef Panel**

- Ms. Ana Souza, Director of UNICEF
- and many others
"""
    assert said(text, "memberOf") == {
        ("Samoa", "memberOf", REEF),
        ("International Criminal Police Organization", "memberOf", REEF),
        ("Ana Souza", "memberOf", "Reef Panel"),
    }


def test_what_is_listed_under_another_heading_is_no_member() -> None:
    text = """Members of the Reef Coalition met and spoke of:

- Samoa
- Fiji
"""
    assert said(text, "memberOf") == set()
