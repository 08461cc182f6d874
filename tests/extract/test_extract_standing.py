"""Whether a post is held now or was: what the words of a life, of a story or of a memory say of its time."""

from __future__ import annotations

import pytest
from reading import posts, reading, said

FUND = "Reef Foundation"


def standing(text: str, holder: str = "Ana Souza", *, kind: str = "bio") -> dict[str, str]:
    """The posts of a person by their names, with how they are held."""
    return {post: status for who, post, status, *_ in posts(text, kind=kind) if who == holder}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"In 2009, Ana Souza was appointed Director of the {FUND}, where she advised officials.", "former"),
        (f"Ana Souza was appointed Director of the {FUND} in 2019, where she is at work on reefs.", "current"),
        (f"In 2015, Ana Souza became Director of the {FUND}, in which role she led the reef teams.", "former"),
        (f"Ana Souza became Director of the {FUND} in 2015.", "current"),
        (f"Before moving to Apia, Ana Souza was elected Director of the {FUND}.", "former"),
        (f"Ana Souza was elected Director of the {FUND} on June 28, 2021.", "current"),
        (f"Previously, Ana Souza was named Director of the {FUND}.", "former"),
        (f"Ana Souza is the Chair of the Palm Council. In 2015, she became Director of the {FUND}.", "former"),
        (f"Ana Souza was the Chair of the Palm Council. In 2015, she became Director of the {FUND}.", "current"),
    ],
)
def test_a_post_that_somebody_once_got_is_held_unless_the_words_say_it_is_over(text: str, status: str) -> None:
    assert standing(text)[f"Director of {FUND}"] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (f"Ana Souza was second in command, also serving as Chair of the {FUND}.", "former"),
        (f"Ana Souza leads a school in Apia, also serving as Chair of the {FUND}.", "current"),
        (f"Ana Souza worked with divers, including as a Chair of the {FUND}.", "former"),
        (f"Ana Souza works with divers, including as a Chair of the {FUND}.", "current"),
    ],
)
def test_a_post_held_beside_something_lasts_as_long_as_that(text: str, status: str) -> None:
    assert standing(text)[f"Chair of {FUND}"] == status


@pytest.mark.parametrize(
    ("words", "status"),
    [("in Apia since 2009", "current"), ("in Apia", "former"), ("in Apia. She has lived there since", "former")],
)
def test_who_has_served_since_a_day_serves_still(words: str, status: str) -> None:
    assert standing(f"Ana Souza has served as a Magistrate Judge of the {FUND} {words}.")[
        f"Magistrate Judge of {FUND}"
    ] == (status)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Ana Souza was a Senior Counselor to Senator Joana Tamo.", "bio", "former"),
        ("Ana Souza was nominated by Senator Joana Tamo in 2014.", "bio", "former"),
        ("Nominated by Senator Joana Tamo, Ana Souza served two terms.", "bio", "former"),
        ("Ana Souza was named by Senator Joana Tamo. Senator Joana Tamo said she is glad.", "bio", "current"),
        ("Senator Joana Tamo announced today that Ana Souza will be a judge.", "bio", "current"),
        ("In 1944, Senator Joana Tamo wrote a letter.", "press-release", "former"),
        ("In 2022, Senator Joana Tamo wrote a letter.", "press-release", "current"),
        ("Sixty years ago, Senator Joana Tamo signed the law.", "press-release", "former"),
        ("We honour the late Senator Joana Tamo.", "press-release", "former"),
        ("We met former Directors of the Reef Board under Senator Joana Tamo.", "press-release", "former"),
        ("We mourn the assassination of Senator Joana Tamo.", "press-release", "former"),
        ("Senator Joana Tamo, who was killed in Apia, loved reefs.", "press-release", "former"),
        ("We honour Senator Joana Tamo.", "press-release", "current"),
    ],
)
def test_a_title_before_a_name_is_held_on_the_day_that_is_told(text: str, kind: str, status: str) -> None:
    assert standing(text, "Joana Tamo", kind=kind) == {"Senator": status}


def test_in_a_post_that_is_past_nobody_acts() -> None:
    text = f"Ana Souza was the Chair of the {FUND} and joined the Palm Council."
    assert said(text, "memberOf", kind="bio") == {("Ana Souza", "memberOf", "Palm Council")}


def test_whom_somebody_served_does_not_hold_the_next_post() -> None:
    served = f"Joana Tamo served as Speechwriter for Ambassador Tarek Bello, and as Adviser of the {FUND}."
    assert standing(served, "Tarek Bello") == {}
    went_on = f"Joana Tamo was Chair of the Palm Council, and Adviser of the {FUND}."
    assert standing(went_on, "Joana Tamo") == {"Chair of Palm Council": "former", f"Adviser of {FUND}": "former"}


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (f"Joana Tamo, Chair of the Palm Council, and Director of the {FUND} Ken Ito met.", set()),
        (
            f"Joana Tamo, who is Chair of the Palm Council and as Director of the {FUND} leads it, spoke.",
            {"Joana Tamo"},
        ),
    ],
)
def test_in_a_list_of_people_the_post_behind_and_is_the_next_ones(text: str, holders: set[str]) -> None:
    found = posts(text, kind="readout")
    assert {who for who, post, *_ in found if post == f"Director of {FUND}"} - {"Ken Ito"} == holders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Souza, President and CEO, Exelon",
            {("Ana Souza", "President of Exelon"), ("Ana Souza", "Chief Executive Officer of Exelon")},
        ),
        (
            "Ana Souza, Director of Reefs, Repairers of the Lagoon",
            {("Ana Souza", "Director of Reefs of Repairers of the Lagoon")},
        ),
        (f"Ana Souza, Director, {FUND}", {("Ana Souza", f"Director of {FUND}")}),
        ("Ana Souza, Mayor of Apia & Dr. Joana Tamo", {("Ana Souza", "Mayor of Apia")}),
    ],
)
def test_a_post_on_a_line_has_the_body_behind_it_or_is_not_told(text: str, expected: set[tuple[str, str]]) -> None:
    assert {(who, post) for who, post, *_ in posts(text, kind="press-release")} == expected


def test_a_head_of_one_body_is_not_of_the_next_one() -> None:
    text = f"Ana Souza, Executive Chairman of Kestrel and Board Member of the {FUND}, spoke."
    assert f"Executive Chairman of Kestrel of {FUND}" not in standing(text, kind="press-release")
    both = f"Ana Souza, Chair and Director of the {FUND}, spoke."
    assert set(standing(both, kind="press-release")) == {f"Chair of {FUND}", f"Director of {FUND}"}


def test_a_bracket_behind_a_post_is_no_membership() -> None:
    assert not said("Ana Souza, President, Palm Workers (UNICEF)", "memberOf")
    assert said("Ana Souza (UNICEF) spoke.", "memberOf") == {
        ("Ana Souza", "memberOf", "United Nations Children's Fund")
    }


def test_who_joins_a_coordinator_of_a_house_joins_no_house() -> None:
    assert not said("President Souza joined White House COVID-19 Response Coordinator Joana Tamo.", "memberOf")
    assert said("Ana Souza joined the White House in 2019.", "memberOf") == {("Ana Souza", "memberOf", "White House")}


def test_with_whom_a_summit_is_convened_takes_part_and_need_not_speak() -> None:
    met = said("President Souza convened the Reef Summit with Joana Tamo.", "spokeAt", "attended")
    assert ("Joana Tamo", "attended", "Reef Summit") in met
    heard = said("The Reef Summit, with opening remarks by Joana Tamo, closed.", "spokeAt", "attended")
    assert heard == {("Joana Tamo", "spokeAt", "Reef Summit")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Joana Tamo first used the Reef Act in 1906 to save reefs.", {"President": "former"}),
        ("President Joana Tamo praised the Reef Act of 1965.", {"President": "current"}),
        ("We heard former Pennsylvania Governor Joana Tamo.", {"Governor": "former"}),
        ("We heard Pennsylvania Governor Joana Tamo.", {"Governor": "current"}),
        ("We met President-elect Joana Tamo.", {"President-elect": "designate"}),
        ("NCXL Executive Director Joana Tamo spoke.", {"Executive Director of NCXL": "current"}),
        ("Executive Director Joana Tamo spoke.", {"Executive Director": "current"}),
    ],
)
def test_words_before_a_title_and_years_behind_it_tell_how_it_is_held(text: str, expected: dict[str, str]) -> None:
    assert standing(text, "Joana Tamo", kind="press-release") == expected


@pytest.mark.parametrize(
    ("words", "status"),
    [(", where she evaluated reefs", "former"), (" since 2010", "current"), (", where she evaluates reefs", "current")],
)
def test_who_has_been_something_may_be_it_still(words: str, status: str) -> None:
    assert standing(f"Ana Souza has been a Chair of the {FUND}{words}.") == {f"Chair of {FUND}": status}


def test_who_belongs_to_a_body_does_nothing_there_in_a_post() -> None:
    text = f"Ana Souza, Chair of the {FUND}, joined the Palm Council."
    (member,) = [r for r in reading(text, kind="bio").relations if r.predicate == "memberOf"]
    assert member.capacity is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ana Souza worked with the Palm Council to watch reefs.", set()),
        ("Ana Souza worked for the Palm Council to watch reefs.", {("Ana Souza", "memberOf", "Palm Council")}),
    ],
)
def test_whom_somebody_worked_with_is_not_where_he_belongs(text: str, found: set[tuple[str, ...]]) -> None:
    assert said(text, "memberOf", kind="bio") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Fiji, Mr. Souza met with Joana Tamo.", {("Souza", "metWith", "Joana Tamo")}),
        ("Fiji met with Joana Tamo.", {("Fiji", "metWith", "Joana Tamo")}),
    ],
)
def test_where_somebody_is_met_does_not_meet(text: str, found: set[tuple[str, ...]]) -> None:
    assert said(text, "metWith") == found


def test_a_post_behind_one_who_was_served_is_of_him_whose_life_is_told() -> None:
    served = f"Ken Ito held posts, including Director for then-Senator Joana Tamo, Adviser to the {FUND}."
    assert standing(served, "Joana Tamo") == {"Senator": "former"}
    assert standing(f"Joana Tamo, Adviser to the {FUND}, dives.", "Joana Tamo") == {f"Adviser of {FUND}": "current"}


def test_the_dead_hold_no_post_now() -> None:
    text = "Statement on the Passing of UNICEF President Joana Tamo"
    assert list(standing(text, "Joana Tamo", kind="press-release").values()) == ["former"]
