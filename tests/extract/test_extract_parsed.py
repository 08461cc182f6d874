"""What the grammar of a sentence says of an event or a project where no rule knows its words in that order."""

from functools import lru_cache

import pytest
from reading import _fact, document

from kg.extract import Model, Reader
from kg.lexicon import lexicon
from kg.split import sentences
from kg.vocabulary import authority

WORKSHOP = "Regional Workshop on Reef Law"


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader(lexicon(), authority(), Model())


def by_grammar(text: str, *predicates: str) -> set[tuple[str, ...]]:
    """The facts of these predicates that the grammar alone has told."""
    read = document(text)
    found = reader().extraction(read, sentences(read))
    parsed = [r for r in found.relations if r.rule.startswith("parsed-")]
    return {_fact(found, r) for r in parsed if not predicates or r.predicate in predicates}


def test_who_organized_an_event_is_the_subject_of_the_verb_whatever_stands_between():
    text = (
        "The Reef Council, whose staff had slept little, and, to nobody's surprise, the Coral Fund too, hosted the "
        "Regional Workshop on Reef Law."
    )
    assert by_grammar(text, "organizedBy") == {
        (WORKSHOP, "organizedBy", "Reef Council"),
        (WORKSHOP, "organizedBy", "Coral Fund"),
    }


def test_a_place_before_the_sentence_is_the_place_of_what_it_tells_to_be_held():
    text = (
        "It was in Apia that the Reef Council, having asked around for money, at last ran the Regional Workshop on "
        "Reef Law."
    )
    assert (WORKSHOP, "heldAt", "Apia") in by_grammar(text)
    assert (WORKSHOP, "organizedBy", "Reef Council") in by_grammar(text)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "The Coral Fund, of all bodies, has been quietly implementing Project Seagrass.",
            ("Project Seagrass", "implementedBy", "Coral Fund"),
        ),
        (
            "Samoa, with Tonga at its side, has for years now been quietly financing Project Seagrass.",
            ("Project Seagrass", "supportedBy", "Samoa"),
        ),
    ],
)
def test_who_carries_out_a_project_and_who_pays_is_the_subject_of_the_verb(text: str, fact: tuple[str, ...]):
    assert by_grammar(text) == {fact}


def test_what_is_said_of_the_noun_beside_a_title_is_said_of_what_bears_it():
    text = 'The course belongs to "Clear Lagoons", a four-year programme which the Coral Fund of Fiji finances.'
    assert by_grammar(text) == {("Clear Lagoons", "supportedBy", "Coral Fund of Fiji")}


def test_who_brings_people_together_for_an_event_holds_it():
    text = (
        "The judges had been brought together by the Coral Fund and UNODC for the Regional Workshop on "
        "Reef Law. It ran from 13 to 16 August at the Grand Hotel in Apia."
    )
    assert {fact[2] for fact in by_grammar(text, "organizedBy")} == {
        "Coral Fund",
        "United Nations Office on Drugs and Crime",
    }


def test_who_is_named_behind_a_title_and_its_body_does_what_the_title_is_said_to_do():
    text = (
        "The third Reef Conference, convened at short notice, was chaired by Fiji's Ambassador to Samoa, Ana Souza, "
        "whose country holds the chair."
    )
    assert by_grammar(text, "chaired") == {("Ana Souza", "chaired", "third Reef Conference")}


def test_who_gives_the_keynote_at_an_event_spoke_there():
    text = "At the Regional Workshop on Reef Law, Ana Souza gave, to long applause, the keynote."
    assert by_grammar(text, "spokeAt") == {("Ana Souza", "spokeAt", WORKSHOP)}


def test_what_is_planned_is_told_to_be_planned():
    text = "The Regional Workshop on Reef Law, which the Reef Council plans, weather allowing, to hold in Apia, is old."
    assert by_grammar(text, "heldAt") == {(WORKSHOP, "heldAt", "Apia", "planned")}


@pytest.mark.parametrize("verb", ["would, with luck, host", "has never, in truth, hosted", "could one day host"])
def test_what_is_denied_or_only_thought_of_is_no_fact(verb: str):
    text = f"The Reef Council, whose staff had slept little, {verb} the Regional Workshop on Reef Law."
    stated = [fact for fact in by_grammar(text) if len(fact) == 3]
    assert stated == []


def test_the_minister_of_a_body_who_hosts_an_event_does_not_make_the_body_its_host():
    text = "The Director of the Coral Fund, to nobody's surprise, hosted the Regional Workshop on Reef Law in Apia."
    assert by_grammar(text, "organizedBy") == set()


def test_what_a_rule_has_told_of_an_event_is_not_told_again():
    text = "The Regional Workshop on Reef Law was organized by the Reef Council in Apia on 3 May 2022."
    assert by_grammar(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "She was previously Co-Editor for the Reef Council.",
        "At the request of the Governor, President Tamo ordered troops to Suva.",
        "Ana Souza, Immigrant Advocate, spoke.",
        "He spoke with Mayor Ben Tamo, Suva Mayor Bruce Rector, and others.",
        "Ana Souza was named the Reef Journal’s CEO of the Year in 2020.",
        "Ana Souza is a New York-based adjunct faculty member at Samoa University.",
        "Ana Souza, of Ohio, to be United States Director of the Reef Bank, vice Ben Tamo.",
        "Ana Souza, President and Director-Counsel, Reef Fund",
    ],
)
def test_a_title_that_is_cut_or_another_s_is_nobody_s(text: str):
    assert not {
        fact for fact in by_grammar(text, "holdsPost") if fact[0] != "Ana Souza" or "Director of" not in fact[2]
    }


def test_a_post_told_of_the_time_before_is_over():
    text = "Before joining the Reef Fund, Ana Souza was appointed in 2020 by Minister Ben Tamo as a commissioner on the Tide Board."
    told = {fact[3] for fact in by_grammar(text, "holdsPost") if fact[0] == "Ana Souza"}
    assert told <= {"former"}
