"""Posts and memberships in more of the words that press officers have for them, each with invented names."""

from __future__ import annotations

import pytest
from reading import named, posts, said

UNODC = "United Nations Office on Drugs and Crime"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ms. Ana Souza, High Commissioner of Canada to Barbados and the Eastern Caribbean, spoke.",
            {("Ana Souza", "High Commissioner to Barbados and the Eastern Caribbean of Canada", "current")},
        ),
        (
            "The delegation met Tomas Varga, Special Envoy of the Czech Republic to the Sahel.",
            {("Tomas Varga", "Special Envoy to the Sahel of Czechia", "current")},
        ),
        (
            "Remarks: Mr. Kenji Mori, Ambassador of Japan to Fiji Video message: Mr. Ben Tamo, Chair of the Board.",
            {("Kenji Mori", "Ambassador to Fiji of Japan", "current")},
        ),
    ],
)
def test_where_an_envoy_is_sent_is_part_of_the_title(text: str, found: set[tuple[str, ...]]) -> None:
    assert found <= posts(text)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Ms. Nora Brun, ammunition technical adviser with the HALO Trust, led the class.", "Ammunition Technical Adviser"),
        ("Ms. Ana Kos, forensic chemist, National Forensic Laboratory of Slovenia, spoke.", "Forensic Chemist"),
        ("Mr. Rahul Sen, Director General (SAARC & BIMSTEC Wing), Ministry of Foreign Affairs of Bangladesh, spoke.",
         "Director General (SAARC & BIMSTEC Wing)"),
        ("Mr. Jan Dubois, Directeur général de la Sûreté nationale, took part.", "Directeur général de la Sûreté nationale"),
        ("Sra. Carmen Ruiz, Directora General de Asuntos Multilaterales, took part.",
         "Directora General de Asuntos Multilaterales"),
        ("Superintendent of Police Ruth Banda opened the course.", "Superintendent of Police"),
        ("Ms. Ruth Banda, officer in charge of the Counter Terrorism Unit, presented.", "Officer in Charge"),
        ("Mr. Ben Tamo, Minister Delegate for African Integration, spoke.", "Minister Delegate for African Integration"),
    ],
)  # fmt: skip
def test_a_title_is_read_whole(text: str, post: str) -> None:
    assert any(f"{found[1]} of ".startswith(f"{post} of ") for found in posts(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The Reef Centre hosted the debate with the Tide Institute. Its founding director, Anaïs Belmont, spoke.",
            ("Anaïs Belmont", "Director of Tide Institute"),
        ),
        (
            "The Reef Centre hosted the event. Its present director, Anaïs Belmont, moderated.",
            ("Anaïs Belmont", "Director of Reef Centre"),
        ),
        ("Ana Lind of Malta chairs the Counter-Terrorism Committee.", ("Ana Lind", "Chair of Counter-Terrorism Committee")),
        (
            "Thank you to the EU Counter-Terrorism Coordinator, Bartjan Weger, for his visit.",
            ("Bartjan Weger", "Coordinator for Counterterrorism of European Union"),
        ),
        (
            "Abdi Farah, Head of Compliance at Juba Express, spoke.",
            ("Abdi Farah", "Head of Compliance of Juba Express"),
        ),
        (
            "The meeting heard UNODC (Khaled Khouri, ASG) first.",
            ("Khaled Khouri", f"Assistant Secretary-General of {UNODC}"),
        ),
        ("Ms. Ana Souza | Legal Officer | Tide Institute", ("Ana Souza", "Legal Officer of Tide Institute")),
        (
            "Ms. Aua Balde (Chair-Rapporteur), Ms. Ana Citron (Vice-Chair) and Mr. Ali Obaid, Tide Institute.",
            ("Ana Citron", "Vice-Chair of Tide Institute"),
        ),
        (
            "The Bureau of the Counter-Terrorism Committee consisted of Renata Davila (Ecuador) as Chair.",
            ("Renata Davila", "Chair of Counter-Terrorism Committee"),
        ),
        (
            "Ambassador Ana Okoth, Executive Secretary of the Tide Institute, Colonel Ivo Petek and others attended.",
            ("Ana Okoth", "Executive Secretary of Tide Institute"),
        ),
        (
            "Rosa Lind, the coordinator of the Bamako-based Observatory of Reefs, spoke.",
            ("Rosa Lind", "Coordinator of Observatory of Reefs"),
        ),
        (
            "In the presence of Ana Lind, the Rector of the Tide Academy, Jana Asan, and the Director of the Reef "
            "Centre, Jose Freitas, signed.",
            ("Jana Asan", "Rector of Tide Academy"),
        ),
        ("Robert Ennis, Registrar of the African Court on Human and Peoples' Rights, spoke.",
         ("Robert Ennis", "Registrar of African Court on Human and Peoples' Rights")),
        ("The lecture was held by Ts. Oyun, Dean of the Tide Academy.", ("Ts. Oyun", "Dean of Tide Academy")),
    ],
)  # fmt: skip
def test_whose_post_it_is_and_in_which_body(text: str, found: tuple[str, ...]) -> None:
    assert found in {post[:2] for post in posts(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms. Odessa March will be the next Registrar of the Tide Court.", ("Odessa March", "Registrar of Tide Court")),
        ("Ms. Odessa March has been named the next Registrar of the Tide Court.", ("Odessa March", "Registrar of Tide Court")),
    ],
)  # fmt: skip
def test_who_is_next_in_a_post(text: str, found: tuple[str, ...]) -> None:
    assert found in {post[:2] for post in posts(text)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ms. Ana March comes from the Tide Court, whose General Counsel she has been since 2019.",
         ("Ana March", "General Counsel of Tide Court")),
        ("Ms. Ana March is a jurist of Fiji. In 2011 President Ernest Koroma made her Director of Public Prosecutions.",
         ("Ana March", "Director of Public Prosecutions")),
        ("Mr. Tomasz Nowak holds the position of Chief Compliance Officer at Baltic Bank SA.",
         ("Tomasz Nowak", "Chief Compliance Officer of Baltic Bank SA")),
    ],
)  # fmt: skip
def test_posts_of_lives(text: str, found: tuple[str, ...]) -> None:
    assert found in {post[:2] for post in posts(text, kind="bio")}


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan lawyer Ana Souza and the journalist Omar Bah spoke.",
        "A Malian journalist, Ali Diallo, agreed.",
        "Minister-Counsellor Ana Souza greeted Representatives of the diplomatic corps.",
    ],
)
def test_what_is_no_post(text: str) -> None:
    assert not {post for post in posts(text) if not post[1].startswith("Minister")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Its chair Sarah Champion and Theo Clarke of the Reef Committee took part.", {"Sarah Champion", "Theo Clarke"}),
        ("The Minister of Justice of Fiji, Edelfina Tavares Lopes, opened it. Minister Tavares Lopes left.",
         {"Edelfina Tavares Lopes"}),
        ("Ben Sandel, Special Rapporteur on torture, spoke.", {"Ben Sandel"}),
    ],
)  # fmt: skip
def test_people_whose_surname_is_a_title_or_of_two_words(text: str, names: set[str]) -> None:
    assert named(text, "Person") == names


def test_experts_appointed_to_a_panel_are_its_members() -> None:
    text = (
        "The Secretary-General appointed three experts to the Panel of Experts on South Sudan: Ms. Ana Lind, of Norway "
        "(finance); Fatou Mbaye Dione, of Senegal (arms); and William Orr, of Ireland (criminal networks)."
    )
    people = {fact[0] for fact in said(text, "memberOf")}
    assert people == {"Ana Lind", "Fatou Mbaye Dione", "William Orr"}
