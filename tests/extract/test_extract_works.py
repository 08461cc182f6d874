"""Documents by symbol and title, instruments, projects."""

from __future__ import annotations

import pytest
from reading import named, said, spelt


@pytest.mark.parametrize(
    "symbol",
    [
        "S/2019/998",
        "A/74/677",
        "A/HRC/40/52",
        "A/HRC/40/52/Add.1",
        "S/PRST/2021/23",
        "S/PV.8926",
        "A/75/PV.98",
        "A/C.3/76/L.41",
        "A/76/L.75",
        "A/CONF.234/2020/5",
        "E/CN.15/2021/11",
        "S/2021/972/Rev.1",
        "CCPR/C/GC/37",
        "SC/14697",
        "SG/SM/21032",
    ],
)
def test_the_symbol_of_a_document_names_it(symbol: str) -> None:
    assert spelt(f"Palau refers to the text circulated as {symbol} last week.", "Document") == [symbol]


@pytest.mark.parametrize(
    "text",
    [
        "Contact: A/C unit 3, S/N 4711.",
        "The ratio is 12/34 and the date 25/06/2021.",
        "Visit https://undocs.org/S/2019/998 for the text.",
        "Write to press@example.org, ext. S-1024.",
        "The 24/7 network and the and/or clause.",
    ],
)
def test_what_only_looks_like_a_symbol_is_no_document(text: str) -> None:
    assert named(text, "Document") == set()


def test_a_title_in_italics_with_its_symbol_is_one_document() -> None:
    text = "Palau welcomed the *Compendium of Good Practices on Returning Families* (S/2021/512) this week."
    assert named(text, "Document") == {"Compendium of Good Practices on Returning Families"}
    assert spelt(text, "Document") == ["Compendium of Good Practices on Returning Families", "S/2021/512"]


def test_a_title_in_quotation_marks_with_its_symbol_is_one_document() -> None:
    text = "Palau welcomed the report “Tracing the Money Across Island Borders” (A/76/412) this week."
    assert named(text, "Document") == {"Tracing the Money Across Island Borders"}


def test_a_report_entitled_something_is_a_document() -> None:
    text = "Palau welcomed the report entitled “Tracing the Money Across Island Borders” with thanks."
    assert named(text, "Document") == {"Tracing the Money Across Island Borders"}


def test_a_title_concerns_the_resolution_that_it_names() -> None:
    text = (
        "Palau welcomed the *Handbook on the Implementation of Security Council resolution 2462 (2019)* (S/2021/512)."
    )
    facts = said(text, "concerns")
    assert (
        "Handbook on the Implementation of Security Council resolution 2462 (2019)",
        "concerns",
        "S/RES/2462 (2019)",
    ) in facts


def test_a_body_before_the_title_issued_the_document() -> None:
    text = "UNODC, *Handbook on Fishing Vessels and Smuggling* (S/2021/512), available in print."
    assert (
        "Handbook on Fishing Vessels and Smuggling",
        "issuedBy",
        "United Nations Office on Drugs and Crime",
    ) in said(text)


@pytest.mark.parametrize("verb", ["published", "issued", "released", "has published", "recently launched"])
def test_a_body_that_publishes_a_report_issued_it(verb: str) -> None:
    text = f"UNODC {verb} a report entitled “Tracing the Money Across Island Borders”."
    assert ("Tracing the Money Across Island Borders", "issuedBy", "United Nations Office on Drugs and Crime") in said(
        text
    )


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        (
            "Palau acceded to the Rome Statute of the International Criminal Court.",
            "Rome Statute of the International Criminal Court",
        ),
        ("Palau ratified the Arms Trade Treaty.", "Arms Trade Treaty"),
        ("Palau honours the Charter of the United Nations.", "Charter of the United Nations"),
        ("Palau honours the United Nations Charter.", "Charter of the United Nations"),
        (
            "Palau signed the Treaty on the Prohibition of Nuclear Weapons.",
            "Treaty on the Prohibition of Nuclear Weapons",
        ),
        ("Palau adopted the National Strategy on Safer Harbours.", "National Strategy on Safer Harbours"),
        ("Palau endorsed the Koror Declaration on Reef Fisheries.", "Koror Declaration on Reef Fisheries"),
        ("Palau follows the Ngerulmud Plan of Action.", "Ngerulmud Plan of Action"),
        ("Palau honours the Universal Declaration of Human Rights.", "Universal Declaration of Human Rights"),
        (
            "Palau follows the United Nations Global Counter-Terrorism Strategy.",
            "United Nations Global Counter-Terrorism Strategy",
        ),
        (
            "Palau is bound by the International Convention for the Suppression of the Financing of Terrorism.",
            "International Convention for the Suppression of the Financing of Terrorism",
        ),
        ("Palau backs the 2030 Agenda for Sustainable Development.", "2030 Agenda for Sustainable Development"),
    ],
)
def test_an_instrument_is_known_by_its_name_or_by_its_head_noun(text: str, instrument: str) -> None:
    assert named(text, "Instrument") == {instrument}


@pytest.mark.parametrize(
    "text",
    [
        "Palau has a plan and a strategy.",
        "The Plan is good. Our Strategy works.",
        "This Agreement is welcome.",
        "The parties reached agreement on fisheries.",
        "In keeping with the rules of procedure Palau spoke.",
    ],
)
def test_a_mere_head_noun_is_no_instrument(text: str) -> None:
    assert named(text, "Instrument") == set()


@pytest.mark.parametrize(
    ("text", "instruments"),
    [
        ("It is a part of the Call to Action for Fishing Towns.", set()),
        ("They support the North Atlantic Treaty Organization in Iraq.", set()),
        ("USDA announced a Local Food Purchase Agreement Program.", set()),
        ("She received the Ana Ruiz Award for Initiative and Courage in Trade.", set()),
        ("President Ana Ruiz Amends Louisiana Disaster Declaration", {"Louisiana Disaster Declaration"}),
    ],
)
def test_a_word_that_only_looks_like_the_head_noun_of_an_instrument_makes_none(
    text: str, instruments: set[str]
) -> None:
    assert named(text, "Instrument") == instruments


def test_a_second_name_in_brackets_is_a_name_of_the_same_rules() -> None:
    text = (
        "Palau applies the United Nations Rules for the Treatment of Women Prisoners and Non-custodial Measures for Women "
        "Offenders (the Bangkok Rules). The Bangkok Rules matter."
    )
    assert len(named(text, "Instrument")) == 1


def test_a_project_is_known_by_its_quoted_title() -> None:
    text = "Samoa leads the joint project entitled “Anchors of Trust in Island Prisons” this year."
    assert named(text, "Project") == {"Anchors of Trust in Island Prisons"}


def test_who_implements_and_who_funds_a_project_is_read() -> None:
    text = (
        "The project entitled “Anchors of Trust in Island Prisons”, implemented by UNODC and UNDP, was launched. "
        "The project entitled “Anchors of Trust in Island Prisons” is funded by Japan and the Kingdom of Norway."
    )
    project = "Anchors of Trust in Island Prisons"
    assert said(text, "implementedBy", "supportedBy") == {
        (project, "implementedBy", "United Nations Office on Drugs and Crime"),
        (project, "implementedBy", "United Nations Development Programme"),
        (project, "supportedBy", "Japan"),
        (project, "supportedBy", "Norway"),
    }


def test_a_body_that_funds_a_project_supports_it() -> None:
    text = "The European Union funds the project entitled “Anchors of Trust in Island Prisons”."
    assert ("Anchors of Trust in Island Prisons", "supportedBy", "European Union") in said(text)


def test_a_body_that_will_implement_a_project_is_planned_to() -> None:
    text = "The project entitled “Anchors of Trust in Island Prisons” will be implemented by UNODC."
    assert said(text, "implementedBy") == {
        ("Anchors of Trust in Island Prisons", "implementedBy", "United Nations Office on Drugs and Crime", "planned")
    }


def test_a_state_that_takes_part_in_a_project_is_a_partner() -> None:
    text = (
        "The project entitled “Anchors of Trust in Island Prisons” began. We thank Samoa – one of the Member States "
        "participating in the project."
    )
    assert ("Anchors of Trust in Island Prisons", "partner", "Samoa") in said(text)


def test_the_document_does_not_cite_its_own_symbol() -> None:
    text = "S/2022/871\n\nLetter dated 14 November 2022 from Palau\n\nPalau refers to document S/2019/998 in this matter, which it wrote."
    assert ("the document", "cites", "S/2022/871") not in said(text, "cites", kind="document")
    assert ("the document", "cites", "S/2019/998") in said(text, "cites", kind="document")


def test_an_instrument_s_name_does_not_end_in_an_adjective() -> None:
    assert named("We recall the 2016 Peace Accord between the Colombian government and the rebels.", "Instrument") <= {
        "Peace Accord"
    }


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        (
            "They signed the Agreement Establishing the Caribbean Reef Court.",
            "Agreement Establishing the Caribbean Reef Court",
        ),
        ("Under Law No. 19.574 funds are frozen.", "Law No. 19.574"),
        (
            "The Global Framework for Through-life Reef Management is new.",
            "Global Framework for Through-life Reef Management",
        ),
        ("The Reef Tracing Instrument binds us.", "Reef Tracing Instrument"),
        (
            "The Strategy for Danish Engagement with African Countries is new.",
            "Strategy for Danish Engagement with African Countries",
        ),
    ],
)
def test_an_instrument_is_named_to_its_end(text: str, instrument: str) -> None:
    assert instrument in named(f"# A note\n\n{text}", "Instrument")


@pytest.mark.parametrize(
    "text",
    [
        "The project Securing Pacific Ports is implemented by UNODC and funded by Japan.",
        "Securing Pacific Ports, a project funded by Japan, is implemented by UNODC.",
        "Under Samoa’s Securing Pacific Ports project 40 officers were trained.",
        "UNODC launched the project Securing Pacific Ports (SPP) in 2023.",
    ],
)
def test_a_project_has_its_title_behind_the_word_before_it_or_with_what_is_said_of_it(text: str) -> None:
    assert any("Securing Pacific Ports" in name for name in named(f"# A note\n\n{text}", "Project"))


def test_a_project_is_told_by_its_field_and_by_who_carries_it_out() -> None:
    text = "# A note\n\nThe Global Project on Reef Data, implemented by UNODC with INTERPOL, is new. The project Manager left."
    assert named(text, "Project") == {"Global Project on Reef Data"}
