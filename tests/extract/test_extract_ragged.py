"""What is not claimed: posts of titles that are none, and what is said of a body whose name is cut."""

from __future__ import annotations

import pytest
from reading import named, posts, reading, said


@pytest.mark.parametrize(
    "text",
    [
        "He was Outreach Director for Lt. Governor of the reef.",
        "Ana Souza, President of the Corvin Tamo Jr. Peace Fellowship, spoke.",
        "She was the Tour Manager for the Boston-based choir.",
        "Statement by Press Secretary Ana Souza\n\nThe President has spoken to a number of members of the House today.",
    ],
)
def test_what_cannot_be_a_title_is_no_post(text: str) -> None:
    bad = ("Lt", "Jr", "based", "spoken")
    assert not [post for post in posts(text) if any(word in post[1] for word in bad)]


def test_a_title_holds_no_person() -> None:
    text = "We met Eli Tamo. Today Vice President Eli Tamo and Secretary of Reefs Ana Souza met."
    assert all("Tamo" not in post[1] for post in posts(text))


def test_nothing_is_said_of_a_body_whose_name_goes_on_unread() -> None:
    text = "The Reef Ministry’s Tide Community Survey is old."
    assert said(text, "partOf") == set()
    assert posts("She was President of the Tide Theater Group Affiliates for years.", kind="bio") == set()


def test_a_person_or_a_post_behind_a_body_cuts_no_name() -> None:
    found = said("The Tide Division at the Ministry of Reefs Ana Souza met us.", "partOf")
    assert {fact[0] for fact in found} <= {"Tide Division"}
    assert posts("UNICEF Executive Director Ana Souza met us.") == {("Ana Souza", "Executive Director of United Nations Children's Fund", "current")}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("President Lincoln said so.", "former"),
        ("President Barack Obama said so.", "former"),
        ("We thank President Trump for that.", "former"),
        ("The late-Senator Ana Souza put it best.", "former"),
        ("President Tamo said so.", "current"),
    ],
)
def test_who_is_known_to_have_held_a_title_holds_it_no_more(text: str, status: str) -> None:
    assert {post[2] for post in posts(text)} == {status}


def test_he_held_it_in_his_own_days() -> None:
    assert posts("President Barack Obama said so.", date="2015-03-01") == {("Barack Obama", "President", "current")}
    assert posts("President Trump said so.", date="2025-03-01") == {("Trump", "President", "current")}


def test_words_of_a_headline_are_no_part_of_a_name() -> None:
    assert named("Statement from President Ana Souza Ahead of the Reef Day", "Person") == {"Ana Souza"}
    assert named("Agencies use the Tide and Economic Justice Screening Tool to see.", "Person") == set()


def test_a_field_of_two_is_read_whole_before_its_body() -> None:
    text = "Souza is Senior Vice President of Global Reef Innovation and Alternative Delivery at AECOM."
    post = "Senior Vice President of Global Reef Innovation and Alternative Delivery of AECOM"
    assert posts(f"Ana Souza is an engineer. {text}", kind="bio") == {("Ana Souza", post, "current")}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("As Deputy Director of UNICEF, Souza managed many.", "former"),
        ("As Deputy Director of UNICEF, Souza leads many.", "current"),
        ("In her role as Deputy Director of UNICEF, Souza leads many.", "current"),
        ("In her role as Deputy Director of UNICEF, she led many.", "former"),
    ],
)
def test_what_somebody_did_in_a_post_tells_whether_it_is_over(text: str, status: str) -> None:
    told = posts(f"Ana Souza is a lawyer. {text}", kind="bio")
    assert told == {("Ana Souza", "Deputy Director of United Nations Children's Fund", status)}


def test_the_post_of_one_who_served_in_an_office_is_not_that_of_its_head() -> None:
    told = posts("Eli Tamo was born in Apia. Tamo has served in the Office of Fiji Governor Ana Souza as Chief of Staff.", kind="bio")  # fmt: skip
    assert {post[0] for post in told if post[1] == "Chief of Staff"} == {"Eli Tamo"}


def test_a_verb_or_a_common_noun_behind_a_title_is_no_name() -> None:
    text = "The President and First Lady Announce the Marriage of their Granddaughter"
    assert named(text, "Person") == set()
    assert named("We update Reef General Licenses. The licenses are new.", "Person") == set()


@pytest.mark.parametrize(
    "text",
    [
        "“It is so,” said Eli Tamo, head of petroleum analysis at GasBuddy.",
        "The National Climate Advisor, Ana Souza",
        "She was the Executive Director at the Center for an Agricultural Economy.",
    ],
)
def test_a_bit_of_a_title_or_body_is_not_claimed(text: str) -> None:
    assert not {post[1] for post in posts(text)} & {"Head", "Adviser", "Advisor", "Executive Director of Center"}


def test_a_former_post_is_over_and_a_list_of_posts_shares_no_body() -> None:
    life = "Ana Souza is a lawyer. She is a former partner at Bourhis & Hamilton, a firm."
    assert {post[2] for post in posts(life, kind="bio")} == {"former"}
    life = "Ana Souza is a lawyer. Souza held the positions of Deputy Coordinator, Director of the Reef Division, and Adviser."
    assert ("Ana Souza", "Deputy Coordinator", "former") in posts(life, kind="bio")


def test_a_name_that_runs_into_its_headline_is_the_one_that_the_text_has_by_itself() -> None:
    text = "# President Souza Reestablishes Bully Pulpit\n\nToday President Souza spoke."
    assert named(text, "Person") == {"Souza"}
    text = "# Call with Sultan Haitham bin Tariq\n\nToday Sultan Haitham spoke."
    assert "Haitham bin Tariq" in named(text, "Person")


def test_a_post_is_hers_whom_somebody_chose_and_not_his() -> None:
    text = (
        "Governor Eli Tamo appointed her in 2020 to the Reef Task Force, and she served as a health advisor for UNICEF."
    )
    told = posts(f"Ana Souza is a nurse. {text}", kind="bio")
    assert {post[0] for post in told if "UNICEF" in post[1] or "Children" in post[1]} == {"Ana Souza"}


def test_a_name_behind_an_adviser_to_a_post_is_the_advisers() -> None:
    told = posts("We met the Senior Policy Advisor to the Intelligence Advisor to the Prime Minister, Ana Souza; and others.")  # fmt: skip
    assert all(not post[1].startswith("Intelligence Advisor") for post in told)


def test_no_post_is_of_a_presidents_time() -> None:
    text = "Souza serves in the Biden-Harris Administration as the Deputy Administrator and Acting Administrator of UNICEF."
    told = posts(f"Ana Souza is a planner. {text}", kind="bio")
    assert all("Biden-Harris" not in post[1] for post in told)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Judge Ana Hanes clerked for Judge Eli B. King on the Court of Reefs.", {"Ana Hanes", "Eli B. King"}),
        ("# The President and First Lady Welcome Trick-or-Treaters to the House", set()),
        ("Via Teleconference\n\n8:14 A.M. AST\n\nThank you.", set()),
    ],
)
def test_names_end_behind_an_initial_and_hours_and_headlines_are_none(text: str, people: set[str]) -> None:
    assert named(text, "Person") == people


def test_whom_somebody_once_served_was_it_then() -> None:
    text = "Previously, Professor Souza served as rights counsel to Senator Eli B. Tamo on the Reef Committee."
    assert ("Eli B. Tamo", "Senator", "former") in posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza was General Counsel for the Democratic members on the Senate Reef Committee.",
        "Ana Souza served as Counsel for the Honorable Susan M. Lowe on the Senate Reef Committee.",
        "Ana Souza was Co-Director of the Task Force on Reef Strategy to Support Fishers and Counter Overfishing.",
        "Ana Souza served as a National Reef Council Director for Iraq in the Bush Administration.",
        "Ana Souza served at the State Department in Colombia and the Secretary of State’s Operations Center.",
        "They met UN Senior Humanitarian and Reconstruction Coordinator for Gaza Ana Souza.",
    ],
)
def test_nothing_is_claimed_of_a_title_or_a_body_that_is_cut(text: str) -> None:
    assert {post[1] for post in posts(text, kind="bio")} <= {"Special Representative of the President"}
    assert said(text, "memberOf", kind="bio") <= {("Ana Souza", "memberOf", "Department of State")}


def test_a_title_around_a_body_is_not_its_first_word() -> None:
    found = posts("Ana Souza, Deputy Assistant to the President & Deputy National Reef Council Director", kind="bio")
    assert {post[1] for post in found} == {"Deputy Assistant to the President"}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Ana Souza was Legislative Director for U.S. Senator Angus Lowe.", ("Legislative Director", "former")),
        ("Ana Souza was a Reef Fellow for the U.S. EPA Tide Bay Program.", ("Reef Fellow", "former")),
        ("Ana Souza is a retired Reserve Engineering Officer.", ("Reserve Engineering Officer", "former")),
        (
            "Ana Souza has served as Director of UNICEF, a fund of the United Nations, since 2021.",
            ("Director of United Nations Children's Fund", "current"),
        ),
    ],
)
def test_a_post_is_whose_it_is_and_lasts_as_long_as_it_is_said_to(text: str, held: tuple[str, str]) -> None:
    assert ("Ana Souza", *held) in {post[:3] for post in posts(text, kind="bio")}


def test_the_fields_of_a_title_end_before_the_next_title() -> None:
    text = "Ana Souza has served as Deputy Director for Reefs, Senior Watch Officer, and Tide Desk Officer."
    titles = {post[1] for post in posts(text, kind="bio")}
    assert {"Deputy Director for Reefs", "Senior Watch Officer"} <= titles


def test_an_acronym_behind_a_mission_is_that_of_the_body_to_which_it_is_sent() -> None:
    found = reading("The Fiji Mission to the International Reef Network (IRN) met in Suva.", kind="press-release")
    assert all("IRN" not in r.acronyms for r in found.referents if "Mission" in " ".join(r.names))


def test_a_state_of_a_town_is_no_body() -> None:
    assert named("She studied at Carlisle Barracks in Carlisle, PA where she taught.", "Organization") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza was an associate at Lowe, Dunn and Crutcher LLP from 1997 to 2000.",
        "Ana Souza is a member of the Leadership Council for Women in National Security Steering Committee.",
        "Ana Souza has served as a Board Member of the Chamber Orchestra of Philadelphia.",
        "Ana Souza served on the board of the National Association for Reef Colleges and Universities, NARCO and UNREF.",
        "Ana Souza is a member of the World Reef Forum’s Global Future’s Council on US National Security.",
    ],
)
def test_nothing_is_claimed_of_the_first_words_of_a_bodys_name(text: str) -> None:
    assert not {fact for fact in said(text, "holdsPost", "memberOf", kind="bio") if fact[0] == "Ana Souza"}


def test_a_post_beside_that_of_one_who_is_served_has_no_body_of_his_and_a_see_is_a_whole_title() -> None:
    assert posts("Ana Souza is Chief Counsel to UNODC Commissioner Peter Lowe.", kind="bio") >= {
        ("Ana Souza", "Chief Counsel", "current")
    }
    found = posts("We met Carl Lowe, Archbishop of Bologna and President of the Reef Conference.", kind="bio")
    assert "Archbishop of Bologna" in {post[1] for post in found}


def test_who_convene_calls_with_others_have_not_met_each_other() -> None:
    text = "Ana Souza, Mary Lowe and Peter Bello convened calls with members of the Reef Committee."
    assert said(text, "metWith") == set()
