"""What texts of the United Nations' genres say in other words than those read before: notes, coverage, staff pages."""

from __future__ import annotations

import pytest
from reading import facts, named, plain_reading, posts, quoted, said, spelt, told

NOTE = """\
# CONCEPT NOTE (as of 3 September 2023)

# “No Safe Harbour: Port Security and the Release of Violent Offenders”

*A side event in the margins of the 78th session of the General Assembly*

| | |
|---|---|
| **When** | Thursday, 21 September 2023, 8:30 – 9:45 a.m. |
| **Where** | Room M2, Suva International Centre, Suva, and online |
| **Organized by** | the Republic of Kenya and UNODC |
| **With the support of** | Japan |

## Objectives

- To hear from harbour masters what first-line officers need;

## Programme

**Moderator:** Ms. Ana Souza, Director, Pacific Widows Network

**Opening remarks** (5 min)
Mr. Peter Tamo, Permanent Representative of Kenya to the United Nations

**Panel** (30 min)
1. Ms. Grace Lowe, Director of Social Action for Seafarers, UNODC
"""

NOTE_SAYS = """
Ana Souza | moderated | No Safe Harbour: Port Security and the Release of Violent Offenders | planned
Grace Lowe | spokeAt | No Safe Harbour: Port Security and the Release of Violent Offenders | planned
No Safe Harbour: Port Security and the Release of Violent Offenders | heldAt | Suva
No Safe Harbour: Port Security and the Release of Violent Offenders | heldAt | Suva International Centre
No Safe Harbour: Port Security and the Release of Violent Offenders | heldOn | 2023-09-21
No Safe Harbour: Port Security and the Release of Violent Offenders | supportedBy | Japan
Peter Tamo | opened | No Safe Harbour: Port Security and the Release of Violent Offenders | planned
"""


def test_a_concept_note_is_read_by_its_table_and_its_title_in_quotation_marks() -> None:
    expected = facts(NOTE_SAYS)
    assert told(NOTE, "moderated", "spokeAt", "opened", "heldAt", "heldOn", "supportedBy", name="note.md") == expected


COVERAGE = """\
Meetings Coverage

GA/SHC/4400
10 October 2023

Seventy-eighth Session,
20th & 21st Meetings (AM & PM)

Vague Laws Turned against Poets, Expert Warns
Third Committee, as Delegates Clash

Also briefing the Committee was Ana Souza, Special Rapporteur on reefs, who introduced her report. "Families told me they learned more from strangers than from their own," she said.

PETER TAMO (Chile) said that it was late.

The Committee Chair, Zephyr Maniranga (Burundi), drew attention to the deadline.
"""


def test_coverage_tells_session_organ_chair_and_what_is_quoted() -> None:
    meeting = "20th & 21st Meetings"
    assert told(COVERAGE, "organizedBy", "partOf", "heldAt") == {
        (meeting, "organizedBy", "Third Committee"),
        (meeting, "partOf", "Seventy-eighth Session"),
    }
    assert ("Zephyr Maniranga", "holdsPost", "Chair of Third Committee", "current") in told(COVERAGE, "holdsPost")
    assert len(plain_reading(COVERAGE, "text.txt").utterances) == 1


SPEECH = """\
UNITED NATIONS OFFICE ON DRUGS AND CRIME

{title} by Mr. Peter Tamo
Under-Secretary-General and High Representative for Reef Affairs

Regional Workshop on Border Management in the Mekong

Bangkok, 4 March 2025

Excellencies,

Allow me to thank INTERPOL, which has organized this workshop jointly with us, and Japan and Australia, who have so generously financed it.
"""


@pytest.mark.parametrize(
    ("title", "does"),
    [
        ("Opening remarks", "opened"),
        ("Inaugural address", "opened"),
        ("Closing remarks", "closed"),
        ("Welcoming remarks", "spokeAt"),
        ("Remarks", "spokeAt"),
    ],
)
def test_remarks_open_or_close_their_event_as_their_title_says(title: str, does: str) -> None:
    event = "Regional Workshop on Border Management in the Mekong"
    found = told(SPEECH.format(title=title), "opened", "closed", "spokeAt", "organizedBy", "supportedBy", "holdsPost")
    assert found == {
        ("Peter Tamo", does, event),
        ("Peter Tamo", "holdsPost", "Under-Secretary-General", "current"),
        ("Peter Tamo", "holdsPost", "High Representative for Reef Affairs", "current"),
        (event, "organizedBy", "International Criminal Police Organization"),
        (event, "organizedBy", "United Nations Office on Drugs and Crime"),
        (event, "supportedBy", "Japan"),
        (event, "supportedBy", "Australia"),
    }


PAGE = """\
Pelican | About us | People

# Our team › Security

### Dr. Ana Souza
*Senior Fellow*

Ana Souza is a Senior Fellow at the Pelican – Royal Institute for Reef Studies. She joined the institute in 2016 as a Research Fellow and was its Deputy Director from 2018 to 2020.

### Ambassador (ret.) Hugo Vance
*Associate Fellow*

Hugo Vance was Belgium's Ambassador to Kenya from 2010 to 2014, with residence in Nairobi, and Permanent Representative to UNEP until 2019. He was one of the speakers at the 2018 Reef Forum.

### Maria Lindqvist
*Junior Researcher*

Maria is a Junior Researcher with Pelican and sits on the Advisory Board of the Pacific Institute for Tide Studies (PITIS).
"""


def test_a_staff_page_is_of_lives_and_the_institute_is_its_own() -> None:
    institute = "Pelican – Royal Institute for Reef Studies"
    assert plain_reading(PAGE, "page.md").document.kind == "bio"
    held = {fact[2:4] for fact in told(PAGE, "holdsPost", name="page.md")}
    assert {
        (f"Research Fellow of {institute}", "former"),
        (f"Deputy Director of {institute}", "former"),
        (f"Junior Researcher of {institute}", "current"),
        ("Ambassador to Kenya of Belgium", "former"),
    } <= held
    assert any(title.startswith("Permanent Representative of Belgium") for title, _ in held)
    assert ("Hugo Vance", "spokeAt", "2018 Reef Forum") in told(PAGE, "spokeAt", name="page.md")
    board = "Advisory Board of the Pacific Institute for Tide Studies"
    assert (board, "partOf", "Pacific Institute for Tide Studies") in told(PAGE, "partOf", name="page.md")


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        (
            "The Main Department of Border Troops of the State Committee for National Security of Samoa met.",
            "State Committee for National Security of Samoa",
        ),
        (
            "She chairs the Scientific Advisory Council of the Pacific Institute for Reef Studies.",
            "Pacific Institute for Reef Studies",
        ),
        (
            "He sits on the Board of Trustees of the Suva Institute for Security Studies.",
            "Suva Institute for Security Studies",
        ),
        (
            "The Anti-Terrorism Department of the General Staff of the Armed Forces of Samoa met.",
            "General Staff of the Armed Forces of Samoa",
        ),
    ],
)
def test_a_board_or_department_is_part_of_the_body_in_its_name(text: str, whole: str) -> None:
    assert {fact[2] for fact in said(text, "partOf")} == {whole}


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Ms. Ana Souza, Under-Secretary-General and High Representative for Reef Affairs, spoke.",
            {
                ("Ana Souza", "Under-Secretary-General", "current"),
                ("Ana Souza", "High Representative for Reef Affairs", "current"),
            },
        ),
        (
            "We advise of the appointment of Mrs. Ana Souza, OD, as Fiji's High Commissioner to Samoa.",
            {("Ana Souza", "High Commissioner to Samoa of Fiji", "current")},
        ),
        (
            "They thanked Ms. Ana Souza, Fiji's first female Consul General in Lyon.",
            {("Ana Souza", "Consul General of Fiji", "current")},
        ),
        (
            "Mrs. Ana Souza is at present Under-Secretary, Multilateral Affairs, a position she has held since 2020.",
            {("Ana Souza", "Under-Secretary, Multilateral Affairs", "current", "since 2020")},
        ),
        (
            "Ms. Ana Souza, Head of Legal Aid for Women and Children, Ministry of Justice, spoke.",
            {("Ana Souza", "Head of Legal Aid for Women and Children of Ministry of Justice", "current")},
        ),
    ],
)
def test_posts_are_read_to_their_ends(text: str, held: set[tuple[str, ...]]) -> None:
    assert posts(text) == held


RELEASE = "The regional workshop on reefs was held in Suva on 4 May 2024. "


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            '"It is good," said Ana Souza, IOM Chief of Mission in Fiji, opening the workshop on Monday.',
            ("Ana Souza", "opened", "regional workshop on reefs"),
        ),
        (
            "The workshop falls under the project Blue Tide, funded by Japan.",
            ("regional workshop on reefs", "partOf", "Blue Tide"),
        ),
        ("It is an activity of the Blue Tide project.", ("regional workshop on reefs", "partOf", "Blue Tide project")),
        ("In response, Ana Souza thanked the hosts.", ("Ana Souza", "spokeAt", "regional workshop on reefs")),
    ],
)
def test_what_a_release_tells_of_its_workshop(text: str, fact: tuple[str, ...]) -> None:
    assert fact in said(RELEASE + text, fact[1], kind="press-release")


def test_who_completes_a_course_does_not_hold_it() -> None:
    text = "Officers from Fiji, Samoa and Tonga completed a regional workshop on border security in Suva on 4 May 2024."
    assert said(text, "organizedBy") == set()


@pytest.mark.parametrize("verb", ["admitted", "promised", "conceded", "recalled", "mused"])
def test_many_verbs_tell_who_said_what(verb: str) -> None:
    text = f"“We had the boats, and what we lacked was fuel,” {verb} Captain Ana Souza."
    assert [who for who, _ in quoted(text, kind="press-release")] == ["Ana Souza"]


def test_consultations_by_their_number_are_an_event_and_a_year_that_opens_a_sentence_is_that_of_its_days() -> None:
    assert named("The Third Fiji–Samoa political consultations were held in Apia on 4 May 2024.", "Event") == {
        "Third Fiji–Samoa political consultations"
    }
    text = "In 2018 Ana Souza led Fiji's delegation to the Second Conference to review the Reef Convention, held in Suva from 18 to 29 June."
    event = "Second Conference to review the Reef Convention"
    assert said(text, "attended", "heldOn") == {
        ("Ana Souza", "attended", event),
        (event, "heldOn", "2018-06-18"),
    }


COMMUNIQUE = """\
JOINT COMMUNIQUÉ ISSUED AT THE END OF THE 5TH SESSION OF THE KENYA–UGANDA JOINT MINISTERIAL COMMISSION (JMC)

KAMPALA, UGANDA

1. The 5th Session of the Joint Ministerial Commission (JMC) between the Republic of Kenya and the Republic of Uganda was held in Kampala, Uganda, from 14th to 16th May, 2024.

2. In his opening remarks, Hon. Peter Odongo welcomed the delegation. In reply, Hon. Ana Souza thanked the host for the welcome.
"""


def test_a_communique_is_of_the_session_that_its_title_names() -> None:
    assert {fact[:2] for fact in told(COMMUNIQUE, "opened", "spokeAt")} == {
        ("Peter Odongo", "opened"),
        ("Ana Souza", "spokeAt"),
    }
    assert len(named(COMMUNIQUE, "Event", kind="joint-statement")) == 1


def test_a_symbol_goes_on_over_the_end_of_a_line() -> None:
    text = "Taking note of the final report (S/2024/444/\n  Add.1) of the Panel of Experts, it met."
    found = plain_reading(text, "text.txt")
    assert [" ".join(found.document.text[m.begin : m.end].split()) for m in found.mentions if m.kind == "Document"] == [
        "S/2024/444/ Add.1"
    ]


def test_an_instrument_and_an_initiative_beside_it_are_no_project() -> None:
    text = "It goes with the Reef Convention on Small Boats and with the African Union’s initiative on Silence."
    assert spelt(text, "Project") == []
