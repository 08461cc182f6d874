"""News, dialogues and notices: titles in small letters, whose they are, and who meets whom."""

from __future__ import annotations

import pytest
from reading import facts, named, plain_reading, posts, predicates, quoted, said, spelt, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana's foreign minister Samuel Ablakwa said the talks would go on.",
            ("Samuel Ablakwa", "Minister for Foreign Affairs of Ghana", "current"),
        ),
        (
            "Coast Guard chief of staff Colonel Faiz Gomina said in a statement that the post was retaken.",
            ("Faiz Gomina", "Chief of Staff of Coast Guard", "current"),
        ),
        (
            "The raid failed. Government spokesman Wilfried Agossa gave no toll.",
            ("Wilfried Agossa", "Government spokesman", "current"),
        ),
        (
            '"It is a front line," said Jeanne Abatan, a senior researcher at the Institute for Security Studies.',
            ("Jeanne Abatan", "Senior Researcher of Institute for Security Studies", "current"),
        ),
        (
            "Ulf Lessing, head of the Sahel programme at the Konrad Adenauer Foundation in Mali, said so.",
            ("Ulf Lessing", "Head of the Sahel Programme of Konrad Adenauer Foundation", "current"),
        ),
        (
            "Linda Thomas, the U.S. ambassador to the United Nations, told the council so.",
            ("Linda Thomas", "Ambassador of United States of America to United Nations", "current"),
        ),
        (
            "The text was drafted by Malta's U.N. envoy, Vanessa Frazier.",
            ("Vanessa Frazier", "Envoy of Malta to United Nations", "current"),
        ),
        (
            "Talks were held with Peter Lowe, the U.N. Secretary-General's special representative for Central Africa.",
            ("Peter Lowe", "Special Representative for Central Africa", "current"),
        ),
        (
            "Rwanda, whose president Paul Kagabo signed the accord, sent condolences.",
            ("Paul Kagabo", "President of Rwanda", "current"),
        ),
        (
            "The work is led by the Agency for Reefs and Tides, under its Executive Director, Lieutenant Colonel Sam Jones.",
            ("Sam Jones", "Executive Director of Agency for Reefs and Tides", "current"),
        ),
        (
            "We congratulate Kenya on its presidency of the Council and thank Foreign Minister Ana Souza for presiding.",
            ("Ana Souza", "Minister for Foreign Affairs of Kenya", "current"),
        ),
        (
            "I took over from Ambassador Juan de la Fuente of Mexico.",
            ("Juan de la Fuente", "Ambassador of Mexico", "current"),
        ),
        (
            "The delegation was led by K. D. Tamo, Joint Secretary (Reef Policy), Ministry of External Affairs.",
            ("K. D. Tamo", "Joint Secretary (Reef Policy) of Ministry of External Affairs", "current"),
        ),
        (
            "Anne Delmas, Ambassador-at-large for Oceans and the Fight against Illegal Fishing, spoke.",
            ("Anne Delmas", "Ambassador-at-large for Oceans and the Fight against Illegal Fishing", "current"),
        ),
        (
            "She was received by the Minister of the Interior and Decentralization, Hanena Ould Sidi, today.",
            ("Hanena Ould Sidi", "Minister of the Interior and Decentralization", "current"),
        ),
        (
            "The head of UNICEF in Haiti, Bruno Maes, said schools had closed.",
            ("Bruno Maes", "Head of United Nations Children's Fund", "current"),
        ),
    ],
)
def test_a_title_beside_a_name_is_a_post_in_small_letters_too(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in posts(text, kind="press-release")


@pytest.mark.parametrize(
    "text",
    [
        "The coordinator, Ms. Adaora Mbeki of Fiji, was thanked for her patience.",
        "The head, Main Street and the bridge were closed.",
    ],
)
def test_a_word_of_a_title_alone_is_no_post(text: str) -> None:
    assert posts(text) == set()


def test_a_releases_title_is_no_event_where_no_noun_says_so() -> None:
    text = "U.S. DEPARTMENT OF TIDES\nOffice of the Spokesperson\n\nMEDIA NOTE\n\nMay 3, 2024\n\nThe text begins."
    assert named(text, "Event", kind="press-release") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Madrid Guiding Principles were adopted by the Counter-Terrorism Committee in 2015.",
            {("adoptedBy", "Counter-Terrorism Committee"), ("adoptedOn", "2015")},
        ),
        ("States joined the Suva Convention on Reefs, adopted at Suva on 14 July 1999.", {("adoptedOn", "1999-07-14")}),
        (
            "The Guiding Principles on Reefs, known as the “Apia Guiding Principles”, had been adopted by the "
            "Counter-Terrorism Committee in 2019.",
            {("adoptedBy", "Counter-Terrorism Committee"), ("adoptedOn", "2019")},
        ),
        ("We recall resolution 2699 (2023), adopted only yesterday.", {("adoptedOn", "2022-11-13")}),
        (
            "Resolution 2664 (2022), which the Security Council adopted on 9 December 2022, was a landmark.",
            {("adoptedBy", "Security Council"), ("adoptedOn", "2022-12-09")},
        ),
        (
            "The African Union adopted the Malabo Protocol in June 2014.",
            {("adoptedBy", "African Union"), ("adoptedOn", "2014-06")},
        ),
        (
            "The Convention on Tides was adopted on 14 December\n1973.",
            {("adoptedOn", "1973-12-14")},
        ),
    ],
)
def test_by_whom_and_when_a_text_was_adopted(text: str, expected: set[tuple[str, str]]) -> None:
    assert {fact[1:3] for fact in said(text, "adoptedBy", "adoptedOn", kind="statement")} == expected


def test_two_names_of_one_body_are_one_body() -> None:
    text = (
        'The Department is designating the Reef Support Network (a.k.a. "Madina Trading Bureau"; a.k.a. MTB), which '
        "moved funds.\n\nHamida Nabala, the treasurer of MTB, was listed too."
    )
    assert named(text, "Organization", kind="press-release") == {"Reef Support Network"}
    assert spelt(text, "Organization", kind="press-release") == [
        "Reef Support Network",
        "Madina Trading Bureau",
        "MTB",
        "MTB",
    ]


def test_another_name_in_brackets_stands_between_nobody_and_his_post() -> None:
    text = 'Peter Tamo (also known as "Abu Rustam"), a senior recruiter of the Tide Movement, was arrested.'
    assert posts(text, kind="press-release") == {("Peter Tamo", "Senior Recruiter of Tide Movement", "current")}


def test_a_branch_of_an_armed_group_is_a_group_of_its_own() -> None:
    assert named("ISIS-Somalia was named; so was ISIL.", "Organization") == {
        "ISIS-Somalia",
        "Islamic State in Iraq and the Levant",
    }


STATEMENT = """PERMANENT MISSION OF FIJI TO THE UNITED NATIONS
801 Second Avenue, 10th Floor, New York, N.Y. 10017

            STATEMENT BY

      H.E. MR. FILIPO TARAKINI, C.M.G.
   AMBASSADOR AND PERMANENT REPRESENTATIVE

   AT THE

   OPEN DEBATE OF THE UNITED NATIONS SECURITY COUNCIL

   "Climate, peace and security in the
    Pacific"

   New York, 3 October 2023

Madam President,

Fiji congratulates Malta on its Presidency and thanks Foreign Minister Ana Borg for presiding over this morning's
session. We are grateful to the Secretary-General, to the African Union's Permanent Observer, Ambassador Fatima Bello,
and to Ms. Alison Lowe, Director of the Reef Watch, for their briefings.
"""


def test_the_heading_of_a_mission_tells_speaker_post_debate_organ_day_and_who_briefed() -> None:
    event = "OPEN DEBATE OF THE UNITED NATIONS SECURITY COUNCIL"
    assert "Climate, peace and security in the Pacific" in spelt(STATEMENT, "Event", kind="statement")
    expected = facts(f"""
FILIPO TARAKINI | holdsPost | Ambassador of Fiji to United Nations | current
FILIPO TARAKINI | holdsPost | Permanent Representative of Fiji to United Nations | current
FILIPO TARAKINI | spokeAt | {event}
{event} | organizedBy | Security Council
{event} | heldOn | 2023-10-03
{event} | heldAt | New York
Ana Borg | holdsPost | Minister for Foreign Affairs of Malta | current
Ana Borg | chaired | {event}
Fatima Bello | holdsPost | Permanent Observer of African Union | current
Fatima Bello | spokeAt | {event}
Alison Lowe | holdsPost | Director of Reef Watch | current
Alison Lowe | spokeAt | {event}""")
    assert told(STATEMENT, *predicates(expected)) == expected


def test_an_address_of_a_house_names_nobody() -> None:
    text = "The mission is at 3 Dag Hammar Plaza, 305 East 47th Street, 6th Floor; in Dakar, at Boulevard Martin King, Dakar."
    assert named(text, "Person") == set()


def test_a_presidential_statements_symbol_is_no_event() -> None:
    text = "United Nations   S/PRST/2024/9\n\nSecurity Council   Distr.: General\n   12 December 2024\n\nStatement by the President of the Security Council\n\nThe Council recalls its words."
    assert named(text, "Event", kind="statement", date="2024-12-12") == set()


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Security Council Press Statement on Attack in Reefland", "press-release"),
        (
            "Briefing to the Security Council by the Chair of the Committee established pursuant to resolution 1718 "
            "(2006)\nH.E. Ms. Ana Souza\nPermanent Representative of Fiji to the United Nations\n20 December 2023",
            "statement",
        ),
    ],
)
def test_what_a_text_over_several_lines_says_it_is(head: str, kind: str) -> None:
    assert plain_reading(f"{head}\n\nThe text begins here.", "text.txt").document.kind == kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anne Delmas, Ambassador-at-large for Oceans, went to Suva for the third session of the Fiji-Malta Dialogue on "
            "Reefs. She co-chaired the session, which took place on 19 March 2022, with Sidi Tamo, Secretary-General of "
            "the Ministry of Tides.",
            {
                ("Anne Delmas", "chaired", "third session of the Fiji-Malta Dialogue on Reefs"),
                ("Sidi Tamo", "chaired", "third session of the Fiji-Malta Dialogue on Reefs"),
            },
        ),
        (
            "Anne Delmas, Ambassador-at-large for Oceans, was in Suva. During her visit, the Ambassador-at-large was "
            "received by the Minister of Defence, Hanna Souza. She also met Éric Lowe, head of the Reef Bank.",
            {("Anne Delmas", "metWith", "Hanna Souza"), ("Anne Delmas", "metWith", "Éric Lowe")},
        ),
        (
            "On the sidelines, Mr. Peter Lowe called on Mr. Akan Tamo, Minister of Justice of Fiji.",
            {("Peter Lowe", "metWith", "Akan Tamo")},
        ),
        ("Ms. Ana Souza called on Peter Lowe to resign.", set()),
        (
            "It follows the meeting held in Paris on 7 February between Stéphane Lowe, Minister of Justice, and his "
            "counterpart Mohamed Tamo.",
            {("Stéphane Lowe", "metWith", "Mohamed Tamo")},
        ),
        (
            "The Kenya-Fiji Dialogue was held in Suva on 3 May 2022. The Kenyan delegation was led by Peter Lowe and the "
            "Fijian side by Ana Souza.",
            {("Peter Lowe", "attended", "Kenya-Fiji Dialogue"), ("Ana Souza", "attended", "Kenya-Fiji Dialogue")},
        ),
        (
            "Niger, Mali and Burkina Faso, which have formed the Alliance of Reef States, did not comment.",
            {(state, "memberOf", "Alliance of Reef States") for state in ("Niger", "Mali", "Burkina Faso")},
        ),
        (
            "France recalls its commitment, as a founding member of the International Academy for Reefs, to training.",
            {("France", "memberOf", "International Academy for Reefs")},
        ),
    ],
)
def test_who_met_chaired_led_and_formed_what(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text, "chaired", "metWith", "attended", "memberOf", kind="press-release") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The listings include Abdi Yusuf, head of finance of Islamic State Somalia (IS-Somalia).",
            ("Abdi Yusuf", "Head of Finance of Islamic State Somalia", "current"),
        ),
        (
            "It is also listing Mohamed Tamo, formerly the emir of Katiba Serma.",
            ("Mohamed Tamo", "Emir of Katiba Serma", "former"),
        ),
        (
            "The experts: Gina Romero, Special Rapporteur on the rights to freedom of peaceful assembly and of association.",
            (
                "Gina Romero",
                "Special Rapporteur on the rights to freedom of peaceful assembly and of association",
                "current",
            ),
        ),
        (
            "They heard Peter Onanga, Special Representative of the UN Secretary-General to the African Union.",
            ("Peter Onanga", "Special Representative of the UN Secretary-General of African Union", "current"),
        ),
        (
            "The High Representative, Josep Borrell, commented on it.",
            ("Josep Borrell", "High Representative", "current"),
        ),
        (
            "Harriet Mathews CMG, Director General for Africa, UNICEF, spoke.",
            ("Harriet Mathews", "Director General for Africa of United Nations Children's Fund", "current"),
        ),
    ],
)
def test_fields_and_mandates_belong_to_the_title(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in posts(text, kind="press-release")


def test_acts_are_told_by_their_numbers() -> None:
    text = (
        "The Council of the EU adopted Decision (CFSP) 2016/1693; Regulation (EU) 2016/1686, Executive Order (E.O.) 13224 "
        "and Law No. 2018-42 were cited."
    )
    assert named(text, "Instrument") == {
        "Decision (CFSP) 2016/1693",
        "Regulation (EU) 2016/1686",
        "Executive Order 13224",
        "Law No. 2018-42",
    }


def test_a_communique_of_the_african_unions_council_is_a_document_by_its_symbol() -> None:
    assert named("It recalls PSC/PR/COMM.1182 (2023) and PSC/MIN/COMM.1107(2022).", "Document") == {
        "PSC/PR/COMM.1182 (2023)",
        "PSC/MIN/COMM.1107(2022)",
    }


def test_the_governor_who_said_it_is_the_one_last_named_with_the_title() -> None:
    text = (
        "Opening the dialogue, the Governor of Tide State, Louis Lobong, said little. “Guns have become cheaper than "
        "goats,” the Governor remarked. “Let us be honest about who brings them.”\n\nAna Souza, Head of the Reef Office, "
        "urged those present to go."
    )
    assert quoted(text, kind="press-release") == [
        ("Louis Lobong", "Guns have become cheaper than goats,"),
        ("Louis Lobong", "Let us be honest about who brings them."),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "[Home](/) › [Committees](/c) › Reef Affairs Committee › Meetings",
        "Practitioners compare notes on the use of crypto-assets by lone actors at the annual meeting",
    ],
)
def test_neither_a_trail_of_links_nor_a_headline_is_an_event(heading: str) -> None:
    text = f"{heading}\n\n13 November 2024\n\nThe text begins here."
    assert named(text, "Event", kind="document", date="2024-11-13") == set()
