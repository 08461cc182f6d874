"""Lists of participants, event notes and programmes: who is listed for whom, what is announced."""

from __future__ import annotations

import pytest
from reading import facts, predicates, told

PARTICIPANTS = """\
Third Meeting of the Coastal States Working Group

Apia, 3–5 May 2023

List of Participants

MEMBER STATES

FIJI

H.E. Mr. Filipo Tarakini
Permanent Representative of Fiji to the United Nations
(Head of Delegation)

Ms. Adi Kuruvoli, Director, Ministry of Fisheries
(Alternate)

Mr. Josefa Waqa
Adviser, Ministry of Fisheries

SAMOA

Ms. Salote Mataafa, Chief Executive Officer, Ministry of Natural Resources
Mr. Lwazi Mthethwa, Second Secretary, Permanent Mission of Samoa to the United Nations

INTERNATIONAL ORGANIZATIONS

International Maritime Organization

Dr. Elena Petrova, Senior Legal Officer

SECRETARIAT

Ms. Ana Souza, Secretary of the Working Group
"""

PARTICIPANTS_SAYS = """
Adi Kuruvoli | attended | Third Meeting of the Coastal States Working Group
Adi Kuruvoli | holdsPost | Director of Ministry of Fisheries | current
Adi Kuruvoli | represents | Fiji
Ana Souza | attended | Third Meeting of the Coastal States Working Group
Elena Petrova | attended | Third Meeting of the Coastal States Working Group
Elena Petrova | represents | International Maritime Organization
Filipo Tarakini | attended | Third Meeting of the Coastal States Working Group
Filipo Tarakini | holdsPost | Permanent Representative of Fiji to United Nations | current
Filipo Tarakini | represents | Fiji
Josefa Waqa | attended | Third Meeting of the Coastal States Working Group
Josefa Waqa | holdsPost | Adviser of Ministry of Fisheries | current
Josefa Waqa | represents | Fiji
Lwazi Mthethwa | attended | Third Meeting of the Coastal States Working Group
Lwazi Mthethwa | holdsPost | Second Secretary of Permanent Mission of Samoa to the United Nations | current
Lwazi Mthethwa | represents | Samoa
Salote Mataafa | attended | Third Meeting of the Coastal States Working Group
Salote Mataafa | holdsPost | Chief Executive Officer of Ministry of Natural Resources | current
Salote Mataafa | represents | Samoa
Third Meeting of the Coastal States Working Group | endsOn | 2023-05-05
Third Meeting of the Coastal States Working Group | heldAt | Apia
Third Meeting of the Coastal States Working Group | heldOn | 2023-05-03
"""

DELEGATES = """\
Delegation of Kenya to the Seventh Review Conference

Head of delegation: H.E. Mr. John Otieno, Principal Secretary, Ministry of Foreign Affairs

Alternate: Ms. Grace Wanjiru, Director, Ministry of Foreign Affairs

Advisers: Mr. Peter Kamau, Counsellor, Permanent Mission of Kenya to the United Nations
Ms. Faith Njeri, First Secretary, Permanent Mission of Kenya to the United Nations
"""

DELEGATES_SAYS = """
Delegation of Kenya | attended | Seventh Review Conference
Faith Njeri | attended | Seventh Review Conference
Faith Njeri | holdsPost | First Secretary of Permanent Mission of Kenya to the United Nations | current
Faith Njeri | memberOf | Delegation of Kenya
Grace Wanjiru | attended | Seventh Review Conference
Grace Wanjiru | holdsPost | Director of Ministry of Foreign Affairs | current
Grace Wanjiru | memberOf | Delegation of Kenya
John Otieno | attended | Seventh Review Conference
John Otieno | holdsPost | Principal Secretary of Ministry of Foreign Affairs | current
John Otieno | memberOf | Delegation of Kenya
Peter Kamau | attended | Seventh Review Conference
Peter Kamau | holdsPost | Counsellor of Permanent Mission of Kenya to the United Nations | current
Peter Kamau | memberOf | Delegation of Kenya
"""

NOTE = """\
CONCEPT NOTE

Widows, Land and the Law of Small Islands

Side event of the 2024 Counter-Terrorism Week

Date: Wednesday, 19 June 2024
Time: 1.15 p.m. – 2.30 p.m. EDT
Venue: Conference Room 8, United Nations Headquarters, New York
Organizers: UN-Women, the Permanent Mission of Fiji to the United Nations and the Pacific Widows Network

Background

In many islands the land of a widow goes to the family of her husband. The General Assembly called for change in its resolution 76/252.

Programme

Opening remarks
Ms. Salote Vunipola, Permanent Representative of Fiji to the United Nations

Panellists
• Mr. Jean-Marc Lefèvre, Deputy Executive Director of UN-Women
• Ms. Kesaia Toganivalu, Director, Pacific Widows Network

Moderator
Dr. Hana Weiss, Fellow, Institute of Tides

Closing remarks
Mr. Henrik Solberg, Ambassador of Norway to Fiji
"""

NOTE_SAYS = """
Hana Weiss | moderated | Widows, Land and the Law of Small Islands | planned
Henrik Solberg | closed | Widows, Land and the Law of Small Islands | planned
Jean-Marc Lefèvre | spokeAt | Widows, Land and the Law of Small Islands | planned
Kesaia Toganivalu | spokeAt | Widows, Land and the Law of Small Islands | planned
Salote Vunipola | opened | Widows, Land and the Law of Small Islands | planned
Widows, Land and the Law of Small Islands | endsAt | 2024-06-19T14:30:00-04:00
Widows, Land and the Law of Small Islands | heldAt | New York
Widows, Land and the Law of Small Islands | heldOn | 2024-06-19
Widows, Land and the Law of Small Islands | organizedBy | Pacific Widows Network
Widows, Land and the Law of Small Islands | organizedBy | Permanent Mission of Fiji to the United Nations
Widows, Land and the Law of Small Islands | organizedBy | United Nations Entity for Gender Equality and the Empowerment of Women
Widows, Land and the Law of Small Islands | partOf | 2024 Counter-Terrorism Week
Widows, Land and the Law of Small Islands | startsAt | 2024-06-19T13:15:00-04:00
"""

WORKSHOP = """\
High-Level Regional Workshop on Maritime Records

12–14 September 2023
Dakar, Senegal

PROVISIONAL PROGRAMME

Tuesday, 12 September 2023

09:00 – 09:30  Opening session
Welcome remarks: Ms. Awa Diallo Sarr, Minister of Justice of Senegal
Keynote address: Mr. Omar Cissé, Regional Representative of UNODC

09:30 – 11:00  Session 1: The state of the records
Moderator: Dr. Lindiwe Mokoena, Director, Institute of Tides
Speakers: Mr. Pavel Novak, Legal Adviser, International Maritime Organization; Ms. Elif Arslan, Registrar, Port of Dakar

16:30 – 17:00  Closing session
Closing remarks: Ms. Ana Brandão-Keller, Executive Director of UNODC
"""

WORKSHOP_SAYS = """
Ana Brandão-Keller | closed | High-Level Regional Workshop on Maritime Records | planned
Awa Diallo Sarr | opened | High-Level Regional Workshop on Maritime Records | planned
Elif Arslan | spokeAt | High-Level Regional Workshop on Maritime Records | planned
High-Level Regional Workshop on Maritime Records | endsOn | 2023-09-14
High-Level Regional Workshop on Maritime Records | heldAt | Dakar
High-Level Regional Workshop on Maritime Records | heldOn | 2023-09-12
Lindiwe Mokoena | moderated | High-Level Regional Workshop on Maritime Records | planned
Omar Cissé | spokeAt | High-Level Regional Workshop on Maritime Records | planned
Pavel Novak | spokeAt | High-Level Regional Workshop on Maritime Records | planned
"""

DOCUMENTS = {
    "participants": (PARTICIPANTS, PARTICIPANTS_SAYS),
    "delegates": (DELEGATES, DELEGATES_SAYS),
    "note": (NOTE, NOTE_SAYS),
    "workshop": (WORKSHOP, WORKSHOP_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_list_or_programme_says_what_a_careful_reader_finds(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    posts = {fact for fact in expected if fact[1] == "holdsPost"}
    assert told(text, *(p for p in predicates(expected) if p != "holdsPost")) == expected - posts
    assert posts <= told(text, "holdsPost")


def test_what_a_programme_announces_is_no_plain_fact() -> None:
    took_part = ("opened", "closed", "moderated", "spokeAt")
    assert {fact[-1] for text in (NOTE, WORKSHOP) for fact in told(text, *took_part)} == {"planned"}
