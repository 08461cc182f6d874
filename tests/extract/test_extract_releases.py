"""Press releases: mastheads, datelines, quotations, contacts, symbols; who issued a statement."""

from __future__ import annotations

import pytest
from reading import called, facts, plain_reading, predicates, told

PRISONS = """\
UNITED NATIONS OFFICE OF COUNTER-TERRORISM
UNITED NATIONS OFFICE ON DRUGS AND CRIME

PRESS RELEASE

FOR IMMEDIATE RELEASE

UNOCT and UNODC launch regional programme on prisons in Dakar

DAKAR, 14 March 2023 – The United Nations Office of Counter-Terrorism (UNOCT) and the United Nations Office on Drugs and Crime (UNODC) today launched a regional programme on prisons, with the financial support of Norway, at a conference hosted by the Government of Senegal.

“Prisons that are run well keep all of us safer than any wall that we could build,” said Ms. Awa Diallo Sarr, Minister of Justice of Senegal, who opened the conference.

“We stand with Senegal and with the region in this important work,” added Mr. Henrik Solberg, Ambassador of Norway to Senegal. “We will do so for as long as we are needed.”

Dr. Lindiwe Mokoena, Director of the Prison Reform Trust Africa, stressed that the programme would train 400 officers.

What they said

Ms. Awa Diallo Sarr
Minister of Justice of Senegal
“Our officers know best what has to change in the places where they work every day.”

Mr. Paul Etienne Faye, Regional Representative of UNODC for West and Central Africa: “This is the beginning of a long road that we take together.”

About UNODC
The United Nations Office on Drugs and Crime was founded in 1997. Its Executive Director is Ms. Ghada Waly.

Notes to editors:
The programme builds on Security Council resolution 2396 (2017).

Media contacts:
Ms. Clara Bennett, Public Information Officer, UNOCT, clara.bennett@un.org, +1 212 555 0101
Mr. Omar Cissé, Communications Officer, UNODC, Tel: +221 33 555 01 01
"""

PRISONS_SAYS = """
Awa Diallo Sarr | holdsPost | Minister of Justice of Senegal | current
Clara Bennett | holdsPost | Public Information Officer of United Nations Office of Counter-Terrorism | current
Henrik Solberg | holdsPost | Ambassador to Senegal of Norway | current
Omar Cissé | holdsPost | Communications Officer of United Nations Office on Drugs and Crime | current
Paul Etienne Faye | holdsPost | Regional Representative for West and Central Africa of United Nations Office on Drugs and Crime | current
the document | cites | S/RES/2396 (2017)
"""

ATTACK = """\
SC/15102-PAL/2243
9 NOVEMBER 2022

Security Council Press Statement on Terrorist Attack in Mogadishu

The following Security Council press statement was issued today by Council President Harriet Mensah (Ghana):

The members of the Security Council condemned in the strongest terms the terrorist attacks in Mogadishu, Somalia, on 29 October. The attacks, claimed by Al-Shabaab, killed at least 100 people.

The members of the Security Council expressed their deepest sympathy to the families of the victims and to the Government of Somalia.

They recalled resolution 2608 (2021) and reaffirmed that terrorism in all its forms constitutes one of the most serious threats to international peace and security.

For information media. Not an official record.
"""

ATTACK_SAYS = """
Harriet Mensah | holdsPost | President of Security Council | current
the document | cites | S/RES/2608 (2021)
the document | issuedBy | Security Council
"""

AGREEMENT = """\
SG/SM/21563
3 NOVEMBER 2022

Secretary-General Welcomes Agreement between Government of Ruritania and Northern Front

The following statement was issued today by the Spokesperson for UN Secretary-General António Guterres:

The Secretary-General welcomes the signing of an agreement for a lasting cessation of hostilities between the Government of Ethiopia and the Tigray People’s Liberation Front under the auspices of the African Union.

He commends the African Union High-Level Panel, led by former President of Nigeria Olusegun Adebayo, for its facilitation, and thanks the Government of South Africa for hosting the talks in Pretoria.

For information media. Not an official record.
"""

AGREEMENT_SAYS = """
António Guterres | holdsPost | Secretary-General of United Nations | current
Olusegun Adebayo | holdsPost | President of Nigeria | former
"""

WIDOWS = """\
New York, 25 June 2021 – Widows' groups and Governments met today at the side event “Mothers of the Sea: Widows and the Law” to call for new laws. The side event, on the margins of the Commission on the Status of Women, was organized by UN-Women, Fiji and the Pacific Widows Network.

Opening the event, Ms. Salote Vunipola, Permanent Representative of Fiji to the United Nations, said that widows had waited long enough.

Mr. Jean-Marc Lefèvre, Deputy Executive Director of UN-Women, said: “No law is just that leaves a widow without her house and her land.”

In her remarks, Ms. Vunipola thanked the donors. She noted that “Fiji has changed its law on the land of widows in the year just past”.

Ms. Kesaia Toganivalu of the Pacific Widows Network moderated the discussion. In closing, she called on States to act.

For more information, please contact: Mr. Adi Waqa, Press Officer, +679 555 0101

###
"""

WIDOWS_SAYS = """
Adi Waqa | holdsPost | Press Officer | current
Jean-Marc Lefèvre | holdsPost | Deputy Executive Director of United Nations Entity for Gender Equality and the Empowerment of Women | current
Jean-Marc Lefèvre | spokeAt | Mothers of the Sea: Widows and the Law
Kesaia Toganivalu | memberOf | Pacific Widows Network
Kesaia Toganivalu | moderated | Mothers of the Sea: Widows and the Law
Mothers of the Sea: Widows and the Law | heldOn | 2021-06-25
Mothers of the Sea: Widows and the Law | organizedBy | Fiji
Mothers of the Sea: Widows and the Law | organizedBy | Pacific Widows Network
Mothers of the Sea: Widows and the Law | organizedBy | United Nations Entity for Gender Equality and the Empowerment of Women
Salote Vunipola | holdsPost | Permanent Representative of Fiji to United Nations | current
Salote Vunipola | opened | Mothers of the Sea: Widows and the Law
"""

DOCUMENTS = {
    "prisons": (PRISONS, PRISONS_SAYS),
    "attack": (ATTACK, ATTACK_SAYS),
    "agreement": (AGREEMENT, AGREEMENT_SAYS),
    "widows": (WIDOWS, WIDOWS_SAYS),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_release_says_what_a_careful_reader_finds(name: str) -> None:
    text, says = DOCUMENTS[name]
    expected = facts(says)
    assert expected <= told(text, *predicates(expected))


def test_a_symbol_above_the_date_is_no_place_and_a_delegation_no_object_of_a_presidency() -> None:
    found = told(ATTACK, "heldAt", "holdsPost")
    assert not {fact for fact in found if fact[2] in ("SC", "President of Ghana")}


def test_a_release_is_known_by_its_dateline_or_its_symbol() -> None:
    kinds = [plain_reading(text, "text.txt").document.kind for text, _ in DOCUMENTS.values()]
    assert kinds == ["press-release"] * 4


def test_each_quotation_of_a_release_has_its_speaker() -> None:
    found = plain_reading(PRISONS, "text.txt")
    said = [
        (called(found, u.speaker), found.document.text[u.begin : u.end].split()[0])
        for u in sorted(found.utterances, key=lambda u: u.begin)
    ]
    assert said == [
        ("Awa Diallo Sarr", "Prisons"),
        ("Henrik Solberg", "We"),
        ("Henrik Solberg", "We"),
        ("Awa Diallo Sarr", "Our"),
        ("Paul Etienne Faye", "This"),
    ]


def test_those_who_answer_the_press_took_no_part() -> None:
    took_part = ("spokeAt", "opened", "closed", "moderated", "chaired", "attended")
    for text, contacts in ((PRISONS, {"Clara Bennett", "Omar Cissé", "Ghada Waly"}), (WIDOWS, {"Adi Waqa"})):
        assert not contacts & {fact[0] for fact in told(text, *took_part)}


def test_the_own_symbol_of_a_release_is_no_work_that_it_cites() -> None:
    assert {fact[2] for fact in told(ATTACK, "cites")} == {"S/RES/2608 (2021)"}
