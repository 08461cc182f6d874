"""Where names of bodies begin and end, as press officers of many institutions write them."""

from __future__ import annotations

import pytest
from reading import named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Officials of the State Border Guard of Tamo spoke.", {"State Border Guard of Tamo"}),
        ("It gathers officials of the State Migration Service.", {"State Migration Service"}),
        ("The State Security Court sat.", {"State Security Court"}),
        (
            "Ms. Lowe of the Border Guard of Tamo and Zurab Ilo, who heads the Passenger Information Unit, spoke.",
            {"Border Guard of Tamo", "Passenger Information Unit"},
        ),
        ("The Ministry of Justice and Zurab Ilo, a clerk, spoke.", {"Ministry of Justice"}),
        ("The Ministry of Trade and Enterprise Development said so.", {"Ministry of Trade and Enterprise Development"}),
        (
            "Experts of the Action Group against Reef Laundering in West Africa (AGRLA) spoke.",
            {"Action Group against Reef Laundering in West Africa"},
        ),
        ("She works for the Action against Piracy Unit.", {"Action against Piracy Unit"}),
        (
            "The Secretariat for the Prevention of Money or Asset Laundering (SEPMAL) hosted it.",
            {"Secretariat for the Prevention of Money or Asset Laundering"},
        ),
        ("She directs the Reef Network for Survivors' Rights.", {"Reef Network for Survivors' Rights"}),
        ("The Pacific Governors’ Forum agreed.", {"Pacific Governors’ Forum"}),
        ("The Lake Chad Basin Governors' Council agreed.", {"Lake Chad Basin Governors' Council"}),
        ("It is organized by the OSCE Centre in Ashgabat.", {"OSCE Centre in Ashgabat"}),
        ("The UNODC Programme Office in Astana took part.", {"UNODC Programme Office in Astana"}),
        ("She leads the ISS Regional Office for West Africa.", {"ISS Regional Office for West Africa"}),
        (
            "Funding came from the Robert Tamo Stiftung and the Open Reef Foundations.",
            {"Robert Tamo Stiftung", "Open Reef Foundations"},
        ),
        ("She is a member of the Tamoan Network of Women in Diplomacy.", {"Tamoan Network of Women in Diplomacy"}),
        (
            "He appeared before the Commission of Inquiry into the Actions of Reef Officials in Relation to Ana Lowe.",
            {"Commission of Inquiry into the Actions of Reef Officials in Relation to Ana Lowe"},
        ),
        ("He was Deputy Commander of Combined Task Force 150 in Suva.", {"Combined Task Force 150"}),
        ("The attack was claimed by Jaish-e-Tamo (JeT).", {"Jaish-e-Tamo"}),
        (
            "The Counter-Terrorism Committee of the Inter-Island Commission against Drugs met.",
            {"Counter-Terrorism Committee", "Inter-Island Commission against Drugs"},
        ),
    ],
)
def test_a_body_bears_its_whole_name_and_no_more(text: str, names: set[str]):
    assert named(text, "Organization") == names


def test_a_body_within_a_body_is_named_too():
    text = "She is on the Advisory Council of the Tamo Reef Foundation."
    assert "Tamo Reef Foundation" in named(text, "Organization")


@pytest.mark.parametrize("text", ["The Passenger Data Exchange System was shown.", "They use the Case Service Portal."])
def test_a_system_or_a_portal_is_no_body(text: str):
    assert not named(text, "Organization")
