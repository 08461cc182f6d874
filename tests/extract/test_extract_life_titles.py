"""Posts of lives, whatever their titles: in small letters, with words that lead up to them, in bodies unheard of."""

from __future__ import annotations

import pytest
from reading import posts

WHO = "Adaeze Nwosu is Chair of the Reef Board of Fiji.\n\n"


def life(text: str) -> set[tuple[str, ...]]:
    """The posts of a life that goes on with this text, without their holder."""
    return {fact[1:] for fact in posts(WHO + text, kind="bio") if fact[0] == "Adaeze Nwosu"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is founder and executive director of Kestrel Tides.", ("Executive Director of Kestrel Tides", "current")),
        (
            "She was associate director of tidal affairs at the Tide Institute.",
            ("Associate Director of Tidal Affairs of Tide Institute", "former"),
        ),
        (
            "She is vice provost for collections and scholarly communication at Suva University.",
            ("Vice Provost for Collections and Scholarly Communication of Suva University", "current"),
        ),
        (
            "She is a senior fellow and co-director of the Tide Institute.",
            ("Co-director of Tide Institute", "current"),
        ),
    ],
)
def test_a_title_in_small_letters_is_read_whatever_stands_before_it(text: str, expected: tuple[str, ...]) -> None:
    assert expected in life(text)


def test_a_title_in_small_letters_and_no_body_makes_no_claim() -> None:
    assert life("She was a partner for ten years and is an attorney.") == {("Chair of Reef Board of Fiji", "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She has held several positions at the Tide Institute including Assistant County Supervisor.",
            ("Assistant County Supervisor of Tide Institute", "former"),
        ),
        (
            "She was formerly a Senior Scientist at the Tide Institute.",
            ("Senior Scientist of Tide Institute", "former"),
        ),
        ("She is Principal of the Tide Institute.", ("Principal of Tide Institute", "current")),
    ],
)
def test_a_title_has_the_words_that_lead_up_to_it(text: str, expected: tuple[str, ...]) -> None:
    found = life(text)
    assert expected in found or (expected[0].partition(" of ")[0], expected[1]) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She was the president of Kestrel Widgets.", ("President of Kestrel Widgets", "former")),
        (
            "She served as the spokesperson for the Human Tides Campaign.",
            ("Spokesperson of Human Tides Campaign", "former"),
        ),
        (
            "She was an associate at Shaw, Hardin & Bello LLP.",
            ("Associate of Shaw, Hardin & Bello LLP", "former"),
        ),
        (
            "She was an attorney at Baker & Lowe LLP. Nwosu was an associate at the firm from 2007 to 2013.",
            ("Associate of Baker & Lowe LLP", "former", "since 2007", "until 2013"),
        ),
        (
            "She was a law clerk for Judge Ana Souza of the Supreme Court of Fiji.",
            ("Law Clerk of Supreme Court of Fiji", "former"),
        ),
        (
            "She served as Director of Tide Planning for Kestrel Widgets.",
            ("Director of Tide Planning of Kestrel Widgets", "former"),
        ),
        ("She is also chair of the new Tide Equity Work Group.", ("Chair of Tide Equity Work Group", "current")),
    ],
)
def test_what_stands_behind_a_post_that_is_held_is_its_body(text: str, expected: tuple[str, ...]) -> None:
    assert expected in life(text)


@pytest.mark.parametrize(
    "text",
    [
        "She was director of the Coral Bay.",
        "She was a defender of Disabled Americans.",
        "She served as staff director of the Reef Tides, Sands and Winds programme.",
    ],
)
def test_what_is_a_place_or_cut_short_is_no_body(text: str) -> None:
    assert life(text) == {("Chair of Reef Board of Fiji", "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She served as State Warden for Fiji; Chief Financial Officer of the Tide Institute; and Trustee of the Moss "
            "Fund.",
            ("Trustee of Moss Fund", "former"),
        ),
        (
            "Previously, she has served in roles including: Commissioner of the Moss Fund, Counsel at the Tide Institute.",
            ("Commissioner of Moss Fund", "former"),
        ),
        (
            "These positions included Deputy Director of the Tide Institute.",
            ("Deputy Director of Tide Institute", "former"),
        ),
    ],
)
def test_a_list_of_posts_goes_on_behind_what_nothing_has_read(text: str, expected: tuple[str, ...]) -> None:
    assert expected in life(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("She will be promoted to Director of the Tide Institute.", "designate"),
        ("Nwosu will serve as Director of the Tide Institute.", "designate"),
        ("She is past Director of the Tide Institute.", "former"),
        ("She is a past director of the Tide Institute.", "former"),
        ("She continues there as a Director of the Tide Institute.", "current"),
        ("Nwosu is a member of the Moss Fund and formerly a Director of the Tide Institute.", "former"),
        ("As Director of the Tide Institute, Nwosu led three missions.", "former"),
    ],
)
def test_how_a_post_is_held_is_told_by_the_words_before_it(text: str, status: str) -> None:
    assert ("Director of Tide Institute", status) in life(text)


@pytest.mark.parametrize(
    ("heading", "text", "expected"),
    [
        (
            "Stacy Dean, Member, Reef Board",
            "Stacy Dean serves as Director of the Tide Institute. Dean was a Trustee of the Moss Fund.",
            {("Stacy Dean", "Director of Tide Institute", "current"), ("Stacy Dean", "Trustee of Moss Fund", "former")},
        ),
        (
            "Breon S. Peace, Member, Reef Board",
            "Breon S. Peace has been a partner at Baker & Lowe LLP since 2007.",
            {("Breon S. Peace", "Partner of Baker & Lowe LLP", "current", "since 2007")},
        ),
    ],
)
def test_the_owner_of_a_life_is_a_person_whatever_his_name(
    heading: str, text: str, expected: set[tuple[str, ...]]
) -> None:
    assert expected <= posts(f"**{heading}**\n\n{text}", kind="bio")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She has been a judge for the Northwest Tide Court System since 2013.",
            ("Judge of Northwest Tide Court System", "current", "since 2013"),
        ),
        ("She is president and CEO of Kestrel Widgets.", ("President of Kestrel Widgets", "current")),
        (
            "She is Chief Administrative and Financial Officer of the Tide Institute.",
            ("Chief Administrative and Financial Officer of Tide Institute", "current"),
        ),
    ],
)
def test_titles_and_bodies_are_read_to_their_ends(text: str, expected: tuple[str, ...]) -> None:
    assert expected in life(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She was a law clerk for Justice Ana Souza of the Supreme Court of Fiji from 2001 to 2002 and for Judge Bela "
            "Tamo on the Tide Court of Appeals from 2000 to 2001.",
            ("Law Clerk of Tide Court of Appeals", "former", "since 2000", "until 2001"),
        ),
        ("She was an associate at King & Spencer LLP.", ("Associate of King & Spencer LLP", "former")),
        (
            "She is a partner in the Suva office of the law firm Bello Snow LLP.",
            ("Partner of Bello Snow LLP", "current"),
        ),
        ("She was Of Counsel at Bello Snow LLP.", ("Of Counsel of Bello Snow LLP", "former")),
        (
            "She was the first woman to serve as Vice President and Counselor to the President at the Tide Chamber.",
            ("Vice President of Tide Chamber", "former"),
        ),
    ],
)
def test_posts_in_courts_and_firms_are_read(text: str, expected: tuple[str, ...]) -> None:
    assert expected in life(text)
