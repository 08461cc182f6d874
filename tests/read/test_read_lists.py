"""Where the lines of lists and programmes end in plain text."""

from __future__ import annotations

from read_aloud import blocks, read

LIST = """THE HARBOUR INSTITUTE

Final List of Participants

ALBANIA
Ms. Ana Souza
  Harbour Prosecutor, Special Structure against Smuggling at Sea and in the Reef (SPAK)
Mr. Jon TAMO
  Deputy Director for Salvage
  National Reef Agency (NRA)

NORTH MACEDONIA
Ms. Lu Peri-Vala
  National Coordinator for Keeping the Reef and the Harbours of the Lake

Reef Fund of Nations (REFUN)
Ms. Ida Moe, Reef Specialist (Tides)

        Commissioner of Police Ravi (Rav) MENON
        Director, Reef Crimes, Royal Tide and the
        Harbours Police Force

        Vera KOSTA (Ms.)
        Head, Tide Department
"""


def test_a_list_keeps_the_lines_of_its_people() -> None:
    found = blocks(LIST)
    assert "Mr. Jon TAMO\nDeputy Director for Salvage\nNational Reef Agency (NRA)" in found[2]
    assert found[3].startswith("NORTH MACEDONIA\nMs. Lu Peri-Vala\nNational Coordinator for Keeping")
    assert found[4] == "Reef Fund of Nations (REFUN)\nMs. Ida Moe, Reef Specialist (Tides)"
    assert found[5] == (
        "Commissioner of Police Ravi (Rav) MENON\nDirector, Reef Crimes, Royal Tide and the Harbours Police Force"
    )
    assert found[6] == "Vera KOSTA (Ms.)\nHead, Tide Department"


def test_a_programme_keeps_the_lines_of_its_parts() -> None:
    text = """CONCEPT NOTE AND PROGRAMME

09:00 – 11:00   Session 3: Women and Children Associated with the Reef
                Chair: Mme Ana MOUSSA, RBC
                Panellist: Dr. Ida Moe, University of Suva
                – Amb. Lu PERI, Executive Secretary of the RBC and Head of Mission
                  of the Reef Force
                – Dr. Jon TAMO, Regional Representative
"""
    assert read(text).kind == "programme"
    assert blocks(text)[1].split("\n") == [
        "09:00 – 11:00 Session 3: Women and Children Associated with the Reef",
        "Chair: Mme Ana MOUSSA, RBC",
        "Panellist: Dr. Ida Moe, University of Suva",
        "– Amb. Lu PERI, Executive Secretary of the RBC and Head of Mission of the Reef Force",
        "– Dr. Jon TAMO, Regional Representative",
    ]


def test_rows_of_cells_far_apart_are_lines() -> None:
    text = """FIFTY-FOURTH REGULAR SESSION             RES/Ser.P
June 26 to 28, 2024                      AG/INF.837/24
Suva, Fiji                               27 June 2024
"""
    assert blocks(text)[0].count("\n") == 2


def test_a_wrapped_sentence_that_goes_on_with_a_title_stays_whole() -> None:
    text = """The workshop in Suva was opened on Monday by the head of the State harbour office and
Mr. Jon Tamo, Deputy Director of the Reef Centre, who thanked the Government of Fiji and
Ms. Ana Souza for their work of many years in the harbours of the Pacific.
"""
    assert len(blocks(text)[0].split("\n")) == 1


def test_a_paper_that_cites_a_resolution_of_the_council_is_not_that_resolution() -> None:
    text = """CONCEPT NOTE

The Security Council, in paragraph 18 of its resolution 2396 (2017), calls for the collection of evidence.
"""
    found = read(text)
    assert (found.kind, found.symbol) == ("programme", None)
