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
        ("We recall resolution 2699 (2023), adopted only yesterday.", {("adoptedOn", "2022-11-13")}),
        (
            "Resolution 2664 (2022), which the Security Council adopted on 9 December 2022, was a landmark.",
            {("adoptedBy", "Security Council"), ("adoptedOn", "2022-12-09")},
        ),
    ],
)
def test_by_whom_and_when_a_resolution_was_adopted(text: str, expected: set[tuple[str, str]]) -> None:
    assert {fact[1:3] for fact in said(text, "adoptedBy", "adoptedOn", kind="statement")} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Madrid Guiding Principles were adopted by the Counter-Terrorism Committee in 2015.",
        "The African Union adopted the Malabo Protocol in June 2014.",
        "The Convention on Tides was adopted on 14 December\n1973.",
    ],
)
def test_the_vocabulary_tells_the_adoption_of_resolutions_only(text: str) -> None:
    assert said(text, "adoptedBy", "adoptedOn", kind="statement") == set()


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


LISTED = """Additions to the list established under paragraph 8 of resolution 1844 (2008)

  A.  Individuals

  SOi.031   Name: 1: YUUSUF 2: CALI 3: TAMO 4: na
  Good quality a.k.a.: Abu Reef   Low quality a.k.a.: na
  DOB: 1984   POB: Jilib, Somalia   Nationality: Somalia
  Other information: Head of the Reefiyat in Lower Juba since 2019. Previously
  deputy commander of Jaysh Badda in Kenya.

  B.  Entities

  SOe.013   DELTA REEF TRADING FZE
  F.k.a.: Qaran Reef   Address: Sharjah, United Arab Emirates
"""


def test_an_entry_of_a_sanctions_list_tells_name_other_names_and_posts() -> None:
    expected = facts("""
Yuusuf Cali Tamo | holdsPost | Head of Reefiyat | current
Yuusuf Cali Tamo | holdsPost | Deputy Commander of Jaysh Badda | former""")
    assert told(LISTED, "holdsPost") == expected
    assert spelt(LISTED, "Person") == ["YUUSUF 2: CALI 3: TAMO", "Abu Reef"]
    assert "Delta Reef Trading FZE" in named(LISTED, "Organization")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Practitioners gathered in Suva on 6 and 7 November 2022 for the 20th Reef Meeting on Tides. The two days drew "
            "many. In his opening address, Mr Peter Tamo, President of the Reef Agency, stressed cooperation. Mr Sam Lowe, "
            "Director of UNICEF, attended as an observer.",
            {
                ("Peter Tamo", "opened", "20th Reef Meeting on Tides"),
                ("Sam Lowe", "attended", "20th Reef Meeting on Tides"),
            },
        ),
        (
            "The Reef Conference was held in Suva on 3 May 2022. The conference heard from Ms. Ana Souza, President of the "
            "Reef Watch, and Judge Nadia Lowe of the Suva Court of Appeal.",
            {("Ana Souza", "spokeAt", "Reef Conference"), ("Nadia Lowe", "spokeAt", "Reef Conference")},
        ),
    ],
)
def test_who_took_part_in_what_a_text_tells_of(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert said(text, "spokeAt", "opened", "attended", kind="document") == expected


def test_a_judge_of_a_court_holds_a_post_there() -> None:
    assert posts("Judge Nadia Lowe of the Suva Court of Appeal spoke.") == {
        ("Nadia Lowe", "Judge of Suva Court of Appeal", "current")
    }


@pytest.mark.parametrize(
    "heading",
    [
        "MINISTRY OF TIDES AND INTERNATIONAL COOPERATION SUVA",
        "DEPARTMENT OF REEFS AND HARBOUR TRAINING IN APIA",
    ],
)
def test_who_issues_a_text_is_no_event(heading: str) -> None:
    assert named(f"{heading}\n\nFriday 26 July 2024\n\nThe text begins here.", "Event", kind="document") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ms Anna Lowe’s predecessor as head of the Reef Agency, Mr Claudio Tamo, joined.",
            ("Anna Lowe", "Claudio Tamo"),
        ),
        (
            "General Dwi Tamo stepped down on Monday. His successor, General Sri Lowe, took the oath.",
            ("Sri Lowe", "Dwi Tamo"),
        ),
        (
            "Ms. Melanie Lowe spoke last. Her own predecessor, Brian Tamo, sent a message.",
            ("Melanie Lowe", "Brian Tamo"),
        ),
    ],
)
def test_who_came_after_whom(text: str, expected: tuple[str, str]) -> None:
    assert said(text, "succeeded", kind="document") == {(expected[0], "succeeded", expected[1])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It had the support of the Tide Threats Department (TNTD) of the OSCE Secretariat.",
            ("Tide Threats Department", "OSCE Secretariat"),
        ),
        ("He was listed by the UN Security Council's 1533 Committee.", ("1533 Committee", "Security Council")),
        (
            "The Committee for Reef Cooperation (BKSAP) of the House of Representatives of the Republic of Indonesia met.",
            ("Committee for Reef Cooperation", "House of Representatives of the Republic of Indonesia"),
        ),
        (
            "It was held by the University of Nairobi's Department of Diplomacy and Tides.",
            ("Department of Diplomacy and Tides", "University of Nairobi"),
        ),
        (
            "The Criminal Chamber of the Suva Court of Appeal sat.",
            ("Criminal Chamber of the Suva Court of Appeal", "Suva Court of Appeal"),
        ),
    ],
)
def test_what_is_part_of_which_body(text: str, expected: tuple[str, str]) -> None:
    assert (expected[0], "partOf", expected[1]) in said(text, "partOf", kind="document")


@pytest.mark.parametrize(
    "title",
    [
        "Minister for Foreign Affairs, Regional Integration and Togolese Abroad",
        "Minister of Police, National Security and Correctional Services",
        "Minister of Security and Civil Protection",
    ],
)
def test_a_minister_has_all_the_fields_of_the_ministry(title: str) -> None:
    assert posts(f"Ana Tamo, {title}, spoke.") == {("Ana Tamo", title, "current")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It notes the outcome of the High-level African Reef Meeting, co-hosted by Nigeria and the United Nations in "
            "Abuja on 22 April 2024.",
            {
                ("organizedBy", "Nigeria"),
                ("organizedBy", "United Nations"),
                ("heldAt", "Abuja"),
                ("heldOn", "2024-04-22"),
            },
        ),
        (
            "It took part in the Wiesbaden Conference, which Germany has hosted since 2012 and which is supported by the "
            "European Union.",
            {("organizedBy", "Germany"), ("supportedBy", "European Union")},
        ),
        (
            "Prosecutors gathered at Eurojust’s premises in The Hague on 6 November 2022 for the 20th Reef Meeting on Tides.",
            {("heldAt", "Hague"), ("heldOn", "2022-11-06")},
        ),
        (
            "The Reef Dialogue on Tides was convened on 17 March 2022 by UNICEF together with the Ministry of Tides, and "
            "with funding from the Resilience Trust Fund.",
            {
                ("heldOn", "2022-03-17"),
                ("organizedBy", "United Nations Children's Fund"),
                ("organizedBy", "Ministry of Tides"),
                ("supportedBy", "Resilience Trust Fund"),
            },
        ),
        ("They applauded Japan’s hosting of the 7th Reef Summit.", {("organizedBy", "Japan")}),
    ],
)
def test_who_held_an_event_where_and_when_in_one_clause(text: str, expected: set[tuple[str, str]]) -> None:
    found = said(text, "organizedBy", "supportedBy", "heldAt", "heldOn", kind="document")
    assert {fact[1:3] for fact in found} == expected


def test_its_director_is_that_of_the_body_of_the_sentence_before() -> None:
    text = "They met at the Srebrenica Reef Center in Apia. Its director, Elma Lowe, spoke."
    assert posts(text, kind="press-release") == {("Elma Lowe", "Director of Srebrenica Reef Center", "current")}


def test_a_verb_is_no_title() -> None:
    text = "Peter Lowe, who heads the Reef Agency, briefed members."
    assert posts(text, kind="document") == {("Peter Lowe", "Head of Reef Agency", "current")}
