"""Quotations with those who say them, and provisions: what resolutions do."""

from __future__ import annotations

import pytest
from reading import enacted, later, quoted, said

SAYING = "no island can guard its own waters without the help of its neighbours"


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Adaeze Nwosu said that “{}”.",
        "Ms. Adaeze Nwosu said, “{}.”",
        'Ms. Adaeze Nwosu said: "{}".',
        "Ms. Adaeze Nwosu, Executive Director of UNICEF, stressed that “{}”.",
        "“{},” said Ms. Adaeze Nwosu.",
        "“{},” Ms. Adaeze Nwosu said.",
        "“{},” noted Ms. Adaeze Nwosu, Executive Director of UNICEF.",
        "“{},” the Executive Director of UNICEF, Ms. Adaeze Nwosu, added.",
        "According to Ms. Adaeze Nwosu, “{}”.",
        "Ms. Adaeze Nwosu: “{}”",
        "Ms. Adaeze Nwosu highlighted the work of Samoa and underlined that “{}”.",
        "As Ms. Adaeze Nwosu put it, “{}”.",
        "Mr. Lwazi Mthethwa left. Ms. Adaeze Nwosu recalled that “{}”.",
        "**Ms. Adaeze Nwosu, Executive Director of UNICEF**\n\n“{}.”",
    ],
)
def test_a_quotation_has_its_speaker(text: str) -> None:
    [(speaker, words)] = quoted(text.format(SAYING), kind="press-release")
    assert speaker == "Adaeze Nwosu"
    assert words.rstrip(".,") == SAYING


def test_each_of_two_quotations_has_its_own_speaker() -> None:
    text = f"Ms. Adaeze Nwosu said that “{SAYING}”. Mr. Lwazi Mthethwa replied, and noted that “{SAYING} and friends”."
    assert quoted(text, kind="press-release") == [("Adaeze Nwosu", SAYING), ("Lwazi Mthethwa", SAYING + " and friends")]


def test_a_quotation_that_goes_on_is_by_the_same_speaker() -> None:
    text = f"“{SAYING},” said Ms. Adaeze Nwosu. “And no neighbour can help without being asked to do so.”"
    assert [speaker for speaker, _ in quoted(text, kind="press-release")] == ["Adaeze Nwosu", "Adaeze Nwosu"]


def test_she_is_the_woman_named_before() -> None:
    text = f"Ms. Adaeze Nwosu opened the day. She said that “{SAYING}”."
    assert quoted(text, kind="press-release") == [("Adaeze Nwosu", SAYING)]


@pytest.mark.parametrize(
    "text",
    [
        "Ms. Adaeze Nwosu praised the “whole-of-island approach” of Samoa.",
        "We attended the side event on “Widows and the Law of Small Islands in the Years to Come”.",
        "The report entitled “Tracing the Money Across All of the Island Borders” was read by Ms. Adaeze Nwosu.",
        "The project entitled “Anchors of Trust in All the Island Prisons We Know” was praised by Ms. Adaeze Nwosu.",
    ],
)
def test_a_title_or_a_term_in_quotation_marks_is_no_quotation(text: str) -> None:
    assert quoted(text, kind="press-release") == []


def test_a_quotation_in_the_press_release_of_an_event_makes_its_speaker_speak_there() -> None:
    text = f"""**Widows and the Law of Small Islands in the Years to Come**

**Apia, 8 November 2022** – The side event on “Widows and the Law of Small Islands in the Years to Come” was opened today before many guests.

Ms. Adaeze Nwosu, Executive Director of UNICEF, stressed that “{SAYING}”."""
    assert ("Adaeze Nwosu", "spokeAt", "Widows and the Law of Small Islands in the Years to Come") in said(
        text, kind="press-release"
    )


def test_a_quotation_without_a_name_has_no_speaker() -> None:
    assert quoted(f"One delegate said that “{SAYING}”.", kind="press-release") == []


def test_the_speaker_of_another_paragraph_is_not_taken() -> None:
    text = (
        f"Ms. Adaeze Nwosu said a few words of welcome to all of us who had come.\n\nOne delegate held that “{SAYING}”."
    )
    assert quoted(text, kind="press-release") == []


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        (
            "Resolution 2462 (2019) calls upon Member States to share what they learn.",
            ("S/RES/2462 (2019)", "calls upon", "Member States", "calls upon Member States to share what they learn"),
        ),
        (
            "In its resolution 2462 (2019), the Security Council urged States to share what they learn.",
            ("S/RES/2462 (2019)", "urged", "States", "urged States to share what they learn"),
        ),
        later(
            "the end of a relative clause",
            "Resolution 2462 (2019), which obliges Member States to criminalize such acts, is binding.",
            ("S/RES/2462 (2019)", "obliges", "Member States", "obliges Member States to criminalize such acts"),
        ),
        (
            "UNSCR 2462 also requests the Secretary-General to report by May.",
            ("S/RES/2462 (2019)", "requests", "Secretary-General", "requests the Secretary-General to report by May"),
        ),
        (
            "General Assembly resolution 72/284 encourages all Member States to work with civil society.",
            (
                "A/RES/72/284",
                "encourages",
                "all Member States",
                "encourages all Member States to work with civil society",
            ),
        ),
        (
            "Security Council resolution 2462 (2019) stressed the need for care in such matters.",
            ("S/RES/2462 (2019)", "stressed", None, "stressed the need for care in such matters"),
        ),
    ],
)
def test_a_provision_has_its_verb_its_addressee_and_its_words(
    text: str, provision: tuple[str, str, str | None, str]
) -> None:
    assert enacted(text) == [provision]


def test_two_verbs_of_one_resolution_are_two_provisions() -> None:
    text = (
        "Resolution 2462 (2019) urges States to share what they learn and calls upon Member States to act with speed."
    )
    assert [(verb, words) for _, verb, _, words in enacted(text)] == [
        ("urges", "urges States to share what they learn"),
        ("calls upon", "calls upon Member States to act with speed"),
    ]


def test_what_a_person_says_of_a_resolution_is_no_provision() -> None:
    assert enacted("Ms. Adaeze Nwosu welcomed resolution 2462 (2019) and thanked all those who wrote it.") == []


def test_a_resolution_that_was_adopted_is_no_provision_of_its_own() -> None:
    assert enacted("Resolution 2462 (2019) was adopted under Chapter VII with the votes of all members.") == []
