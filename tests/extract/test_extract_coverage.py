"""Coverage of meetings (press.un.org): who spoke, for whom, in what capacity; what was adopted, by which votes."""

from __future__ import annotations

import pytest
from reading import called, facts, plain_reading, predicates, told

SUDAN = """\
SC/15702
20 MAY 2024

Security Council
9630th Meeting (AM)

Security Council Renews Mandate of Monitoring Mission in Sudan, Adopting Resolution 2731 (2024) by 12 Votes in Favour, with 3 Abstentions

The Security Council today extended the mandate of the United Nations Integrated Transition Assistance Mission in Sudan (UNITAMS) until 30 November, while members differed over the sanctions regime.

Adopting resolution 2731 (2024) (to be issued as document S/RES/2731(2024)) by a vote of 12 in favour to none against, with 3 abstentions (China, Mozambique, Russian Federation), the Council also requested the Secretary-General to report to it every 90 days.

Before the vote, the Council rejected an amendment proposed by the Russian Federation by a vote of 2 in favour (China, Russian Federation) to 10 against, with 3 abstentions (Algeria, Guyana, Mozambique).

The meeting began at 10:02 a.m. and ended at 11:36 a.m.

Briefing

MARTHA POBEDA, Assistant Secretary-General for Africa in the Departments of Political and Peacebuilding Affairs and Peace Operations, said that the situation remained tense. “We cannot look away from the people of Darfur at this time of great need,” she stressed.

VANESSA FRASSER (Malta), speaking in her capacity as Chair of the Security Council Committee established pursuant to resolution 1591 (2005), briefed on its work.

Statements

BARBARA WOODCOTE (United Kingdom), whose delegation drafted the text, welcomed its adoption.

ZHANG JUNWEI (China) said that his delegation had abstained because the text did not reflect the views of the host country.

AMAR BENDJAMIL (Algeria), also speaking for Guyana, Mozambique and Sierra Leone, called on all parties to lay down their arms.

PEDRO COMISSÁRIO (Mozambique), Council President for May, speaking in his national capacity, thanked the penholder.

The representative of Sudan said that his Government had not been consulted.

The representative of the United States, MICHELLE GREENWOOD, regretted the abstentions.

For information media. Not an official record.
"""

SUDAN_SAYS = """
9630th Meeting | heldOn | 2024-05-20
9630th Meeting | organizedBy | Security Council
AMAR BENDJAMIL | represents | Algeria
AMAR BENDJAMIL | represents | Guyana
AMAR BENDJAMIL | represents | Mozambique
AMAR BENDJAMIL | represents | Sierra Leone
AMAR BENDJAMIL | spokeAt | 9630th Meeting
BARBARA WOODCOTE | represents | United Kingdom of Great Britain and Northern Ireland
BARBARA WOODCOTE | spokeAt | 9630th Meeting
China | abstainedOn | S/RES/2731 (2024)
MARTHA POBEDA | spokeAt | 9630th Meeting
MICHELLE GREENWOOD | holdsPost | Representative of United States of America | current
MICHELLE GREENWOOD | spokeAt | 9630th Meeting
Mozambique | abstainedOn | S/RES/2731 (2024)
PEDRO COMISSÁRIO | holdsPost | President of Security Council | current
PEDRO COMISSÁRIO | represents | Mozambique
PEDRO COMISSÁRIO | spokeAt | 9630th Meeting
Russian Federation | abstainedOn | S/RES/2731 (2024)
S/RES/1591 (2005) | adoptedBy | Security Council
S/RES/2731 (2024) | adoptedBy | Security Council
S/RES/2731 (2024) | adoptedOn | 2024-05-20
S/RES/2731 (2024) | extendsMandateOf | United Nations Integrated Transition Assistance Mission in Sudan
Sudan | spokeAt | 9630th Meeting
VANESSA FRASSER | represents | Malta
VANESSA FRASSER | spokeAt | 9630th Meeting
ZHANG JUNWEI | represents | China
ZHANG JUNWEI | spokeAt | 9630th Meeting
"""

OCEANS = """\
GA/12488
7 DECEMBER 2022

Meetings Coverage
General Assembly

PLENARY
SEVENTY-SEVENTH SESSION, 46TH & 47TH MEETINGS (AM & PM)

General Assembly Adopts Two Texts on Ocean Governance, as Speakers Warn of Rising Seas

The General Assembly today adopted two resolutions on oceans, following a day-long debate in which delegates called for urgent action.

By the terms of the first text, titled “Oceans and the law of the sea” (document A/77/L.36), adopted by a recorded vote of 159 in favour to 1 against (Türkiye), with 3 abstentions (Colombia, El Salvador, Venezuela), the Assembly reiterated its call for States to implement the Convention.

The Assembly also adopted without a vote the draft resolution on sustainable fisheries (document A/77/L.37).

Csaba Kőrösi-Varga (Hungary), President of the General Assembly, said that the ocean is the ally of humanity.

The representative of Singapore, introducing the first text, said it was the constitution of the oceans.

The representative of Fiji, speaking for the Pacific Islands Forum, drew attention to sea-level rise. “Our people did not cause this crisis but pay for it every day,” she stressed.

Iceland’s representative noted that the second text is a package.

Also speaking were representatives of Bangladesh, Norway (also on behalf of Sweden), and Viet Nam, as well as the European Union.

An observer of the Holy See also spoke.

The representatives of Armenia and Azerbaijan spoke in exercise of the right of reply.

The General Assembly will reconvene at 10 a.m. on Thursday, 8 December.

For information media. Not an official record.
"""

OCEANS_SAYS = """
46TH & 47TH MEETINGS | heldOn | 2022-12-07
46TH & 47TH MEETINGS | organizedBy | General Assembly
Armenia | spokeAt | 46TH & 47TH MEETINGS
Azerbaijan | spokeAt | 46TH & 47TH MEETINGS
Bangladesh | spokeAt | 46TH & 47TH MEETINGS
Colombia | abstainedOn | A/77/L.36
Csaba Kőrösi-Varga | holdsPost | President of General Assembly | current
Csaba Kőrösi-Varga | represents | Hungary
Csaba Kőrösi-Varga | spokeAt | 46TH & 47TH MEETINGS
El Salvador | abstainedOn | A/77/L.36
European Union | spokeAt | 46TH & 47TH MEETINGS
Fiji | represents | Pacific Islands Forum
Fiji | spokeAt | 46TH & 47TH MEETINGS
Holy See | spokeAt | 46TH & 47TH MEETINGS
Iceland | spokeAt | 46TH & 47TH MEETINGS
Norway | represents | Sweden
Norway | spokeAt | 46TH & 47TH MEETINGS
Singapore | spokeAt | 46TH & 47TH MEETINGS
Türkiye | votedAgainst | A/77/L.36
Venezuela (Bolivarian Republic of) | abstainedOn | A/77/L.36
Viet Nam | spokeAt | 46TH & 47TH MEETINGS
"""

COAST = """\
Security Council                                                           SC/12118
7620th Meeting (PM)                                                   8 FEBRUARY 2016

SECURITY COUNCIL, ADOPTING RESOLUTION 2262 (2016), EXTENDS PANEL OF EXPERTS ON COASTAL TRADE UNTIL 31 JANUARY 2017

Deploring armed activity on the coast, the Security Council this afternoon unanimously extended the mandate of the Panel of Experts on Coastal Trade until 31 January 2017.

Unanimously adopting resolution 2262 (2016), the Council requested the Panel to report by July.

ALEXIS LAMEK-DURAND (France) said that the text sent a strong signal. France would remain watchful.

FODÉ SECKA (Senegal) said the neighbours of the country had welcomed the return of calm.

RAFAEL DARÍO RAMÍREZ CARREÑO (Venezuela), speaking in his capacity as Chair of the Security Council Committee established pursuant to resolutions 751 (1992) and 1907 (2009) concerning Somalia and Eritrea, said a visit to the region was planned.

USHA RAO (Central Coastal State) said her country thanked the Council for its support.

The meeting began at 3:05 p.m. and ended at 3:25 p.m.

Resolution

The full text of resolution 2262 (2016) reads as follows:

“The Security Council,

“Recalling its previous resolutions, in particular resolution 2196 (2015),

“1. Decides to renew until 31 January 2017 the measures imposed by paragraph 54 of resolution 2127 (2013);

“2. Requests the Panel of Experts to report to the Council by 30 July 2016.”

For information media. Not an official record.
"""

COAST_SAYS = """
7620th Meeting | heldOn | 2016-02-08
7620th Meeting | organizedBy | Security Council
ALEXIS LAMEK-DURAND | represents | France
ALEXIS LAMEK-DURAND | spokeAt | 7620th Meeting
FODÉ SECKA | represents | Senegal
FODÉ SECKA | spokeAt | 7620th Meeting
RAFAEL DARÍO RAMÍREZ CARREÑO | represents | Venezuela (Bolivarian Republic of)
RAFAEL DARÍO RAMÍREZ CARREÑO | spokeAt | 7620th Meeting
S/RES/1907 (2009) | adoptedBy | Security Council
S/RES/2127 (2013) | adoptedBy | Security Council
S/RES/2196 (2015) | adoptedBy | Security Council
S/RES/2262 (2016) | adoptedBy | Security Council
S/RES/2262 (2016) | adoptedOn | 2016-02-08
S/RES/751 (1992) | adoptedBy | Security Council
USHA RAO | spokeAt | 7620th Meeting
"""

THIRD = """\
GA/SHC/4341
4 November 2021

Third Committee Approves Three Texts on Rights of Older Persons, Requests Vote on Country Mandate

SEVENTY-SIXTH SESSION, 12TH MEETING (AM)

The Third Committee (Social, Humanitarian and Cultural) today approved three draft resolutions, among them one which would have the General Assembly condemn attacks on older persons.

The Committee approved the draft resolution titled “Situation of human rights in Ruritania” (document A/C.3/76/L.28) by a recorded vote of 79 in favour to 32 against, with 64 abstentions.

Prior to approval of that draft, the representative of Cuba condemned the submission of country-specific texts. Echoing that stance, Belarus’ delegate said such texts politicize human rights.

The representative of the Islamic Republic of Iran, on behalf of the Movement of Non-Aligned Countries, rejected selectivity.

Also speaking today were the representatives of Slovenia (on behalf of the European Union), Australia, United States, Syria, Saint Kitts and Nevis and Eritrea.

The observer for the Holy See also made a statement.

Responding, CLAUDIA MAHLER-REYES, Independent Expert on the enjoyment of all human rights by older persons, said she hoped for a convention.

The Third Committee will meet again at 3 p.m. on Monday, 8 November.

For information media. Not an official record.
"""

THIRD_SAYS = """
12TH MEETING | heldOn | 2021-11-04
12TH MEETING | organizedBy | Third Committee
Australia | spokeAt | 12TH MEETING
Belarus | spokeAt | 12TH MEETING
CLAUDIA MAHLER-REYES | spokeAt | 12TH MEETING
Cuba | spokeAt | 12TH MEETING
Eritrea | spokeAt | 12TH MEETING
Holy See | spokeAt | 12TH MEETING
Iran (Islamic Republic of) | represents | Movement of Non-Aligned Countries
Iran (Islamic Republic of) | spokeAt | 12TH MEETING
Saint Kitts and Nevis | spokeAt | 12TH MEETING
Slovenia | represents | European Union
Slovenia | spokeAt | 12TH MEETING
Syrian Arab Republic | spokeAt | 12TH MEETING
United States of America | spokeAt | 12TH MEETING
"""

HIGHLANDS = """\
Security Council
9560th Meeting (AM & PM)
SC/15622

6 March 2024

Briefers Warn Security Council of ‘Catastrophic’ Hunger in Highlands, Urge Access for Aid Convoys

More than 2 million people in the Highlands face famine, briefers told the Security Council today, as members traded blame for blocked convoys.

Briefings

Ramesh Rajasinghe, Director of Coordination at the Office for the Coordination of Humanitarian Affairs (OCHA), said that aid has slowed to a trickle. “We are running out of time; we are running out of food,” he said, warning that children would be the first to die.

Next, the Council heard from Maurizio Martello, Deputy Director-General of the Food and Agriculture Organization (FAO), who said that production has collapsed.

Also briefing the Council was Dina Qudsi, a civil society representative.

Discussion

In the ensuing discussion, the representative of Guyana said that food was being used as a weapon. “Hunger must never be a weapon,” she declared.

The speaker for the Republic of Korea urged all parties to let convoys pass. Japan’s representative, Council President for March, spoke in his national capacity.

The delegate of Algeria, speaking also for Guyana, Mozambique and Sierra Leone, noted that words are not enough.

Israel’s delegate blamed the United Nations. The Permanent Observer for the State of Palestine said nothing had changed.
"""

HIGHLANDS_SAYS = """
9560th Meeting | heldOn | 2024-03-06
9560th Meeting | organizedBy | Security Council
Algeria | represents | Guyana
Algeria | represents | Mozambique
Algeria | represents | Sierra Leone
Algeria | spokeAt | 9560th Meeting
Dina Qudsi | spokeAt | 9560th Meeting
Guyana | spokeAt | 9560th Meeting
Israel | spokeAt | 9560th Meeting
Japan | spokeAt | 9560th Meeting
Maurizio Martello | holdsPost | Deputy Director-General of Food and Agriculture Organization of the United Nations | current
Maurizio Martello | spokeAt | 9560th Meeting
Ramesh Rajasinghe | holdsPost | Director of Coordination of Office for the Coordination of Humanitarian Affairs | current
Ramesh Rajasinghe | spokeAt | 9560th Meeting
Republic of Korea | spokeAt | 9560th Meeting
State of Palestine | spokeAt | 9560th Meeting
"""

DOCUMENTS = {
    "sudan": (SUDAN, SUDAN_SAYS),
    "oceans": (OCEANS, OCEANS_SAYS),
    "coast": (COAST, COAST_SAYS),
    "third": (THIRD, THIRD_SAYS),
    "highlands": (HIGHLANDS, HIGHLANDS_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_coverage_says_what_a_careful_reader_finds(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    found = told(text, *(p for p in predicates(expected) if p != "holdsPost"))
    assert found == {fact for fact in expected if fact[1] != "holdsPost"}
    assert {fact for fact in expected if fact[1] == "holdsPost"} <= told(text, "holdsPost")


def test_the_chair_of_a_committee_of_the_council_does_not_chair_the_council() -> None:
    assert not [
        f for f in told(SUDAN, "holdsPost") if f[0] == "VANESSA FRASSER" and f[2] == "Chair of Security Council"
    ]


def test_what_a_delegate_without_a_name_says_is_said_by_the_state() -> None:
    found = plain_reading(HIGHLANDS, "text.txt")
    assert "Guyana" in {called(found, u.speaker) for u in found.utterances}


def test_coverage_is_known_by_its_form_and_bears_its_headline() -> None:
    found = plain_reading(OCEANS, "text.txt").document
    assert (found.kind, found.symbol, found.date) == ("meeting-coverage", "GA/12488", "2022-12-07")
    assert found.title.startswith("General Assembly Adopts Two Texts on Ocean Governance")


def test_a_vote_on_an_amendment_is_none_on_the_text() -> None:
    assert {fact[2] for fact in told(SUDAN, "votedFor", "votedAgainst", "abstainedOn")} == {"S/RES/2731 (2024)"}
    assert "Guyana" not in {fact[0] for fact in told(SUDAN, "abstainedOn")}
