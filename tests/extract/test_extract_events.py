"""Events: quoted titles, ordinals, head nouns, the heading of a document; when, where, and of what they are part."""

from __future__ import annotations

import pytest
from reading import DATE, meant, named, said, spelt

# Two lines of a heading and the beginning of the text, for documents that have an event of their own.
STATEMENT = """High-level event on keeping the harbours of small islands safe

*{line}*

**Statement by Ms. Adaeze Nwosu, Executive Director, UNICEF**

Dear colleagues,

It is a pleasure to be with you at this important event, and I thank the organizers for having invited me to speak to you."""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "We held a side event on “Widows and the Law of Small Islands” in May.",
            "Widows and the Law of Small Islands",
        ),
        ("We held a side event entitled “Widows and the Law of Small Islands”.", "Widows and the Law of Small Islands"),
        ('We held a workshop titled "Widows and the Law of Small Islands".', "Widows and the Law of Small Islands"),
        (
            "We recall that the high-level conference on the theme “Widows and the Law of Small Islands” ended.",
            "Widows and the Law of Small Islands",
        ),
        (
            "We recall that the webinar on *“Widows and the Law of Small Islands”* ended.",
            "Widows and the Law of Small Islands",
        ),
        (
            "We recall that the open debate on “*Widows and the Law of Small Islands*” ended.",
            "Widows and the Law of Small Islands",
        ),
        (
            "We recall that the panel discussion “Widows and the Law of Small Islands” ended.",
            "Widows and the Law of Small Islands",
        ),
    ],
)
def test_an_event_is_known_by_its_quoted_title(text: str, title: str) -> None:
    assert named(text, "Event") == {title}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The matter was put off to the seventy-sixth session of the General Assembly.",
            "seventy-sixth session of the General Assembly",
        ),
        ("The matter was put off to the 76th session of the General Assembly.", "76th session of the General Assembly"),
        ("The Council met at its 8926th meeting.", "8926th meeting"),
        (
            "We attended the Fourteenth United Nations Congress on Crime Prevention and Criminal Justice.",
            "Fourteenth United Nations Congress on Crime Prevention and Criminal Justice",
        ),
        ("We attended the Apia Summit on Reef Loss.", "Apia Summit on Reef Loss"),
        ("We attended the 2022 Honiara Dialogue on Fishing Fleets.", "2022 Honiara Dialogue on Fishing Fleets"),
        (
            "We attended the Second High-Level Conference of Heads of Island Prisons.",
            "Second High-Level Conference of Heads of Island Prisons",
        ),
        ("We attended the 2021 Counter-Terrorism Week.", "2021 Counter-Terrorism Week"),
        ("We attended the twenty-first Pacific Games.", "twenty-first Pacific Games"),
        pytest.param(
            "We attended the ninth Review Conference of the States Parties.",
            "ninth Review Conference of the States Parties",
        ),
        ("We attended the Inauguration of President Nwosu.", "Inauguration of President Nwosu"),
        (
            "We attended the eleventh emergency special session of the General Assembly.",
            "eleventh emergency special session of the General Assembly",
        ),
        ("We attended the third Nukuʻalofa Symposium.", "third Nukuʻalofa Symposium"),
        ("We attended the Samoa–Fiji Ministerial Dialogue.", "Samoa–Fiji Ministerial Dialogue"),
    ],
)
def test_an_event_is_known_by_an_ordinal_a_year_or_its_head_noun(text: str, event: str) -> None:
    assert event in named(text, "Event")


@pytest.mark.parametrize(
    "text",
    [
        "They met last week and had a dialogue.",
        "A conference is a meeting of people.",
        "In this session we learned much.",
        "The Forum is closed. The General Assembly agreed.",
        "It was the first meeting that I liked.",
        "The Global Counterterrorism Forum agreed.",
        "Their second review was milder.",
        "The press briefing is at noon.",
    ],
)
def test_a_gathering_without_a_name_is_no_event(text: str) -> None:
    assert named(text, "Event") == set()


def test_an_event_named_again_in_full_is_the_same() -> None:
    text = (
        "In May the side event on “Widows and the Law of Small Islands” began. Later that day, Widows and the Law of Small "
        "Islands was praised."
    )
    assert named(text, "Event") == {"Widows and the Law of Small Islands"}
    assert len(spelt(text, "Event")) == 2


def test_the_session_of_a_body_was_organized_by_it() -> None:
    text = "We attended the seventy-sixth session of the General Assembly."
    assert said(text, "organizedBy") == {
        ("seventy-sixth session of the General Assembly", "organizedBy", "General Assembly")
    }


def test_words_that_point_back_mean_the_event_named_before() -> None:
    text = "The Apia Summit on Reef Loss was held in May 2022. The summit ended well."
    assert meant(text, "The summit") == {"Apia Summit on Reef Loss"}


@pytest.mark.parametrize("words", ["today’s event", "this important event", "this event", "our event"])
def test_words_that_point_at_today_mean_the_event_of_the_document(words: str) -> None:
    text = STATEMENT.format(line="Tuesday, 8 November 2022").replace("this important event", words)
    assert meant(text, words, kind="statement") == {"High-level event on keeping the harbours of small islands safe"}


def test_the_heading_names_the_event_and_its_day() -> None:
    text = STATEMENT.format(line="Tuesday, 8 November 2022")
    event = "High-level event on keeping the harbours of small islands safe"
    facts = said(text, kind="statement")
    assert (event, "heldOn", "2022-11-08") in facts
    assert ("Adaeze Nwosu", "spokeAt", event) in facts
    assert ("the document", "deliveredBy", "Adaeze Nwosu") in facts


@pytest.mark.parametrize(
    ("line", "starts"),
    [
        ("Tuesday, 8 November 2022 12:30 EST", "2022-11-08T12:30:00-05:00"),
        ("Tuesday, 8 November 2022, 9:15 a.m. EST", "2022-11-08T09:15:00-05:00"),
        ("Tuesday, 8 November 2022, 3:00 p.m. EST", "2022-11-08T15:00:00-05:00"),
        ("Tuesday, 8 November 2022, 15.00 (CET)", "2022-11-08T15:00:00+01:00"),
        ("Tuesday, 8 November 2022, 09:00–10:30 UTC", "2022-11-08T09:00:00Z"),
        ("Tuesday, 8 November 2022, 10:30 am - 12 pm EST", "2022-11-08T10:30:00-05:00"),
        ("Tuesday, 8 November 2022, 11:30-2:00 pm EST", "2022-11-08T11:30:00-05:00"),
        ("Tuesday, 8 November 2022, 12:00 a.m. EST", "2022-11-08T00:00:00-05:00"),
        ("Tuesday, 8 November 2022, 12:15 p.m. EST", "2022-11-08T12:15:00-05:00"),
        ("November 8, 2022, 10:00 AM GMT", "2022-11-08T10:00:00Z"),
    ],
)
def test_the_time_and_its_zone_stand_in_the_line_of_the_date(line: str, starts: str) -> None:
    event = "High-level event on keeping the harbours of small islands safe"
    assert (event, "startsAt", starts) in said(STATEMENT.format(line=line), kind="statement")


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Tuesday, 8 November 2022, 09:00–10:30 UTC", "2022-11-08T10:30:00Z"),
        ("Tuesday, 8 November 2022, 11:30-2:00 pm EST", "2022-11-08T14:00:00-05:00"),
        ("Tuesday, 8 November 2022, 3:00 to 4:30 p.m. EST", "2022-11-08T16:30:00-05:00"),
    ],
)
def test_the_end_of_the_event_is_read(line: str, ends: str) -> None:
    event = "High-level event on keeping the harbours of small islands safe"
    assert (event, "endsAt", ends) in said(STATEMENT.format(line=line), kind="statement")


def test_a_time_without_a_zone_is_given_none() -> None:
    found = said(STATEMENT.format(line="Tuesday, 8 November 2022, 3:00 p.m."), "startsAt", kind="statement")
    assert {fact[2] for fact in found} <= {"2022-11-08T15:00:00"}


def test_an_event_of_two_days_ends_on_the_second() -> None:
    text = STATEMENT.format(line="8-9 November 2022")
    event = "High-level event on keeping the harbours of small islands safe"
    assert said(text, "heldOn", "endsOn", kind="statement") == {
        (event, "heldOn", "2022-11-08"),
        (event, "endsOn", "2022-11-09"),
    }


@pytest.mark.parametrize(
    "line", ["Virtual, 8 November 2022", "8 November 2022 (online)", "Tuesday, 8 November 2022, held virtually"]
)
def test_a_virtual_event_is_virtual(line: str) -> None:
    event = "High-level event on keeping the harbours of small islands safe"
    assert (event, "virtual", "true") in said(STATEMENT.format(line=line), kind="statement")


def test_an_event_that_nobody_calls_virtual_is_not() -> None:
    assert said(STATEMENT.format(line="Tuesday, 8 November 2022"), "virtual", kind="statement") == set()


@pytest.mark.parametrize(
    "line", ["Apia, 8 November 2022", "Apia, Samoa, 8 November 2022", "Apia, Tuesday, 8 November 2022"]
)
def test_the_place_stands_before_the_date(line: str) -> None:
    event = "High-level event on keeping the harbours of small islands safe"
    assert (event, "heldAt", "Apia") in said(STATEMENT.format(line=line), kind="statement")


def test_a_day_of_the_week_is_no_place() -> None:
    assert said(STATEMENT.format(line="Tuesday, 8 November 2022"), "heldAt", kind="statement") == set()


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        pytest.param(
            "The Apia Summit on Reef Loss was held in Apia on 3 May 2022.",
            {("Apia Summit on Reef Loss", "heldOn", "2022-05-03"), ("Apia Summit on Reef Loss", "heldAt", "Apia")},
        ),
        (
            "The Apia Summit on Reef Loss, held on 3 May 2022, ended well.",
            {("Apia Summit on Reef Loss", "heldOn", "2022-05-03")},
        ),
        (
            "The Apia Summit on Reef Loss took place on May 3, 2022.",
            {("Apia Summit on Reef Loss", "heldOn", "2022-05-03")},
        ),
        (
            "The Apia Summit on Reef Loss was held from 3 to 5 May 2022.",
            {
                ("Apia Summit on Reef Loss", "heldOn", "2022-05-03"),
                ("Apia Summit on Reef Loss", "endsOn", "2022-05-05"),
            },
        ),
        (
            "The Apia Summit on Reef Loss was held from 30 April to 2 May 2022.",
            {
                ("Apia Summit on Reef Loss", "heldOn", "2022-04-30"),
                ("Apia Summit on Reef Loss", "endsOn", "2022-05-02"),
            },
        ),
        (
            "The Apia Summit on Reef Loss (3-5 May 2022) ended well.",
            {
                ("Apia Summit on Reef Loss", "heldOn", "2022-05-03"),
                ("Apia Summit on Reef Loss", "endsOn", "2022-05-05"),
            },
        ),
        pytest.param(
            "On 3 May 2022, UNODC convened the Apia Summit on Reef Loss.",
            {("Apia Summit on Reef Loss", "heldOn", "2022-05-03")},
        ),
        (
            "The Apia Summit on Reef Loss was held in Samoa in May 2022.",
            {("Apia Summit on Reef Loss", "heldOn", "2022-05"), ("Apia Summit on Reef Loss", "heldAt", "Samoa")},
        ),
        ("The Conference on Reef Loss in Honiara ended well.", {("Conference on Reef Loss", "heldAt", "Honiara")}),
    ],
)
def test_day_and_place_of_an_event_are_read_in_its_sentence(text: str, facts: set[tuple[str, str, str]]) -> None:
    assert said(text, "heldOn", "heldAt", "endsOn") == facts


def test_an_event_that_is_to_come_is_planned() -> None:
    found = said("The Apia Summit on Reef Loss will be held on 3 May 2023.", "heldOn")
    assert found == {("Apia Summit on Reef Loss", "heldOn", "2023-05-03", "planned")}


def test_an_event_that_was_called_off_is_not_held() -> None:
    found = said("The Apia Summit on Reef Loss was not held on 3 May 2023.", "heldOn")
    assert found == {("Apia Summit on Reef Loss", "heldOn", "2023-05-03", "denied")}


@pytest.mark.parametrize(
    "text",
    [
        "The second Honiara Dialogue was held on the margins of the Apia Summit on Reef Loss.",
        "The second Honiara Dialogue, on the sidelines of the Apia Summit on Reef Loss, ended.",
        "The second Honiara Dialogue was held as part of the Apia Summit on Reef Loss.",
        "The second Honiara Dialogue, held during the Apia Summit on Reef Loss, ended.",
    ],
)
def test_an_event_on_the_margins_of_another_is_part_of_it(text: str) -> None:
    assert said(text, "partOf") == {("second Honiara Dialogue", "partOf", "Apia Summit on Reef Loss")}


@pytest.mark.parametrize(
    "kind",
    [
        "event",
        "dialogue",
        "workshop",
    ],
)
def test_the_words_before_a_quoted_title_at_the_head_of_a_sentence_are_not_its_name(kind: str) -> None:
    text = f"The {kind} on “Widows and the Law of Small Islands” ended well, and we thank all of those who came to it."
    assert named(text, "Event") == {"Widows and the Law of Small Islands"}


def test_a_week_that_heads_the_page_holds_the_side_event() -> None:
    text = """## 2022 Reef Protection Week SIDE EVENT

#### **Widows and the Law of Small Islands in the Years to Come**

**Apia, 8 November 2022** – The side event on “Widows and the Law of Small Islands in the Years to Come” was opened today before many guests from all the islands."""
    assert ("Widows and the Law of Small Islands in the Years to Come", "partOf", "2022 Reef Protection Week") in said(
        text, "partOf", kind="press-release"
    )


def test_a_body_inside_the_name_of_an_event_stays_a_mention() -> None:
    text = "We attended the seventy-sixth session of the General Assembly."
    assert named(text, "Organization") == {"General Assembly"}


def test_bodies_before_a_conference_with_a_title_organize_it() -> None:
    text = "UNOCT/Kingdom of Spain Conference on “Victims and the Seas of the North”\n\nWe met."
    facts = said(text, "organizedBy")
    assert {fact[2] for fact in facts} == {"United Nations Office of Counter-Terrorism", "Spain"}


def test_a_field_that_ends_an_event_s_name_is_no_place() -> None:
    text = (
        "She spoke at the Suva Roundtable on Leadership in AI Infrastructure and the Suva Roundtable on Reefs in Apia."
    )
    assert {fact[2] for fact in said(text, "heldAt")} == {"Apia"}


def test_the_title_of_a_readout_tells_its_meeting() -> None:
    text = "On the margins of a summit, President Souza met today with many."
    header = {"kind": "readout", "title": "Readout of President Souza’s Meeting with Reef Leaders"}
    event = "President Souza’s Meeting with Reef Leaders"
    assert said(text, "heldOn", **header) == {(event, "heldOn", DATE)}
    assert said(text.replace(" today", " last week"), "heldOn", **header) == set()


def test_a_readout_of_a_meeting_with_one_person_tells_who_met_whom() -> None:
    header = {"kind": "readout", "title": "Readout of President Souza’s Meeting with President Joe Tamo"}
    text = "President Ana Souza met today with President Joe Tamo."
    assert said(text, "heldOn", "metWith", **header) == {("Ana Souza", "metWith", "Joe Tamo")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The second Reef Dialogue on Resolution 2396 opened here.", "second Reef Dialogue on Resolution 2396"),
        (
            "A Seminar on the Implementation of Security Council Resolutions 2178 and 2396 was held in Dakar.",
            "Seminar on the Implementation of Security Council Resolutions 2178 and 2396",
        ),
        (
            "The Apia Workshop on Implementing UNSCR 1540 (2004) took place in Apia.",
            "Apia Workshop on Implementing UNSCR 1540 (2004)",
        ),
        (
            "The Third Conference on Strengthening the Capacity of Reef Staff in Suva ended.",
            "Third Conference on Strengthening the Capacity of Reef Staff",
        ),
    ],
)
def test_an_event_may_be_about_a_resolution_or_about_doing_something(text: str, event: str) -> None:
    assert event in {name.removeprefix("the ") for name in named(f"# A note\n\n{text}", "Event")}


def test_what_an_event_is_about_is_still_cited_and_an_assembly_that_adopted_something_is_no_event() -> None:
    text = "# A note\n\nThe second Reef Dialogue on Resolution 2396 opened here."
    assert any(fact[1] == "cites" for fact in said(text))
    assert (
        named("# A note\n\nIn resolution 5/2 of 9 June and General Assembly resolution 60/251 it was said.", "Event")
        == set()
    )


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The annual retreat of the Committee took place in Suva on 6 February 2024.",
            "annual retreat of the Committee",
        ),
        ("The launch of the report took place in Suva on 3 May 2024.", "launch of the report"),
        ("A three-day study visit to Lisbon was organised for reef officers in May 2024.", "study visit to Lisbon"),
        ("UNODC ran a moot court for 20 reef prosecutors in Suva on 3 May 2024.", "moot court"),
        (
            "A tabletop exercise on the response to a tide was run in Apia on 4 June 2024.",
            "tabletop exercise on the response to a tide",
        ),
        (
            "A train-the-trainers course for 25 reef officers took place at the Police Academy on 3 June 2024.",
            "train-the-trainers course",
        ),
        (
            "The sub-regional meeting of the Global Network of Reef Prosecutors was held in Accra on 3 May 2024.",
            "sub-regional meeting of the Global Network of Reef Prosecutors",
        ),
        ("The roundtable After the Tide, hosted by UNODC on 6 May 2024, brought together judges.", "After the Tide"),
        ("“Women at the Reef”, a side event, was held on 13 March 2024.", "Women at the Reef"),
        ("An exercise codenamed “Coral Shield” was conducted on 3 May 2024.", "Coral Shield"),
        ("A webinar on virtual reefs drew 200 participants on 5 June 2024.", "webinar on virtual reefs"),
    ],
)
def test_what_is_said_to_be_held_is_an_event_however_it_is_called(text: str, event: str) -> None:
    assert any(name.startswith(event) for name in named(f"# A note\n\n{text}", "Event"))


@pytest.mark.parametrize(
    "text",
    [
        "The meeting was held in Suva on 3 May 2024.",
        "The launch of the report is planned.",
        "The course of the river was changed in 2024.",
        "A debate with reef farmers never ends.",
    ],
)
def test_and_what_has_no_name_or_is_not_held_is_none(text: str) -> None:
    assert named(f"# A note\n\n{text}", "Event") == set()


def test_an_event_is_told_behind_what_it_is_about_and_in_a_house_that_has_no_name() -> None:
    text = "# A note\n\nThe 9592nd meeting of the Security Council, on threats to peace, was held on 30 March 2024."
    assert ("9592nd meeting of the Security Council", "heldOn", "2024-03-30") in said(text, "heldOn")
    text = "# A note\n\nThe panel discussion “After the Tide and the Flood” was held at the institute on 6 May 2024."
    assert ("After the Tide and the Flood", "heldOn", "2024-05-06") in said(text, "heldOn")
