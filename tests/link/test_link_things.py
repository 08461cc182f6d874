"""What is one thing of the world is one entity, whatever order the documents come in."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import AUTHORITY, Reading, document

from kg.extract import Reader
from kg.lexicon import lexicon
from kg.link import Called, Linked, entities, forms
from kg.model import Extraction, RawFile, Value
from kg.read import document as read_document
from kg.split import sentences
from kg.vocabulary import authority

FORMS = forms(lexicon())
PARENTS = {
    "UnitedNationsEntity": ["Organization"], "IntergovernmentalOrganization": ["Organization"], "CivilSocietyOrganization": ["Organization"], "State": ["Organization", "Location"],
    "Organization": [], "Person": [], "Event": [], "SideEvent": ["Event"], "Document": ["Work"], "Resolution": ["Work"],
}  # fmt: skip
PRISONS = (
    "High-level event on the engagement of civil society organizations to support the management of violent extremist"
    " prisoners and the prevention of radicalization to violence in prisons"
)
PRISONS_AGAIN = (
    "Engagement of Civil Society Organizations in the Management of Violent Extremist Prisoners and Prevention of"
    " Radicalization to Violence in Prisons"
)


def linked(*readings, **options):
    return entities([r.extraction() for r in readings], AUTHORITY, forms=FORMS, parents=PARENTS, **options)


def extraction(text: str, name: str = "a.txt") -> Extraction:
    """What the rules read out of a text."""
    read, _ = read_document(RawFile(name, name, text.encode()))
    assert read is not None
    return Reader(lexicon(), authority()).extraction(read, sentences(read))


def labels(found, kind):
    return sorted(e.label for e in found.entities if e.id.startswith(kind + "/"))


def one(*readings):
    """Whether the last referents of all documents are one thing."""
    found = linked(*readings)
    ids = {found.ids[r.document.id, len(r.referents) - 1] for r in readings}
    return len(ids) == 1


def person_at(id, name, *, role=None, body=None, state=None, event=None, date="2021-06-25", **more):
    reading = Reading(id, date=date)
    org = reading.thing("Organization", body) if body else None
    country = reading.thing("State", state) if state else None
    at = reading.thing("Event", event) if event else None
    person = reading.person(name, **more)
    if role:
        reading.post(person, role, body=org, state=country)
    if at is not None:
        reading.says(at, "heldOn", Value(date, "date"))
        reading.says(person, "spokeAt", at)
    reading.referents.append(reading.referents[person])  # the person last, for `one`
    reading.referents.pop(person)
    return _renumbered(reading, person)


def _renumbered(reading, moved):
    """The reading after its referent `moved` was put last."""
    last = len(reading.referents) - 1
    from msgspec.structs import replace

    def number(old):
        return old if not isinstance(old, int) or old < moved else last if old == moved else old - 1

    reading.relations = [replace(r, subject=number(r.subject), object=number(r.object)) for r in reading.relations]
    reading.referents = [
        replace(r, post_in=number(r.post_in), post_for=number(r.post_for), holder=number(r.holder))
        for r in reading.referents
    ]
    return reading


# -- keys and names


def test_bodies_and_states_unite_by_key_and_bear_the_authoritys_label():
    a, b = Reading("a"), Reading("b")
    a.thing("Organization", "CTED", key="organization/CTED")
    b.thing("Organization", "Counter-Terrorism Committee Executive Directorate", key="CTED")
    found = linked(a, b)
    (body,) = [e for e in found.entities if e.id == "organization/CTED"]
    assert (body.kind, body.label) == ("UnitedNationsEntity", "Counter-Terrorism Committee Executive Directorate")
    assert body.acronyms == ("CTED",)
    assert body.names == ()


def test_a_body_that_nobody_keyed_is_the_authoritys_when_its_name_is():
    a = Reading("a")
    a.thing("Organization", "Office on Drugs and Crime")
    a.thing("Organization", "UN Office on Drugs and Crime")
    assert [e.id for e in linked(a).entities] == ["organization/UNODC", "organization/office-on-drugs-and-crime"]


def test_names_alike_are_no_reason_to_unite_bodies():
    a, b = Reading("a"), Reading("b")
    a.thing("Organization", "United Nations Office of Counter-Terrorism", key="UNOCT")
    b.thing("Organization", "United Nations Office of Counter Terrorists")
    assert not one(a, b)


def test_an_acronym_alone_is_the_one_body_it_is_defined_for():
    a, b, c = Reading("a"), Reading("b"), Reading("c")
    a.thing("Organization", "Central Asian PVE Network", acronyms=("CAPVE",))
    b.thing("Organization", "CAPVE")
    assert one(a, b)
    c.thing("Organization", "Caribbean Association of Prisons and Volunteers", acronyms=("CAPVE",))
    assert len(linked(a, b, c).entities) == 3


def test_units_of_one_name_in_different_bodies_are_different():
    a, b = Reading("a"), Reading("b")
    for reading, key in ((a, "UNODC"), (b, "UNOCT")):
        body = reading.thing("Organization", key, key=key)
        unit = reading.thing("Organization", "Division for Operations")
        reading.says(unit, "partOf", body)
    assert labels(linked(a, b), "organization").count("Division for Operations") == 2
    assert len({e.id for e in linked(a, b).entities}) == 4


def test_resolutions_unite_by_symbol_and_never_by_likeness():
    a, b = Reading("a"), Reading("b")
    a.thing(
        "Resolution",
        "resolution 2395 (2017)",
        key="S/RES/2395 (2017)",
        attributes=(("symbol", "S/RES/2395 (2017)"), ("number", "2395"), ("year", "2017")),
    )
    b.thing("Resolution", "resolution 2396 (2017)", key="S/RES/2396 (2017)")
    found = linked(a, b)
    assert [e.id for e in found.entities] == ["resolution/S-RES-2395-2017", "resolution/S-RES-2396-2017"]
    assert found.entities[0].attributes == (
        ("number", Value("2395", "integer")), ("symbol", Value("S/RES/2395 (2017)", "string")), ("year", Value("2017", "integer")),
    )  # fmt: skip


def test_a_security_council_resolution_without_its_year_is_the_one_that_has_it():
    a, b = Reading("a"), Reading("b")
    a.thing("Resolution", "UNSCR 1373", key="S/RES/1373")
    b.thing("Resolution", "General Assembly resolution 72/284", key="A/RES/72/284")
    assert [e.id for e in linked(a, b).entities] == ["resolution/A-RES-72-284", "resolution/S-RES-1373-2001"]


# -- events


def test_an_event_under_two_titles_on_one_day_is_one_event():
    a, b, c = Reading("a"), Reading("b"), Reading("c")
    for reading, title in ((a, PRISONS), (b, PRISONS_AGAIN), (c, PRISONS_AGAIN)):
        event = reading.thing("Event", title)
        reading.says(event, "heldOn", Value("2021-06-25", "date"))
    (event,) = linked(a, b, c).entities
    assert (event.id, event.label) == ("event/2021-06-25-engagement-of-civil-society", PRISONS_AGAIN)
    assert event.names == (PRISONS,)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            ("Third Conference on Prisons and Violent Extremism", "2021-06-25"),
            ("Fourth Conference on Prisons and Violent Extremism", "2021-06-25"),
        ),
        ((PRISONS_AGAIN, "2021-06-25"), (PRISONS_AGAIN, "2022-06-25")),
        (("2021 Counter-Terrorism Week", None), ("2023 Counter-Terrorism Week", None)),
        (("Side event", None), ("Side event", None)),
        (("Briefing on Prisons in Africa", "2021-06-25"), ("Ceremony for Victims in Asia", "2021-06-25")),
    ],
)
def test_different_events_stay_different(left, right):
    readings = []
    for id, (title, day) in zip("ab", (left, right), strict=True):
        reading = Reading(id)
        event = reading.thing("Event", title)
        if day:
            reading.says(event, "heldOn", Value(day, "date"))
        readings.append(reading)
    assert not one(*readings)


def test_an_ordinal_tells_an_event_that_few_words_name():
    a, b, c = Reading("a"), Reading("b"), Reading("c")
    a.thing("Event", "fifty-eighth session of the General Assembly")
    b.thing("Event", "Fifty-eighth Session of the United Nations General Assembly")
    c.thing("Event", "fifty-ninth session of the General Assembly")
    assert one(a, b)
    assert not one(a, c)


def test_an_undated_title_joins_the_only_event_of_that_title_and_none_of_two():
    a, b, c = (Reading(id) for id in "abc")
    for reading, day in ((a, None), (b, "2021-06-25"), (c, "2022-06-25")):
        event = reading.thing("Event", PRISONS_AGAIN)
        if day:
            reading.says(event, "heldOn", Value(day, "date"))
    assert one(a, b)
    assert len(linked(a, b, c).entities) == 3


def test_a_project_is_one_with_its_acronym_spelled_out():
    a, b = Reading("a"), Reading("b")
    a.thing("Topic", "violent extremist prisoners", acronyms=("VEP",))
    a.thing("Project", "Supporting the Management of VEPs and the Prevention of Radicalization in Prisons")
    b.thing(
        "Project",
        "Supporting the Management of Violent Extremist Prisoners and the Prevention of Radicalization in Prisons",
    )
    assert one(a, b)


def project_at(id, *partners, name=None, title=PRISONS_AGAIN):
    reading = Reading(id)
    event = reading.thing("Event", title)
    reading.says(event, "heldOn", Value("2021-06-25", "date"))
    bodies = [reading.thing("Organization", p, key=p) for p in partners]
    project = reading.thing("Project", *([name] if name else []), key=None if name else "@project")
    for body in bodies:
        reading.says(project, "implementedBy", body)
    return reading


def test_our_project_is_the_named_one_with_these_partners_at_this_event():
    named = project_at("a", "UNODC", "CTED", "UNOCT", name="Supporting the Management of Violent Extremist Prisoners")
    assert one(named, project_at("b", "UNODC", "CTED"))
    assert not linked(named, project_at("b", "security-council")).ids.get(("b", 3))


def test_a_nameless_thing_that_nothing_identifies_is_left_out_with_a_note():
    found = linked(project_at("b", "UNODC", "CTED"))
    assert [p.message for p in found.problems] == ["a Project without a name of its own was left out"]
    assert not [e for e in found.entities if e.kind == "Project"]


# -- persons


def test_equal_full_names_are_one_person():
    assert one(person_at("a", "Tarek Ladeb"), person_at("b", "H.E. Mr. Tarek LADEB"))


def test_a_spelling_variant_needs_the_same_given_name_and_evidence():
    cted = {"role": "role/executive-director", "body": "CTED"}
    a, b = person_at("a", "Michèle Coninsx", **cted), person_at("b", "Michèle Coninx", **cted)
    assert one(a, b)
    assert not one(person_at("a", "Michèle Coninsx", date=None), person_at("b", "Michèle Coninx", date=None))
    assert not one(person_at("a", "Michèle Coninsx", **cted), person_at("b", "Marie Coninx", **cted))


def test_a_surname_alone_is_the_only_full_name_that_does_the_same():
    full = person_at("a", "Tarek Ladeb", role="role/permanent-representative", state="Tunisia")
    short = person_at("b", "Ambassador Ladeb", role="role/permanent-representative", state="Tunisia")
    assert one(full, short)
    assert not one(full, person_at("c", "Mr. Ladeb", date=None))


def test_a_rank_or_role_is_evidence_enough_for_the_only_one():
    full = person_at("a", "Vladimir Voronkov", role="role/under-secretary-general", body="UNOCT")
    assert one(full, person_at("b", "Voronkov", role="role/under-secretary-general"))


def test_a_surname_that_two_bear_unites_with_neither_without_more():
    chair = {"role": "role/chair", "body": "CTC"}
    one_park, other = person_at("a", "Jin Park", **chair), person_at("b", "Soo Park", **chair)
    short = person_at("c", "Ms. Park", **chair)
    found = linked(one_park, other, short)
    assert labels(found, "person") == ["Jin Park", "Park", "Soo Park"]
    elsewhere = person_at("b", "Soo Park", role="role/chair", body="UNODC")
    found = linked(one_park, elsewhere, short)
    assert found.ids["c", len(short.referents) - 1] == "person/jin-park"


def test_of_several_namesakes_the_only_one_who_holds_such_a_post_is_meant():
    president, first_lady = (
        person_at("a", "Joe Biden", role="president"),
        person_at("b", "Jill Biden", role="first lady"),
    )
    assert linked(president, first_lady, person_at("c", "Biden", role="president")).ids["c", 2] == "person/joe-biden"
    assert linked(president, first_lady, person_at("c", "Biden", state="Tunisia")).ids["c", 2] == "person/biden"


def test_gender_keeps_namesakes_apart():
    body = {"role": "role/chair", "body": "CTC"}
    assert not one(person_at("a", "Mr. Tarek Ladeb", **body), person_at("b", "Ms. Ladeb", **body))


def test_an_initial_that_fits_two_people_unites_with_neither():
    body = {"role": "role/chair", "body": "CTC"}
    found = linked(
        person_at("a", "John Smith", **body), person_at("b", "James Smith", **body), person_at("c", "J. Smith", **body)
    )
    assert len(labels(found, "person")) == 3
    assert one(person_at("a", "John Smith", **body), person_at("c", "J. Smith", **body))


def test_a_short_form_of_a_given_name_needs_evidence():
    body = {"role": "role/chair", "body": "CTC"}
    assert one(
        person_at("a", "Joseph R. Biden, Jr.", **body),
        person_at("b", "Joe Biden", **body),
        person_at("c", "President Biden", **body),
    )
    assert not one(person_at("a", "Joseph R. Biden, Jr.", date=None), person_at("b", "Joe Biden", date=None))


def test_the_label_of_a_person_is_the_spelling_of_most_documents():
    cted = {"role": "role/executive-director", "body": "CTED"}
    found = linked(
        person_at("a", "Michèle Coninsx", **cted),
        person_at("b", "Michèle Coninx", **cted),
        person_at("c", "Michèle Coninsx", **cted),
    )
    (person,) = [e for e in found.entities if e.kind == "Person"]
    assert (person.id, person.label, person.names) == ("person/michele-coninsx", "Michèle Coninsx", ("Michèle Coninx",))


def test_the_titles_before_a_name_are_names_seen():
    text = (
        "I thank His Excellency, Ambassador Ladeb. He met President\nTarek Ladeb, while he Ladeb went.\n\nMs.\n\nLadeb"
    )
    reading = Reading(document("a", text))
    reading.person("Tarek Ladeb", "Ladeb")
    (person,) = linked(reading).entities
    assert person.names == ("Ambassador Ladeb", "His Excellency Ambassador Ladeb", "Ladeb", "President Tarek Ladeb")


def test_two_people_of_one_name_have_two_ids():
    found = linked(person_at("a", "Mr. Alex Smith"), person_at("b", "Ms. Alex Smith"))
    assert sorted(e.id for e in found.entities if e.kind == "Person") == ["person/alex-smith", "person/alex-smith-2"]


def test_decisions_by_hand_win():
    a, b = person_at("a", "Tarek Ladeb"), person_at("b", "Tarek Ladeb")
    left, right = ("a", len(a.referents) - 1), ("b", len(b.referents) - 1)
    assert linked(a, b, different=[(left, right)]).ids[left] != linked(a, b, different=[(left, right)]).ids[right]
    c = person_at("c", "Indira Aslanova")
    other = ("c", len(c.referents) - 1)
    found = linked(a, c, same=[(left, other)])
    assert found.ids[left] == found.ids[other]


# -- posts


def posts(found):
    return {e.id: (e.label, dict(e.attributes)) for e in found.entities if e.kind == "Post"}


def test_a_post_is_known_by_role_and_body_and_named_after_them():
    a, b = (
        person_at("a", "Tarek Ladeb", role="role/chair", body="Counter-Terrorism Committee"),
        person_at("b", "Someone Else", role="role/chair", body="CTC"),
    )
    assert posts(linked(a, b)) == {
        "post/chair-counter-terrorism-committee": (
            "Chair of the Counter-Terrorism Committee", {"role": "role/chair", "postIn": "organization/CTC"},
        )
    }  # fmt: skip


def test_the_usual_body_of_a_role_makes_no_other_post():
    a = person_at("a", "Yoka Brandt", role="role/permanent-representative", state="Netherlands", body="United Nations")
    b = person_at("b", "Yoka Brandt", role="role/permanent-representative", state="Netherlands")
    label, attributes = posts(linked(a, b))["post/permanent-representative-netherlands"]
    assert label == "Permanent Representative of the Netherlands"
    assert attributes == {
        "role": "role/permanent-representative",
        "postFor": "state/NLD",
        "postIn": "organization/united-nations",
    }
    assert "postIn" not in posts(linked(b))["post/permanent-representative-netherlands"][1]


def test_a_post_without_a_body_joins_its_holders_only_one_or_stays_the_holders():
    full = person_at("a", "Vladimir Voronkov", role="role/under-secretary-general", body="UNOCT")
    bare = person_at("b", "Vladimir Voronkov", role="role/under-secretary-general")
    other = person_at("c", "Miwa Kato", role="role/under-secretary-general")
    assert sorted(posts(linked(full, bare, other))) == [
        "post/under-secretary-general-UNOCT",
        "post/under-secretary-general-miwa-kato",
    ]


def test_a_body_that_one_document_in_many_tells_of_a_post_is_not_spread_over_all_of_them():
    told = person_at("told.txt", "Vladimir Voronkov", role="Under-Secretary-General", body="UNOCT")
    bare = [person_at(f"bare{n}.txt", "Vladimir Voronkov", role="Under-Secretary-General") for n in range(12)]
    assert set(posts(linked(told, *bare[:10]))) == {"post/under-secretary-general-UNOCT"}
    assert len(posts(linked(told, *bare))) == 2


def test_a_role_that_no_list_knows_is_named_by_its_title():
    found = linked(person_at("a", "Laurence Gerard", role="Public Information Officer", body="UNOCT"))
    assert "post/public-information-officer-UNOCT" in posts(found)
    assert [e.label for e in found.entities if e.kind == "Role"] == ["Public Information Officer"]


def test_another_name_of_a_known_role_is_a_role_of_its_own_and_the_same_as_the_known_one():
    said = extraction("Ana Souza, Foreign Minister of Fiji, and Li Wei, Minister for Foreign Affairs of Tonga, met.")
    found = entities([said], authority(), forms=FORMS, parents=PARENTS)
    roles = {e.label: e for e in found.entities if e.kind == "Role"}
    assert set(roles) == {"Foreign Minister", "Minister for Foreign Affairs"}
    known = roles["Minister for Foreign Affairs"]
    assert dict(roles["Foreign Minister"].attributes)["exactMatch"] == known.id
    assert "exactMatch" not in dict(known.attributes)
    assert all(set(roles) <= {role.label, *role.names} for role in roles.values())


def called(*titles: str) -> Linked:
    """Documents that call somebody's post by these titles, one each."""
    said = [
        extraction(f"Ana Souza, {title} of the Counter-Terrorism Committee, spoke.", f"{number}.txt")
        for number, title in enumerate(titles)
    ]
    return entities(said, authority(), forms=FORMS, parents=PARENTS)


def test_a_post_is_one_under_all_names_of_its_role_and_has_the_one_that_most_documents_use():
    found = called("Chairperson", "Chairperson", "Chair")
    ((id, (label, attributes)),) = posts(found).items()
    assert (id, label) == ("post/chair-counter-terrorism-committee", "Chairperson of the Counter-Terrorism Committee")
    assert attributes["role"] == "role/chairperson"
    assert {e.id for e in found.entities if e.kind == "Role"} == {"role/chair", "role/chairperson"}
    assert posts(called("Chairperson", "Chair", "Chair"))[id][1]["role"] == "role/chair"


def test_two_spellings_that_make_one_slug_are_two_roles():
    found = called("Secretary General", "Secretary General")
    ((_, (label, attributes)),) = posts(found).items()
    assert label.startswith("Secretary General of")
    assert attributes["role"] == "role/secretary-general-2"


# -- the whole


def corpus():
    cted = {"role": "role/executive-director", "body": "CTED"}
    yield person_at("a", "Michèle Coninsx", event=PRISONS, **cted)
    yield person_at("b", "Michèle Coninx", event=PRISONS_AGAIN, **cted)
    yield person_at("c", "Michèle Coninsx", date="2021-05-26", **cted)
    yield person_at("d", "Ladeb", role="role/permanent-representative", state="Tunisia", event=PRISONS_AGAIN)
    yield person_at("e", "Tarek Ladeb", role="role/permanent-representative", state="Tunisia", event=PRISONS_AGAIN)
    yield person_at("f", "Mr. Alex Smith", event=PRISONS_AGAIN)
    yield person_at("g", "Ms. Alex Smith", role="role/chair", body="CTC")
    yield person_at("h", "J. Smith", role="role/chair", body="CTC")
    yield person_at("i", "Vladimir Voronkov", role="role/under-secretary-general", body="UNOCT")
    yield person_at("j", "Voronkov", role="role/under-secretary-general")


@given(st.permutations(range(10)))
@settings(max_examples=50, deadline=None)
def test_the_order_of_documents_changes_nothing(order):
    readings = list(corpus())
    assert linked(*(readings[i] for i in order)) == linked(*readings)


def synthetic(people):
    """Documents of five people each, from a power law of names, every second one by surname and post only."""
    draw = random.Random(7)
    given_names = [
        "".join(draw.choice("bcdfgklmnprst") + draw.choice("aeiou") for _ in range(3)).title() for _ in range(400)
    ]
    surnames = [
        "".join(draw.choice("bcdfgklmnprst") + draw.choice("aeiou") for _ in range(4)).title() for _ in range(3000)
    ]

    def pick(words):
        return words[min(int(draw.paretovariate(0.25)) - 1, len(words) - 1)]

    for number in range(people // 5):
        reading = Reading(f"{number:06}", date="2021-06-25")
        body = reading.thing("Organization", f"Office {draw.randrange(2000)} for Affairs")
        for _ in range(5):
            name = f"{pick(given_names)} {pick(surnames)}"
            person = reading.person(name if draw.random() < 0.8 else f"Mr. {name.split()[1]}")
            reading.post(person, draw.choice(["role/chair", "role/executive-director"]), body=body)
        yield reading


@pytest.mark.parametrize("people", [5_000, pytest.param(20_000, marks=pytest.mark.soak)])
def test_thousands_of_people_are_linked_without_comparing_all_with_all(monkeypatch, people):
    from kg.link import persons

    compared = 0
    exact = persons.likeness

    def counted(*args):
        nonlocal compared
        compared += 1
        return exact(*args)

    monkeypatch.setattr(persons, "likeness", counted)
    found = linked(*synthetic(people))
    assert people // 4 < len(labels(found, "person")) < people
    assert compared < people * 200


def test_a_cluster_of_the_same_nodes_is_called_what_it_was_called_and_any_other_is_named_anew():
    readings = [person_at(f"{n}.txt", name, body="UNODC") for n, name in enumerate(("Jin Park", "Mr. Jin Park"))]
    keys = {f"{n}.txt": bytes([n]) * 16 for n in range(3)}
    first = Called({}, keys)
    found = linked(*readings, called=first)
    known = {mark: (*row[:2], f"{row[2]} again", *row[3:]) for mark, row in first.found.items()}
    assert labels(linked(*readings, called=Called(known, keys)), "person") == ["Jin Park again"], (
        "what is known is used"
    )
    more = person_at("2.txt", "Jin Soo Park", body="UNODC")
    again = Called(known, keys)
    assert linked(*readings, more, called=again) == linked(*readings, more), "another cluster is named anew"
    assert linked(*readings, called=Called(again.found, keys)).ids == found.ids
    by_hand = Called(known, {"0.txt": keys["0.txt"]})
    assert labels(linked(*readings, called=by_hand), "person") == ["Jin Park"], "one document was changed by hand"
