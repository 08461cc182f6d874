"""Events that small letters describe, the event that a release is about, and what is said of it without its name."""

from __future__ import annotations

import pytest
from reading import named, said, spelt

WORKSHOP = "regional workshop on reef safety"
LEAD = f"Suva, 4 May 2022 – The Reef Agency today opened a {WORKSHOP} in Suva, held from 4 to 6 May 2022.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"The Reef Agency hosted a {WORKSHOP} in Suva.",
        f"A {WORKSHOP} was held last year.",
        f"The Reef Agency took part in a {WORKSHOP} on 4 May 2022.",
        f"Today, the Reef Agency convened a {WORKSHOP}, which was a success.",
        f"It was discussed at the two-day {WORKSHOP}, organized by Fiji.",
        f"Today, the Reef Agency convened a {WORKSHOP}—including nets and boats.",
    ],
)
def test_an_event_described_in_small_letters_is_one_where_place_day_or_verb_tells_that_people_met(text: str) -> None:
    assert named(text, "Event") == {WORKSHOP}


@pytest.mark.parametrize(
    "text",
    [
        f"The Reef Agency plans a {WORKSHOP}.",
        "It is a forum for dialogue and a conference for experts.",
        "A workshop on Monday is better than none.",
        f"We need a {WORKSHOP} that all can attend.",
    ],
)
def test_a_kind_of_event_of_which_nothing_is_told_is_none(text: str) -> None:
    assert named(text, "Event") == set()


def test_the_event_that_a_release_opens_with_is_what_its_words_point_back_at() -> None:
    text = LEAD + (
        "Opening remarks were delivered by Ms. Ana Souza. The discussion was moderated by Mr. Joe Tamo, "
        "with presentations by Ms. Rita Lund and Mr. Ken Abe. Mr. Abe was joined by Ms. Sia Moa. "
        "Mr. Jon Ek made closing remarks."
    )
    found = said(text, "opened", "closed", "moderated", "spokeAt", "attended", kind="press-release")
    assert found == {
        ("Ana Souza", "opened", WORKSHOP),
        ("Joe Tamo", "moderated", WORKSHOP),
        ("Rita Lund", "spokeAt", WORKSHOP),
        ("Ken Abe", "spokeAt", WORKSHOP),
        ("Sia Moa", "attended", WORKSHOP),
        ("Jon Ek", "closed", WORKSHOP),
    }


def test_the_days_that_are_told_of_an_event_take_the_place_of_today() -> None:
    assert said(LEAD, "heldOn", "endsOn", "heldAt", kind="press-release") == {
        (WORKSHOP, "heldOn", "2022-05-04"),
        (WORKSHOP, "endsOn", "2022-05-06"),
        (WORKSHOP, "heldAt", "Suva"),
    }


def test_a_release_that_only_recalls_an_event_is_not_about_it() -> None:
    text = "Fiji recalls the Apia Summit on Reef Loss of 2019.\n\nOpening remarks were delivered by Ms. Ana Souza."
    assert said(text, "opened", kind="press-release") == set()


def test_those_who_open_an_event_with_others_hold_it() -> None:
    text = f"UNODC, in partnership with Fiji, today opened a {WORKSHOP} in Suva."
    assert {fact[2] for fact in said(text, "organizedBy")} == {"United Nations Office on Drugs and Crime", "Fiji"}


@pytest.mark.parametrize("line", ["\n", " "])
def test_an_event_in_a_heading_ends_before_the_city_and_day_under_it(line: str) -> None:
    text = f"Remarks by Ms. Ana Souza at the Pacific Seminar on Reef Safety{line}Suva, 4 May 2022\n\nDear colleagues,"
    assert spelt(text, "Event", kind="remarks") == ["Pacific Seminar on Reef Safety"]
    assert said(text, "heldOn", "heldAt", "spokeAt", kind="remarks") == {
        ("Pacific Seminar on Reef Safety", "heldOn", "2022-05-04"),
        ("Pacific Seminar on Reef Safety", "heldAt", "Suva"),
        ("Ana Souza", "spokeAt", "Pacific Seminar on Reef Safety"),
    }


def test_city_and_state_under_the_title_of_remarks_are_where_they_are_given() -> None:
    text = "# Remarks by Ms. Ana Souza at the Pacific Seminar on Reef Safety\n\n**Suva, Fiji**\n\nThank you all."
    assert said(text, "heldAt", kind="remarks") == {("Pacific Seminar on Reef Safety", "heldAt", "Suva")}


def test_a_summary_is_of_the_event_that_it_names() -> None:
    text = "Chair’s Summary of the Third Pacific Summit on Reef Safety\n\nSuva, 4 May 2022\n\nWe met."
    assert said(text, "heldOn", kind="document") == {("Third Pacific Summit on Reef Safety", "heldOn", "2022-05-04")}


@pytest.mark.parametrize(
    "text",
    [
        "The Group of Seven (Canada, France and Japan) agreed.",
        "Canada, France and Japan, the three members of the Group of Seven, agreed.",
    ],
)
def test_states_are_members_of_the_group_that_a_bracket_or_an_aside_tells(text: str) -> None:
    members = {fact[0] for fact in said(text, "memberOf")}
    assert members == {"Canada", "France", "Japan"}


def test_thanks_go_to_those_who_host_and_to_those_who_brief() -> None:
    text = (
        "Statement by Ms. Ana Souza at the Pacific Seminar on Reef Safety\n\n"
        "I thank Fiji for hosting us, and the Director, Mr. Ken Abe, for his briefing."
    )
    assert said(text, "organizedBy", kind="statement") == {("Pacific Seminar on Reef Safety", "organizedBy", "Fiji")}
    assert ("Ken Abe", "spokeAt", "Pacific Seminar on Reef Safety") in said(text, "spokeAt", kind="statement")


def test_a_side_event_with_a_quoted_title_is_what_a_note_is_about() -> None:
    text = (
        "Third Pacific Summit on Reef Safety\n\nSide event: “Nets and the Law of Reefs”\n\nConcept note\n\n"
        "Date: 4 May 2022\n\nVenue: Suva\n\nModerator: Ms. Ana Souza"
    )
    event = "Side event: “Nets and the Law of Reefs”"
    assert said(text, "heldOn", "partOf", "moderated", kind="programme") == {
        (event, "heldOn", "2022-05-04"),
        (event, "partOf", "Third Pacific Summit on Reef Safety"),
        ("Ana Souza", "moderated", event, "planned"),
    }


def test_a_list_of_participants_tells_who_took_part_in_the_event_of_a_readout() -> None:
    text = (
        "# Readout of White House Roundtable on Reef Safety\n\nYesterday, President Joe Tamo hosted the first-ever "
        "White House roundtable on reefs.\n\nParticipants in today’s roundtable included:\n\n"
        "-   Ana Souza, Reef Agency\n-   Ms. Sia Moa\n\n*###*"
    )
    event = "White House Roundtable on Reef Safety"
    found = said(text, "attended", kind="readout")
    assert found == {("Ana Souza", "attended", event), ("Sia Moa", "attended", event)}


def test_a_list_under_no_event_tells_of_no_one() -> None:
    text = "# Readout of a Call\n\nParticipants included:\n\n-   Ms. Ana Souza\n-   Ms. Sia Moa"
    assert said(text, "attended", kind="readout") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday, President Joe Tamo hosted the Apia Summit on Reef Loss.",
        "President Joe Tamo yesterday hosted the annual Apia Summit on Reef Loss.",
        "Leaders spoke at the Apia Summit on Reef Loss, held yesterday.",
    ],
)
def test_what_was_held_yesterday_was_held_on_the_day_before_the_documents(text: str) -> None:
    assert {fact[2] for fact in said(text, "heldOn", date="2022-03-01")} == {"2022-02-28"}
    assert said(text, "heldOn", date=None) == set()


def test_all_who_speak_together_by_a_title_spoke_at_its_event() -> None:
    text = "# Remarks by President Joe Tamo and First Lady Ana Tamo at the Pacific Seminar on Reef Safety\n\nHello."
    assert {fact[0] for fact in said(text, "spokeAt", kind="remarks")} == {"Joe Tamo", "Ana Tamo"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He spoke at the Reef Society Dedication Ceremony Honoring Ana Souza.", "Ceremony Honoring Ana Souza"),
        ("At the Kinshasa plenary meeting, much was said.", "Kinshasa plenary meeting"),
        ("We recall the outcome of the 2005 world summit.", "2005 world summit"),
        ("UNISPACE+50 offers much.", "UNISPACE+50"),
        ("At the recently held summit of the African Union, much was said.", "summit of the African Union"),
    ],
)
def test_events_have_names_of_many_forms(text: str, name: str) -> None:
    assert [event for event in spelt(text, "Event") if event.endswith(name)]


def test_a_treaty_with_its_year_is_no_event() -> None:
    assert named("We respect the 1982 United Nations Convention on the Law of the Sea.", "Event") == set()


def test_persons_and_hosts_hold_events() -> None:
    text = (
        "We were at the regional workshop on reef safety organized by President Tamo in Suva. "
        "Fiji was one of the co-hosts of that workshop."
    )
    assert {fact[2] for fact in said(text, "organizedBy")} == {"Tamo", "Fiji"}


@pytest.mark.parametrize(
    "words",
    [
        "members of the Pacific Islands Forum based in New York, namely, Fiji, Samoa and my own country, Tonga",
        "the member States of the Pacific Islands Forum: Fiji, Samoa and Tonga",
        "the Pacific Islands Forum, namely Fiji, Samoa and Tonga",
        "Pacific Islands Forum members – Fiji, Samoa and Tonga",
    ],
)
def test_the_members_of_a_group_for_which_somebody_speaks_are_told_by_name(words: str) -> None:
    members = {fact[0] for fact in said(f"I speak on behalf of {words}.", "memberOf")}
    assert members == {"Fiji", "Samoa", "Tonga"}


def test_the_session_of_a_record_is_the_one_that_its_words_name() -> None:
    text = (
        "General Assembly, session 66, 90th plenary meeting, 2011-12-20 (verbatim record)\n\n"
        "Wetland (Norway): “I congratulate the General Assembly at its sixty-sixth session on its work.”"
    )
    assert named(text, "Event", kind="meeting-record") == {"90th plenary meeting", "General Assembly, session 66"}
    assert ("Wetland", "spokeAt", "90th plenary meeting") in said(text, kind="meeting-record")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We keep the Reefs, Nets, and Boats Act of 2017.", {"Reefs, Nets, and Boats Act of 2017"}),
        (
            "We keep the Joint Plan of Action for the Implementation of the Arms Trade Treaty in Fiji.",
            {"Joint Plan of Action for the Implementation of the Arms Trade Treaty in Fiji", "Arms Trade Treaty"},
        ),
        (
            "The Reef Peace Agreement for Fiji holds. The Reef Peace Agreement is kept.",
            {"Reef Peace Agreement for Fiji"},
        ),
        ("The Reef Convention on Nets and the Counter-Terrorism Committee are known.", {"Reef Convention on Nets"}),
    ],
)
def test_instruments_hold_what_they_are_about_and_have_short_names(text: str, names: set[str]) -> None:
    assert named(text, "Instrument") == names


def test_who_travels_to_a_place_for_an_event_attends_it() -> None:
    text = "Mr. Joe Tamo traveled to Suva, Fiji to participate in the Apia Summit on Reef Loss."
    assert said(text, "attended") == {("Joe Tamo", "attended", "Apia Summit on Reef Loss")}


def test_an_event_with_its_number_and_without_is_one() -> None:
    text = "# Readout of the Pacific Reef Conference\n\nMr. Joe Tamo spoke at the 60th Pacific Reef Conference."
    assert len(named(text, "Event", kind="readout")) == 1


def test_words_of_a_post_in_capitals_are_no_name() -> None:
    text = (
        "PERMANENT MISSION OF FIJI TO THE UNITED NATIONS\n\nSTATEMENT BY\nHER EXCELLENCY MS. ANA SOUZA\n"
        "AMBASSADOR AND PERMANENT REPRESENTATIVE OF FIJI\n\nMr. Chair, I thank you."
    )
    assert named(text, "Person", kind="statement") == {"ANA SOUZA"}


def test_the_title_of_a_programme_may_be_a_line_in_quotation_marks() -> None:
    text = (
        "Side event of the Second Reef Week\n\n“Nets and the Law of Reefs”\n\n4 May 2022, virtual\n\n"
        "Co-organized by the Government of Fiji and UNODC\n\nAGENDA\n\nModerator: Ms. Ana Souza\n"
    )
    found = said(text, "heldOn", "partOf", "organizedBy", "moderated", kind="programme")
    event = "Nets and the Law of Reefs"
    assert {
        (event, "heldOn", "2022-05-04"),
        (event, "partOf", "Second Reef Week"),
        (event, "organizedBy", "United Nations Office on Drugs and Crime"),
        ("Ana Souza", "moderated", event, "planned"),
    } <= found


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Joe Tamo, in his opening remarks at the Apia Summit on Reef Loss, called for calm.",
        "“We must act now for all of them,” said Mr. Joe Tamo, opening the Apia Summit on Reef Loss.",
    ],
)
def test_who_opens_an_event_may_be_told_behind_the_name(text: str) -> None:
    assert ("Joe Tamo", "opened", "Apia Summit on Reef Loss") in said(text, "opened")


def test_those_whom_participants_heard_spoke() -> None:
    text = LEAD + "The participants also heard from Ms. Ana Souza and Mr. Joe Tamo."
    assert {fact[0] for fact in said(text, "spokeAt", kind="press-release")} == {"Ana Souza", "Joe Tamo"}


def test_a_day_before_a_subject_in_small_letters_is_the_events() -> None:
    text = "From 2 to 4 May 2022, both organizations held an expert meeting on reef nets in Suva."
    assert said(text, "heldOn", "endsOn") == {
        ("expert meeting on reef nets", "heldOn", "2022-05-02"),
        ("expert meeting on reef nets", "endsOn", "2022-05-04"),
    }


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The Russian Security Council met.", {"Russian Security Council"}),
        ("The Security Council of Ukraine met.", {"Security Council of Ukraine"}),
        ("Under the Russian Security Council presidency, little was done.", {"Security Council"}),
        ("The Security Council of the United Nations met.", {"Security Council"}),
    ],
)
def test_an_organ_of_the_united_nations_is_not_that_of_a_state(text: str, bodies: set[str]) -> None:
    assert named(text, "Organization") - {"United Nations"} == bodies


def test_today_is_the_day_of_a_releases_date_line() -> None:
    assert ("heldOn", "2022-05-02") in {
        fact[1:3]
        for fact in said(
            "# Reefs\n\nSuva, 2 May 2022 – UNODC today convened the Apia Summit on Reef Loss.",
            kind="press-release",
            date="2022-05-04",
        )
    }


@pytest.mark.parametrize(
    ("verb", "predicate"), [("opened with remarks by", "opened"), ("closed with brief remarks from", "closed")]
)
def test_an_event_opens_and_closes_with_the_words_of_some(verb: str, predicate: str) -> None:
    text = f"The Apia Summit on Reef Loss {verb} Ms. Ana Souza."
    assert said(text, predicate) == {("Ana Souza", predicate, "Apia Summit on Reef Loss")}
