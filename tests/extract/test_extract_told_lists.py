"""Lists and programmes line by line: numbered delegations, organizers on lines of their own, speakers behind dashes."""

from __future__ import annotations

from reading import facts, named, posts, said, told

LIST = """\
REEF/INF.2
As at 24 August 2023

THIRD MEETING OF THE REEF WORKING GROUP ON TIDE CRIME

Suva, Fiji, 22-23 August 2023

LIST OF PARTICIPANTS

Chair of the Meeting
Mr. Joe Tamo, Secretary, Ministry of Home Affairs, Fiji

I. DELEGATION OF KENYA

1. Ms. Ana Souza (Head of Delegation)
Director, Ministry of Foreign Affairs

2. Mr. Raul Ortiz
Inspector, Kenya Police

II. DELEGATION OF INDIA

3. Ms. Mara Lind
Director, Narcotics Control Bureau
"""

PROGRAMME = """\
PACIFIC ISLANDS FORUM SECRETARIAT
with
UNITED NATIONS OFFICE OF COUNTER-TERRORISM (UNOCT)

PROGRAMME

PACIFIC DIALOGUE ON PROTECTING HARBOURS AGAINST TIDE CRIME

Suva, Fiji, 4-5 November 2024

Venue: Talofa Conference Centre, Reef Road

DAY ONE – Monday, 4 November

09:00 – 09:45 OPENING
Welcome address: Ms. Ana Souza, Director, UNODC
Video message: Mr. Joe Tamo, Director, INTERPOL
"""

NOTE = """\
CONCEPT NOTE

BREAKING THE TIDE: REEF CRIME AND ITS MARKETS

Date: Wednesday, 21 June 2023
Venue: Conference Room 6, United Nations Headquarters, New York
Organizers: Permanent Mission of Fiji
Permanent Mission of Chile
UNODC

Programme

Opening remarks – H.E. Ms. Ana Souza, Permanent Representative of Fiji – H.E. Mr. Joe Tamo, Permanent Representative of Chile

Panel discussion
Moderator: Dr. Raul Ortiz, Director, UNODC – Ms. Mara Lind, Analyst, INTERPOL
"""


def test_a_numbered_list_tells_who_attends_and_who_chairs() -> None:
    event = "THIRD MEETING OF THE REEF WORKING GROUP ON TIDE CRIME"
    found = told(LIST, "attended", "chaired", "memberOf", name="list.txt")
    assert found >= facts(
        f"""
        Joe Tamo | chaired | {event}
        Ana Souza | attended | {event}
        Raul Ortiz | attended | {event}
        Mara Lind | attended | {event}
        Ana Souza | memberOf | Delegation of Kenya
        Raul Ortiz | memberOf | Delegation of Kenya
        Mara Lind | memberOf | Delegation of India
    """.replace("        ", "")
    )


def test_the_bodies_above_a_programme_are_not_its_event() -> None:
    found = told(PROGRAMME, "organizedBy", "heldAt", "spokeAt", name="programme.txt")
    event = "PACIFIC DIALOGUE ON PROTECTING HARBOURS AGAINST TIDE CRIME"
    assert (event, "heldAt", "Talofa Conference Centre") in found
    assert {fact[0] for fact in found if fact[1] == "spokeAt"} == {"Ana Souza", "Joe Tamo"}


def test_a_day_of_a_programme_is_no_place() -> None:
    assert "DAY ONE" not in named(PROGRAMME, "Place", kind="programme")


def test_organizers_and_speakers_go_on_over_lines_and_dashes() -> None:
    found = told(NOTE, "organizedBy", "opened", "moderated", "spokeAt", name="note.txt")
    assert {fact[2] for fact in found if fact[1] == "organizedBy"} >= {
        "Permanent Mission of Fiji",
        "Permanent Mission of Chile",
        "United Nations Office on Drugs and Crime",
    }
    assert {fact[:2] for fact in found if fact[1] != "organizedBy"} == {
        ("Ana Souza", "opened"),
        ("Joe Tamo", "opened"),
        ("Raul Ortiz", "moderated"),
        ("Mara Lind", "spokeAt"),
    }


def test_who_stands_under_present_in_minutes_attended_and_who_is_absent_did_not() -> None:
    text = (
        "# MINUTES OF THE 12TH MEETING OF THE NATIONAL REEF COMMITTEE\n\nDate: 14 February 2023\n\n"
        "Present:\nMr. Rui Costa   Permanent Secretary, Ministry of Fisheries\nMs. Ana Souza   Director, Reef Institute\n"
        "Dr. Ali Ba   Legal Adviser, Ministry of Justice\n\nAbsent with apology:\nMr. Bo Chen   Comptroller of Customs\n"
    )
    meeting = "12TH MEETING OF THE NATIONAL REEF COMMITTEE"
    present = {(name, "attended", meeting) for name in ("Rui Costa", "Ana Souza", "Ali Ba")}
    assert said(text, "attended", kind="document") == present
    assert ("Ana Souza", "Director of Reef Institute", "current") in posts(text, kind="document")


def test_an_event_behind_a_date_line_begins_behind_it() -> None:
    text = "SUVA, 19 March 2024 - The fifth Reef Governors' Forum ended here on Tuesday with a renewed pledge."
    assert named(text, "Event", kind="press-release", date="2024-03-19") == {"fifth Reef Governors' Forum"}
