"""Events told in more ways: what small letters describe, rounds and editions, days and places in other order."""

from __future__ import annotations

import pytest
from reading import facts, named, quoted, said, told

_TOLD = ("heldOn", "heldAt", "endsOn", "organizedBy", "supportedBy", "partOf", "adoptedOn", "chaired")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A regional training on reef forensics for 25 officers from Fiji, Palau and Samoa was held in Nadi from 29 April to 3 May 2024.",
            """
            regional training on reef forensics | endsOn | 2024-05-03
            regional training on reef forensics | heldAt | Nadi
            regional training on reef forensics | heldOn | 2024-04-29
            """,
        ),
        (
            "A table-top exercise on reef attacks was conducted in Nadi on 2 May 2024 by the Fiji Police Force and INTERPOL.",
            """
            table-top exercise on reef attacks | heldAt | Nadi
            table-top exercise on reef attacks | heldOn | 2024-05-02
            table-top exercise on reef attacks | organizedBy | Fiji Police Force
            table-top exercise on reef attacks | organizedBy | International Criminal Police Organization
            """,
        ),
        (
            "On the margins of the 79th session of the General Assembly, Fiji and Palau hosted a side event on reef crime.",
            """
            79th session of the General Assembly | organizedBy | General Assembly
            side event on reef crime | organizedBy | Fiji
            side event on reef crime | organizedBy | Palau
            side event on reef crime | partOf | 79th session of the General Assembly
            """,
        ),
        (
            "The Pacific Reef Forum will be held in Nadi in June 2024.",
            """
            Pacific Reef Forum | heldAt | Nadi | planned
            Pacific Reef Forum | heldOn | 2024-06 | planned
            """,
        ),
        (
            "The Pacific Reef Forum, hosted by the Government of Fiji in Nadi from 2 to 3 May 2024, drew 60 experts.",
            """
            Pacific Reef Forum | endsOn | 2024-05-03
            Pacific Reef Forum | heldAt | Nadi
            Pacific Reef Forum | heldOn | 2024-05-02
            Pacific Reef Forum | organizedBy | Fiji
            """,
        ),
        (
            "The 5th edition of the Reef Security Forum kicked off on 2 May 2024 in Nadi.",
            """
            5th edition of the Reef Security Forum | heldAt | Nadi
            5th edition of the Reef Security Forum | heldOn | 2024-05-02
            """,
        ),
        (
            "Running from 2 to 6 May 2024, the Regional Course on Reef Patrols was designed and delivered by the Reef Institute.",
            """
            Regional Course on Reef Patrols | endsOn | 2024-05-06
            Regional Course on Reef Patrols | heldOn | 2024-05-02
            Regional Course on Reef Patrols | organizedBy | Reef Institute
            """,
        ),
        (
            "Fiji and Norway held the second round of their Strategic Dialogue on Reef Security in Oslo on 3 May 2024.",
            """
            Strategic Dialogue on Reef Security | heldAt | Oslo
            Strategic Dialogue on Reef Security | heldOn | 2024-05-03
            Strategic Dialogue on Reef Security | organizedBy | Fiji
            Strategic Dialogue on Reef Security | organizedBy | Norway
            """,
        ),
        (
            "The Committee commends Fiji for hosting in Nadi, from 2 to 3 May 2024, the 4th Meeting of the Reef Network.",
            """
            4th Meeting of the Reef Network | endsOn | 2024-05-03
            4th Meeting of the Reef Network | heldAt | Nadi
            4th Meeting of the Reef Network | heldOn | 2024-05-02
            4th Meeting of the Reef Network | organizedBy | Fiji
            4th Meeting of the Reef Network | organizedBy | Reef Network
            """,
        ),
        (
            "The 4th Meeting of the Reef Network ended this afternoon in Nadi after two days of talks (2–3 May 2024).",
            """
            4th Meeting of the Reef Network | endsOn | 2024-05-03
            4th Meeting of the Reef Network | heldAt | Nadi
            4th Meeting of the Reef Network | heldOn | 2024-05-02
            4th Meeting of the Reef Network | organizedBy | Reef Network
            """,
        ),
        (
            "On 3 May 2024 the Security Council, by its resolution 2731 (2024), renewed the measures.",
            """
            S/RES/2731 (2024) | adoptedOn | 2024-05-03
            """,
        ),
        (
            "On 9 October 2024, at the 44th meeting of the Reef Committee, she reported on her visit.",
            """
            44th meeting of the Reef Committee | heldOn | 2024-10-09
            44th meeting of the Reef Committee | organizedBy | Reef Committee
            """,
        ),
        (
            "The Reef Conference was held in Suva on 2 May 2024. Funding for the Reef Conference was provided by Norway.",
            """
            Reef Conference | heldAt | Suva
            Reef Conference | heldOn | 2024-05-02
            Reef Conference | supportedBy | Norway
            """,
        ),
        (
            "The Second Reef Consultations took place in Suva on 2 May 2024. They were co-chaired by Ana Souza and Petra Novak.",
            """
            Ana Souza | chaired | Second Reef Consultations
            Petra Novak | chaired | Second Reef Consultations
            Second Reef Consultations | heldAt | Suva
            Second Reef Consultations | heldOn | 2024-05-02
            """,
        ),
        (
            "The Regional Course on Reef Patrols is the fourth activity of the project “Blue Shield”.",
            """
            Regional Course on Reef Patrols | partOf | Blue Shield
            """,
        ),
    ],
)
def test_when_where_and_by_whom_events_are_held_is_told_in_many_ways(text: str, expected: str) -> None:
    lines = "\n".join(line.strip() for line in expected.splitlines())
    assert said(text, *_TOLD, kind="press-release", date="2024-05-05") == facts(lines)


def test_an_event_that_decided_something_is_not_the_one_that_is_told_of() -> None:
    text = (
        "# Ministers discuss reefs\n\nSuva, 5 May 2024 – The Regional Conference on Reef Security was held in Suva on 3 May"
        " 2024.\n\nThe mission, decided by the Extraordinary Summit of Leaders held in Lusaka on 23 March 2024, was over."
        " Ana Souza told ministers so.\n"
    )
    event = "Regional Conference on Reef Security"
    assert said(text, "spokeAt", kind="press-release", date="2024-05-05") == {("Ana Souza", "spokeAt", event)}


def test_who_presides_and_is_quoted_made_no_speech_of_his_own() -> None:
    text = (
        "# Ministers discuss reefs\n\nSuva, 5 May 2024 – The Regional Conference on Reef Security was held in Suva on 3 May"
        " 2024.\n\nThe Conference was chaired by Ana Souza. Ms. Souza said that it had gone well.\n"
    )
    event = "Regional Conference on Reef Security"
    assert said(text, "chaired", "spokeAt", kind="press-release", date="2024-05-05") == {
        ("Ana Souza", "chaired", event)
    }


def test_a_moderator_stands_under_a_heading_of_its_own_and_who_could_not_come_under_none() -> None:
    text = (
        "# Regional Workshop on Reef Crime\n## Suva, Fiji | 2-3 May 2024\n\n### Speakers\n\n"
        "**Ana Souza** – Director, Reef Institute\n\n**Karl Nord** – Reef Institute (could not attend)\n\n"
        "### Moderators\n\n**Mark Olsen** – Editor, Fiji Times\n"
    )
    event = "Regional Workshop on Reef Crime"
    assert told(text, "spokeAt", "moderated", name="page.md") == {
        ("Ana Souza", "spokeAt", event),
        ("Mark Olsen", "moderated", event),
    }


def test_a_short_sentence_under_a_date_line_is_no_heading() -> None:
    text = "# Fiji hosts Reef Dialogue\n\nSuva, 3 May 2024\n\nThe Reef Dialogue was held on 2 May 2024 in Suva.\n"
    assert ("Reef Dialogue", "heldOn", "2024-05-02") in said(text, "heldOn", kind="press-release", date="2024-05-05")


def test_a_dash_behind_a_quotation_tells_its_speaker() -> None:
    text = "“The reef is dying before our eyes, and we watch.” — Ms. Ana Souza, Director of UNESCO"
    assert quoted(text) == [("Ana Souza", "The reef is dying before our eyes, and we watch.")]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The Coast Guard held a Maritime Boarding Refresher in Suva in May.", "Maritime Boarding Refresher"),
        ("The embassy hosted a Donor Coordination Lunch on 4 May.", "Donor Coordination Lunch"),
        (
            "The Group held its 12th Technical Working Level Encounter in Lima.",
            "12th Technical Working Level Encounter",
        ),
        ("The Institute held a Peer-to-Peer Exchange on Prisons in Rabat.", "Peer-to-Peer Exchange on Prisons"),
        ("The Alliance organised the Conclave of Security Chiefs in Lima.", "Conclave of Security Chiefs"),
        ("Ana Souza spoke at the Reef Finance Days in Accra.", "Reef Finance Days"),
        ("Police took part in Exercise Steel Reef off Tonga in March 2023.", "Exercise Steel Reef"),
    ],
)
def test_what_is_held_somewhere_or_some_day_is_an_event_whatever_its_head(text: str, event: str):
    assert named(text, "Event") == {event}


@pytest.mark.parametrize(
    "text",
    [
        "In 2004 she held a Fulbright Fellowship in Lima.",
        "In 2004 she held a Senior Research Chair in Lima.",
        "The State hosted the Reef Council Secretariat in Suva.",
        "The Bank ran a Small Grants Programme in Lima in May 2020.",
        "The Council hosted the Foreign Minister of Fiji on 4 May.",
        "The Council held the Line of Control.",
    ],
)
def test_what_is_held_and_lasts_is_no_event(text: str):
    assert named(text, "Event") == set()


@pytest.mark.parametrize("noun", ["workshop", "colloquium", "retreat", "symposium"])
def test_an_event_with_its_noun_alone_and_a_weekday_is_the_one_told_before(noun: str):
    text = f"""SUVA, 14 May 2024 – Judges began a three-day {noun} on maritime cases here on Tuesday.

Ana Souza will close the {noun.title()} on Thursday."""
    assert named(text, "Event", kind="press-release", date="2024-05-14") == {f"{noun} on maritime cases"}


def test_several_are_led_by_several_and_who_presides_throughout_chairs():
    text = """# Second Round of Reef Consultations

Suva, 3 April 2024

The second round of Reef Consultations took place in Suva. The delegations of Fiji were led by Ana Souza, and by Paul Berg.

Tom Lee presided throughout."""
    found = said(text, "attended", "chaired", kind="press-release", date="2024-04-03")
    assert {(fact[0], fact[1]) for fact in found} == {
        ("Ana Souza", "attended"),
        ("Paul Berg", "attended"),
        ("Tom Lee", "chaired"),
    }
