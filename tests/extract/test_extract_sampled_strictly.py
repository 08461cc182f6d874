"""What samples of claims, read strictly, showed to be wrong, in sentences of our own."""

from __future__ import annotations

import pytest
from reading import named, posts, said


def statuses(text: str, name: str, **header: str | None) -> set[str]:
    """How the posts of somebody are held."""
    return {fact[2] for fact in posts(text, **header) if fact[0] == name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms. Souza was an adviser to Judge Ben K. Tamo of the Reef Tax Court from 2004 to 2006.", "Ben K. Tamo"),
        ("His time included service on the staff of the Reef Committee for Chairman Jason Tamo.", "Jason Tamo"),
        ("As Assistant Secretary in Governor Ben Tamo’s Administration, he was an architect of reefs.", "Ben Tamo"),
        ("She has worked there, including as Adviser to Acting Chairman Ben Tamo.", "Ben Tamo"),
        ("Following clerkships with Chief Judge Wilfred Tamo of the Reef Court, she joined it.", "Wilfred Tamo"),
    ],
)
def test_whom_somebody_of_a_life_once_served_holds_the_post_no_more(text: str, name: str):
    assert statuses(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", name, kind="bio") == {"former"}


@pytest.mark.parametrize(
    "text",
    [
        "Secretary Alejandro Tamo decided so after considering the effects of the 2010 earthquake.",
        "Statement from Secretary Alejandro Tamo on the Decision to Uphold a Ban from 1864",
    ],
)
def test_a_year_that_only_names_a_thing_is_not_when_it_is_told(text: str):
    assert statuses(text, "Alejandro Tamo", kind="press-release", date="2022-05-06") == {"current"}


def test_a_year_in_which_something_was_done_is_when_it_is_told():
    text = "In a speech, Secretary Alejandro Tamo used the law in 1906."
    assert statuses(text, "Alejandro Tamo", kind="press-release", date="2022-05-06") == {"former"}


def test_a_body_that_a_state_owns_is_not_the_state():
    text = "Ana Souza met with Prime Minister Ben Tamo of Iraq’s Northern Reef Government today."
    assert ("Ben Tamo", "Prime Minister", "current") in posts(text)


def test_a_senator_of_a_land_that_a_state_is_called_like():
    assert posts("Senator Ben Tamo of Georgia spoke.") == {("Ben Tamo", "Senator", "current")}


def test_a_meeting_between_two_ends_with_the_second():
    text = (
        "After the call between Minister Ana Souza and Secretary Ben Tamo, Adviser Mara Lowe and Envoy Ken Ito spoke."
    )
    assert said(text, "metWith") == {("Ana Souza", "metWith", "Ben Tamo")}


def test_when_a_body_meets_is_no_part_of_its_name():
    text = "We held the December National Reef Task Force Meeting in Suva."
    event = "December National Reef Task Force Meeting"
    assert (event, "organizedBy", "National Reef Task Force") in said(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("She was Chairman of the Fine Art Division of Souza’s.", "Fine Art Division of Souza’s"),
        ("She was an Agent in the Washington, D.C. Field Office.", "Washington, D.C. Field Office"),
        (
            "She sat on the board of the Tamo Center for Reef Impact + Innovation.",
            "Tamo Center for Reef Impact + Innovation",
        ),
        ("She is the CEO of Beverly Tamo and Associates.", "Beverly Tamo and Associates"),
        ("She was on the University of Suva President’s Advisory Council on Reefs.", "University of Suva"),
    ],
)
def test_a_name_of_a_body_to_its_ends(text: str, body: str):
    assert body in named(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", "Organization", kind="bio")


def test_a_title_that_ends_before_what_it_is_for_is_no_post():
    text = "# Ana Souza\n\nAna Souza is a lawyer. She was Deputy Project Scientist for the Maralan mission to Venus."
    assert not posts(text, kind="bio")


def test_a_guessed_body_that_goes_on_is_none():
    text = "# Ana Souza\n\nAna Souza is the Founder of Introducing Youth to Samoan Reefs."
    assert not posts(text, kind="bio")


@pytest.mark.parametrize(
    "text",
    ["President Tamo Signed the Bill", "Governor Tamo Vetoed the Bill", "Secretary Tamo Spoke Today"],
)
def test_what_a_headline_tells_as_past_is_no_part_of_a_name(text: str):
    assert named(text, "Person") == {"Tamo"}


def test_whom_somebody_is_to_succeed_bears_no_verb_and_not_the_post():
    text = "Ana Souza to Succeed Gina Tamo as Reef Adviser"
    assert "Succeed Gina Tamo" not in named(text, "Person")
    assert ("Gina Tamo", "Reef Adviser", "current") not in posts(text)


@pytest.mark.parametrize("text", ["She was at the World Bank, Washington D.C.", "She heads the Bar, D.C. Area."])
def test_a_place_in_letters_is_no_person(text: str):
    assert not named(text, "Person")


def test_a_letter_of_hawaii_stands_in_a_name():
    assert named("Ms. Krystal Ka‘ai is a Senior Adviser at the Reef Fund.", "Person") == {"Krystal Ka‘ai"}


def test_an_act_that_opens_as_a_sentence_does():
    assert "I Am Ana Souza Act" in {f[2] for f in said("It has parts of the I Am Ana Souza Act.", "cites")}


@pytest.mark.parametrize(
    "text",
    [
        "For the last three years, Ana Souza has worked as an analyst for the Reef Bank.",
        "Ana Souza has served as Senior Adviser at the Reef Bank over the past ten years.",
        "Ana Souza, a lawyer, was sworn in as the 12th Director of the Reef Bank on 3 May 2021.",
    ],
)
def test_what_somebody_has_done_until_now_or_once_began_is_current(text: str):
    assert statuses(text, "Ana Souza", kind="bio") == {"current"}


def test_what_a_nominee_is_to_be_beside():
    text = "Ana Souza, of Ohio, to be Ambassador to Fiji and to serve concurrently as Ambassador to Tonga."
    assert statuses(text, "Ana Souza", kind="press-release") == {"designate"}


def test_a_numeral_of_a_king_is_no_surname():
    text = "President Biden called King Mohammed VI of Morocco today."
    assert ("Mohammed VI", "King of Morocco", "current") in posts(text)


def test_a_conference_on_something_else_is_not_the_one_named_before():
    text = "We welcomed the Samoa Rebuilding Conference. We welcomed the Conference on Reefs and Tides held on July 23 in Suva."
    assert not said(text, "heldOn", "heldAt")


def test_who_is_elect_is_designate():
    assert posts("President-elect Ben Tamo of Chile called.") == {("Ben Tamo", "President-elect of Chile", "designate")}


def test_a_president_and_chair_of_the_board_presides_over_the_body_and_not_the_board():
    text = "Ms. Ana Souza, President and Chair of the Board of Directors, Reef Bank"
    assert not {p for _, p, _ in posts(text) if p.startswith("President of Board")}


def test_what_a_secretary_is_for_is_no_body():
    text = "Ana Souza, of Ohio, to be Assistant Secretary for Special Reefs and Rehabilitative Services, Department of Education."
    assert not named(text, "Organization") - {"Department of Education"}


@pytest.mark.parametrize(
    "text",
    [
        "She was President and CEO of San Maralo-based BinWise Inc, the leading provider.",
        "She was a partner at Suva-based BinWise Inc, a firm.",
    ],
)
def test_where_a_firm_is_based_is_no_part_of_its_name(text: str):
    assert named(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", "Organization", kind="bio") == {"BinWise Inc"}


@pytest.mark.parametrize(
    "text",
    [
        "She directs the Center for Reef Finance and the Master’s Program in Community Development.",
        "She served as medical adviser to the Department of Defense (DoD) Covid-19 Task Force.",
    ],
)
def test_a_body_that_holds_two_or_goes_on_makes_no_claim(text: str):
    assert not posts(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", kind="bio")


def test_what_parties_are_called_on_to_set_up_the_resolution_does_not():
    text = "The Security Council,\n\n1. Calls on all parties to cooperate to set up the Reef Commission;"
    assert not said(text, "establishes", kind="resolution", title="Security Council resolution 1445 (2002)")


def test_who_is_called_like_a_land_is_not_the_land():
    text = (
        "Robert T. Souza, of Washington, to be Solicitor of the Reef Department.\n\n"
        "Donald W. Washington, of Texas, to be Director of the Reef Service."
    )
    assert ("Robert T. Souza", "Solicitor of Reef Department", "designate") in posts(text, kind="press-release")


@pytest.mark.parametrize(
    "text",
    [
        "She has also been a visiting professor at the Reef Institute.",
        "She has been a visiting scholar at the Reef Institute and a fellow of the Tide Academy.",
    ],
)
def test_one_who_has_been_a_fellow_somewhere_is_it_no_more(text: str):
    assert statuses(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", "Ana Souza", kind="bio") == {"former"}


def test_one_who_has_been_a_fellow_since_a_day_is_it():
    text = "# Ana Souza\n\nAna Souza is a lawyer. She has been a fellow at the Reef Institute since 2015."
    assert statuses(text, "Ana Souza", kind="bio") == {"current"}


def test_a_school_of_foreign_service_is_no_service():
    text = "# Ana Souza\n\nAna Souza is a lawyer. She is a graduate of the Tamo School of Foreign Service at Reef University."
    assert not said(text, "memberOf", kind="bio")


def test_a_state_before_a_title_whose_body_is_its_own():
    text = "Ms. Ana Souza, U.S. Special Advisor on Reef Rights, U.S. Department of State"
    assert posts(text, kind="participants") <= {
        ("Ana Souza", "Special Advisor on Reef Rights of Department of State", "current")
    }


def test_who_is_to_chair_an_event_to_come():
    text = (
        "Fiji and Samoa look forward to holding the next Reef Dialogue in Suva in 2024, co-chaired by the Reef Council."
    )
    assert ("Reef Dialogue", "planned") in {(f[2], f[-1]) for f in said(text, "chaired", date="2023-02-01")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met at the U.S.-Fiji 2+2 Ministerial Dialogue held on April 11.", "2+2 Ministerial Dialogue"),
        ("They met at the first-ever C5+1 Presidential Summit held on 3 May.", "C5+1 Presidential Summit"),
    ],
)
def test_the_format_of_talks_opens_their_name(text: str, name: str):
    assert name in named(text, "Event")


def test_a_plan_for_a_year_to_come_has_it_in_its_name():
    assert "Reef Security Roadmap Towards 2030" in {
        f[2] for f in said("We commit to implement the Reef Security Roadmap Towards 2030 as a pathway.", "cites")
    }


def test_what_a_title_is_for_is_no_judge():
    text = "Ms. Ana Souza, Special Representative for Racial Equity and Justice, U.S. Department of State"
    assert not {p for _, p, _ in posts(text, kind="participants") if p.startswith("Justice")}
    judges = (
        "# Ana Lowe\n\nMs. Lowe clerked for Judge Ben Tamo of the Reef Court and Justice Ken Ito of the Tide Court."
    )
    assert ("Ken Ito", "Justice of Tide Court", "former") in posts(judges, kind="bio")


@pytest.mark.parametrize("name", ["Ana Souza", "Mara Lowe", "Ken Ito"])
def test_all_of_a_list_of_those_whom_somebody_intends_to_appoint_are_designate(name: str):
    text = (
        "President Tamo announced his intent to nominate Ana Souza as General Counsel of the Reef Office, Mara Lowe as "
        "General Counsel of the Tide Department, and Ken Ito as Director of the Palm Bureau."
    )
    assert statuses(text, name, kind="press-release") == {"designate"}


def test_a_title_with_nominee_in_it_is_designate():
    text = "Ana Souza: United States Attorney Nominee for the Southern District of Illinois"
    assert statuses(text, "Ana Souza", kind="press-release") <= {"designate"}


def test_who_is_currently_serving_as_acting_is_acting():
    text = "# Ana Souza\n\nAna Souza is currently serving as the Acting Assistant Secretary of the Navy for Reefs, where she is."
    assert statuses(text, "Ana Souza", kind="bio") == {"acting"}


def test_a_post_that_somebody_got_later_is_not_told_by_what_came_before():
    text = (
        "# Ana Souza\n\nAna Souza is the President of Reef University. Prior to becoming the University’s 15th President, "
        "Dr. Souza served as a senator."
    )
    assert ("Ana Souza", "President of Reef University", "former") not in posts(text, kind="bio")


def test_a_state_that_does_what_follows_is_no_place():
    text = (
        "On May 16, 2022, at the Reef Council meeting in Paris-Saclay, the United States and Fiji decided to cooperate."
    )
    assert not said(text, "heldAt")


@pytest.mark.parametrize(
    "text",
    [
        "She was the Deputy Chief of Mission of the U.S. Mission UNESCO in Paris.",
        "She is a member of All Saints’ Episcopal Church, Morristown.",
    ],
)
def test_a_name_that_begins_before_or_goes_on_makes_no_claim(text: str):
    assert not said(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", "holdsPost", "memberOf", kind="bio")


def test_a_law_in_a_list_has_all_of_its_name():
    text = "They signed the Reef Rescue Plan (RRP), Bipartisan Harbour Law (BHL), and others."
    assert "Harbour Law" not in {f[2] for f in said(text, "cites")}


def test_a_firm_that_is_called_a_strategy_is_cited_by_nobody():
    text = "# Ana Souza\n\nAna Souza is a lawyer. Prior to founding Black Reef Strategy, she worked for the Tide Fund."
    assert not said(text, "cites", kind="bio")


@pytest.mark.parametrize(
    "text",
    [
        "She served as the Special Assistant to the Director of the Reef POW/MIA Accounting Agency.",
        "She has served as an Associate Judge on the Massachusetts state court since 2009.",
    ],
)
def test_a_title_or_a_body_that_goes_on_makes_no_claim(text: str):
    assert not posts(f"# Ana Souza\n\nAna Souza is a lawyer. {text}", kind="bio")


def test_a_general_felony_is_no_general():
    text = "# Ana Souza\n\nAna Souza is a lawyer. She served in the Violent Crimes, General Felony and Juvenile units."
    assert named(text, "Person", kind="bio") == {"Ana Souza"}


def test_a_president_behind_the_leaders_of_a_body_is_not_the_bodys():
    text = "They welcomed the launch of the Declaration by G7 Leaders and President Tamo."
    assert {p for _, p, _ in posts(text)} == {"President"}


def test_a_committee_of_an_agreement_is_no_paper():
    text = "The Reef Committee of the Fiji-Samoa Agreement will work."
    assert "Reef Committee of the Fiji-Samoa Agreement" not in {f[2] for f in said(text, "cites")}


def test_a_statement_does_not_cite_the_first_words_of_its_own_title():
    title = "Joint Statement Endorsing Principles for Reefs: Secure, Open and Resilient"
    assert not said(f"# {title}\n\nWe agree.", "cites", kind="joint-statement", title=title)
