"""What is told of an event: when, where and by whom it is held, in whatever order; and of which event a place tells."""

from __future__ import annotations

import pytest
from reading import named, said

SUMMIT = "Apia Summit on Reef Loss"
UNODC = "United Nations Office on Drugs and Crime"
UNESCO = "United Nations Educational, Scientific and Cultural Organization"
INTERPOL = "International Criminal Police Organization"

DAYS = {(SUMMIT, "heldOn", "2022-05-03"), (SUMMIT, "endsOn", "2022-05-05")}
SUVA = {(SUMMIT, "heldAt", "Suva")}
BY = {(SUMMIT, "organizedBy", UNODC)}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"The {SUMMIT} was held in Suva, 3–5 May 2022, organised by UNODC.", DAYS | SUVA | BY),
        (f"The {SUMMIT}, organized in Suva by UNODC from 3 to 5 May 2022, ended well.", DAYS | SUVA | BY),
        (f"We recall the {SUMMIT}, convened by our partners in Suva on 3 to 5 May 2022.", DAYS | SUVA),
        (f"We recall the {SUMMIT}, hosted by the county government in Suva.", SUVA),
        (f"He joined the {SUMMIT}, which took place 3-5 May 2022 at the Reef House in Suva.", DAYS | SUVA),
        (f"They convened the {SUMMIT} at Headquarters from 3 May 2022 to 5 May 2022.", DAYS),
        (
            f"The {SUMMIT}, which was held in Suva, Viti Levu, from 3 to 5 May 2022 and hosted by UNODC.",
            DAYS | SUVA | BY,
        ),
        (f"The {SUMMIT} (ASRL on RL), hosted by UNODC, in Suva on 3-5 May 2022, ended well.", DAYS | SUVA | BY),
    ],
)
def test_what_is_told_behind_an_event_stands_in_any_order(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(text, "heldOn", "endsOn", "heldAt", "organizedBy") == facts


def test_the_body_of_a_state_holds_an_event_and_not_the_state() -> None:
    text = f"The {SUMMIT} was organised by Fiji's Ministry of Foreign Affairs with INTERPOL."
    assert {fact[2] for fact in said(text, "organizedBy")} == {"Ministry of Foreign Affairs", INTERPOL}


@pytest.mark.parametrize(
    "text",
    [
        f"In May 2022, the Division for Reef Affairs of UNODC, jointly with the European Union, held in Suva the {SUMMIT}.",
        f"In May 2022, our Coordinator of the Group of Experts took part in the {SUMMIT}.",
        f"In May 2022 she was a panellist at the {SUMMIT}, organised by INTERPOL.",
        f"In May 2022 the Prosecutor gave the keynote address at the {SUMMIT}.",
    ],
)
def test_the_day_on_which_somebody_acts_at_an_event_is_its_day(text: str) -> None:
    assert {fact[1:] for fact in said(text, "heldOn")} == {("heldOn", "2022-05")}


@pytest.mark.parametrize(
    "text",
    [
        f"In May 2022 Ana Souza, who attended the {SUMMIT}, left.",
        f"He met NGOs in Suva from 3 to 5 May 2022, and chaired the {SUMMIT}.",
        f"On 3 May 2022 she published a book ahead of the Games and addressed the {SUMMIT} on 4 June 2022.",
    ],
)
def test_the_day_of_another_thing_is_no_event_s_day(text: str) -> None:
    assert "2022-05" not in {fact[2][:7] for fact in said(text, "heldOn")}


def test_in_place_before_the_event_is_where_it_is_held() -> None:
    assert said(f"UNODC held in Suva the {SUMMIT}.", "heldAt") == SUVA


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("On Tuesday, Ana Souza opened the {}.", "2022-11-08"),
        ("On Monday, Ana Souza opened the {}.", "2022-11-14"),
        ("The {} will be held on Friday.", "2022-11-18"),
        ("The {} in Suva last year (18-19 November) ended well.", "2021-11-18"),
        ("UNODC held the {} in March last year.", "2021-03"),
    ],
)
def test_a_day_of_the_week_or_of_last_year_is_told_by_the_document_s_day(words: str, day: str) -> None:
    assert {fact[2] for fact in said(words.format(SUMMIT), "heldOn")} == {day}


def test_what_ended_yesterday_was_not_held_on_that_day_alone() -> None:
    assert {fact[1:3] for fact in said(f"The {SUMMIT} ended yesterday.")} == {("endsOn", "2022-11-13")}


SEMINAR = "Regional Seminar on Reef Crime"
HELD = f"The {SEMINAR} was held in Suva on 3 May 2022.\n\n"
TOOK_PART = ("spokeAt", "moderated", "chaired", "opened", "closed", "attended")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("The seminar was opened by Joe Tamo.", {("Joe Tamo", "opened")}),
        ("Opening the seminar, Joe Tamo praised its hosts.", {("Joe Tamo", "opened")}),
        (
            "Declaring the seminar open on behalf of the Prime Minister, Joe Tamo wished it well.",
            {("Joe Tamo", "opened")},
        ),
        ("Joe Tamo, Ambassador of the European Union to Fiji, opened the first day.", {("Joe Tamo", "opened")}),
        ("Joe Tamo, Ambassador of Kenya to Fiji, closed the two days with a promise.", {("Joe Tamo", "closed")}),
        ("In her closing words, Ana Souza of UNODC thanked the hosts.", {("Ana Souza", "closed")}),
        ("The sessions were steered by Ana Souza.", {("Ana Souza", "chaired")}),
        ("Ana Souza, who moderated, thanked them.", {("Ana Souza", "moderated")}),
        ("Ana Souza spoke by video link.", {("Ana Souza", "spokeAt")}),
        ("Ana Souza delivered a video message.", {("Ana Souza", "spokeAt")}),
        ("Ana Souza, First Prosecutor in Suva, walked participants through the law.", {("Ana Souza", "spokeAt")}),
        (
            "Messages were given by Joe Tamo, Reef Commissioner for the Deep (UNODC), by Ana Souza, and by Raul Ortiz.",
            {("Joe Tamo", "spokeAt"), ("Ana Souza", "spokeAt"), ("Raul Ortiz", "spokeAt")},
        ),
        (
            "Also speaking were Joe Tamo, Chair of INTERPOL; Ana Souza, reef lead of the Tide Trust; and Col. (Ret.) Raul Ortiz.",
            {("Joe Tamo", "spokeAt"), ("Ana Souza", "spokeAt"), ("Raul Ortiz", "spokeAt")},
        ),
        (
            "Also present were the Ambassador of Morocco to Fiji, Joe Tamo, and his counterpart in Rabat, Ana Souza.",
            {("Joe Tamo", "attended"), ("Ana Souza", "attended")},
        ),
        (
            "Also attending were Joe Tamo, as well as representatives of UNESCO and of Kenya.",
            {("Joe Tamo", "attended"), (UNESCO, "attended"), ("Kenya", "attended")},
        ),
        ("Kenya and Fiji were both in the room.", {("Kenya", "attended"), ("Fiji", "attended")}),
        ("Joe Tamo, Chair of INTERPOL, was also in attendance.", {("Joe Tamo", "attended")}),
    ],
)
def test_those_who_take_part_are_told_without_the_event_s_name(text: str, facts: set[tuple[str, str]]) -> None:
    found = said(HELD + text, *TOOK_PART, kind="press-release", date="2022-05-03")
    assert {fact[:2] for fact in found} == facts
    assert {fact[2] for fact in found} == {SEMINAR}


def test_the_paragraph_tells_of_which_event_somebody_spoke() -> None:
    text = f"{HELD}On 2 April 2022 Joe Tamo opened the {SUMMIT}. Ms. Ana Souza delivered the closing remarks."
    assert ("Ana Souza", "closed", SUMMIT) in said(text, kind="document", date="2022-05-03")


def test_an_event_that_somebody_only_recalls_is_not_told_of() -> None:
    text = f"{HELD}Joe Tamo recalled the {SUMMIT}, held in Apia in 2019. Ana Souza delivered a video message."
    assert ("Ana Souza", "spokeAt", SEMINAR) in said(text, kind="press-release", date="2022-05-03")


@pytest.mark.parametrize("kind", ["document", "press-release"])
def test_the_noun_before_a_quoted_title_points_back_at_it(kind: str) -> None:
    text = f"{HELD}On 3 May 2022 Joe Tamo spoke at the conference “Reefs and their Uses”. The conference was opened by Ana Souza."
    assert ("Ana Souza", "opened", "Reefs and their Uses") in said(text, kind=kind)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Ana Souza opened these two days with a question.", ("Ana Souza", "opened")),
        ("I thank Ana Souza for having opened this conference.", ("Ana Souza", "opened")),
        ("Ana Souza, who is with us in the front row, knows it.", ("Ana Souza", "attended")),
        ("Yesterday Ana Souza of UNODC took us through the judgment.", ("Ana Souza", "spokeAt")),
        ("It is now my pleasure to declare the Conference open.", ("Joe Tamo", "opened")),
        ("I will be moderating, with UNODC.", ("Joe Tamo", "moderated")),
    ],
)
def test_a_speaker_tells_who_takes_part_with_him(text: str, fact: tuple[str, str]) -> None:
    head = "Remarks by Joe Tamo, Minister of Justice of Fiji\n\nat the Regional Conference on Reef Crime\n\nSuva, 3 May 2022\n\n"
    found = {found[:2] for found in said(head + text, *TOOK_PART, kind="remarks", date="2022-05-03")}
    assert fact in found


def test_who_spoke_at_another_event_is_told_by_where() -> None:
    text = f"UNODC held the {SUMMIT}, at which statements were made by INTERPOL and Kenya."
    assert {fact[:2] for fact in said(text, "spokeAt")} == {(INTERPOL, "spokeAt"), ("Kenya", "spokeAt")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("At the ministerial conference held in Suva on 3 May 2022 they adopted it.", "ministerial conference"),
        ("They met on 3 May 2022 in an extraordinary session chaired by Ms. Ana Souza.", "extraordinary session"),
        ("The regional workshop of reef prosecutors was held in Suva.", "regional workshop of reef prosecutors"),
        ("The special meeting on tide crime took place in Fiji on 3 May 2022.", "special meeting on tide crime"),
        ("The thematic session on drones was moderated by Ms. Ana Souza.", "thematic session on drones"),
        (
            "On 3 May 2022 it held, jointly with the Committee of Reef States, an open briefing on reefs.",
            "open briefing on reefs",
        ),
        (
            "In Suva UNODC held a training course on people associated with gangs on 3 May 2022.",
            "training course on people associated with gangs",
        ),
        ("The Safe Lagoons launch ceremony, at the Tide House, went well.", "Safe Lagoons launch ceremony"),
        ("At last week’s Suva humanitarian conference, co-hosted by Fiji, few spoke.", "Suva humanitarian conference"),
        (
            "The Tide Contacts training course for the Blue Pacific was held in Suva.",
            "Tide Contacts training course for the Blue Pacific",
        ),
        ("It was launched at the Twelfth GCTF Ministerial Plenary in Suva.", "Twelfth GCTF Ministerial Plenary"),
        ("He gave a public lecture entitled “Reefs of the Blue Pacific”.", "Reefs of the Blue Pacific"),
        ("They follow the meeting of the Reef Task Force which Fiji co-led.", "meeting of the Reef Task Force"),
    ],
)
def test_an_event_is_named_by_its_kind_and_that_it_is_held(text: str, event: str) -> None:
    assert event in named(text, "Event")


@pytest.mark.parametrize(
    "text",
    [
        "The ministerial conference was useful.",
        "We need a regional workshop.",
        "The Safe Lagoons training course is long.",
        "They follow the meeting of the Reef Task Force closely.",
    ],
)
def test_a_kind_of_event_that_nobody_holds_is_none(text: str) -> None:
    assert named(text, "Event") == set()


def test_those_named_behind_a_semicolon_do_something_else() -> None:
    text = f"The {SUMMIT} was organised by UNODC with INTERPOL; Spain and Fiji paid for it."
    assert {fact[2] for fact in said(text, "organizedBy")} == {UNODC, INTERPOL}


def test_who_is_quoted_before_an_event_has_not_spoken_there() -> None:
    text = f"The Committee of Reef States will on Tuesday hold the {SUMMIT}.\n\nMs. Ana Souza, its Chair, said: “It is due.”"
    found = said(text, "spokeAt", "heldOn", kind="document", date="2022-05-06")
    assert found == {(SUMMIT, "heldOn", "2022-05-10", "planned")}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("INTERPOL named Ms. Ana Souza to the mandate at its fifty-fourth session.", {INTERPOL}),
        (f"They met at the {SUMMIT}, which our friends organized together with INTERPOL and UNODC.", {INTERPOL, UNODC}),
        (f"In May they held, jointly with INTERPOL, the {SUMMIT}.", {INTERPOL}),
        (f"UNODC went online and in March 2022 hosted, together with INTERPOL, the {SUMMIT}.", {INTERPOL, UNODC}),
        (f"UNODC is in Vienna. It moved online, and in March 2022 hosted the {SUMMIT}.", {UNODC}),
        (f"INTERPOL met online on 3 May 2022 in the {SUMMIT}.", {INTERPOL}),
        (f"Fiji spoke at the {SUMMIT} on 3 May 2022; it was organised by INTERPOL and UNODC.", {INTERPOL, UNODC}),
        (f"The {SUMMIT} was organised by UNODC and the Suva think tank Reef Institute.", {UNODC, "Reef Institute"}),
        ("It recalled the Third UNODC Plenary in Suva.", {UNODC}),
    ],
)
def test_who_holds_an_event_is_told_in_many_ways(text: str, who: set[str]) -> None:
    assert {fact[2] for fact in said(text, "organizedBy")} == who


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (f"They joined the {SUMMIT}, which Fiji hosted on 3 May 2022.", {(SUMMIT, "heldOn", "2022-05-03")}),
        (f"Ms. Ana Souza travelled to Suva from 2 to 4 May for the {SUMMIT}.", SUVA),
        (
            f"On 3 May 2022, at the margins of the Third Reef Congress, UNODC held the {SUMMIT}.",
            {(SUMMIT, "heldOn", "2022-05-03")},
        ),
        (f"UNODC held the {SUMMIT}. The first day was held at the Reef Palace in Suva.", SUVA),
    ],
)
def test_where_and_when_an_event_is_held_is_told_in_many_ways(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(text, "heldOn", "heldAt", kind="document") == facts


def test_a_forum_that_is_opened_is_an_event_and_not_a_body() -> None:
    text = "He addressed the Kenya-Fiji Reef Forum, which was opened by Ms. Ana Souza."
    assert ("Ana Souza", "opened", "Kenya-Fiji Reef Forum") in said(text)


def test_the_paragraph_tells_which_of_two_conferences_is_meant() -> None:
    text = (
        "The Regional Conference on Reef Crime was held in Suva on 3 May 2022.\n\n"
        "Ms. Ana Souza spoke at the Tide Conference in Apia on 2 April 2022. The conference was opened by Joe Tamo."
    )
    assert ("Joe Tamo", "opened", "Tide Conference") in said(text, kind="document", date="2022-05-03")


def test_single_days_within_an_event_are_not_its_day() -> None:
    text = (
        "Judges met in Suva from 15 to 17 March 2022 for the Regional Seminar on Reef Crime. "
        "Ms. Ana Souza closed the seminar on 17 March 2022."
    )
    found = said(text, "heldOn", "endsOn", kind="press-release", date="2022-03-17")
    assert {fact[1:3] for fact in found} == {("heldOn", "2022-03-15"), ("endsOn", "2022-03-17")}


def test_the_day_that_opens_a_paragraph_is_that_of_its_event() -> None:
    text = (
        "**4 June.** Ms. Ana Souza co-chaired the Third Reef Consultations in Suva.\n\n"
        "**5 June.** Joe Tamo said that it went well."
    )
    found = said(text, "heldOn", "spokeAt", kind="press-release", date="2022-06-07")
    assert found == {("Third Reef Consultations", "heldOn", "2022-06-04")}


def test_a_committee_hears_briefings_at_its_meeting() -> None:
    text = (
        "At its 4th meeting, on 26 January, the Reef Committee heard a briefing by Ms. Ana Souza, Director of UNODC, and "
        "by Joe Tamo. Participants were briefed by Mr. Raul Ortiz of INTERPOL, and by Ms. Mara Lind. Kenya and Fiji took "
        "part under rule 37 of the rules."
    )
    found = said(text, kind="document", date="2022-12-31")
    assert {fact[:2] for fact in found if fact[1] in ("spokeAt", "attended")} == {
        ("Ana Souza", "spokeAt"),
        ("Joe Tamo", "spokeAt"),
        ("Raul Ortiz", "spokeAt"),
        ("Mara Lind", "spokeAt"),
        ("Kenya", "attended"),
        ("Fiji", "attended"),
    }
    assert {fact[1:] for fact in found if fact[0] == "4th meeting"} == {
        ("organizedBy", "Reef Committee"),
        ("heldOn", "2022-01-26"),
    }


def test_an_event_beside_another_is_the_one_that_is_told_of() -> None:
    text = (
        "The Third Reef Dialogue was held in Suva on 3 May 2022.\n\nOn the margins of the Dialogue, a seminar on tide "
        "crime was held on 4 May. It was moderated by Ms. Ana Souza."
    )
    assert ("Ana Souza", "moderated", "seminar on tide crime") in said(text, kind="document", date="2022-05-05")


def test_partners_who_launch_something_are_no_event() -> None:
    assert named("# Partners launch “Roots of the Blue Peace” in Suva", "Event", kind="press-release") == set()
