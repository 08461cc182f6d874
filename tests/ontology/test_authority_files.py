"""The shipped authority files: what they must hold, and that each is right in itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from kg.config import share
from kg.identity import slug
from kg.model import Authority, AuthorityEntry, Value
from kg.vocabulary import authority

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BODY = {
    *("Organization", "UnitedNationsEntity", "IntergovernmentalOrganization"),
    *("GovernmentBody", "CivilSocietyOrganization", "ArmedGroup"),
}


@pytest.fixture(scope="module")
def known() -> Authority:
    return authority()


@pytest.fixture(scope="module")
def entries(known: Authority) -> dict[str, AuthorityEntry]:
    return {entry.id: entry for entry in known.entries}


def flag(entry: AuthorityEntry, name: str) -> bool:
    return (name, Value("true", "boolean")) in entry.attributes


def ancestors(known: Authority, body: str) -> list[str]:
    parents = {f.subject: str(f.object) for f in known.facts if f.predicate == "partOf"}
    chain = []
    while body in parents:
        body = parents[body]
        assert body not in chain
        chain.append(body)
    return chain


def test_the_hierarchies_that_every_document_takes_for_granted_are_there(known: Authority) -> None:
    short = lambda body: [a.removeprefix("organization/") for a in ancestors(known, f"organization/{body}")]  # noqa: E731
    assert short("CTED") == ["CTC", "security-council", "united-nations"]
    assert short("UNCCT") == ["UNOCT", "united-nations"]
    assert short("monitoring-team") == ["1267-committee", "security-council", "united-nations"]
    assert short("third-committee") == ["general-assembly", "united-nations"]
    assert short("eurojust") == ["european-union"]
    assert short("WHO") == []


def test_no_body_is_within_itself(known: Authority) -> None:
    for entry in known.entries:
        assert entry.id not in ancestors(known, entry.id)


@pytest.mark.parametrize(
    ("name", "id", "kind"),
    [
        ("CTED", "CTED", "UnitedNationsEntity"),
        ("UN Office of Counter-Terrorism", "UNOCT", "UnitedNationsEntity"),
        ("United Nations Global Counter-Terrorism Compact", "global-compact", "UnitedNationsEntity"),
        ("UNODC", "UNODC", "UnitedNationsEntity"),
        ("Special Political and Decolonization Committee", "fourth-committee", "UnitedNationsEntity"),
        ("Committee on the Peaceful Uses of Outer Space", "COPUOS", "UnitedNationsEntity"),
        ("MINUSMA", "MINUSMA", "UnitedNationsEntity"),
        ("European Union", "european-union", "IntergovernmentalOrganization"),
        ("African Union", "african-union", "IntergovernmentalOrganization"),
        ("INTERPOL", "INTERPOL", "IntergovernmentalOrganization"),
        ("International Criminal Court", "ICC", "IntergovernmentalOrganization"),
        ("GCTF", "GCTF", "IntergovernmentalOrganization"),
        ("ICCT", "ICCT", "CivilSocietyOrganization"),
        ("CAPVE", "CAPVE", "CivilSocietyOrganization"),
        ("Da'esh", "ISIL", "ArmedGroup"),
        ("al-Qa'ida", "al-qaida", "ArmedGroup"),
        ("Hezbollah", "hizbullah", "ArmedGroup"),
        ("National Security Council", "national-security-council-USA", "GovernmentBody"),
        ("State Department", "department-of-state", "GovernmentBody"),
    ],
)
def test_a_body_is_found_by_the_names_it_goes_by(known: Authority, name: str, id: str, kind: str) -> None:
    found = [e for e in known.of_kind(*BODY) if name in (e.label, *e.names, *e.acronyms)]
    assert [(e.id, e.kind) for e in found] == [(f"organization/{id}", kind)]


def test_a_body_is_named_by_its_acronym_or_by_its_slug(known: Authority) -> None:
    for entry in known.of_kind(*BODY):
        name = entry.id.partition("/")[2]
        assert (
            name in {a.replace(" ", "-").replace("/", "-") for a in entry.acronyms}
            or name == name.lower()
            or ("-" in name)
        ), entry.id


def test_no_two_bodies_share_a_name_unless_it_is_marked_ambiguous(known: Authority) -> None:
    for kinds in (BODY, {"State"}, {"Role"}, {"Instrument"}, {"Topic"}):
        bearers: dict[str, list[AuthorityEntry]] = {}
        for entry in known.of_kind(*kinds):
            for name in {entry.label, *entry.names, *entry.acronyms}:
                bearers.setdefault(name, []).append(entry)
        for name, several in bearers.items():
            if len(several) > 1:
                assert all(("ambiguous", Value(name)) in e.attributes for e in several), (name, [e.id for e in several])


def test_what_is_marked_ambiguous_is_a_name_of_the_thing(known: Authority) -> None:
    for entry in known.entries:
        for name, value in entry.attributes:
            if name == "ambiguous":
                assert value in map(Value, (entry.label, *entry.names, *entry.acronyms)), entry.id


def test_the_short_forms_that_texts_use_are_given(entries: dict[str, AuthorityEntry]) -> None:
    for body, short in [("security-council", "Council"), ("CTC", "Committee"), ("general-assembly", "Assembly")]:
        assert ("shortForm", Value(short)) in entries[f"organization/{body}"].attributes


def test_names_are_clean(known: Authority) -> None:
    for entry in known.entries:
        for name in (entry.label, *entry.names, *entry.acronyms):
            assert name == " ".join(name.split()) != "", (entry.id, name)
            assert "’" not in name, (entry.id, name)
        assert entry.label not in entry.names
        assert len(set(entry.names)) == len(entry.names)


def test_each_role_that_holds_one_at_a_time_says_so(entries: dict[str, AuthorityEntry]) -> None:
    for role in ("permanent-representative", "chair", "executive-director", "secretary-general", "prime-minister"):
        assert flag(entries[f"role/{role}"], "soleHolder"), role
    for role in ("director", "representative", "public-information-officer", "ambassador", "vice-president"):
        assert not flag(entries[f"role/{role}"], "soleHolder"), role


def test_ranks_are_marked_and_posts_for_a_state_too(entries: dict[str, AuthorityEntry]) -> None:
    for rank in ("assistant-secretary-general", "under-secretary-general", "ambassador", "lieutenant-general"):
        assert flag(entries[f"role/{rank}"], "isRank"), rank
    assert not flag(entries["role/executive-director"], "isRank")
    permanent = entries["role/permanent-representative"]
    assert flag(permanent, "forState")
    assert ("usualBody", "organization/united-nations") in permanent.attributes


@pytest.mark.parametrize(
    ("variant", "label"),
    [
        ("Chairman", "Chair"),
        ("Chairperson", "Chair"),
        ("Under Secretary General", "Under-Secretary-General"),
        ("Minister of Foreign Affairs", "Minister for Foreign Affairs"),
        ("Chargé d'Affaires", "Chargé d'affaires"),
        ("Permanent Representatives", "Permanent Representative"),
        ("Special Representative of the Secretary General", "Special Representative of the Secretary-General"),
    ],
)
def test_a_spelling_of_a_role_leads_to_its_label(known: Authority, variant: str, label: str) -> None:
    assert [e.label for e in known.of_kind("Role") if variant in e.names] == [label]


def test_there_are_all_members_of_the_united_nations_and_the_observers(known: Authority) -> None:
    states = {e.id.removeprefix("state/") for e in known.of_kind("State")}
    assert len(states) > 250
    assert {"AFG", "CIV", "COD", "COG", "GEO", "GIN", "JOR", "NER", "NGA", "PSE", "SSD", "SWZ", "TLS", "TUN"} <= states
    assert {"VAT", "ZWE", "YUCS", "SUHH", "CSHH", "DDDE", "CSXX", "YDYE"} <= states


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kingdom of the Netherlands", "NLD"),
        ("Republic of Tunisia", "TUN"),
        ("Kingdom of Saudi Arabia", "SAU"),
        ("Russia", "RUS"),
        ("USA", "USA"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("Zaire", "COD"),
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("DPRK", "PRK"),
        ("Republic of Korea", "KOR"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Congo", "COG"),
        ("Holy See", "VAT"),
        ("Soviet Union", "SUHH"),
        ("Yugoslavia", "YUCS"),
        ("Czech Republic", "CZE"),
        ("Viet Nam", "VNM"),
        ("Lao People's Democratic Republic", "LAO"),
        ("Côte d'Ivoire", "CIV"),
    ],
)
def test_a_state_is_found_by_its_names_old_and_new(known: Authority, name: str, code: str) -> None:
    found = [e.id for e in known.of_kind("State") if name in (e.label, *e.names, *e.acronyms)]
    assert found == [f"state/{code}"]


def test_adjectives_are_no_names_of_states(known: Authority) -> None:
    for state in known.of_kind("State"):
        demonyms = {v.text for n, v in state.attributes if n == "demonym" and isinstance(v, Value)}
        assert not demonyms & {state.label, *state.names}, state.id
    assert ("demonym", Value("Tunisian")) in next(s for s in known.of_kind("State") if s.id == "state/TUN").attributes


def test_no_capital_or_continent_is_a_state(known: Authority) -> None:
    names = {n for e in known.of_kind("State") for n in (e.label, *e.names)}
    assert not names & {"Europe", "European Union", "Africa", "New York", "Geneva", "Scotland", "America"}


RESOLUTIONS = """
1267 1999-10-15 4051|1325 2000-10-31 4213|1373 2001-09-28 4385|1535 2004-03-26 4936|1540 2004-04-28 4956
1566 2004-10-08 5053|1624 2005-09-14 5261|2129 2013-12-17 7086|2133 2014-01-27 7101|2178 2014-09-24 7272
2242 2015-10-13 7533|2250 2015-12-09 7573|2253 2015-12-17 7587|2322 2016-12-12 7831|2341 2017-02-13 7882
2354 2017-05-24 7949|2370 2017-08-02 8017|2395 2017-12-21 8146|2396 2017-12-21 8148|2462 2019-03-28 8496
"""


@pytest.mark.parametrize("row", re.split(r"[|\n]", RESOLUTIONS.strip()))
def test_each_resolution_has_its_symbol_date_meeting_and_organ(known: Authority, row: str) -> None:
    number, date, meeting = row.split()
    symbol = f"S/RES/{number} ({date[:4]})"
    (entry,) = [e for e in known.of_kind("Resolution") if ("symbol", Value(symbol)) in e.attributes]
    assert entry.id == f"resolution/{slug(symbol, case=True)}"
    assert entry.label == f"Security Council resolution {number} ({date[:4]})"
    assert ("number", Value(number, "integer")) in entry.attributes
    assert ("year", Value(date[:4], "integer")) in entry.attributes
    assert ("meetingRecord", Value(f"S/PV.{meeting}")) in entry.attributes
    assert ("vote", Value("15-0-0")) in entry.attributes
    facts = {(f.predicate, f.object) for f in known.facts if f.subject == entry.id}
    assert facts == {("adoptedBy", "organization/security-council"), ("adoptedOn", Value(date, "date"))}


def test_there_are_twenty_resolutions(known: Authority) -> None:
    assert len(list(known.of_kind("Resolution"))) == 20


def test_the_topics_bear_the_numbers_of_the_thesaurus_byte_for_byte(known: Authority) -> None:
    given = (HERE / "unbis_topics.tsv").read_bytes().split(b"\n")[1:]
    ours = (share("ontology", "authority", "topics.tsv")).read_bytes().split(b"\n")[1:]
    assert [line for line in given if line] == [b"\t".join(x.split(b"\t")[:3]) for x in ours if x[:1].isdigit()]
    numbers = [line.split(b"\t")[0].decode() for line in given if line]
    matches = [str(v) for e in known.of_kind("Topic") for n, v in e.attributes if n == "exactMatch"]
    assert sorted(matches) == sorted(f"http://metadata.un.org/thesaurus/{number}" for number in numbers)
    assert len(numbers) == len(set(numbers)) == 74


def test_topics_of_our_own_stand_under_the_nearest_of_the_thesaurus(entries: dict[str, AuthorityEntry]) -> None:
    topics = {i: e for i, e in entries.items() if e.kind == "Topic"}
    for entry in topics.values():
        named = dict(entry.attributes)
        assert "exactMatch" in named or "broader" in named, entry.id
    own = topics["topic/violent-extremist-prisoners"]
    assert ("broader", "topic/prisoners") in own.attributes
    assert "VEP" in own.acronyms
    assert ("broader", "topic/civil-society") in topics[
        "topic/civil-society-engagement-in-counter-terrorism"
    ].attributes
    acronyms = Counter(a for e in topics.values() for a in e.acronyms)
    assert {"CSO", "VEP", "FTF", "CVE", "PVE"} <= set(acronyms)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Nelson Mandela Rules", "nelson-mandela-rules"),
        ("UN Charter", "charter-of-the-united-nations"),
        ("UN Plan of Action to Prevent Violent Extremism", "plan-of-action-pve"),
        ("Rome Statute", "rome-statute"),
        ("2030 Agenda", "agenda-2030"),
        ("International Convention against the Taking of Hostages", "hostages-convention"),
    ],
)
def test_an_instrument_is_found_by_its_names(known: Authority, name: str, id: str) -> None:
    found = [e.id for e in known.of_kind("Instrument") if name in (e.label, *e.names, *e.acronyms)]
    assert found == [f"instrument/{id}"]


@pytest.mark.parametrize("tool", ["generate_states.py", "generate_topics.py"])
def test_a_generated_file_is_what_its_generator_writes(tool: str) -> None:
    run = subprocess.run([sys.executable, str(ROOT / "tools" / tool), "--check"], check=False)
    assert run.returncode == 0, f"run tools/{tool}"
