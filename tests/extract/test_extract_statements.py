"""Statements, remarks and letters: heading blocks, also in capitals; for whom, at what, who speaks next, who signed."""

from __future__ import annotations

import pytest
from reading import facts, plain_reading, predicates, told

ISLANDS = """\
PERMANENT MISSION OF SAMOA TO THE UNITED NATIONS

Statement by H.E. Mr. Lwazi Mthethwa
Permanent Representative of Samoa to the United Nations

on behalf of the Alliance of Small Island States

at the High-level Meeting on Sea-Level Rise

New York, 25 September 2024

Check against delivery

Mr. President,
Excellencies,

I have the honour to deliver this statement on behalf of the Alliance of Small Island States (AOSIS).

We align ourselves with the statement delivered by Uganda on behalf of the Group of 77 and China.

I thank you, Mr. President.
"""

ISLANDS_SAYS = """
High-level Meeting on Sea-Level Rise | heldAt | New York
High-level Meeting on Sea-Level Rise | heldOn | 2024-09-25
Lwazi Mthethwa | holdsPost | Permanent Representative of Samoa to United Nations | current
Lwazi Mthethwa | represents | Alliance of Small Island States
Lwazi Mthethwa | spokeAt | High-level Meeting on Sea-Level Rise
the document | deliveredBy | Lwazi Mthethwa
"""

OPENING = """\
High-Level Conference on Human Rights and Prisons

Malaga, Spain, 10-11 May 2022

Opening remarks of

Ms. Ana Brandão-Keller

Executive Director of the United Nations Office on Drugs and Crime

Excellencies, distinguished participants, ladies and gentlemen,

It is an honour for me to be here with you, and I thank the Government of Spain for hosting us.

My colleague Mr. Pavel Novak, Director of the Institute of Tides, will speak about the data.

I now give the floor to Ms. Elif Arslan, Minister of Justice of Türkiye.

Thank you.
"""

OPENING_SAYS = """
Ana Brandão-Keller | holdsPost | Executive Director of United Nations Office on Drugs and Crime | current
Ana Brandão-Keller | spokeAt | High-Level Conference on Human Rights and Prisons
Elif Arslan | holdsPost | Minister of Justice of Türkiye | current
Elif Arslan | spokeAt | High-Level Conference on Human Rights and Prisons
High-Level Conference on Human Rights and Prisons | endsOn | 2022-05-11
High-Level Conference on Human Rights and Prisons | heldAt | Malaga
High-Level Conference on Human Rights and Prisons | heldOn | 2022-05-10
Pavel Novak | holdsPost | Director of Institute of Tides | current
the document | deliveredBy | Ana Brandão-Keller
"""

LETTER = """\
Embassy of the Kingdom of Norway

12 April 2023

Dear Mr. Secretary-General,

I am writing to share the report of the Apia Dialogue on Widows, which my Government convened on 3 March 2023.

We would be grateful if you would circulate this letter as a document of the Security Council.

Please accept, Excellency, the assurances of my highest consideration.

(Signed) Ingrid Haugland
Ambassador
Permanent Representative of Norway to the United Nations
"""

LETTER_SAYS = """
Ingrid Haugland | holdsPost | Permanent Representative of Norway to United Nations | current
the document | issuedBy | Ingrid Haugland
"""

CAPITALS = """\
STATEMENT

BY

HIS EXCELLENCY MR. JOHN MWANGI OTIENO

MINISTER FOR FOREIGN AFFAIRS OF THE REPUBLIC OF KENYA

AT THE

SEVENTY-FIFTH SESSION OF THE UNITED NATIONS GENERAL ASSEMBLY

NEW YORK, 24 SEPTEMBER 2020

PLEASE CHECK AGAINST DELIVERY

Mr. President,

Kenya congratulates you on your election. We thank the Secretary-General for his report on the work of the Organization.

I thank you.
"""

CAPITALS_SAYS = """
JOHN MWANGI OTIENO | holdsPost | Minister for Foreign Affairs of Kenya | current
JOHN MWANGI OTIENO | spokeAt | SEVENTY-FIFTH SESSION OF THE UNITED NATIONS GENERAL ASSEMBLY
the document | deliveredBy | JOHN MWANGI OTIENO
"""

DOCUMENTS = {
    "islands": (ISLANDS, ISLANDS_SAYS),
    "opening": (OPENING, OPENING_SAYS),
    "letter": (LETTER, LETTER_SAYS),
    "capitals": (CAPITALS, CAPITALS_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_statement_says_what_a_careful_reader_finds_and_nothing_more_of_the_kind(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    assert told(text, *predicates(expected)) == expected


def test_a_group_whose_statement_is_joined_is_not_spoken_for() -> None:
    assert {fact[2] for fact in told(ISLANDS, "represents")} == {"Alliance of Small Island States"}


def test_a_colleague_who_will_speak_did_not() -> None:
    assert "Pavel Novak" not in {fact[0] for fact in told(OPENING, "spokeAt")}


def test_the_first_day_of_an_event_of_several_days_dates_its_remarks() -> None:
    assert plain_reading(OPENING, "text.txt").document.date == "2022-05-10"


def test_a_place_and_a_platform_behind_a_stroke_are_no_symbol() -> None:
    text = OPENING.replace("Malaga, Spain, 10-11 May 2022", "Malaga/virtual platform, 10 May 2022")
    assert {fact[2] for fact in told(text, "heldAt")} == {"Malaga"}
