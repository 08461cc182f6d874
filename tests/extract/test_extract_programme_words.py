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
