"""What the grammar of a sentence says of events and projects by nouns, by words that point back, by unread names."""

from functools import lru_cache

import pytest
from reading import _fact, called, document

from kg.extract import Model, Reader
from kg.lexicon import lexicon
from kg.model import Extraction
from kg.split import sentences
from kg.vocabulary import authority

WORKSHOP = "Regional Workshop on Reef Law"
OPENS = "The Reef Council held the Regional Workshop on Reef Law in Suva."
TIDE = "The project “Clear Tide” began in 2020."


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(lexicon(), authority(), Model())


def extraction(text: str) -> Extraction:
    read = document(text)
    return reader().extraction(read, sentences(read))


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """Of whom or what it is said, and what, in this order."""
    found = extraction(text)
    return {(f[0], f[2]) for f in (_fact(found, r) for r in found.relations) if f[1] == predicate}


def names(text: str, kind: str) -> set[str]:
    found = extraction(text)
    return {called(found, m.referent) for m in found.mentions if m.kind == kind and m.form == "name"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The workshop forms part of the project “Clear Tide”.",
        "The workshop is the third in a series that the Council launched under its project “Clear Tide”.",
        "It belongs to the project “Clear Tide”.",
        "The two-day workshop fell under the project “Clear Tide”.",
    ],
)
def test_an_event_that_is_pointed_at_is_part_of_a_project(sentence):
    assert told(f"{OPENS} {sentence}", "partOf") == {(WORKSHOP, "Clear Tide")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Funding comes from Norway.",
        "The money is that of the Government of Norway.",
        "Norway covered the costs.",
        "The workshop would not have been possible without the generosity of Norway.",
        "Its main donor is Norway.",
        "The workshop drew its funding from Norway.",
    ],
)
def test_whose_money_pays_is_told_in_another_sentence(sentence):
    assert told(f"{OPENS} {sentence}", "supportedBy") == {(WORKSHOP, "Norway")}


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway has committed 3 million dollars to the Coral Fund.",
        "Norway would cover the costs of another course.",
        "Norway provided a grant for the schools of Suva.",
    ],
)
def test_what_is_given_to_something_else_is_not_given_to_the_event(sentence):
    assert told(f"{OPENS} {sentence}", "supportedBy") == set()


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("Suva hosted the Regional Workshop on Reef Law, an initiative of the Coral Fund.", "Coral Fund"),
        ("The Regional Workshop on Reef Law was held under the auspices of the Coral Fund.", "Coral Fund"),
        ("The Regional Workshop on Reef Law met in Suva at the invitation of the Coral Fund.", "Coral Fund"),
        ("The Regional Workshop on Reef Law was put together by the Coral Fund.", "Coral Fund"),
        ("The Coral Fund holds, on 3 May 2022 in Suva, the Regional Workshop on Reef Law.", "Coral Fund"),
        (
            "The Coral Fund, in its capacity as Chair of the Reef Council, hosted the Regional Workshop on Reef Law.",
            "Coral Fund",
        ),
    ],
)
def test_who_holds_an_event_is_told_by_nouns_too(sentence, body):
    assert told(sentence, "organizedBy") == {(WORKSHOP, body)}


def test_by_whom_each_of_several_events_is_held_respectively_is_not_told():
    text = (
        "The Suva Energy Forum and the Regional Workshop on Reef Law, which Fiji and Samoa respectively hosted, ended."
    )
    assert told(text, "organizedBy") == set()


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("“Clear Tide” was entrusted to the Reef Council.", {"Reef Council"}),
        ("Entrusted to the Reef Council, “Clear Tide” is paid for by Norway.", {"Reef Council"}),
        ("The project is carried out in co-operation with the Reef Council.", {"Reef Council"}),
        ("It will be rolled out by the Reef Council together with the Coral Fund.", {"Reef Council", "Coral Fund"}),
        ("The Reef Council and the Coral Fund carried it out.", {"Reef Council", "Coral Fund"}),
        (
            "The scheme was executed by Tidewatch International and the Coral Fund.",
            {"Tidewatch International", "Coral Fund"},
        ),
        ("Its implementing partner is the Reef Council.", {"Reef Council"}),
    ],
)
def test_who_carries_out_a_project_whatever_the_verb(sentence, bodies):
    assert told(f"{TIDE} {sentence}", "implementedBy") == {("Clear Tide", body) for body in bodies}


def test_a_project_that_is_carried_out_on_behalf_of_a_state_is_paid_by_it():
    text = f"{TIDE} It is implemented by the Reef Council on behalf of Norway."
    assert told(text, "supportedBy") == {("Clear Tide", "Norway")}


def test_a_place_that_no_list_knows_is_read_where_an_event_is_held():
    text = "The Regional Workshop on Reef Law was held in Punta Vistosa on 3 May 2022."
    assert told(text, "heldAt") == {(WORKSHOP, "Punta Vistosa")}
    assert told("The Regional Workshop on Reef Law was held in Spanish.", "heldAt") == set()


def test_a_course_is_no_forum():
    text = "The Suva Energy Forum met in Suva. The course was run by the Reef Council."
    assert told(text, "organizedBy") == set()


def test_a_day_that_is_marked_is_not_the_event_that_is_pointed_at():
    text = "On the International Day of Reefs all rejoiced. This event, which was hosted by Norway, ended late."
    assert told(text, "organizedBy") == set()


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("UNICEF opened “Bayti”, a four-year scheme to help women.", "Bayti"),
        ("The ship left at the launch of “Blue Reef”. The project gives radars to Fiji.", "Blue Reef"),
        ("He opened the Border Police Academy Project in Suva.", "Border Police Academy Project"),
        ("Under its project SafeTide, the Council met.", "SafeTide"),
        ("EU4Reefs, the Union’s flagship programme for reefs, began.", "EU4Reefs"),
        ("The Sahel–Coast Reef Initiative began in 2020.", "Sahel–Coast Reef Initiative"),
    ],
)
def test_projects_by_what_is_said_beside_them(text, project):
    assert names(text, "Project") == {project}


def test_whose_team_works_for_a_project_is_no_project():
    text = "She serves on the Leadership Team for the Water and Tribes Initiative."
    assert "Leadership Team for the Water and Tribes Initiative" not in names(text, "Project")


def test_a_project_is_known_again_by_the_part_of_its_title_before_the_colon():
    text = "“Clear Trail: Evidence for the Coast”, a project of the Council, ended. Clear Trail was paid for by Norway."
    assert told(text, "supportedBy") == {("Clear Trail: Evidence for the Coast", "Norway")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Council brought together thirty officers from 3 to 5 May 2022 for a table-top exercise on crowded places.",
            "table-top exercise on crowded places",
        ),
        (
            "Commissioners gathered in Suva this week for the Pacific Chiefs of Police Winter Meeting.",
            "Pacific Chiefs of Police Winter Meeting",
        ),
        ("Suva hosted the Course on the Physical Security of Ports.", "Course on the Physical Security of Ports"),
        (
            "The Council held a boot camp for young investigators in Kolibar between 9 and 11 May.",
            "boot camp for young investigators",
        ),
        ("The fourth general assembly of the Coral Fund ended.", "fourth general assembly of the Coral Fund"),
    ],
)
def test_events_by_what_brings_people_together(text, event):
    assert names(text, "Event") == {event}


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The workshop has been postponed to 4 May 2022.", "2022-05-04"),
        ("The workshop gets under way in Apia on 4 May 2022.", "2022-05-04"),
        ("The workshop opened on 4 May 2022 and ends on 6 May 2022.", "2022-05-04"),
    ],
)
def test_the_day_of_an_event_is_told_in_another_sentence(sentence, day):
    assert told(f"{OPENS} {sentence}", "heldOn") == {(WORKSHOP, day)}


def test_the_day_on_which_an_event_ends_is_its_last():
    text = f"{OPENS} The workshop opened on 4 May 2022. It ends on 6 May 2022."
    assert told(text, "heldOn") == {(WORKSHOP, "2022-05-04")}
    assert told(text, "endsOn") == {(WORKSHOP, "2022-05-06")}


@pytest.mark.parametrize(
    "text",
    [
        "Kolibar became the venue of the Regional Workshop on Reef Law.",
        "The city of Kolibar hosted the Regional Workshop on Reef Law.",
        "Kolibar played host to the Regional Workshop on Reef Law on 3 May 2022.",
    ],
)
def test_a_place_is_the_venue_of_an_event(text):
    assert told(text, "heldAt") == {(WORKSHOP, "Kolibar")}


@pytest.mark.parametrize(
    "text",
    [
        "Thanks to Norway, thirty officials attended the Regional Workshop on Reef Law.",
        "Thanks to a contribution of Norway, the Regional Workshop on Reef Law could be held.",
        "The Regional Workshop on Reef Law was held in Suva, with funds made available by Norway.",
    ],
)
def test_thanks_to_whom_an_event_could_be_held(text):
    assert (WORKSHOP, "Norway") in told(text, "supportedBy")


def test_bodies_behind_a_person_who_holds_an_event_are_his():
    text = (
        "The Regional Workshop on Reef Law, to the joy of all, was hosted by Ana Souza, Minister of Reefs, Fiji, and "
        "by Samoa."
    )
    assert (WORKSHOP, "Fiji") not in told(text, "organizedBy")


def test_the_body_of_a_state_holds_an_event_and_the_state_does_not():
    text = "The Regional Workshop on Reef Law was hosted by the Reef Council and Fiji's Ministry of Justice in Suva."
    assert told(text, "organizedBy") == {(WORKSHOP, "Reef Council"), (WORKSHOP, "Ministry of Justice")}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "The Regional Forum on Heritage in Danger opened in Suva on 5 June 2022.",
            "Regional Forum on Heritage in Danger",
        ),
        (
            "We thank the Council for the training course on mines which it ran in Suva in March.",
            "training course on mines",
        ),
        ("On 13 May 2022 the Council held a seminar on new evidence in Kolibar.", "seminar on new evidence"),
        (
            "A two-week course in crime-scene management came to a close on Friday in Suva.",
            "course in crime-scene management",
        ),
        (
            "Suva, 3 May – From Monday to Friday the Council was home to a training on drones for coast guards.",
            "training on drones for coast guards",
        ),
    ],
)
def test_events_that_open_or_that_somebody_ran(text, event):
    assert names(text, "Event") == {event}


def test_a_special_meeting_told_again_in_short_is_the_same():
    text = (
        "He went to a special meeting of the Reef Council. The special meeting, held on 3 May 2022 in Suva, was hosted "
        "by Fiji."
    )
    assert (("special meeting of the Reef Council", "Fiji")) in told(text, "organizedBy")


def test_a_programme_in_a_list_is_that_of_its_own_entry():
    text = "The Reef Resilience Programme began in 2020.\n\n- Mine Safety: The Reef Council will roll out the scheme in Suva."
    assert told(text, "implementedBy") == set()


def test_it_that_opens_a_paragraph_tells_of_the_subject_before_it():
    text = f"{OPENS}\n\nIt is the fifth in a series organized within the project “Clear Tide”."
    assert told(text, "partOf") == {(WORKSHOP, "Clear Tide")}


def test_an_event_behind_place_and_day_is_what_is_held():
    text = "The Reef Council, through the Coral Fund, hosted in Suva from 3 to 5 May 2022 the Regional Workshop on Reef Law."
    assert (WORKSHOP, "Reef Council") in told(text, "organizedBy")


def test_in_whose_hands_a_project_is():
    text = (
        f"{TIDE} It is funded by Norway, and its implementation is in the hands of the Reef Council and the Coral Fund."
    )
    assert told(text, "implementedBy") == {("Clear Tide", "Reef Council"), ("Clear Tide", "Coral Fund")}
