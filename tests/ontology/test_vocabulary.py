"""The loader: what it hands on, and how it says where a file is wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import ConfigurationError, NotFoundError
from kg.model import AuthorityFact, Value
from kg.vocabulary import ID_CLASSES, authority, display, ontology, prefixes

HEAD = """@prefix kg: <https://w3id.org/undoc-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix organization: <https://w3id.org/undoc-kg/id/organization/> .
"""


def file(folder: Path, text: str, name: str = "own.ttl") -> Path:
    path = folder / name
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_names_acronyms_attributes_and_facts_are_told_apart(tmp_path: Path) -> None:
    own = file(
        tmp_path,
        """organization:XYZ a kg:Organization, kg:GovernmentBody ; rdfs:label "Office of X"@en ; skos:prefLabel "Office of X"@en ;
            skos:altLabel "X Office"@en ; kg:acronym "XYZ" ; kg:shortForm "Office"@en ; schema:sameAs <http://www.wikidata.org/entity/Q1> ;
            kg:partOf organization:united-nations .""",
    )
    known = authority(None, own)
    entry = known.entries[-1]
    assert (entry.id, entry.kind, entry.label) == ("organization/XYZ", "GovernmentBody", "Office of X")
    assert (entry.names, entry.acronyms, entry.file) == (("X Office",), ("XYZ",), "own.ttl")
    assert entry.attributes == (("shortForm", Value("Office")), ("sameAs", "http://www.wikidata.org/entity/Q1"))
    assert known.facts[-1] == AuthorityFact("organization/XYZ", "partOf", "organization/united-nations", "own.ttl")


def test_a_file_of_ones_own_can_add_a_name_to_a_shipped_body(tmp_path: Path) -> None:
    own = file(tmp_path, 'organization:CTED skos:altLabel "the Directorate in New York"@en .')
    known = authority(None, own)
    (entry,) = [e for e in known.entries if e.id == "organization/CTED"]
    assert "the Directorate in New York" in entry.names
    assert entry.file == "ontology/authority/bodies.ttl"


def test_shipped_files_are_named_by_their_place_wherever_the_program_lies() -> None:
    assert {e.file for e in authority().entries} == {
        f"ontology/authority/{name}.ttl"
        for name in ("bodies", "instruments", "resolutions", "roles", "states", "topics")
    }


def test_a_folder_stands_for_its_turtle_files_in_order_of_name(tmp_path: Path) -> None:
    for name in ("b", "a"):
        file(tmp_path, f'organization:{name} a kg:Organization ; rdfs:label "Body {name}"@en .', f"{name}.ttl")
    assert [e.id for e in authority(tmp_path).entries] == ["organization/a", "organization/b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('organization:x a kg:Organization ; rdfs:label "X"@en', r"own\.ttl:6: no Turtle"),
        (
            'organization:x a kg:Organisation ;\n  rdfs:label "X"@en .',
            r"own\.ttl:6: unknown class kg:Organisation \(nearest: kg:Organization\)",
        ),
        (
            'organization:x a kg:Organization ;\n  rdfs:label "X"@en ;\n  kg:partof organization:united-nations .',
            r"own\.ttl:8: unknown property kg:partof \(nearest: kg:partOf\)",
        ),
        (
            '\norganization:x a kg:Organization ; rdfs:label "X"@en ;\n\n  kg:partOf organization:united-nation .',
            r"own\.ttl:9: organization:united-nation is described in no authority file \(nearest: organization:united-nations\)",
        ),
        ("organization:x a kg:Organization .", r"own\.ttl:6: organization:x has no rdfs:label"),
        ('# organization:x\norganization:x rdfs:label "X"@en .', r"own\.ttl:7: organization:x has no class"),
        (
            'organization:x a kg:Organization ; rdfs:label "X"@en ; kg:partOf [ a kg:Organization ] .',
            r"own\.ttl:6: no blank nodes here",
        ),
        ('<urn:x> a kg:Organization ; rdfs:label "X"@en .', r"own\.ttl:6: <urn:x> is no thing of ours"),
        ('organization:x a kg:partOf ; rdfs:label "X"@en .', r"own\.ttl:6: unknown class kg:partOf"),
        (
            'organization:x a kg:Organization ; rdfs:label "X"@en ; kg:Post "y" .',
            r"own\.ttl:6: unknown property kg:Post",
        ),
    ],
)
def test_a_fault_is_told_with_file_line_and_nearest_name(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        authority(None, file(tmp_path, text))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"none\.ttl: no such file or folder"):
        authority(None, tmp_path / "none.ttl")


def test_two_authority_files_of_one_name_are_refused(tmp_path: Path) -> None:
    own = file(tmp_path, 'organization:x a kg:Organization ; rdfs:label "X"@en .', "bodies.ttl")
    with pytest.raises(ConfigurationError, match="a file of this name is read already"):
        authority(None, own)


OWN_TERMS = """@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix my: <https://example.org/my#> .
my:Ministry a owl:Class ; rdfs:label "ministry"@en ; rdfs:subClassOf kg:GovernmentBody .
my:reportsTo a owl:ObjectProperty ; rdfs:label "reports to"@en ; rdfs:domain kg:Organization .
my:budget a owl:DatatypeProperty ; rdfs:label "budget"@en ; kg:evidencedBy "k" .
"""


def test_a_user_has_classes_and_properties_of_their_own(tmp_path: Path) -> None:
    terms = ontology(file(tmp_path, OWN_TERMS, "terms.ttl"))
    body = 'organization:m a my:Ministry ; rdfs:label "M"@en ; my:reportsTo organization:white-house ; my:budget 3 .'
    own = file(tmp_path, f"@prefix my: <https://example.org/my#> .\n{body}", "ministries.ttl")
    known = authority(None, own, terms=terms)
    assert known.entries[-1].kind == "GovernmentBody"
    assert ("rdf:type", "https://example.org/my#Ministry") in known.entries[-1].attributes
    assert ("https://example.org/my#budget", Value("3", "integer")) in known.entries[-1].attributes
    assert known.facts[-1].predicate == "https://example.org/my#reportsTo"
    assert display(terms=terms)["https://example.org/my#Ministry"].name == "GovernmentBody"


def test_an_ontology_of_ones_own_is_checked_too(tmp_path: Path) -> None:
    own = file(
        tmp_path,
        '@prefix my: <urn:my:> . my:A a <http://www.w3.org/2002/07/owl#Class> ; rdfs:subClassOf kg:Agnet ; rdfs:label "a"@en .',
    )
    with pytest.raises(ConfigurationError, match=r"own\.ttl:6: unknown term kg:Agnet \(nearest: kg:Agent\)"):
        ontology(own)


def test_the_ontology_knows_what_stands_under_what() -> None:
    known = ontology()
    assert known.is_a("State", "Agent")
    assert known.is_a("opened", "participatedIn")
    assert not known.is_a("Place", "Agent")
    assert {"State", "ArmedGroup"} <= known.below("Organization")
    assert known.label("holdsPost") == "holds post"
    assert known["holdsPost"].broader == ("http://www.w3.org/ns/org#holds",)
    assert known["spokeAt"].evidenced_by == "c"
    assert known["Person"].evidenced_by is None
    with pytest.raises(NotFoundError, match="holdPost"):
        known["holdPost"]


def test_every_class_of_ids_has_a_prefix_under_the_base() -> None:
    found = prefixes("https://example.org/id/")
    assert {found[name] for name in ID_CLASSES} == {f"https://example.org/id/{name}/" for name in ID_CLASSES}
    assert found["kg"] == "https://w3id.org/undoc-kg/ontology#"
    assert found["schema"] == "https://schema.org/"
    assert {"rdf", "rdfs", "owl", "xsd", "skos", "prov", "sh", "org", "foaf", "dcterms"} <= set(found)


def test_loading_the_vocabulary_does_not_load_rdflib() -> None:
    code = "import sys, kg.vocabulary as v; v.authority(); v.display(); print('rdflib' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.strip() == "False"
