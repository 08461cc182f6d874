"""Bodies: known ones, those that a head noun makes, units of bodies, acronyms; and what is none."""

from __future__ import annotations

import pytest
from reading import later, meant, named, said


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Tonga thanked the Security Council.", {"Security Council"}),
        ("Tonga thanked the UN Security Council.", {"Security Council"}),
        ("Tonga thanked the United Nations Security Council.", {"Security Council"}),
        ("Tonga thanked the SECURITY COUNCIL.", {"Security Council"}),
        ("Tonga thanked UNICEF.", {"United Nations Children's Fund"}),
        ("Tonga thanked the United Nations Children’s Fund (UNICEF).", {"United Nations Children's Fund"}),
        ("Tonga thanked UNODC/TPB.", {"United Nations Office on Drugs and Crime", "Terrorism Prevention Branch"}),
        ("Tonga thanked the African Union and ASEAN.", {"African Union", "Association of Southeast Asian Nations"}),
        ("Tonga thanked the UN General Assembly.", {"General Assembly"}),
        (
            "Tonga thanked the Counter-Terrorism Committee Executive Directorate.",
            {"Counter-Terrorism Committee Executive Directorate"},
        ),
        (
            "Tonga thanked the Security Council Counter-Terrorism Committee Executive Directorate (CTED).",
            {"Counter-Terrorism Committee Executive Directorate"},
        ),
        (
            "Tonga thanked the Counter‑Terrorism Committee.",  # U+2011, as on press.un.org
            {"Counter-Terrorism Committee"},
        ),
        ("Tonga thanked the Counter Terrorism Committee.", {"Counter-Terrorism Committee"}),
        ("Tonga thanked the Office of Counter-Terrorism.", {"United Nations Office of Counter-Terrorism"}),
        ("Tonga thanked the World\u00a0Health\u00a0Organization.", {"World Health Organization"}),
        (
            "Tonga thanked UN-Women and UN‑Habitat.",
            {
                "United Nations Entity for Gender Equality and the Empowerment of Women",
                "United Nations Human Settlements Programme",
            },
        ),
        (
            "Tonga thanked FAO, IOM, UNESCO and WHO.",
            {
                "Food and Agriculture Organization of the United Nations",
                "International Organization for Migration",
                "United Nations Educational, Scientific and Cultural Organization",
                "World Health Organization",
            },
        ),
        ("Tonga thanked the EU.", {"European Union"}),
        (
            "Tonga thanked OSCE/ODIHR.",
            {
                "Organization for Security and Co-operation in Europe",
                "Office for Democratic Institutions and Human Rights",
            },
        ),
    ],
)
def test_a_known_body_is_known_by_each_of_its_names(text: str, bodies: set[str]) -> None:
    assert named(text, "Organization") == bodies


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Ministry of Fisheries and Marine Resources wrote.", "Ministry of Fisheries and Marine Resources"),
        ("He works at the Nukuʻalofa Institute for Peace Studies.", "Nukuʻalofa Institute for Peace Studies"),
        ("We heard the Committee on Coastal Erosion.", "Committee on Coastal Erosion"),
        ("We heard the Informal Expert Group on Reefs.", "Informal Expert Group on Reefs"),
        ("We heard the Pacific Widows Network.", "Pacific Widows Network"),
        ("We heard the University of Jos.", "University of Jos"),
        ("We heard scholars of Ahmadu Bello University.", "Ahmadu Bello University"),
        ("We heard the Dushanbe School of Law.", "Dushanbe School of Law"),
        ("We heard the Hà Nội Bar Association.", "Hà Nội Bar Association"),
        ("We heard the Reykjavík Peace Foundation.", "Reykjavík Peace Foundation"),
        ("We heard the National Bureau of Prisons.", "National Bureau of Prisons"),
        ("We heard the Al Noor Widows Association.", "Al Noor Widows Association"),
        later(
            "the longest head noun ends a company's name",
            "We heard Kestrel Maritime Solutions Ltd.",
            "Kestrel Maritime Solutions Ltd",
        ),
        ("We heard the Borno Women’s Forum.", "Borno Women’s Forum"),
        ("We heard the Supreme Court of Justice.", "Supreme Court of Justice"),
        ("We heard the Saint Egidia Community.", "Saint Egidia Community"),
    ],
)
def test_a_body_that_nobody_knows_is_told_by_its_head_noun(text: str, body: str) -> None:
    assert body in named(text, "Organization")


@pytest.mark.parametrize(
    "text",
    [
        "The Office is closed.",
        "Member States and States Parties met.",
        "The Government agreed with the private sector.",
        "Our Group of Friends met the international community.",
        "Heads of State and Government came to the High-Level Week.",
        "A group of experts and a panel of judges met.",
        "Civil Society and the Private Sector in the Middle East agreed.",
        "Resolution 1373 (2001) and the Technical Guide are binding.",
        "The team has worked hard. The committee agreed.",
        "The Joint Statement and the Action Plan were read.",
        "IT IS TIME TO ACT NOW FOR PEACE.",
        "He is a KC and holds a PhD.",
        "Chapter VII and Article XII apply.",
    ],
)
def test_what_is_no_body_is_not_read_as_one(text: str) -> None:
    assert named(text, "Organization") == set()


def test_an_executive_director_is_not_hidden_in_an_executive_directorate() -> None:
    text = "The Counter-Terrorism Committee Executive Directorate thanked the members."
    assert said(text, "holdsPost") == set()
    assert named(text, "Organization") == {"Counter-Terrorism Committee Executive Directorate"}


def test_the_islamic_state_in_iraq_is_an_armed_group_and_not_the_state_iraq() -> None:
    text = "Tonga condemned the Islamic State in Iraq and the Levant (ISIL, also known as Da’esh)."
    assert named(text, "State") == {"Tonga"}
    assert len(named(text, "Organization")) == 1


def test_the_same_group_under_its_acronym_is_the_same_thing() -> None:
    text = "Tonga condemned the Islamic State in Iraq and the Levant. ISIL lost ground. Da’esh too."
    assert len(named(text, "Organization")) == 1


def test_an_acronym_that_the_text_defines_names_the_body_from_then_on() -> None:
    text = "We thank the Pacific Widows Network (PWN). PWN has spoken."
    assert meant(text, "PWN") == {"Pacific Widows Network"}


def test_an_acronym_is_made_of_the_first_letters_of_words_and_of_parts_of_words() -> None:
    text = "We thank the Trans-Saharan Anti-Smuggling Partnership (TSASP). TSASP has grown."
    assert meant(text, "TSASP") == {"Trans-Saharan Anti-Smuggling Partnership"}


def test_a_definition_before_its_long_form_counts_too() -> None:
    text = "We thank PWN (Pacific Widows Network). PWN has spoken."
    assert meant(text, "PWN") == {"Pacific Widows Network"}


def test_an_acronym_of_many_bodies_is_the_one_that_the_text_defines() -> None:
    text = "The Coastal Training Centre (CTC) of Samoa opened. The CTC has ten rooms."
    assert meant(text, "CTC") == {"Coastal Training Centre"}


def test_an_acronym_of_a_term_is_no_body() -> None:
    text = "Foreign terrorist fighters (FTFs) and violent extremist prisoners (VEPs) differ. FTFs travel."
    assert named(text, "Organization") == set()


def test_an_acronym_that_nobody_defines_is_a_body_behind_a_post() -> None:
    text = "Mr. Sitiveni Fonoti, Executive Director, KWLD, spoke. KWLD is small."
    assert named(text, "Organization") == {"KWLD"}
    assert said(text, "holdsPost") == {("Sitiveni Fonoti", "holdsPost", "Executive Director of KWLD", "current")}


def test_a_slash_parts_two_bodies() -> None:
    text = "The hall was lent by UNODC/UNICRI."
    assert named(text, "Organization") == {
        "United Nations Office on Drugs and Crime",
        "United Nations Interregional Crime and Justice Research Institute",
    }


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        (
            "The United Nations Counter-Terrorism Centre (UNCCT) of the United Nations Office of Counter-Terrorism (UNOCT) wrote.",
            "United Nations Counter-Terrorism Centre",
            "United Nations Office of Counter-Terrorism",
        ),
        (
            "The Maritime Crime Section of UNODC wrote.",
            "Maritime Crime Section",
            "United Nations Office on Drugs and Crime",
        ),
        (
            "Ms. Lupe Vaka, Division for Island Matters, UNODC, wrote.",
            "Division for Island Matters",
            "United Nations Office on Drugs and Crime",
        ),
        (
            "The Security Council’s Counter-Terrorism Committee wrote.",
            "Counter-Terrorism Committee",
            "Security Council",
        ),
        pytest.param(
            "The Faculty of Law at Ahmadu Bello University wrote.",
            "Faculty of Law",
            "Ahmadu Bello University",
        ),
        (
            "The Terrorism Prevention Branch within UNODC wrote.",
            "Terrorism Prevention Branch",
            "United Nations Office on Drugs and Crime",
        ),
    ],
)
def test_a_unit_is_part_of_the_body_named_with_it(text: str, part: str, whole: str) -> None:
    assert (part, "partOf", whole) in said(text, "partOf")


def test_bodies_of_a_list_are_not_parts_of_one_another() -> None:
    text = "We thank the Department of Corrections, UNODC, the Institute of Tides and the World Bank."
    assert said(text, "partOf") == set()


def test_a_body_is_not_its_own_part() -> None:
    text = "The United Nations Counter-Terrorism Centre (UNCCT) of UNOCT wrote to UNCCT."
    assert all(fact[0] != fact[2] for fact in said(text, "partOf"))


@pytest.mark.parametrize(
    ("text", "short", "body"),
    [
        ("The Counter-Terrorism Committee met. The Committee agreed.", "The Committee", "Counter-Terrorism Committee"),
        ("The Pacific Widows Network met. The Network agreed.", "The Network", "Pacific Widows Network"),
        ("The Ministry of Fisheries wrote. The Ministry agreed.", "The Ministry", "Ministry of Fisheries"),
        ("The Security Council met. Later the Council agreed.", "the Council", "Security Council"),
        ("The General Assembly met. Later the Assembly agreed.", "the Assembly", "General Assembly"),
        ("In resolution 2178 (2014) the Council acted.", "the Council", "Security Council"),
    ],
)
def test_a_short_form_names_the_body_named_before(text: str, short: str, body: str) -> None:
    assert meant(text, short) == {body}


def test_the_nearest_body_named_before_is_meant_by_a_short_form() -> None:
    text = "The Committee on Coastal Erosion met in May. The Committee on Reef Loss met in June. The Committee agreed."
    assert meant(text, "The Committee") == {"Committee on Reef Loss"}


def test_a_short_form_without_a_body_before_it_is_nothing() -> None:
    assert named("The Committee agreed with the Bureau.", "Organization") == set()


def test_the_council_of_another_body_is_not_the_security_council() -> None:
    text = "The Security Council met. The Municipal Council of Apia met too. The Council of Elders agreed."
    assert meant(text, "The Council of Elders") != {"Security Council"}
    assert meant(text, "The Council") == set()


def test_a_permanent_mission_is_a_body_and_its_state_a_mention_in_the_name() -> None:
    text = "We thank the Permanent Mission of Tuvalu to the United Nations."
    assert "Permanent Mission of Tuvalu to the United Nations" in named(text, "Organization")


def test_the_embassy_in_a_city_is_one_body() -> None:
    assert "Embassy of Samoa in Wellington" in named("We thank the Embassy of Samoa in Wellington.", "Organization")


def test_a_french_name_with_accents_is_one_body() -> None:
    text = "We thank the Organisation internationale de la Francophonie (OIF)."
    assert named(text, "Organization") == {"International Organization of la Francophonie"}


def test_a_body_across_a_line_break_is_one() -> None:
    text = "We thank the United Nations Office on\nDrugs and Crime for its help."
    assert named(text, "Organization") == {"United Nations Office on Drugs and Crime"}


def test_a_web_address_is_not_read_for_bodies() -> None:
    text = "See www.un.org/securitycouncil/ctc and write to cted@un.org or UNODC-press@example.org."
    assert named(text, "Organization") == set()


def test_two_bodies_in_neighbouring_paragraphs_do_not_grow_together() -> None:
    text = "We thank the World Bank\n\nGroup of Seven leaders met."
    assert "World Bank Group" not in named(text, "Organization")


def test_an_unknown_acronym_before_a_known_name_makes_another_body() -> None:
    text = "Ana Bello was CEO of the Office of Reefs at the NYC Department of Education."
    assert named(text, "Organization") == {"Office of Reefs at the NYC Department of Education"}


def test_the_state_that_a_group_is_about_is_part_of_its_name() -> None:
    assert named("The Core Group on Fiji met.", "Organization") == {"Core Group on Fiji"}


def test_a_programme_that_convenes_something_is_a_body_with_its_acronym_behind_that_of_its_host() -> None:
    text = (
        "# A note\n\nThe IGAD Reef Sector Program (IGAD RSP), in collaboration with UNODC, convened a regional training on "
        "the use of tide data from 9 to 12 September in Suva. It was officially opened by Colonel Hassan Lowe."
    )
    training = "regional training on the use of tide data"
    assert (training, "organizedBy", "United Nations Office on Drugs and Crime") in said(text, "organizedBy")
    assert len(said(text, "organizedBy")) == 2
    assert ("Hassan Lowe", "opened", training) in said(text, "opened")
