"""Pages of events by their form, and what somebody of a list does at the event."""

from __future__ import annotations

import pytest
from reading import posts, said

PAGE = """# After the Tide: Return and Belonging

**Thursday, 3 November 2022 | 3.30 – 5.15 p.m. | The Lighthouse, 24 Horton Place, Colombo**

UNODC, in collaboration with INTERPOL, hosted a panel discussion on the return of families.

## Panel

* **Dr. Ana Souza**, Research Director, UNODC *(moderator)*
* **Mr. John Lowe**, President, Reef Institute
"""
TIDE = "After the Tide: Return and Belonging"


def test_a_title_over_a_line_of_day_hour_and_place_is_an_event() -> None:
    found = said(PAGE, kind="document", date="2022-11-08")
    assert {
        (TIDE, "heldOn", "2022-11-03"),
        (TIDE, "heldAt", "Colombo"),
        (TIDE, "organizedBy", "United Nations Office on Drugs and Crime"),
        ("Ana Souza", "moderated", TIDE),
        ("John Lowe", "spokeAt", TIDE),
    } <= found


@pytest.mark.parametrize(
    "line",
    [
        "Published on 3 November 2022",
        "By Ana Souza, 3 November 2022",
        "On 3 November 2022 at 3.30 p.m. the Minister said that he was glad.",
    ],
)
def test_a_title_over_another_line_is_none(line: str) -> None:
    text = f"# After the Tide: Return and Belonging\n\n{line}\n\nUNODC thanked the members."
    assert {fact for fact in said(text, "heldOn", kind="document", date="2022-11-08") if fact[0] == TIDE} == set()


LIST = """REEF CONFERENCE

Seminar on Countering the Financing of Reefs
Apia, 1-2 October 2019

LIST OF PARTICIPANTS

KAZAKHSTAN
1. Mr. John Lowe, Deputy Minister of Foreign Affairs (Opening of the Seminar)
2. Ms. Ana Souza, Head of Department, Financial Monitoring Service
UNODC
3. Ms. Mary Bello, Regional Representative (absent with apologies)
4. Mr. Peter Tamo, Senior Adviser Keynote speaker
"""


def test_what_somebody_of_a_list_does_is_no_part_of_his_post() -> None:
    titles = {post[1] for post in posts(LIST, kind="participants", date="2019-10-04") if post[0] == "John Lowe"}
    assert [title.startswith("Deputy Minister") and title.endswith("Affairs of Kazakhstan") for title in titles] == [
        True
    ]
    assert all("Opening" not in post[1] and "speaker" not in post[1] for post in posts(LIST, kind="participants"))
    there = {fact[0] for fact in said(LIST, "attended", "spokeAt", "opened", kind="participants", date="2019-10-04")}
    assert "Mary Bello" not in there


def test_a_project_may_have_its_title_before_the_word_and_a_group_its_members_behind_its_founding() -> None:
    text = "# A note\n\nIt is paid under the “Reef Border Security and Resilience” (RBSR) project, which is financed by Japan."
    assert ("Reef Border Security and Resilience", "supportedBy", "Japan") in said(text, "supportedBy")
    text = "# A note\n\nASEAN was founded in 1967 and is made up of Brunei Darussalam, Cambodia and Malaysia."
    assert {fact[0] for fact in said(text, "memberOf")} == {"Brunei Darussalam", "Cambodia", "Malaysia"}


def test_who_opens_in_the_name_of_the_country_holds_a_post_of_it() -> None:
    text = (
        "# A note\n\nThe Reef Workshop on Border Security was held in Suva on 3 May 2024. It was chaired by the Fiji Minister "
        "for Police, Hon. John Lowe, and opened by the country’s Deputy Prime Minister, Hon. Ana Souza."
    )
    assert ("Ana Souza", "opened", "Reef Workshop on Border Security") in said(text, "opened")
