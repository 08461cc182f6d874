"""Bodies told by what stands beside their name: a State, an acronym in brackets, a noun in small letters."""

from __future__ import annotations

import pytest
from reading import meant, named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was held with the NGO platform Reef Focus, in Suva.", "Reef Focus"),
        ("Ana Souza works at the Dutch think tank Reefdael, in Suva.", "Reefdael"),
        ("It was built with the Suva start-up Wavelet, and went live.", "Wavelet"),
        ("It is run by a Suva outfit, Reef na Amani Trust, and others.", "Reef na Amani Trust"),
        ("They met Lawyers Without Nets Samoa, a non-governmental organisation in Apia.", "Lawyers Without Nets Samoa"),
        ("She is Patron of R.E.E.F.S., a women's legal aid body, and a judge.", "R.E.E.F.S."),
    ],
)
def test_a_noun_in_small_letters_tells_that_the_name_beside_it_is_a_body(text: str, expected: str) -> None:
    assert named(text, "Organization") == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "The company President Ana Souza spoke. The organisation Monday closed.",
        "Nwosu was an associate at the firm from 2007. Nwosu is the agency’s head.",
        "The network in Suva grew.",
    ],
)
def test_people_days_and_places_beside_such_a_noun_are_none(text: str) -> None:
    assert named(text, "Organization") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met the head of UNODC Fiji, who spoke.", "UNODC Fiji"),
        ("It was led by the Department of Reef Development Samoa (JAKIR).", "Department of Reef Development Samoa"),
    ],
)
def test_a_body_with_a_state_right_behind_its_name_is_its_branch(text: str, expected: str) -> None:
    assert named(text, "Organization") == {expected}


def test_an_acronym_in_brackets_behind_a_body_is_its_own_whatever_its_letters() -> None:
    text = "The Trans-Reef Threats Department (TRFD) met. TRFD will meet again, and so will the Agency of Reefs (BTKI)."
    assert meant(text, "TRFD") == {"Trans-Reef Threats Department"}
    assert meant(text, "BTKI") == {"Agency of Reefs"}


def test_an_acronym_in_brackets_does_not_part_a_name() -> None:
    text = "The Preventing Reef Loss (PRL) Working Group of UNODC met."
    assert named(text, "Organization") == {
        "Preventing Reef Loss (PRL) Working Group",
        "United Nations Office on Drugs and Crime",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We heard from the Association samoane des victimes du récif; it spoke.",
            "Association samoane des victimes du récif",
        ),
        (
            "The Banque Centrale des États de l’Océanie de l’Ouest (BCEOO) met.",
            "Banque Centrale des États de l’Océanie de l’Ouest",
        ),
        ("Dr Ana Tamo, Universiti Reef Samoa", "Universiti Reef Samoa"),
        ("The prosecutor of the *Audiencia Oceánica*, recalled it.", "Audiencia Oceánica"),
    ],
)
def test_bodies_bear_names_of_other_languages_to_their_end(text: str, expected: str) -> None:
    assert expected in named(text, "Organization")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She is Regional Director, RIS Regional Office for West Africa, the Sahel and the Lake Chad Basin.",
            "RIS Regional Office for West Africa, the Sahel and the Lake Chad Basin",
        ),
        (
            "The Standing Advisory Committee on Reef Questions in Central Africa met.",
            "Standing Advisory Committee on Reef Questions in Central Africa",
        ),
        ("She headed the Executive Commission for Attention to Reefs.", "Executive Commission for Attention to Reefs"),
        ("It was done with the Reef Security Council of Côte d’Ivoire.", "Reef Security Council of Côte d’Ivoire"),
        ("*WG on Tides and Reef Loss* – chaired by CTED.", "WG on Tides and Reef Loss"),
        ("The Lagoon State Government met the Judiciary of Samoa.", "Lagoon State Government"),
        (
            "He met Ana Souza of the Prosecutor’s Office of Bosnia and Herzegovina.",
            "Prosecutor’s Office of Bosnia and Herzegovina",
        ),
    ],
)
def test_the_name_of_a_body_is_read_to_its_end(text: str, expected: str) -> None:
    assert expected in named(text, "Organization")


def test_an_acronym_between_commas_behind_a_body_is_its_own() -> None:
    text = "We thank the Lagoon Counter Reef Agency, BNRT, whose head spoke. BNRT is here."
    assert named(text, "Organization") == {"Lagoon Counter Reef Agency"}


def test_a_presidency_for_a_month_and_an_acronym_of_a_post_are_no_bodies() -> None:
    text = "They congratulate Brazil on the Presidency for October. UNICEF sent Ilze Tamo, ASG for Reefs."
    assert named(text, "Organization") == {"United Nations Children's Fund"}


def test_an_acronym_in_a_list_of_bodies_is_a_body_of_its_own() -> None:
    text = "She served the Reef Committee, ABREC, and FIDEF. ABREC said so."
    assert meant(text, "ABREC") != {"Reef Committee"}
