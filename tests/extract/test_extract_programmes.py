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
Widows, Land and the Law of Small Islands | heldAt | United Nations Headquarters
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
Awa Diallo Sarr | spokeAt | High-Level Regional Workshop on Maritime Records | planned
Elif Arslan | spokeAt | Session 1: The state of the records | planned
High-Level Regional Workshop on Maritime Records | endsOn | 2023-09-14
High-Level Regional Workshop on Maritime Records | heldAt | Dakar
High-Level Regional Workshop on Maritime Records | heldOn | 2023-09-12
Lindiwe Mokoena | moderated | Session 1: The state of the records | planned
Omar Cissé | spokeAt | High-Level Regional Workshop on Maritime Records | planned
Pavel Novak | spokeAt | Session 1: The state of the records | planned
Session 1: The state of the records | partOf | High-Level Regional Workshop on Maritime Records
"""

CONCEPT = """\
REEF BASIN COMMISSION (RBC)

CONCEPT NOTE AND PROGRAMME

REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE
PACIFIC REEF BASIN

Suva, Fiji
22 – 24 October 2024

1. BACKGROUND

The workshop, convened by RBC in partnership with UNODC, will bring together 40 magistrates. It is held
within the framework of the project "Justice for the Reef" (JULAR), implemented by UNODC, and receives
financial support from Denmark.

                         PROGRAMME

DAY ONE – Tuesday, 22 October
09:00 – 09:45   Opening ceremony
                Master of ceremonies: Mr. Ivo TAMO, Deputy Director, RBC
                – Amb. Manu NURA, Executive Secretary of RBC
                – Mr. Jakob HANSEN, Ambassador of Denmark to Fiji, Samoa and Tonga
                – Ms. Yara TOM, Minister of Justice of Fiji (official opening)
10:15 – 12:30   Session 1: From the Reef to the File
                Moderator:  Col. Ana MAHE, Legal Adviser, UNODC
                Panellists: Mr. Sione KAVA LOMU, Director, Tide Records Division, Ministry
                            of Justice, Fiji
                            Ms. Hadia ELHA MOUSA, Public Prosecutor, Special
                            Reef Pole, Suva
12:30 – 14:00   Lunch
DAY TWO – Wednesday, 23 October
09:00 – 11:00   Session 2: Women and Children of the Reef (tbc)
                Chair: Mme Rosa ELHA VANUA, RBC
"""

CONCEPT_SAYS = """
Ana MAHE | moderated | Session 1: From the Reef to the File | planned
Hadia ELHA MOUSA | spokeAt | Session 1: From the Reef to the File | planned
Jakob HANSEN | spokeAt | REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | planned
Justice for the Reef | implementedBy | United Nations Office on Drugs and Crime
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | supportedBy | Denmark
Manu NURA | spokeAt | REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | planned
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | heldAt | Suva
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | heldOn | 2024-10-22
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | organizedBy | REEF BASIN COMMISSION
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | organizedBy | United Nations Office on Drugs and Crime
REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | partOf | Justice for the Reef
Rosa ELHA VANUA | chaired | Session 2: Women and Children of the Reef (tbc) | planned
Rosa ELHA VANUA | memberOf | REEF BASIN COMMISSION
Session 1: From the Reef to the File | partOf | REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN
Session 2: Women and Children of the Reef (tbc) | partOf | REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN
Sione KAVA LOMU | spokeAt | Session 1: From the Reef to the File | planned
Yara TOM | opened | REGIONAL WORKSHOP ON TIDE RECORDS AND THE LAW OF SALVAGE IN THE PACIFIC REEF BASIN | planned
Jakob HANSEN | holdsPost | Ambassador to Fiji, Samoa and Tonga of Denmark | current
Hadia ELHA MOUSA | holdsPost | Public Prosecutor of Special Reef Pole | current
Ana MAHE | holdsPost | Legal Adviser of United Nations Office on Drugs and Crime | current
"""

PAGE = """\
Skip to content

EVENTS

### Seminar / Suva – Can the Reef Force keep the Pacific's harbours open?

**Date:** Thursday 16 May 2024
**Venue:** Grand Tide Hotel, Reef Road, Suva, Fiji (in person) and via Zoom

[REGISTER](https://example.org/register) | [Add to calendar](#)

This seminar is organised by the Tide Institute, with financial support from Norway.

**Welcome remarks:** Dr Ana Moe, Director, Tide Institute

**Speakers:**

- **Ambassador Manu Nura**, Executive Secretary, UNODC
- **Dr Ida Kos**, independent researcher

**Moderator:** Mr Ivo Tamo, Senior Researcher, Tide Institute
"""

PAGE_SAYS = """
Ana Moe | spokeAt | Can the Reef Force keep the Pacific's harbours open? | planned
Can the Reef Force keep the Pacific's harbours open? | heldAt | Grand Tide Hotel
Can the Reef Force keep the Pacific's harbours open? | heldAt | Suva
Can the Reef Force keep the Pacific's harbours open? | heldOn | 2024-05-16
Can the Reef Force keep the Pacific's harbours open? | organizedBy | Tide Institute
Can the Reef Force keep the Pacific's harbours open? | supportedBy | Norway
Ida Kos | spokeAt | Can the Reef Force keep the Pacific's harbours open? | planned
Ivo Tamo | moderated | Can the Reef Force keep the Pacific's harbours open? | planned
Manu Nura | spokeAt | Can the Reef Force keep the Pacific's harbours open? | planned
"""

ATTENDED = """\
THE HARBOUR INSTITUTE

Final List of Participants

DELEGATION OF SAMOA

Head of Delegation

        Hon. Keisal PETERU
        Minister of Foreign Affairs, Trade and Reefs

Alternate

        H.E. Lou GILCHA
        Permanent Representative to the United Nations

TONGA
Ms. Ana Souza
  National Coordinator for Countering Smuggling and Keeping Harbours
Mr. Ivo TAMO
  Deputy Director for Salvage
  National Reef Agency (NRA)
Atty. Rosa Lima, Assistant State Prosecutor (Department of Justice)

INTERPOL
Ms. Ida Moe, Regional Director in Central Asia
Dr. Eva Rao, Analyst; former legal officer of Eurojust

UNICRI SECRETARIAT
Ms. Gale Fisher, Deputy Executive Secretary
"""

ATTENDED_SAYS = """
Keisal PETERU | memberOf | Delegation of Samoa
Lou GILCHA | memberOf | Delegation of Samoa
Ana Souza | holdsPost | National Coordinator for Countering Smuggling and Keeping Harbours of Tonga | current
Eva Rao | holdsPost | Analyst of International Criminal Police Organization | current
Eva Rao | holdsPost | Legal Officer of Eurojust | former
Gale Fisher | holdsPost | Deputy Executive Secretary of United Nations Interregional Crime and Justice Research Institute | current
Ida Moe | holdsPost | Regional Director in Central Asia of International Criminal Police Organization | current
Ivo TAMO | holdsPost | Deputy Director for Salvage of National Reef Agency | current
Keisal PETERU | holdsPost | Head of Delegation of Delegation of Samoa | current
Keisal PETERU | holdsPost | Minister of Foreign Affairs, Trade and Reefs of Samoa | current
Lou GILCHA | holdsPost | Permanent Representative of Samoa to United Nations | current
Rosa Lima | holdsPost | Assistant State Prosecutor of Department of Justice | current
"""

DOCUMENTS = {
    "participants": (PARTICIPANTS, PARTICIPANTS_SAYS),
    "delegates": (DELEGATES, DELEGATES_SAYS),
    "note": (NOTE, NOTE_SAYS),
    "workshop": (WORKSHOP, WORKSHOP_SAYS),
    "concept": (CONCEPT, CONCEPT_SAYS),
    "page": (PAGE, PAGE_SAYS),
    "attended": (ATTENDED, ATTENDED_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_list_or_programme_says_what_a_careful_reader_finds(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    posts = {fact for fact in expected if fact[1] == "holdsPost"}
    assert told(text, *(p for p in predicates(expected) if p != "holdsPost")) == expected - posts
    assert posts <= told(text, "holdsPost")


def test_a_post_whose_body_is_named_but_unread_is_not_one_of_the_state_above_it() -> None:
    text = "List of participants\n\nTONGA\nMs. Ana Souza, Head, Vakalotu\nMr. Ivo Tamo, Head of Desk at Reef Express and a friend\n"
    assert not {fact for fact in told(text, "holdsPost") if "Tonga" in fact[2]}


def test_what_a_programme_announces_is_no_plain_fact() -> None:
    took_part = ("opened", "closed", "moderated", "spokeAt")
    assert {fact[-1] for text in (NOTE, WORKSHOP) for fact in told(text, *took_part)} == {"planned"}
