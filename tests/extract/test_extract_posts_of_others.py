"""Posts that another's tells: of counterparts, of several in one title, of who heads a State's delegation."""

from __future__ import annotations

import pytest
from reading import posts, said

FOREIGN = "Minister for Foreign Affairs"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Foreign Minister Ana Souza of Brazil and her Fijian counterpart, Mere Tuilagi, met in Suva.",
            {("Ana Souza", f"{FOREIGN} of Brazil", "current"), ("Mere Tuilagi", f"{FOREIGN} of Fiji", "current")},
        ),
        (
            "The Foreign Ministers of Brazil and Fiji, Ms. Ana Souza and Ms. Mere Tuilagi, opened the workshop.",
            {("Ana Souza", f"{FOREIGN} of Brazil", "current"), ("Mere Tuilagi", f"{FOREIGN} of Fiji", "current")},
        ),
        (
            "The Fijian delegation was headed by Ms. Mere Tuilagi, Deputy Minister of Fisheries, and the Chadian "
            "delegation by Mr. Ali Ba, Director General.",
            {
                ("Mere Tuilagi", "Deputy Minister of Fisheries of Fiji", "current"),
                ("Ali Ba", "Director-General of Chad", "current"),
            },
        ),
        (
            "The new Director of the Reef Institute is Ms. Mere Tuilagi.",
            {("Mere Tuilagi", "Director of Reef Institute", "current")},
        ),
        (
            "In Chad, she was received by the Minister of Fisheries, Mr. Ali Ba.",
            {("Ali Ba", "Minister of Fisheries of Chad", "current")},
        ),
        (
            "We heard Ana Souza, Director of the Reef Institute, and the Ambassador of Fiji, Mere Tuilagi.",
            {("Ana Souza", "Director of Reef Institute", "current"), ("Mere Tuilagi", "Ambassador of Fiji", "current")},
        ),
        (
            "Ana Souza, professor of maritime law at the University of Suva, spoke.",
            {("Ana Souza", "Professor of Maritime Law of University of Suva", "current")},
        ),
    ],
)
def test_a_post_that_stands_with_another_holder_is_read_for_each(text: str, found: set[tuple[str, str, str]]) -> None:
    assert posts(text) >= found


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ana Souza of Brazil and her counterpart, Mere Tuilagi, met in Suva.",
        "Ana Souza, Director of the Reef Institute, and her Fijian counterpart, Mere Tuilagi, met in Suva.",
        "The Foreign Ministers of Brazil, Chad and Fiji, Ana Souza and Mere Tuilagi among them, met in Suva.",
    ],
)
def test_a_counterpart_of_whom_no_state_is_told_has_no_post(text: str) -> None:
    assert not [post for post in posts(text) if post[0] == "Mere Tuilagi"]


def test_who_heads_an_unread_part_of_a_body_does_not_head_the_body() -> None:
    text = (
        "Ms. Ana Souza, head of UNODC’s regional office in Suva, and Mr. Ali Ba, who heads the INTERPOL office, spoke."
    )
    assert not [post for post in posts(text) if " of " in post[1]]


def test_a_post_before_which_a_life_tells_something_is_over() -> None:
    text = "Prior to serving as Agriculture Secretary, Mr. Rui Costa served as a Programme Officer at UNDP."
    assert ("Rui Costa", "Secretary of Agriculture", "former") in posts(text, kind="bio")


def test_the_letters_of_a_state_behind_its_governor_are_no_body() -> None:
    assert said("We met Governor Rui Costa (PA) and Ms. Ana Souza (UNODC).", "memberOf") == {
        ("Ana Souza", "memberOf", "United Nations Office on Drugs and Crime")
    }


def test_an_event_in_a_later_month_than_the_document_is_only_planned() -> None:
    text = "The Ministry will convene experts at a Reef Data Summit in 2025."
    assert ("Reef Data Summit", "heldOn", "2025", "planned") in said(text, "heldOn", date="2023-11-27")


def test_a_surname_behind_a_title_is_his_who_bears_both_in_full() -> None:
    text = (
        "President Rui Costa spoke in Suva. Ms. Mere Tuilagi was Director of Communications for Dr. Ana Costa. "
        "She was appointed by President Costa to the Reef Commission in 2021."
    )
    assert ("Rui Costa", "appointed", "Mere Tuilagi") in said(text, "appointed", kind="bio")
