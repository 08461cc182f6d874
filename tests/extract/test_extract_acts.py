"""The texts of resolutions, of Council, Assembly and Human Rights Council, of today and of the older layouts."""

from __future__ import annotations

import pytest
from reading import called, facts, plain_reading, predicates, told

COAST = """\
United Nations                                                      S/RES/2761 (2024)

                                                                    Distr.: General
Security Council                                                    27 December 2024

                      Resolution 2761 (2024)

            Adopted by the Security Council at its 9828th meeting, on
            27 December 2024

       The Security Council,

       Reaffirming its previous resolutions, in particular resolutions 2182 (2014), 2662
(2022) and 2713 (2023), and the statements of its President concerning the Coast,

       Recalling paragraph 5 of resolution 1373 (2001), and paragraphs 2 and 3 of its
resolution 2178 (2014),

       Bearing in mind General Assembly resolution 60/288 on the United Nations Global
Counter-Terrorism Strategy,

       Taking note of the final report (S/2024/748) of the Panel of Experts on the Coast,

       Underlining the primary role of the Government of Somalia,

       Acting under Chapter VII of the Charter of the United Nations,

       1. Decides to renew until 13 December 2025 the measures set out in paragraphs 7
and 8 of resolution 2713 (2023);

       2. Decides to extend until 13 January 2026 the mandate of the Panel of Experts on
the Coast, and requests the Secretary-General to take the necessary administrative measures;

       3. Decides to establish a Committee of the Security Council consisting of all its
members (hereinafter “the Committee”) to undertake the following tasks:

       (a) To monitor the measures set out in paragraph 1;

       (b) To report every 90 days to the Council;

       4. Requests the African Union Support Mission in Somalia to assist the Panel, and
urges Member States to fund it;

       5. Authorizes the Member States of the African Union to take all necessary measures;

       6. Calls upon Ethiopia and Kenya, and invites UNODC, to share information with the
Panel;

24-24680 (E)    271224
*2424680*


S/RES/2761 (2024)


       7. Further calls upon all States, in particular those in the region, to implement
paragraph 2 (c) of resolution 2713 (2023);

       8. Decides to remain actively seized of the matter.


Annex

Individuals designated under paragraph 3

1. Name: Abdirahman Fahiye Isse
   Nationality: Somalia
2. Name: Maalim Ayman Keynan
   Nationality: Kenya
"""

COAST_SAYS = """
9828th meeting | heldOn | 2024-12-27
9828th meeting | organizedBy | Security Council
A/RES/60/288 | adoptedBy | General Assembly
S/RES/1373 (2001) | adoptedBy | Security Council
S/RES/2178 (2014) | adoptedBy | Security Council
S/RES/2182 (2014) | adoptedBy | Security Council
S/RES/2662 (2022) | adoptedBy | Security Council
S/RES/2713 (2023) | adoptedBy | Security Council
S/RES/2761 (2024) | adoptedBy | Security Council
S/RES/2761 (2024) | adoptedOn | 2024-12-27
S/RES/2761 (2024) | recalls | A/RES/60/288
S/RES/2761 (2024) | recalls | S/RES/1373 (2001)
S/RES/2761 (2024) | recalls | S/RES/2178 (2014)
S/RES/2761 (2024) | recalls | S/RES/2182 (2014)
S/RES/2761 (2024) | recalls | S/RES/2662 (2022)
S/RES/2761 (2024) | recalls | S/RES/2713 (2023)
"""

FORCE = """\
RESOLUTION 340 (1973)
of 25 October 1973

The Security Council,

Recalling its resolutions 338 (1973) of 22 October and 339 (1973) of 23 October 1973,

Noting with regret the reported repeated violations of the cease-fire in non-compliance with resolutions 338 (1973) and 339 (1973),

Noting with concern from the report of the Secretary-General 5/ that the military observers have not yet been enabled to place themselves on both sides of the line,

1. Demands that immediate and complete cease-fire be observed and that the parties return to the positions occupied by them at 1650 hours GMT on 22 October 1973;

2. Requests the Secretary-General, as an immediate step, to increase the number of military observers on both sides;

3. Decides to set up immediately, under its authority, a United Nations Emergency Force to be composed of personnel drawn from States Members of the United Nations;

4. Requests all Member States to extend their full co-operation to the United Nations in the implementation of the present resolution.

Adopted at the 1750th meeting by 14 votes to none.*

* One member (China) did not participate in the voting.

5/ Official Records of the Security Council, Twenty-eighth Year, Supplement for October, November and December 1973, document S/7930/Add.2221.
"""

FORCE_SAYS = """
1750th meeting | heldOn | 1973-10-25
1750th meeting | organizedBy | Security Council
S/RES/338 (1973) | adoptedBy | Security Council
S/RES/338 (1973) | adoptedOn | 1973-10-22
S/RES/339 (1973) | adoptedBy | Security Council
S/RES/339 (1973) | adoptedOn | 1973-10-23
S/RES/340 (1973) | adoptedBy | Security Council
S/RES/340 (1973) | adoptedOn | 1973-10-25
S/RES/340 (1973) | recalls | S/RES/338 (1973)
S/RES/340 (1973) | recalls | S/RES/339 (1973)
the document | cites | S/7930/Add.2221
the document | cites | S/RES/338 (1973)
the document | cites | S/RES/339 (1973)
"""

MISSION = """\
Resolution 2709 (2023)

Adopted by the Security Council at its 9473rd meeting, on 15 November 2023

The Security Council,

Recalling its previous resolutions and the statements of its President on the situation in the Central African Republic, in particular resolutions 2149 (2014), 2659 (2022) and 2605 (2021),

Recalling also paragraphs 42 to 44 of resolution 2659 (2022),

Strongly condemning violations of international law,

Having considered the report of the Secretary-General of 16 October 2023 (S/2023/769),

1. Decides to extend the mandate of the United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic (MINUSCA) until 15 November 2024;

2. Recalls that MINUSCA should be guided by the principles of peacekeeping;

3. Strongly urges all parties to respect the ceasefire;

4. Also demands that all militias lay down their arms;

5. Requests MINUSCA, within existing resources, to assist the authorities;

6. Encourages the World Bank and the African Union to support the Government of the Central African Republic;

7. Reiterates the importance of paragraph 9 (b) of resolution 1612 (2005);

8. Establishes the Expert Panel on Gold Smuggling, to report by June;

9. Decides to remain seized of the matter.
"""

MISSION_SAYS = """
9473rd meeting | heldOn | 2023-11-15
9473rd meeting | organizedBy | Security Council
S/RES/1612 (2005) | adoptedBy | Security Council
S/RES/2149 (2014) | adoptedBy | Security Council
S/RES/2605 (2021) | adoptedBy | Security Council
S/RES/2659 (2022) | adoptedBy | Security Council
S/RES/2709 (2023) | adoptedBy | Security Council
S/RES/2709 (2023) | adoptedOn | 2023-11-15
S/RES/2709 (2023) | extendsMandateOf | United Nations Multidimensional Integrated Stabilization Mission in the Central African Republic
S/RES/2709 (2023) | recalls | S/RES/1612 (2005)
S/RES/2709 (2023) | recalls | S/RES/2149 (2014)
S/RES/2709 (2023) | recalls | S/RES/2605 (2021)
S/RES/2709 (2023) | recalls | S/RES/2659 (2022)
"""

TREATY = """\
Resolution 255 (1968)

of 19 June 1968

The Security Council,

Noting with appreciation the desire of a large number of States to subscribe to the Treaty on the Non-Proliferation of Nuclear Weapons,[1]

Bearing in mind the concern of certain of these States,

1. Recognizes that aggression with nuclear weapons would create a situation in which the Council would have to act immediately;

2. Welcomes the intention expressed by certain States;

3. Reaffirms in particular the inherent right, recognized under Article 51 of the Charter, of individual and collective self-defence.

Adopted at the 1433rd meeting by 10 votes to none, with 5 abstentions (Algeria, Brazil, France, India, Pakistan).

[1] General Assembly resolution 2373 (XXII), annex.
"""

TREATY_SAYS = """
1433rd meeting | heldOn | 1968-06-19
1433rd meeting | organizedBy | Security Council
A/RES/2373 (XXII) | adoptedBy | General Assembly
Algeria | abstainedOn | S/RES/255 (1968)
Brazil | abstainedOn | S/RES/255 (1968)
France | abstainedOn | S/RES/255 (1968)
India | abstainedOn | S/RES/255 (1968)
Pakistan | abstainedOn | S/RES/255 (1968)
S/RES/255 (1968) | adoptedBy | Security Council
S/RES/255 (1968) | adoptedOn | 1968-06-19
the document | cites | A/RES/2373 (XXII)
the document | cites | Treaty on the Non-Proliferation of Nuclear Weapons
"""

SEAFARERS = """\
United Nations
A/RES/76/301

General Assembly
Distr.: General
12 September 2022

Seventy-sixth session
Agenda item 27 (b)

Resolution adopted by the General Assembly on 29 August 2022

[without reference to a Main Committee (A/76/L.80 and A/76/L.80/Add.1)]

76/301. Literacy of seafarers, the islands and the right to rest

The General Assembly,

Recalling its resolutions 56/116 of 18 December 2001, 57/166 of 18 December 2002 and 68/132 of 18 December 2013, as well as resolution 65/183 of 21 December 2010,

Recalling also its resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”,

Guided by the purposes and principles of the Charter of the United Nations,

Noting with appreciation the report of the Secretary-General,

1. Decides to proclaim 3 March of each year the International Day of Seafarers’ Literacy;

2. Also decides to establish the Advisory Council on Seafarers, which shall have its seat in Apia;

3. Welcomes the offer of Samoa to host the Fourth World Conference on Seafarers in Apia in 2024;

4. Requests the Secretary-General, in cooperation with the International Maritime Organization, to submit a report to the Assembly at its seventy-eighth session;

5. Invites the International Labour Organization and other relevant organizations to take part;

6. Encourages Governments and civil society to observe the Day.

99th (resumed) plenary meeting
29 August 2022
"""

SEAFARERS_SAYS = """
99th (resumed) plenary meeting | heldOn | 2022-08-29
A/76/L.80 | adoptedAs | A/RES/76/301
A/RES/56/116 | adoptedBy | General Assembly
A/RES/56/116 | adoptedOn | 2001-12-18
A/RES/57/166 | adoptedBy | General Assembly
A/RES/57/166 | adoptedOn | 2002-12-18
A/RES/65/183 | adoptedBy | General Assembly
A/RES/65/183 | adoptedOn | 2010-12-21
A/RES/68/132 | adoptedBy | General Assembly
A/RES/68/132 | adoptedOn | 2013-12-18
A/RES/70/1 | adoptedBy | General Assembly
A/RES/70/1 | adoptedOn | 2015-09-25
A/RES/76/301 | adoptedBy | General Assembly
A/RES/76/301 | adoptedOn | 2022-08-29
A/RES/76/301 | establishes | Advisory Council on Seafarers
A/RES/76/301 | recalls | A/RES/56/116
A/RES/76/301 | recalls | A/RES/57/166
A/RES/76/301 | recalls | A/RES/65/183
A/RES/76/301 | recalls | A/RES/68/132
A/RES/76/301 | recalls | A/RES/70/1
Fourth World Conference on Seafarers | heldOn | 2024
"""

ROMAN = """\
3411 (XXX). Policies of separation in the Southern Coast

D

SPECIAL COMMITTEE AGAINST SEPARATION

The General Assembly,

Recalling its resolution 1761 (XVII) of 6 November 1962 and its subsequent resolutions on the question,

Having considered the report of the Special Committee against Separation,8/

Reaffirming resolution 2671 A (XXV) of 8 December 1970,

1. Commends the work of the Special Committee against Separation;

2. Decides to enlarge the membership of the Special Committee;

3. Appeals to all Governments to contribute to the United Nations Trust Fund for the Southern Coast;

4. Requests the Special Committee to report to the General Assembly at its thirty-first session.

2439th plenary meeting
10 December 1975

* * *

The President of the General Assembly subsequently informed the Secretary-General that, in pursuance of paragraph 2 of the above resolution, he had appointed the following Member States as members of the Special Committee: Ghana, Hungary, India, Sudan and Trinidad and Tobago.
"""

ROMAN_SAYS = """
2439th plenary meeting | heldOn | 1975-12-10
A/RES/1761 (XVII) | adoptedBy | General Assembly
A/RES/1761 (XVII) | adoptedOn | 1962-11-06
A/RES/2671 A (XXV) | adoptedBy | General Assembly
A/RES/2671 A (XXV) | adoptedOn | 1970-12-08
A/RES/3411 D (XXX) | adoptedBy | General Assembly
A/RES/3411 D (XXX) | adoptedOn | 1975-12-10
A/RES/3411 D (XXX) | recalls | A/RES/1761 (XVII)
A/RES/3411 D (XXX) | recalls | A/RES/2671 A (XXV)
Ghana | memberOf | Special Committee
Hungary | memberOf | Special Committee
India | memberOf | Special Committee
Sudan | memberOf | Special Committee
Trinidad and Tobago | memberOf | Special Committee
"""

FUND = """\
RESOLUTION ADOPTED BY THE GENERAL ASSEMBLY

[on the report of the Second Committee (A/48/725/Add.2)]

48/189. United Nations Framework Convention on the Islands

The General Assembly,

Recalling its resolution 47/195 of 22 December 1992, and other relevant resolutions, as well as its decision 48/417 of 21 December 1993,

Expressing its satisfaction with the signature of the Convention by a large number of States,

1. Takes note of the report of the Intergovernmental Negotiating Committee on its eighth session;

2. Decides to establish, from within the resources available, a Trust Fund for Small Islands, and requests Governments to contribute to it;

3. Appeals to Governments and organizations to make voluntary contributions;

4. Requests the Executive Secretary of the Committee to report to it at its forty-ninth session;

5. Decides to include in the provisional agenda of its forty-ninth session the item entitled “Islands”.

86th plenary meeting
21 December 1993
"""

FUND_SAYS = """
86th plenary meeting | heldOn | 1993-12-21
A/RES/47/195 | adoptedBy | General Assembly
A/RES/47/195 | adoptedOn | 1992-12-22
A/RES/48/189 | adoptedBy | General Assembly
A/RES/48/189 | adoptedOn | 1993-12-21
A/RES/48/189 | establishes | Trust Fund for Small Islands
A/RES/48/189 | recalls | A/RES/47/195
"""

RIGHTS = """\
United Nations
A/HRC/RES/49/14

General Assembly
Distr.: General
8 April 2022

Original: English

Human Rights Council
Forty-ninth session
28 February–1 April 2022
Agenda item 3

Resolution adopted by the Human Rights Council on 31 March 2022

49/14. Special Rapporteur on the rights of mariners

The Human Rights Council,

Guided by the Charter of the United Nations,

Recalling Human Rights Council resolutions 5/1 and 5/2 of 18 June 2007 and General Assembly resolution 60/251 of 15 March 2006,

1. Decides to extend the mandate of the Special Rapporteur on the rights of mariners for a period of three years;

2. Urges all States to cooperate with the Special Rapporteur;

3. Requests the Office of the United Nations High Commissioner for Human Rights to provide all assistance needed.

55th meeting
31 March 2022

[Adopted by a recorded vote of 5 to 1, with 2 abstentions. The voting was as follows:

In favour:
Argentina, Benin, Gambia, Libya, Malawi

Against:
Poland

Abstaining:
Honduras, Nepal]
"""

RIGHTS_SAYS = """
55th meeting | heldOn | 2022-03-31
A/HRC/RES/49/14 | adoptedBy | Human Rights Council
A/HRC/RES/49/14 | adoptedOn | 2022-03-31
A/HRC/RES/49/14 | recalls | A/HRC/RES/5/1
A/HRC/RES/49/14 | recalls | A/HRC/RES/5/2
A/HRC/RES/49/14 | recalls | A/RES/60/251
A/HRC/RES/5/1 | adoptedBy | Human Rights Council
A/HRC/RES/5/2 | adoptedBy | Human Rights Council
A/HRC/RES/5/2 | adoptedOn | 2007-06-18
A/RES/60/251 | adoptedBy | General Assembly
A/RES/60/251 | adoptedOn | 2006-03-15
Argentina | votedFor | A/HRC/RES/49/14
Benin | votedFor | A/HRC/RES/49/14
Gambia | votedFor | A/HRC/RES/49/14
Honduras | abstainedOn | A/HRC/RES/49/14
Libya | votedFor | A/HRC/RES/49/14
Malawi | votedFor | A/HRC/RES/49/14
Nepal | abstainedOn | A/HRC/RES/49/14
Poland | votedAgainst | A/HRC/RES/49/14
"""

DOCUMENTS = {
    "coast": (COAST, COAST_SAYS),
    "force": (FORCE, FORCE_SAYS),
    "mission": (MISSION, MISSION_SAYS),
    "treaty": (TREATY, TREATY_SAYS),
    "seafarers": (SEAFARERS, SEAFARERS_SAYS),
    "roman": (ROMAN, ROMAN_SAYS),
    "fund": (FUND, FUND_SAYS),
    "rights": (RIGHTS, RIGHTS_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_resolution_says_what_a_careful_reader_finds_and_nothing_more_of_the_kind(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    assert told(text, *predicates(expected)) == expected


def provisions(text: str) -> list[tuple[str | None, str, str | None]]:
    """Number, verb and addressee of each paragraph, in the order of the text."""
    found = plain_reading(text, "text.txt")
    return [(e.number, e.verb, e.addressee) for e in sorted(found.enactments, key=lambda e: e.begin)]


def test_each_paragraph_has_its_number_its_verb_and_whom_it_asks() -> None:
    assert provisions(COAST) == [
        (None, "Reaffirming", None),
        (None, "Recalling", None),
        (None, "Bearing in mind", None),
        (None, "Taking note", None),
        (None, "Underlining", None),
        (None, "Acting", None),
        ("1", "Decides", None),
        ("2", "Decides", None),
        ("3", "Decides", None),
        ("4", "Requests", "African Union Support Mission in Somalia"),
        ("5", "Authorizes", "Member States of the African Union"),
        ("6", "Calls upon", "Ethiopia and Kenya"),
        ("7", "Further calls upon", "all States"),
        ("8", "Decides", None),
    ]
    assert [p for p in provisions(MISSION) if p[0] and p[2]] == [
        ("3", "Strongly urges", "all parties"),
        ("5", "Requests", "MINUSCA"),
        ("6", "Encourages", "World Bank and the African Union"),
    ]
    assert ("3", "Appeals", "Governments and organizations") in provisions(FUND)
    assert [verb for _, verb, _ in provisions(SEAFARERS)][4:7] == ["Decides", "Also decides", "Welcomes"]


def paragraphs(text: str, predicate: str) -> dict[str, str | None]:
    """Of each work that a text speaks of, the paragraphs that it means."""
    found = plain_reading(text, "text.txt")
    return {
        called(found, r.object): r.paragraphs
        for r in found.relations
        if r.predicate == predicate and isinstance(r.object, int)
    }


def test_what_is_recalled_is_told_to_the_paragraph() -> None:
    recalled = paragraphs(COAST, "recalls")
    assert recalled["S/RES/1373 (2001)"] == "5"
    assert recalled["S/RES/2178 (2014)"] == "2, 3"
    assert recalled["S/RES/2182 (2014)"] is None
    assert paragraphs(COAST, "cites")["S/RES/2713 (2023)"] == "7, 8, 2 (c)"
    assert paragraphs(MISSION, "recalls")["S/RES/2659 (2022)"] == "42, 43, 44"
    assert paragraphs(MISSION, "recalls")["S/RES/1612 (2005)"] == "9 (b)"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Fiji recalled paragraph 5 of resolution 1373 (2001).", "5"),
        ("Fiji recalled paragraphs 7 to 9 and 12 of its resolution 1373 (2001).", "7, 8, 9, 12"),
        ("Fiji recalled paragraphs 2 (a) and 6 of Security Council resolution 1373 (2001).", "2 (a), 6"),
        ("Fiji recalled operative paragraph 2 in resolution 1373 (2001).", "2"),
        ("Fiji recalled resolution 1373 (2001), and paragraph 5 of the report.", None),
        ("In paragraph 5, resolution 1373 (2001) asks for more.", None),
    ],
)
def test_the_paragraphs_of_a_resolution_that_words_mean(words: str, meant: str | None) -> None:
    assert paragraphs(words, "cites") == {"S/RES/1373 (2001)": meant}


@pytest.mark.parametrize(
    ("words", "predicate", "body"),
    [
        ("1. Decides to set up a Pacific Widows Network;", "establishes", "Pacific Widows Network"),
        ("1. Decides to establish, as of today, the Office of Tides;", "establishes", "Office of Tides"),
        ("1. Establishes an Office of Tides in Apia;", "establishes", "Office of Tides"),
        ("1. Decides that the mandate of UNICEF shall be extended for a year;", "extendsMandateOf", "UNICEF"),
        (
            "1. Decides to renew for three years the mandate of the Office of Tides;",
            "extendsMandateOf",
            "Office of Tides",
        ),
        ("1. Welcomes the Office of Tides, established by the Assembly;", "establishes", None),
        ("1. Requests the Office of Tides to establish an archive;", "establishes", None),
        ("1. Decides to establish links with the Office of Tides;", "establishes", None),
        ("1. Takes note of the mandate of UNICEF;", "extendsMandateOf", None),
    ],
)
def test_what_a_paragraph_sets_up_and_whose_mandate_it_extends(words: str, predicate: str, body: str | None) -> None:
    text = f"Resolution 2703 (2023)\n\nThe Security Council,\n\nNoting with concern the state of the seas,\n\n{words}\n\n2. Decides to remain seized of the matter."
    found = plain_reading(text, "text.txt")
    names = {
        name
        for r in found.relations
        if r.predicate == predicate and isinstance(r.object, int)
        for name in found.referents[r.object].names
    }
    assert names == ({body} if body else set())


def test_the_day_of_a_resolution_is_that_of_its_adoption_not_of_what_it_recalls() -> None:
    assert plain_reading(FUND, "text.txt").document.date == "1993-12-21"
    assert plain_reading(ROMAN, "text.txt").document.date == "1975-12-10"
    assert (
        plain_reading(FUND, "text.txt").document.title == "48/189. United Nations Framework Convention on the Islands"
    )
    assert plain_reading(ROMAN, "text.txt").document.symbol == "A/RES/3411 D (XXX)"
