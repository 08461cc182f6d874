"""Instruments as press officers name them: by one word, by what belongs to them, in brackets, in other languages."""

from __future__ import annotations

import pytest
from reading import named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They recalled the Lauru Declaration (see annex).", {"Lauru Declaration"}),
        ("Cooperation under the 2005 Nukuloa Agreement is possible.", {"Nukuloa Agreement"}),
        ("They recalled the Samoa Code of Conduct.", {"Samoa Code of Conduct"}),
        ("They signed the United States-Mexico-Canada Agreement.", {"United States-Mexico-Canada Agreement"}),
        (
            "It ratified the Protocol against the Illicit Taking of and Trafficking in Corals.",
            {"Protocol against the Illicit Taking of and Trafficking in Corals"},
        ),
        ("Our region adopted the Plan of Action for the Lagoon in Suva in 2011.", {"Plan of Action for the Lagoon"}),
        (
            "They read Annex 9 to the Lagoon Convention on Tides.",
            {"Annex 9 to the Lagoon Convention on Tides", "Lagoon Convention on Tides"},
        ),
        ("It was signed as Presidential Regulation No. 7 of 2021.", {"Presidential Regulation No. 7 of 2021"}),
        (
            "It noted the Suva Memorandum on Good Practices for a Multi-Sectoral Approach to Countering Reef Loss.",
            {"Suva Memorandum on Good Practices for a Multi-Sectoral Approach to Countering Reef Loss"},
        ),
        (
            "We demand compliance with the Apia Declaration of Commitment to Protect the Civilians of the Lagoon.",
            {"Apia Declaration of Commitment to Protect the Civilians of the Lagoon"},
        ),
        (
            "Mindful of Article 7 of the Protocol Relating to the Establishment of the Reef Council, it met.",
            {"Protocol Relating to the Establishment of the Reef Council"},
        ),
        ("The Anti-Reefing (Amendment) Act, 2018 is in force.", {"Anti-Reefing (Amendment) Act, 2018"}),
        ("Fiji’s Reef Order Act carries offences.", {"Reef Order Act"}),
        (
            "Fiji spoke of its Act on the Prevention of Reef Loss in Lagoons.",
            {"Act on the Prevention of Reef Loss in Lagoons"},
        ),
        (
            "It will inform Togo’s *Stratégie nationale de prévention des marées*, to be adopted.",
            {"Stratégie nationale de prévention des marées"},
        ),
        ("They upheld the universality of the 1982 UNCLOS.", {"United Nations Convention on the Law of the Sea"}),
    ],
)
def test_an_instrument_is_named_to_its_ends(text: str, expected: set[str]) -> None:
    assert named(text, "Instrument") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Joint Declaration was read. The Draft Convention and the Peace Agreement were long. A new Protocol was signed.",
        "The Christchurch Call Foundation met.",
    ],
)
def test_any_declaration_is_none_by_name(text: str) -> None:
    assert named(text, "Instrument") == set()
