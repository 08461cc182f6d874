"""Who followed whom, who appointed whom and who met whom, in the words of press officers."""

from __future__ import annotations

import pytest
from reading import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ana Souza comes from Suva, where she ran the Reef Bureau, and takes over from Amb. Peter Tamo, who retires.",
            ("Ana Souza", "succeeded", "Peter Tamo"),
        ),
        (
            "The Bureau consisted of Ms. Ana Souza, who replaced T. S. Tamo (Fiji) as Chair, and of delegates.",
            ("Ana Souza", "succeeded", "T. S. Tamo"),
        ),
        (
            "Ana Souza, who took over as Director General of the Reef Centre from Peter Tamo, spoke.",
            ("Ana Souza", "succeeded", "Peter Tamo"),
        ),
        (
            "Inspector Ana Souza stays on for another year. Her own predecessor, Peter Tamo, sent a video.",
            ("Ana Souza", "succeeded", "Peter Tamo"),
        ),
        (
            "Ms. Ana Souza met with the Minister of Reefs and Public Tides, Peter Tamo, in Suva.",
            ("Ana Souza", "metWith", "Peter Tamo"),
        ),
        (
            "The Chair, José Souza, travelled to Apia. In Samoa he met with the Prime Minister, Peter Tamo, and others.",
            ("José Souza", "metWith", "Peter Tamo"),
        ),
    ],
)
def test_a_change_in_a_post_and_a_meeting_are_told_in_many_words(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {fact[:3] for fact in said(text, "succeeded", "appointed", "metWith")}


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF named Prof. Ana Souza to the mandate in Suva.",
        "In 2021 Ana Souza was appointed by UNICEF to its Committee of Experts.",
        "UNICEF has appointed Ms. Ana Souza as its next Director.",
    ],
)
def test_who_appoints_is_a_person_and_no_body(text: str) -> None:
    assert said(text, "appointed") == set()


def test_a_speaker_tells_with_whom_he_talked() -> None:
    text = "By Ana Souza, Director of UNICEF\n\nI had a long talk in Suva last week with Peter Tamo, who runs the Reef Bureau."
    assert {fact[2] for fact in said(text, "metWith", kind="remarks", title="Remarks by Ana Souza")} == {"Peter Tamo"}


def test_an_organ_before_its_resolution_tells_whose_it_is() -> None:
    text = "The mandate was renewed by the Human Rights Council, lastly through resolution 49/10."
    assert ("A/HRC/RES/49/10", "adoptedBy", "Human Rights Council") in said(text, "adoptedBy")
