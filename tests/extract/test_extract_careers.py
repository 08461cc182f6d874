"""Careers: where somebody worked, in which post of it, what he is a member of; and titles that stand beside a name."""

from __future__ import annotations

import pytest
from reading import named, posts, said

FUND = "Reef Foundation"


@pytest.mark.parametrize(
    ("words", "post"),
    [
        ("served for ten years as a Middle East reef analyst at the", "Middle East reef analyst"),
        ("was also an adjunct professor of law at the", "Adjunct Professor of Law"),
        ("served as a reef judge on the", "Reef Judge"),
        ("served as an attorney-advisor in the", "Attorney-advisor"),
        ("worked as a reef lawyer for the", "Reef Lawyer"),
    ],
)
def test_a_title_in_small_letters_is_a_post_where_its_body_follows(words: str, post: str) -> None:
    assert posts(f"Ana Souza {words} {FUND}.", kind="bio") == {("Ana Souza", f"{post} of {FUND}", "former")}


@pytest.mark.parametrize(
    "words",
    [
        "Ana Souza is a resident of Apia.",
        "Ana Souza joined the team as it was.",
        "Ana Souza is a member of the Apia Bar.",
        "Ana Souza grew up as a reef lawyer of the people would.",
        "Ana Souza was part of a group of lawyers at the time.",
    ],
)
def test_who_is_something_in_no_body_holds_no_post(words: str) -> None:
    assert posts(words, kind="bio") == set()


@pytest.mark.parametrize(
    "words",
    [
        f"Ana Souza is an elected member of the {FUND}.",
        f"Ana Souza served as a member of the {FUND}.",
        f"Ana Souza has taught criminal law at the {FUND}.",
        f"Ana Souza practised law with the {FUND}.",
        f"Ana Souza began her career at the {FUND}.",
        f"Ana Souza spent twelve years at the {FUND}.",
        f"Prior to joining the {FUND}, Ana Souza lived in Apia.",
        f"Before retiring from the {FUND} in 2010, Ana Souza lived in Apia.",
        f"Since joining the {FUND} in 2010, Ana Souza has lived in Apia.",
    ],
)
def test_who_works_for_a_body_in_no_post_is_one_of_it(words: str) -> None:
    assert said(words, "memberOf", "holdsPost", kind="bio") == {("Ana Souza", "memberOf", FUND)}


@pytest.mark.parametrize(
    "words",
    [
        f"Ana Souza has never worked at the {FUND}.",
        f"Ana Souza will begin to work with her family near the {FUND}.",
        f"Ana Souza praised those who spent years at the {FUND}.",
    ],
)
def test_who_does_not_work_for_a_body_is_none_of_it(words: str) -> None:
    assert [fact for fact in said(words, "memberOf", kind="bio") if len(fact) == 3] == []


def test_a_post_is_in_the_body_that_is_named_before_it() -> None:
    words = f"Ana Souza served at the {FUND} as a Special Adviser for Reefs."
    assert said(words, "memberOf", "holdsPost", kind="bio") == {
        ("Ana Souza", "holdsPost", f"Special Adviser for Reefs of {FUND}", "former")
    }


def test_a_post_with_a_body_of_its_own_is_not_in_the_one_before_it() -> None:
    words = f"Ana Souza served at the {FUND} as Director of the Tide Institute."
    assert posts(words, kind="bio") == {("Ana Souza", "Director of Tide Institute", "former")}


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (f"Ana Souza currently chairs the {FUND}.", "current"),
        (f"Ana Souza, who also chairs the {FUND}, spoke.", "current"),
        (f"Ana Souza previously chaired the {FUND}.", "former"),
        (f"Ana Souza chaired the {FUND}.", "former"),
    ],
)
def test_who_chairs_a_body_is_its_chair(words: str, status: str) -> None:
    assert posts(words, kind="bio") == {("Ana Souza", f"Chair of {FUND}", status)}


def test_who_chairs_an_event_holds_no_post() -> None:
    text = "Ana Souza chaired the Apia Summit on Reef Loss."
    assert said(text) == {("Ana Souza", "chaired", "Apia Summit on Reef Loss")}


@pytest.mark.parametrize(
    "words", ["Nominee to be a Member of the", "Nominee for Member of the", "nominee to be Member of the"]
)
def test_a_nominee_is_to_hold_a_post(words: str) -> None:
    assert posts(f"Ana Souza, {words} {FUND}", kind="bio") == {("Ana Souza", f"Member of {FUND}", "designate")}


def test_a_state_can_be_the_field_of_a_post_in_a_body() -> None:
    text = "Ana Souza was Director for Samoa at the Tide Institute."
    assert posts(text, kind="bio") == {("Ana Souza", "Director for Samoa of Tide Institute", "former")}


@pytest.mark.parametrize(
    "body", ["President’s Council on Reef Loss", "President’s Commission on White House Fellowships"]
)
def test_whose_body_it_is_opens_its_name(body: str) -> None:
    text = f"Ana Souza, to be a Member of the {body}"
    assert body in named(text, "Organization", kind="bio")
    assert posts(text, kind="bio") == {("Ana Souza", f"Member of {body}", "designate")}


def test_a_pronoun_means_the_one_who_was_told_of_and_not_one_who_was_named() -> None:
    text = f"Ana Souza went to Apia. President Joe Tamo praised her. In 2010, she was Director of the {FUND}."
    assert {who for who, post, *_ in posts(text, kind="bio") if "Director" in post} == {"Ana Souza"}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("I thank the Secretary-General, Mr. Joe Tamo, for his report.", ("Joe Tamo", "Secretary-General", "current")),
        (
            "We support the Special Envoy of the Secretary-General, Mr. Joe Tamo.",
            ("Joe Tamo", "Special Envoy of the Secretary-General", "current"),
        ),
        (
            "I congratulate Ms. Ana Souza on her election to the presidency of the General Assembly.",
            ("Ana Souza", "President of General Assembly", "current"),
        ),
        (
            "I congratulate Ms. Ana Souza on assuming the presidency of the ninth session of the General Assembly.",
            ("Ana Souza", "President of General Assembly", "current"),
        ),
        (
            "I thank Mr. Joe Tamo, President of the ninth session of the General Assembly.",
            ("Joe Tamo", "President of General Assembly", "current"),
        ),
    ],
)
def test_a_title_beside_a_name_is_its_bearers(text: str, fact: tuple[str, str, str]) -> None:
    assert posts(text) == {fact}


@pytest.mark.parametrize(
    "text",
    [
        "At the invitation of the President, Mr. Joe Tamo took a place at the table.",
        "Speaking after the Secretary-General, Mr. Joe Tamo said that all was well.",
        "We met the Secretary-General, Mr. Joe Tamo and Ms. Ana Souza.",
        "We met the Secretary-General, Mr. Joe Tamo’s adviser and others.",
    ],
)
def test_a_title_before_another_s_name_is_not_its_bearers(text: str) -> None:
    assert posts(text) == set()


def test_a_verb_that_ends_like_late_makes_no_holder_a_former_one() -> None:
    text = "I congratulate the President of Fiji, Mr. Joe Tamo."
    assert posts(text) == {("Joe Tamo", "President of Fiji", "current")}


def test_who_joins_a_body_as_something_holds_that_post() -> None:
    text = f"Ana Souza joined the {FUND} as Chief Executive Officer."
    assert said(text, "holdsPost", "memberOf", kind="bio") == {
        ("Ana Souza", "holdsPost", f"Chief Executive Officer of {FUND}", "current")
    }


@pytest.mark.parametrize(
    ("text", "posts_"),
    [
        (
            f"Washington assignments for Ana Souza include reef officer at the {FUND}.",
            {("Ana Souza", f"Reef Officer of {FUND}", "former")},
        ),
        (
            f"Ana Souza served for ten years as Chair or Ranking Member of the {FUND}.",
            {("Ana Souza", f"Chair of {FUND}", "former"), ("Ana Souza", f"Ranking Member of {FUND}", "former")},
        ),
        (f"Ana Souza is the ranking member of the {FUND}.", {("Ana Souza", f"Ranking Member of {FUND}", "current")}),
    ],
)
def test_posts_stand_in_lists_and_as_alternatives(text: str, posts_: set[tuple[str, str, str]]) -> None:
    assert posts(text, kind="bio") == posts_


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("We met Secretary of Security Ana Lima Souza.", ("Ana Lima Souza", "Secretary of Security", "current")),
        (
            "We met the Canadian National Security and Intelligence Advisor Ana Souza.",
            ("Ana Souza", "National Security and Intelligence Advisor of Canada", "current"),
        ),
    ],
)
def test_a_title_ends_where_the_name_begins(text: str, post: tuple[str, str, str]) -> None:
    assert posts(text) == {post}


def test_a_state_at_the_end_of_a_defined_name_is_part_of_it() -> None:
    text = "The Administrative Conference of the United States (ACUS) met. ACUS wrote."
    assert named(text, "Organization") == {"Administrative Conference of the United States"}
    assert named(text, "State") == set()


def test_the_government_of_a_state_is_that_state() -> None:
    text = "The Government of Samoa (GOSA) met."
    assert named(text, "State") == {"Samoa"}


def test_a_council_at_a_school_is_part_of_it() -> None:
    text = "Ana Souza is a member of the Reef Council at the Tide University."
    assert ("Reef Council", "partOf", "Tide University") in said(text, "partOf", kind="bio")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We met Director for North Carolina Ana Souza.", "Ana Souza"),
        ("We met the Coordinator for the Middle East and North Africa Ana Lima Souza.", "Ana Lima Souza"),
        ("Ana Souza was Lieutenant Governor of Santa Clara Pueblo.", "Ana Souza"),
        ("Ana Souza, Director for the Reef Africa Outreach Project, spoke.", "Ana Souza"),
    ],
)
def test_a_place_in_a_title_is_no_name(text: str, name: str) -> None:
    assert named(text, "Person", kind="bio") == {name}


def test_a_title_ends_where_another_begins() -> None:
    text = "We met Adviser for Reef Economics Zzyrna Kuzz, Deputy Secretary of Commerce Ana Souza, and others."
    assert ("Ana Souza", "Deputy Secretary of Commerce", "current") in posts(text)
