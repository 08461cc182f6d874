"""One thing in several forms: headings in two languages, labels before dashes, dates by dots, titles without dots."""

import pytest
from reading import facts, plain_reading, predicates, told

ENTRIES = """
GHANA

    Mr Kojo BOATENG
    Head, Passenger Information Unit, Ghana Immigration Service

MALI

    (empêché / unable to attend)

TOGO

    Mme Ayélé LAWSON
    Juge d’instruction
"""


@pytest.mark.parametrize(
    "heading",
    [
        "LIST OF PARTICIPANTS",
        "LISTE DES PARTICIPANTS",
        "Liste provisoire des participants",
        "LISTE DES PARTICIPANTS / LIST OF PARTICIPANTS",
        "Lista de participantes / List of participants",
    ],
)
def test_whoever_stands_in_a_list_of_participants_attended_in_whatever_language_it_is_headed(heading: str) -> None:
    text = f"""INF.2
11 September 2026

Regional Seminar on Passenger Information and the Prevention of Travel

Dakar, 8 – 10 September 2026
Venue: Hotel Les Filaos

{heading}
{ENTRIES}"""
    seminar = "Regional Seminar on Passenger Information and the Prevention of Travel"
    assert told(text, "attended", "heldOn", "heldAt") == facts(
        f"""
        Kojo BOATENG | attended | {seminar}
        Ayélé LAWSON | attended | {seminar}
        {seminar} | heldOn | 2026-09-08
        {seminar} | heldAt | Dakar
    """.replace("        ", "")
    )


@pytest.mark.parametrize("date", ["05.03.2024", "5.3.2024", "2024-03-05", "5 March 2024"])
def test_a_day_by_dots_is_read_day_first(date: str) -> None:
    assert ("Regional Workshop on Border Security", "heldOn", "2024-03-05") in told(
        f"The Regional Workshop on Border Security was held in Bishkek on {date}.", "heldOn"
    )


@pytest.mark.parametrize(("date", "day"), [("27/02/2024", "2024-02-27"), ("02/27/2024", "2024-02-27")])
def test_a_day_by_slashes_is_read_where_only_one_number_can_be_the_month(date: str, day: str) -> None:
    text = "The Second Forum on Asset Recovery took place in Almaty on {}."
    assert told(text.format(date), "heldOn") == {("Second Forum on Asset Recovery", "heldOn", day)}
    assert told(text.format("04/03/2024"), "heldOn") == set()


def test_a_number_of_a_version_is_no_day() -> None:
    assert told("The Second Forum on Asset Recovery took place in Almaty with release 2.10.2024.1.", "heldOn") == set()


def test_a_note_with_labels_is_a_programme_and_h_e_mr_is_nobody() -> None:
    text = """SIDE EVENT

Breaking the Chain: Denying Terrorists Access to Precursors

Thursday, 12 October 2023, 1.15 p.m.

Opening remarks

   –  H.E. Mr Oumarou Ganou, Permanent Representative of Burkina Faso to the United Nations
   –  H.E. Ms Paula Narro, Permanent Representative of Chile to the United Nations

Speakers

   –  Ms Julie Coulet, Programme Manager, World Customs Organization
"""
    event = "Breaking the Chain: Denying Terrorists Access to Precursors"
    assert told(text, "opened", "spokeAt") == facts(
        f"""
        Oumarou Ganou | opened | {event} | planned
        Paula Narro | opened | {event} | planned
        Julie Coulet | spokeAt | {event} | planned
    """.replace("        ", "")
    )


@pytest.mark.parametrize(
    "words",
    [
        "General James Carter takes the place of Grace Miller.",
        "James Carter took the helm from Grace Miller in May.",
        "James Carter took over the post from Grace Miller.",
        "James Carter, who takes the place of Grace Miller, is a lawyer.",
        "Major General James Carter, the Force Commander, whose predecessor, Major General Grace Miller, left in June.",
    ],
)
def test_successions_are_told_by_places_helms_and_predecessors(words: str) -> None:
    assert told(words, "succeeded") == {("James Carter", "succeeded", "Grace Miller")}


def test_whose_predecessor_is_of_the_one_right_before() -> None:
    text = (
        "Anna Berg spoke behind Peter Carter, the Force Commander of the Multinational Joint Task Force, whose predecessor, "
        "Grace Miller, left in June."
    )
    assert told(text, "succeeded") == {("Peter Carter", "succeeded", "Grace Miller")}


@pytest.mark.parametrize(
    "words",
    [
        "The Multinational Joint Task Force is composed of troops from Benin, Chad and Nigeria.",
        "The Lake Chad Basin Commission has six members, among them Benin, Chad and Nigeria.",
    ],
)
def test_a_body_of_troops_and_members_among_whom(words: str) -> None:
    found = told(words, "memberOf")
    assert {state for state, _, _ in found} == {"Benin", "Chad", "Nigeria"}
    assert predicates(found) == ("memberOf",)


def test_a_body_behind_the_name_of_a_list_makes_no_post_without_a_title() -> None:
    text = """PROGRAMME

Second Forum on Asset Recovery

5 March 2024, Praia

09:00 Speakers

Mr. Jorge Lima, Bank of Cabo Verde – De-risking: a view from the supervisor
Ms. Ana Souza, Director, Bank of Cabo Verde
"""
    found = plain_reading(text, "text.txt")
    assert all(post.role for post in found.referents if post.kind == "Post")


def test_no_post_is_in_a_project() -> None:
    text = """*Joining Forces* is a project of the Reef Institute.

The next phase of *Joining Forces* began with the appointment of its Executive Director, Mary Miller, in January.
"""
    found = plain_reading(text, "text.md")
    assert [post.post_in for post in found.referents if post.kind == "Post"] == [None]
