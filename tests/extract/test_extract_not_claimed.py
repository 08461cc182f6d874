"""What is not claimed, because the words beside a name, a day or a post are of something else."""

import pytest
from reading import Fact, posts, said


def test_the_days_of_a_journey_are_not_those_of_the_summit_it_leads_to() -> None:
    text = "From 5 to 9 May 2022, Minister Ana Souza will travel to Suva, Fiji to attend the Pacific Reef Summit."
    assert said(text, "heldOn", "endsOn") == set()


def test_the_day_on_which_somebody_attended_a_summit_is_its_own() -> None:
    text = "On 5 May 2022, Minister Ana Souza attended the Pacific Reef Summit in Suva."
    assert ("Pacific Reef Summit", "heldOn", "2022-05-05") in said(text, "heldOn")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Vice President and President Souza met the press.", {("Souza", "President", "current")}),
        ("The Deputy Minister and Minister Ana Souza went on.", {("Ana Souza", "Minister", "current")}),
        (
            "The President and Chief Executive Officer Ana Souza said so.",
            {("Ana Souza", "President", "current"), ("Ana Souza", "Chief Executive Officer", "current")},
        ),
    ],
)
def test_nobody_is_his_own_deputy(text: str, wanted: set[Fact]) -> None:
    assert posts(text) == wanted


def test_talks_of_states_and_bodies_are_no_meeting_of_theirs() -> None:
    assert said("The Minister voiced support for Fiji’s discussions with the World Bank.", "metWith") == set()


def test_what_people_discussed_with_each_other_is_a_meeting() -> None:
    text = "Readout of President Souza’s discussion with Prime Minister Peter Hall of Fiji."
    assert ("Souza", "metWith", "Peter Hall") in said(text, "metWith")


@pytest.mark.parametrize("link", ["in", "for"])
def test_the_time_of_a_president_has_no_parts_and_no_posts(link: str) -> None:
    text = f"Ana Souza served as Director of the Office of Reef Affairs {link} the Obama-Biden Administration."
    assert said(text, "partOf") == set()
    assert all("Administration" not in post for _, post, *_ in posts(text))


@pytest.mark.parametrize("verb", ["sworn in", "elected", "confirmed"])
def test_a_post_that_somebody_got_on_a_day_is_held_still(verb: str) -> None:
    text = f"Ana Souza was {verb} as Chair of the Reef Board on 6 January 2015."
    assert posts(text) == {("Ana Souza", "Chair of Reef Board", "current")}


def test_the_state_in_which_somebody_acts_is_not_the_one_whose_post_he_holds() -> None:
    assert posts("In Georgia, Vice President Souza announced a grant.") == {("Souza", "Vice President", "current")}


def test_whom_somebody_met_in_a_state_holds_a_post_of_it() -> None:
    text = "In Fiji, he met with the Prime Minister, Ana Souza."
    assert posts(text) == {("Ana Souza", "Prime Minister of Fiji", "current")}


@pytest.mark.parametrize("second", ["State of Hawaii", "Ministry of Health", "City of Suva"])
def test_two_bodies_in_one_name_are_no_body_of_which_one_is_a_member(second: str) -> None:
    text = f"Ana Souza served in various roles with the Senate Committee on Tribal Affairs and the {second}."
    assert all(" and the " not in body for _, _, body, *_ in said(text, "memberOf"))


def test_the_post_of_the_next_in_a_list_is_not_given_to_the_one_before() -> None:
    text = "Officials included Senator Peter Hall, Implementation Coordinator of the Paris Agreement Zorbe Quill, and others."
    assert posts(text) == {("Peter Hall", "Senator", "current")}


def test_the_board_of_another_life_is_not_the_board_of_this_one() -> None:
    text = (
        "Ana Souza, Nominee for Member of the Reef Council\n\nAna Souza is a member of the Board of Directors of the "
        "Tide Partnership. She joined the Board in 2012.\n\nPeter Hall, Nominee for Member of the Reef Council\n\n"
        "Peter Hall was Chair of the Board and Campaign Chair of the Palm Federation."
    )
    found = posts(text, kind="bio")
    assert all("Tide Partnership" not in post for who, post, *_ in found if who == "Peter Hall")


def test_a_court_in_one_district_is_not_that_of_another() -> None:
    text = (
        "Peter Hall is a judge at the U.S. District Court for the District of Puerto Rico. "
        "Ana Souza has served as a Magistrate Judge for the U.S. District Court in the District of New Jersey since 2009."
    )
    found = {post for who, post, *_ in posts(text, kind="bio") if who == "Ana Souza"}
    assert found == {"Magistrate Judge of U.S. District Court in the District of New Jersey"}


def test_the_first_word_of_a_body_is_no_post() -> None:
    assert all(
        not post.startswith("Justice") for _, post, *_ in posts("Ana Souza, Deputy Director, Justice in Aging: “Yes.”")
    )


def test_a_title_of_several_behind_a_name_is_not_his() -> None:
    text = "The event was held with Senator Peter Hall, Mayors and major charities."
    assert all(post != "Mayor" for _, post, *_ in posts(text))


def test_a_body_whose_name_goes_on_behind_a_hyphen_has_no_members() -> None:
    text = "Ana Souza was a member of the High-Level Panel of Eminent Persons on the Post-2015 Development Agenda."
    assert all(not body.endswith("Post") for _, _, body, *_ in said(text, "memberOf", kind="bio"))


def test_two_years_ago_a_president_may_have_been_who_is_one_now():
    text = "Two years ago today, President Tom Lee announced the creation of the Reef Task Force."
    assert {fact[-1] for fact in posts(text, kind="press-release")} == {"current"}


def test_an_inspector_who_retired_is_one_no_more():
    text = "She has led the office since 2018 when Inspector General Karen S. Tighe retired."
    assert {fact[-1] for fact in posts(text, kind="press-release")} == {"former"}


def test_he_is_no_congresswoman():
    text = "Congresswoman Anna Lee has represented Reef County since 2010.\n\nFrom 1989 to 1991, he served as Mayor of Suva."
    assert not {fact for fact in posts(text, kind="bio") if fact[0] == "Anna Lee" and "Suva" in fact[1]}
