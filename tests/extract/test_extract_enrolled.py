"""Lists by the words over them: who is a member of a council or delegation, who took part in a meeting."""

from __future__ import annotations

import pytest
from reading import named, posts, said

COUNCIL = "National Reef Council"
NAMES = ("Ana Souza", "Joe Tamo", "Mara Lind")


def members(text: str, **header: str | None) -> set[tuple[str, ...]]:
    """Who is said to be a member of what, whether that is planned or not."""
    return {(f[0], f[2]) for f in said(text, "memberOf", **header)}


@pytest.mark.parametrize(
    "over",
    [
        "The members of the National Reef Council for the 2023-2025 term are:",
        "Today the Minister announced her intent to appoint the following individuals to serve as members on the "
        "National Reef Council:",
        "The Prime Minister has named the following experts to the National Reef Council:",
        "The National Reef Council (NRC) is composed of the following:",
        "The National Reef Council includes:",
        "National Reef Council Members:",
        "The National Reef Council meets twice a year.\n\nMembers",
        "The Governor set up a National Reef Council. The members of the Council are as follows:",
    ],
)
def test_who_stands_under_words_that_tell_of_members_is_one(over: str) -> None:
    text = f"{over}\n\n- Ana Souza, Director, UNICEF\n- Dr. Joe Tamo of Suva, Chair\n- Mara Lind\n"
    assert members(text, kind="document") >= {(name, COUNCIL) for name in NAMES}


def test_members_stand_in_paragraphs_of_one_line_too() -> None:
    text = (
        "The following people will serve on the National Reef Council:\n\nAna Souza, President, Tide Energy, Inc.\n\n"
        "Joe Tamo, Chair\n\nMara Lind\n\nThe Council was set up in 2019. Peter Kamau, its first chair, has retired."
    )
    assert members(text, kind="press-release") == {(name, COUNCIL) for name in NAMES}


def test_chairs_and_members_of_a_list_are_those_of_the_body_over_it() -> None:
    text = (
        "President Tui announced his intent to appoint the following members to the National Reef Council:\n\n"
        "- Ana Souza, Chair\n- Joe Tamo, Member\n- Mara Lind, Member\n"
    )
    assert posts(text, kind="document") >= {
        ("Ana Souza", f"Chair of {COUNCIL}", "designate"),
        ("Joe Tamo", f"Member of {COUNCIL}", "designate"),
    }


def test_who_is_to_serve_on_several_bodies_is_a_member_of_none_by_the_words_over_the_list() -> None:
    text = (
        "The following individuals will serve on the National Reef Council and the Tide Commission:\n\n"
        "- Ana Souza\n- Joe Tamo\n- Mara Lind\n"
    )
    assert not members(text, kind="document")


def test_those_below_a_delegation_and_who_leads_it_are_its_members() -> None:
    text = (
        "The Palace announced the delegation to the Second Tide Summit in Suva.\n\n"
        "Ms. Ana Souza, Minister of Reefs, will lead the delegation.\n\nNational Reef Delegation:\n\n"
        "Joe Tamo, President, Tide Energy\n\nMara Lind, Chair, Reef Group\n"
    )
    found = said(text, "memberOf", "attended", kind="document")
    assert {(f[0], f[2]) for f in found if f[1] == "memberOf"} >= {(n, "National Reef Delegation") for n in NAMES}
    assert {f[0] for f in found if f[1:3] == ("attended", "Second Tide Summit")} >= set(NAMES)


def test_those_whose_lives_stand_under_their_names_are_members_of_the_body_to_which_they_are_appointed() -> None:
    lives = "".join(
        f"\n## {name}\n\n{name.split()[0]} {name.split()[1].partition(',')[0]} has worked on reefs for many years, "
        "in Suva and elsewhere, and has written books on tides.\n\nShe studied in Apia.\n"
        for name in ("Ana Souza, Chair", "Joe Tamo", "Mara Lind")
    )
    text = (
        "# President Tui Appoints Members to the National Reef Council\n\nToday, President Tui appointed three members "
        "to the National Reef Council.\n\nThe Council advises the President.\n" + lives
    )
    assert members(text, kind="bio") >= {(name, COUNCIL) for name in NAMES}
    assert ("Ana Souza", f"Chair of {COUNCIL}", "current") in posts(text, kind="bio")


@pytest.mark.parametrize(
    ("over", "event"),
    [
        (
            "This evening the King will host the guests for a State Dinner.\n\nThe following is a complete list of "
            "expected guests:",
            "State Dinner",
        ),
        ("The following guests will attend the Second Tide Summit:", "Second Tide Summit"),
    ],
)
def test_guests_and_those_beside_them_are_at_the_dinner(over: str, event: str) -> None:
    text = (
        f"# Palace Releases Guest List for the {event}\n\n{over}\n\nMs. Ana Souza & Mr. Joe Tamo\n\n"
        "The Honorable Mara Lind, Secretary of Tides\n"
    )
    assert {f[0] for f in said(text, "attended", kind="document") if f[2] == event} == set(NAMES)


@pytest.mark.parametrize(
    "joined",
    [
        "Ms. Souza will be joined by Senator Joe Tamo and Dr. Mara Lind, Mayor of Apia.",
        "The delegation will also include Senator Joe Tamo and Dr. Mara Lind.",
        "Other members of the delegation are Senator Joe Tamo and Dr. Mara Lind.",
    ],
)
def test_who_joins_the_one_who_leads_a_delegation_is_in_it(joined: str) -> None:
    text = (
        "Ms. Ana Souza will lead a Presidential Delegation to Fiji to attend the Second Tide Summit on 3 May. "
        f"{joined} President Rui Costa wished them well."
    )
    found = said(text, "memberOf", "attended", kind="press-release", title="Statement on Tides")
    assert {f[0] for f in found if f[1] == "memberOf" and "Delegation" in f[2]} == set(NAMES)
    assert {f[0] for f in found if f[1:3] == ("attended", "Second Tide Summit")} >= set(NAMES)


MEETING = (
    "---\n\n# Readout of the Minister’s Roundtable on Reef Loss\n\nThe Minister convened a roundtable on reef loss.\n\n"
)


def taking_part(text: str) -> dict[str, str]:
    """Who did what at the event of a readout."""
    found = said(text, "attended", "spokeAt", "moderated", kind="readout", title="Readout of Roundtable on Reef Loss")
    return {f[0]: f[1] for f in found}


def test_those_in_a_list_of_participants_stand_behind_titles_with_what_they_lead() -> None:
    text = (
        "Participants in the roundtable included:\n\n- New Tide State Senator Ana Souza\n"
        "- Vale Assembly Speaker Joe Tamo (NT)\n- Harbour Councillor Mara Lind of Suva\n"
    )
    assert taking_part(text) == dict.fromkeys(NAMES, "attended")


def test_lines_within_a_list_do_not_end_it_and_say_what_those_below_do() -> None:
    text = (
        "Participants included:\n\nMinistry Officials\n\n- Ana Souza, Director, UNICEF\n\nSpeakers:\n\n"
        "- Joe Tamo, Chair, Tide Group\n\nIndustry:\n\n- Mara Lind, Partner, Reef Fund\n\nAbsent:\n\n- Peter Kamau, Member\n"
    )
    assert taking_part(text) == {"Ana Souza": "attended", "Joe Tamo": "spokeAt", "Mara Lind": "attended"}


def test_a_list_that_a_text_has_run_together_is_parted_at_its_numbers_and_marks() -> None:
    text = (
        "Participants included: 1. Ana Souza, Director, UNICEF 2. Rev. Joe Tamo, Chair, Tide Group "
        "3. Mara Lind, Partner, Reef Fund\n"
    )
    assert taking_part(text) == dict.fromkeys(NAMES, "attended")


def test_groups_in_a_readout_and_labels_under_the_words_over_a_list_are_read() -> None:
    text = (
        "The Minister thanked all. Participants included:\nExperts\n\n- Ana Souza, Director, UNICEF\n\n"
        "Tide Leaders:\n\n- Joe Tamo, Chair, Tide Group\n- Mara Lind, Partner, Reef Fund\n"
    )
    assert taking_part(text) == dict.fromkeys(NAMES, "attended")


def test_whom_a_call_was_joined_by_met_the_caller() -> None:
    text = (
        "The President spoke of the storm.\n\nThe President and his team were joined on the call by:\n\n"
        "- Reefland Governor Ana Souza\n- Tideland Governor Mara Lind\n"
    )
    title = "Readout of President Joe Tamo’s Call with Governors"
    assert said(text, "metWith", kind="readout", title=title) == {
        ("Joe Tamo", "metWith", "Ana Souza"),
        ("Joe Tamo", "metWith", "Mara Lind"),
    }


def test_a_table_of_members_is_a_list_of_them() -> None:
    text = (
        "The National Reef Council meets in May.\n\nMembers of the Council (2022–2025):\n\n"
        "| Name | Country | Term |\n|---|---|---|\n| Ms. Ana Souza | Fiji | 2024 |\n| Mr. Joe Tamo | Samoa | 2025 |\n"
        "| Dr. Mara Lind | Tonga | 2025 |\n"
    )
    assert members(text, kind="document") == {(name, COUNCIL) for name in NAMES}


@pytest.mark.parametrize("dash", ["–", "—", "-"])
def test_a_name_before_a_dash_and_a_body_is_a_person(dash: str) -> None:
    text = f"Panellists:\n\n- Kwame Mensah {dash} Ghana Navy\n- Ms. Ruth Adeyemi {dash} Port Authority of Suva\n"
    assert named(text, "Person") == {"Kwame Mensah", "Ruth Adeyemi"}
    assert named(text, "Organization") == {"Ghana Navy", "Port Authority of Suva"}


def test_a_list_of_members_may_stand_at_the_very_head_of_a_text():
    lines = (
        "The members of the Reef Council are:",
        "Ana Souza, Director of the Tide Institute",
        "Ben Tamo, Mayor of Suva",
    )
    text = "\n\n".join((*lines, "The tide was high and the harbour was quiet all that day. " * 5))
    members = {(who, body) for who, _, body, *_ in said(text, "memberOf")}
    assert {("Ana Souza", "Reef Council"), ("Ben Tamo", "Reef Council")} <= members
