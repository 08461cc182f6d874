"""Lives that tell of bodies in lists, of work without a post, and of people who are not the one of whom they tell."""

from __future__ import annotations

import pytest
from reading import posts, said

WHO = "Adaeze Nwosu is Chair of the Reef Board of Fiji.\n\n"
HOLDS = ("Adaeze Nwosu", "Chair of Reef Board of Fiji", "current")


def members(text: str) -> set[str]:
    """The bodies of which Adaeze Nwosu is told to be a member."""
    found = said(WHO + text, "memberOf", kind="bio")
    return {fact[2] for fact in found if fact[0] == "Adaeze Nwosu" and "denied" not in fact}


def held(text: str) -> set[tuple[str, ...]]:
    """The posts that are told of Adaeze Nwosu beside that of the first sentence."""
    return {fact[1:] for fact in posts(WHO + text, kind="bio") if fact[0] == "Adaeze Nwosu"} - {HOLDS[1:]}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "She serves on the boards of Coral Cannery, Inc., the Apia Community College System, and The Moss Fund.",
            {"Coral Cannery, Inc.", "Apia Community College System", "The Moss Fund"},
        ),
        (
            "She sits on the boards of Quibble, Tamarind and the Tide Institute.",
            {"Quibble", "Tamarind", "Tide Institute"},
        ),
        (
            "She was a member of the Island Women’s Caucus, Coral Reef Advocates, and the Moss Fund.",
            {"Island Women’s Caucus", "Coral Reef Advocates", "Moss Fund"},
        ),
    ],
)
def test_each_name_of_a_list_of_boards_is_a_body_whatever_it_is_called(text: str, bodies: set[str]) -> None:
    assert {name.removeprefix("The ") for name in members(text)} == {name.removeprefix("The ") for name in bodies}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She holds a degree in law and worked with the Tide Institute for three years.", "Tide Institute"),
        ("Nwosu spent twelve years at Tamarind Kestrel, where she ran sales.", "Tamarind Kestrel"),
        ("In 2001, the Governor appointed her to the Apia District Court.", "Apia District Court"),
        ("Nwosu grew up in Apia and joined the Tide Institute in 2002.", "Tide Institute"),
        ("She has held research positions at the Moss Fund and the Tide Institute.", "Tide Institute"),
        ("She practises law with the firm of Tamarind Kestrel.", "Tamarind Kestrel"),
    ],
)
def test_work_for_a_body_without_a_post_is_membership(text: str, body: str) -> None:
    assert body in members(text)


@pytest.mark.parametrize(
    "text",
    [
        "She worked with the Tide Institute to map the reefs.",
        "She praised all who worked at the Tide Institute.",
        "She has never worked at the Tide Institute.",
        "She received a medal in her undergraduate years at the Tide Institute.",
        "Prior to joining the Tide Institute, Mara was a singer, whom she knew.",
        "She was asked to serve in key roles at the Tide Institute.",
    ],
)
def test_work_beside_a_body_or_of_others_is_no_membership(text: str) -> None:
    assert "Tide Institute" not in members(text)


def test_who_works_somewhere_in_a_post_is_no_member_beside_it() -> None:
    text = "She joined the Tide Institute as Legal Officer."
    assert members(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She began her career as a Consular Officer in Peru.", ("Consular Officer", "former")),
        ("She is a board member of the Tide Institute.", ("Board Member of Tide Institute", "current")),
        ("She is an active board member of the Tide Institute.", ("Board Member of Tide Institute", "current")),
        ("She is President and board member of the Tide Institute.", ("Board Member of Tide Institute", "current")),
        (
            "She was Chair of the Moss Fund, and a Board member of the Tide Institute.",
            ("Board Member of Tide Institute", "former"),
        ),
        ("Her most recent position was as Director of the Tide Institute.", ("Director of Tide Institute", "former")),
        ("She had been serving as Director of the Tide Institute.", ("Director of Tide Institute", "former")),
        (
            "She was Commissioner for the Vanua Department of Reefs.",
            ("Commissioner of Vanua Department of Reefs", "former"),
        ),
        ("She is Professor Emerita at the Tide Institute.", ("Professor Emerita of Tide Institute", "current")),
        ("She led the fund and chaired the Tide Institute.", ("Chair of Tide Institute", "former")),
        (
            "She is Chief Executive Officer for Kestrel Meadows.",
            ("Chief Executive Officer of Kestrel Meadows", "current"),
        ),
        ("In 2001, Nwosu became President of Kestrel Meadows.", ("President of Kestrel Meadows", "former")),
        ("In 2007, she was appointed to serve as Apia’s first female Chief of Police.", ("Chief of Police", "former")),
        (
            "She was Special Assistant to the Secretary of Defense, Director for Reefs at the Tide Institute.",
            ("Special Assistant to the Secretary of Defense", "former"),
        ),
        (
            "She is a senior fellow at the Centre for Reefs, Tides, and the Environment.",
            ("Senior Fellow of Centre for Reefs, Tides, and the Environment", "current"),
        ),
        (
            "She was a Board Member of the Tide Institute, the Moss Fund, and the Fern Society.",
            ("Board Member of Moss Fund", "former"),
        ),
    ],
)
def test_a_post_is_read_with_its_title_and_body_to_their_ends(text: str, expected: tuple[str, ...]) -> None:
    assert expected in held(text)


def test_a_post_with_an_owner_is_not_in_the_body_of_the_next() -> None:
    assert held("She served as Apia’s Attorney General and Commissioner of the Tide Institute.") == {
        ("Attorney General", "former"),
        ("Commissioner of Tide Institute", "former"),
    }


def test_what_is_told_of_one_whose_name_is_unread_is_not_told_of_the_last_one_named() -> None:
    assert held("Mara is active in Apia, where she chairs the Tide Institute.") == set()


def test_a_member_of_a_commission_is_no_part_of_its_name() -> None:
    text = (
        "WASHINGTON – Today, the President announced his intent to appoint the following individuals:\n\n"
        "**Adaeze Nwosu, Alternate Commission Member, Tide Park Commission**\n\nAdaeze Nwosu lives in Apia."
    )
    assert ("Adaeze Nwosu", "Alternate Commission Member of Tide Park Commission", "designate") in posts(
        text, kind="bio"
    )


def test_posts_behind_a_verb_in_the_present_are_held_by_one_who_is_nominated_for_another() -> None:
    text = (
        "WASHINGTON – Today, the President announced his intent to nominate the following:\n\n"
        "Adaeze Nwosu, Nominee for Governor of the Reef Bank\n\n"
        "Adaeze Nwosu lives in Apia. She serves as Co-Chair of the Tide Institute, former Chair of the Moss Fund, "
        "and Co-Chair of the Fern Society."
    )
    assert ("Adaeze Nwosu", "Co-Chair of Fern Society", "current") in posts(text, kind="bio")


def test_an_ambassador_is_not_in_the_body_of_the_post_told_beside_it() -> None:
    text = "She was her country’s Ambassador to Chad and Permanent Representative to the Tide Institute."
    assert ("Ambassador to Chad", "former") in {fact[:1] + fact[-1:] for fact in held(text)}
    assert ("Ambassador to Chad of Tide Institute", "former") not in held(text)


def test_she_is_not_the_senator_for_whose_campaign_she_worked() -> None:
    text = "After serving on Senator Ivo Lanning’s campaign, she joined the Tide Institute and was Director of the Moss Fund."
    assert {fact[0] for fact in posts(WHO + text, kind="bio") if "Moss" in fact[1]} == {"Adaeze Nwosu"}


def test_a_name_that_opens_a_longer_one_is_no_body_of_a_list() -> None:
    assert members("She serves on the board of the Tide University Art Gallery.") <= {"Tide University Art Gallery"}


def test_a_post_behind_an_office_of_attorneys_is_read_without_its_body() -> None:
    text = (
        "Ana Souza has served in the U.S. Attorney’s Office for the District of Apia since 2003, and currently serves as "
        "Managing Assistant U.S. Attorney."
    )
    assert {fact[0] for fact in posts(text, kind="bio", title="Ana Souza")} <= {"Ana Souza"}
