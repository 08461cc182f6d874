"""Sheets of lives: curricula line by line, biographical notes, whom a post serves, what is headed and joined."""

from __future__ import annotations

import pytest
from reading import plain_reading, posts, reading, said, told

SHEET = """CURRICULUM VITAE

Name: Adaeze Nwosu
Nationality: Samoan
Current position: Director-General for Reefs, Ministry of Fisheries, Apia

Professional experience

2014-2019: Legal Counsellor, Permanent Mission of Samoa to the United Nations, New York
2010-2014: Legal Adviser, Permanent Representation of Samoa to the European Union, Brussels
1998-2006: Assistant Professor, University of Fiji

Education

1992: Master of Laws, University of Fiji

Memberships

Member of the Moss Society (since 2017)
Member, Samoan Society of Tides
Chair, Reef Society of the Pacific (2016-2020)
"""


def held(text: str) -> set[tuple[str, ...]]:
    """The posts that a sentence says in a life of Adaeze Nwosu."""
    return {fact[1:] for fact in posts(f"Adaeze Nwosu is a lawyer.\n\n{text}", kind="bio")}


def test_each_line_of_a_curriculum_is_a_post_and_a_degree_is_none() -> None:
    assert told(SHEET, "holdsPost") == {
        ("Adaeze Nwosu", "holdsPost", post, *status)
        for post, *status in (
            ("Director-General for Reefs of Ministry of Fisheries", "current"),
            (
                "Legal Counsellor of Permanent Mission of Samoa to the United Nations",
                "former",
                "since 2014",
                "until 2019",
            ),
            (
                "Legal Adviser of Permanent Representation of Samoa to the European Union",
                "former",
                "since 2010",
                "until 2014",
            ),
            ("Assistant Professor of University of Fiji", "former", "since 1998", "until 2006"),
            ("Member of Moss Society", "current", "since 2017"),
            ("Chair of Reef Society of the Pacific", "former", "since 2016", "until 2020"),
        )
    }


@pytest.mark.parametrize(
    "heading", ["Biographical Note", "Biographical data", "Reef Seminar: Speakers’ biographies", "Curricula vitae"]
)
def test_what_calls_itself_a_life_is_one(heading: str) -> None:
    assert plain_reading(f"{heading}\n\nAdaeze Nwosu swims.\n", "text.txt").document.kind == "bio"


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "She was Senior Adviser to the Executive Director of the Tide Institute.",
            "Senior Adviser to the Executive Director of Tide Institute",
        ),
        (
            "She worked as private secretary to the Minister of Defence.",
            "Private Secretary to the Minister of Defence",
        ),
        (
            "She was an adviser to the Governor of the Central Bank of Fiji.",
            "Adviser to the Governor of Central Bank of Fiji",
        ),
        ("She was Deputy High Commissioner to India.", "Deputy High Commissioner to India"),
        (
            "She worked as desk officer for Europe in the Ministry of Fisheries.",
            "Desk Officer for Europe of Ministry of Fisheries",
        ),
        (
            "She was a lecturer in political science at Moss College.",
            "Lecturer in Political Science of Moss College",
        ),
        (
            "She served as Fellow in Reef Studies at the Tide Institute.",
            "Fellow in Reef Studies of Tide Institute",
        ),
        (
            "She worked as a Prosecutor in the Attorney General’s Office of Fiji.",
            "Prosecutor of Attorney General’s Office of Fiji",
        ),
        ("She was deployed to the Reef Board as Senior Police Adviser.", "Senior Police Adviser of Reef Board"),
        ("She left in 2011 to become the first woman President of the Reef Board.", "President of Reef Board"),
        ("She joined the Moss Fund in 2001, becoming its Director in 2005.", "Director of Moss Fund"),
        ("She headed the Reef Board.", "Head of Reef Board"),
        (
            "She served as Reef and Tide Relations Director at the Moss Fund.",
            "Reef and Tide Relations Director of Moss Fund",
        ),
        (
            "She was an adjunct professor of law at Georgetown University Law Center.",
            "Adjunct Professor of Law of Georgetown University Law Center",
        ),
        ("She served as Sector Commander in the Reef Board.", "Sector Commander of Reef Board"),
        ("She served in assignments such as Counsel at the Reef Board.", "Counsel of Reef Board"),
        (
            "She was Permanent Secretary of the Ministry of Defence of Fiji.",
            "Permanent Secretary of Ministry of Defence of Fiji",
        ),
    ],
)
def test_a_post_is_read_with_whom_it_serves_and_where_it_is(text: str, post: str) -> None:
    assert held(text) == {(post, "former")}


def test_who_is_at_present_something_is_it_now() -> None:
    assert held("She is at present Director of the Reef Board.") == {("Director of Reef Board", "current")}


def test_the_body_before_is_not_that_of_one_who_serves_a_person() -> None:
    text = "She served on the Reef Board, as Chief of Staff to Congressman Ivo Lanning."
    assert not [post for post, *_ in held(text) if "Reef Board" in post]


def test_a_faculty_has_members() -> None:
    text = "Adaeze Nwosu has been on the faculty of the Royal Reef Academy since 2016."
    assert said(text, "memberOf", kind="bio") == {("Adaeze Nwosu", "memberOf", "Royal Reef Academy")}


def test_a_paragraph_of_a_speech_that_tells_a_life_is_read_as_one() -> None:
    text = (
        "I am happy to introduce Ambassador Adaeze Nwosu. A lawyer by training, she was Director of the Tide Institute "
        "and later served as Director for Reefs in the Ministry of Fisheries. She is an associate fellow at the Moss "
        "Fund.\n\nWe thank all of you for your work."
    )
    assert {
        ("Adaeze Nwosu", "Director of Tide Institute", "former"),
        ("Adaeze Nwosu", "Director for Reefs of Ministry of Fisheries", "former"),
        ("Adaeze Nwosu", "Associate Fellow of Moss Fund", "current"),
    } <= posts(text, kind="remarks")


def test_a_paragraph_that_tells_of_one_deed_is_no_life() -> None:
    text = "Ms. Adaeze Nwosu thanked the staff of the Reef Board. She joined the crew as a volunteer at the Moss Fund."
    assert not said(text, "memberOf", kind="remarks")


@pytest.mark.parametrize(
    "title",
    [
        "Reef Seminar: Speaker Bios",
        "About the Minister",
        "Tide Institute names Adaeze Nwosu as Senior Fellow",
        "Adaeze Nwosu appointed Director of the Tide Institute",
    ],
)
def test_a_title_that_names_somebody_to_a_post_is_that_of_a_life(title: str) -> None:
    assert reading("Adaeze Nwosu swims.", kind=None, title=title).document.kind == "bio"


def test_elected_leaders_who_praise_a_president_are_no_life() -> None:
    title = "Statements from Labor and Elected Leaders on President Tamo’s Actions"
    assert reading("Adaeze Nwosu swims.", kind=None, title=title).document.kind != "bio"


def test_a_post_is_in_the_body_named_before_it() -> None:
    assert held("She is a member of the Moss Party, of which she is Deputy Leader.") == {
        ("Deputy Leader of Moss Party", "current")
    }
    assert held("She worked for the Reef Board in Suva, first as Legal Officer and later as Director of Tides.") == {
        ("Legal Officer of Reef Board", "former"),
        ("Director of Tides of Reef Board", "former"),
    }


def test_a_list_of_posts_goes_on_with_that_of() -> None:
    assert held("She held the position of Director at the Moss Fund and that of Commissioner at the Reef Board.") == {
        ("Director of Moss Fund", "former"),
        ("Commissioner of Reef Board", "former"),
    }


def test_whom_a_counsel_serves_does_not_hold_the_counsel_s_post() -> None:
    text = "She is Chief Counsel to Reef Board Commissioner Ivo Lanning."
    assert {
        post for who, post, _ in posts(f"Ana Nwosu is a lawyer.\n\n{text}", kind="bio") if who == "Ivo Lanning"
    } == {"Commissioner of Reef Board"}


FORM = """Biographical data form of candidates

Name and first name: NWOSU, Adaeze
Date of birth: 11 May 1966
Current position/function:
Director of the Tide Institute, University of Fiji (since 2015)

Main professional activities:
Professor of Public Law, University of Fiji (2009 to present)
Legal Officer, International Committee of the Red Cross, Abuja (1999-2004)

Educational background:
Ph.D. in Law, University of Fiji (1998)
"""


def test_a_form_gives_the_name_of_a_candidate_and_a_post_a_line() -> None:
    assert {fact[0] for fact in told(FORM, "holdsPost")} == {"Adaeze Nwosu"}
    assert {fact[2:] for fact in told(FORM, "holdsPost")} == {
        ("Director of Tide Institute", "current", "since 2015"),
        ("Professor of Public Law of University of Fiji", "current", "since 2009"),
        ("Legal Officer of International Committee of the Red Cross", "former", "since 1999", "until 2004"),
    }


def test_what_a_speaker_does_is_no_post() -> None:
    text = "Remarks by the Rector of the Reef Academy, Ana Lima, introducing the guest\n\nWe thank you all."
    assert all("ntroducing" not in post for _, post, *_ in posts(text, kind="remarks"))


@pytest.mark.parametrize(
    ("line", "post"),
    [
        ("2012-2016: Ambassador to Kenya", ("Ambassador to Kenya", "former", "since 2012", "until 2016")),
        ("2009–2012: Minister of Finance", ("Minister of Finance", "former", "since 2009", "until 2012")),
        ("Since 2018: Prime Minister", ("Prime Minister", "current", "since 2018")),
    ],
)
def test_a_line_that_opens_with_years_tells_a_post_without_a_body(line: str, post: tuple[str, ...]) -> None:
    assert held(line) == {post}


def test_a_title_before_a_name_that_nothing_reads_is_no_post_without_a_body() -> None:
    assert held("1999–2003: Associate, Thommessen Lund, Oslo\n\n2004–2005: Counsel, Reef Board") == {
        ("Counsel of Reef Board", "former", "since 2004", "until 2005")
    }


@pytest.mark.parametrize(
    ("text", "posts_told"),
    [
        (
            "She had previously been Ambassador of Fiji to India and State Secretary for Reefs.",
            {"Ambassador to India of Fiji", "State Secretary for Reefs"},
        ),
        (
            "She joined the Moss Fund, where she rose to Deputy Director of the Tide Board.",
            {"Deputy Director of Tide Board"},
        ),
        ("She is a seasoned diplomat and former Minister of Finance of Fiji.", {"Minister of Finance of Fiji"}),
        ("She has acted as a consultant to the Reef Board.", {"Consultant of Reef Board"}),
    ],
)
def test_more_verbs_tell_that_a_post_was_held(text: str, posts_told: set[str]) -> None:
    assert {(post, "former") for post in posts_told} == held(text)


def test_who_has_taken_up_his_duties_holds_the_post() -> None:
    assert held("Nwosu has taken up her duties as Head of the Reef Board.") == {("Head of Reef Board", "current")}


def test_a_founder_and_chairperson_in_small_letters_is_both() -> None:
    text = "Ms. Ana Lima, founder and chairperson of the Reef Forum, was Director of the Moss Fund."
    assert {post for who, post, _ in posts(text, kind="bio") if who == "Ana Lima"} == {
        "Founder of Reef Forum",
        "Chair of Reef Forum",
        "Director of Moss Fund",
    }


def test_an_adviser_to_a_president_is_not_in_the_body_named_before() -> None:
    text = "She was sent to the Reef Board in Apia and as Special Adviser to the President of the Republic was in Suva."
    assert not [post for post, *_ in held(text) if "Reef Board" in post]


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        ("At the Reef Board, Nwosu was the Deputy Director.", {("Deputy Director of Reef Board", "former")}),
        (
            "She was an associate and then partner at the law firm of Baker Lowe.",
            {("Associate of Baker Lowe", "former"), ("Partner of Baker Lowe", "former")},
        ),
        ("She began her career as an attaché at the Reef Board.", {("Attaché of Reef Board", "former")}),
        (
            "She was Senior Director for Administration at the Reef Board.",
            {("Senior Director for Administration of Reef Board", "former")},
        ),
        (
            "She was Chief Executive Officer for Foreign Affairs.",
            {("Chief Executive Officer for Foreign Affairs", "former")},
        ),
    ],
)
def test_posts_of_small_words_and_of_the_body_at_the_head(text: str, told_of: set[tuple[str, str]]) -> None:
    assert held(text) == told_of
