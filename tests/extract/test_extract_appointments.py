"""Appointments, credentials and lives as press officers write them: titles, verbs, labels, whom a post serves."""

from __future__ import annotations

import pytest
from reading import facts, named, posts, predicates, quoted, said, spelt, told


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "The Secretary-General announced the appointment of Ana Souza of Fiji as his Deputy Special Representative (Political) in the United Nations Mission in South Sudan.",
            (
                "Ana Souza",
                "Deputy Special Representative (Political) of United Nations Mission in South Sudan",
                "current",
            ),
        ),
        (
            "Ms. Souza was Director (Operations and Rule of Law) at the Tide Institute.",
            ("Souza", "Director (Operations and Rule of Law) of Tide Institute", "former"),
        ),
        (
            "Ms. Souza is Vice-Provost, International at Suva University.",
            ("Souza", "Vice-Provost, International of Suva University", "current"),
        ),
        (
            "Ms. Souza was Senior Political Adviser to the European Union Special Envoy for the Horn of Africa.",
            ("Souza", "Senior Political Adviser to the European Union Special Envoy for the Horn of Africa", "former"),
        ),
        (
            "Ms. Souza served as Adviser for Reef Affairs to the President of the ECOWAS Commission.",
            ("Souza", "Adviser for Reef Affairs to the President of ECOWAS Commission", "former"),
        ),
        (
            "Ms. Souza was seconded as a mediation expert to the Intergovernmental Authority on Development.",
            ("Souza", "Mediation Expert of Intergovernmental Authority on Development", "former"),
        ),
        (
            "Mr. Tamo was Chief of Police of Suva and first deputy head of the State Reef Committee.",
            ("Tamo", "First Deputy Head of State Reef Committee", "former"),
        ),
        (
            "Ana Souza (Republic of Moldova) was appointed by Secretary-General António Guterres as Executive Director of UNICEF on 7 December 2021.",
            ("Ana Souza", "Executive Director of United Nations Children's Fund", "current"),
        ),
        (
            "Ana Souza took office as Minister of Finance, Trade and Labour of Fiji on 17 May 2021.",
            ("Ana Souza", "Minister of Finance, Trade and Labour of Fiji", "current"),
        ),
        (
            "Ana Souza, currently Associate Deputy Minister of Reefs, becomes Deputy Minister of Reefs, effective 1 December 2022.",
            ("Ana Souza", "Deputy Minister of Reefs", "designate"),
        ),
        (
            "* Ana Souza, nominated as Commissioner of the Tide Review Commission",
            ("Ana Souza", "Commissioner of Tide Review Commission", "designate"),
        ),
        (
            "Mr. Tamo was Deputy Commander of Combined Task Force 150 in Bahrain.",
            ("Tamo", "Deputy Commander of Combined Task Force 150", "former"),
        ),
        (
            "Ms. Souza appeared as counsel for the Commission of Inquiry into the Actions of Officials.",
            ("Souza", "Counsel of Commission of Inquiry into the Actions of Officials", "former"),
        ),
    ],
)
def test_posts_are_read_with_all_of_their_titles_and_bodies(text: str, post: tuple[str, ...]) -> None:
    assert post in posts(text, kind="bio")


def test_one_who_appoints_another_does_not_get_the_post() -> None:
    text = "Ana Souza was appointed by Secretary-General António Guterres as Executive Director of UNICEF."
    assert not any("UNICEF" in post or "Children" in post for name, post, *_ in posts(text) if name != "Ana Souza")
    assert ("António Guterres", "appointed", "Ana Souza") in said(text, "appointed")


@pytest.mark.parametrize(
    ("text", "told_of"),
    [
        (
            "Jope Tamo is Director of the Tide Institute. Earlier posts: Counsellor, Permanent Mission of Fiji to the United Nations (2011–2014); Desk Officer, Ministry of Tides.",
            {
                (
                    "Jope Tamo",
                    "Counsellor of Permanent Mission of Fiji to the United Nations",
                    "former",
                    "since 2011",
                    "until 2014",
                ),
                ("Jope Tamo", "Desk Officer of Ministry of Tides", "former"),
            },
        ),
        (
            "Jope Tamo is Director of the Tide Institute. Adviser to the Reef Council of Fiji.",
            {("Jope Tamo", "Adviser of Reef Council of Fiji", "current")},
        ),
        (
            "Jope Tamo is Director of the Tide Institute. Served in the Royal Navy for ten years; thereafter an adviser at the Reef Office.",
            {("Jope Tamo", "Adviser of Reef Office", "former")},
        ),
    ],
)
def test_sentences_of_a_life_that_name_nobody_tell_of_its_owner(text: str, told_of: set[tuple[str, ...]]) -> None:
    assert told_of <= posts(text, kind="bio")


def test_the_unit_of_a_body_named_before_is_its_part() -> None:
    text = "The Ministry of Tides of Fiji spoke. Ms. Souza led the Directorate for Reefs and Coasts of the Ministry."
    assert "Directorate for Reefs and Coasts" in named(text, "Organization", kind="bio")
    text = "Ms. Souza was Head of the Gao Regional Office with the United Nations Mission in South Sudan."
    assert said(text, "partOf", "memberOf", kind="bio") == {
        ("Gao Regional Office", "partOf", "United Nations Mission in South Sudan")
    }


def test_a_national_of_a_state_joins_a_body_and_not_his_state() -> None:
    text = "Ana Souza, a national of Uruguay, joined CTED in 2008."
    assert {fact[0] for fact in said(text, "memberOf", kind="bio")} == {"Ana Souza"}


def test_names_are_told_by_the_state_behind_them() -> None:
    text = "The Secretary-General wishes to thank Batzul Ganbold of Mongolia, who served as Chief of Staff of UNMISS."
    assert named(text, "Person", kind="bio") == {"Batzul Ganbold"}


CURRICULUM = """Full name: Ana Celeste Lima Souza

Date and place of birth: 3 February 1971, Ribeira Grande

Ana Lima Souza took office as Minister of Tides of Fiji on 17 May 2023. She replaced Jope Tamo, to whom she had been Secretary of State since 2021.

Professional experience

2016-2021  Ambassador of Fiji to the Kingdom of Belgium
2012-2016  Director-General for Global Affairs, Ministry of Foreign Affairs

Minister Lima Souza led the delegation of Fiji to the Fourth International Conference on Tides, held in St. John’s, Antigua and Barbuda, on 27 May 2024, and chaired the Fifth Reef Summit, which took place in Apia on 19 July of the same year.
"""


def test_a_curriculum_is_one_persons_and_not_of_the_day_of_birth() -> None:
    expected = facts(
        """
        Ana Celeste Lima Souza | succeeded | Jope Tamo
        Ana Celeste Lima Souza | holdsPost | Ambassador to the Kingdom of Belgium of Fiji | former | since 2016 | until 2021
        Ana Celeste Lima Souza | holdsPost | Director-General for Global Affairs of Ministry of Foreign Affairs | former | since 2012 | until 2016
        Ana Celeste Lima Souza | holdsPost | Minister of Tides of Fiji | current
        Ana Celeste Lima Souza | chaired | Fifth Reef Summit
        Ana Celeste Lima Souza | attended | Fourth International Conference on Tides
        Fourth International Conference on Tides | heldAt | St. John’s
        Fifth Reef Summit | heldOn | 2024-07-19
        """.replace("        ", "")
    )
    assert expected <= told(CURRICULUM, *predicates(expected))


SPEAKERS = """High-Level Reef Conference
“Coming Home: Tides and Returns in the South Seas and Beyond”
Suva, Fiji, 4–5 October 2022

Organized by the Ministry of Tides of Fiji and UNODC, with the financial support of Norway

SPEAKERS: BIOGRAPHICAL NOTES

Col. Sadiq KARIMOV
Deputy Minister of Reefs, Republic of Fiji

Ms. Ana SOUZA
Chairperson of the Board, Public Foundation “Ak Reef”
"""
CONFERENCE = "High-Level Reef Conference “Coming Home: Tides and Returns in the South Seas and Beyond”"


def test_a_sheet_of_speakers_is_of_the_event_in_its_heading() -> None:
    expected = {
        (CONFERENCE, "heldOn", "2022-10-04"),
        (CONFERENCE, "heldAt", "Suva"),
        (CONFERENCE, "organizedBy", "Ministry of Tides of Fiji"),
        (CONFERENCE, "organizedBy", "United Nations Office on Drugs and Crime"),
        (CONFERENCE, "supportedBy", "Norway"),
    }
    assert told(SPEAKERS, "heldOn", "heldAt", "organizedBy", "supportedBy") == expected


def test_a_body_may_bear_its_name_in_quotation_marks() -> None:
    assert ("Ana SOUZA", "holdsPost", "Chairperson of the Board of Public Foundation “Ak Reef”", "current") in told(
        SPEAKERS, "holdsPost"
    )
    text = "Ms. Souza founded the rehabilitation centre “Shans”. Shans has a staff of ten. They met at the workshop “Tide”."
    assert named(text, "Organization") == {"rehabilitation centre “Shans”"}


def test_a_heading_over_a_life_tells_the_post_of_its_owner() -> None:
    text = """# Leadership

## Deputy Director, a.i. and Chief, Tide Assessment Office

**Rosa Lund**, a national of Uruguay, joined CTED in 2008, and has headed the Reef Office since August 2021. She was a lecturer at Suva University.
"""
    found = posts(text, kind="document")
    assert ("Rosa Lund", "Chief of Tide Assessment Office", "current") in found
    assert ("Rosa Lund", "Head of Reef Office", "current", "since 2021-08") in found
    assert not any(post.startswith("Deputy Director of Tide") for _, post, *_ in found)


def test_two_bodies_of_one_short_form_in_one_list_leave_it_open() -> None:
    text = (
        "We thank the Lake Tide Commission and the Reef Union Commission for it. The decision of the Commission stands."
    )
    assert "the Commission" not in spelt(text, "Organization")


def test_a_quotation_is_of_the_one_whom_a_dash_names_under_it() -> None:
    text = "Quote\n\n“These nominees bring a wealth of experience from the reef.”\n\n- The Hon. Ana Souza, Minister of Tides of Fiji\n"
    assert quoted(text, kind="press-release") == [
        ("Ana Souza", "These nominees bring a wealth of experience from the reef.")
    ]


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ana Souza joined the Ministry of Justice of Fiji in 2004, where she is now Deputy Director for Reefs.",
            ("Ana Souza", "Deputy Director for Reefs of Ministry of Justice of Fiji", "current"),
        ),
        ("Ana Souza has chaired the Reef Network since 2018.", ("Ana Souza", "Chair of Reef Network", "current")),
        (
            "Ms Ana Souza OBE has been appointed His Majesty's Ambassador to the Republic of Estonia in succession to Mr Ross Allen.",
            ("Ana Souza", "Ambassador to the Republic of Estonia", "current"),
        ),
        (
            "Ms. Souza was an adviser to the Royal Solomon Islands Police Force.",
            ("Souza", "Adviser of Royal Solomon Islands Police Force", "former"),
        ),
    ],
)
def test_posts_of_services_abroad_and_at_home(text: str, post: tuple[str, ...]) -> None:
    assert post in posts(text, kind="bio")


def test_lines_of_a_curriculum_may_open_with_the_house() -> None:
    text = "Ana Souza has been appointed.\n\nCurriculum vitae\n\n2018 to 2022: Kyiv, Deputy Head of Mission\n\n2015 to 2018: NATO, First Secretary, Joint Delegation of Fiji\n"
    assert {
        ("Ana Souza", "Deputy Head of Mission", "former", "since 2018", "until 2022"),
        ("Ana Souza", "First Secretary of Joint Delegation of Fiji", "former", "since 2015", "until 2018"),
    } <= posts(text, kind="bio")


def test_hosts_and_payers_whom_a_speech_thanks_are_those_of_its_event() -> None:
    text = "I thank our co-hosts, the Tide Authority and the Egmont Group, for their work, and the Reef Fund for its financial support to this seminar."
    title = "Remarks by Ana Souza at the Third Reef Seminar on Tides"
    event = "Third Reef Seminar on Tides"
    found = said(text, "organizedBy", "supportedBy", kind="remarks", title=title)
    assert {fact[1:] for fact in found} >= {
        ("organizedBy", "Tide Authority"),
        ("supportedBy", "Reef Fund"),
    }
    assert {fact[0] for fact in found} == {event}


def test_who_served_under_another_held_the_post() -> None:
    text = "Ana Souza is a lawyer. She served under Sir Jope Tamo as Director of the Reef Division, and under Chief Temo Naka as Counsel of the Tide Union."
    assert posts(text, kind="bio") == {
        ("Ana Souza", "Director of Reef Division", "former"),
        ("Ana Souza", "Counsel of Tide Union", "former"),
    }


def test_a_handover_tells_who_went_and_who_came() -> None:
    text = "After four years, Brigadier General Jope Tamo stepped down as Director of the Tide Centre on Friday.\n\nHis successor, Brigadier General Sri Lestari, is an engineer. Brigadier General Sri told staff so."
    assert posts(text) == {("Jope Tamo", "Director of Tide Centre", "former")}
    assert said(text, "succeeded") == {("Sri Lestari", "succeeded", "Jope Tamo")}
    assert named(text, "Person") == {"Jope Tamo", "Sri Lestari"}


def test_a_name_is_read_behind_the_acronym_of_the_body_whose_post_stands_before_it() -> None:
    text = "It was attended by the Deputy Head of the National Tide Agency (NTA), Ibnu Wirawan; and others."
    assert ("Ibnu Wirawan", "Deputy Head of National Tide Agency", "current") in posts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza is a lawyer. Prior to becoming General Manager, she was a partner at Lowe & Tamo LLP.",
        "Ana Souza is a lawyer. She earned a degree from Suva University, where she was a Tide Scholar.",
    ],
)
def test_what_came_before_and_what_was_studied_is_no_post_held_now(text: str) -> None:
    assert not any(
        "General Manager" in post or (status == "current" and "Tide" in post)
        for _, post, status, *_ in posts(text, kind="bio")
    )


KEYNOTE = """KEYNOTE ADDRESS

by

Mrs. Ana Adebayo
Director, Peace and Reefs
ECOWAS Commission

at the

Regional Forum on Preventing Tides through Education

organised by the West Reef Network (WRN) in partnership with UNESCO

Accra, Ghana
6 - 8 June 2023

Distinguished guests, I thank the Executive Director of the Network, Mr. Jope Tamo, for it.
"""


def test_the_lines_of_a_heading_tell_speaker_post_event_and_organizers_in_their_order() -> None:
    event = "Regional Forum on Preventing Tides through Education"
    found = told(KEYNOTE, "spokeAt", "holdsPost", "heldOn", "organizedBy")
    assert found >= {
        ("Ana Adebayo", "spokeAt", event),
        ("Ana Adebayo", "holdsPost", "Director, Peace and Reefs of ECOWAS Commission", "current"),
        (event, "heldOn", "2023-06-06"),
        (event, "organizedBy", "West Reef Network"),
    }


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "The new Permanent Representative of Kazakhstan to the International Organizations in Vienna, Ana Souza, presented her credentials.",
            ("Ana Souza", "Permanent Representative of Kazakhstan", "current"),
        ),
        (
            "Ana Souza is Country Director for Algeria, Libya and Tunisia at the World Bank.",
            ("Ana Souza", "Country Director for Algeria, Libya and Tunisia of World Bank", "current"),
        ),
        (
            "Ms. Souza has held several posts, among them Legal Adviser at the Tide Bank.",
            ("Souza", "Legal Adviser of Tide Bank", "former"),
        ),
        (
            "Ana Souza is Minister of Foreign Affairs and European Integration.",
            ("Ana Souza", "Minister of Foreign Affairs and European Integration", "current"),
        ),
    ],
)
def test_posts_of_several_states_fields_and_houses(text: str, post: tuple[str, ...]) -> None:
    assert post in posts(text, kind="bio")


CLOSING = """I thank our co-organisers, the Tide Institute and the Reef Committee (RC), and all of you. The conference would not exist without the generosity of the Tide Fund, nor without the support of Norway Givings.

This morning Dr. Nina Lund of the War Crimes Chamber reminded us that it can be done.

With that, I declare the conference closed.
"""


def test_closing_remarks_tell_who_closed_who_spoke_and_who_made_it_possible() -> None:
    title = (
        "Closing remarks by Ana Souza, Reef Prosecution Office at the Third Conference on Tides, 26 & 27 September 2022"
    )
    found = said(
        CLOSING, "organizedBy", "supportedBy", "closed", "spokeAt", "memberOf", "heldOn", kind="remarks", title=title
    )
    assert {fact[1:] for fact in found if fact[1] in ("organizedBy", "supportedBy")} == {
        ("organizedBy", "Tide Institute"),
        ("organizedBy", "Reef Committee"),
        ("supportedBy", "Tide Fund"),
    }
    assert ("Nina Lund", "spokeAt") in {fact[:2] for fact in found}


def test_orders_and_headings_name_no_people() -> None:
    text = "Ana Souza, Prime Minister of Fiji\n\nBiographical Notes\n\nShe holds the Grand Cross of the Order of Prince Henry."
    assert named(text, "Person", kind="bio") == {"Ana Souza"}
    assert "Grand Cross" not in named(text, "Organization", kind="bio")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Ana Souza is Head of the EU Delegation to Kenya.",
            ("Ana Souza", "Head of EU Delegation to Kenya", "current"),
        ),
        (
            "The Reef Council has elected Ms Ana Souza (Slovak Republic) as its President for a second term.",
            ("Ana Souza", "President of Reef Council", "current"),
        ),
        (
            "Mr. Tamo was the Deputy Prosecutor General of Fiji.",
            ("Tamo", "Deputy Prosecutor General of Fiji", "former"),
        ),
    ],
)
def test_posts_of_prosecutors_delegations_and_colleges(text: str, post: tuple[str, ...]) -> None:
    assert post in posts(text, kind="bio")
