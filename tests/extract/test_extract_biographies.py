"""Lives and nominations: one sentence that tells of many posts, each with its body and its time."""

from __future__ import annotations

import pytest
from reading import named, posts


def of(words: str, kind: str = "bio") -> set[tuple[str, ...]]:
    """The posts that a biography says, without who holds them; it is about one person."""
    return {fact[1:] for fact in posts(words, kind=kind)}


def test_posts_of_a_list_keep_their_own_years() -> None:
    words = (
        "Celia Walder served as Senior Director for Norway/Central Asia on the National Security Council (2013-2017),"
        " as the Deputy Director of the Lake Institute (2009 to July 2012), and Senior Fellow at the Council on"
        " Foreign Relations (2000-2001)."
    )
    former = {fact for fact in of(words) if fact[1] == "former"}
    assert {fact[2:] for fact in former} == {
        ("since 2013", "until 2017"),
        ("since 2009", "until 2012-07"),
        ("since 2000", "until 2001"),
    }


def test_what_goes_on_with_as_is_held_like_the_post_before_it() -> None:
    words = (
        "Robert Baum was General Counsel of the Teachers Union from 2013 – 2017"
        " and as Chief Counsel of the Football Association from 2008 – 2010."
    )
    assert of(words) == {
        ("General Counsel of Teachers Union", "former", "since 2013", "until 2017"),
        ("Chief Counsel of Football Association", "former", "since 2008", "until 2010"),
    }


def test_posts_abroad_are_read_past_the_places_where_they_were() -> None:
    words = (
        "Nicole Therrien is a diplomat. Other overseas assignments include Internal Politics Chief in Islamabad,"
        " Pakistan; Consul General in Barbados and the Eastern Caribbean; and Deputy Consular Chief in Baghdad, Iraq."
    )
    assert {fact[0] for fact in of(words)} == {"Internal Politics Chief", "Consul General", "Deputy Consular Chief"}


@pytest.mark.parametrize(
    "words",
    [
        "Earlier, at the U.S. Agency for International Development, she was Director of the Lake Institute.",
        "Prior to that she was Director of the Lake Institute.",
        "Before joining the St. Anne Trust, she was Director of the Lake Institute.",
    ],
)
def test_what_comes_before_she_does_not_hide_whom_she_means(words: str) -> None:
    assert of(f"Nicole Therrien is a diplomat. {words}") == {("Director of Lake Institute", "former")}


def test_she_is_not_the_judge_for_whom_somebody_clerked() -> None:
    words = (
        "Dale Horn served as a law clerk for Judge Robert Leighton from 2006 to 2007."
        " He has served as a Magistrate Judge on the U.S. District Court for the District of Oregon since 2010."
    )
    assert ("Dale Horn", "Magistrate Judge of U.S. District Court for the District of Oregon") in {
        fact[:2] for fact in posts(words, kind="bio")
    }


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Robert Lenard is a partner at Cobham & Burl, LLP, in Washington, D.C.", "Cobham & Burl, LLP"),
        ("Robert Lenard began his career as an associate at Baker Lowe.", "Baker Lowe"),
        ("Robert Lenard is the former CEO of Quibble, a platform for devices.", "Quibble"),
        ("Robert Lenard is a founding board member of Blue Moon Families.", "Blue Moon Families"),
    ],
)
def test_a_body_is_told_by_the_post_held_in_it(words: str, body: str) -> None:
    assert named(words, "Organization", kind="bio") == {body}


@pytest.mark.parametrize(
    "words",
    ["She worked as a manager at Christmas.", "She is a director at Large.", "She is a partner of Ana Souza."],
)
def test_what_is_no_body_is_none_beside_a_post_either(words: str) -> None:
    assert not named(words, "Organization")


@pytest.mark.parametrize(
    ("words", "post"),
    [
        (
            "Ana L. Brook, of Maryland, a Career Member of the Senior Foreign Service, Class of Minister-Counselor,"
            " to be Ambassador Extraordinary and Plenipotentiary of the United States of America to Kenya.",
            "Ambassador Extraordinary and Plenipotentiary to Kenya of United States of America",
        ),
        (
            "Ana L. Brook, of New York, to be Director of the Lake Institute, vice Eric S. Lund, resigned.",
            "Director of Lake Institute",
        ),
    ],
)
def test_a_nomination_passes_over_home_and_career(words: str, post: str) -> None:
    assert ("Ana L. Brook", post, "designate") in posts(words, kind="bio")


def test_one_ambassador_to_two_states_holds_one_post() -> None:
    words = "Ana L. Brook, U.S. Ambassador to the French Republic and the Principality of Monaco"
    assert of(words, kind="participants") == {
        ("Ambassador to the French Republic and the Principality of Monaco of United States of America", "current")
    }


def test_a_director_for_a_state_s_aid_is_no_director_of_the_state() -> None:
    words = "Nicole Therrien served as Coordinator for U.S. Assistance to the region."
    assert not any("United States" in fact[0] for fact in of(words))


def test_the_one_advised_is_named_in_full_in_the_title() -> None:
    words = "Nicole Therrien was Special Assistant to the Under Secretary of Defense for Policy in the Lake Institute."
    assert of(words) == {
        ("Special Assistant to the Under Secretary of Defense for Policy of Lake Institute", "former"),
    }


def test_a_degree_behind_a_name_does_not_hide_the_post() -> None:
    words = "Laura E. Lopez, Ph.D., is the Director of the Lake Institute."
    assert of(words) == {("Director of Lake Institute", "current")}


@pytest.mark.parametrize(
    ("words", "post"),
    [
        (
            "Robert Lenard, Nominee for Assistant Secretary of Defense for Manpower and Reserve Affairs,"
            " Department of Defense",
            "Assistant Secretary of Defense for Manpower and Reserve Affairs of Department of Defense",
        ),
        (
            "Robert Lenard served as Deputy Assistant Secretary of State in the Lake Institute.",
            "Deputy Assistant Secretary of State of Lake Institute",
        ),
        (
            "Robert Lenard: Nominee for United States Attorney for the Northern District of Utah",
            "United States Attorney for the Northern District of Utah",
        ),
        (
            "Robert Lenard served as Vice President of the non-profit Lake Institute in Reno.",
            "Vice President of Lake Institute",
        ),
        ("Robert Lenard is co-chair of the Lake Institute.", "Co-Chair of Lake Institute"),
        (
            "Robert Lenard also serves as a Director of OceanSide Financial Corp in Reno.",
            "Director of OceanSide Financial Corp",
        ),
    ],
)
def test_titles_and_bodies_are_read_in_full(words: str, post: str) -> None:
    assert post in {fact[0] for fact in of(words)}


def test_acting_counts_for_what_is_held_as_acting_now() -> None:
    words = "Robert Lenard is Acting Deputy Chief of Mission at the Lake Institute."
    assert of(words) == {("Deputy Chief of Mission of Lake Institute", "acting")}
    assert of(words.replace(" is ", " served as ")) == {("Deputy Chief of Mission of Lake Institute", "former")}


def test_an_aside_before_the_verb_does_not_make_the_post_a_past_one() -> None:
    words = "Margaret Whitlock, an executive and former candidate for mayor, is a Director of the Lake Institute."
    assert of(words) == {("Director of Lake Institute", "current")}


def test_a_title_before_the_next_name_is_not_that_of_the_name_before() -> None:
    words = "Second Gentleman Douglas Emhorn, Domestic Policy Advisor Ambassador Susan Reiss, and others met."
    assert ("Domestic Policy Advisor", "current") not in {f[1:] for f in posts(words) if f[0] == "Douglas Emhorn"}


def test_the_first_word_of_a_further_body_is_no_rank() -> None:
    words = "Margaret Whitlock is a Member of the Board of the Lake Institute and General Motors."
    assert "General" not in {fact[0] for fact in of(words)}
