"""Ids are readable, stable, unique, and those of the worked example."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import identity
from kg.model import Value


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tarek Ladeb", "tarek-ladeb"),
        ("Michèle Coninsx", "michele-coninsx"),
        ("Yoka M.G. Brandt", "yoka-m-g-brandt"),
        ("Łukasz Ærø", "lukasz-aero"),
        ("Владимир Воронков", "vladimir-voronkov"),
        ("Women’s Network", "womens-network"),
        ("  (Office) on Drugs & Crime ", "office-on-drugs-crime"),
    ],
)
def test_a_slug_is_ascii_words_joined_by_hyphens(text, name):
    assert identity.slug(text) == name


def test_a_slug_keeps_capitals_and_counts_words_when_asked():
    assert identity.slug("S/RES/1373 (2001)", case=True) == "S-RES-1373-2001"
    assert identity.slug("one two three four five", words=4) == "one-two-three-four"


def test_a_text_without_letters_is_named_by_its_digest():
    assert identity.slug("—") == "x-" + identity.digest12("—")
    assert identity.slug("—") != identity.slug("…")


def test_an_acronym_keeps_its_capitals_as_a_name():
    assert identity.acronym_or_slug("ICCT") == "ICCT"
    assert identity.acronym_or_slug("Central Asian PVE Network") == "central-asian-pve-network"


def test_an_event_is_named_by_its_day_and_four_words():
    title = "The Engagement of Civil Society Organizations in the Management of Violent Extremist Prisoners"
    assert identity.event_name(title, "2021-06-25") == "2021-06-25-engagement-of-civil-society"
    assert identity.event_name("Counter-Terrorism Week", None) == "counter-terrorism-week"


def test_a_body_enters_the_name_of_a_post_by_an_acronym_of_four_letters_or_by_its_label():
    ctc = identity.body_name("organization/CTC", "Counter-Terrorism Committee")
    cted = identity.body_name("organization/CTED", "Counter-Terrorism Committee Executive Directorate")
    assert identity.post_name("chair", ctc) == "chair-counter-terrorism-committee"
    assert identity.post_name("executive-director", cted) == "executive-director-CTED"
    assert identity.body_name("state/TUN", "Tunisia") == "tunisia"


def test_the_ids_are_those_of_the_worked_example():
    text = (
        "As we have now reached the end of our discussions, let me make a few wrap-up remarks before giving the floor to"
        " His Excellency Ambassador Ladeb, Permanent Representative of Tunisia – one of the Member States participating"
        " in our project – who is the Chair of the Security Council's Counter-Terrorism Committee, for his own concluding"
        " remarks."
    )
    (document,) = identity.document_names(["002_32f30def5edb09d0.txt"]).values()
    handle = identity.handles([document])[document]
    key = identity.claim_key(
        "person/tarek-ladeb", "holdsPost", "post/permanent-representative-tunisia", None, "current"
    )
    dated = identity.claim_key("event/2021-06-25-engagement-of-civil-society", "heldOn", Value("2021-06-25", "date"))
    part_of = identity.claim_key("organization/CTED", "partOf", "organization/CTC")
    assert document == "002-32f30def5edb09d0"
    assert identity.passage_ids("sentence", handle, [text]) == ["sentence/002-c27aa49affc2"]
    assert identity.claim_id(handle, key) == "claim/002-b67d939bad77"
    assert identity.claim_id("000", dated) == "claim/000-b9d27a0b6f87"
    assert identity.claim_id("authority", part_of) == "claim/authority-b7190dd645b6"
    assert identity.tenure_id("person/tarek-ladeb", "post/chair-x") == "tenure/tarek-ladeb.chair-x"


def test_modality_and_status_make_another_claim():
    stated = identity.claim_key("person/a", "holdsPost", "post/b", None, "current")
    former = identity.claim_key("person/a", "holdsPost", "post/b", None, "former")
    planned = identity.claim_key("person/a", "holdsPost", "post/b", "planned", "current")
    assert len({stated, former, planned}) == 3
    assert identity.claim_key("person/a", "spokeAt", "event/b") == identity.claim_key(
        "person/a", "spokeAt", "event/b", None
    )


def test_a_repeated_passage_of_one_document_is_numbered():
    first, other, second = identity.passage_ids("sentence", "002", ["Thank you.", "No.", "Thank you."])
    assert second == first + "-2"
    assert other != first


def test_two_paths_never_share_a_name():
    names = identity.document_names(["a/b.txt", "a-b.txt", "a/b.md", "report.pdf", "report.txt", "x.txt"])
    assert len(set(names.values())) == 6
    assert names["x.txt"] == "x"
    assert (names["report.pdf"], names["report.txt"]) == ("report-pdf", "report-txt")


def test_a_content_hash_leaves_the_handle_unless_two_would_be_equal():
    assert identity.handles(["002-32f30def5edb09d0", "plan-2021"]) == {
        "002-32f30def5edb09d0": "002",
        "plan-2021": "plan-2021",
    }
    same = ["002-32f30def5edb09d0", "002-6fbc8b8b713c8dc5"]
    assert identity.handles(same) == {name: name for name in same}


def test_a_partial_date_has_its_own_datatype():
    kinds = [identity.datatype(Value(text, "date")) for text in ("2021", "2021-06", "2021-06-25")]
    assert kinds == ["gYear", "gYearMonth", "date"]


def test_an_iri_leads_back_to_its_id():
    spaces = identity.Namespaces("https://example.org/kg/")
    assert spaces.id(spaces.iri("person/tarek-ladeb")) == "person/tarek-ladeb"
    assert spaces.id("https://elsewhere.org/person/x") is None
    assert spaces.prefixes(["person"]) == {"person": "https://example.org/kg/person/"}


@settings(deadline=None)
@given(st.text())
def test_any_text_gives_a_name_that_needs_no_escape(text):
    name = identity.slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)
    assert len(name) <= identity.LONGEST
    assert identity.slug(name) == name


@settings(deadline=None)
@given(st.lists(st.text(), unique=True), st.randoms())
def test_document_names_and_handles_are_unique_and_do_not_depend_on_order(paths, random):
    names = identity.document_names(paths)
    assert len(set(names.values())) == len(paths)
    assert len(set(identity.handles(names.values()).values())) == len(paths)
    random.shuffle(paths)
    assert identity.document_names(paths) == names


@settings(deadline=None)
@given(st.dictionaries(st.integers(), st.sampled_from(["a", "b", "a-2", "a-2-2"])), st.integers(min_value=10**9))
def test_names_are_told_apart_and_a_stranger_changes_none(wanted, stranger):
    names = identity.distinct(wanted, order=lambda thing: thing)
    assert len(set(names.values())) == len(wanted)
    assert {
        thing: name
        for thing, name in identity.distinct(wanted | {stranger: "z"}, order=lambda t: t).items()
        if thing != stranger
    } == names
