"""Lives as they are written: posts that go on, posts at the body before, who is appointed, boards, what is no post."""

from __future__ import annotations

import pytest
from reading import named, posts, reading, said

Post = tuple[str, ...]


def life(text: str) -> set[tuple[str, ...]]:
    """The posts of a life, without its holder."""
    return {fact[1:] for fact in posts(text, kind="bio")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Adaeze Nwosu is Chair of the Moss Fund. She was Director of the Tide Institute; as the Deputy Director of "
            "the Reef Board in Apia, Samoa; and as Counsel to the Widows Network.",
            ("Counsel of Widows Network", "former"),
        ),
        (
            "Adaeze Nwosu serves as Director of the Tide Institute in Apia, where she served as Coordinator from "
            "March 2011 to May 2013.",
            ("Coordinator", "former", "since 2011-03", "until 2013-05"),
        ),
        (
            "Adaeze Nwosu served at the Reef Board during the Tamo Administration as the Deputy Legal Adviser.",
            ("Deputy Legal Adviser of Reef Board", "former"),
        ),
        (
            "Adaeze Nwosu is a career member of the Foreign Service who most recently served as Director of the Reef "
            "Board.",
            ("Director of Reef Board", "former"),
        ),
        (
            "Adaeze Nwosu’s assignments include service as Management Officer at the Reef Board, Samoa and Consul at "
            "the Tide Institute.",
            ("Management Officer of Reef Board", "former"),
        ),
        (
            "Adaeze Nwosu is the fifth President of the Tide Institute, serving since 2004.",
            ("President of Tide Institute", "current", "since 2004"),
        ),
        (
            "Adaeze Nwosu is the Rose and Ivo Lanning Professor of Law at the Tide Institute.",
            ("Rose and Ivo Lanning Professor of Law of Tide Institute", "current"),
        ),
        (
            "Adaeze Nwosu is Chair of the Reef Board. Previously, she was Director of the Moss Fund. During the drought, "
            "she was Counsel to the Tide Institute.",
            ("Director of Moss Fund", "former"),
        ),
        (
            "Adaeze Nwosu served as a law clerk for Judge Ivo Lanning on the Supreme Court.",
            ("Law Clerk of Supreme Court", "former"),
        ),
        (
            "Adaeze Nwosu was Deputy Chief of Mission and then Coordinator of the Reef Board.",
            ("Deputy Chief of Mission of Reef Board", "former"),
        ),
        (
            "Adaeze Nwosu is Deputy U.S. Special Representative for Reefs.",
            ("Deputy U.S. Special Representative for Reefs", "current"),
        ),
        (
            "Adaeze Nwosu is Chair of the Reef Board. From 2008 to 2012, she was Samoa’s Permanent Representative to "
            "UNESCO.",
            (
                "Permanent Representative of Samoa to United Nations Educational, Scientific and Cultural Organization",
                "former",
                "since 2008",
                "until 2012",
            ),
        ),
        (
            "Adaeze Nwosu served as Director of the Reef Board, and from 1998 to 2001 as Counsel to the Tide Institute.",
            ("Counsel of Tide Institute", "former", "since 1998", "until 2001"),
        ),
        ("# Adaeze Nwosu\n\nCurrent position: Director of the Reef Board", ("Director of Reef Board", "current")),
    ],
)
def test_a_life_goes_from_post_to_post(text: str, expected: Post) -> None:
    assert expected in life(text)


def test_an_office_held_ad_interim_is_past_when_its_time_is() -> None:
    held = "Adaeze Nwosu is the Chargé d’Affaires ad interim at the Tide Institute."
    assert ("acting",) in {post[1:] for post in life(held)}
    assert {post[1:] for post in life(held.replace(" is ", " was "))} == {("former",)}


def test_whom_an_assistant_serves_gets_none_of_the_posts_that_follow() -> None:
    text = (
        "Adaeze Nwosu was Executive Assistant to Secretary of State Ivo Lanning, Principal Officer at the Reef Board, "
        "and Director of the Tide Institute."
    )
    assert {post for who, post, *_ in posts(text, kind="bio") if who == "Ivo Lanning"} <= {"Secretary of State"}
    assert {"Principal Officer of Reef Board", "Director of Tide Institute"} <= {post[0] for post in life(text)}


def test_those_listed_under_an_intent_to_appoint_hold_nothing_yet() -> None:
    text = (
        "President Joe Tamo announced his intent to appoint the following people:\n\n- Adaeze Nwosu, Member, Reef Board\n\n"
        "Ivo Lanning is Director of the Tide Institute."
    )
    assert ("Adaeze Nwosu", "Member of Reef Board", "designate") in posts(text, kind="bio")
    assert ("Ivo Lanning", "Director of Tide Institute", "current") in posts(text, kind="bio")


def test_each_of_those_tapped_gets_the_post_behind_the_name() -> None:
    text = "Joe Tamo has tapped Adaeze Nwosu for Director of the Reef Board, Ivo Lanning for Chair of the Moss Fund."
    assert {fact for fact in posts(text, kind="bio") if fact[0] != "Joe Tamo"} == {
        ("Adaeze Nwosu", "Director of Reef Board", "designate"),
        ("Ivo Lanning", "Chair of Moss Fund", "designate"),
    }


def test_she_is_the_one_whose_appointment_was_announced() -> None:
    text = "Joe Tamo today announced the appointment of Ms. Adaeze Nwosu. She succeeds Ivo Lanning."
    assert said(text, "succeeded", kind="bio") == {("Adaeze Nwosu", "succeeded", "Ivo Lanning")}


def test_who_is_nominated_in_the_place_of_another_is_to_succeed() -> None:
    text = (
        "Adaeze Nwosu, of Samoa, to be Director of the Reef Board for a term of six years, vice Ivo Lanning, resigned."
    )
    assert said(text, "succeeded", kind="bio") == {("Adaeze Nwosu", "succeeded", "Ivo Lanning", "planned")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Adaeze Nwosu currently serves on the board of Quillon Reefs Worldwide.", "Quillon Reefs Worldwide"),
        ("Adaeze Nwosu is a member of the Quillon Bar.", "Quillon Bar"),
        ("A member of the Reef Board, Adaeze Nwosu lives in Apia.", "Reef Board"),
        ("Adaeze Nwosu served for six years in the Quillon Legislature.", "Quillon Legislature"),
        ("Adaeze Nwosu worked at the Reef Board and at the Tide Institute.", "Tide Institute"),
        ("Adaeze Nwosu taught law at the Tide Institute and was an adviser to the Moss Fund.", "Tide Institute"),
        ("Adaeze Nwosu was detailed to the Reef Board.", "Reef Board"),
        ("Adaeze Nwosu has been a member of the Reef Board and of the Tide Institute.", "Tide Institute"),
    ],
)
def test_a_life_tells_of_boards_and_of_work_without_a_post(text: str, body: str) -> None:
    assert ("Adaeze Nwosu", "memberOf", body) in said(text, "memberOf", kind="bio")


def test_a_post_whose_body_nobody_reads_is_not_said_to_be_without_one_and_the_list_goes_on() -> None:
    text = "Adaeze Nwosu was Director of Quillonia Wharf, Deputy Chair of the Reef Board, and Counsel to the Moss Fund."
    assert ("Director", "former") not in life(text)
    assert ("Counsel of Moss Fund", "former") in life(text)


def test_what_people_are_by_trade_is_no_post() -> None:
    assert life("Adaeze Nwosu has been an attorney in Apia, a teacher and a consultant.") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She joined the Department of Justice’s Office of Reef Affairs.", "Office of Reef Affairs"),
        ("She was at the Office of the Special Envoy for Sudan and South Sudan.", None),
        ("He chairs the NATO Reef Committee.", "NATO Reef Committee"),
        ("They met at the Center for a New Samoan Security.", "Center for a New Samoan Security"),
        ("She taught at the University of Fiji and Quillon University.", "Quillon University"),
        ("She left the Criminal Division; the Attorney General for Reef Division matters spoke.", "Criminal Division"),
    ],
)
def test_a_bodys_name_begins_and_ends_where_it_does(text: str, body: str | None) -> None:
    assert (body or "Office of the Special Envoy for Sudan and South Sudan") in named(text, "Organization", kind="bio")


def test_a_short_given_name_is_the_same_person() -> None:
    text = "Jacqueline Lanning, Nominee for Director of the Reef Board\n\nJackie Lanning is a lawyer."
    assert named(text, "Person", kind="bio") == {"Jacqueline Lanning"}


@pytest.mark.parametrize(
    "text",
    [
        "SECRETARY-GENERAL APPOINTS ADAEZE NWOSU OF SAMOA AS HEAD OF MISSION",
        "2018–2021: Permanent Representative of Fiji to the United Nations, New York",
    ],
)
def test_a_line_in_capitals_and_a_seat_are_no_people(text: str) -> None:
    assert named(text, "Person", kind="bio") <= {"ADAEZE NWOSU"}


def test_a_surname_behind_a_city_in_its_district_begins_a_sentence() -> None:
    text = "Adaeze Nwosu practised in Washington, D.C. Nwosu then joined the Tide Institute."
    assert ("Adaeze Nwosu", "memberOf", "Tide Institute") in said(text, "memberOf", kind="bio")


@pytest.mark.parametrize(
    "title",
    [
        "President Joe Tamo Nominates Adaeze Nwosu for Solicitor",
        "President Tamo Intends to Appoint Members to the Reef Board",
        "President Tamo Announces Key Hires for the Reef Board",
    ],
)
def test_a_title_that_nominates_or_appoints_is_that_of_lives(title: str) -> None:
    assert reading("Adaeze Nwosu is a lawyer.", kind=None, title=title).document.kind == "bio"


def test_a_text_that_tells_a_life_throughout_is_one() -> None:
    text = (
        "Adaeze Nwosu directs the Tide Institute. She joined the Reef Board in 1999. Nwosu served as its Counsel. "
        "She holds a degree in law."
    )
    assert reading(text, kind=None).document.kind == "bio"
    assert (
        reading("The Reef Board met on Monday. Nwosu served as its Chair. It rained.", kind=None).document.kind != "bio"
    )
