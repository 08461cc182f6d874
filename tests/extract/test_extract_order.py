"""The order of ownership: who explains a stretch of text first keeps it; names inside the names of works and events stay."""

from __future__ import annotations

import pytest
from reading import later, meant, named, reading, said, spelt


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("See https://example.org/UNODC/S/2021/7 for it.", "", ""),
        ("The text is S/RES/1540 (2004).", "S/RES/1540 (2004)", "Resolution"),
        ("The text is A/RES/72/284.", "A/RES/72/284", "Resolution"),
        ("The text is A/72/284.", "A/72/284", "Document"),
        (
            "We read the *Guide to Security Council resolution 2462 (2019)* (S/2021/512).",
            "Guide to Security Council resolution 2462 (2019)",
            "Document",
        ),
        (
            "We held the side event on “The Security Council and Its Islands”.",
            "The Security Council and Its Islands",
            "Event",
        ),
        ("We read the Charter of the United Nations.", "Charter of the United Nations", "Instrument"),
        ("We met the Counter-Terrorism Committee.", "Counter-Terrorism Committee", "Organization"),
        later("a State's name as a given name", "Mr. Samoa Fonoti spoke.", "Samoa Fonoti", "Person"),
        ("Ms. Georgia Papadaki spoke.", "Georgia Papadaki", "Person"),
    ],
)
def test_the_first_that_explains_a_stretch_keeps_it(text: str, words: str, kind: str) -> None:
    found = {
        (spelt(text, k)[0], k)
        for k in ("Resolution", "Document", "Event", "Instrument", "Organization", "State", "Person")
        if spelt(text, k)
    }
    assert ((words, kind) in found) if words else not found


def test_a_resolution_inside_the_title_of_a_document_is_a_mention_too() -> None:
    text = "We read the *Guide to Security Council resolution 2462 (2019)* (S/2021/512)."
    assert named(text, "Resolution") == {"S/RES/2462 (2019)"}
    assert named(text, "Organization") == {"Security Council"}


def test_a_state_inside_the_name_of_an_event_is_a_mention_too() -> None:
    text = "We attended the second Samoa Ministerial Dialogue."
    assert named(text, "State") == {"Samoa"}
    assert named(text, "Event") == {"second Samoa Ministerial Dialogue"}


def test_a_person_inside_the_name_of_rules_is_no_person() -> None:
    assert named("We apply the Nelson Mandela Rules.", "Person") == set()


def test_a_number_inside_an_address_is_no_resolution() -> None:
    assert named("Write to resolution 2178 (2014) at https://example.org/res/2396.", "Resolution") == {
        "S/RES/2178 (2014)"
    }


def test_a_long_known_name_wins_over_the_short_one_that_begins_it() -> None:
    text = "We thank the Office of the United Nations High Commissioner for Human Rights."
    assert spelt(text, "Organization") == ["Office of the United Nations High Commissioner for Human Rights"]


def test_a_known_body_wins_over_a_head_noun() -> None:
    text = "We thank the World Health Organization."
    assert named(text, "Organization") == {"World Health Organization"}
    assert reading(text).mentions[0].rule == "known-body"


def test_a_known_instrument_wins_over_the_body_that_its_name_holds() -> None:
    text = "We apply the United Nations Convention against Corruption."
    assert named(text, "Instrument") == {"United Nations Convention against Corruption"}
    assert named(text, "Organization") == set()


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Council of Europe wrote. The Council agreed.", "The Council", "Council of Europe"),
        ("The Economic and Social Council met. The Council agreed.", "The Council", "Economic and Social Council"),
    ],
)
def test_a_short_form_is_read_last(text: str, words: str, name: str) -> None:
    assert meant(text, words) == {name}


def test_every_mention_tells_the_rule_that_found_it() -> None:
    text = "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee, cited resolution 2178 (2014) in Samoa on 3 May 2022."
    assert all(mention.rule for mention in reading(text).mentions)


def test_every_rule_that_a_text_meets_has_a_label() -> None:
    from kg.lexicon import lexicon

    labels = lexicon().labels
    text = "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee, cited resolution 2178 (2014) in Samoa on 3 May 2022."
    found = reading(text)
    assert {m.rule for m in found.mentions} | {r.rule for r in found.relations} <= set(labels)


def test_the_parts_of_a_fact_are_told_apart_in_its_sentence() -> None:
    text = "In May UNODC hosted the Apia Summit on Reef Loss."
    found = reading(text)
    [fact] = [r for r in found.relations if r.predicate == "organizedBy"]
    [trace] = fact.traces
    parts = [
        None if s is None else found.document.text[s.begin : s.end]
        for s in (trace.subject, trace.trigger, trace.object)
    ]
    assert parts == ["Apia Summit on Reef Loss", "hosted", "UNODC"]


def test_a_post_in_which_one_acts_is_told_with_the_deed() -> None:
    text = "Ms. Adaeze Nwosu, Chair of the Counter-Terrorism Committee, opened the Apia Summit on Reef Loss."
    found = reading(text)
    [deed] = [r for r in found.relations if r.predicate == "opened"]
    [held] = [r for r in found.relations if r.predicate == "holdsPost"]
    assert deed.capacity == held.object


def test_one_topic_is_named_in_any_number_and_case() -> None:
    text = (
        "Foreign terrorist fighters return. A foreign terrorist fighter spoke. Foreign Terrorist Fighters were named."
    )
    assert len({m.referent for m in reading(text).mentions if m.kind == "Topic"}) == 1
    assert said(text, "concerns") != set()


@pytest.mark.parametrize(
    "text", ["In Geneva, Switzerland, Ms. Ana Ruiz met Mr. Jin Park.", "In Tokyo Japan, Ms. Ana Ruiz met Mr. Jin Park."]
)
def test_a_state_behind_its_place_does_nothing(text: str) -> None:
    assert {fact[0] for fact in said(text, "metWith")} == {"Ana Ruiz"}


def test_what_stands_in_the_head_of_a_page_is_not_cited() -> None:
    text = "The first page has a sentence that goes\n\n30/09/2015 A/70/PV.21\n\non over the page and then ends here."
    assert said(text, "cites") == set()
