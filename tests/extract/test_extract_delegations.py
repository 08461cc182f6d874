"""Lists of participants by delegations: headings, labels over names, posts on the lines under them."""

from __future__ import annotations

import pytest
from reading import named, posts, said, told

LIST = """PACIFIC TIDE COUNCIL

NINTH REGULAR SESSION
Suva, 3-5 May 2022

LIST OF PARTICIPANTS


DELEGATION OF FIJI (Host Country)

Head of Delegation

        Hon. Ana SOUZA
        Minister of Tides, Reefs and
        Coastal Trade

Alternate Head of Delegation

        Jope TAMO
        Ambassador, Permanent Representative to the United Nations

Advisers

        Temo RABUKA (Mr.)
        First Secretary, Permanent Mission

        Asst. Commissioner of Police Viliame (Bill) NAKA
        Director of Operations, Fiji Police Force


OBSERVERS

KINGDOM OF NORWAY

        Signe VAN DER LUND
        Ambassador to the Republic of Fiji

INTERNATIONAL CRIMINAL POLICE ORGANIZATION (INTERPOL)

        Xanthippe ORWELL JR.
        Director, Tide Crimes
"""
HERE = {"kind": "participants", "date": "2022-05-03"}


def test_the_heading_of_a_delegation_names_a_body_whose_members_stand_under_it() -> None:
    members = {(f[0], f[2]) for f in said(LIST, "memberOf", **HERE)}
    assert members == {
        (name, "Delegation of Fiji") for name in ("Ana SOUZA", "Jope TAMO", "Temo RABUKA", "Viliame NAKA")
    }
    assert "Fiji" in named(LIST, "State", **HERE)


def test_names_whose_surnames_stand_in_capitals_are_people() -> None:
    assert named(LIST, "Person", **HERE) == {
        "Ana SOUZA",
        "Jope TAMO",
        "Temo RABUKA",
        "Viliame NAKA",
        "Signe VAN DER LUND",
        "Xanthippe ORWELL JR.",
    }


@pytest.mark.parametrize(
    "post",
    [
        ("Ana SOUZA", "Head of Delegation of Delegation of Fiji", "current"),
        ("Ana SOUZA", "Minister of Tides, Reefs and Coastal Trade of Fiji", "current"),
        ("Jope TAMO", "Alternate Head of Delegation of Delegation of Fiji", "current"),
        ("Jope TAMO", "Permanent Representative of Fiji to United Nations", "current"),
        ("Temo RABUKA", "First Secretary of Fiji", "current"),
        ("Signe VAN DER LUND", "Ambassador to the Republic of Fiji of Norway", "current"),
        ("Xanthippe ORWELL JR.", "Director, Tide Crimes of International Criminal Police Organization", "current"),
    ],
)
def test_the_line_under_a_name_tells_a_post_for_whom_the_heading_names(post: tuple[str, ...]) -> None:
    assert post in posts(LIST, **HERE)


def test_a_label_of_several_is_no_post_and_no_heading_is_one() -> None:
    told = " ".join(post for _, post, *_ in posts(LIST, **HERE))
    assert not [words for words in ("Advisers", "OBSERVERS", "Ambassador of United Nations") if words in told]


def test_a_post_whose_body_is_named_and_unread_is_not_the_states() -> None:
    text = LIST.replace("Fiji Police Force", "Nukulau Rangers of the Fiji Sea")
    assert not any(
        name == "Viliame NAKA" and "of Fiji" in post and "Police" not in post for name, post, *_ in posts(text, **HERE)
    )


def test_a_numbered_list_of_delegations_tells_who_is_of_which_and_who_heads_it() -> None:
    text = """THIRD MEETING OF THE PACIFIC REEF WORKING GROUP
Apia, Samoa, 22-23 August 2023

LIST OF PARTICIPANTS

I.   DELEGATION OF FIJI

1.   Ms. Ana Souza (Head of Delegation)
     Joint Secretary (Reefs), Ministry of Foreign Affairs

2.   Mr. Ben Tamo
     Deputy Director, Reef Control Bureau

II.  PACIFIC REEF SECRETARIAT

3.   Ms. Ilse Snow, Director
"""
    found = told(text, "memberOf", "holdsPost", name="list-of-participants.txt")
    assert ("Ana Souza", "memberOf", "Delegation of Fiji") in found
    assert ("Ben Tamo", "memberOf", "Delegation of Fiji") in found
    assert ("Ana Souza", "holdsPost", "Head of Delegation of Delegation of Fiji", "current") in found
    assert not any(fact[0] == "Ilse Snow" and "Fiji" in fact[2] for fact in found)


def test_each_of_several_delegations_is_a_body_by_the_event_to_which_it_is_sent() -> None:
    text = """# President Tui Announces Presidential Delegations to Suva, Fiji

President Tui today announced the Presidential Delegations to Suva, Fiji.

Ms. Ana Souza, Minister of Reefs, will lead the delegation to the Opening of the Reef Games.

Members of the Presidential Delegation:

Mr. Joe Tamo, Mayor of Apia

Dr. Mara Lind, Minister of Tides, will lead the delegation to the Closing of the Reef Games.

Members of the Presidential Delegation:

Mr. Rui Costa, Senator
"""
    found = said(text, "memberOf", kind="participants")
    assert {(f[0], f[2]) for f in found} == {
        (name, f"delegation to the {part} of the Reef Games")
        for part, names in {"Opening": ("Ana Souza", "Joe Tamo"), "Closing": ("Mara Lind", "Rui Costa")}.items()
        for name in names
    }


@pytest.mark.parametrize(
    ("sent", "event"),
    [
        (
            "to the Republic of Fiji to attend the Bicentennial Celebrations in Suva on 3 May 2022",
            "Bicentennial Celebrations",
        ),
        (
            "for the 25th Anniversary of the Apia Harbour Agreement in Apia",
            "25th Anniversary of the Apia Harbour Agreement",
        ),
        (
            "to attend the Closing Ceremonies of the 2022 Reef World Cup on 4 May 2022",
            "Closing Ceremonies of the 2022 Reef World Cup",
        ),
    ],
)
def test_the_occasion_for_which_a_delegation_is_sent_is_an_event(sent: str, event: str) -> None:
    text = (
        "# President Tui Announces Presidential Delegation\n\nPresident Tui announced a Presidential Delegation "
        f"{sent}.\n\nThe Honorable Ana Souza, Minister of Reefs, will lead the delegation.\n"
    )
    assert ("Ana Souza", "attended", event) in said(text, "attended", kind="participants")
