"""Who moderated, and who organized what is told of beside it."""

from __future__ import annotations

from reading import said

HEAD = "Apia Reef Conference\n\nApia, 3 May 2022\n\n"


def test_it_was_moderated_by_somebody() -> None:
    text = f"{HEAD}The Apia Reef Conference was held on 3 May 2022. It was moderated by Joana Tamo."
    found = said(text, "moderated", kind="press-release", title="Apia Reef Conference")
    assert found == {("Joana Tamo", "moderated", "Apia Reef Conference")}


def test_what_is_opened_today_is_organized_by_whom_the_clause_behind_names() -> None:
    text = "Joana Tamo opened the Apia Reef Conference today, organized by UNICEF and the Palm Council."
    assert {f[2] for f in said(text, "organizedBy", kind="press-release")} == {
        "United Nations Children's Fund",
        "Palm Council",
    }


def test_a_programme_line_by_line_keeps_its_hours_labels_and_people_apart():
    text = (
        "International Conference on Reef Finance\nBangkok, 8-9 May 2024\n"
        "Organized by the Reef Office of Fiji with the support of UNODC\n\n"
        "Day 1\n09:00-09:30 Opening\nPol. Maj. Gen. Rui Costa, Secretary-General, Reef Office of Fiji\n"
        "Mr. David Daly, Ambassador of Chile to Fiji\n09:30-11:00 Panel 1: Virtual assets\n"
        "Moderator: Ms. Delphine Schantz, Regional Representative, UNODC\nPanellists:\n"
        "- Mr. Kieran Beer, Chief Analyst, ACAMS\n"
    )
    told = said(text, "opened", "moderated", "spokeAt", "organizedBy", "supportedBy", kind="programme")
    conference = "International Conference on Reef Finance"
    assert {(who, does) for who, does, *_ in told if who != conference} == {
        ("Rui Costa", "opened"),
        ("David Daly", "opened"),
        ("Delphine Schantz", "moderated"),
        ("Kieran Beer", "spokeAt"),
    }
    assert {(does, whom) for who, does, whom, *_ in told if who == conference} == {
        ("organizedBy", "Reef Office of Fiji"),
        ("supportedBy", "United Nations Office on Drugs and Crime"),
    }
