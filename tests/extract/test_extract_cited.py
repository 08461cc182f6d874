"""What a text cites: treaties that States lead up to, orders by number, acts of one word."""

from __future__ import annotations

import pytest
from reading import named


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("They praised the U.S. Reef Reduction Act and jobs.", {"Reef Reduction Act"}),
        ("They praised the Reef Reduction Act’s (RRA) minimum tax.", {"Reef Reduction Act"}),
        ("We reaffirmed the 1951 U.S.-Fiji Mutual Reef Treaty.", {"U.S.-Fiji Mutual Reef Treaty"}),
        ("The United States-Fiji-Samoa Agreement is in force.", {"United States-Fiji-Samoa Agreement"}),
        ("They welcomed the U.S.-Fiji Reef Action Plan.", {"U.S.-Fiji Reef Action Plan"}),
        ("Fiji signed the Kelp Accords.", {"Kelp Accords"}),
        ("He first used the Corals Act in May.", {"Corals Act"}),
        (
            "Executive Order 14999 amended Executive Orders 13998 and 13997; E.O. 14999 of June 3, 2021 is new.",
            {"Executive Order 14999", "Executive Order 13998", "Executive Order 13997"},
        ),
        ("It builds on the Tui-Leota Executive Order 13997 of 2014.", {"Executive Order 13997"}),
        ("The Reef Act of 2022 (Pub. L. 117–999) gave much.", {"Reef Act of 2022", "Public Law 117–999"}),
    ],
)
def test_an_instrument_is_read_whoever_leads_up_to_it(text: str, instruments: set[str]) -> None:
    assert named(text, "Instrument") == instruments


@pytest.mark.parametrize(
    "text", ["The Landmark Act is new.", "Congress must Act.", "The Joe Lowe Justice in Reefing Act was passed."]
)
def test_one_word_before_a_head_is_a_name_only_behind_its_article(text: str) -> None:
    assert named(text, "Instrument") == set()
