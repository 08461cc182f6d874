"""People: names of many origins, titles of address, names again; and what is no person."""

from __future__ import annotations

import pytest
from reading import later, meant, named, posts, said, spelt


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ms. Adaeze Nwosu-Bello spoke.", "Adaeze Nwosu-Bello"),
        ("Mr. Chukwuemeka Okonkwo spoke.", "Chukwuemeka Okonkwo"),
        ("Mr. Rustam Davlatovich Nazarov spoke.", "Rustam Davlatovich Nazarov"),
        ("Ms. Zarina Farrukhovna Sharifzoda spoke.", "Zarina Farrukhovna Sharifzoda"),
        ("Mr. NGUYỄN Thanh Phong spoke.", "NGUYỄN Thanh Phong"),
        ("Ms. Trần Thị Bích Ngọc spoke.", "Trần Thị Bích Ngọc"),
        ("Ms. Maria Eduarda de Albuquerque Lins spoke.", "Maria Eduarda de Albuquerque Lins"),
        ("Mr. João Guilherme dos Santos e Silva spoke.", "João Guilherme dos Santos e Silva"),
        ("Ms. Guðrún Þorsteinsdóttir spoke.", "Guðrún Þorsteinsdóttir"),
        ("Mr. Þórður Ægir Óskarsson spoke.", "Þórður Ægir Óskarsson"),
        ("Sheikh Khalid bin Rashid Al Marri spoke.", "Khalid bin Rashid Al Marri"),
        ("Ms. Noura bint Fahd Al-Qahtani spoke.", "Noura bint Fahd Al-Qahtani"),
        ("Mr. Abdulrahman el-Tayeb spoke.", "Abdulrahman el-Tayeb"),
        ("Ms. Inés Olivares Echeverría spoke.", "Inés Olivares Echeverría"),
        ("Mr. Ramón Ibáñez y Luengo spoke.", "Ramón Ibáñez y Luengo"),
        ("Mr. Pieter van der Zwaluw spoke.", "Pieter van der Zwaluw"),
        ("Ms. Henriëtte van ’t Hoff spoke.", "Henriëtte van ’t Hoff"),
        ("Mr. Cormac O’Driscoll spoke.", "Cormac O’Driscoll"),
        ("Mr. Cormac O'Driscoll spoke.", "Cormac O'Driscoll"),
        ("Ms. Amélie d’Aubigny spoke.", "Amélie d’Aubigny"),
        ("Mr. J. P. R. Tavita spoke.", "J. P. R. Tavita"),
        ("Mr. J.P.R. Tavita spoke.", "J.P.R. Tavita"),
        ("Ms. Marjorie Q. Fennimore spoke.", "Marjorie Q. Fennimore"),
        ("Mr. Wendell T. Ashcombe, Jr., spoke.", "Wendell T. Ashcombe, Jr."),
        ("Mr. Aung Myo Kyaw spoke.", "Aung Myo Kyaw"),
        ("Ms. Sitiveni Halapua spoke.", "Sitiveni Halapua"),
        ("Mr. Jean-Baptiste N’Guessan spoke.", "Jean-Baptiste N’Guessan"),
        ("M. Étienne Lacroix-Dubreuil spoke.", "Étienne Lacroix-Dubreuil"),
        ("Mme. Églantine Fauré spoke.", "Églantine Fauré"),
        ("H.E. Ms. Lindiwe Mthethwa spoke.", "Lindiwe Mthethwa"),
        ("H.E. Mr. Lwazi Mthethwa spoke.", "Lwazi Mthethwa"),
        ("His Excellency Ambassador Lwazi Mthethwa spoke.", "Lwazi Mthethwa"),
        ("His Excellency, Ambassador Lwazi Mthethwa, spoke.", "Lwazi Mthethwa"),
        ("Her Excellency Ms. Lindiwe Mthethwa spoke.", "Lindiwe Mthethwa"),
        ("The Honorable Tamsin Ridgeway spoke.", "Tamsin Ridgeway"),
        ("The Honourable Dr. Tamsin Ridgeway spoke.", "Tamsin Ridgeway"),
        ("Dr. Olumide Fasanya spoke.", "Olumide Fasanya"),
        ("Professor Kerstin Åkerblom spoke.", "Kerstin Åkerblom"),
        ("Judge Milica Đurđević spoke.", "Milica Đurđević"),
        ("Lieutenant General Ofa Tuʻipulotu spoke.", "Ofa Tuʻipulotu"),
        ("Sir Bartholomew Quill spoke.", "Bartholomew Quill"),
        ("Her Royal Highness Princess Salote Mele Siuilikutapu spoke.", "Salote Mele Siuilikutapu"),
        ("Mr.\u00a0Wojciech\u00a0Brzęczyszczykiewicz spoke.", "Wojciech Brzęczyszczykiewicz"),
        ("Ms. Anne‑Sophie Vandenbroucke spoke.", "Anne-Sophie Vandenbroucke"),
        ("Mr. Li Zhengwei spoke.", "Li Zhengwei"),
        ("Mr. Kim Dae-hyun spoke.", "Kim Dae-hyun"),
        ("Ms. McAllister-Boone spoke.", "McAllister-Boone"),
        (
            "The members of the Committee thanked Mr. Δημήτρης Παπαδάκης for all his work of this year.",
            "Δημήτρης Παπαδάκης",
        ),
    ],
)
def test_a_person_is_known_by_a_title_before_the_name(text: str, name: str) -> None:
    assert named(text, "Person") == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Mr. President, I thank you.",
        "Madam Chair, we thank you.",
        "Mr. Secretary-General, we agree.",
        "Distinguished Ambassador, dear colleagues, welcome.",
        "The General Assembly agreed in general.",
        "The UN General Assembly agreed.",
        "Major progress was made. Captain and crew are safe.",
        "A Special Rapporteur visited South Georgia.",
        "The Dag Hammarskjöld Library is open.",
        pytest.param("They met in King Abdullah Hall and Prince Mahidol University."),
        "Write to ana.souza@example.org or call Ms. at +1 212 555 0147.",
        "Press contact: jonas.petrauskas@example.org, tel. +370 5 210 4400.",
        "For more information, visit www.example.org/John-Smith.",
        "Climate Change and Sustainable Development Goals matter.",
        "Dear Excellencies, Ladies and Gentlemen,",
        later("a common noun behind General", "General debate began. General Terms apply."),
        "Thank You Very Much.",
        "Saint Lucia and San Marino agreed.",
        "The Abraham Accords and the Chagos Archipelago were named.",
    ],
)
def test_what_is_no_person_is_not_read_as_one(text: str) -> None:
    assert named(text, "Person") == set()


def test_a_surname_names_again_the_person_named_in_full() -> None:
    text = "Ms. Adaeze Nwosu-Bello spoke. Ms. Nwosu-Bello thanked all. Nwosu-Bello left."
    assert named(text, "Person") == {"Adaeze Nwosu-Bello"}
    assert len(spelt(text, "Person")) == 3


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Ms. Adaeze Okonkwo and Mr. Chidi Okonkwo spoke."
    assert named(text, "Person") == {"Adaeze Okonkwo", "Chidi Okonkwo"}


def test_mr_and_ms_of_one_surname_are_not_one_person() -> None:
    text = "Mr. Rustam Nazarov spoke. Ms. Nazarov agreed."
    assert len(named(text, "Person")) == 2


def test_an_initial_stands_for_a_given_name() -> None:
    text = "Ms. Marjorie Q. Fennimore spoke. Later Ms. Marjorie Fennimore agreed and Ms. M. Fennimore left."
    assert len(named(text, "Person")) == 1


def test_a_surname_in_capitals_is_the_same_person() -> None:
    text = "Ms. Zarina SHARIFZODA spoke. Ms. Sharifzoda thanked all."
    assert len(named(text, "Person")) == 1


def test_the_possessive_is_not_part_of_a_name() -> None:
    assert spelt("We liked Ms. Adaeze Nwosu’s speech.", "Person") == ["Adaeze Nwosu"]


def test_a_name_does_not_run_into_the_verb_of_a_headline() -> None:
    assert named("President Adaeze Nwosu Meets Prime Minister Lwazi Mthethwa In Apia", "Person") == {
        "Adaeze Nwosu",
        "Lwazi Mthethwa",
    }


def test_a_name_does_not_run_into_the_next_paragraph() -> None:
    text = "We thank Ms. Adaeze Nwosu\n\nChidi Beach is closed."
    assert named(text, "Person") == {"Adaeze Nwosu"}


def test_people_of_a_list_are_all_found() -> None:
    text = "Ms. Adaeze Nwosu, Mr. Lwazi Mthethwa, Dr. Olumide Fasanya and Ms. Guðrún Þorsteinsdóttir spoke."
    assert len(named(text, "Person")) == 4


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Executive Director Adaeze Nwosu spoke.", "Adaeze Nwosu"),
        ("Assistant Secretary-General Adaeze Nwosu spoke.", "Adaeze Nwosu"),
        ("President Adaeze Nwosu spoke.", "Adaeze Nwosu"),
        ("President Nwosu spoke.", "Nwosu"),
        ("Foreign Minister Nwosu spoke.", "Nwosu"),
        ("Prime Minister Nwosu spoke.", "Nwosu"),
        ("The Executive Director of UNICEF, Adaeze Nwosu, spoke.", "Adaeze Nwosu"),
        ("President of Samoa Adaeze Nwosu spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu, Executive Director of UNICEF, spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu (Director, UNICEF) spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu – Director, UNICEF – spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu is the Director of UNICEF.", "Adaeze Nwosu"),
        ("Adaeze Nwosu\nDirector, UNICEF", "Adaeze Nwosu"),
        ("Adaeze Nwosu, the current Director of UNICEF, spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu, our newly appointed Director, spoke.", "Adaeze Nwosu"),
        ("Adaeze Nwosu has served as Director of UNICEF.", "Adaeze Nwosu"),
        ("The United States Ambassador Tamsin Ridgeway spoke.", "Tamsin Ridgeway"),
    ],
)
def test_a_person_is_known_by_a_post_beside_the_name(text: str, name: str) -> None:
    assert named(text, "Person") == {name}


def test_a_speaker_of_a_record_is_a_person_under_a_bare_surname() -> None:
    text = "Okonkwo (Nigeria): “We thank the President for the report that we have before us today.”"
    assert "Okonkwo" in named(text, "Person", kind="meeting-record")


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Ambassador Lwazi Mthethwa spoke.", "Ambassador"),
        ("Amb. Lwazi Mthethwa spoke.", "Ambassador"),
        ("Lieutenant General Ofa Halapua spoke.", "Lieutenant General"),
        ("Lt. Gen. Ofa Halapua spoke.", "Lieutenant General"),
        ("Colonel Ofa Halapua spoke.", "Colonel"),
        ("Rear Admiral Ofa Halapua spoke.", "Rear Admiral"),
    ],
)
def test_a_rank_before_a_name_is_a_rank_and_no_post(text: str, rank: str) -> None:
    assert [(p, o) for _, p, o, *_ in said(text, "rank", "holdsPost")] == [("rank", rank)]


def test_a_person_and_a_body_of_the_same_name_are_apart() -> None:
    text = "Ms. Rosa Quintana spoke for the Rosa Quintana Foundation."
    assert named(text, "Person") == {"Rosa Quintana"}
    assert named(text, "Organization") == {"Rosa Quintana Foundation"}


def test_the_mother_tongue_of_titles_is_not_taken_for_an_initial() -> None:
    text = "Brett M. Holloway spoke with Director Brett M. Holloway of UNICEF."
    assert meant(text, "Holloway") == set()
    assert "Holloway" not in named(text, "Person")


def test_no_person_is_named_by_an_address_on_the_web() -> None:
    text = "Ms. Adaeze Nwosu spoke. See https://example.org/Nwosu and nwosu@example.org."
    assert spelt(text, "Person") == ["Adaeze Nwosu"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Statement from President Ana Ruiz Congratulating Jin Park as President-elect of Liberia", {"Ana Ruiz"}),
        ("RESULTS FROM PRESIDENT ANA RUIZ’S LAKES AND RIVERS LAW", {"ANA RUIZ"}),
        ("Statement by President Ana Ruiz on Peace Officers Memorial Day", {"Ana Ruiz"}),
        ("First Lady Ana Ruiz Unveils New Lamps of The Corner", {"Ana Ruiz"}),
        ("President Ana Ruiz and NATO Leaders Formally Launch the Lake Partnership", {"Ana Ruiz"}),
        ("It creates Environmental Justice Block Grants, says Ms. Ana Ruiz.", {"Ana Ruiz"}),
        ("Dr. Laura Moss-Weiss, Chief Medical Officer, UNICEF", {"Laura Moss-Weiss"}),
    ],
)
def test_a_name_ends_before_a_headline_s_verb_and_before_what_it_owns(text: str, people: set[str]) -> None:
    assert people <= named(text, "Person")
    assert all(len(name.split()) < 3 for name in named(text, "Person"))


@pytest.mark.parametrize("name", ["the Hon Ana Souza MP", "Senator the Hon Ana Souza", "the Rt Hon Ana Souza KC MP"])
def test_who_sits_in_a_parliament_is_named_without_what_says_so(name: str) -> None:
    text = f"Remarks by {name}, Minister for Reefs of Fiji, followed."
    assert named(text, "Person") == {"Ana Souza"}
    assert posts(text) == {("Ana Souza", "Minister for Reefs of Fiji", "current")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. SOUZA DE ALBA (Panama) spoke.", "SOUZA DE ALBA"),
        ("Mr Bekim RAMADANI, Customs Administration of North Macedonia, spoke.", "Bekim RAMADANI"),
        ("Professor Emerita Mary Lowe-Tamo spoke.", "Mary Lowe-Tamo"),
    ],
)
def test_a_surname_in_capitals_is_no_acronym_and_a_title_no_name(text: str, name: str) -> None:
    assert {spelling.casefold() for spelling in spelt(f"# A note\n\n{text}", "Person")} == {name.casefold()}
