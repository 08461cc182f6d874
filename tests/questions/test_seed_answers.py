"""The questions that the graph of the five documents must answer, with the answers that the documents give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.rdf.look import resolve
from kg.rdf.paths import path
from kg.rdf.query import Solutions, run
from kg.rdf.questions import ask, question
from kg.rdf.store import Store

STATEMENT, RELEASE, WRAP_UP, REMARKS, BRIEF = (
    "000_93ece910b62a982d.txt",
    "001_6fbc8b8b713c8dc5.txt",
    "002_32f30def5edb09d0.txt",
    "003_02183508e5e188bf.txt",
    "004_bb941682f0abeb72.txt",
)
SIDE_EVENT = "Engagement of Civil Society Organizations in the Management of Violent Extremist Prisoners"
R1373, R1624, R2178, R2395, R2396 = (
    "S/RES/1373 (2001)", "S/RES/1624 (2005)", "S/RES/2178 (2014)", "S/RES/2395 (2017)", "S/RES/2396 (2017)",
)  # fmt: skip


@pytest.fixture(scope="module")
def store(seeds: Path) -> Store:
    return Store.open(seeds)


def answers(store: Store, name: str, *columns: str, **arguments: str) -> set[tuple[str, ...]]:
    """The rows of a question, cut down to some columns; an unbound cell is empty."""
    found = ask(store, question(name), arguments)
    assert isinstance(found, Solutions)
    at = [found.variables.index(column) for column in columns]
    return {tuple("" if row[i] is None else row[i].value for i in at) for row in found.rows}


def rows(store: Store, name: str, **arguments: str) -> Iterator[dict[str, str]]:
    found = ask(store, question(name), arguments)
    assert isinstance(found, Solutions)
    for row in found.rows:
        yield {v: "" if cell is None else cell.value for v, cell in zip(found.variables, row, strict=True)}


def test_who_holds_what_are_ten_tenures_in_fourteen_statements_and_julie_coleman_holds_no_post(store: Store) -> None:
    said = answers(store, "who-holds-what", "name", "title", "source")
    assert len(said) == 14
    assert {(name, title) for name, title, _ in said} == {
        ("Michèle Coninsx", "Executive Director of CTED"),
        ("Vladimir Voronkov", "Under-Secretary-General of UNOCT"),
        ("Miwa Kato", "Director of the Division for Operations"),
        ("Yoka M.G. Brandt", "Permanent Representative of the Netherlands"),
        ("Tarek Ladeb", "Permanent Representative of Tunisia"),
        ("Tarek Ladeb", "Chair of the Counter-Terrorism Committee"),
        ("Indira Aslanova", "Representative of CAPVE"),
        ("Laurence Gerard", "Public Information Officer of UNOCT"),
        ("Raffi Gregorian", "Director of UNOCT"),
        ("Raffi Gregorian", "Deputy to the Under-Secretary-General of UNOCT"),
    }
    assert {s for n, _, s in said if n == "Michèle Coninsx"} == {STATEMENT, RELEASE, REMARKS}


def test_the_speakers_of_the_side_event_are_eight_and_a_press_contact_is_none(store: Store) -> None:
    said = answers(store, "speakers-of-event", "day", "name", "how")
    of_side_event = {(name, how) for day, name, how in said if day == "2021-06-25"}
    assert {name for name, _ in of_side_event} == {
        "Vladimir Voronkov", "Michèle Coninsx", "Miwa Kato", "Yoka M.G. Brandt", "Tarek Ladeb", "Indira Aslanova",
        "Raffi Gregorian", "Julie Coleman",
    }  # fmt: skip
    assert of_side_event >= {
        ("Vladimir Voronkov", "opened"), ("Tarek Ladeb", "closed"), ("Raffi Gregorian", "moderated"),
        ("Raffi Gregorian", "spokeAt"), ("Julie Coleman", "moderated"),
    }  # fmt: skip


def test_the_organisers_of_one_event_under_two_titles_and_of_the_dialogue_in_malaga(store: Store) -> None:
    said = answers(store, "organisers", "day", "name")
    assert {name for day, name in said if day == "2021-06-25"} == {
        "United Nations Counter-Terrorism Centre", "United Nations Office on Drugs and Crime",
        "Counter-Terrorism Committee Executive Directorate", "European Union", "Netherlands", "Tunisia",
        "United Nations Office of Counter-Terrorism",
    }  # fmt: skip
    assert {name for day, name in said if day == "2021-05-26"} == {
        "United Nations Office of Counter-Terrorism", "Spain",
    }  # fmt: skip


def test_each_document_cites_its_resolutions_and_a_year_beside_relevant_resolutions_is_none(store: Store) -> None:
    said = {(source, symbol) for source, symbol in answers(store, "citations", "source", "symbol") if "RES" in symbol}
    assert said == {
        (STATEMENT, R1373), (STATEMENT, R2396), (RELEASE, R2396), (RELEASE, R1373), (REMARKS, R1624), (REMARKS, R2395),
        (BRIEF, R1624), (BRIEF, R2178), (BRIEF, R2396), (BRIEF, R1373),
    }  # fmt: skip


def test_the_resolutions_have_number_year_organ_and_from_the_authority_file_date_and_meeting(store: Store) -> None:
    columns = ("number", "year", "symbol", "adopted_by", "adopted_on", "adopted_on_source", "meeting")
    assert answers(store, "resolutions", *columns) == {
        ("1373", "2001", R1373, "Security Council", "2001-09-28", "authority", "S/PV.4385"),
        ("1624", "2005", R1624, "Security Council", "2005-09-14", "authority", "S/PV.5261"),
        ("2178", "2014", R2178, "Security Council", "2014-09-24", "authority", "S/PV.7272"),
        ("2395", "2017", R2395, "Security Council", "2017-12-21", "authority", "S/PV.8146"),
        ("2396", "2017", R2396, "Security Council", "2017-12-21", "authority", "S/PV.8148"),
    }


def test_the_evidence_that_ladeb_chairs_the_committee_is_cut_out_of_the_file_by_its_span(
    store: Store, seeds: Path
) -> None:
    found = [r for r in rows(store, "evidence", subject="Tarek Ladeb") if "Counter-Terrorism Committee" in str(r)]
    sentence = next(r for r in found if "who is the Chair of the Security Council's" in str(r))
    source = Path(__file__).parents[2].joinpath("data", "documents", WRAP_UP).read_bytes().decode("utf-8")
    assert source[int(sentence["begin"]) : int(sentence["end"])] == sentence["sentence"]


def test_the_path_from_kato_to_1624_leads_over_the_side_event_coninsx_and_her_statement(store: Store) -> None:
    found = path(store, resolve(store, "Miwa Kato"), resolve(store, R1624), k=1)[0]
    assert [step.predicate for step in found.steps] == ["spokeAt", "spokeAt", "deliveredBy", "cites"]
    told = " ".join(str(step) for step in found.steps)
    assert all(word in told for word in ("michele-coninsx", "003-02183508e5e188bf", "S-RES-1624-2005"))


def test_the_names_of_coninsx_hold_both_spellings(store: Store) -> None:
    names = {name for _, name in answers(store, "names", "label", "name", thing="Michèle Coninsx")}
    assert names >= {"Michèle Coninsx", "Michèle Coninx"}


def test_the_acronyms_of_bodies_and_terms_are_there(store: Store) -> None:
    acronyms = {acronym for (acronym,) in answers(store, "acronyms", "acronym")}
    assert acronyms >= {"CTED", "UNOCT", "UNCCT", "UNODC", "CAPVE", "CSO", "VEP", "FTF", "CVE", "UNSCR", "ICCT"}


def test_the_joint_initiative_has_three_funders_and_tunisia_takes_part(store: Store) -> None:
    said = answers(store, "funders", "name", "how")
    assert {name for name, how in said if how == "supports"} == {"European Union", "Netherlands", "Saudi Arabia"}
    assert {name for name, how in said if how == "implements"} == {
        "United Nations Office of Counter-Terrorism", "United Nations Counter-Terrorism Centre",
        "United Nations Office on Drugs and Crime", "Counter-Terrorism Committee Executive Directorate",
    }  # fmt: skip
    assert {name for name, how in said if how == "takes part"} == {"Tunisia"}


def test_the_states_are_four(store: Store) -> None:
    assert {name for (name,) in answers(store, "states", "name")} == {"Netherlands", "Tunisia", "Saudi Arabia", "Spain"}


def test_the_posts_on_25_june_2021_are_the_ten(store: Store) -> None:
    assert len(answers(store, "posts-on", "name", "title", date="2021-06-25")) == 10


def test_there_are_five_quotations_with_their_speakers(store: Store) -> None:
    assert {name for (name,) in answers(store, "quotations", "name")} == {
        "Vladimir Voronkov", "Miwa Kato", "Yoka M.G. Brandt", "Tarek Ladeb", "Indira Aslanova",
    }  # fmt: skip
    assert len(answers(store, "quotations", "name", "words")) == 5


def test_resolution_2395_extended_the_mandate_of_cted(store: Store) -> None:
    assert answers(store, "mandate", "name", "symbol") == {("Counter-Terrorism Committee Executive Directorate", R2395)}


def test_what_the_resolutions_do_in_whose_words(store: Store) -> None:
    said = {(r["symbol"], r["verb"], r["source"]) for r in rows(store, "provisions")}
    assert said >= {
        (R1624, "stressed", BRIEF), (R1624, "emphasized", REMARKS), (R2178, "encouraged", BRIEF),
        (R2395, "extended", REMARKS), (R2395, "encouraged", REMARKS), (R2396, "reflected", RELEASE),
        (R2396, "recognizes", RELEASE), (R2396, "underlined", STATEMENT), (R2396, "underscores", BRIEF),
        (R2396, "calls on", BRIEF),
    }  # fmt: skip


def test_the_hierarchy_says_which_steps_only_the_authority_file_knows(store: Store) -> None:
    said = answers(store, "hierarchy", "part_name", "whole_name", "source")
    assert said >= {
        ("Counter-Terrorism Committee Executive Directorate", "Counter-Terrorism Committee", "authority"),
        ("Counter-Terrorism Committee", "Security Council", WRAP_UP),
        ("Security Council", "United Nations", "authority"),
        ("United Nations Counter-Terrorism Centre", "United Nations Office of Counter-Terrorism", RELEASE),
        ("United Nations Office of Counter-Terrorism", "United Nations", "authority"),
        ("Division for Operations", "United Nations Office on Drugs and Crime", RELEASE),
    }


def test_the_calendar_has_two_days_and_a_year(store: Store) -> None:
    said = answers(store, "calendar", "day", "starts", "ends", "place", "virtual")
    assert ("2021-05-26", "", "", "Malaga", "true") in said
    assert ("2021-06-25", "2021-06-25T12:30:00-04:00", "2021-06-25T14:00:00-04:00", "", "true") in said
    assert {day for day, *_ in said} == {"2021", "2021-05-26", "2021-06-25"}


def test_the_instruments_and_the_technical_guide(store: Store) -> None:
    said = {(label, issued_by) for label, issued_by in answers(store, "instruments", "label", "issued_by")}
    assert ("United Nations Standard Minimum Rules for the Treatment of Prisoners", "") in said
    assert ("UN Plan of Action to", "") in said
    assert any(label.startswith("Technical Guide") and "Executive Directorate" in by for label, by in said)


def test_the_resolutions_that_documents_share(store: Store) -> None:
    assert answers(store, "shared-resolutions", "symbol", "sources") == {
        (R1373, f"{STATEMENT}, {RELEASE}, {BRIEF}"),
        (R2396, f"{STATEMENT}, {RELEASE}, {BRIEF}"),
        (R1624, f"{REMARKS}, {BRIEF}"),
    }


def test_who_cites_what(store: Store) -> None:
    said = {s for n, s in answers(store, "who-cites-what", "name", "symbol") if n == "Michèle Coninsx" and "RES" in s}
    assert said == {R1373, R2396, R2395, R1624}


def test_who_shared_an_event_with_ladeb(store: Store) -> None:
    beside = {b for n, b in answers(store, "co-speakers", "name", "beside") if n == "Tarek Ladeb"}
    assert beside == {
        "Vladimir Voronkov", "Michèle Coninsx", "Miwa Kato", "Yoka M.G. Brandt", "Indira Aslanova", "Raffi Gregorian",
        "Julie Coleman",
    }  # fmt: skip


def test_no_claim_is_without_evidence(store: Store) -> None:
    assert answers(store, "unsourced", "claim") == set()


def test_every_document_has_topics(store: Store) -> None:
    sources = {source for (source,) in answers(store, "topics", "source")}
    assert sources == {STATEMENT, RELEASE, WRAP_UP, REMARKS, BRIEF}


def test_the_five_documents_do_not_contradict_each_other(store: Store) -> None:
    assert answers(store, "contradictions", "about") == set()


def test_damaged_places_yield_no_sentence_and_a_note(seeds: Path, store: Store) -> None:
    problems = json.loads((seeds / "build.json").read_text(encoding="utf-8"))["problems"]
    told = "\n".join(str(p) for p in problems)
    assert all(word in told for word in ("0000nge", "limited eng", "beginning is missing"))
    texts = {r[0].value for r in _select(store, "SELECT ?t { ?s a kg:Sentence ; kg:text ?t }")}
    assert not [
        t for t in texts if "0000nge" in t or t.startswith(("The limited eng", "organizations (CSOs) to support"))
    ]


def _select(store: Store, text: str) -> tuple[tuple, ...]:  # type: ignore[type-arg]
    found = run(store, text)
    assert isinstance(found, Solutions)
    return found.rows
