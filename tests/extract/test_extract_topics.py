"""What a text concerns: the terms of the thesaurus that it uses, and uses of them that are no topic."""

from __future__ import annotations

import pytest
from reading import said


def topics(text: str, **header: str | None) -> set[str]:
    """What a text concerns."""
    return {fact[2] for fact in said(text, "concerns", **header)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We support education. Higher education is dear.", {"Education"}),
        ("We support education.", set()),
        ("It helps working families. American families gain.", set()),
        ("The law of the family changed. The family is protected by the constitution.", {"Family"}),
        ("We mourn with their families. Our families are sad.", set()),
        ("We think of the families of the victims. The families of those killed grieve.", set()),
    ],
)
def test_a_text_concerns_what_it_speaks_of_more_than_once(text: str, found: set[str]) -> None:
    assert topics(text) == found


def test_a_long_text_that_names_a_term_twice_is_not_about_it() -> None:
    long = "We went to Apia. " * 200
    assert topics(f"{long} We support education. Higher education is dear.") == set()
    assert topics(f"{long} We support education. " + "Higher education is dear. " * 25) == {"Education"}


def test_a_longer_text_must_speak_of_a_term_in_more_sentences() -> None:
    some = "We went to Apia. " * 20
    assert topics(f"{some} We support education. Higher education is dear.") == set()
    assert topics(f"{some} We support education. Higher education is dear. They need education.") == {"Education"}


def test_what_few_sentences_of_a_long_text_use_is_its_topic_only_if_it_begins_with_it() -> None:
    some, told = (
        "We went to Apia and spoke to many. " * 40,
        "We support education. They need education. It is education. ",
    )
    assert topics(f"{told} {some}") == {"Education"}
    assert topics(f"{some} {told}") == set()
    assert topics(f"{some} {told * 2}") == {"Education"}


def test_a_term_of_several_words_is_seldom_said_by_the_way() -> None:
    some = "We went to Apia. " * 20
    told = topics(f"{some} We prevent radicalization in prisons. It is about radicalization in prisons.")
    assert told == {"Prevention of radicalization in prisons"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We lower costs for families. Costs fall for families.", set()),
        ("Family members came. A family member spoke.", set()),
        ("Paid family leave is due. The family leave bill passed.", {"Family"}),
        ("Our men and women in uniform serve. Brave men and women fight.", set()),
        ("Women need care. Care for women is dear.", {"Women"}),
    ],
)
def test_people_as_such_are_no_topic(text: str, found: set[str]) -> None:
    assert topics(text) == found


def test_people_in_a_title_are_no_topic_either() -> None:
    assert topics("We help.", title="We help families across the land") == set()


def test_a_life_is_about_a_person_unless_its_title_says_more() -> None:
    life = "Ana Souza worked on education. She taught education."
    assert topics(life, kind="bio") == set()
    assert topics(life, kind="bio", title="Ana Souza, adviser on education") == {"Education"}


def test_what_a_body_is_called_is_not_what_is_told() -> None:
    assert topics("The Office of Education met. The Office of Education spoke.") == set()


def test_a_bill_that_is_held_hostage_tells_of_no_hostages() -> None:
    assert topics("They hold jobs hostage to protect firms. They hold a bill hostage to help.", title="Holding Jobs Hostage to Protect Firms") == set()  # fmt: skip
