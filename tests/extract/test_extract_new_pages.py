"""What readers of pages that nobody had tuned for missed: successions, districts, chambers, laws, lists, headings."""

import pytest
from reading import _fact, named, reader, said

from kg.model import RawFile
from kg.read import document as read_document
from kg.split import sentences


def of_lines(text: str) -> set[tuple[str, ...]]:
    """The facts of a plain text, in which the blanks of a line count."""
    read, _problems = read_document(RawFile("list.txt", "list.txt", text.encode()))
    assert read is not None
    found = reader().extraction(read, sentences(read))
    return {_fact(found, r) for r in found.relations}


def test_whom_somebody_is_to_follow_held_the_post():
    text = (
        "Jia Cobb, of Maine, to be Inspector General, Department of Reefs, vice Emmet Sullivan, resigned.\n\n"
        "Ana Souza (Fiji), who replaced Tito Lowe (Samoa) as Chair of the Reef Council, spoke."
    )
    assert ("Emmet Sullivan", "holdsPost", "Inspector General of Department of Reefs", "former") in said(
        text, "holdsPost", kind="bio"
    )


def test_a_nominee_for_a_district_is_to_hold_the_whole_title():
    text = "Adair Lowe, United States Attorney Nominee for the District of South Carolina"
    assert said(text, "holdsPost", kind="bio") == {
        ("Adair Lowe", "holdsPost", "United States Attorney for the District of South Carolina", "designate")
    }


def test_district_and_circuit_judges_are_judges_of_the_state():
    text = (
        "Jia Cobb, of Maine, to be United States District Judge for the District of Columbia, vice Ann Hall, retired."
    )
    assert {f[2] for f in said(text, "holdsPost", kind="bio")} == {
        "District Judge for the District of Columbia of United States of America"
    }


def test_a_chief_of_police_heads_the_department_that_is_named():
    text = "Ana Souza has served as Chief of Police for the Laurens Police Department since 2018."
    assert "Laurens Police Department" in named(text, "Organization", kind="bio")
    assert "Police for the Laurens Police Department" not in named(text, "Organization", kind="bio")


def test_a_title_of_two_is_held_by_both_names():
    facts = said("Presidents Tamo and von der Reef spoke by telephone.", "holdsPost")
    assert {f[0] for f in facts} == {"Tamo", "von der Reef"}
    assert {f[2] for f in facts} == {"President"}


@pytest.mark.parametrize(
    ("word", "body"), [("Congress", "United States Congress"), ("the Senate", "United States Senate")]
)
def test_a_chamber_by_one_word_is_that_of_the_papers_own_state(word, body):
    assert body in named(f"The White House thanks {word} for its vote.", "Organization")
    assert body not in named(f"Peru and Chile thank {word} for its vote.", "Organization")


@pytest.mark.parametrize(
    "law", ["Bipartisan Reef Law", "Lowe Law", "Law on Combating Legalization of Proceeds from Crime"]
)
def test_laws_are_instruments_by_their_names(law):
    assert law in named(f"Parliament amended the {law} last year.", "Instrument")


@pytest.mark.parametrize("words", ["International Humanitarian Law", "Law of the Sea", "Yale Law School"])
def test_fields_of_law_and_schools_are_none(words):
    assert not named(f"They study the {words} in spring.", "Instrument")


def test_the_column_beside_a_name_tells_what_somebody_is_in_the_meeting():
    text = (
        "21st REEF FORUM MEETING ON TIDE CRIME\n(21st RF on TC)\n\nApia, Samoa, 24 - 25 April 2024\n\n"
        "Co-Chairs: Samoa and Fiji\n\nLIST OF PARTICIPANTS\n\nSAMOA\n\n"
        "Ms. Ana Souza        Co-Chair / Head of Delegation\n   Permanent Secretary, Ministry of Tides\n\n"
        "Mr. Tito Lowe        Speaker\n   Director, Reef Fund\n"
    )
    event = "21st REEF FORUM MEETING ON TIDE CRIME"
    facts = of_lines(text)
    assert ("Ana Souza", "chaired", event) in facts
    assert ("Samoa", "chaired", event) in facts
    assert ("Tito Lowe", "spokeAt", event) in facts


@pytest.mark.parametrize(
    "heading",
    [
        "at the Sixth Committee of the Seventy-Ninth Session\nof the United Nations General Assembly",
        "AT THE GENERAL DEBATE OF THE 76TH SESSION OF THE GENERAL ASSEMBLY\nNEW YORK, 25 SEPTEMBER 2021",
        "UNITED NATIONS GENERAL ASSEMBLY\n61ST SESSION",
    ],
)
def test_a_statement_in_the_assembly_is_given_at_its_session_however_the_heading_is_laid_out(heading):
    text = (
        f"STATEMENT BY\nH.E. MR. TITO LOWE\nPERMANENT REPRESENTATIVE OF FIJI\n\n{heading}\n\nMr. President,\nwe agree."
    )
    spoke = {f[2] for f in said(text, "spokeAt", kind="statement")}
    assert len(spoke) == 1
    assert "session" in next(iter(spoke)).casefold()
    assert "committee" not in next(iter(spoke)).casefold()
    assert "york" not in next(iter(spoke)).casefold()


def test_a_post_in_thanks_to_who_is_gone_is_his():
    text = (
        "Ana Souza of Fiji was appointed Director of the Reef Fund.\n\nShe succeeds Tito Lowe, to whom the Secretary-General "
        "is grateful for his service, including as Chair of the Tide Council."
    )
    facts = said(text, "holdsPost", kind="bio")
    assert ("Tito Lowe", "holdsPost", "Chair of Tide Council", "former") in facts
    assert not any(f[0] == "Ana Souza" and "Tide Council" in f[2] for f in facts)


def test_a_list_of_posts_abroad_has_one_sender():
    text = (
        "Ms. Ana Souza entered the Ministry of Tides in 1993. She rose to become Director of Treaties (1999-2002), Fiji’s "
        "Chargé d’affaires ad interim in Brussels (2002-2003) and Ambassador Extraordinary and Plenipotentiary to Ethiopia "
        "and Permanent Representative to the African Union (2004-2008)."
    )
    assert ("Ana Souza", "holdsPost", "Permanent Representative of Fiji") in {
        f[:3] for f in said(text, "holdsPost", kind="bio")
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("She leads the EU Delegation to Samoa and Brunei Darussalam.", "EU Delegation to Samoa and Brunei Darussalam"),
        ("The Leibniz-Zentrum Moderne Riffe (ZMR) met.", "Leibniz-Zentrum Moderne Riffe"),
        ("The S. Reed School of Reef Studies (RSRS) met.", "S. Reed School of Reef Studies"),
        ("He heads the Réseau des femmes du Bassin pour la paix.", "Réseau des femmes du Bassin pour la paix"),
        ("He joined Munger, Tolles, & Lowe LLP.", "Munger, Tolles, & Lowe LLP"),
        ("He leads the Health and Education Office of the Reef Commission.", "Health and Education Office"),
    ],
)
def test_bodies_are_read_to_their_ends(text, name):
    assert any(body.startswith(name) for body in named(text, "Organization", kind="bio"))
