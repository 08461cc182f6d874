"""Resolutions in all the ways in which texts name them, and what is no resolution."""

from __future__ import annotations

import pytest
from reading import meant, named, said, spelt


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Fiji recalled resolution 1624 (2005) in full.", {"S/RES/1624 (2005)"}),
        ("Fiji recalled Security Council resolution 2462 (2019).", {"S/RES/2462 (2019)"}),
        ("Fiji recalled UN Security Council Resolution 2462 (2019).", {"S/RES/2462 (2019)"}),
        ("Fiji recalled United Nations Security Council Resolution (UNSCR) 2462 (2019).", {"S/RES/2462 (2019)"}),
        ("Fiji recalled UNSCR 2462 (2019).", {"S/RES/2462 (2019)"}),
        ("Fiji recalled UNSCR 2396.", {"S/RES/2396 (2017)"}),
        ("Fiji recalled Security Council resolution 1540.", {"S/RES/1540 (2004)"}),
        ("Fiji recalled S/RES/2482 (2019).", {"S/RES/2482 (2019)"}),
        ("Fiji recalled S/RES/2482(2019).", {"S/RES/2482 (2019)"}),
        ("Fiji recalled resolution 2395 of 2017.", {"S/RES/2395 (2017)"}),
        ("Fiji recalled resolutions 1624 (2005) and 2178 (2014).", {"S/RES/1624 (2005)", "S/RES/2178 (2014)"}),
        (
            "Fiji recalled Security Council resolutions 1267 (1999), 1989 (2011), 2253 (2015) and 2368 (2017).",
            {"S/RES/1267 (1999)", "S/RES/1989 (2011)", "S/RES/2253 (2015)", "S/RES/2368 (2017)"},
        ),
        ("Fiji recalled UNSCRs 2178 (2014) and 2396 (2017).", {"S/RES/2178 (2014)", "S/RES/2396 (2017)"}),
        (
            "Fiji recalled resolution 2178 (2014), resolution 2396 (2017) and resolution 2482 (2019).",
            {"S/RES/2178 (2014)", "S/RES/2396 (2017)", "S/RES/2482 (2019)"},
        ),
        (
            "Fiji recalled resolutions 2178 (2014), 2396 (2017), as well as 2482 (2019).",
            {"S/RES/2178 (2014)", "S/RES/2396 (2017)", "S/RES/2482 (2019)"},
        ),
        ("Fiji recalled the Council’s resolution 2341 (2017).", {"S/RES/2341 (2017)"}),
        ("The Security Council recalled its resolution 2309 (2016).", {"S/RES/2309 (2016)"}),
        (
            "The Security Council recalled its resolutions 2309 (2016) and 2341 (2017).",
            {"S/RES/2309 (2016)", "S/RES/2341 (2017)"},
        ),
        ("RESOLUTION 2617 (2021) was tabled by Fiji.", {"S/RES/2617 (2021)"}),
        ("Fiji recalled General Assembly resolution 60/288.", {"A/RES/60/288"}),
        ("Fiji recalled A/RES/60/288.", {"A/RES/60/288"}),
        ("Fiji recalled General Assembly resolutions 72/284 and 75/291.", {"A/RES/72/284", "A/RES/75/291"}),
        ("Fiji recalled resolution 46/182.", {"A/RES/46/182"}),
        ("Fiji recalled resolution 46/182 of 19 December 1991.", {"A/RES/46/182"}),
        (
            "Fiji recalled its resolutions 37/90 of 10 December 1982, 54/68 of 6 December 1999 and 59/2.",
            {"A/RES/37/90", "A/RES/54/68", "A/RES/59/2"},
        ),
        ("Fiji recalled General Assembly resolution 217 A (III).", {"A/RES/217 A (III)"}),
        ("Fiji recalled resolution 3314 (XXIX).", {"A/RES/3314 (XXIX)"}),
        ("Fiji recalled resolution ES-11/1.", {"A/RES/ES-11/1"}),
        ("Fiji recalled A/RES/ES-11/1.", {"A/RES/ES-11/1"}),
        ("Fiji recalled General Assembly resolution 1514 (XV) of 14 December 1960.", {"A/RES/1514 (XV)"}),
    ],
)
def test_a_resolution_is_known_in_every_form_of_its_name(text: str, symbols: set[str]) -> None:
    assert named(text, "Resolution") == symbols


@pytest.mark.parametrize(
    "text",
    [
        "Fiji recalled other relevant resolutions (2017) of the Council.",
        "Fiji recalled the Technical Guide and other relevant resolutions (2017) (S/2017/716).",
        "Fiji hopes for a peaceful resolution of 12 disputes.",
        "The screen has a resolution of 1080 lines.",
        "Fiji supports the draft resolution.",
        "Fiji asked for the resolution of the 2008 conflict.",
        "Fiji made a New Year's resolution in 2014.",
        "See https://example.org/resolution/2178 for more.",
    ],
)
def test_what_is_no_resolution_of_council_or_assembly_is_not_read_as_one(text: str) -> None:
    assert named(text, "Resolution") == set()


def test_a_resolution_of_the_human_rights_council_is_its_own() -> None:
    text = "The Human Rights Council adopted resolution 16/18, and recalled Human Rights Council resolution 5/1."
    assert named(text, "Resolution") == {"A/HRC/RES/16/18", "A/HRC/RES/5/1"}


def test_one_resolution_under_several_names_is_one_thing() -> None:
    text = (
        "Security Council resolution 2178 (2014) is binding. UNSCR 2178 was unanimous. Resolution 2178 obliges States, "
        "and S/RES/2178 (2014) is cited by all."
    )
    assert named(text, "Resolution") == {"S/RES/2178 (2014)"}
    assert len(spelt(text, "Resolution")) == 4


def test_two_resolutions_that_differ_by_a_digit_are_two() -> None:
    assert named("Compare resolution 2395 (2017) with resolution 2396 (2017).", "Resolution") == {
        "S/RES/2395 (2017)",
        "S/RES/2396 (2017)",
    }


def test_a_year_that_the_text_gives_elsewhere_belongs_to_the_resolution() -> None:
    text = "In resolution 2664 (2022) the Council made an exemption. Since UNSCR 2664 aid has flowed."
    assert named(text, "Resolution") == {"S/RES/2664 (2022)"}


def test_a_number_with_a_year_is_no_resolution_where_the_word_is_missing() -> None:
    assert named("In room 2178 (2014 wing) delegates met.", "Resolution") == set()


def test_the_mark_of_a_footnote_behind_the_year_is_not_part_of_it() -> None:
    text = "Prisons are named in resolution 2396 (2017).<sup>7</sup> Travel is named in resolution 2178 (2014)<sup>8</sup> too."
    assert named(text, "Resolution") == {"S/RES/2396 (2017)", "S/RES/2178 (2014)"}


def test_figures_raised_as_characters_are_marks_of_footnotes() -> None:
    assert named("Prisons are named in resolution 2396 (2017)¹² as such.", "Resolution") == {"S/RES/2396 (2017)"}


def test_a_comma_between_two_resolutions_of_one_list_makes_two_mentions() -> None:
    text = "Fiji recalled resolutions 1624 (2005), 2178 (2014) and 2354 (2017)."
    assert spelt(text, "Resolution") == ["resolutions 1624 (2005)", "2178 (2014)", "2354 (2017)"]


def test_the_organ_in_the_name_of_a_resolution_adopted_it() -> None:
    text = "Samoa welcomed Security Council resolution 2664 (2022) and General Assembly resolution 76/300."
    assert said(text, "adoptedBy") == {
        ("S/RES/2664 (2022)", "adoptedBy", "Security Council"),
        ("A/RES/76/300", "adoptedBy", "General Assembly"),
    }


def test_the_document_cites_the_resolutions_that_it_names() -> None:
    text = "Samoa welcomed Security Council resolution 2664 (2022) and General Assembly resolution 76/300."
    assert said(text, "cites") == {
        ("the document", "cites", "S/RES/2664 (2022)"),
        ("the document", "cites", "A/RES/76/300"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2712 (2023), adopted on 15 November 2023, is welcome.",
        "Resolution 2712 (2023), which was adopted by the Security Council on 15 November 2023, is welcome.",
        "Resolution 2712 (2023) of 15 November 2023 is welcome.",
        "Resolution 2712 (2023), adopted unanimously on 15 November 2023, is welcome.",
        "On 15 November 2023, the Security Council adopted resolution 2712 (2023).",
        "The Security Council adopted resolution 2712 (2023) on 15 November 2023.",
    ],
)
def test_the_day_of_adoption_is_read(text: str) -> None:
    assert ("S/RES/2712 (2023)", "adoptedOn", "2023-11-15") in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council adopted resolution 2712 (2023).",
        "The Security Council unanimously adopted resolution 2712 (2023).",
        "The Council had before it many drafts. Resolution 2712 (2023) was adopted by the Security Council.",
        "Today the Security Council has adopted its resolution 2712 (2023).",
    ],
)
def test_the_organ_that_adopts_is_read(text: str) -> None:
    assert ("S/RES/2712 (2023)", "adoptedBy", "Security Council") in said(text)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Resolution 2617 (2021) extended the mandate of CTED.", "Counter-Terrorism Committee Executive Directorate"),
        (
            "Resolution 2617 (2021), which renewed the mandate of the Counter-Terrorism Committee Executive Directorate, was tabled by Samoa.",
            "Counter-Terrorism Committee Executive Directorate",
        ),
        ("Resolution 2617 (2021) has renewed CTED’s mandate.", "Counter-Terrorism Committee Executive Directorate"),
    ],
)
def test_a_resolution_extends_a_mandate(text: str, body: str) -> None:
    assert ("S/RES/2617 (2021)", "extendsMandateOf", body) in said(text)


def test_our_mandate_is_that_of_the_body_for_which_the_speaker_speaks() -> None:
    text = """Statement by Ms. Sefilina Tuimaleali'ifano, Executive Director, CTED

Dear colleagues,

We are guided by resolution 2617 (2021), which extended our mandate until 2025, and we thank the members for their trust in us."""
    assert (
        "S/RES/2617 (2021)",
        "extendsMandateOf",
        "Counter-Terrorism Committee Executive Directorate",
    ) in said(text, kind="statement")


def test_a_name_of_a_resolution_across_a_line_break_is_one() -> None:
    assert named("Samoa welcomed Security Council\nresolution 2664 (2022) warmly.", "Resolution") == {
        "S/RES/2664 (2022)"
    }


def test_a_no_break_space_in_the_name_is_a_space() -> None:
    assert named("Samoa welcomed resolution\u00a02664\u00a0(2022) warmly.", "Resolution") == {"S/RES/2664 (2022)"}


def test_its_resolution_is_a_mention_of_the_resolution() -> None:
    text = "The Security Council recalled its resolution 2309 (2016)."
    assert meant(text, "its resolution 2309 (2016)") == {"S/RES/2309 (2016)"}
