"""The competency questions: each answered on the five documents as annotated, and the loader's own rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import graph_of
from test_rdf_emit import holds, small

from kg.config import share
from kg.errors import ConfigurationError, NotFoundError, QueryError
from kg.model import Claim, Evidence, Value
from kg.rdf.query import Solutions
from kg.rdf.questions import Parameter, ask, bound, question, questions, read
from kg.rdf.store import Store

ASKED_FOR = (
    *("who-holds-what", "speakers-of-event", "organisers", "citations", "resolutions", "evidence", "neighbours"),
    *("names", "acronyms", "funders", "states", "posts-on", "quotations", "mandate", "provisions", "hierarchy"),
    *("calendar", "instruments", "shared-resolutions", "who-cites-what", "co-speakers", "unsourced", "topics"),
    *("contradictions", "votes", "appointments", "successions", "meetings-of", "delegations", "adopted-in-year"),
    *(
        "resolutions-recalling",
        "bodies-of",
        "events-at",
        "documents-by-kind",
        "documents-about-topic",
        "people-of-body",
    ),
    *("timeline", "sources", "planned-or-denied", "most-cited", "co-cited", "rule-precision", "claims-per-rule"),
    *("sentences-about", "represents", "ranks", "documents-of-person", "votes-of-states", "drafts", "set-up-by"),
)
SIDE = "event/2021-06-25-engagement-of-civil-society"
F = {n: next(p.name for p in share("data", "documents").glob(f"{n:03}_*.txt")) for n in range(5)}


def answers(store: Store, name: str, *columns: str, **arguments: str) -> list[tuple[str | None, ...]]:
    """The rows of a question, only these columns."""
    found = ask(store, question(name), arguments)
    assert isinstance(found, Solutions)
    places = [found.variables.index(column) for column in columns] or range(len(found.variables))
    return [tuple(None if row[i] is None else row[i].value for i in places) for row in found.rows]  # type: ignore[union-attr]


def test_every_question_asked_for_is_there() -> None:
    assert set(ASKED_FOR) <= set(questions())


@pytest.mark.parametrize("name", sorted(questions()))
def test_every_question_runs_and_begins_with_what_it_asks(name: str, five: Store) -> None:
    asked = question(name)
    assert asked.title.endswith("?") or "? (" in asked.title
    assert isinstance(ask(five, asked), Solutions)
    assert all(f"?{parameter.name}" in asked.text for parameter in asked.parameters)


NOTHING_LIKE_IT = {"thing": "rule/gold", "text": "no such", "integer": "99999", "date": "9999-01-01"}


@pytest.mark.parametrize(
    ("name", "parameter"), [(n, p) for n, q in questions().items() for p in q.parameters if p.name != "until"]
)
def test_every_parameter_narrows_the_answer(name: str, parameter: Parameter, five: Store) -> None:
    assert answers(five, name, **{parameter.name: NOTHING_LIKE_IT[parameter.sort]}) == []


def test_who_holds_what_has_fourteen_statements_of_ten_tenures(five: Store) -> None:
    rows = answers(five, "who-holds-what", "name", "title", "status", "source")
    assert len(rows) == 14
    assert len({row[:2] for row in rows}) == 10
    assert [row[3] for row in rows if row[0] == "Michèle Coninsx"] == [F[0], F[1], F[3]]
    assert [row[3] for row in rows if row[0] == "Vladimir Voronkov"] == [F[1], F[2]]
    assert [row[1] for row in answers(five, "who-holds-what", "name", "title", person="Gregorian")] == [
        "Deputy to the Under-Secretary-General of United Nations Office of Counter-Terrorism",
        "Director of United Nations Office of Counter-Terrorism",
    ]


def test_the_speakers_of_the_side_event_are_eight_and_no_press_contact(five: Store) -> None:
    rows = answers(five, "speakers-of-event", "name", "how", event=SIDE)
    assert {row[0] for row in rows} == {
        *("Vladimir Voronkov", "Michèle Coninsx", "Miwa Kato", "Yoka M.G. Brandt"),
        *("Tarek Ladeb", "Indira Aslanova", "Raffi Gregorian", "Julie Coleman"),
    }
    assert ("Vladimir Voronkov", "opened") in rows
    assert ("Tarek Ladeb", "closed") in rows
    assert {("Raffi Gregorian", "moderated"), ("Raffi Gregorian", "spokeAt"), ("Julie Coleman", "moderated")} <= set(
        rows
    )


def test_the_organisers_and_what_they_are_part_of(five: Store) -> None:
    rows = answers(five, "organisers", "name", "part_of", "part_of_source", event=SIDE)
    assert {row[0] for row in rows} == {
        *("United Nations Counter-Terrorism Centre", "United Nations Office of Counter-Terrorism"),
        *("United Nations Office on Drugs and Crime", "Counter-Terrorism Committee Executive Directorate"),
        *("European Union", "Netherlands", "Tunisia"),
    }
    assert ("United Nations Counter-Terrorism Centre", "United Nations Office of Counter-Terrorism", "document") in rows
    assert ("Counter-Terrorism Committee Executive Directorate", "Counter-Terrorism Committee", "authority") in rows
    malaga = answers(five, "organisers", "name", event="event/2021-05-26-unoct-kingdom-of-spain")
    assert malaga == [("Spain",), ("United Nations Office of Counter-Terrorism",)]


def test_the_citations_of_each_document(five: Store) -> None:
    symbols = {
        source: {
            s for f, s in answers(five, "citations", "source", "symbol") if f == source and s and s.startswith("S/RES")
        }
        for source in F.values()
    }
    assert symbols == {
        F[0]: {"S/RES/1373 (2001)", "S/RES/2396 (2017)"},
        F[1]: {"S/RES/1373 (2001)", "S/RES/2396 (2017)"},
        F[2]: set(),
        F[3]: {"S/RES/1624 (2005)", "S/RES/2395 (2017)"},
        F[4]: {"S/RES/1373 (2001)", "S/RES/1624 (2005)", "S/RES/2178 (2014)", "S/RES/2396 (2017)"},
    }


def test_resolutions_tell_what_only_the_authority_file_knows(five: Store) -> None:
    rows = answers(five, "resolutions", "number", "adopted_by_source", "adopted_on", "adopted_on_source", "meeting")
    assert rows[0] == ("1373", "document", "2001-09-28", "authority", "S/PV.4385")
    assert [row[0] for row in rows] == ["1373", "1624", "2178", "2395", "2396"]
    assert [row[0] for row in answers(five, "resolutions", "number", year="2017")] == ["2395", "2396"]


def test_the_evidence_of_a_fact_cuts_its_sentence_out_of_the_file(five: Store) -> None:
    rows = answers(
        five,
        "evidence",
        "file",
        "begin",
        "end",
        "sentence",
        subject="Tarek Ladeb",
        object="post/chair-counter-terrorism-committee",
    )
    ((file, begin, end, sentence),) = rows
    assert file == F[2]
    text = (share("data", "documents") / F[2]).read_bytes().decode()
    assert text[int(begin or 0) : int(end or 0)] == sentence
    assert "who is the Chair of the Security Council's Counter-Terrorism Committee" in (sentence or "")


def test_names_and_acronyms(five: Store) -> None:
    names = answers(five, "names", "name", thing="Michèle Coninsx")
    assert {("Michèle Coninsx",), ("Michèle Coninx",)} <= set(names)
    acronyms = {row[0]: row[1:] for row in answers(five, "acronyms", "acronym", "name", "source")}
    assert acronyms["CTED"] == ("Counter-Terrorism Committee Executive Directorate", F[0])
    assert acronyms["ICCT"][1] == "authority"


def test_the_funders_of_the_project_who_implements_it_and_who_takes_part(five: Store) -> None:
    rows = answers(five, "funders", "name", "how")
    assert {name for name, how in rows if how == "supports"} == {"European Union", "Netherlands", "Saudi Arabia"}
    assert [name for name, how in rows if how == "takes part"] == ["Tunisia"]
    assert len({name for name, how in rows if how == "implements"}) == 4


def test_the_states(five: Store) -> None:
    rows = answers(five, "states", "name", "does", "with")
    assert {row[0] for row in rows} == {"Netherlands", "Tunisia", "Saudi Arabia", "Spain"}
    assert ("Tunisia", "← represents", "Tarek Ladeb, Permanent Representative of Tunisia") in rows


def test_posts_on_a_day_are_those_of_documents_of_that_day(five: Store) -> None:
    rows = answers(five, "posts-on", "name", "title", "source")
    assert len({row[:2] for row in rows}) == 10
    assert [row[2] for row in rows if row[0] == "Michèle Coninsx"] == [F[0], F[1]]
    assert {row[0] for row in answers(five, "posts-on", "name", date="2021-05")} == {"Michèle Coninsx"}
    assert answers(five, "posts-on", "name", date="1999-01-01") == []


def test_posts_on_a_day_within_the_dates_of_a_tenure() -> None:
    store = graph_of(small(holds("1", "former", starts_on="2015-01-01", ends_on="2017-12-31")))
    assert answers(store, "posts-on", "name", date="2016-06-01") == [("Ada Bell",)]
    assert answers(store, "posts-on", "name", date="2018-06-01") == []


def test_quotations_mandate_and_provisions(five: Store) -> None:
    speakers = [row[0] for row in answers(five, "quotations", "name")]
    assert speakers == ["Vladimir Voronkov", "Miwa Kato", "Yoka M.G. Brandt", "Tarek Ladeb", "Indira Aslanova"]
    assert answers(five, "mandate", "name", "symbol") == [
        ("Counter-Terrorism Committee Executive Directorate", "S/RES/2395 (2017)")
    ]
    assert [row[:3] for row in answers(five, "provisions", "symbol", "verb", "addressee")] == [
        ("S/RES/2178 (2014)", "encouraged", "States"),
        ("S/RES/2395 (2017)", "extended", None),
    ]


def test_the_hierarchy_step_by_step(five: Store) -> None:
    assert answers(five, "hierarchy", "part_name", "whole_name", "source", thing="CTED") == [
        ("Counter-Terrorism Committee", "United Nations Security Council", F[2]),
        ("Counter-Terrorism Committee Executive Directorate", "Counter-Terrorism Committee", "authority"),
        ("United Nations Security Council", "United Nations", "authority"),
    ]
    within = answers(five, "bodies-of", "name", "directly", body="organization/united-nations")
    assert ("Counter-Terrorism Committee Executive Directorate", "false") in within
    assert ("United Nations Security Council", "true") in within


def test_the_calendar_the_instruments_and_what_documents_share(five: Store) -> None:
    assert {(day, place) for day, place in answers(five, "calendar", "day", "place")} == {
        ("2021", None),
        ("2021-05-26", "Malaga"),
        ("2021-06-25", None),
    }
    assert {row[:2] for row in answers(five, "instruments", "class", "symbol")} == {
        ("Document", "S/2017/716"),
        ("Instrument", None),
    }
    assert answers(five, "shared-resolutions", "symbol", "documents", "sources") == [
        ("S/RES/1373 (2001)", "3", f"{F[0]}, {F[1]}, {F[4]}"),
        ("S/RES/2396 (2017)", "3", f"{F[0]}, {F[1]}, {F[4]}"),
        ("S/RES/1624 (2005)", "2", f"{F[3]}, {F[4]}"),
    ]
    assert answers(five, "shared-resolutions", "symbol", least="4") == []


def test_who_cites_what_and_who_speaks_beside_whom(five: Store) -> None:
    assert answers(five, "who-cites-what", "symbol", "source", person="Michèle Coninsx") == [
        ("S/RES/1373 (2001)", F[0]),
        ("S/RES/1624 (2005)", F[3]),
        ("S/RES/2395 (2017)", F[3]),
        ("S/RES/2396 (2017)", F[0]),
    ]
    assert len(answers(five, "co-speakers", "beside", person="Tarek Ladeb")) == 7


def test_nothing_is_unsourced_and_nothing_contradicts(five: Store) -> None:
    assert answers(five, "unsourced") == []
    assert answers(five, "contradictions") == []


def claim(document: str, id: str, subject: str, predicate: str, object: str | Value, **more: object) -> Claim:
    return Claim(
        f"claim/{document}-{id}",
        f"document/{document}",
        subject,
        predicate,
        object,
        (Evidence(f"sentence/{document}", "0-3 - -"),),
        "a-rule",
        **more,
    )  # type: ignore[arg-type]


def test_contradictions_show_both_sentences() -> None:
    days = (
        claim("1", "a", "organization/panel", "heldOn", Value("2021-01-01", "date")),
        claim("2", "b", "organization/panel", "heldOn", Value("2021-01-02", "date")),
        claim("2", "c", "organization/panel", "heldOn", Value("2021-01", "date")),
    )
    rows = answers(
        graph_of(small(*days)),
        "contradictions",
        "about",
        "first",
        "first_source",
        "second",
        "second_source",
        "second_sentence",
    )
    assert rows == [("Panel", "2021-01-01", "1.txt", "2021-01-02", "2.txt", "Ms. Ada Bell, Chair of the Panel.")]
    denied = (
        claim("1", "a", "person/ada-bell", "memberOf", "organization/panel"),
        claim("2", "b", "person/ada-bell", "memberOf", "organization/panel", modality="denied"),
    )
    assert answers(graph_of(small(*denied)), "contradictions", "how") == [("memberOf: stated and denied",)]


def test_questions_of_other_genres_find_what_they_ask_for() -> None:
    from kg.model import Entity

    others = (
        Entity("person/max-lee", "Person", "Max Lee"),
        Entity("resolution/S-RES-1-1946", "Resolution", "Resolution 1", attributes=(("number", Value("1", "integer")), ("year", Value("1946", "integer")), ("vote", Value("11-0-0")))),
        Entity("resolution/S-RES-2-1946", "Resolution", "Resolution 2", attributes=(("number", Value("2", "integer")), ("year", Value("1946", "integer")))),
        Entity("state/NOR", "State", "Norway"),
        Entity("document/a-77-l-1", "Document", "A/77/L.1"),
        Entity("topic/peace", "Topic", "Peace"),
        Entity("topic/talks", "Topic", "Talks", attributes=(("broader", "topic/peace"),)),
    )  # fmt: skip
    store = graph_of(
        small(
            claim("1", "a", "person/ada-bell", "appointed", "person/max-lee"),
            claim("1", "b", "person/max-lee", "succeeded", "person/ada-bell"),
            claim("1", "c", "person/ada-bell", "metWith", "person/max-lee"),
            claim("1", "d", "resolution/S-RES-2-1946", "recalls", "resolution/S-RES-1-1946"),
            claim("1", "h", "state/NOR", "votedAgainst", "resolution/S-RES-2-1946"),
            claim("1", "j", "document/a-77-l-1", "adoptedAs", "resolution/S-RES-2-1946"),
            claim("1", "k", "resolution/S-RES-2-1946", "establishes", "organization/panel"),
            claim("1", "e", "document/1", "concerns", "topic/talks"),
            claim("1", "f", "person/max-lee", "memberOf", "organization/panel", modality="planned"),
            claim("1", "g", "person/max-lee", "memberOf", "organization/panel"),
            holds("2", "former", starts_on="2015-02", ends_on="2016"),
            entities=others,
        )
    )
    assert answers(store, "appointments", "appointed_by", "name") == [("Ada Bell", "Max Lee")]
    assert answers(store, "successions", "name", "predecessor_name") == [("Max Lee", "Ada Bell")]
    assert answers(store, "meetings-of", "name", "met", agent="Max Lee") == [("Ada Bell", "Max Lee")]
    assert answers(store, "meetings-of", agent="Panel") == []
    assert answers(store, "resolutions-recalling", "resolution_label", "recalled_label") == [
        ("Resolution 2", "Resolution 1")
    ]
    assert answers(store, "votes", "symbol", "vote") == [("Resolution 1", "11-0-0")]
    assert answers(store, "votes-of-states", "name", "vote", "text_label") == [("Norway", "against", "Resolution 2")]
    assert answers(store, "drafts", "draft_label", "resolution_label") == [("A/77/L.1", "Resolution 2")]
    assert answers(store, "set-up-by", "name", "resolution_label") == [("Panel", "Resolution 2")]
    assert [row[0] for row in answers(store, "adopted-in-year", "symbol", year="1946")] == [
        "Resolution 1",
        "Resolution 2",
    ]
    assert answers(store, "documents-about-topic", "topic_label", "source", topic="Peace") == [("Peace", "1.txt")]
    assert answers(store, "topics", "topic_label", "broader") == [("Talks", "Peace")]
    assert answers(store, "planned-or-denied", "modality", "subject_name") == [("planned", "Max Lee")]
    assert answers(store, "delegations", "body_name", "name") == [("Panel", "Max Lee")]
    assert {row[1] for row in answers(store, "people-of-body", "body_name", "name", body="Panel")} == {
        "Ada Bell",
        "Max Lee",
    }
    assert ("2015-02", "took office", "Ada Bell, Chair of the Panel") in answers(
        store, "timeline", "day", "what", "name"
    )
    assert [row[0] for row in answers(store, "timeline", "day", **{"from": "2015", "until": "2016"})] == [
        "2015-02",
        "2016",
    ]


# ── the loader ──


def test_an_unknown_question_or_parameter_offers_the_nearest(five: Store) -> None:
    with pytest.raises(NotFoundError, match="did you mean who-holds-what"):
        question("who-hold-what")
    with pytest.raises(NotFoundError, match=r"no parameter 'persn' \(did you mean person"):
        ask(five, question("who-holds-what"), {"persn": "x"})


@pytest.mark.parametrize(
    ("name", "arguments", "told"),
    [
        ("posts-on", {"date": "yesterday"}, "date must be a date"),
        ("resolutions", {"year": "2017 } #"}, "year must be a whole number"),
    ],
)
def test_a_value_of_the_wrong_sort_is_refused(five: Store, name: str, arguments: dict[str, str], told: str) -> None:
    with pytest.raises(QueryError, match=told):
        ask(five, question(name), arguments)


@pytest.mark.parametrize("text", ['" } } ASK { } #', "'''", "\\", "x\ny", "\x00", '"@en', "} UNION { ?s ?p ?o }"])
def test_what_is_typed_for_a_parameter_is_a_value_and_never_sparql(five: Store, text: str) -> None:
    assert answers(five, "who-holds-what", status=text) == []


def test_a_bound_parameter_moves_no_line_of_the_query(five: Store) -> None:
    asked = question("posts-on")
    assert bound(five, asked, {}).count("\n") == asked.text.count("\n")


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_own_questions_stand_beside_the_shipped_ones(tmp_path: Path, five: Store) -> None:
    write(
        tmp_path,
        "persons",
        "# Who is there?\n# param name:text = Miwa Kato : a name\nSELECT ?p WHERE { ?p rdfs:label ?l FILTER (STR(?l) = ?name) }\n",
    )
    found = ask(five, question("persons", [tmp_path]))
    assert isinstance(found, Solutions)
    assert found.rows == ((five.iri("person/miwa-kato"),),)
    assert "who-holds-what" in questions([tmp_path])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o }", r"own\.rq:1: the first line must be a comment"),
        ("# What?\n# param x\nSELECT ?x WHERE { ?x ?p ?o }", r"own\.rq:2: a parameter is told as"),
        ("# What?\n# param x:colour : a colour\nSELECT ?x WHERE { ?x ?p ?o }", r"own\.rq:2: unknown sort 'colour'"),
    ],
)
def test_a_broken_question_is_told_with_file_and_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationError, match=told):
        read(write(tmp_path, "own", text))


def test_a_question_of_a_name_that_is_taken_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "names", "# What?\nSELECT ?x WHERE { ?x ?p ?o }")
    with pytest.raises(ConfigurationError, match="the question names is there already"):
        questions([tmp_path])
