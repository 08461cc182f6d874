"""Verbatim and summary records of meetings, old and new: who presided, sat, spoke, for whom, and how States voted."""

from __future__ import annotations

import pytest
from reading import called, facts, plain_reading, predicates, said, told

COUNCIL = """\
United Nations S/PV.9812

Security Council Provisional
Seventy-eighth year

9812th meeting
Tuesday, 14 November 2023, 10 a.m.
New York

President: Ms. Zhang Meiling . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . (China)

Members: Albania . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Krasniqi
Brazil . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. França Teixeira
Ecuador . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Montalvo Ruiz
France . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mrs. Broadhurst
Gabon . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mrs. Onanga
Ghana . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Ms. Oppong
Japan . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Ishikawa
Malta . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mrs. Farrugia
Mozambique . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Machava
Russian Federation . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Polyakov
Switzerland . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mrs. Baumann
United Arab Emirates . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Ms. Shaheen
United Kingdom of Great Britain and Northern Ireland . . . . . . . . . . . . . . . . . . . Dame Harriet Wells
United States of America . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Holloway

Agenda

Threats to international peace and security caused by terrorist acts

Letter dated 3 November 2023 from the Chair of the Security Council Committee established pursuant to resolution 1373 (2001) concerning counter-terrorism addressed to the President of the Security Council (S/2023/838)

This record contains the text of speeches delivered in English and of the translation of speeches delivered in other languages. The final text will be printed in the Official Records of the Security Council. Corrections should be submitted to the original languages only. They should be incorporated in a copy of the record and sent under the signature of a member of the delegation concerned to the Chief of the Verbatim Reporting Service, room AB-0928 (verbatimrecords@un.org).

23-35120 (E)
*2335120*

The meeting was called to order at 10.05 a.m.

Adoption of the agenda

The agenda was adopted.

Threats to international peace and security caused by terrorist acts

The President (spoke in Chinese): In accordance with rule 37 of the Council’s provisional rules of procedure, I invite the representative of Tonga to participate in this meeting.

In accordance with rule 39 of the Council’s provisional rules of procedure, I invite the following briefer to participate in this meeting: Ms. Ngozi Adeyemi, Executive Director of the Counter-Terrorism Committee Executive Directorate.

Members of the Council have before them document S/2023/850, which contains the text of a draft resolution submitted by Albania and the United States of America.

I give the floor to Ms. Adeyemi.

Ms. Adeyemi: I thank you, Madam President, for the opportunity to brief the Council on the work of the Executive Directorate, whose mandate was renewed by resolution 2617 (2021).

Over the past year we have visited nineteen Member States.

The President (spoke in Chinese): I thank Ms. Adeyemi for her briefing.

I shall now give the floor to those members of the Council who wish to make statements before the voting.

Mr. Polyakov (Russian Federation) (spoke in Russian): The text before us was prepared in haste. We shall therefore vote against it.

Mr. Holloway (United States of America): We are grateful to Albania for its work on this text, and to the Secretariat for its support.

The President (spoke in Chinese): I shall now put the draft resolution contained in document S/2023/850 to the vote.

A vote was taken by show of hands.

In favour:
Albania, Brazil, Ecuador, France, Gabon, Ghana, Japan, Malta, Switzerland, United Arab Emirates, United Kingdom of Great Britain and Northern Ireland, United States of America

Against:
Russian Federation

Abstaining:
China, Mozambique

The President (spoke in Chinese): The draft resolution received 12 votes in favour, 1 against and 2 abstentions. The draft resolution has not been adopted, owing to the negative vote of a permanent member of the Council.

I shall now make a statement in my national capacity as the representative of China.

We regret that no agreement could be reached.

I resume my functions as President of the Council.

I now give the floor to the representative of Tonga.

Mr. Fonua (Tonga): I have the honour to speak on behalf of the Pacific Islands Forum. We had hoped for another result today.

The meeting rose at 11.20 a.m.

23-35120 9/9
"""

COUNCIL_SAYS = """
9812th meeting | heldAt | New York
9812th meeting | heldOn | 2023-11-14
9812th meeting | organizedBy | Security Council
Baumann | attended | 9812th meeting
Baumann | represents | Switzerland
Broadhurst | attended | 9812th meeting
Broadhurst | represents | France
Farrugia | attended | 9812th meeting
Farrugia | represents | Malta
Fonua | holdsPost | Representative of Tonga | current
Fonua | represents | Pacific Islands Forum
Fonua | represents | Tonga
Fonua | spokeAt | 9812th meeting
França Teixeira | attended | 9812th meeting
França Teixeira | represents | Brazil
Harriet Wells | attended | 9812th meeting
Harriet Wells | represents | United Kingdom of Great Britain and Northern Ireland
Holloway | represents | United States of America
Holloway | spokeAt | 9812th meeting
Ishikawa | attended | 9812th meeting
Ishikawa | represents | Japan
Krasniqi | attended | 9812th meeting
Krasniqi | represents | Albania
Machava | attended | 9812th meeting
Machava | represents | Mozambique
Montalvo Ruiz | attended | 9812th meeting
Montalvo Ruiz | represents | Ecuador
Ngozi Adeyemi | holdsPost | Executive Director of Counter-Terrorism Committee Executive Directorate | current
Ngozi Adeyemi | spokeAt | 9812th meeting
Onanga | attended | 9812th meeting
Onanga | represents | Gabon
Oppong | attended | 9812th meeting
Oppong | represents | Ghana
Polyakov | represents | Russian Federation
Polyakov | spokeAt | 9812th meeting
Shaheen | attended | 9812th meeting
Shaheen | represents | United Arab Emirates
Zhang Meiling | chaired | 9812th meeting
Zhang Meiling | holdsPost | President of Security Council | current
Zhang Meiling | holdsPost | Representative of China | current
Zhang Meiling | represents | China
Zhang Meiling | spokeAt | 9812th meeting
"""

ASSEMBLY = """\
A/77/PV.48

United Nations

General Assembly
Seventy-seventh session

48th plenary meeting
Thursday, 8 December 2022, 10 a.m.
New York

Official Records

President: Mr. Kőrösi-Varga . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . (Hungary)

In the absence of the President, Mr. Alvarenga (El Salvador), Vice-President, took the Chair.

The meeting was called to order at 10.10 a.m.

Agenda item 72 (continued)

Oceans and the law of the sea

Report of the Secretary-General (A/77/331)

Draft resolutions (A/77/L.36 and A/77/L.37)

The Acting President: I give the floor to the representative of Fiji to introduce draft resolution A/77/L.36.

Mr. Prasadu (Fiji): I have the honour to introduce draft resolution A/77/L.36, entitled “Oceans and the law of the sea”, on behalf of its sponsors.

Our ocean binds us all. My delegation wishes to thank the coordinator, Ms. Adaora Mbeki of South Africa, for her patience.

The Acting President: I now give the floor to the observer of the International Seabed Authority.

Mr. Lodgers (International Seabed Authority): It is a pleasure to address the Assembly once again.

The Acting President: We shall now proceed to consider draft resolutions A/77/L.36 and A/77/L.37. I give the floor to the representative of the Secretariat.

Ms. Sharmatova (Department for General Assembly and Conference Management): I should like to announce that, since the submission of draft resolution A/77/L.36, the following countries have become sponsors: Belize, Cabo Verde and Palau.

The Acting President: The Assembly will now take a decision on draft resolution A/77/L.36. A recorded vote has been requested.

A recorded vote was taken.

In favour:
Albania, Algeria, Belize, Bolivia (Plurinational State of), Cabo Verde, Côte d’Ivoire, Democratic People’s Republic of Korea, Fiji, Guinea, Iran (Islamic Republic of), Lao People’s Democratic Republic, Micronesia (Federated States of), Palau, Republic of Korea, Viet Nam, Zimbabwe

Against:
Türkiye

Abstaining:
Colombia, Venezuela (Bolivarian Republic of)

Draft resolution A/77/L.36 was adopted by 16 votes to 1, with 2 abstentions (resolution 77/248).

[Subsequently, the delegation of Samoa informed the Secretariat that it had intended to vote in favour.]

The Acting President: The Assembly will now take a decision on draft resolution A/77/L.37, entitled “Sustainable fisheries”. May I take it that the Assembly wishes to adopt draft resolution A/77/L.37?

Draft resolution A/77/L.37 was adopted (resolution 77/118).

The Acting President: I now give the floor to those representatives who wish to speak in explanation of vote after the voting.

Ms. Özgür (Türkiye): Türkiye voted against resolution 77/248 because it is not a party to the Convention.

The meeting rose at 1.05 p.m.
"""

ASSEMBLY_SAYS = """
48th plenary meeting | heldAt | New York
48th plenary meeting | heldOn | 2022-12-08
48th plenary meeting | organizedBy | General Assembly
48th plenary meeting | partOf | General Assembly Seventy-seventh session
A/77/L.36 | adoptedAs | A/RES/77/248
A/77/L.37 | adoptedAs | A/RES/77/118
A/RES/77/118 | adoptedBy | General Assembly
A/RES/77/118 | adoptedOn | 2022-12-08
A/RES/77/248 | adoptedBy | General Assembly
A/RES/77/248 | adoptedOn | 2022-12-08
Albania | votedFor | A/RES/77/248
Algeria | votedFor | A/RES/77/248
Alvarenga | chaired | 48th plenary meeting
Alvarenga | holdsPost | Vice President of General Assembly | current
Alvarenga | represents | El Salvador
Belize | votedFor | A/RES/77/248
Bolivia (Plurinational State of) | votedFor | A/RES/77/248
Cabo Verde | votedFor | A/RES/77/248
Colombia | abstainedOn | A/RES/77/248
Côte d'Ivoire | votedFor | A/RES/77/248
Democratic People's Republic of Korea | votedFor | A/RES/77/248
Fiji | votedFor | A/RES/77/248
General Assembly Seventy-seventh session | organizedBy | General Assembly
Guinea | votedFor | A/RES/77/248
Iran (Islamic Republic of) | votedFor | A/RES/77/248
Kőrösi-Varga | holdsPost | President of General Assembly | current
Kőrösi-Varga | represents | Hungary
Lao People's Democratic Republic | votedFor | A/RES/77/248
Lodgers | holdsPost | Observer of International Seabed Authority | current
Lodgers | represents | International Seabed Authority
Lodgers | spokeAt | 48th plenary meeting
Micronesia (Federated States of) | votedFor | A/RES/77/248
Palau | votedFor | A/RES/77/248
Prasadu | holdsPost | Representative of Fiji | current
Prasadu | represents | Fiji
Prasadu | spokeAt | 48th plenary meeting
Republic of Korea | votedFor | A/RES/77/248
Sharmatova | represents | Department for General Assembly and Conference Management
Sharmatova | spokeAt | 48th plenary meeting
Türkiye | votedAgainst | A/RES/77/248
Venezuela (Bolivarian Republic of) | abstainedOn | A/RES/77/248
Viet Nam | votedFor | A/RES/77/248
Zimbabwe | votedFor | A/RES/77/248
Özgür | represents | Türkiye
Özgür | spokeAt | 48th plenary meeting
"""

OLDER = """\
                                                                        S/PV.2615

                         2615th MEETING

          Held in New York on Thursday, 3 October 1985, at 11 a.m.

President: Mr. Vernon A. WALDEN (United States of America).

Present: The representatives of the following States: Australia, Burkina Faso, China, Denmark, Egypt, France, India, Madagascar, Peru, Thailand, Trinidad and Tobago, Ukrainian Soviet Socialist Republic, Union of Soviet Socialist Republics, United Kingdom of Great Britain and Northern Ireland, United States of America.

Provisional agenda (S/Agenda/2615)

1. Adoption of the agenda

2. Letter dated 1 October 1985 from the Permanent Representative of Tunisia to the United Nations addressed to the President of the Security Council (S/17509)

The meeting was called to order at 11.35 a.m.

Adoption of the agenda

The agenda was adopted.

1. The PRESIDENT: In accordance with the decisions taken at the previous meetings on this item, I invite the Minister for Foreign Affairs of Tunisia to take a place at the Council table.

At the invitation of the President, Mr. Caïd Ouali (Tunisia) took a place at the Council table.

2. The PRESIDENT: The first speaker is the representative of India, on whom I now call.

3. Mr. KRISHNASWAMI (India): Mr. President, may I say how pleased we are to see you in the Chair. I should like to pay a tribute to your predecessor, Sir John Thornley of the United Kingdom.

4. My Government condemns this act without reservation.

5. Mr. TROYAN (Union of Soviet Socialist Republics) (interpretation from Russian): The Soviet delegation supports the draft resolution.

6. The PRESIDENT: I shall now put to the vote the draft resolution contained in document S/17535.

A vote was taken by show of hands.

In favour: Australia, Burkina Faso, China, Denmark, Egypt, France, India, Madagascar, Peru, Thailand, Trinidad and Tobago, Ukrainian Soviet Socialist Republic, Union of Soviet Socialist Republics, United Kingdom of Great Britain and Northern Ireland

Against: None

Abstaining: United States of America

The draft resolution was adopted by 14 votes to none, with 1 abstention (resolution 573 (1985)).

7. The PRESIDENT: I shall now make a statement in my capacity as representative of the UNITED STATES OF AMERICA.

8. We deplore violence wherever it may occur.

The meeting rose at 1.45 p.m.
"""

OLDER_SAYS = """
2615th MEETING | heldAt | New York
2615th MEETING | heldOn | 1985-10-03
2615th MEETING | organizedBy | Security Council
Australia | attended | 2615th MEETING
Australia | votedFor | S/RES/573 (1985)
Burkina Faso | attended | 2615th MEETING
Burkina Faso | votedFor | S/RES/573 (1985)
Caïd Ouali | attended | 2615th MEETING
Caïd Ouali | represents | Tunisia
China | attended | 2615th MEETING
China | votedFor | S/RES/573 (1985)
Denmark | attended | 2615th MEETING
Denmark | votedFor | S/RES/573 (1985)
Egypt | attended | 2615th MEETING
Egypt | votedFor | S/RES/573 (1985)
France | attended | 2615th MEETING
France | votedFor | S/RES/573 (1985)
India | attended | 2615th MEETING
India | votedFor | S/RES/573 (1985)
KRISHNASWAMI | holdsPost | Representative of India | current
KRISHNASWAMI | represents | India
KRISHNASWAMI | spokeAt | 2615th MEETING
Madagascar | attended | 2615th MEETING
Madagascar | votedFor | S/RES/573 (1985)
Peru | attended | 2615th MEETING
Peru | votedFor | S/RES/573 (1985)
S/17535 | adoptedAs | S/RES/573 (1985)
S/RES/573 (1985) | adoptedBy | Security Council
S/RES/573 (1985) | adoptedOn | 1985-10-03
TROYAN | represents | Union of Soviet Socialist Republics
TROYAN | spokeAt | 2615th MEETING
Thailand | attended | 2615th MEETING
Thailand | votedFor | S/RES/573 (1985)
Trinidad and Tobago | attended | 2615th MEETING
Trinidad and Tobago | votedFor | S/RES/573 (1985)
Ukraine | attended | 2615th MEETING
Ukraine | votedFor | S/RES/573 (1985)
Union of Soviet Socialist Republics | attended | 2615th MEETING
Union of Soviet Socialist Republics | votedFor | S/RES/573 (1985)
United Kingdom of Great Britain and Northern Ireland | attended | 2615th MEETING
United Kingdom of Great Britain and Northern Ireland | votedFor | S/RES/573 (1985)
United States of America | abstainedOn | S/RES/573 (1985)
United States of America | attended | 2615th MEETING
Vernon A. WALDEN | chaired | 2615th MEETING
Vernon A. WALDEN | holdsPost | President of Security Council | current
Vernon A. WALDEN | holdsPost | Representative of United States of America | current
Vernon A. WALDEN | represents | United States of America
Vernon A. WALDEN | spokeAt | 2615th MEETING
"""

SUMMARY = """\
United Nations

A/C.6/78/SR.12

General Assembly
Seventy-eighth session

Distr.: General
14 November 2023

Original: English

Sixth Committee

Summary record of the 12th meeting
Held at Headquarters, New York, on Thursday, 12 October 2023, at 3 p.m.

Chair: Mr. Chindawongse (Thailand)

later: Ms. Romanska (Vice-Chair) (Bulgaria)

Contents

Agenda item 84: The rule of law at the national and international levels (continued)

The meeting was called to order at 3.05 p.m.

Agenda item 84: The rule of law at the national and international levels (continued) (A/78/184)

1. Mr. Khaddour (Syrian Arab Republic) said that the rule of law began with respect for the Charter of the United Nations. His delegation rejected double standards.

2. Ms. Flores Soto (El Salvador), speaking on behalf of the Central American Integration System (SICA), said that access to justice was a right. El Salvador had signed the Convention in 2022.

3. Mr. Nyanid (Cameroon), noting the report of the Secretary-General, welcomed its focus on courts.

4. Ms. Romanska (Bulgaria), Vice-Chair, took the Chair.

5. Archbishop Murphy-Ronan (Observer for the Holy See) said that justice and mercy went together.

6. Mr. Gorkéy (Sovereign Order of Malta) said that its ambassadors had helped to free prisoners.

7. Ms. Carral (International Development Law Organization (IDLO)) said that the Organization had worked in 60 countries.

The meeting rose at 6 p.m.

23-19622 (E)
"""

SUMMARY_SAYS = """
12th meeting | heldAt | New York
12th meeting | heldOn | 2023-10-12
12th meeting | organizedBy | Sixth Committee
12th meeting | partOf | General Assembly Seventy-eighth session
Carral | represents | International Development Law Organization
Carral | spokeAt | 12th meeting
Chindawongse | chaired | 12th meeting
Chindawongse | holdsPost | Chair of Sixth Committee | current
Chindawongse | represents | Thailand
Flores Soto | represents | Central American Integration System
Flores Soto | represents | El Salvador
Flores Soto | spokeAt | 12th meeting
General Assembly Seventy-eighth session | organizedBy | General Assembly
Gorkéy | represents | Sovereign Order of Malta
Gorkéy | spokeAt | 12th meeting
Khaddour | represents | Syrian Arab Republic
Khaddour | spokeAt | 12th meeting
Murphy-Ronan | holdsPost | Observer of Holy See | current
Murphy-Ronan | represents | Holy See
Murphy-Ronan | spokeAt | 12th meeting
Nyanid | represents | Cameroon
Nyanid | spokeAt | 12th meeting
Romanska | chaired | 12th meeting
Romanska | holdsPost | Vice-Chair of Sixth Committee | current
Romanska | represents | Bulgaria
"""

RESUMED = """\
                                                          S/PV.8341 (Resumption 1)
United Nations
Security Council
Seventy-third year

8341st meeting
Wednesday, 29 August 2018, 3 p.m.
New York                                                            Provisional

President: Ms. Wrońska-Lis ..........................................................................(Poland)

Members: Bolivia (Plurinational State of) .......................................... Mr. Llorentty Solano
         China ..................................................................... Mr. Ma Zhaoxiang
         Côte d’Ivoire ............................................................. Mr. Tanoh-Bouah
         Equatorial Guinea ......................................................... Mr. Ndong Abeso
         Ethiopia .................................................................. Ms. Guadeya
         United Kingdom of Great Britain and Northern
         Ireland ................................................................... Mr. Allenby

Agenda

Maintenance of international peace and security

        Mediation and settlement of disputes

  The meeting was resumed at 3.05 p.m.

  The President: I wish to remind all speakers to limit their statements to no more than
four minutes.

  I now give the floor to the representative of Norway.

  Mr. Skoglund (Norway): I have the honour to deliver this statement on behalf of the Nordic countries — Denmark, Finland, Iceland, Sweden and my own country, Norway.

  We align ourselves with the statement to be delivered on behalf of the European
Union later today.

30/30                                                                           18-27190
29/08/2018           Maintenance of international peace and security           S/PV.8341 (Resumption 1)

  Mediation works when women sit at the table.

  The President: I now give the floor to the Deputy Minister for Foreign Affairs of Kazakhstan.

  Mr. Ashikbayev (Kazakhstan) (spoke in Russian): Kazakhstan stands for mediation.

  The President: The representative of Ukraine has asked for the floor to make a further
statement. I call on him.

  Mr. Yelchuk (Ukraine): The Russian Federation has again abused the veto.

  The meeting rose at 5.40 p.m.
"""

RESUMED_SAYS = """
8341st meeting | heldAt | New York
8341st meeting | heldOn | 2018-08-29
8341st meeting | organizedBy | Security Council
Allenby | attended | 8341st meeting
Allenby | represents | United Kingdom of Great Britain and Northern Ireland
Ashikbayev | holdsPost | Deputy Minister for Foreign Affairs of Kazakhstan | current
Ashikbayev | represents | Kazakhstan
Ashikbayev | spokeAt | 8341st meeting
Guadeya | attended | 8341st meeting
Guadeya | represents | Ethiopia
Llorentty Solano | attended | 8341st meeting
Llorentty Solano | represents | Bolivia (Plurinational State of)
Ma Zhaoxiang | attended | 8341st meeting
Ma Zhaoxiang | represents | China
Ndong Abeso | attended | 8341st meeting
Ndong Abeso | represents | Equatorial Guinea
Skoglund | holdsPost | Representative of Norway | current
Skoglund | represents | Denmark
Skoglund | represents | Finland
Skoglund | represents | Iceland
Skoglund | represents | Norway
Skoglund | represents | Sweden
Skoglund | spokeAt | 8341st meeting
Tanoh-Bouah | attended | 8341st meeting
Tanoh-Bouah | represents | Côte d'Ivoire
Wrońska-Lis | chaired | 8341st meeting
Wrońska-Lis | holdsPost | President of Security Council | current
Wrońska-Lis | represents | Poland
Yelchuk | holdsPost | Representative of Ukraine | current
Yelchuk | represents | Ukraine
Yelchuk | spokeAt | 8341st meeting
"""

COMMITTEE_REPORTS = """\
United Nations  A/66/PV.91

asdf General Assembly                                      Official Records
Sixty-sixth Session

91st plenary meeting
Monday, 19 December 2011, 3 p.m.
New York

President:  Mr. Al-Nassiri ............................................................. (Qatar)

In the absence of the President, Mr. Kamaruzzaman (Malaysia), Vice-President, took the Chair.

The meeting was called to order at 3.15 p.m.

Reports of the Third Committee

The Acting President: The Assembly will now consider the reports of the Third Committee. I request the Rapporteur of the Third Committee, Ms. Eugenia Pelletier of Canada, to introduce the reports in one intervention.

Ms. Pelletier (Canada), Rapporteur of the Third Committee: It is a great honour and privilege to introduce to the Assembly the reports of the Third Committee.

The Acting President: I thank the Rapporteur. We shall now take a decision on draft resolution I, entitled “Rights of islanders”. A recorded vote has been requested on operative paragraph 5. I shall first put to the vote operative paragraph 5.

A recorded vote was taken.

In favour: Angola, Brunei Darussalam, Chad

Against: Israel

Abstaining: Japan

Operative paragraph 5 of draft resolution I was retained by 3 votes to 1, with 1 abstention.

The Acting President: I shall now put to the vote draft resolution I as a whole.

A recorded vote was taken.

In favour: Angola, Brunei Darussalam, Chad, Congo, Democratic Republic of the Congo, Equatorial Guinea, Guinea-Bissau, Niger, Nigeria, Papua New Guinea, Republic of Moldova, Saint Vincent and the Grenadines, Sao Tome and Principe, South Sudan, Sudan, the former Yugoslav Republic of Macedonia, United Republic of Tanzania

Against: Israel, Marshall Islands

Abstaining: None

Draft resolution I was adopted by 17 votes to 2 (resolution 66/141).

[Subsequently, the delegation of the Comoros advised the Secretariat that it had intended to vote in favour.]

Mr. Tchatchouwo (Cameroon) (spoke in French): My delegation abstained from speaking before the vote.

Mrs. Ben-Artzi (Israel): Israel voted against resolution 66/141. I speak also on behalf of Micronesia.

The President returned to the Chair.

The President: Before giving the floor to the next speaker, may I remind members of the time.

The meeting rose at 5.45 p.m.
"""

COMMITTEE_REPORTS_SAYS = """
91st plenary meeting | heldAt | New York
91st plenary meeting | heldOn | 2011-12-19
91st plenary meeting | organizedBy | General Assembly
91st plenary meeting | partOf | Sixty-sixth Session
A/RES/66/141 | adoptedBy | General Assembly
A/RES/66/141 | adoptedOn | 2011-12-19
Al-Nassiri | holdsPost | President of General Assembly | current
Al-Nassiri | represents | Qatar
Angola | votedFor | A/RES/66/141
Ben-Artzi | represents | Israel
Ben-Artzi | represents | Micronesia (Federated States of)
Ben-Artzi | spokeAt | 91st plenary meeting
Brunei Darussalam | votedFor | A/RES/66/141
Chad | votedFor | A/RES/66/141
Congo | votedFor | A/RES/66/141
Democratic Republic of the Congo | votedFor | A/RES/66/141
Equatorial Guinea | votedFor | A/RES/66/141
Eugenia Pelletier | holdsPost | Rapporteur of Third Committee | current
Eugenia Pelletier | represents | Canada
Eugenia Pelletier | spokeAt | 91st plenary meeting
Guinea-Bissau | votedFor | A/RES/66/141
Israel | votedAgainst | A/RES/66/141
Kamaruzzaman | chaired | 91st plenary meeting
Kamaruzzaman | holdsPost | Vice President of General Assembly | current
Kamaruzzaman | represents | Malaysia
Marshall Islands | votedAgainst | A/RES/66/141
Niger | votedFor | A/RES/66/141
Nigeria | votedFor | A/RES/66/141
North Macedonia | votedFor | A/RES/66/141
Papua New Guinea | votedFor | A/RES/66/141
Republic of Moldova | votedFor | A/RES/66/141
Saint Vincent and the Grenadines | votedFor | A/RES/66/141
Sao Tome and Principe | votedFor | A/RES/66/141
Sixty-sixth Session | organizedBy | General Assembly
South Sudan | votedFor | A/RES/66/141
Sudan | votedFor | A/RES/66/141
Tchatchouwo | represents | Cameroon
Tchatchouwo | spokeAt | 91st plenary meeting
United Republic of Tanzania | votedFor | A/RES/66/141
"""

MARKDOWN = """\
S/PV.9453

**Security Council**
Seventy-eighth year

**9453**rd meeting
Monday, 30 October 2023, 3 p.m.
New York

*Provisional*

*President:* Mr. Bragança Neto (Brazil)

*Members:* Albania Mr. Stastoliu
China Mr. Geng Shuai
Gabon Ms. Ngyema Ndonga
United Kingdom of Great Britain and Northern Ireland Mr. Kariuki-Bell
United States of America Mr. Woodman

**Agenda**

The situation in the Middle East, including the Palestinian question

*The meeting was called to order at 3 p.m.*

**The President** (*spoke in Portuguese*): In accordance with rule 39 of the Council’s provisional rules of procedure, I invite the following briefers to participate in this meeting: Mr. Filippo Lazarini, Commissioner-General of the United Nations Relief and Works Agency for Palestine Refugees in the Near East; and Ms. Caterina Rusnell, Executive Director of UNICEF.

I now give the floor to Mr. Lazarini.

**Mr. Lazarini**: Some 670,000 people are sheltering in our schools.

**Ms. Rusnell**: Children need peace.

**Mr. Geng Shuai** (China) (*spoke in Chinese*): China thanks the briefers.

**The President** (*spoke in Portuguese*): I now give the floor to the Permanent Observer of the Observer State of Palestine.

**Mr. Mansouri** (Palestine): I thank you, Mr. President.

**The President** (*spoke in Portuguese*): The Council has before it document S/2023/818. I put it to the vote now. The following members voted:

*In favour:*
Albania, Brazil, Gabon, United States of America

*Against:*
None

*Abstaining:*
China, United Kingdom of Great Britain and Northern Ireland

**The President** (*spoke in Portuguese*): The draft resolution received 4 votes in favour and 2 abstentions. The draft resolution has been adopted as resolution 2712 (2023).

*The meeting rose at 4.10 p.m.*
"""

MARKDOWN_SAYS = """
9453rd meeting | heldAt | New York
9453rd meeting | heldOn | 2023-10-30
9453rd meeting | organizedBy | Security Council
Albania | votedFor | S/RES/2712 (2023)
Bragança Neto | chaired | 9453rd meeting
Bragança Neto | holdsPost | President of Security Council | current
Bragança Neto | represents | Brazil
Brazil | votedFor | S/RES/2712 (2023)
Caterina Rusnell | holdsPost | Executive Director of United Nations Children's Fund | current
Caterina Rusnell | spokeAt | 9453rd meeting
China | abstainedOn | S/RES/2712 (2023)
Filippo Lazarini | holdsPost | Commissioner-General of United Nations Relief and Works Agency for Palestine Refugees in the Near East | current
Filippo Lazarini | spokeAt | 9453rd meeting
Gabon | votedFor | S/RES/2712 (2023)
Geng Shuai | represents | China
Geng Shuai | spokeAt | 9453rd meeting
Kariuki-Bell | attended | 9453rd meeting
Kariuki-Bell | represents | United Kingdom of Great Britain and Northern Ireland
Mansouri | represents | State of Palestine
Mansouri | spokeAt | 9453rd meeting
Ngyema Ndonga | attended | 9453rd meeting
Ngyema Ndonga | represents | Gabon
S/2023/818 | adoptedAs | S/RES/2712 (2023)
S/RES/2712 (2023) | adoptedBy | Security Council
S/RES/2712 (2023) | adoptedOn | 2023-10-30
Stastoliu | attended | 9453rd meeting
Stastoliu | represents | Albania
United Kingdom of Great Britain and Northern Ireland | abstainedOn | S/RES/2712 (2023)
United States of America | votedFor | S/RES/2712 (2023)
Woodman | attended | 9453rd meeting
Woodman | represents | United States of America
"""

DOCUMENTS = {
    "council": (COUNCIL, COUNCIL_SAYS),
    "assembly": (ASSEMBLY, ASSEMBLY_SAYS),
    "older": (OLDER, OLDER_SAYS),
    "summary": (SUMMARY, SUMMARY_SAYS),
    "resumed": (RESUMED, RESUMED_SAYS),
    "committee_reports": (COMMITTEE_REPORTS, COMMITTEE_REPORTS_SAYS),
    "markdown": (MARKDOWN, MARKDOWN_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_record_says_what_a_careful_reader_finds_and_nothing_more_of_the_kind(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    assert told(text, *predicates(expected)) == expected


def test_a_draft_that_is_not_adopted_is_voted_on_itself() -> None:
    assert ("Russian Federation", "votedAgainst", "S/2023/850") in told(COUNCIL, "votedAgainst")
    assert {fact[0] for fact in told(COUNCIL, "abstainedOn")} == {"China", "Mozambique"}
    assert not told(COUNCIL, "adoptedAs", "adoptedOn")


def test_a_vote_on_a_paragraph_is_none_on_the_text() -> None:
    assert {fact[2] for fact in told(COMMITTEE_REPORTS, "votedFor", "votedAgainst", "abstainedOn")} == {"A/RES/66/141"}
    assert not told(COMMITTEE_REPORTS, "abstainedOn")


def test_one_who_meant_to_vote_did_not_vote() -> None:
    voted = {fact[0] for fact in told(ASSEMBLY, "votedFor", "votedAgainst", "abstainedOn")}
    assert "Samoa" not in voted


def test_each_speech_is_a_quotation_of_its_speaker_also_of_the_one_who_presides() -> None:
    said = spoken(COUNCIL)
    assert ("Polyakov", "The text before us was prepared in haste. We shall therefore vote against it.") in said
    assert ("Zhang Meiling", "I thank Ms. Adeyemi for her briefing.") in [(who, words[:37]) for who, words in said]
    assert not any("vote was taken" in words or "rose at" in words or "Albania, Brazil" in words for _, words in said)


def test_the_vice_president_who_takes_the_chair_says_what_the_acting_president_says() -> None:
    assert {
        who for who, words in spoken(ASSEMBLY) if words.startswith("May I take") or "I give the floor" in words
    } == {"Alvarenga"}


def test_a_speech_that_a_page_break_cuts_goes_on_behind_its_foot_and_head() -> None:
    words = [words for who, words in spoken(RESUMED) if who == "Skoglund"]
    assert words[-1] == "Mediation works when women sit at the table."
    assert not any("29/08/2018" in w for w in words)


@pytest.mark.parametrize(
    ("told_of", "vote"),
    [
        ("Norway voted in favour of resolution 2334 (2016).", ("Norway", "votedFor", "S/RES/2334 (2016)")),
        ("Norway and Fiji voted against resolution 60/1.", ("Fiji", "votedAgainst", "A/RES/60/1")),
        ("Norway abstained in the vote on resolution 2728 (2024).", ("Norway", "abstainedOn", "S/RES/2728 (2024)")),
        ("Norway abstained on draft resolution A/77/L.36.", ("Norway", "abstainedOn", "A/77/L.36")),
    ],
)
def test_a_vote_told_in_a_sentence(told_of: str, vote: tuple[str, ...]) -> None:
    assert vote in said(told_of)


@pytest.mark.parametrize(
    "told_of",
    [
        "Norway will vote in favour of resolution 2334 (2016).",
        "Norway did not vote against resolution 60/1.",
        "Had Norway not voted against resolution 60/1, it would have passed.",
        "The draft was put to the vote, and resolution 60/1 was adopted; Norway was absent.",
    ],
)
def test_no_vote_where_none_was_cast(told_of: str) -> None:
    assert not [f for f in said(told_of, "votedFor", "votedAgainst", "abstainedOn") if len(f) == 3]


def spoken(text: str) -> list[tuple[str, str]]:
    """Who says what, in the order of the text."""
    found = plain_reading(text, "text.txt")
    ordered = sorted(found.utterances, key=lambda u: u.begin)
    return [(called(found, u.speaker), " ".join(found.document.text[u.begin : u.end].split())) for u in ordered]
