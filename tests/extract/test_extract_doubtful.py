"""What a claim joins that the words around it part, and names that are cut: it is not claimed, or told whole."""

from __future__ import annotations

import pytest
from reading import posts, said


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Ana Souza is active with her alma mater, University of Lisbon, as a member of the Reef Board of Leaders.",
        "She received her J.D. from Suva University in 2002 as a member of the Order of the Coif.",
        "Ana Souza chairs a board for the Reef Department, is a member of the Tide Advisory Council and swims.",
    ],
)
def test_a_body_beside_a_person_of_whom_it_is_told_is_no_member(text: str):
    subjects = {fact[0] for fact in said(f"# Ana Souza\n\n{text}", "memberOf", kind="bio")}
    assert not subjects & {"University of Lisbon", "Suva University", "Reef Department"}


def test_a_body_of_which_the_sentence_tells_is_a_member():
    text = "The Gulf Cooperation Council, a member of the Alliance for Reefs, met today."
    assert ("Gulf Cooperation Council", "memberOf", "Alliance for Reefs") in said(text, "memberOf")


@pytest.mark.parametrize(
    "text",
    [
        "President Joseph Lowe will travel to Schloss Elmau in southern Germany on June 25 to attend the G7 Summit.",
        "The President announced the delegation to Paris, France to attend the Reef Summit.",
    ],
)
def test_where_others_go_to_attend_does_not_attend(text: str):
    attending = {fact[0] for fact in said(text, "attended", kind="press-release")}
    assert not attending & {"Germany", "France"}


@pytest.mark.parametrize(
    "group", ["U.S. Negotiators of the Reef Deal", "UAE and Fiji Ambassadors to the United Nations", "Fiji Officials"]
)
def test_whose_people_somebody_met_is_not_who_was_met(group: str):
    met = {fact[2] for fact in said(f"Readout of President Lowe’s Meeting with {group}", "metWith", kind="readout")}
    assert not met & {"United States of America", "United Arab Emirates", "Fiji"}


def test_a_list_that_opens_with_the_members_goes_on_with_others():
    text = "The United States, the GCC members, Egypt, Iraq, and Jordan signed the Roadmap."
    assert said(text, "memberOf") == set()


def test_its_units_are_all_of_one_body():
    text = "The Reef Council works through its Working Group on Tides, its Working Group of Reef Experts and friends."
    assert ("Working Group of Reef Experts", "partOf", "Working Group on Tides") not in said(text, "partOf")


def test_who_is_helped_to_set_a_body_up_is_not_said_to_be_in_it():
    text = "The agency provides support to help Barbados set up the Blue-Green Investment Corporation."
    assert said(text, "memberOf") == set()


def test_what_is_not_by_chance_is_not_denied():
    text = "It was not by chance that Ana Souza chaired the Reef Conference in Suva."
    assert ("Ana Souza", "chaired", "Reef Conference") in said(text, "chaired")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Through the [Reef Recovery Act and Bipartisan Tide Law](http://x.org), he invested.",
            "Reef Recovery Act and Bipartisan Tide Law",
        ),
        ("A graduate of Souza Law faculty, she wrote on it. He taught at Souza Law for years.", "Souza Law"),
        (
            "It released the report [Mayor speaks as Lowe Touts Historic Reef Law] today.",
            "Lowe Touts Historic Reef Law",
        ),
    ],
)
def test_what_is_no_one_paper_is_not_cited(text: str, name: str):
    assert ("the document", "cites", name) not in said(text, "cites", kind="press-release")


def test_a_paper_does_not_cite_itself():
    title = "Memorandum on the Designation of the Reef Department as Lead Department"
    text = f"{title}\n\nBy the authority vested in me, I order as follows."
    assert said(text, "cites", kind="press-release", title=title) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza is a member of the Board of Veterans’ Appeals.",
        "Ana Souza was a partner at Tamo Pickering Hale and Dorr, LLP until 2006.",
        "Ana Souza works at Helen Lowe Services for the Blind.",
        "Ana Souza is a member of the Executive Committee of Ann and Robert H. Lurie Hospital of Suva’s Foundation.",
    ],
)
def test_nothing_is_claimed_of_a_body_whose_name_goes_on(text: str):
    cut = ("Veterans", "Hale", "Services", "Ann")
    assert not [f for f in said(f"# Ana Souza\n\n{text}", kind="bio") if f[2].endswith(cut)]


@pytest.mark.parametrize(
    "name", ["Reef Emergency Board No. 251", "Reef School District No. 5", "Reef Local Union No. 12"]
)
def test_a_number_belongs_to_a_boards_name(name: str):
    assert (f"Member of {name}", "current") in {fact[1:] for fact in posts(f"Ana Souza, Member, {name}\n")}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Readout of the Second National Reef Task Force Meeting", "National Reef Task Force"),
        ("Minister Souza hosted the inaugural Reef Partnership for Prosperity Leaders’ Summit.", "Reef Partnership for Prosperity"),
    ],
)  # fmt: skip
def test_which_meeting_it_is_and_whose_summit_is_no_part_of_the_bodys_name(text: str, body: str):
    assert {fact[2] for fact in said(text, "organizedBy", kind="readout")} == {body}


def test_the_first_letter_of_a_name_is_no_monsieur():
    text = (
        "# M. Ana Souza\n\nM. Ana Souza, Nominee for Director of the Reef Bank\n\n"
        "Ms. Souza was a lawyer at Tide Group. She was a professor at the University of Suva."
    )
    assert ("Ana Souza", "Professor of University of Suva", "former") in posts(text, kind="bio")


def test_a_title_of_several_is_told_of_each():
    text = "Suva Delegation (Sen. Lowe, and Congressmen Steny H. Tamo, Mara Bello, and Ken Ito (all D-Md.):** “It is."
    assert {fact[1] for fact in posts(text, kind="press-release") if fact[0] == "Ken Ito"} == {"Congressman"}


def test_once_elected_is_not_still_in_office():
    text = "# Ana Souza\n\nAna Souza was elected Mayor of Suva in 2011."
    assert posts(text, kind="bio") == {("Ana Souza", "Mayor of Suva")}


def test_a_year_ago_today_is_not_today():
    text = "One year ago today, President Lowe hosted the United Reef Summit."
    assert said(text, "heldOn", kind="press-release") == set()


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Ana Souza is the Founder and former Director of the Reef Institute.",
            {("Founder of Reef Institute", "current"), ("Director of Reef Institute", "former")},
        ),
        (
            "Ana Souza is a former Vice President and current Director of the Reef Council.",
            {("Vice President of Reef Council", "former"), ("Director of Reef Council", "current")},
        ),
        (
            "Ana Souza is Special Advisor and Acting Senior Director for Tides at the Reef Council.",
            {("Special Adviser of Reef Council", "current"), ("Senior Director for Tides of Reef Council", "acting")},
        ),
        (
            "Ana Souza, Counsel at the Reef Institute and former Director of the Tide Fund, spoke.",
            {("Counsel of Reef Institute", "current"), ("Director of Tide Fund", "former")},
        ),
    ],
)
def test_each_post_of_a_list_is_held_as_its_own_word_says(text: str, held: set[tuple[str, str]]):
    assert {fact[1:] for fact in posts(f"# Ana Souza\n\n{text}", kind="bio")} == held


def test_an_event_of_a_past_day_is_not_planned():
    text = "We will build on the Reef Recovery Conference held in Tokyo on 19 February 2022."
    facts = said(text, "heldOn", "heldAt", kind="joint-statement", date="2022-11-14")
    assert facts == {
        ("Reef Recovery Conference", "heldOn", "2022-02-19"),
        ("Reef Recovery Conference", "heldAt", "Tokyo"),
    }


def test_who_is_to_be_nominated_is_not_yet_appointed():
    text = (
        "Today, President Joe Lowe announced his intent to nominate Ana Souza to serve as Director of the Reef Office."
    )
    assert said(text, "appointed") == {("Joe Lowe", "appointed", "Ana Souza", "planned")}


def test_a_land_is_nobody():
    text = "Chair, Senate Armed Services Committee, Rhode Island Senator Ben Tamo**: “One year has passed.”"
    assert not [f for f in posts(text, kind="press-release") if f[0] == "Rhode Island"]


def test_behind_a_dash_stands_the_title_of_the_name_before():
    text = "They were Mary Souza – Former President of Ireland Ben Tamo – Former Prime Minister of Norway, and others."
    assert ("Ben Tamo", "President of Ireland", "former") not in posts(text, kind="readout")


def test_the_rank_behind_a_body_is_of_whom_it_stands_before():
    text = "He met with Director of the Army Corps of Engineers Lieutenant General Scott Tamo."
    assert ("Scott Tamo", "Director of Army Corps of Engineers", "current") in posts(text)


def test_an_envoy_shares_no_body_with_the_next_title():
    text = "She was the U.S. Ambassador to Fiji, and Deputy Assistant Secretary in the Bureau of Tides."
    held = {fact[1] for fact in posts(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", kind="bio")}
    assert "Ambassador to Fiji of Bureau of Tides" not in held


def test_who_was_among_those_in_a_meeting_is_not_said_to_have_spoken():
    text = "Readout of the White House Meeting on Reefs\n\nOfficials in the meeting included Secretary Ana Souza."
    assert said(text, "spokeAt", kind="readout", title="Readout of the White House Meeting on Reefs") == set()


def test_a_name_that_goes_on_on_the_next_line_is_not_claimed():
    text = (
        "# Ana Souza\n\nAna Souza is a lawyer from Suva who for many years was a partner at Tamo\n"
        "Pickering Hale and Dorr, LLP until 2006."
    )
    assert not [f for f in said(text, kind="bio") if f[2].endswith("Hale")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ana Souza is the Founding Chair of Medical Students for a Sustainable Sea.", "Founding Chair"),
        ("Members of the Reef Advisory Council\n\nAna Souza is a lawyer.", "Member"),
        (
            "President Lowe has three vacant seats to fill, including the position of Vice Chair for Reefs.",
            "Vice Chair",
        ),
    ],
)
def test_a_title_that_goes_on_or_is_that_of_many_or_of_nobody_is_no_post(text: str, title: str):
    assert not [f for f in posts(f"# Ana Souza\n\nAna Souza is here. {text}", kind="bio") if f[1].startswith(title)]


def test_who_stands_before_a_dash_is_not_who_acts_behind_it():
    text = "On May 25, 2022 – the second anniversary of the murder of Ben Tamo – the President signed an order."
    assert not [f for f in posts(text, kind="press-release") if f[0] == "Ben Tamo"]


def test_who_was_nominated_years_ago_is_not_to_come():
    text = "Ana Souza is a lawyer. In January 2018, President Joe Lowe nominated Souza to be Secretary of Labor."
    held = {fact for fact in posts(f"# Ana Souza\n\n{text}", kind="bio") if fact[0] == "Ana Souza"}
    assert held == {("Ana Souza", "Secretary of Labor")}


def test_whom_somebody_once_served_holds_the_post_no_more():
    text = "She held posts in the ministry, and later returned to Suva to serve Governors Jane Tamo and Janet Ito."
    held = {
        fact[2] for fact in posts(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", kind="bio") if "Ana" not in fact[0]
    }
    assert held == {"former"}


def test_who_comes_in_does_not_hold_the_post_yet():
    text = (
        "Readout of Ken Ito’s Call with Stephen Tamo, Incoming National Security Advisor to the Prime Minister of Fiji"
    )
    assert {fact[2] for fact in posts(text, kind="readout") if fact[0] == "Stephen Tamo"} == {"designate"}


def test_what_somebody_calls_on_a_state_to_do_is_no_meeting():
    text = "President Lowe and President Tamo also called on the Myanmar regime to create the conditions for dialogue."
    assert not [f for f in said(text, "metWith", kind="readout") if f[2] == "Myanmar"]


@pytest.mark.parametrize(
    ("text", "false"),
    [
        ("Secretary Haaland, Commerce Deputy Secretary Graves, U.S. Treasurer Malerba, and others met.", "Treasurer"),
        (
            "As I told Governor Janet Mills, Senators Collins and King, and Congressman Golden last night, it is.",
            "King",
        ),
        ("Kurt Tamo is Chief Counsel to Ernie Ito, the Chairman of the Reef Authority.", "Chairman of Reef Authority"),
        (
            "Ana Souza works at Suva University, where she serves as the associate chair of the unit’s course.",
            "Associate",
        ),
        ("Prime Minister Ben Tamo is a friend. When I became President, he was the first whom I called.", "President"),
    ],
)
def test_a_title_is_that_of_the_nearest_name(text: str, false: str):
    holders = {fact[0] for fact in posts(f"# Lives\n\n{text}", kind="bio") if fact[1].startswith(false)}
    assert not holders & {"Graves", "Golden", "Kurt Tamo", "Ana Souza", "Ben Tamo"}


def test_what_somebody_chaired_is_over():
    text = "Ana Souza is a member of the Tide Association where she served on its Board and chaired the Reef Committee."
    assert ("Ana Souza", "Chair of Reef Committee", "former") in posts(f"# Ana Souza\n\n{text}", kind="bio")


def test_a_treaty_is_not_what_the_text_calls_by_its_letters():
    text = "The United Nations noted it. Ukraine builds a Small Modular Reactor (SMR); such SMR plants are safe."
    assert not [f for f in said(text, "cites") if "Prisoners" in f[2]]
