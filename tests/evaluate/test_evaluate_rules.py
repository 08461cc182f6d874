"""Each rule of data/gold/README.md, with its words above the test."""

from __future__ import annotations

import pytest
from gold_graphs import annotation, compared, read, scores

from kg.evaluate import Score
from kg.model import Span

ANNA = {"id": "p", "kind": "Person", "name": "Anna Okoro"}
BODY = {"id": "o", "kind": "Organization", "name": "Harbour Commission"}
CHAD = {"id": "s", "kind": "State", "name": "Chad"}
EVENT = {"id": "e", "kind": "Event", "name": "Harbour Week"}
THINGS = """
:p a kg:Person ; rdfs:label "Anna Okoro"@en . :o a kg:Organization ; rdfs:label "Harbour Commission"@en .
:e a kg:Event ; rdfs:label "Harbour Week"@en . :s kg:mentions :p , :o , :e .
"""


def claim(triple: str, more: str = "kg:evidence :s") -> str:
    """A claim in Turtle."""
    subject, predicate, obj = triple.split(" ", 2)
    return f":c a kg:Claim ; rdf:subject {subject} ; rdf:predicate {predicate} ; rdf:object {obj} ; {more} .\n"


# "the graph has one thing of that kind, mentioned in that document, bearing one of the entity's surfaces or its name"
@pytest.mark.parametrize("name", ["rdfs:label", "skos:altLabel", "kg:acronym", "kg:symbol", "skos:prefLabel"])
def test_a_thing_is_found_by_its_label_altlabel_acronym_or_symbol(name: str) -> None:
    entity = {"id": "o", "kind": "Organization", "name": "Harbour Commission", "surfaces": ["HC"]}
    assert scores(f':o a kg:Organization ; {name} "HC" . :s kg:mentions :o .', annotation([entity]))[0] == Score(
        1, 0, 0
    )


def test_a_thing_that_the_document_does_not_mention_is_not_found() -> None:
    other = ":o a kg:Organization ; rdfs:label 'Harbour Commission' . :d2 a kg:Source . :s2 a kg:Sentence ; kg:inDocument :d2"
    gold = annotation([BODY])
    import pyoxigraph as ox
    from gold_graphs import PREFIXES, SOURCE

    from kg.evaluate import compare, evaluation
    from kg.rdf.findings import findings

    text = PREFIXES + SOURCE + other + ' ; kg:mentions :o ; kg:begin 0 ; kg:text "..." .'
    document = next(d for d in findings(ox.parse(text, format=ox.RdfFormat.TURTLE)) if d.file == "a.txt")
    assert evaluation([compare(gold, document)]).entities == Score(0, 0, 1)


# "after NFC, folding of white space, `\_`, a leading article"
@pytest.mark.parametrize(
    ("label", "surface"),
    [
        ("Michèle Coninsx", "Miche\u0300le Coninsx"),
        ("Office of Ports", "Office  of\nPorts"),
        ("snake_case", "snake\\_case"),
        ("Harbour Commission", "the Harbour Commission"),
        ("The Harbour Commission", "Harbour Commission"),
    ],
)
def test_names_are_folded(label: str, surface: str) -> None:
    entity = {"id": "o", "kind": "Organization", "name": "-", "surfaces": [surface]}
    turtle = f':o a kg:Organization ; rdfs:label "{label}" . :s kg:mentions :o .'.replace("\\", "\\\\")
    assert scores(turtle, annotation([entity]))[0].found == 1


def test_names_that_differ_in_case_are_two_names() -> None:
    turtle = ':o a kg:Organization ; rdfs:label "HARBOUR COMMISSION" . :s kg:mentions :o .'
    assert scores(turtle, annotation([BODY]))[0] == Score(0, 1, 1)


# "a resolution by number and year"
@pytest.mark.parametrize(
    ("name", "keys", "found"),
    [
        ("Security Council resolution 1373 (2001)", "kg:number 1373 ; kg:year 2001", 1),
        ("resolution 1373 of 2001", "kg:number 1373 ; kg:year 2001", 1),
        ("Security Council resolution 1373 (2001)", "kg:number 1374 ; kg:year 2001", 0),
        ("Security Council resolution 1373 (2001)", "kg:number 1373 ; kg:year 2002", 0),
        ("General Assembly resolution 57/337", 'kg:number 337 ; kg:session "57"', 1),
        ("General Assembly resolution 57/337", 'kg:number 337 ; kg:session "58"', 0),
        ("General Assembly resolution 3314 (XXIX)", 'kg:number 3314 ; kg:session "XXIX"', 1),
    ],
)
def test_a_resolution_is_found_by_number_and_year(name: str, keys: str, found: int) -> None:
    gold = annotation([{"id": "r", "kind": "Resolution", "name": name}])
    turtle = f':r a kg:Resolution ; rdfs:label "{name}" ; {keys} . :s kg:mentions :r .'
    assert scores(turtle, gold)[0].found == found


# "Two entities in one thing, or one in two, are errors."
def test_two_entities_in_one_thing_leave_one_missed() -> None:
    other = {"id": "q", "kind": "Person", "name": "Anna Osei"}
    turtle = ':p a kg:Person ; rdfs:label "Anna Okoro" ; skos:altLabel "Anna Osei" . :s kg:mentions :p .'
    assert scores(turtle, annotation([ANNA, other]))[0] == Score(1, 0, 1)


def test_one_entity_in_two_things_leaves_one_false() -> None:
    turtle = (
        ':p a kg:Person ; rdfs:label "Anna Okoro" . :q a kg:Person ; rdfs:label "Anna Okoro" . :s kg:mentions :p , :q .'
    )
    assert scores(turtle, annotation([ANNA]))[0] == Score(1, 1, 0)


# "One string may name two things (both "Presidential Delegation"s): offsets decide."
def test_offsets_decide_between_two_things_of_one_name() -> None:
    one = {"id": "o", "kind": "Organization", "name": "Presidential Delegation", "mentions": [{"start": 0}]}
    two = {"id": "q", "kind": "Organization", "name": "Presidential Delegation", "mentions": [{"start": 300}]}
    turtle = """
    :x a kg:Organization ; rdfs:label "Presidential Delegation" .
    :y a kg:Organization ; rdfs:label "Presidential Delegation" .
    :s kg:mentions :y . :s2 a kg:Sentence ; kg:inDocument :d ; kg:begin 290 ; kg:text "......................" ; kg:mentions :x .
    :a a kg:Person ; rdfs:label "Anna Okoro" . :s kg:mentions :a .
    """ + claim(":a kg:memberOf :y")
    gold = annotation([two, one, ANNA], [{"s": "p", "p": "memberOf", "o": "o"}])
    assert scores(turtle, gold) == (Score(3, 0, 0), Score(1, 0, 0))


# "Kind = the most specific asserted class: a State is no false Organization."
def test_a_state_is_written_as_organization_too_and_is_no_false_one() -> None:
    turtle = ':x a kg:State , kg:Organization ; rdfs:label "Chad" . :s kg:mentions :x .'
    assert scores(turtle, annotation([CHAD]))[0] == Score(1, 0, 0)
    assert scores(turtle, annotation([{**CHAD, "kind": "Organization"}]))[0] == Score(0, 1, 1)


def test_a_subclass_counts_as_its_kind_and_what_is_of_no_kind_does_not_count() -> None:
    turtle = """
    :o a kg:UnitedNationsEntity , kg:Organization ; rdfs:label "Harbour Commission" .
    :r a kg:Role ; rdfs:label "Chair" . :t a kg:Topic ; rdfs:label "harbours" . :s kg:mentions :o , :r , :t .
    """
    assert scores(turtle, annotation([BODY]))[0] == Score(1, 0, 0)


# "A relation is found when both ends are found and the predicate is the same"
def test_a_relation_needs_its_predicate_and_both_ends() -> None:
    gold = annotation([ANNA, EVENT], [{"s": "p", "p": "spokeAt", "o": "e"}])
    unnamed = THINGS.replace("Harbour Week", "Some Week")
    assert scores(THINGS + claim(":p kg:spokeAt :e"), gold)[1] == Score(1, 0, 0)
    assert scores(THINGS + claim(":p kg:attended :e"), gold)[1] == Score(0, 1, 1)
    assert scores(unnamed + claim(":p kg:spokeAt :e"), gold)[1] == Score(0, 1, 1)


# "(for a post also the role's label = `title`, case aside)"; "the body or the State, matched by postIn or postFor"
@pytest.mark.parametrize(
    ("title", "post", "score"),
    [
        ("Executive Director", "kg:postIn :o", Score(1, 0, 0)),
        ("executive director", "kg:postFor :o", Score(1, 0, 0)),
        ("Director", "kg:postIn :o", Score(0, 1, 1)),
        ("Executive Director", "kg:postIn :e2", Score(0, 1, 1)),
    ],
)
def test_a_post_is_matched_by_title_and_body(title: str, post: str, score: Score) -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "holdsPost", "o": "o", "title": "Executive Director"}])
    turtle = THINGS + f':x a kg:Post ; kg:role :r ; {post} . :r a kg:Role ; rdfs:label "{title}"@en .'
    turtle += ':e2 a kg:Organization ; rdfs:label "Ferry Board" .' + claim(":p kg:holdsPost :x")
    assert scores(turtle, gold)[1] == score


# "no `o` = none is said"
def test_where_no_body_is_said_a_post_with_a_body_is_false_unless_another_document_says_the_body() -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "holdsPost", "title": "Chair"}])
    post = THINGS + ':x a kg:Post ; kg:role :r . :r rdfs:label "Chair" .' + claim(":p kg:holdsPost :x")
    assert scores(post, gold)[1] == Score(1, 0, 0)
    with_body = post + ":x kg:postIn :o ."
    assert scores(with_body, gold)[1] == Score(0, 1, 1)
    elsewhere = with_body + ":d2 a kg:Document . :s2 a kg:Sentence ; kg:inDocument :d2 ; kg:begin 0 ."
    elsewhere += claim(":p kg:holdsPost :x", "kg:evidence :s2").replace(":c ", ":c2 ")
    assert scores(elsewhere, gold)[1] == Score(1, 0, 0)


def test_a_holder_of_one_post_twice_needs_both_statuses() -> None:
    post = {"s": "p", "p": "holdsPost", "title": "Chair", "o": "o"}
    gold = annotation([ANNA, BODY, EVENT], [{**post, "status": "current"}, {**post, "status": "designate"}])
    turtle = THINGS + ':x a kg:Post ; kg:role :r ; kg:postIn :o . :r rdfs:label "Chair" .'
    turtle += claim(":p kg:holdsPost :x", 'kg:evidence :s ; kg:status "current"')
    assert scores(turtle, gold)[1] == Score(1, 0, 1)
    turtle += claim(":p kg:holdsPost :x", 'kg:evidence :s ; kg:status "designate"').replace(":c ", ":c2 ")
    assert scores(turtle, gold)[1] == Score(2, 0, 0)


# "`said` is met by a Quotation of that person whose text begins with the value."
@pytest.mark.parametrize(
    ("text", "speaker", "score"),
    [
        ("Ports are doors to the world.", ":p", Score(1, 0, 0)),
        ("“Ports are\\n doors to the world.”", ":p", Score(1, 0, 0)),
        ("All ports are doors to the world.", ":p", Score(0, 1, 1)),
        ("Ports are doors to the world.", ":o", Score(0, 1, 1)),
    ],
)
def test_said_is_met_by_a_quotation_that_begins_with_the_value(text: str, speaker: str, score: Score) -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "said", "value": "Ports are doors"}])
    turtle = THINGS + f':q a kg:Quotation ; kg:inDocument :d ; kg:begin 5 ; kg:text "{text}" ; kg:saidBy {speaker} .'
    assert scores(turtle, gold)[1] == score


# "Of participation only the most special holds."
def test_a_more_general_participation_beside_the_special_one_is_false() -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "opened", "o": "e"}])
    turtle = THINGS + claim(":p kg:opened :e") + claim(":p kg:spokeAt :e").replace(":c ", ":c2 ")
    assert scores(turtle, gold)[1] == Score(1, 1, 0)


# "Dates: YYYY, YYYY-MM, YYYY-MM-DD or a pair of days with `/`."
@pytest.mark.parametrize(
    ("gold_value", "first", "last", "score"),
    [
        ("2024", "2024", None, Score(1, 0, 0)),
        ("2024-05", "2024-05", None, Score(1, 0, 0)),
        ("2024-05", "2024-05-01", None, Score(0, 1, 1)),
        ("2024-05-01", "2024-05-01", None, Score(1, 0, 0)),
        ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-03", Score(1, 0, 0)),
        ("2024-05-01/2024-05-03", "2024-05-01", "2024-05-04", Score(0, 1, 1)),
        ("2024-05-01/2024-05-03", "2024-05-01", None, Score(0, 1, 1)),
        ("2024-05-01", "2024-05-01", "2024-05-03", Score(0, 1, 1)),
    ],
)
def test_dates_are_matched_as_written_and_pairs_by_both_days(
    gold_value: str, first: str, last: str | None, score: Score
) -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "e", "p": "heldOn", "value": gold_value}])
    turtle = THINGS + claim(
        f':e kg:heldOn "{first}"^^xsd:date'.replace("^^xsd:date", "" if len(first) < 10 else "^^xsd:date")
    )
    if last:
        turtle += claim(f':e kg:endsOn "{last}"^^xsd:date').replace(":c ", ":c2 ")
    assert scores(turtle, gold)[1] == score


# "Calls count as metWith, in the direction the text says, once."
def test_metwith_counts_in_the_direction_of_the_text_and_once() -> None:
    bob = {"id": "q", "kind": "Person", "name": "Bo Lind"}
    gold = annotation([ANNA, bob, BODY, EVENT], [{"s": "p", "p": "metWith", "o": "q"}])
    turtle = THINGS + ':q a kg:Person ; rdfs:label "Bo Lind" . :s kg:mentions :q .'
    assert scores(turtle + claim(":p kg:metWith :q"), gold)[1] == Score(1, 0, 0)
    assert scores(turtle + claim(":q kg:metWith :p"), gold)[1] == Score(0, 1, 1)
    both = claim(":p kg:metWith :q") + claim(":q kg:metWith :p").replace(":c ", ":c2 ")
    assert scores(turtle + both, gold)[1] == Score(1, 1, 0)


# "`s` (`doc` = the document itself)"
def test_the_document_is_its_source_or_the_work_it_is_a_text_of() -> None:
    gold = annotation([BODY, ANNA, EVENT], [{"s": "doc", "p": "adoptedBy", "o": "o"}])
    turtle = THINGS + ':d kg:textOf :w . :w a kg:Resolution ; rdfs:label "resolution 1 (2000)" .'
    assert scores(turtle + claim(":w kg:adoptedBy :o"), gold)[1] == Score(1, 0, 0)
    assert scores(turtle + claim(":d kg:adoptedBy :o"), gold)[1] == Score(1, 0, 0)


# "False: a thing mentioned in the document … of one of these kinds, or a claim … neither in the annotation nor neutral"
def test_what_stands_beside_the_annotation_is_false() -> None:
    gold = annotation([ANNA, EVENT])
    assert scores(THINGS + claim(":p kg:spokeAt :e"), gold) == (Score(2, 1, 0), Score(0, 1, 0))


def test_claims_of_other_predicates_or_with_ends_of_other_kinds_do_not_count() -> None:
    gold = annotation([ANNA, BODY, EVENT])
    turtle = THINGS + ':t a kg:Topic ; rdfs:label "ports" .'
    assert scores(turtle + claim(":p kg:represents :o"), gold)[1] == Score(0, 0, 0)
    assert scores(turtle + claim(":e kg:partOf :t"), gold)[1] == Score(0, 0, 0)


# "the seeds also issuedBy, concerns, extendsMandateOf"
def test_issuedby_concerns_and_extendsmandateof_count_in_the_form_of_the_seeds_only() -> None:
    turtle = THINGS + ':w a kg:Document ; rdfs:label "Guide" . :s kg:mentions :w .' + claim(":w kg:issuedBy :o")
    guide = {"id": "d", "kind": "Document", "name": "Guide"}
    whole = annotation([ANNA, BODY, EVENT, guide])
    assert scores(turtle, whole)[1] == Score(0, 0, 0)
    import json

    from kg.evaluate import gold

    entities = [
        {"id": e.id, "kind": e.kind, "name": e.name, "core": True, "mentions": [{"start": 0, "end": 3, "text": "..."}]}
        for e in whole.entities
    ]
    seeds = {"document": "a.txt", "sha256": "0", "kind": "brief", "entities": entities, "relations": []}
    assert scores(turtle, gold(json.dumps(seeds), "a.json"))[1] == Score(0, 1, 0)


# "`annotated_chars`: N … anything found beyond N is outside it"
def test_what_is_found_beyond_the_annotated_characters_is_outside() -> None:
    gold = annotation([ANNA], annotated_chars=50)
    beyond = """
    :p a kg:Person ; rdfs:label "Anna Okoro" . :s kg:mentions :p .
    :s2 a kg:Sentence ; kg:inDocument :d ; kg:begin 60 ; kg:text "..." ; kg:mentions :q , :p .
    :q a kg:Person ; rdfs:label "Bo Lind" .
    """ + claim(":p kg:metWith :q", "kg:evidence :s2")
    assert scores(beyond, gold) == (Score(1, 0, 0), Score(0, 0, 0))
    assert scores(beyond.replace("kg:begin 60", "kg:begin 40"), gold) == (Score(1, 1, 0), Score(0, 1, 0))


def test_in_a_sentence_across_the_limit_the_place_of_the_name_decides() -> None:
    gold = annotation([ANNA], annotated_chars=50)
    across = """
    :p a kg:Person ; rdfs:label "Anna Okoro" . :q a kg:Person ; rdfs:label "Bo Lind" . :s kg:mentions :p .
    :s2 a kg:Sentence ; kg:inDocument :d ; kg:begin 40 ; kg:text "Here Anna Okoro meets Bo Lind." ; kg:mentions :q , :p .
    """
    assert scores(across, gold)[0] == Score(1, 0, 0)


# "What comes from the authority files or from inference never counts, for or against."
def test_what_an_authority_file_says_never_counts() -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "o", "p": "partOf", "o": "e"}])
    turtle = THINGS + claim(":o kg:partOf :e", "prov:wasDerivedFrom :file")
    assert scores(turtle, gold)[1] == Score(0, 0, 1)
    assert scores(turtle, annotation([ANNA, BODY, EVENT]))[1] == Score(0, 0, 0)


def test_a_body_that_only_an_authority_file_gives_to_a_post_never_counts() -> None:
    turtle = THINGS + ':x a kg:Post ; kg:role :r ; kg:postIn :o . :r rdfs:label "Chair" .' + claim(":p kg:holdsPost :x")
    turtle += claim(":x kg:postIn :o", "prov:wasDerivedFrom :file").replace(":c ", ":c2 ")
    unsaid = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "holdsPost", "title": "Chair"}])
    said = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "holdsPost", "title": "Chair", "o": "o"}])
    assert scores(turtle, unsaid)[1] == Score(1, 0, 0)
    assert scores(turtle, said)[1] == Score(0, 1, 1)


def test_what_was_inferred_never_counts() -> None:
    turtle = (
        THINGS
        + "<https://w3id.org/undoc-kg/id/graph/inferred> { :s kg:mentions :z . :z a kg:Person . :p a kg:State . }"
    )
    assert scores(turtle, annotation([ANNA, BODY, EVENT]))[0] == Score(3, 0, 0)


# "`core: false` entities, every relation with a non-core end … count neither for nor against"
def test_what_is_not_core_is_neutral() -> None:
    gold = annotation([ANNA, BODY, {**EVENT, "core": False}], [{"s": "p", "p": "spokeAt", "o": "e"}])
    assert scores(THINGS + claim(":p kg:spokeAt :e"), gold) == (Score(2, 0, 0), Score(0, 0, 0))
    assert scores(THINGS + claim(":p kg:closed :e"), gold) == (Score(2, 0, 0), Score(0, 0, 0))
    nothing = ':p a kg:Person ; rdfs:label "Anna Okoro" . :s kg:mentions :p .'
    assert scores(nothing, gold) == (Score(1, 0, 1), Score(0, 0, 0))


# "mentions or relations with `optional: true` count neither for nor against"
def test_an_optional_relation_is_neutral() -> None:
    gold = annotation([ANNA, BODY, EVENT], [{"s": "p", "p": "spokeAt", "o": "e", "optional": True}])
    assert scores(THINGS + claim(":p kg:spokeAt :e"), gold)[1] == Score(0, 0, 0)
    assert scores(THINGS, gold)[1] == Score(0, 0, 0)


def test_an_entity_with_optional_mentions_only_is_neutral_and_its_relations_are_not() -> None:
    haiti = {"id": "s", "kind": "State", "name": "Haiti", "mentions": [{"start": 0, "optional": True}]}
    gold = annotation([ANNA, haiti], [{"s": "p", "p": "memberOf", "o": "s"}])
    turtle = ':p a kg:Person ; rdfs:label "Anna Okoro" . :s kg:mentions :p .'
    assert scores(turtle, gold) == (Score(1, 0, 0), Score(0, 0, 1))
    turtle += ':h a kg:State ; rdfs:label "Haiti" . :s kg:mentions :h .' + claim(":p kg:memberOf :h")
    assert scores(turtle, gold) == (Score(1, 0, 0), Score(1, 0, 0))


def test_a_core_entity_takes_the_thing_before_a_neutral_one_of_the_same_name() -> None:
    other = {**BODY, "id": "n", "core": False}
    turtle = ':o a kg:Organization ; rdfs:label "Harbour Commission" . :s kg:mentions :o .'
    assert scores(turtle, annotation([other, BODY]))[0] == Score(1, 0, 0)


def test_every_false_one_names_its_place_and_its_rule() -> None:
    turtle = THINGS + claim(":p kg:spokeAt :e", "kg:evidence :s ; kg:rule <https://w3id.org/undoc-kg/id/rule/byline>")
    (finding,) = [f for f in compared(turtle, annotation([ANNA, BODY, EVENT])).findings if f.sort == "relation"]
    assert (finding.verdict, finding.begin, finding.rules) == ("false", 0, ("byline",))
    assert finding.what == "Anna Okoro spokeAt Harbour Week <c>"


def test_the_place_of_a_mention_is_where_the_name_stands_in_its_sentence() -> None:
    turtle = """
    :p a kg:Person ; rdfs:label "Bo Lind" . :s2 a kg:Sentence ; kg:inDocument :d ; kg:begin 200 ;
    kg:text "Then Bo Lind spoke." ; kg:mentions :p .
    """
    (thing,) = read(turtle).things
    assert thing.places == (Span(205, 212),)
